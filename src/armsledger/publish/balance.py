"""The balance written out: CSV, JSON, Parquet, Markdown, or tables for a terminal."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

from rich.console import Group

from armsledger.balance import Balance
from armsledger.balance.rows import (
    LEFT_OUT_COLUMNS,
    LINE_COLUMNS,
    SENSITIVITY_COLUMNS,
    TRANSFER_COLUMNS,
    left_out_rows,
    line_rows,
    sensitivity_rows,
    transfer_rows,
)
from armsledger.errors import UsageError
from armsledger.publish.balance_table import balance_markdown, balance_table
from armsledger.publish.balance_words import LIMITS
from armsledger.publish.formats import as_csv, as_json, as_parquet, print_table, send


def write_balance(answer: Balance, *, format: str, stream: IO[Any]) -> None:
    """Write a balance to a stream of text or of bytes; CSV and Parquet hold its lines, JSON all of it.

    The same answer gives the same bytes. Raises UsageError for an unknown format, and for parquet where duckdb
    isn't installed or the stream takes text only.
    """
    match format:
        case "table":
            print_table(Group(*balance_table(answer)), stream)
        case "markdown":
            send(balance_markdown(answer).encode(), stream)
        case "json":
            send("".join(_json(answer)).encode("utf-8", "backslashreplace"), stream)
        case "csv":
            send(as_csv(line_rows(answer), LINE_COLUMNS), stream)
        case "parquet":
            send(as_parquet(line_rows(answer), LINE_COLUMNS), stream)
        case _:
            raise UsageError(
                f"there is no format {format!r}; choose one of table, csv, json, markdown, parquet"
            )


def _json(answer: Balance) -> Iterator[str]:
    rests = answer.rests
    head = {
        "question": asdict(answer.question),
        "weights": answer.weights,
        "licence": answer.licence,
        "rests": {str(basis): round(share, 4) for basis, share in rests.shares.items()},
        "not_weighed": round(rests.not_weighed),
        "series": [asdict(series) for series in answer.series],
        "limits": LIMITS,
    }
    bodies = {
        "sensitivity": as_json(sensitivity_rows(answer), SENSITIVITY_COLUMNS),
        "left_out": as_json(left_out_rows(answer), LEFT_OUT_COLUMNS),
        "transfers": as_json(transfer_rows(answer), TRANSFER_COLUMNS),
        "lines": as_json(line_rows(answer), LINE_COLUMNS),
    }
    yield "{\n"
    for name, value in head.items():
        yield f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n"
    yield ",\n".join(f"{json.dumps(name)}: {body.decode().rstrip()}" for name, body in bodies.items())
    yield "\n}\n"

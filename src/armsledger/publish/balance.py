"""The balance written out: CSV, JSON, Parquet, Markdown, or tables for a terminal."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

from rich.console import Group

from armsledger.balance import Balance
from armsledger.balance.beside_rows import (
    ASIDE_COLUMNS,
    ASSUMPTION_COLUMNS,
    BOTH_SIDES_COLUMNS,
    HOLDING_COLUMNS,
    LOSS_COLUMNS,
    RACE_COLUMNS,
    SUPPLIER_COLUMNS,
    aside_rows,
    assumption_rows,
    both_sides_rows,
    holding_rows,
    loss_rows,
    race_rows,
    supplier_rows,
)
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
        "suppliers": as_json(supplier_rows(answer), SUPPLIER_COLUMNS),
        "both_sides": as_json(both_sides_rows(answer), BOTH_SIDES_COLUMNS),
        **_asked_for(answer),
    }
    yield "{\n"
    for name, value in head.items():
        yield f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n"
    yield ",\n".join(f"{json.dumps(name)}: {body.decode().rstrip()}" for name, body in bodies.items())
    yield "\n}\n"


def _asked_for(answer: Balance) -> dict[str, bytes]:
    """The tables that the answer has only where they were asked for."""
    beside = answer.beside
    race = {"race": as_json(race_rows(answer), RACE_COLUMNS)} if beside.race else {}
    if beside.stocks is None:
        return race
    return race | {
        "holdings": as_json(holding_rows(answer), HOLDING_COLUMNS),
        "assumptions": as_json(assumption_rows(answer), ASSUMPTION_COLUMNS),
        "losses_elsewhere": as_json(loss_rows(answer), LOSS_COLUMNS),
        "losses_set_aside": as_json(aside_rows(answer), ASIDE_COLUMNS),
    }

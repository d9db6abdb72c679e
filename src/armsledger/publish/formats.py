"""The register written out: CSV, JSON, Parquet, or a table for a terminal."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from rich.console import Console, RenderableType

from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.publish.register import (
    EVIDENCE_COLUMNS,
    REGISTER_COLUMNS,
    Cell,
    Row,
    evidence_rows,
    register_row,
)
from armsledger.publish.table import evidence_table, register_table

Columns = dict[str, type[str] | type[int] | type[float] | type[bool]]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
PARQUET_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
PARQUET_START = b"PAR1"
TABLE_WIDTH = 110
"""Columns of a table that goes to a file; a terminal has its own width."""


def write_register(entries: Sequence[Entry], *, format: str, stream: IO[Any], evidence: bool = False) -> None:
    """Write the register, or the evidence for its figures, to a stream of text or of bytes.

    The same entries give the same bytes. Raises UsageError for an unknown format, and for parquet where
    duckdb isn't installed or the stream takes text only.
    """
    if format == "table":
        print_table(evidence_table(entries) if evidence else register_table(entries), stream)
    elif format in WRITERS:
        columns = EVIDENCE_COLUMNS if evidence else REGISTER_COLUMNS
        rows = evidence_rows(entries) if evidence else map(register_row, entries)
        send(WRITERS[format](rows, columns), stream)
    else:
        choices = ", ".join(["table", *WRITERS])
        raise UsageError(f"there is no format {format!r}; choose one of {choices}")


def as_csv(rows: Iterable[Row], columns: Columns) -> bytes:
    """Rows as CSV (RFC 4180, UTF-8, lines ending in a line feed); missing is empty.

    Text that a spreadsheet would take for a formula starts with an apostrophe.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(columns)
    table.writerows([_csv_cell(row[column]) for column in columns] for row in rows)
    return written.getvalue().encode("utf-8", "replace")


def as_json(rows: Iterable[Row], columns: Columns) -> bytes:
    """Rows as one JSON array of objects, an object a line; missing is null."""
    lines = (json.dumps({column: row[column] for column in columns}, ensure_ascii=False) for row in rows)
    body = ",\n".join(lines)
    return (f"[\n{body}\n]\n" if body else "[]\n").encode("utf-8", "backslashreplace")


def as_parquet(rows: Iterable[Row], columns: Columns) -> bytes:
    """Rows as one Parquet file; missing is null."""
    try:
        import duckdb
    except ImportError:
        raise UsageError(
            "parquet needs duckdb: install armsledger[parquet] ('make extras' does), or choose csv"
        ) from None
    types = {column: PARQUET_TYPES[kind] for column, kind in columns.items()}
    with TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as connection:
        lines, table = Path(folder, "rows.json"), Path(folder, "rows.parquet")
        lines.write_bytes(as_json(rows, columns))
        connection.read_json(str(lines), columns=types, format="array").write_parquet(str(table))
        return table.read_bytes()


WRITERS: dict[str, Callable[[Iterable[Row], Columns], bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "parquet": as_parquet,
}


def _csv_cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value


def send(written: bytes, stream: IO[Any]) -> None:
    """Write bytes to a stream of either kind, past a text stream's own line endings."""
    if not _takes_text(stream):
        stream.write(written)
        return
    buffer = getattr(stream, "buffer", None)
    if written.startswith(PARQUET_START) and (buffer is None or stream.isatty()):
        raise UsageError("parquet is no text: send it to a file, as in '--format parquet > register.parquet'")
    stream.flush()
    if buffer is None:
        stream.write(written.decode("utf-8"))
    else:
        buffer.write(written)
        buffer.flush()


def print_table(table: RenderableType, stream: IO[Any]) -> None:
    """Print to a stream of text or of bytes, as wide as the terminal or else TABLE_WIDTH."""
    if _takes_text(stream) and stream.isatty():
        Console(file=stream, highlight=False).print(table)
        return
    written = io.StringIO()
    Console(file=written, width=TABLE_WIDTH, highlight=False).print(table)
    send(written.getvalue().encode("utf-8", "replace"), stream)


def _takes_text(stream: IO[Any]) -> bool:
    return hasattr(stream, "encoding")

"""Tables that a user gives: CSV whose columns are found by their names, each row with the line that it begins in."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from armsledger.documents.decoding import decode
from armsledger.documents.setting_aside import Unusable
from armsledger.errors import InputError

Names = Mapping[str, Sequence[str]]
"""A column of ours, and the names under which tables have it, the likeliest first."""

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_NOT_TOLD = frozenset({"na", "n/a", "nan", "null", "none", "-"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row: where it begins, counted from 1, and its cells by our columns.

    An empty cell says nothing, nor does 'NA'; broken says why the cells can't be told apart.
    """

    at: int
    cells: Mapping[str, str]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A table: its path, those of our columns that it has, and its rows."""

    path: str
    columns: frozenset[str]
    lines: tuple[Line, ...]

    def where(self, line: Line) -> str:
        """Where a row stands, for messages."""
        return f"{self.path}:{line.at}"


def read_given(path: Path, names: Names) -> Given:
    """The rows of a CSV file, parted by commas, semicolons or tabs; comments ('#…') may stand above the header.

    Raises InputError where there is no such file or it is no table.
    """
    try:
        text = decode(path.read_bytes(), declared="cp1252")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a CSV file that can be read") from None
    except Unusable as fault:
        raise InputError(f"{path}: {fault}") from fault
    lines = list(io.StringIO(text, newline=""))
    head = next(
        (i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines) - 1
    )
    delimiter = max(",;\t", key=lines[head].count)
    header = [_plain(cell) for cell in next(csv.reader([lines[head]], delimiter=delimiter), [])]
    places = _places(header, names)
    rows = csv.reader(lines[head + 1 :], delimiter=delimiter)
    return Given(str(path), frozenset(places), tuple(_lines(rows, head + 2, len(header), places)))


def _lines(rows: Iterator[list[str]], first: int, width: int, places: Mapping[str, int]) -> Iterator[Line]:
    at = first
    reader = iter(rows)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Line(at, {}, f"it can't be read as CSV ({error}); save the table as CSV again")
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _line(at, cells, width, places)
        at = first + rows.line_num  # type: ignore[attr-defined]  # csv.reader counts the lines that it read


def _line(at: int, cells: list[str], width: int, places: Mapping[str, int]) -> Line:
    if len(cells) != width:
        told = f"it has {len(cells)} values for {width} columns"
        return Line(at, {}, f"{told}; put values that hold a separator between double quotes")
    return Line(at, {name: _told(cells[place]) for name, place in places.items()})


def _told(cell: str) -> str:
    told = " ".join(cell.split())
    return "" if told.casefold() in _NOT_TOLD else told


def _places(header: Sequence[str], names: Names) -> dict[str, int]:
    """Where each of our columns stands, as far as the table has it."""
    found = {}
    for column, spellings in names.items():
        place = next((header.index(name) for name in spellings if name in header), None)
        if place is not None:
            found[column] = place
    return found


def _plain(name: str) -> str:
    """A column's name as it is looked for: 'Lost by' and 'lost_by' are one."""
    return _NO_LETTERS.sub("_", name.strip().casefold()).strip("_")

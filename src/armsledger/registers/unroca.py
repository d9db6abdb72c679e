"""The UN Register of Conventional Arms as states declared it, line by line.

A line says that so many items of a category went from one state to another in a year. It does not say which of
the two declared it; blocks.py reads that off the order of the lines.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from armsledger.documents import SetAside
from armsledger.documents.decoding import decode
from armsledger.documents.setting_aside import Unusable
from armsledger.errors import InputError
from armsledger.registers.blocks import Parties, edges, reporters, unclear
from armsledger.registers.cells import category_of, number_of, state_of
from armsledger.registers.rows import Fault, RowFault
from armsledger.terms import Category
from armsledger.values import Bounds

PACKAGED: Traversable = files("armsledger.registers") / "data" / "unroca_2010_2016.csv"
"""The official figures that come with the package; its header says where they are from."""

NEEDED = ("year", "exporter", "importer", "category", "num_items")
COLUMNS = (*NEEDED, "state_of_origin", "intermediate_locations", "comments")
STATED, INFERRED = "reporter", "reporter_inferred"
"""The columns that a file may have: the declaring state as its source states it, or as somebody inferred it."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN_OBJECTS = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One line of the Register as a state declared it.

    exporter, importer, reporter and state_of_origin are codes of the catalogue (state_of_origin as declared where
    it knows none). reporter is who declared the line, None where that can't be told; reporter_inferred says that
    the file does not state it. number is None where withheld says why: 'classified', 'not declared', 'zero' or
    'see comments'. unroca_category is as declared. row is the line's text exactly as in the file, columns what it
    holds, line where it begins, counted from 1.
    """

    year: int
    exporter: str
    exporter_name: str
    importer: str
    importer_name: str
    reporter: str | None
    reporter_inferred: bool
    category: Category
    unroca_category: str
    number: Bounds | None
    withheld: str
    state_of_origin: str | None
    intermediate: str
    comments: str
    row: str
    columns: tuple[tuple[str, str], ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Line:
    at: int
    row: str
    cells: Mapping[str, str]


def read_unroca(path: Path) -> tuple[tuple[Declaration, ...], tuple[SetAside, ...]]:
    """The lines of a file, JSON or CSV, in its order, and those that can't be used, each with the reason.

    The lines must stand in the Register's order, state by state, unless a column `reporter` states who declared
    them. Raises InputError where the file as a whole is no such table or can't be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a file that can be read") from error
    return _read(data, str(path))


@cache
def packaged_unroca() -> tuple[Declaration, ...]:
    """The official figures of 2010 to 2016 that come with the package."""
    return _read(PACKAGED.read_bytes(), PACKAGED.name)[0]


def declaration_of(columns: Mapping[str, str]) -> Declaration:
    """The declaration that one line's columns hold, empty ones left out; RowFault where they can't be read.

    Who declared it is only known where a column names them.
    """
    return _declaration(_Line(0, "", {**dict.fromkeys(NEEDED, ""), **columns}))


def resting_on_rules(declarations: Sequence[Declaration]) -> list[bool]:
    """Which lines may as well be the other state's: only the rules of the blocks tell who declared them."""
    return [
        line.reporter_inferred and mark
        for line, mark in zip(declarations, unclear(*_blocks(declarations)), strict=True)
    ]


def at_edges(declarations: Sequence[Declaration]) -> list[bool]:
    """Which lines are the first or last of a block from which it was inferred who declared them."""
    return [
        line.reporter_inferred and mark
        for line, mark in zip(declarations, edges(_blocks(declarations)[1]), strict=True)
    ]


def _read(data: bytes, name: str) -> tuple[tuple[Declaration, ...], tuple[SetAside, ...]]:
    try:
        text = decode(data, declared="cp1252")  # of which latin-1 is a part, as far as text goes
    except Unusable as fault:
        raise InputError(f"{name}: {fault}") from fault
    read: list[Declaration] = []
    aside: list[SetAside] = []
    for line in _json_lines(text, name) if text.lstrip()[:1] in ("[", "{") else _csv_lines(text, name):
        if isinstance(line, SetAside):
            aside.append(line)
            continue
        try:
            read.append(_declaration(line))
        except RowFault as fault:
            aside.append(fault.of(f"{name}:{line.at}"))
    return _reported(read), tuple(aside)


def _json_lines(text: str, name: str) -> Iterator[_Line | SetAside]:
    """The objects of an array, or one after the other, each with its own text."""
    decoder = json.JSONDecoder()
    at = len(text) - len(text.lstrip())
    at += text[at] == "["
    number, counted = 1, 0
    while (at := _after_comma(text, at)) < len(text) and text[at] != "]":
        number, counted = number + text.count("\n", counted, at), at
        try:
            row, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            told = f"the rest of the file is no JSON ({error.msg}); write it again, whole"
            yield SetAside(f"{name}:{number}", Fault.NOT_A_ROW, told)
            return
        if isinstance(row, dict):
            cells = {_column(key): "" if value is None else str(value) for key, value in row.items()}
            yield _Line(number, text[at:end], cells)
        else:
            told = "it is no object of columns; give one for each declared line"
            yield SetAside(f"{name}:{number}", Fault.NOT_A_ROW, told)
        at = end


def _after_comma(text: str, at: int) -> int:
    found = _BETWEEN_OBJECTS.match(text, at)
    return found.end() if found else at


def _csv_lines(text: str, name: str) -> Iterator[_Line | SetAside]:
    """The rows below the header, each with its own text; comments may stand above the header."""
    lines = list(io.StringIO(text, newline=""))
    head = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    delimiter = max(",;\t", key=lines[head].count)
    header = [_column(cell) for cell in next(csv.reader([lines[head]], delimiter=delimiter), [])]
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise InputError(
            f"{name}: its first row has no {' and no '.join(missing)}; "
            f"give the UN Register's lines with the columns {', '.join(COLUMNS)}"
        )
    reader = csv.reader(lines[head + 1 :], delimiter=delimiter)
    start = head + 1
    for cells in reader:
        end = head + 1 + reader.line_num
        row = "".join(lines[start:end]).rstrip("\r\n")
        if len(cells) == len(header):
            yield _Line(start + 1, row, dict(zip(header, cells, strict=True)))
        elif cells:
            told = f"it has {len(cells)} values for {len(header)} columns; quote values that hold a {delimiter!r}"
            yield SetAside(f"{name}:{start + 1}", Fault.NOT_A_ROW, told)
        start = end


def _declaration(line: _Line) -> Declaration:
    """The line's values, not yet with the reporter that only its neighbours tell."""
    cells = {column: line.cells.get(column, "").strip() for column in (*COLUMNS, STATED, INFERRED)}
    absent = [column for column in NEEDED if column not in line.cells]
    if absent:
        raise RowFault(Fault.NOT_A_ROW, f"it has no {' and no '.join(absent)}; give every column, if empty")
    if not _YEAR.fullmatch(cells["year"]):
        raise RowFault(
            Fault.BAD_YEAR, f"{cells['year']!r} is no year; write the calendar year of the transfer"
        )
    exporter, importer = _state(cells["exporter"]), _state(cells["importer"])
    if exporter == importer:
        told = f"{cells['exporter']} stands as exporter and importer; a transfer needs two states"
        raise RowFault(Fault.NO_CLAIM, told)
    category = category_of(cells["category"])
    number, withheld = number_of(cells["num_items"], cells["comments"])
    stated = _state(cells[STATED]) if cells[STATED] else None
    if stated not in (exporter, importer, None):
        told = f"{cells[STATED]} declared it and is neither its exporter nor its importer"
        raise RowFault(Fault.UNKNOWN_PARTY, f"{told}; write one of the two, or leave the reporter out")
    return Declaration(
        year=int(cells["year"]),
        exporter=exporter,
        exporter_name=cells["exporter"],
        importer=importer,
        importer_name=cells["importer"],
        reporter=stated or state_of(cells[INFERRED]),
        reporter_inferred=stated is None,
        category=category,
        unroca_category=cells["category"],
        number=number,
        withheld=withheld,
        state_of_origin=state_of(cells["state_of_origin"]) or cells["state_of_origin"] or None,
        intermediate=cells["intermediate_locations"],
        comments=cells["comments"],
        row=line.row,
        columns=tuple(line.cells.items()),
        line=line.at,
    )


def _state(name: str) -> str:
    code = state_of(name)
    if code is None:
        raise RowFault(
            Fault.UNKNOWN_PARTY,
            f"the catalogue knows no party {name!r}; write its usual English name, "
            "or add this one to the aliases of catalogue/data/parties.csv",
        )
    return code


def _reported(lines: Sequence[Declaration]) -> tuple[Declaration, ...]:
    """The lines with who declared them: as stated, else by the blocks."""
    inferred = reporters(*_blocks(lines))
    return tuple(
        replace(line, reporter=who) if line.reporter_inferred else line
        for line, who in zip(lines, inferred, strict=True)
    )


def _blocks(lines: Sequence[Declaration]) -> tuple[list[Parties], list[str | None]]:
    """What the blocks are read from, and who declared each line as far as it is told."""
    parties = [Parties(line.year, line.exporter, line.importer) for line in lines]
    return parties, [line.reporter for line in lines]


def _column(name: str) -> str:
    """A column's name as this module writes it: 'Num Items' is num_items."""
    return "_".join(name.strip().casefold().split())

"""Tables (.csv): one article a row, in columns named as the article's fields or as the options say."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from armsledger.documents.decoding import check_storable
from armsledger.documents.formats.lines import bounded_lines
from armsledger.documents.found import Found
from armsledger.documents.options import FIELDS, ReadOptions
from armsledger.documents.paragraphs import paragraphs
from armsledger.documents.setting_aside import Kind, SetAside, Unusable

_DELIMITERS = ",;\t|"
_TOLD_DELIMITER = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""What spreadsheets put above a table to tell what parts its columns."""


def read_table(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Found | SetAside]:
    """Every row's article, or why it is none; the first row names the columns."""
    lines = _Lines(stream, options.max_bytes)
    try:
        first = next((line for line in lines if line.strip()), None)
        if first is None:
            raise Unusable(Kind.EMPTY, "the table is empty; its first row must name the columns")
        told = _TOLD_DELIMITER.fullmatch(first)
        head = [] if told else [first]
        # An error of the lines or of the reader leaves both at the next line: no row behind it is lost.
        rows = csv.reader(chain(head, lines), delimiter=told[1] if told else _delimiter(first), strict=True)
        header = _next_row(rows, options.max_bytes) or []
        columns = _columns(header, options)
    except Unusable as unusable:
        yield unusable.of(name)
        return
    while True:
        source = f"{name}:{lines.number + 1}"
        try:
            row = _next_row(rows, options.max_bytes)
            if row is None:
                return
            if row:
                yield _article(row, header, columns, source)
        except Unusable as unusable:
            yield unusable.of(source)


class _Lines:
    """The lines of a table as text; bytes that are not UTF-8 stay half surrogates until the row is read."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self.number = 0
        self._limit = limit
        self._lines = bounded_lines(stream, limit)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise Unusable(
                Kind.TOO_LARGE,
                f"the line is longer than {self._limit:,} bytes; raise the size limit or split the article",
            )
        if self.number == 1:
            if b"\0" in line:
                raise Unusable(Kind.ENCODING, "the table is not UTF-8 text; save it again as 'CSV UTF-8'")
            line = line.removeprefix(codecs.BOM_UTF8)
        return line.decode("utf-8", "surrogateescape")


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=lambda sign: (first.count(sign), -_DELIMITERS.index(sign)))


def _next_row(rows: Iterator[list[str]], limit: int) -> list[str] | None:
    """The next row, an empty list for a blank line, None at the end; raises Unusable for a broken one."""
    before = csv.field_size_limit(limit)  # one limit for the whole process: put back at once
    try:
        return next(rows, None)
    except csv.Error as error:
        raise Unusable(
            Kind.NOT_AN_ARTICLE,
            f"the row is not valid CSV ({error}); look for a quotation mark not closed or not doubled",
        ) from None
    finally:
        csv.field_size_limit(before)


def _columns(header: Sequence[str], options: ReadOptions) -> dict[str, int]:
    """Where each field of an article stands in a row."""
    places = {name.strip().casefold(): at for at, name in reversed(list(enumerate(header)))}
    columns = {}
    for field in FIELDS:
        wanted = options.columns.get(field, field)
        at = places.get(wanted.strip().casefold())
        if at is not None:
            columns[field] = at
        elif field == "text" or field in options.columns:
            there = ", ".join(name for name in header if name.strip()) or "none"
            raise Unusable(
                Kind.NO_COLUMN,
                f"there is no column {wanted!r} for the field {field!r} (columns: {there}); "
                f"name the right one with --column {field}=NAME",
            )
    return columns


def _article(row: Sequence[str], header: Sequence[str], columns: dict[str, int], source: str) -> Found:
    if len(row) != len(header):
        raise Unusable(
            Kind.NOT_AN_ARTICLE,
            f"the row has {len(row)} values for {len(header)} columns; put quotation marks around values",
        )
    for value in row:
        check_storable(value)
    fields = {field: row[at] or None for field, at in columns.items()}
    text = fields.pop("text")
    if text is None or not text.strip():
        raise Unusable(Kind.NO_TEXT, "the article has no text; fill its column, or leave the row out")
    return Found(source=source, text=text, units=paragraphs(text), **fields)

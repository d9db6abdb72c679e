"""JSON Lines: one article a line, with the fields that the annotation guide gives it."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from armsledger.documents.decoding import check_storable
from armsledger.documents.formats.lines import bounded_lines
from armsledger.documents.found import Found
from armsledger.documents.options import FIELDS, ReadOptions
from armsledger.documents.paragraphs import paragraphs
from armsledger.documents.setting_aside import Kind, SetAside, Unusable

_NUMBER_FIELDS = ("id", "published")


def read_json_lines(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Found | SetAside]:
    """Every line's article, or why it is none; blank lines are passed over."""
    for number, line in enumerate(bounded_lines(stream, options.max_bytes), 1):
        source = f"{name}:{number}"
        if line is None:
            yield SetAside(
                source,
                Kind.TOO_LARGE,
                f"the line is longer than {options.max_bytes:,} bytes; raise the limit or split the text",
            )
            continue
        if number == 1 and b"\0" in line:
            yield SetAside(name, Kind.ENCODING, "the file is not UTF-8 text; save it again as UTF-8")
            return
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            continue
        try:
            yield _article(line, source)
        except Unusable as unusable:
            yield unusable.of(source)


def _article(line: bytes, source: str) -> Found:
    row = _object(line)
    fields = {field: _field(row, field) for field in FIELDS}
    text = fields.pop("text")
    if text is None or not text.strip():
        raise Unusable(
            Kind.NO_TEXT, "the article has no text; give it in the field 'text', or leave the line out"
        )
    for value in (text, *fields.values()):
        check_storable(value or "")
    return Found(source=source, text=text, units=paragraphs(text), **fields)


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unusable(
            Kind.ENCODING, f"byte {error.start} of the line is not valid UTF-8; write the file again as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        raise Unusable(
            Kind.NOT_AN_ARTICLE,
            f"the line is not JSON ({error.msg}, column {error.colno}); write one article a line",
        ) from None
    except (ValueError, RecursionError):
        raise Unusable(
            Kind.NOT_AN_ARTICLE, "the line is JSON that can't be read; write one article a line"
        ) from None
    if not isinstance(row, dict):
        raise Unusable(
            Kind.NOT_AN_ARTICLE,
            'the line is JSON but no object; write one article a line, {"id": …, "text": …}',
        )
    return row


def _field(row: dict[str, Any], field: str) -> str | None:
    value = row.get(field)
    if value is None or isinstance(value, str):
        return value
    if field in _NUMBER_FIELDS and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Unusable(
        Kind.NOT_AN_ARTICLE,
        f"the field {field!r} is no text but {type(value).__name__}; write it as a string or null",
    )

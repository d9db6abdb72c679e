"""Plain text: the text as it stands, headed or not by a block of 'Key: value' lines."""

import re

from armsledger.documents.decoding import decode
from armsledger.documents.document import Label
from armsledger.documents.found import Found, Unit
from armsledger.documents.paragraphs import paragraphs, unit
from armsledger.values import Span

_KEYS = {"title": "title", "outlet": "outlet", "published": "published", "url": "url", "language": "language"}
_HEADER_LINE = re.compile(
    r"[ \t]*(?P<key>\w[\w -]{0,30}?)[ \t]*:[ \t]*(?P<value>[^\r\n]*?)[ \t]*(?:\r\n|\n|\r|\Z)"
)
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")


def read_plain(data: bytes, name: str) -> Found:
    """The text of a .txt file; raises Unusable."""
    return headed(decode(data), name)


def headed(text: str, name: str) -> Found:
    """A plain text with the publication that its header block gives; the block itself is furniture.

    The block begins with the text, gives at least one of Title, Outlet, Published, URL and Language, may give
    other keys, and ends with a blank line.
    """
    end, values = _header(text)
    if not end:
        return Found(source=name, text=text, units=paragraphs(text))
    head = unit(text, len(text[:end]) - len(text[:end].lstrip()), len(text[:end].rstrip()))
    body = (_moved(u, end) for u in paragraphs(text[end:]))
    units = (Unit(head.span, head.text, Label.FURNITURE, "header_block"), *body)
    return Found(source=name, text=text, units=units, **values)


def _header(text: str) -> tuple[int, dict[str, str]]:
    """Where the header block ends (0 where there is none) and what it says."""
    at = 0
    values: dict[str, str] = {}
    while at < len(text):
        if at and _BLANK_LINE.match(text, at):
            break
        line = _HEADER_LINE.match(text, at)
        if line is None:
            return 0, {}
        field = _KEYS.get(line["key"].casefold())
        if field and line["value"]:
            values.setdefault(field, line["value"])
        at = line.end()
    return (at, values) if values else (0, {})


def _moved(unit: Unit, by: int) -> Unit:
    return Unit(Span(unit.span.start + by, unit.span.end + by), unit.text)

"""What a format's reader hands on: the text, cut into units, and what the file says of its publication."""

from collections.abc import Iterable
from dataclasses import dataclass

from armsledger.documents.document import Label
from armsledger.values import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or line of a text: the smallest stretch that gets one label.

    label and reason are what the structure of the file says of it (an HTML page knows its navigation), None
    where it says nothing.
    """

    span: Span
    text: str
    label: Label | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One text with all that its file says about it, as written there."""

    source: str
    text: str
    units: tuple[Unit, ...]
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or row of a file that is not plain text, with what its structure says of it."""

    text: str
    label: Label | None = None
    reason: str = ""


def put_together(blocks: Iterable[Block]) -> tuple[str, tuple[Unit, ...]]:
    """The stored text of a file's blocks, one a line, and their units; blank blocks are left out."""
    texts: list[str] = []
    units: list[Unit] = []
    at = 0
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        units.append(Unit(Span(at, at + len(text)), text, block.label, block.reason))
        texts.append(text)
        at += len(text) + 1
    return "\n".join(texts), tuple(units)

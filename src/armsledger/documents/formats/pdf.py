"""PDF files: the lines of each page put together into paragraphs, running heads and feet as furniture."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from armsledger.documents.document import Label
from armsledger.documents.found import Block, Found, put_together
from armsledger.documents.paragraphs import ends_sentence
from armsledger.documents.setting_aside import Kind, Unusable

_LINE_ENDS = "\r\n"
_HYPHENS = "\x02\ufffe"
"""What the library puts, in place of both, for a hyphen and the end of its line."""

EDGE_LINES = 2
"""So many lines at the top and the bottom of a page may be its running head and foot."""

FULL_LINE = 0.8
"""A line that reaches less far across its column ends a paragraph."""

MAX_PITCH = 1.6
"""Lines further apart, in heights of a line, belong to different paragraphs."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    bottom: float
    height: float


def read_pdf(data: bytes, name: str) -> Found:
    """The text of a PDF file; its own title counts only where the first page says it. Raises Unusable."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unusable(Kind.ENCRYPTED, "it wants a password; save a copy without one") from None
        raise Unusable(Kind.BROKEN, f"it is no whole PDF file ({error}); save or print it again") from None
    try:
        pages = [_lines(document, number) for number in range(len(document))]
        title = " ".join(str(document.get_metadata_dict().get("Title") or "").split())
    finally:
        document.close()
    text, units = put_together(_blocks(pages))
    if not units:
        raise Unusable(
            Kind.NO_TEXT, "its pages are pictures without text; run it through text recognition (OCR) first"
        )
    first_page = " ".join(line.text for line in pages[0])
    return Found(source=name, text=text, units=units, title=title if title and title in first_page else None)


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[_Line]:
    """The lines of a page, each with its place on it in points."""
    page = document[number]
    text = page.get_textpage()
    try:
        lines, visible = [], []
        for i in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, i))
            if char not in _LINE_ENDS:
                visible.append((i, char))
            if visible and (char in _LINE_ENDS or char in _HYPHENS):
                lines.append(visible)
                visible = []
        if visible:
            lines.append(visible)
        return [line for chars in lines if (line := _line(text, chars))]
    finally:
        text.close()
        page.close()


def _line(page: pypdfium2.PdfTextPage, chars: Sequence[tuple[int, str]]) -> _Line | None:
    seen = [i for i, char in chars if not char.isspace() and char not in _HYPHENS]
    if not seen:
        return None
    left, bottom, _, top = page.get_charbox(seen[0], loose=True)
    right = page.get_charbox(seen[-1], loose=True)[2]
    words = "".join(char for _, char in chars if char != "\0")
    return _Line(words.strip(), left, right, bottom, top - bottom)


def _blocks(pages: Sequence[Sequence[_Line]]) -> Iterator[Block]:
    """Paragraphs in order; one that runs over the end of a page stands below that page's foot."""
    running = _running_lines(pages)
    pending = ""
    for page in pages:
        edges = set(_edges(page))
        body = [line for i, line in enumerate(page) if not (i in edges and _shape(line.text) in running)]
        yield from (
            Block(line.text, Label.FURNITURE, "page_furniture")
            for i, line in enumerate(page)
            if i in edges and _shape(line.text) in running
        )
        paragraphs = list(_paragraphs(body))
        if paragraphs and pending:
            if not ends_sentence(pending) and paragraphs[0][:1].islower():
                paragraphs[0] = _run_on(pending, paragraphs[0])
            else:
                yield Block(_clean(pending))
            pending = ""
        if paragraphs:
            yield from (Block(_clean(paragraph)) for paragraph in paragraphs[:-1])
            pending = paragraphs[-1]
    yield Block(_clean(pending))


def _edges(page: Sequence[_Line]) -> Iterator[int]:
    for i in range(len(page)):
        if i < EDGE_LINES or i >= len(page) - EDGE_LINES:
            yield i


def _running_lines(pages: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """The shapes of lines that stand at the edges of at least two pages and of half of all."""
    on_pages = Counter(shape for page in pages for shape in {_shape(page[i].text) for i in _edges(page)})
    return frozenset(shape for shape, count in on_pages.items() if count >= max(2, len(pages) / 2))


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    text = ""
    for i, line in enumerate(lines):
        if i and _continues(lines[i - 1], line, lines):
            text = _run_on(text, line.text)
        else:
            if text:
                yield text
            text = line.text
    if text:
        yield text


def _continues(before: _Line, line: _Line, column: Sequence[_Line]) -> bool:
    """Whether a line goes on with the paragraph of the one before it, by their places on the page."""
    height = max(before.height, 1.0)
    close = 0 < before.bottom - line.bottom <= MAX_PITCH * height
    alike = 0.85 <= line.height / height <= 1.18
    beside = line.left <= before.left + height
    edge = max(other.right for other in column if abs(other.left - line.left) <= 3 * height)
    broken = before.text[-1] in _HYPHENS + "-"
    full = broken or before.right - before.left >= FULL_LINE * (edge - line.left)
    return close and alike and beside and full


def _run_on(text: str, line: str) -> str:
    """Two lines as one; a hyphen between small letters was put there to break the word."""
    if text[-1] in _HYPHENS or (text[-1] == "-" and text[-2:-1].isalpha()):
        return text[:-1] + ("" if text[-2:-1].islower() and line[:1].islower() else "-") + line
    return f"{text} {line}"


def _clean(text: str) -> str:
    """A hyphen that ended a line which nothing follows is a hyphen."""
    return re.sub(f"[{_HYPHENS}]", "-", text)

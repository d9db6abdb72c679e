"""Word files (.docx): paragraphs and table rows in order, one a line, page heads and feet as furniture."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from armsledger.documents.document import Label
from armsledger.documents.formats.archive import check_sizes
from armsledger.documents.found import Block, Found, put_together
from armsledger.documents.paragraphs import paragraphs
from armsledger.documents.setting_aside import Kind, Unusable

_ENCRYPTED_MARK = b"\xd0\xcf\x11\xe0"
"""How old Word files begin, and new ones under a password."""


_NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")
_STRUCK_OUT = ".//w:del | .//w:moveFrom | .//w:sdtPr | .//w:sdtEndPr | .//w:smartTagPr | .//w:customXmlPr"
_WRAPPINGS = (
    ".//w:ins | .//w:moveTo | .//w:smartTag | .//w:customXml | .//w:fldSimple | .//w:sdtContent | .//w:sdt"
)
"""Revisions, smart tags, fields and content controls: Word shows what is in them like any other words."""


def read_word(data: bytes, name: str, limit: int) -> Found:
    """The text of a Word file; its title is a paragraph in the style 'Title'. Raises Unusable."""
    document = _open(data, limit)
    _as_shown(document)
    told = [*_blocks(document), *_notes(document)]
    blocks = [*_page_lines(document, "header"), *told, *_page_lines(document, "footer")]
    text, units = put_together(blocks)
    if all(unit.label is Label.FURNITURE for unit in units):
        raise Unusable(
            Kind.NO_TEXT, "the Word file holds no text; if it holds pictures of text, give a text version"
        )
    title = next((unit.text for unit in units if unit.reason == "headline"), None)
    return Found(source=name, text=text, units=units, title=title)


def _open(data: bytes, limit: int) -> WordDocument:
    if data.startswith(_ENCRYPTED_MARK):
        raise Unusable(
            Kind.ENCRYPTED,
            "it is an old Word file or one under a password; save it as .docx without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            check_sizes(parts.infolist(), len(data), limit)
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Unusable(
            Kind.BROKEN,
            f"it is no whole Word file ({type(error).__name__}); open it in Word and save it again",
        ) from None


def _as_shown(document: WordDocument) -> None:
    """Take away what hides words from the library: wrappings of words, and what was struck out in a revision."""
    body = document.element.body
    for struck in body.xpath(_STRUCK_OUT):
        struck.getparent().remove(struck)
    for wrapping in body.xpath(_WRAPPINGS):
        above = wrapping.getparent()
        for piece in list(wrapping):
            wrapping.addprevious(piece)
        above.remove(wrapping)


def _blocks(holder: WordDocument | _Cell) -> Iterator[Block]:
    for piece in holder.iter_inner_content():
        if isinstance(piece, Table):
            for row in piece.rows:
                yield from _row(row)
        else:
            yield from _paragraph(piece, whole=isinstance(holder, _Cell))


def _paragraph(paragraph: Paragraph, *, whole: bool) -> Iterator[Block]:
    """A paragraph; unless it is wanted whole, in parts where its line breaks part what it says."""
    style = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    if style == "title":
        yield Block(paragraph.text, Label.BODY, "headline")
    elif style == "caption":
        yield Block(paragraph.text, Label.BODY, "caption")
    elif whole:
        yield Block(paragraph.text)
    else:
        yield from (Block(unit.text) for unit in paragraphs(paragraph.text))


def _row(row: _Row) -> Iterator[Block]:
    """A row of short cells as one line, its cells parted by tabs; larger cells as lines of their own."""
    cells = list({cell._tc: cell for cell in row.cells}.values())
    inside = [[block for block in _blocks(cell) if block.text.strip()] for cell in cells]
    if len(cells) > 1 and all(len(blocks) <= 1 for blocks in inside):
        yield Block("\t".join(block.text.strip() for blocks in inside for block in blocks))
    else:
        for blocks in inside:
            yield from blocks


def _notes(document: WordDocument) -> Iterator[Block]:
    """The foot- and endnotes, each paragraph a block; the library itself does not read them."""
    for part in document.part.package.iter_parts():
        if part.partname in _NOTES:
            for paragraph in parse_xml(part.blob).iter(qn("w:p")):
                yield Block("".join(words.text or "" for words in paragraph.iter(qn("w:t"))))


def _page_lines(document: WordDocument, part: str) -> Iterator[Block]:
    """The lines of the first section's head or foot, which Word repeats on every page."""
    if document.sections:
        for paragraph in getattr(document.sections[0], part).paragraphs:
            yield Block(paragraph.text, Label.FURNITURE, "page_furniture")

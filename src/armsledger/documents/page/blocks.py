"""A page's visible text as blocks, each with where in the page's structure it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from armsledger.documents.page.structure import ROOT, Landmarks, Place
from armsledger.documents.paragraphs import paragraphs
from armsledger.documents.phrases import words

_SKIPPED = words("""
    script style noscript template head svg math iframe object embed canvas audio video select datalist
    textarea input map applet frameset
""")
_INLINE = words("""
    a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span strike
    strong sub sup tt u var wbr time data nobr amp-img picture source
""")
_CELLS = ("td", "th")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(" {2,}")
_AROUND_TAB = re.compile(" *\t[ \t]*")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(slots=True)
class PageBlock:
    """One block of visible text: its place in the page, its element, and how much of it is links (0 to 1)."""

    text: str
    place: Place
    element: HtmlElement
    links: float


@dataclass(slots=True)
class _Line:
    """The line that is being gathered."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    place: Place = ROOT
    element: HtmlElement | None = None

    def add(self, text: str | None, place: Place, element: HtmlElement) -> None:
        if not text:
            return
        if self.element is None and text.strip(" \t\n\r\f"):
            self.place, self.element = place, element
        self.parts.append(text if place.preformatted else _SPACE.sub(" ", text))
        if place.link:
            self.linked += len("".join(text.split()))

    def part_cells(self) -> None:
        """A tab, which parts the cells of a row."""
        if self.element is not None:
            self.parts.append("\t")

    def take(self) -> Iterator[PageBlock]:
        """The line so far as a block, as several where the page keeps its line breaks; a fresh one begins."""
        text = "".join(self.parts)
        if not self.place.preformatted:
            text = _AROUND_TAB.sub("\t", _SPACES.sub(" ", text))
        if self.element is not None:
            share = min(1.0, self.linked / max(1, len("".join(text.split()))))
            for unit in paragraphs(text):
                yield PageBlock(unit.text.strip(" \t\r\f"), self.place, self.element, share)
        self.parts, self.linked, self.place, self.element = [], 0, ROOT, None


def page_blocks(root: HtmlElement) -> Iterator[PageBlock]:
    """The visible blocks of a page in order."""
    line = _Line()
    places = [ROOT]
    landmarks = Landmarks.of(root)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            hidden = _is_hidden(element)
            if hidden:
                walk.skip_subtree()
            if element.tag not in _INLINE and not _is_plain_cell(element):
                yield from line.take()
            places.append(places[-1].within(element, landmarks))
            if not hidden:
                line.add(element.text, places[-1], element)
        else:
            if event == "end":
                places.pop()
                if _is_plain_cell(element):
                    line.part_cells()
                elif element.tag not in _INLINE:
                    yield from line.take()
            if element is not root:
                line.add(element.tail, places[-1], element.getparent())
    yield from line.take()


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.tag in _SKIPPED
        or "hidden" in element.attrib
        or _HIDDEN_STYLE.search(element.get("style") or "") is not None
    )


def _is_plain_cell(element: HtmlElement) -> bool:
    """Whether a table's cell holds a value rather than a part of the page's layout."""
    return element.tag in _CELLS and all(
        child.tag in _INLINE for child in element.iterdescendants(etree.Element)
    )

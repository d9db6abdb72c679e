"""Which blocks of a page are its article: trafilatura's word, the page's structure, and the order of both.

trafilatura's text is only a witness: its lines are looked for among our blocks, the text stays ours.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from armsledger.documents.document import Label
from armsledger.documents.page.blocks import PageBlock
from armsledger.documents.page.structure import holds_paragraphs
from armsledger.documents.paragraphs import PROSE_LETTERS, ends_sentence, is_prose
from armsledger.documents.phrases import words
from armsledger.documents.regions import LINKS, OUTSIDE_ARTICLE

_Judgement = tuple[Label, str]

LINK_SHARE = 0.8
"""A block that is links to this share leads elsewhere."""

LONG_KEY = 25
"""So many letters and digits are enough to know a block inside a longer line."""

NEAR = 12
"""A caption or lead stands no more blocks than this above the first paragraph that was recognised."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_HOLDING = words("div section article main body aside header footer nav form center")

MIN_MAIN = 100
"""With less text than this the extraction has failed, and the page's own paragraphs are asked."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of an extraction by their letters and digits alone."""

    whole: frozenset[str]
    joined: str

    def hold(self, block: PageBlock) -> bool:
        key = _key(block.text)
        return key in self.whole or (len(key) >= LONG_KEY and key in self.joined)


def judge(
    root: HtmlElement, blocks: Sequence[PageBlock], title: str | None, outlet: str | None
) -> list[_Judgement]:
    """The label of each block with the reason, given the page's title and the name of its outlet."""
    main, comments = _extracted(root)
    is_main = [_is_main(block, main) for block in blocks]
    if sum(len(b.text) for b, yes in zip(blocks, is_main, strict=True) if yes) < MIN_MAIN:
        is_main = _own_paragraphs(blocks)
    zone = _Zone.of(blocks, is_main, title, outlet)
    return [_judgement(i, block, comments, zone) for i, block in enumerate(blocks)]


@dataclass(frozen=True, slots=True)
class _Zone:
    """The stretch of a page in which its article stands: from the headline to the last recognised block."""

    main: frozenset[int]
    outlet: str
    headline: int | None
    first: int
    last: int
    holders: frozenset[HtmlElement]

    @classmethod
    def of(
        cls, blocks: Sequence[PageBlock], is_main: Sequence[bool], title: str | None, outlet: str | None
    ) -> "_Zone":
        found = [i for i, yes in enumerate(is_main) if yes]
        headline = _headline(blocks, found, title)
        # What stands above the headline is the page's, unless it is a paragraph.
        main = frozenset(i for i in found if headline is None or i >= headline or is_prose(blocks[i].text))
        first, last = min(main, default=len(blocks)), max(main, default=-1)
        if headline is not None:
            first = min(headline, first)
        holders = frozenset(_holder(blocks[i]) for i in main if is_prose(blocks[i].text))
        return cls(main, _key(outlet or ""), headline, first, last, holders)

    def names_outlet(self, block: PageBlock) -> bool:
        """Whether a block is the outlet's name, alone or with the year of its rights."""
        key = _key(block.text)
        if not self.outlet or not key.startswith(self.outlet):
            return False
        return key == self.outlet or _YEAR.match(key, len(self.outlet)) is not None

    def holds(self, at: int, block: PageBlock) -> bool:
        """Whether a block stands between the article's ends, or beside one of its paragraphs."""
        return self.first <= at <= self.last or _holder(block) in self.holders

    def near(self, at: int) -> bool:
        """Whether a block stands so close that it may be the article's caption."""
        return self.first - NEAR <= at <= self.last + 3


def _judgement(at: int, block: PageBlock, comments: _Lines, zone: _Zone) -> _Judgement:
    place = block.place
    if place.comment:
        return Label.COMMENT, "comments"
    if at == zone.headline:
        return Label.BODY, "headline"
    if comments.hold(block) and at not in zone.main:
        return Label.COMMENT, "comments"
    if place.furniture and (place.sure or at not in zone.main):
        return Label.FURNITURE, place.furniture
    if zone.names_outlet(block):
        return Label.FURNITURE, "outlet"
    if place.caption and zone.near(at):
        return Label.BODY, "caption"
    if block.links >= LINK_SHARE and not (at in zone.main and ends_sentence(block.text)):
        return Label.FURNITURE, LINKS
    if at in zone.main:
        return Label.BODY, "text"
    if zone.holds(at, block):
        return Label.BODY, "text"
    return Label.FURNITURE, OUTSIDE_ARTICLE


def _extracted(root: HtmlElement) -> tuple[_Lines, _Lines]:
    """The lines of the article and of its comments, as trafilatura finds them."""
    tree = deepcopy(root)
    for form in list(tree.iter("form")):
        # Some publishing systems put the whole page into one form, which trafilatura would drop.
        if holds_paragraphs(form):
            form.tag = "div"
    found = bare_extraction(tree, fast=True, include_comments=True, deduplicate=False)
    if not isinstance(found, Extraction):
        return _lines(None), _lines(None)
    return _lines(found.text), _lines(found.comments)


def _lines(text: str | None) -> _Lines:
    keys = [key for line in (text or "").splitlines() if (key := _key(line))]
    return _Lines(frozenset(keys), "\n".join(keys))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _is_main(block: PageBlock, main: _Lines) -> bool:
    return not (block.place.sure or block.place.comment) and main.hold(block)


def _may_be_article(block: PageBlock) -> bool:
    return not (block.place.furniture or block.place.comment) and block.links < LINK_SHARE


def _own_paragraphs(blocks: Sequence[PageBlock]) -> list[bool]:
    """Which blocks are sentences, or where none is one, which are long enough to be read as text."""
    ended = [_may_be_article(b) and ends_sentence(b.text) for b in blocks]
    if any(ended):
        return ended
    return [_may_be_article(b) and sum(map(str.isalpha, b.text)) >= PROSE_LETTERS for b in blocks]


def _headline(blocks: Sequence[PageBlock], main: Sequence[int], title: str | None) -> int | None:
    """The last heading that says the page's title, else the last top heading above the article."""
    first, last = (main[0], main[-1]) if main else (len(blocks), len(blocks))
    key = _key(title or "")
    top, titled = [], []
    for i, block in enumerate(blocks[: last + 1]):
        if block.place.heading and not (block.place.sure or block.place.comment):
            own = _key(block.text)
            if key and own and (own in key or key in own):
                titled.append(i)
            if block.place.heading == "h1" and i <= first:
                top.append(i)
    return max(titled or top, default=None)


def _holder(block: PageBlock) -> HtmlElement:
    """The element that holds the run of text of a block: the parent of its paragraph or list."""
    element = block.element
    while not _holds_run(element) and element.getparent() is not None:
        element = element.getparent()
    return element


def _holds_run(element: HtmlElement) -> bool:
    if element.tag in ("td", "th"):
        # A cell with paragraphs is a part of the page's layout, not a value in a row.
        return any(element.find(f".//{tag}") is not None for tag in ("p", "br", "div", "table"))
    return element.tag in _HOLDING

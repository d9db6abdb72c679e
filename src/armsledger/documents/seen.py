"""An article as its readers see it: paragraphs without line breaks, words without marks of no width inside."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from armsledger.documents.document import Article, Document
from armsledger.terms import Place
from armsledger.values import Span

_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<![\u0590-\u1fff\u200c\u200d])[\u200c\u200d]"
)
"""Soft hyphens, spaces and joiners of no width, marks of direction. In Persian and in the scripts of India, joiners
part words or letters and are no ornament."""

_WRAP = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*(?:\r\n|[\n\r\u2028\u2029])[ \t\xa0]*")


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as seen, and where its characters stand in the stored one."""

    article: Article
    text_at: Sequence[int]
    title_at: Sequence[int]

    def stored(self, span: Span) -> Span:
        """The span of the stored article that holds a stretch of the seen one."""
        at = self.title_at if span.place is Place.TITLE else self.text_at
        return Span(at[span.start], at[span.end - 1] + 1, span.place)


def as_seen(article: Article) -> Seen:
    """The article without what nobody sees: marks of no width, and the line breaks inside of a region.

    A region is a paragraph, and where lines break in it says nothing. Most articles are the same.
    """
    regions = article.document.regions
    wraps = (
        found
        for region in regions
        for found in _WRAP.finditer(article.text, region.span.start, region.span.end)
    )
    text, text_at = _seen(article.text, wraps)
    title, title_at = _seen(article.title, ())
    if text == article.text and title == article.title:
        return Seen(article, text_at, title_at)
    shown = []
    for region in regions:
        start, end = bisect_left(text_at, region.span.start), bisect_left(text_at, region.span.end)
        if start < end:
            shown.append(replace(region, span=Span(start, end)))
    document = Document(text, tuple(shown))
    publication = replace(article.publication, document_id=document.id, title=title or None)
    return Seen(Article(article.id, document, publication), text_at, title_at)


def _seen(text: str, wraps: Iterable[re.Match[str]]) -> tuple[str, Sequence[int]]:
    """What is seen of a text, a space for each wrap, and where in the text each character stands."""
    unseen = {found.start(): (found.end(), "") for found in _UNSEEN.finditer(text)}
    unseen |= {found.start(): (found.end(), " ") for found in wraps}
    if not unseen:
        return text, range(len(text))
    kept = list(_kept(text, unseen))
    return "".join(character for _, character in kept), [at for at, _ in kept]


def _kept(text: str, unseen: dict[int, tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The characters that are seen, each with its offset in the text."""
    at = 0
    while at < len(text):
        end, instead = unseen.get(at, (at + 1, text[at]))
        if instead:
            yield at, instead
        at = end

"""Quotes in their context: a text cut into the pieces that a page highlights."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from armsledger.claims import Claim
from armsledger.documents import Article
from armsledger.terms import Place, Role
from armsledger.values import Span

REACH = 320
"""How many characters of context at most stand on either side of a quote."""
SENTENCE_START = re.compile(r"(?<=[.!?…։؟。])[\"”»’)]*\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share the same roles; plain words have none."""

    text: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces that lie inside one quote, or between quotes."""

    pieces: tuple[Piece, ...]
    quoted: bool

    @property
    def text(self) -> str:
        """The words of all pieces."""
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text or title with the quotes in it; cut says at which ends the text goes on."""

    place: Place
    parts: tuple[Part, ...]
    cut_before: bool = False
    cut_after: bool = False


def passages(claim: Claim, article: Article) -> tuple[Passage, ...]:
    """The claim's quotes in their paragraphs, title first; near ones share a passage."""
    found = []
    for place in (Place.TITLE, Place.TEXT):
        quotes = merged(q.span for q in claim.evidence if q.span.place is place)
        marks = [(role, s) for role, some in claim.mentions.items() for s in some if s.place is place]
        if place is Place.TITLE and quotes:
            found.append(_passage(article, Span(0, len(article.title), place), quotes, marks))
        elif quotes:
            windows = merged(_window(article, q) for q in quotes)
            found += [_passage(article, w, [q for q in quotes if w.covers(q)], marks) for w in windows]
    return tuple(found)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and out[-1].overlaps(span):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end), span.place)
        else:
            out.append(span)
    return out


def cut(span: Span, borders: Iterable[int]) -> list[Span]:
    """The span cut at every border that lies inside of it."""
    at = sorted({span.start, span.end, *(b for b in borders if span.start < b < span.end)})
    return [Span(start, end, span.place) for start, end in pairwise(at)]


def _passage(
    article: Article, window: Span, quotes: Sequence[Span], marks: Sequence[tuple[Role, Span]]
) -> Passage:
    borders = [edge for quote in quotes for edge in (quote.start, quote.end)]
    parts = [
        Part(_pieces(article, part, marks), quoted=any(q.covers(part) for q in quotes))
        for part in cut(window, borders)
    ]
    whole = article.title if window.place is Place.TITLE else article.text
    return Passage(
        window.place,
        tuple(parts),
        cut_before=bool(whole[: window.start].strip()),
        cut_after=bool(whole[window.end :].strip()),
    )


def _pieces(article: Article, part: Span, marks: Sequence[tuple[Role, Span]]) -> tuple[Piece, ...]:
    borders = [edge for _, span in marks for edge in (span.start, span.end)]
    return tuple(
        Piece(
            article.words(piece),
            roles=tuple(dict.fromkeys(role for role, span in marks if span.covers(piece))),
        )
        for piece in cut(part, borders)
    )


def _window(article: Article, quote: Span) -> Span:
    """The quote's paragraph, cut to REACH and to the stretch of body that the quote lies in."""
    text, body = article.text, article.document.body
    gap = "\n\n" if "\n\n" in text else "\n"
    low = max(text.rfind(gap, 0, quote.start), 0)
    high = text.find(gap, quote.end)
    high = len(text) if high < 0 else high
    first = bisect_right(body, quote.start, key=lambda b: b.start) - 1
    last = bisect_right(body, quote.end - 1, key=lambda b: b.start) - 1
    low, high = max(low, body[first].start), min(high, body[last].end)
    low, high = min(low, quote.start), max(high, quote.end)
    if quote.start - low > REACH:
        low = _start_after(text, quote.start - REACH, quote.start)
    if high - quote.end > REACH:
        high = _end_before(text, quote.end, quote.end + REACH)
    low += len(text[low : quote.start]) - len(text[low : quote.start].lstrip())
    high -= len(text[quote.end : high]) - len(text[quote.end : high].rstrip())
    return Span(low, high)


def _start_after(text: str, low: int, high: int) -> int:
    """The start of the first sentence in [low, high), else of the first word, else high."""
    found = SENTENCE_START.search(text, low, high) or re.compile(r"\s+").search(text, low, high)
    return found.end() if found else high


def _end_before(text: str, low: int, high: int) -> int:
    """The end of the last sentence in [low, high), else of the last word, else low."""
    ends = [m.start() for m in SENTENCE_START.finditer(text, low, high)]
    ends = ends or [m.start() for m in re.compile(r"\s+").finditer(text, low, high)]
    return ends[-1] if ends else low

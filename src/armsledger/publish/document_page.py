"""A document's page: its text with every claim highlighted, furniture and comments set apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from armsledger.documents import Article, Label, Publication
from armsledger.estimates import Entry
from armsledger.publish.passages import cut
from armsledger.terms import Place
from armsledger.transfers import Testimony
from armsledger.values import Span

LONG = 400
"""Characters of furniture beyond which it is folded away."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim with its number on the page."""

    number: int
    testimony: Testimony
    entry: Entry


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the same claims quote; ends are the claims whose quote ends here."""

    text: str
    noted: tuple[Noted, ...] = ()
    ends: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring regions of one label; folded is whether the page shows them only on request."""

    label: Label
    stretches: tuple[Stretch, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that a document's page shows."""

    article: Article
    publications: tuple[Publication, ...]
    title: tuple[Stretch, ...]
    blocks: tuple[Block, ...]
    noted: tuple[Noted, ...]
    lineages: tuple[str, ...]


def document_page(article: Article, told: Iterable[tuple[Testimony, Entry]]) -> DocumentPage:
    """What the page of one document shows; told are the testimonies from it with their entries."""
    order = sorted(told, key=lambda t: (min(q.span for q in t[0].claim.evidence), t[0].claim.id))
    noted = tuple(Noted(at, testimony, entry) for at, (testimony, entry) in enumerate(order, start=1))
    title = Span(0, len(article.title), Place.TITLE) if article.title else None
    return DocumentPage(
        article=article,
        publications=order[0][0].publications if order else (article.publication,),
        title=_stretches(article, title, noted) if title else (),
        blocks=tuple(_blocks(article, noted)),
        noted=noted,
        lineages=tuple(dict.fromkeys(t.lineage for t, _ in order if t.lineage)),
    )


def _blocks(article: Article, noted: Sequence[Noted]) -> Iterable[Block]:
    for label, group in groupby(article.document.regions, key=lambda r: r.label):
        regions = tuple(group)
        span = Span(regions[0].span.start, regions[-1].span.end)
        yield Block(label, _stretches(article, span, noted), folded=_folded(label, span))


def _folded(label: Label, span: Span) -> bool:
    return label is Label.COMMENT or (label is Label.FURNITURE and span.end - span.start > LONG)


def _stretches(article: Article, whole: Span, noted: Sequence[Noted]) -> tuple[Stretch, ...]:
    quotes = [(q.span, n) for n in noted for q in n.testimony.claim.evidence if q.span.overlaps(whole)]
    borders = [edge for span, _ in quotes for edge in (span.start, span.end)]
    return tuple(
        Stretch(
            article.words(piece),
            noted=_once(n for span, n in quotes if span.covers(piece)),
            ends=_once(n for span, n in quotes if span.end == piece.end),
        )
        for piece in cut(whole, borders)
    )


def _once(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    return tuple({n.number: n for n in noted}.values())

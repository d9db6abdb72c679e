"""How one document is shown on a terminal."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from armsledger.claims import Claim
from armsledger.cli.build import counted
from armsledger.cli.showing.lines import (
    CLOSED,
    OPENED,
    QUIET,
    QUOTED,
    carriers,
    field,
    heading,
    quiet,
    styled,
    told_briefly,
    why_lines,
)
from armsledger.documents import Article, Label
from armsledger.ledger import Ledger
from armsledger.publish import safe_text, words
from armsledger.publish.passages import cut
from armsledger.terms import Place
from armsledger.values import Span


def document_lines(ledger: Ledger, document_id: str, *, why: bool) -> Iterator[Text]:
    """A document: where it appeared, its text with its regions, and its claims."""
    article = ledger.article(document_id)
    claims = ledger.claims(document_id)
    yield heading(f"Document {document_id}")
    if article.title:
        title = Span(0, len(article.title), Place.TITLE)
        yield field("Title", "").append_text(_marked(title, article, claims))
    yield field("Language", article.publication.language or "unknown")
    yield from carriers(ledger.publications(document_id))
    for one in ledger.corrections(document_id):
        day = f" {words.on(one.day)}" if one.day else ""
        if one.document_id == document_id:
            yield field("Corrected", f"by document {one.by_document_id}{day}: {one.reason}")
        else:
            yield field("In the place of", f"document {one.document_id}{day}: {one.reason}")
    for lineage in ledger.lineages(document_id):
        if lineage.witness_id != document_id:
            reason = f": {lineage.reason}" if why and lineage.reason else ""
            yield field("Witness", f"the same as {lineage.witness_id}{reason}")
    yield Text()
    yield from _text_lines(article, claims, why=why)
    yield Text()
    yield heading(counted(len(claims), "claim"))
    for number, claim in enumerate(claims, 1):
        yield safe_text(f"[{number}] {claim.id}  {told_briefly(claim)}")
        if why:
            yield from why_lines(claim, "    ")


def _text_lines(article: Article, claims: Sequence[Claim], *, why: bool) -> Iterator[Text]:
    for region in article.document.regions:
        evidence = region.label is Label.BODY
        if not evidence:
            yield quiet(f"-- {region.label}{': ' + region.reason if why and region.reason else ''}")
        yield _marked(region.span, article, claims, style="" if evidence else QUIET)


def _marked(whole: Span, article: Article, claims: Sequence[Claim], *, style: str = "") -> Text:
    """A stretch of the article, its quotes marked and followed by the numbers of their claims."""
    found = [
        (quote.span, number)
        for number, claim in enumerate(claims, 1)
        for quote in claim.evidence
        if quote.span.place is whole.place
    ]
    line = Text(style=style)
    for piece in cut(whole, [edge for span, _ in found for edge in (span.start, span.end)]):
        numbers = [number for span, number in found if span.covers(piece)]
        opens = any(span.start == piece.start for span, _ in found)
        ends = sorted({number for span, number in found if span.end == piece.end})
        line.append(OPENED if opens else "")
        line.append_text(styled(article.words(piece), QUOTED if numbers else ""))
        line.append(f"{CLOSED}[{','.join(map(str, ends))}]" if ends else "")
    return line

"""How the values of the rooms below are written as rows, and read back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row

from armsledger.claims import Claim, Coder, read_back
from armsledger.documents import Article, Document, Label, Publication, Region
from armsledger.errors import AnchorError, LedgerError
from armsledger.ledger.schema import PUBLICATIONS
from armsledger.transfers import Pair, Version
from armsledger.values import Span, in_time

SHOWN = [
    PUBLICATIONS.c[name]
    for name in (
        "document_id",
        "title",
        "outlet",
        "url",
        "published",
        "language",
        "retrieved",
        "flags",
        "source",
    )
]
"""The columns that make a publication."""


def pair_key(pair: Pair) -> str:
    """A pair as one word, such as 'RUS>AZE'; an unknown supplier or recipient as nothing."""
    return f"{pair.supplier or ''}>{pair.recipient or ''}"


def pair_of(key: str) -> Pair:
    """The pair that a word stands for."""
    supplier, _, recipient = key.partition(">")
    return Pair(supplier or None, recipient or None)


def order_of(publication: Publication) -> tuple[str | int, ...]:
    """The order of a document's appearances; the first is the one that it is coded as."""
    p = publication
    return (*in_time(p.published), p.outlet or "", p.url or "", p.title or "", p.language or "", p.id)


def publication_row(publication: Publication, version: Version) -> dict[str, Any]:
    """A publication as the ledger keeps it, with what other versions of it are found by."""
    p = publication
    return {
        "id": p.id,
        "document_id": p.document_id,
        "title": p.title,
        "outlet": p.outlet,
        "url": p.url,
        "published": p.published,
        "language": p.language,
        "retrieved": p.retrieved,
        "flags": list(p.flags),
        "source": p.source,
        "address": version.address,
        "headline": version.headline,
        "mark": version.mark,
    }


def version_in(row: Mapping[str, Any] | Any) -> Version:
    """The version that a row of the table holds."""
    return Version(row["address"], row["headline"], row["mark"])


def publication_of(row: Mapping[str, Any] | Any) -> Publication:
    """The publication that a row of the table holds."""
    return Publication(
        document_id=row["document_id"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        retrieved=row["retrieved"],
        flags=tuple(row["flags"]),
        source=row["source"],
    )


def regions_written(regions: tuple[Region, ...]) -> list[list[Any]]:
    """The regions of a document as JSON."""
    return [[r.span.start, r.span.end, str(r.label), r.reason, r.language] for r in regions]


def document_of(text: str, regions: list[list[Any]]) -> Document:
    """The document that the rows of its text and of its labelling hold."""
    return Document(
        text,
        tuple(
            Region(Span(start, end), Label(label), reason, language)
            for start, end, label, reason, language in regions
        ),
    )


def article_of(document: Document, publication: Publication) -> Article:
    """The document as that publication shows it."""
    return Article(document.id, document, publication)


def claim_of(row: Row[Any], article: Article, coder: Coder) -> Claim:
    """The claim that a row holds, checked against its article again; LedgerError where it does not stand."""
    try:
        return read_back(row.body, article, coder=coder, why=row.why)
    except (AnchorError, KeyError, ValueError, TypeError) as error:
        raise LedgerError(
            f"claim {row.id} of document {article.document.id} can't be read back ({error}); "
            "the ledger was changed by other hands: restore it from a copy"
        ) from error

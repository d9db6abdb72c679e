"""What was coded, read back many at a time: articles as their coders saw them, claims, testimonies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from armsledger.claims import Claim, Coder
from armsledger.documents import Article, Publication
from armsledger.ledger.rows import SHOWN, article_of, claim_of, document_of, order_of, publication_of
from armsledger.ledger.schema import CLAIMS, CODINGS, CORRECTIONS, DOCUMENTS, LABELLINGS, PUBLICATIONS
from armsledger.transfers import Testimony
from armsledger.values import in_time, last_day_of

CHUNK = 200
"""Codings that are read at a time: enough to spare round trips, few enough for memory."""

APPEARANCES = select(PUBLICATIONS).where(
    PUBLICATIONS.c.document_id.in_(bindparam("documents", expanding=True))
)


@dataclass(frozen=True, slots=True)
class Work:
    """A coding's article as its coder saw it, the coder, and all appearances of the document.

    superseded holds the documents in whose favour its outlet took it back, each with its day.
    """

    coding_id: str
    article: Article
    coder: Coder
    publications: tuple[Publication, ...]
    superseded: tuple[tuple[str | None, str], ...] = ()


def told(connection: Connection, rows: Iterable[Row[Any]]) -> Iterator[tuple[Row[Any], Work, Testimony]]:
    """Rows of claims with their works, and as testimonies that are witnesses of their own."""
    by_coding: dict[str, list[Row[Any]]] = {}
    for row in rows:
        by_coding.setdefault(row.coding_id, []).append(row)
    for chunk in _chunks(list(by_coding)):
        for work in _works(connection, chunk):
            for row in by_coding[work.coding_id]:
                yield row, work, _testimony(row, work)


def claims_of(connection: Connection, coding_id: str) -> tuple[Claim, ...]:
    """The claims of one coding, in the coder's order."""
    wanted = select(CLAIMS).where(CLAIMS.c.coding_id == coding_id).order_by(CLAIMS.c.position)
    return tuple(testimony.claim for _, _, testimony in told(connection, connection.execute(wanted)))


def publications_of(connection: Connection, *document_ids: str) -> dict[str, tuple[Publication, ...]]:
    """The appearances of documents, the one that a document is coded as first; none if unknown."""
    found: dict[str, list[Publication]] = {document_id: [] for document_id in document_ids}
    for row in connection.execute(APPEARANCES, {"documents": document_ids}).mappings():
        found[row["document_id"]].append(publication_of(row))
    return {document_id: tuple(sorted(some, key=order_of)) for document_id, some in found.items()}


def _testimony(row: Row[Any], work: Work) -> Testimony:
    day, by = work.superseded[0] if work.superseded else (None, None)
    claim = claim_of(row, work.article, work.coder)
    return Testimony(
        claim, work.publications, claim.document_id, superseded_by=by, superseded_on=day if by else None
    )


def _works(connection: Connection, coding_ids: Sequence[str]) -> list[Work]:
    c = CODINGS.c
    wanted = select(c.id, c.coder, c.coder_version, DOCUMENTS.c.text, LABELLINGS.c.regions, *SHOWN).where(
        c.id.in_(coding_ids),
        DOCUMENTS.c.id == c.document_id,
        LABELLINGS.c.id == c.labelling_id,
        PUBLICATIONS.c.id == c.publication_id,
    )
    found = {row["id"]: row for row in connection.execute(wanted).mappings()}
    document_ids = {row["document_id"] for row in found.values()}
    documents = publications_of(connection, *document_ids)
    superseded = _superseded(connection, documents)
    return [
        Work(
            coding_id,
            article_of(document_of(row["text"], row["regions"]), publication_of(row)),
            Coder(row["coder"], row["coder_version"]),
            documents[row["document_id"]],
            superseded.get(row["document_id"], ()),
        )
        for coding_id in coding_ids
        if (row := found.get(coding_id)) is not None
    ]


def _superseded(
    connection: Connection, documents: Mapping[str, Sequence[Publication]]
) -> dict[str, tuple[tuple[str | None, str], ...]]:
    """What stands in the place of documents, earliest first; not where an outlet carried one later still."""
    c = CORRECTIONS.c
    found: dict[str, list[tuple[str | None, str]]] = {}
    for row in connection.execute(select(CORRECTIONS).where(c.document_id.in_(list(documents)))):
        published = [p.appeared_by for p in documents[row.document_id] if p.appeared_by]
        if not row.day or not any(day > last_day_of(row.day) for day in published):
            found.setdefault(row.document_id, []).append((row.day, row.by_document_id))
    return {name: tuple(sorted(some, key=lambda s: (in_time(s[0]), s[1]))) for name, some in found.items()}


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]

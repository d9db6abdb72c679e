"""What was coded, read back many at a time: articles as their coders saw them, claims, testimonies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from armsledger.claims import Claim, Coder
from armsledger.documents import Article, Publication
from armsledger.ledger.rows import article_of, claim_of, document_of, order_of, publication_of
from armsledger.ledger.schema import CLAIMS, CODINGS, DOCUMENTS, LABELLINGS, PUBLICATIONS
from armsledger.transfers import Testimony

CHUNK = 200
"""Codings that are read at a time: enough to spare round trips, few enough for memory."""


@dataclass(frozen=True, slots=True)
class Work:
    """A coding's article as its coder saw it, the coder, and all appearances of the document."""

    coding_id: str
    article: Article
    coder: Coder
    publications: tuple[Publication, ...]


def current_codings(connection: Connection) -> tuple[str, ...]:
    """The codings that are current and hold claims, in the order of their documents."""
    d = DOCUMENTS.c
    with_claims = select(CLAIMS.c.coding_id)
    rows = connection.scalars(select(d.coding_id).where(d.coding_id.in_(with_claims)).order_by(d.id))
    return tuple(rows)


def works_of(connection: Connection, coding_ids: Sequence[str]) -> Iterator[Work]:
    """The articles of these codings, in that order."""
    for chunk in _chunks(coding_ids):
        yield from _works(connection, chunk)


def testimonies_of(
    connection: Connection, coding_ids: Sequence[str], witness_ids: Mapping[str, str]
) -> Iterator[Testimony]:
    """The claims of these codings, with their documents' appearances and witnesses."""
    for chunk in _chunks(coding_ids):
        rows: dict[str, list[Row[Any]]] = {}
        wanted = select(CLAIMS).where(CLAIMS.c.coding_id.in_(chunk)).order_by(CLAIMS.c.position)
        for row in connection.execute(wanted):
            rows.setdefault(row.coding_id, []).append(row)
        for work in _works(connection, chunk):
            document_id = work.article.document.id
            witness = witness_ids.get(document_id, document_id)
            for row in rows.get(work.coding_id, ()):
                yield Testimony(claim_of(row, work.article, work.coder), work.publications, witness)


def claims_of(connection: Connection, coding_id: str) -> tuple[Claim, ...]:
    """The claims of one coding, in the coder's order."""
    return tuple(testimony.claim for testimony in testimonies_of(connection, [coding_id], {}))


def publications_of(connection: Connection, *document_ids: str) -> dict[str, tuple[Publication, ...]]:
    """The appearances of documents, the one that a document is coded as first; none if unknown."""
    found: dict[str, list[Publication]] = {document_id: [] for document_id in document_ids}
    rows = connection.execute(select(PUBLICATIONS).where(PUBLICATIONS.c.document_id.in_(document_ids)))
    for row in rows.mappings():
        found[row["document_id"]].append(publication_of(row))
    return {document_id: tuple(sorted(some, key=order_of)) for document_id, some in found.items()}


def _works(connection: Connection, coding_ids: Sequence[str]) -> list[Work]:
    c = CODINGS.c
    shown = [column for column in PUBLICATIONS.c if column.name not in ("id", "recorded_at")]
    wanted = select(c.id, c.coder, c.coder_version, DOCUMENTS.c.text, LABELLINGS.c.regions, *shown).where(
        c.id.in_(coding_ids),
        DOCUMENTS.c.id == c.document_id,
        LABELLINGS.c.id == c.labelling_id,
        PUBLICATIONS.c.id == c.publication_id,
    )
    found = {row["id"]: row for row in connection.execute(wanted).mappings()}
    documents = publications_of(connection, *{row["document_id"] for row in found.values()})
    return [
        Work(
            coding_id,
            article_of(document_of(row["text"], row["regions"]), publication_of(row)),
            Coder(row["coder"], row["coder_version"]),
            documents[row["document_id"]],
        )
        for coding_id in coding_ids
        if (row := found.get(coding_id)) is not None
    ]


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]

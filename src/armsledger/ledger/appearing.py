"""How an appearance enters the ledger, and which other versions of their reports it and others correct."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Select, and_, bindparam, delete, insert, or_, select

from armsledger.documents import Article
from armsledger.ledger.pending import touch_document
from armsledger.ledger.rows import article_of, document_of, publication_of, publication_row, version_in
from armsledger.ledger.schema import CORRECTIONS, DOCUMENTS, LABELLINGS, PUBLICATIONS
from armsledger.transfers import Appearance, Correction, Version, correction
from armsledger.values import in_time

KNOWN = select(PUBLICATIONS.c.id).where(PUBLICATIONS.c.id == bindparam("known"))


def appear(connection: Connection, article: Article, *, recorded_at: str) -> bool:
    """Add the article's publication, and what it corrects or is corrected by; whether it was new."""
    publication = article.publication
    if connection.scalar(KNOWN, {"known": publication.id}) is not None:
        return False
    version = Version.of(article)
    row = publication_row(publication, version) | {"recorded_at": recorded_at}
    connection.execute(insert(PUBLICATIONS), [row])
    note_versions(connection, publication.document_id, version)
    return True


def corrections_of(connection: Connection, document_id: str) -> tuple[Correction, ...]:
    """The corrections that a document has a part in, those by which it lost its place first."""
    c = CORRECTIONS.c
    held = select(CORRECTIONS).where(or_(c.document_id == document_id, c.by_document_id == document_id))
    rows = sorted(
        connection.execute(held),
        key=lambda r: (
            r.document_id != document_id,
            bool(r.day),
            in_time(r.day),
            r.document_id,
            r.by_document_id,
        ),
    )
    return tuple(Correction(row.document_id, row.by_document_id, row.day, row.reason) for row in rows)


def note_versions(connection: Connection, document_id: str, version: Version) -> None:
    """Keep which documents stand in the place of this one, and which it stands in the place of.

    Two documents are compared with all their appearances, whichever came in last, so that the order of
    arrival does not matter.
    """
    own: list[Appearance] = []
    for other_id in _other_versions(connection, document_id, version):
        own = own or _appearances(connection, document_id)
        _note(connection, own, _appearances(connection, other_id))


def _other_versions(connection: Connection, document_id: str, version: Version) -> Sequence[str]:
    """Other documents with the same address, or, where either is marked, outlet and headline."""
    if not version.address and not version.headline:
        return []
    wanted = _alike(bool(version.address), bool(version.headline), bool(version.mark))
    told = {"document": document_id, "address": version.address, "headline": version.headline}
    return connection.scalars(wanted, told).all()


@cache
def _alike(address: bool, headline: bool, marked: bool) -> Select[str]:
    """The statement that finds other versions, made once: making it costs more than running it."""
    p = PUBLICATIONS.c
    alike = []
    if address:
        alike.append(p.address == bindparam("address"))
    if headline:
        alike.append(and_(p.headline == bindparam("headline"), *([] if marked else [p.mark != ""])))
    wanted = select(p.document_id).where(or_(*alike), p.document_id != bindparam("document"))
    return wanted.distinct().order_by(p.document_id)


def _appearances(connection: Connection, document_id: str) -> list[Appearance]:
    d, p = DOCUMENTS.c, PUBLICATIONS.c
    wanted = (
        select(PUBLICATIONS, d.text, LABELLINGS.c.regions)
        .join(DOCUMENTS, d.id == p.document_id)
        .join(LABELLINGS, LABELLINGS.c.id == d.labelling_id)
        .where(d.id == document_id)
        .order_by(p.id)
    )
    return [
        Appearance.of(
            article_of(document_of(row["text"], row["regions"]), publication_of(row)), version_in(row)
        )
        for row in connection.execute(wanted).mappings()
    ]


def _note(connection: Connection, one: Sequence[Appearance], other: Sequence[Appearance]) -> None:
    """Keep which of two documents stands in the other one's place now, if any does."""
    c = CORRECTIONS.c
    names = [some[0].publication.document_id for some in (one, other)]
    between = (c.document_id.in_(names), c.by_document_id.in_(names))
    kept = {
        (row.document_id, row.by_document_id, row.day)
        for row in connection.execute(select(CORRECTIONS).where(*between))
    }
    found = correction(one, other)
    now = {(found.document_id, found.by_document_id, found.day)} if found else set()
    if kept == now:
        return
    connection.execute(delete(CORRECTIONS).where(*between))
    if found:
        row = {"day": found.day, "reason": found.reason}
        pair = {"document_id": found.document_id, "by_document_id": found.by_document_id}
        connection.execute(insert(CORRECTIONS), [row | pair])
    for name in names:
        touch_document(connection, name)

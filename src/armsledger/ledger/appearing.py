"""How an appearance enters the ledger, and which other versions of their reports it and others correct."""

from typing import Any

from sqlalchemy import Connection, insert, or_, select

from armsledger.documents import Article
from armsledger.ledger.pending import touch_document
from armsledger.ledger.rows import publication_of, publication_row, version_in
from armsledger.ledger.schema import CORRECTIONS, PUBLICATIONS
from armsledger.transfers import Appearance, corrects, version_of


def appear(connection: Connection, article: Article, *, recorded_at: str) -> bool:
    """Add the article's publication, and what it corrects or is corrected by; whether it was new."""
    p = PUBLICATIONS.c
    publication = article.publication
    if connection.scalar(select(p.id).where(p.id == publication.id)) is not None:
        return False
    version = version_of(publication, article.text)
    row = publication_row(publication, version) | {"recorded_at": recorded_at}
    connection.execute(insert(PUBLICATIONS), [row])
    note_versions(connection, Appearance(publication, version))
    return True


def note_versions(connection: Connection, appearance: Appearance) -> None:
    """Keep which documents the appearance's document stands in the place of, and which in its place."""
    for other in _other_versions(connection, appearance):
        _note(connection, later=appearance, earlier=other)
        _note(connection, later=other, earlier=appearance)


def _other_versions(connection: Connection, appearance: Appearance) -> list[Appearance]:
    """The appearances of other documents with the same address, or outlet and headline."""
    p, version = PUBLICATIONS.c, appearance.version
    alike = []
    if version.address:
        alike.append(p.address == version.address)
    if version.headline:
        alike.append(p.headline == version.headline)
    if not alike:
        return []
    wanted = select(PUBLICATIONS).where(or_(*alike), p.document_id != appearance.publication.document_id)
    rows = connection.execute(wanted.order_by(p.id)).mappings()
    return [Appearance(publication_of(row), version_in(row)) for row in rows]


def _note(connection: Connection, *, later: Appearance, earlier: Appearance) -> None:
    """Keep that one appearance's document stands in the other one's place, if it does."""
    reason = corrects(later, earlier)
    if not reason:
        return
    c = CORRECTIONS.c
    row: dict[str, Any] = {
        "document_id": earlier.publication.document_id,
        "by_document_id": later.publication.document_id,
    }
    same = (c.document_id == row["document_id"], c.by_document_id == row["by_document_id"])
    if connection.scalar(select(c.reason).where(*same)) is None:
        values = row | {"day": later.publication.published, "reason": reason}
        connection.execute(insert(CORRECTIONS).values(**values))
        touch_document(connection, row["document_id"])

"""How a document is taken down: its text and all that rests on it leave the ledger; that it did stays."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from armsledger.documents import Article, Kind, SetAside
from armsledger.errors import LedgerError
from armsledger.ledger.clock import now
from armsledger.ledger.pending import touch_codings, touch_document
from armsledger.ledger.rows import pair_of
from armsledger.ledger.schema import (
    CLAIMS,
    CODINGS,
    CORRECTIONS,
    DOCUMENTS,
    FORGOTTEN,
    LABELLINGS,
    PUBLICATIONS,
    SET_ASIDE,
    TRANSFER_CLAIMS,
)
from armsledger.transfers import Pair

GONE = select(FORGOTTEN).where(FORGOTTEN.c.document_id == bindparam("document"))


@dataclass(frozen=True, slots=True)
class Takedown:
    """That a document was taken down: when (YYYY-MM-DD), and why, empty where nobody said."""

    document_id: str
    day: str
    reason: str

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return f"document {self.document_id} was taken down on {self.day}{why}"

    def aside(self, article: Article) -> SetAside:
        """That an article of this document is not to come back."""
        source = article.publication.source or article.id
        return SetAside(source, Kind.FORGOTTEN, f"{self}; leave it out of the inputs")


def pairs_of(connection: Connection, document_id: str) -> tuple[Pair, ...]:
    """The pairs that a document's claims, or those of what it corrects, are about."""
    c, d, k = CLAIMS.c, DOCUMENTS.c, CORRECTIONS.c
    corrected = select(k.document_id).where(k.by_document_id == document_id)
    held = (
        select(c.pair)
        .join(DOCUMENTS, d.coding_id == c.coding_id)
        .where(or_(d.id == document_id, d.id.in_(corrected)), c.pair.is_not(None))
    )
    return tuple(sorted({pair_of(key) for key in connection.scalars(held)}, key=lambda pair: pair.order))


def forget(connection: Connection, document_id: str, *, reason: str) -> None:
    """Take a document's text, labels, appearances, codings and claims out; LedgerError where there is none.

    Its id and the reason stay, so that it does not come back with the next build. Transfer ids and people's
    judgements stay: they hold hashes, no words. What the last resolve step made of it stays until the next.
    """
    d, k, p = DOCUMENTS.c, CORRECTIONS.c, PUBLICATIONS.c
    if connection.scalar(select(d.id).where(d.id == document_id)) is None:
        raise LedgerError(f"there is no document {document_id} in the ledger")
    codings = list(connection.scalars(select(CODINGS.c.id).where(CODINGS.c.document_id == document_id)))
    touch_codings(connection, codings)
    for corrected in connection.scalars(select(k.document_id).where(k.by_document_id == document_id)).all():
        touch_document(connection, corrected)
    sources = select(p.source).where(p.document_id == document_id)
    connection.execute(delete(SET_ASIDE).where(SET_ASIDE.c.source.in_(sources)))
    connection.execute(
        delete(CORRECTIONS).where(or_(k.document_id == document_id, k.by_document_id == document_id))
    )
    connection.execute(delete(TRANSFER_CLAIMS).where(TRANSFER_CLAIMS.c.coding_id.in_(codings)))
    connection.execute(delete(CLAIMS).where(CLAIMS.c.coding_id.in_(codings)))
    connection.execute(delete(CODINGS).where(CODINGS.c.document_id == document_id))
    connection.execute(delete(PUBLICATIONS).where(p.document_id == document_id))
    connection.execute(delete(LABELLINGS).where(LABELLINGS.c.document_id == document_id))
    connection.execute(delete(DOCUMENTS).where(d.id == document_id))
    connection.execute(insert(FORGOTTEN).values(document_id=document_id, reason=reason, recorded_at=now()))


def takedown(connection: Connection, document_id: str) -> Takedown | None:
    """The takedown of a document, if it was taken down."""
    row = connection.execute(GONE, {"document": document_id}).one_or_none()
    return None if row is None else Takedown(row.document_id, row.recorded_at[:10], row.reason)


def takedowns(connection: Connection, prefix: str) -> tuple[Takedown, ...]:
    """The documents whose ids start so and that were taken down, in the order of their ids."""
    f = FORGOTTEN.c
    rows = connection.execute(
        select(FORGOTTEN).where(f.document_id.startswith(prefix, autoescape=True)).order_by(f.document_id)
    )
    return tuple(Takedown(row.document_id, row.recorded_at[:10], row.reason) for row in rows)

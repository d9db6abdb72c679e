"""How a document is taken down: its text and all that rests on it leave the ledger; that it did stays."""

from sqlalchemy import Connection, delete, insert, or_, select

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
    TRANSFER_CLAIMS,
)
from armsledger.transfers import Pair


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
    judgements stay: they hold hashes, no words.
    """
    d, k = DOCUMENTS.c, CORRECTIONS.c
    if connection.scalar(select(d.id).where(d.id == document_id)) is None:
        raise LedgerError(f"there is no document {document_id} in the ledger")
    codings = list(connection.scalars(select(CODINGS.c.id).where(CODINGS.c.document_id == document_id)))
    touch_codings(connection, codings)
    for corrected in connection.scalars(select(k.document_id).where(k.by_document_id == document_id)).all():
        touch_document(connection, corrected)
    connection.execute(
        delete(CORRECTIONS).where(or_(k.document_id == document_id, k.by_document_id == document_id))
    )
    connection.execute(delete(TRANSFER_CLAIMS).where(TRANSFER_CLAIMS.c.coding_id.in_(codings)))
    connection.execute(delete(CLAIMS).where(CLAIMS.c.coding_id.in_(codings)))
    connection.execute(delete(CODINGS).where(CODINGS.c.document_id == document_id))
    connection.execute(delete(PUBLICATIONS).where(PUBLICATIONS.c.document_id == document_id))
    connection.execute(delete(LABELLINGS).where(LABELLINGS.c.document_id == document_id))
    connection.execute(delete(DOCUMENTS).where(d.id == document_id))
    connection.execute(insert(FORGOTTEN).values(document_id=document_id, reason=reason, recorded_at=now()))


def is_forgotten(connection: Connection, document_id: str) -> str | None:
    """When a document was taken down (YYYY-MM-DD); None where it was not."""
    f = FORGOTTEN.c
    stamp = connection.scalar(select(f.recorded_at).where(f.document_id == document_id))
    return stamp and stamp[:10]

"""One thing at a time: a document as it is coded, its current claims, a claim by its id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from armsledger.claims import Claim, Coder
from armsledger.documents import Article
from armsledger.errors import LedgerError
from armsledger.ledger.coded import claims_of, told
from armsledger.ledger.outcome import of_pairs, testimonies
from armsledger.ledger.rows import SHOWN, article_of, document_of, publication_of
from armsledger.ledger.schema import (
    CLAIMS,
    CODINGS,
    CORRECTIONS,
    DOCUMENTS,
    LABELLINGS,
    PUBLICATIONS,
    TRANSFER_CLAIMS,
)
from armsledger.transfers import Pair, Testimony, as_corrected


@dataclass(frozen=True, slots=True)
class Standing:
    """What a document is in the ledger: its language, and the coder whose claims are current, if any."""

    document_id: str
    language: str | None
    coder: Coder | None


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim with its witness, the transfer that it belongs to and why, and whether it is current.

    coder_now is the coder of the document's current claims.
    """

    testimony: Testimony
    transfer_id: str | None
    current: bool
    coder_now: Coder | None
    reason: str = ""


def standings(connection: Connection) -> tuple[Standing, ...]:
    """What every document is in the ledger, in the order of their ids."""
    d, p, c = DOCUMENTS.c, PUBLICATIONS.c, CODINGS.c
    tables = DOCUMENTS.join(PUBLICATIONS, p.id == d.publication_id).outerjoin(CODINGS, c.id == d.coding_id)
    wanted = select(d.id, p.language, c.coder, c.coder_version).select_from(tables).order_by(d.id)
    return tuple(
        Standing(row.id, row.language, Coder(row.coder, row.coder_version) if row.coder else None)
        for row in connection.execute(wanted)
    )


def article_shown(connection: Connection, document_id: str) -> Article:
    """A document as it is coded; LedgerError where it is not in the ledger."""
    d = DOCUMENTS.c
    shown = select(d.text, LABELLINGS.c.regions, *SHOWN).where(
        d.id == document_id, LABELLINGS.c.id == d.labelling_id, PUBLICATIONS.c.id == d.publication_id
    )
    row = connection.execute(shown).mappings().one_or_none()
    if row is None:
        raise LedgerError(f"there is no document {document_id} in the ledger")
    return article_of(document_of(row["text"], row["regions"]), publication_of(row))


def current_claims_of(connection: Connection, document_id: str) -> tuple[Claim, ...]:
    """The current claims of a document, in the coder's order."""
    coding_id = connection.scalar(select(DOCUMENTS.c.coding_id).where(DOCUMENTS.c.id == document_id))
    return claims_of(connection, coding_id) if coding_id else ()


def comparisons(connection: Connection) -> Iterator[Testimony]:
    """The current claims that are in no pair since they only serve for comparison."""
    c, d = CLAIMS.c, DOCUMENTS.c
    current = select(CLAIMS).join(DOCUMENTS, d.coding_id == c.coding_id).where(c.pair.is_(None))
    for _, _, testimony in told(connection, connection.execute(current.order_by(d.id, c.position))):
        yield testimony


def claims_at(connection: Connection, anchor_keys: Iterable[str]) -> dict[str, ClaimFound]:
    """The current claims with these anchor keys; of several with one key the first by its id."""
    k, d = CLAIMS.c, DOCUMENTS.c
    current = (
        select(k.anchor_key, func.min(k.id).label("id"))
        .join(DOCUMENTS, d.coding_id == k.coding_id)
        .where(k.anchor_key.in_(sorted(set(anchor_keys))))
        .group_by(k.anchor_key)
    )
    return {row.anchor_key: claim_found(connection, row.id) for row in connection.execute(current).all()}


def claim_found(connection: Connection, claim_id: str) -> ClaimFound:
    """The claim of that id, as the current coding has it where it is still current."""
    k, d, t = CLAIMS.c, DOCUMENTS.c, TRANSFER_CLAIMS.c
    codings = connection.scalars(select(k.coding_id).where(k.id == claim_id).order_by(k.coding_id)).all()
    current = set(connection.scalars(select(d.coding_id).where(d.coding_id.in_(codings))))
    coding_id = next((c for c in codings if c in current), codings[0])
    rows = connection.execute(select(CLAIMS).where(k.id == claim_id, k.coding_id == coding_id))
    (_, _, testimony), *_ = told(connection, rows)
    held = select(t.transfer_id, t.witness_id, t.lineage, t.reason).where(
        t.claim_id == claim_id, t.coding_id == coding_id
    )
    coder_now = _coder_now(connection, testimony.claim.document_id)
    row = connection.execute(held).one_or_none()
    if row is None:
        return ClaimFound(testimony, None, coding_id in current, coder_now)
    testimony = replace(testimony, witness=row.witness_id, lineage=row.lineage)
    testimony = _as_it_counts(connection, testimony)
    return ClaimFound(testimony, row.transfer_id, coding_id in current, coder_now, row.reason)


def _coder_now(connection: Connection, document_id: str) -> Coder | None:
    """The coder of a document's current claims; None where no coder reads it."""
    d, c = DOCUMENTS.c, CODINGS.c
    coding = select(c.coder, c.coder_version).join(DOCUMENTS, d.coding_id == c.id).where(d.id == document_id)
    row = connection.execute(coding).one_or_none()
    return Coder(row.coder, row.coder_version) if row else None


def _as_it_counts(connection: Connection, testimony: Testimony) -> Testimony:
    """The testimony, marked as corrected too where it only repeats what another of its witness took back."""
    t, g, x = TRANSFER_CLAIMS.c, CODINGS.c, CORRECTIONS.c
    taken_back = (
        select(x.document_id)
        .join(CODINGS, g.document_id == x.document_id)
        .join(TRANSFER_CLAIMS, t.coding_id == g.id)
        .where(t.witness_id == testimony.witness)
    )
    if testimony.superseded_by or connection.execute(taken_back.limit(1)).first() is None:
        return testimony
    claim = testimony.claim
    pair = Pair(claim.supplier, claim.recipient)
    counted = as_corrected(testimonies(connection, of_pairs([pair])))
    return next((some for some in counted if some.claim.id == claim.id), testimony)

"""What the last resolve step left: witnesses, transfers, packages, and the claims that they rest on."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from armsledger.ledger.coded import testimonies_of
from armsledger.ledger.schema import (
    CLAIMS,
    DOCUMENTS,
    MEMBERS,
    PACKAGES,
    TRANSFER_CLAIMS,
    TRANSFERS,
    WITNESSES,
)
from armsledger.terms import Category
from armsledger.transfers import Package, Testimony, Transfer, Witness
from armsledger.values import Period


def resolved_testimonies(
    connection: Connection, *, transfer_ids: Collection[str] | None = None
) -> Iterator[Testimony]:
    """The testimonies that the last resolve step put into transfers (or into these), and no others."""
    t = TRANSFER_CLAIMS.c
    wanted = select(t.coding_id, t.claim_id).order_by(t.coding_id)
    if transfer_ids is not None:
        wanted = wanted.where(t.transfer_id.in_(transfer_ids))
    held = {(row.coding_id, row.claim_id) for row in connection.execute(wanted)}
    claim_ids = {claim_id for _, claim_id in held}
    coding_ids = sorted({coding_id for coding_id, _ in held})
    for testimony in testimonies_of(connection, coding_ids, witnesses(connection)):
        if testimony.claim.id in claim_ids:
            yield testimony


def witnesses(connection: Connection) -> dict[str, str]:
    """The witness that each document counts as, after the last resolve step."""
    w = WITNESSES.c
    return {
        row.document_id: row.witness_id for row in connection.execute(select(w.document_id, w.witness_id))
    }


def witness_of(connection: Connection, document_id: str) -> Witness | None:
    """The witness that a document counts as, with its other documents; None where it has no claims."""
    w = WITNESSES.c
    witness_id = connection.scalar(select(w.witness_id).where(w.document_id == document_id))
    if witness_id is None:
        return None
    rows = connection.execute(
        select(w.document_id, w.reason).where(w.witness_id == witness_id).order_by(w.position)
    ).all()
    documents = tuple(row.document_id for row in rows)
    return Witness(witness_id, documents, tuple(row.reason for row in rows[1:]))


def witness_reasons(connection: Connection) -> dict[str, str]:
    """Why each document that is not the first of its witness belongs to it."""
    w = WITNESSES.c
    told = select(w.document_id, w.reason).where(w.position > 0).order_by(w.document_id)
    return {row.document_id: row.reason for row in connection.execute(told)}


def transfers(connection: Connection, *, transfer_id: str | None = None) -> tuple[Transfer, ...]:
    """The transfers (or the one) as the last resolve step left them, in its order."""
    h = TRANSFER_CLAIMS.c
    holdings: dict[str, list[str]] = {}
    held = select(h.transfer_id, h.claim_id).order_by(h.transfer_id, h.position)
    wanted = select(TRANSFERS).order_by(TRANSFERS.c.position)
    if transfer_id is not None:
        held = held.where(h.transfer_id == transfer_id)
        wanted = wanted.where(TRANSFERS.c.id == transfer_id)
    for row in connection.execute(held):
        holdings.setdefault(row.transfer_id, []).append(row.claim_id)
    return tuple(
        Transfer(
            supplier=row.supplier,
            recipient=row.recipient,
            designation=row.designation,
            category=Category(row.category),
            anchor_keys=tuple(row.anchor_keys),
            claim_ids=tuple(holdings.get(row.id, ())),
            package=row.package_id,
            id=row.id,
        )
        for row in connection.execute(wanted)
    )


def packages(connection: Connection) -> tuple[Package, ...]:
    """The packages as the last resolve step left them, in its order."""
    return tuple(
        Package(
            id=row["id"],
            supplier=row["supplier"],
            recipient=row["recipient"],
            period=Period(row["start"], row["end"]) if row["start"] or row["end"] else None,
            claim_ids=tuple(row["claim_ids"]),
        )
        for row in connection.execute(select(PACKAGES).order_by(PACKAGES.c.position)).mappings()
    )


def is_resolved(connection: Connection) -> bool:
    """Whether the last resolve step knew all that is current now."""
    d, t = DOCUMENTS.c, TRANSFER_CLAIMS.c
    with_claims = select(CLAIMS.c.id).where(CLAIMS.c.coding_id == d.coding_id).exists()
    resolved = select(t.claim_id).where(t.coding_id == d.coding_id).exists()
    missing = select(d.id).where(with_claims, ~resolved).limit(1)
    current = select(d.id).where(d.coding_id == t.coding_id).exists()
    outdated = select(t.claim_id).where(~current).limit(1)
    return connection.scalar(missing) is None and connection.scalar(outdated) is None


def known_members(connection: Connection) -> dict[str, frozenset[str]]:
    """The anchor keys that every transfer id, retired ones too, last stood for."""
    members: dict[str, set[str]] = {}
    for row in connection.execute(select(MEMBERS)):
        members.setdefault(row.transfer_id, set()).add(row.anchor_key)
    return {transfer_id: frozenset(keys) for transfer_id, keys in members.items()}

"""Which pairs of supplier and recipient wait for the resolve step, since claims about them came or went."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from armsledger.ledger.rows import pair_key
from armsledger.ledger.schema import CLAIMS, DOCUMENTS, MEMBERS, PENDING, TRANSFERS
from armsledger.transfers import Pair

CHUNK = 500

TOLD = (
    select(CLAIMS.c.pair)
    .where(CLAIMS.c.coding_id.in_(bindparam("codings", expanding=True)), CLAIMS.c.pair.is_not(None))
    .distinct()
)


def touch_codings(connection: Connection, coding_ids: Iterable[str | None]) -> None:
    """Let the pairs wait that the claims of these codings are about."""
    touch(connection, connection.scalars(TOLD, {"codings": [i for i in coding_ids if i]}))


def touch_document(connection: Connection, document_id: str) -> None:
    """Let the pairs wait that a document's current claims are about."""
    d = DOCUMENTS.c
    touch_codings(connection, connection.scalars(select(d.coding_id).where(d.id == document_id)))


def touch_anchors(connection: Connection, anchor_keys: Iterable[str]) -> None:
    """Let the pairs wait that the claims with these anchor keys are about."""
    c = CLAIMS.c
    held = select(c.pair).where(c.anchor_key.in_(list(anchor_keys)), c.pair.is_not(None)).distinct()
    touch(connection, connection.scalars(held))


def touch_all(connection: Connection) -> None:
    """Let every pair wait: a full rerun."""
    connection.execute(delete(PENDING))
    c, t = CLAIMS.c, TRANSFERS.c
    current = select(c.pair).join(DOCUMENTS, DOCUMENTS.c.coding_id == c.coding_id).where(c.pair.is_not(None))
    connection.execute(insert(PENDING).from_select(["pair"], current.union(select(t.pair))))


def touch(connection: Connection, keys: Iterable[str]) -> bool:
    """Let these pairs wait; whether any of them did not yet."""
    wanted = set(keys)
    if not wanted:
        return False
    waiting = set(connection.scalars(select(PENDING.c.pair).where(PENDING.c.pair.in_(wanted))))
    new = sorted(wanted - waiting)
    if new:
        connection.execute(insert(PENDING), [{"pair": key} for key in new])
    return bool(new)


def is_any(connection: Connection) -> bool:
    """Whether any pair waits."""
    return connection.scalar(select(PENDING.c.pair).limit(1)) is not None


def count(connection: Connection) -> int:
    """How many pairs wait."""
    return connection.scalar(select(func.count()).select_from(PENDING)) or 0


def done(connection: Connection, pair: Pair) -> None:
    """The pair waits no longer."""
    connection.execute(delete(PENDING).where(PENDING.c.pair == pair_key(pair)))


def spread(connection: Connection) -> None:
    """Let those pairs wait too whose transfers' ids the waiting ones may take or give back.

    A claim that a better coder gives another supplier takes its transfer's id along where most of the
    transfer's claims go; so the pair that the id is in force in and the one that it is at home in are
    resolved together.
    """
    p = select(PENDING.c.pair)
    while True:
        in_force = set(connection.scalars(select(TRANSFERS.c.id).where(TRANSFERS.c.pair.in_(p))))
        told = (
            select(MEMBERS.c.transfer_id)
            .join(CLAIMS, CLAIMS.c.anchor_key == MEMBERS.c.anchor_key)
            .join(DOCUMENTS, DOCUMENTS.c.coding_id == CLAIMS.c.coding_id)
            .where(CLAIMS.c.pair.in_(p))
            .distinct()
        )
        ids = sorted(in_force | set(connection.scalars(told)))
        concerned = set(homes(connection, ids).values())
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            concerned |= set(connection.scalars(select(TRANSFERS.c.pair).where(TRANSFERS.c.id.in_(some))))
        if not touch(connection, concerned):
            return


def homes(connection: Connection, transfer_ids: Iterable[str]) -> dict[str, str]:
    """The pair that most of the claims of each id, in force or retired, are about now; of equals the first."""
    m, c, d = MEMBERS.c, CLAIMS.c, DOCUMENTS.c
    ids = sorted(set(transfer_ids))
    best: dict[str, tuple[int, str]] = {}
    for start in range(0, len(ids), CHUNK):
        counts = (
            select(m.transfer_id, c.pair, func.count(m.anchor_key.distinct()).label("shared"))
            .join(CLAIMS, c.anchor_key == m.anchor_key)
            .join(DOCUMENTS, d.coding_id == c.coding_id)
            .where(m.transfer_id.in_(ids[start : start + CHUNK]), c.pair.is_not(None))
            .group_by(m.transfer_id, c.pair)
        )
        for row in connection.execute(counts):
            rank = (-row.shared, row.pair)
            best[row.transfer_id] = min(best.get(row.transfer_id, rank), rank)
    return {transfer_id: key for transfer_id, (_, key) in best.items()}

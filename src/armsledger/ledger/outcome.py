"""What the last resolve step left: transfers, packages, and the claims that they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, func, select

from armsledger.estimates import Agreement
from armsledger.ledger.coded import told
from armsledger.ledger.filters import Filters
from armsledger.ledger.rows import pair_key, pair_of
from armsledger.ledger.schema import AGREEMENTS, CLAIMS, DOCUMENTS, PACKAGES, TRANSFER_CLAIMS, TRANSFERS
from armsledger.terms import Category
from armsledger.transfers import Package, Pair, Testimony, Transfer
from armsledger.values import Period

Where = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The witness that a document's claims count as in some transfer, and why."""

    witness_id: str
    reason: str


def pairs(connection: Connection, wanted: Filters) -> list[tuple[Pair, int]]:
    """The pairs that have transfers and are asked for, with how many claims; in the register's order."""
    t = TRANSFERS.c
    counted = (
        select(t.pair, func.count().label("claims"))
        .join(TRANSFER_CLAIMS, TRANSFER_CLAIMS.c.transfer_id == t.id)
        .group_by(t.pair)
    )
    if wanted.suppliers:
        counted = counted.where(t.supplier.in_(wanted.suppliers))
    if wanted.recipients:
        counted = counted.where(t.recipient.in_(wanted.recipients))
    rows = [(pair_of(row.pair), row.claims) for row in connection.execute(counted)]
    return sorted(rows, key=lambda row: row[0].order)


def count_transfers(connection: Connection) -> int:
    """How many transfers there are."""
    return connection.scalar(select(func.count()).select_from(TRANSFERS)) or 0


def designations(connection: Connection) -> Sequence[str]:
    """The designations of transfers, each once."""
    names = select(TRANSFERS.c.designation).where(TRANSFERS.c.designation.is_not(None))
    return connection.scalars(names.distinct().order_by(TRANSFERS.c.designation)).all()


def of_pairs(some: Sequence[Pair]) -> Where:
    """The transfers of these pairs."""
    return TRANSFERS.c.pair.in_([pair_key(pair) for pair in some])


def testimonies(connection: Connection, where: Where) -> Iterator[Testimony]:
    """The testimonies that the last resolve step put into these transfers, and no others."""
    c, t = CLAIMS.c, TRANSFER_CLAIMS.c
    rows = connection.execute(
        select(CLAIMS, t.witness_id, t.lineage)
        .join(TRANSFER_CLAIMS, (t.coding_id == c.coding_id) & (t.claim_id == c.id))
        .join(TRANSFERS, TRANSFERS.c.id == t.transfer_id)
        .where(where)
        .order_by(c.coding_id, c.position)
    )
    for row, _, testimony in told(connection, rows):
        yield replace(testimony, witness=row.witness_id, lineage=row.lineage)


def transfers(connection: Connection, where: Where) -> tuple[Transfer, ...]:
    """These transfers as the last resolve step left them."""
    h, t = TRANSFER_CLAIMS.c, TRANSFERS.c
    holdings: dict[str, list[tuple[str, str]]] = {}
    held = (
        select(h.transfer_id, h.claim_id, h.reason)
        .join(TRANSFERS, t.id == h.transfer_id)
        .where(where)
        .order_by(h.transfer_id, h.position)
    )
    for row in connection.execute(held):
        holdings.setdefault(row.transfer_id, []).append((row.claim_id, row.reason))
    return tuple(
        Transfer(
            supplier=row.supplier,
            recipient=row.recipient,
            designation=row.designation,
            category=Category(row.category),
            anchor_keys=tuple(row.anchor_keys),
            claim_ids=tuple(claim_id for claim_id, _ in holdings.get(row.id, ())),
            package=row.package_id,
            id=row.id,
            reasons=tuple(reason for _, reason in holdings.get(row.id, ())),
            options=frozenset(row.options),
        )
        for row in connection.execute(select(TRANSFERS).where(where).order_by(t.id))
    )


def packages(connection: Connection, some: Sequence[Pair]) -> tuple[Package, ...]:
    """The packages of these pairs as the last resolve step left them."""
    keys = [pair_key(pair) for pair in some]
    rows = connection.execute(select(PACKAGES).where(PACKAGES.c.pair.in_(keys)).order_by(PACKAGES.c.id))
    return tuple(
        Package(
            id=row["id"],
            supplier=row["supplier"],
            recipient=row["recipient"],
            period=Period(row["start"], row["end"]) if row["start"] or row["end"] else None,
            claim_ids=tuple(row["claim_ids"]),
        )
        for row in rows.mappings()
    )


def lineages_of(connection: Connection, document_id: str) -> tuple[Lineage, ...]:
    """What witnesses a document's claims count as; one, unless it tells several stories."""
    t, d = TRANSFER_CLAIMS.c, DOCUMENTS.c
    coding_id = connection.scalar(select(d.coding_id).where(d.id == document_id))
    held = select(t.witness_id, t.lineage).distinct().where(t.coding_id == coding_id)
    rows = connection.execute(held.order_by(t.witness_id, t.lineage))
    return tuple(Lineage(row.witness_id, row.lineage) for row in rows)


def agreements(connection: Connection) -> Iterator[Agreement]:
    """How often each source agreed with independent witnesses and differed from them, in all transfers."""
    a = AGREEMENTS.c
    rows = connection.execute(select(a.source, func.sum(a.agreed), func.sum(a.differed)).group_by(a.source))
    return (Agreement(source, int(agreed), int(differed)) for source, agreed, differed in rows)

"""The resolve step's side of the ledger: the cases that it works on, and how their outcome is kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, or_, select

from armsledger.documents import Document, Publication
from armsledger.estimates import Agreement
from armsledger.ledger import pending
from armsledger.ledger.clock import now
from armsledger.ledger.coded import told
from armsledger.ledger.judging import judgements_on
from armsledger.ledger.rows import pair_key, pair_of
from armsledger.ledger.schema import (
    AGREEMENTS,
    CLAIMS,
    DOCUMENTS,
    MEMBERS,
    PACKAGES,
    PENDING,
    REDIRECTS,
    TRANSFER_CLAIMS,
    TRANSFER_IDS,
    TRANSFERS,
)
from armsledger.transfers import Case, Kept, Package, Pair, Testimony, Transfer

CHUNK = 500


class HandedOut:
    """The ids of transfers that were ever handed out, asked one at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __contains__(self, transfer_id: object) -> bool:
        held = select(TRANSFER_IDS.c.id).where(TRANSFER_IDS.c.id == transfer_id)
        return self._connection.scalar(held) is not None


class Desk:
    """What the resolve step reads and writes, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._coding_of: dict[str, str] = {}
        self.handed_out = HandedOut(connection)

    def waiting(self, *, at_most: int) -> Iterator[Pair]:
        """So many of the pairs that wait for the resolve step."""
        rows = self._connection.scalars(select(PENDING.c.pair).order_by(PENDING.c.pair).limit(at_most))
        yield from [pair_of(key) for key in rows]

    def case(self, pair: Pair) -> Case:
        """All that is told of a pair: its documents, their appearances and current claims."""
        c = CLAIMS.c
        rows = self._connection.execute(
            select(CLAIMS)
            .join(DOCUMENTS, DOCUMENTS.c.coding_id == c.coding_id)
            .where(c.pair == pair_key(pair))
            .order_by(DOCUMENTS.c.id, c.position)
        )
        works: dict[str, tuple[Document, tuple[Publication, ...]]] = {}
        testimonies: list[Testimony] = []
        self._coding_of = {}
        for row, work, testimony in told(self._connection, rows):
            works[row.coding_id] = work.article.document, work.publications
            testimonies.append(testimony)
            self._coding_of[testimony.claim.id] = row.coding_id
        judgements = judgements_on(self._connection, [t.claim.anchor_key for t in testimonies])
        return Case(pair, tuple(works.values()), tuple(testimonies), judgements)

    def known(self, case: Case) -> dict[str, frozenset[str]]:
        """The ids that are at home in a pair, with the anchor keys that each last stood for."""
        keys = sorted({t.claim.anchor_key for t in case.testimonies})
        touched: set[str] = set()
        for start in range(0, len(keys), CHUNK):
            held = select(MEMBERS.c.transfer_id).where(MEMBERS.c.anchor_key.in_(keys[start : start + CHUNK]))
            touched |= set(self._connection.scalars(held.distinct()))
        homes = pending.homes(self._connection, touched)
        return self._members([name for name, home in homes.items() if home == pair_key(case.pair)])

    def handed_out_at(self, transfer_ids: Iterable[str]) -> dict[str, str]:
        """When these ids were handed out, in an order that can be compared."""
        ids, t = sorted(transfer_ids), TRANSFER_IDS.c
        found: dict[str, str] = {}
        for start in range(0, len(ids), CHUNK):
            held = select(t.id, t.recorded_at).where(t.id.in_(ids[start : start + CHUNK]))
            found |= {row.id: row.recorded_at for row in self._connection.execute(held)}
        return found

    def settle(
        self,
        pair: Pair,
        kept: Kept,
        packages: Sequence[Package],
        testimonies: Sequence[Testimony],
        agreements: Mapping[str, Iterable[Agreement]],
    ) -> None:
        """Put this outcome in the place of the pair's last one; ids and redirects are only added to.

        agreements has, for a transfer's id, how often each of its sources agreed with others.
        """
        ids = [t.id for t in kept.transfers if t.id is not None]
        self._clear(pair, ids)
        self._insert(PACKAGES, (_package_row(pair, package) for package in packages))
        self._hand_out_ids(kept)
        self._insert(TRANSFERS, (_transfer_row(pair, transfer) for transfer in kept.transfers))
        self._insert(TRANSFER_CLAIMS, self._holdings(kept.transfers, testimonies))
        self._insert(
            AGREEMENTS,
            (
                {"transfer_id": name, "source": one.source, "agreed": one.agreed, "differed": one.differed}
                for name, some in agreements.items()
                for one in some
            ),
        )
        pending.done(self._connection, pair)

    def _clear(self, pair: Pair, ids: Sequence[str]) -> None:
        """Take the pair's last outcome away, and that of the ids that it takes from another pair."""
        t, key = TRANSFERS.c, pair_key(pair)
        gone = select(t.id).where(or_(t.pair == key, t.id.in_(ids)))
        self._connection.execute(delete(AGREEMENTS).where(AGREEMENTS.c.transfer_id.in_(gone)))
        self._connection.execute(delete(TRANSFER_CLAIMS).where(TRANSFER_CLAIMS.c.transfer_id.in_(gone)))
        self._connection.execute(delete(TRANSFERS).where(or_(t.pair == key, t.id.in_(ids))))
        self._connection.execute(delete(PACKAGES).where(PACKAGES.c.pair == key))

    def _members(self, transfer_ids: Sequence[str]) -> dict[str, frozenset[str]]:
        members: dict[str, set[str]] = {}
        for start in range(0, len(transfer_ids), CHUNK):
            some = transfer_ids[start : start + CHUNK]
            for row in self._connection.execute(select(MEMBERS).where(MEMBERS.c.transfer_id.in_(some))):
                members.setdefault(row.transfer_id, set()).add(row.anchor_key)
        return {transfer_id: frozenset(keys) for transfer_id, keys in members.items()}

    def _hand_out_ids(self, kept: Kept) -> None:
        stamp = now(precisely=True)
        founded = (t for t in kept.transfers if t.id not in self.handed_out)
        self._insert(
            TRANSFER_IDS,
            ({"id": t.id, "founded_on": min(t.anchor_keys), "recorded_at": stamp} for t in founded),
        )
        in_force = sorted(t.id for t in kept.transfers if t.id is not None)
        # an id that is in force leads nowhere else
        for start in range(0, len(in_force), CHUNK):
            some = in_force[start : start + CHUNK]
            self._connection.execute(delete(REDIRECTS).where(REDIRECTS.c.from_id.in_(some)))
            self._connection.execute(delete(MEMBERS).where(MEMBERS.c.transfer_id.in_(some)))
        for old in kept.redirects:
            self._connection.execute(delete(REDIRECTS).where(REDIRECTS.c.from_id == old))
        self._insert(REDIRECTS, ({"from_id": old, "to_id": new} for old, new in kept.redirects.items()))
        self._insert(
            MEMBERS,
            (
                {"transfer_id": t.id, "anchor_key": key}
                for t in kept.transfers
                for key in sorted(set(t.anchor_keys))
            ),
        )

    def _holdings(
        self, transfers: Sequence[Transfer], testimonies: Sequence[Testimony]
    ) -> Iterator[dict[str, Any]]:
        of_claim = {t.claim.id: t for t in testimonies}
        for transfer in transfers:
            reasons = transfer.reasons or ("",) * len(transfer.claim_ids)
            for at, (claim_id, reason) in enumerate(zip(transfer.claim_ids, reasons, strict=True)):
                yield {
                    "transfer_id": transfer.id,
                    "claim_id": claim_id,
                    "coding_id": self._coding_of[claim_id],
                    "position": at,
                    "witness_id": of_claim[claim_id].witness,
                    "lineage": of_claim[claim_id].lineage,
                    "reason": reason,
                }

    def _insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        if found := list(rows):
            self._connection.execute(insert(table), found)


def _package_row(pair: Pair, package: Package) -> dict[str, Any]:
    return {
        "id": package.id,
        "pair": pair_key(pair),
        "supplier": package.supplier,
        "recipient": package.recipient,
        "start": package.period and package.period.start,
        "end": package.period and package.period.end,
        "claim_ids": list(package.claim_ids),
    }


def _transfer_row(pair: Pair, transfer: Transfer) -> dict[str, Any]:
    return {
        "id": transfer.id,
        "pair": pair_key(pair),
        "supplier": transfer.supplier,
        "recipient": transfer.recipient,
        "designation": transfer.designation,
        "category": str(transfer.category),
        "anchor_keys": list(transfer.anchor_keys),
        "options": sorted(transfer.options),
        "package_id": transfer.package,
    }

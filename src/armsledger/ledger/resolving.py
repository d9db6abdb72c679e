"""The resolve step's side of the ledger: what it works on, and how its outcome is kept."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from armsledger.documents import Document, Publication
from armsledger.ledger.clock import now
from armsledger.ledger.coded import current_codings, testimonies_of, works_of
from armsledger.ledger.outcome import known_members
from armsledger.ledger.schema import (
    CLAIMS,
    DOCUMENTS,
    MEMBERS,
    PACKAGES,
    REDIRECTS,
    TRANSFER_CLAIMS,
    TRANSFER_IDS,
    TRANSFERS,
    WITNESSES,
)
from armsledger.transfers import Kept, Package, Testimony, Transfer, Witness


class Desk:
    """What the resolve step reads and writes, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def works(self) -> Iterator[tuple[Document, tuple[Publication, ...]]]:
        """Every document with current claims, and its appearances."""
        for work in works_of(self._connection, current_codings(self._connection)):
            yield work.article.document, work.publications

    def testimonies(self, witnesses: Iterable[Witness]) -> Iterator[Testimony]:
        """Every current claim with its appearances and its witness."""
        witness_of = {document_id: w.id for w in witnesses for document_id in w.documents}
        return testimonies_of(self._connection, current_codings(self._connection), witness_of)

    def known(self) -> dict[str, frozenset[str]]:
        """The anchor keys that every transfer id, retired ones too, last stood for."""
        return known_members(self._connection)

    def settle(self, witnesses: Sequence[Witness], kept: Kept, packages: Sequence[Package]) -> None:
        """Put this outcome in the place of the last one; ids and redirects are only added to."""
        for table in (TRANSFER_CLAIMS, TRANSFERS, PACKAGES, WITNESSES):
            self._connection.execute(delete(table))
        self._insert(WITNESSES, _witness_rows(witnesses))
        self._insert(PACKAGES, (_package_row(at, package) for at, package in enumerate(packages)))
        self._hand_out_ids(kept)
        self._insert(TRANSFERS, (_transfer_row(at, transfer) for at, transfer in enumerate(kept.transfers)))
        self._insert(TRANSFER_CLAIMS, self._holdings(kept.transfers))

    def _hand_out_ids(self, kept: Kept) -> None:
        ids = set(self._connection.scalars(select(TRANSFER_IDS.c.id)))
        stamp = now()
        founded = (t for t in kept.transfers if t.id not in ids)
        self._insert(
            TRANSFER_IDS,
            ({"id": t.id, "founded_on": min(t.anchor_keys), "recorded_at": stamp} for t in founded),
        )
        in_force = {t.id for t in kept.transfers}
        for transfer_id in {*kept.redirects, *in_force}:  # an id that is in force leads nowhere else
            self._connection.execute(delete(REDIRECTS).where(REDIRECTS.c.from_id == transfer_id))
        for transfer_id in in_force:
            self._connection.execute(delete(MEMBERS).where(MEMBERS.c.transfer_id == transfer_id))
        self._insert(REDIRECTS, ({"from_id": old, "to_id": new} for old, new in kept.redirects.items()))
        self._insert(
            MEMBERS,
            (
                {"transfer_id": t.id, "anchor_key": key}
                for t in kept.transfers
                for key in sorted(set(t.anchor_keys))
            ),
        )

    def _holdings(self, transfers: Sequence[Transfer]) -> Iterator[dict[str, Any]]:
        current = select(CLAIMS.c.id, CLAIMS.c.coding_id).join(
            DOCUMENTS, DOCUMENTS.c.coding_id == CLAIMS.c.coding_id
        )
        coding_of = {row.id: row.coding_id for row in self._connection.execute(current)}
        for transfer in transfers:
            for at, claim_id in enumerate(transfer.claim_ids):
                yield {
                    "transfer_id": transfer.id,
                    "claim_id": claim_id,
                    "coding_id": coding_of[claim_id],
                    "position": at,
                }

    def _insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        if found := list(rows):
            self._connection.execute(insert(table), found)


def _witness_rows(witnesses: Sequence[Witness]) -> Iterator[dict[str, Any]]:
    for witness in witnesses:
        reasons = ("", *witness.reasons)
        for at, document_id in enumerate(witness.documents):
            yield {
                "document_id": document_id,
                "witness_id": witness.id,
                "position": at,
                "reason": reasons[at] if at < len(reasons) else "",
            }


def _package_row(at: int, package: Package) -> dict[str, Any]:
    return {
        "id": package.id,
        "position": at,
        "supplier": package.supplier,
        "recipient": package.recipient,
        "start": package.period and package.period.start,
        "end": package.period and package.period.end,
        "claim_ids": list(package.claim_ids),
    }


def _transfer_row(at: int, transfer: Transfer) -> dict[str, Any]:
    return {
        "id": transfer.id,
        "position": at,
        "supplier": transfer.supplier,
        "recipient": transfer.recipient,
        "designation": transfer.designation,
        "category": str(transfer.category),
        "anchor_keys": list(transfer.anchor_keys),
        "package_id": transfer.package,
    }

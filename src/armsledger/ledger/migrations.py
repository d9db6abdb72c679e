"""The steps that bring an older ledger up to date, each in a transaction of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select, text, update

from armsledger.ledger import pending
from armsledger.ledger.appearing import note_versions
from armsledger.ledger.rows import article_of, document_of, pair_key, publication_of, version_in
from armsledger.ledger.schema import (
    AGREEMENTS,
    CLAIMS,
    CORRECTIONS,
    DOCUMENTS,
    FORGOTTEN,
    JUDGEMENTS,
    LABELLINGS,
    MEMBERS,
    PACKAGES,
    PENDING,
    PUBLICATIONS,
    TRANSFER_CLAIMS,
    TRANSFERS,
)
from armsledger.transfers import Pair, Version


@dataclass(frozen=True, slots=True)
class Migration:
    """A named step that takes a ledger from version - 1 to version, in a transaction of its own."""

    version: int
    name: str
    step: Callable[[Connection], None]


def by_pair(connection: Connection) -> None:
    """From 1 to 2: claims and their outcome by pair, versions of reports, judgements, takedowns."""
    for table in (PENDING, CORRECTIONS, JUDGEMENTS, FORGOTTEN):
        table.create(connection)
    next(index for index in MEMBERS.indexes if index.name == "ix_members_anchor_key").create(connection)
    _claims_by_pair(connection)
    _outcome_by_pair(connection)
    _versions_of_reports(connection)
    pending.touch_all(connection)


MIGRATIONS: tuple[Migration, ...] = (Migration(2, "claims and their outcome by pair", by_pair),)
"""Every step since version 1, in order; a new one also changes the tables in schema.py."""


def _claims_by_pair(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE claims ADD COLUMN pair VARCHAR"))
    _create_indexes(connection, CLAIMS, "pair")
    c = CLAIMS.c
    for row in connection.execute(select(c.coding_id, c.id, c.body)).all():
        key = pair_key(Pair(row.body["supplier"], row.body["recipient"]))
        same = (c.coding_id == row.coding_id, c.id == row.id)
        connection.execute(update(CLAIMS).where(*same).values(pair=key))


def _outcome_by_pair(connection: Connection) -> None:
    """The last outcome, kept until the next resolve step, so that a reader finds the register whole."""
    witness_of = {row.document_id: row for row in connection.execute(text("SELECT * FROM witnesses"))}
    document_of = {row.coding_id: row.id for row in connection.execute(text("SELECT * FROM documents"))}
    packages = _with_pairs(connection, "packages")
    transfers = [row | {"options": "[]"} for row in _with_pairs(connection, "transfers")]
    claims = []
    for row in _rows(connection, "transfer_claims"):
        witness = witness_of.get(document_of.get(row["coding_id"], ""))
        told = {"witness_id": witness.witness_id, "lineage": witness.reason} if witness else {}
        claims.append({"witness_id": "", "lineage": "", **row, **told, "reason": ""})
    for name in ("witnesses", "transfer_claims", "transfers", "packages"):
        connection.execute(text(f"DROP TABLE {name}"))
    for table in (PACKAGES, TRANSFERS, TRANSFER_CLAIMS, AGREEMENTS):
        table.create(connection)
    for table, rows in ((PACKAGES, packages), (TRANSFERS, transfers), (TRANSFER_CLAIMS, claims)):
        for row in rows:
            names = [name for name in row if name in table.c]
            columns, values = ", ".join(f'"{n}"' for n in names), ", ".join(f":{n}" for n in names)
            connection.execute(text(f"INSERT INTO {table.name} ({columns}) VALUES ({values})"), row)


def _versions_of_reports(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE publications ADD COLUMN address TEXT"))
    connection.execute(text("ALTER TABLE publications ADD COLUMN headline TEXT"))
    connection.execute(text("ALTER TABLE publications ADD COLUMN mark VARCHAR DEFAULT '' NOT NULL"))
    _create_indexes(connection, PUBLICATIONS, "address", "headline")
    p, d = PUBLICATIONS.c, DOCUMENTS.c
    shown = (
        select(PUBLICATIONS, d.text, LABELLINGS.c.regions)
        .join(DOCUMENTS, d.id == p.document_id)
        .join(LABELLINGS, LABELLINGS.c.id == d.labelling_id)
        .order_by(p.id)
    )
    for name in connection.scalars(select(p.id).order_by(p.id)).all():
        row = connection.execute(shown.where(p.id == name)).mappings().one()
        version = Version.of(article_of(document_of(row["text"], row["regions"]), publication_of(row)))
        marks = {"address": version.address, "headline": version.headline, "mark": version.mark}
        connection.execute(update(PUBLICATIONS).where(p.id == name).values(**marks))
    for row in connection.execute(select(PUBLICATIONS).order_by(p.id)).mappings().all():
        note_versions(connection, row["document_id"], version_in(row))


def _create_indexes(connection: Connection, table: Table, *columns: str) -> None:
    for index in table.indexes:
        if {column.name for column in index.columns} <= set(columns):
            index.create(connection)


def _with_pairs(connection: Connection, name: str) -> list[dict[str, Any]]:
    return [
        row | {"pair": pair_key(Pair(row["supplier"], row["recipient"]))} for row in _rows(connection, name)
    ]


def _rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()]

"""What the ledger holds, counted."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from armsledger.documents import SetAside
from armsledger.ledger.schema import (
    CLAIMS,
    CODINGS,
    DOCUMENTS,
    FORGOTTEN,
    JUDGEMENTS,
    META,
    PUBLICATIONS,
    SET_ASIDE,
    TRANSFER_CLAIMS,
    TRANSFERS,
)

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tally:
    """Publications, documents and current claims under one name: an outlet, a year, a language, a coder."""

    name: str
    publications: int
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class Status:
    """What the ledger holds; a document in a language that no coder reads is unread, not without claims.

    unread counts such documents by language. superseded counts claims that are kept but no longer current,
    judgements those in force, taken_down documents that were forgotten.
    """

    schema_version: int
    created: str
    documents: int
    publications: int
    claims: int
    superseded: int
    transfers: int
    witnesses: int
    judgements: int
    taken_down: int
    without_claims: int
    unread: tuple[tuple[str, int], ...]
    future_dated: int
    by_outlet: tuple[Tally, ...]
    by_year: tuple[Tally, ...]
    by_language: tuple[Tally, ...]
    by_coder: tuple[Tally, ...]
    set_aside: tuple[SetAside, ...]

    @property
    def set_aside_by_kind(self) -> tuple[tuple[str, int], ...]:
        """How many inputs were set aside for each kind of reason."""
        return tuple(sorted(Counter(aside.kind for aside in self.set_aside).items()))


def status(connection: Connection) -> Status:
    """Count what the ledger holds."""
    meta = {row.name: row.value for row in connection.execute(select(META))}
    claims_in = _claims_in(connection)
    shown = _shown(connection)
    coded = {row.document_id for row in shown if row.coding_id is not None}
    unread = Counter(row.language or UNKNOWN for row in shown if row.coding_id is None and row.is_shown)
    current = sum(claims_in.values())
    flags = connection.scalars(select(PUBLICATIONS.c.flags))
    return Status(
        schema_version=int(meta["schema_version"]),
        created=meta["created"],
        documents=len({row.document_id for row in shown}),
        publications=len(shown),
        claims=current,
        superseded=_count(connection, CLAIMS) - current,
        transfers=_count(connection, TRANSFERS),
        witnesses=connection.scalar(select(func.count(TRANSFER_CLAIMS.c.witness_id.distinct()))) or 0,
        judgements=_count(connection, JUDGEMENTS, JUDGEMENTS.c.undone_at.is_(None)),
        taken_down=_count(connection, FORGOTTEN),
        without_claims=len(coded - claims_in.keys()),
        unread=tuple(sorted(unread.items())),
        future_dated=sum("future" in some for some in flags),
        by_outlet=_tallies(shown, claims_in, lambda row: row.outlet),
        by_year=_tallies(shown, claims_in, lambda row: row.published and row.published[:4]),
        by_language=_tallies(shown, claims_in, lambda row: row.language),
        by_coder=_tallies([row for row in shown if row.coder], claims_in, _coder_name),
        set_aside=tuple(
            SetAside(row.source, row.kind, row.reason)
            for row in connection.execute(select(SET_ASIDE).order_by(SET_ASIDE.c.source, SET_ASIDE.c.kind))
        ),
    )


def _shown(connection: Connection) -> list[Row[Any]]:
    """Every publication with its document's current coding."""
    p, d, c = PUBLICATIONS.c, DOCUMENTS.c, CODINGS.c
    is_shown: ColumnElement[bool] = (p.id == d.publication_id).label("is_shown")
    columns = (p.document_id, p.outlet, p.published, p.language, d.coding_id, c.coder, c.coder_version)
    tables = PUBLICATIONS.join(DOCUMENTS, d.id == p.document_id).outerjoin(CODINGS, c.id == d.coding_id)
    return list(connection.execute(select(*columns, is_shown).select_from(tables)))


def _claims_in(connection: Connection) -> dict[str, int]:
    d = DOCUMENTS.c
    counts = (
        select(d.id, func.count())
        .join_from(DOCUMENTS, CLAIMS, CLAIMS.c.coding_id == d.coding_id)
        .group_by(d.id)
    )
    return {row[0]: row[1] for row in connection.execute(counts)}


def _count(connection: Connection, table: Table, *where: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*where)) or 0


def _coder_name(row: Row[Any]) -> str:
    return f"{row.coder} {row.coder_version}"


def _tallies(rows: list[Row[Any]], claims_in: dict[str, int], name_of: Any) -> tuple[Tally, ...]:
    """One tally a name; a document that two outlets carry counts with both, its claims likewise."""
    documents: dict[str, set[str]] = {}
    publications: Counter[str] = Counter()
    for row in rows:
        name = name_of(row) or UNKNOWN
        publications[name] += 1
        documents.setdefault(name, set()).add(row.document_id)
    return tuple(
        Tally(name, publications[name], len(held), sum(claims_in.get(document_id, 0) for document_id in held))
        for name, held in sorted(documents.items())
    )

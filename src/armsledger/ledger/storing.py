"""How an article enters the ledger: its document, labels, appearance, coding and claims, all or nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Select, Table, bindparam, delete, insert, select, update

from armsledger.claims import Claim, Coder, written
from armsledger.documents import Article, SetAside
from armsledger.ledger.appearing import appear
from armsledger.ledger.clock import now
from armsledger.ledger.looking import as_shown
from armsledger.ledger.looking import coding_id as coding_id_of
from armsledger.ledger.looking import labelling_id as labelling_id_of
from armsledger.ledger.pending import touch_codings, touch_document
from armsledger.ledger.rows import pair_key, regions_written
from armsledger.ledger.schema import CLAIMS, CODINGS, DOCUMENTS, LABELLINGS, SET_ASIDE
from armsledger.registers.coders import is_comparison
from armsledger.transfers import Pair

ROW, MEMBER = re.compile(r":\d+\Z"), "!/"
"""How the reader names a row of a file, and a member of an archive, after the name of the whole."""

# Statements that every article needs are made once: making one costs more than running it.
POINTERS = select(DOCUMENTS.c.labelling_id, DOCUMENTS.c.publication_id, DOCUMENTS.c.coding_id).where(
    DOCUMENTS.c.id == bindparam("document")
)
CODED_AS = (
    update(DOCUMENTS).where(DOCUMENTS.c.id == bindparam("document")).values(coding_id=bindparam("coding"))
)
READ_WELL = delete(SET_ASIDE).where(SET_ASIDE.c.source.in_(bindparam("sources", expanding=True)))
NOTED = delete(SET_ASIDE).where(SET_ASIDE.c.source == bindparam("noted"), SET_ASIDE.c.kind == bindparam("as"))


@dataclass(frozen=True, slots=True)
class Stored:
    """What of an article was new to the ledger."""

    document: bool
    publication: bool
    coding: bool


def store(
    connection: Connection,
    article: Article,
    *,
    reader_version: str,
    shown: Article,
    coder: Coder | None,
    claims: Sequence[Claim],
) -> Stored:
    """Add what the ledger does not have yet of an article, and of what a coder found in it as shown."""
    stamp = {"recorded_at": now()}
    document_id = article.document.id
    standing = as_shown(connection, article, reader_version)
    labelling_id = labelling_id_of(standing, reader_version)
    current = {"labelling_id": labelling_id, "publication_id": standing.publication.id}
    new_document = _add(connection, DOCUMENTS, {"id": document_id, "text": article.text, **current, **stamp})
    labelled = {labelling_id_of(one, reader_version): one for one in (article, standing)}
    for name, one in labelled.items():
        row = {
            "id": name,
            "document_id": document_id,
            "reader_version": reader_version,
            "regions": regions_written(one.document.regions),
        }
        _add(connection, LABELLINGS, row | stamp)
    new_publication = appear(connection, article, recorded_at=stamp["recorded_at"])
    if not new_document:
        point(connection, document_id, **current)
    if new_publication and not new_document:
        touch_document(connection, document_id)
    new_coding = False
    if coder is not None and _same_showing(shown, standing):
        new_coding = code(connection, document_id, coder, claims)
    if article.publication.source:
        connection.execute(READ_WELL, {"sources": _and_holders(article.publication.source)})
    return Stored(new_document, new_publication, new_coding)


def point(connection: Connection, document_id: str, *, labelling_id: str, publication_id: str) -> None:
    """Say as what a document is coded; a coding of it as something else is then no longer current."""
    d, c = DOCUMENTS.c, CODINGS.c
    row = connection.execute(POINTERS, {"document": document_id}).one()
    if (row.labelling_id, row.publication_id) == (labelling_id, publication_id):
        return
    used = connection.execute(select(c.coder, c.coder_version).where(c.id == row.coding_id)).one_or_none()
    coding_id = None
    if used is not None:
        same = coding_id_of(labelling_id, publication_id, Coder(used.coder, used.coder_version))
        coding_id = connection.scalar(select(c.id).where(c.id == same))
    values = {"labelling_id": labelling_id, "publication_id": publication_id, "coding_id": coding_id}
    connection.execute(update(DOCUMENTS).where(d.id == document_id).values(**values))
    touch_codings(connection, (row.coding_id, coding_id))


def code(connection: Connection, document_id: str, coder: Coder, claims: Sequence[Claim]) -> bool:
    """Make this coder's claims the current ones of a document, as it is shown now; whether they are new."""
    shown = connection.execute(POINTERS, {"document": document_id}).one()
    coding_id = coding_id_of(shown.labelling_id, shown.publication_id, coder)
    stamp = {"recorded_at": now()}
    row = {
        "id": coding_id,
        "document_id": document_id,
        "publication_id": shown.publication_id,
        "labelling_id": shown.labelling_id,
        "coder": coder.name,
        "coder_version": coder.version,
    }
    new = _add(connection, CODINGS, row | stamp)
    if new and claims:
        once = {claim.id: claim for claim in claims}
        connection.execute(
            insert(CLAIMS),
            [
                {
                    "coding_id": coding_id,
                    "id": claim.id,
                    "position": position,
                    "anchor_key": claim.anchor_key,
                    "pair": None if is_comparison(coder) else pair_key(Pair.of(claim)),
                    "body": written(claim),
                    "why": claim.why,
                    **stamp,
                }
                for position, claim in enumerate(once.values())
            ],
        )
    if shown.coding_id != coding_id:
        connection.execute(CODED_AS, {"document": document_id, "coding": coding_id})
        touch_codings(connection, (shown.coding_id, coding_id))
    return new


def keep_set_aside(connection: Connection, asides: Iterable[SetAside]) -> None:
    """Note inputs that could not be used; one row for each source and kind."""
    last_seen = now()
    last = {(aside.source, aside.kind): aside.reason for aside in asides}
    if last:
        connection.execute(NOTED, [{"noted": source, "as": kind} for source, kind in last])
        rows = [
            {"source": source, "kind": kind, "reason": reason, "last_seen": last_seen}
            for (source, kind), reason in last.items()
        ]
        connection.execute(insert(SET_ASIDE), rows)


def _and_holders(source: str) -> tuple[str, ...]:
    """A source and what holds it: a table for its row ('file.csv:2'), an archive for its member ('a.zip!/b').

    An article read from any of them shows that the whole was no loss, whatever was noted of it before.
    """
    table = ROW.sub("", source)
    return tuple(dict.fromkeys((source, table, table.partition(MEMBER)[0])))


def _same_showing(one: Article, other: Article) -> bool:
    return one.publication.id == other.publication.id and one.document == other.document


def _add(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its id is there already; whether it was new."""
    if connection.scalar(_by_id(table), {"known": row["id"]}) is not None:
        return False
    connection.execute(_into(table), [row])
    return True


@cache
def _into(table: Table) -> Insert:
    return insert(table)


@cache
def _by_id(table: Table) -> Select[tuple[str]]:
    return select(table.c.id).where(table.c.id == bindparam("known"))

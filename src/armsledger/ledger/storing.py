"""How an article enters the ledger: its document, labels, appearance, coding and claims, all or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, update

from armsledger.claims import Claim, Coder, written
from armsledger.documents import Article, Document, SetAside
from armsledger.ledger.appearing import appear
from armsledger.ledger.clock import now
from armsledger.ledger.coded import publications_of
from armsledger.ledger.pending import touch_codings, touch_document
from armsledger.ledger.rows import article_of, document_of, order_of, pair_key, regions_written
from armsledger.ledger.schema import CLAIMS, CODINGS, DOCUMENTS, LABELLINGS, SET_ASIDE
from armsledger.registers.coders import is_comparison
from armsledger.transfers import Pair
from armsledger.values import digest

ROW, MEMBER = re.compile(r":\d+\Z"), "!/"
"""How the reader names a row of a file, and a member of an archive, after the name of the whole."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What of an article was new to the ledger."""

    document: bool
    publication: bool
    coding: bool


def as_shown(connection: Connection, article: Article, reader_version: str) -> Article:
    """The article's document as its first publication shows it, among those of the ledger and this one.

    What a document says depends on the title and date that it is read with, so it must not depend on which of
    its appearances came in first.
    """
    document_id = article.document.id
    known = publications_of(connection, document_id)[document_id]
    first = min([*known, article.publication], key=order_of)
    labels = LABELLINGS.c
    stored = connection.execute(
        select(labels.regions).where(
            labels.document_id == document_id, labels.reader_version == reader_version
        )
    ).scalars()
    labelled = [document_of(article.text, regions) for regions in stored]
    return article_of(min([*labelled, article.document], key=_caution), first)


def wanted(connection: Connection, shown: Article, coder: Coder, reader_version: str) -> bool:
    """Whether a document's current claims are not this coder's, on the document as it is shown."""
    d = DOCUMENTS.c
    coding_id = _coding_id(_labelling_id(shown, reader_version), shown.publication.id, coder)
    current = connection.scalar(select(d.coding_id).where(d.id == shown.document.id))
    return current != coding_id


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
    labelling_id = _labelling_id(standing, reader_version)
    current = {"labelling_id": labelling_id, "publication_id": standing.publication.id}
    new_document = _add(connection, DOCUMENTS, {"id": document_id, "text": article.text, **current, **stamp})
    labelled = {_labelling_id(one, reader_version): one for one in (article, standing)}
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
        read = _and_holders(article.publication.source)
        connection.execute(delete(SET_ASIDE).where(SET_ASIDE.c.source.in_(read)))
    return Stored(new_document, new_publication, new_coding)


def point(connection: Connection, document_id: str, *, labelling_id: str, publication_id: str) -> None:
    """Say as what a document is coded; a coding of it as something else is then no longer current."""
    d, c = DOCUMENTS.c, CODINGS.c
    row = connection.execute(
        select(d.labelling_id, d.publication_id, d.coding_id).where(d.id == document_id)
    ).one()
    if (row.labelling_id, row.publication_id) == (labelling_id, publication_id):
        return
    used = connection.execute(select(c.coder, c.coder_version).where(c.id == row.coding_id)).one_or_none()
    coding_id = None
    if used is not None:
        same = _coding_id(labelling_id, publication_id, Coder(used.coder, used.coder_version))
        coding_id = connection.scalar(select(c.id).where(c.id == same))
    values = {"labelling_id": labelling_id, "publication_id": publication_id, "coding_id": coding_id}
    connection.execute(update(DOCUMENTS).where(d.id == document_id).values(**values))
    touch_codings(connection, (row.coding_id, coding_id))


def code(connection: Connection, document_id: str, coder: Coder, claims: Sequence[Claim]) -> bool:
    """Make this coder's claims the current ones of a document, as it is shown now; whether they are new."""
    d = DOCUMENTS.c
    shown = connection.execute(
        select(d.labelling_id, d.publication_id, d.coding_id).where(d.id == document_id)
    ).one()
    coding_id = _coding_id(shown.labelling_id, shown.publication_id, coder)
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
        connection.execute(update(DOCUMENTS).where(d.id == document_id).values(coding_id=coding_id))
        touch_codings(connection, (shown.coding_id, coding_id))
    return new


def keep_set_aside(connection: Connection, aside: SetAside) -> None:
    """Note an input that could not be used; one row for each source and kind."""
    s = SET_ASIDE.c
    row = {"source": aside.source, "kind": aside.kind, "reason": aside.reason, "last_seen": now()}
    same = (s.source == aside.source, s.kind == aside.kind)
    if connection.execute(update(SET_ASIDE).where(*same).values(**row)).rowcount == 0:
        connection.execute(insert(SET_ASIDE).values(**row))


def _and_holders(source: str) -> tuple[str, ...]:
    """A source and what holds it: a table for its row ('file.csv:2'), an archive for its member ('a.zip!/b').

    An article read from any of them shows that the whole was no loss, whatever was noted of it before.
    """
    table = ROW.sub("", source)
    return tuple(dict.fromkeys((source, table, table.partition(MEMBER)[0])))


def _caution(document: Document) -> tuple[int, str]:
    """Of two labellings of one text by one reader, the one that leaves less to be evidence comes first."""
    return sum(s.end - s.start for s in document.body), digest(regions_written(document.regions))


def _labelling_id(article: Article, reader_version: str) -> str:
    return digest([article.document.id, reader_version, regions_written(article.document.regions)])


def _coding_id(labelling_id: str, publication_id: str, coder: Coder) -> str:
    return digest([labelling_id, publication_id, coder.name, coder.version])


def _same_showing(one: Article, other: Article) -> bool:
    return one.publication.id == other.publication.id and one.document == other.document


def _add(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its id is there already; whether it was new."""
    if connection.scalar(_by_id(table), {"known": row["id"]}) is not None:
        return False
    connection.execute(insert(table), [row])
    return True


@cache
def _by_id(table: Table) -> Select[tuple[str]]:
    """Made once for each table: making a statement costs more than running it."""
    return select(table.c.id).where(table.c.id == bindparam("known"))

"""Official registers taken into the ledger, row by row."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from armsledger.claims.coders import ArticleCoder
from armsledger.documents import Article, ReadOptions, SetAside
from armsledger.ledger import Ledger, Stored
from armsledger.pipeline.coding import code_or_set_aside
from armsledger.pipeline.noting import Notes
from armsledger.pipeline.progress import Progress, Silence
from armsledger.pipeline.resolving import resolve
from armsledger.registers import RegisterKind, coder_of, dated, read_register


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows read, how many of them were new documents, or coded anew, and those set aside."""

    rows: int
    new_documents: int
    coded: int
    claims: int
    set_aside: tuple[SetAside, ...]


def import_register(
    kind: RegisterKind, path: Path, *, ledger: Ledger, options: ReadOptions, progress: Progress | None = None
) -> Imported:
    """Take the rows of a register's file into the ledger, each a document with its claims, and resolve.

    Safe to repeat and to interrupt; a newer coder's claims replace those of the same rows. Raises InputError
    where the file is none of that register.
    """
    progress = progress or Silence()
    progress.stage("Importing")
    counts: Counter[str] = Counter()
    notes = Notes(ledger)
    for found in read_register(kind, path, options):
        counts["rows"] += 1
        if not isinstance(found, SetAside):
            notes.settle()
        landed = found if isinstance(found, SetAside) else _store_row(found, coder_of(kind), ledger, options)
        if isinstance(landed, SetAside):
            notes.add(landed)
        else:
            stored, claims = landed
            counts["documents"] += stored.document
            counts["coded"] += stored.coding
            counts["claims"] += claims
        progress.step()
    set_aside = notes.all()
    resolve(ledger, progress=progress)
    return Imported(counts["rows"], counts["documents"], counts["coded"], counts["claims"], set_aside)


def _store_row(
    row: Article, coder: ArticleCoder, ledger: Ledger, options: ReadOptions
) -> tuple[Stored, int] | SetAside:
    """Store a register's row unless it is set aside; what was new, and how many claims it has."""
    if gone := ledger.takedowns(row.document.id):
        return gone[0].aside(row)
    row = dated(row, ledger.publications(row.document.id), options)
    shown = ledger.look(row).shown
    coded = code_or_set_aside(shown, coder)
    if isinstance(coded, SetAside):
        return coded
    return ledger.add(row, shown=shown, coder=coded.coder, claims=coded.claims), len(coded.claims)

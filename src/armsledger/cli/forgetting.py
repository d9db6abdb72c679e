"""armsledger forget: a takedown."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from armsledger.cli.build import counted, tell
from armsledger.cli.changing import change_lines
from armsledger.cli.faults import NOTHING_DONE
from armsledger.cli.options import DEFAULT_LEDGER, LedgerAt
from armsledger.cli.screen import ProgressBar, is_terminal, results
from armsledger.documents import Publication
from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.ledger import Kind, Ledger
from armsledger.pipeline.revising import forget as take_down
from armsledger.publish import safe_text

EXAMPLE = 'armsledger forget 94a50ce1 --reason "asked for by the outlet"'


def forget(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", show_default=False, help="Its id or the beginning of it.")
    ],
    reason: Annotated[
        str, typer.Option(metavar="TEXT", show_default=False, help="Why; it is kept, and told to who asks.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask, even on a terminal.")] = False,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """Take a document down: remove its text, appearances and claims, and say which figures lose a witness.

    Its id is kept, so that it does not come back with a later build. This can't be undone.
    """
    with Ledger.open(ledger, create=False) as opened:
        try:
            document_id = opened.find(document, Kind.DOCUMENT).id
        except UsageError:
            _tell_if_gone(opened, document)
            raise
        appearances = opened.publications(document_id)
        claims = len(opened.claims(document_id))
        if not yes and is_terminal() and not _is_wanted(document_id, appearances, claims):
            tell(["Nothing was taken down."])
            raise typer.Exit(NOTHING_DONE)
        corrected = [
            c.document_id for c in opened.corrections(document_id) if c.by_document_id == document_id
        ]
        with ProgressBar() as progress:
            revised = take_down(opened, document_id, reason=reason, progress=progress)
    console = results()
    carried = f"{counted(len(appearances), 'appearance')} ({_outlets(appearances)})"
    console.print(
        safe_text(f"Document {document_id} is taken down: its text, {carried}, {counted(claims, 'claim')}.")
    )
    for line in change_lines(revised):
        console.print(line)
    tell(_remaining(document_id, revised.before, corrected))


def _is_wanted(document_id: str, appearances: Iterable[Publication], claims: int) -> bool:
    """Ask whether this is the document that is meant, while it can still be shown."""
    tell([f"Document {document_id}, {counted(claims, 'claim')}:"])
    tell(
        f"  {p.outlet or 'unknown outlet'}, {p.published or 'undated'}: {p.title or 'no title'}"
        for p in appearances
    )
    return typer.confirm("Take it down for good?", err=True)


def _tell_if_gone(ledger: Ledger, asked: str) -> None:
    """End well where the document was taken down before: nothing is left to do but what was cut short."""
    gone = ledger.takedowns(asked.strip().lower())
    if len(gone) == 1:
        ledger.wipe()
        tell([f"Nothing to do: {gone[0]}."])
        raise typer.Exit


def _remaining(document_id: str, before: Iterable[Entry], corrected: Iterable[str]) -> Iterator[str]:
    """What a person who takes a document down should know of what is still there."""
    told = [t for entry in before for t in (*entry.testimonies, *entry.superseded)]
    own = {t.witness for t in told if t.claim.document_id == document_id}
    kin = {t.claim.document_id: t.publications for t in told if t.witness in own} | {document_id: ()}
    del kin[document_id]
    if kin:
        yield f"{counted(len(kin), 'other document')} of the same witness {'stays' if len(kin) == 1 else 'stay'}:"
        yield from (f"  {name} ({_outlets(publications)})" for name, publications in sorted(kin.items()))
    for name in corrected:
        yield f"It stood in the place of document {name}, which counts again."
    yield "Reports and exports that were written before, and copies of the ledger, still hold its words."


def _outlets(publications: Iterable[Publication]) -> str:
    return ", ".join(dict.fromkeys(p.outlet or "unknown outlet" for p in publications))

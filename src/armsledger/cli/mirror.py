"""armsledger mirror: what exporter and importer declared of a transfer, beside press and SIPRI."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from armsledger.claims import Claim
from armsledger.cli.build import tell, tell_if_unresolved
from armsledger.cli.mirror_filter import Sieve
from armsledger.cli.options import (
    DEFAULT_LEDGER,
    Categories,
    Conflict,
    Designations,
    From,
    LedgerAt,
    MinWitnesses,
    Recipients,
    Stages,
    Suppliers,
    To,
    filters,
    refuse_overwriting,
)
from armsledger.cli.screen import deliver
from armsledger.estimates import Entry, entries
from armsledger.estimates.confirmation import overview
from armsledger.estimates.elsewhere import mirror as side_by_side
from armsledger.estimates.variants import summary as shares_of
from armsledger.ledger import Filters, Ledger
from armsledger.ledger.filters import check_designations
from armsledger.publish.mirror import write_mirror, write_shares
from armsledger.registers import Declaration, is_comparison, is_declaration, packaged_unroca
from armsledger.registers.rows import Row
from armsledger.registers.unroca import declaration_of

EXAMPLE = "armsledger mirror --supplier Russia --recipient Azerbaijan"


class MirrorFormat(StrEnum):
    """How the mirror is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def mirror(
    ledger: LedgerAt = DEFAULT_LEDGER,
    supplier: Suppliers = None,
    recipient: Recipients = None,
    designation: Designations = None,
    category: Categories = None,
    stage: Stages = None,
    since: From = None,
    until: To = None,
    min_witnesses: MinWitnesses = 0,
    conflict: Conflict = False,
    summary: Annotated[
        bool,
        typer.Option("--summary", help="Only the shares of the whole file, whatever is filtered."),
    ] = False,
    format: Annotated[
        MirrorFormat, typer.Option(help="A table for people, or files for programs.")
    ] = MirrorFormat.TABLE,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to; - is stdout.")] = "-",
) -> None:
    """Set side by side what exporter and importer declared to the UN Register, the press and SIPRI.

    Works without a ledger, from the official figures of 2010 to 2016 that come with the program.
    """
    wanted = filters(
        suppliers=supplier,
        recipients=recipient,
        designations=designation,
        categories=category,
        stages=stage,
        since=since,
        until=until,
        min_witnesses=min_witnesses,
        conflict=conflict,
    )
    refuse_overwriting(output, [ledger])
    declarations, press, comparisons = _material(ledger, wanted)
    if summary:
        deliver(lambda stream: write_shares(shares_of(declarations), format=format, stream=stream), output)
        return
    sieve = Sieve.of(wanted, press, comparisons)
    told = side_by_side(declarations, entries=press, comparisons=comparisons)
    rows = [row for row in told if sieve.admits(row)]
    if not rows:
        tell(["No declared transfer fits."])
    deliver(lambda stream: write_mirror(rows, overview(declarations), format=format, stream=stream), output)


def _material(ledger: str, wanted: Filters) -> tuple[Sequence[Declaration], Sequence[Entry], Sequence[Claim]]:
    """Declarations, the register's entries as the press has them, and the claims of compilations.

    The ledger's own declarations where it holds any, else the packaged ones; no ledger is needed unless one is
    named.
    """
    if ledger == DEFAULT_LEDGER and not Path(ledger).exists():
        check_designations(wanted.designations, ())
        return packaged_unroca(), (), ()
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        opened.check(wanted)
        imported = tuple(_imported(opened))
        comparisons = [t.claim for t in opened.comparisons() if is_comparison(t.claim.coder)]
        press = [told for entry in opened.each_entry(_of_parties(wanted)) for told in _by_the_press(entry)]
    return imported or packaged_unroca(), press, comparisons


def _imported(ledger: Ledger) -> Iterator[Declaration]:
    for standing in ledger.standings():
        if standing.coder is not None and is_declaration(standing.coder):
            yield declaration_of(Row.of(ledger.article(standing.document_id).document).columns)


def _by_the_press(entry: Entry) -> tuple[Entry, ...]:
    """The entry as it stands on what no register says; nothing where registers alone speak of it."""
    press = [
        t for t in entry.testimonies if not (is_declaration(t.claim.coder) or is_comparison(t.claim.coder))
    ]
    return entries([entry.transfer], [], press)


def _of_parties(wanted: Filters) -> Filters:
    return Filters(suppliers=wanted.suppliers, recipients=wanted.recipients, categories=wanted.categories)

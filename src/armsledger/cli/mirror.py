"""armsledger mirror: what exporter and importer declared of a transfer, beside press and SIPRI."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from armsledger.claims import Claim
from armsledger.cli.build import tell, tell_if_unresolved
from armsledger.cli.mirror_filter import Sieve
from armsledger.cli.options import (
    DEFAULT_LEDGER,
    AsOf,
    Categories,
    Conflict,
    Designations,
    From,
    KnownBy,
    LedgerAt,
    MinWitnesses,
    Recipients,
    Stages,
    Suppliers,
    To,
    filters,
    last_day,
    refuse_overwriting,
)
from armsledger.cli.screen import deliver
from armsledger.errors import UsageError
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
    as_of: AsOf = None,
    known_by: KnownBy = None,
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
    times = _Times(as_of and last_day(as_of, "--as-of"), known_by and last_day(known_by, "--known-by"))
    declarations, press, comparisons = _material(ledger, wanted, times)
    if summary:
        deliver(lambda stream: write_shares(shares_of(declarations), format=format, stream=stream), output)
        return
    sieve = Sieve.of(wanted, press, comparisons)
    told = side_by_side(declarations, entries=press, comparisons=comparisons)
    rows = [row for row in told if sieve.admits(row)]
    if not rows:
        tell(["No declared transfer fits."])
    deliver(lambda stream: write_mirror(rows, overview(declarations), format=format, stream=stream), output)


@dataclass(frozen=True, slots=True)
class _Times:
    """What is asked for had happened by one day and was published by another (YYYY-MM-DD), where one is given."""

    as_of: str | None
    known_by: str | None

    def holds(self, happened: str | None, published: str | None) -> bool:
        """Whether something that happened and was published on these days is asked for."""
        return (self.as_of is None or (happened is not None and happened <= self.as_of)) and (
            self.known_by is None or (published is not None and published <= self.known_by)
        )


def _material(
    ledger: str, wanted: Filters, times: _Times
) -> tuple[Sequence[Declaration], Sequence[Entry], Sequence[Claim]]:
    """Declarations, the register's entries as the press has them, and the claims of compilations.

    The ledger's own declarations where it holds any, else the packaged ones; no ledger is needed unless one is
    named.
    """
    if ledger == DEFAULT_LEDGER and not Path(ledger).exists():
        check_designations(wanted.designations, ())
        return _packaged(times), (), ()
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        opened.check(wanted)
        imported = tuple(_imported(opened))
        comparisons = [
            t.claim
            for t in opened.comparisons()
            if is_comparison(t.claim.coder) and times.holds(t.effective, t.appeared_by)
        ]
        found = opened.each_entry(_of_parties(wanted), as_of=times.as_of, known_by=times.known_by)
        press = [told for entry in found for told in _by_the_press(entry, times)]
    declared = [line for line, published in imported if times.holds(f"{line.year}-12-31", published)]
    return declared if imported else _packaged(times), press, comparisons


def _packaged(times: _Times) -> Sequence[Declaration]:
    if times.known_by is not None:
        raise UsageError(
            "--known-by: the figures that come with the program bear no date of release; import the Register "
            "with its own: armsledger import unroca FILE --published DATE"
        )
    return [line for line in packaged_unroca() if times.holds(f"{line.year}-12-31", None)]


def _imported(ledger: Ledger) -> Iterator[tuple[Declaration, str | None]]:
    """The ledger's declarations, each with the day by which its register released it, or it was imported."""
    for standing in ledger.standings():
        if standing.coder is not None and is_declaration(standing.coder):
            article = ledger.article(standing.document_id)
            yield declaration_of(Row.of(article.document).columns), article.publication.appeared_by


def _by_the_press(entry: Entry, times: _Times) -> tuple[Entry, ...]:
    """The entry as it stands on what no register says; nothing where registers alone speak of it."""
    press = [
        t for t in entry.testimonies if not (is_declaration(t.claim.coder) or is_comparison(t.claim.coder))
    ]
    return entries([entry.transfer], [], press, as_of=times.as_of, known_by=times.known_by)


def _of_parties(wanted: Filters) -> Filters:
    return Filters(suppliers=wanted.suppliers, recipients=wanted.recipients, categories=wanted.categories)

"""armsledger register: the register, or the part of it that is asked for."""

from enum import StrEnum
from typing import Annotated

import typer

from armsledger.cli.build import tell, tell_if_unresolved
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
from armsledger.ledger import Filters, Ledger
from armsledger.pipeline import changes as ask_what_changed
from armsledger.pipeline import register as ask
from armsledger.publish import write_changes, write_register

EXAMPLE = "armsledger register --recipient AZE --from 2010 --format csv"


class RegisterFormat(StrEnum):
    """How the register is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


Changes = Annotated[
    tuple[str, str] | None,
    typer.Option(
        metavar="SINCE UNTIL",
        show_default=False,
        help="What changed between what was known by two dates, and by which reports.",
    ),
]
Evidence = Annotated[
    bool, typer.Option("--evidence", help="One row for each figure, with its quote and speaker.")
]
Format = Annotated[RegisterFormat, typer.Option(help="A table for people, or files for programs.")]
Output = Annotated[str, typer.Option(metavar="FILE", help="Where to; - is stdout.")]


def register(
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
    changes: Changes = None,
    evidence: Evidence = False,
    format: Format = RegisterFormat.TABLE,
    output: Output = "-",
) -> None:
    """Print the register: one row a transfer, every figure bounded."""
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
    if changes is not None and (known_by or evidence):
        raise UsageError("--changes has dates and rows of its own: leave out --known-by and --evidence")
    refuse_overwriting(output, [ledger])
    happened_by = as_of and last_day(as_of, "--as-of")
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        opened.check(wanted)
        if changes is not None:
            _write_changes(opened, wanted, changes, as_of=happened_by, format=format, output=output)
            return
        known = known_by and last_day(known_by, "--known-by")
        entries = ask(opened, wanted, as_of=happened_by, known_by=known)
    if not entries:
        tell(["No transfer in the ledger fits."])
    deliver(lambda stream: write_register(entries, format=format, stream=stream, evidence=evidence), output)


def _write_changes(
    ledger: Ledger,
    wanted: Filters,
    dates: tuple[str, str],
    *,
    as_of: str | None,
    format: RegisterFormat,
    output: str,
) -> None:
    """What changed between two dates of knowledge, and a word where nothing did."""
    since, until = (last_day(date, "--changes") for date in dates)
    if since > until:
        raise UsageError(f"--changes {dates[0]} {dates[1]}: give the earlier date first")
    found = tuple(ask_what_changed(ledger, wanted, since=since, until=until, as_of=as_of))
    if not found:
        tell([f"Nothing changed between {dates[0]} and {dates[1]}."])
    deliver(lambda stream: write_changes(found, format=format, stream=stream), output)

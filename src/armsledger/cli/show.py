"""armsledger show: one thing with all its evidence."""

from typing import Annotated

import typer

from armsledger.cli.build import tell_if_unresolved
from armsledger.cli.options import DEFAULT_LEDGER, AsOf, KnownBy, LedgerAt, PriorsAt, last_day
from armsledger.cli.screen import results
from armsledger.cli.showing import claim_lines, document_lines, transfer_lines
from armsledger.errors import UsageError
from armsledger.estimates import Priors
from armsledger.ledger import Kind, Ledger

EXAMPLE = "armsledger show 3f2a --why"


def show(
    thing: Annotated[
        str,
        typer.Argument(
            metavar="ID", show_default=False, help="A transfer, claim or document: its id or its beginning."
        ),
    ],
    why: Annotated[
        bool,
        typer.Option("--why", help="Also by which rules claims, figures and witnesses were found."),
    ] = False,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    priors: PriorsAt = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """Show a transfer, a claim or a document with every quote in its context, its outlet, date and speaker.

    Words that a claim rests on stand between [[ and ]].
    """
    happened = as_of and last_day(as_of, "--as-of")
    known = known_by and last_day(known_by, "--known-by")
    believed = Priors.read(priors) if priors else None
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        found = opened.find(thing)
        if found.kind is Kind.TRANSFER:
            lines = transfer_lines(opened, found, why=why, as_of=happened, known_by=known, priors=believed)
        elif as_of or known_by:
            raise UsageError(
                f"{found.kind} {found.id} is shown as it was published; --as-of and --known-by are for transfers"
            )
        elif found.kind is Kind.CLAIM:
            lines = claim_lines(opened, found.id, why=why)
        else:
            lines = document_lines(opened, found.id, why=why)
        console = results()
        for line in lines:
            console.print(line)

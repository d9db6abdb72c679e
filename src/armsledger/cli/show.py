"""armsledger show: one thing with all its evidence."""

from typing import Annotated

import typer

from armsledger.cli.build import tell_if_unresolved
from armsledger.cli.options import DEFAULT_LEDGER, LedgerAt, PriorsAt
from armsledger.cli.screen import results
from armsledger.cli.showing import claim_lines, document_lines, transfer_lines
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
    priors: PriorsAt = None,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """Show a transfer, a claim or a document with every quote in its context, its outlet, date and speaker.

    Words that a claim rests on stand between [[ and ]].
    """
    believed = Priors.read(priors) if priors else None
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        found = opened.find(thing)
        if found.kind is Kind.TRANSFER:
            lines = transfer_lines(opened, found, why=why, priors=believed)
        elif found.kind is Kind.CLAIM:
            lines = claim_lines(opened, found.id, why=why)
        else:
            lines = document_lines(opened, found.id, why=why)
        console = results()
        for line in lines:
            console.print(line)

"""armsledger balance: what two or more recipients got, in money, pieces and volume, with its uncertainty."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from armsledger.balance import BASE_YEAR, DRAWS, SEED, read_weights
from armsledger.cli.build import tell_if_unresolved
from armsledger.cli.options import (
    DEFAULT_LEDGER,
    AsOf,
    KnownBy,
    LedgerAt,
    Suppliers,
    last_day,
    refuse_overwriting,
)
from armsledger.cli.screen import deliver
from armsledger.ledger import Asked, Ledger
from armsledger.publish.balance import write_balance

EXAMPLE = "armsledger balance ARM AZE --supplier RUS --from 2009 --to 2016"


class BalanceFormat(StrEnum):
    """How the balance is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    PARQUET = "parquet"


Sides = Annotated[
    list[str],
    typer.Argument(
        metavar="RECIPIENT",
        show_default=False,
        help="Two or more: codes or names. Ratios are the first one's.",
    ),
]
Since = Annotated[
    int | None,
    typer.Option(
        "--from", metavar="YEAR", show_default=False, help="First year; else the first with a report."
    ),
]
Until = Annotated[
    int | None,
    typer.Option("--to", metavar="YEAR", show_default=False, help="Last year; else the last with a report."),
]
BaseYear = Annotated[int, typer.Option(metavar="YEAR", help="The year whose dollars money is given in.")]
Seed = Annotated[int, typer.Option(min=0, help="What the draws come from: the same seed, the same answer.")]
Draws = Annotated[int, typer.Option(metavar="NUMBER", help="How many draws carry the uncertainty.")]
WeightsAt = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", show_default=False, help="Your own weights (CSV: designation, category, weight)."
    ),
]
Format = Annotated[BalanceFormat, typer.Option(help="Tables for people, or files for programs.")]
Output = Annotated[str, typer.Option(metavar="FILE", help="Where to; - is stdout.")]


def balance(
    recipients: Sides,
    ledger: LedgerAt = DEFAULT_LEDGER,
    supplier: Suppliers = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    base_year: BaseYear = BASE_YEAR,
    seed: Seed = SEED,
    draws: Draws = DRAWS,
    weights: WeightsAt = None,
    format: Format = BalanceFormat.TABLE,
    output: Output = "-",
) -> None:
    """Compare what recipients got: in money, pieces and volume, year by year, with its uncertainty."""
    refuse_overwriting(output, [ledger, *([str(weights)] if weights else [])])
    asked = Asked(
        recipients=tuple(recipients),
        suppliers=tuple(supplier or ()),
        since=since,
        until=until,
        as_of=as_of and last_day(as_of, "--as-of"),
        known_by=known_by and last_day(known_by, "--known-by"),
        base_year=base_year,
        seed=seed,
        draws=draws,
    )
    own = read_weights(weights) if weights else None
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        answer = opened.balance_of(asked, weights=own)
    deliver(lambda stream: write_balance(answer, format=format, stream=stream), output)

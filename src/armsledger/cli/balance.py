"""armsledger balance: what two or more recipients got, in money, pieces and volume, with its uncertainty."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from armsledger.balance import BASE_YEAR, DRAWS, SEED, Balance, read_weights
from armsledger.cli.balance_options import (
    AS_LISTED,
    Captured,
    HoldingsOptions,
    HoldingsToo,
    LossesAt,
    LossYear,
    Lost,
    OpeningsAt,
    RetireRate,
    ServiceYears,
    Unseen,
    WithRace,
)
from armsledger.cli.build import name_set_aside, tell_if_unresolved
from armsledger.cli.faults import SET_ASIDE
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
from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.ledger import Asked, Filters, Ledger
from armsledger.publish.balance import write_balance
from armsledger.publish.balance_events import read_events
from armsledger.publish.balance_report import write_balance_pictures, write_balance_report

EXAMPLE = "armsledger balance ARM AZE --supplier RUS --from 2009 --to 2016"
REPORT_ENDINGS = frozenset({".html", ".htm", ".md"})


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
Report = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.html",
        show_default=False,
        help="A page with pictures and evidence that needs nothing else; Markdown where it ends in .md.",
    ),
]
Pictures = Annotated[
    Path | None,
    typer.Option(metavar="DIR", show_default=False, help="Write each picture there, as SVG and as PNG."),
]
Events = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", show_default=False, help="Dates to show in the pictures (CSV: date, label)."
    ),
]


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
    report: Report = None,
    pictures: Pictures = None,
    events: Events = None,
    holdings: HoldingsToo = False,
    openings: OpeningsAt = None,
    losses: LossesAt = None,
    count_as_lost: Lost = None,
    loss_year: LossYear = None,
    unseen_losses: Unseen = AS_LISTED,
    captured_to_captor: Captured = False,
    retire_rate: RetireRate = None,
    service_life: ServiceYears = None,
    race: WithRace = False,
) -> None:
    """Compare what recipients got: in money, pieces and volume, year by year, with its uncertainty."""
    stocks = HoldingsOptions(
        asked=holdings,
        openings=openings,
        losses=losses,
        lost=count_as_lost or (),
        loss_year=loss_year,
        unseen=unseen_losses,
        captured=captured_to_captor,
        rate=retire_rate,
        life=service_life,
    )
    read = [ledger, *(str(file) for file in (weights, events) if file), *stocks.files]
    refuse_overwriting(output, read)
    if events and not (report or pictures):
        raise UsageError("--events are shown in pictures; give --report FILE.html or --pictures DIR too")
    if report:
        _check_ending(report)
        refuse_overwriting(str(report), read)
    shown = read_events(events) if events else ()
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
        taking=stocks.taking(),
        race=race,
    )
    own = read_weights(weights) if weights else None
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        answer = opened.balance_of(asked, weights=own)
        if report:
            write_balance_report(report, answer, _behind(opened, answer), events=shown)
        if pictures:
            write_balance_pictures(pictures, answer, events=shown)
    deliver(lambda stream: write_balance(answer, format=format, stream=stream), output)
    if asked.taking and (listed := asked.taking.losses):
        name_set_aside(listed.aside, whole="--format json names them all")
        if listed.has_faults:
            raise typer.Exit(SET_ASIDE)


def _check_ending(report: Path) -> None:
    """The name's ending says what a report is written as; UsageError where it says nothing of the kind."""
    if report.suffix.lower() not in REPORT_ENDINGS:
        name = report.with_name(report.stem or report.name)
        raise UsageError(
            f"--report {report}: a report on a balance is one file; name it {name}.html, or {name}.md for Markdown"
        )


def _behind(opened: Ledger, answer: Balance) -> tuple[Entry, ...]:
    """The register at the end of the last year that was asked for."""
    asked = answer.question
    wanted = Filters(suppliers=frozenset(asked.suppliers), recipients=frozenset(asked.recipients))
    end = min(f"{asked.until}-12-31", asked.as_of or "9999")
    return tuple(opened.each_entry(wanted, as_of=end, known_by=asked.known_by))

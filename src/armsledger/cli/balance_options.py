"""What is asked of a balance beside its lines: holdings with their assumptions, and the race."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from armsledger.balance import (
    Assumptions,
    LossOptions,
    LossStatus,
    ServiceLife,
    Stocktaking,
    YearlyRate,
    read_losses,
    read_openings,
)
from armsledger.balance.assumptions import Retirement
from armsledger.errors import UsageError

PANEL = "Holdings, and action and reaction"

HoldingsToo = Annotated[
    bool,
    typer.Option(
        "--holdings",
        rich_help_panel=PANEL,
        help="Reckon what each holds at a year's end too. Any other option of holdings does it as well.",
    ),
]
OpeningsAt = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        show_default=False,
        rich_help_panel=PANEL,
        help="Opening stocks (CSV: recipient, category, designation, year, low, high, source).",
    ),
]
LossesAt = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        show_default=False,
        rich_help_panel=PANEL,
        help="Losses, in the layouts of lists of visually confirmed ones (CSV).",
    ),
]
Lost = Annotated[
    list[LossStatus] | None,
    typer.Option(
        "--count-as-lost",
        metavar="STATUS",
        show_default="destroyed, captured, abandoned",
        rich_help_panel=PANEL,
        help="What counts as lost in the list; may be repeated. Also: damaged.",
    ),
]
LossYear = Annotated[
    int | None,
    typer.Option(
        metavar="YEAR",
        show_default=False,
        rich_help_panel=PANEL,
        help="The year of losses of which the list gives no date.",
    ),
]
Unseen = Annotated[
    str,
    typer.Option(
        metavar="LOW-HIGH",
        rich_help_panel=PANEL,
        help="True losses are so many times those listed, such as 1-1.5.",
    ),
]
Captured = Annotated[
    bool,
    typer.Option(
        "--captured-to-captor", rich_help_panel=PANEL, help="Add captured pieces to the captor's stock."
    ),
]
RetireRate = Annotated[
    float | None,
    typer.Option(
        metavar="SHARE",
        show_default="none",
        rich_help_panel=PANEL,
        help="So large a share of a stock is retired each year, such as 0.03.",
    ),
]
ServiceYears = Annotated[
    int | None,
    typer.Option(
        "--service-life",
        metavar="YEARS",
        show_default="none",
        rich_help_panel=PANEL,
        help="A piece is retired so many years after its delivery.",
    ),
]
WithRace = Annotated[
    bool,
    typer.Option(
        "--race",
        rich_help_panel=PANEL,
        help="Say whether the first two's yearly volumes answer each other. Needs armsledger[balance].",
    ),
]

AS_LISTED = "1-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingsOptions:
    """The options of holdings as they were given."""

    asked: bool
    openings: Path | None
    losses: Path | None
    lost: Sequence[LossStatus]
    loss_year: int | None
    unseen: str
    captured: bool
    rate: float | None
    life: int | None

    @property
    def files(self) -> tuple[str, ...]:
        """The files to be read."""
        return tuple(str(file) for file in (self.openings, self.losses) if file)

    def taking(self) -> Stocktaking | None:
        """What holdings are reckoned on, the files read; None where none of the options is given."""
        of_list = {
            "--count-as-lost": self.lost,
            "--loss-year": self.loss_year,
            "--unseen-losses": self.unseen != AS_LISTED,
            "--captured-to-captor": self.captured,
        }
        if self.losses is None and (given := [name for name, value in of_list.items() if value]):
            raise UsageError(f"{given[0]} is about a list of losses; give --losses FILE too")
        assumptions = Assumptions(
            retirement=self._retirement(), unseen=_factors(self.unseen), captures=self.captured
        )
        if not (self.asked or self.openings or self.losses or assumptions.retirement):
            return None
        return Stocktaking(
            openings=read_openings(self.openings) if self.openings else (),
            losses=read_losses(self.losses, self._of_losses()) if self.losses else None,
            assumptions=assumptions,
        )

    def _retirement(self) -> Retirement | None:
        if self.rate is not None and self.life is not None:
            raise UsageError("--retire-rate and --service-life are two ways to retire; give one of them")
        if self.rate is not None:
            return YearlyRate(self.rate)
        return None if self.life is None else ServiceLife(self.life)

    def _of_losses(self) -> LossOptions:
        if self.lost:
            return LossOptions(statuses=frozenset(self.lost), year=self.loss_year)
        return LossOptions(year=self.loss_year)


def _factors(told: str) -> tuple[float, float]:
    """Two factors from '1-1.5', or one for both."""
    read = re.fullmatch(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?", told.strip())
    if read is None:
        raise UsageError(f"--unseen-losses {told}: give two factors of 1 or more, such as 1-1.5")
    return float(read[1]), float(read[2] or read[1])

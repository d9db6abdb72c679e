"""What witnesses support together: Reading, Estimate, and the Entry of a transfer in the register."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.estimates.belief import Belief, Mode
from armsledger.terms import Stage
from armsledger.transfers import Package, Testimony, Transfer


class Measure(StrEnum):
    """What an estimate is of; the names of the register's columns, where there is one."""

    ORDERED = "number_ordered"
    DELIVERED = "number_delivered"
    OPTION = "number_under_option"
    VALUE = "financial_value"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as one claim gives it: bounds (None is open), unit or currency, and its testimony."""

    low: float | None
    high: float | None
    unit: str
    testimony: Testimony


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high of one measure, with every reading, the rule that chose it, and any conflict.

    best is None where witnesses of equal weight differ: several modes stay several. sides holds the readings
    grouped by figure where they conflict, else it is empty; side_bounds has what each of them says, part
    deliveries added up: low and high, or its best number twice. forecasts (figures for what had not happened
    when they were published), denials and apart (readings in another unit) never enter the bounds. witnesses
    counts the independent ones. unit is a Unit or an ISO 4217 code. repeats are readings that give a sum again
    in another currency; denied are testimonies that deny the deal without a number. bracket says why the
    figure stands on weak feet, as the brackets of SIPRI's registers do; empty where it doesn't. belief is
    what the readings make believable of the true number.
    """

    measure: Measure
    unit: str
    low: float | None
    best: float | None
    high: float | None
    rule: str
    readings: tuple[Reading, ...]
    forecasts: tuple[Reading, ...] = ()
    sides: tuple[tuple[Reading, ...], ...] = ()
    denials: tuple[Reading, ...] = ()
    apart: tuple[Reading, ...] = ()
    side_bounds: tuple[tuple[float | None, float | None], ...] = ()
    repeats: tuple[Reading, ...] = ()
    denied: tuple[Testimony, ...] = ()
    bracket: str = ""
    belief: Belief | None = None

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """The 90 % credible interval of the true number; open where nothing but forecasts is told."""
        return (None, None) if self.belief is None else self.belief.interval

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The figures that can be true together, with how much of the belief they hold, the weightiest first."""
        return () if self.belief is None else self.belief.modes

    @property
    def bracketed(self) -> bool:
        """Whether only one witness gives the number, or only anonymous, hedged or forecasting ones."""
        return bool(self.bracket)

    @property
    def conflict(self) -> bool:
        """Whether witnesses differ beyond their bounds."""
        return bool(self.sides)

    @property
    def witnesses(self) -> int:
        """How many independent witnesses the readings have."""
        return len({r.testimony.witness for r in self.readings})


@dataclass(frozen=True, slots=True)
class Entry:
    """A transfer as the register shows it, as of a date and as known by a date.

    stage is the furthest that an affirmed claim reports (a later refusal or suspension counts as such).
    denied marks a transfer of which nothing but denials is known; stage is then what they deny. value is the
    transfer's own price. package_value is the price of its package; leads_package marks the one entry that
    carries it, so that a sum over the register counts each package once. superseded are the testimonies that
    their outlets corrected: they stay to be seen, and count for nothing. option is the number that may be
    ordered besides, and is in no other number.
    """

    transfer: Transfer
    testimonies: tuple[Testimony, ...]
    stage: Stage
    ordered: Estimate | None = None
    delivered: Estimate | None = None
    value: Estimate | None = None
    package: Package | None = None
    package_value: Estimate | None = None
    leads_package: bool = False
    denied: bool = False
    superseded: tuple[Testimony, ...] = ()
    option: Estimate | None = None

    @property
    def witnesses(self) -> int:
        """How many independent witnesses speak of the transfer."""
        return len({t.witness for t in self.testimonies})

    @property
    def conflict(self) -> bool:
        """Whether any of the transfer's figures is contested."""
        price = self.package_value if self.leads_package else None
        own = (self.ordered, self.delivered, self.option, self.value, price)
        return any(e.conflict for e in own if e is not None)

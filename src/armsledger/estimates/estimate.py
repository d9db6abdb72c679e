"""What witnesses support together: Reading, Estimate, and the Entry of a transfer in the register."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.terms import Stage
from armsledger.transfers import Package, Testimony, Transfer


class Measure(StrEnum):
    """What an estimate is of; the names of the register's columns."""

    ORDERED = "number_ordered"
    DELIVERED = "number_delivered"
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
    counts the independent ones. unit is a Unit or an ISO 4217 code.
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
    carries it, so that a sum over the register counts each package once.
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

    @property
    def witnesses(self) -> int:
        """How many independent witnesses speak of the transfer."""
        return len({t.witness for t in self.testimonies})

    @property
    def conflict(self) -> bool:
        """Whether any of the transfer's figures is contested."""
        own = (self.ordered, self.delivered, self.value, self.package_value if self.leads_package else None)
        return any(e.conflict for e in own if e is not None)

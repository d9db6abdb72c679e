"""A testimony with all that comparisons ask of it, worked out once."""

from dataclasses import dataclass

from armsledger.claims import Claim
from armsledger.terms import Category, Certainty, Polarity, Stage, Unit
from armsledger.transfers.goods import LAUNCHERS, ROUNDS, Naming, beside, naming
from armsledger.transfers.options import is_first_order, is_later_order, is_option, tells_of_orders
from armsledger.transfers.transfer import Testimony

_NEVER = 1e4  # later than any year: where a date is unknown


@dataclass(frozen=True, slots=True)
class Account:
    """A testimony ready to be compared; first and last are the years that it speaks of, as decimals.

    dated says that they come from the claim's own `when`, not from publication. counted is whether its number
    counts rounds or what fires them, None where it may be either. naming is None where the category is all that
    is told of the goods; beside is the category of goods that go with a type. package is the id of its package;
    part is set where the package alone tells the goods apart, as with loans and undescribed arms.
    """

    testimony: Testimony
    naming: Naming | None
    beside: Category | None
    first: float | None
    last: float | None
    dated: bool
    counted: str | None
    package: str | None
    part: str | None
    option: bool
    later_order: bool
    first_order: bool

    @classmethod
    def of(cls, testimony: Testimony, *, package: str | None = None, part: str | None = None) -> "Account":
        """What a testimony says, read out."""
        claim = testimony.claim
        telling = tells_of_orders(claim)
        option = telling and is_option(claim)
        typed = claim.system is not None and claim.category is not Category.FINANCE
        return cls(
            testimony=testimony,
            naming=naming(claim.system) if typed and claim.system else None,
            beside=beside(claim) if typed else None,
            first=year(testimony.begins),
            last=year(testimony.effective),
            dated=testimony.when is not None,
            counted=_counted(claim.quantity.unit) if claim.quantity else None,
            package=package,
            part=part,
            option=option,
            later_order=telling and not option and is_later_order(claim),
            first_order=telling and is_first_order(claim),
        )

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.testimony.claim

    @property
    def is_dated_order(self) -> bool:
        """Whether it says when an order was placed."""
        return self.founds and self.claim.stage is Stage.AGREEMENT

    @property
    def is_dated_approval(self) -> bool:
        """Whether it says when a deal was approved."""
        return self.founds and self.claim.stage is Stage.APPROVAL

    @property
    def founds(self) -> bool:
        """Whether deals are founded on it before others are looked at: on dated orders and approvals."""
        claim = self.claim
        affirmed = claim.polarity is Polarity.AFFIRMED and claim.certainty is not Certainty.POSSIBLE
        firm = claim.stage in (Stage.APPROVAL, Stage.AGREEMENT)
        return firm and affirmed and self.dated and not self.option

    @property
    def time(self) -> tuple[float, float, tuple[str, int, str, str]]:
        """Where it stands in the order of events; what has no date comes last."""
        first = _NEVER if self.first is None else self.first
        return first, _NEVER if self.last is None else self.last, self.testimony.order


def year(day: str | None) -> float | None:
    """A day (YYYY-MM-DD) as a decimal year, never the same for two days."""
    return None if day is None else int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - 1) / 384


def _counted(unit: Unit) -> str | None:
    return "rounds" if unit in ROUNDS else "launchers" if unit in LAUNCHERS else None

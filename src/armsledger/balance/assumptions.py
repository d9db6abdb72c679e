"""What holdings are reckoned on: each assumption an option with a default that is told with every result."""

from dataclasses import dataclass

from armsledger.errors import UsageError


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that is taken for granted: its name, its value here, the default, and why that is one; for people."""

    name: str
    value: str
    default: str
    why: str

    @property
    def changed(self) -> bool:
        """Whether it is another than the default."""
        return self.value != self.default


@dataclass(frozen=True, slots=True)
class YearlyRate:
    """So large a share of what stood at a year's beginning is retired in it: above 0 and below 1."""

    share: float

    def __post_init__(self) -> None:
        if not 0 < self.share < 1:
            raise UsageError(
                f"a retirement rate of {self.share:g} a year can't be; give a share such as 0.03"
            )

    def __str__(self) -> str:
        return f"{self.share:.3g} of the stock a year"


@dataclass(frozen=True, slots=True)
class ServiceLife:
    """So many whole years after its delivery a piece is retired; opening stock goes evenly over as many years."""

    years: int

    def __post_init__(self) -> None:
        if self.years < 1:
            raise UsageError(f"a service life of {self.years} years can't be; give whole years such as 30")

    def __str__(self) -> str:
        return f"{self.years} years after delivery, opening stock evenly over as many years"


Retirement = YearlyRate | ServiceLife

_NO_RETIREMENT = "none"
_AS_TOLD = "as listed"
_NOT_ADDED = "not added to the captor's"
_ADDED = "added to the captor's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """The options of holdings, each with its default.

    unseen says by what factor true losses exceed those listed, from a low to a high, every factor between as likely;
    captures whether pieces listed as captured enter the captor's stock.
    """

    retirement: Retirement | None = None
    unseen: tuple[float, float] = (1.0, 1.0)
    captures: bool = False

    def __post_init__(self) -> None:
        low, high = self.unseen
        if not 1 <= low <= high:
            raise UsageError(
                f"losses can't be {low:g} to {high:g} times those listed, as the listed ones are proved; "
                "give two factors of 1 or more, the lower first"
            )

    def stated(self) -> tuple[Assumption, ...]:
        """All of them, those that no option changes too, in the order in which they are applied."""
        return (
            Assumption(
                "opening stock",
                told
                := "any number between the bounds told, at the end of the year told; none told counts as none",
                told,
                "a source tells bounds and no more",
            ),
            Assumption(
                "deliveries",
                told := "as the register estimates them; what no witness tells of has not come",
                told,
                "the register has no other",
            ),
            Assumption(
                "retirement",
                _NO_RETIREMENT if self.retirement is None else str(self.retirement),
                _NO_RETIREMENT,
                "old equipment is stored and taken out again; no rate holds for all",
            ),
            Assumption(
                "losses",
                _factor(*self.unseen),
                _AS_TOLD,
                "a listed loss is proved; how many nobody saw is not known, so the stock is an upper bound",
            ),
            Assumption(
                "captured pieces",
                _ADDED if self.captures else _NOT_ADDED,
                _NOT_ADDED,
                "a captured piece seldom serves on as it is",
            ),
        )


def _factor(low: float, high: float) -> str:
    if (low, high) == (1, 1):
        return _AS_TOLD
    return f"{low:g} times those listed" if low == high else f"{low:g} to {high:g} times those listed"

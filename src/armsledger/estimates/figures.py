"""The figures of one measure as intervals: which repeat, and which can be true together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from armsledger.estimates.estimate import Reading
from armsledger.values import Period


@dataclass(frozen=True, slots=True)
class Figure:
    """What one witness says of one number: bounds (None is open), when, and the readings that say it."""

    low: float | None
    high: float | None
    when: Period | None
    witness: str
    readings: tuple[Reading, ...]

    def meets(self, other: "Figure") -> bool:
        """Whether both can be true of one number."""
        return (self.low is None or other.high is None or self.low <= other.high) and (
            other.low is None or self.high is None or other.low <= self.high
        )

    def holds(self, number: float) -> bool:
        """Whether the number lies within the bounds."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    @property
    def point(self) -> float | None:
        """The number, where it is one number and no range or bound."""
        return self.low if self.low == self.high else None


def said_once(readings: Iterable[Reading], *, in_parts: bool) -> list[Figure]:
    """One figure for all that a witness says of one number: its most exact reading.

    Readings of one witness that can't be true together stay several figures; so do, where figures may come in
    parts, those of periods that don't touch.
    """
    figures: list[Figure] = []
    for reading in sorted(readings, key=_most_exact_first):
        figure = _figure(reading)
        for place, other in enumerate(figures):
            apart = in_parts and _apart(figure.when, other.when)
            if figure.witness == other.witness and figure.meets(other) and not apart:
                figures[place] = replace(other, readings=(*other.readings, reading))
                break
        else:
            figures.append(figure)
    return figures


def sides(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures in as few groups as can each be true of one number, the smallest first.

    Source: stabbing intervals on a line at their upper ends, which needs the fewest points.
    """
    left = sorted(figures, key=lambda f: (f.high is None, f.high or 0.0, f.low or 0.0))
    found = []
    while left:
        stab = left[0].high
        if stab is None:
            stab = max((f.low for f in left if f.low is not None), default=0.0)
        found.append([f for f in left if f.holds(stab)])
        left = [f for f in left if not f.holds(stab)]
    return found


def support(figure: Figure, figures: Iterable[Figure]) -> int:
    """How many independent witnesses say something that the figure may be true with."""
    return len({f.witness for f in figures if f.meets(figure)})


def _figure(reading: Reading) -> Figure:
    testimony = reading.testimony
    return Figure(reading.low, reading.high, testimony.claim.when, testimony.witness, (reading,))


def _most_exact_first(reading: Reading) -> tuple[bool, float, bool, float, tuple[str, str], Any]:
    """A number before a range before a bound, the tighter before the wider, the dated before the undated.

    Not the latest first: a reprint would move its witness's figure.
    """
    low, high, when = reading.low, reading.high, reading.testimony.claim.when
    one_sided = low is None or high is None
    width = (high or 0.0) - (low or 0.0)  # of two lower bounds the higher is tighter, of two upper the lower
    days = ("", "") if when is None else _days(when)
    return one_sided, width, when is None, low or 0.0, days, reading.testimony.order


def _apart(one: Period | None, other: Period | None) -> bool:
    """Whether two known periods have no day in common."""
    if one is None or other is None:
        return False
    (start, end), (other_start, other_end) = _days(one), _days(other)
    return end < other_start or other_end < start


def _days(period: Period) -> tuple[str, str]:
    return period.first_day or "", period.last_day or "9999"

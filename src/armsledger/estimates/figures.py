"""The figures of one measure as intervals: which repeat, which are parts, which can be true together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
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


def added_up(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with the parts that one witness tells in periods that don't touch added up.

    A part of a longer period, or of all time, whose whole the witness tells as well, is left to the whole.
    Where periods overlap in any other way nothing is added.
    """
    of_witness: dict[str, list[Figure]] = {}
    for figure in figures:
        of_witness.setdefault(figure.witness, []).append(figure)
    return [whole for some in of_witness.values() for whole in _whole(some)]


def as_parts(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with those of part of a longer period that another one tells turned into lower bounds."""
    return [
        replace(part, high=None) if part.low is not None and any(_part_of(part, f) for f in figures) else part
        for part in figures
    ]


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


def _whole(figures: Sequence[Figure]) -> Iterator[Figure]:
    """What one witness tells in all."""
    wholes = [f for f in figures if not any(_covers(other.when, f.when) for other in figures)]
    parts = [f for f in figures if f not in wholes]
    enough = max((w.high if w.high is not None else float("inf") for w in wholes), default=0.0)
    if sum(p.low or 0.0 for p in parts) > enough:
        wholes, parts = list(figures), []
    if len(wholes) > 1 and all(_apart(a.when, b.when) for a, b in combinations(wholes, 2)):
        low, high = _sum(f.low for f in wholes), _sum(f.high for f in wholes)
        when = _hull([f.when for f in wholes if f.when])
        wholes = [Figure(low, high, when, wholes[0].witness, tuple(r for f in wholes for r in f.readings))]
    for whole in wholes:
        told = [p for p in parts if _covers(whole.when, p.when)]
        parts = [p for p in parts if p not in told]
        yield replace(whole, readings=whole.readings + tuple(r for p in told for r in p.readings))


def _part_of(part: Figure, whole: Figure) -> bool:
    """Whether another witness tells a longer period, by a number that has room for the part."""
    if whole.witness == part.witness or whole.when is None or not _covers(whole.when, part.when):
        return False
    return whole.high is None or (part.low or 0.0) <= whole.high


def _covers(whole: Period | None, part: Period | None) -> bool:
    """Whether a period, or all time (None), goes beyond another that lies inside it."""
    if part is None:
        return False
    if whole is None:
        return True
    (start, end), (part_start, part_end) = _days(whole), _days(part)
    return start <= part_start and part_end <= end and (start, end) != (part_start, part_end)


def _apart(one: Period | None, other: Period | None) -> bool:
    """Whether two known periods have no day in common."""
    if one is None or other is None:
        return False
    (start, end), (other_start, other_end) = _days(one), _days(other)
    return end < other_start or other_end < start


def _days(period: Period) -> tuple[str, str]:
    return period.first_day or "", period.last_day or "9999"


def _hull(periods: Sequence[Period]) -> Period:
    first, last = min(periods, key=_days), max(periods, key=lambda p: _days(p)[1])
    return Period(first.start, last.end)


def _sum(numbers: Iterable[float | None]) -> float | None:
    """The sum; unknown where one of them is."""
    total: float = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total

"""The picture of one transfer: its stages over time, a mark for every claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from armsledger.estimates.life import FORWARD
from armsledger.publish import words
from armsledger.terms import Stage
from armsledger.transfers import Testimony
from armsledger.values import Period

CLOSE = 5.0
"""Per cent of the picture's width within which two marks would touch on a phone."""
MOST_LANES = 6
LEAST_ROOM = 0.15
"""Years at either end of the axis, so that a single day has months around it."""
TICK_YEARS = (1 / 12, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim: where it stands and from where to where its period reaches (per cent), and in which lane."""

    testimony: Testimony
    at: float
    lane: int
    reach: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Line:
    """The claims of one stage; lanes is how many lines of marks it needs."""

    stage: Stage
    marks: tuple[Mark, ...]
    lanes: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled moment on the axis, in per cent of its width."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture; undated counts the claims that have neither a period nor a date of publication."""

    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    undated: int


def timeline(testimonies: Sequence[Testimony]) -> Timeline | None:
    """The picture of what the testimonies tell, None where none of them has a date."""
    dated = [(day, t) for t in testimonies if (day := t.effective)]
    if not dated:
        return None
    axis = _Axis.over([day for day, _ in dated], [t.when for _, t in dated if t.when])
    # forward stages always have their line; suspended and refused have one where a claim tells them
    stages = [s for s in Stage if s in FORWARD or any(t.claim.stage is s for _, t in dated)]
    lines = (_line(stage, [(d, t) for d, t in dated if t.claim.stage is stage], axis) for stage in stages)
    return Timeline(tuple(lines), axis.ticks(), undated=len(testimonies) - len(dated))


@dataclass(frozen=True, slots=True)
class _Axis:
    """Years, with fractions, from low to high."""

    low: float
    high: float

    @classmethod
    def over(cls, days: Sequence[str], periods: Sequence[Period]) -> "_Axis":
        told = [_year(day) for day in days]
        told += [_year(day) for p in periods for day in (p.first_day, p.last_day) if day]
        low, high = min(told), max(told)
        room = max((high - low) * 0.06, LEAST_ROOM)
        return cls(low - room, high + room)

    def at(self, day: str) -> float:
        return round(100 * (_year(day) - self.low) / (self.high - self.low), 2)

    def middle(self, day: str, when: Period | None) -> float:
        """Where a claim is drawn: amid its period if that has two ends, else on its day."""
        if when is None or when.first_day is None or when.last_day is None:
            return self.at(day)
        return round((self.at(when.first_day) + self.at(when.last_day)) / 2, 2)

    def ticks(self) -> tuple[Tick, ...]:
        span = self.high - self.low
        step = next((s for s in TICK_YEARS if span / s <= MOST_TICKS), 100.0)
        first = int(self.low / step) + 1
        last = int(self.high / step)
        return tuple(
            Tick(round(100 * (n * step - self.low) / span, 2), _tick(n * step, step))
            for n in range(first, last + 1)
        )


def _line(stage: Stage, dated: Sequence[tuple[str, Testimony]], axis: _Axis) -> Line:
    ends: list[float] = []
    marks = []
    placed = [(axis.middle(day, t.when), t) for day, t in dated]
    for at, testimony in sorted(placed, key=lambda p: (p[0], p[1].claim.id)):
        lane = next((n for n, end in enumerate(ends) if at - end >= CLOSE), len(ends) % MOST_LANES)
        ends[lane : lane + 1] = [at]
        marks.append(Mark(testimony, at, lane, _reach(testimony.when, axis)))
    return Line(stage, tuple(marks), lanes=max(len(ends), 1))


def _reach(when: Period | None, axis: _Axis) -> tuple[float, float] | None:
    """The period on the axis, an open one up to the edge; None for a single day or none at all."""
    if when is None or (when.start == when.end and len(when.start or "") == len("2016-07-19")):
        return None
    return axis.at(when.first_day) if when.first_day else 0, axis.at(when.last_day) if when.last_day else 100


def _year(day: str) -> float:
    """A day as a year with a fraction; every month counts 31 days, which is exact enough to draw."""
    year, month, of_month = (int(part) for part in day.split("-"))
    return year + (month - 1) / 12 + (of_month - 1) / 372


def _tick(at: float, step: float) -> str:
    if step >= 1:
        return str(round(at))
    months = round(at * 12)
    return f"{words.MONTHS[months % 12][:3]} {months // 12}"

"""The small values that every room speaks in: Span, Bounds, Money, Period, Judgement, and ISO dates."""

import calendar
import datetime
import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Self

from armsledger.terms import Place, Sameness, Unit

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch [start, end) of a document's text or title, in Unicode code points."""

    start: int
    end: int
    place: Place = Place.TEXT

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must have 0 <= start < end, not {self.start}, {self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.place == other.place and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.place == other.place and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Bounds:
    """A counted quantity between low and high, either of which may be open (None), not both.

    Source: the annotation guide; 'more than 100' is (100, None), 'about 30' is (30, 30).
    """

    low: float | None
    high: float | None
    unit: Unit = Unit.ITEM

    def __post_init__(self) -> None:
        _check_bounds(self.low, self.high)
        object.__setattr__(self, "low", _whole(self.low))
        object.__setattr__(self, "high", _whole(self.high))


@dataclass(frozen=True, slots=True)
class Money:
    """An amount between low and high in whole units of an ISO 4217 currency."""

    low: float | None
    high: float | None
    currency: str

    def __post_init__(self) -> None:
        _check_bounds(self.low, self.high)
        object.__setattr__(self, "low", _whole(self.low))
        object.__setattr__(self, "high", _whole(self.high))


@dataclass(frozen=True, slots=True)
class Period:
    """From start to end, each an ISO date to the day, month or year, or None where it is open."""

    start: str | None
    end: str | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a period needs a start or an end")
        for date in (self.start, self.end):
            if date is not None and not DATE.fullmatch(date):
                raise ValueError(f"a date must be YYYY, YYYY-MM or YYYY-MM-DD, not {date!r}")

    @classmethod
    def of(cls, date: str) -> Self:
        """One single day, month or year."""
        return cls(date, date)

    @property
    def first_day(self) -> str | None:
        """The first day that the period may hold, as YYYY-MM-DD."""
        return None if self.start is None else self.start + "-01-01"[len(self.start) - 4 :]

    @property
    def last_day(self) -> str | None:
        """The last day that the period may hold, as YYYY-MM-DD (every month written as ending on 31)."""
        return None if self.end is None else self.end + "-12-31"[len(self.end) - 4 :]


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What a person said of two claims, known by their anchor keys, so that it outlives better coders."""

    sameness: Sameness
    one: str
    other: str


def last_day_of(date: str) -> str:
    """The last day (YYYY-MM-DD, of the calendar) of an ISO date to the day, month or year."""
    if is_day(date):
        return date
    year, month = (int(part) for part in (date if "-" in date else f"{date}-12").split("-"))
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]}"


def is_day(date: str) -> bool:
    """Whether an ISO date tells the day, and not the month or year alone."""
    return len(date) == len("2016-07-19")


def in_time(date: str | None) -> tuple[str, int]:
    """Where an ISO date to the day, month or year stands among others: by its last day, the unknown last.

    Of one last day the more precise comes first: 30 April 2016, then April 2016.
    """
    return ("9999", 0) if date is None else (last_day_of(date), -len(date))


def holds(date: str, other: str) -> bool:
    """Whether one ISO date is the other, or holds it: a year its months and days, a month its days."""
    return other.startswith(date)


def days_between(one: str, other: str) -> int:
    """How many days the last day of the other ISO date lies after that of the one; none where one holds the other."""
    if holds(one, other) or holds(other, one):
        return 0
    first, last = (datetime.date.fromisoformat(last_day_of(date)) for date in (one, other))
    return (last - first).days


def digest(value: Any, *, length: int = 16) -> str:
    """The identity of a JSON-able value: the first hex digits of its SHA-256, stable across machines."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _whole(number: float | None) -> float | None:
    """18.0 as 18, so that equal bounds are written, and so hashed, alike."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _check_bounds(low: float | None, high: float | None) -> None:
    if low is None and high is None:
        raise ValueError("bounds need a low or a high")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low {low:g} is above high {high:g}")

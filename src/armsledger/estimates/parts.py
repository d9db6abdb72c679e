"""What a delivered number covers: one period's part, all that had come by a day, or nobody says what."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import combinations

from armsledger.claims import Claim
from armsledger.estimates.figures import Figure
from armsledger.terms import Role

MONTH = 31
"""Days: reports of days nearer than this may be of one delivery; what is told later may have grown."""

_EVER, _NEVER_ENDS = "", "9999"
_CUMULATIVE = re.compile(
    r"\b(?:so far|thus far|to date|until now|up to now|in all|in total|all told|altogether"
    r"|(?:a|the) total of|totall?ing|the last of)\b",
    re.IGNORECASE,
)
_DISPLAYED = re.compile(
    r"\b(?:display\w*|parad\w+|show(?:n|ed|cased)|exhibit\w*|demonstrat\w+)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[;:.!?–—]\s|,\s|\s(?:and|while|but|of which|of whom|including)\s")
_OPENING = re.compile(r"^\W*(?:so far|to date|in all|in total|all told|altogether)\b", re.IGNORECASE)


class Covers(Enum):
    """What a delivered number is of."""

    PART = "what came in a period"
    TOTAL = "all that had come by a day"
    UNSAID = "a number without a period; it may be of the whole or of a part"


@dataclass(frozen=True, slots=True)
class Part:
    """A figure with what it covers, from its first to its last day (YYYY-MM-DD; '' and '9999' are open).

    The last day of a number without a period is that of its publication.
    """

    figure: Figure
    first: str
    last: str
    covers: Covers

    @property
    def witness(self) -> str:
        """Who says so."""
        return self.figure.witness

    def is_apart(self, other: "Part") -> bool:
        """Whether nothing can be counted in both."""
        if Covers.UNSAID in (self.covers, other.covers):
            return False
        return self.last < other.first or other.last < self.first

    def is_longer(self, other: "Part") -> bool:
        """Whether this one's period goes beyond the other's, which lies inside it."""
        inside = self.first <= other.first and other.last <= self.last
        return inside and (self.first, self.last) != (other.first, other.last)

    def is_told_after(self, other: "Part") -> bool:
        """Whether it is of a day more than a month after the other's."""
        return (
            self.last > other.last
            and other.last != _NEVER_ENDS
            and (self.last == _NEVER_ENDS or (_day(self.last) - _day(other.last)).days > MONTH)
        )

    @property
    def is_short(self) -> bool:
        """Whether it is a part of a month at most."""
        return self.covers is Covers.PART and (_day(self.last) - _day(self.first)).days <= MONTH

    def is_near(self, other: "Part") -> bool:
        """Whether two short parts lie within a month of each other."""
        if not (self.is_short and other.is_short):
            return False
        return (_day(max(self.first, other.first)) - _day(min(self.last, other.last))).days <= MONTH


@dataclass(frozen=True, slots=True)
class Sum:
    """Low and high of several parts together, either of which may be open (None)."""

    low: float | None
    high: float | None

    def plus(self, other: "Sum") -> "Sum":
        """Bounds add as bounds: low and low, high and high; what is open stays open."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Sum(low, high)


def part_of(figure: Figure) -> Part:
    """What a figure covers, by the period that its claim tells, and by words such as 'so far' beside it.

    A year's number that was published with more than a month of the year to go covers it until then.
    """
    testimony = figure.readings[0].testimony
    claim, published = testimony.claim, testimony.appeared_by or _NEVER_ENDS
    words, when = _around_the_number(claim), claim.when
    first, last = (when.first_day, when.last_day) if when else (None, None)
    if _DISPLAYED.search(words):
        return Part(figure, _EVER, published, Covers.UNSAID)
    if _CUMULATIVE.search(words) or (when and not (first and last)):
        return Part(figure, _EVER, min(last or published, published), Covers.TOTAL)
    if first is None or last is None:
        return Part(figure, _EVER, published, Covers.UNSAID)
    if first <= published < last and (_day(last) - _day(published)).days > MONTH:
        last = published
    return Part(figure, first, last, Covers.PART)


def heaps(parts: Iterable[Part]) -> list[list[Part]]:
    """The parts in as many heaps as there are stretches of time that nothing reaches across."""
    found: list[list[Part]] = []
    reach = ""
    for part in sorted(parts, key=lambda p: (p.first, p.last, p.witness, p.figure.low or 0.0)):
        if not found or part.first > reach:
            found.append([])
            reach = part.last
        found[-1].append(part)
        reach = max(reach, part.last)
    return found


def together(heaped: Iterable[Sequence[Part]]) -> Sum:
    """What heaps come to: of each what all in it can agree on, else from its smallest to its largest number."""
    total = Sum(0, 0)
    for heap in heaped:
        total = total.plus(_agreed([part.figure for part in heap]))
    return total


def _agreed(figures: Sequence[Figure]) -> Sum:
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    if all(one.meets(other) for one, other in combinations(figures, 2)):
        return Sum(max(lows, default=None), min(highs, default=None))
    return Sum(
        min(lows) if len(lows) == len(figures) else None, max(highs) if len(highs) == len(figures) else None
    )


def _around_the_number(claim: Claim) -> str:
    """The clause of the quote in which the number stands, and what opens the quote; empty for no number."""
    for number in claim.mentions.get(Role.QUANTITY, ()):
        for quote in claim.evidence:
            if quote.span.covers(number):
                start, end = number.start - quote.span.start, number.end - quote.span.start
                before = _CLAUSE_END.split(quote.exact[:start])[-1]
                after = _CLAUSE_END.split(quote.exact[end:])[0]
                opening = _OPENING.match(quote.exact)
                return f"{opening.group() if opening else ''} {before}{quote.exact[start:end]}{after}"
    return ""


def _day(written: str) -> date:
    """A day of a period; every month's 31st stands for its last day."""
    year, month, day = (int(part) for part in written.split("-"))
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))

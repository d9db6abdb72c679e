"""The shared shape of date rules: a pattern, and a reader of what it finds."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from armsledger.claims.grammar.calendar import MONTH_NAMES, SEASONS, YEAR, Stretch, day_of, days, month_of
from armsledger.values import Period, last_day_of

_NEXT_VERB = re.compile(
    r"(?<!\w)(?:will|'ll|shall|to be|(?:is|are) to|(?:plan|expect|hope|intend|want)s? to|planning to|plans"
    r"|(?:planned|expected|due|scheduled|slated|set|going) (?:to|for|on|in)|due|would|upcoming)(?!\w)"
)
# What follows the date in its clause may be another's aim: 'on Wednesday it asked Peru to join'.
_AIM = re.compile(r"(?<!\w)to (?:arrive|follow|come|start|begin|enter|reach|join|receive)(?!\w)")
_PAST_VERB = re.compile(
    r"(?<!\w)(?:said|says|told|was|were|had|did|has|have|after \w+ing"
    r"|(?<!be )(?<!ly )(?!(?:(?:un)?armed|united|allied|unmanned|armou?red|advanced)(?!\w))\w{3,}ed)(?!\w)"
)
_UNTIL = re.compile(r"(?<!\w)(?:until|till) $")
_WAS = re.compile(r"(?<!\w)(?:was|were|had|did|lasted|ran|remained|served|worked)(?!\w)")
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n\s*\n")
_CLAUSE_START = re.compile(r"[.;:!?](?=\s)|\n\s*\n|(?<!\w)that(?!\w)|,(?!\w)")
_REACH = 140
_WORD = re.compile(r"[a-z]+|[0-9]+")
_YEAR = re.compile(YEAR)
YEAR_SIGN, MONTH_SIGN = "#year", "#month"
IN_SEASON = frozenset(SEASONS)


@dataclass(frozen=True, slots=True)
class Published:
    """When a text was published, as far as anybody tells: an ISO date, and the first and last day that it may be."""

    date: str
    first: dt.date
    last: dt.date

    @classmethod
    def on(cls, date: str) -> Self:
        """Of an ISO date to the day, month or year."""
        first = Period.of(date).first_day or date
        return cls(date, dt.date.fromisoformat(first), dt.date.fromisoformat(last_day_of(date)))

    @property
    def only_year(self) -> bool:
        """Whether no more than the year is told."""
        return len(self.date) == len("2016")


@dataclass(frozen=True, slots=True)
class Yearless:
    """A month, or days of one, whose year the words leave to the reader."""

    month: int
    first_day: int | None = None
    last_day: int | None = None

    def in_year(self, year: int) -> Stretch:
        """The same month or days in a year."""
        if self.first_day is None or self.last_day is None:
            return month_of(year, self.month)
        return days(year, self.month, self.first_day, self.last_day)

    def nearest(self, published: Published, *, ahead: bool) -> Stretch | None:
        """The latest one that had begun by publication, or, ahead, the next one that has not ended by then.

        What falls into the month of publication is of that year; None where no more than the year is told.
        """
        if published.only_year:
            return None
        year = published.last.year
        this_year = self.in_year(year)
        today = published.date[: len(this_year.first)]
        if ahead:
            return this_year if this_year.last[: len(today)] >= today else self.in_year(year + 1)
        return this_year if this_year.first[: len(today)] <= today else self.in_year(year - 1)


@dataclass(frozen=True, slots=True)
class Point:
    """A date expression at [start, end) of a text; stretch is None where nothing says which date it is."""

    start: int
    end: int
    stretch: Stretch | None
    yearless: Yearless | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule's reader may lean on: the even text, the day of publication, and the point read before."""

    text: str
    published: dt.date | None
    before: Point | None

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether the words of the clause around [start, end) speak of what is still to come."""
        lead = self.text[max(0, start - _REACH) : start]
        lead = lead[max((m.end() for m in _CLAUSE_START.finditer(lead)), default=0) :].lower()
        if _UNTIL.search(lead):
            return _WAS.search(lead) is None
        to_come = [m.span() for pattern in (_NEXT_VERB, _AIM) for m in pattern.finditer(lead)]
        past = [m.span() for m in _PAST_VERB.finditer(lead)]
        verbs = [(end, True) for _, end in to_come]
        verbs += [(b, False) for a, b in past if not any(a < end and start < b for start, end in to_come)]
        if verbs or lead.endswith(("by ", "no later than ")):
            return max(verbs, default=(0, True))[1]
        tail = self.text[end : end + _REACH]
        cut = _CLAUSE_END.search(tail)
        tail = (tail[: cut.start()] if cut else tail).lower()
        first, other = _NEXT_VERB.search(tail), _PAST_VERB.search(tail)
        return first is not None and (other is None or first.start() <= other.start())

    @property
    def today(self) -> dt.date:
        """The day of publication, for the rules that are asked only where it is known."""
        if self.published is None:
            raise ValueError("this rule needs the day of publication; ask it only where that is known")
        return self.published

    def year_before(self) -> int | None:
        """The year of the point read before, if it has one."""
        if self.before is None or self.before.stretch is None:
            return None
        return int(self.before.stretch.last[:4])


Signs = tuple[frozenset[str], ...]
Reader = Callable[[re.Match[str], Reading], Stretch | Yearless | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over even text and its reader; the group 'at', where there is one, is the expression itself.

    A reader returns None where the words are no date after all. needs_today says that it is to be asked only
    where the day of publication is known; relative, that it does not say its own year. Of each set of signs the
    text must have one, or the pattern, which is slow, need not be tried.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    signs: Signs
    relative: bool = False
    needs_today: bool = False

    def may_match(self, words: frozenset[str]) -> bool:
        """Whether a text of these words, as `words_of` gives them, is worth trying the pattern on."""
        return not any(signs.isdisjoint(words) for signs in self.signs)

    def span(self, found: re.Match[str]) -> tuple[int, int]:
        """Where the expression stands."""
        return found.span("at") if "at" in self.pattern.groupindex else found.span()


def signs(words: str) -> frozenset[str]:
    """A set of signs, written with spaces between them."""
    return frozenset(words.split())


def words_of(plain: str) -> frozenset[str]:
    """The words of an even text in small letters, with YEAR_SIGN and MONTH_SIGN where it has such."""
    words = frozenset(_WORD.findall(plain.lower()))
    year = {YEAR_SIGN} if any(map(_YEAR.fullmatch, words)) else set()
    return words | year | ({MONTH_SIGN} if MONTH_NAMES & words else set())


def one_day(year: int, month: int, day: int) -> Stretch | None:
    """A day, or None where there is no such month."""
    return day_of(year, month, day) if 1 <= month <= 12 else None

"""Dates as reports write them, each with its exact words and as precise as they are, never more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from armsledger.claims.grammar import absolute_dates, recurring_dates, relative_dates
from armsledger.claims.grammar.calendar import Stretch
from armsledger.claims.grammar.date_rules import Point, Published, Reading, Rule, Yearless, words_of
from armsledger.claims.grammar.neighbours import merged
from armsledger.claims.grammar.wording import GAP, even, lower
from armsledger.values import Period

RULES = (*absolute_dates.RULES, *recurring_dates.RULES, *relative_dates.RULES)
"""All date rules; of two that find the same stretch the earlier one stands."""

_LINK = re.compile(
    rf"{GAP}?-{GAP}?|{GAP}(?:to|until|till|through|and|or){GAP}|{GAP}and{GAP}again{GAP}in{GAP}"
)
_OF_YEAR = re.compile(rf",?{GAP}(?:of{GAP})?")
_THE = rf"(?:the{GAP})?"
_OPENING = re.compile(rf"(?<!\w)(?:between|from){GAP}{_THE}$")
_SINCE = re.compile(
    rf"(?<!\w)(?:ever{GAP})?(?:since|starting(?:{GAP}(?:in|from))?|beginning{GAP}in|as{GAP}from"
    rf"|(?:no|not){GAP}(?:earlier|sooner){GAP}than(?:{GAP}in)?|not{GAP}before){GAP}{_THE}$|(?<!\w)after{GAP}$"
)
_ONWARDS = re.compile(
    rf"{GAP}(?:onwards?(?!\w)|on(?=[,.;)]|$)|(?:until|till){GAP}(?:now|today|the{GAP}present)(?!\w)|to{GAP}(?:date|the{GAP}present)(?!\w))"
)
_UNTIL = re.compile(rf"(?<!\w)(?:until|till|(?:up|out){GAP}(?:to|until)|through){GAP}{_THE}$")
_BY = re.compile(
    rf"(?<!\w)(?:by|before|no{GAP}later{GAP}than|not{GAP}later{GAP}than|prior{GAP}to){GAP}(?:in{GAP})?{_THE}$"
)
_LONG_AGO = re.compile(
    rf"(?<!\w)(?:(?P<more>(?:well{GAP})?over|(?:much{GAP})?more{GAP}than|at{GAP}least)|(?P<less>less{GAP}than|under)"
    rf"|about|around|some|roughly|almost|nearly|approximately){GAP}$"
)
# A day of publication outside these is a slip of the pen, and nothing can be reckoned from it.
_YEARS = range(1800, 2200)
_REACH = 24


@dataclass(frozen=True, slots=True)
class When:
    """A date at [start, end) of a text, with the words that open or bound it ('since 2010', 'by 2020').

    kind is 'since', 'until' (with 'by'), 'range', 'relative' (told from the day of publication) or 'point'.
    """

    start: int
    end: int
    period: Period
    kind: str


def dates_in(text: str, *, published: str | None) -> tuple[When, ...]:
    """Every date that the text and the ISO date of publication tell, left to right.

    Of a text that is dated to the month or year, what is the same on all its days is resolved: 'last year'.
    """
    today = None if published is None else Published.on(published[:10])
    if today is not None and today.last.year not in _YEARS:
        today = None
    plain = lower(text)
    dated = merged(_points(text, today), partial(_dated, plain))
    points = merged(dated, partial(_range, plain))
    return tuple(when for point in points if (when := _when(plain, point, today)))


def date_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where dates stand, whether or not it can be told which dates they are."""
    return tuple((point.start, point.end) for point in _points(text, None))


def _points(text: str, today: Published | None) -> Iterator[Point]:
    """The dates that rules find, the leftmost and then the longest first, none overlapping another."""
    plain = even(text)
    end, before = 0, None
    for start, stop, rule, match in _matches(plain):
        if start < end:
            continue
        point = _point(rule, match, plain, today, before, (start, stop))
        if point is not None:
            end, before = stop, point
            yield point


@lru_cache(maxsize=2)
def _matches(plain: str) -> tuple[tuple[int, int, Rule, re.Match[str]], ...]:
    """What the rules find, where it stands; kept, since a text is searched for dates and for counts in turn."""
    words = words_of(plain)
    found = [
        (*rule.span(match), rule, match)
        for rule in RULES
        if rule.may_match(words)
        for match in rule.pattern.finditer(plain)
    ]
    return tuple(sorted(found, key=lambda each: (each[0], -each[1])))


def _point(
    rule: Rule,
    match: re.Match[str],
    plain: str,
    today: Published | None,
    before: Point | None,
    span: tuple[int, int],
) -> Point | None:
    if rule.needs_today and today is None:
        return Point(*span, None, relative=True)
    reading = Reading(plain, today.last if today else None, before)
    read = rule.read(match, reading)
    if (
        today
        and today.first != today.last
        and read != rule.read(match, replace(reading, published=today.first))
    ):
        return Point(*span, None, relative=True)
    if not isinstance(read, Yearless):
        return None if read is None else Point(*span, read, relative=rule.relative)
    if today is None:
        return Point(*span, None, read, relative=True)
    ahead = reading.looks_ahead(*span)
    return Point(*span, read.nearest(today, ahead=ahead), read, relative=True)


def _dated(plain: str, one: Point, other: Point) -> Point | None:
    """A month or days with the year that follows in other words ('December last year')."""
    year = other.stretch
    if one.yearless is None or year is None or not other.relative or len(year.first) > 4:
        return None
    if year.first != year.last or not _OF_YEAR.fullmatch(plain, one.end, other.start):
        return None
    return Point(one.start, other.end, one.yearless.in_year(int(year.first)), relative=True)


def _range(plain: str, one: Point, other: Point) -> Point | None:
    """Two dates as one range ('from 2007 to 2013', 'March and September 2010')."""
    link = _LINK.fullmatch(plain, one.end, other.start)
    if link is None or other.stretch is None:
        return None
    first = _with_year_of(one, other)
    if first is None or not first.first < other.stretch.last:
        return None
    opening = _OPENING.search(plain[max(0, one.start - _REACH) : one.start])
    lent = one.yearless is not None and other.yearless is None
    if link[0].strip() in ("and", "or") and not lent and not (opening and "between" in opening[0]):
        return None
    start = one.start - len(opening[0]) if opening else one.start
    return Point(
        start, other.end, Stretch(first.first, other.stretch.last), relative=one.relative and other.relative
    )


def _with_year_of(one: Point, other: Point) -> Stretch | None:
    """The first date of a range, in the year of the second where it says none itself."""
    if one.yearless is None or other.stretch is None:
        return one.stretch
    year = int(other.stretch.last[:4])
    same = one.yearless.in_year(year)
    return same if same.first <= other.stretch.last else one.yearless.in_year(year - 1)


def _when(plain: str, point: Point, today: Published | None) -> When | None:
    if point.stretch is None:
        return None
    lead = plain[max(0, point.start - _REACH) : point.start]
    first, last = point.stretch.first, point.stretch.last
    if plain.endswith("ago", 0, point.end) and (found := _LONG_AGO.search(lead)):
        return _long_ago(point, found, today)
    if found := _SINCE.search(lead):
        return When(point.start - len(found[0]), point.end, Period(first, None), "since")
    if found := _ONWARDS.match(plain, point.end):
        opening = _OPENING.search(lead)
        return When(
            point.start - len(opening[0] if opening else ""), found.end(), Period(first, None), "since"
        )
    if found := _UNTIL.search(lead) or _BY.search(lead):
        return When(point.start - len(found[0]), point.end, _up_to(last, today), "until")
    kind = "relative" if point.relative else "point" if first == last else "range"
    return When(point.start, point.end, Period(first, last), kind)


def _long_ago(point: Point, found: re.Match[str], today: Published | None) -> When | None:
    """'over a decade ago', 'less than two years ago', 'some ten years ago'."""
    if point.stretch is None or today is None:
        return None
    start, first, last = point.start - len(found[0]), point.stretch.first, point.stretch.last
    if found["more"]:
        return When(start, point.end, Period(None, last), "until")
    if found["less"]:
        return When(start, point.end, Period(first, today.date[: len(first)]), "relative")
    return When(start, point.end, Period(first, last), "relative")


def _up_to(last: str, today: Published | None) -> Period:
    """The time up to a date: from the date of publication where it is still to come, else from no known start.

    The start is as precise as the end; where that says nothing (the same year), as precise as a month.
    """
    if today is None or last < today.last.isoformat()[: len(last)]:
        return Period(None, last)
    start = today.date[: len(last)]
    if start == last and len(last) == 4 and not today.only_year:
        return Period(today.date[:7], f"{last}-12")
    return Period(start, last)

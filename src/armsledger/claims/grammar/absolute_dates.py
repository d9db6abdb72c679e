"""Rules for dates that say their own year: '2 April 2016', 'Q3 2017', '2009-2011', 'the 1990s'."""

import re

from armsledger.claims.grammar.calendar import (
    DAY,
    MONTH,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    Stretch,
    day_number,
    day_of,
    days,
    month_number,
    month_of,
    months,
    year_of,
    years,
)
from armsledger.claims.grammar.date_rules import (
    IN_SEASON,
    MONTH_SIGN,
    YEAR_SIGN,
    Reader,
    Reading,
    Rule,
    Signs,
    one_day,
    signs,
)
from armsledger.claims.grammar.naming import numbered
from armsledger.claims.grammar.numerals import SMALL
from armsledger.claims.grammar.wording import GAP

_SHORT_DAYS = "|".join(day[:3] for day in WEEKDAY.split("|"))
ON = rf"(?:(?:{WEEKDAY}|{_SHORT_DAYS})\.?,?{GAP})?"
"""A pattern for the weekday that may stand before a day of the month."""
DAY_OF = rf"(?:{GAP}of{GAP}|{GAP}|-)"
MORE_DAYS = rf"(?:,{GAP}{DAY}){{0,5}},?"
DAYS_LINK = rf"(?:{GAP}?[-/]{GAP}?|{GAP}(?:and|to|or|until|through){GAP})"
PART = (
    rf"(?:(?i:early|late|mid)(?:-|{GAP})(?i:in{GAP})?"
    rf"|(?:(?i:the){GAP})?(?i:beginning|start|middle|end|close){GAP}(?i:of){GAP}|(?i:year-end|end)(?:-|{GAP}))?"
)
"""A pattern for what narrows a month or year a little; the guide keeps to the whole ('late 2014' is 2014)."""
_OF_YEAR = rf"(?:,?{GAP}(?:of{GAP}|in{GAP})?|-| ?')(?P<year>{YEAR})"
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_ORDER |= {"final": 4, "latter": 2}
_WHOLE = r"(?<![\w$€£¥₹.,/-])"
_WHOLE_YEAR = r"(?<![\w$€£¥₹./-])"

_YEAR_CUE = re.compile(
    r"(?<!\w)(?:in|since|by|until|till|from|during|before|after|through|early|late|mid"
    r"|year|end|of|to|and|for|(?:earlier|later|sooner) than)[ -]$"
)
_COUNTING = re.compile(
    r"(?<!\w)(?:about|around|some|over|than|least|nearly|almost|another|roughly|approximately|additional"
    r"|total of|up to|as many as|all|these|those|estimated) $"
)
# 'Star 2000' and 'Ground Master 2000' are no years.
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ $")
_PLURAL_NEXT = re.compile(r" (?:[\w-]+ ){0,2}?(?:[a-z-]{3,}s|aircraft|men|people|troops)(?!\w)")
_MEASURE_NEXT = re.compile(
    r"[ -]?(?:km|kilomet\w+|met(?:er|re)s?|miles?|feet|ft|mm|kg|kilograms?|tons?|tonnes?|lbs?|pounds?|euros?"
    r"|dollars?|hours?|hrs|rounds|rpm|men|people|troops|soldiers|personnel|units|hp|horsepower|kw|liters?|litres?|%"
    r"|per ?cent|million|billion|thousand|members|copies|pages)(?!\w)",
    re.IGNORECASE,
)


def _year(found: re.Match[str], reading: Reading) -> Stretch | None:
    text, (start, end) = reading.text, found.span("year")
    lead = text[max(0, start - 16) : start].lower()
    if numbered(text, start) or _MEASURE_NEXT.match(text, end):
        return None
    cue = _YEAR_CUE.search(lead)
    if not cue and found["year"] == "2000" and _NAME_BEFORE.search(text, max(0, start - 16), start):
        return None
    if not cue and (_COUNTING.search(lead) or (found["year"] == "2000" and _PLURAL_NEXT.match(text, end))):
        return None
    return year_of(int(found["year"]))


def _year_range(found: re.Match[str], _reading: Reading) -> Stretch | None:
    first, last = int(found["first"]), found["last"]
    if len(last) == 4:
        return years(first, int(last)) if first < int(last) else None
    if int(last) > first % 100:
        return years(first, first - first % 100 + int(last))
    # '2016-05' can only be a month.
    return month_of(first, int(last)) if found["link"] == "-" and 1 <= int(last) <= 12 else year_of(first)


def _slashed(found: re.Match[str], _reading: Reading) -> Stretch | None:
    one, other, year = int(found["one"]), int(found["other"]), int(found["year"])
    if one == other or other > 12:
        return one_day(year, one, other)
    # '05/09/2014' is May in Washington and September in London: only the year is sure.
    return one_day(year, other, one) if one > 12 else year_of(year)


def _decade(found: re.Match[str], _reading: Reading) -> Stretch:
    start = int(found["decade"] or "19" + found["short"])
    return years(start, start + 9)


def _fiscal(found: re.Match[str], _reading: Reading) -> Stretch:
    first = _full_year(found["first"])
    last = _full_year(found["last"]) if found["last"] else first
    return years(first, last) if first <= last else year_of(first)


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _which(found: re.Match[str]) -> int:
    """The number of a quarter or half: 'Q3', '3Q', 'third'."""
    digit = found["number"] or found["short"]
    return int(digit) if digit else _ORDER[found["order"].lower()]


def _quarter(found: re.Match[str], _reading: Reading) -> Stretch:
    number = _which(found)
    return months(int(found["year"]), 3 * number - 2, 3 * number)


def _half(found: re.Match[str], _reading: Reading) -> Stretch:
    number = _which(found)
    return months(int(found["year"]), 6 * number - 5, 6 * number)


def _months_of_year(found: re.Match[str], _reading: Reading) -> Stretch | None:
    number, year = SMALL[found["number"]], int(found["year"])
    if number > 12:
        return None
    return months(year, 1, number) if found["order"] == "first" else months(year, 13 - number, 12)


def _season(found: re.Match[str], _reading: Reading) -> Stretch:
    # A winter lies in two years, and the words do not say which of them is meant with the other half.
    season, year = found["season"].lower(), int(found["year"])
    return year_of(year) if season == "winter" else months(year, *SEASONS[season])


def _one_day(found: re.Match[str], _reading: Reading) -> Stretch:
    return day_of(int(found["year"]), month_number(found["month"]), day_number(found["day"]))


def _some_days(found: re.Match[str], _reading: Reading) -> Stretch:
    first, last = day_number(found["first"]), day_number(found["last"])
    return days(int(found["year"]), month_number(found["month"]), first, last)


def _numbered_day(found: re.Match[str], _reading: Reading) -> Stretch | None:
    return one_day(int(found["year"]), int(found["month"]), int(found["day"]))


def _month(found: re.Match[str], _reading: Reading) -> Stretch:
    return month_of(int(found["year"]), month_number(found["month"]))


_NTH = r"(?P<order>(?i:first|1st|second|2nd|third|3rd|fourth|4th|last|final|latter))"
_NN = "[0-9]{1,2}"
_Y = (signs(YEAR_SIGN),)
_YM = (*_Y, signs(MONTH_SIGN))
_PATTERNS: dict[str, tuple[str, Reader, Signs]] = {
    "iso day": (
        rf"{_WHOLE}(?P<year>{YEAR})[-/](?P<month>{_NN})[-/](?P<day>{_NN})(?![\w/-])",
        _numbered_day,
        _Y,
    ),
    "dotted day": (rf"{_WHOLE}(?P<day>{_NN})\.(?P<month>{_NN})\.(?P<year>{YEAR})(?!\w)", _numbered_day, _Y),
    "slashed day": (
        rf"{_WHOLE}(?P<one>{_NN})(?P<link>[/-])(?P<other>{_NN})(?P=link)(?P<year>{YEAR})(?!\w)",
        _slashed,
        _Y,
    ),
    "glued day": (rf"{_WHOLE}(?P<day>{_NN})(?P<month>{MONTH})(?P<year>{YEAR})(?!\w)", _one_day, _YM),
    "day month year": (rf"{_WHOLE}{ON}(?P<day>{DAY}){DAY_OF}(?P<month>{MONTH}){_OF_YEAR}", _one_day, _YM),
    "month day year": (rf"(?<!\w){ON}(?P<month>{MONTH}){GAP}?(?P<day>{DAY}){_OF_YEAR}", _one_day, _YM),
    "days month year": (
        rf"{_WHOLE}{ON}(?P<first>{DAY}){MORE_DAYS}{DAYS_LINK}(?P<last>{DAY}){DAY_OF}(?P<month>{MONTH}){_OF_YEAR}",
        _some_days,
        _YM,
    ),
    "month days year": (
        rf"(?<!\w){ON}(?P<month>{MONTH}){GAP}(?P<first>{DAY}){MORE_DAYS}{DAYS_LINK}(?P<last>{DAY}){_OF_YEAR}",
        _some_days,
        _YM,
    ),
    "month year": (rf"(?<!\w){PART}(?P<month>{MONTH}){_OF_YEAR}", _month, _YM),
    "quarter": (
        rf"(?<!\w)(?:{_NTH}{GAP}quarter|(?:Q(?P<number>[1-4])|(?P<short>[1-4])Q)){_OF_YEAR}",
        _quarter,
        (*_Y, signs("quarter q")),
    ),
    "months of a year": (
        rf"(?<!\w)(?P<order>first|last){GAP}(?P<number>{'|'.join(SMALL)}){GAP}months{_OF_YEAR}",
        _months_of_year,
        (*_Y, signs("months")),
    ),
    "half": (
        rf"(?<!\w)(?:{_NTH}{GAP}half|(?:H(?P<number>[12])|(?P<short>[12])H)){_OF_YEAR}",
        _half,
        (*_Y, signs("half h")),
    ),
    "season": (rf"(?<!\w){PART}(?P<season>(?i:{SEASON})){_OF_YEAR}", _season, (*_Y, IN_SEASON)),
    "decade": (
        rf"(?<!\w){PART}(?:(?P<decade>(?:19|20)[0-9]0)"
        r"|(?:(?<=the )|(?<=early )|(?<=late )|(?<=mid-))'?(?P<short>[5-9]0))'?s(?!\w)",
        _decade,
        (signs("s"),),
    ),
    "fiscal year": (
        rf"(?<!\w)(?:FY|(?i:fiscal|financial)(?:{GAP}(?i:years?))?){GAP}?'?(?P<first>{YEAR}|[0-9]{{2}}(?![0-9]))"
        rf"(?:[-/](?P<last>{YEAR}|[0-9]{{2}}(?![0-9])))?",
        _fiscal,
        (signs("fy fiscal financial"),),
    ),
    "years": (
        rf"{_WHOLE}(?P<first>{YEAR}){GAP}?(?P<link>[-/]){GAP}?(?P<last>{YEAR}|[0-9]{{2}}(?![\w-]))",
        _year_range,
        _Y,
    ),
    "year": (
        rf"{_WHOLE_YEAR}{PART}(?P<year>{YEAR})(?![\w%])(?:{GAP}(?i:fiscal|financial){GAP}(?i:year)(?!\w))?",
        _year,
        _Y,
    ),
}
RULES = tuple(
    Rule(name, re.compile(pattern), read, asked) for name, (pattern, read, asked) in _PATTERNS.items()
)
"""Dates that need no day of publication to be told."""

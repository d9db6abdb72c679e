"""Rules for dates that step from the day of publication or the date before: 'last year', 'a month ago'."""

import datetime as dt
import re

from armsledger.claims.grammar.absolute_dates import PART
from armsledger.claims.grammar.calendar import (
    MONTH,
    SEASON,
    SEASONS,
    Stretch,
    month_number,
    month_of,
    months,
    on,
    shifted,
    week_of,
    year_of,
)
from armsledger.claims.grammar.date_rules import IN_SEASON, Reader, Reading, Rule, Signs, signs
from armsledger.claims.grammar.numerals import numerals_in
from armsledger.claims.grammar.recurring_dates import STEPS
from armsledger.claims.grammar.wording import GAP

_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "latter": 2}


def _named_day(found: re.Match[str], reading: Reading) -> Stretch | None:
    words = found[0].lower()
    moved = -words.endswith("yesterday") + words.endswith("tomorrow")
    return on(reading.today + dt.timedelta(days=2 * moved if " " in words else moved))


def _year_before_last(_found: re.Match[str], reading: Reading) -> Stretch | None:
    return year_of(reading.today.year - 2)


def _end_of_decade(_found: re.Match[str], reading: Reading) -> Stretch | None:
    return year_of(reading.today.year + -reading.today.year % 10)


def _step(found: re.Match[str], reading: Reading) -> Stretch | None:
    """'last week', 'earlier this month', 'the end of next year', 'by year-end'."""
    named = found.groupdict()
    step, unit = STEPS[(named.get("step") or "this").lower()], (named.get("unit") or "year").lower()
    if unit == "week":
        return week_of(reading.today + dt.timedelta(weeks=step))
    if unit == "month":
        return shifted(reading.today, step)
    if unit == "quarter":
        year, quarter = divmod(reading.today.year * 4 + (reading.today.month - 1) // 3 + step, 4)
        return months(year, 3 * quarter + 1, 3 * quarter + 3)
    return year_of(reading.today.year + step)


def _part_of_year(found: re.Match[str], reading: Reading) -> Stretch | None:
    """'the second half of this year', 'the first quarter of next year'."""
    size = 6 if found["part"].lower() == "half" else 3
    number = min(_ORDER[found["order"].lower()], 12 // size)
    year = reading.today.year + STEPS[found["step"].lower()]
    return months(year, size * (number - 1) + 1, size * number)


def _season_of_year(found: re.Match[str], reading: Reading) -> Stretch | None:
    year = reading.today.year + STEPS[found["step"].lower()]
    return months(year, *SEASONS[found["season"].lower()])


def _ago(found: re.Match[str], reading: Reading) -> Stretch | None:
    return _moved(reading.today, found["unit"].lower(), -_number(found["number"]))


def _hence(found: re.Match[str], reading: Reading) -> Stretch | None:
    unit = found["unit"] or found["units"]
    return _moved(reading.today, unit.lower(), _number(found["number"] or found["other"]))


def _moved(today: dt.date, unit: str, number: int) -> Stretch:
    if unit == "day":
        return on(today + dt.timedelta(days=number))
    if unit == "week":
        return week_of(today + dt.timedelta(weeks=number))
    if unit == "month":
        return shifted(today, number)
    return year_of(today.year + number * (10 if unit == "decade" else 1))


def _number(written: str | None) -> int:
    """The number that the words give; an article or no word at all is one."""
    found = next(numerals_in(written or ""), None)
    return 1 if found is None else int(found.low)


def _span_of_time(found: re.Match[str], reading: Reading) -> Stretch | None:
    """'over the past two years', 'in the next decade': from the day of publication back, or ahead."""
    number, unit = _number(found["number"]), (found["unit"] or found["units"]).lower()
    ahead = found["step"] is None or found["step"].lower() in ("next", "coming", "following")
    other = _edge(reading.today, unit, number if ahead else -number)
    today = reading.today.isoformat()[: len(other)]
    return Stretch(today, other) if ahead else Stretch(other, today)


def _to_come(found: re.Match[str], reading: Reading) -> Stretch | None:
    """'in two years', 'over five years', where the clause speaks of what is still to come."""
    return _span_of_time(found, reading) if reading.looks_ahead(*found.span()) else None


def _edge(today: dt.date, unit: str, number: int) -> str:
    if unit in ("day", "week"):
        return on(today + dt.timedelta(days=number * (7 if unit == "week" else 1))).first
    if unit == "decade":
        return year_of(today.year + 10 * number).first
    return shifted(today, number * (12 if unit == "year" else 1)).first


def _after_the_one_before(found: re.Match[str], reading: Reading) -> Stretch | None:
    """'that year', 'the same month', 'the following year', 'that September', after a date that says which."""
    year = reading.year_before()
    if year is None:
        return None
    if found["earlier"]:
        return year_of(year - _number(found["number"]))
    if found["month"]:
        return month_of(year, month_number(found["month"]))
    if found["unit"].lower() == "month":
        return reading.before.stretch if reading.before and reading.before.stretch else None
    return year_of(year + {"following": 1, "previous": -1}.get(found["which"].lower().split()[-1], 0))


_COUNTED = (
    rf"(?P<number>[0-9]{{1,2}}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen"
    rf"|twenty|thirty|a{GAP}dozen|a{GAP}couple{GAP}of)"
)
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_STEP = r"(?P<step>last|this|next|current|coming|previous)"
_UNITS = signs("day days week weeks month months year years decade decades")
_PATTERNS: dict[str, tuple[str, Reader, Signs]] = {
    "named day": (
        rf"the{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow)|yesterday|today|tonight|tomorrow",
        _named_day,
        (signs("yesterday today tonight tomorrow"),),
    ),
    "step": (
        rf"(?:(?:earlier|later|sometime){GAP}(?:in{GAP})?)?{PART}(?:the{GAP})?{_STEP}"
        rf"{GAP}(?:(?:fiscal|financial|calendar){GAP})?(?P<unit>week|month|quarter|year)(?!{GAP}(?:of{GAP})?[12][0-9]{{3}}|{GAP}of{GAP}(?:this|last|next|the){GAP}year)",
        _step,
        (signs("week month quarter year"),),
    ),
    "end of the year": (
        rf"(?:(?:the{GAP})?(?:start|beginning|middle|end|close){GAP}of|later{GAP}in){GAP}(?P<step>the){GAP}(?P<unit>year|month)(?!{GAP}[12][0-9]{{3}})",
        _step,
        (signs("start beginning middle end close later"), signs("year month")),
    ),
    "year before last": (
        rf"the{GAP}year{GAP}before{GAP}last",
        _year_before_last,
        (signs("before"), signs("year")),
    ),
    "end of the decade": (
        rf"(?:the{GAP})?(?:end|close){GAP}of{GAP}(?:the|this){GAP}decade",
        _end_of_decade,
        (signs("decade"),),
    ),
    "year's end": (
        rf"(?:the{GAP})?(?:year's{GAP}end|year-end|end{GAP}of{GAP}year)",
        _step,
        (signs("end"), signs("year")),
    ),
    "part of a year": (
        rf"(?P<order>{'|'.join(_ORDER)}){GAP}(?P<part>half|quarter){GAP}of{GAP}(?P<step>last|this|next|the){GAP}year",
        _part_of_year,
        (signs("half quarter"), signs("year")),
    ),
    "season of a year": (
        rf"{PART}(?P<season>{SEASON}){GAP}of{GAP}(?P<step>last|this|next){GAP}year",
        _season_of_year,
        (IN_SEASON, signs("year")),
    ),
    "ago": (rf"(?<!half ){_COUNTED}{GAP}{_UNIT}s?{GAP}ago", _ago, (signs("ago"),)),
    "hence": (
        rf"(?:(?<=in )(?:about{GAP})?{_COUNTED}{GAP}{_UNIT}s?'{GAP}time"
        rf"|{_COUNTED.replace('number', 'other')}{GAP}{_UNIT.replace('unit', 'units')}s?{GAP}from{GAP}now)",
        _hence,
        (signs("time now"),),
    ),
    "span of time": (
        rf"(?:in|over|during|for|within|throughout|across){GAP}(?:the{GAP})?"
        rf"(?P<step>past|last|next|coming|following|previous)(?:{GAP}{_COUNTED}{GAP}(?P<units>day|week|month|year|decade)s?|{GAP}{_UNIT})",
        _span_of_time,
        (signs("past last next coming following previous"), _UNITS),
    ),
    "deadline": (
        rf"within(?P<step>(?!))?(?P<units>(?!))?{GAP}{_COUNTED}{GAP}{_UNIT}s?",
        _span_of_time,
        (signs("within"),),
    ),
    "to come": (
        rf"(?<!time )(?<!once )(?:in|over){GAP}(?P<step>(?!))?(?P<units>(?!))?(?!an?{GAP}){_COUNTED}{GAP}{_UNIT}s?"
        rf"(?!'|{GAP}(?:ago|old))",
        _to_come,
        (_UNITS,),
    ),
    "after the one before": (
        rf"(?:(?P<which>that|the{GAP}same|the{GAP}following|the{GAP}previous){GAP}"
        rf"(?:(?P<unit>year|month)|(?P<month>(?-i:{MONTH})))|{_COUNTED}{GAP}years?{GAP}(?P<earlier>earlier))",
        _after_the_one_before,
        (signs("that same following previous earlier"),),
    ),
}
RULES = tuple(
    Rule(
        name,
        re.compile(rf"(?i:(?<!\w)(?:{pattern})(?!\w))"),
        read,
        asked,
        relative=True,
        needs_today=read is not _after_the_one_before,
    )
    for name, (pattern, read, asked) in _PATTERNS.items()
)
"""Dates that need the day of publication or the date before."""

"""Rules for dates that come round again: 'on Thursday', '14 July', 'in February', 'next spring'."""

import datetime as dt
import re

from armsledger.claims.grammar.absolute_dates import DAY_OF, DAYS_LINK, MORE_DAYS, ON, PART
from armsledger.claims.grammar.calendar import (
    DAY,
    FULL_MONTH,
    MONTH,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    Stretch,
    day_number,
    month_number,
    months,
    on,
)
from armsledger.claims.grammar.date_rules import (
    IN_SEASON,
    MONTH_SIGN,
    Reader,
    Reading,
    Rule,
    Signs,
    Yearless,
    signs,
)
from armsledger.claims.grammar.wording import GAP

STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1}
"""How many years, months or weeks a word steps from the day of publication."""

_STEP = rf"(?:this{GAP})?(?P<step>(?i:last|this|next|past|coming))"
_WHOLE = r"(?<![\w$€£¥₹.,/-])"
_NO_YEAR = rf"(?!,?(?:{GAP}|/|-)?(?:of{GAP})?[12][0-9]{{3}}(?![0-9]))"
_PAPERS = "Times|Telegraph|Mail|Express|Mirror|Herald|Star|Post|Tribune"
# 'May' and 'March' are verbs too, and 'April', 'June' and 'August' are names of people.
_MONTH_CUE = re.compile(
    rf"(?<!\w)(?:in|since|until|till|by|from|of|last|this|next|early|late|mid|before|after|during|through|between)"
    rf"(?:-|{GAP})(?:the{GAP})?$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(rf"(?<!\w)(?:{MONTH})(?:-|/|{GAP}(?:to|and|or|through){GAP})$")
_CAPITAL_NEXT = re.compile(rf"{GAP}[A-Z]")
_MONTH_NEXT = re.compile(rf"(?:-|/|{GAP}(?:to|and|or|through){GAP})(?:{MONTH})")
_AMBIGUOUS = frozenset({"May", "MAY", "March", "MARCH"})


def _weekday(found: re.Match[str], reading: Reading) -> Stretch | None:
    step = STEPS[(found["step"] or "this").lower()]
    days_back = (reading.today.weekday() - WEEKDAYS[found["weekday"]]) % 7
    if step == 1 or (step == 0 and reading.looks_ahead(*found.span())):
        moved = (7 - days_back) % 7 or 7 * step
    else:
        moved = -days_back or 7 * step
    return on(reading.today + dt.timedelta(days=moved))


def _days_of_month(found: re.Match[str], _reading: Reading) -> Yearless:
    first = day_number(found["first"])
    last = day_number(found["last"]) if found["last"] else first
    return Yearless(month_number(found["month"]), first, last)


def _month(found: re.Match[str], reading: Reading) -> Yearless | None:
    start, end = found.span("month")
    lead = reading.text[max(0, start - 24) : start]
    cued = _MONTH_CUE.search(lead) or _MONTH_BEFORE.search(lead)
    if not cued and _MONTH_NEXT.match(reading.text, end):
        return Yearless(month_number(found["month"]))
    if not cued and (found["month"] in _AMBIGUOUS or _CAPITAL_NEXT.match(reading.text, end)):
        return None
    return Yearless(month_number(found["month"]))


def _month_step(found: re.Match[str], reading: Reading) -> Stretch | None:
    """'last April' and 'next May' are the nearest ones on that side; 'this April' is of the same year."""
    month, today = Yearless(month_number(found["month"])), reading.today
    step = STEPS[found["step"].lower()]
    return month.in_year(
        today.year + {-1: -(month.month >= today.month), 0: 0, 1: month.month <= today.month}[step]
    )


def _season(found: re.Match[str], reading: Reading) -> Stretch | None:
    """The season that has begun last, or the next to come; 'this' is of the same year."""
    season = SEASONS[found["season"].lower()]
    step = STEPS[found["step"].lower()] if found["step"] else None
    year, today = reading.today.year, reading.today.isoformat()[:7]
    here = months(year, *season)
    if step == 0:
        return here
    if step == 1:
        return months(year + (here.first <= today), *season)
    if step is None and reading.looks_ahead(*found.span()):
        return months(year + (here.last < today), *season)
    over = here.first <= today if step is None else here.last < today
    return months(year - (not over), *season)


_MONTHLY = (signs(MONTH_SIGN),)
_PATTERNS: dict[str, tuple[str, Reader, Signs]] = {
    "weekday": (
        rf"(?<!\w)(?<!Black )(?<!Bloody )(?:{_STEP}{GAP})?(?P<weekday>{WEEKDAY})(?!\w|{GAP}(?:{_PAPERS}))",
        _weekday,
        (frozenset(map(str.lower, WEEKDAYS)),),
    ),
    "day month": (
        rf"{_WHOLE}{ON}(?P<first>{DAY})(?:{MORE_DAYS}{DAYS_LINK}(?P<last>{DAY}))?{DAY_OF}(?P<month>{MONTH})(?!\w){_NO_YEAR}",
        _days_of_month,
        _MONTHLY,
    ),
    "month day": (
        rf"(?<!\w){ON}(?P<month>{MONTH}){GAP}(?P<first>{DAY})(?:{MORE_DAYS}{DAYS_LINK}(?P<last>{DAY}))?{_NO_YEAR}",
        _days_of_month,
        _MONTHLY,
    ),
    "month": (
        rf"(?<!\w){PART}(?P<month>{FULL_MONTH}|(?<=[Ii]n )(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?)"
        rf"(?![\w]|-[0-9])",
        _month,
        _MONTHLY,
    ),
    "month of a step": (rf"(?<!\w){_STEP}{GAP}(?P<month>{MONTH})(?!\w)", _month_step, _MONTHLY),
    "season of a step": (rf"(?<!\w){_STEP}{GAP}(?P<season>(?i:{SEASON}))(?!\w)", _season, (IN_SEASON,)),
    "season": (
        rf"(?<!\w)(?i:in|by|during|since|until|before|after){GAP}(?P<at>(?:the{GAP})?(?P<step>(?!))?{PART}"
        rf"(?P<season>(?i:{SEASON})))(?!\w){_NO_YEAR}",
        _season,
        (IN_SEASON,),
    ),
}
_LEFT_TO_THE_YEAR = (_days_of_month, _month)
RULES = tuple(
    Rule(name, re.compile(pattern), read, asked, relative=True, needs_today=read not in _LEFT_TO_THE_YEAR)
    for name, (pattern, read, asked) in _PATTERNS.items()
)
"""Dates that come round every week or year; those of months are left Yearless for the reader to place."""

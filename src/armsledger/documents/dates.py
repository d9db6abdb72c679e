"""The date of publication, as people and machines write it, normalised to YYYY-MM-DD, YYYY-MM or YYYY.

It is never more precise than it is written, and an ambiguous one (3/4/2016) counts as none: a date is never invented.
"""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = """
jan january января январь січня ocak yanvar հունվար հունվարի janvier januar enero
feb february февраля февраль лютого şubat fevral փետրվար փետրվարի février februar febrero
mar march марта март березня mart մարտ մարտի mars märz marzo
apr april апреля апрель квітня nisan aprel ապրիլ ապրիլի avril abril
may мая май травня mayıs մայիս մայիսի mai mayo
jun june июня июнь червня haziran iyun հունիս հունիսի juin juni junio
jul july июля июль липня temmuz iyul հուլիս հուլիսի juillet juli julio
aug august августа август серпня ağustos avqust օգոստոս օգոստոսի août agosto
sep sept september сентября сентябрь вересня eylül sentyabr սեպտեմբեր սեպտեմբերի septembre septiembre
oct october октября октябрь жовтня ekim oktyabr հոկտեմբեր հոկտեմբերի octobre oktober octubre
nov november ноября ноябрь листопада kasım noyabr նոյեմբեր նոյեմբերի novembre noviembre
dec december декабря декабрь грудня aralık dekabr դեկտեմբեր դեկտեմբերի décembre dezember diciembre
"""
MONTHS = {name: number for number, line in enumerate(_MONTHS.split("\n")[1:-1], 1) for name in line.split()}

_WORD = r"[^\W\d_]{3,12}"
_TH = "(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""(?<![\d.,/-])(?:
      (?P<y1>\d{{4}})(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}})
    | (?P<d2>\d{{1,2}}){_TH}[.\s-]{{0,2}}(?:(?:of|de)\s)?
      (?P<m2>{_WORD})\.?(?:\s?,\s?|[\s-]|\sde\s)?(?P<y2>\d{{4}})
    | (?P<m3>(?<!\w){_WORD})\.?\s(?P<d3>\d{{1,2}}){_TH},?\s(?P<y3>\d{{4}})
    | (?P<d4>\d{{1,2}})\.(?P<m4>\d{{1,2}})\.(?P<y4>\d{{4}})
    | (?P<a5>\d{{1,2}})(?P<sep5>[/-])(?P<b5>\d{{1,2}})(?P=sep5)(?P<y5>\d{{4}})
    )(?!\d)""",
    re.VERBOSE,
)
_MONTH_OF_YEAR = re.compile(
    rf"""(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})(?:[-/.]00)?
      | (?P<m2>\d{{1,2}})[-/.](?P<y2>\d{{4}})
      | (?P<m3>{_WORD})\.?(?:,\s?|[\s-])(?:of\s|de\s)?(?P<y3>\d{{4}})
      | (?P<y4>\d{{4}})""",
    re.VERBOSE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?!\d)(?:\s?[ap]\.?m\.?)?|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"""(?<!\w)(?:
      (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? | at | on | the | of
    | (?:first\s|last\s)?(?:published|updated|posted|modified|issued|created|released|added) | update | date
    | [ap]m | gmt | utc | msk | es?t | edt | [cew]es?t | p[sd]t | bst | ist | z | t | hrs? | h | local | time
    | опубликовано | обновлено | дата | yayınlanma | tarihi?
    | понедельник | вторник | среда | четверг | пятница | суббота | воскресенье
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_OLDEST, _LATEST = 1900, 9999


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A full date in a line: the day (ISO), whether a time of day goes with it, and what else is said."""

    day: str
    clock: bool
    rest: str


def full_date(given: str) -> str | None:
    """The one day that a text names, as YYYY-MM-DD; None where it names none, several or an ambiguous one."""
    text = given.strip()
    compact = _COMPACT.fullmatch(text)
    if compact:
        return _day(*compact.groups())
    days = {_day_of(found) for found in _DATE.finditer(text)}
    return days.pop() if len(days) == 1 else None


def date_given(given: str) -> str | None:
    """The day, month or year that a text names and nothing else; None where it names none or an ambiguous one."""
    text = given.strip()
    day, found = full_date(text), _MONTH_OF_YEAR.fullmatch(text)
    if day or found is None:
        return day
    if found["y4"]:
        return found["y4"] if _OLDEST <= int(found["y4"]) <= _LATEST else None
    month = int(found["m1"] or found["m2"] or 0) or _month(found["m3"] or "")
    first = _day(found["y1"] or found["y2"] or found["y3"], month, 1)
    return first and first[: len("2016-07")]


def dated_line(line: str) -> DatedLine | None:
    """The first full date of a line, and what remains of it without dates, times and words like 'updated'."""
    found = _DATE.search(line)
    day = _day_of(found) if found else None
    if day is None:
        return None
    rest = _DATE.sub(" ", line)
    without_clock = _CLOCK.sub(" ", rest)
    around = " ".join(_AROUND.sub(" ", without_clock).split()).strip(" |,;:.·•-–—/()[]»«")
    return DatedLine(day, without_clock != rest, around)


def lone_date(line: str) -> DatedLine | None:
    """The date of a line that says nothing else ('Updated: 19 Jul 2016, 07:19 MSK')."""
    dated = dated_line(line) if len(line) <= 120 else None
    return dated if dated and not any(map(str.isalnum, dated.rest)) else None


def _day_of(found: re.Match[str]) -> str | None:
    if found["y1"]:
        return _day(found["y1"], found["m1"], found["d1"])
    if found["y2"]:
        return _day(found["y2"], _month(found["m2"]), found["d2"])
    if found["y3"]:
        return _day(found["y3"], _month(found["m3"]), found["d3"])
    if found["y4"]:
        return _day(found["y4"], found["m4"], found["d4"])
    first, second = int(found["a5"]), int(found["b5"])
    if first > 12 or first == second:
        return _day(found["y5"], second, first)
    return _day(found["y5"], first, second) if second > 12 else None


def _month(word: str) -> int:
    # The dot that case folding leaves on a Turkish capital I is no part of the name.
    return MONTHS.get(word.casefold().replace("\u0307", ""), 0)


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if _OLDEST <= found.year <= _LATEST else None

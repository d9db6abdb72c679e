"""The calendar of the date grammar: months, weekdays, seasons, and ISO dates to the day, month or year."""

import calendar
import datetime as dt
from dataclasses import dataclass

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

FULL_MONTH = "|".join(f"{name}|{name.upper()}" for name in MONTHS)
MONTH_NAMES = frozenset(name.lower() for name in (*MONTHS, *_SHORT))
MONTH = rf"(?:{FULL_MONTH}|(?:{'|'.join(f'{s}|{s.upper()}' for s in _SHORT)})\.?(?![A-Za-z]))"
"""A pattern for a month's name, capitalised, in full or short."""
WEEKDAY = "|".join(WEEKDAYS)
SEASON = "|".join(SEASONS)
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z])"
YEAR = r"(?:19[0-9]{2}|20[0-4][0-9])(?![0-9]|,[0-9]{3}(?![0-9])|\.[0-9])"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From first to last, each an ISO date to the day, month or year."""

    first: str
    last: str


def year_of(year: int) -> Stretch:
    """One year."""
    return Stretch(f"{year:04d}", f"{year:04d}")


def years(first: int, last: int) -> Stretch:
    """From one year to another."""
    return Stretch(f"{first:04d}", f"{last:04d}")


def month_of(year: int, month: int) -> Stretch:
    """One month."""
    return Stretch(f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}")


def months(year: int, first: int, last: int) -> Stretch:
    """From one month to another of a year, or into the next one where the second comes earlier."""
    return Stretch(f"{year:04d}-{first:02d}", f"{year + (last < first):04d}-{last:02d}")


def day_of(year: int, month: int, day: int) -> Stretch:
    """One day, or its month where the month has no such day."""
    return days(year, month, day, day)


def days(year: int, month: int, first: int, last: int) -> Stretch:
    """From one day to another of a month, or the month where it has no such days."""
    if not 1 <= first <= last <= calendar.monthrange(year, month)[1]:
        return month_of(year, month)
    return Stretch(f"{year:04d}-{month:02d}-{first:02d}", f"{year:04d}-{month:02d}-{last:02d}")


def on(date: dt.date) -> Stretch:
    """The day of a date."""
    return Stretch(date.isoformat(), date.isoformat())


def week_of(date: dt.date) -> Stretch:
    """Monday to Sunday of the week that holds a date."""
    monday = date - dt.timedelta(days=date.weekday())
    return Stretch(monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat())


def shifted(date: dt.date, number_of_months: int) -> Stretch:
    """The month that lies so many months after a date's own."""
    year, month = divmod(date.year * 12 + date.month - 1 + number_of_months, 12)
    return month_of(year, month + 1)


def month_number(name: str) -> int:
    """The month that a match of MONTH names."""
    key = name[:3].capitalize()
    return next(number for month, number in MONTHS.items() if month.startswith(key))


def day_number(written: str) -> int:
    """The day in '3rd' or '03'."""
    return int(written.rstrip("stndrh"))

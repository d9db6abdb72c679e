"""What counts by a day: what had been published by then, and not yet corrected."""

import datetime
from dataclasses import replace

from armsledger.errors import UsageError
from armsledger.transfers import Testimony
from armsledger.values import Period, last_day_of


def counts(testimony: Testimony, known_by: str | None = None) -> bool:
    """Whether a testimony may enter an estimate: its outlet has not corrected it, or had not by that day.

    known_by is a day (YYYY-MM-DD) or None for today. A correction without a date is not known by any day.
    """
    if testimony.superseded_by is None:
        return True
    if known_by is None:
        return False
    return testimony.superseded_on is None or known_by < last_day_of(testimony.superseded_on)


def as_known_by(testimony: Testimony, day: str | None) -> Testimony | None:
    """The testimony as far as it had surely been published by a day (YYYY-MM-DD); None where it had not."""
    if day is None:
        return testimony
    publications = tuple(p for p in testimony.publications if (p.appeared_by or "9999") <= day)
    return replace(testimony, publications=publications) if publications else None


def last_day(date: str | None, option: str) -> str | None:
    """The last day that a date holds; the last of a month as 31, as periods are written.

    UsageError where it is no date; option is what it was given for.
    """
    if date is None:
        return None
    try:
        period = Period.of(date)
        first = datetime.date.fromisoformat(period.first_day or "")
    except ValueError as wrong:
        raise UsageError(f"{option}: {date!r} is no date; give YYYY-MM-DD, YYYY-MM or YYYY") from wrong
    last = period.last_day or ""
    return last[:8] + "31" if (first + datetime.timedelta(days=1)).month != first.month else last

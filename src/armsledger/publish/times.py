"""When the things that claims tell count as having happened, for pictures and columns of years."""

from collections.abc import Iterable

from armsledger.terms import Certainty, Polarity, Stage
from armsledger.transfers import Testimony
from armsledger.values import Period


def counted_on(testimony: Testimony) -> str | None:
    """The day (YYYY-MM-DD) on which a claim is drawn: when it counts as having happened, if that is known.

    What was still to come when it was published stands on the day of publication.
    """
    day, published = testimony.effective, testimony.published
    return min(day, published) if day is not None and published is not None else day or published


def years(testimonies: Iterable[Testimony], stage: Stage) -> str:
    """The years in which affirmed claims place a stage: '2010-2011; 2013', 'from 2015', 'to 2013'.

    What is only possible, and what lay ahead when it was published, is left out; no year is inferred.
    """
    told = set()
    for testimony in testimonies:
        claim = testimony.claim
        if claim.stage != stage or claim.polarity is not Polarity.AFFIRMED or claim.when is None:
            continue
        if claim.certainty is Certainty.POSSIBLE or _ahead(claim.when, testimony.published):
            continue
        told.add((claim.when.start and claim.when.start[:4], claim.when.end and claim.when.end[:4]))
    return "; ".join(_written(start, end) for start, end in sorted(told, key=_in_order))


def _ahead(when: Period, published: str | None) -> bool:
    return bool(published and when.first_day and when.first_day > published)


def _in_order(told: tuple[str | None, str | None]) -> tuple[str, str]:
    return told[0] or told[1] or "", told[1] or "9999"


def _written(start: str | None, end: str | None) -> str:
    if start == end:
        return start or ""
    if start is None or end is None:
        return f"from {start}" if end is None else f"to {end}"
    return f"{start}-{end}"

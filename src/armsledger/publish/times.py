"""The years in which claims say that a stage was reached, for a column."""

from collections.abc import Iterable

from armsledger.estimates import is_forecast
from armsledger.terms import Polarity, Stage
from armsledger.transfers import Testimony


def years(testimonies: Iterable[Testimony], stage: Stage) -> str:
    """The years in which affirmed claims place a stage: '2010-2011; 2013', 'from 2015', 'to 2013'.

    What is only possible, and what lay ahead when it was published, is left out; no year is inferred.
    """
    told = set()
    for testimony in testimonies:
        claim, when = testimony.claim, testimony.when
        if claim.stage != stage or claim.polarity is not Polarity.AFFIRMED or when is None:
            continue
        if not is_forecast(testimony):
            told.add((when.start and when.start[:4], when.end and when.end[:4]))
    return "; ".join(_written(start, end) for start, end in sorted(told, key=_in_order))


def _in_order(told: tuple[str | None, str | None]) -> tuple[str, str]:
    return told[0] or told[1] or "", told[1] or "9999"


def _written(start: str | None, end: str | None) -> str:
    if start == end:
        return start or ""
    if start is None or end is None:
        return f"from {start}" if end is None else f"to {end}"
    return f"{start}-{end}"

"""Sides compared: what each received, the ratio between them, and how likely one received more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from armsledger.balance.flow import Draws, Flow
from armsledger.terms import Category

SHARE = 0.9
"""How much of the draws an interval holds."""


class Span(StrEnum):
    """Whether a line counts one year alone, or all years since the first."""

    YEAR = "year"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Side:
    """What one recipient received: the register's low, best and high summed, and what is believed of the sum.

    low counts what is open at the bottom as nothing; best is None where a transfer has none; high is None
    where one is open. interval holds 90 % of the draws, middle is their median; transfers are those counted.
    """

    recipient: str
    low: float
    best: float | None
    high: float | None
    interval: tuple[float, float]
    middle: float
    transfers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one category in one year, or since the first year, for all sides.

    measure is 'ordered', 'delivered', 'money' or 'volume'; category None is all of them. ratio is that of the
    first side to the second: 5 % quantile, median, 95 % quantile of the draws; None where the second side
    received nothing in so many draws that nobody can say, infinite where it did in some. more has for each
    side how likely it received more than every other one.
    """

    measure: str
    category: Category | None
    unit: str
    span: Span
    year: int
    sides: tuple[Side, ...]
    ratio: tuple[float | None, float | None, float | None]
    more: tuple[float, ...]


def compare(
    measure: str,
    category: Category | None,
    unit: str,
    some: Sequence[Sequence[Flow]],
    recipients: Sequence[str],
    years: Sequence[int],
    *,
    n: int,
) -> list[Line]:
    """The lines of one measure and category: some has the flows of each recipient."""
    lines = []
    for place, year in enumerate(years):
        for span in Span:
            draws = [_total((_of_span(f.draws, place, span) for f in flows), n) for flows in some]
            sides = tuple(
                _side(recipient, flows, total, place, span)
                for recipient, flows, total in zip(recipients, some, draws, strict=True)
            )
            lines.append(Line(measure, category, unit, span, year, sides, ratio_of(draws), _more(draws)))
    return lines


def ratio_of(draws: Sequence[Draws]) -> tuple[float | None, float | None, float | None]:
    """The ratio of the first side's draws to the second's: 5 %, median, 95 %."""
    first, second = draws[0], draws[1]
    known = (first > 0) | (second > 0)
    if known.mean() < SHARE:
        return None, None, None
    with np.errstate(divide="ignore"):
        ratios = first[known] / second[known]
    low, middle, high = np.quantile(ratios, [(1 - SHARE) / 2, 0.5, (1 + SHARE) / 2], method="lower")
    return float(low), float(middle), float(high)


def _more(draws: Sequence[Draws]) -> tuple[float, ...]:
    """For each side, the share of draws in which it has more than every other one."""
    stacked = np.array(draws)
    shares = []
    for place in range(len(draws)):
        others = np.delete(stacked, place, axis=0).max(axis=0)
        shares.append(round(float((stacked[place] > others).mean()), 4))
    return tuple(shares)


def _side(recipient: str, flows: Sequence[Flow], total: Draws, place: int, span: Span) -> Side:
    counted = [flow for flow in flows if _of_span(flow.draws, place, span).any()]
    low, middle, high = np.quantile(total, [(1 - SHARE) / 2, 0.5, (1 + SHARE) / 2])
    figures = {
        name: [_figure(getattr(flow, name), place, span) for flow in counted]
        for name in ("low", "best", "high")
    }
    return Side(
        recipient=recipient,
        low=sum(f or 0.0 for f in figures["low"]),
        best=_sum(figures["best"]),
        high=_sum(figures["high"]),
        interval=(float(low), float(high)),
        middle=float(middle),
        transfers=tuple(flow.transfer_id for flow in counted),
    )


def _figure(by_year: Sequence[float | None], place: int, span: Span) -> float | None:
    """A figure of all years, or of one year: by how much it is more than the year before.

    What had come before is the same unknown number in both years, so that their bounds go together.
    """
    now = by_year[place]
    before = by_year[place - 1] if place and span is Span.YEAR else 0.0
    return None if now is None or before is None else max(0.0, now - before)


def _sum(figures: Iterable[float | None]) -> float | None:
    known = list(figures)
    return None if any(f is None for f in known) else sum(f for f in known if f is not None)


def _of_span(draws: Draws, place: int, span: Span) -> Draws:
    if span is Span.SINCE or place == 0:
        until: Draws = draws[place]
        return until
    of_year: Draws = draws[place] - draws[place - 1]
    return of_year


def _total(some: Iterable[Draws], n: int) -> Draws:
    total = np.zeros(n)
    for draws in some:
        total = total + draws
    return total

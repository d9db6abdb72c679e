"""Sides compared: what each received, the ratio between them, and how likely one received more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from armsledger.balance.flow import Draws, Figures, Flow, more_than
from armsledger.terms import Category

SHARE = 0.9
"""How much of the draws an interval holds."""

ENDS = ((1 - SHARE) / 2, 0.5, (1 + SHARE) / 2)
"""The shares of the draws below an interval's lower end, its middle and its upper end."""


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
class Ratio:
    """How many times as much the first side received as another: 5 %, median and 95 % of the draws.

    A figure is infinite where the other side received nothing in these draws, 0 where the first did. All are None
    where neither received anything in more than a tenth of the draws; middle alone is None where it is as likely
    that only the one received anything as that only the other did.
    """

    low: float | None
    middle: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one category in one year, or since the first year, for all sides.

    measure is 'ordered', 'delivered', 'money' or 'volume'; category None is all of them. ratios are those of the
    first side to each other one, in their order. more has for each side how likely it received more than every
    other one.
    """

    measure: str
    category: Category | None
    unit: str
    span: Span
    year: int
    sides: tuple[Side, ...]
    ratios: tuple[Ratio, ...]
    more: tuple[float, ...]

    @property
    def ratio(self) -> Ratio:
        """The ratio of the first side to the second."""
        return self.ratios[0]


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
            ratios = tuple(ratio_of(draws[0], other) for other in draws[1:])
            lines.append(Line(measure, category, unit, span, year, sides, ratios, _more(draws)))
    return lines


def ratio_of(first: Draws, second: Draws) -> Ratio:
    """The ratio of one side's draws to another's; that of the other to the one is its inverse."""
    known = (first > 0) | (second > 0)
    if known.mean() < SHARE:
        return Ratio(None, None, None)
    with np.errstate(divide="ignore"):
        logs = np.sort(np.log(first[known]) - np.log(second[known]))
    outside = int(ENDS[0] * (len(logs) - 1))
    ends = logs[[outside, (len(logs) - 1) // 2, len(logs) // 2, -1 - outside]]
    if np.isneginf(ends[1]) and np.isposinf(ends[2]):
        return Ratio(_back(ends[0]), None, _back(ends[3]))
    return Ratio(_back(ends[0]), _back((ends[1] + ends[2]) / 2), _back(ends[3]))


def _back(logarithm: float) -> float:
    """The number of a logarithm, to six digits."""
    return float(f"{np.exp(logarithm):.6g}")


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
    low, middle, high = np.quantile(total, ENDS)
    figures = [_figures(flow, place, span) for flow in counted]
    return Side(
        recipient=recipient,
        low=sum(low or 0.0 for low, _, _ in figures),
        best=_sum(best for _, best, _ in figures),
        high=_sum(high for _, _, high in figures),
        interval=(float(low), float(high)),
        middle=float(middle),
        transfers=tuple(flow.transfer_id for flow in counted),
    )


def _figures(flow: Flow, place: int, span: Span) -> Figures:
    """The figures of all years, or of one year: by how much they are more than the year before."""
    now = flow.figures(place)
    return more_than(now, flow.figures(place - 1)) if place and span is Span.YEAR else now


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

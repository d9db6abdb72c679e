"""Sides compared: sums, ratios and how likely one received more."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from armsledger.balance.comparing import Line, Ratio, Span, compare, ratio_of
from armsledger.balance.flow import Counted, Figures, Flow
from armsledger.terms import Category

YEARS = (2014, 2015)
N = 40
amounts = arrays(np.float64, N, elements=st.integers(0, 40).map(float))


def flow(recipient: str, *draws: object, figures: tuple[Figures, ...] = ((5, 5, 5),) * 2) -> Flow:
    """A flow whose draws are one number, or an array, a year."""
    low, best, high = zip(*figures, strict=True)
    rows = np.array([np.broadcast_to(np.asarray(d, dtype=float), N) for d in draws])
    return Flow(
        f"T-{recipient}-{len(figures)}", "RUS", recipient, "T-90", Category.TANK, "piece", Counted.DELIVERED,
        YEARS, rows, low, best, high,
    )  # fmt: skip


def lines(*sides: list[Flow]) -> dict[tuple[Span, int], Line]:
    recipients = ["ARM", "AZE", "GEO"][: len(sides)]
    found = compare("delivered", Category.TANK, "piece", sides, recipients, YEARS, n=N)
    return {(line.span, line.year): line for line in found}


def test_a_year_alone_and_all_years_since_the_first() -> None:
    told = lines([flow("ARM", 4, 10, figures=((4, 4, 4), (9, 10, 12)))], [flow("AZE", 5, 5)])
    year, since = told[Span.YEAR, 2015], told[Span.SINCE, 2015]
    assert [(s.low, s.best, s.high, s.middle) for s in year.sides] == [(5, 6, 8, 6), (0, 0, 0, 0)]
    assert [(s.low, s.best, s.high, s.middle) for s in since.sides] == [(9, 10, 12, 10), (5, 5, 5, 5)]
    assert [s.transfers for s in year.sides] == [("T-ARM-2",), ()]
    assert (since.ratio.low, since.ratio.middle, since.ratio.high, since.more) == (2, 2, 2, (1.0, 0.0))


def test_a_side_sums_its_transfers_and_one_unknown_best_leaves_none() -> None:
    known, torn = flow("ARM", 5, 5), flow("ARM", 7, 7, figures=((6, None, 9),) * 2)
    (side, _) = lines([known, torn], [])[Span.SINCE, 2015].sides
    assert (side.low, side.best, side.high, side.interval) == (11, None, 14, (12, 12))
    (open_side, _) = lines([known, flow("ARM", 9, 9, figures=((6, 6, None),) * 2)], [])[
        Span.SINCE, 2015
    ].sides
    assert (open_side.low, open_side.best, open_side.high) == (11, 11, None)


def test_where_one_side_got_nothing_the_ratio_is_infinite_or_none() -> None:
    some, nothing = np.full(N, 5.0), np.zeros(N)
    assert ratio_of(some, nothing) == Ratio(inf, inf, inf)
    assert ratio_of(nothing, some).high == 0
    assert ratio_of(nothing, nothing).middle is None
    rarely = np.where(np.arange(N) < N // 2, 5.0, 0.0)
    assert ratio_of(rarely, nothing).low is None
    assert ratio_of(rarely, 5.0 - rarely).middle is None


@given(amounts, amounts)
def test_the_ratio_of_swapped_sides_is_the_inverse(one: np.ndarray, other: np.ndarray) -> None:
    there, back = ratio_of(one, other), ratio_of(other, one)
    for number, inverse in ((there.low, back.high), (there.middle, back.middle), (there.high, back.low)):
        if number is None or inverse is None:
            assert number == inverse
        else:
            expected = inf if number == 0 else 0.0 if number == inf else 1 / number
            assert inverse == pytest.approx(expected, rel=1e-4)


@given(amounts, amounts, amounts)
def test_that_one_got_more_than_all_others_is_sure_at_most(
    a: np.ndarray, b: np.ndarray, c: np.ndarray
) -> None:
    line = lines([flow("ARM", 0, a)], [flow("AZE", 0, b)], [flow("GEO", 0, c)])[Span.SINCE, 2015]
    assert all(0 <= more <= 1 for more in line.more) and sum(line.more) <= 1 + 1e-3
    assert line.ratios == (ratio_of(a, b), ratio_of(a, c)) and line.ratio == line.ratios[0]


@given(amounts, amounts)
def test_intervals_hold_nine_draws_in_ten(one: np.ndarray, other: np.ndarray) -> None:
    sides = lines([flow("ARM", 0, one)], [flow("AZE", 0, other)])[Span.SINCE, 2015].sides
    for side, draws in zip(sides, (one, other), strict=True):
        low, high = side.interval
        assert low <= side.middle <= high
        assert ((low <= draws) & (draws <= high)).mean() >= 0.89

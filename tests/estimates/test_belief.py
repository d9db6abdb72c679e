"""What is believed of a true number: intervals, modes, denials, and draws from it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.estimates import Belief, Priors
from armsledger.estimates.likelihood import Saying

MODEL = Priors.packaged().figures


def belief(*told: Any, right: float = 0.7, denied: Any = (), whole: bool = True) -> Belief:
    """What is believed where each witness tells a number, or bounds as a pair; figures that repeat are one side."""
    bounds = [one if isinstance(one, tuple) else (one, one) for one in told]
    sides = list(dict.fromkeys(bounds))
    sayings = [Saying(*b, right, f"w{n}", sides.index(b)) for n, b in enumerate(bounds)]
    return Belief(tuple(sayings), tuple(Saying(low, high, right) for low, high in denied), MODEL, whole)


def ends(shown: Belief) -> tuple[float, float]:
    low, high = shown.interval
    assert low is not None
    assert high is not None
    return low, high


def weight(shown: Belief, number: float) -> float:
    return next(mode.weight for mode in shown.modes if mode.low == number)


def test_one_number_of_one_witness_is_believed_as_far_as_its_source() -> None:
    widths = []
    for right in (0.3, 0.6, 0.8):
        low, high = ends(belief(94, right=right))
        assert low <= 94 <= high
        assert abs(weight(belief(94, right=right), 94) - right) < 0.1
        widths.append(high / low)
    assert widths == sorted(widths, reverse=True)
    assert ends(belief(94, right=0.97)) == (94, 94)


@pytest.mark.parametrize("right", [0.42, 0.7])
@pytest.mark.parametrize(
    "number", [7, 94, 105, 1_150, 10_500, 12_500, 16_500, 17_800, 31_500, 40_950, 98_765]
)
def test_what_a_lone_witness_tells_is_never_outweighed_by_what_nobody_told(number: int, right: float) -> None:
    """Half of a round number is told now and then, but that never makes the round number the likelier."""
    low, high = ends(belief(number, right=right))
    assert low <= number <= high
    assert belief(number, right=right).modes[0].low == number


def test_witnesses_that_agree_are_believed_more_than_one() -> None:
    assert ends(belief(94, 94, right=0.8)) == (94, 94)
    assert weight(belief(94), 94) < weight(belief(94, 94), 94) < weight(belief(94, 94, 94), 94)


def test_two_that_differ_leave_two_modes_and_an_interval_over_both() -> None:
    shown = belief(18, 27)
    low, high = ends(shown)
    assert low <= 18 < 27 <= high
    assert {mode.low for mode in shown.modes} == {18, 27}
    assert all(mode.weight > 0.2 for mode in shown.modes)
    assert [mode.witnesses for mode in belief(18, 27, 27).modes] == [("w1", "w2"), ("w0",)]


def test_a_number_of_better_sources_outweighs_more_of_worse() -> None:
    worse = [Saying(31, 31, 0.3, f"w{n}", 0) for n in range(2)]
    shown = Belief((*worse, Saying(24, 24, 0.95, "w2", 1)), (), MODEL)
    assert shown.modes[0].low == 24


def test_a_round_number_stands_for_those_that_it_may_be_rounded_from() -> None:
    assert weight(belief(500, 481), 481) > 0.8  # 500 may be 481 rounded, 523 may not
    assert weight(belief(523, 481), 481) < 0.6


def test_bounds_are_believed_on_their_side_and_a_number_within_them_closes_them() -> None:
    low, high = ends(belief((90, None), right=0.95))
    assert 85 <= low <= 95 < high < 900
    low, high = ends(belief((None, 40), right=0.95))
    assert 2 < low < 36 <= high <= 44
    assert ends(belief((90, None), 94, right=0.85)) == (94, 94)
    low, high = ends(belief((30, 40), right=0.95))
    assert 30 <= low < high <= 40


def test_a_denial_lowers_what_it_denies_and_lets_in_that_there_is_nothing() -> None:
    whole_deal = belief(94, denied=[(None, None)])
    assert ends(whole_deal)[0] == 0
    assert weight(whole_deal, 94) < weight(belief(94), 94)
    this_number = belief(94, denied=[(94, 94)])
    assert weight(this_number, 94) < weight(belief(94), 94)
    assert ends(this_number)[1] > 94
    assert ends(belief(*[94] * 4, denied=[(None, None)])) == (94, 94)


def test_sums_of_money_are_no_whole_pieces() -> None:
    low, high = ends(belief(4e9, whole=False))
    assert low < 4e9 < high
    assert {mode.low for mode in belief(4e9, 5e9, whole=False).modes} == {4e9, 5e9}


def test_a_number_with_many_digits_too_many_is_outweighed() -> None:
    shown = belief(4775, 477509878685490000, 6597896664321206405, 4775, right=0.85)
    assert shown.modes[0].low == 4775
    assert shown.modes[0].weight > 0.7
    assert ends(belief(4775, 477509878685490000, 4775, 4775)) == (4775, 4775)


def test_nothing_said_leaves_all_open() -> None:
    assert belief().interval == (None, None)
    assert belief().modes == ()
    with pytest.raises(ValueError, match="nothing is believed"):
        belief().draw(np.random.default_rng(1), 1)


def test_draws_come_as_they_are_believed() -> None:
    shown = belief(18, 27, denied=[(None, None)])
    drawn = shown.draw(np.random.default_rng(7), 20_000)
    assert np.array_equal(drawn, shown.draw(np.random.default_rng(7), 20_000))
    for number in (18, 27):
        assert abs((drawn == number).mean() - weight(shown, number)) < 0.1
    low, high = ends(shown)
    assert 0.9 <= ((low <= drawn) & (drawn <= high)).mean() < 0.97
    assert (drawn == 0).any()
    assert (drawn == np.rint(drawn)).all()


NUMBER = st.one_of(st.integers(1, 9), st.integers(10, 3000))
TOLD = st.one_of(
    NUMBER,
    st.tuples(NUMBER, st.none()),
    st.tuples(st.none(), NUMBER),
    st.tuples(NUMBER, NUMBER).map(lambda pair: (min(pair), max(pair) + 1)),
    st.just((0, 12)),
)


@given(st.lists(TOLD, min_size=1, max_size=6), st.floats(0.02, 0.98), st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_whatever_is_told_the_belief_is_whole(
    told: list[Any], right: float, denied: bool, whole: bool
) -> None:
    shown = belief(*told, right=right, denied=[(None, None)] * denied, whole=whole)
    low, high = ends(shown)
    assert 0 <= low <= high
    assert all(0 <= mode.weight <= 1 for mode in shown.modes)
    assert sum(mode.weight for mode in shown.modes) <= 1 + 1e-5
    numbers = shown.quantiles(np.linspace(0.001, 0.999, 50))
    assert np.isfinite(numbers).all()
    assert (np.diff(numbers) >= 0).all()
    assert shown.interval == belief(*told, right=right, denied=[(None, None)] * denied, whole=whole).interval

"""ISO dates to the day, month or year: what they hold, and how they stand to one another."""

import datetime as dt
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.values import Period, days_between, holds, in_time, is_day, last_day_of

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(dt.date.isoformat)
DATES = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from((4, 7, 10)))


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2016-07-19", "2016-07-19"),
        ("2016-07", "2016-07-31"),
        ("2018-04", "2018-04-30"),
        ("2016-02", "2016-02-29"),
        ("2100-02", "2100-02-28"),
        ("2017", "2017-12-31"),
    ],
)
def test_the_last_day(date: str, last: str) -> None:
    assert last_day_of(date) == last


@given(DATES)
def test_the_last_day_is_of_the_date_and_the_next_one_is_not(date: str) -> None:
    last = dt.date.fromisoformat(last_day_of(date))
    assert holds(date, last.isoformat())
    assert not holds(date, (last + dt.timedelta(days=1)).isoformat())


@given(DATES, DATES)
def test_a_date_holds_another_if_all_its_days_are_its_own(one: str, other: str) -> None:
    whole, part = Period.of(one), Period.of(other)
    inside = (whole.first_day or "") <= (part.first_day or "") and last_day_of(other) <= last_day_of(one)
    assert holds(one, other) == (inside and len(one) <= len(other))


@given(st.lists(DATES, min_size=2, max_size=5))
def test_dates_of_any_precision_have_one_order(dates: list[str]) -> None:
    """Whatever order they come in: by what had surely appeared first, and never two in one place."""
    order = sorted(dates, key=in_time)
    assert all(sorted(some, key=in_time) == order for some in permutations(dates))
    assert all(last_day_of(one) <= last_day_of(other) for one, other in pairwise(order))
    assert len(set(map(in_time, dates))) == len(set(dates))
    assert max((*order, None), key=in_time) is None


@given(st.lists(DAYS))
def test_full_dates_stand_in_the_order_of_their_letters(days: list[str]) -> None:
    assert sorted(days, key=in_time) == sorted(days)
    assert all(map(is_day, days))


@given(DATES, DATES)
def test_days_between_dates(one: str, other: str) -> None:
    days = days_between(one, other)
    assert days == -days_between(other, one)
    if holds(one, other) or holds(other, one):
        assert days == 0
    else:
        first, last = (dt.date.fromisoformat(last_day_of(date)) for date in (one, other))
        assert first + dt.timedelta(days=days) == last
        assert days != 0


def test_days_between_a_month_and_other_dates() -> None:
    assert days_between("2018-04", "2018-04-12") == 0
    assert days_between("2018", "2018-04") == 0
    assert days_between("2018-03", "2018-04") == 30
    assert days_between("2018-04", "2018-05-02") == 2

"""How figures, money, dates and codes read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.makers import report, say

from armsledger.estimates import Measure, Reading, estimate
from armsledger.publish import words
from armsledger.terms import UNROCA_CATEGORY, Category, Side, Unit
from armsledger.values import Period


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [
        (94, 94, "item", "94"),
        (90, 94, "item", "90–94"),
        (100, None, "item", "≥100"),
        (None, 20, "item", "≤20"),
        (1200, 1200, "missile", "1,200 missiles"),
        (1, 1, "battery", "1 battery"),
        (2, 3, "battery", "2–3 batteries"),
        (None, 1, "launcher", "≤1 launchers"),
        (4e9, 4e9, "USD", "$4 bn"),
        (4e9, None, "USD", "≥$4 bn"),
        (None, 1.2e6, "EUR", "≤€1.2 m"),
        (4e9, 5e9, "USD", "$4–5 bn"),
        (9e8, 1.1e9, "RUB", "RUB 900 m – RUB 1.1 bn"),
        (450_000, 450_000, "GBP", "£450,000"),
        (2.5e12, 2.5e12, "USD", "$2.5 tn"),
        (0, 0, "item", "0"),
    ],
)
def test_a_figure_reads_as_people_write_it(low, high, unit, shown):
    assert words.bounds(low, high, unit) == shown


@given(st.integers(1, 10**15))
def test_money_in_short_is_the_amount_to_three_decimals_of_its_scale(amount):
    shown = words.money(amount, amount, "USD")
    digits, scale = re.fullmatch(r"\$([\d,.]+)(?: (m|bn|tn))?", shown).groups()
    size = {None: 1, "m": 1e6, "bn": 1e9, "tn": 1e12}[scale]
    assert float(digits.replace(",", "")) * size == pytest.approx(amount, abs=size / 1999)


@given(st.integers(0, 2**70))
def test_whole_numbers_lose_no_digit(value):
    assert int(words.number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2010", "2011", "2010–2011"),
        ("2013", None, "since 2013"),
        (None, "2013-03", "until March 2013"),
        ("2016-07-19", "2016-07-19", "19 July 2016"),
        ("2016-04-02", "2016-04-05", "2 April 2016 – 5 April 2016"),
    ],
)
def test_a_period_reads_as_people_write_it(start, end, shown):
    assert words.period(Period(start, end)) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2016-07-19", "2016-07-19", "19 July 2016"),
        ("2016-07-19", "2016-08", "19 July 2016 – August 2016"),
        ("2016-07-19", "2016-07", "July 2016"),
        ("2016-07", "2016", "2016"),
        ("2015", "2016", "2015–2016"),
    ],
)
def test_from_the_first_to_the_last_report(first, last, shown):
    assert words.between(first, last) == shown


def test_a_date_has_its_preposition():
    shown = [words.on(date) for date in ("2016-07-19", "2016-07", "2016")]
    assert shown == ["on 19 July 2016", "in July 2016", "in 2016"]


def test_every_code_has_words():
    assert {words.category_words(category) for category in Category} >= {"tanks", "unarmed drones"}
    assert set(words.SIDE_WORDS) == set(Side)
    assert all(words.unroca_words(c).startswith(numeral + ", ") for c, numeral in UNROCA_CATEGORY.items())
    assert words.unroca_words(Category.FINANCE) is None
    assert all(words.count(2, 2, unit) == f"2 {words.plural(unit)}" for unit in Unit if unit != Unit.ITEM)


def test_a_missing_party_is_said_to_be_unknown():
    assert words.party(None, role="recipient") == "unknown recipient"
    assert words.party("RUS") == "Russia"


def deliveries(*told):
    """The estimate of what reports say was delivered: (witness, number, year) each."""
    readings = []
    for at, (witness, number, year) in enumerate(told):
        saying = say(stage="delivery", quantity=number, unit="launcher", when=year)
        (testimony,) = report(f"r{at}", saying, published=f"20{at + 15}-01-01").testimonies(witness)
        readings.append(Reading(number, number, "launcher", testimony))
    return estimate(Measure.DELIVERED, readings)


def test_a_conflict_shows_every_side_and_the_unit_once():
    assert words.figure(deliveries(("a", 4, "2012"), ("b", 9, "2012"))) == "4 | 9 launchers"


def test_a_side_that_is_told_in_parts_shows_their_sum():
    contested = deliveries(("a", 4, "2012"), ("a", 8, "2013"), ("b", 30, None))
    assert contested.conflict
    assert words.figure(contested) == "12 | 30 launchers"
    assert words.figure(None) == ""

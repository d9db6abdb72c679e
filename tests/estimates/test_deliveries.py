"""Part deliveries add up, whoever tells them; what is one part, or told of the whole, is not added."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import report, say

from armsledger.estimates import Estimate, Measure, Reading, estimate
from armsledger.registers import UNROCA

Bound = tuple[float | None, float | None, float | None]


def batch(number: Any, when: Any = None, published: str | None = None, **fields: Any) -> dict[str, Any]:
    """A delivery as one document tells it; published where that matters."""
    return {"published": published, **say(stage="delivery", quantity=number, when=when, **fields)}


def delivered(*told: Any, order: Any = None) -> Estimate:
    """The estimate from one witness a batch; a list of batches is one witness's."""
    readings = []
    for n, one in enumerate(told):
        for m, saying in enumerate(one if isinstance(one, list) else [one]):
            saying = dict(saying)
            published = saying.pop("published") or "2020-01-01"
            (testimony,) = report(f"r{n}-{m}", saying, published=published).testimonies(f"w{n}")
            quantity = testimony.claim.quantity
            assert quantity is not None
            readings.append(Reading(quantity.low, quantity.high, str(quantity.unit), testimony))
    found = estimate(Measure.DELIVERED, readings, orders=[] if order is None else [ordered(order)])
    assert found is not None
    return found


def ordered(number: Any, unit: str = "item") -> Estimate:
    (testimony,) = report("order", say(quantity=number, unit=unit), published="2010-01-01").testimonies()
    quantity = testimony.claim.quantity
    assert quantity is not None
    found = estimate(Measure.ORDERED, [Reading(quantity.low, quantity.high, unit, testimony)])
    assert found is not None
    return found


def bounds(found: Estimate) -> Bound:
    return found.low, found.best, found.high


def says(found: Estimate) -> list[float | None]:
    """The numbers of the sides of a conflict; empty for none."""
    return [low for low, _ in found.side_bounds]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([batch(8, "2012"), batch(8, "2013")], (16, 16, 16)),
        ([[batch(8, "2012"), batch(8, "2013")]], (16, 16, 16)),
        ([[batch(8, "2012"), batch(8, "2013")], batch(8, "2014")], (24, 24, 24)),
        ([batch(456, ("2007", "2013")), batch(118, "2014")], (574, 574, 574)),
        ([batch(8, "2012"), batch((10, None), "2013")], (18, None, None)),
        ([batch(8, "2012"), batch((None, 10), "2013")], (None, None, 18)),
        ([batch((4, 6), "2012"), batch((8, 10), "2013")], (12, None, 16)),
        ([batch(8, "2012-02"), batch(8, "2012-09")], (16, 16, 16)),
    ],
)
def test_parts_of_periods_that_do_not_touch_add_up(told: list[Any], expected: Bound) -> None:
    found = delivered(*told)
    assert bounds(found) == expected
    assert not found.conflict
    assert "added up" in found.rule


@pytest.mark.parametrize(
    "told",
    [
        [batch(8, "2012"), batch(8, "2012")],
        [batch(8, "2012"), batch(8, "2012-05")],
        [batch(8, "2012-05-10"), batch(8, "2012-05-12")],
        [batch(8, "2012-05-10"), batch(8, "2012-05-12"), batch(8, "2012-05")],
        [batch(8, ("2011", "2012")), batch(8, ("2012", "2013"))],
        [[batch(8), batch(8, "2013")]],
        [batch(8), batch(8, "2013")],
        [batch(8, published="2012-06-01"), batch(8, "2013")],
    ],
)
def test_reports_that_may_be_of_one_part_are_one_part(told: list[Any]) -> None:
    found = delivered(*told)
    assert bounds(found) == (8, 8, 8)
    assert "added up" not in found.rule


def test_both_states_declarations_of_a_year_are_two_witnesses_of_one_part() -> None:
    exporter = [batch(8, "2012"), batch(16, "2013")]
    importer = [batch(8, "2012"), batch(16, "2013")]
    found = delivered(exporter, importer)
    assert (bounds(found), found.witnesses) == ((24, 24, 24), 2)
    assert "all 2 witnesses agree" in found.rule
    silent_once = delivered(exporter, importer[:1])
    assert bounds(silent_once) == (24, 24, 24)
    assert "one witness" in silent_once.rule  # nobody but the exporter speaks of the second year


def declared(*lines: tuple[str, int, str]) -> Estimate:
    """The estimate from lines of the UN Register: who declares, how many, of which year."""
    readings = []
    for n, (state, number, year) in enumerate(lines):
        told = say(stage="delivery", quantity=number, when=year)
        (testimony,) = report(f"line {n}", told, published="2017-01-01", coder=UNROCA).testimonies(state)
        readings.append(Reading(number, number, "item", testimony))
    found = estimate(Measure.DELIVERED, readings)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("RUS", 10, "2013"), ("RUS", 78, "2014"), ("RUS", 30, "2015")], 118),
        ([("RUS", 6, "2013"), ("RUS", 15, "2013")], 21),
        ([("RUS", 6, "2013"), ("RUS", 6, "2013")], 12),
        ([("RUS", 14, "2013"), ("RUS", 71, "2013"), ("RUS", 27, "2013"), ("RUS", 30, "2013")], 71),
        ([("RUS", 6, "2013"), ("RUS", 15, "2013"), ("AZE", 21, "2013"), ("AZE", 4, "2014")], 25),
    ],
)
def test_the_lines_of_declarations_add_up(lines: list[tuple[str, int, str]], expected: int) -> None:
    found = declared(*lines)
    assert bounds(found) == (expected, expected, expected)
    assert not found.conflict


def test_declarations_of_one_year_that_differ_are_a_conflict_on_the_sum() -> None:
    found = declared(("RUS", 10, "2013"), ("AZE", 12, "2013"), ("RUS", 5, "2014"))
    assert says(found) == [15, 17]


def test_a_sum_has_no_more_witnesses_than_its_weakest_part() -> None:
    assert delivered(batch(8, "2012"), batch(8, "2013")).rule.startswith("one witness")
    twice = delivered(batch(8, "2012"), batch(8, "2012"), batch(8, "2013"), batch(8, "2013"))
    assert twice.rule.startswith("all 2 witnesses agree")
    assert twice.witnesses == 4


def test_two_deliveries_of_one_month_that_a_witness_tells_apart_are_two() -> None:
    apart = [batch(8, "2012-05-02"), batch(8, "2012-05-20")]
    assert bounds(delivered(apart, batch(8, "2012-05-20"))) == (16, 16, 16)
    assert bounds(delivered(batch(8, "2012-05-20"), apart)) == (16, 16, 16)
    assert bounds(delivered(batch(8, "2012-05-02"), batch(6, "2012-05-20"))) == (14, 14, 14)


def test_witnesses_who_differ_on_a_part_differ_on_the_sum() -> None:
    found = delivered(batch(8, "2012"), batch(10, "2012"), batch(8, "2013"))
    assert (found.low, found.high, says(found)) == (16, 18, [16, 18])
    told = [[r.low for r in side] for side in found.sides]
    assert sorted(n for side in told for n in side) == [8, 8, 10]
    more = delivered(*(batch(n, "2012") for n in (8, 10, 10)), batch(8, "2013"), batch(8, "2013"))
    assert (more.best, says(more)) == (18, [16, 18])


@pytest.mark.parametrize(
    "total",
    [
        batch(16, ("2012", "2013")),
        batch(16),
        batch(16, ("2010", None)),
        batch(16, (None, "2013")),
        batch(16, "2013", told="so far"),
        batch(16, "2013", told="a total of"),
        batch(16, "2013"),  # what two parts come to
    ],
)
def test_a_total_is_not_added_to_its_parts(total: dict[str, Any]) -> None:
    found = delivered(batch(8, "2012"), batch(8, "2013"), total)
    assert bounds(found) == (16, 16, 16)
    assert not found.conflict
    one_witness = delivered([batch(8, "2012"), batch(8, "2013"), total])
    assert bounds(one_witness) == (16, 16, 16)


def test_a_witness_that_contradicts_itself_on_one_part_keeps_its_others() -> None:
    told = [batch(8, "2011"), batch(10, "2011", speaker="another"), batch(6, "2013")]
    found = delivered(told)
    assert (found.low, found.high, says(found)) == (14, 16, [14, 16])
    assert sorted(r.low for side in found.sides for r in side) == [6, 8, 10]


def test_a_total_that_is_not_what_its_parts_come_to_is_a_conflict() -> None:
    assert says(delivered(batch(8, "2012"), batch(8, "2013"), batch(12))) == [12, 16]
    assert says(delivered(batch(8, "2012"), batch(8, "2013"), batch(12, ("2011", "2014")))) == [12, 16]
    assert says(delivered(batch(8, "2012"), batch(8, "2013"), batch(40))) == [16, 40]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([batch(8, "2012"), batch(24, ("2011", "2013"))], (24, 24, 24)),
        ([batch(8, "2012"), batch(24, "2013", told="so far")], (24, 24, 24)),
        ([batch(8, "2012"), batch((20, 30), ("2011", "2013"))], (20, None, 30)),
        ([batch(8, "2012"), batch((None, 30), ("2011", "2013"))], (8, None, 30)),
        ([batch((None, 5), "2012"), batch((None, 30), ("2011", "2013"))], (None, None, 30)),
        ([batch(4, "2011"), batch(24, ("2010", "2013")), batch(6, "2014")], (30, 30, 30)),
    ],
)
def test_a_part_of_a_longer_time_is_left_to_what_is_told_of_that(told: list[Any], expected: Bound) -> None:
    found = delivered(*told)
    assert bounds(found) == expected
    assert not found.conflict


def test_a_part_larger_than_the_longer_time_is_a_conflict() -> None:
    assert says(delivered(batch(30, "2012"), batch(24, ("2011", "2013")))) == [24, 30]


def test_what_came_after_a_total_was_told_is_added_to_it() -> None:
    so_far = batch(16, told="so far", published="2013-06-01")
    assert bounds(delivered(batch(8, "2012"), so_far, batch(8, "2014"))) == (24, 24, 24)
    assert bounds(delivered(so_far, batch(8, "2012"))) == (16, 16, 16)


def test_totals_grow_and_do_not_shrink() -> None:
    early, late = (
        batch(n, told="so far", published=day) for n, day in ((8, "2012-06-01"), (16, "2014-06-01"))
    )
    assert bounds(delivered(early, late)) == (16, 16, 16)
    shrunk = [
        batch(16, told="so far", published="2012-06-01"),
        batch(8, told="so far", published="2014-06-01"),
    ]
    assert says(delivered(*shrunk)) == [8, 16]
    of_one_week = [batch(n, told="so far", published=f"2012-06-0{n}") for n in (6, 8)]
    assert says(delivered(*of_one_week)) == [6, 8]


def test_undated_numbers_have_grown_only_as_far_as_was_ordered() -> None:
    told = [batch(8, published="2012-06-01"), batch(24, published="2014-06-01")]
    assert says(delivered(*told)) == [8, 24]
    assert bounds(delivered(*told, order=24)) == (24, 24, 24)
    assert says(delivered(*told, order=16)) == [8, 24]
    assert says(delivered(*reversed(told), order=24)) == []


def test_a_years_number_told_within_the_year_may_have_grown() -> None:
    told_early = batch(10, "2014", published="2014-06-10")
    assert bounds(delivered(told_early, batch(30, "2014"))) == (30, 30, 30)
    assert says(delivered(batch(10, "2014", published="2014-12-20"), batch(30, "2014"))) == [10, 30]


def test_what_was_shown_is_no_part() -> None:
    shown = batch(18, "2013-06-26", told="displayed")
    assert bounds(delivered(batch(18, "2012"), shown)) == (18, 18, 18)


def test_words_of_another_number_make_no_total() -> None:
    told = batch(8, "2013", told="a total of many were ordered,")
    assert bounds(delivered(batch(8, "2012"), told)) == (16, 16, 16)


def test_several_witnesses_parts_come_to_no_more_than_was_ordered() -> None:
    told = [batch(8, "2012"), batch(8, "2013"), batch(8, "2014")]
    assert bounds(delivered(*told, order=24)) == (24, 24, 24)
    short = delivered(*told, order=20)
    assert bounds(short) == (8, None, 20)
    assert "beyond the number ordered" in short.rule
    assert bounds(delivered(batch(4, "2019-12"), batch(4, "2020-03"), order=4)) == (4, 4, 4)
    assert bounds(delivered(batch(8, "2012"), batch(8, "2013"), order=(4, 6))) == (8, 8, 8)
    assert bounds(delivered(told, order=20)) == (24, 24, 24)  # one witness knows its own parts
    assert bounds(delivered(*told, order=(20, None))) == (24, 24, 24)


def test_an_order_in_another_unit_is_no_limit() -> None:
    told = [batch(9, "2012"), batch(9, "2013")]
    readings = []
    for n, saying in enumerate(told):
        saying.pop("published")
        (testimony,) = report(f"r{n}", saying, published="2020-01-01").testimonies()
        readings.append(Reading(9, 9, "launcher", testimony))
    for unit in ("battalion", "system"):
        found = estimate(Measure.DELIVERED, readings, orders=[ordered(2, unit)])
        assert found is not None and found.best == 18
    found = estimate(Measure.DELIVERED, readings, orders=[ordered(12, "item")])
    assert found is not None and found.best is None and found.high == 12


PARTS = st.lists(
    st.one_of(
        st.integers(1, 40),
        st.tuples(st.integers(1, 20), st.none()),
        st.tuples(st.none(), st.integers(1, 20)),
        st.tuples(st.integers(1, 20), st.integers(21, 40)),
    ),
    min_size=2,
    max_size=6,
)


@given(PARTS, st.data())
@settings(max_examples=150, deadline=None)
def test_parts_that_do_not_overlap_add_up_whatever_their_order_and_tellers(
    numbers: list[Any], data: st.DataObject
) -> None:
    years = sorted(data.draw(st.sets(st.integers(1990, 2019), min_size=len(numbers), max_size=len(numbers))))
    tellers = [data.draw(st.integers(0, 2)) for _ in numbers]
    parts = [(batch(n, str(year)), teller) for n, year, teller in zip(numbers, years, tellers, strict=True)]
    told = data.draw(st.permutations(parts))
    found = delivered(*([part for part, by in told if by == teller] for teller in range(3)))
    low, high = (
        None if any(_end(n, end) is None for n in numbers) else sum(_end(n, end) for n in numbers)  # type: ignore[misc]
        for end in (0, 1)
    )
    running = any(  # a part that equals what came before it is taken for a total
        isinstance(n, int) and at > 1 and n == sum(m for m in numbers[:at] if isinstance(m, int))
        for at, n in enumerate(numbers)
    )
    if not running:
        assert (found.low, found.high) == (low, high)
        assert found.best == (low if low == high else None)
        assert not found.conflict


@given(st.lists(st.integers(1, 40), min_size=2, max_size=5), st.integers(1, 150))
@settings(max_examples=100, deadline=None)
def test_no_more_is_delivered_than_was_ordered_unless_a_witness_says_so(
    numbers: list[int], order: int
) -> None:
    told = [batch(n, str(2001 + 2 * at)) for at, n in enumerate(numbers)]
    found = delivered(*told, order=order)
    assert found.high is not None
    assert found.high <= max(order, sum(numbers) if sum(numbers) <= order else max(numbers))
    assert found.low is not None and found.low >= min(numbers)


def _end(number: Any, end: int) -> float | None:
    return number[end] if isinstance(number, tuple) else number

"""The question of the balance and its answer, from reports to lines."""

from typing import Any

import pytest
from tests.balance.years import answer, registers
from tests.makers import Report, report, say

from armsledger.balance import Balance, CatalogueWeights, Question, Structure, constant_dollars
from armsledger.errors import UsageError
from armsledger.terms import Category, Unit


def tanks(name: str, to: str, number: Any, when: str = "2012", **fields: Any) -> Report:
    fields = {"stage": "delivery", "published": "2014-01-01", **fields}
    published = fields.pop("published")
    return report(name, say(recipient=to, quantity=number, when=when, **fields), published=published)


def spread(told: Balance, side: int = 0) -> float:
    line = told.line("delivered", Category.TANK)
    assert line is not None
    low, high = line.sides[side].interval
    return high - low


# Uncertainty


def test_the_interval_widens_when_witnesses_disagree() -> None:
    agreeing = [tanks(f"a{n}", "ARM", 18, published=f"2014-0{n}-01") for n in (1, 2, 3)]
    torn = [*agreeing[:2], tanks("b", "ARM", 40, published="2014-03-01")]
    other = tanks("c", "AZE", 30)
    sure, unsure = answer(*agreeing, other), answer(*torn, other)
    assert spread(unsure) > 2 * spread(sure)
    assert spread(unsure, side=1) == spread(sure, side=1)
    first, second = (told.line("delivered", Category.TANK) for told in (sure, unsure))
    assert first and second and first.sides[0].best == 18 and second.sides[0].best == 18
    assert second.ratio.high / second.ratio.low > first.ratio.high / first.ratio.low


def test_it_widens_as_well_where_nobody_outweighs_anybody() -> None:
    one, two = tanks("a", "ARM", 18), tanks("b", "ARM", 40, published="2014-02-01")
    line = answer(one, two, tanks("c", "AZE", 30)).line("delivered", Category.TANK)
    assert line is not None and (line.sides[0].low, line.sides[0].best, line.sides[0].high) == (18, None, 40)
    assert line.sides[0].interval[0] <= 18 and line.sides[0].interval[1] >= 40
    assert all(0.05 < more < 0.95 for more in line.more)


def test_the_same_seed_gives_the_same_answer_whatever_the_order() -> None:
    reports = [tanks("a", "ARM", (10, 20)), tanks("b", "AZE", (10, 30)), tanks("c", "AZE", 4, "2014")]
    one, same, turned = answer(*reports), answer(*reports), answer(*reversed(reports))
    assert one.lines == same.lines == turned.lines
    assert answer(*reports, seed=8).lines != one.lines


def test_swapped_sides_swap_the_answer() -> None:
    reports = [tanks("a", "ARM", (10, 20)), tanks("b", "AZE", (10, 30))]
    one, turned = (
        answer(*reports, recipients=r).line("delivered", Category.TANK)
        for r in (("ARM", "AZE"), ("AZE", "ARM"))
    )
    assert one and turned and one.sides == turned.sides[::-1] and one.more == turned.more[::-1]
    assert one.ratio.low == pytest.approx(1 / turned.ratio.high, rel=1e-4)


def test_a_side_of_which_nothing_is_known_stands_in_the_line() -> None:
    line = answer(tanks("a", "ARM", 18), recipients=("ARM", "GEO")).line("delivered", Category.TANK)
    assert (
        line and line.sides[1].transfers == () and line.sides[1].high == 0 and line.ratio.low == float("inf")
    )


# Two times


def test_as_of_and_known_by_change_the_answer() -> None:
    reports = [
        tanks("a", "ARM", 18, "2012", published="2012-06-01"),
        tanks("b", "AZE", 30, "2014", published="2016-06-01"),
    ]

    def received(**how: Any) -> list[float]:
        line = answer(*reports, **how).line("delivered", Category.TANK)
        return [side.low for side in line.sides] if line else []

    assert received() == [18, 30]
    assert received(as_of="2013") == [18, 0]
    assert received(as_of="2014") == [18, 30]
    assert received(known_by="2015-12-31") == [18, 0]
    assert received(until=2013) == [18, 0]
    assert received(as_of="2011") == []


# Money


def price(name: str, to: str, amount: float, when: str = "2012", **fields: Any) -> Report:
    fields = {"value_of": "item", "quantity": 10, **fields}
    return report(name, say(recipient=to, value=amount, when=when, **fields), published="2014-01-01")


def test_money_adds_up_over_categories_without_loans() -> None:
    guns = {"system": "Smerch", "item": "Smerch", "category": "artillery"}
    loan = {"system": None, "item": "loan", "category": "finance", "quantity": None, "value_of": None}
    told = answer(
        price("a", "ARM", 3e8),
        price("b", "ARM", 2e8, "2013", **guns),
        price("c", "ARM", 5e8, "2013", **loan),
        price("d", "AZE", 9e8, "2013"),
    )
    lines = [
        line for line in told.lines if line.measure == "money" and (line.span, line.year) == ("since", 2016)
    ]
    by_category = {line.category: line for line in lines}
    assert set(by_category) == {Category.TANK, Category.ARTILLERY, Category.FINANCE, None}
    for side in (0, 1):
        goods = [line.sides[side] for c, line in by_category.items() if c not in (None, Category.FINANCE)]
        total = by_category[None].sides[side]
        assert total.low == pytest.approx(sum(s.low for s in goods))
        assert total.best == pytest.approx(sum(s.best or 0 for s in goods))
        assert set(total.transfers) == {t for s in goods for t in s.transfers}
    in_dollars = constant_dollars(None, 9e8, None, "USD", 2013)
    assert in_dollars and by_category[None].sides[1].best == pytest.approx(in_dollars.best)
    assert [series.name for series in told.series] == ["GDP deflator of the United States"]


def test_a_currency_that_the_series_lack_stays_unconverted_and_is_named() -> None:
    told = answer(price("a", "ARM", 4e9, currency="AMD"), price("b", "AZE", 3e8))
    money = told.line("money")
    assert money and money.sides[0].transfers == () and money.sides[1].transfers
    (left,) = [one for one in told.left_out if one.what == "AMD price"]
    assert (left.recipient, left.why) == ("ARM", "no exchange rate of AMD is packaged")


def test_dollars_of_another_year_leave_the_ratio() -> None:
    reports = [price("a", "ARM", 3e8), price("b", "AZE", 9e8)]
    now, then = (answer(*reports, base_year=year).line("money") for year in (2024, 2012))
    assert now and then and then.sides[1].best == pytest.approx(9e8) and now.sides[1].best > 9e8
    assert now.ratio == then.ratio


# Units


def test_formations_stay_unless_a_source_states_what_they_hold() -> None:
    goods = {"system": "Vesper-9", "item": "Vesper-9", "category": "air_defence", "unit": "battalion"}
    reports = [tanks("a", "ARM", 2, **goods), tanks("b", "AZE", 3, "2013", **goods)]
    told = answer(*reports)
    (unit,) = {line.unit for line in told.lines if line.measure == "delivered"}
    assert unit == "battalion"
    assert {one.what for one in told.left_out} >= {"pieces of battalions"}
    assert not told.line("volume").sides[0].transfers

    stated = answer(
        *reports, structures=[Structure("Vesper-9", Unit.BATTALION, 6, 8, Unit.LAUNCHER, "claim a")]
    )
    line = stated.line("delivered", Category.AIR_DEFENCE)
    assert line and line.unit == "piece"
    assert [(s.low, s.best, s.high) for s in line.sides] == [(12, None, 16), (18, None, 24)]
    assert line.sides[0].interval[0] < line.sides[0].interval[1]
    assert stated.line("volume").sides[0].transfers

    def width(low: float, high: float) -> float:
        holds = Structure("Vesper-9", Unit.BATTALION, low, high, Unit.LAUNCHER, "claim a")
        side = answer(*reports, structures=[holds]).line("delivered", Category.AIR_DEFENCE).sides[0]
        return side.interval[1] / side.interval[0]

    assert width(2, 30) > 2 * width(16, 16)


def test_missiles_and_pieces_of_one_category_stand_apart() -> None:
    goods = {"system": "Vesper-9", "item": "Vesper-9", "category": "missile"}
    told = answer(
        tanks("a", "ARM", 200, **goods, unit="missile"), tanks("b", "AZE", 4, **goods, unit="launcher")
    )
    units = {line.unit for line in told.lines if line.measure == "delivered"}
    assert units == {"missile", "piece"}


# Volume


def test_a_volume_is_pieces_times_their_weights_and_says_what_it_rests_on() -> None:
    told = answer(tanks("a", "ARM", 18), tanks("b", "AZE", 30, system=None, item="tanks"))
    weight = CatalogueWeights().of("T-90", Category.TANK).value
    usual = CatalogueWeights().of(None, Category.TANK).value
    line = told.line("volume")
    assert line and weight and usual
    assert [s.best for s in line.sides] == pytest.approx([18 * weight, 30 * usual])
    assert sum(told.rests.shares.values()) == pytest.approx(1) and told.rests.not_weighed == 0
    first, second = sorted(
        (flow for flow in told.flows if flow.counted == "delivered"), key=lambda f: f.recipient
    )
    expected = first.draws[-1].mean() * weight + second.draws[-1].mean() * usual
    assert told.rests.volume == pytest.approx(expected)
    used, other = told.sensitivity.answers
    assert used.weights == told.weights != other.weights
    assert set(used.figures) == {"ARM", "AZE", "ARM : AZE"}


def test_no_single_weight_that_may_not_be_listed_can_be_read_off_a_volume() -> None:
    class Licensed(CatalogueWeights):
        may_be_listed = False

    def figures(*reports: Report) -> Any:
        return answer(*reports, others=[Licensed()]).sensitivity.answers[1].figures

    one, other = tanks("a", "ARM", 18), tanks("b", "AZE", 30)
    second = tanks("c", "AZE", 4, "2013", system="T-72", item="T-72")
    assert (figures(one, other)["ARM"], figures(one, other)["AZE"]) == (None, None)
    assert figures(one, other, second)["ARM"] is None and figures(one, other, second)["AZE"] > 0
    assert figures(one, other)["ARM : AZE"] > 0


def test_what_is_not_weighed_is_named_and_counted() -> None:
    rifles = {"system": None, "item": "rifles", "category": "small_arms"}
    told = answer(tanks("a", "ARM", 18), tanks("b", "AZE", 500, **rifles))
    assert told.rests.not_weighed == pytest.approx(500, rel=0.5)
    assert [one.recipient for one in told.left_out if one.what == "volume"] == ["AZE"]


# What is left out


def test_what_nobody_describes_is_named() -> None:
    arms = {"system": None, "item": "arms", "category": "unspecified"}
    told = answer(tanks("a", "ARM", 18), tanks("b", "AZE", 500, **arms))
    named = {(one.recipient, one.what, one.why) for one in told.left_out}
    assert ("AZE", "number delivered", "no report says what it is") in named
    assert not any(
        line.category is Category.UNSPECIFIED for line in told.lines if line.measure == "delivered"
    )


def test_every_line_can_be_walked_to_transfers_of_the_register() -> None:
    reports = [tanks("a", "ARM", 18), price("b", "AZE", 9e8), tanks("c", "AZE", 4, "2014")]
    known = {entry.transfer.id for entry in registers(*reports)[2016]}
    told = answer(*reports)
    for line in told.lines:
        for side in line.sides:
            assert set(side.transfers) <= known
            assert bool(side.transfers) == (side.high is None or side.interval[1] > 0 or side.high > 0)


# The question


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"recipients": ("ARM",)}, "two recipients or more"),
        ({"recipients": ("ARM", "ARM")}, "two recipients or more"),
        ({"since": 2017}, "--from 2017 lies after --to 2016"),
        ({"since": 1, "until": 2016}, "years from 1900 to 2100"),
        ({"draws": 10}, "--draws of 100 or more"),
        ({"seed": -1}, "--seed of 0 or more"),
        ({"base_year": 1900}, "choose a base year within"),
    ],
)
def test_what_can_not_be_asked_is_refused(asked: dict[str, Any], said: str) -> None:
    given: dict[str, Any] = {"recipients": ("ARM", "AZE"), "suppliers": (), "since": 2010, "until": 2016}
    with pytest.raises(UsageError, match=said):
        Question(**{**given, **asked})

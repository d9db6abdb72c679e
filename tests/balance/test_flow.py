"""The numbers of transfers over the years: what counts, from when, and that they never fall."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.years import SEED, UNTIL, found, only, registers
from tests.makers import Report, report, say

from armsledger.balance.flow import flows, more_than


def delivery(name: str, number: Any, when: str | None, published: str, **fields: Any) -> Report:
    return report(name, say(stage="delivery", quantity=number, when=when, **fields), published=published)


def order(name: str, number: Any, when: str | None, published: str, **fields: Any) -> Report:
    return report(name, say(quantity=number, when=when, **fields), published=published)


# What a flow is


def test_a_flow_is_the_registers_figures_year_by_year() -> None:
    reports = [delivery("a", 6, "2011", "2012-02-01"), delivery("b", (4, 8), "2013", "2014-02-01")]
    flow = only(*reports)
    assert flow.years == tuple(range(2010, 2017)) and flow.unit == "piece"
    for place, year in enumerate(flow.years):
        (entry,) = registers(*reports)[year] or (None,)
        estimate = entry and entry.delivered
        told = (estimate.low, estimate.best, estimate.high) if estimate else (0, 0, 0)
        assert flow.figures(place) == told, year
    assert not flow.draws[0].any() and flow.draws[1].any()
    assert flow.first_year == 2011


def test_the_last_year_is_drawn_from_what_the_register_believes() -> None:
    reports = [delivery("a", 18, "2012", "2013-01-01"), delivery("b", 24, "2012", "2013-02-01")]
    (entry,) = registers(*reports)[UNTIL]
    assert entry.delivered is not None and entry.delivered.belief is not None
    drawn = np.quantile(only(*reports, draws=4000).draws[-1], [0.1, 0.5, 0.9])
    believed = entry.delivered.belief.quantiles(np.array([0.1, 0.5, 0.9]))
    assert drawn == pytest.approx(believed, rel=0.1)


def test_what_came_before_the_first_year_is_taken_off() -> None:
    reports = [delivery("a", 4, "2008", "2009-01-01"), delivery("b", 6, "2012", "2013-01-01")]
    assert only(*reports, since=2008).figures(-1) == (10, 10, 10)
    flow = only(*reports)
    assert flow.figures(0) == (0, 0, 0) and flow.figures(-1) == (6, 6, 6)
    assert not flow.draws[0].any() and np.median(flow.draws[-1]) == 6


def test_an_old_transfer_of_which_nothing_came_since_is_no_flow() -> None:
    assert found(delivery("a", 4, "2008", "2009-01-01")).flows == ()


numbers = st.integers(1, 60)


@given(st.lists(st.tuples(numbers, numbers, st.integers(2010, 2016)), min_size=1, max_size=4))
def test_numbers_never_fall_and_low_is_never_above_high(told: list[tuple[int, int, int]]) -> None:
    reports = [
        delivery(f"r{n}", (min(a, b), max(a, b)), str(year), f"{year + 1}-01-01")
        for n, (a, b, year) in enumerate(told)
    ]
    for flow in found(*reports, draws=100).flows:
        assert (np.diff(flow.draws, axis=0) >= 0).all() and (flow.draws >= 0).all()
        for place in range(len(flow.years)):
            low, best, high = flow.figures(place)
            assert low is not None and low <= (high if high is not None else low)
            assert best is None or high is None or low <= best <= high


def test_what_proves_too_high_never_came() -> None:
    high = [order("a", 40, "2011", "2011-03-01")]
    low = [order(f"b{n}", 20, None, f"2014-0{n}-01") for n in range(1, 6)]
    flow = only(*high, *low, counted="ordered")
    assert flow.best[flow.years.index(2012)] == 40 and flow.best[-1] == 20
    assert np.median(flow.draws[-1]) == 20
    assert (flow.draws[flow.years.index(2012)] <= flow.draws[-1]).all()


def test_one_more_witness_to_the_same_figure_delivers_nothing() -> None:
    reports = [delivery("a", 18, "2012", "2012-12-01"), delivery("b", 18, None, "2015-03-01")]
    flow = only(*reports)
    assert (flow.draws[flow.years.index(2012)] == flow.draws[-1]).all()


@pytest.mark.parametrize(
    ("now", "before", "more"),
    [
        ((10, 10, 10), (4, 4, 4), (6, 6, 6)),
        ((10, 10, 10), (4, None, 6), (4, None, 6)),
        ((8, None, 12), (8, None, 12), (0, 0, 0)),
        ((90, None, None), (0, 0, 0), (90, None, None)),
        ((None, None, 20), (0, 0, 0), (0, None, 20)),
        ((20, 20, 20), (10, None, None), (0, None, 10)),
        ((8, 8, 8), (12, 12, 12), (0, 0, 0)),
    ],
)
def test_by_how_much_figures_are_more(now: Any, before: Any, more: Any) -> None:
    assert more_than(now, before) == more


# What counts


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({}, {"ordered"}),
        ({"stage": "delivery", "when": "2012"}, {"delivered"}),
        ({"stage": "approval"}, set()),
        ({"stage": "interest"}, set()),
        ({"certainty": "possible"}, set()),
        ({"polarity": "denied"}, set()),
        ({"stage": "delivery", "when": "2016"}, set()),
    ],
)
def test_only_what_was_agreed_or_came_counts(fields: dict[str, Any], counted: set[str]) -> None:
    told = found(report("a", say(quantity=18, **fields), published="2013-05-01"))
    assert {flow.counted for flow in told.flows} == counted


def test_what_was_suspended_is_ordered_and_what_was_cancelled_is_not_and_is_named() -> None:
    ordered = order("a", 18, "2012", "2012-05-01")

    def halted(stage: str) -> Report:
        return report("b", say(stage=stage, when="2014"), published="2014-05-01")

    assert only(ordered, halted("suspended"), counted="ordered").best[-1] == 18
    cancelled = found(ordered, halted("refused"))
    assert cancelled.flows == ()
    assert [(u.counted, u.why) for u in cancelled.unnumbered] == [("ordered", "refused or cancelled")]
    assert only(ordered, halted("refused"), counted="ordered", until=2013).best[-1] == 18


def test_what_came_before_the_rest_was_cancelled_still_came() -> None:
    reports = [
        order("a", 18, "2011", "2011-05-01"),
        delivery("b", 4, "2012", "2012-05-01"),
        report("c", say(stage="suspended", when="2014"), published="2014-05-01"),
    ]
    assert only(*reports).best[-1] == 4


def test_an_option_is_never_counted() -> None:
    reports = [order("a", 18, "2012", "2012-05-01"), order("b", 60, "2012", "2012-06-01")]
    option = reports[1].claims[0].id
    flow = only(*reports, counted="ordered", held=lambda t: replace(t, options=frozenset({option})))
    assert flow.figures(-1) == (18, 18, 18)
    told = found(reports[1], held=lambda t: replace(t, options=frozenset({option})))
    assert (told.flows, told.unnumbered) == ((), ())


def test_what_was_corrected_is_never_counted_and_was_before_it_was_known() -> None:
    wrong, right = order("a", 118, "2012", "2012-05-01"), order("b", 18, "2012", "2012-06-01")

    def corrected(testimony: Any) -> Any:
        if testimony.claim.id != wrong.claims[0].id:
            return testimony
        return replace(testimony, superseded_by=right.article.document.id, superseded_on="2012-06-01")

    assert only(wrong, right, counted="ordered", told=corrected).figures(-1) == (18, 18, 18)
    before = only(wrong, right, counted="ordered", told=corrected, known_by="2012-05-15")
    assert before.figures(-1) == (118, 118, 118)


def test_a_transfer_without_a_number_is_named_unless_it_is_older() -> None:
    told = found(order("a", None, "2012", "2012-05-01"))
    assert {u.counted for u in told.unnumbered} == {"ordered", "priced"} and told.flows == ()
    assert found(order("a", None, "2008", "2008-05-01")).unnumbered == ()


def test_a_delivery_to_come_is_no_delivery_without_a_number() -> None:
    reports = order("a", 18, "2012", "2012-05-01"), delivery("b", 18, "2019", "2012-06-01")
    assert "delivered" not in {u.counted for u in found(*reports).unnumbered}


def test_what_is_counted_in_another_unit_waits_for_the_unit_that_stands() -> None:
    reports = [
        order("a", 2, "2012", "2012-05-01", unit="battalion"),
        *(order(f"b{n}", 16, None, f"2013-0{n}-01", unit="launcher") for n in (1, 2, 3)),
    ]
    flow = only(*reports, counted="ordered")
    assert flow.unit == "piece" and flow.best[-1] == 16
    assert flow.best[flow.years.index(2012)] == 0 and not flow.draws[flow.years.index(2012)].any()


# Prices


def priced(name: str, published: str, *items: dict[str, Any], **fields: Any) -> Report:
    whole = say(
        value=4e9, value_of="package", package="p", item="arms", system=None, category="unspecified", **fields
    )
    return report(name, *items, whole, published=published)


def test_a_packages_price_counts_once_whoever_leads_it_and_whatever_was_told_before() -> None:
    tanks = say(quantity=20, package="p", value=1e9)
    vehicles = say(quantity=90, package="p", system="BTR-82A", item="BTR-82A", category="armoured_vehicle")
    reports = [
        report("a", say(quantity=20, value=1e9), published="2011-02-01"),
        priced("b", "2013-02-01", tanks, vehicles),
        priced("c", "2015-02-01", tanks, vehicles),
    ]
    flow = only(*reports, counted="priced")
    assert flow.best[-1] == 4e9 and flow.category == "unspecified"
    assert np.median(flow.draws[-1]) == pytest.approx(4e9)


def test_a_package_of_which_only_forecasts_tell_the_price_leaves_the_prices_of_its_transfers() -> None:
    tanks = say(quantity=20, package="p", value=1e9)
    flow = only(priced("a", "2013-02-01", tanks, certainty="possible"), counted="priced")
    assert flow.best[-1] == 1e9


def test_what_pays_for_goods_of_several_categories_is_of_none_of_them() -> None:
    guns = {"system": "Smerch", "item": "Smerch", "category": "artillery"}
    price = {"value": 4e9, "value_of": "package", "package": "p"}
    told = report("a", say(quantity=20, **price), say(quantity=9, **guns, **price), published="2013-02-01")
    flow = only(told, counted="priced")
    assert (flow.category, flow.designation, flow.best[-1]) == ("unspecified", None, 4e9)


def test_a_loan_stands_under_finance() -> None:
    loan = say(value=2e8, item="loan", system=None, category="finance", package="loan")
    told = report("a", say(quantity=20, package="loan"), loan, published="2015-02-01")
    assert only(told, counted="priced").category == "finance"


def test_each_transfer_has_its_own_price() -> None:
    told = report("a", say(quantity=20, value=1e9, value_of="item"), published="2015-02-01")
    flow = only(told, counted="priced")
    assert (flow.unit, flow.category, flow.designation) == ("USD", "tank", "T-90")


# Draws


def test_the_same_seed_gives_the_same_draws_and_another_one_others() -> None:
    told = delivery("a", (10, 30), "2012", "2013-01-01"), order("b", (40, 60), "2012", "2013-02-01")
    one, same, other = found(*told), found(*told), found(*told, seed=SEED + 1)
    for flow, again, differs in zip(one.flows, same.flows, other.flows, strict=True):
        assert (flow.draws == again.draws).all() and (flow.draws != differs.draws).any()


def test_neither_order_nor_other_transfers_move_a_transfers_draws() -> None:
    tanks = delivery("a", (10, 30), "2012", "2013-01-01")
    guns = delivery("b", 18, "2013", "2014-01-01", system="Smerch", item="Smerch", category="artillery")
    register = registers(tanks, guns)
    turned = {year: tuple(reversed(some)) for year, some in reversed(register.items())}
    assert all(len(some) == 2 for year, some in register.items() if year > 2012)
    alone = only(tanks).draws
    for together in (register, turned):
        (both,) = [f for f in flows(together, seed=SEED, draws=1_000).flows if f.designation == "T-90"]
        assert (both.draws == alone).all()

"""A claim is compared with a deal feature by feature, and what it weighs can be read."""

from pathlib import Path
from typing import Any

import pytest
from tests.makers import report, say

from armsledger.transfers.account import Account
from armsledger.transfers.comparing import Match, compare
from armsledger.transfers.deal import Deal
from armsledger.transfers.weights import NEVER, WEIGHTS, Feature


def account(name: str, published: str | None = "2014-07-10", **fields: Any) -> Account:
    """One claim of a report of its own."""
    (testimony,) = report(name, say(**fields), published=published).testimonies()
    return Account.of(testimony)


def match(former: dict[str, Any], later: dict[str, Any]) -> Match:
    """The later claim beside a deal that the former one has founded."""
    deal = Deal()
    deal.add(account("former", **former), "founds the deal")
    return compare(account("later", **later), deal)


def weight(found: Match, feature: Feature) -> float:
    return sum(c.weight for c in found.comparisons if c.feature is feature)


def test_the_line_of_a_join_tells_every_comparison_and_their_sum() -> None:
    order = {"system": "Iskander-M", "category": "missile", "quantity": 18, "when": "2010"}
    found = match(order, {"system": "Iskander", "category": "missile", "quantity": 18, "when": "2010"})
    assert found.words == (
        f"joined with {found.nearest.claim.id}: designation Iskander-M ⊂ Iskander +2.0; quantity 18 = 18 +2.5; "
        "dates ordered 2010 v 2010 +2.0; total +6.5"
    )
    assert found.total == pytest.approx(sum(c.weight for c in found.comparisons))
    apart = match(order, {**order, "when": "2016", "published": "2016-12-31"})
    assert "dates ordered 2016 v 2010: 6 years apart -4.5" in apart.words


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        ({"quantity": 94}, "same number"),
        ({"quantity": (90, None)}, "numbers meet"),
        ({"quantity": 100}, "numbers near"),
        ({"quantity": 118}, "numbers differ"),
        ({"quantity": 200}, "numbers far apart"),
        ({"quantity": 1000}, "numbers beyond all"),
        ({"quantity": 8, "stage": "delivery"}, "part of the order"),
        ({"quantity": 150, "stage": "delivery"}, "more than was ordered"),
    ],
)
def test_numbers_beside_an_order_of_94(later: dict[str, Any], outcome: str) -> None:
    found = match({"quantity": 94}, later)
    assert weight(found, Feature.QUANTITY) == WEIGHTS[outcome][0]


def test_small_numbers_weigh_less_and_unlike_units_nothing() -> None:
    assert (
        weight(match({"quantity": 4}, {"quantity": 4}), Feature.QUANTITY) == WEIGHTS["same small number"][0]
    )
    assert weight(match({"quantity": 1}, {"quantity": 1}), Feature.QUANTITY) == WEIGHTS["one and one"][0]
    battalions = match({"quantity": 2, "unit": "battalion"}, {"quantity": 16, "unit": "launcher"})
    assert weight(battalions, Feature.QUANTITY) == 0


@pytest.mark.parametrize(
    ("when", "outcome"),
    [
        ("2010", "orders at one time"),
        ("2011", "orders a year apart"),
        ("2012", "orders two years apart"),
        ("2014", "orders four years apart"),
        (("2009", "2010"), "orders at one time"),
    ],
)
def test_orders_weigh_less_for_one_deal_the_further_they_lie_apart(when: Any, outcome: str) -> None:
    found = match({"when": "2010"}, {"when": when})
    assert weight(found, Feature.DATES) == WEIGHTS[outcome][0]


@pytest.mark.parametrize(
    ("when", "outcome"),
    [
        ("2009", "delivery before the order"),
        ("2011", "delivery in time"),
        ("2017", "delivery late"),
        ("2023", "delivery very late"),
    ],
)
def test_deliveries_come_after_the_order(when: str, outcome: str) -> None:
    found = match({"when": "2010-06"}, {"when": when, "stage": "delivery", "published": "2024-01-01"})
    assert weight(found, Feature.STAGE) == WEIGHTS[outcome][0]


def test_who_still_wants_wants_more() -> None:
    wish = {"stage": "interest", "published": "2014-07-10"}
    ordered = match({"when": "2012"}, wish)
    assert weight(ordered, Feature.STAGE) == WEIGHTS["wish after the order"][0]
    received = match({"stage": "delivery", "when": "2012"}, wish)
    assert weight(received, Feature.STAGE) == WEIGHTS["wish after deliveries"][0]


def test_what_can_never_be_one_deal_is_told_so() -> None:
    rounds = match({"quantity": 36, "unit": "launcher"}, {"quantity": 700, "unit": "missile"})
    assert weight(rounds, Feature.COUNTED) == NEVER
    assert "counted in rounds v launchers never" in rounds.words
    assert match({"system": "T-72B", "item": "T-72B"}, {"system": "T-90", "item": "T-90"}).total < 0


def test_prices_and_packages_speak_for_or_against_one_deal() -> None:
    price = {"value": 3e8, "value_of": "item"}
    assert weight(match(price, price), Feature.VALUE) == WEIGHTS["same price"][0]
    assert weight(match(price, {**price, "value": 3.1e8}), Feature.VALUE) == WEIGHTS["prices near"][0]
    assert weight(match(price, {**price, "value": 6e8}), Feature.VALUE) == WEIGHTS["prices differ"][0]
    assert weight(match(price, {**price, "currency": "EUR"}), Feature.VALUE) == 0


def test_every_weight_has_its_reason() -> None:
    assert all(why and NEVER <= weight <= 3 for weight, why in WEIGHTS.values())


def test_the_weights_on_paper_are_those_in_use() -> None:
    page = (Path(__file__).parents[2] / "docs" / "deals.md").read_text(encoding="utf-8")
    for outcome, (weight, why) in WEIGHTS.items():
        written = "never" if weight <= NEVER else f"{weight:+.1f}"
        assert f"| {outcome} | {written} | {why} |" in page

"""Claims about one deal come together, whatever their order; claims about two deals stay apart."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import report, say

from armsledger.terms import Category
from armsledger.transfers import Testimony, Transfer, group


def tell(**fields: Any) -> dict[str, Any]:
    """A claim of a type, or with system=None of a category by its name."""
    return say(**{"item": fields.get("system") or fields.get("category", "tanks"), **fields})


def told(*sayings: Mapping[str, Any], published: str = "2014-07-10") -> list[Testimony]:
    """Each saying by a document of its own."""
    return [t for n, s in enumerate(sayings) for t in report(f"r{n}", s, published=published).testimonies()]


def names(testimonies: list[Testimony]) -> list[tuple[str | None, int]]:
    """The designation and the number of claims of each transfer."""
    found = group(testimonies).transfers
    return sorted(((t.designation, len(t.claim_ids)) for t in found), key=str)


def test_two_reports_of_one_type_between_one_pair_are_one_transfer() -> None:
    (transfer,) = group(told(tell(system="T-90"), tell(system="T-90", stage="delivery"))).transfers
    assert (transfer.supplier, transfer.recipient, transfer.designation) == ("RUS", "AZE", "T-90")
    assert transfer.category is Category.TANK
    assert transfer.id is None


@pytest.mark.parametrize(("field", "other"), [("supplier", "BLR"), ("recipient", "ARM"), ("supplier", None)])
def test_another_supplier_or_recipient_is_another_transfer(field: str, other: str | None) -> None:
    found = group(told(tell(), tell(**{field: other}))).transfers
    assert len(found) == 2
    assert {getattr(t, field) for t in found} == {other, say()[field]}


@pytest.mark.parametrize(
    ("systems", "expected"),
    [
        (["Iskander", "Iskander-M"], [("Iskander-M", 2)]),
        (["T-90", "T-90S", "T-90"], [("T-90S", 3)]),
        (["T90S", "T-90S"], [("T-90S", 2)]),
        (["Smerch", "BM-30"], [("Smerch", 2)]),
        (["T-72B", "T-90S"], [("T-72B", 1), ("T-90S", 1)]),
        (["T-72", "T-72B", "T-72M"], [("T-72", 1), ("T-72B", 1), ("T-72M", 1)]),
        (["Su-27", "Su-30SM"], [("Su-27", 1), ("Su-30SM", 1)]),
        (["Su-30", "Su-30SM"], [("Su-30SM", 2)]),
        (["Blitzpfeil 7", "Blitzpfeil-7"], [("Blitzpfeil 7", 2)]),
    ],
)
def test_a_wide_name_joins_the_one_exact_type_of_its_family(
    systems: list[str], expected: list[tuple[str, int]]
) -> None:
    assert names(told(*(tell(system=s, category="missile") for s in systems))) == expected


TANKS = {"system": None, "item": "tanks"}


def test_a_bare_category_joins_the_one_type_that_it_fits() -> None:
    assert names(told(tell(system="T-90"), tell(**TANKS))) == [("T-90", 2)]
    ordered = tell(system="T-90", quantity=94, when="2012")
    assert names(told(ordered, tell(**TANKS, quantity=94, stage="delivery"))) == [("T-90", 2)]
    assert names(told(ordered, tell(**TANKS, quantity=30, stage="delivery"))) == [("T-90", 2)]


@pytest.mark.parametrize(
    "other",
    [
        {**TANKS, "quantity": 72, "stage": "delivery", "when": ("2005", "2013")},
        {**TANKS, "quantity": 300},
        {**TANKS, "when": "2004"},
        {"system": None, "item": "howitzers", "category": "artillery"},
    ],
    ids=["a total of years", "another number", "another time", "another category"],
)
def test_a_bare_category_stays_its_own_where_anything_contradicts(other: dict[str, Any]) -> None:
    assert len(names(told(tell(system="T-90", quantity=94, when="2012"), tell(**other)))) == 2


def test_a_bare_category_brings_a_type_no_number_that_nobody_told_of_it() -> None:
    assert names(told(tell(system="T-90"), tell(**TANKS, quantity=35))) == [("T-90", 1), (None, 1)]


def test_a_bare_category_stays_its_own_where_two_types_fit() -> None:
    assert len(names(told(tell(system="T-90"), tell(system="T-72B"), tell(**TANKS)))) == 3


def test_training_for_a_type_is_no_delivery_of_the_type() -> None:
    found = group(
        told(tell(system="T-90"), tell(system="T-90", category="service", item="training"))
    ).transfers
    assert {(t.designation, t.category) for t in found} == {
        ("T-90", Category.TANK),
        ("T-90", Category.SERVICE),
    }


def test_undescribed_arms_and_loans_are_transfers_of_their_own() -> None:
    general = tell(system=None, item="weapons", category="unspecified")
    loan = tell(system="T-90", item="a loan for T-90 tanks", category="finance")
    found = group(told(tell(), general, loan)).transfers
    assert {(t.designation, t.category) for t in found} == {
        ("T-90", Category.TANK),
        (None, Category.UNSPECIFIED),
        (None, Category.FINANCE),
    }


def test_the_claims_of_a_transfer_stand_in_order_of_publication() -> None:
    late = report("late", tell(), published="2015-01-01").testimonies()
    early = report("early", tell(), published="2011-01-01").testimonies()
    (transfer,) = group(late + early).transfers
    assert transfer.claim_ids == (early[0].claim.id, late[0].claim.id)
    assert transfer.anchor_keys == (early[0].claim.anchor_key, late[0].claim.anchor_key)


@pytest.mark.parametrize(
    ("years", "deals"),
    [
        (["2004", "2010"], [2]),
        (["2004", "2011"], [1, 1]),
        (["2004", "2009", "2014"], [3]),
        ([("2004", "2009"), "2015"], [2]),
        ([("2004", None), "2015"], [1, 1]),
    ],
)
def test_more_than_six_years_of_silence_make_a_second_deal(years: list[Any], deals: list[int]) -> None:
    found = group(told(*(tell(stage="delivery", when=y) for y in years), published="2016-01-01"))
    assert sorted(len(t.claim_ids) for t in found.transfers) == deals


def test_orders_more_than_six_years_apart_are_two_deals_though_deliveries_lie_between() -> None:
    first = [tell(when="2004"), tell(stage="delivery", when="2007")]
    second = [tell(when="2012"), tell(stage="delivery", when="2014")]
    testimonies = told(*first, *second, published="2016-01-01")
    found = {frozenset(t.claim_ids) for t in group(testimonies).transfers}
    ids = [t.claim.id for t in testimonies]
    assert found == {frozenset(ids[:2]), frozenset(ids[2:])}


def test_when_an_order_is_due_is_not_when_it_was_placed() -> None:
    assert (
        len(group(told(tell(when="2010"), tell(when=("2020", "2022")), published="2012-01-01")).transfers)
        == 1
    )


def test_a_report_without_any_date_joins_the_latest_deal() -> None:
    dated = told(tell(when="2004"), tell(when="2014"))
    undated = report("undated", tell(stage="delivery")).testimonies()
    found = group(dated + undated).transfers
    assert {frozenset(t.claim_ids) for t in found} == {
        frozenset([dated[0].claim.id]),
        frozenset([dated[1].claim.id, undated[0].claim.id]),
    }


def test_what_is_said_of_a_loan_without_its_sum_is_about_the_pairs_only_loan() -> None:
    loan = tell(system=None, item="a loan", category="finance")
    one = told({**loan, "value": 2e8, "when": "2015"}, loan)
    assert [len(t.claim_ids) for t in group(one).transfers] == [2]
    two = told({**loan, "value": 2e8, "when": "2012"}, {**loan, "value": 1e9, "when": "2014"}, loan)
    assert [len(t.claim_ids) for t in group(two).transfers] == [1, 1, 1]


SAYINGS = st.builds(
    lambda goods, party, **fields: tell(**{**goods, **party, **fields}),
    goods=st.sampled_from(
        [
            {"system": "T-90", "category": "tank"},
            {"system": "T-90S", "category": "tank"},
            {"system": "T-72B", "category": "tank"},
            {"system": None, "category": "tank"},
            {"system": None, "category": "unspecified", "value": 4e9},
            {"system": None, "category": "unspecified"},
            {"system": None, "category": "finance", "value": 2e8},
            {"system": None, "category": "finance"},
            {"system": "T-90S", "category": "tank", "value": 5e9, "value_of": "package"},
        ]
    ),
    party=st.sampled_from([{}, {"recipient": "ARM"}, {"supplier": None}]),
    stage=st.sampled_from(["agreement", "delivery"]),
    package=st.sampled_from([None, "first", "second"]),
    when=st.sampled_from([None, "2004", "2010", ("2010", None), ("2009", "2011"), "2014", "2019"]),
)
REPORTS = st.lists(
    st.tuples(
        st.lists(SAYINGS, min_size=1, max_size=3),
        st.sampled_from([None, "2005-01-01", "2014-07-10", "2016-03-09"]),
    ),
    min_size=1,
    max_size=7,
)


def spoken_in(reports: list[Any]) -> list[Testimony]:
    return [
        t
        for n, (sayings, published) in enumerate(reports)
        for t in report(f"r{n}", *sayings, published=published).testimonies()
    ]


@given(REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_groups_do_not_depend_on_order_and_hold_every_claim_once(reports: list[Any], random: Any) -> None:
    testimonies = spoken_in(reports)
    shuffled = random.sample(testimonies, len(testimonies))
    found = group(testimonies)
    assert found == group(shuffled)
    claims = sorted(c for t in found.transfers for c in t.claim_ids)
    assert claims == sorted(t.claim.id for t in testimonies)
    assert {t.package for t in found.transfers} - {None} <= {p.id for p in found.packages}


@given(REPORTS)
@settings(max_examples=100, deadline=None)
def test_nothing_outside_a_pair_of_parties_moves_its_groups(reports: list[Any]) -> None:
    testimonies = spoken_in(reports)
    alone = [t for t in testimonies if t.claim.recipient == "ARM"]

    def of_armenia(transfers: tuple[Transfer, ...]) -> list[Transfer]:
        return [t for t in transfers if t.recipient == "ARM"]

    assert of_armenia(group(testimonies).transfers) == of_armenia(group(alone).transfers)

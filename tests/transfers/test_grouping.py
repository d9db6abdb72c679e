"""Claims about one deal come together, whatever their order; claims about two deals stay apart."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import report, say

from armsledger.terms import Category, Sameness
from armsledger.transfers import Testimony, Transfer, group
from armsledger.values import Judgement


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
@settings(max_examples=60, deadline=None)
def test_every_claim_has_its_reason_and_every_transfer_one_founder(reports: list[Any]) -> None:
    for transfer in group(spoken_in(reports)).transfers:
        assert len(transfer.reasons) == len(transfer.claim_ids)
        founds = [why for why in transfer.reasons if why.startswith("founds the deal")]
        assert len(founds) == 1
        for why in set(transfer.reasons) - set(founds):
            joined = re.match("joined with ([0-9a-f]{16}): ", why)
            assert joined and joined[1] in transfer.claim_ids
            assert re.search(r"; total \+\d+\.\d", why)


JUDGED = st.lists(
    st.tuples(st.sampled_from(list(Sameness)), st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=8
)


@given(REPORTS, JUDGED, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_what_people_judged_holds(reports: list[Any], judged: list[Any], random: Any) -> None:
    testimonies = spoken_in(reports)
    told = [t.claim for t in testimonies]
    judgements = [
        Judgement(sameness, told[one % len(told)].anchor_key, told[other % len(told)].anchor_key)
        for sameness, one, other in judged
    ]
    found = group(testimonies, judgements=judgements)
    shuffled = random.sample(judgements, len(judgements))
    assert found == group(testimonies[::-1], judgements=shuffled)
    assert sorted(c for t in found.transfers for c in t.claim_ids) == sorted(c.id for c in told)
    place = {key: n for n, t in enumerate(found.transfers) for key in t.anchor_keys}
    pair = {c.anchor_key: (c.supplier, c.recipient) for c in told}
    within = [j for j in judgements if pair[j.one] == pair[j.other] and j.one != j.other]
    apart = [j for j in within if j.sameness is Sameness.DIFFERENT]
    assert all(place[j.one] != place[j.other] for j in apart)
    if not apart:
        assert all(place[j.one] == place[j.other] for j in within if j.sameness is Sameness.SAME)


def judge(sameness: Sameness, one: Testimony, other: Testimony) -> Judgement:
    return Judgement(sameness, one.claim.anchor_key, other.claim.anchor_key)


def parted(testimonies: list[Testimony], *judgements: Judgement) -> list[list[int]]:
    """The places of the testimonies, transfer by transfer."""
    place = {t.claim.id: n for n, t in enumerate(testimonies)}
    found = group(testimonies, judgements=judgements).transfers
    return sorted(sorted(place[c] for c in t.claim_ids) for t in found)


def test_people_join_what_the_machine_keeps_apart_from_claim_to_claim() -> None:
    tanks, late, guns = told(
        tell(when="2004"), tell(when="2013"), tell(system="Smerch", category="artillery", when="2004")
    )
    assert parted([tanks, late, guns]) == [[0], [1], [2]]
    both = judge(Sameness.SAME, tanks, late), judge(Sameness.SAME, guns, late)
    assert parted([tanks, late, guns], *both) == [[0, 1, 2]]
    (transfer,) = group([tanks, late, guns], judgements=both).transfers
    assert sum("judged same by a person as " in why for why in transfer.reasons) == 3


def test_people_part_what_the_machine_joins() -> None:
    one, other = told(tell(quantity=94), tell(quantity=94, stage="delivery"))
    assert parted([one, other]) == [[0, 1]]
    apart = judge(Sameness.DIFFERENT, other, one)
    assert parted([one, other], apart) == [[0], [1]]
    reasons = [why for t in group([one, other], judgements=[apart]).transfers for why in t.reasons]
    assert any(why.endswith("judged different by a person") for why in reasons)


def test_different_wins_over_a_chain_of_same() -> None:
    claims = told(*(tell(system=s, category="missile") for s in ("Iskander-M", "Kornet", "Igla-S")))
    chain = [judge(Sameness.SAME, *claims[:2]), judge(Sameness.SAME, *claims[1:])]
    apart = judge(Sameness.DIFFERENT, claims[0], claims[2])
    assert len(parted(claims, *chain)) == 1
    groups = parted(claims, *chain, apart)
    assert len(groups) == 2 and not any({0, 2} <= {*some} for some in groups)


def test_unsure_leaves_the_choice_and_is_told() -> None:
    one, other = told(tell(quantity=94), tell(quantity=94, stage="delivery"))
    unsure = judge(Sameness.UNSURE, one, other)
    (transfer,) = group([one, other], judgements=[unsure]).transfers
    assert all("a person could not tell whether" in why for why in transfer.reasons)


def test_judgements_on_claims_that_are_not_here_or_of_two_pairs_are_left_out() -> None:
    claims = told(tell(), tell(), tell(recipient="ARM"))
    absent = Judgement(Sameness.DIFFERENT, claims[0].claim.anchor_key, "0123456789abcdef")
    assert parted(claims, absent, judge(Sameness.SAME, claims[0], claims[2])) == [[0, 1], [2]]


def test_a_second_order_is_a_second_deal_and_its_deliveries_are_its_own() -> None:
    first = [tell(quantity=94, when="2010"), tell(quantity=40, stage="delivery", when="2011")]
    second = [tell(quantity=60, when="2013"), tell(quantity=60, stage="delivery", when="2015")]
    assert parted(told(*first, *second, published="2016-01-01")) == [[0, 1], [2, 3]]


def test_rival_numbers_of_one_order_stay_one_deal() -> None:
    assert parted(told(tell(quantity=94, when="2011"), tell(quantity=118, when="2011"))) == [[0, 1]]


def test_part_deliveries_of_one_order_are_no_second_deal() -> None:
    parts = [
        tell(quantity=n, stage="delivery", when=w) for n, w in ((30, "2012"), (30, "2013"), (34, "2014"))
    ]
    assert len(parted(told(tell(quantity=94, when="2011"), *parts, published="2015-01-01"))) == 1


def test_rounds_for_a_system_are_no_systems() -> None:
    pantsir = {"system": "Pantsir-S1", "category": "air_defence"}
    claims = told(
        tell(**pantsir, quantity=36, unit="system"),
        tell(**pantsir, quantity=700, unit="missile"),
        tell(**pantsir, stage="delivery"),
    )
    assert parted(claims) == [[0, 2], [1]]
    lora = {"system": "LORA", "category": "missile"}
    assert (
        len(
            parted(told(tell(**lora, quantity=4, unit="launcher"), tell(**lora, quantity=50, unit="missile")))
        )
        == 2
    )


def test_what_an_outlet_corrected_founds_no_deal_that_others_join() -> None:
    wrong = tell(quantity=94, when="2009")
    right = [tell(quantity=94, when="2012"), tell(quantity=94, stage="delivery", when="2013")]
    claims = told(wrong, *right, published="2014-01-01")
    claims[0] = replace(claims[0], superseded_by="corrected")
    (transfer,) = group(claims).transfers
    founder = transfer.reasons.index("founds the deal")
    assert transfer.claim_ids[founder] == claims[1].claim.id


def test_approvals_some_weeks_apart_are_two_where_their_numbers_differ() -> None:
    def cleared(quantity: int, day: str) -> dict[str, Any]:
        return tell(quantity=quantity, when=day, stage="approval")

    assert len(parted(told(cleared(80, "2014-03-04"), cleared(200, "2014-05-20")))) == 2
    assert len(parted(told(cleared(80, "2014-03-04"), cleared(80, "2014-05-20")))) == 1
    assert len(parted(told(cleared(80, "2014-03-04"), cleared(100, "2014-03-06")))) == 1


def test_a_claim_without_a_supplier_stays_among_its_like() -> None:
    assert parted(told(tell(), tell(supplier=None), tell(supplier=None, stage="delivery"))) == [[0], [1, 2]]


def test_a_wide_name_joins_the_type_that_it_fits_where_there_are_several() -> None:
    t72 = [tell(system="T-72B", quantity=62, when="2012"), tell(system="T-72M", quantity=20, when="2005")]
    wide = tell(system="T-72", quantity=62, stage="delivery", when="2012")
    assert parted(told(*t72, wide, published="2014-01-01")) == [[0, 2], [1]]


@given(REPORTS)
@settings(max_examples=100, deadline=None)
def test_nothing_outside_a_pair_of_parties_moves_its_groups(reports: list[Any]) -> None:
    testimonies = spoken_in(reports)
    alone = [t for t in testimonies if t.claim.recipient == "ARM"]

    def of_armenia(transfers: tuple[Transfer, ...]) -> list[Transfer]:
        return [t for t in transfers if t.recipient == "ARM"]

    assert of_armenia(group(testimonies).transfers) == of_armenia(group(alone).transfers)

"""The register as of a date and as known by a date: stages, numbers, prices and what leads a package."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import Report, report, say

from armsledger.errors import UsageError
from armsledger.estimates import Agreement, Entry, Reliability, entries
from armsledger.terms import Stage
from armsledger.transfers import Testimony, group, keep_ids
from armsledger.values import last_day_of


def register(*reports: Report, **dates: str) -> tuple[Entry, ...]:
    """The whole way from reports to entries, every document its own witness."""
    testimonies = [t for r in reports for t in r.testimonies()]
    groups = group(testimonies)
    kept = keep_ids(groups.transfers, {})
    return entries(kept.transfers, groups.packages, testimonies, **dates)


def staged(*told: tuple[Any, ...]) -> Entry:
    """The one entry of a transfer told as (stage, when, published) or (…, further fields), a report each."""
    reports = []
    for n, (stage, when, published, *more) in enumerate(told):
        fields = more[0] if more else {}
        reports.append(report(f"r{n}", say(stage=stage, when=when, **fields), published=published))
    (entry,) = register(*reports)
    return entry


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ([("interest", None, "2012-01-01"), ("agreement", None, "2011-01-01")], Stage.AGREEMENT),
        ([("approval", None, "2012-01-01"), ("negotiation", None, "2013-01-01")], Stage.APPROVAL),
        ([("delivery", "2013", "2014-01-01"), ("agreement", None, "2015-01-01")], Stage.DELIVERY),
        ([("agreement", "2010", "2014-01-01"), ("suspended", "2012", "2014-01-01")], Stage.SUSPENDED),
        ([("suspended", "2010", "2014-01-01"), ("agreement", "2012", "2014-01-01")], Stage.AGREEMENT),
        ([("interest", None, "2014-01-01"), ("refused", None, "2014-01-01")], Stage.REFUSED),
        ([("refused", None, "2012-01-01"), ("interest", None, "2014-01-01")], Stage.INTEREST),
        ([("delivery", "2013", "2014-01-01"), ("refused", None, "2015-01-01")], Stage.DELIVERY),
        ([("delivery", "2013", "2014-01-01"), ("suspended", None, "2015-01-01")], Stage.SUSPENDED),
        ([("suspended", "2012", "2015-01-01"), ("refused", "2014", "2015-01-01")], Stage.REFUSED),
    ],
)
def test_the_stage_is_the_furthest_unless_it_was_halted_since(told: list[Any], stage: Stage) -> None:
    entry = staged(*told)
    assert (entry.stage, entry.denied) == (stage, False)


def test_a_denial_takes_no_stage_away_and_alone_is_marked() -> None:
    denial = ("delivery", None, "2015-01-01", {"polarity": "denied"})
    both = staged(("agreement", None, "2014-01-01"), denial)
    assert (both.stage, both.denied) == (Stage.AGREEMENT, False)
    alone = staged(denial)
    assert (alone.stage, alone.denied) == (Stage.DELIVERY, True)


def test_what_is_only_possible_counts_where_nothing_is_surer() -> None:
    possible = ("delivery", None, "2015-01-01", {"certainty": "possible"})
    assert staged(("negotiation", None, "2014-01-01"), possible).stage is Stage.NEGOTIATION
    assert staged(possible).stage is Stage.DELIVERY


def test_numbers_ordered_and_delivered_come_from_their_own_stages() -> None:
    told = report(
        "a", say(quantity=24), say(stage="delivery", quantity=8), say(stage="interest", quantity=90)
    )
    (entry,) = register(told)
    assert entry.ordered is not None
    assert entry.delivered is not None
    assert (entry.ordered.best, entry.delivered.best) == (24, 8)
    assert entry.value is None


def test_what_was_approved_counts_as_ordered_only_until_an_order_is_told() -> None:
    approved = report("a", say(stage="approval", quantity=36), published="2012-01-01")
    (entry,) = register(approved)
    assert entry.ordered is not None
    assert (entry.ordered.best, entry.ordered.rule) == (36, "as approved; one witness")
    (entry,) = register(approved, report("b", say(quantity=24), published="2013-01-01"))
    assert entry.ordered is not None
    assert (entry.ordered.best, entry.ordered.conflict) == (24, False)


def test_an_items_price_and_its_packages_are_told_apart() -> None:
    item = say(value=9e8, value_of="item")
    whole = say(value=4e9, value_of="package", system=None, item="arms", category="unspecified", package="p")
    (general, tanks) = sorted(
        register(report("a", item, say(package="p"), whole, published="2014-01-01")),
        key=lambda e: str(e.transfer.designation),
    )
    assert tanks.value is not None
    assert tanks.value.best == 9e8
    assert tanks.package_value is not None
    assert tanks.package_value.best == 4e9
    assert (tanks.leads_package, general.leads_package) == (False, True)
    assert tanks.package == general.package
    assert general.value is None


def test_one_entry_leads_a_package_of_items_alone() -> None:
    shared = {"value": 4e9, "value_of": "package", "package": "p"}
    for first, *others in permutations(("T-90", "Smerch", "TOS-1A")):  # who leads hangs on no id
        early = report("a", say(system=first, item=first, **shared), published="2014-01-01")
        late = report("b", *(say(system=s, item=s, **shared) for s in others), published="2014-02-01")
        found = register(late, early)
        assert len({e.transfer.package for e in found}) == 1
        assert [e.transfer.designation for e in found if e.leads_package] == [first]
    assert {e.package_value and e.package_value.best for e in found} == {4e9}


@pytest.mark.parametrize("day", ["2014-04", "2014-04-30", "2014-02-28", "2014-12-31"])
def test_the_last_day_of_any_month_is_a_date(day: str) -> None:
    one = report("a", say(quantity=18, when="2014-01"), published="2014-01-10")
    (entry,) = register(one, as_of=day, known_by=day)
    assert entry.ordered is not None and entry.ordered.best == 18


def test_as_of_takes_what_had_happened_by_then() -> None:
    told = report(
        "a",
        say(when="2010"),
        say(stage="delivery", quantity=8, when=("2012-03", "2012-06")),
        say(stage="delivery", quantity=24, when=("2012", None)),
        say(stage="interest"),
        published="2014-07-10",
    )

    def stages(day: str) -> list[str]:
        return [str(t.claim.stage) for e in register(told, as_of=day) for t in e.testimonies]

    assert register(told, as_of="2010-06-30") == ()
    assert stages("2010-12-31") == ["agreement"]
    assert stages("2010") == ["agreement"]
    assert sorted(stages("2012-01-01")) == ["agreement", "delivery"]
    assert sorted(stages("2012-06-29")) == ["agreement", "delivery"]
    assert sorted(stages("2012-06-30")) == ["agreement", "delivery", "delivery"]
    assert "interest" not in stages("2014-07-09")
    assert "interest" in stages("2014-07-10")


def test_a_month_counts_from_its_last_day_however_long_it_is() -> None:
    told = report("a", say(when="2012-02"), published="2014-01-01")
    assert register(told, as_of="2012-02-28") == ()
    assert len(register(told, as_of="2012-02-29")) == 1
    assert len(register(told, as_of="2012-02")) == 1


def test_known_by_takes_what_had_been_published_by_then() -> None:
    early = report("a", say(quantity=94, when="2010"), published="2013-06-18")
    late = report("b", say(quantity=100, when="2010"), published="2015-01-01")
    assert register(early, late, known_by="2013-06-17") == ()
    (entry,) = register(early, late, known_by="2014-12-31")
    assert entry.ordered is not None
    assert (entry.ordered.best, entry.witnesses) == (94, 1)
    (entry,) = register(early, late)
    assert entry.conflict
    assert len(register(early, late, as_of="2010-12-31")) == 1
    assert register(early, late, as_of="2010-12-31", known_by="2012") == ()


@pytest.mark.parametrize(("published", "last"), [("2012-02", "2012-02-29"), ("2013", "2013-12-31")])
@pytest.mark.parametrize("date", ["as_of", "known_by"])
def test_a_month_or_year_of_publication_counts_from_its_last_day(
    published: str, last: str, date: str
) -> None:
    told = report("a", say(), published=published)
    the_day_before = f"{last[:8]}{int(last[8:]) - 1}"
    assert register(told, **{date: the_day_before}) == ()
    for day in (last, published):
        (entry,) = register(told, **{date: day})
        assert entry.testimonies[0].published == published


@pytest.mark.parametrize(
    ("when", "is_told"),
    [("2018-04-12", True), ("2018-04", True), ("2018-05-02", False), ("2019", False)],
)
def test_a_delivery_within_the_month_of_its_report_is_no_forecast(when: str, is_told: bool) -> None:
    (entry,) = register(report("a", say(stage="delivery", quantity=8, when=when), published="2018-04"))
    assert entry.delivered is not None
    assert (entry.delivered.best == 8) is is_told


@pytest.mark.parametrize(
    ("when", "stands"), [("2018-04-12", True), ("2018-04-30", True), ("2018-05-01", False), ("2020", False)]
)
def test_what_is_to_come_after_the_month_of_a_report_is_no_date_of_its_stage(when: str, stands: bool) -> None:
    (told,) = report("a", say(when=when), published="2018-04").testimonies()
    assert (told.when is not None) is stands
    assert told.effective == (when if stands else "2018-04-30")


SOME_TELL = st.lists(
    st.tuples(
        st.sampled_from(["agreement", "delivery", "suspended", "negotiation"]),
        st.sampled_from([None, 8, 24]),
        st.sampled_from(["2018-03-30", "2018-04-12", "2018-04", "2018-05-02", "2018", "2019", "2018-04-30"]),
    ),
    min_size=1,
    max_size=4,
)


@given(SOME_TELL, st.sampled_from(["2018-03", "2018-04-15", "2018-04-30", "2018", "2020"]))
@settings(max_examples=40)
def test_reports_of_a_month_count_as_those_of_its_last_day_do(told: list[Any], day: str) -> None:
    """Stage and figures are the same, whether a date is told as a month or as the last day of it."""

    def found(*, as_days: bool) -> list[Any]:
        reports = [
            report(
                f"r{n}",
                say(stage=stage, quantity=quantity),
                published=last_day_of(published) if as_days else published,
            )
            for n, (stage, quantity, published) in enumerate(told)
        ]
        return [
            (e.stage, e.ordered and (e.ordered.low, e.ordered.high), e.delivered and e.delivered.best)
            for e in register(*reports, known_by=day)
        ]

    assert found(as_days=False) == found(as_days=True)


def test_known_by_leaves_out_later_appearances_of_a_document() -> None:
    told = report("a", say(), published="2013-06-18")
    (testimony,) = told.testimonies()
    later = report("a", say(), published="2016-01-01").article.publication
    twice = type(testimony)(testimony.claim, (*testimony.publications, later), testimony.witness)
    groups = group([twice])
    (known,) = entries(groups.transfers, groups.packages, [twice], known_by="2014")
    (whole,) = entries(groups.transfers, groups.packages, [twice])
    assert [p.published for p in known.testimonies[0].publications] == ["2013-06-18"]
    assert [p.published for p in whole.testimonies[0].publications] == ["2013-06-18", "2016-01-01"]


def test_what_has_no_date_counts_only_where_none_is_asked_for() -> None:
    told = report("a", say())
    assert len(register(told)) == 1
    assert register(told, as_of="2030-01-01") == ()
    assert register(told, known_by="2030-01-01") == ()
    assert len(register(report("b", say(when="2010")), as_of="2030-01-01")) == 1


def test_a_package_that_was_not_known_yet_has_no_price_and_nobody_leads_it() -> None:
    tanks = report("a", say(when="2010", package="p"), published="2013-01-01")
    priced = say(when="2010", value=4e9, value_of="package")
    found = register(tanks, report("b", priced, published="2015-01-01"), known_by="2014-01-01")
    assert [(e.package, e.package_value, e.leads_package) for e in found] == [(None, None, False)]


@pytest.mark.parametrize(
    "wrong", ["soon", "2014-13-01", "14-01-01", "2014-1", "2014-02-30", "2014-01-99", ""]
)
def test_a_date_that_is_none_is_refused_with_advice(wrong: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        register(report("a", say()), as_of=wrong)


def test_entries_stand_by_parties_category_and_designation() -> None:
    types = [("T-90", "tank"), ("T-72B", "tank"), (None, "tank"), ("Smerch", "artillery")]
    sayings = [
        say(supplier=supplier, recipient=recipient, system=system, item=system or "tanks", category=category)
        for supplier, recipient in ((None, "AZE"), ("RUS", "ARM"), ("BLR", "AZE"))
        for system, category in types
    ]
    found = [(e.transfer.supplier, e.transfer.designation) for e in register(report("a", *sayings))]
    order = ["Smerch", "T-72B", "T-90", None]
    assert found == [(s, d) for s in ("BLR", "RUS", None) for d in order]


CLAIMS = st.builds(
    lambda goods, **fields: say(**{**goods, **fields}),
    goods=st.sampled_from(
        [
            {},
            {"system": None, "item": "tanks"},
            {"system": "Smerch", "item": "Smerch", "category": "artillery"},
            {"system": None, "item": "arms", "category": "unspecified", "value": 4e9, "value_of": "package"},
            {"value": 4e9, "value_of": "package"},
        ]
    ),
    stage=st.sampled_from([str(s) for s in Stage]),
    quantity=st.sampled_from([None, 18, (100, None)]),
    when=st.sampled_from([None, "2010", ("2010", None), "2016-02"]),
    polarity=st.sampled_from(["affirmed", "affirmed", "denied"]),
    package=st.sampled_from([None, "p"]),
)
REPORTS = st.lists(
    st.tuples(st.lists(CLAIMS, min_size=1, max_size=3), st.sampled_from([None, "2012-05-05", "2016-01-31"])),
    min_size=1,
    max_size=5,
)


@given(REPORTS, st.sampled_from([{}, {"as_of": "2012"}, {"known_by": "2014-01-01"}]))
@settings(max_examples=150, deadline=None)
def test_each_package_is_led_once_and_no_date_adds_anything(
    reports: list[Any], dates: dict[str, str]
) -> None:
    made = [report(f"r{n}", *sayings, published=day) for n, (sayings, day) in enumerate(reports)]
    found, whole = register(*made, **dates), register(*made)
    led = [e.package.id for e in found if e.package and e.leads_package]
    assert sorted(led) == sorted({e.package.id for e in found if e.package})
    held = {e.transfer.id: {t.claim.id for t in e.testimonies} for e in whole}
    for entry in found:
        assert entry.testimonies
        assert {t.claim.id for t in entry.testimonies} <= held[entry.transfer.id]
        assert entry.denied == all(t.claim.polarity == "denied" for t in entry.testimonies)


def corrected(told: Report, *, on: str | None) -> list[Testimony]:
    return [replace(t, superseded_by="newer", superseded_on=on) for t in told.testimonies()]


def test_what_an_outlet_corrected_stands_apart_and_counts_for_nothing() -> None:
    wrong = corrected(report("a", say(quantity=118), published="2016-01-01"), on="2016-02-01")
    right = report("b", say(quantity=100), published="2016-02-01").testimonies()
    groups = group([*wrong, *right])

    def known(**dates: str) -> Entry:
        (entry,) = entries(groups.transfers, groups.packages, [*wrong, *right], **dates)
        return entry

    now, before = known(), known(known_by="2016-01-31")
    assert now.ordered is not None
    assert before.ordered is not None
    assert (now.ordered.best, now.conflict) == (100, False)
    assert [t.claim.quantity.low for t in now.superseded if t.claim.quantity] == [118]
    assert [t.claim.quantity.low for t in now.testimonies if t.claim.quantity] == [100]
    assert (before.ordered.best, before.superseded) == (118, ())
    assert known(known_by="2016-02-01").superseded == now.superseded


def test_a_transfer_of_which_all_was_corrected_has_no_entry() -> None:
    told = corrected(report("a", say(quantity=118, value=4e9), published="2016-01-01"), on=None)
    groups = group(told)
    assert entries(groups.transfers, groups.packages, told) == ()


def test_a_denial_without_a_number_lowers_what_is_believed_of_every_figure() -> None:
    order, price = say(quantity=94, value=1e9), {"stage": "agreement", "polarity": "denied"}
    told = report("a", order, published="2014-01-01")
    denial = report("b", say(speaker="The ministry", side="supplier", **price), published="2014-02-01")
    (plain,), (denied,) = register(told), register(told, denial)
    for before, after in ((plain.ordered, denied.ordered), (plain.value, denied.value)):
        assert before is not None
        assert after is not None
        assert after.modes[0].weight < before.modes[0].weight
        assert (after.best, after.interval[0]) == (before.best, 0)
        assert "denied without a number by 1 witness" in after.rule
    too_early = report("c", say(speaker="The ministry", side="supplier", **price), published="2013-02-01")
    (entry,) = register(told, too_early)
    assert entry.ordered is not None
    assert entry.ordered.denied == ()


def test_a_denial_of_the_delivery_takes_nothing_from_the_order() -> None:
    told = report("a", say(quantity=94), published="2014-01-01")
    denial = report("b", say(stage="delivery", polarity="denied"), published="2014-02-01")
    (entry,) = register(told, denial)
    assert entry.ordered is not None
    assert entry.ordered.denied == ()


def outlets(*told: tuple[str, int, str], system: str = "T-90") -> list[Report]:
    return [
        report(
            f"{outlet} {system} {day}",
            say(quantity=n, system=system, item=system),
            outlet=outlet,
            published=day,
        )
        for outlet, n, day in told
    ]


def weight(found: tuple[Entry, ...], system: str, number: float) -> float:
    (entry,) = (e for e in found if e.transfer.designation == system)
    assert entry.ordered is not None
    return next(mode.weight for mode in entry.ordered.modes if mode.low == number)


def test_an_outlet_that_differs_from_others_elsewhere_is_believed_less_here() -> None:
    here = outlets(("Right", 36, "2014-01-01"), ("Wrong", 31, "2014-01-02"))
    types = ("Smerch", "TOS-1A", "BMP-3", "Mi-35M")
    elsewhere = [
        told
        for system in types
        for told in outlets(
            ("Right", 18, "2013-01-01"),
            ("Third", 18, "2013-01-02"),
            ("Wrong", 23, "2013-01-03"),
            system=system,
        )
    ]
    alone, among = register(*here), register(*here, *elsewhere)
    assert weight(among, "T-90", 36) > weight(alone, "T-90", 36)
    assert weight(among, "T-90", 31) < weight(alone, "T-90", 31)


def test_what_is_learnt_rests_on_nothing_published_later() -> None:
    here = outlets(("Right", 36, "2014-01-01"), ("Wrong", 31, "2014-01-02"))
    later = outlets(
        ("Right", 18, "2015-01-01"), ("Third", 18, "2015-01-02"), ("Wrong", 23, "2015-01-03"), system="Smerch"
    )
    assert register(*here, *later, known_by="2014") == register(*here, known_by="2014")


def test_reliability_that_is_given_is_taken() -> None:
    here = outlets(("Right", 36, "2014-01-01"), ("Wrong", 31, "2014-01-02"))
    testimonies = [t for r in here for t in r.testimonies()]
    groups = group(testimonies)
    learnt = Reliability.learnt([Agreement("outlet Wrong", 90, 0), Agreement("outlet Right", 0, 90)])
    found = entries(groups.transfers, groups.packages, testimonies, reliability=learnt)
    assert weight(found, "T-90", 31) > 0.8

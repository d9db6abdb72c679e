"""The life of a deal: steps with their witnesses, money, what is outstanding, how it stands."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import Report, report, say

from armsledger.estimates import Entry, Life, entries, life
from armsledger.terms import Funding, Stage, Standing
from armsledger.transfers import Package, Testimony, Transfer
from armsledger.values import Period


def deal(*reports: Report, options: tuple[Report, ...] = (), **dates: str) -> Entry:
    """The entry of one transfer that all reports are about, each its own witness; options tell of an option."""
    testimonies = [t for r in (*reports, *options) for t in r.testimonies()]
    (entry,) = entries([transfer(testimonies, options=options)], [], testimonies, **dates)
    return entry


def transfer(testimonies: Sequence[Testimony], *, options: tuple[Report, ...] = (), **more: Any) -> Transfer:
    claims = [t.claim for t in sorted(testimonies, key=lambda t: t.order)]
    return Transfer(
        claims[0].supplier,
        claims[0].recipient,
        claims[0].system,
        claims[0].category,
        tuple(c.anchor_key for c in claims),
        tuple(c.id for c in claims),
        options=frozenset(c.id for r in options for c in r.claims),
        **more,
    )


def entry_of(*told: tuple[Any, ...]) -> Entry:
    """The entry of a transfer told as (stage, when, published) or (…, further fields), a report each."""
    return deal(*map(told_as, range(len(told)), told))


def told_as(n: int, told: tuple[Any, ...]) -> Report:
    stage, when, published, *more = told
    return report(f"r{n}", say(stage=stage, when=when, **(more[0] if more else {})), published=published)


def lived(*told: tuple[Any, ...]) -> Life:
    return life(entry_of(*told))


def test_the_steps_stand_in_their_order_with_their_days_and_witnesses() -> None:
    found = lived(
        ("delivery", "2013", "2014-05-01"),
        ("agreement", "2010-06", "2013-01-01", {"speaker": "the seller", "side": "supplier"}),
        ("agreement", "2010", "2013-02-01", {"speaker": "the buyer", "side": "recipient"}),
        ("negotiation", None, "2009-03-04"),
        ("delivery", None, "2014-06-01", {"polarity": "denied"}),
    )
    assert [str(step.stage) for step in found.steps] == ["negotiation", "agreement", "delivery"]
    talks, order, delivery = found.steps
    assert (talks.first, talks.last) == ("2009-03-04", "2009-03-04")
    assert (order.first, order.last, order.witnesses) == ("2010-01-01", "2010-12-31", 2)
    assert {t.claim.speaker for t in order.affirmed} == {"the seller", "the buyer"}
    assert (len(delivery.affirmed), len(delivery.denied)) == (1, 1)
    assert (delivery.first, delivery.last) == ("2013-01-01", "2013-12-31")


def test_a_step_told_by_the_month_stands_at_the_end_of_it() -> None:
    found = lived(
        ("suspended", None, "2018-04"),
        ("agreement", None, "2018-04-12"),
        ("agreement", None, "2018"),
    )
    assert [str(step.stage) for step in found.steps] == ["agreement", "suspended"]
    order, halt = found.steps
    assert order.times.told == Period("2018-04-12", "2018")
    assert (order.first, order.last) == ("2018-04-12", "2018-12-31")
    assert (halt.first, halt.last) == ("2018-04-30", "2018-04-30")


def test_a_step_that_is_only_denied_has_no_witness() -> None:
    found = lived(
        ("agreement", "2010", "2011-01-01"), ("delivery", None, "2012-01-01", {"polarity": "denied"})
    )
    assert [(step.stage, step.witnesses) for step in found.steps] == [
        (Stage.AGREEMENT, 1),
        (Stage.DELIVERY, 0),
    ]
    assert found.standing is Standing.OPEN
    alone = lived(("delivery", None, "2012-01-01", {"polarity": "denied"}))
    assert (alone.standing, len(alone.steps)) == (Standing.DENIED, 1)


def test_what_may_come_is_no_step() -> None:
    found = lived(
        ("agreement", "2010", "2011-01-01"),
        ("delivery", "2018", "2012-01-01", {"quantity": 24}),
        ("delivery", None, "2012-01-01", {"certainty": "possible"}),
    )
    assert [step.stage for step in found.steps] == [Stage.AGREEMENT]
    (forecast,) = found.forecasts
    assert (len(forecast.affirmed), forecast.first, forecast.last) == (2, "2018-01-01", "2018-12-31")
    assert found.standing is Standing.OPEN


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ([("interest", None, "2012-01-01")], Standing.OPEN),
        ([("agreement", "2010", "2014-01-01")], Standing.OPEN),
        ([("agreement", "2010", "2014-01-01"), ("suspended", "2012", "2014-01-01")], Standing.SUSPENDED),
        ([("delivery", "2011", "2014-01-01"), ("suspended", "2012", "2014-01-01")], Standing.SUSPENDED),
        ([("negotiation", "2010", "2014-01-01"), ("refused", "2012", "2014-01-01")], Standing.REFUSED),
        ([("agreement", "2010", "2014-01-01"), ("refused", "2012", "2014-01-01")], Standing.CANCELLED),
        ([("delivery", "2010", "2014-01-01"), ("refused", "2012", "2014-01-01")], Standing.CANCELLED),
        ([("agreement", "2010", "2014-01-01"), ("delivery", "2012", "2014-01-01")], Standing.DELIVERING),
        ([("suspended", "2010", "2014-01-01"), ("delivery", "2012", "2014-01-01")], Standing.DELIVERING),
        ([("refused", "2010", "2014-01-01"), ("agreement", "2012", "2014-01-01")], Standing.OPEN),
    ],
)
def test_how_a_deal_stands(told: list[Any], standing: Standing) -> None:
    assert lived(*told).standing is standing


def test_what_is_only_retold_after_a_halt_does_not_reopen_the_deal() -> None:
    halted = [("agreement", "2010", "2011-01-01"), ("suspended", None, "2012-01-01")]
    assert lived(*halted, ("agreement", None, "2013-01-01")).standing is Standing.SUSPENDED
    assert lived(*halted, ("agreement", "2010", "2013-01-01")).standing is Standing.SUSPENDED
    assert lived(*halted, ("agreement", "2013", "2014-01-01")).standing is Standing.OPEN
    assert lived(*halted, ("delivery", None, "2013-01-01")).standing is Standing.DELIVERING


def test_a_halt_stands_after_what_came_before_it() -> None:
    found = lived(
        ("agreement", "2010", "2015-01-01"),
        ("suspended", "2012", "2015-01-01"),
        ("delivery", "2014", "2015-01-01"),
    )
    assert [str(step.stage) for step in found.steps] == ["agreement", "suspended", "delivery"]


def counted(stage: str, number: Any, when: str | None = None, **fields: Any) -> tuple[Any, ...]:
    return stage, when, "2020-01-01", {"quantity": number, **fields}


@pytest.mark.parametrize(
    ("told", "expected", "standing"),
    [
        (["agreement 24"], (24, 24, 24), Standing.OPEN),
        (["agreement 24", "delivery 8 2012", "delivery 8 2013"], (8, 8, 8), Standing.DELIVERING),
        (["agreement 24", "delivery 24 2012"], (0, 0, 0), Standing.DELIVERED),
        (["agreement 24", "delivery 30 2012"], (0, 0, 0), Standing.DELIVERED),
        (["agreement 24+", "delivery 8 2012"], (16, None, None), Standing.DELIVERING),
        (["agreement 24", "delivery 8+ 2012"], (0, None, 16), Standing.DELIVERING),
        (["agreement 20-24", "delivery 8-10 2012"], (10, None, 16), Standing.DELIVERING),
        (["agreement -24", "delivery 8 2012"], (0, None, 16), Standing.DELIVERING),
        (["agreement 94", "agreement 100", "delivery 94 2012"], (0, None, 6), Standing.DELIVERING),
        (["agreement 24", "delivery None 2012"], (0, None, 24), Standing.DELIVERING),
        (["agreement 24 2010", "refused None 2013"], (24, 24, 24), Standing.CANCELLED),
    ],
)
def test_what_is_outstanding_is_what_was_ordered_less_what_was_delivered(
    told: list[str], expected: tuple[float | None, ...], standing: Standing
) -> None:
    found = lived(*(counted(*parsed(one)) for one in told))
    assert found.outstanding is not None
    assert (found.outstanding.low, found.outstanding.best, found.outstanding.high) == expected
    assert found.standing is standing


def parsed(told: str) -> tuple[str, Any, str | None]:
    stage, number, *when = told.split()
    low, dash, high = number.partition("-")
    pair = (int(low) if low else None, int(high)) if dash else int(number) if number.isdecimal() else None
    return stage, (int(number[:-1]), None) if number.endswith("+") else pair, when[0] if when else None


@pytest.mark.parametrize(
    ("told", "outstanding"),
    [
        ([("delivery", 8, "item")], None),
        ([("approval", 24, "item"), ("delivery", 8, "item")], None),
        ([("agreement", 2, "battalion"), ("delivery", 8, "launcher")], None),
        ([("agreement", 3, "system"), ("delivery", 8, "launcher")], None),
        ([("agreement", 12, "item"), ("delivery", 8, "launcher")], (4, "item")),
    ],
)
def test_nothing_is_outstanding_where_nothing_was_ordered_or_units_differ(
    told: list[tuple[str, int, str]], outstanding: tuple[float, str] | None
) -> None:
    found = lived(*(counted(stage, number, unit=unit) for stage, number, unit in told)).outstanding
    assert (found and (found.best, found.unit)) == outstanding


def test_an_option_is_told_and_never_added() -> None:
    order = report("a", say(quantity=18, when="2010"), published="2012-01-01")
    option = report("b", say(stage="interest", quantity=18, when="2010"), published="2012-02-01")
    signed = report("c", say(stage="agreement", quantity=18, when="2010"), published="2012-03-01")
    entry = deal(order, options=(option, signed))
    assert entry.ordered is not None and entry.ordered.best == 18 and entry.ordered.witnesses == 1
    found = life(entry)
    assert found.option is not None and (found.option.best, found.option.witnesses) == (18, 2)
    assert found.outstanding is not None and found.outstanding.best == 18
    assert [step.witnesses for step in found.steps] == [1]
    delivered = [
        report(f"d{y}", say(stage="delivery", quantity=18, when=y), published="2016-01-01")
        for y in ("2013", "2015")
    ]
    entry = deal(order, *delivered, options=(option,))
    assert entry.delivered is not None and entry.delivered.best == 36  # the option was taken
    entry = deal(order, *delivered)
    assert entry.delivered is not None and entry.delivered.best == 18


def test_what_is_known_of_nothing_but_an_option_is_shown() -> None:
    entry = deal(options=(report("b", say(stage="interest", quantity=18), published="2012-02-01"),))
    assert (entry.stage, entry.ordered) == (Stage.INTEREST, None)
    assert entry.option is not None and entry.option.best == 18
    assert life(entry).standing is Standing.OPEN


def test_money_is_told_by_what_it_is_for() -> None:
    tanks = report("a", say(value=9e8, value_of="item", when="2010-05"), published="2016-01-01").testimonies()
    arms = {"system": None, "value": 2e8, "when": "2015"}
    price = say(item="arms", category="unspecified", value_of="package", **arms)
    loan = say(item="state loan", category="finance", **arms)
    shared = report("b", price, loan, published="2016-01-01").testimonies()
    package = Package("P1", "RUS", "AZE", None, tuple(t.claim.id for t in shared))
    told = [*tanks, *shared]
    found = entries([transfer(told, package="P1")], [package], told)
    money = [(m.funding, m.of_package, m.estimate.best, m.times.first) for m in life(found[0]).money]
    assert money == [
        (Funding.PRICE, False, 9e8, "2010-05-01"),
        (Funding.PRICE, True, 2e8, "2015-01-01"),
        (Funding.LOAN, True, 2e8, "2015-01-01"),
    ]


@pytest.mark.parametrize(
    ("item", "funding"),
    [("state loan", Funding.LOAN), ("military aid", Funding.GRANT), ("financing", Funding.FINANCE)],
)
def test_what_pays_for_a_deal_is_told_by_its_words(item: str, funding: Funding) -> None:
    told = report(
        "b", say(system=None, item=item, category="finance", value=5e7), published="2020-01-01"
    ).testimonies()
    package = Package("P1", "RUS", "AZE", None, (told[0].claim.id,))
    (entry,) = entries([transfer(told, package="P1")], [package], told)
    assert [m.funding for m in life(entry).money] == [funding]


def superseded(told: Report, on: str | None = None) -> list[Testimony]:
    return [replace(t, superseded_by="another", superseded_on=on) for t in told.testimonies()]


def test_what_was_corrected_stays_visible_and_counts_no_more() -> None:
    wrong = report("a", say(quantity=118), say(stage="delivery", quantity=118), published="2014-01-01")
    right = report("b", say(quantity=100), published="2014-02-01")
    told = [*superseded(wrong, on="2014-02-01"), *right.testimonies()]

    def entry(**dates: str) -> Entry:
        (found,) = entries([transfer(told)], [], told, **dates)
        return found

    now = entry()
    assert now.ordered is not None and (now.ordered.best, now.conflict, now.witnesses) == (100, False, 1)
    assert (now.delivered, now.stage, len(now.superseded)) == (None, Stage.AGREEMENT, 2)
    assert [step.stage for step in life(now).steps] == [Stage.AGREEMENT]
    then = entry(known_by="2014-01-31")
    assert then.ordered is not None and (then.ordered.best, then.stage) == (118, Stage.DELIVERY)
    assert entry(known_by="2014-02-01").ordered == now.ordered


def test_a_correction_without_a_date_was_made_by_no_date() -> None:
    told = superseded(report("a", say(quantity=118), published="2014-01-01"))
    assert entries([transfer(told)], [], told) == ()
    assert len(entries([transfer(told)], [], told, known_by="2016")) == 1


TOLD = st.lists(
    st.tuples(
        st.sampled_from([str(s) for s in Stage]),
        st.sampled_from([None, "2010", "2012-05", ("2011", None), "2030"]),
        st.sampled_from(["2012-05-05", "2016-01-31"]),
        st.fixed_dictionaries(
            {
                "quantity": st.sampled_from([None, 8, 18, (10, None), (None, 40)]),
                "polarity": st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"]),
                "certainty": st.sampled_from(["certain", "probable", "possible"]),
                "value": st.sampled_from([None, 4e8]),
            }
        ),
    ),
    min_size=1,
    max_size=6,
)


@given(TOLD, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_a_life_is_the_same_in_whatever_order_it_is_told(told: list[Any], random: Any) -> None:
    entry = entry_of(*told)
    shuffled = replace(entry, testimonies=tuple(random.sample(entry.testimonies, len(entry.testimonies))))
    found = life(entry)
    assert found == life(shuffled)
    shown = [t for step in (*found.steps, *found.forecasts) for t in (*step.affirmed, *step.denied)]
    assert sorted(t.claim.id for t in shown) == sorted(t.claim.id for t in entry.testimonies)
    for step in found.steps:
        assert step.affirmed or step.denied
        assert (step.first or "") <= (step.last or "")
    forward = [s.stage for s in found.steps if s.stage not in (Stage.SUSPENDED, Stage.REFUSED)]
    assert all(list(Stage).index(a) < list(Stage).index(b) for a, b in pairwise(forward))


NUMBER = st.one_of(
    st.integers(1, 60),
    st.tuples(st.integers(1, 30), st.none()),
    st.tuples(st.none(), st.integers(1, 60)),
    st.tuples(st.integers(1, 30), st.integers(31, 60)),
)


@given(NUMBER, NUMBER)
@settings(max_examples=150, deadline=None)
def test_outstanding_holds_every_difference_that_the_bounds_allow(order: Any, delivery: Any) -> None:
    found = lived(counted("agreement", order), counted("delivery", delivery)).outstanding
    assert found is not None
    (low, high), (some, most) = ((n, n) if isinstance(n, int) else n for n in (order, delivery))
    assert found.low == max(0, (low or 0) - most if most is not None else 0)
    assert found.high == (None if high is None else max(0, high - (some or 0)))
    exact = isinstance(order, int) and isinstance(delivery, int)
    assert found.best == (max(0, order - delivery) if exact else None)
    assert found.low <= (found.best if found.best is not None else found.low)

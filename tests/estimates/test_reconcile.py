"""Low, best and high are what independent witnesses support; what differs is shown, not averaged."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import report, say

from armsledger.estimates import Estimate, Measure, Reading, estimate
from armsledger.transfers import Testimony as Told

Bound = tuple[float | None, float | None]


def reading(testimony: Told, measure: Measure) -> Reading:
    claim = testimony.claim
    if measure is Measure.VALUE:
        assert claim.value is not None
        return Reading(claim.value.low, claim.value.high, claim.value.currency, testimony)
    assert claim.quantity is not None
    return Reading(claim.quantity.low, claim.quantity.high, str(claim.quantity.unit), testimony)


def reckon(measure: Measure, *told: Any, **fields: Any) -> Estimate | None:
    """The estimate from one document (and witness) a figure; a list of sayings is one document's."""
    readings = []
    for n, one in enumerate(told):
        sayings = one if isinstance(one, list) else [one if isinstance(one, dict) else figure(measure, one)]
        for testimony in report(f"r{n}", *sayings, published=f"2014-01-{n + 1:02d}").testimonies():
            readings.append(reading(testimony, measure))
    return estimate(measure, readings, **fields)


def figure(measure: Measure, given: Any, **fields: Any) -> dict[str, Any]:
    stage = "delivery" if measure is Measure.DELIVERED else "agreement"
    field = "value" if measure is Measure.VALUE else "quantity"
    return say(**{"stage": stage, field: given, **fields})


def ordered(*told: Any, **fields: Any) -> Estimate:
    found = reckon(Measure.ORDERED, *told, **fields)
    assert found is not None
    return found


def delivered(*told: Any) -> Estimate:
    found = reckon(Measure.DELIVERED, *told)
    assert found is not None
    return found


def batch(number: Any, when: Any = None, **fields: Any) -> dict[str, Any]:
    return figure(Measure.DELIVERED, number, when=when, **fields)


def bounds(found: Estimate) -> tuple[float | None, float | None, float | None]:
    return found.low, found.best, found.high


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([18], (18, 18, 18)),
        ([(100, None)], (100, None, None)),
        ([(None, 40)], (None, None, 40)),
        ([(30, 40)], (30, None, 40)),
        ([18, 18], (18, 18, 18)),
        ([(90, None), 94], (90, 94, 94)),
        ([(90, None), (100, None)], (90, None, None)),
        ([(None, 40), 36], (36, 36, 40)),
        ([(30, 40), 36], (30, 36, 40)),
        ([(50, None), (None, 120)], (50, None, 120)),
    ],
)
def test_figures_that_can_all_be_true_are_no_conflict(told: list[Any], expected: tuple[Any, ...]) -> None:
    found = ordered(*told)
    assert bounds(found) == expected
    assert not found.conflict


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([94, 100], (94, None, 100)),
        ([94, 94, 100], (94, 94, 100)),
        ([94, 94, 100, (95, None)], (94, None, 100)),
        ([94, (100, None)], (94, None, None)),
        ([94, *[(100, None)] * 2], (94, None, None)),
        ([94, 94, 100, 90], (90, 94, 100)),
        ([36, (None, 30)], (None, None, 36)),
    ],
)
def test_of_figures_that_differ_the_one_with_most_witnesses_is_best(
    told: list[Any], expected: tuple[Any, ...]
) -> None:
    found = ordered(*told)
    assert bounds(found) == expected
    assert found.conflict


def test_two_prices_of_one_package_are_two_sides_and_no_average() -> None:
    forecast = figure(Measure.VALUE, 5e9, certainty="possible", speaker="a newspaper")
    found = reckon(
        Measure.VALUE,
        [figure(Measure.VALUE, 4e9, speaker="officials"), forecast],
        (4e9, None),
        5e9,
    )
    assert found is not None
    assert bounds(found) == (4e9, None, 5e9)
    assert [[r.low for r in side] for side in found.sides] == [[4e9, 4e9], [5e9]]
    assert [r.testimony.claim.speaker for r in found.forecasts] == ["a newspaper"]
    assert found.witnesses == 3
    assert found.unit == "USD"
    assert "3 witnesses differ" in found.rule
    assert "1 forecast left apart" in found.rule


def test_forecasts_alone_give_no_figure() -> None:
    found = ordered(figure(Measure.ORDERED, 18, certainty="possible"))
    assert bounds(found) == (None, None, None)
    assert len(found.forecasts) == 1
    assert "forecast" in found.rule


def test_a_delivery_still_to_come_is_a_forecast() -> None:
    found = delivered(batch(8, "2013"), batch(24, "2018"))
    assert bounds(found) == (8, 8, 8)
    assert [r.low for r in found.forecasts] == [24]


def test_an_order_for_delivery_in_years_to_come_is_no_forecast() -> None:
    assert bounds(ordered(figure(Measure.ORDERED, 24, when=("2018", "2020")))) == (24, 24, 24)


def test_a_denied_figure_is_shown_and_not_counted() -> None:
    denial = figure(Measure.ORDERED, 40, polarity="denied")
    found = ordered(18, denial)
    assert bounds(found) == (18, 18, 18)
    assert [r.low for r in found.denials] == [40]
    assert "1 denial left apart" in found.rule
    assert reckon(Measure.ORDERED, denial) is None
    assert estimate(Measure.ORDERED, []) is None


def test_copies_of_one_witness_count_once() -> None:
    copies = [report(f"copy {n}", figure(Measure.ORDERED, 100)).testimonies("agency")[0] for n in range(5)]
    others = [report(f"other {n}", figure(Measure.ORDERED, 94)).testimonies()[0] for n in range(2)]
    found = estimate(Measure.ORDERED, [reading(t, Measure.ORDERED) for t in copies + others])
    assert found is not None
    assert (found.best, found.witnesses) == (94, 3)
    assert "borne out by 2 of 3 witnesses" in found.rule


def test_what_one_document_repeats_more_exactly_stands_exactly() -> None:
    found = ordered([figure(Measure.ORDERED, (90, None)), figure(Measure.ORDERED, 94)])
    assert bounds(found) == (94, 94, 94)
    assert len(found.readings) == 2
    assert found.rule == "one witness"


def test_two_speakers_of_one_document_who_differ_are_a_conflict() -> None:
    told = [figure(Measure.ORDERED, 94, speaker="A"), figure(Measure.ORDERED, 100, speaker="B")]
    found = ordered(told)
    assert bounds(found) == (94, None, 100)
    assert found.conflict
    assert found.rule == "one witness gives different figures"


@pytest.mark.parametrize(
    ("told", "unit", "expected"),
    [
        ([(9, "launcher"), (9, "item")], "launcher", (9, 9, 9)),
        ([(18, "launcher"), (18, "system"), (18, "system")], "system", (18, 18, 18)),
        ([(2, "battalion"), (8, "launcher"), (8, "launcher")], "launcher", (8, 8, 8)),
        ([(2, "battalion"), (2, "battalion"), (8, "launcher")], "battalion", (2, 2, 2)),
        ([(1200, "item"), (1200, "missile")], "missile", (1200, 1200, 1200)),
        ([(4, "launcher"), (4, "item"), (200, "missile")], "launcher", (4, 4, 4)),
        ([(1, "battalion"), (4, "launcher")], "launcher", (4, 4, 4)),
    ],
)
def test_only_what_counts_the_same_is_compared(
    told: list[tuple[int, str]], unit: str, expected: tuple[Any, ...]
) -> None:
    found = ordered(*(figure(Measure.ORDERED, n, unit=u) for n, u in told))
    assert (found.unit, bounds(found)) == (unit, expected)
    assert len(found.readings) + len(found.apart) == len(told)
    for other in {r.unit for r in found.apart}:
        assert f"{other} reading" in found.rule


def test_part_deliveries_of_one_witness_add_up() -> None:
    found = delivered([batch(8, "2012"), batch(8, "2013")])
    assert bounds(found) == (16, 16, 16)
    assert "part deliveries" in found.rule
    assert bounds(delivered([batch(8, "2012"), batch((10, None), "2013")])) == (18, None, None)


@pytest.mark.parametrize(
    "told",
    [
        [batch(8, "2012"), batch(8, "2013"), batch(16, ("2012", "2013"))],
        [batch(8, "2012"), batch(8, "2013"), batch(16)],
        [batch(10, "2012"), batch(16)],
    ],
)
def test_a_part_is_not_added_to_a_whole_that_the_witness_tells_too(told: list[Any]) -> None:
    found = delivered(told)
    assert bounds(found) == (16, 16, 16)
    assert not found.conflict


@pytest.mark.parametrize(
    "told",
    [
        [batch(8, "2012"), batch(8, "2012")],
        [batch(8, ("2011", "2012")), batch(8, ("2012", "2013"))],
        [batch(8), batch(8, "2013")],
    ],
)
def test_deliveries_that_may_be_the_same_are_not_added(told: list[Any]) -> None:
    assert bounds(delivered(told)) == (8, 8, 8)


def test_orders_are_not_added() -> None:
    orders = [figure(Measure.ORDERED, 10, when="2010"), figure(Measure.ORDERED, 10, when="2012")]
    assert bounds(ordered(orders)) == (10, 10, 10)


def test_the_basis_stands_before_the_rule() -> None:
    assert ordered(18, basis="as approved").rule == "as approved; one witness"


NUMBERS = st.one_of(
    st.integers(1, 6),
    st.tuples(st.integers(1, 6), st.none()),
    st.tuples(st.none(), st.integers(1, 6)),
    st.tuples(st.integers(1, 3), st.integers(4, 6)),
)
TOLD = st.lists(
    st.tuples(
        NUMBERS,
        st.sampled_from([None, "2010", "2012", ("2010", "2012"), ("2011", None), "2018"]),
        st.sampled_from(["item", "launcher", "missile", "battalion"]),
        st.sampled_from(["affirmed", "affirmed", "denied"]),
        st.sampled_from(["certain", "certain", "possible"]),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=7,
)


def readings_of(told: list[Any], measure: Measure) -> list[Reading]:
    """One reading a document; the last field says which witness it is."""
    return [
        reading(t, measure)
        for n, (number, when, unit, polarity, certainty, witness) in enumerate(told)
        for t in report(
            f"r{n}",
            figure(measure, number, when=when, unit=unit, polarity=polarity, certainty=certainty),
            published=f"2014-0{n + 1}-01",
        ).testimonies(f"w{witness}")
    ]


@given(TOLD, st.sampled_from([Measure.ORDERED, Measure.DELIVERED]), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_low_best_and_high_stand_in_order_whatever_the_order_of_readings(
    told: list[Any], measure: Measure, random: Any
) -> None:
    readings = readings_of(told, measure)
    found = estimate(measure, readings)
    assert found == estimate(measure, random.sample(readings, len(readings)))
    if found is None:
        assert all(r.testimony.claim.polarity == "denied" for r in readings)
        return
    present = [n for n in bounds(found) if n is not None]
    assert present == sorted(present)
    assert found.rule
    parts = found.readings + found.forecasts + found.denials + found.apart
    assert sorted(r.testimony.claim.id for r in parts) == sorted(r.testimony.claim.id for r in readings)
    on_sides = [r.testimony.claim.id for side in found.sides for r in side]
    assert not on_sides or sorted(on_sides) == sorted(r.testimony.claim.id for r in found.readings)


@given(TOLD, st.sampled_from([Measure.ORDERED, Measure.DELIVERED]), st.data())
@settings(max_examples=200, deadline=None)
def test_a_reprint_changes_no_figure(told: list[Any], measure: Measure, data: st.DataObject) -> None:
    readings = readings_of(told, measure)
    copied = told[data.draw(st.integers(0, len(told) - 1))]
    again = readings + readings_of([*told, copied], measure)[-1:]
    before, after = estimate(measure, readings), estimate(measure, again)
    assert (before and (bounds(before), before.unit, before.conflict, before.witnesses)) == (
        after and (bounds(after), after.unit, after.conflict, after.witnesses)
    )


def test_unlike_goods_stay_apart_by_unit() -> None:
    found = ordered(figure(Measure.ORDERED, 2), figure(Measure.ORDERED, 12, unit="round"))
    assert (bounds(found), found.unit, found.conflict) == ((2, 2, 2), "item", False)
    assert "1 round reading left apart" in found.rule
    alike = ordered(figure(Measure.ORDERED, 1200), figure(Measure.ORDERED, 1000, unit="missile"))
    assert (bounds(alike), alike.unit, alike.conflict) == ((1000, None, 1200), "missile", True)


def test_a_sum_told_in_two_currencies_by_one_witness_is_one_reading() -> None:
    def price(amount: float, currency: str) -> dict[str, Any]:
        return figure(Measure.VALUE, amount, currency=currency)

    found = reckon(Measure.VALUE, [price(27e6, "USD"), price(24e6, "EUR")], price(24e6, "EUR"))
    assert found is not None
    assert (bounds(found), found.unit, found.witnesses) == ((24e6, 24e6, 24e6), "EUR", 2)
    assert [(r.unit, r.low) for r in found.repeats] == [("USD", 27e6)]
    assert found.apart == ()
    assert found.rule == "all 2 witnesses agree"
    other = reckon(Measure.VALUE, price(27e6, "USD"), price(24e6, "EUR"), price(24e6, "EUR"))
    assert other is not None
    assert (len(other.apart), other.repeats) == (1, ())


SUPPLIER = {"speaker": "The supplier's ministry", "side": "supplier"}
RECIPIENT = {"speaker": "The recipient's ministry", "side": "recipient"}


def test_officials_of_both_sides_confirm_a_number() -> None:
    both = [figure(Measure.ORDERED, 94, **SUPPLIER), figure(Measure.ORDERED, 94, **RECIPIENT)]
    found = ordered(*both)
    assert (found.rule, found.bracketed) == ("confirmed by both sides; all 2 witnesses agree", False)
    assert found.interval == (94, 94)
    contested = ordered(*both, 100, 100, 100)
    assert (contested.best, contested.conflict) == (94, True)
    assert contested.rule.startswith("confirmed by both sides; borne out by 2 of 5 witnesses")
    assert contested.modes[0].low == 94
    in_one_report = ordered(both)
    assert in_one_report.rule == "confirmed by both sides; one witness"
    differing = ordered(both[0], figure(Measure.ORDERED, 100, **RECIPIENT))
    assert "confirmed" not in differing.rule
    hedged = ordered(both[0], figure(Measure.ORDERED, 94, certainty="probable", **RECIPIENT))
    assert "confirmed" not in hedged.rule


ANONYMOUS = {"speaker": "a source", "side": "anonymous"}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([94], "one witness"),
        ([(90, None)], "one witness"),
        ([94, 94], ""),
        ([94, (90, None)], "the number from one witness"),
        ([94, 100], "each number from one witness"),
        ([94, 94, 100], ""),
        ([(90, None), (80, None)], ""),
        ([figure(Measure.ORDERED, 94, **ANONYMOUS)] * 2, "only anonymous sources"),
        ([figure(Measure.ORDERED, 94, **ANONYMOUS), 94], ""),
        ([figure(Measure.ORDERED, 94, certainty="probable")] * 2, "only hedged reports"),
        ([figure(Measure.ORDERED, 94, certainty="possible")], "nothing but forecasts"),
    ],
)
def test_a_number_on_weak_feet_is_bracketed_and_the_rule_says_why(told: list[Any], why: str) -> None:
    found = ordered(*told)
    assert (found.bracket, found.bracketed) == (why, bool(why))
    assert why in found.rule


def test_a_denied_figure_is_believed_less() -> None:
    plain, denied = ordered(18), ordered(18, figure(Measure.ORDERED, 18, polarity="denied", **SUPPLIER))
    assert bounds(denied) == (18, 18, 18)
    assert denied.modes[0].weight < plain.modes[0].weight


def test_a_number_of_none_speaks_against_the_others() -> None:
    found = ordered(18, 0)
    assert (found.low, found.high, found.conflict) == (0, 18, True)
    assert found.interval[0] == 0


def test_what_is_only_forecast_is_not_believed_at_all() -> None:
    found = ordered(figure(Measure.ORDERED, 18, certainty="possible"))
    assert (found.interval, found.modes) == ((None, None), ())

"""What a recipient holds: opening stock and deliveries, less losses and what is retired."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.balance.assumptions import Assumptions, Retirement, ServiceLife, YearlyRate
from armsledger.balance.flow import Counted, Flow
from armsledger.balance.holdings import Holdings, Stock, holdings
from armsledger.balance.losses import Loss
from armsledger.balance.openings import Opening, read_openings
from armsledger.errors import InputError, UsageError
from armsledger.terms import Category, Unit

YEARS = range(2009, 2014)


@dataclass(frozen=True, slots=True, eq=False)
class Delivered:
    """A flow as holdings see it."""

    recipient: str | None
    category: Category
    designation: str | None
    unit: str
    years: tuple[int, ...]
    draws: np.ndarray


def delivered(
    *numbers: float, designation: str | None = "T-90S", unit: str = "piece", n: int = 50
) -> Delivered:
    """So many tanks for Azerbaijan in each of the years, without any doubt."""
    draws = np.repeat(np.cumsum(numbers)[:, None], n, axis=1).astype(float)
    return Delivered("AZE", Category.TANK, designation, unit, tuple(YEARS), draws)


def opening(
    low: float, high: float, year: int = 2008, designation: str | None = None, source: str = "A"
) -> Opening:
    return Opening("AZE", Category.TANK, designation, year, low, high, source)


def lost(
    number: int, year: int, designation: str | None = None, captured: int = 0, country: str = "AZE"
) -> Loss:
    captor = {"AZE": "ARM", "ARM": "AZE"}[country] if captured else None
    return Loss(country, Category.TANK, designation, year, number, captured, captor, (year,))


def one(held: Holdings, designation: str | None = None) -> Stock:
    (stock,) = [s for s in held.stocks if s.designation == designation]
    return stock


def test_deliveries_add_to_the_opening_stock_and_losses_take_from_it() -> None:
    held = holdings(
        [delivered(0, 30, 0, 30, 0)], years=YEARS, openings=[opening(100, 100)], losses=[lost(7, 2012)]
    )
    stock = one(held)
    assert stock.years == tuple(YEARS)
    assert stock.best == (100, 130, 130, 153, 153)
    assert stock.low == stock.best == stock.high
    assert not stock.contradictions


def test_the_bounds_of_an_opening_stock_stay_open_to_the_end() -> None:
    stock = one(holdings([delivered(0, 30, 0, 0, 0)], years=YEARS, openings=[opening(100, 140)], draws=50))
    assert 100 <= stock.low[0] < stock.best[0] < stock.high[0] <= 140
    assert stock.high[-1] - stock.low[-1] == pytest.approx(stock.high[0] - stock.low[0])


def test_sources_that_differ_widen_the_interval() -> None:
    agree = one(holdings([], years=YEARS, openings=[opening(100, 110, source=s) for s in "AB"]))
    differ = one(holdings([], years=YEARS, openings=[opening(100, 110), opening(200, 210, source="B")]))
    assert differ.high[0] - differ.low[0] > 5 * (agree.high[0] - agree.low[0])
    assert np.mean(differ.draws[0] > 150) == pytest.approx(0.5, abs=0.05)


def test_losses_above_the_stock_leave_none_and_are_told() -> None:
    held = holdings([delivered(2, 0, 0, 0, 0)], years=YEARS, openings=[opening(3, 3)], losses=[lost(9, 2010)])
    stock = one(held)
    assert stock.best == (5, 0, 0, 0, 0)
    (found,) = stock.contradictions
    assert (found.year, found.share) == (2010, 1.0)
    assert "exceed the stock by 4 in 100% of the draws" in found.told


def test_without_an_opening_stock_only_what_came_is_held_and_that_is_said() -> None:
    stock = one(holdings([delivered(0, 4, 0, 0, 0)], years=YEARS, losses=[lost(6, 2011)]))
    assert stock.best == (0, 4, 0, 0, 0) and stock.openings == ()
    assert "no opening stock is told" in stock.contradictions[0].told


def test_a_yearly_rate_retires_a_share_of_what_stood_at_the_year_s_beginning() -> None:
    rate = Assumptions(retirement=YearlyRate(0.1))
    stock = one(
        holdings([delivered(0, 50, 0, 0, 0)], years=YEARS, openings=[opening(100, 100)], assumptions=rate)
    )
    assert stock.best == pytest.approx((90, 131, 117.9, 106.11, 95.499))


def test_a_service_life_retires_each_delivery_by_its_age() -> None:
    life = Assumptions(retirement=ServiceLife(2))
    stock = one(
        holdings([delivered(10, 0, 7, 0, 0)], years=YEARS, openings=[opening(100, 100)], assumptions=life)
    )
    assert stock.best == (60, 10, 7, 7, 0)  # of the opening stock half goes each year


def test_losses_that_nobody_saw_lower_the_stock_and_widen_its_interval() -> None:
    seen = one(holdings([], years=YEARS, openings=[opening(100, 100)], losses=[lost(20, 2010)]))
    more = Assumptions(unseen=(1, 2))
    unseen = one(
        holdings([], years=YEARS, openings=[opening(100, 100)], losses=[lost(20, 2010)], assumptions=more)
    )
    assert seen.low[-1] == seen.high[-1] == 80
    assert 60 <= unseen.low[-1] < unseen.best[-1] < unseen.high[-1] <= 80


def test_captured_pieces_enter_the_captor_s_stock_only_where_that_is_asked_for() -> None:
    given_ = {
        "years": YEARS,
        "openings": [opening(50, 50)],
        "losses": [lost(8, 2010, captured=5, country="ARM")],
    }
    assert one(holdings([], **given_)).best[-1] == 50
    assert one(holdings([], **given_, assumptions=Assumptions(captures=True))).best[-1] == 55


def test_a_family_has_its_own_stock_and_the_category_holds_all_of_them() -> None:
    held = holdings(
        [delivered(0, 30, 0, 0, 0), delivered(0, 0, 5, 0, 0, designation=None)],
        years=YEARS,
        openings=[opening(100, 100, designation="T-72A"), opening(20, 20, designation="T-72B")],
        losses=[lost(3, 2011, "T-72AV"), lost(1, 2012)],
    )
    assert [s.designation for s in held.stocks] == [None, "T-72", "T-90"]
    assert one(held, "T-72").best == (120, 120, 117, 117, 117)
    assert one(held, "T-90").best == (0, 30, 30, 30, 30)
    assert one(held).best == (120, 150, 152, 151, 151)


def test_an_opening_stock_within_the_years_begins_the_stock_there() -> None:
    stock = one(holdings([delivered(5, 5, 5, 5, 5)], years=YEARS, openings=[opening(40, 40, year=2011)]))
    assert stock.years == (2011, 2012, 2013)
    assert stock.best == (40, 45, 50)


def test_a_later_stock_that_does_not_fit_is_told_and_changes_nothing() -> None:
    told = [opening(100, 100), opening(150, 160, year=2012, source="Later Almanac")]
    stock = one(holdings([delivered(0, 10, 0, 0, 0)], years=YEARS, openings=told))
    assert stock.best[-1] == 110
    (found,) = stock.contradictions
    assert found.year == 2012 and found.share == 1
    assert "Later Almanac tells of 150 to 160" in found.told and "110 to 110 are reckoned" in found.told


def test_types_that_come_to_more_than_their_category_are_told() -> None:
    told = [opening(90, 100), opening(80, 80, designation="T-72B"), opening(40, 40, designation="T-55")]
    stock = one(holdings([], years=YEARS, openings=told))
    assert any("its types come to 120 or more" in c.told for c in stock.contradictions)


def test_battalions_are_a_stock_of_their_own() -> None:
    units = delivered(0, 2, 0, 0, 0, unit="battalion")
    held = holdings([units, delivered(0, 5, 0, 0, 0)], years=YEARS, losses=[lost(1, 2011)])
    whole = {s.unit: s.best[-1] for s in held.stocks if s.designation is None}
    assert whole == {"battalion": 2, "piece": 4}


def test_flows_of_the_register_are_deliveries() -> None:
    draws = delivered(0, 3, 0, 2, 0).draws
    none = (None,) * len(YEARS)
    goods = "RUS", "AZE", "Mi-35M", Category.ATTACK_HELICOPTER, "piece", Counted.DELIVERED
    flow = Flow("T1", *goods, tuple(YEARS), draws, none, none, none)
    assert one(holdings([flow], years=YEARS)).best == (0, 3, 3, 5, 5)


def test_losses_without_any_stock_are_named() -> None:
    held = holdings([], years=YEARS, openings=[opening(5, 5)], losses=[lost(2, 2010, country="ARM")])
    assert held.losses_elsewhere == (lost(2, 2010, country="ARM"),)


def test_deliveries_must_reach_back_to_the_opening_stock() -> None:
    with pytest.raises(UsageError, match="of the end of 2005, but deliveries are counted from 2009 on"):
        holdings([delivered(0, 0, 0, 0, 0)], years=YEARS, openings=[opening(5, 5, year=2005)])
    with pytest.raises(UsageError, match="told up to 2013 only"):
        holdings([delivered(0, 0, 0, 0, 0)], years=range(2009, 2016))


def test_each_assumption_is_printed_with_its_default() -> None:
    plain = holdings([], years=YEARS, openings=[opening(5, 5)]).assumptions
    assert [a.name for a in plain] == [
        "opening stock",
        "deliveries",
        "retirement",
        "losses",
        "captured pieces",
    ]
    assert not any(a.changed for a in plain) and all(a.why for a in plain)
    options = Assumptions(retirement=YearlyRate(0.03), unseen=(1, 1.5), captures=True)
    changed = {a.name: a.value for a in options.stated() if a.changed}
    assert changed == {
        "retirement": "0.03 of the stock a year",
        "losses": "1 to 1.5 times those listed",
        "captured pieces": "added to the captor's",
    }


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: YearlyRate(1.0),
        lambda: ServiceLife(0),
        lambda: Assumptions(unseen=(0.5, 1)),
        lambda: Assumptions(unseen=(2, 1)),
    ],
)
def test_assumptions_that_can_not_be_are_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(UsageError, match="give"):
        wrong()


# Properties

NUMBERS = st.lists(st.integers(0, 60), min_size=5, max_size=5)
LOSSES = st.lists(
    st.builds(lost, st.integers(1, 80), st.sampled_from(YEARS), st.sampled_from([None, "T-72", "T-90S"])),
    max_size=4,
)
OPENINGS = st.lists(
    st.builds(
        lambda low, more, year, name: opening(low, low + more, year, name),
        st.integers(0, 90),
        st.integers(0, 30),
        st.sampled_from([2008, 2010]),
        st.sampled_from([None, "T-72B", "T-90S"]),
    ),
    max_size=3,
)
RETIREMENTS = st.sampled_from([None, YearlyRate(0.2), ServiceLife(3)])


@given(NUMBERS, OPENINGS, LOSSES, RETIREMENTS)
def test_a_stock_is_never_negative(
    numbers: list[int], openings: list[Opening], losses: list[Loss], retirement: Retirement | None
) -> None:
    options = Assumptions(retirement=retirement, unseen=(1, 3))
    held = holdings([delivered(*numbers)], years=YEARS, openings=openings, losses=losses, assumptions=options)
    for stock in held.stocks:
        assert (stock.draws >= 0).all()
        assert all(
            low <= best <= high for low, best, high in zip(stock.low, stock.best, stock.high, strict=True)
        )


@given(NUMBERS, NUMBERS, OPENINGS, LOSSES, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(numbers, more, openings, losses, random) -> None:
    flows = [delivered(*numbers), delivered(*more, designation="T-72B")]
    first = holdings(flows, years=YEARS, openings=openings, losses=losses, seed=3)
    for rows in (flows, openings, losses):
        random.shuffle(rows)
    again = holdings(flows, years=YEARS, openings=openings, losses=losses, seed=3)
    assert [s.designation for s in first.stocks] == [s.designation for s in again.stocks]
    for one_, other in zip(first.stocks, again.stocks, strict=True):
        assert one_.contradictions == other.contradictions
        assert np.array_equal(one_.draws, other.draws)


@given(NUMBERS, st.integers(0, 200))
def test_without_losses_the_stock_is_opening_plus_deliveries(numbers: list[int], held_before: int) -> None:
    told = [opening(held_before, held_before)]
    stock = one(holdings([delivered(*numbers)], years=YEARS, openings=told))
    assert stock.best == tuple(held_before + np.cumsum(numbers))


# The file of opening stocks

HEADER = "recipient,category,designation,year,low,high,source\n"


def read(tmp_path: Path, text: str) -> tuple[Opening, ...]:
    path = tmp_path / "stocks.csv"
    path.write_text(text, encoding="utf-8")
    return read_openings(path)


def test_opening_stocks_are_read_by_category_or_type(tmp_path: Path) -> None:
    rows = "ARM,tank,,2008,100,120,Yearbook\nAzerbaijan,,Su-25,2008,6,6,Yearbook\n"
    tanks, jets = read(tmp_path, "# my own reading\n" + HEADER + rows)
    assert (tanks.recipient, tanks.category, tanks.designation) == ("ARM", Category.TANK, None)
    assert (tanks.low, tanks.high, tanks.unit) == (100, 120, Unit.ITEM)
    assert (jets.recipient, jets.category, jets.designation) == ("AZE", Category.COMBAT_AIRCRAFT, "Su-25")
    assert jets.where.endswith("stocks.csv:4")


def test_one_column_may_hold_the_number_or_its_range(tmp_path: Path) -> None:
    text = "Country;Category;Year;Number;Unit;Source\nARM;air_defence;2008;2-3;battalion;Yearbook\nARM;tank;2008;0;;B\n"
    first, second = read(tmp_path, text)
    assert (first.low, first.high, first.unit) == (2, 3, Unit.BATTALION)
    assert (second.low, second.high) == (0, 0)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Atlantis,tank,,2008,1,2,Y", "no party 'Atlantis'"),
        ("ARM,tanks,,2008,1,2,Y", "'tanks' is no category; give one of tank"),
        ("ARM,,Zorg-9,2008,1,2,Y", "knows no 'Zorg-9'; fill the column category"),
        ("ARM,,,2008,1,2,Y", "names no category and no designation"),
        ("ARM,tank,,08,1,2,Y", "'08' is no year"),
        ("ARM,tank,,2008,9,2,Y", "low 9 is above high 2"),
        ("ARM,tank,,2008,9,,Y", "has no two bounds"),
        ("ARM,tank,,2008,many,2,Y", "has no two bounds"),
        ("ARM,tank,,2008,1,2,", "names no source"),
        ("ARM,tank,2008,1,2,Y", "it has 6 values for 7 columns"),
    ],
)
def test_a_line_that_can_not_be_used_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(InputError, match=rf"stocks\.csv:2: .*{told}"):
        read(tmp_path, HEADER + row + "\n")


def test_a_file_that_is_no_table_of_stocks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="names no year and no source and no category or designation"):
        read(tmp_path, "recipient,number\nARM,3\n")
    with pytest.raises(InputError, match="no line under the header"):
        read(tmp_path, HEADER)
    with pytest.raises(InputError, match="name a CSV file that can be read"):
        read_openings(tmp_path / "none.csv")

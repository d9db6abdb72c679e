"""Sums of any currency and year in constant dollars, by the packaged series."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources.money import CURRENCIES, DATA, deflator, rates

from armsledger.balance import BASE_YEAR, Constant, constant_dollars, currencies, lacking, series_of
from armsledger.errors import UsageError

SHARED = Path(__file__).parents[3] / "shared" / "reference" / "money"
SERIES = [(c, series_of(c)[0]) for c in currencies()]
PLACES = st.sampled_from(
    [(c, y) for c, s in SERIES for y in range(s.first, s.last + 1) if not lacking(c, y, base_year=BASE_YEAR)]
)
SUMS = st.floats(1, 1e12)


def in_dollars(amount: float, currency: str, year: int | tuple[int, int], **options: int) -> Constant:
    constant = constant_dollars(amount, amount, amount, currency, year, **options)
    assert constant is not None, lacking(currency, year)
    return constant


def test_dollars_of_the_base_year_stay_as_they_are() -> None:
    constant = in_dollars(700e6, "USD", BASE_YEAR)
    assert (constant.low, constant.best, constant.high) == (700e6, 700e6, 700e6)
    assert constant.factor == 1 and constant.base_year == BASE_YEAR


def test_a_sum_is_divided_by_its_years_rate_and_inflated() -> None:
    euros = in_dollars(100e6, "EUR", 2016, base_year=2016)
    assert euros.best == pytest.approx(100e6 / 0.9037, rel=0.01)  # EUR 0.90 a dollar in 2016
    later = in_dollars(100e6, "USD", 2010, base_year=2020)
    assert later.best == pytest.approx(118e6, rel=0.02)  # US prices rose by a sixth in that decade
    assert (
        in_dollars(1e6, "GBP", 2005).best
        > in_dollars(1e6, "EUR", 2005).best
        > in_dollars(1e6, "USD", 2005).best
    )


def test_money_that_is_no_more_is_converted_as_long_as_it_was() -> None:
    assert in_dollars(1e6, "DEM", 1999, base_year=1999).best == pytest.approx(
        1e6 / 1.95583 * 1.0658, rel=0.01
    )
    assert lacking("DEM", 2002) == "no exchange rate of DEM in 2002: the series runs from 1971 to 2001"
    assert constant_dollars(1, 1, 1, "DEM", 2002) is None


@pytest.mark.parametrize("currency", ["RUB", "AMD", "AZN", "SUR", "XXX"])
def test_a_currency_that_the_series_lack_is_left_alone(currency: str) -> None:
    assert constant_dollars(1e9, 2e9, None, currency, 2013) is None
    assert lacking(currency, 2013) == f"no exchange rate of {currency} is packaged"


def test_a_year_that_the_series_lack_is_left_alone() -> None:
    for year in (1950, 2100, (2020, 2100), (1950, 1970)):
        assert constant_dollars(1, 1, 1, "USD", year) is None
        assert lacking("USD", year).startswith("no deflator of ")
    assert lacking("EUR", (1998, 2003)).startswith("no exchange rate of EUR in 1998")


def test_dollars_of_a_year_beyond_the_series_can_not_be_asked_for() -> None:
    with pytest.raises(
        UsageError, match=r"no dollars of 1900: the deflator runs from \d{4} to \d{4}; choose"
    ):
        constant_dollars(1, 1, 1, "USD", 2010, base_year=1900)


def test_the_result_names_its_series() -> None:
    rate, index = in_dollars(1e6, "SEK", 2008).series
    assert "Federal Reserve" in rate.source and "World Bank" in index.source
    assert rate.licence.startswith("PDDL") and index.licence.startswith("PDDL")
    assert rate.first == 1971 and index.last >= BASE_YEAR
    assert in_dollars(1e6, "USD", 2008).series == (index,)


def test_a_period_takes_the_mean_of_its_years() -> None:
    each = [in_dollars(1e6, "SEK", year).factor for year in range(2007, 2011)]
    assert in_dollars(1e6, "SEK", (2007, 2010)).factor == pytest.approx(sum(each) / 4)


def test_open_bounds_stay_open_and_draws_are_converted() -> None:
    draws = np.array([1e6, 2e6, 4e6])
    constant = constant_dollars(1e6, draws, None, "SEK", 2008)
    assert constant is not None and constant.draws is not None
    assert constant.high is None and constant.draws == pytest.approx(draws * constant.factor)
    assert constant.best == pytest.approx(2e6 * constant.factor)


@given(place=PLACES, amount=SUMS, base_year=st.integers(1961, BASE_YEAR))
def test_there_and_back(place: tuple[str, int], amount: float, base_year: int) -> None:
    currency, year = place
    there = in_dollars(amount, currency, year, base_year=base_year)
    assert there.best is not None and there.best > 0
    assert there.best / there.factor == pytest.approx(amount)
    again = in_dollars(there.best, "USD", base_year, base_year=year)
    nominal = in_dollars(amount, currency, year, base_year=year)
    assert again.best == pytest.approx(nominal.best)


@given(place=PLACES, low=SUMS, times=st.floats(1, 100))
def test_bounds_keep_their_order_and_ratio(place: tuple[str, int], low: float, times: float) -> None:
    constant = constant_dollars(low, None, low * times, *place)
    assert constant is not None and constant.best is None
    assert constant.low is not None and constant.high is not None
    assert constant.high / constant.low == pytest.approx(times)


# How the series are packaged


def monthly(country: str, year: int, *values: float) -> list[dict[str, str]]:
    return [
        {"Date": f"{year}-{month:02}-01", "Country": country, "Exchange rate": str(value)}
        for month, value in enumerate(values, start=1)
    ]


def test_a_year_without_all_its_months_is_not_packaged() -> None:
    rows = monthly("Sweden", 2008, *(6, 8) * 6) + monthly("Sweden", 2009, *(7,) * 11)
    assert rates(rows).splitlines()[-2:] == ["currency,year,rate", "SEK,2008,7"]


def test_a_currency_ends_with_its_money() -> None:
    rows = monthly("Greece", 2000, *(365,) * 12) + monthly("Greece", 2001, *(380,) * 12)
    assert rates(rows).splitlines()[-1] == "GRD,2000,365"


def test_the_deflator_is_chained() -> None:
    rows = [
        {"Country Code": "USA", "Year": str(y), "Inflation": str(i)}
        for y, i in ((2014, 9), (2015, 25), (2016, 10))
    ]
    rows.append({"Country Code": "ABW", "Year": "2016", "Inflation": "99"})
    assert deflator(rows).splitlines()[-3:] == ["2014,80.0000", "2015,100.0000", "2016,110.0000"]


def test_every_currency_has_one_country() -> None:
    assert len({currency for currency, _, _ in CURRENCIES.values()}) == len(CURRENCIES)
    assert {currency for currency, _, _ in CURRENCIES.values()} | {"USD"} == set(currencies())


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/reference/money")
def test_the_package_is_made_from_the_official_series() -> None:
    def rows(name: str) -> list[dict[str, str]]:
        with (SHARED / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    assert rates(rows("exchange_rates_monthly.csv")) == (DATA / "exchange_rates.csv").read_text(
        encoding="utf-8"
    )
    assert deflator(rows("gdp_deflator_inflation.csv")) == (DATA / "us_deflator.csv").read_text(
        encoding="utf-8"
    )

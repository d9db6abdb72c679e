"""Constant dollars: sums of any currency and year in US dollars of one year, by packaged official series.

A sum is divided by its year's mean exchange rate (local currency for one US dollar) and multiplied by the US GDP
deflator of the base year over that of its year. Sources of the series: the headers of the data files.
"""

from dataclasses import dataclass
from functools import cache
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from armsledger.balance.tables import packaged
from armsledger.errors import UsageError

BASE_YEAR = 2024
"""The year whose dollars sums are given in, unless another is asked for."""

DOLLAR = "USD"

Draws = NDArray[np.float64]
Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Series:
    """An official series that a conversion rests on: its name, source and licence, first and last year."""

    name: str
    source: str
    licence: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Constant:
    """A sum in constant US dollars of base_year; open bounds stay open.

    factor is what a unit of the currency comes to, the mean over years (first and last); series are those that it
    rests on. draws are given where the sum was given as draws.
    """

    low: float | None
    best: float | None
    high: float | None
    draws: Draws | None
    base_year: int
    currency: str
    years: Years
    factor: float
    series: tuple[Series, ...]


def constant_dollars(
    low: float | None,
    best: float | Draws | None,
    high: float | None,
    currency: str,
    year: int | Years,
    *,
    base_year: int = BASE_YEAR,
) -> Constant | None:
    """A sum of a year, or of a period from a first to a last year, in constant dollars.

    best may be draws: they are converted, and their median is the best figure. None where the series lack the currency
    or a year (`lacking` says which): nothing is guessed. UsageError where base_year is beyond the deflator.
    """
    years = _years(year)
    if lacking(currency, years, base_year=base_year):
        return None
    factor = fmean(_factor(currency, each, base_year) for each in range(years[0], years[1] + 1))
    draws = best * factor if isinstance(best, np.ndarray) else None
    figure = float(np.median(best)) if isinstance(best, np.ndarray) else best
    return Constant(
        _times(low, factor),
        _times(figure, factor),
        _times(high, factor),
        draws,
        base_year,
        currency,
        years,
        factor,
        series_of(currency),
    )


def lacking(currency: str, year: int | Years, *, base_year: int = BASE_YEAR) -> str:
    """Why a sum can't be converted, for people; empty where it can. UsageError as `constant_dollars` has it."""
    deflator = _deflator()
    if base_year not in deflator:
        told = f"the deflator runs from {min(deflator)} to {max(deflator)}; choose a base year within"
        raise UsageError(f"no dollars of {base_year}: {told}")
    rates = _rates().get(currency, {})
    if currency != DOLLAR and not rates:
        return f"no exchange rate of {currency} is packaged"
    first, last = _years(year)
    for each in range(first, last + 1):
        if currency != DOLLAR and each not in rates:
            return (
                f"no exchange rate of {currency} in {each}: the series runs from {min(rates)} to {max(rates)}"
            )
        if each not in deflator:
            return f"no deflator of {each}: the series runs from {min(deflator)} to {max(deflator)}"
    return ""


def series_of(currency: str) -> tuple[Series, ...]:
    """The series that sums of a currency are converted by: its exchange rate (none for dollars) and the deflator."""
    rates, deflator = _rates().get(currency, {}), _deflator()
    deflating = _series("us_deflator.csv", min(deflator), max(deflator))
    return (_series("exchange_rates.csv", min(rates), max(rates)), deflating) if rates else (deflating,)


def currencies() -> tuple[str, ...]:
    """The currencies that can be converted, in alphabetical order."""
    return tuple(sorted({DOLLAR, *_rates()}))


def _years(year: int | Years) -> Years:
    first, last = (year, year) if isinstance(year, int) else year
    if first > last:
        raise ValueError(f"a period's first year {first} is after its last year {last}")
    return first, last


def _factor(currency: str, year: int, base_year: int) -> float:
    rate = 1.0 if currency == DOLLAR else _rates()[currency][year]
    return _deflator()[base_year] / _deflator()[year] / rate


def _times(number: float | None, factor: float) -> float | None:
    return None if number is None else number * factor


@cache
def _rates() -> dict[str, dict[int, float]]:
    rates: dict[str, dict[int, float]] = {}
    for row in packaged("exchange_rates.csv").rows:
        rates.setdefault(row["currency"], {})[int(row["year"])] = float(row["rate"])
    return rates


@cache
def _deflator() -> dict[int, float]:
    return {int(row["year"]): float(row["index"]) for row in packaged("us_deflator.csv").rows}


@cache
def _series(file: str, first: int, last: int) -> Series:
    header = packaged(file).header
    return Series(header["Name"], header["Source"], header["Licence"], first, last)

"""Makes the packaged series of money from the public data sets: python -m sources.money RATES DEFLATORS.

RATES is the Federal Reserve's H.10 by month and country (columns Date, Country, Exchange rate: local currency for one
US dollar), DEFLATORS the World Bank's yearly inflation of the GDP deflator by country (Country Code, Year, Inflation).
A year is packaged where all its twelve months are there.
"""

import csv
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import fmean

DATA = Path(__file__).parents[1] / "src/armsledger/balance/data"
MONTHS = 12
INDEX_YEAR = 2015
LAST = 9999

CURRENCIES: Mapping[str, tuple[str, int, int]] = {
    "Australia": ("AUD", 0, LAST),
    "Austria": ("ATS", 0, 2001),
    "Belgium": ("BEF", 0, 2001),
    "Brazil": ("BRL", 1995, LAST),
    "Canada": ("CAD", 0, LAST),
    "China": ("CNY", 0, LAST),
    "Denmark": ("DKK", 0, LAST),
    "Euro": ("EUR", 1999, LAST),
    "Finland": ("FIM", 0, 2001),
    "France": ("FRF", 0, 2001),
    "Germany": ("DEM", 0, 2001),
    "Greece": ("GRD", 0, 2000),
    "Hong Kong": ("HKD", 0, LAST),
    "India": ("INR", 0, LAST),
    "Ireland": ("IEP", 0, 2001),
    "Italy": ("ITL", 0, 2001),
    "Japan": ("JPY", 0, LAST),
    "Malaysia": ("MYR", 0, LAST),
    "Mexico": ("MXN", 1994, LAST),
    "Netherlands": ("NLG", 0, 2001),
    "New Zealand": ("NZD", 0, LAST),
    "Norway": ("NOK", 0, LAST),
    "Portugal": ("PTE", 0, 2001),
    "Singapore": ("SGD", 0, LAST),
    "South Africa": ("ZAR", 0, LAST),
    "South Korea": ("KRW", 0, LAST),
    "Spain": ("ESP", 0, 2001),
    "Sri Lanka": ("LKR", 0, LAST),
    "Sweden": ("SEK", 0, LAST),
    "Switzerland": ("CHF", 0, LAST),
    "Taiwan": ("TWD", 0, LAST),
    "Thailand": ("THB", 0, LAST),
    "United Kingdom": ("GBP", 0, LAST),
    "Venezuela": ("VEF", 2008, 2017),
}
"""A country's currency (ISO 4217) and the whole years in which the series counts in it.

Venezuela's series runs over three redenominations; only the years of the bolívar fuerte are of one currency.
"""

RATES_HEADER = """\
# Name: exchange rates, yearly means
# Source: Federal Reserve Board, statistical release H.10, in the public data set exchange-rates
# Licence: PDDL 1.0 (Open Data Commons Public Domain Dedication and License)
# Units of a currency (ISO 4217) for one US dollar, the mean of the twelve months of a year. Countries are mapped to
# currencies, and a year of which a month is lacking left out. Made by sources/money.py, not by hand.
"""
DEFLATOR_HEADER = f"""\
# Name: GDP deflator of the United States
# Source: World Bank, inflation by GDP deflator (NY.GDP.DEFL.KD.ZG), in the public data set inflation
# Licence: PDDL 1.0 (Open Data Commons Public Domain Dedication and License)
# The yearly rates chained to an index, {INDEX_YEAR} = 100. Made by sources/money.py, not by hand.
"""


def rates(rows: Iterable[Mapping[str, str]]) -> str:
    """The packaged exchange rates: currency, year and mean rate, in order."""
    months: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for row in rows:
        currency, first, last = CURRENCIES[row["Country"]]
        year = int(row["Date"][:4])
        if first <= year <= last:
            months[currency, year].append(float(row["Exchange rate"]))
    means = [
        (currency, year, f"{fmean(told):.6g}")
        for (currency, year), told in months.items()
        if len(told) == MONTHS
    ]
    return RATES_HEADER + _table(("currency", "year", "rate"), sorted(means))


def deflator(rows: Iterable[Mapping[str, str]]) -> str:
    """The packaged deflator: year and index."""
    yearly = {int(row["Year"]): float(row["Inflation"]) for row in rows if row["Country Code"] == "USA"}
    years = range(min(yearly), max(yearly) + 1)
    level, levels = 1.0, {}
    for year in years:
        level *= 1 + yearly[year] / 100
        levels[year] = level
    table = [(year, f"{100 * levels[year] / levels[INDEX_YEAR]:.4f}") for year in years]
    return DEFLATOR_HEADER + _table(("year", "index"), table)


def _table(names: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(names)
    table.writerows(rows)
    return written.getvalue()


def _rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    (DATA / "exchange_rates.csv").write_text(rates(_rows(sys.argv[1])), encoding="utf-8")
    (DATA / "us_deflator.csv").write_text(deflator(_rows(sys.argv[2])), encoding="utf-8")

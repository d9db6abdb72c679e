"""The balance: what two or more recipients got, in money, pieces and volume, with its uncertainty.

The contract of the room:

    constant_dollars(low, best, high, currency, year) -> Constant | None    sums in dollars of one year
    lacking(currency, year) -> str              why a sum can't be converted

Pure functions over frozen values: no SQL, no network, nothing drawn but from a seed that is given.
"""

from armsledger.balance.money import (
    BASE_YEAR,
    Constant,
    Series,
    constant_dollars,
    currencies,
    lacking,
    series_of,
)

__all__ = [
    "BASE_YEAR",
    "Constant",
    "Series",
    "constant_dollars",
    "currencies",
    "lacking",
    "series_of",
]

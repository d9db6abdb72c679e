"""Prices as they are told, and an index of those that may be readings of one package."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from armsledger.claims import Claim
from armsledger.terms import Category, Certainty, Role
from armsledger.transfers.transfer import Testimony
from armsledger.values import Money, Period, Span

BESIDE = 48
"""Sums in two currencies so many characters apart are one sum ('$200 million (around 95 billion drams)')."""

LATEST = 32
"""With how many of the latest unlike readings at one place of the index a price is compared."""

_Name = tuple[str, str]  # a document and what it calls a package, or a claim's id where it has no name for it


@dataclass(frozen=True, slots=True)
class Price:
    """What a document calls one package: its readings, and the families of the types that it is said to hold."""

    name: _Name
    readings: tuple[Testimony, ...]
    types: frozenset[str]


def same_sum(one: Money | None, other: Money | None) -> bool:
    """Whether two sums are stated alike."""
    return one is not None and other is not None and sum_of(one) == sum_of(other)


def sum_of(value: Money) -> tuple[float, float]:
    """The stated sums; a bound stands for both."""
    low = value.high if value.low is None else value.low
    high = value.low if value.high is None else value.high
    return low or 0.0, high or 0.0


def days_of(period: Period) -> tuple[str, str]:
    """First and last day; an open period counts with the day, month or year that it states."""
    start = Period.of(period.start or period.end or "")
    end = Period.of(period.end or period.start or "")
    return start.first_day or "", end.last_day or ""


def price_signature(testimony: Testimony) -> Hashable:
    """All that two testimonies of a name must share to be the same reading of its price."""
    return _told(testimony), testimony.witness, testimony.claim.mentions.get(Role.VALUE, ())


def _told(testimony: Testimony) -> Hashable:
    claim = testimony.claim
    when = claim.when and (claim.when.start, claim.when.end)
    value = claim.value and (claim.value.low, claim.value.high, claim.value.currency)
    undated = None if when else (testimony.begins, testimony.effective)
    possible, loan = claim.certainty is Certainty.POSSIBLE, claim.category is Category.FINANCE
    return value, when, undated, possible, loan, claim.package and claim.document_id


def in_two_currencies(one: Claim, other: Claim) -> bool:
    """Whether two claims of a document give one sum in two currencies: of the same goods, side by side."""
    same = (one.document_id, one.category, one.system, one.stage, one.polarity)
    if one.value is None or other.value is None or one.value.currency == other.value.currency:
        return False
    if same != (other.document_id, other.category, other.system, other.stage, other.polarity):
        return False
    return any(
        _gap(a, b) <= BESIDE
        for a in one.mentions.get(Role.VALUE, ())
        for b in other.mentions.get(Role.VALUE, ())
        if a.place is b.place
    )


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


class PriceIndex:
    """The prices met so far by what makes them readings of one package: sums and years, sum, witness, place."""

    def __init__(self) -> None:
        self._places: defaultdict[Hashable, dict[Hashable, _Name]] = defaultdict(dict)

    def add(self, price: Price, *, group: _Name) -> None:
        """Note under which places a name is found; a reading of its group that is known there adds nothing."""
        for testimony in price.readings:
            reading = (_told(testimony), price.types, group)
            for place in _places(testimony, around=False):
                known = self._places[place]
                known.setdefault(reading, price.name)
                if len(known) > LATEST:
                    del known[next(iter(known))]

    def beside(self, price: Price) -> list[_Name]:
        """The names that may be of one package with this one, in the order in which they came."""
        found: dict[_Name, None] = {}
        for testimony in price.readings:
            for place in _places(testimony, around=True):
                if place in self._places:
                    found |= dict.fromkeys(self._places[place].values())
        return list(found)


def _places(testimony: Testimony, *, around: bool) -> Iterator[Hashable]:
    """Where a price stands in the index; around, also where a comparable one would stand.

    Sums within a factor of two lie in the same or neighbouring powers of two.
    """
    claim = testimony.claim
    assert claim.value is not None
    low, high = sum_of(claim.value)
    currency = claim.value.currency
    powers = range(_power(low) - around, _power(high) + around + 1)
    if claim.when is not None:
        first, last = days_of(claim.when)
        for power in powers:
            for year in range(int(first[:4]), min(int(last[:4]), int(first[:4]) + 99) + 1):
                yield "years", currency, power, year
    yield "sum", currency, low, high
    for power in powers:
        yield "witness", testimony.witness, currency, power
    yield "document", claim.document_id, claim.category, claim.system


def _power(amount: float) -> int:
    return math.frexp(amount)[1]

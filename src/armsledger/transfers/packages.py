"""Which prices are readings of one package, told by several documents or carried by several items."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from armsledger.terms import Category, Certainty
from armsledger.transfers.account import year
from armsledger.transfers.goods import naming
from armsledger.transfers.prices import (
    Price,
    PriceIndex,
    days_of,
    in_two_currencies,
    price_signature,
    same_sum,
    sum_of,
)
from armsledger.transfers.transfer import Package, Testimony
from armsledger.transfers.weights import DEAL_YEARS
from armsledger.values import Money, Period, digest

COMPARABLE = 2.0  # readings of one package differ by no larger factor ('nearly $4', 'around $5 billion')

STEP_YEARS = 1.0
"""A sum told of one stage and then of the next, such as a loan granted and paid out, is one within so long."""

_Name = tuple[str, str]  # a document and what it calls a package, or a claim's id where it has no name for it


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages that some testimonies price, and the package that each claim belongs to."""

    packages: tuple[Package, ...]
    of_claim: Mapping[str, str]


def find_packages(testimonies: Sequence[Testimony]) -> Packages:
    """The packages of one supplier and recipient, from testimonies in order of publication.

    Prices are of one package where a document gives them one name, or where the currency is the same, the
    sums are comparable and the periods overlap; an open period counts with its start, so that a total since
    2010 isn't the price of each contract after it. The same sum told of two stages less than a year apart is one
    price. A price without a period is of one package with the same
    sum told within six years, with a comparable one of its witness (in one document, only where it calls
    neither by another name), and with what its document forecasts for it. A loan is of one package with a
    purchase only where the sum is the same, for then it pays for it; and packages of which no type is the same are
    two, save where the sum is the same to the last digit. One sum in two currencies, side by side
    in a document, is one price. What a document tells apart, others don't bring together. A package's id hangs
    on its earliest claim alone, so that later reports don't change it.
    """
    named: defaultdict[_Name, list[Testimony]] = defaultdict(list)
    types: defaultdict[_Name, set[str]] = defaultdict(set)
    for testimony in testimonies:
        name = _name(testimony)
        if testimony.prices_package:
            named[name].append(testimony)
        if testimony.claim.system and (testimony.claim.package or testimony.prices_package):
            types[name].add(naming(testimony.claim.system).family)
    prices = {name: Price(name, _distinct(told), frozenset(types[name])) for name, told in named.items()}
    packages: dict[str, Package] = {}
    of_name: dict[_Name, str] = {}
    for names in _joined(prices):
        members = sorted((t for name in names for t in named[name]), key=lambda t: t.order)
        made = _package_id(members[0], packages)
        of_name |= dict.fromkeys(names, made)
        ids = tuple(dict.fromkeys(t.claim.id for t in members))
        first = members[0].claim
        packages[made] = Package(made, first.supplier, first.recipient, _hull(members), ids)
    of_claim = {t.claim.id: of_name[_name(t)] for t in testimonies if _name(t) in of_name}
    return Packages(tuple(packages.values()), of_claim)


def _package_id(first: Testimony, others: Collection[str]) -> str:
    """An id that hangs on the earliest claim; where two packages begin with the same words, on their order."""
    claim = first.claim
    seed = [claim.supplier, claim.recipient, claim.anchor_key]
    made, again = f"P{digest(seed, length=12)}", 0
    while made in others:
        again += 1
        made = f"P{digest([*seed, again], length=12)}"
    return made


def _name(testimony: Testimony) -> _Name:
    claim = testimony.claim
    return claim.document_id, f"name {claim.package}" if claim.package else f"claim {claim.id}"


def _joined(prices: Mapping[_Name, Price]) -> list[list[_Name]]:
    """The names that stand for one package, in order of the earliest claim of each.

    A name is compared with those alone that an index puts beside it, so that cost grows with their number.
    """
    index = PriceIndex()
    group_of: dict[_Name, _Group] = {}
    for name, price in prices.items():
        own = group_of[name] = _Group([name])
        for other in index.beside(price):
            group = group_of[other]
            if group is not own and _alike(price, prices[other]) and not _told_apart(own, group, prices):
                own = _merged(own, group, group_of)
        index.add(price, group=own.names[0])
    return list({id(group): group.names for group in group_of.values()}.values())


class _Group:
    """Names of one package, also by document."""

    def __init__(self, names: list[_Name]) -> None:
        self.names = names
        self.by_document: defaultdict[str, list[_Name]] = defaultdict(list)
        for name in names:
            self.by_document[name[0]].append(name)


def _merged(one: _Group, other: _Group, group_of: dict[_Name, _Group]) -> _Group:
    """The smaller group taken into the larger one."""
    small, large = sorted((one, other), key=lambda g: len(g.names))
    large.names += small.names
    for document, names in small.by_document.items():
        large.by_document[document] += names
    group_of |= dict.fromkeys(small.names, large)
    return large


def _told_apart(one: _Group, other: _Group, prices: Mapping[_Name, Price]) -> bool:
    """Whether a document gives two prices of the groups that aren't alike."""
    small, large = sorted((one, other), key=lambda g: len(g.by_document))
    return any(
        not _alike(prices[a], prices[b])
        for document in small.by_document
        if document in large.by_document
        for a in small.by_document[document]
        for b in large.by_document[document]
    )


def _distinct(told: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """One testimony for each reading: the items of a package all carry its price."""
    return tuple({price_signature(t): t for t in reversed(told)}.values())


def _alike(one: Price, other: Price) -> bool:
    """Whether two names can stand for one package; not for unlike types, save where the sum is the same."""
    unlike = bool(one.types and other.types) and one.types.isdisjoint(other.types)
    return any(
        _one_package(a, b) and not (unlike and not same_sum(a.claim.value, b.claim.value))
        for a in one.readings
        for b in other.readings
    )


def _one_package(one: Testimony, other: Testimony) -> bool:
    a, b = one.claim, other.claim
    if a.value is None or b.value is None:
        return False
    if a.value.currency != b.value.currency:
        return in_two_currencies(a, b)
    loan, same = Category.FINANCE in (a.category, b.category), same_sum(a.value, b.value)
    if loan and a.category is not b.category and not same:
        return False
    if a.when and b.when:
        if _comparable(a.value, b.value) and _overlap(a.when, b.when):
            return True
        return same and a.stage is not b.stage and _near(one, other, years=STEP_YEARS)
    if same:
        return one.witness == other.witness or _near(one, other, years=DEAL_YEARS)
    forecast = Certainty.POSSIBLE in (a.certainty, b.certainty)
    named_apart = a.document_id == b.document_id and a.package and b.package and not forecast
    return one.witness == other.witness and not named_apart and _comparable(a.value, b.value)


def _comparable(one: Money, other: Money) -> bool:
    (low, high), (other_low, other_high) = sum_of(one), sum_of(other)
    return low <= COMPARABLE * other_high and other_low <= COMPARABLE * high


def _overlap(one: Period, other: Period) -> bool:
    (start, end), (other_start, other_end) = days_of(one), days_of(other)
    return start <= other_end and other_start <= end


def _near(one: Testimony, other: Testimony, *, years: float) -> bool:
    """Whether the times at which both happened and were told lie within so many years of each other."""
    spans = []
    for testimony in (one, other):
        days = [year(d) for d in (testimony.begins, testimony.effective, testimony.appeared_by)]
        known = [day for day in days if day is not None]
        if not known:
            return False
        spans.append((min(known), max(known)))
    (first, last), (other_first, other_last) = spans
    return first <= other_last + years and other_first <= last + years


def _hull(testimonies: Iterable[Testimony]) -> Period | None:
    """From the earliest start to the latest end, forecasts left out; open where every end is."""
    periods = [
        t.claim.when for t in testimonies if t.claim.when and t.claim.certainty is not Certainty.POSSIBLE
    ]
    starts = [(p.first_day, p.start) for p in periods if p.start]
    ends = [(p.last_day, p.end) for p in periods if p.end]
    if not periods:
        return None
    return Period(min(starts)[1] if starts else None, max(ends)[1] if ends else None)

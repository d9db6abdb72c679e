"""Which prices are readings of one package, told by several documents or carried by several items."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from armsledger.terms import Category, Certainty
from armsledger.transfers.deals import years_after
from armsledger.transfers.identity import fresh_id
from armsledger.transfers.transfer import Package, Testimony
from armsledger.values import Money, Period

COMPARABLE = 2.0  # readings of one package differ by no larger factor ('nearly $4', 'around $5 billion')
TOLD_AGAIN = 1  # year, within which the same sum without a date is taken to be the same package

_Name = tuple[str, str]  # a document and what it calls a package, or a claim's id where it has no name for it


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages that some testimonies price, and the package that each claim belongs to."""

    packages: tuple[Package, ...]
    of_claim: Mapping[str, str]


def find_packages(testimonies: Sequence[Testimony]) -> Packages:
    """The packages of one supplier and recipient, from testimonies in order of publication.

    Prices are of one package where one document calls them so, or where currency and kind (a loan is no
    purchase) agree, the sums are comparable and the periods overlap; an open period counts with its start,
    so that a total since 2010 isn't the price of each contract after it. A price without a period belongs to
    another of its witness, or to the same sum told within a year. A document that names two packages keeps
    them apart. A package's id hangs on its earliest claim alone: later reports don't change it.
    """
    named: defaultdict[_Name, list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        if testimony.prices_package:
            named[_name(testimony)].append(testimony)
    groups = _joined(named)
    packages: list[Package] = []
    of_name: dict[_Name, str] = {}
    for names in groups:
        members = sorted((t for name in names for t in named[name]), key=lambda t: t.order)
        first = members[0].claim
        seed = [first.supplier, first.recipient, first.anchor_key]
        made = fresh_id("P", seed, {p.id for p in packages})
        of_name |= dict.fromkeys(names, made)
        ids = tuple(dict.fromkeys(t.claim.id for t in members))
        packages.append(Package(made, first.supplier, first.recipient, _hull(members), ids))
    of_claim = {t.claim.id: of_name[_name(t)] for t in testimonies if _name(t) in of_name}
    return Packages(tuple(packages), of_claim)


def _name(testimony: Testimony) -> _Name:
    claim = testimony.claim
    return claim.document_id, f"name {claim.package}" if claim.package else f"claim {claim.id}"


def _joined(named: Mapping[_Name, Sequence[Testimony]]) -> list[list[_Name]]:
    """The names that stand for one package, in order of the earliest claim of each."""
    groups = {name: [name] for name in named}
    for one, other in combinations(named, 2):
        if groups[one] is groups[other] or _told_apart(groups[one], groups[other]):
            continue
        if any(_one_package(a, b) for a in named[one] for b in named[other]):
            both = groups[one] + groups[other]
            groups |= dict.fromkeys(both, both)
    return list({id(group): group for group in groups.values()}.values())


def _told_apart(some: Iterable[_Name], others: Iterable[_Name]) -> bool:
    """Whether one document has a name for a package of each."""
    called = [{document for document, name in names if name.startswith("name")} for names in (some, others)]
    return bool(called[0] & called[1])


def _one_package(one: Testimony, other: Testimony) -> bool:
    a, b = one.claim, other.claim
    if a.value is None or b.value is None or a.value.currency != b.value.currency:
        return False
    if (a.category is Category.FINANCE) != (b.category is Category.FINANCE):
        return False
    if a.when and b.when:
        return _comparable(a.value, b.value) and _overlap(a.when, b.when)
    if one.witness == other.witness:
        return _comparable(a.value, b.value)
    return _sum(a.value) == _sum(b.value) and _near(one, other)


def _sum(value: Money) -> tuple[float, float]:
    """The stated sums; a bound stands for both."""
    low = value.high if value.low is None else value.low
    high = value.low if value.high is None else value.high
    return low or 0.0, high or 0.0


def _comparable(one: Money, other: Money) -> bool:
    (low, high), (other_low, other_high) = _sum(one), _sum(other)
    return low <= COMPARABLE * other_high and other_low <= COMPARABLE * high


def _overlap(one: Period, other: Period) -> bool:
    (start, end), (other_start, other_end) = _days(one), _days(other)
    return start <= other_end and other_start <= end


def _days(period: Period) -> tuple[str, str]:
    """First and last day; an open period counts with the day, month or year that it states."""
    start = Period.of(period.start or period.end or "")
    end = Period.of(period.end or period.start or "")
    return start.first_day or "", end.last_day or ""


def _near(one: Testimony, other: Testimony) -> bool:
    """Whether the times at which both happened and were told lie within a year of each other."""
    spans = []
    for testimony in (one, other):
        days = [d for d in (testimony.begins, testimony.effective, testimony.published) if d]
        if not days:
            return False
        spans.append((min(days), max(days)))
    (first, last), (other_first, other_last) = spans
    return first <= years_after(other_last, TOLD_AGAIN) and other_first <= years_after(last, TOLD_AGAIN)


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

"""Which prices are readings of one package, told by several documents or carried by several items."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from armsledger.terms import Category, Certainty
from armsledger.transfers.deals import DEAL_YEARS, years_after
from armsledger.transfers.identity import fresh_id
from armsledger.transfers.transfer import Package, Testimony
from armsledger.values import Money, Period

COMPARABLE = 2.0  # readings of one package differ by no larger factor ('nearly $4', 'around $5 billion')

_Name = tuple[str, str]  # a document and what it calls a package, or a claim's id where it has no name for it


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages that some testimonies price, and the package that each claim belongs to."""

    packages: tuple[Package, ...]
    of_claim: Mapping[str, str]


def find_packages(testimonies: Sequence[Testimony], *, taken: Collection[str] = ()) -> Packages:
    """The packages of one supplier and recipient, from testimonies in order of publication.

    Prices are of one package where a document gives them one name, or where the currency is the same, the
    sums are comparable and the periods overlap; an open period counts with its start, so that a total since
    2010 isn't the price of each contract after it. A price without a period is of one package with the same
    sum told within six years, with a comparable one of its witness (in one document, only where it calls
    neither by another name), and with what its document forecasts for it. A loan is of one package with a
    purchase only where the sum is the same, for then it pays for it. What a document tells apart, others
    don't bring together. A package's id hangs on its earliest claim alone, so that later reports don't change
    it; taken are ids that other packages have.
    """
    named: defaultdict[_Name, list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        if testimony.prices_package:
            named[_name(testimony)].append(testimony)
    groups = _joined(named)
    packages: list[Package] = []
    of_name: dict[_Name, str] = {}
    made_here: set[str] = set()
    for names in groups:
        members = sorted((t for name in names for t in named[name]), key=lambda t: t.order)
        first = members[0].claim
        seed = [first.supplier, first.recipient, first.anchor_key]
        made = fresh_id("P", seed, taken, made_here)
        made_here.add(made)
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
        if groups[one] is groups[other] or not _alike(named[one], named[other]):
            continue
        told_apart = (
            a[0] == b[0] and not _alike(named[a], named[b]) for a in groups[one] for b in groups[other]
        )
        if not any(told_apart):
            both = groups[one] + groups[other]
            groups |= dict.fromkeys(both, both)
    return list({id(group): group for group in groups.values()}.values())


def _alike(some: Iterable[Testimony], others: Sequence[Testimony]) -> bool:
    return any(_one_package(a, b) for a in some for b in others)


def _one_package(one: Testimony, other: Testimony) -> bool:
    a, b = one.claim, other.claim
    if a.value is None or b.value is None or a.value.currency != b.value.currency:
        return False
    loan, same_sum = Category.FINANCE in (a.category, b.category), _sum(a.value) == _sum(b.value)
    if loan and a.category is not b.category and not same_sum:
        return False
    if a.when and b.when:
        return _comparable(a.value, b.value) and _overlap(a.when, b.when)
    if same_sum:
        return one.witness == other.witness or _near(one, other)
    forecast = Certainty.POSSIBLE in (a.certainty, b.certainty)
    named_apart = a.document_id == b.document_id and a.package and b.package and not forecast
    return one.witness == other.witness and not named_apart and _comparable(a.value, b.value)


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
    """Whether the times at which both happened and were told lie within one deal's time of each other."""
    spans = []
    for testimony in (one, other):
        days = [d for d in (testimony.begins, testimony.effective, testimony.published) if d]
        if not days:
            return False
        spans.append((min(days), max(days)))
    (first, last), (other_first, other_last) = spans
    return first <= years_after(other_last, DEAL_YEARS) and other_first <= years_after(last, DEAL_YEARS)


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

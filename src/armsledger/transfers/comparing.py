"""A claim beside a deal so far: each feature in words and with its weight."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from armsledger.claims import Claim
from armsledger.terms import Polarity, Stage, Unit
from armsledger.transfers.account import Account, year
from armsledger.transfers.comparing_dates import dates
from armsledger.transfers.deal import Deal, Figure
from armsledger.transfers.goods import GENERAL, ROUNDS, is_wider
from armsledger.transfers.weights import WEIGHTS, Comparison, Feature, compared

SMALL = 12
"""Up to so many items, two orders may well be of the same size."""

NEWS = 0.03
"""Years before a report within which what it tells is news: eleven days."""

NEAR, APART, BEYOND = 1.1, 2.0, 4.0
"""Factors between two numbers that are near, or differ, far or beyond all."""

FIGURES = 16
"""With how many figures of a deal a new one is compared where none is the same."""

_SINGLE = {str(u) for u in (*ROUNDS, Unit.LAUNCHER, Unit.SYSTEM)}
"""What a bare number may count; a system may be several launchers."""

_GOODS = {Feature.DESIGNATION, Feature.CATEGORY, Feature.COUNTED}


@dataclass(frozen=True, slots=True)
class Match:
    """A deal, the claim of it that the other one comes nearest to, and what was compared."""

    deal: Deal
    nearest: Account
    comparisons: tuple[Comparison, ...]
    total: float

    @property
    def words(self) -> str:
        """The line that people read: 'joined with …: quantity 18 = 18 +2.5; … total +5.2'."""
        told = "; ".join(str(c) for c in self.comparisons)
        return f"joined with {self.nearest.claim.id}: {told}; total {self.total:+.1f}"


def compare(account: Account, deal: Deal) -> Match:
    """How well a claim fits a deal of the same supplier and recipient."""
    found: list[tuple[Comparison, Account]] = []
    for part in (_goods, _counted, _quantity, _value, dates, _package, _words, _report):
        found += part(account, deal)
    telling = [f for f in found if f[0].feature not in _GOODS]
    nearest = max(telling, key=lambda f: f[0].weight)[1] if telling else deal.founder
    return Match(deal, nearest, tuple(c for c, _ in found), sum(c.weight for c, _ in found))


def _goods(account: Account, deal: Deal) -> Iterator[tuple[Comparison, Account]]:
    own, other = account.naming, deal.naming
    if own is None or other is None:
        outcome = "same category" if own is other else "category of a type"
        named = f"{account.claim.category} ⊃ {other.name}" if other else str(account.claim.category)
        yield compared(Feature.CATEGORY, outcome, named), deal.founder
    elif own.plain == other.plain:
        yield compared(Feature.DESIGNATION, "same designation", own.name), deal.founder
    elif is_wider(own, other) or is_wider(other, own):
        exact, wide = (other, own) if is_wider(own, other) else (own, other)
        yield compared(Feature.DESIGNATION, "wider designation", f"{exact.name} ⊂ {wide.name}"), deal.founder
    else:
        words = f"{own.name} v {other.name}"
        yield compared(Feature.DESIGNATION, "other designation", words), deal.founder


def _counted(account: Account, deal: Deal) -> Iterator[tuple[Comparison, Account]]:
    if account.counted and deal.counted and account.counted != deal.counted:
        words = f"{account.counted} v {deal.counted}"
        yield compared(Feature.COUNTED, "rounds and launchers", words), deal.founder


def _quantity(account: Account, deal: Deal) -> Iterator[tuple[Comparison, Account]]:
    quantity = account.claim.quantity
    if quantity is None or account.option:
        return
    own = (quantity.low, quantity.high, str(quantity.unit))
    delivered = account.claim.stage is Stage.DELIVERY
    found = [
        (_numbers(own, figure, part=delivered), figure, told)
        for figure, told in _figures(own, deal.ordered)
        if _comparable(own[2], figure[2])
    ]
    if not found:
        found = [
            (outcome, figure, told)
            for figure, told in _figures(own, deal.delivered)
            if _comparable(own[2], figure[2])
            and (outcome := _beside_deliveries(own, figure, delivered=delivered))
        ]
    if found:
        outcome, figure, told = max(found, key=lambda f: WEIGHTS[f[0]][0])
        sign = "=" if own[:2] == figure[:2] else "v"
        yield compared(Feature.QUANTITY, outcome, f"{_written(own)} {sign} {_written(figure)}"), told


def _figures(own: Figure, known: Mapping[Figure, Account]) -> Iterable[tuple[Figure, Account]]:
    """The same figure if it is known, else the first of those that are."""
    same = known.get(own)
    return [(own, same)] if same is not None else islice(known.items(), FIGURES)


def _comparable(unit: str, other: str) -> bool:
    bare = Unit.ITEM in (unit, other) and {unit, other} & _SINGLE
    return unit == other or bool(bare) or {unit, other} <= {str(u) for u in ROUNDS}


def _numbers(own: Figure, ordered: Figure, *, part: bool) -> str:
    """How a number agrees with one that was ordered; part where it may be a part of it."""
    if own[:2] == ordered[:2]:
        number = own[0] or own[1] or 0
        return "one and one" if number == 1 else "same small number" if number <= SMALL else "same number"
    low, high = own[0] or 0.0, own[1] if own[1] is not None else float("inf")
    least, most = ordered[0] or 0.0, ordered[1] if ordered[1] is not None else float("inf")
    if low <= most and least <= high:
        return "numbers meet"
    ratio = least / high if least > high else low / most
    if ratio <= NEAR:
        return "numbers near"
    if part:
        return "part of the order" if high < least else "more than was ordered"
    return (
        "numbers differ"
        if ratio <= APART
        else "numbers far apart"
        if ratio <= BEYOND
        else "numbers beyond all"
    )


def _beside_deliveries(own: Figure, other: Figure, *, delivered: bool) -> str | None:
    """How a number agrees with one that was delivered, where none is known that was ordered."""
    if own[:2] == other[:2]:
        return _numbers(own, other, part=False)
    if delivered:
        return None
    return "part of the order" if (own[0] or own[1] or 0.0) >= (other[0] or 0.0) else "more than was ordered"


def _value(account: Account, deal: Deal) -> Iterator[tuple[Comparison, Account]]:
    value = account.claim.value
    if value is None or account.testimony.prices_package or account.option:
        return
    for (low, high, currency), told in deal.prices.items():
        if currency == value.currency:
            one, other = value.low or value.high or 0.0, low or high or 0.0
            near = max(one, other) <= NEAR * min(one, other)
            outcome = "same price" if one == other else "prices near" if near else "prices differ"
            words = f"{one:,.0f} {'=' if one == other else 'v'} {other:,.0f} {currency}"
            yield compared(Feature.VALUE, outcome, words), told
            return


def _package(account: Account, deal: Deal) -> Iterator[tuple[Comparison, Account]]:
    if account.package is None or not deal.packages or account.option:
        return
    told = deal.packages.get(account.package)
    if told is not None:
        yield compared(Feature.PACKAGE, "one package", account.package), told
    else:
        other = next(iter(deal.packages))
        yield compared(Feature.PACKAGE, "two packages", f"{account.package} v {other}"), deal.packages[other]


def _words(account: Account, deal: Deal) -> Iterator[tuple[Comparison, Account]]:
    former = deal.later_order
    if account.claim.category in GENERAL:
        return
    if account.later_order and former is not None:
        yield compared(Feature.WORDS, "one later order", "of a later order in both"), former
    elif account.later_order:
        yield compared(Feature.WORDS, "a later order", "set it apart from a former order"), deal.founder
    elif account.first_order and former is not None:
        yield compared(Feature.WORDS, "first and later order", "of a first order v of a later one"), former
    elif account.first_order and deal.ordered:
        yield compared(Feature.WORDS, "one first order", "of a first order"), deal.founder


def _report(account: Account, deal: Deal) -> Iterator[tuple[Comparison, Account]]:
    claim = account.claim
    other = deal.documents.get(claim.document_id)
    if other is None:
        return
    both = account.is_dated_order and other.is_dated_order
    if both and _apart(account, other):
        if not _is_news(account) and not _is_news(other):
            yield compared(Feature.REPORT, "told apart", "gives two orders, each its date"), other
    elif claim.polarity is Polarity.AFFIRMED:
        if claim.stage is not other.claim.stage and _in_one_sentence(claim, other.claim):
            yield compared(Feature.REPORT, "one sentence", "tells both in one sentence"), other
        else:
            yield compared(Feature.REPORT, "one report", "tells both"), other


def _is_news(account: Account) -> bool:
    """Whether an order is dated to the days of its own report, as 'signed this week' is, rightly or not."""
    published = year(account.testimony.appeared_by)
    return published is not None and account.last is not None and account.last > published - NEWS


def _in_one_sentence(one: Claim, other: Claim) -> bool:
    return any(a.span.overlaps(b.span) for a in one.evidence for b in other.evidence)


def _apart(one: Account, other: Account) -> bool:
    assert one.first is not None and one.last is not None
    assert other.first is not None and other.last is not None
    return one.last < other.first or other.last < one.first


def _written(figure: Figure) -> str:
    low, high, unit = figure
    ends = ["" if end is None else f"{end:g}" for end in (low, high)]
    number = ends[0] if low == high else "..".join(ends)
    return number if unit == Unit.ITEM else f"{number} {unit}"

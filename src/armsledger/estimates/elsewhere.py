"""What press and SIPRI tell of the transfers that the mirror sets side by side: deliveries, by year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from armsledger.claims import Claim
from armsledger.estimates.estimate import Entry
from armsledger.estimates.mirror import Book, Flow, Pair
from armsledger.registers import Declaration
from armsledger.terms import UNROCA_CATEGORY, Category, Polarity, Stage, Unit
from armsledger.values import Period

Place = tuple[str, str, Category]
"""Exporter, importer and category: a transfer of whatever year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure from elsewhere for a transfer: bounds, best where one stands out, and the years that it covers.

    of says whom it is from: ids of transfers in the register, or of claims of a compilation.
    """

    low: float | None
    best: float | None
    high: float | None
    unit: str
    first: int
    last: int
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MirrorRow:
    """A transfer, the declarations of both sides, and what press and SIPRI say of deliveries in that year.

    A figure that covers several years stands in the row of each; its first and last year say so.
    """

    pair: Pair
    press: tuple[Told, ...] = ()
    sipri: tuple[Told, ...] = ()


def mirror(
    declarations: Sequence[Declaration], *, entries: Iterable[Entry] = (), comparisons: Iterable[Claim] = ()
) -> tuple[MirrorRow, ...]:
    """Every transfer that a state declared, or that press or SIPRI tell of, in the years of the declarations.

    Only goods of the Register's seven categories come in from elsewhere.
    """
    book = Book.of(declarations)
    years = {line.year for line in declarations}
    press, sipri = _by_flow(_press(entries), years), _by_flow(_compilation(comparisons), years)
    return tuple(
        MirrorRow(book.pair(flow), tuple(press.get(flow, ())), tuple(sipri.get(flow, ())))
        for flow in sorted(book.flows | press.keys() | sipri.keys())
    )


def _press(entries: Iterable[Entry]) -> Iterable[tuple[Place, Told]]:
    """The numbers delivered that the register estimates, transfer by transfer."""
    for entry in entries:
        transfer, delivered = entry.transfer, entry.delivered
        if delivered is None or transfer.supplier is None or transfer.recipient is None:
            continue
        spans = [
            span for r in delivered.readings if (span := _years(r.testimony.when, r.testimony.published))
        ]
        if spans:
            yield (
                (transfer.supplier, transfer.recipient, transfer.category),
                Told(
                    low=delivered.low,
                    best=delivered.best,
                    high=delivered.high,
                    unit=delivered.unit,
                    first=min(first for first, _ in spans),
                    last=max(last for _, last in spans),
                    of=(transfer.id or "",),
                ),
            )


def _compilation(claims: Iterable[Claim]) -> Iterable[tuple[Place, Told]]:
    """The deliveries that a compilation lists, those of the same years added up."""
    added: defaultdict[tuple[Place, str, tuple[int, int]], list[Claim]] = defaultdict(list)
    for claim in claims:
        span = _years(claim.when, None)
        told = claim.stage is Stage.DELIVERY and claim.polarity is Polarity.AFFIRMED and claim.quantity
        if told and span and claim.supplier and claim.recipient:
            place = (claim.supplier, claim.recipient, claim.category)
            added[place, str(told.unit), span].append(claim)
    for (place, unit, (first, last)), some in added.items():
        bounds = [claim.quantity for claim in some if claim.quantity]
        low, high = _sum(b.low for b in bounds), _sum(b.high for b in bounds)
        best = low if low == high else None
        of = tuple(sorted(claim.id for claim in some))
        yield place, Told(low=low, best=best, high=high, unit=unit, first=first, last=last, of=of)


def _by_flow(told: Iterable[tuple[Place, Told]], years: Collection[int]) -> dict[Flow, list[Told]]:
    found: defaultdict[Flow, list[Told]] = defaultdict(list)
    for (exporter, importer, category), one in told:
        if UNROCA_CATEGORY.get(category) and category is not Category.SMALL_ARMS:
            for year in sorted(y for y in years if one.first <= y <= one.last):
                found[Flow(exporter, importer, category, year)].append(one)
    for some in found.values():
        some.sort(key=lambda t: (t.unit != Unit.ITEM, t.first, t.last, t.of))
    return found


def _years(when: Period | None, published: str | None) -> tuple[int, int] | None:
    """First and last year of a period, those of one that is open at an end being that of the other."""
    first, last = (when.start, when.end) if when else (published, published)
    told = [int(date[:4]) for date in (first, last) if date]
    return (told[0], told[-1]) if told else None


def _sum(numbers: Iterable[float | None]) -> float | None:
    known = list(numbers)
    return None if None in known else sum(n for n in known if n is not None)

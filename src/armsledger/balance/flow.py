"""The numbers of transfers over the years, as draws from what is believed of them.

A flow is read off the register as it stood at the end of each year, so that the balance never disagrees with
`armsledger register --as-of`. One uniform number a transfer is drawn for all years, so that its numbers move
together. They never fall from one year to the next: an earlier year has no more than a later one allows, and the
last year is what the register says at its end.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from armsledger.estimates import Entry, Estimate
from armsledger.estimates.readings import is_forecast
from armsledger.terms import Category, Polarity, Stage, Unit
from armsledger.transfers import Testimony

Draws = NDArray[np.float64]

Figures = tuple[float | None, float | None, float | None]
"""Low, best and high; None is open, or not known."""

PIECES = frozenset({str(Unit.ITEM), str(Unit.LAUNCHER), str(Unit.SYSTEM)})

NO_NUMBER = "no report tells it"
REFUSED = "refused or cancelled"


class Counted(StrEnum):
    """What of a transfer is counted."""

    ORDERED = "ordered"
    DELIVERED = "delivered"
    PRICED = "priced"


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """What one transfer, or the price of one package, came to by the end of each year.

    draws has a row a year; low, best and high are the register's figures at each year's end, None where open or
    not known. Years before the first report of a number hold zero. unit is a Unit, PIECE for all that counts
    one by one, or a currency. The price of a package goes with the transfer that leads it in the register, under
    the category of its goods, or as unspecified where it holds goods of several.
    """

    transfer_id: str
    supplier: str | None
    recipient: str | None
    designation: str | None
    category: Category
    unit: str
    counted: Counted
    years: tuple[int, ...]
    draws: Draws
    low: tuple[float | None, ...]
    best: tuple[float | None, ...]
    high: tuple[float | None, ...]
    condition: str | None = None

    @property
    def first_year(self) -> int:
        """The year in which a number first stood in the register."""
        return next((y for y, row in zip(self.years, self.draws, strict=True) if row.any()), self.years[-1])

    def figures(self, place: int) -> Figures:
        """Low, best and high by the end of the year at this place."""
        return self.low[place], self.best[place], self.high[place]


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A transfer that was ordered, delivered or priced, with no number that counts, and why there is none."""

    transfer_id: str
    recipient: str | None
    category: Category
    counted: Counted
    why: str = NO_NUMBER


@dataclass(frozen=True, slots=True)
class Flows:
    """The flows of some registers, and the transfers without a number."""

    years: tuple[int, ...]
    flows: tuple[Flow, ...]
    unnumbered: tuple[Unnumbered, ...]


_Key = tuple[str, Counted]
"""The id of a transfer, or of a package for its price, and what of it is counted."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What one register tells of a key: the entry that bears it, and the estimate, if it has a number."""

    entry: Entry
    estimate: Estimate | None
    why: str = NO_NUMBER


def flows(registers: Mapping[int, Sequence[Entry]], *, seed: int, draws: int) -> Flows:
    """The flows of registers as they stood at each year's end; so many draws a year, from this seed.

    What the first of the registers holds already is the ground from which the years after it are counted: its
    numbers are taken off, and it is not among the years.
    """
    ground, *years = sorted(registers)
    told: defaultdict[_Key, dict[int, _Told]] = defaultdict(dict)
    for year in (ground, *years):
        for entry in registers[year]:
            for name, counted, one in _counted(entry):
                told[name, counted][year] = one
    held = _members(registers[years[-1]])
    found, missing = [], []
    for key, by_year in sorted(told.items()):
        last = by_year.get(years[-1])
        if last is None:
            continue
        if last.estimate is not None:
            estimates = {year: one.estimate for year, one in by_year.items() if one.estimate is not None}
            found.append(_flow(key, last.entry, estimates, (ground, *years), held, seed=seed, n=draws))
        elif ground not in by_year:
            transfer = last.entry.transfer
            missing.append(
                Unnumbered(transfer.id or "", transfer.recipient, transfer.category, key[1], last.why)
            )
    return Flows(tuple(years), tuple(flow for flow in found if flow.draws.any()), tuple(missing))


def _counted(entry: Entry) -> Iterator[tuple[str, Counted, _Told]]:
    """What an entry counts, once there is an agreement: what was only approved, offered or forecast is no order.

    What was refused or cancelled is no order either. A package's price stands on the one entry that leads it.
    """
    stages = {t.claim.stage for t in reported(entry)}
    if not stages:
        return
    name = entry.transfer.id or ""
    if entry.stage is not Stage.REFUSED:
        if entry.ordered is not None or entry.stage is Stage.AGREEMENT:
            yield name, Counted.ORDERED, _told(entry, entry.ordered)
        whole = _told(entry, entry.package_value)
        if entry.package is None or whole.estimate is None:
            yield name, Counted.PRICED, _told(entry, entry.value)
        elif entry.leads_package:
            yield entry.package.id, Counted.PRICED, whole
    elif entry.ordered is not None:
        yield name, Counted.ORDERED, _Told(entry, None, REFUSED)
    if Stage.DELIVERY in stages:
        yield name, Counted.DELIVERED, _told(entry, entry.delivered)


def reported(entry: Entry) -> tuple[Testimony, ...]:
    """Who reports an agreement or a delivery of the deal itself, and not as a forecast, an option or a denial."""
    return tuple(
        t
        for t in entry.testimonies
        if t.claim.stage in (Stage.AGREEMENT, Stage.DELIVERY)
        and t.claim.polarity is Polarity.AFFIRMED
        and t.claim.id not in entry.transfer.options
        and not is_forecast(t)
    )


def _told(entry: Entry, estimate: Estimate | None) -> _Told:
    believed = estimate is not None and estimate.belief is not None and bool(estimate.belief.sayings)
    return _Told(entry, estimate if believed else None)


def _members(register: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    """The entries of each package."""
    held: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in register:
        if entry.package is not None:
            held[entry.package.id].append(entry)
    return held


def _flow(
    key: _Key,
    entry: Entry,
    estimates: Mapping[int, Estimate],
    years: tuple[int, ...],
    held: Mapping[str, Sequence[Entry]],
    *,
    seed: int,
    n: int,
) -> Flow:
    """The flow of a key: years begin with the ground, of which the flow has none."""
    name, counted = key
    transfer = entry.transfer
    category, designation = transfer.category, transfer.designation
    if name in held:
        category = _priced_goods(held[name])
        designation = designation if category is transfer.category else None
    unit = estimates[years[-1]].unit
    by_year = _settled([_in_unit(estimates.get(year), unit) for year in years])
    uniform = np.random.default_rng([seed, number_of(f"{name} {counted}")]).random(n)
    rows = np.array([_drawn(estimate, uniform) for estimate in by_year])
    cumulative = np.minimum.accumulate(rows[::-1], axis=0)[::-1]
    ground, *figures = (_figures(estimate) for estimate in by_year)
    low, best, high = zip(*(more_than(now, ground) for now in figures), strict=True)
    return Flow(
        transfer_id=transfer.id or "",
        supplier=transfer.supplier,
        recipient=transfer.recipient,
        designation=designation,
        category=category,
        unit="piece" if unit in PIECES else unit,
        counted=counted,
        years=years[1:],
        draws=cumulative[1:] - cumulative[0],
        low=low,
        best=best,
        high=high,
        condition=next((t.claim.item_status for t in entry.testimonies if t.claim.item_status), None),
    )


def _priced_goods(members: Sequence[Entry]) -> Category:
    """What a package's price pays for: a loan or grant where nothing else is told of it, else its goods."""
    priced = {
        t.claim.category
        for entry in members
        for t in entry.testimonies
        if entry.package is not None and t.claim.id in entry.package.claim_ids
    }
    if priced == {Category.FINANCE}:
        return Category.FINANCE
    goods = {entry.transfer.category for entry in members} - {Category.FINANCE}
    return goods.pop() if len(goods) == 1 else Category.UNSPECIFIED


def _in_unit(estimate: Estimate | None, unit: str) -> Estimate | None:
    """The estimate, unless it counts in another unit or currency than the one that stands in the end."""
    if estimate is None or (estimate.unit != unit and not {estimate.unit, unit} <= PIECES):
        return None
    return estimate


def _settled(by_year: Sequence[Estimate | None]) -> list[Estimate | None]:
    """The estimates, each run of years with the same figures believed as its last year believes it.

    One more witness to the same figures changes how far they are believed; nothing came in that year for it.
    """
    settled = list(by_year)
    for place in range(len(settled) - 2, -1, -1):
        now, later = settled[place], settled[place + 1]
        if now is not None and later is not None and _figures(now) == _figures(later):
            settled[place] = later
    return settled


def _drawn(estimate: Estimate | None, uniform: Draws) -> Draws:
    """One draw for each uniform number; none where nothing is told."""
    if estimate is None or estimate.belief is None:
        return np.zeros(len(uniform))
    return np.asarray(estimate.belief.quantiles(uniform), dtype=float)


def _figures(estimate: Estimate | None) -> Figures:
    return (0.0, 0.0, 0.0) if estimate is None else (estimate.low, estimate.best, estimate.high)


def more_than(now: Figures, before: Figures) -> Figures:
    """By how much figures are more than those of the same number earlier, and never less than nothing.

    Both are bounds of numbers that go together: where both stay the same, nothing came.
    """
    if now == before:
        return 0.0, 0.0, 0.0
    least = None if now[0] is None or before[0] is None else max(0.0, now[0] - before[0])
    most = None if now[2] is None or before[2] is None else max(0.0, now[2] - before[2])
    if least is not None and most is not None:
        low, high = min(least, most), max(least, most)
    elif now[2] is None:
        low, high = least or 0.0, None
    else:
        low, high = 0.0, max(0.0, now[2] - (before[0] or 0.0))
    if now[1] is None or before[1] is None:
        return low, None, high
    best = max(low, now[1] - before[1])
    return low, best if high is None else min(best, high), high


def number_of(words: str) -> int:
    """A number that hangs on nothing but the words, so that no transfer's draws depend on another's."""
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "big")


def of_recipient(some: Iterable[Flow], recipient: str) -> list[Flow]:
    """The flows to one recipient."""
    return [flow for flow in some if flow.recipient == recipient]

"""The numbers of transfers over the years, as draws from what is believed of them.

A flow is read off the register as it stood at the end of each year, so that the balance never disagrees with
`armsledger register --as-of`. One uniform number a transfer is drawn for all years, so that its numbers move
together; they never fall from one year to the next.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from armsledger.estimates import Entry, Estimate
from armsledger.terms import Category, Stage, Unit

Draws = NDArray[np.float64]

PIECES = frozenset({str(Unit.ITEM), str(Unit.LAUNCHER), str(Unit.SYSTEM)})


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
    one by one, or a currency; year is the one in which the number first stood in the register.
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


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A transfer that was ordered, delivered or priced, of which nobody tells how many or how much."""

    transfer_id: str
    recipient: str | None
    category: Category
    counted: Counted


@dataclass(frozen=True, slots=True)
class Flows:
    """The flows of some registers, and the transfers without a number."""

    years: tuple[int, ...]
    flows: tuple[Flow, ...]
    unnumbered: tuple[Unnumbered, ...]


def flows(registers: Mapping[int, Sequence[Entry]], *, seed: int, draws: int) -> Flows:
    """The flows of registers as they stood at each year's end; so many draws a year, from this seed.

    What the first of the registers holds already is the ground from which the years after it are counted: its
    numbers are taken off, and it is not among the years.
    """
    ground, *years = sorted(registers)
    estimates: dict[tuple[str, Counted], dict[int, Estimate]] = {}
    entry_of: dict[str, Entry] = {}
    bare: dict[tuple[str, Counted], Unnumbered] = {}
    for year in (ground, *years):
        for entry in registers[year]:
            name = entry.transfer.id or ""
            entry_of[name] = entry
            for counted, estimate in _counted(entry):
                if estimate is not None and estimate.belief is not None and estimate.belief.sayings:
                    estimates.setdefault((name, counted), {})[year] = estimate
                elif year == years[-1]:
                    told = Unnumbered(name, entry.transfer.recipient, entry.transfer.category, counted)
                    bare[name, counted] = told
    made = [
        _flow(entry_of[name], counted, by_year, ground, tuple(years), seed=seed, n=draws)
        for (name, counted), by_year in sorted(estimates.items())
    ]
    missing = tuple(told for key, told in sorted(bare.items()) if key not in estimates)
    return Flows(tuple(years), tuple(flow for flow in made if flow.draws.any()), missing)


def _counted(entry: Entry) -> Iterator[tuple[Counted, Estimate | None]]:
    """What an entry counts, once there is an agreement: what was only approved or offered is no order.

    A package's price stands on the one entry that leads it, and on no other.
    """
    if entry.denied or entry.stage not in (Stage.AGREEMENT, Stage.DELIVERY):
        return
    if entry.ordered is not None or entry.stage is Stage.AGREEMENT:
        yield Counted.ORDERED, entry.ordered
    if entry.delivered is not None or entry.stage is Stage.DELIVERY:
        yield Counted.DELIVERED, entry.delivered
    if entry.package_value is None:
        yield Counted.PRICED, entry.value
    elif entry.leads_package:
        yield Counted.PRICED, entry.package_value


def _flow(
    entry: Entry,
    counted: Counted,
    by_year: Mapping[int, Estimate],
    ground: int,
    years: tuple[int, ...],
    *,
    seed: int,
    n: int,
) -> Flow:
    transfer = entry.transfer
    name = transfer.package if counted is Counted.PRICED and entry.leads_package else transfer.id
    uniform = np.random.default_rng([seed, _number(f"{name} {counted}")]).random(n)
    unit = by_year[max(by_year)].unit
    rows = [_drawn(by_year.get(year), uniform, unit) for year in (ground, *years)]
    cumulative = np.maximum.accumulate(np.array(rows), axis=0)
    figures = [by_year.get(year) for year in years]
    before = by_year.get(ground)
    return Flow(
        transfer_id=transfer.id or "",
        supplier=transfer.supplier,
        recipient=transfer.recipient,
        designation=transfer.designation,
        category=transfer.category,
        unit="piece" if unit in PIECES else unit,
        counted=counted,
        years=years,
        draws=cumulative[1:] - cumulative[0],
        low=tuple(0.0 if e is None else _less(e.low, before.low if before else None) for e in figures),
        best=tuple(0.0 if e is None else _less(e.best, before.best if before else None) for e in figures),
        high=tuple(0.0 if e is None else _less(e.high, before.high if before else None) for e in figures),
        condition=next((t.claim.item_status for t in entry.testimonies if t.claim.item_status), None),
    )


def _drawn(estimate: Estimate | None, uniform: Draws, unit: str) -> Draws:
    """One draw for each uniform number; none where nothing is told, or told in a unit that counts otherwise."""
    if estimate is None or estimate.belief is None or not estimate.belief.sayings:
        return np.zeros(len(uniform))
    if estimate.unit != unit and not {estimate.unit, unit} <= PIECES:
        return np.zeros(len(uniform))
    return np.asarray(estimate.belief.quantiles(uniform), dtype=float)


def _less(figure: float | None, before: float | None) -> float | None:
    """A figure without what stood in the register before: the same unknown number, so that bounds go together."""
    return None if figure is None else max(0.0, figure - (before or 0.0))


def _number(words: str) -> int:
    """A number that hangs on nothing but the words, so that no transfer's draws depend on another's."""
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "big")


def of_recipient(some: Iterable[Flow], recipient: str) -> list[Flow]:
    """The flows to one recipient."""
    return [flow for flow in some if flow.recipient == recipient]

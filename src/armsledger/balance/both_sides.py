"""Who armed both sides of a pair, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Supplied(Protocol):
    """What one transfer came to by each year's end, by the fields of a Flow that are looked at here."""

    @property
    def transfer_id(self) -> str:
        """The transfer's id."""

    @property
    def supplier(self) -> str | None:
        """The code of the supplier, None where nobody tells."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years, one after the other."""

    @property
    def draws(self) -> NDArray[np.float64]:
        """Cumulative numbers of shape (years, n)."""


@dataclass(frozen=True, slots=True)
class Armed:
    """What a supplier's transfers to one side are, and the years in which something of them came or was ordered."""

    transfers: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BothSides:
    """A supplier of both: its transfers to each, and the years in which it supplied the two at once."""

    supplier: str
    one: Armed
    other: Armed
    overlap: tuple[int, ...]


def both_sides(one: Iterable[Supplied], other: Iterable[Supplied]) -> tuple[BothSides, ...]:
    """The suppliers of both, those with most years of overlap first.

    A year counts where a transfer's number grows in the median of its draws. Flows that never grow say nothing.
    """
    first, second = _by_supplier(one), _by_supplier(other)
    found = [
        BothSides(
            supplier,
            first[supplier],
            second[supplier],
            tuple(sorted(set(first[supplier].years) & set(second[supplier].years))),
        )
        for supplier in first.keys() & second.keys()
    ]
    return tuple(sorted(found, key=lambda b: (-len(b.overlap), b.supplier)))


def _by_supplier(flows: Iterable[Supplied]) -> dict[str, Armed]:
    transfers: dict[str, set[str]] = {}
    years: dict[str, set[int]] = {}
    for flow in flows:
        grown = np.diff(np.median(flow.draws, axis=1), prepend=0) > 0
        if flow.supplier is not None and grown.any():
            transfers.setdefault(flow.supplier, set()).add(flow.transfer_id)
            years.setdefault(flow.supplier, set()).update(
                year for year, more in zip(flow.years, grown, strict=True) if more
            )
    return {name: Armed(tuple(sorted(transfers[name])), tuple(sorted(years[name]))) for name in transfers}

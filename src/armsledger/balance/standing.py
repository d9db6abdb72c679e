"""What a stock begins from: which goods it holds, and which opening stocks are its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np

from armsledger.balance.inventory import Draws
from armsledger.balance.openings import Opening
from armsledger.catalogue import catalogue
from armsledger.terms import Category, Unit
from armsledger.values import digest

PIECE = "piece"
"""The unit of all that counts one by one: items, launchers and systems."""

_ONE_BY_ONE = frozenset({PIECE, *map(str, (Unit.ITEM, Unit.LAUNCHER, Unit.SYSTEM))})


class Pieces(Protocol):
    """Goods of a recipient, by the fields that openings and deliveries share."""

    @property
    def recipient(self) -> str | None:
        """The code of the party."""

    @property
    def category(self) -> Category:
        """The kind of goods."""

    @property
    def designation(self) -> str | None:
        """The type, None where it isn't told."""

    @property
    def unit(self) -> str:
        """What they are counted in."""


class Deliveries(Pieces, Protocol):
    """What a transfer delivered, counted from the end of the year before its first."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years, one after the other."""

    @property
    def draws(self) -> Draws:
        """The numbers by each year's end, of shape (years, n); they never fall."""


@dataclass(frozen=True, slots=True)
class Goods:
    """The goods of one stock: a family of types, or None for a whole category; unit is PIECE or a formation's."""

    recipient: str
    category: Category
    unit: str
    family: str | None

    @property
    def whole(self) -> "Goods":
        """The stock of the category that these belong to."""
        return Goods(self.recipient, self.category, self.unit, None)

    def holds(self, other: "Goods") -> bool:
        """Whether other goods are in this stock."""
        return self.whole == other.whole and self.family in (None, other.family)


def goods_of(pieces: Pieces) -> Goods:
    """The stock in which pieces stand by their type."""
    unit = PIECE if pieces.unit in _ONE_BY_ONE else str(pieces.unit)
    return Goods(pieces.recipient or "", pieces.category, unit, family_of(pieces.designation))


@lru_cache(maxsize=10_000)
def family_of(designation: str | None) -> str | None:
    """The widest family of a type in the catalogue."""
    return catalogue().family(designation) if designation else None


def generator(seed: int, *key: object) -> np.random.Generator:
    """A generator of its own for whatever a key names, so that draws don't hang on any order."""
    return np.random.default_rng([seed, int(digest([str(part) for part in key]), 16)])


@dataclass(frozen=True, slots=True)
class Begun:
    """The opening stocks that a stock begins from, by the type that each is told of (None: the whole category)."""

    parts: Mapping[str | None, tuple[Opening, ...]]
    whole: bool

    @property
    def openings(self) -> tuple[Opening, ...]:
        """All of them."""
        return tuple(sorted((o for some in self.parts.values() for o in some), key=lambda o: o.place))

    @property
    def years(self) -> list[int]:
        """The year of each part."""
        return [some[0].year for some in self.parts.values()]

    def since(self, designation: str | None) -> int | None:
        """The year from whose end deliveries and losses of a type count; None where all that is known of them does.

        Where only other types have an opening stock it counts from none; where the type isn't told, from the last.
        """
        if self.whole or designation is None:
            return max(self.years, default=None)
        if designation in self.parts:
            return self.parts[designation][0].year
        kin = [p for p in self.parts if family_of(p) == family_of(designation)]
        return max((self.parts[part][0].year for part in kin), default=None)

    def drawn(self, years: range, n: int, seed: int) -> Draws:
        """What enters at the end of each year, of shape (years, n)."""
        drawn = np.zeros((len(years), n))
        for some in self.parts.values():
            one = some[0]
            key = (one.recipient, one.category, one.unit, one.designation, one.year)
            random = generator(seed, *key)
            source = random.integers(len(some), size=n)
            low, high = np.array([o.low for o in some])[source], np.array([o.high for o in some])[source]
            drawn[one.year - years[0]] += low + (high - low) * random.random(n)
        return drawn


def begun(goods: Goods, openings: Iterable[Opening], first: int) -> Begun:
    """What the stock of these goods begins from where the first year asked for is this.

    An opening stock that is told of the goods as a whole goes before those of their types.
    """
    own = [o for o in openings if goods.holds(goods_of(o))]
    if any(o.designation == goods.family for o in own):
        return Begun({goods.family: _chosen([o for o in own if o.designation == goods.family], first)}, True)
    if goods.family is not None:
        types = {o.designation for o in own}
        return Begun({t: _chosen([o for o in own if o.designation == t], first) for t in types}, False)
    parts: dict[str | None, tuple[Opening, ...]] = {}
    for family in {goods_of(o).family for o in own}:
        of_family = Goods(goods.recipient, goods.category, goods.unit, family)
        parts.update(begun(of_family, own, first).parts)
    return Begun(parts, False)


def _chosen(told: Sequence[Opening], first: int) -> tuple[Opening, ...]:
    """Of one kind the openings of the last year up to the first one asked for, else of the earliest."""
    years = {o.year for o in told}
    before = [year for year in years if year <= first]
    year = max(before) if before else min(years)
    return tuple(o for o in told if o.year == year)

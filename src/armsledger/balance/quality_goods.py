"""What pieces are weighed as: their own type, the families above it, or only their category."""

from dataclasses import dataclass

from armsledger.balance.quality import Basis
from armsledger.catalogue import Designation, catalogue
from armsledger.terms import Category, Unit

FIRED = frozenset({Unit.MISSILE, Unit.ROUND})

_BESIDE = frozenset({Category.MISSILE, Category.MUNITION, Category.ENGINE, Category.SERVICE})
"""Goods that are named by the type that they are for: missiles for a Tor are no Tor."""


@dataclass(frozen=True, slots=True)
class WeighedAs:
    """Names of types, the nearest first, each with what a weight of it would rest on; then the category.

    told says, for people, why no name may serve.
    """

    names: tuple[tuple[str, Basis], ...]
    category: Category
    told: str


def weighed_as(designation: str | None, category: Category, unit: Unit) -> WeighedAs:
    """What pieces of a type and category, counted in a unit, are weighed as.

    Goods that only go with a type are weighed by their category, and so is what is counted in missiles or rounds
    and is no missile itself.
    """
    if not designation:
        return WeighedAs((), category, "the type is not known")
    known = catalogue().designation(designation)
    own = category if known is None else known.category
    if own is not category and category in _BESIDE:
        return WeighedAs((), category, f"{category} for {designation}, not the type itself")
    if unit in FIRED and own is not Category.MISSILE:
        return WeighedAs((), Category.MISSILE, f"{designation} counted in {unit}s")
    names = ((designation, Basis.FACT),) if known is None else _lineage(known)
    return WeighedAs(names, own, f"nothing is known of {designation}")


def _lineage(known: Designation) -> tuple[tuple[str, Basis], ...]:
    """A designation's name and its families' in the same category, so far as the catalogue knows them."""
    names: dict[str, Basis] = {}
    above: Designation | None = known
    while above is not None and above.name not in names:
        if above.category is known.category:
            names[above.name] = Basis.FAMILY if names else Basis.FACT
        above = catalogue().designation(above.family) if above.family else None
    return tuple(names.items())

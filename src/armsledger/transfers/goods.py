"""What a claim is about: a type of equipment at its level of detail, or a category."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from armsledger.catalogue import catalogue
from armsledger.claims import Claim
from armsledger.terms import Category, Unit
from armsledger.transfers.services import is_serviced

BESIDE = {Category.SERVICE, Category.ENGINE, Category.MUNITION}
"""Goods that are named by the type that they are for: training for T-90 crews is no T-90."""

GENERAL = {Category.UNSPECIFIED, Category.FINANCE}
"""Goods of which nobody can tell whether the next wish, or more of them, is for the same."""

ROUNDS = {Unit.MISSILE, Unit.ROUND}
LAUNCHERS = set(Unit) - ROUNDS - {Unit.ITEM}
"""Units of what is fired, and of what fires it: 700 missiles for a system are no 700 systems."""

_FIRED = {Category.MISSILE, Category.MUNITION}
_NUMBER = re.compile(r"\d+")
_NAMES = 1 << 16


@dataclass(frozen=True, slots=True)
class Goods:
    """What a transfer is of; designation is None for a transfer that is known by its category alone."""

    designation: str | None
    category: Category


@dataclass(frozen=True, slots=True)
class Naming:
    """A designation in its usual spelling, and what the catalogue knows of it.

    plain is the name without its spelling's accidents, lineage the plain names of the families that it is a
    variant of, the nearest first; category is None for a name that the catalogue lacks.
    """

    name: str
    plain: str
    lineage: tuple[str, ...] = ()
    category: Category | None = None

    @property
    def family(self) -> str:
        """The plain name of the widest family."""
        return self.lineage[-1] if self.lineage else self.plain


@lru_cache(_NAMES)
def naming(system: str) -> Naming:
    """How a designation is usually written and where it belongs."""
    known = catalogue().designation(system)
    if known is None:
        return Naming(system, _plain(system))
    lineage = {_plain(known.name): None}
    above = known
    while above.family is not None and _plain(above.family) not in lineage:
        lineage[_plain(above.family)] = None
        wider = catalogue().designation(above.family)
        if wider is None:
            break
        above = wider
    return Naming(known.name, _plain(known.name), tuple(lineage)[1:], known.category)


def is_wider(one: Naming, other: Naming) -> bool:
    """Whether a name stands for another one too: a family's for its variant's, at any level.

    Not where both bear a number and the numbers differ: the Su-30 descends from the Su-27, but nobody means
    one by the other.
    """
    if one.plain == other.plain or one.plain not in other.lineage:
        return False
    number, other_number = _NUMBER.search(one.name), _NUMBER.search(other.name)
    return number is None or other_number is None or number.group() == other_number.group()


def stands_for(names: Mapping[str, Naming]) -> dict[str, tuple[str, ...]]:
    """For each plain name all of the names that it stands for, itself first."""
    return {
        plain: (plain, *sorted(other for other in names if is_wider(wide, names[other])))
        for plain, wide in names.items()
    }


def beside(claim: Claim) -> Category | None:
    """The category of goods that go with the type that a claim names; None for goods of the type itself.

    Repairs and training are services whatever the coder calls them; missiles and rounds counted as such are
    no systems, where the type is a system.
    """
    known = naming(claim.system or "").category
    if claim.category is not Category.SERVICE and is_serviced(claim):
        return Category.SERVICE
    if claim.category in BESIDE and known is not claim.category:
        return claim.category
    fired = claim.quantity is not None and claim.quantity.unit in ROUNDS
    if fired and known is not None and known not in _FIRED:
        return claim.category if claim.category in _FIRED else Category.MISSILE
    return None


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()

"""Whether a designation fits what a register says its goods are."""

from armsledger.catalogue import Designation
from armsledger.terms import Category

_NEAR = (
    frozenset({Category.MISSILE, Category.AIR_DEFENCE, Category.ARTILLERY}),
    frozenset({Category.TANK, Category.ARMOURED_VEHICLE, Category.ARTILLERY, Category.VEHICLE}),
    frozenset({Category.COMBAT_AIRCRAFT, Category.UAV, Category.AIRCRAFT}),
    frozenset({Category.HELICOPTER, Category.ATTACK_HELICOPTER}),
)
"""Categories between which a type may fall by one source or another."""


def fits(designation: Designation, category: Category) -> bool:
    """Whether a type may be meant where goods of a category are named: 'Mistral' missiles are no ship."""
    other = designation.category
    return other is category or any({other, category} <= kinds for kinds in _NEAR)

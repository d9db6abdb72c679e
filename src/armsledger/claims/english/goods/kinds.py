"""Of which category goods are, and what others a plain noun for them may mean."""

import re
from collections.abc import Mapping, Set

from armsledger.catalogue import ItemMention
from armsledger.claims.english.passages import Passage
from armsledger.terms import Category

_SAID_OF: list[tuple[re.Pattern[str], dict[Category, Category]]] = [
    (
        re.compile(r"(?i)\b(armed|weaponi[sz]ed|weapons-capable|attack|combat)\b"),
        {
            Category.AIRCRAFT: Category.COMBAT_AIRCRAFT,
            Category.UAV: Category.COMBAT_AIRCRAFT,
            Category.HELICOPTER: Category.ATTACK_HELICOPTER,
        },
    ),
    (
        re.compile(r"(?i)\b(guided|precision)\b(?!.*\bshells?$)"),
        {Category.MUNITION: Category.MISSILE},
    ),
    (
        re.compile(r"(?i)\b(up-)?armou?red\b"),
        {Category.VEHICLE: Category.ARMOURED_VEHICLE},
    ),
]
"""What words of a phrase make of goods of a category: 'armed drones', 'laser-guided precision bombs'."""

_AID = re.compile(r"(?i)\b(aid|assistance)$")


def category_of(passage: Passage, item: ItemMention, start: int, end: int) -> Category:
    """The category of goods as their phrase has it: 'armed patrol aircraft', '$5 million in military aid'."""
    phrase = passage.text[start:end]
    if item.category is Category.UNSPECIFIED and _AID.search(phrase):
        paid = any(passage.text[a.end : start].strip() == "in" for a in passage.amounts if a.end < start)
        return Category.FINANCE if paid else item.category
    kinds = next((kinds for what, kinds in _SAID_OF if item.designation is None and what.search(phrase)), {})
    return kinds.get(item.category, item.category)


_MEANT_BY: Mapping[Category, Set[Category]] = {
    Category.AIRCRAFT: {Category.AIRCRAFT, Category.COMBAT_AIRCRAFT, Category.UAV},
    Category.HELICOPTER: {Category.HELICOPTER, Category.ATTACK_HELICOPTER},
    Category.VEHICLE: {Category.VEHICLE, Category.ARMOURED_VEHICLE, Category.TANK},
    Category.MISSILE: {Category.MISSILE, Category.AIR_DEFENCE},
    Category.UAV: {Category.UAV, Category.COMBAT_AIRCRAFT},
}
"""What a plain noun such as 'the aircraft' may mean besides its own category."""

_POINTED_TO: Mapping[Category, Set[Category]] = {
    **_MEANT_BY,
    Category.COMBAT_AIRCRAFT: {Category.COMBAT_AIRCRAFT},
    Category.ARMOURED_VEHICLE: {Category.ARMOURED_VEHICLE, Category.TANK},
    Category.MUNITION: {Category.MUNITION, Category.MISSILE},
}
"""The same for nouns that point back: 'the munitions' may be missiles, ammunition that is named anew is none."""


def meant_by(noun: Category) -> Set[Category]:
    """The categories of earlier goods that a plain noun of a category may name once more."""
    return _MEANT_BY.get(noun, {noun})


def pointed_to(noun: Category) -> Set[Category]:
    """The categories of earlier goods that a plain noun of a category may point back to."""
    return _POINTED_TO.get(noun, {noun})


def may_point(noun: Category) -> bool:
    """Whether plain nouns of a category are wide enough to mean a type that was named before."""
    return noun in _POINTED_TO

"""What a claim is about: a type of equipment at its level of detail, or a category."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from armsledger.catalogue import catalogue
from armsledger.claims import Claim
from armsledger.terms import Category
from armsledger.transfers.transfer import Testimony

BESIDE = {Category.SERVICE, Category.ENGINE, Category.MUNITION}
"""Goods that are named by the type that they are for: training for T-90 crews is no T-90."""

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Goods:
    """What a transfer is of; designation is None for a transfer that is known by its category alone."""

    designation: str | None
    category: Category


def by_goods(testimonies: Sequence[Testimony]) -> Iterator[tuple[Goods, list[Testimony]]]:
    """The testimonies of one supplier and recipient, parted by their goods.

    A wide name ('Iskander') joins the one exact type of its family that the testimonies name (Iskander-M);
    where they name several, or none, it stays its own. A claim without a designation stands for its category
    and is never added to a type's numbers.
    """
    typed: defaultdict[tuple[str, Category | None], list[Testimony]] = defaultdict(list)
    broad: defaultdict[Category, list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        claim = testimony.claim
        if claim.system is None or claim.category is Category.FINANCE:
            broad[claim.category].append(testimony)
        else:
            typed[_plain(catalogue().family(_usual(claim.system))), _beside(claim)].append(testimony)
    for category, some in broad.items():
        yield Goods(None, category), some
    for (_, beside), some in typed.items():
        for name, members in _by_type(some):
            yield Goods(name, beside or _category(name, members)), members


def _by_type(family: Iterable[Testimony]) -> Iterator[tuple[str, list[Testimony]]]:
    """The testimonies of one family, parted by the exact types that they name."""
    spelt: defaultdict[str, list[Testimony]] = defaultdict(list)
    for testimony in family:
        spelt[_plain(_usual(testimony.claim.system or ""))].append(testimony)
    names = {key: min(_usual(t.claim.system or "") for t in some) for key, some in spelt.items()}
    types: defaultdict[str, list[Testimony]] = defaultdict(list)
    for key, some in spelt.items():
        exact = [other for other in names if _is_wider(names[key], names[other])]
        exact = [one for one in exact if not any(_is_wider(names[one], names[other]) for other in exact)]
        types[exact[0] if len(exact) == 1 else key] += some
    for key, members in types.items():
        yield names[key], members


def _is_wider(name: str, other: str) -> bool:
    """Whether a name stands for another one too: a family's for its variant's, at any level.

    Not where both bear a number and the numbers differ: the Su-30 descends from the Su-27, but nobody means
    one by the other.
    """
    lineage = {_plain(other)}
    known = catalogue().designation(other)
    while known is not None and known.family is not None and _plain(known.family) not in lineage:
        lineage.add(_plain(known.family))
        known = catalogue().designation(known.family)
    number, other_number = _NUMBER.search(name), _NUMBER.search(other)
    alike = number is None or other_number is None or number.group() == other_number.group()
    return alike and _plain(name) in lineage - {_plain(other)}


def _beside(claim: Claim) -> Category | None:
    """The category of goods that go with the type that a claim names; None for goods of the type itself."""
    known = catalogue().designation(claim.system or "")
    own = known is not None and known.category is claim.category
    return claim.category if claim.category in BESIDE and not own else None


def _category(name: str, testimonies: Iterable[Testimony]) -> Category:
    """The catalogue's category of a type, else the one that most claims give it."""
    if known := catalogue().designation(name):
        return known.category
    counted = Counter(t.claim.category for t in testimonies)
    order = list(Category)
    return min(counted, key=lambda category: (-counted[category], order.index(category)))


def _usual(name: str) -> str:
    known = catalogue().designation(name)
    return known.name if known else name


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()

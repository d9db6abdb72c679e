"""Quality weights: what one piece counts for in a volume, by whose figures, and how answers change under others.

A volume is a sum of pieces times their weights. It says how much material of what kind and age went over, not what
it is worth in a fight. docs/balance-quality.md has the formulas and their sources.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from typing import Protocol

from armsledger.errors import UsageError
from armsledger.terms import Category, Unit


class Basis(StrEnum):
    """What a weight rests on, from the firmest to none."""

    FACT = "fact"  # a figure or fact of this very type
    FAMILY = "family"  # of the family that it is a variant of
    CATEGORY = "category"  # of what goods of its category usually are
    NONE = "none"  # nothing: it is not weighed


class Condition(StrEnum):
    """Whether a piece was new when it went over."""

    NEW = "new"
    SECOND_HAND = "second_hand"
    REFURBISHED = "refurbished"


@dataclass(frozen=True, slots=True)
class Weight:
    """What one piece counts for: above 0, or None where it is not weighed; source and reason are for people."""

    value: float | None
    basis: Basis
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Factors:
    """What used pieces count for, new ones counting for 1; the defaults are SIPRI's published factors.

    UsageError where one is not above 0.
    """

    second_hand: float = 0.40
    refurbished: float = 0.66

    def __post_init__(self) -> None:
        for factor in (self.second_hand, self.refurbished):
            if not 0 < factor < inf:
                raise UsageError(
                    f"a used piece can't count for {factor:g} of a new one; give a number above 0"
                )

    def of(self, condition: Condition) -> float:
        """The factor of pieces in a condition."""
        used = {Condition.SECOND_HAND: self.second_hand, Condition.REFURBISHED: self.refurbished}
        return used.get(condition, 1.0)

    def applied(self, weight: Weight, condition: Condition) -> Weight:
        """The weight of a new piece as that of one in this condition."""
        if weight.value is None or condition is Condition.NEW:
            return weight
        factor = self.of(condition)
        return replace(
            weight, value=weight.value * factor, why=f"{weight.why}; {words_of(condition)}: × {factor:g}"
        )


SIPRI_FACTORS = Factors()
"""40 % for second-hand pieces, 66 % for those refurbished or modernized (SIPRI, explanation of the TIV)."""


class Weights(Protocol):
    """A set of weights; may_be_listed says whether the licence lets them be shown type by type."""

    @property
    def name(self) -> str:
        """What people call the set."""

    @property
    def licence(self) -> str:
        """The line that goes with every result that rests on the set."""

    @property
    def may_be_listed(self) -> bool:
        """Whether single weights may be shown and exported, and not only sums."""

    def of(
        self,
        designation: str | None,
        category: Category,
        *,
        unit: Unit = Unit.ITEM,
        condition: Condition = Condition.NEW,
    ) -> Weight:
        """The weight of one piece of a type, or of a category where the type is not known."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a volume rests on: its share by basis (of 1), and how many pieces were not weighed at all."""

    volume: float
    shares: Mapping[Basis, float]
    not_weighed: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes out under one set of weights."""

    weights: str
    licence: str
    figures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The same question under several sets of weights; spread has the least and greatest figure of each column."""

    answers: tuple[Answer, ...]
    spread: Mapping[str, tuple[float, float]]


def rest(weighed: Iterable[tuple[float, Weight]]) -> Rest:
    """What the volume of so many pieces of each weight rests on."""
    volumes: Counter[Basis] = Counter()
    not_weighed = 0.0
    for number, weight in weighed:
        if weight.value is None:
            not_weighed += number
        else:
            volumes[weight.basis] += number * weight.value  # type: ignore[assignment]
    volume = float(sum(volumes.values()))
    shares = {basis: volumes[basis] / volume for basis in Basis if volumes[basis]} if volume else {}
    return Rest(volume, shares, not_weighed)


def sensitivity(
    answer: Callable[[Weights], Mapping[str, float | None]], sets: Sequence[Weights]
) -> Sensitivity:
    """A table of what a question comes to under each set of weights, in their order."""
    answers = tuple(Answer(weights.name, weights.licence, answer(weights)) for weights in sets)
    spread: dict[str, tuple[float, float]] = {}
    for column in dict.fromkeys(name for row in answers for name in row.figures):
        told = [n for row in answers if (n := row.figures.get(column)) is not None]
        if told:
            spread[column] = min(told), max(told)
    return Sensitivity(answers, spread)


def condition_of(item_status: str | None) -> Condition:
    """The condition that a register's words for it mean; new where nothing is said."""
    words = (item_status or "").casefold()
    if any(word in words for word in ("moderni", "refurbish", "upgrad", "overhaul")):
        return Condition.REFURBISHED
    if any(word in words for word in ("second", "used", "surplus")):
        return Condition.SECOND_HAND
    return Condition.NEW


def words_of(condition: Condition) -> str:
    """A condition as people read it."""
    return condition.replace("_", " ")

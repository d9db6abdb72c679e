"""Goods as a passage speaks of them, and whether two mentions may be of the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from armsledger.claims.english.passages import Passage
from armsledger.claims.grammar.figures import Count
from armsledger.terms import Category, Unit
from armsledger.values import Bounds, Span


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The words elsewhere in the article that name what 'they' or 'the aircraft' means, and where they stand."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods in one passage: [start, end) of their noun phrase without its number, and its head token.

    points_back tells that the words point to goods named before ('such missiles', 'the aircraft'); is_deal that
    they name a deal and not what it is for ('defence contracts'); single that 'a' or 'an' counts one of them;
    antecedent what the words were found to point to; bare that they name no goods by themselves ('they', 'units',
    'the sale'), so that only the antecedent's words do.
    """

    start: int
    end: int
    head: Token
    category: Category = Category.UNSPECIFIED
    system: str | None = None
    origin: str | None = None
    count: Count | None = None
    unit: Unit = Unit.ITEM
    points_back: bool = False
    strongly: bool = False
    is_deal: bool = False
    single: bool = False
    antecedent: Antecedent | None = None
    bare: bool = False

    @property
    def quantity(self) -> Bounds | None:
        """The count as bounds, in the unit that its words or the goods' own noun give."""
        if self.count is None:
            return Bounds(1, 1, self.unit) if self.single else None
        unit = self.count.unit if self.count.unit is not Unit.ITEM else self.unit
        if unit is Unit.SYSTEM and self.system is None:
            unit = Unit.ITEM
        return Bounds(self.count.low, self.count.high, unit)


def taken_by(passage: Passage, named: Iterable[Goods]) -> set[int]:
    """The numbers of the tokens that name goods."""
    return {t.i for g in named for t in (g.head, *passage.tokens(g.start, g.end))}


class OfAKind(Protocol):
    """What is of a category of goods, and perhaps of a type."""

    @property
    def system(self) -> str | None:
        """The type's name."""
        ...

    @property
    def category(self) -> Category:
        """The kind of goods."""
        ...


def alike(one: OfAKind, other: OfAKind) -> bool:
    """Whether two mentions may be of the same goods: by their types where both name one, else by their category."""
    if one.system and other.system:
        return one.system in other.system or other.system in one.system
    return one.category is other.category

"""The default weights: an index from facts of the catalogue, by class and generation.

weight = points of the class × growth ^ (decades that the type's entry into service lies after the 1980s). Points and
facts: the data files classes.csv and generations.csv, whose headers say where they are from.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from statistics import median_low

from armsledger.balance.quality import SIPRI_FACTORS, Basis, Condition, Factors, Weight
from armsledger.balance.quality_goods import FIRED, weighed_as
from armsledger.balance.tables import packaged
from armsledger.catalogue import catalogue
from armsledger.errors import UsageError
from armsledger.terms import Category, Unit

GROWTH = 1.2
"""By how much a decade makes a piece of the same class count for more, unless another factor is asked for."""

ERA = 1980
"""The decade of entry into service whose pieces count for their class's points."""

_SOURCE = "facts and classes packaged with armsledger (general knowledge, to the decade, unverified)"
_LAUNCHER, _MISSILES = "launcher", "ballistic"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a type: the decade of its entry into service and its class within its category."""

    designation: str
    decade: int
    size_class: str
    source: str


@dataclass(frozen=True, slots=True)
class SizeClass:
    """A class of a category: its points, and what it holds in words."""

    category: Category
    name: str
    usual: bool
    points: float
    means: str


@dataclass(frozen=True, slots=True)
class CatalogueWeights:
    """Weights by class and generation; growth 1 leaves generations out of it, UsageError where it is not above 0."""

    growth: float = GROWTH
    factors: Factors = SIPRI_FACTORS

    def __post_init__(self) -> None:
        if not 0 < self.growth < inf:
            raise UsageError(
                f"weights can't grow by {self.growth:g} a decade; give a factor such as {GROWTH:g}"
            )

    @property
    def name(self) -> str:
        """What people call the set."""
        if self.growth == 1:
            return "catalogue index, without generations"
        return f"catalogue index, × {self.growth:g} a decade"

    @property
    def licence(self) -> str:
        """The line that goes with every result that rests on the set."""
        return "armsledger's own index (Apache-2.0)"

    @property
    def may_be_listed(self) -> bool:
        """Always: the figures are the project's own."""
        return True

    def of(
        self,
        designation: str | None,
        category: Category,
        *,
        unit: Unit = Unit.ITEM,
        condition: Condition = Condition.NEW,
    ) -> Weight:
        """The weight of one piece, counted in launchers, single pieces or missiles as unit says."""
        goods = weighed_as(designation, category, unit)
        for name, basis in goods.names:
            if name in facts():
                told = "" if basis is Basis.FACT else f"{goods.told}: as its family {name}; "
                weight = self._by_fact(facts()[name], goods.category, unit, basis, told)
                return self.factors.applied(weight, condition)
        return self.factors.applied(self._usual(goods.category, goods.told), condition)

    def _by_fact(self, fact: Fact, category: Category, unit: Unit, basis: Basis, told: str) -> Weight:
        name = _MISSILES if fact.size_class == _LAUNCHER and unit in FIRED else fact.size_class
        return self._weight(classes()[category, name], fact.decade, basis, told)

    def _usual(self, category: Category, told: str) -> Weight:
        """As goods of a category usually are: the usual class, the middle decade of the facts."""
        usual = next((c for c in classes().values() if c.category is category and c.usual), None)
        if usual is None:
            return Weight(None, Basis.NONE, _SOURCE, f"{told}; {category} is not weighed")
        return self._weight(
            usual, _middle_decades().get(category, ERA), Basis.CATEGORY, f"{told}: as usual; "
        )

    def _weight(self, size_class: SizeClass, decade: int, basis: Basis, told: str) -> Weight:
        factor = self.growth ** ((decade - ERA) / 10)
        why = (
            f"{told}{size_class.means}: {size_class.points:g}; in service since the {decade}s: × {factor:.3g}"
        )
        return Weight(size_class.points * factor, basis, _SOURCE, why)


@cache
def classes() -> Mapping[tuple[Category, str], SizeClass]:
    """The classes by category and name."""
    rows = packaged("classes.csv").rows
    made = (
        SizeClass(
            Category(row["category"]), row["class"], bool(row["usual"]), float(row["points"]), row["means"]
        )
        for row in rows
    )
    return {(c.category, c.name): c for c in made}


@cache
def facts() -> Mapping[str, Fact]:
    """What is known of types, by their names in the catalogue."""
    rows = packaged("generations.csv").rows
    made = (Fact(row["designation"], int(row["decade"]), row["class"], row["source"]) for row in rows)
    return {fact.designation: fact for fact in made}


@cache
def _middle_decades() -> Mapping[Category, int]:
    decades: defaultdict[Category, list[int]] = defaultdict(list)
    for fact in facts().values():
        known = catalogue().designation(fact.designation)
        if known is not None:
            decades[known.category].append(fact.decade)
    return {category: median_low(told) for category, told in decades.items()}

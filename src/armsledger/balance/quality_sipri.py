"""Weights from the export of SIPRI's register that a licensed user imported: its own values per unit.

They stay with their user: sums and ratios may be shown, single values may not (`may_be_listed`), and nothing of them
is kept or shipped. Per type the median over rows counts, apart for new, second-hand and refurbished pieces.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from armsledger.balance.quality import SIPRI_FACTORS, Basis, Condition, Factors, Weight, condition_of
from armsledger.balance.quality_goods import weighed_as
from armsledger.registers import RowFault, SipriRow
from armsledger.registers.sipri_export import LICENCE
from armsledger.registers.sipri_goods import category_of, system_of
from armsledger.terms import Category, Unit

_SOURCE = "SIPRI Arms Transfers Database, the export that you imported"


@dataclass(frozen=True, slots=True)
class Values:
    """Values per unit of one type, or of one category, by condition."""

    by_condition: Mapping[Condition, tuple[float, ...]]

    def of(self, condition: Condition, factors: Factors) -> tuple[float, int] | None:
        """The value in a condition and the rows behind it; by the factors from new pieces, or else used ones."""
        for known in (condition, Condition.NEW):
            if told := self.by_condition.get(known):
                factor = 1 if known is condition else factors.of(condition)
                return median(told) * factor, len(told)
        told = tuple(v / factors.of(known) for known, some in self.by_condition.items() for v in some)
        return (median(told) * factors.of(condition), len(told)) if told else None


@dataclass(frozen=True, slots=True)
class SipriWeights:
    """Values per unit by type and by category, in millions of SIPRI's trend-indicator values."""

    types: Mapping[str, Values]
    categories: Mapping[Category, Values]
    factors: Factors = field(default=SIPRI_FACTORS)

    @property
    def name(self) -> str:
        """What people call the set."""
        return "SIPRI's values per unit"

    @property
    def licence(self) -> str:
        """The line that goes with every result that rests on the set."""
        return LICENCE

    @property
    def may_be_listed(self) -> bool:
        """Never: sums and ratios only."""
        return False

    def of(
        self,
        designation: str | None,
        category: Category,
        *,
        unit: Unit = Unit.ITEM,
        condition: Condition = Condition.NEW,
    ) -> Weight:
        """The median over the rows of the type, else of its family, else of its category."""
        goods = weighed_as(designation, category, unit)
        for name, basis in goods.names:
            values = self.types.get(_plain(name))
            told = values and values.of(condition, self.factors)
            if told:
                return Weight(told[0], basis, _SOURCE, f"{name}: median of {told[1]} rows")
        usual = self.categories.get(goods.category)
        told = usual and usual.of(condition, self.factors)
        if not told:
            return Weight(None, Basis.NONE, _SOURCE, f"{goods.told}, nor of {goods.category}: not weighed")
        why = f"{goods.told}: median of {told[1]} rows of {goods.category}"
        return Weight(told[0], Basis.CATEGORY, _SOURCE, why)


def sipri_weights(rows: Iterable[SipriRow], *, factors: Factors = SIPRI_FACTORS) -> SipriWeights:
    """The weights that imported rows come to; rows without a value per unit or of unknown goods are left out."""
    types: defaultdict[str, dict[Condition, list[float]]] = defaultdict(dict)
    categories: defaultdict[Category, dict[Condition, list[float]]] = defaultdict(dict)
    for row in rows:
        try:
            category = category_of(
                row.description, armament_category=row.armament_category, designation=row.designation
            )
        except RowFault:
            continue
        name = _plain(system_of(row.designation, row.description, category) or row.designation)
        for condition, value in _values(row):
            types[name].setdefault(condition, []).append(value)
            categories[category].setdefault(condition, []).append(value)
    return SipriWeights(
        {name: _frozen(told) for name, told in types.items()},
        {category: _frozen(told) for category, told in categories.items()},
        factors,
    )


def _values(row: SipriRow) -> Iterator[tuple[Condition, float]]:
    """The values per unit that a row states, rounded to 0 ones left out."""
    condition = condition_of(row.status)
    if row.tiv_per_unit:
        yield condition, row.tiv_per_unit
    if row.tiv_new and condition is not Condition.NEW:
        yield Condition.NEW, row.tiv_new


def _frozen(told: Mapping[Condition, list[float]]) -> Values:
    return Values({condition: tuple(values) for condition, values in told.items()})


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()

"""Weights from the user's own CSV: a column weight, and a column designation or category, or both."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TypeVar

from armsledger.balance.quality import SIPRI_FACTORS, Basis, Condition, Factors, Weight
from armsledger.balance.quality_goods import weighed_as
from armsledger.catalogue import catalogue
from armsledger.errors import InputError
from armsledger.terms import Category, Unit

T = TypeVar("T", bound=str)

_COLUMNS = frozenset({"designation", "category", "weight"})


@dataclass(frozen=True, slots=True)
class OwnWeights:
    """A user's weights by designation, as the catalogue writes it, and by category."""

    source: str
    types: Mapping[str, float]
    categories: Mapping[Category, float]
    factors: Factors = SIPRI_FACTORS

    @property
    def name(self) -> str:
        """What people call the set."""
        return f"your weights ({Path(self.source).name})"

    @property
    def licence(self) -> str:
        """The line that goes with every result that rests on the set."""
        return "weights that you gave"

    @property
    def may_be_listed(self) -> bool:
        """Always: they are the user's."""
        return True

    def of(
        self,
        designation: str | None,
        category: Category,
        *,
        unit: Unit = Unit.ITEM,
        condition: Condition = Condition.NEW,
    ) -> Weight:
        """The weight that the file gives the type, else its family, else its category; else it is not weighed."""
        goods = weighed_as(designation, category, unit)
        for name, basis in goods.names:
            if name in self.types:
                weight = Weight(self.types[name], basis, self.source, f"{name}, as the file has it")
                return self.factors.applied(weight, condition)
        if goods.category not in self.categories:
            return Weight(
                None, Basis.NONE, self.source, f"{goods.told}, nor of {goods.category}: not weighed"
            )
        why = f"{goods.told}: as {goods.category}"
        weight = Weight(self.categories[goods.category], Basis.CATEGORY, self.source, why)
        return self.factors.applied(weight, condition)


def read_weights(path: Path, *, factors: Factors = SIPRI_FACTORS) -> OwnWeights:
    """The weights of a CSV file; InputError names the line that can't be used."""
    types: dict[str, float] = {}
    categories: dict[Category, float] = {}
    for where, row in _rows(path):
        designation, category, weight = row["designation"], row["category"], _weight(row["weight"], where)
        if bool(designation) == bool(category):
            raise InputError(f"{where}: give either a designation or a category, and leave the other empty")
        if designation:
            known = catalogue().designation(designation)
            _put(types, designation if known is None else known.name, weight, where)
        else:
            _put(categories, _category(category, where), weight, where)
    if not types and not categories:
        raise InputError(
            f"{path}: there is no weight in it; give lines such as 'T-90S,,1.5' under the header"
        )
    return OwnWeights(str(path), types, categories, factors)


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows with where they stand, comments and empty lines left out."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a CSV file that can be read") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: it is no UTF-8 text; save the table as CSV in UTF-8") from None
    told = [(at, line) for at, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    names = [name.strip().casefold() for name in next(csv.reader([told[0][1]]))] if told else []
    if "weight" not in names or not _COLUMNS & set(names) - {"weight"}:
        raise InputError(f"{path}: the first line must name the columns designation, category and weight")
    for at, line in told[1:]:
        cells = [cell.strip() for cell in next(csv.reader([line]))]
        where = f"{path}, line {at}"
        if len(cells) != len(names):
            raise InputError(f"{where}: it has {len(cells)} values for {len(names)} columns; mend the line")
        yield where, {**dict.fromkeys(_COLUMNS, ""), **dict(zip(names, cells, strict=True))}


def _weight(cell: str, where: str) -> float:
    try:
        weight = float(cell)
    except ValueError:
        weight = 0.0
    if not isfinite(weight) or weight <= 0:
        raise InputError(f"{where}: the weight {cell!r} is no number above 0; give one such as 1.5")
    return weight


def _category(cell: str, where: str) -> Category:
    try:
        return Category(cell.casefold())
    except ValueError:
        known = ", ".join(Category)
        raise InputError(f"{where}: {cell!r} is no category; give one of {known}") from None


def _put(table: dict[T, float], name: T, weight: float, where: str) -> None:
    if name in table:
        raise InputError(f"{where}: {name} has a weight already; leave one of the two lines out")
    table[name] = weight

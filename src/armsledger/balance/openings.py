"""Opening stocks: what a recipient held at a year's end, from the user's own CSV."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from armsledger.balance.given import Line, Names, read_given
from armsledger.catalogue import catalogue
from armsledger.errors import InputError
from armsledger.registers.cells import number_of, state_of
from armsledger.registers.rows import RowFault
from armsledger.terms import Category, Unit

COLUMNS: Names = {
    "recipient": ("recipient", "country", "state", "holder"),
    "category": ("category",),
    "designation": ("designation", "type", "model"),
    "year": ("year",),
    "number": ("number", "holdings", "stock"),
    "low": ("low",),
    "high": ("high",),
    "unit": ("unit",),
    "source": ("source",),
}
"""The columns of the file, and other names that they may have."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_EXAMPLE = "such as 'ARM,tank,T-72,2008,100,120,Military Balance 2009'"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a source says that a recipient held at the end of a year: from low to high.

    designation is the catalogue's where it knows the type; None where the whole category is meant. where is the
    line of the file.
    """

    recipient: str
    category: Category
    designation: str | None
    year: int
    low: float
    high: float
    source: str
    unit: Unit = Unit.ITEM
    where: str = ""

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands among others, in whatever order they are given."""
        goods = self.recipient, self.category, self.unit, self.designation or ""
        return (*goods, self.year, self.low, self.high, self.source, self.where)


def read_openings(path: Path) -> tuple[Opening, ...]:
    """The opening stocks of a file, in its order; InputError names the line that can't be used.

    Its columns: recipient, category or designation (or both), year, number or low and high, source; and unit where
    it isn't pieces that are counted. A number may be a range ('100-120').
    """
    given = read_given(path, COLUMNS)
    missing = [name for name in ("recipient", "year", "source") if name not in given.columns]
    if not {"category", "designation"} & given.columns:
        missing.append("category or designation")
    if "number" not in given.columns and not {"low", "high"} <= given.columns:
        missing.append("number (or low and high)")
    if missing:
        raise InputError(
            f"{path}: the first line names no {' and no '.join(missing)}; the columns are "
            f"recipient, category, designation, year, low, high, source, {_EXAMPLE}"
        )
    read = tuple(_opening(line, given.where(line)) for line in given.lines)
    if not read:
        raise InputError(f"{path}: there is no line under the header; give lines {_EXAMPLE}")
    return read


def _opening(line: Line, where: str) -> Opening:
    if line.broken:
        raise InputError(f"{where}: {line.broken}")
    cells = {**dict.fromkeys(COLUMNS, ""), **line.cells}
    recipient = party(cells["recipient"])
    if recipient is None:
        raise InputError(
            f"{where}: the catalogue knows no party {cells['recipient']!r}; write its usual English name or its code"
        )
    if not _YEAR.fullmatch(cells["year"]):
        raise InputError(f"{where}: {cells['year']!r} is no year; write the year at whose end this was held")
    if not cells["source"]:
        raise InputError(f"{where}: it names no source; say who tells of this stock")
    category, designation = _goods(cells, where)
    low, high = _numbers(cells, where)
    unit = _unit(cells["unit"], where)
    return Opening(
        recipient, category, designation, int(cells["year"]), low, high, cells["source"], unit, where
    )


def party(name: str) -> str | None:
    """The code of a party by its name or its code; None where the catalogue knows none."""
    if re.fullmatch(r"[A-Z]{3}", name) and catalogue().party_name(name) != name:
        return name
    return state_of(name)


def _goods(cells: Mapping[str, str], where: str) -> tuple[Category, str | None]:
    name, told = cells["designation"], cells["category"].casefold().replace(" ", "_")
    known = catalogue().designation(name) if name else None
    if told and told not in set(Category):
        raise InputError(f"{where}: {told!r} is no category; give one of {', '.join(Category)}")
    if told:
        return Category(told), known.name if known else name or None
    if known is None:
        said = f"the catalogue knows no {name!r}" if name else "it names no category and no designation"
        raise InputError(f"{where}: {said}; fill the column category")
    return known.category, known.name


def _numbers(cells: Mapping[str, str], where: str) -> Sequence[float]:
    """Low and high; 'number' is used where they are not filled."""
    if cells["low"] or cells["high"]:
        cell = f"{cells['low']}-{cells['high']}" if cells["low"] != cells["high"] else cells["low"]
        ends = [cells["low"], cells["high"]]
    else:
        cell, ends = cells["number"], []
    told = "give a number, a range such as 100-120, or both low and high"
    if cell == "0" or (ends == ["0", "0"]):
        return 0.0, 0.0
    if ends and not all(re.fullmatch(r"\d+(?:\.\d+)?", end) for end in ends):
        raise InputError(f"{where}: {cell!r} has no two bounds; {told}")
    if ends:
        low, high = map(float, ends)
        if low > high:
            raise InputError(f"{where}: low {low:g} is above high {high:g}; change the two over")
        return low, high
    try:
        bounds, _ = number_of(cell, "")
    except RowFault:
        bounds = None
    if bounds is None or bounds.low is None or bounds.high is None:
        raise InputError(f"{where}: {cell!r} has no two bounds; {told}")
    return float(bounds.low), float(bounds.high)


def _unit(told: str, where: str) -> Unit:
    if told and told not in set(Unit):
        raise InputError(f"{where}: {told!r} is no unit; give one of {', '.join(Unit)}")
    return Unit(told) if told else Unit.ITEM

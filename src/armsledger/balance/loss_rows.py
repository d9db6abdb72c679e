"""The rows of a list of losses: an item with its status, or the totals of a day; what can't be read is set aside."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from armsledger.balance.given import Given, Line, Names
from armsledger.balance.loss_names import SUM, heading_category, named
from armsledger.balance.openings import party
from armsledger.documents import SetAside
from armsledger.documents.dates import full_date
from armsledger.errors import InputError
from armsledger.terms import Category

COLUMNS: Names = {
    "country": ("country", "lost_by", "cntry_army", "army", "side", "party"),
    "name": ("system", "model", "equipment", "item", "designation", "name"),
    "heading": ("equipment_type", "type", "category", "general_type"),
    "status": ("status",),
    "date": ("date_lost", "date_of_loss", "date", "date_recorded", "recorded", "timestamp"),
    "id": ("matid", "id", "item_id", "loss_id", "uid"),
    "url": ("url", "image_link", "oryx_url", "image", "link", "source"),
    "captor": ("captured_by", "captor"),
    "destroyed": ("destroyed",),
    "abandoned": ("abandoned",),
    "captured": ("captured",),
    "damaged": ("damaged",),
    "total": ("type_total", "total"),
}
"""The columns of both layouts, and the names that public lists give them."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_WORDS = (
    (re.compile(r"destroy|sunk|scuttl|shot down|beyond (?:economical )?repair|wreck|crashed"), "destroyed"),
    (re.compile(r"captur|seiz|tak(?:en|ing)"), "captured"),
    (re.compile(r"abandon"), "abandoned"),
    (re.compile(r"damag"), "damaged"),
)


class LossStatus(StrEnum):
    """What became of a piece, the gravest first."""

    DESTROYED = "destroyed"
    CAPTURED = "captured"
    ABANDONED = "abandoned"
    DAMAGED = "damaged"

    @property
    def rank(self) -> int:
        """Its place, the gravest first."""
        return list(LossStatus).index(self)


class Aside(StrEnum):
    """Why a row of a list of losses does not count."""

    NOT_A_ROW = "not_a_row"
    UNKNOWN_PARTY = "unknown_party"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_GOODS = "unknown_goods"
    BAD_YEAR = "bad_year"
    BAD_NUMBER = "bad_number"
    SUM = "sum"  # it adds up other rows
    NOT_LOST = "not_lost"  # a status that doesn't count as lost
    REPEATED = "repeated"  # an id, or a day's totals, that another row has too


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a list: goods are country, category and designation; date is as exact as it is told."""

    goods: tuple[str, Category, str | None]
    status: LossStatus
    date: str
    id: str
    url: str
    captor: str | None
    line: int

    @property
    def country(self) -> str:
        """Who lost it."""
        return self.goods[0]

    @property
    def year(self) -> int:
        """The year in which it was recorded as lost."""
        return int(self.date[:4])


@dataclass(frozen=True, slots=True)
class Total:
    """How many pieces of one kind a party had lost by a day, by status in the order of LossStatus."""

    goods: tuple[str, Category, str | None]
    name: str
    heading: str
    numbers: tuple[int, ...]
    date: str
    line: int

    @property
    def year(self) -> int:
        """The year of its day."""
        return int(self.date[:4])

    def lost(self, statuses: Iterable[LossStatus]) -> int:
        """How many pieces have one of these statuses."""
        return sum(self.numbers[status.rank] for status in statuses)


class _Fault(InputError):
    def __init__(self, kind: Aside, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


class Reader:
    """Reads the rows of one list, and remembers the names that the catalogue lacks.

    year is that of rows without a date.
    """

    def __init__(self, given: Given, year: int | None) -> None:
        self._given, self._year = given, year
        self._month_first = _month_first(line.cells.get("date", "") for line in given.lines)
        self._unresolved: Counter[str] = Counter()

    @property
    def unresolved(self) -> tuple[tuple[str, int], ...]:
        """Names without a type in the catalogue, with the number of their rows, most first."""
        return tuple(sorted(self._unresolved.items(), key=lambda pair: (-pair[1], pair[0])))

    def item(self, line: Line) -> Item | SetAside:
        """A row of the layout with one row an item."""
        try:
            country, status = self._country(line), _status(line.cells["status"])
            date, goods = self._date(line), self._goods(line, country)
        except _Fault as fault:
            return SetAside(self._given.where(line), fault.kind, str(fault))
        cells = line.cells
        captor = party(cells.get("captor", "")) if cells.get("captor") else None
        return Item(goods, status, date, cells.get("id", ""), cells.get("url", ""), captor, line.at)

    def total(self, line: Line) -> Total | SetAside:
        """A row of the layout with totals."""
        try:
            country, date = self._country(line), self._date(line)
            numbers = tuple(_number(line.cells.get(str(status), "")) for status in LossStatus)
            goods = self._goods(line, country)
        except _Fault as fault:
            return SetAside(self._given.where(line), fault.kind, str(fault))
        name, heading = line.cells.get("name", ""), line.cells.get("heading", "")
        return Total(goods, name, heading, numbers, date, line.at)

    def _country(self, line: Line) -> str:
        if line.broken:
            raise _Fault(Aside.NOT_A_ROW, line.broken)
        code = party(line.cells["country"])
        if code is None:
            told = f"the catalogue knows no party {line.cells['country']!r}"
            raise _Fault(Aside.UNKNOWN_PARTY, f"{told}; write its usual English name")
        return code

    def _date(self, line: Line) -> str:
        cell = line.cells.get("date", "")
        if not cell and self._year is not None:
            return f"{self._year}"
        day = full_date(cell) or self._slashed(cell)
        years = set(_YEAR.findall(cell))
        if day is None and len(years) != 1:
            said = f"{cell!r} is no date" if cell else "it has no date"
            raise _Fault(Aside.BAD_YEAR, f"{said}; write it as 2022-03-28, or say of which year it is")
        return day or (cell if re.fullmatch(r"\d{4}-\d{2}", cell) else years.pop())

    def _slashed(self, cell: str) -> str | None:
        """A date such as 08/05/2023, in the order that the other dates of the list have."""
        found = _SLASHED.search(cell)
        if found is None or self._month_first is None:
            return None
        month, day = (found[1], found[2]) if self._month_first else (found[2], found[1])
        return full_date(f"{found[3]}-{int(month):02d}-{int(day):02d}")

    def _goods(self, line: Line, country: str) -> tuple[str, Category, str | None]:
        name, heading = line.cells.get("name", ""), line.cells.get("heading", "")
        if heading_category(heading or name) == SUM:
            raise _Fault(Aside.SUM, f"{heading or name!r} adds up the other rows; they count by themselves")
        goods = named(name, heading)
        if name and goods.designation is None:
            self._unresolved[name] += 1
        if goods.category is None:
            told = "give the column equipment_type, or add the type to catalogue/data/designations.csv"
            raise _Fault(Aside.UNKNOWN_GOODS, f"{goods.why}; {told}")
        return country, goods.category, goods.designation


def _status(cell: str) -> LossStatus:
    """The gravest thing that a cell says: 'damaged and captured' is captured."""
    told = cell.casefold()
    for form, status in _WORDS:
        if form.search(told):
            return LossStatus(status)
    said = f"{cell!r} is no status" if cell else "it has no status"
    raise _Fault(Aside.UNKNOWN_STATUS, f"{said}; write one of {', '.join(LossStatus)}")


def _number(cell: str) -> int:
    plain = cell.replace(",", "").removesuffix(".0")
    if not plain:
        return 0
    if not plain.isdecimal():
        raise _Fault(Aside.BAD_NUMBER, f"{cell!r} is no number of pieces; write one such as 12")
    return int(plain)


def _month_first(cells: Iterable[str]) -> bool | None:
    """Whether a list writes 08/28/2023 or 28/08/2023; None where no date of it tells, or some differ."""
    found = [(int(m[1]), int(m[2])) for cell in cells if (m := _SLASHED.match(cell))]
    month = any(second > 12 for _, second in found)
    day = any(first > 12 for first, _ in found)
    return None if month == day else month

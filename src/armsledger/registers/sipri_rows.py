"""One row of SIPRI's register by its fields, read back from the document that it was made into."""

import re
from dataclasses import dataclass

from armsledger.documents import Document
from armsledger.registers.rows import Fault, Row, RowFault
from armsledger.registers.sipri_export import UNCERTAIN, Layout

_NUMBER = re.compile(r"[(\[]?\s*(\d+(?:\.\d+)?)\s*\??\s*[)\]]?\s*\??")
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_MARKED = re.compile(r"[(\[?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SipriRow:
    """One row, whichever its layout; TIVs are in millions of SIPRI's trend-indicator values.

    ordered and tiv_ordered are None in the layout of deliveries, whose rows are one year of a deal each;
    tiv_new is the TIV of a new piece, database_id the deal's, both in that layout alone.
    """

    layout: Layout
    supplier: str
    recipient: str
    designation: str
    description: str
    armament_category: str
    order_year: int | None
    order_year_uncertain: bool
    ordered: float | None
    ordered_uncertain: bool
    delivered: float | None
    delivered_uncertain: bool
    delivery_years: tuple[int, ...]
    delivery_years_uncertain: bool
    status: str
    comments: str
    tiv_new: float | None
    tiv_per_unit: float | None
    tiv_ordered: float | None
    tiv_delivered: float | None
    local_production: bool | None
    database_id: str | None


def sipri_row(document: Document) -> SipriRow:
    """The row that a document was made from; RowFault where a number or a year in it can't be read."""
    row = Row.of(document)
    layout = Layout.DELIVERIES if row.get("Delivery year") or row.get("Designation") else Layout.CLASSIC
    return _classic(row) if layout is Layout.CLASSIC else _deliveries(row)


def _classic(row: Row) -> SipriRow:
    ordered, delivered = row.get("Number ordered"), row.get("Number delivered")
    year, years = row.get("Year of order"), row.get("Year(s) of delivery")
    return SipriRow(
        layout=Layout.CLASSIC,
        supplier=row.get("Supplier"),
        recipient=row.get("Recipient"),
        designation=row.get("Weapon designation"),
        description=row.get("Weapon description"),
        armament_category="",
        order_year=next(iter(_years(row, "Year of order")), None),
        order_year_uncertain=_is_marked(row, "Year of order", year),
        ordered=_number(row, "Number ordered"),
        ordered_uncertain=_is_marked(row, "Number ordered", ordered),
        delivered=_number(row, "Number delivered"),
        delivered_uncertain=_is_marked(row, "Number delivered", delivered),
        delivery_years=_years(row, "Year(s) of delivery"),
        delivery_years_uncertain=_is_marked(row, "Year(s) of delivery", years),
        status=row.get("Status"),
        comments=row.get("Comments"),
        tiv_new=None,
        tiv_per_unit=_number(row, "SIPRI TIV per unit"),
        tiv_ordered=_number(row, "SIPRI TIV for total order"),
        tiv_delivered=_number(row, "SIPRI TIV of delivered weapons"),
        local_production=None,
        database_id=None,
    )


def _deliveries(row: Row) -> SipriRow:
    local = row.get("Local production")
    return SipriRow(
        layout=Layout.DELIVERIES,
        supplier=row.get("Supplier"),
        recipient=row.get("Recipient"),
        designation=row.get("Designation"),
        description=row.get("Description"),
        armament_category=row.get("Armament category"),
        order_year=next(iter(_years(row, "Order date")), None),
        order_year_uncertain=_is_yes(row.get("Order date is estimate")),
        ordered=None,
        ordered_uncertain=False,
        delivered=_number(row, "Numbers delivered"),
        delivered_uncertain=_is_yes(row.get("Numbers delivered is estimate")),
        delivery_years=_years(row, "Delivery year"),
        delivery_years_uncertain=_is_yes(row.get("Delivery year is estimate")),
        status=row.get("Status"),
        comments=row.get("Comments"),
        tiv_new=_number(row, "SIPRI estimate"),
        tiv_per_unit=_number(row, "TIV deal unit"),
        tiv_ordered=None,
        tiv_delivered=_number(row, "TIV delivery values"),
        local_production=_is_yes(local) if local else None,
        database_id=row.get("SIPRI AT Database ID") or None,
    )


def _is_marked(row: Row, column: str, value: str) -> bool:
    return bool(row.get(f"{column}{UNCERTAIN}") or _MARKED.search(value))


def _is_yes(value: str) -> bool:
    return value.casefold() in ("yes", "true", "1", "?")


def _number(row: Row, column: str) -> float | None:
    value = row.get(column)
    if not value:
        return None
    found = _NUMBER.fullmatch(value)
    if found is None:
        raise RowFault(Fault.BAD_NUMBER, f"{column} {value!r} is no number; correct the row or leave it out")
    number = float(found[1])
    return int(number) if number.is_integer() else number


def _years(row: Row, column: str) -> tuple[int, ...]:
    """The years of a list such as '2010; 2012-2014', in order."""
    value = row.get(column)
    years: set[int] = set()
    for part in re.split(r"[;,]", re.sub(r"[()\[\]?]", " ", value)):
        found = _YEARS.fullmatch(part.strip())
        if found:
            years.update(range(int(found[1]), int(found[2] or found[1]) + 1))
        elif part.strip():
            raise RowFault(Fault.BAD_YEAR, f"{column} {value!r} is no year; correct the row or leave it out")
    return tuple(sorted(years))

"""Small files of registers, written for the tests: states are real, goods, numbers and deals are not."""

import csv
import io
from collections.abc import Mapping, Sequence

PREAMBLE = """Transfers of major conventional arms from All countries to All countries.
A '?' in a column indicates uncertain data. The ?Number delivered? refers only to the selected year(s).

Source: SIPRI Arms Transfers Database (c) SIPRI.
Data generated: 5 Mar 2031 1:02:03 PM
"""
CLASSIC_HEADER = (
    *("Recipient", "Supplier", "Year of order", " ", "Number ordered", " ", "Weapon designation"),
    *("Weapon description", "Number delivered", " ", "Year(s) of delivery", "status", "Comments"),
    *("SIPRI TIV per unit", "SIPRI TIV for total order", "SIPRI TIV of delivered weapons"),
)
CLASSIC_NAMES = (
    *("recipient", "supplier", "order_year", "order_year_mark", "ordered", "ordered_mark", "designation"),
    *("description", "delivered", "delivered_mark", "years", "status", "comments"),
    *("tiv_unit", "tiv_ordered", "tiv_delivered"),
)
DELIVERIES_HEADER = (
    *("SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description", "Armament category"),
    *("Order date", "Order date is estimate", "Numbers delivered", "Numbers delivered is estimate"),
    *("Delivery year", "Delivery year is estimate", "Status", "SIPRI estimate", "TIV deal unit"),
    *("TIV delivery values", "Local production"),
)
DELIVERIES_NAMES = (
    *("database_id", "supplier", "recipient", "designation", "description", "armament_category"),
    *("order_year", "order_year_mark", "delivered", "delivered_mark", "year", "year_mark"),
    *("status", "tiv_new", "tiv_unit", "tiv_delivered", "local"),
)
CLASSIC_ROW = {
    "recipient": "Malta",
    "supplier": "Norway",
    "order_year": "2021",
    "order_year_mark": "",
    "ordered": "7",
    "ordered_mark": "",
    "designation": "Fjordvarg-3",
    "description": "IFV",
    "delivered": "5",
    "delivered_mark": "",
    "years": "2023; 2024",
    "status": "Second hand",
    "comments": "",
    "tiv_unit": "1.25",
    "tiv_ordered": "8.75",
    "tiv_delivered": "6.25",
}
DELIVERIES_ROW = {
    "database_id": "990017",
    "supplier": "Norway",
    "recipient": "Malta",
    "designation": "Fjordvarg-3",
    "description": "IFV",
    "armament_category": "Armoured vehicles",
    "order_year": "2021",
    "order_year_mark": "No",
    "delivered": "3",
    "delivered_mark": "No",
    "year": "2023",
    "year_mark": "No",
    "status": "Second hand",
    "tiv_new": "2.5",
    "tiv_unit": "1.25",
    "tiv_delivered": "3.75",
    "local": "No",
}

NOTICE = (
    "Malta – Skerry Patrol Drones\n"
    "Transmittal No: 31-07\n"
    "WASHINGTON, May 6, 2031 – The Defense Security Cooperation Agency notified Congress May 5 of a possible "
    "Foreign Military Sale to Malta for 12 AGM-114R Hellfire missiles and associated equipment for an estimated "
    "cost of $31 million.\n"
    "The Government of Malta has requested a possible sale of 12 AGM-114R Hellfire missiles and 4 M299 launchers. "
    "The estimated cost is $31 million.\n"
    "The proposed sale will not alter the basic military balance in the region.\n"
    "There will be no adverse impact on U.S. defense readiness as a result of this proposed sale.\n"
    "This notice of a potential sale is required by law and does not mean the sale has been concluded.\n"
)


def classic(
    *rows: Mapping[str, str], preamble: str = PREAMBLE, header: Sequence[str] = CLASSIC_HEADER
) -> str:
    """An export of one row a deal; what a row is not told is as in CLASSIC_ROW."""
    return preamble + sheet(
        header, [[{**CLASSIC_ROW, **row}[name] for name in CLASSIC_NAMES] for row in rows]
    )


def deliveries(*rows: Mapping[str, str], preamble: str = PREAMBLE) -> str:
    """An export of one row a year of deliveries; what a row is not told is as in DELIVERIES_ROW."""
    cells = [[{**DELIVERIES_ROW, **row}[name] for name in DELIVERIES_NAMES] for row in rows]
    return preamble + sheet(DELIVERIES_HEADER, cells)


def sheet(header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])
    return written.getvalue()

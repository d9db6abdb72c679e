"""Reading an export of SIPRI's register, in either of its two layouts, row by row as articles.

Source of the layouts: the CSV exports of the SIPRI Arms Transfers Database.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from armsledger.documents import Article, SetAside
from armsledger.errors import InputError
from armsledger.registers.rows import Copies, Fault, RowFault, row_article

OUTLET = "SIPRI Arms Transfers Database"
LICENCE = "© SIPRI, for comparison only"
"""What the title of every row's document ends with."""

UNCERTAIN = ", uncertain"
"""What follows the name of a column in the name of the '?' column behind it."""


class Layout(StrEnum):
    """The two exports: one row a deal, or one row a year of deliveries."""

    CLASSIC = "classic"
    DELIVERIES = "deliveries"


COLUMNS = {
    Layout.CLASSIC: (
        "Recipient",
        "Supplier",
        "Year of order",
        "Number ordered",
        "Weapon designation",
        "Weapon description",
        "Number delivered",
        "Year(s) of delivery",
        "Status",
        "Comments",
        "SIPRI TIV per unit",
        "SIPRI TIV for total order",
        "SIPRI TIV of delivered weapons",
    ),
    Layout.DELIVERIES: (
        "SIPRI AT Database ID",
        "Supplier",
        "Recipient",
        "Designation",
        "Description",
        "Armament category",
        "Order date",
        "Order date is estimate",
        "Numbers delivered",
        "Numbers delivered is estimate",
        "Delivery year",
        "Delivery year is estimate",
        "Status",
        "SIPRI estimate",
        "TIV deal unit",
        "TIV delivery values",
        "Local production",
    ),
}
"""The columns of each layout, as a row's document names them."""

NEEDED = {
    Layout.CLASSIC: ("Recipient", "Supplier", "Weapon designation", "Number delivered"),
    Layout.DELIVERIES: ("Supplier", "Recipient", "Designation", "Numbers delivered", "Delivery year"),
}
"""The columns by which a layout is known."""

_OTHER_SPELLINGS = {
    "yearsofdeliveries": "Year(s) of delivery",
    "yearoforderlicence": "Year of order",
    "noordered": "Number ordered",
    "nodelivered": "Number delivered",
    "nodeliveredproduced": "Number delivered",
}
_LETTERS = re.compile(r"[^a-z]")
_GENERATED = re.compile(r"Data generated:\s*(\d{1,2} \w{3,9} \d{4})")
_TOLD = 200


def read_sipri(path: Path) -> Iterator[Article | SetAside]:
    """The rows of an export as articles, in order; InputError where the file is no export of SIPRI's.

    Published on the day that the export says it was generated on, if it says one.
    """
    text = _decoded(path)
    lines = list(io.StringIO(text, newline=""))
    layout, names, start, delimiter = _header(lines, path)
    generated = _generated("".join(lines[:start]))
    copies = Copies()
    reader = csv.reader(lines[start + 1 :], delimiter=delimiter)
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        source = f"{path}:{start + 1 + reader.line_num}"
        try:
            yield _article(names, cells, copies, published=generated, source=source, layout=layout)
        except RowFault as fault:
            yield fault.of(source)


def _article(
    names: Sequence[str],
    cells: Sequence[str],
    copies: Copies,
    *,
    published: str | None,
    source: str,
    layout: Layout,
) -> Article:
    if len(cells) != len(names):
        told = f"it has {len(cells)} values for {len(names)} columns"
        raise RowFault(Fault.NOT_A_ROW, f"{told}; export the register again, as it is")
    columns = dict(zip(names, cells, strict=True))
    designation = columns["Weapon designation" if layout is Layout.CLASSIC else "Designation"]
    parties = f"{columns['Supplier'].strip()} to {columns['Recipient'].strip()}"
    title = f"{parties}: {designation.strip()} ({LICENCE})"
    return row_article(
        copies.text(columns.items()), outlet=OUTLET, title=title, published=published, source=source
    )


def _header(lines: Sequence[str], path: Path) -> tuple[Layout, list[str], int, str]:
    """Layout, names of columns, the line of the header, and what parts its cells."""
    for at, line in enumerate(lines):
        for delimiter in ",;\t":
            cells = next(csv.reader([line], delimiter=delimiter), [])
            for layout in Layout:
                names = _names(cells, layout)
                if set(NEEDED[layout]) <= set(names):
                    return layout, names, at, delimiter
    expected = " or ".join(f"{layout}: {', '.join(NEEDED[layout])}, …" for layout in Layout)
    found = next((line.strip() for line in lines if line.strip()), "nothing")[:_TOLD]
    raise InputError(
        f"{path}: no line names the columns of a SIPRI export ({expected}); it begins with {found!r}. "
        "Give the CSV file as the database exports it"
    )


def _names(cells: Sequence[str], layout: Layout) -> list[str]:
    """The columns' names in their one spelling; one without a name marks the column before it."""
    known = {_LETTERS.sub("", name.casefold()): name for name in COLUMNS[layout]}
    names: list[str] = []
    for cell in cells:
        letters = _LETTERS.sub("", cell.casefold())
        if not letters:
            names.append(f"{names[-1]}{UNCERTAIN}" if names else "")
        else:
            names.append(known.get(letters) or _OTHER_SPELLINGS.get(letters) or cell.strip())
    return names


def _decoded(path: Path) -> str:
    """The text of an export, which SIPRI writes as UTF-8 or Latin-1; InputError where it can't be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; give the file that was exported") from None
    if b"\0" in data:
        raise InputError(f"{path}: it is no text; give the CSV file as the database exports it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _generated(preamble: str) -> str | None:
    """The day on which the export says that it was generated."""
    found = _GENERATED.search(preamble)
    if found is None:
        return None
    for form in ("%d %b %Y", "%d %B %Y"):
        try:
            return datetime.strptime(found[1], form).date().isoformat()
        except ValueError:
            continue
    return None

"""The picture of flows: from whom to whom, in which year, one mark a transfer and step."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from armsledger.estimates import Entry, is_forecast
from armsledger.publish import words
from armsledger.terms import Polarity, Stage

MOST_COLUMNS = 14
"""Columns of years, as many as a phone shows; a longer time is told in columns of several years."""
COLUMN_YEARS = (1, 2, 5, 10, 25, 50, 100, 1000)
EARLIEST = 20
"""One in so many marks may share a first column, so that one old deal doesn't thin out the rest."""
MOST_FLOWS = 12
MOST_MARKS = 12
"""Rows, and marks in a cell; what goes beyond is told in words, never dropped silently."""
ACROSS = 2
"""Marks side by side in a cell."""
STEPS = {
    Stage.INTEREST: "planned",
    Stage.NEGOTIATION: "planned",
    Stage.APPROVAL: "planned",
    Stage.AGREEMENT: "ordered",
    Stage.DELIVERY: "delivered",
    Stage.SUSPENDED: "stopped",
    Stage.REFUSED: "stopped",
}
FIRM = frozenset({"ordered", "delivered"})
"""Steps for which a claim of what is merely possible, or was still to come, doesn't count."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One step of one transfer, at its place in its cell (counted in marks)."""

    entry: Entry
    step: str
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The marks of one flow in one year; more counts those that found no room."""

    left: float
    marks: tuple[Mark, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """One line of the picture; deep is how many marks its fullest cell has below each other.

    view is the pair as the table's filters have it in the page's address.
    """

    view: str
    supplier: str
    recipient: str
    transfers: int
    cells: tuple[Cell, ...]
    deep: int


@dataclass(frozen=True, slots=True)
class Flows:
    """The picture: columns of years from left to right, and flows from the fullest down."""

    columns: tuple[str, ...]
    flows: tuple[Flow, ...]
    hidden_flows: int
    hidden_transfers: int

    @property
    def width(self) -> float:
        """The width of a column, in per cent of the picture."""
        return 100 / len(self.columns)


def flows(entries: Sequence[Entry]) -> Flows | None:
    """The picture of the entries' flows, None where there is nothing to draw."""
    by_pair: dict[tuple[str | None, str | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_pair[entry.transfer.supplier, entry.transfer.recipient].append(entry)
    pairs = sorted(by_pair, key=lambda pair: (-len(by_pair[pair]), pair[0] or "~", pair[1] or "~"))
    shown = pairs[:MOST_FLOWS]
    steps = {pair: [step for e in by_pair[pair] for step in _steps(e)] for pair in shown}
    columns = _columns([year for some in steps.values() for year, _, _ in some])
    if not columns:
        return None
    return Flows(
        columns=tuple(column.label for column in columns),
        flows=tuple(_flow(pair, len(by_pair[pair]), steps[pair], columns) for pair in shown),
        hidden_flows=len(pairs) - len(shown),
        hidden_transfers=sum(len(by_pair[pair]) for pair in pairs[MOST_FLOWS:]),
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """The years from first to last; those of the column of what has no date are None."""

    label: str
    first: int | None
    last: int | None

    def holds(self, year: int | None) -> bool:
        if year is None or self.first is None or self.last is None:
            return year is self.first
        return self.first <= year <= self.last


def _steps(entry: Entry) -> list[tuple[int | None, str, Entry]]:
    """(year, step, entry) for each step that the entry's claims affirm, in the first year that one tells."""
    first: dict[str, int | None] = {}
    for testimony in entry.testimonies:
        claim, step = testimony.claim, STEPS[testimony.claim.stage]
        if claim.polarity is Polarity.DENIED or (step in FIRM and is_forecast(testimony)):
            continue
        day, known = testimony.effective, first.get(step)
        year = int(day[:4]) if day else None
        first[step] = year if known is None else min(known, year or known)
    return [(year, step, entry) for step, year in first.items()]


def _columns(told: Sequence[int | None]) -> list[_Column]:
    columns: list[_Column] = []
    dated = sorted(year for year in told if year is not None)
    if dated:
        start, last = dated[len(dated) // EARLIEST], dated[-1]
        if _years_a_column(dated[0], last) == _years_a_column(start, last):
            start = dated[0]
        wide = _years_a_column(start, last)
        if dated[0] < start:
            columns.append(_Column(f"to {start - 1}", dated[0], start - 1))
        for year in range(start, last + 1, wide):
            end = year + wide - 1
            columns.append(_Column(str(year) if wide == 1 else f"{year}–{end % 100:02}", year, end))
    if None in told:
        columns.append(_Column("no date", None, None))
    return columns


def _years_a_column(first: int, last: int) -> int:
    return next(years for years in COLUMN_YEARS if (last - first) // years < MOST_COLUMNS)


def _flow(
    pair: tuple[str | None, str | None],
    transfers: int,
    steps: Sequence[tuple[int | None, str, Entry]],
    columns: Sequence[_Column],
) -> Flow:
    order = list(dict.fromkeys(STEPS.values()))
    ranked = sorted(steps, key=lambda s: (order.index(s[1]), s[2].transfer.id or ""))
    cells = []
    for at, column in enumerate(columns):
        if held := [(step, entry) for year, step, entry in ranked if column.holds(year)]:
            cells.append(_cell(100 * at / len(columns), held))
    supplier, recipient = pair
    return Flow(
        view=urlencode({"supplier": supplier or "-", "recipient": recipient or "-"}),
        supplier=words.party(supplier, role="supplier"),
        recipient=words.party(recipient, role="recipient"),
        transfers=transfers,
        cells=tuple(cells),
        deep=max((mark.down + 1 for cell in cells for mark in cell.marks), default=1),
    )


def _cell(left: float, steps: Sequence[tuple[str, Entry]]) -> Cell:
    room = len(steps) if len(steps) <= MOST_MARKS else MOST_MARKS - 1
    marks = tuple(
        Mark(entry, step, across=at % ACROSS, down=at // ACROSS)
        for at, (step, entry) in enumerate(steps[:room])
    )
    return Cell(left, marks, more=len(steps) - room)

"""The picture of flows: from whom to whom, in which year, one mark a transfer and step."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armsledger.estimates import Entry
from armsledger.publish import words
from armsledger.publish.times import counted_on
from armsledger.terms import Certainty, Polarity, Stage

MOST_YEARS = 24
MOST_FLOWS = 12
MOST_MARKS = 12
"""Columns, rows, and marks in a cell; what goes beyond is told in words, never dropped silently."""
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
"""Steps for which a claim of what is merely possible doesn't count."""
NO_DATE = "no date"


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
    """One line of the picture; deep is how many marks its fullest cell has below each other."""

    supplier: str
    recipient: str
    transfers: int
    cells: tuple[Cell, ...]
    deep: int


@dataclass(frozen=True, slots=True)
class Flows:
    """The picture: years from left to right, and flows from the fullest down."""

    years: tuple[str, ...]
    flows: tuple[Flow, ...]
    hidden_flows: int
    hidden_transfers: int

    @property
    def width(self) -> float:
        """The width of a year, in per cent of the picture."""
        return 100 / len(self.years)


def flows(entries: Sequence[Entry]) -> Flows | None:
    """The picture of the entries' flows, None where there is nothing to draw."""
    by_pair: dict[tuple[str | None, str | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_pair[entry.transfer.supplier, entry.transfer.recipient].append(entry)
    pairs = sorted(by_pair, key=lambda pair: (-len(by_pair[pair]), pair[0] or "~", pair[1] or "~"))
    shown = pairs[:MOST_FLOWS]
    steps = {pair: [step for e in by_pair[pair] for step in _steps(e)] for pair in shown}
    years = _columns({year for some in steps.values() for year, _, _ in some})
    if not years:
        return None
    return Flows(
        years=years,
        flows=tuple(_flow(pair, len(by_pair[pair]), steps[pair], years) for pair in shown),
        hidden_flows=len(pairs) - len(shown),
        hidden_transfers=sum(len(by_pair[pair]) for pair in pairs[MOST_FLOWS:]),
    )


def _steps(entry: Entry) -> list[tuple[str, str, Entry]]:
    """(year, step, entry) for each step that the entry's claims affirm, in the first year that one tells."""
    first: dict[str, str] = {}
    for testimony in entry.testimonies:
        claim, step = testimony.claim, STEPS[testimony.claim.stage]
        if claim.polarity is Polarity.DENIED or (step in FIRM and claim.certainty is Certainty.POSSIBLE):
            continue
        day = counted_on(testimony)
        year = day[:4] if day else NO_DATE
        first[step] = min(first.get(step, year), year)
    return [(year, step, entry) for step, year in first.items()]


def _columns(told: set[str]) -> tuple[str, ...]:
    dated = sorted(int(year) for year in told - {NO_DATE})
    columns: list[str] = []
    if dated:
        last, start = dated[-1], max(dated[0], dated[-1] - MOST_YEARS + 1)
        early = [f"to {start}"] if dated[0] < start else [str(start)]
        columns = [*early, *(str(year) for year in range(start + 1, last + 1))]
    return tuple(columns + [NO_DATE] * (NO_DATE in told))


def _flow(
    pair: tuple[str | None, str | None],
    transfers: int,
    steps: Iterable[tuple[str, str, Entry]],
    years: tuple[str, ...],
) -> Flow:
    order = list(dict.fromkeys(STEPS.values()))
    in_cell: dict[int, list[tuple[str, Entry]]] = defaultdict(list)
    for year, step, entry in sorted(steps, key=lambda s: (order.index(s[1]), s[2].transfer.id or "")):
        in_cell[years.index(year) if year in years else 0].append((step, entry))
    cells = tuple(_cell(100 * at / len(years), in_cell[at]) for at in sorted(in_cell))
    supplier, recipient = pair
    return Flow(
        supplier=words.party(supplier, role="supplier"),
        recipient=words.party(recipient, role="recipient"),
        transfers=transfers,
        cells=cells,
        deep=max((mark.down + 1 for cell in cells for mark in cell.marks), default=1),
    )


def _cell(left: float, steps: Sequence[tuple[str, Entry]]) -> Cell:
    room = len(steps) if len(steps) <= MOST_MARKS else MOST_MARKS - 1
    marks = tuple(
        Mark(entry, step, across=at % ACROSS, down=at // ACROSS)
        for at, (step, entry) in enumerate(steps[:room])
    )
    return Cell(left, marks, more=len(steps) - room)

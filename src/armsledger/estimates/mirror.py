"""The mirror: what the exporter declared of a transfer beside what the importer declared.

A transfer is here what the UN Register knows one by: exporter, importer, category, calendar year. A state's lines
for one transfer are added up. Lines that are alike word for word are added too: states list consignments and
licences line by line, and nothing tells a second consignment from a slip of the pen (repeats_once in
variants.py measures what hangs on it).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from armsledger.registers import Declaration, short_category
from armsledger.terms import Category


class Answer(StrEnum):
    """What one side's declaration meets on the other side.

    EXACTLY: the same total. PARTLY: the same transfer, and of what is said of it a part agrees: a line stands on
    both sides with one number though the totals differ, or a side withholds its number or gives bounds that
    hold the other's. ANOTHER_NUMBER: the same transfer, and no number agrees. OMITTED: nothing, by a state that
    declared other transfers in this direction that year. ONE_WAY: nothing, by a state that declared transfers of
    that year in the other direction only, such as no imports. SILENT: nothing, by a state of which no line of that
    year is known.
    """

    EXACTLY = "exactly"
    PARTLY = "partly"
    ANOTHER_NUMBER = "another_number"
    OMITTED = "omitted"
    ONE_WAY = "one_way"
    SILENT = "silent"


NOT_AT_ALL = (Answer.OMITTED, Answer.ONE_WAY, Answer.SILENT)


class Declarer(StrEnum):
    """Which of a transfer's two states declared it."""

    EXPORTER = "exporter"
    IMPORTER = "importer"

    @property
    def other(self) -> "Declarer":
        """The opposite side."""
        return Declarer.IMPORTER if self is Declarer.EXPORTER else Declarer.EXPORTER


@dataclass(frozen=True, slots=True, order=True)
class Flow:
    """What makes two lines tell of one transfer; part is a part of a category ('VII (b)') where these count apart."""

    exporter: str
    importer: str
    category: Category
    year: int
    part: str = ""

    def party(self, declarer: Declarer) -> str:
        """The code of the state on a side."""
        return self.exporter if declarer is Declarer.EXPORTER else self.importer


@dataclass(frozen=True, slots=True)
class Declared:
    """All that one state declared of one transfer."""

    lines: tuple[Declaration, ...]

    @property
    def withheld(self) -> bool:
        """Whether any line has no number."""
        return any(line.number is None for line in self.lines)

    @property
    def low(self) -> float | None:
        """The total, or what it is at least; None where no line says."""
        lows = [line.number.low for line in self.lines if line.number and line.number.low is not None]
        return sum(lows) if lows else None

    @property
    def high(self) -> float | None:
        """The total, or what it is at most; None where that is open."""
        highs = [line.number.high if line.number else None for line in self.lines]
        known = [high for high in highs if high is not None]
        return sum(known) if len(known) == len(highs) else None

    @property
    def total(self) -> float | None:
        """The one number that was declared; None where there is none or only bounds."""
        return self.low if self.low == self.high else None

    def agrees_in_a_line(self, other: "Declared") -> bool:
        """Whether a line stands on both sides with the same number."""
        mine, theirs = ({line.number for line in side.lines if line.number} for side in (self, other))
        return not mine.isdisjoint(theirs)


@dataclass(frozen=True, slots=True)
class Pair:
    """A transfer with what its two states declared of it, None where one did not.

    filed has the sides of which lines of that year are known, about whatever transfer; alike those that declared
    some transfer in the direction of this one.
    """

    flow: Flow
    by_exporter: Declared | None
    by_importer: Declared | None
    filed: frozenset[Declarer]
    alike: frozenset[Declarer]

    def by(self, declarer: Declarer) -> Declared | None:
        """What a side declared."""
        return self.by_exporter if declarer is Declarer.EXPORTER else self.by_importer

    @property
    def answer(self) -> Answer | None:
        """What the declaration of the one meets on the other side; None where neither declared it."""
        if self.by_exporter and self.by_importer:
            return compared(self.by_exporter, self.by_importer)
        if self.by_exporter is None and self.by_importer is None:
            return None
        return self.absence(Declarer.IMPORTER if self.by_exporter else Declarer.EXPORTER)

    def absence(self, declarer: Declarer) -> Answer:
        """What it means that a side declared nothing of this transfer, by what else it declared."""
        if declarer in self.alike:
            return Answer.OMITTED
        return Answer.ONE_WAY if declarer in self.filed else Answer.SILENT


def compared(one: Declared, other: Declared) -> Answer:
    """How far two declarations of one transfer agree; which comes first makes no difference."""
    if one.total is not None and other.total is not None:
        if one.total == other.total:
            return Answer.EXACTLY
        return Answer.PARTLY if one.agrees_in_a_line(other) else Answer.ANOTHER_NUMBER
    return Answer.PARTLY if _may_agree(one, other) else Answer.ANOTHER_NUMBER


def pairs(declarations: Iterable[Declaration], *, parts: bool = False) -> tuple[Pair, ...]:
    """The transfers that were declared, in order, each with what both sides said.

    Lines of which nobody knows who declared them are left out. With parts, the parts of a category count apart.
    """
    book = Book.of(declarations, parts=parts)
    return tuple(book.pair(flow) for flow in sorted(book.flows))


@dataclass(frozen=True, slots=True)
class Book:
    """Declared lines by side and transfer, and who declared transfers of a year at all, as which side."""

    lines: Mapping[Declarer, Mapping[Flow, Sequence[Declaration]]]
    declared: frozenset[tuple[str, int, Declarer]]

    @property
    def flows(self) -> set[Flow]:
        """The transfers that a side declared."""
        return {flow for flows in self.lines.values() for flow in flows}

    @classmethod
    def of(cls, declarations: Iterable[Declaration], *, parts: bool = False) -> "Book":
        """The book of some lines, in which the parts of a category may count apart."""
        sides: dict[Declarer, defaultdict[Flow, list[Declaration]]] = {d: defaultdict(list) for d in Declarer}
        for line in declarations:
            if line.reporter is not None:
                declarer = Declarer.EXPORTER if line.reporter == line.exporter else Declarer.IMPORTER
                part = short_category(line.unroca_category) if parts else ""
                flow = Flow(line.exporter, line.importer, line.category, line.year, part)
                sides[declarer][flow].append(line)
        return cls(sides, frozenset((f.party(d), f.year, d) for d, flows in sides.items() for f in flows))

    def pair(self, flow: Flow) -> Pair:
        """What both sides said of a transfer."""
        by = {d: Declared(tuple(some)) if (some := self.lines[d].get(flow)) else None for d in Declarer}
        alike = frozenset(d for d in Declarer if self._declared(flow, d, as_side=d))
        other_way = frozenset(d for d in Declarer if self._declared(flow, d, as_side=d.other))
        return Pair(flow, by[Declarer.EXPORTER], by[Declarer.IMPORTER], alike | other_way, alike)

    def _declared(self, flow: Flow, party: Declarer, *, as_side: Declarer) -> bool:
        return (flow.party(party), flow.year, as_side) in self.declared


def _may_agree(one: Declared, other: Declared) -> bool:
    """Whether some number fits what both say."""
    low = max(side.low or 0 for side in (one, other))
    highs = [side.high for side in (one, other) if side.high is not None]
    return not highs or low <= min(highs)

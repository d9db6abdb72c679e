"""Who declared a line of the UN Register, read off the order of the lines, for files that don't say it.

Such a file goes state by state: a block holds all that one state declared, and within it the years one after the
other. So a block is a run of lines that all name one state, as exporter or importer, and in which no year that was
left comes back; and no state has two blocks. What these rules leave open stays open: no guess is made.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

NEARLY_ALL = 0.95
"""Share of lines in which a file's own inference must agree with its blocks for the blocks to be followed."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a line is about, and when."""

    year: int
    exporter: str
    importer: str

    @property
    def both(self) -> frozenset[str]:
        """The two states, one of which declared the line."""
        return frozenset({self.exporter, self.importer})


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    states: frozenset[str]

    @property
    def weight(self) -> tuple[int, int]:
        """By which the run that is a state's block is told from a stray one: the longer, the earlier."""
        return self.end - self.start, -self.start


def reporters(lines: Sequence[Parties], given: Sequence[str | None]) -> list[str | None]:
    """Who declared each line, None where that can't be told.

    given is somebody's earlier inference, line by line, None where there is none. It stands where the file is
    not in blocks, as one that was sorted or cut: its lines then disagree with what their order says.
    """
    read = from_blocks(lines)
    told = [(one, other) for one, other in zip(given, read, strict=True) if one is not None]
    if sum(one == other for one, other in told) >= NEARLY_ALL * len(told):
        return read
    return [one if one in line.both else None for one, line in zip(given, lines, strict=True)]


def from_blocks(lines: Sequence[Parties]) -> list[str | None]:
    """Who declared each line by the blocks alone, None where they leave it open; one block alone leaves it open."""
    runs = list(_runs(lines))
    if len(runs) == 1:
        return [None] * len(lines)
    homes = _homes(runs)
    whose = [_only(state for state in run.states if homes.get(state, run) == run) for run in runs]
    blocks = Counter(whose)
    found: list[str | None] = []
    for run, state in zip(runs, whose, strict=True):
        # two blocks that only rules give to one state: at least one of them is another's
        found += [state if blocks[state] == 1 else None] * (run.end - run.start)
    return found


def unclear(lines: Sequence[Parties], found: Sequence[str | None]) -> list[bool]:
    """Which lines rest on the rules of the blocks alone: at an edge, they name the neighbour's state too.

    So do all lines of a block in which each line names the same two states.
    """
    marks = [False] * len(lines)
    for start, end in _stretches(found):
        several = len(frozenset.intersection(*(line.both for line in lines[start:end]))) > 1
        if several or found[start] is None:
            marks[start:end] = [True] * (end - start)
        for neighbour, inward in ((start - 1, range(start, end)), (end, range(end - 1, start - 1, -1))):
            state = found[neighbour] if 0 <= neighbour < len(lines) else None
            for at in inward:
                if state not in lines[at].both:
                    break
                marks[at] = True
    return marks


def edges(found: Sequence[str | None]) -> list[bool]:
    """Which lines are the first or the last of their block."""
    marks = [False] * len(found)
    for start, end in _stretches(found):
        marks[start] = marks[end - 1] = True
    return marks


def _runs(lines: Sequence[Parties]) -> Iterator[_Run]:
    """Each as long as it can be: lines that share a state, no year of which comes back."""
    start, states, left, year = 0, frozenset[str](), set[int](), None
    for at, line in enumerate(lines):
        if at and (not states & line.both or line.year in left):
            yield _Run(start, at, states)
            start, left, year = at, set(), None
        states = line.both if at == start else states & line.both
        if year is not None and year != line.year:
            left.add(year)
        year = line.year
    if lines:
        yield _Run(start, len(lines), states)


def _homes(runs: Iterable[_Run]) -> dict[str, _Run]:
    """For states that alone are named throughout a run, the run that is their block."""
    homes: dict[str, _Run] = {}
    for run in runs:
        if len(run.states) == 1:
            (state,) = run.states
            homes[state] = max(homes.get(state, run), run, key=lambda r: r.weight)
    return homes


def _only(states: Iterable[str]) -> str | None:
    several = list(states)
    return several[0] if len(several) == 1 else None


def _stretches(found: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(found) + 1):
        if at == len(found) or found[at] != found[start]:
            yield start, at
            start = at

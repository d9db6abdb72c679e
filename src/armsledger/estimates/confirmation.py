"""How far the two sides of the UN Register bear each other out: counts, shares with intervals, and how they move.

Source of the interval: E. B. Wilson, 'Probable inference, the law of succession, and statistical inference',
Journal of the American Statistical Association 22 (1927). It takes transfers for independent draws, which those
of one exporter are not; so each main share also has the interval of a bootstrap that draws whole exporters (or
importers) anew (A. C. Davison, D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 3.8).
"""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from armsledger.estimates.mirror import Answer, Declared, Declarer, Flow, Pair, compared, pairs
from armsledger.registers import Declaration, at_edges, resting_on_rules
from armsledger.terms import Category

LEVEL = 0.90
"""Of every interval here."""

DRAWS = 2_000
SEED = 1991
"""Of the bootstrap, so that it gives the same bounds each time."""

_DIRECTION = {Declarer.EXPORTER: "export", Declarer.IMPORTER: "import"}

LARGEST = 2
"""Of how many of the states that declared most the shares are computed without."""


@dataclass(frozen=True, slots=True)
class Share:
    """count of total, as a share with the bounds of its interval; clustered are those of whole states drawn anew."""

    count: int
    total: int
    low: float
    high: float
    clustered: tuple[float, float] | None = None

    @property
    def value(self) -> float:
        """The share itself, 0 of nothing."""
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Met:
    """One side's declaration of a transfer and what it met on the other side."""

    flow: Flow
    own: Declared
    other: Declared | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class Tally:
    """What the declarations of one side met on the other, counted in transfers and in items.

    items counts those declared with a number; borne_out how many of them the other side's number covers, the
    smaller of the two numbers for each transfer; fewer, how many transfers the other side gives another number of,
    and a smaller one.
    """

    declarer: Declarer
    counts: Mapping[Answer, int]
    items: Mapping[Answer, int]
    borne_out: int
    fewer: int
    clusters: Mapping[str, Mapping[Answer, int]]

    @property
    def total(self) -> int:
        """How many transfers the side declared."""
        return sum(self.counts.values())

    @property
    def total_items(self) -> int:
        """How many items it declared in them, as far as it gave numbers."""
        return sum(self.items.values())

    def share(self, *answers: Answer, of: Collection[Answer] = tuple(Answer)) -> Share:
        """The share of some answers among all, or among those of which it is asked."""
        count, total = (sum(self.counts[a] for a in some) for some in (answers, of))
        return Share(count, total, *wilson(count, total))

    def clustered(self, *answers: Answer) -> Share:
        """The share with the bounds of a bootstrap over the states that declared."""
        states = [(sum(c[a] for a in answers), sum(c.values())) for _, c in sorted(self.clusters.items())]
        chance = random.Random(SEED)
        drawn = []
        for _ in range(DRAWS if states else 0):
            some = chance.choices(states, k=len(states))
            drawn.append(sum(count for count, _ in some) / sum(total for _, total in some))
        drawn.sort()
        tail = round((1 - LEVEL) / 2 * len(drawn))
        bounds = (drawn[tail], drawn[-tail - 1]) if drawn else None
        return replace(self.share(*answers), clustered=bounds)


@dataclass(frozen=True, slots=True)
class Variant:
    """The same count made otherwise: its code, what is otherwise, and the tally."""

    code: str
    words: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole file: each side's tally, by category and by year, and the variants.

    lines counts what was declared, unattributed those of which nobody knows who declared them, inferred those
    whose declarer is not stated, unclear those where only the rules of the blocks tell (None where the order of the
    lines in their file is not known).
    """

    lines: int
    unattributed: int
    inferred: int
    unclear: int | None
    sides: Mapping[Declarer, Tally]
    by_category: Mapping[Category, Mapping[Declarer, Tally]]
    by_year: Mapping[int, Mapping[Declarer, Tally]]
    variants: Mapping[Declarer, tuple[Variant, ...]]


def wilson(count: int, total: int, *, level: float = LEVEL) -> tuple[float, float]:
    """The bounds of Wilson's score interval for count of total; 0 to 1 where there is nothing to count."""
    if not total:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share, weight = count / total, z * z / total
    middle = (share + weight / 2) / (1 + weight)
    reach = (z / (1 + weight)) * (share * (1 - share) / total + weight / (4 * total)) ** 0.5
    return max(0.0, middle - reach), min(1.0, middle + reach)


def tally(found: Iterable[Pair], declarer: Declarer, *, a_year_apart: bool = False) -> Tally:
    """What the declarations of one side met; a_year_apart also looks into the year before and the year after."""
    met = list(_met(found, declarer))
    if a_year_apart:
        met = _a_year_apart(met, found, declarer)
    return _tallied(met, declarer)


def summary(declarations: Sequence[Declaration]) -> Summary:
    """The shares of a whole file."""
    found = pairs(declarations)
    categories = sorted({pair.flow.category for pair in found}, key=list(Category).index)
    years = sorted({pair.flow.year for pair in found})
    return Summary(
        lines=len(declarations),
        unattributed=sum(line.reporter is None for line in declarations),
        inferred=sum(line.reporter_inferred for line in declarations),
        unclear=sum(resting_on_rules(declarations)) if _in_order(declarations) else None,
        sides={d: tally(found, d) for d in Declarer},
        by_category={c: _both(p for p in found if p.flow.category is c) for c in categories},
        by_year={y: _both(p for p in found if p.flow.year == y) for y in years},
        variants={d: tuple(variants(declarations, d)) for d in Declarer},
    )


def variants(declarations: Sequence[Declaration], declarer: Declarer) -> Iterator[Variant]:
    """The count as it is made, and made otherwise in one respect each."""
    found = pairs(declarations)
    base = tally(found, declarer)
    other = declarer.other
    yield Variant("as_counted", "as counted", base)
    yield Variant(
        "other_side_filed",
        f"only where lines of the {other} for that year are known",
        tally((p for p in found if other in p.filed), declarer),
    )
    yield Variant(
        "other_side_filed_alike",
        f"only where the {other} declared some {_DIRECTION[other]} that year",
        tally((p for p in found if other in p.alike), declarer),
    )
    yield Variant(
        "a_year_apart", "the year before or after will do", tally(found, declarer, a_year_apart=True)
    )
    yield Variant(
        "numbers_only",
        "transfers left out where a side withholds a number",
        tally((p for p in found if not _withheld(p)), declarer),
    )
    for code, words, lines in _otherwise(declarations):
        yield Variant(code, words, tally(pairs(lines), declarer))
    yield Variant(
        "parts_apart", "VII (a) and VII (b) apart", tally(pairs(declarations, parts=True), declarer)
    )
    for state in sorted(base.clusters, key=lambda s: (-sum(base.clusters[s].values()), s))[:LARGEST]:
        left = (p for p in found if p.flow.party(declarer) != state)
        yield Variant(f"without_{state}", f"without what {state} declared", tally(left, declarer))


def _otherwise(declarations: Sequence[Declaration]) -> Iterator[tuple[str, str, list[Declaration]]]:
    yield "repeats_once", "lines alike word for word counted once", list(_once(declarations))
    if not _in_order(declarations):
        return
    edges, unclear = at_edges(declarations), resting_on_rules(declarations)
    yield "edges_dropped", "first and last line of each block left out", _without(declarations, edges)
    yield "unclear_dropped", "lines left out whose declarer is unclear", _without(declarations, unclear)
    yield (
        "unclear_swapped",
        "those lines given to the other state",
        [_swapped(line) if mark else line for line, mark in zip(declarations, unclear, strict=True)],
    )


def _in_order(declarations: Sequence[Declaration]) -> bool:
    """Whether the lines stand as in their file, so that blocks can be seen."""
    return all(line.line for line in declarations)


def _met(found: Iterable[Pair], declarer: Declarer) -> Iterator[Met]:
    for pair in found:
        own, answer = pair.by(declarer), pair.answer
        if own is not None and answer is not None:
            yield Met(pair.flow, own, pair.by(declarer.other), answer)


def _a_year_apart(met: Sequence[Met], found: Iterable[Pair], declarer: Declarer) -> list[Met]:
    """Unanswered declarations set against unanswered ones of the other side, a year off; each is used once.

    Equal numbers find each other first; then the year in which goods on their way would be expected.
    """
    free = {m.flow: m.own for m in _met(found, declarer.other) if m.other is None}
    expected = 1 if declarer is Declarer.EXPORTER else -1
    answered = dict[Flow, Met]()
    for equal_only in (True, False):
        for step in (expected, -expected):
            for one in met:
                beside = replace(one.flow, year=one.flow.year + step)
                if one.other is not None or one.flow in answered or beside not in free:
                    continue
                answer = compared(one.own, free[beside])
                if answer is Answer.EXACTLY or not equal_only:
                    answered[one.flow] = Met(one.flow, one.own, free.pop(beside), answer)
    return [answered.get(one.flow, one) for one in met]


def _tallied(met: Iterable[Met], declarer: Declarer) -> Tally:
    counts, items, borne_out, fewer = Counter[Answer](), Counter[Answer](), 0.0, 0
    clusters: defaultdict[str, Counter[Answer]] = defaultdict(Counter)
    for one in met:
        counts[one.answer] += 1
        clusters[one.flow.party(declarer)][one.answer] += 1
        items[one.answer] += int(one.own.low or 0)
        theirs = (one.other.low or 0) if one.other else 0
        borne_out += min(one.own.low or 0, theirs)
        fewer += one.answer is Answer.ANOTHER_NUMBER and theirs < (one.own.low or 0)
    return Tally(
        declarer,
        _filled(counts),
        _filled(items),
        int(borne_out),
        fewer,
        {state: _filled(some) for state, some in clusters.items()},
    )


def _filled(some: Counter[Answer]) -> dict[Answer, int]:
    return {answer: some[answer] for answer in Answer}


def _both(found: Iterable[Pair]) -> Mapping[Declarer, Tally]:
    some = list(found)
    return {declarer: tally(some, declarer) for declarer in Declarer}


def _withheld(pair: Pair) -> bool:
    return any(side.withheld for side in (pair.by_exporter, pair.by_importer) if side)


def _without(declarations: Sequence[Declaration], marks: Sequence[bool]) -> list[Declaration]:
    return [line for line, mark in zip(declarations, marks, strict=True) if not mark]


def _swapped(line: Declaration) -> Declaration:
    other = line.importer if line.reporter == line.exporter else line.exporter
    return replace(line, reporter=other if line.reporter else None)


def _once(declarations: Iterable[Declaration]) -> Iterator[Declaration]:
    seen = set()
    for line in declarations:
        key = (line.reporter, line.columns)
        if key not in seen:
            yield line
        seen.add(key)

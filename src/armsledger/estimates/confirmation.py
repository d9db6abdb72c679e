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
from armsledger.registers import Declaration

LEVEL = 0.90
"""Of every interval here."""

DRAWS = 2_000
SEED = 1991
"""Of the bootstrap, so that it gives the same bounds each time."""


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
class Overview:
    """A whole file in short: its lines, and each side's tally.

    unattributed counts the lines of which nobody knows who declared them, inferred those of which no source says it.
    """

    lines: int
    unattributed: int
    inferred: int
    sides: Mapping[Declarer, Tally]


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


def overview(declarations: Sequence[Declaration]) -> Overview:
    """The shares of a whole file, in short."""
    return Overview(
        lines=len(declarations),
        unattributed=sum(line.reporter is None for line in declarations),
        inferred=sum(line.reporter_inferred for line in declarations),
        sides=both(pairs(declarations)),
    )


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


def both(found: Iterable[Pair]) -> Mapping[Declarer, Tally]:
    """What the declarations of either side met."""
    some = list(found)
    return {declarer: tally(some, declarer) for declarer in Declarer}

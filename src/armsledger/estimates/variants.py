"""The shares of the UN Register's mirror by category and year, and counted otherwise: what they hang on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from armsledger.estimates.confirmation import Overview, Tally, both, overview, tally
from armsledger.estimates.mirror import Declarer, Pair, pairs
from armsledger.registers import Declaration, at_edges, resting_on_rules
from armsledger.terms import Category

_DIRECTION = {Declarer.EXPORTER: "export", Declarer.IMPORTER: "import"}

LARGEST = 2
"""Of how many of the states that declared most the shares are computed without."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The same count made otherwise: its code, what is otherwise, and the tally."""

    code: str
    words: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole file: in short, by category and by year, and counted otherwise.

    unclear counts the lines where only the rules of the blocks say who declared them, None where the order of the
    lines in their file is not known.
    """

    overview: Overview
    unclear: int | None
    by_category: Mapping[Category, Mapping[Declarer, Tally]]
    by_year: Mapping[int, Mapping[Declarer, Tally]]
    variants: Mapping[Declarer, tuple[Variant, ...]]


def summary(declarations: Sequence[Declaration]) -> Summary:
    """The shares of a whole file."""
    found = pairs(declarations)
    categories = sorted({pair.flow.category for pair in found}, key=list(Category).index)
    years = sorted({pair.flow.year for pair in found})
    return Summary(
        overview=overview(declarations),
        unclear=sum(resting_on_rules(declarations)) if _in_order(declarations) else None,
        by_category={c: both(p for p in found if p.flow.category is c) for c in categories},
        by_year={y: both(p for p in found if p.flow.year == y) for y in years},
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

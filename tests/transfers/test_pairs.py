"""Of the labelled pairs of documents, as many are told rightly as docs/witnesses.md says."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from tests.console import ROOT
from tests.makers import article
from tests.transfers.pairs.make_pairs import Pair, Told, pairs

from armsledger.documents import Article
from armsledger.transfers import find_witnesses

LEAST_PAIRS = 300
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.95
HALVES = ("set", "held out")


def made(told: Told) -> Article:
    return article(told.text, title=told.title, outlet=told.outlet, published=told.published)


def by_itself(pair: Pair) -> bool:
    """Whether the two are found to be one witness, where nothing else is known."""
    works = [(a.document, (a.publication,)) for a in map(made, (pair.one, pair.other))]
    return len(find_witnesses(works)) == 1


@cache
def heap() -> dict[str, str]:
    """The witness of each document of all pairs, found among all of them."""
    works = [(a.document, (a.publication,)) for pair in pairs() for a in map(made, (pair.one, pair.other))]
    return {document: witness.id for witness in find_witnesses(works) for document in witness.documents}


def in_a_heap(pair: Pair) -> bool:
    """Whether the two are found to be one witness among the documents of all pairs."""
    return heap()[made(pair.one).id] == heap()[made(pair.other).id]


def table(found: dict[Pair, bool]) -> str:
    """Per kind, as docs/witnesses.md has it: how many pairs there are and how many of them are told rightly."""
    right = Counter((p.same, p.kind_shown, p.half) for p, same in found.items() if same == p.same)
    all_of = Counter((p.same, p.kind_shown, p.half) for p in found)
    lines = ["| kind of pair | label | set on | held out |", "|---|---|---|---|"]
    for same, kind in dict.fromkeys(key[:2] for key in sorted(all_of, key=lambda key: (not key[0], key[1]))):
        cells = (f"{right[same, kind, half]} of {all_of[same, kind, half]}" for half in HALVES)
        lines.append(f"| {kind} | {'one witness' if same else 'two'} | {' | '.join(cells)} |")
    return "\n".join(lines)


def scores(found: dict[Pair, bool]) -> tuple[float, float]:
    """Precision and recall of the pairs found to be one witness."""
    right = sum(same and pair.same for pair, same in found.items())
    return right / sum(found.values()), right / sum(pair.same for pair in found)


@cache
def found_by(way: Callable[[Pair], bool]) -> dict[Pair, bool]:
    return {pair: way(pair) for pair in pairs()}


@pytest.mark.parametrize("way", [by_itself, in_a_heap])
@pytest.mark.parametrize("half", HALVES)
def test_pairs_are_told_apart(way: Callable[[Pair], bool], half: str) -> None:
    found = {pair: same for pair, same in found_by(way).items() if pair.half == half}
    precision, recall = scores(found)
    told = f"{way.__name__}: precision {precision:.3f}, recall {recall:.3f}\n{table(found_by(way))}"
    assert precision >= LEAST_PRECISION, told
    assert recall >= LEAST_RECALL, told


def test_there_are_enough_pairs_of_every_sort_in_both_halves() -> None:
    assert len(pairs()) >= LEAST_PAIRS
    counted = Counter((pair.half, pair.same) for pair in pairs())
    assert min(counted[half, same] for half in HALVES for same in (True, False)) >= LEAST_PAIRS // 4
    assert not {p.story_kind for p in pairs() if p.half == "set"} & {
        p.story_kind for p in pairs() if p.half == "held out"
    }


def test_the_page_on_witnesses_shows_what_is_measured() -> None:
    page = (ROOT / "docs" / "witnesses.md").read_text(encoding="utf-8")
    assert table(found_by(by_itself)) in page
    for way in (by_itself, in_a_heap):
        for half in HALVES:
            precision, recall = scores({p: same for p, same in found_by(way).items() if p.half == half})
            row = rf"\| {half} \| {way.__name__.replace('_', ' ')} \| {precision:.3f} \| {recall:.3f} \|"
            assert re.search(row, page), row

"""Which pairs of documents are worth comparing, found without comparing all: sentences, or figures of one source."""

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, compress, islice, pairwise

from rensa import RMinHash, RMinHashLSH

from armsledger.documents import Document, Publication
from armsledger.transfers.credit import credits, outlets
from armsledger.transfers.likeness import FEW_WORDS, body_text, figures, first_published, forms, runs, split
from armsledger.values import is_day

ROWS, BANDS, SEED = 4, 16, 20  # finds sentences that share half of their runs 64 %, three quarters 99.7 %
CROWD = 40  # more documents than these with one sentence are compared with their neighbours in time only
BATCH = 2_000  # documents hashed at once
SHARED_FIGURES = 3  # of one source within a few days make a pair worth comparing
STORY_DAYS = 3  # within which outlets carry an agency's story

Work = tuple[Document, tuple[Publication, ...]]


@dataclass(frozen=True, slots=True)
class _Telling:
    """The figures that a work tells, the day on which it appeared, and whom it is from."""

    work: int
    day: int
    figures: frozenset[str]
    outlets: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Readings:
    """What is kept of all works while pairs are sought.

    hashes has the word runs of all sentences one after the other, ends where each sentence ends in it, counts
    the number of sentences of each work. tellings are those of each source that works credit or are.
    """

    hashes: "array[int]"
    ends: "array[int]"
    counts: "array[int]"
    tellings: Mapping[str, list[_Telling]]


def candidates(works: Sequence[Work]) -> list[tuple[int, int]]:
    """Pairs of indexes (earlier, later) worth comparing: a sentence in common, or a source and figures of it.

    Source: MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998), by rensa, over
    sentences, so that cut reprints are found as well as whole ones. works stand in order of publication.
    Only sentences that some other is like are ever indexed, so that memory grows with the reprints.
    """
    readings = _read(works)
    near = (crowd for some in readings.tellings.values() for crowd in _near_in_time(some))
    pairs = {pair for crowd in near for pair in _pairs(sorted(crowd))}
    echoed = _echoed(readings)
    del readings, near
    pairs.update(pair for crowd in _same_sentences(works, echoed) for pair in _pairs(sorted(crowd)))
    return sorted(pairs, key=lambda pair: (pair[1], pair[0]))


def _pairs(crowd: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of a small crowd; of a big one the neighbours, and each with the first."""
    if len(crowd) <= CROWD:
        return combinations(crowd, 2)
    return [*pairwise(crowd), *((crowd[0], other) for other in crowd[1:])]


def _read(works: Sequence[Work]) -> _Readings:
    hashes, ends, counts = array("Q"), array("Q", [0]), array("L")
    tellings: defaultdict[str, list[_Telling]] = defaultdict(list)
    for start in range(0, len(works), BATCH):
        batch: list[list[str]] = []
        for number, (document, publications) in enumerate(works[start : start + BATCH], start):
            text = body_text(document)
            words = [forms(sentence) for sentence in split(text)]
            batch += (told := _sentences(words))
            counts.append(len(told))
            if (telling := _telling(number, publications, words)) is not None:
                for source in credits(text) | telling.outlets:
                    tellings[source].append(telling)
        for shingles in RMinHash.hash_token_sets(batch):
            hashes.extend(shingles)
            ends.append(len(hashes))
    return _Readings(hashes, ends, counts, tellings)


def _telling(
    number: int, publications: Sequence[Publication], words: Iterable[Sequence[str]]
) -> _Telling | None:
    """The figures that a work tells; None where it tells too few, or nobody knows the day on which it did."""
    published, told = first_published(publications), figures(chain.from_iterable(words))
    if published is None or not is_day(published) or len(told) < SHARED_FIGURES:
        return None
    return _Telling(number, date.fromisoformat(published).toordinal(), told, outlets(publications))


def _sentences(words: Sequence[Sequence[str]]) -> list[list[str]]:
    """The word runs of the sentences that tell one story from another; of all, where none does."""
    return [runs(some) for some in words if len(some) > FEW_WORDS] or [runs(some) for some in words]


def _echoed(readings: _Readings) -> Iterator[list[bool]]:
    """For each work, which of its sentences some other sentence is like."""
    if not len(readings.hashes):
        return iter(())
    sketches = RMinHash.digest_matrix_from_flat_token_hashes(
        readings.hashes, readings.ends, ROWS * BANDS, SEED
    )
    flags = iter(_index().query_duplicate_flags_matrix_one_shot(sketches))
    return (list(islice(flags, count)) for count in readings.counts)


def _same_sentences(works: Sequence[Work], echoed: Iterable[Sequence[bool]]) -> Iterator[set[int]]:
    """For each distinct sentence that is like others, the works that hold one of them."""
    holders: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, ((document, _), flags) in enumerate(zip(works, echoed, strict=False)):
        if any(flags):
            told = _sentences([forms(sentence) for sentence in split(body_text(document))])
            for sentence in compress(told, flags):
                holders[tuple(sentence)].add(number)
    kinds = list(holders.values())
    sketches = RMinHash.from_token_sets(list(holders), num_perm=ROWS * BANDS, seed=SEED)
    del holders
    index = _index()
    index.insert_many(sketches)
    for start in range(0, len(sketches), BATCH):
        for alike in index.query_all(sketches[start : start + BATCH]):
            yield set().union(*(kinds[kind] for kind in alike))


def _index() -> RMinHashLSH:
    return RMinHashLSH(threshold=0.5, num_perm=ROWS * BANDS, num_bands=BANDS)


def _near_in_time(told: Sequence[_Telling]) -> Iterator[set[int]]:
    """Pairs of works of two outlets, in order of publication, that share figures within a few days."""
    holders: defaultdict[str, deque[_Telling]] = defaultdict(lambda: deque(maxlen=CROWD))
    for telling in told:
        shared: Counter[int] = Counter()
        for figure in telling.figures:
            near = holders[figure]
            while near and telling.day - near[0].day > STORY_DAYS:
                near.popleft()
            shared.update(t.work for t in near if not t.outlets & telling.outlets)
            near.append(telling)
        for other, times in shared.items():
            if times >= SHARED_FIGURES:
                yield {other, telling.work}

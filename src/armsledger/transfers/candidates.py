"""Which pairs of documents are worth comparing, found without comparing all: sentences, or figures of one source."""

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, islice, pairwise

from rensa import RMinHash, RMinHashLSH

from armsledger.documents import Document, Publication
from armsledger.transfers.credit import credits, outlets
from armsledger.transfers.likeness import FEW_WORDS, body_text, first_published, forms, is_figure, runs, split

ROWS, BANDS, SEED = 4, 16, 20  # finds sentences that share half of their runs 64 %, three quarters 99.7 %
CROWD = 40  # more documents than these with one sentence are compared with their neighbours in time only
BATCH = 2_000  # documents hashed at once
SHARED_FIGURES = 3  # of one source within a few days make a pair worth comparing
STORY_DAYS = 3  # within which outlets carry an agency's story

Work = tuple[Document, tuple[Publication, ...]]


def candidates(works: Sequence[Work]) -> list[tuple[int, int]]:
    """Pairs of indexes (earlier, later) worth comparing: a sentence in common, or a source and figures of it.

    Source: MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998), by rensa, over
    sentences, so that cut reprints are found as well as whole ones. works stand in order of publication.
    Only sentences that some other is like are ever indexed, so that memory grows with the reprints.
    """
    crowds = chain(_same_sentences(works), _same_sources(works))
    return sorted({pair for crowd in crowds for pair in _pairs(sorted(crowd))}, key=lambda p: (p[1], p[0]))


def _pairs(crowd: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of a small crowd; of a big one the neighbours, and each with the first."""
    if len(crowd) <= CROWD:
        return combinations(crowd, 2)
    return [*pairwise(crowd), *((crowd[0], other) for other in crowd[1:])]


def _same_sentences(works: Sequence[Work]) -> Iterator[set[int]]:
    """For each distinct sentence that is like others, the works that hold one of them."""
    holders: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, sentence in _echoed(works):
        holders[sentence].add(index)
    kinds = list(holders.values())
    sketches = RMinHash.from_token_sets(list(holders), num_perm=ROWS * BANDS, seed=SEED)
    del holders
    like = RMinHashLSH(threshold=0.5, num_perm=ROWS * BANDS, num_bands=BANDS)
    like.insert_many(sketches)
    for start in range(0, len(sketches), BATCH):
        for alike in like.query_all(sketches[start : start + BATCH]):
            yield set().union(*(kinds[kind] for kind in alike))


def _echoed(works: Sequence[Work]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The sentences that some other is like, each as its word runs with the index of its work."""
    hashes, ends, counts = array("Q"), array("Q", [0]), array("L")
    remaining = iter(works)
    while batch := list(islice(remaining, BATCH)):
        told = [_sentences(document) for document, _ in batch]
        counts.extend(map(len, told))
        for shingles in RMinHash.hash_token_sets([s for some in told for s in some]):
            hashes.extend(shingles)
            ends.append(len(hashes))
    if len(ends) == 1:
        return
    sketches = RMinHash.digest_matrix_from_flat_token_hashes(hashes, ends, ROWS * BANDS, SEED)
    del hashes
    index = RMinHashLSH(threshold=0.5, num_perm=ROWS * BANDS, num_bands=BANDS)
    flags = iter(index.query_duplicate_flags_matrix_one_shot(sketches))
    for number, (document, _) in enumerate(works):
        echoed = list(islice(flags, counts[number]))
        if any(echoed):
            for sentence, flag in zip(_sentences(document), echoed, strict=True):
                if flag:
                    yield number, tuple(sentence)


def _sentences(document: Document) -> list[list[str]]:
    """The sentences of a document that tell one story from another, as word runs; all, where none does."""
    told = [words for sentence in split(body_text(document)) if (words := forms(sentence))]
    return [runs(words) for words in told if len(words) > FEW_WORDS] or [runs(words) for words in told]


@dataclass(frozen=True, slots=True)
class _Telling:
    """The figures that a work tells, the day on which it appeared, and whom it is from."""

    work: int
    day: int
    figures: frozenset[str]
    outlets: frozenset[str]


def _same_sources(works: Sequence[Work]) -> Iterator[set[int]]:
    """Pairs of works of two outlets that tell some figures of one source, which both credit or one is."""
    told: defaultdict[str, list[_Telling]] = defaultdict(list)
    for number, (document, publications) in enumerate(works):
        text, published = body_text(document), first_published(publications)
        credited, own = credits(text), outlets(publications)
        if published is None or not (credited or own):
            continue
        figures = frozenset(f for sentence in split(text) for f in forms(sentence) if is_figure(f))
        if len(figures) >= SHARED_FIGURES:
            telling = _Telling(number, date.fromisoformat(published).toordinal(), figures, own)
            for source in credited | own:
                told[source].append(telling)
    for some in told.values():
        yield from _near_in_time(some)


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

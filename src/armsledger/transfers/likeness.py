"""How alike the bodies of two documents are, and which pairs are worth comparing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from unicodedata import normalize

from rensa import RMinHash, RMinHashLSH

from armsledger.documents import Document, Publication
from armsledger.transfers.credit import credits, outlets

SHINGLE = 3  # words; fits both a sentence and a body, and one changed word costs three of them
ROWS, BANDS, SEED = 4, 16, 20  # finds sentences that share half of their shingles 64 %, three quarters 99.7 %
CROWD = 40  # a sentence in more documents than these is compared with its neighbours in time only
FEW_WORDS = 6  # a shorter sentence is a heading, a by-line or a phrase that any report may have

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\Wa-zа-яա-ֆ])|\n+")
_DATE = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
    r"|\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{4}-\d{2}-\d{2})\b"
)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:-\w+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a document as sets that can be compared.

    sentences and shingles hold hashes of runs of three words; figures the numbers and numbered designations,
    without dates; names the capitalised words and years; words the long words.
    """

    document_id: str
    published: str | None
    sentences: tuple[frozenset[int], ...]
    shingles: frozenset[int]
    figures: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    credits: frozenset[str]
    outlets: frozenset[str]

    @property
    def order(self) -> tuple[str, str]:
        """Where the document stands among others: by date of publication, the undated last, then by id."""
        return self.published or "9999", self.document_id

    @property
    def long_sentences(self) -> tuple[frozenset[int], ...]:
        """The sentences that are long enough to tell one story from another; all, where none is."""
        return tuple(s for s in self.sentences if len(s) > FEW_WORDS - SHINGLE) or self.sentences

    @property
    def lead(self) -> frozenset[int]:
        """The first sentence that is no mere heading."""
        return self.long_sentences[0]


def read_body(document: Document, publications: Sequence[Publication]) -> Body:
    """The body of a document, made comparable."""
    text = normalize("NFKC", "\n".join(document.text[b.start : b.end] for b in document.body))
    sentences = _shingled(s for s in _SENTENCE_END.split(text) if s and s.strip())
    tokens = set(_TOKEN.findall(_DATE.sub(" ", text)))
    numbered = {t.replace(",", "").casefold() for t in tokens if any(c.isdigit() for c in t)}
    years = {t for t in numbered if _YEAR.fullmatch(t)}
    return Body(
        document_id=document.id,
        published=min((p.published for p in publications if p.published), default=None),
        sentences=sentences,
        shingles=frozenset().union(*sentences),
        figures=frozenset(numbered - years),
        names=frozenset({t.casefold() for t in tokens if t[0].isupper()} | years),
        words=frozenset(t.casefold() for t in tokens if len(t) > 4),
        credits=credits(text),
        outlets=outlets(publications),
    )


def share(part: frozenset[str] | frozenset[int], whole: frozenset[str] | frozenset[int]) -> float:
    """How much of one set lies in another, 0 to 1; an empty one lies wholly in any."""
    return len(part & whole) / len(part) if part else 1.0


def is_told(sentence: frozenset[int], body: Body) -> bool:
    """Whether a body has most of a sentence's word runs (three fifths)."""
    return share(sentence, body.shingles) >= 0.6


def candidates(bodies: Sequence[Body]) -> set[tuple[int, int]]:
    """Pairs of indexes worth comparing: a sentence in common, or a credit and a figure of it.

    Source: MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998), by rensa, over
    sentences, so that cut reprints are found as well as whole ones. bodies stand in order of publication.
    """
    crowds = [*_same_sentences(bodies), *_same_credit(bodies)]
    return {pair for crowd in crowds for pair in _pairs(sorted(crowd))}


def _pairs(crowd: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of a small crowd; of a big one the neighbours, and each with the first."""
    if len(crowd) <= CROWD:
        return combinations(crowd, 2)
    return [*pairwise(crowd), *((crowd[0], other) for other in crowd[1:])]


def _same_sentences(bodies: Sequence[Body]) -> Iterable[set[int]]:
    """For each distinct sentence, the bodies that hold one much like it."""
    holders: defaultdict[frozenset[int], set[int]] = defaultdict(set)
    for index, body in enumerate(bodies):
        for sentence in body.long_sentences:
            holders[sentence].add(index)
    kinds = list(holders.values())
    tokens = [[shingle.to_bytes(8, "big") for shingle in sentence] for sentence in holders]
    sketches = RMinHash.from_token_sets(tokens, num_perm=ROWS * BANDS, seed=SEED)
    index_of_kinds = RMinHashLSH(threshold=0.5, num_perm=ROWS * BANDS, num_bands=BANDS)
    index_of_kinds.insert_many(sketches)
    for alike in index_of_kinds.query_all(sketches):
        yield set().union(*(kinds[kind] for kind in alike))


def _same_credit(bodies: Sequence[Body]) -> Iterable[set[int]]:
    """For each outlet and figure, the bodies that tell the figure and credit the outlet or are its own."""
    holders: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for index, body in enumerate(bodies):
        for source in body.credits | body.outlets:
            for figure in body.figures:
                holders[source, figure].add(index)
    return holders.values()


def _shingled(sentences: Iterable[str]) -> tuple[frozenset[int], ...]:
    """The runs of three words of each sentence (of all its words, where they are fewer), hashed."""
    runs = []
    for sentence in sentences:
        words = re.findall(r"\w+", sentence.casefold())
        starts = range(max(1, len(words) - SHINGLE + 1))
        runs.append([" ".join(words[i : i + SHINGLE]) for i in starts] if words else [])
    return tuple(frozenset(hashes) for hashes in RMinHash.hash_token_sets([r for r in runs if r]))

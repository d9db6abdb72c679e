"""The bodies of documents as they can be compared: sentences, figures, names, whoever spells them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, pairwise
from unicodedata import normalize

from rensa import RMinHash

from armsledger.catalogue import catalogue
from armsledger.catalogue.fold import fold
from armsledger.catalogue.names import skeleton
from armsledger.claims.grammar.numerals import SMALL, TENS, numerals_in
from armsledger.documents import Document, Publication
from armsledger.transfers.credit import credits, outlets
from armsledger.values import in_time

SHINGLE = 3  # words; fits both a sentence and a body, and one changed word costs three of them
FEW_WORDS = 6  # a shorter sentence is a heading, a by-line or a phrase that any report may have
TOLD = 0.6  # of a sentence's word runs stand in a body that tells it
ALIGNED = 0.3  # of the shorter's word runs: two sentences say the same of the same or of two things
LEAST_ALIGNED = 3  # word runs in common, or a phrase that any report may have is all that they share
NEWS = 3  # sentences from the first that tell what is new; the rest is background
LONG_OPENING = 5  # letters, which few words have that may open any sentence
ONE_NAME = 0.6  # of the letters, in order, are those of one name in two spellings

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\Wa-zа-яա-ֆ])|\n+")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b"
    r"|\d{1,2}[:.]\d{2} ?[ap]\.?m\b\.?|\d{1,2}:\d{2}\b|\d{4}-\d{2}-\d{2}\b)"
)
_DATELINE = re.compile(
    r"\A\W*[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+)*\b[^\n—–:]{0,40}?"
    r"(?:/[^/\n]{2,30}/\.?|\([^)\n]{2,30}\)\s*[—–:-]|[—–:]|-(?=\s))\s*"
)
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?")
_COMPOUNDS = ("hundred", "thousand", "dozen", "ty-")  # of which numbers of several words are made
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_MARK = re.compile(r"(?:19|20)\d\d|\d(?:st|nd|rd|th)")
_DATED_WORD = re.compile(rf"{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"}
_NUMBERS = {word: str(value) for word, value in chain(SMALL.items(), TENS.items())} | {"pair": "2"}

_MILLIONS = {"m": 1, "mn": 1, "mln": 1, "bn": 1_000, "bln": 1_000, "trln": 1_000_000}
"""By how many millions the form of a word multiplies ('billion' is 'bln' by its consonants)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: hashes of its runs of three words; its figures, its years and ordinals, and its names.

    opening is its first word, where that is a long one, since nobody can tell whether it is a name.
    """

    text: str
    shingles: frozenset[int]
    figures: frozenset[str]
    marks: frozenset[str]
    names: frozenset[str]
    opening: frozenset[str]

    @property
    def is_long(self) -> bool:
        """Whether it is long enough to tell one story from another."""
        return len(self.shingles) > FEW_WORDS - SHINGLE


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a document as sets that can be compared.

    figures are the numbers in words, digits and designations, dates apart; names the proper names, those of a
    party and of its people as the party's code; words all words and names. long_sentences are long enough to
    tell one story from another, or all, where none is; a body without words has none.
    """

    document_id: str
    text: str
    published: str | None
    long_sentences: tuple[Sentence, ...]
    shingles: frozenset[int]
    figures: frozenset[str]
    marks: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    credits: frozenset[str]
    outlets: frozenset[str]

    @property
    def lead(self) -> Sentence:
        """The first sentence that is no mere heading."""
        return self.long_sentences[0]

    @property
    def news(self) -> frozenset[str]:
        """The figures of the first sentences, which tell what is new."""
        return frozenset().union(*(s.figures for s in self.long_sentences[:NEWS]))


def read_body(document: Document, publications: Sequence[Publication]) -> Body:
    """The body of a document, made comparable."""
    text = body_text(document)
    told = split(text)
    tokens = [_TOKEN.findall(sentence) for sentence in told]
    words = [list(map(form, some)) for some in tokens]
    known = {_name(token) for some in tokens for token in some[1:] if token[0].isupper()}
    hashes = RMinHash.hash_token_sets(list(map(runs, words)))
    sentences = tuple(
        Sentence(
            text=sentence,
            shingles=frozenset(hashed),
            figures=figures(forms),
            marks=frozenset(w for w in forms if w[0].isdigit() and _MARK.fullmatch(w)),
            names=_names(some, known),
            opening=frozenset(forms[:1] if len(some[0]) >= LONG_OPENING and _name(some[0]) else ()),
        )
        for sentence, some, forms, hashed in zip(told, tokens, words, hashes, strict=True)
    )
    names = frozenset().union(*(s.names for s in sentences))
    return Body(
        document_id=document.id,
        text=text,
        published=first_published(publications),
        long_sentences=tuple(s for s in sentences if s.is_long) or sentences,
        shingles=frozenset().union(*(s.shingles for s in sentences)),
        figures=frozenset().union(*(s.figures for s in sentences)),
        marks=frozenset().union(*(s.marks for s in sentences)),
        names=names,
        words=names.union(*words, (_name(some[0]) for some in tokens)),
        credits=credits(text),
        outlets=outlets(publications),
    )


def body_text(document: Document) -> str:
    """The words of a document's body, without invisible characters."""
    text = "\n".join(document.text[b.start : b.end] for b in document.body)
    return normalize("NFKC", text).replace("\u00ad", "")


def first_published(publications: Sequence[Publication]) -> str | None:
    """The date on which a document first appeared, as precise as it is told."""
    return min((p.published for p in publications if p.published), key=in_time, default=None)


def split(text: str) -> list[str]:
    """The sentences of a body, without its dateline and without dates."""
    text = _DATE.sub(" ", _DATELINE.sub("", text, count=1))
    if any(compound in text for compound in _COMPOUNDS):
        text = _in_digits(text)
    return [s for s in _SENTENCE_END.split(text) if s and _TOKEN.search(s)]


def _in_digits(text: str) -> str:
    """The text with its numbers of several words in digits: 'one hundred and twenty' as 120."""
    done, at = "", 0
    for number in numerals_in(text):
        if not number.in_digits and number.scale < 10**6 and number.low == number.high:
            done, at = f"{done}{text[at : number.start]}{number.low:.0f}", number.end
    return done + text[at:]


def forms(sentence: str) -> list[str]:
    """The words of a sentence as they compare, whoever spells them."""
    return [form(token) for token in _TOKEN.findall(sentence)]


def runs(words: Sequence[str]) -> list[str]:
    """The runs of three words; one of all, where they are fewer."""
    return [" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]


def figures(words: Iterable[str]) -> frozenset[str]:
    """The numbers among words' forms that tell one deal from another: no year or ordinal, and 1 only of millions.

    Millions and billions are told in millions, so that '1.2 billion' and '1,200 million' are one figure.
    """
    found = set()
    for word, following in pairwise((*words, "")):
        if not word[0].isdigit():
            continue
        if (scale := _MILLIONS.get(following)) and _AMOUNT.fullmatch(word):
            found.add(f"{float(word.replace(',', '.')) * scale:g}m")
        elif word != "1" and not _MARK.fullmatch(word):
            found.add(word)
    return frozenset(found)


def share(part: frozenset[str] | frozenset[int], whole: frozenset[str] | frozenset[int]) -> float:
    """How much of one set lies in another, 0 to 1; an empty one lies wholly in any."""
    return len(part & whole) / len(part) if part else 1.0


def is_told(sentence: Sentence, body: Body) -> bool:
    """Whether a body has most of a sentence's word runs."""
    return share(sentence.shingles, body.shingles) >= TOLD


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Where two bodies say the same with other details: of how many sentences in common, in which details.

    figures counts the numbers, years and ordinals that each has in the other's place, in all sentences.
    """

    common: int
    sentences: int
    figures: int
    lead: bool


def contradictions(part: Body, whole: Body) -> Contradictions:
    """The sentences that share many word runs and have each a figure, year or name that the other body lacks.

    So have two deals that are told in the same words.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(whole.long_sentences):
        for shingle in sentence.shingles:
            holders[shingle].append(number)
    common, sentences, figures, lead = 0, 0, 0, False
    for sentence in part.long_sentences:
        shared = Counter(number for shingle in sentence.shingles for number in holders.get(shingle, ()))
        alike = [
            (n / _least(sentence, whole.long_sentences[i]), -i)
            for i, n in shared.items()
            if n >= LEAST_ALIGNED
        ]
        likeness, place = max(alike, default=(0.0, 0))
        if likeness < ALIGNED:
            continue
        twin, common = whole.long_sentences[-place], common + 1
        numbers = _numbers_between(sentence, part, twin, whole)
        if numbers or _other_names(sentence, part, twin, whole):
            sentences, figures = sentences + 1, figures + numbers
            lead = lead or sentence is part.lead or twin is whole.lead
    return Contradictions(common, sentences, figures, lead)


def _least(one: Sentence, other: Sentence) -> int:
    return min(len(one.shingles), len(other.shingles))


def _numbers_between(one: Sentence, part: Body, other: Sentence, whole: Body) -> int:
    """How many numbers each sentence has that the other's body lacks."""
    figures = min(len(one.figures - whole.figures), len(other.figures - part.figures))
    return figures + min(len(one.marks - whole.marks), len(other.marks - part.marks))


def _other_names(one: Sentence, part: Body, other: Sentence, whole: Body) -> bool:
    """Whether each sentence has a name that the other's body lacks, in whatever spelling."""
    ours, theirs = (one.names | one.opening) - whole.words, (other.names | other.opening) - part.words
    return any(not any(_one_name(n, o) for o in theirs) for n in ours) and any(
        not any(_one_name(n, o) for o in ours) for n in theirs
    )


@lru_cache(maxsize=10_000)
def _one_name(one: str, other: str) -> bool:
    """Whether two words' forms may be one name in two spellings, which sounds did not settle."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ONE_NAME


def _names(tokens: Sequence[str], known: Collection[str]) -> frozenset[str]:
    """The names among a sentence's words; its first word only where it is known to be one."""
    first = _name(tokens[0])
    names = {_name(token) for token in tokens[1:] if token[0].isupper()}
    if first.startswith("=") or (len(tokens[0]) >= LONG_OPENING and first in known):
        names.add(first)
    return frozenset(names - {""})


@lru_cache(maxsize=200_000)
def form(token: str) -> str:
    """A word as it compares: numbers in digits, other words without what spellings of one name differ in."""
    if token[0].isdigit():
        return re.sub(r",(?=\d{3})", "", token)
    folded = fold(token)
    return _NUMBERS.get(folded) or _ORDINALS.get(folded) or _sound(folded)


@lru_cache(maxsize=50_000)
def _name(token: str) -> str:
    """What a word written as a name stands for: a party's code, else its form; empty where it is no name."""
    if not token[0].isupper() or len(token) == 1 or _DATED_WORD.fullmatch(token) or fold(token) in _NUMBERS:
        return ""
    codes = {p.code for p in catalogue().parties_in(token) if p.end - p.start == len(token)}
    return f"={min(codes)}" if codes else form(token)


def _sound(word: str) -> str:
    """A word by its consonants, as transliterations share them; a short one, or no Latin one, as it is."""
    return (skeleton(word) or word) if len(word) > 3 and word.isascii() else word

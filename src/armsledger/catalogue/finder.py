"""Finding many names in a text at once: whole words only, whatever the spacing, hyphens and look-alikes."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ahocorasick_rs import AhoCorasick

from armsledger.catalogue.fold import Folded

LONGEST_GAP = 12
"""Characters (white space of a broken line, mostly) that may stand between two parts of one name."""

T = TypeVar("T")


class Spanned(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A name found at [start, end); whole says whether a word ends there, else the name's word goes on."""

    start: int
    end: int
    value: T
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Name(Generic[T]):
    """A name as it is looked for: its letters, which of them must be capitals, where it may be parted."""

    letters: str
    capitals: tuple[int, ...]
    gaps: frozenset[int]
    value: T

    @classmethod
    def of(cls, name: str, value: T) -> "_Name[T]":
        folded = Folded.of(name)
        capitals = tuple(i for i, at in enumerate(folded.at) if name[at].isupper())
        return cls(folded.squeezed, capitals, folded.gaps(0, len(folded.at)), value)

    def may_part(self, i: int) -> bool:
        """Whether a gap may stand before letter i: where the name has one, or a digit meets a letter."""
        return i in self.gaps or self.letters[i - 1].isdigit() != self.letters[i].isdigit()

    def must_part(self, i: int) -> bool:
        """Whether one must stand there, since two numbers meet."""
        return self.letters[i - 1].isdigit() and self.letters[i].isdigit()


class Finder(Generic[T]):
    """Looks for all its names in one pass.

    A capital in a name asks for a capital in the text; names written small match in any case. With
    `unfinished`, a name that ends in a digit is also found where its word goes on ('F-16' in 'F-16V').
    Source of the method: Aho-Corasick over the squeezed fold, every match checked against the text.
    """

    def __init__(self, names: Iterable[tuple[str, T]], *, unfinished: bool = False) -> None:
        self._names = [_Name.of(name, value) for name, value in names]
        self._automaton = AhoCorasick([n.letters for n in self._names])
        self._unfinished = unfinished

    def find(self, folded: Folded) -> Iterator[Found[T]]:
        """Every name that stands in the text, overlapping ones too, in no set order."""
        for which, start, end in self._automaton.find_matches_as_indexes(folded.squeezed, overlapping=True):
            name = self._names[which]
            first, after = folded.at[start], folded.at[end - 1] + 1
            if goes_on(folded.text, first - 1) or not _spelt_alike(name, folded, start, end):
                continue
            close = _word_end(folded.text, after)
            if close is not None:
                yield Found(first, close, name.value)
            elif self._unfinished and name.letters[-1].isdigit():
                yield Found(first, after, name.value, whole=False)


class Ordered(Generic[S]):
    """Spans by where they start, so that those near a place are found without a look at all others."""

    def __init__(self, spans: Iterable[S]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def within(self, start: int, end: int) -> list[S]:
        """The spans that start in [start, end)."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def leftmost_longest(found: Iterable[S]) -> list[S]:
    """Of overlapping spans the one that begins first, of those that begin together the longest."""
    kept: list[S] = []
    for span in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def goes_on(text: str, at: int) -> bool:
    """Whether the character at an offset belongs to a word."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _word_end(text: str, end: int) -> int | None:
    """Where the word ends that runs up to `end`, a plural -s taken along; None where it goes on."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    if not goes_on(text, end):
        return end
    plural = text[end] == "s" or (text[end] == "S" and text[end - 1].isupper())
    return end + 1 if plural and not goes_on(text, end + 1) else None


def _spelt_alike(name: _Name[T], folded: Folded, start: int, end: int) -> bool:
    """Whether the words at a squeezed span have the name's capitals and are parted only where it may be."""
    if not all(folded.text[folded.at[start + i]].isupper() for i in name.capitals):
        return False
    gaps = folded.gaps(start, end)
    return all(
        name.may_part(i) and _one_gap(folded, folded.at[start + i - 1] + 1, folded.at[start + i])
        for i in gaps
    ) and not any(name.must_part(i) and i not in gaps for i in name.gaps)


def _one_gap(folded: Folded, start: int, end: int) -> bool:
    """Whether what was squeezed out is the joint of one name, no dash between words and no new paragraph."""
    if end - start == 1:
        return True
    between = folded.fold[start:end]
    if end - start > LONGEST_GAP or folded.text.count("\n", start, end) > 1:
        return False
    return between.strip() != "-" or not (between.startswith(" ") and between.endswith(" "))

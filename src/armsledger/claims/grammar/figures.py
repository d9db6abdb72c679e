"""Counts with bounds, unit and the exact words: 'more than 100', 'as many', 'two batteries of six'."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

from armsledger.claims.grammar.count import Count
from armsledger.claims.grammar.dates import date_spans
from armsledger.claims.grammar.formations import composed
from armsledger.claims.grammar.limits import Figure, bounded, closed, joined
from armsledger.claims.grammar.money import amounts_in
from armsledger.claims.grammar.neighbours import merged
from armsledger.claims.grammar.not_counted import COUNTABLE, begins_no_count, ends_no_count
from armsledger.claims.grammar.nouns import FORMATIONS, UNIT_OF, noun_after
from armsledger.claims.grammar.numerals import Numeral, numerals_in
from armsledger.claims.grammar.wording import GAP, even, lower
from armsledger.terms import Unit

__all__ = ["Count", "counts_in"]

_AS_MANY = re.compile(
    rf"(?<!\w)(?:(?P<twice>twice{GAP})?as{GAP}many(?!{GAP}as(?!\w))(?:{GAP}again)?"
    rf"|(?:the{GAP}same|an{GAP}equal|an{GAP}identical|a{GAP}similar|a{GAP}like){GAP}(?:number|quantity){GAP}of)(?!\w)"
)
_NEAR = 240
_FORMATION = "|".join(word for word, unit in UNIT_OF.items() if unit in FORMATIONS and not word.endswith("s"))
_SET = rf"(?:battalion|regimental|brigade|divisional){GAP}(?:set|kit)"
_ONE = "an?|another|first|second|third|fourth|fifth|last|final|next"
_AFTER_FORMATION = (
    rf"{GAP}(?:of|to|from|in|with|for|consisting|comprising|each|and)(?!\w)|{GAP}?[,;:.(]|{GAP}?$"
)
_ONE_FORMATION = re.compile(
    rf"(?<!\w)(?:{_ONE})(?=(?:{GAP}[\w./-]+){{0,4}}?{GAP}(?:{_FORMATION}|{_SET})(?:{_AFTER_FORMATION}))"
)
# '14 of the aircraft' and '2 x Su-30' say what they count; '14 of Egypt's order' and 'two of 25' don't.
_TO_NOUN = re.compile(rf"(?:{GAP}of)?(?:{GAP}(?:the|its|their|these|those|his|our))?(?!\w)(?: x(?= ))?")
_OWNED = re.compile(rf"{GAP}of(?:(?:{GAP}[\w-]+){{1,3}}'s?(?!\w)|{GAP}[0-9])")
_HYPHENED = re.compile(r"-(?P<word>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class _Reach:
    """A figure and the numerals that it begins and ends with."""

    first: Numeral
    last: Numeral
    figure: Figure

    @classmethod
    def of(cls, numeral: Numeral) -> Self:
        figure = Figure(numeral.start, numeral.end, numeral.low, numeral.high, numeral.scale)
        return cls(numeral, numeral, figure)


def counts_in(text: str, *, names: Sequence[tuple[int, int]] = ()) -> tuple[Count, ...]:
    """Every count, left to right; names are stretches (designations, say) whose digits count nothing."""
    same, plain = even(text), lower(text)
    taken = [*date_spans(text), *((amount.start, amount.end) for amount in amounts_in(text)), *names]
    figures = merged(_bounded(plain, _figures(same, plain, taken)), partial(closed, plain))
    counts = [_count(same, plain, figure) for figure in figures]
    counts += _single_formations(same, plain, counts)
    counts.sort(key=lambda count: count.start)
    spelt_out = tuple(composed(plain, _outside_names(same, counts, {start for start, _ in names})))
    return tuple(sorted((*spelt_out, *_copies(same, plain, spelt_out)), key=lambda count: count.start))


def _outside_names(text: str, counts: Iterable[Count], names: Container[int]) -> Iterator[Count]:
    """The counts without the digits inside what the one before counts ('six Hermes 900 drones').

    Digits right before a name count it: 'ten AT-9 and 100 AT-16 missiles'.
    """
    end = 0
    for count in counts:
        if count.start >= end or not text[count.start].isdigit() or count.end + 1 in names:
            yield count
            end = count.noun_end


def _figures(text: str, plain: str, taken: Iterable[tuple[int, int]]) -> Iterator[Figure]:
    """The numbers that count something, neighbours joined into ranges."""
    held = bytearray(len(text))
    for start, end in taken:
        held[start:end] = b"\1" * (end - start)
    free = (_Reach.of(n) for n in numerals_in(text) if not any(held[n.start : n.end]))
    for reach in merged(free, partial(_ranged, plain)):
        if not begins_no_count(text, plain, reach.first) and not ends_no_count(text, plain, reach.last):
            yield reach.figure


def _ranged(plain: str, one: _Reach, other: _Reach) -> _Reach | None:
    figure = joined(plain, one.figure, other.figure)
    return None if figure is None else _Reach(one.first, other.last, figure)


def _bounded(plain: str, figures: Iterator[Figure]) -> Iterator[Figure]:
    end = 0
    for figure in figures:
        found = bounded(plain, figure, after=end)
        if found is not None:
            yield found
            end = found.end


def _count(text: str, plain: str, figure: Figure) -> Count:
    span = (figure.start, figure.end, figure.low, figure.high)
    if (tied := _HYPHENED.match(plain, figure.end)) and tied["word"] in COUNTABLE:
        unit = UNIT_OF.get(tied["word"], Unit.ITEM)
        return Count(*span, unit, noun=tied["word"], noun_end=tied.end())
    if _OWNED.match(plain, figure.end):
        return Count(*span, bare=True, noun_end=figure.end)
    to_noun = _TO_NOUN.match(plain, figure.end)
    noun = noun_after(text, to_noun.end() if to_noun else figure.end, one=figure.low == figure.high == 1)
    end = noun.end if noun.head else figure.end
    return Count(*span, noun.unit, not noun.head, noun.words, noun.goods, end)


def _single_formations(text: str, plain: str, counts: Sequence[Count]) -> Iterator[Count]:
    """'a battalion of …' and 'the second regiment of …', which count one; 'Second Brigade' is a name."""
    for found in _ONE_FORMATION.finditer(plain):
        noun = noun_after(text, found.end(), one=True)
        if noun.unit not in FORMATIONS or text[noun.end - len(noun.head)].isupper():
            continue
        if not any(count.start <= found.start() < count.end for count in counts):
            yield Count(*found.span(), 1, 1, noun.unit, False, noun.words, True, noun.end)


def _copies(text: str, plain: str, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts that say 'as many' as the one before."""
    for found in _AS_MANY.finditer(plain):
        near = [c for c in counts if found.start() - _NEAR <= c.start and c.end <= found.start() and c.goods]
        if near:
            yield _copy(text, found, near[-1])


def _copy(text: str, found: re.Match[str], model: Count) -> Count:
    times = 2 if found["twice"] else 1
    low, high = (None if bound is None else bound * times for bound in (model.low, model.high))
    noun = noun_after(text, found.end(), one=False)
    end = noun.end if noun.head else found.end()
    return Count(*found.span(), low, high, noun.unit, not noun.head, noun.words, noun.goods, end)

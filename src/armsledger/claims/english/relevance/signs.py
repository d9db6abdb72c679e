"""What looks like goods: names of types, nouns and words that speak of arms, looked for in one pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from armsledger.catalogue.fold import fold
from armsledger.catalogue.tables import goods_words, types
from armsledger.claims.grammar.wording import listed

MILITARY = listed(
    "military militarily militaries defence defense arms weapon weaponry weapons lethal naval army security"
)
_TO_FIRST_NUMBER = re.compile(r".*?[^\W\d_]\W*\d+|.+")


@dataclass(frozen=True, slots=True)
class _Signs:
    """What looks like goods: names of types up to their first number, nouns, and words that speak of arms.

    named holds those that must begin with a capital, bare the nouns that need military words beside them.
    """

    automaton: AhoCorasick
    signs: tuple[str, ...]
    named: frozenset[str]
    bare: frozenset[str]

    def find(self, text: str, even: str) -> Iterator[int]:
        """Where signs begin in a text, whole words only; its even form is given with it."""
        for which, start, end in self.automaton.find_matches_as_indexes(even, overlapping=True):
            sign, after = self.signs[which], even[end : end + 2]
            inside = even[max(0, start - 1) : start].isalnum()
            goes_on = after[:1].isdigit() if sign[-1].isdigit() else after.removeprefix("s")[:1].isalnum()
            if not inside and not goes_on and (text[start].isupper() or sign not in self.named):
                yield start


@cache
def signs() -> _Signs:
    """The signs of all types and words of the catalogue."""
    names = {name for kind in types() for name in (kind.designation.name, *kind.aliases)}
    cut = {name: found[0] for name in names if (found := _TO_FIRST_NUMBER.match(evened(name)))}
    spelt = {
        (sign, name[0].isupper()) for name, whole in cut.items() for sign in (whole, whole.replace(" ", ""))
    }
    nouns = {(evened(word), row.needs_context) for row in goods_words() if row.category for word in row.words}
    plain = {noun for noun, _ in nouns} | MILITARY | {sign for sign, capital in spelt if not capital}
    every = tuple(sorted({*plain, *(sign for sign, _ in spelt)}))
    return _Signs(
        AhoCorasick(every),
        every,
        frozenset(every) - plain,
        frozenset(noun for noun, bare in nouns if bare),
    )


def evened(text: str) -> str:
    """The text in small letters, hyphens as spaces; character for character."""
    return fold(text).replace("-", " ")

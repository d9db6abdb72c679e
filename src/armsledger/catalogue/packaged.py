"""The catalogue as a whole, and the one that comes with the package."""

import re
from difflib import get_close_matches
from functools import cache, lru_cache

from armsledger.catalogue import names, tables
from armsledger.catalogue.entries import Designation, ItemMention, PartyMention, Person
from armsledger.catalogue.finder import Ordered
from armsledger.catalogue.fold import Folded, key
from armsledger.catalogue.items import ItemFinder
from armsledger.catalogue.naming import Designations
from armsledger.catalogue.parties import PartyFinder

_ONE_WORD = re.compile(r"\w+")

LONGEST_NAME = 400
"""Characters of a designation and its noun at most, as far as parties inside it are looked for."""

Mentions = tuple[list[PartyMention], list[ItemMention]]


class Catalogue:
    """What and who exist, and where a text names them."""

    def __init__(self) -> None:
        parties, organisations, types = tables.parties(), tables.organisations(), tables.types()
        self._party_finder = PartyFinder(parties, organisations)
        self._designations = Designations(types)
        self._item_finder = ItemFinder(types, self._designations, tables.goods_words())
        self._people = names.People(tables.people())
        self._party_names = {party.code: party.name for party in parties if party.code}
        self._read = lru_cache(maxsize=16)(self._find)

    def parties_in(self, text: str) -> list[PartyMention]:
        """The parties that a text names, in order, none overlapping another or inside a designation."""
        return list(self._read(text)[0])

    def items_in(self, text: str) -> list[ItemMention]:
        """The goods that a text names, in order, none overlapping another, a designation with its noun."""
        return list(self._read(text)[1])

    def person(self, name: str) -> Person | None:
        """The person of that name, however transliterated; None where none or more than one bears it.

        A state's or a city's name alone is nobody's, however like a surname it sounds.
        """
        if _ONE_WORD.fullmatch(name) and any(
            p.end - p.start == len(name) for p in self._party_finder.find(Folded.of(name))
        ):
            return None
        return self._people.find(name)

    def same_person(self, one: str, other: str) -> bool:
        """Whether two names can be one person's, by the catalogue or else by their sounds."""
        a, b = self._people.find(one), self._people.find(other)
        return a == b if a and b else names.same_person(one, other)

    def designation(self, name: str) -> Designation | None:
        """The designation of that name, whatever its spacing, hyphens and case, or a variant of one."""
        return self._designations.find(name)

    def family(self, name: str) -> str:
        """The widest family that a designation belongs to, the name itself where none is known."""
        return self._designations.family(name)

    def party_name(self, code: str) -> str:
        """The name that people read for a party's code; the code itself where it is not known."""
        return self._party_names.get(code, code)

    def party_near(self, name: str) -> str | None:
        """The name, or the code, of the party that may be meant by a name that is not known."""
        by_key = {key(known): known for known in self._party_finder.names}
        by_key |= {key(code): code for code in self._party_names}
        close = get_close_matches(key(name), by_key, n=1, cutoff=0.75)
        return by_key[close[0]] if close else None

    def designation_near(self, name: str) -> str | None:
        """The usual name of the designation that may be meant by a name that is not known."""
        return self._designations.near(name)

    def _find(self, text: str) -> Mentions:
        folded = Folded.of(text)
        parties = self._party_finder.find(folded)
        items = self._item_finder.find(folded, parties)
        named = Ordered(i for i in items if i.designation is not None)
        near = (named.within(p.start - LONGEST_NAME, p.start + 1) for p in parties)
        apart = [p for p, some in zip(parties, near, strict=True) if not any(_part_of(p, i) for i in some)]
        return apart, items


@cache
def catalogue() -> Catalogue:
    """The packaged catalogue, loaded once."""
    return Catalogue()


def _part_of(party: PartyMention, item: ItemMention) -> bool:
    """Whether a party's name is but a part of a designation: the Kolkata of 'Kolkata-class'."""
    return item.start <= party.start and party.end <= item.end

"""Putting phrases together: a designation with the noun that follows it, nouns with what ends them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from armsledger.catalogue.entries import Designation, ItemMention
from armsledger.catalogue.finder import Ordered
from armsledger.catalogue.tables import GoodsWords
from armsledger.terms import Category, Unit

MODIFIERS = 6
"""Modifiers that may stand between a designation and its noun."""

_THINGS_FOR = frozenset(
    {
        Category.SERVICE,
        Category.ENGINE,
        Category.MUNITION,
        Category.SENSOR,
        Category.FINANCE,
        Category.NUCLEAR,
    }
)
"""Categories of nouns that, after a designation of another kind, name a thing for it: 'F-16 spare parts'."""

_SHOT = frozenset({Category.MISSILE, Category.MUNITION})
_JOINT = re.compile(r"\)?[ \n-]?[\"'“”‘’«»(]?|/| \([^()\n]{1,30}?[ \"'“‘]")
_BLOCK = re.compile(
    r"s? (?:Block|Batch|Flight|Tranche) ?(?:\d{1,2}|[IVX]{1,4})[A-Z]?(?:/\d{1,2}|\+)?(?![\w-])"
)
_TO_NEXT_WORD = re.compile(r"[\"'”’»)]{0,2}(?:[ \n]|-(?=[^\W\d_]))")
_MORE_NOUN = re.compile(
    r"[ -](?!(?:and|or|for|to|from|in|into|with|at|by|of|on|off|as|that|which|who|were|are|was|is|be|has|have|"
    r"had|can|may|will|would|could|worth|plus|over|per|under|since|after|before|during|this|last|next|each|already|now|still|"
    r"between|through|built|made|delivered|ordered|bought|supplied|used)\b)[a-z]"
)
_ACRONYM = re.compile(r" \((?:[A-Z][A-Za-z&/-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A designation as it stands in the text; common: one of its names that mean other things too."""

    start: int
    end: int
    designation: Designation
    common: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Goods words as they stand in the text."""

    start: int
    end: int
    goods: GoodsWords

    @property
    def category(self) -> Category | None:
        """What the words name goods of; None for words that only go with such."""
        return self.goods.category


def joined(text: str, names: Sequence[Name]) -> list[Name]:
    """Names that stand side by side and mean one thing as one: 'UH-60M' and 'Black Hawk'."""
    kept: list[Name] = []
    for name in names:
        last = kept[-1] if kept else None
        if last and _JOINT.fullmatch(text, last.end, name.start) and _one_thing(last, name):
            kept[-1] = Name(last.start, name.end, _closer(last, name))
        else:
            kept.append(name)
    return kept


def stretched(kept: Sequence[list[Name]], names: Iterable[Name]) -> list[list[Name]]:
    """Names with what another name of the same goods adds at their end: 'Denel Seeker' and 'Seeker 400'."""
    every = Ordered(names)
    longer = []
    for bearers in kept:
        own = bearers[0]
        more = [n for n in every.within(own.start + 1, own.end) if n.end > own.end and _one_thing(own, n)]
        longer.append([Name(own.start, more[0].end, _closer(own, more[0]))] if more else bearers)
    return longer


def _one_thing(first: Name, second: Name) -> bool:
    if first.designation.category != second.designation.category:
        return False
    named = {first.designation.name, first.designation.family} - {None}
    return second.common or bool(named & {second.designation.name, second.designation.family})


def _closer(first: Name, second: Name) -> Designation:
    """The more particular of two designations of one thing."""
    a, b = first.designation, second.designation
    return b if b.family == a.name or (first.common and not second.common) else a


class Phrases:
    """The goods phrases of one text, put together from its goods words."""

    def __init__(self, text: str, words: Sequence[Words]) -> None:
        self._text = text
        self._at: dict[int, list[Words]] = {}
        self._nouns_to = {w.end: w for w in words if w.goods.kind == "noun"}
        for found in sorted(words, key=lambda w: (w.end, w.goods.kind == "noun"), reverse=True):
            self._at.setdefault(found.start, []).append(found)

    def noun_after(self, at: int) -> Category | None:
        """The category of the goods noun that follows an offset, modifiers between them allowed."""
        head = _head(self._chain(at, MODIFIERS))
        return head.goods.category if head else None

    def sure_after(self, at: int) -> Category | None:
        """The category of the goods noun that follows an offset, where it means nothing else and ends its phrase."""
        chain = self._chain(at, MODIFIERS)
        head = _head(chain)
        if head is None or head.goods.needs_context or _MORE_NOUN.match(self._text, chain[-1].end):
            return None
        return head.goods.category

    def noun_before(self, at: int) -> Category | None:
        """The category of the goods noun that ends one space or comma before an offset."""
        noun = self._nouns_to.get(at - 1)
        return noun.goods.category if noun and self._text[at - 1 : at] in (" ", ",") else None

    def of_name(self, name: Name) -> ItemMention:
        """The mention of a designation with the noun after it, else with the one directly before it."""
        block = _BLOCK.match(self._text, name.end)
        if block:
            name = replace(name, end=block.end())
        chain = self._chain(name.end, MODIFIERS)
        if chain:
            return _named(name, chain, self._with_acronym(chain[-1].end))
        before = self._nouns_to.get(name.start - 1)
        if before and before.goods.category == name.designation.category and self._text[before.end] == " ":
            return ItemMention(
                before.start, name.end, name.designation.category, _unit([before]), name.designation
            )
        return ItemMention(
            name.start, name.end, name.designation.category, name.designation.unit, name.designation
        )

    def of_noun(self, noun: Words) -> ItemMention:
        """The mention of a noun with the nouns and tails that continue it."""
        chain = [noun, *self._chain(noun.end, 0)]
        head = _head(chain) or noun
        return ItemMention(
            noun.start,
            self._with_acronym(chain[-1].end),
            head.goods.category or Category.UNSPECIFIED,
            _unit(chain),
        )

    def _chain(self, at: int, modifiers: int) -> list[Words]:
        """The words after an offset up to the last noun or tail of their phrase, if it has one."""
        chain: list[Words] = []
        goods = 0
        while (step := _TO_NEXT_WORD.match(self._text, at)) is not None:
            found = next((w for w in self._at.get(step.end(), ()) if w.goods.kind != "other"), None)
            if found is None or any(
                w.goods.kind == "other" and w.end > found.end for w in self._at.get(step.end(), ())
            ):
                break
            if found.goods.kind == "modifier" and (goods or len(chain) >= modifiers):
                break
            chain.append(found)
            at = found.end
            if found.goods.kind != "modifier":
                goods = len(chain)
        return chain[:goods]

    def _with_acronym(self, end: int) -> int:
        """The end of the acronym in brackets that repeats a phrase, where it is one of the goods words."""
        bracket = _ACRONYM.match(self._text, end)
        inside = bracket and self._at.get(end + 2)
        return bracket.end() if bracket and inside and inside[0].end == bracket.end() - 1 else end


def _head(chain: Sequence[Words]) -> Words | None:
    return next((w for w in reversed(chain) if w.goods.kind == "noun"), None)


def _unit(chain: Sequence[Words]) -> Unit:
    return next((w.goods.unit for w in reversed(chain) if w.goods.unit), Unit.ITEM)


def _named(name: Name, chain: Sequence[Words], end: int) -> ItemMention:
    own, head = name.designation.category, _head(chain)
    kind = head.goods.category if head else None
    if kind in _THINGS_FOR and kind != own and not (kind in _SHOT and own in _SHOT):
        return ItemMention(name.start, end, kind, _unit(chain))
    return ItemMention(name.start, end, own, _unit(chain), name.designation)

"""Finding what is named: designations, nouns of a category, and the two together as one phrase."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from armsledger.catalogue.context import REACH, alike, listed, marked, military, noun_says
from armsledger.catalogue.entries import Designation, ItemMention, PartyKind, PartyMention
from armsledger.catalogue.finder import Finder, Found, Ordered, Spanned, leftmost_longest
from armsledger.catalogue.fold import Folded
from armsledger.catalogue.naming import VARIANT, Designations
from armsledger.catalogue.phrases import Name, Phrases, Words, joined, stretched
from armsledger.catalogue.shapes import Around, find_shapes
from armsledger.catalogue.tables import GoodsWords, Type
from armsledger.terms import Category

_FAR = 200
"""Characters within which a noun or a maker that explains a name begins."""

_ARTICLE = "A "  # 'A 10 Downing Street official' names no A-10

_ATTRIBUTE = re.compile(
    r" equipped\b|-(?:equipped|armed|guided|capable|fitted|carrying|proof|related|like|style|sized)\b"
)
"""What makes a goods noun an attribute of other goods: 'radar-equipped jets'."""


class ItemFinder:
    """Finds the goods that a text names."""

    def __init__(
        self, types: Iterable[Type], designations: Designations, goods: Iterable[GoodsWords]
    ) -> None:
        self._designations = designations
        self._names = Finder(list(_type_names(types)), unfinished=True)
        self._words = Finder([(word, row) for row in goods for word in row.words])

    def find(self, folded: Folded, parties: Sequence[PartyMention]) -> list[ItemMention]:
        """The goods named, in order; parties are those that the same text names."""
        text = folded.text
        makers = [p for p in parties if p.kind is PartyKind.ORGANISATION]
        of_makers = _taken(text, makers)
        words = [w for w in self._goods_words(folded) if not all(of_makers[w.start : w.end])]
        phrases = Phrases(text, words)
        nouns = leftmost_longest(w for w in words if w.goods.kind in ("noun", "other"))
        no_goods = [w for w in words if w.goods.kind == "other"]
        around = Around(
            phrases.noun_after, phrases.noun_before, phrases.sure_after, _taken(text, [*parties, *words])
        )
        names = _meant(text, self._all_names(folded, around, of_makers, no_goods), words, makers)
        mentions = [phrases.of_name(name) for name in joined(text, names)]
        sure = [w for w in nouns if w.goods.kind == "noun" and not w.goods.needs_context]
        goods: Ordered[ItemMention | Words] = Ordered([*mentions, *sure])
        first = _first_ends([*mentions, *sure])
        taken = _taken(text, mentions)
        for noun in nouns:
            if noun.goods.kind == "other" or any(taken[noun.start : noun.end]):
                continue
            if (
                not noun.goods.needs_context
                or military(text, noun.start, noun.end, goods.within(noun.start - REACH, noun.end + REACH))
                or _named_before(noun, first)
            ):
                mentions.append(phrases.of_noun(noun))
                _take(taken, mentions[-1])
        return leftmost_longest(mentions)

    def _goods_words(self, folded: Folded) -> list[Words]:
        found = (Words(f.start, f.end, f.value) for f in self._words.find(folded))
        return [w for w in found if not _ATTRIBUTE.match(folded.text, w.end)]

    def _all_names(
        self, folded: Folded, around: Around, of_makers: bytearray, no_goods: Sequence[Words]
    ) -> list[list[Name]]:
        """The catalogue's designations in the text, and what looks like one; none inside a maker's name.

        Where several bear a name, they stand together.
        """
        known = [
            n
            for f in self._names.find(folded)
            for n in self._named(folded.text, f)
            if not all(of_makers[n.start : n.end])
        ]
        shaped = [Name(*found) for found in find_shapes(folded.text, around)]
        bearers: dict[tuple[int, int], list[Name]] = {}
        taken = _taken(folded.text, [*(n for n in known if not n.common), *no_goods])
        doubtful = _taken(folded.text, [n for n in known if n.common])
        spans = {(n.start, n.end) for n in known}
        for name in known:
            bearers.setdefault((name.start, name.end), []).append(name)
        for name in shaped:
            same = (name.start, name.end) in spans
            if any(taken[name.start : name.end]) or (not same and any(doubtful[name.start : name.end])):
                continue
            bearers.setdefault((name.start, name.end), []).append(name)
        kept = leftmost_longest(names[0] for names in bearers.values())
        return stretched([bearers[n.start, n.end] for n in kept], [*known, *shaped])

    def _named(self, text: str, found: Found[tuple[Designation, bool]]) -> Iterator[Name]:
        """The name found, with what makes it a variant; nothing where its word goes on in another way."""
        designation, common = found.value
        joined_on = (
            text[found.start - 1 : found.start] == "-" and text[found.start - 2 : found.start - 1].isupper()
        )
        if joined_on or text.startswith(_ARTICLE, found.start):
            return
        more = VARIANT.match(text, found.end) if text[found.end - 1].isdigit() else None
        if more is None:
            if found.whole:
                yield Name(found.start, found.end, designation, common)
            return
        variant = self._designations.find(text[found.start : more.end()])
        if variant is not None:
            end = more.end() + (text[more.end() : more.end() + 1] == "s")
            joint = text[found.end] in "-/"
            yield Name(found.start, end, variant, common and joint)


def _type_names(types: Iterable[Type]) -> Iterator[tuple[str, tuple[Designation, bool]]]:
    for kind in types:
        for name in dict.fromkeys((kind.designation.name, *kind.aliases)):
            yield name, (kind.designation, name in kind.common)
            if kind.designation.category is Category.WARSHIP and "lass" not in name:
                yield f"{name} class", (kind.designation, False)
                yield f"{name} Class", (kind.designation, False)


def _meant(
    text: str, names: Sequence[list[Name]], words: Sequence[Words], makers: Sequence[PartyMention]
) -> list[Name]:
    """The names that mean goods: doubtful ones only where something near says so, once in the text."""
    nouns = Ordered(leftmost_longest(w for w in words if w.goods.kind in ("noun", "other")))
    tails = frozenset(w.start for w in words if w.goods.kind == "tail")
    near_makers = Ordered(makers)
    sure = [_sure(text, bearers, nouns, near_makers, tails) for bearers in names]
    forth = range(1, len(names))
    for at, beside in [*((i, i - 1) for i in forth), *((i - 1, i) for i in reversed(forth))]:
        sure[at] = sure[at] or _listed_with(text, names[at], sure[beside])
    meant = {n.designation.name for n in sure if n is not None}
    known = [
        s or next((n for n in b if n.designation.name in meant), None)
        for s, b in zip(sure, names, strict=True)
    ]
    return [n for n in known if n is not None]


def _sure(
    text: str,
    bearers: Sequence[Name],
    nouns: Ordered[Words],
    makers: Ordered[PartyMention],
    tails: frozenset[int],
) -> Name | None:
    """Which bearer of a name is meant, by the words near it; None where it may mean no goods at all."""
    if bearers[0].end + 1 in tails:  # 'Mistral launchers', 'a Mistral battery': no ship comes so
        bearers = [n for n in bearers if n.designation.category is not Category.WARSHIP] or bearers
    first = bearers[0]
    beside = nouns.within(first.start - _FAR, first.end + _FAR)
    near = [(noun, noun.category) for noun in beside if noun.category is not None]
    said = [name for name in bearers if noun_says(text, name, name.designation.category, near)]
    if len(said) == 1:
        return said[0]
    for name in bearers:
        if not name.common or noun_says(text, name, name.designation.category, near):
            return name
    own = makers.within(first.start - _FAR, first.start)
    return first if first.end + 1 in tails or marked(text, first, own) else None


def _listed_with(text: str, bearers: Sequence[Name], beside: Name | None) -> Name | None:
    """Which bearer of a name is meant beside a sure name of its kind in a list."""
    if beside is None:
        return None
    first, second = sorted((bearers[0], beside), key=lambda n: n.start)
    kinds = (n for n in bearers if alike(n.designation.category, beside.designation.category))
    return next(kinds, None) if listed(text, first, second) else None


def _first_ends(goods: Iterable[ItemMention | Words]) -> dict[Category, int]:
    """Where goods of each category are first named to the end."""
    first: dict[Category, int] = {}
    for one in goods:
        if (kind := one.category) is not None:
            first[kind] = min(one.end, first.get(kind, one.end))
    return first


def _named_before(noun: Words, first: Mapping[Category, int]) -> bool:
    """Whether goods of a doubtful noun's kind are named before it: 'Su-30SM jets. The aircraft arrived…'."""
    kind = noun.goods.category
    return kind is not None and any(end <= noun.start and alike(kind, own) for own, end in first.items())


def _taken(text: str, spans: Iterable[Spanned]) -> bytearray:
    """A mark for every character that some span covers."""
    taken = bytearray(len(text))
    for span in spans:
        _take(taken, span)
    return taken


def _take(taken: bytearray, span: Spanned) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)

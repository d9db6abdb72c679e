"""A parsed paragraph with what is named in it: the scene on which the rules look for transfers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from armsledger.catalogue import ItemMention, PartyMention, catalogue
from armsledger.claims.english.passages.acronyms import acronyms_in, stood_for
from armsledger.claims.english.passages.paragraphs import body_of, stretches_of
from armsledger.claims.english.passages.parsing import parser, with_names_whole
from armsledger.claims.grammar.dates import When, dates_in
from armsledger.claims.grammar.figures import Count, counts_in
from armsledger.claims.grammar.money import Amount, amounts_in
from armsledger.documents import Article
from armsledger.terms import Place
from armsledger.values import Span


class Marked(Protocol):
    """What stands somewhere in a passage: a party, goods, a count, a sum or a date."""

    @property
    def start(self) -> int:
        """Where its words begin."""
        ...

    @property
    def end(self) -> int:
        """Where they end."""
        ...


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: where it stands, its parse, and the parties, goods and figures named in it.

    Offsets of the mentions count in the paragraph's own text; `span` turns them into the article's.
    """

    place: Place
    offset: int
    text: str
    doc: Doc
    parties: tuple[PartyMention, ...]
    items: tuple[ItemMention, ...]
    counts: tuple[Count, ...]
    amounts: tuple[Amount, ...]
    dates: tuple[When, ...]

    def span(self, start: int, end: int) -> Span:
        """The article's span of a stretch of this paragraph."""
        return Span(self.offset + start, self.offset + end, self.place)

    def tokens(self, start: int, end: int) -> Tokens:
        """The tokens that a stretch of characters touches."""
        found = self.doc.char_span(start, end, alignment_mode="expand")
        return found if found is not None and len(found) else self.doc[0:1]

    def words(self, marked: Marked) -> str:
        """The words of a mention."""
        return self.text[marked.start : marked.end]

    def span_of(self, marked: Marked) -> Span:
        """The article's span of a mention."""
        return self.span(marked.start, marked.end)

    def root(self, marked: Marked) -> Token:
        """The token of a mention under which the others stand."""
        return self.tokens(marked.start, marked.end).root


M = TypeVar("M", bound=Marked)


def inside(sentence: Tokens, marked: Iterable[M]) -> list[M]:
    """Those of a passage's mentions that begin in one of its sentences."""
    return [m for m in marked if sentence.start_char <= m.start < sentence.end_char]


def passages(article: Article) -> Iterator[Passage]:
    """The article's title and the paragraphs of its body, parsed, in order.

    Goods are looked for in the whole body at once, since one paragraph may explain a name of the next.
    """
    stretches = list(stretches_of(article))
    goods = catalogue().items_in(body_of(article))
    named = [_names_in(text, _goods_of(place, offset, text, goods)) for place, offset, text in stretches]
    named = _with_acronyms([text for _, _, text in stretches], named)
    whole = (with_names_whole(text, *names) for (_, _, text), names in zip(stretches, named, strict=True))
    docs = parser().pipe(whole)
    for (place, offset, text), (parties, items), doc in zip(stretches, named, docs, strict=True):
        yield Passage(
            place,
            offset,
            text,
            doc,
            tuple(parties),
            tuple(items),
            counts_in(text, names=[(i.start, i.end) for i in items if i.designation]),
            amounts_in(text),
            dates_in(text, published=article.publication.published),
        )


def _with_acronyms(
    texts: list[str], named: list[tuple[list[PartyMention], list[ItemMention]]]
) -> list[tuple[list[PartyMention], list[ItemMention]]]:
    """The names of each paragraph with the parties that it names by short forms which the article gives them."""
    short: dict[str, PartyMention] = {}
    for text, (parties, _) in zip(texts, named, strict=True):
        short = acronyms_in(text, parties) | short
    found = []
    for text, (parties, items) in zip(texts, named, strict=True):
        taken = [*((p.start, p.end) for p in parties), *((i.start, i.end) for i in items)]
        more = stood_for(text, short, taken)
        found.append((sorted([*parties, *more], key=lambda p: p.start), items))
    return found


def _goods_of(place: Place, offset: int, text: str, goods: list[ItemMention]) -> list[ItemMention]:
    if place is Place.TITLE:
        return catalogue().items_in(text)
    end = offset + len(text)
    own = (i for i in goods if offset <= i.start and i.end <= end)
    return [replace(i, start=i.start - offset, end=i.end - offset) for i in own]


def _names_in(text: str, goods: list[ItemMention]) -> tuple[list[PartyMention], list[ItemMention]]:
    """The parties and the goods that a paragraph names; 'sold Azerbaijan 72 tanks' names no type 'Azerbaijan 72'."""
    parties = catalogue().parties_in(text)
    items: list[ItemMention] = []
    masks = [m.span() for m in _NO_GOODS.finditer(text)]
    for item in goods:
        if any(low <= item.start < high for low, high in masks):
            continue
        word = _FIRST_WORD.match(text, item.start)
        unknown = item.designation is not None and catalogue().designation(item.designation.name) is None
        lead = text[max(0, item.start - 40) : word.end()] if word and unknown else ""
        party = [p for p in catalogue().parties_in(lead) if p.end == len(lead)]
        if not word or not party:
            items.append(item)
            continue
        parties.append(replace(party[0], start=item.start, end=word.end()))
        rest = catalogue().items_in(text[word.end() : item.end])
        items += [replace(i, start=i.start + word.end(), end=i.end + word.end()) for i in rest]
    return sorted(parties, key=lambda p: p.start), items


NO_PARTY = frozenset({"SUN", "UN", "CSK", "YUG", "DDR", "SCG"})
"""Who neither supplies nor receives: states that are gone ('Soviet-designed'), the body that keeps the register."""

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NO_GOODS = re.compile(
    r"(?i)register of conventional arms|arms (control|race|embargo|fair|show|exhibition|trade|export(er|s) control)\b"
)
"""Phrases that hold a word for goods and name none."""

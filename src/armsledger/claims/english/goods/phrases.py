"""The noun phrase of goods: which of its words is the head, where it begins and ends."""

import re

from spacy.tokens import Token

from armsledger.catalogue import ItemMention
from armsledger.claims.english.lexicon import trigger_of, words
from armsledger.claims.english.passages import Passage
from armsledger.terms import Category

POINTING = {"such", "these", "those", "this", "that", "the", "both", "its", "their"}
"""Determiners by which goods may point to others named before."""

_HOLDERS = words("holders of goods")


def head_of(passage: Passage, item: ItemMention) -> Token | None:
    """The head of the noun phrase that goods stand in ('systems' of 'S-400 systems'); None where it is no goods."""
    tokens = passage.tokens(item.start, item.end)
    head = tokens.root
    while (
        head.dep_ in ("compound", "nmod", "amod")
        and head.head.pos_ in ("NOUN", "PROPN")
        and head.head.i > head.i
    ):
        if trigger_of(head.head) is not None or _is_designated(passage, head.head):
            break
        above = _noun_above(passage, head.head, item)
        if not _is_goods(passage, above):
            if above.i == tokens.end and above.pos_ == "NOUN" and not _leaves(passage, above, item):
                return None
            break
        head = above
    return head


def _leaves(passage: Passage, noun: Token, item: ItemMention) -> bool:
    """Whether a noun behind goods leaves them goods: 'F-35 programme', 'F-35 lent by', but not 'missile attack'."""
    told = noun.i + 1 < len(passage.doc) and noun.nbor().lower_ == "by"
    shared = item.designation is not None and any(_is_goods(passage, t) for t in noun.conjuncts)
    return told or shared or (noun.lower_ in _HOLDERS and item.category is not Category.SERVICE)


def _noun_above(passage: Passage, noun: Token, item: ItemMention) -> Token:
    """The noun behind goods, or the goods noun that it stands before: 'receivers' of 'ALR-7 warning receivers'."""
    above = noun
    while item.designation and above.dep_ == "compound" and above.head.i > above.i:
        if _is_goods(passage, above):
            return above
        above = above.head
    return above if _is_goods(passage, above) else noun


_GOODS_NOUN = re.compile(
    r"(?i)(systems?|complex(es)?|vehicles?|launchers?|missiles?|rockets?|aircraft|planes?|jets?|fighters?|tanks?|"
    r"helicopters?|choppers?|drones?|guns?|boats?|ships?|vessels?|submarines?|frigates?|corvettes?|radars?|"
    r"(water)?craft|turbofans?|turboshafts?|turboprops?|turbojets?|interceptors?|receivers?|terminals?|sensors?|"
    r"dispensers?|pods?|turrets?|kits?|sets?|suites?|platforms?|"
    r"howitzers?|rifles?|batter(y|ies)|battalions?|squadrons?|bombers?|trainers?|flamethrowers?|carriers?|engines?)"
)


def _is_designated(passage: Passage, token: Token) -> bool:
    return any(i.designation and i.start <= token.idx < i.end for i in passage.items)


def _is_goods(passage: Passage, token: Token) -> bool:
    """Whether a noun names goods; 'missile attack' and 'tank crew' do not."""
    end = token.idx + len(token.text)
    named = any(i.start < end and token.idx < i.end for i in passage.items)
    return named or bool(_GOODS_NOUN.fullmatch(token.text)) or token.pos_ == "PROPN"


def phrase(passage: Passage, head: Token, first: Token, *, floor: int = 0) -> tuple[int, int]:
    """The characters of the noun phrase before and up to its head, determiners and numbers left out."""
    at = min(first.i, head.i)
    while at > floor:
        before = passage.doc[at - 1]
        inside = before.head.i >= at and before.head.i <= head.i
        if not inside or before.dep_ not in ("compound", "amod", "nmod", "advmod", "punct", "npadvmod"):
            break
        if before.pos_ in ("NUM", "DET", "PUNCT") and before.text != "-":
            break
        at -= 1
    while at < head.i and (
        passage.doc[at].pos_ in ("PUNCT", "DET", "CCONJ", "NUM", "SPACE")
        or passage.doc[at].lower_ in POINTING
    ):
        at += 1
    return passage.doc[at].idx, head.idx + len(head.text)

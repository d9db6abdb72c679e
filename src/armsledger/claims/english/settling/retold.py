"""Goods, deals and parties that a later sentence names again."""

import re

from spacy.tokens import Span as Tokens

from armsledger.claims.english.discourse import Draft
from armsledger.claims.english.goods import Goods, goods_in, meant_by
from armsledger.claims.english.passages import NO_PARTY, Passage, inside
from armsledger.claims.english.tellings import party_phrase
from armsledger.terms import Category

THE_DEAL = re.compile(
    r"(?i)\b(the|this|that|these|those|such|its|their) (([$€£]?\w[\w.,’'/-]*[\s-]){0,4}?)"
    r"(deal|contract|sale|order|purchase|agreement|acquisition|package|deliver\w+)s?\b"
)
"""Words that point back to a deal told before."""


def named_again(passage: Passage, sentence: Tokens) -> list[Goods]:
    """The goods that a sentence names by their kind, those left out that only point back."""
    found = goods_in(passage, sentence)
    return [g for g in found if g.category is not Category.UNSPECIFIED and not g.points_back]


def may_speak_of(draft: Draft, goods: list[Goods]) -> bool:
    """Whether a sentence that names these goods may speak of an earlier draft; one that names none always may."""
    return not goods or any(_may_be(g, draft) for g in goods)


def _may_be(goods: Goods, draft: Draft) -> bool:
    """Whether goods named later may be an earlier draft's ('the 12 aircraft' for fighters)."""
    if goods.system:
        return goods.system == draft.system or (draft.system is None and goods.category is draft.category)
    return draft.category in meant_by(goods.category)


def named_in(passage: Passage, sentence: Tokens) -> set[str]:
    """The parties that a sentence names, those left out that only tell who somebody else is."""
    named = inside(sentence, passage.parties)
    return {p.code for p in named if party_phrase(passage.root(p)) is not None} - NO_PARTY


def of_others(draft: Draft, parties: set[str]) -> bool:
    """Whether a sentence that names these parties tells of others than a draft's: of another buyer."""
    return bool(parties - set(draft.pair)) and draft.recipient not in parties

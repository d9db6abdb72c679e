"""Part and whole: of goods that were ordered together, how many have come ('four of the ten', 'the first of six')."""

import re
from dataclasses import replace
from itertools import pairwise

from armsledger.claims.english.goods import Goods
from armsledger.claims.english.passages import Passage
from armsledger.claims.grammar.count import Count
from armsledger.terms import Category, Stage

_ORDINAL = re.compile(
    r"(?i)\b(one|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest)\s+of\s+"
    r"((the|its|their|a)\s+)?((batch|total|series|class|fleet|order)\s+(of|for)\s+)?$"
)
_OF = re.compile(
    r"(?i)\s*of\s+((the|its|their|an?)\s+)?(\w+['’]s?\s+)?((total|planned|new)\s+)*"
    r"((order|orders|contract|batch|total|fleet)\s+(for|of)\s+)?((the|its|their)\s+)?"
)
_REACH = 80
"""Code points before goods in which a part and its whole are told."""


def at_stage(passage: Passage, goods: Goods, stage: Stage) -> Goods:
    """The goods with the count that is right for a stage; what names a deal and no goods is not counted.

    A delivery of 'four of the order for ten tanks' is about four, that of 'the second of six ships' about one.
    """
    if goods.count is None:
        return goods
    if goods.is_deal or goods.category is Category.UNSPECIFIED:
        return replace(goods, count=None)
    if stage is not Stage.DELIVERY:
        return goods
    part = _part(passage, goods.count, goods.start)
    return replace(goods, count=_one_of(passage, part) or part)


def _part(passage: Passage, count: Count, end: int) -> Count:
    """The part of which a count gives the whole, or the count itself."""
    near = [c for c in passage.counts if end - _REACH <= c.start < end]
    for part, whole in pairwise(near):
        if whole == count and part.unit is whole.unit and _OF.fullmatch(passage.text, part.end, whole.start):
            return part
    return count


def _one_of(passage: Passage, count: Count) -> Count | None:
    """'The first of 36 jets' is one jet."""
    found = _ORDINAL.search(passage.text, max(0, count.start - _REACH), count.start)
    return replace(count, start=found.start(1), end=found.end(1), low=1, high=1) if found else None

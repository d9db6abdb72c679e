"""How many of the goods a sentence speaks of: the count before their noun phrase, or in brackets behind it."""

import re
from dataclasses import replace

from armsledger.catalogue import ItemMention
from armsledger.claims.english.passages import Passage
from armsledger.claims.grammar.figures import Count
from armsledger.terms import Unit

_REACH = 240
"""Code points before goods in which their count may begin; a spelt-out formation is long."""

_REST_OF_COUNT = re.compile(r"[^()]{0,60}\)(?=\s*of\s)")
"""What may follow a spelt-out formation inside its parentheses: ', plus support vehicles)'."""


def count_end(passage: Passage, count: Count) -> int:
    """Where a count ends, with what its brackets hold besides."""
    text = passage.text
    opened = text[count.start : count.end].count("(") > text[count.start : count.end].count(")")
    rest = _REST_OF_COUNT.match(text, count.end) if opened else None
    return rest.end() if rest else count.end


def inside_count(passage: Passage, item: ItemMention) -> bool:
    """Whether goods without a name only help to count others ('three launchers, plus support vehicles')."""
    inside = (c for c in passage.counts if c.start <= item.start and item.end <= count_end(passage, c))
    return item.designation is None and any(inside)


_GAP = re.compile(
    r"[\s“\"'‘]*(of\s+)?(the\s+)?"
    r"((?!(?:for|to|with|from|on|in|by|at|against|and|or|worth|contracts?|deals?|orders?)\b)[\w’'./-]+,?\s+(\([A-Z]{2,8}\)\s+)?){0,7}"
    r"[“\"'‘]*"
)
_ONE_OF = re.compile(
    r"(?i)\b(?:one|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+of\s+"
    r"(?:the\s+|its\s+|their\s+|a\s+(?:total|batch)\s+of\s+)?$"
)
_SOME_OF = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+)?")


def count_before(passage: Passage, start: int, item: ItemMention) -> Count | None:
    """The count that the goods' noun phrase begins with, if there is one."""
    best: Count | None = None
    for count in passage.counts:
        if not item.start - _REACH <= count.start < item.start:
            continue
        stop = count_end(passage, count)
        if count.start < item.start and stop <= item.start + 1:
            between = passage.text[stop : item.start]
            others = (o for o in passage.items if o.start >= stop and o.end <= item.start)
            told = _GAP.fullmatch(between) or _numbers(passage, count, item)
            if len(between) <= 80 and told and not any(others):
                best = count
    if best is None:
        return None
    stop = count_end(passage, best)
    best = _part_of(passage, best)
    part = passage.text[stop : item.start].lstrip().startswith("of ")
    near = part or stop >= start - 4 or _numbers(passage, best, item)
    return best if near or _chained(passage, best, item) else None


def _numbers(passage: Passage, count: Count, item: ItemMention) -> bool:
    """Whether the parse has a number for that of the goods, whatever adjectives stand between: 'six old and new'."""
    last = passage.tokens(count.start, count.end)[-1]
    return last.dep_ == "nummod" and last.head == passage.root(item)


def _part_of(passage: Passage, count: Count) -> Count:
    """How many a sentence speaks of where it tells of what more they are a part: 'the first of six', 'two of six'."""
    if _ONE_OF.search(passage.text, max(0, count.start - 40), count.start):
        return replace(count, low=1, high=1)
    some = (
        c
        for c in passage.counts
        if c.end < count.start and _SOME_OF.fullmatch(passage.text, c.end, count.start)
    )
    part = next(some, count)
    return replace(count, low=part.low, high=part.high)


_FORMATIONS = {Unit.BATTERY, Unit.BATTALION, Unit.REGIMENT, Unit.BRIGADE, Unit.SQUADRON}


def spelt_out(passage: Passage, count: Count | None, end: int) -> Count | None:
    """The count that brackets behind the goods give for a formation ('one battalion of X (three batteries …)')."""
    if count is None or count.unit not in _FORMATIONS:
        return count
    inner = (
        c for c in passage.counts if 0 < c.start - end <= 3 and passage.text[end : c.start].strip() == "("
    )
    return next((c for c in inner if c.unit not in _FORMATIONS), count)


def _chained(passage: Passage, count: Count, item: ItemMention) -> bool:
    """Whether the count's last word belongs to the noun phrase of the goods in the parse."""
    last = passage.tokens(count.start, count.end)[-1]
    root = passage.root(item)
    return last.head.i >= last.i and (
        root.is_ancestor(last) or last.head.is_ancestor(root) or last.head == root.head
    )

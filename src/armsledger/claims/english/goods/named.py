"""The goods that a sentence names: their noun phrase, their count, and whether they point back ('such missiles')."""

import re
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.catalogue import ItemMention
from armsledger.claims.english.goods.asides import told_of
from armsledger.claims.english.goods.counted import count_before, inside_count, spelt_out
from armsledger.claims.english.goods.goods import Goods
from armsledger.claims.english.goods.kinds import category_of
from armsledger.claims.english.goods.phrases import POINTING, head_of, phrase
from armsledger.claims.english.goods.usual_names import usual_name
from armsledger.claims.english.lexicon import Frame, trigger_of
from armsledger.claims.english.passages import NO_PARTY, Passage, inside
from armsledger.claims.grammar.figures import Count
from armsledger.terms import Category, Unit

_STRONG_POINTING = {"such", "these", "those"}
_MILITARY = re.compile(r"\b(defen[cs]e|arms|weapons?|military|armaments?|army|air force|navy|naval)\b", re.I)


def goods_in(passage: Passage, sentence: Tokens) -> list[Goods]:
    """The goods that a sentence names, in order."""
    found: dict[int, Goods] = {}
    for item in inside(sentence, passage.items):
        if inside_count(passage, item):
            continue
        goods = _goods(passage, sentence, item)
        if goods is None:
            continue
        before = found.get(goods.head.i)
        if before is not None and before.system and goods.system:
            goods = replace(goods, head=passage.root(item), start=item.start, end=item.end)
            before = None
        found[goods.head.i] = goods if before is None else _joined(before, goods)
    return told_of(passage, list(found.values()))


def _joined(first: Goods, second: Goods) -> Goods:
    """Two names of the same goods ('Stryker' and 'infantry carrier vehicles') as one; the designation rules."""
    named = first if first.system else second
    return replace(
        named,
        start=min(first.start, second.start),
        end=max(first.end, second.end),
        count=first.count or second.count,
        unit=second.unit if named.unit is Unit.ITEM else named.unit,
    )


def deal_goods(passage: Passage, token: Token) -> Goods | None:
    """The goods of a deal that names none ('defence contracts'), or None where it isn't about arms."""
    start, end = phrase(passage, token, token)
    words = passage.text[start:end]
    strongly = any(t.lower_ in _STRONG_POINTING for t in token.lefts)
    if not _MILITARY.search(words) and not strongly:
        return None
    return Goods(
        start=start,
        end=end,
        head=token,
        points_back=strongly,
        strongly=strongly,
        is_deal=True,
    )


def _goods(passage: Passage, sentence: Tokens, item: ItemMention) -> Goods | None:
    tokens = passage.tokens(item.start, item.end)
    root, head = tokens.root, head_of(passage, item)
    if head is None or (root.pos_ == "VERB" and item.category is Category.FINANCE):
        return None
    start, end = phrase(passage, head if head.i >= root.i else root, tokens[0], floor=sentence.start)
    start, end = min(start, item.start), max(end, item.end)
    count = count_before(passage, start, item)
    start = _after_count(passage, count, start, item)
    lefts = {t.lower_ for t in head.lefts} | {t.lower_ for t in root.lefts}
    designation = item.designation
    plain = designation is None and passage.text[start:end].islower()
    deal = trigger_of(head)
    return Goods(
        start=start,
        end=end,
        head=head,
        category=category_of(passage, item, start, end),
        system=usual_name(passage.words(item), designation) if designation else None,
        origin=designation.origin if designation and designation.origin not in NO_PARTY else None,
        count=spelt_out(passage, count, end),
        unit=item.unit,
        points_back=plain and bool(lefts & POINTING),
        strongly=plain and bool(lefts & _STRONG_POINTING),
        is_deal=deal is not None and deal.frame is Frame.DEAL,
        single=_is_one(passage, item, head, lefts | {passage.text[start:end].partition(" ")[0].lower()}),
    )


def _after_count(passage: Passage, count: Count | None, start: int, item: ItemMention) -> int:
    """Where the phrase of goods begins without the count that it begins with."""
    if count is None or count.end > item.start:
        return start
    start = max(start, count.end)
    start += len(passage.text[start : item.end]) - len(passage.text[start : item.end].lstrip())
    return start + 3 if passage.text[start : start + 3].lower() == "of " else start


def _is_one(passage: Passage, item: ItemMention, head: Token, beside: set[str]) -> bool:
    """Whether a word beside a singular noun counts one piece of goods that come in pieces."""
    if item.category not in _COUNTABLE or head.tag_ not in ("NN", "NNP"):
        return False
    return bool(_ONE & {*beside, passage.doc[max(head.i - 1, 0)].lower_})


_ONE = {
    *(
        "a",
        "an",
        "another",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
    ),
    *("tenth", "last", "final"),
}
"""What stands before a singular noun that counts one: 'another frigate', 'the second patrol boat'."""

_COUNTABLE = {
    *(Category.TANK, Category.ARMOURED_VEHICLE, Category.COMBAT_AIRCRAFT, Category.ATTACK_HELICOPTER),
    *(Category.WARSHIP, Category.HELICOPTER, Category.AIRCRAFT, Category.UAV),
}
"""Categories of which 'a' means one piece; 'a missile' may be a type."""

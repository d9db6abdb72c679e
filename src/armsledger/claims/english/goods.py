"""The goods that a sentence names: their noun phrase, their count, and what 'such missiles' points back to."""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.catalogue import Designation, ItemMention, catalogue
from armsledger.claims.english.passage import Passage
from armsledger.claims.english.places import NO_PARTY
from armsledger.claims.english.triggers import Frame, trigger_of
from armsledger.claims.grammar.figures import Count
from armsledger.terms import Category, Unit
from armsledger.values import Bounds

_POINTING = {"such", "these", "those", "this", "that", "the", "both", "its", "their"}
_STRONG_POINTING = {"such", "these", "those"}
_MILITARY = re.compile(r"\b(defen[cs]e|arms|weapons?|military|armaments?|army|air force|navy|naval)\b", re.I)


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods in one passage: [start, end) of their noun phrase without its number, and its head token.

    points_back tells that the words point to goods named before ('such missiles', 'the aircraft'); is_deal that
    they name a deal and not what it is for ('defence contracts'); single that 'a' or 'an' counts one of them.
    """

    start: int
    end: int
    head: Token
    category: Category
    system: str | None
    origin: str | None
    count: Count | None
    unit: Unit
    points_back: bool = False
    strongly: bool = False
    is_deal: bool = False
    single: bool = False

    @property
    def quantity(self) -> Bounds | None:
        """The count as bounds, in the unit that its words or the goods' own noun give."""
        if self.count is None:
            return Bounds(1, 1, self.unit) if self.single else None
        unit = self.count.unit if self.count.unit is not Unit.ITEM else self.unit
        if unit is Unit.SYSTEM and self.system is None:
            unit = Unit.ITEM
        return Bounds(self.count.low, self.count.high, unit)


def goods_in(passage: Passage, sentence: Tokens) -> list[Goods]:
    """The goods that a sentence names, in order."""
    lo, hi = sentence.start_char, sentence.end_char
    found: dict[int, Goods] = {}
    for item in passage.items:
        if not lo <= item.start < hi or _inside_count(passage, item):
            continue
        goods = _goods(passage, sentence, item)
        if goods is None:
            continue
        before = found.get(goods.head.i)
        if before is not None and before.system and goods.system:
            goods = replace(
                goods, head=passage.tokens(item.start, item.end).root, start=item.start, end=item.end
            )
            before = None
        found[goods.head.i] = goods if before is None else _joined(before, goods)
    return list(found.values())


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
    start, end = _phrase(passage, token, token)
    words = passage.text[start:end]
    strongly = any(t.lower_ in _STRONG_POINTING for t in token.lefts)
    if not _MILITARY.search(words) and not strongly:
        return None
    return Goods(
        start, end, token, Category.UNSPECIFIED, None, None, None, Unit.ITEM, strongly, strongly, True
    )


def _goods(passage: Passage, sentence: Tokens, item: ItemMention) -> Goods | None:
    tokens = passage.tokens(item.start, item.end)
    root = tokens.root
    if root.pos_ == "VERB" and item.category is Category.FINANCE:
        return None
    head = root
    while (
        head.dep_ in ("compound", "nmod", "amod")
        and head.head.pos_ in ("NOUN", "PROPN")
        and head.head.i > head.i
    ):
        if trigger_of(head.head) is not None or _is_designated(passage, head.head):
            break
        if not _is_goods(passage, head.head):
            if head.head.i == tokens.end and head.head.pos_ == "NOUN":
                return None
            break
        head = head.head
    start, end = _phrase(passage, head if head.i >= root.i else root, tokens[0], floor=sentence.start)
    start, end = min(start, item.start), max(end, item.end)
    count = _count_before(passage, start, item)
    if count is not None and count.end <= item.start:
        start = max(start, count.end)
        start += len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
        if passage.text[start:end].lower().startswith("of "):
            start += 3
    count = _spelt_out(passage, count, end)
    lefts = {t.lower_ for t in head.lefts} | {t.lower_ for t in root.lefts}
    designation = item.designation
    plain = designation is None and passage.text[start:end].islower()
    deal = trigger_of(head)
    return Goods(
        start,
        end,
        head,
        item.category,
        _usual_name(passage.text[item.start : item.end], designation) if designation else None,
        designation.origin if designation and designation.origin not in NO_PARTY else None,
        count,
        item.unit,
        plain and bool(lefts & _POINTING),
        plain and bool(lefts & _STRONG_POINTING),
        deal is not None and deal.frame is Frame.DEAL,
        item.category in _COUNTABLE
        and head.tag_ in ("NN", "NNP")
        and bool({"a", "an"} & {t.lower_ for t in head.lefts}),
    )


_COUNTABLE = {
    *(Category.TANK, Category.ARMOURED_VEHICLE, Category.COMBAT_AIRCRAFT, Category.ATTACK_HELICOPTER),
    *(Category.WARSHIP, Category.HELICOPTER, Category.AIRCRAFT, Category.UAV),
}
"""Categories of which 'a' means one piece; 'a missile' may be a type."""

_GOODS_NOUN = re.compile(
    r"(?i)(systems?|complex(es)?|vehicles?|launchers?|missiles?|rockets?|aircraft|planes?|jets?|fighters?|tanks?|"
    r"helicopters?|choppers?|drones?|guns?|boats?|ships?|vessels?|submarines?|frigates?|corvettes?|radars?|"
    r"howitzers?|rifles?|batter(y|ies)|battalions?|squadrons?|bombers?|trainers?|flamethrowers?|carriers?|engines?)"
)


def _usual_name(words: str, designation: Designation) -> str:
    """The designation as the article writes it ('Yakhont', 'CH-4B'), or the catalogue's where that says more.

    'Super Tucano' is written for A-29 Super Tucano, which holds it; 'Yakhont' is no part of P-800 Oniks.
    """
    parts = words.split()
    for n in range(1, len(parts) + 1):
        written = " ".join(parts[:n]).strip("‘’'“”\"()")
        for form in (written, written.removesuffix("s")):
            known = catalogue().designation(form)
            if known is not None and known.name == designation.name:
                return designation.name if form.casefold() in designation.name.casefold() else form
    return designation.name


def _is_designated(passage: Passage, token: Token) -> bool:
    return any(i.designation and i.start <= token.idx < i.end for i in passage.items)


def _is_goods(passage: Passage, token: Token) -> bool:
    """Whether a noun names goods; 'missile attack' and 'tank crew' do not."""
    end = token.idx + len(token.text)
    named = any(i.start < end and token.idx < i.end for i in passage.items)
    return named or bool(_GOODS_NOUN.fullmatch(token.text)) or token.pos_ == "PROPN"


def _phrase(passage: Passage, head: Token, first: Token, *, floor: int = 0) -> tuple[int, int]:
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
    while at < head.i and passage.doc[at].pos_ in ("PUNCT", "DET", "CCONJ", "NUM", "SPACE"):
        at += 1
    return passage.doc[at].idx, head.idx + len(head.text)


_REACH = 240
"""Code points before goods in which their count may begin; a spelt-out formation is long."""

_REST_OF_COUNT = re.compile(r"[^()]{0,60}\)(?=\s*of\s)")
"""What may follow a spelt-out formation inside its parentheses: ', plus support vehicles)'."""


def _count_end(passage: Passage, count: Count) -> int:
    text = passage.text
    opened = text[count.start : count.end].count("(") > text[count.start : count.end].count(")")
    rest = _REST_OF_COUNT.match(text, count.end) if opened else None
    return rest.end() if rest else count.end


def _inside_count(passage: Passage, item: ItemMention) -> bool:
    """Whether goods without a name only help to count others ('three launchers, plus support vehicles')."""
    inside = (c for c in passage.counts if c.start <= item.start and item.end <= _count_end(passage, c))
    return item.designation is None and any(inside)


_GAP = re.compile(r"[\s“\"'‘]*(of\s+)?(the\s+)?([\w’'.-]+\s+){0,4}[“\"'‘]*", re.U)


def _count_before(passage: Passage, start: int, item: ItemMention) -> Count | None:
    """The count that the goods' noun phrase begins with, if there is one."""
    best: Count | None = None
    for count in passage.counts:
        if not item.start - _REACH <= count.start < item.start:
            continue
        stop = _count_end(passage, count)
        if count.start < item.start and stop <= item.start + 1:
            between = passage.text[stop : item.start]
            others = (o for o in passage.items if o.start >= stop and o.end <= item.start)
            if len(between) <= 60 and _GAP.fullmatch(between) and not any(others):
                best = count
    if best is None:
        return None
    stop = _count_end(passage, best)
    part = passage.text[stop : item.start].lstrip().startswith("of ")
    return best if part or stop >= start - 4 or _chained(passage, best, item) else None


_FORMATIONS = {Unit.BATTERY, Unit.BATTALION, Unit.REGIMENT, Unit.BRIGADE, Unit.SQUADRON}


def _spelt_out(passage: Passage, count: Count | None, end: int) -> Count | None:
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
    root = passage.tokens(item.start, item.end).root
    return last.head.i >= last.i and (
        root.is_ancestor(last) or last.head.is_ancestor(root) or last.head == root.head
    )

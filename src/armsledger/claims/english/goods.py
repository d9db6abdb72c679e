"""The goods that a sentence names: their noun phrase, their count, and what 'such missiles' points back to."""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.catalogue import ItemMention
from armsledger.claims.english.counted import count_before, inside_count, spelt_out
from armsledger.claims.english.passage import Passage
from armsledger.claims.english.places import NO_PARTY
from armsledger.claims.english.triggers import Frame, trigger_of, words
from armsledger.claims.english.usual_names import usual_name
from armsledger.claims.grammar.figures import Count
from armsledger.terms import Category, Unit
from armsledger.values import Bounds, Span

_POINTING = {"such", "these", "those", "this", "that", "the", "both", "its", "their"}
_STRONG_POINTING = {"such", "these", "those"}
_MILITARY = re.compile(r"\b(defen[cs]e|arms|weapons?|military|armaments?|army|air force|navy|naval)\b", re.I)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The words elsewhere in the article that name what 'they' or 'the aircraft' means, and where they stand."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods in one passage: [start, end) of their noun phrase without its number, and its head token.

    points_back tells that the words point to goods named before ('such missiles', 'the aircraft'); is_deal that
    they name a deal and not what it is for ('defence contracts'); single that 'a' or 'an' counts one of them;
    antecedent what the words were found to point to; bare that they name no goods by themselves ('they', 'units',
    'the sale'), so that only the antecedent's words do.
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
    antecedent: Antecedent | None = None
    bare: bool = False

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
        if not lo <= item.start < hi or inside_count(passage, item):
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
        above = _noun_above(passage, head.head, item)
        if not _is_goods(passage, above):
            if above.i == tokens.end and above.pos_ == "NOUN" and not _leaves(passage, above, item):
                return None
            break
        head = above
    start, end = _phrase(passage, head if head.i >= root.i else root, tokens[0], floor=sentence.start)
    start, end = min(start, item.start), max(end, item.end)
    count = count_before(passage, start, item)
    if count is not None and count.end <= item.start:
        start = max(start, count.end)
        start += len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
        if passage.text[start:end].lower().startswith("of "):
            start += 3
    count = spelt_out(passage, count, end)
    lefts = {t.lower_ for t in head.lefts} | {t.lower_ for t in root.lefts}
    designation = item.designation
    plain = designation is None and passage.text[start:end].islower()
    deal = trigger_of(head)
    first_word = passage.text[start:end].partition(" ")[0]
    return Goods(
        start,
        end,
        head,
        _category(passage, item, start, end),
        usual_name(passage.text[item.start : item.end], designation) if designation else None,
        designation.origin if designation and designation.origin not in NO_PARTY else None,
        count,
        item.unit,
        plain and bool(lefts & _POINTING),
        plain and bool(lefts & _STRONG_POINTING),
        deal is not None and deal.frame is Frame.DEAL,
        item.category in _COUNTABLE
        and head.tag_ in ("NN", "NNP")
        and bool(_ONE & {*lefts, passage.doc[max(head.i - 1, 0)].lower_, first_word.lower()}),
    )


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

_HOLDERS = words("holders of goods")


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


_SAID_OF: list[tuple[re.Pattern[str], dict[Category, Category]]] = [
    (
        re.compile(r"(?i)\b(armed|weaponi[sz]ed|weapons-capable|attack|combat)\b"),
        {
            Category.AIRCRAFT: Category.COMBAT_AIRCRAFT,
            Category.UAV: Category.COMBAT_AIRCRAFT,
            Category.HELICOPTER: Category.ATTACK_HELICOPTER,
        },
    ),
    (
        re.compile(r"(?i)\b(guided|precision)\b(?!.*\bshells?$)"),
        {Category.MUNITION: Category.MISSILE},
    ),
    (
        re.compile(r"(?i)\b(up-)?armou?red\b"),
        {Category.VEHICLE: Category.ARMOURED_VEHICLE},
    ),
]
"""What words of a phrase make of goods of a category: 'armed drones', 'laser-guided precision bombs'."""

_AID = re.compile(r"(?i)\b(aid|assistance)$")


def _category(passage: Passage, item: ItemMention, start: int, end: int) -> Category:
    """The category of goods as their phrase has it: 'armed patrol aircraft', '$5 million in military aid'."""
    phrase = passage.text[start:end]
    if item.category is Category.UNSPECIFIED and _AID.search(phrase):
        paid = any(passage.text[a.end : start].strip() == "in" for a in passage.amounts if a.end < start)
        return Category.FINANCE if paid else item.category
    kinds = next((kinds for what, kinds in _SAID_OF if item.designation is None and what.search(phrase)), {})
    return kinds.get(item.category, item.category)


_COUNTABLE = {
    *(Category.TANK, Category.ARMOURED_VEHICLE, Category.COMBAT_AIRCRAFT, Category.ATTACK_HELICOPTER),
    *(Category.WARSHIP, Category.HELICOPTER, Category.AIRCRAFT, Category.UAV),
}
"""Categories of which 'a' means one piece; 'a missile' may be a type."""

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
    while at < head.i and (
        passage.doc[at].pos_ in ("PUNCT", "DET", "CCONJ", "NUM", "SPACE")
        or passage.doc[at].lower_ in _POINTING
    ):
        at += 1
    return passage.doc[at].idx, head.idx + len(head.text)

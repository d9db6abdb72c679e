"""Goods that a sentence names beside those it tells of: what carries them, what bears them, a firm's name."""

from collections.abc import Sequence

from spacy.tokens import Token

from armsledger.claims.english.goods.goods import Goods
from armsledger.claims.english.lexicon import trigger_of, words
from armsledger.claims.english.passages import Passage, ancestors
from armsledger.terms import Category

_CARRYING = words("carrying")
_FIRM = words("firm names")
_ABOARD = {"aboard", "onboard"}

_CARRIERS = {Category.AIRCRAFT, Category.HELICOPTER, Category.WARSHIP, Category.VEHICLE}
"""What brings goods to where they are delivered."""

_PARTS = {
    Category.ENGINE,
    Category.SENSOR,
    Category.MISSILE,
    Category.MUNITION,
    Category.SERVICE,
    Category.SMALL_ARMS,
}
"""What is made for something else to bear."""

_BEARERS = {
    *(Category.TANK, Category.ARMOURED_VEHICLE, Category.COMBAT_AIRCRAFT, Category.ATTACK_HELICOPTER),
    *(Category.WARSHIP, Category.HELICOPTER, Category.AIRCRAFT, Category.UAV, Category.VEHICLE),
}
"""What bears weapons, engines and sensors."""


def told_of(passage: Passage, goods: Sequence[Goods]) -> list[Goods]:
    """The goods without those that are only named beside others, or inside the name of a firm."""
    return [g for g in goods if not (_names_a_firm(passage, g) or _carries(g, goods) or _bears(g, goods))]


def _names_a_firm(passage: Passage, goods: Goods) -> bool:
    """'BrahMos Aerospace', 'Javelin Systems Ltd': a firm that is called after what it makes."""
    if goods.system is None:
        return False
    after = passage.text[goods.end :].lstrip(" ").split(maxsplit=1)
    last = passage.text[goods.start : goods.end].rsplit(maxsplit=1)[-1]
    return last in _FIRM or bool(after and after[0].rstrip(",.;:'’s") in _FIRM)


def _carries(goods: Goods, others: Sequence[Goods]) -> bool:
    """'delivered aboard six transport planes', 'a transport plane bringing the launchers'."""
    if goods.category not in _CARRIERS:
        return False
    head = goods.head
    if head.dep_ == "pobj" and (head.head.lower_ in _ABOARD or _on_board(head.head)):
        return True
    if head.dep_ in ("nsubj", "nsubjpass") or any(c.dep_ in ("acl", "relcl") for c in head.children):
        verbs = [head.head] if head.dep_ == "nsubj" else []
        verbs += [c for c in head.children if c.dep_ in ("acl", "relcl")]
        return any(v.lower_ in _CARRYING and _moves(v, goods, others) for v in verbs)
    return False


def _on_board(preposition: Token) -> bool:
    """'on board of', 'on board'."""
    above = preposition.head
    return above.lower_ == "board" or (preposition.lower_ == "on" and preposition.nbor().lower_ == "board")


def _moves(verb: Token, goods: Goods, others: Sequence[Goods]) -> bool:
    objects = {t.i for c in verb.children if c.dep_ == "dobj" for t in (c, *c.conjuncts)}
    return any(o.head.i in objects for o in others if o is not goods)


def _bears(goods: Goods, others: Sequence[Goods]) -> bool:
    """'radars for its frigates', 'shipped 20 engines to Chile for the jet trainer'."""
    first = goods.head
    while first.dep_ == "conj":
        first = first.head
    if goods.category not in _BEARERS or goods.count is not None or first.dep_ != "pobj":
        return False
    preposition = first.head
    if preposition.lower_ != "for" or not any(
        t.dep_ in ("det", "poss", "amod", "compound") for t in goods.head.lefts
    ):
        return False
    above = preposition.head
    for other in others:
        if other is goods or other.category not in _PARTS or other.head.i > preposition.i:
            continue
        if above in (other.head, *other.head.conjuncts):
            return True
        if trigger_of(above) is not None and above in ancestors(other.head) and _second(preposition, above):
            return True
    return False


def _second(preposition: Token, above: Token) -> bool:
    """Whether what is moved is told before ('shipped engines … for the trainer', 'sale of radars for')."""
    moved = ("dobj", "nsubjpass") if above.pos_ == "VERB" else ("prep",)
    return any(c.dep_ in moved and c.i < preposition.i for c in above.children)

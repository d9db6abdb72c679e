"""Which money of a sentence is the price of what it tells."""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import Chain
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.lexicon import Frame, trigger_of, words
from armsledger.claims.english.passages import Passage, ancestors, inside
from armsledger.claims.grammar.money import Amount
from armsledger.terms import Category

_PRICED = re.compile(
    r"(?i)\b(worth|valued?|cost(s|ing)?|pric(e|ed)|estimated|total(l?ing)?|deal|contract|package|sale|for)\b"
)

_SERVICES = words("services")


def amount_of(passage: Passage, sentence: Tokens, goods: Goods, chain: Chain) -> tuple[Amount | None, str]:
    """The money that is the price of these goods or of their package, and how it is tied to them.

    Of one sum in two currencies it is the one that is given first.
    """
    ranked = []
    for amount in inside(sentence, passage.amounts):
        if amount.converted:
            continue
        root = passage.root(amount)
        if goods.category is not Category.SERVICE and for_service(root):
            continue
        loan = next((up for up in ancestors(root) if (t := trigger_of(up)) and t.frame is Frame.FUND), None)
        if loan is not None and loan != goods.head and root.dep_ != "pobj":
            continue
        if how := _how_tied(root, sentence, goods, chain):
            ranked.append((0 if amount.start >= goods.end else 1, abs(amount.start - goods.end), amount, how))
    if not ranked:
        return None, ""
    _, _, best, how = min(ranked, key=lambda r: r[:2])
    return (None, "") if best.each and best.start < goods.start else (best, how)


def for_service(root: Token) -> bool:
    """Whether money is paid for what is done to goods, not for these ('$5 million for the overhaul of the jets')."""
    paid = root.head if root.dep_ in ("dobj", "attr", "npadvmod") else root
    purposes = (c for up in (root, paid) for c in up.rights if c.dep_ == "prep" and c.lower_ == "for")
    return any(o.lower_ in _SERVICES for p in purposes for o in p.children if o.dep_ == "pobj")


def _how_tied(root: Token, sentence: Tokens, goods: Goods, chain: Chain) -> str:
    """How money is tied to a transfer, for people; '' where it isn't."""
    if _tied(root, goods, chain):
        return "on the goods or their trigger"
    if (priced := _PRICED.search(sentence.text)) is not None and _same_clause(root, chain):
        return f"in the trigger's clause, by {priced.group()!r}"
    return "on the deal that leads to the trigger" if _of_deal(root, chain) else ""


def _tied(root: Token, goods: Goods, chain: Chain) -> bool:
    """Whether money hangs on the goods or on a word of the chain, or the goods on the money ('$5 million of arms')."""
    if goods.head.is_ancestor(root) or any(link.token.is_ancestor(root) for link in chain.links):
        return True
    return any(up.is_ancestor(goods.head) for up in ancestors(root) if up.pos_ not in ("VERB", "AUX"))


def _of_deal(root: Token, chain: Chain) -> bool:
    """Whether money is that of a deal whose verb leads to the chain ('struck a $5 million deal to buy')."""
    deal = root.head
    trigger = trigger_of(deal) if deal.pos_ in ("NOUN", "PROPN") else None
    return trigger is not None and trigger.frame is Frame.DEAL and deal.head.is_ancestor(chain.inner.token)


def _same_clause(root: Token, chain: Chain) -> bool:
    """Whether no other clause with a trigger of its own stands between the amount and the chain."""
    places = {link.token.i for link in chain.links}
    for up in ancestors(root):
        if up.i in places or any(up.is_ancestor(link.token) for link in chain.links):
            return True
        if trigger_of(up) is not None or (up.dep_ in ("relcl", "appos") and up.head.i not in places):
            return False
    return False

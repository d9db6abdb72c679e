"""Which money and which words belong to a transfer told in a sentence."""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chain import REPORTING, Chain
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.passage import Passage, ancestors
from armsledger.claims.english.triggers import Frame, trigger_of
from armsledger.claims.grammar.money import Amount
from armsledger.values import Span

LONGEST_QUOTE = 400
"""Code points; a longer clause is cut down to the words between its outermost mentions."""


_PRICED = re.compile(
    r"(?i)\b(worth|valued?|cost(s|ing)?|pric(e|ed)|estimated|total(l?ing)?|deal|contract|package|sale|for)\b"
)


def amount_of(passage: Passage, sentence: Tokens, goods: Goods, chain: Chain) -> tuple[Amount | None, str]:
    """The money that is the price of these goods or of their package, and how it is tied to them.

    Of one sum in two currencies it is the one that is given first.
    """
    ranked = []
    for amount in passage.amounts:
        if not sentence.start_char <= amount.start < sentence.end_char or amount.converted:
            continue
        root = passage.tokens(amount.start, amount.end).root
        loan = next((up for up in ancestors(root) if (t := trigger_of(up)) and t.frame is Frame.FUND), None)
        if loan is not None and loan != goods.head and root.dep_ != "pobj":
            continue
        if how := _how_tied(root, sentence, goods, chain):
            ranked.append((0 if amount.start >= goods.end else 1, abs(amount.start - goods.end), amount, how))
    if not ranked:
        return None, ""
    _, _, best, how = min(ranked, key=lambda r: r[:2])
    return (None, "") if best.each and best.start < goods.start else (best, how)


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


def quote_of(passage: Passage, sentence: Tokens, chain: Chain, needed: list[tuple[int, int]]) -> Span:
    """The clause that a reader needs: the chain's own, without the words that say who says so."""
    start, end = _clause(chain, sentence)
    for low, high in needed:
        if sentence.start_char <= low < sentence.end_char:
            start, end = min(start, low), max(end, min(high, sentence.end_char))
    if end - start > LONGEST_QUOTE:
        inside = [n for n in needed if sentence.start_char <= n[0] < sentence.end_char]
        low = min([chain.inner.token.idx, *(n[0] for n in inside)])
        high = max([chain.inner.token.idx + len(chain.inner.token.text), *(n[1] for n in inside)])
        start, end = low, min(high, low + LONGEST_QUOTE)
    text = passage.text
    while start < end and (text[start].isspace() or text[start] in "“\"'‘,;:—–-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '”"’.,;:—–-'):
        end -= 1
    return passage.span(start, max(end, start + 1))


def _clause(chain: Chain, sentence: Tokens) -> tuple[int, int]:
    top = chain.links[-1].token
    for up in ancestors(top):
        if up.lower_ in REPORTING:
            break
        top = up
    if top.lower_ in REPORTING and top not in [link.token for link in chain.links]:
        return sentence.start_char, sentence.end_char
    tokens = [t for t in top.subtree if sentence.start <= t.i < sentence.end and t.dep_ != "parataxis"]
    if top.dep_ == "ROOT":
        quoted = [t for t in tokens if not _says(t, top)]
        tokens = quoted or tokens
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def _says(token: Token, top: Token) -> bool:
    """Whether a token belongs to an inserted 'he said' below the top of the clause."""
    while token.i != top.i and token.head != token:
        if (
            token.lower_ in REPORTING
            and token.dep_ in ("parataxis", "ccomp", "advcl")
            and token.pos_ == "VERB"
        ):
            return token.dep_ == "parataxis"
        token = token.head
    return False


def rests_on_contract(sentence: Tokens, chain: Chain) -> bool:
    """Whether deliveries are told only as what signed contracts are for ('deliveries stem from contracts')."""
    noun = chain.inner.token.pos_ == "NOUN"
    signed = any(
        t.lower_ == "signed"
        and t.head.lower_ in ("contract", "contracts", "deal", "deals", "agreement", "agreements")
        for t in sentence
    )
    return noun and signed

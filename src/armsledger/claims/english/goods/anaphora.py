"""Goods that a sentence speaks of without naming them: 'they', 'the remaining six', 'another 12 units', 'the sale'."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens

from armsledger.claims.english.chains import chain_of
from armsledger.claims.english.goods.antecedents import Named, Topics, is_plain, points
from armsledger.claims.english.goods.goods import Goods
from armsledger.claims.english.goods.named import deal_goods, goods_in
from armsledger.claims.english.goods.pointers import pointers_in
from armsledger.claims.english.goods.services import services_in
from armsledger.claims.english.lexicon import Frame, trigger_of
from armsledger.claims.english.passages import Passage


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of an article and all goods that it speaks of, those it only points to included.

    paragraph counts the passages of the article, from 0.
    """

    paragraph: int
    passage: Passage
    tokens: Tokens
    goods: tuple[Goods, ...]


def resolved(passages: Sequence[Passage]) -> list[Told]:
    """Every sentence with its goods; where their words point to goods named elsewhere, they bear these' names.

    A deal that names no goods ('the sale', 'the order') stands for the goods that it was told to be about.
    """
    sentences = [(n, p, s, _named(p, s)) for n, p in enumerate(passages) for s in p.doc.sents]
    topics = Topics()
    for at, (_, passage, _, goods) in enumerate(sentences):
        topics.survey(Named(g, passage, at) for g in goods if not (g.is_deal and g.strongly))
    told = []
    for at, (paragraph, passage, sentence, goods) in enumerate(sentences):
        pointers = pointers_in(passage, sentence, goods, _used_by(goods))
        whole = []
        for one in sorted([*goods, *pointers], key=lambda g: (g.start, g.end)):
            known = _resolved(one, topics, at)
            if known is not None:
                whole.append(known)
                topics.tell(Named(known, passage, at))
        told.append(Told(paragraph, passage, sentence, tuple(whole)))
    return told


def _named(passage: Passage, sentence: Tokens) -> list[Goods]:
    """The goods and services that the sentence names, and the deals that say only that they are about arms."""
    goods = goods_in(passage, sentence)
    goods += services_in(passage, sentence, goods)
    used = _used_by(goods)
    for token in sentence:
        trigger = trigger_of(token)
        if trigger is None or token.i in used or token.pos_ == "VERB":
            continue
        if trigger.frame in (Frame.DEAL, Frame.FUND) and (deal := deal_goods(passage, token)) is not None:
            goods.append(deal)
            used |= _used_by([deal])
    return goods


def _used_by(goods: Iterable[Goods]) -> set[int]:
    """The tokens of goods' heads and of the triggers that govern them."""
    used = set()
    for one in goods:
        chain = chain_of(one.head)
        used |= {one.head.i, *(link.token.i for link in (chain.links if chain else ()))}
    return used


def _resolved(goods: Goods, topics: Topics, at: int) -> Goods | None:
    """Goods under the name of what they point to; None where words that name nothing point to nothing."""
    if goods.system is not None or not (goods.bare or is_plain(goods)):
        return goods
    meant = topics.meant_by(goods, at)
    if meant is None:
        return None if goods.bare else goods
    own = meant.goods
    if not points(goods):
        return replace(goods, category=own.category)
    return replace(
        goods,
        system=own.system,
        category=own.category,
        origin=goods.origin or own.origin,
        unit=own.unit if goods.bare else goods.unit,
        antecedent=meant.antecedent,
    )

"""What words that point to goods mean: the goods named nearest before, or those the whole article speaks of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from armsledger.claims.english.chains import chain_of
from armsledger.claims.english.goods.goods import Antecedent, Goods
from armsledger.claims.english.goods.kinds import may_point, pointed_to
from armsledger.claims.english.passages import Passage
from armsledger.terms import Category, Place

_PLAIN_LEAD = {"military", "combat", "army", "naval"}
"""What a noun may begin with and still be as plain."""

_ROTARY = {Category.HELICOPTER, Category.ATTACK_HELICOPTER}
"""What 'the aircraft' may mean as well, where an article calls helicopters so."""

_NEAR = 2
"""Sentences back in which the nearest goods are looked for before those that the article is about."""

_TYPED = 6
"""Sentences back in which a plain noun's type is looked for."""

_IN_TITLE = 3
"""How many times over a name in the title counts."""


@dataclass(frozen=True, slots=True)
class Named:
    """Goods with the passage they stand in and the number of their sentence."""

    goods: Goods
    passage: Passage
    at: int

    @property
    def key(self) -> tuple[str | None, Category]:
        """What makes two mentions the same goods."""
        return self.goods.system, self.goods.category

    @property
    def antecedent(self) -> Antecedent:
        """The words that name these goods: their own, or those that they themselves point to."""
        own = self.goods
        if own.antecedent is not None:
            return own.antecedent
        return Antecedent(self.passage.words(own), self.passage.span_of(own))


@dataclass(slots=True)
class Topics:
    """The goods that an article has named so far, and how often it names each in the whole."""

    told: list[Named] = field(default_factory=list)
    ahead: list[Named] = field(default_factory=list)
    often: Counter[tuple[str | None, Category]] = field(default_factory=Counter)

    def survey(self, named: Iterable[Named]) -> None:
        """Count goods before reading; what the title names counts for more."""
        for one in named:
            if one.goods.system is None and is_plain(one.goods) and points(one.goods):
                continue
            self.ahead.append(one)
            self.often[one.key] += _IN_TITLE if one.passage.place is Place.TITLE else 1

    def tell(self, named: Named) -> None:
        """Remember goods as the latest named."""
        self.told.append(named)

    def meant_by(self, goods: Goods, at: int) -> Named | None:
        """The goods that words point to: the likeliest of the last sentences, else the article's own subject."""
        near = [n for n in self.told if at - n.at <= _NEAR and _fits(goods, n)]
        if near:
            near = [n for n in near if n.goods.category is not Category.UNSPECIFIED] or near
            earlier = [n.at for n in near if n.at < at or not goods.is_deal or _in_apposition(goods.head)]
            last = max(earlier, default=at)
            return self._typed(max((n for n in near if n.at == last), key=self._likely), at)
        if not points(goods):
            return None
        fitting = (n for n in self.ahead if _fits(goods, n))
        return max(fitting, key=lambda n: (self.often[n.key], -n.at), default=None)

    def _typed(self, named: Named, at: int) -> Named:
        """The same goods where they were last named with their type, if a plain noun names them here."""
        own = named.goods
        if own.system is not None or not is_plain(own):
            return named
        same = (n for n in reversed(self.told) if at - n.at <= _TYPED and n.goods.category is own.category)
        return next((n for n in same if n.goods.system is not None), named)

    def _likely(self, named: Named) -> tuple[bool, int, bool]:
        own = named.goods
        return own.system is not None, self.often[named.key], chain_of(own.head) is not None


def _in_apposition(noun: Token) -> bool:
    """Whether a noun says of what stands just before it that it is one: 'two batteries, a deal worth …'."""
    articles = (t for t in noun.lefts if t.lower_ in ("a", "an") and t.i > 0)
    return noun.dep_ == "appos" or any(t.nbor(-1).text in (",", "–", "—") for t in articles)


def is_plain(goods: Goods) -> bool:
    """Whether one plain noun names goods, so that it may mean a type named before ('the aircraft', '40 aircraft')."""
    if goods.is_deal:
        return goods.strongly
    *lead, _ = goods.head.lower_.split()
    one_word = may_point(goods.category) and _PLAIN_LEAD.issuperset(lead)
    return (one_word or points(goods)) and not any(
        c.dep_ in ("compound", "nmod", "poss") or (c.dep_ == "amod" and c.pos_ == "PROPN")
        for c in goods.head.lefts
    )


def points(goods: Goods) -> bool:
    """Whether words point to goods named before: 'the aircraft', 'these', 'the chopper deal'."""
    above = goods.head.head
    held = goods.head.dep_ == "compound" and any(t.lower_ in ("the", "this", "that") for t in above.lefts)
    owned = any(t.dep_ == "poss" for t in goods.head.lefts)
    return goods.bare or held or (goods.points_back and not owned)


def _fits(goods: Goods, named: Named) -> bool:
    """Whether words may mean goods: any but services for those that name none, else goods of their kind."""
    own = named.goods
    if own.category in (Category.SERVICE, Category.FINANCE) or own.head in (
        goods.head,
        *goods.head.conjuncts,
    ):
        return False
    if goods.bare:
        return goods.is_deal or own.category is not Category.UNSPECIFIED
    if goods.category is Category.UNSPECIFIED:
        return goods.strongly and own.system is not None
    if goods.points_back and goods.category is Category.AIRCRAFT and own.category in _ROTARY:
        return True
    return own.category in pointed_to(goods.category)

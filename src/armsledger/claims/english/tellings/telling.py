"""Every mention of goods in an article with the words that may move them: what there is to judge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import (
    Chain,
    Link,
    chain_of,
    mentions_contract,
    polarity_of,
    rests_on_contract,
    stage_steps,
)
from armsledger.claims.english.goods import Goods, Told
from armsledger.claims.english.lexicon import Frame, Trigger, trigger_of, words
from armsledger.claims.english.passages import Passage, ancestors
from armsledger.claims.english.tellings.places import Part
from armsledger.claims.english.tellings.roles import Casting, castings, shared
from armsledger.terms import Category, Stage

ALONE = Trigger("", "noun", Frame.HOLD, Stage.DELIVERY)
"""What stands for a trigger where no word of the sentence is one: goods that somebody has."""

_LENT = {"lend", "loan"}
_OPEN = words("open deals")

_SERVED = Trigger("", "verb", Frame.SERVE, Stage.DELIVERY)
"""What a verb is that tells of a service by itself ('trained the pilots')."""

SURE = 2.0
"""From this weight on a party stands in the parse where its part is settled."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Goods as one sentence speaks of them: their chain of triggers, and the parts that the parties' places give.

    reach tells how the chain was found: 'governed' by the parse, 'near' by the shortest way in the tree (distance
    counts its steps), or 'alone' where the sentence has no trigger. sentence and paragraph count from the
    article's start.
    """

    goods: Goods
    chain: Chain
    reach: str
    distance: int
    passage: Passage
    tokens: Tokens
    paragraph: int
    sentence: int
    castings: tuple[Casting, ...]

    @property
    def governed(self) -> bool:
        """Whether the parse puts the goods under the chain."""
        return self.reach == "governed"

    @property
    def leaves_stage_open(self) -> bool:
        """Whether a noun of dealing alone tells how far it has come: 'the sale', 'a package', and no more."""
        inner = self.chain.inner
        bare = inner.trigger.pos == "noun" and inner.token.lower_ in _OPEN and not self.chain.outer
        return bare and len(self.stage_steps) == 1 and not mentions_contract(self.tokens)

    def best(self, part: Part) -> Casting | None:
        """The casting that settles a part by the parse, or None."""
        return next((c for c in self.castings if c.part is part and c.weight >= SURE), None)

    @property
    def stage(self) -> Stage:
        """The stage that the rules read from the chain and the sentence."""
        return self.stage_steps[-1][0]

    @property
    def stage_steps(self) -> list[tuple[Stage, str]]:
        """The stages that the rules read one after the other, each with what makes it so in words."""
        _, turned, by = polarity_of(self.chain, self.goods.head)
        if turned is not None:
            return [(turned, by)]
        inner = self.chain.inner.trigger
        steps = stage_steps(self.chain, contracted=mentions_contract(self.tokens))
        if steps[-1][0] is Stage.DELIVERY and rests_on_contract(self.tokens, self.chain):
            steps.append((Stage.AGREEMENT, "as it is what signed contracts are for"))
        if steps[-1][0] is Stage.DELIVERY and self.goods.category is Category.FINANCE and inner.word in _LENT:
            steps.append((Stage.AGREEMENT, "as money lent is a loan granted"))
        if steps[-1][0] is Stage.AGREEMENT and "conventional arms" in self.tokens.text.lower():
            steps.append((Stage.DELIVERY, "as the Register records transfers that were made"))
        return steps


def tellings_in(sentences: Iterable[Told]) -> list[Telling]:
    """All mentions of goods in an article's sentences, in order."""
    return [telling for at, told in enumerate(sentences) for telling in _tellings(told, at)]


def _tellings(told: Told, sentence: int) -> Iterator[Telling]:
    chains = [_nearest(goods, told.tokens) for goods in told.goods]
    places = [
        castings(goods, chain, told.passage, told.tokens, list(told.goods))
        for goods, (chain, _, _) in zip(told.goods, chains, strict=True)
    ]
    after = max((goods.end for goods in told.goods), default=0)
    for n, (goods, (chain, reach, distance)) in enumerate(zip(told.goods, chains, strict=True)):
        siblings = [
            place
            for m, place in enumerate(places)
            if m != n and chains[m][0].inner.token == chain.inner.token and reach != "alone"
        ]
        cast = sorted([*places[n], *shared(siblings, after)], key=lambda c: (-c.weight, c.party.start))
        yield Telling(
            goods, chain, reach, distance, told.passage, told.tokens, told.paragraph, sentence, tuple(cast)
        )


def _nearest(goods: Goods, sentence: Tokens) -> tuple[Chain, str, int]:
    """The chain that governs goods, else the trigger nearest to them in the tree, else none."""
    chain = chain_of(goods.head)
    if goods.category is Category.SERVICE and goods.head.pos_ == "VERB":
        chain = Chain(Link(goods.head, _SERVED), chain.links if chain else ())
    if chain is not None:
        return chain, "governed", 0
    steps = {up.i: n for n, up in enumerate((goods.head, *ancestors(goods.head)))}
    best: tuple[int, int, Token, Trigger] | None = None
    told = [(token, trigger) for token in sentence if (trigger := trigger_of(token)) is not None]
    asides = _asides(sentence, goods.head)
    for token, trigger in [pair for pair in told if pair[0].i not in asides] or told:
        way = _way(token, steps)
        found = (way, abs(token.i - goods.head.i), token, trigger)
        if best is None or found[:2] < best[:2]:
            best = found
    if best is None:
        return Chain(Link(goods.head, ALONE), ()), "alone", 0
    return Chain(Link(best[2], best[3]), ()), "near", best[0]


def _asides(sentence: Tokens, head: Token) -> set[int]:
    """The tokens in brackets that goods don't stand in: what these say is said by the way."""
    found: set[int] = set()
    opened: list[int] = []
    for token in sentence:
        if token.text in "([":
            opened.append(token.i)
        elif token.text in ")]" and opened:
            first = opened.pop()
            if not first < head.i < token.i:
                found.update(range(first, token.i))
    return found


def _way(token: Token, steps: dict[int, int]) -> int:
    """How many steps of the tree lie between a token and one whose way up is counted in steps."""
    for n, up in enumerate((token, *ancestors(token))):
        if up.i in steps:
            return n + steps[up.i]
    return 99

"""Which parties a telling has, whether it makes a claim, and at which stage: the signs weighed."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from armsledger.catalogue import PartyKind, PartyMention
from armsledger.claims.english.lexicon import Frame
from armsledger.claims.english.passages import inside, noun_head
from armsledger.claims.english.reasons import Reasons
from armsledger.claims.english.tellings import (
    INSTITUTIONS,
    PARTS,
    Casting,
    Part,
    Scene,
    Telling,
    party_phrase,
)
from armsledger.claims.english.weighing.candidates import candidates
from armsledger.claims.english.weighing.party_signs import nobody_signs, party_signs
from armsledger.claims.english.weighing.telling_signs import stage_signs, telling_signs
from armsledger.claims.english.weighing.weights import Weights, chance
from armsledger.terms import Category, Stage

LEAST = 0.5
"""The least sureness with which a telling makes a claim: where the cross-validated F1 is highest."""

STAGES = tuple(Stage)

LISTED = -1.0
"""The least odds with which a party of one list with the likeliest has its part too."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A supplier and a recipient; None where neither words nor context say. why tells people how each was found."""

    supplier: Casting | None
    recipient: Casting | None
    why: Reasons


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a telling was judged to be: its pairs of parties, its stage, how surely, and for people why."""

    pairs: tuple[Cast, ...]
    stage: Stage
    sureness: float
    why: Reasons

    @property
    def stands(self) -> bool:
        """Whether it makes a claim."""
        return self.sureness >= LEAST and bool(self.pairs)


@dataclass(frozen=True, slots=True)
class Weighing:
    """One telling in its scene, with the odds of each party in each part; nobody's odds are under None."""

    telling: Telling
    scene: Scene
    weights: Weights
    signs: Mapping[str, list[str]]
    odds: Mapping[Part, Mapping[str | None, float]]

    @classmethod
    def of(cls, telling: Telling, scene: Scene, weights: Weights) -> "Weighing":
        """Weigh every party that may have a part."""
        signs = {code: party_signs(code, telling, scene) for code in candidates(telling, scene)}
        odds: dict[Part, dict[str | None, float]] = {}
        for part in PARTS:
            odds[part] = {code: weights.odds(part, some) for code, some in signs.items()}
            odds[part][None] = weights.odds(part, nobody_signs(part, telling, scene))
        return cls(telling, scene, weights, signs, odds)

    def verdict(self, *, published: str | None) -> Verdict:
        """The likeliest parties and stage, and how surely a claim is told."""
        best = self._best_pair()
        if best is None:
            return Verdict((), self.telling.stage, 0.0, {})
        signs = telling_signs(self.telling, self.scene)
        told = chance(self.weights.odds("told", signs))
        fit = math.sqrt(math.prod(chance(self.odds[p][code]) for p, code in zip(PARTS, best, strict=True)))
        sureness = told * fit
        if sureness < LEAST:
            return Verdict((), self.telling.stage, sureness, {})
        stage, how = self._stage(published)
        heaviest = self.weights.heaviest("told", signs)
        why = {
            "told": f"{told:.2f} ({heaviest}); with the parties {sureness:.2f}, of at least {LEAST}",
            "stage": how,
        }
        return Verdict(tuple(self._pairs(*best)), stage, sureness, why)

    def _best_pair(self) -> tuple[str | None, str | None] | None:
        givers, takers = (sorted(self.odds[p].items(), key=lambda pair: -pair[1])[:3] for p in PARTS)
        both = [(chance(a) * chance(b), s, r) for s, a in givers for r, b in takers if not self._alike(s, r)]
        return max(both, key=lambda found: found[0])[1:] if both else None

    def _alike(self, supplier: str | None, recipient: str | None) -> bool:
        """Whether two can't be the two sides: one party, or members of one list that isn't of those who deal."""
        if supplier == recipient:
            return True
        deal = any(link.trigger.frame in (Frame.DEAL, Frame.BEND) for link in self.telling.chain.links)
        if supplier is None or deal:
            return False
        few = all(len(self._mentions(code)) == 1 for code in (supplier, recipient) if code)
        return few and self._in_one_list(supplier, recipient)

    def _stage(self, published: str | None) -> tuple[Stage, str]:
        """What the rules read where the words over the goods tell it; elsewhere the likeliest stage.

        'The sale' leaves it to what else is told of the goods, if anything is.
        """
        telling = self.telling
        if telling.governed and not (telling.leaves_stage_open and self.scene.near[telling].groups["kin"]):
            steps = telling.stage_steps
            return steps[-1][0], ", then ".join(f"{stage} {by}" for stage, by in steps)
        signs = stage_signs(telling, self.scene, published=published)
        odds = self.weights.stages(signs)
        stage = max(odds, key=lambda stage: odds[stage])
        heaviest = self.weights.heaviest("stage", signs, column=STAGES.index(stage))
        return stage, f"{stage}, the likeliest by its signs: {chance(odds[stage]):.2f} ({heaviest})"

    def _pairs(self, supplier: str | None, recipient: str | None) -> Iterator[Cast]:
        """The pair, and those with parties in one list with its own ('Armenia and Azerbaijan')."""
        if (bought := self._bought_for(supplier, recipient)) is not None:
            buyer, others = bought
            yield self._pair(supplier, buyer)
            yield from (self._pair(buyer, other) for other in others)
            return
        givers = self._listed(Part.SUPPLIER, supplier, recipient)
        takers = self._listed(Part.RECIPIENT, recipient, supplier)
        vague = self.telling.goods.category is Category.UNSPECIFIED
        for giver in givers:
            for taker in takers:
                if giver != taker and not (vague and None in (giver, taker)):
                    yield self._pair(giver, taker)

    def _pair(self, giver: str | None, taker: str | None) -> Cast:
        gives, takes = self._casting(Part.SUPPLIER, giver), self._casting(Part.RECIPIENT, taker)
        why = {
            "supplier": self._why(Part.SUPPLIER, giver, gives),
            "recipient": self._why(Part.RECIPIENT, taker, takes),
        }
        return Cast(gives, takes, why)

    def _bought_for(self, supplier: str | None, recipient: str | None) -> tuple[str, list[str]] | None:
        """Who buys, and for whom: what is bought from A for B goes to the buyer, and from the buyer on to B."""
        inner = self.telling.chain.inner
        if supplier is None or recipient is None or inner.trigger.frame is not Frame.TAKE:
            return None
        word = repr(inner.token.text)
        doers = [
            c.party.code for c in self.telling.castings if c.path in (f"nsubj of {word}", f"agent of {word}")
        ]
        aims = [c for c in self.telling.castings if c.path == f"for of {word}"]
        whom = {c.party.code for c in aims if c.token is not None and _stands_for_itself(c.token)}
        others = whom - {supplier, *doers}
        if not others or len(doers) != 1 or supplier in doers or recipient not in (*doers, *others):
            return None
        return doers[0], sorted(others)

    def _listed(self, part: Part, chosen: str | None, other: str | None) -> list[str | None]:
        if chosen is None:
            return [None]
        mates = (
            code
            for code, odds in self.odds[part].items()
            if code not in (None, chosen, other) and odds > LISTED and self._in_one_list(chosen, code)
        )
        return [chosen, *mates]

    def _in_one_list(self, one: str, other: str | None) -> bool:
        return other is not None and any(
            a in b.conjuncts or a.head in b.conjuncts for a in self._heads(one) for b in self._heads(other)
        )

    def _heads(self, code: str) -> list[Token]:
        roots = [self.telling.passage.root(p) for p in self._mentions(code)]
        return [token for root in roots for token in (root, noun_head(root))]

    def _mentions(self, code: str) -> list[PartyMention]:
        """The party's mentions in the sentence."""
        return [p for p in inside(self.telling.tokens, self.telling.passage.parties) if p.code == code]

    def _casting(self, part: Part, code: str | None) -> Casting | None:
        """The party's own place in the sentence, or an empty mention where the sentence doesn't name it."""
        if code is None:
            return None
        own = [c for c in self.telling.castings if c.party.code == code]
        for casting in [c for c in own if c.part is part] or own:
            elsewhere = "" if casting.part is part else f" (a place for {casting.part})"
            return replace(casting, part=part, path=casting.path + elsewhere)
        here = self._mentions(code)
        party = here[0] if here else PartyMention(0, 0, code, PartyKind.METONYM)
        return Casting(party, part, 0.0, "tied to the goods by no rule")

    def _why(self, part: Part, code: str | None, casting: Casting | None) -> str:
        """For people: the party's words and path, its probability in the part, and what speaks most for or against."""
        signs = nobody_signs(part, self.telling, self.scene) if code is None else self.signs[code]
        weighed = f"{chance(self.odds[part][code]):.2f} ({self.weights.heaviest(part, signs)})"
        if casting is None:
            return f"left open {weighed}"
        party = casting.party
        if party.start == party.end:
            return f"{code}, not named in this sentence, {weighed}"
        return f"{code} by '{self.telling.passage.words(party)}', {casting.path}, {weighed}"


def _stands_for_itself(root: Token) -> bool:
    """Whether a party is meant, or its forces or government, and not something of it ('for the Danish border')."""
    phrase = party_phrase(root)
    return phrase is not None and (phrase == root or phrase.lower_ in INSTITUTIONS)

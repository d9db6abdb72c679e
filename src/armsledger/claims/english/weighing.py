"""Which parties a telling has, whether it makes a claim, and at which stage: the signs weighed."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from armsledger.catalogue import PartyKind, PartyMention
from armsledger.claims.english.party_signs import PARTS, candidates, nobody_signs, party_signs
from armsledger.claims.english.passage import noun_head
from armsledger.claims.english.places import Part
from armsledger.claims.english.roles import Casting
from armsledger.claims.english.scene import Scene
from armsledger.claims.english.telling import Telling
from armsledger.claims.english.telling_signs import stage_signs, telling_signs
from armsledger.claims.english.weights import Weights, chance
from armsledger.terms import Category, Stage

LEAST = 0.5
"""The least sureness with which a telling makes a claim: where the cross-validated F1 is highest."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A supplier and a recipient with how each was found; None where neither words nor context say."""

    supplier: Casting | None
    recipient: Casting | None

    def why(self) -> str:
        """For people: how each party was found."""
        told = ((n, c) for n, c in (("supplier", self.supplier), ("recipient", self.recipient)) if c)
        return "; ".join(f"{name} {c.party.code}: {c.path}" for name, c in told)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a telling was judged to be: its pairs of parties, its stage, how surely, and the reasons in words."""

    pairs: tuple[Cast, ...]
    stage: Stage
    sureness: float
    why: str

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
            return Verdict((), self.telling.stage, 0.0, "no parties")
        signs = telling_signs(self.telling, self.scene)
        told = chance(self.weights.odds("told", signs))
        fit = math.sqrt(math.prod(chance(self.odds[p][code]) for p, code in zip(PARTS, best, strict=True)))
        reasons = ", ".join(f"{sign} {value:+.1f}" for sign, value in self.weights.heaviest("told", signs))
        pairs = tuple(self._pairs(*best))
        return Verdict(pairs, self._stage(published), told * fit, f"told {told:.2f} ({reasons})")

    def _best_pair(self) -> tuple[str | None, str | None] | None:
        givers, takers = (sorted(self.odds[p].items(), key=lambda pair: -pair[1])[:3] for p in PARTS)
        both = [(chance(a) * chance(b), s, r) for s, a in givers for r, b in takers if s != r]
        return max(both, key=lambda found: found[0])[1:] if both else None

    def _stage(self, published: str | None) -> Stage:
        """What the rules read where the parse puts the goods under a chain; elsewhere the likeliest stage."""
        if self.telling.governed:
            return self.telling.stage
        odds = self.weights.stages(stage_signs(self.telling, self.scene, published=published))
        return max(odds, key=lambda stage: odds[stage])

    def _pairs(self, supplier: str | None, recipient: str | None) -> Iterator[Cast]:
        """The pair, and those with parties in one list with its own ('Armenia and Azerbaijan')."""
        givers = self._listed(Part.SUPPLIER, supplier, recipient)
        takers = self._listed(Part.RECIPIENT, recipient, supplier)
        vague = self.telling.goods.category is Category.UNSPECIFIED
        for giver in givers:
            for taker in takers:
                if giver != taker and not (vague and None in (giver, taker)):
                    yield Cast(self._casting(Part.SUPPLIER, giver), self._casting(Part.RECIPIENT, taker))

    def _listed(self, part: Part, chosen: str | None, other: str | None) -> list[str | None]:
        if chosen is None:
            return [None]
        mates = (
            code
            for code, odds in self.odds[part].items()
            if code not in (None, chosen, other) and odds > 0 and self._in_one_list(chosen, code)
        )
        return [chosen, *mates]

    def _in_one_list(self, one: str, other: str | None) -> bool:
        return other is not None and any(
            a in b.conjuncts or a.head in b.conjuncts for a in self._heads(one) for b in self._heads(other)
        )

    def _heads(self, code: str) -> list[Token]:
        roots = [self.telling.passage.tokens(p.start, p.end).root for p in self._mentions(code)]
        return [token for root in roots for token in (root, noun_head(root))]

    def _mentions(self, code: str) -> list[PartyMention]:
        """The party's mentions in the sentence."""
        lo, hi = self.telling.tokens.start_char, self.telling.tokens.end_char
        return [p for p in self.telling.passage.parties if p.code == code and lo <= p.start < hi]

    def _casting(self, part: Part, code: str | None) -> Casting | None:
        """The party's own place in the sentence, or an empty mention where the sentence doesn't name it."""
        if code is None:
            return None
        reasons = ", ".join(f"{s} {v:+.1f}" for s, v in self.weights.heaviest(part, self.signs[code]))
        path = f"{chance(self.odds[part][code]):.2f} ({reasons})"
        own = [c for c in self.telling.castings if c.party.code == code]
        for casting in [c for c in own if c.part is part] or own:
            return Casting(casting.party, part, casting.weight, f"{casting.path}, {path}", casting.token)
        here = self._mentions(code)
        party = here[0] if here else PartyMention(0, 0, code, PartyKind.METONYM)
        return Casting(party, part, 0.0, path)

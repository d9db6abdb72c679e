"""Which parties a telling has, whether it makes a claim, and at which stage: the signs weighed."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from armsledger.catalogue import PartyKind, PartyMention
from armsledger.claims.english.passages import inside, noun_head
from armsledger.claims.english.reasons import Reasons
from armsledger.claims.english.tellings import PARTS, Casting, Part, Scene, Telling
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
        both = [(chance(a) * chance(b), s, r) for s, a in givers for r, b in takers if s != r]
        return max(both, key=lambda found: found[0])[1:] if both else None

    def _stage(self, published: str | None) -> tuple[Stage, str]:
        """What the rules read where the parse puts the goods under a chain; elsewhere the likeliest stage."""
        if self.telling.governed:
            steps = self.telling.stage_steps
            return steps[-1][0], ", then ".join(f"{stage} {by}" for stage, by in steps)
        signs = stage_signs(self.telling, self.scene, published=published)
        odds = self.weights.stages(signs)
        stage = max(odds, key=lambda stage: odds[stage])
        heaviest = self.weights.heaviest("stage", signs, column=STAGES.index(stage))
        return stage, f"{stage}, the likeliest by its signs: {chance(odds[stage]):.2f} ({heaviest})"

    def _pairs(self, supplier: str | None, recipient: str | None) -> Iterator[Cast]:
        """The pair, and those with parties in one list with its own ('Armenia and Azerbaijan')."""
        givers = self._listed(Part.SUPPLIER, supplier, recipient)
        takers = self._listed(Part.RECIPIENT, recipient, supplier)
        vague = self.telling.goods.category is Category.UNSPECIFIED
        for giver in givers:
            for taker in takers:
                if giver != taker and not (vague and None in (giver, taker)):
                    gives = self._casting(Part.SUPPLIER, giver)
                    takes = self._casting(Part.RECIPIENT, taker)
                    why = {
                        "supplier": self._why(Part.SUPPLIER, giver, gives),
                        "recipient": self._why(Part.RECIPIENT, taker, takes),
                    }
                    yield Cast(gives, takes, why)

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

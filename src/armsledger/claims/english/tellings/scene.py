"""What the whole article says of each party and each kind of goods, before any claim is made of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from armsledger.catalogue import PartyKind
from armsledger.claims.english.goods import alike
from armsledger.claims.english.passages import NO_PARTY, Passage, inside
from armsledger.claims.english.tellings.places import Part
from armsledger.claims.english.tellings.spots import passed
from armsledger.claims.english.tellings.telling import Telling
from armsledger.terms import Place

LEAD = 3
"""Paragraphs, the title among them, that say what a report is about."""

REACH_BACK, REACH_ON = 3, 2
"""Sentences within which another telling may explain one."""


class Scene:
    """An article's passages and tellings, with what they say together; all counts are of the whole article."""

    def __init__(self, passages: Sequence[Passage], tellings: Sequence[Telling]) -> None:
        self.passages = passages
        self.tellings = tellings

    @cached_property
    def mentions(self) -> list[tuple[int, str, PartyKind]]:
        """Paragraph, code and kind of every mention of a party."""
        return [
            (n, party.code, party.kind)
            for n, passage in enumerate(self.passages)
            for party in passage.parties
            if party.code not in NO_PARTY and not passed(passage.root(party))
        ]

    @cached_property
    def named(self) -> Counter[str]:
        """How often each party is named."""
        return Counter(code for _, code, _ in self.mentions)

    @cached_property
    def total(self) -> int:
        """Mentions of parties in all."""
        return len(self.mentions)

    @cached_property
    def rank(self) -> dict[str, int]:
        """Each party's place in the order of how often it is named, from 0."""
        return {code: n for n, (code, _) in enumerate(self.named.most_common())}

    @cached_property
    def makers(self) -> Counter[str]:
        """How often organisations of each home state are named."""
        return Counter(code for _, code, kind in self.mentions if kind is PartyKind.ORGANISATION)

    @cached_property
    def titled(self) -> set[str]:
        """The parties that the title names."""
        return {c for n, c, _ in self.mentions if self.passages[n].place is Place.TITLE}

    @cached_property
    def leading(self) -> set[str]:
        """The parties that the first paragraphs name."""
        return {code for n, code, _ in self.mentions if n < LEAD}

    @cached_property
    def in_paragraph(self) -> dict[int, set[str]]:
        """The parties that each paragraph names."""
        found: dict[int, set[str]] = {}
        for n, code, _ in self.mentions:
            found.setdefault(n, set()).add(code)
        return found

    @cached_property
    def in_sentence(self) -> dict[int, list[str]]:
        """The parties that each sentence names, in its order, each once."""
        found: dict[int, list[str]] = {}
        number = 0
        for passage in self.passages:
            for sentence in passage.doc.sents:
                codes = (p.code for p in inside(sentence, passage.parties) if p.code not in NO_PARTY)
                found[number] = list(dict.fromkeys(codes))
                number += 1
        return found

    @cached_property
    def cast(self) -> dict[Part, Counter[str]]:
        """How many tellings settle each party in each part by the parse."""
        tally: dict[Part, Counter[str]] = {Part.SUPPLIER: Counter(), Part.RECIPIENT: Counter()}
        for telling in self.tellings:
            if not telling.governed:
                continue
            for part, counter in tally.items():
                counter.update({c.party.code for c in telling.castings if c.part is part and c.weight >= 2})
        return tally

    @cached_property
    def systems(self) -> set[str]:
        """The types that the article names: general news names few."""
        return {t.goods.system for t in self.tellings if t.goods.system}

    @cached_property
    def origins(self) -> Counter[str]:
        """How many tellings are of goods of each state of origin."""
        return Counter(t.goods.origin for t in self.tellings if t.goods.origin)

    @cached_property
    def _own(self) -> dict[Telling, "Own"]:
        return {t: Own.of(t) for t in self.tellings}

    def own(self, telling: Telling) -> "Own":
        """What a telling says by itself."""
        return self._own[telling]

    @cached_property
    def near(self) -> dict[Telling, "Near"]:
        """For each telling, the others that may explain it."""
        return {t: self._near(n, t) for n, t in enumerate(self.tellings)}

    def _near(self, n: int, telling: Telling) -> "Near":
        told = self.tellings
        before = next(
            (o for o in reversed(told[:n]) if o.governed and telling.sentence - o.sentence <= REACH_BACK),
            None,
        )
        after = next(
            (o for o in told[n + 1 :] if o.governed and o.sentence - telling.sentence <= REACH_ON), None
        )
        others = [o for o in told if o is not telling]
        groups = {
            "mates": [o for o in others if o.sentence == telling.sentence and o.governed],
            "kin": [o for o in others if alike(o.goods, telling.goods)],
            "title": [o for o in others if o.passage.place is Place.TITLE],
            "lead": [o for o in others if o.paragraph < LEAD],
        }
        return Near(
            self._own.get(before) if before else None,
            self._own.get(after) if after else None,
            telling.sentence - before.sentence if before else 0,
            {name: tuple(map(self.own, some)) for name, some in groups.items()},
        )


@dataclass(frozen=True, slots=True)
class Own:
    """Supplier, recipient and stage that one telling gives by itself; None where it doesn't."""

    supplier: str | None
    recipient: str | None
    stage: str | None

    @classmethod
    def of(cls, telling: Telling) -> "Own":
        """What a telling's own parse settles."""
        supplier, recipient = telling.best(Part.SUPPLIER), telling.best(Part.RECIPIENT)
        return cls(
            supplier.party.code if supplier else None,
            recipient.party.code if recipient else None,
            str(telling.stage) if telling.governed else None,
        )

    def part(self, part: Part) -> str | None:
        """The party in one part."""
        return self.supplier if part is Part.SUPPLIER else self.recipient


@dataclass(frozen=True, slots=True)
class Near:
    """What the tellings round one say: the nearest before and after, and groups (mates, kin, title, lead)."""

    before: Own | None
    after: Own | None
    back: int
    groups: dict[str, tuple[Own, ...]]


def stages(some: Iterable[Own]) -> Counter[str]:
    """How often each stage is told."""
    return Counter(own.stage for own in some if own.stage)

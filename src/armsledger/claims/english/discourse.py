"""What carries on from sentence to sentence: the parties, the speaker, and what 'such missiles' means."""

from collections import Counter
from dataclasses import dataclass, field, replace

from spacy.tokens import Span as Tokens

from armsledger.catalogue import PartyKind
from armsledger.claims.english.attribution import Voice
from armsledger.claims.english.draft import Draft
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.passage import Passage
from armsledger.claims.english.places import NO_PARTY
from armsledger.claims.english.speakers import Speakers
from armsledger.terms import Category

MEANT_BY = {
    Category.AIRCRAFT: {Category.AIRCRAFT, Category.COMBAT_AIRCRAFT, Category.UAV},
    Category.HELICOPTER: {Category.HELICOPTER, Category.ATTACK_HELICOPTER},
    Category.VEHICLE: {Category.VEHICLE, Category.ARMOURED_VEHICLE, Category.TANK},
    Category.MISSILE: {Category.MISSILE, Category.AIR_DEFENCE},
    Category.UAV: {Category.UAV, Category.COMBAT_AIRCRAFT},
}
"""What a plain noun such as 'the aircraft' may point back to besides its own category."""


@dataclass(slots=True)
class Discourse:
    """The state of one article's reading; the one mutable thing in the coder."""

    published: str | None = None
    home: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    speakers: Speakers = field(default_factory=Speakers)
    topics: list[str] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)
    makers: Counter[str] = field(default_factory=Counter)
    paragraph: int = 0
    sentence: int = 0

    def hear(self, voice: Voice) -> Voice | None:
        """Remember a speaker under the fullest name; who the lead left unnamed gets theirs in what was told."""
        known = self.speakers.hear(voice, self.paragraph)
        if known is not None and known.person:
            self.drafts = [replace(d, voice=self.speakers.named(d.voice, known)) for d in self.drafts]
        return known

    def follow(self, passage: Passage, sentence: Tokens) -> None:
        """Remember the parties that a sentence is about, the last one first."""
        for party in passage.parties:
            if sentence.start_char <= party.start < sentence.end_char and party.code not in NO_PARTY:
                if party.code in self.topics:
                    self.topics.remove(party.code)
                self.topics.insert(0, party.code)

    def antecedent(self, goods: Goods) -> Draft | None:
        """The latest draft whose goods 'the aircraft' or 'such missiles' can point back to."""
        wider = MEANT_BY.get(goods.category, {goods.category})
        for draft in reversed(self.drafts):
            if draft.category in wider or goods.category is Category.UNSPECIFIED:
                return draft
        return None

    def just_said(self, *, reach: int = 2) -> list[Draft]:
        """The drafts of the nearest earlier sentence that has any, if it is at most `reach` sentences back."""
        if not self.drafts:
            return []
        last = self.drafts[-1].at
        near = last[0] >= self.paragraph - 1 and self.sentence - last[1] <= reach
        return [d for d in self.drafts if d.at == last] if near else []

    def partner(self, *, supplier: str | None, recipient: str | None, out: frozenset[str]) -> str | None:
        """The other party of the latest deal told with this supplier or this recipient; never one of `out`."""
        for draft in reversed(self.drafts):
            if supplier is not None and draft.supplier == supplier and draft.recipient not in (None, *out):
                return draft.recipient
            if recipient is not None and draft.recipient == recipient and draft.supplier not in (None, *out):
                return draft.supplier
        return None

    def survey(self, passages: list[Passage]) -> None:
        """Count, before reading, how often the article names each party, and each maker's home state."""
        self.speakers.passages = passages
        for passage in passages:
            for party in (p for p in passage.parties if p.code not in NO_PARTY):
                self.named[party.code] += 1
                if party.kind is PartyKind.ORGANISATION:
                    self.makers[party.code] += 1

    @property
    def hero(self) -> str | None:
        """The party that a good quarter of all mentions are of: whom an article about one state's arms is about."""
        for code, n in self.named.most_common(1):
            if n >= 4 and 4 * n >= sum(self.named.values()) and code not in self.makers:
                return code
        return None

    def likely_supplier(self, goods: Goods, recipient: str) -> str | None:
        """The supplier that the whole article speaks of: the goods' origin, or the only maker's home state."""
        if goods.origin and goods.origin != recipient and self.named[goods.origin]:
            return goods.origin
        makers = [code for code in self.makers if code != recipient]
        told = {d.supplier for d in self.drafts} - {None, recipient}
        return makers[0] if len(makers) == 1 else told.pop() if len(told) == 1 else None

    def likely_recipient(self, supplier: str, *, out: frozenset[str]) -> str | None:
        """The recipient that the whole article speaks of: the party that it names most beside the supplier."""
        told = Counter(d.recipient for d in self.drafts if d.recipient not in (None, supplier, *out))
        if told:
            return told.most_common(1)[0][0]
        others = [(n, code) for code, n in self.named.items() if code not in (supplier, *out) and n > 1]
        return max(others)[1] if others else None

    def direction(self, one: str, other: str) -> tuple[str, str] | None:
        """(supplier, recipient) where a deal between the two was told before."""
        for draft in reversed(self.drafts):
            if draft.pair in ((one, other), (other, one)) and draft.supplier and draft.recipient:
                return draft.supplier, draft.recipient
        return None

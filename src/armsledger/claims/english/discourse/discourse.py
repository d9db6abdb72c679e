"""What carries on from sentence to sentence: what was told, and who speaks."""

from collections import Counter
from dataclasses import dataclass, field, replace

from armsledger.claims.english.discourse.draft import Draft
from armsledger.claims.english.passages import NO_PARTY, Passage
from armsledger.claims.english.speakers import Speakers, Voice
from armsledger.terms import Stage
from armsledger.values import Period


@dataclass(frozen=True, slots=True)
class Review:
    """A year of which a report tells in general ('Chad imported arms in 2011') before it goes through it."""

    period: Period
    stage: Stage
    parties: frozenset[str]
    sentence: int


@dataclass(slots=True)
class Discourse:
    """The state of one article's reading; the one mutable thing in the coder.

    published is the article's date as it is told, appeared_by the last day (YYYY-MM-DD) that it may be.
    """

    published: str | None = None
    appeared_by: str | None = None
    home: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    speakers: Speakers = field(default_factory=Speakers)
    named: Counter[str] = field(default_factory=Counter)
    paragraph: int = 0
    sentence: int = 0
    review: Review | None = None
    dated: tuple[int, Period] | None = None

    def hear(self, voice: Voice) -> Voice | None:
        """Remember a speaker under the fullest name; who the lead left unnamed gets theirs in what was told."""
        known = self.speakers.hear(voice, self.paragraph)
        if known is not None and known.person:
            self.drafts = [replace(d, voice=self.speakers.named(d.voice, known)) for d in self.drafts]
        return known

    def just_said(self, *, reach: int = 2) -> list[Draft]:
        """The drafts of the nearest earlier sentence that has any, if it is at most `reach` sentences back."""
        if not self.drafts:
            return []
        last = self.drafts[-1].at
        near = last[0] >= self.paragraph - 1 and self.sentence - last[1] <= reach
        return [d for d in self.drafts if d.at == last] if near else []

    def swap(self, old: Draft, new: Draft) -> None:
        """Put a draft in the place of another."""
        self.drafts[self.drafts.index(old)] = new

    def survey(self, passages: list[Passage]) -> None:
        """Count, before reading, how often the article names each party."""
        self.speakers.passages = passages
        self.named.update(p.code for passage in passages for p in passage.parties if p.code not in NO_PARTY)

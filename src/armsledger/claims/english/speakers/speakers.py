"""The speakers of one article: who 'he', 'the company' and 'Harris' are, and who has not been named yet."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from armsledger.catalogue import PartyKind, catalogue
from armsledger.claims.english.lexicon import words
from armsledger.claims.english.passages import Passage
from armsledger.claims.english.speakers.attribution import voice_of
from armsledger.claims.english.speakers.kinds import names_an_authority
from armsledger.claims.english.speakers.speech import phrase_of
from armsledger.claims.english.speakers.voice import PRONOUNS, Voice
from armsledger.terms import Side

_PERSONAL = {"he", "she"}
_OFFICES = words("offices")
_COMPANY = {"company", "firm", "manufacturer", "shipyard", "shipbuilder", "yard", "maker", "group", "builder"}
_PUBLICATION = {
    "newspaper",
    "agency",
    "report",
    "daily",
    "weekly",
    "magazine",
    "website",
    "publication",
    "paper",
}
_LEAD = 1
"""The last paragraph that may leave its speaker unnamed; the title is paragraph 0."""

_SOON = 4


@dataclass(slots=True)
class Speakers:
    """Everybody heard so far, the latest last, and the passages in which they are introduced."""

    passages: list[Passage] = field(default_factory=list)
    heard: list[Voice] = field(default_factory=list)
    unnamed: Voice | None = None

    def hear(self, voice: Voice, paragraph: int) -> Voice | None:
        """Remember a speaker under the fullest name that the article gives; None where a pronoun stays open."""
        known = self.who(voice)
        if known is not None:
            self.heard.append(known)
            if known.noun in _OFFICES and paragraph <= _LEAD and known.kind is None:
                self.unnamed = known
            elif paragraph > _SOON:
                self.unnamed = None
            elif known.person and known.state is None and known.kind is None and self.unnamed is not None:
                self.heard[-1] = known = replace(known, state=self.unnamed.state)
        return known

    def named(self, voice: Voice | None, person: Voice) -> Voice | None:
        """A voice of the lead that was left unnamed ('a senior minister said'), as the person first named after."""
        if voice is None or self.unnamed is None or voice.name != self.unnamed.name:
            return voice
        if person.kind is not None or (
            None not in (voice.state, person.state) and voice.state != person.state
        ):
            return voice
        return replace(person, state=person.state or voice.state)

    def who(self, voice: Voice) -> Voice | None:
        """The speaker under the fullest name that the article gives; None where a pronoun stays open."""
        if voice.name in PRONOUNS:
            return self._meant(voice.name)
        if voice.person:
            return self._introduced(voice)
        if voice.known:
            return self._anaphor(voice) or voice
        return voice

    def _meant(self, pronoun: str) -> Voice | None:
        if pronoun in _PERSONAL:
            return self._last(lambda v: v.person or v.noun in _OFFICES)
        if pronoun == "it":
            return self._last(lambda v: not v.person and v.noun not in _OFFICES)
        return self.heard[-1] if self.heard else None

    def _last(self, fits: Callable[[Voice], bool]) -> Voice | None:
        return next((v for v in reversed(self.heard) if fits(v)), None)

    def _anaphor(self, voice: Voice) -> Voice | None:
        """Who 'the company', 'the newspaper' or 'the general' is, if they spoke or were named before."""
        if voice.noun in _COMPANY:
            return self._last(lambda v: v.kind is Side.INDUSTRY and not v.person) or self._maker()
        if voice.noun in _PUBLICATION:
            kinds = (Side.MEDIA, Side.EXPERT, Side.INTERNATIONAL)
            told = self._last(lambda v: v.kind in kinds and not v.person and not v.known)
            body = self._last(lambda v: v.kind is v.state is v.noun is None and not v.person)
            if told is not None or body is None or names_an_authority(body.name):
                return told or body
            return replace(body, kind=voice.kind)
        if voice.kind is Side.ANONYMOUS:
            return self._last(lambda v: v.kind is Side.ANONYMOUS)
        if voice.noun in _OFFICES and voice.state is None and not voice.noun.endswith("s"):
            return self._last(lambda v: v.person)
        return None

    def _maker(self) -> Voice | None:
        """The first company that the article names."""
        for passage in self.passages:
            for party in passage.parties:
                if party.kind is PartyKind.ORGANISATION:
                    return Voice(passage.words(party), party.code, Side.INDUSTRY)
        return None

    def _introduced(self, voice: Voice) -> Voice:
        """The same person with the fullest name, the state and the kind that the article gives anywhere."""
        found = voice
        for other in (*reversed(self.heard), self._introduction(voice)):
            if other is not None and other.person and _same(other, found):
                found = replace(
                    found,
                    name=max(other.name, found.name, key=len),
                    state=found.state or other.state,
                    kind=found.kind or other.kind,
                )
        return found

    def _introduction(self, voice: Voice) -> Voice | None:
        """The person as the article introduces them, with name and office."""
        last = re.compile(rf"(?<!\w){re.escape(voice.name.split()[-1])}(?!\w)")
        for passage in self.passages:
            for found in last.finditer(passage.text):
                named = voice_of(passage, phrase_of(passage.tokens(*found.span()).root))
                if named is not None and named.person and (" " in named.name or named.state or named.kind):
                    return named
        return None


def _same(one: Voice, other: Voice) -> bool:
    return one.name.split()[-1] == other.name.split()[-1] or catalogue().same_person(one.name, other.name)

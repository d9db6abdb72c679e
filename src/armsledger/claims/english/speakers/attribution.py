"""Who says so, and on whose side they stand: from the phrase that names a speaker to a voice."""

import re
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.catalogue import PartyKind, PartyMention, catalogue
from armsledger.claims.english.lexicon import words
from armsledger.claims.english.passages import Passage
from armsledger.claims.english.speakers.kinds import kind_of
from armsledger.claims.english.speakers.names import person_name
from armsledger.claims.english.speakers.speech import speaker_phrases
from armsledger.claims.english.speakers.voice import PRONOUNS, Voice
from armsledger.terms import Side

_OFFICES = words("offices")
_BODIES = words("bodies")
_REGISTER = re.compile(
    r"\b(UN|U\.N\.|United Nations)\b.*\b[Rr]egister\b|Register of Conventional Arms|^the register$"
)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LEADING = re.compile(r"(?i)^(the|a|an|one|its|his|their|most recent|some|several)\s+")
_KIND_BEFORE_NAME = re.compile(
    r"\b(newspaper|daily|weekly|magazine|website|broadcaster|company|agency|firm)\s+(?=[A-Z])"
)
_REPORT = words("reports")
_THE_REGISTER = "UN Register of Conventional Arms"
_NOBODY = {"no", "neither", "nobody", "none"}
_REPORTING_MEDIA = {"reported", "reports"}


def voice_in(passage: Passage, sentence: Tokens, within: Token | None) -> Voice | None:
    """The speaker that a sentence names for what it says; within narrows it to one clause."""
    found = None
    for phrase, verb in speaker_phrases(sentence, within):
        voice = voice_of(passage, phrase)
        if voice is None:
            continue
        voice = replace(voice, how=f"'{voice.name}' by {verb!r}")
        if voice.name == _THE_REGISTER:
            return voice
        if found is None:
            found = _as_media(voice) if verb in _REPORTING_MEDIA else voice
    return found


def _as_media(voice: Voice) -> Voice:
    """'X reported' of a single name that is no state's and no maker's is said of a newspaper or an agency."""
    known = voice.kind or voice.noun or voice.state or (voice.person and " " in voice.name)
    return voice if known or voice.name in PRONOUNS else Voice(voice.name, None, Side.MEDIA, how=voice.how)


def acting_person(passage: Passage, sentence: Tokens) -> Voice | None:
    """The person whom a sentence is about, though it says nothing: the next 'he said' may mean them."""
    for token in sentence:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.pos_ == "PROPN":
            lefts = [t.i for c in token.lefts for t in c.subtree]
            voice = voice_of(passage, passage.doc[min([token.i, *lefts]) : token.i + 1])
            return voice if voice is not None and voice.person else None
    return None


def voice_of(passage: Passage, phrase: Tokens) -> Voice | None:
    """The voice that a noun phrase names; None where it names nobody who can speak."""
    first = phrase[0]
    if len(phrase) == 1 and first.pos_ == "PRON":
        return Voice(first.lower_, None, None) if first.lower_ in PRONOUNS else None
    text = phrase.text.strip(' ,“”"')
    if first.lower_ in _NOBODY:
        return None
    if _REGISTER.search(text):
        return Voice(_THE_REGISTER, None, Side.INTERNATIONAL)
    inner = _author(phrase)
    if inner is not None:
        return voice_of(passage, inner)
    if any(t.lower_ == "anonymity" for t in phrase.root.subtree):
        return Voice(_LEADING.sub("", text), None, Side.ANONYMOUS)
    pieces = _pieces(phrase)
    named = (person_name(piece) for piece in pieces if piece[0].pos_ != "ADP")
    person = next((name for name in named if name), None)
    if person is not None:
        return _person(passage, phrase, person)
    return _institution(passage, phrase, pieces)


def _author(phrase: Tokens) -> Tokens | None:
    """Whose report it is: 'a report by X', 'a study of the Institute', 'a report in the magazine X'."""
    for i, token in enumerate(phrase[:-1]):
        if token.lower_ in _REPORT:
            later = range(i + 1, len(phrase) - 1)
            by = next((k for k in later if phrase[k].lower_ == "by"), i + 1)
            named = any(t.pos_ == "PROPN" for t in phrase[by + 1 :])
            return phrase[by + 1 :] if named and phrase[by].lower_ in ("by", "in", "from", "of") else None
    return None


def _pieces(phrase: Tokens) -> list[Tokens]:
    """The phrase cut at its commas."""
    cuts = [i for i, token in enumerate(phrase) if token.text in (",", "(", ")")]
    bounds = zip([0, *(c + 1 for c in cuts)], [*cuts, len(phrase)], strict=True)
    return [phrase[a:b] for a, b in bounds if b > a]


def _person(passage: Passage, phrase: Tokens, name: str) -> Voice:
    """A person with the state and the kind that the words round the name give; those of a known person stand."""
    office = phrase.text.replace(name, "")
    known = catalogue().person(name)
    kind = kind_of(office)
    if known is not None and known.state and kind not in (Side.MEDIA, Side.EXPERT):
        return Voice(name, known.state, kind_of(known.office or ""), person=True)
    return Voice(name, _state_of(passage, phrase), kind, person=True)


def _institution(passage: Passage, phrase: Tokens, pieces: list[Tokens]) -> Voice | None:
    """A body, an office or a publication, under the name that its phrase ends in or begins with."""
    text, head = _IN_BRACKETS.sub("", phrase.text).strip(' ,“”"'), pieces[0].root
    head = head if head.pos_ != "DET" else pieces[0][-1]
    kind, state = kind_of(text), _state_of(passage, phrase)
    speaks = head.lower_ in _BODIES or head.lower_ in _OFFICES or head.lower_ in _REPORT
    if head.pos_ != "PROPN" and not speaks and kind is None and not (head.pos_ == "ADJ" and state):
        return None
    noun = head.lower_ if head.pos_ == "NOUN" or head.lower_ in _OFFICES else None
    named, definite = _has_name(pieces[0]), phrase[0].lower_ in ("the", "this")
    apart = (p.text for p in pieces[1:] if not named and all(t.pos_ == "PROPN" for t in p))
    name = _LEADING.sub("", next(apart, text.split(",")[0]).strip(' ,“”"'))
    if noun in _REPORT and kind is None and not named:
        kind = Side.EXPERT if definite else Side.MEDIA
    elif noun in _OFFICES and (kind is Side.INDUSTRY or (kind is None and "former" in text)):
        kind = Side.ANONYMOUS
    return Voice(_inner_name(name), state, kind, noun, definite and not named) if name else None


def _has_name(piece: Tokens) -> bool:
    """Whether a phrase holds a proper name other than a state's."""
    for token in piece:
        parties = catalogue().parties_in(token.text) if token.pos_ == "PROPN" else []
        if token.pos_ == "PROPN" and all(p.kind is PartyKind.ORGANISATION for p in parties):
            return True
    return False


def _inner_name(name: str) -> str:
    """'French weekly newspaper La Tribune' is called 'La Tribune'."""
    found = _KIND_BEFORE_NAME.search(name)
    return name[found.end() :] if found else name


def _state_of(passage: Passage, phrase: Tokens) -> str | None:
    """The state that a speaker's own phrase names ('the Armenian Defence Ministry'), not whom it deals with."""
    start, end = phrase[0].idx, phrase[-1].idx + len(phrase[-1])
    found = [p for p in passage.parties if start <= p.start < end] or [
        PartyMention(p.start + start, p.end + start, p.code, p.kind, p.organisation)
        for p in catalogue().parties_in(phrase.text)
    ]
    for party in found:
        before = passage.text[start : party.start].rstrip().lower()
        if not before.endswith((" on", " to", " to the", " on the")):
            return party.code
    return None

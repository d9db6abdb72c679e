"""Who says so, on whose side they stand, and how surely they say it."""

import re
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.catalogue import PartyKind, catalogue
from armsledger.claims.english.chain import REPORTING
from armsledger.claims.english.passage import Passage, ancestors, noun_head
from armsledger.terms import Certainty, Side


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the article names it, the state it speaks for, and what kind of source it is.

    kind is a Side where the words settle it (industry, media, expert, international, anonymous), else None:
    then the side follows from the state.
    """

    name: str
    state: str | None
    kind: Side | None


_ANONYMOUS = re.compile(
    r"(?i)\b(sources?|insiders?|people familiar|anonymous|person|persons|unnamed|unidentified)\b"
)
_MEDIA = re.compile(
    r"(?i)\b(newspaper|daily|agency|news|media|website|magazine|journal|broadcaster|television|reporters?|tribune|times|"
    r"post|weekly|outlets?|press|TASS|Interfax|RIA|Reuters|AFP|Jane[’']?s|Bloomberg|Kommersant|Vedomosti|Izvestia)\b"
)
_EXPERT = re.compile(
    r"(?i)\b(experts?|analysts?|institute|think[- ]tank|researchers?|professor|cent(re|er) for|foundation|scholars?|"
    r"observers?|SIPRI|IISS|pundits?|university|study|historian)\b"
)
_RESEARCH = re.compile(r"(?i)\b(institute|think[- ]tank|SIPRI|IISS|university)\b")
_INTERNATIONAL = re.compile(
    r"(?i)\b(UN|U\.N\.|United Nations|Security Council|OSCE|European Union|EU|NATO|panel of experts|Register of "
    r"Conventional Arms|Red Cross|international)\b"
)
_INDUSTRY = re.compile(
    r"(?i)\b(company|corporation|manufacturer|firm|shipyard|CEO|chief executive|chairman|vice president|maker|builder|"
    r"industries|Inc|Ltd|contractor|group)\b"
)
_INSTITUTION = re.compile(
    r"(?i)\b(ministry|government|army|navy|air force|department|embassy|parliament|officials?|statement|agency|"
    r"pentagon|"
    r"kremlin|presidency|spokes\w+|command|senate|congress|cabinet|register|newspaper|service|office|general|"
    r"authorities|sources?|administration|council|caucus|report|experts?|analysts?|pundits?|institute|company|"
    r"media|newspapers?|website|daily|weekly|cent(re|er)|foundation|officers?|diplomats?|advis[eo]rs?|aides?|lawmakers?|legislators?|commanders?|sources?)\b"
)
_REGISTER = re.compile(r"\b(UN|U\.N\.|United Nations) Register\b|Register of Conventional Arms")
_TITLES = re.compile(
    r"^(the |a |an |its |his |her |their )?"
    r"((former|then|retired|senior|acting|deputy|first|vice|chief|prime|foreign|defen[cs]e|"
    r"US|U\.S\.|UK|Ret\.|Col\.|Gen\.|Lt\.|Maj\.|Adm\.|Brig\.|Capt\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|"
    r"President|Minister|Prime|Premier|Chancellor|King|Prince|Sheikh|General|Colonel|Major|Admiral|Captain|"
    r"Lieutenant|Brigadier|Marshal|Commander|Secretary|Ambassador|Director|Spokesman|Spokeswoman|Spokesperson|"
    r"Chairman|Senator|Congressman|Representative|MP|CEO|Deputy|Vice|Defen[cs]e|Foreign|Chief|of|State|Staff|Force|Air|MG)\s+)+"
)
_PROBABLE = re.compile(
    r"(?i)\b(reportedly|allegedly|apparently|likely|probably|presumably|purportedly|supposedly|believed to|thought to|"
    r"said to (be|have)|appears? to|appeared to|understood to|rumou?red|reported to|expected to|"
    r"sources (said|say|told)|"
    r"claim(s|ed)?|unconfirmed|according to (\w+ ){0,3}sources|seems? to|suggests?)\b"
)
_POSSIBLE = re.compile(
    r"(?i)\b(may|might|could|would like|hopes?|hoping|if|possibly|perhaps|potentially|unless)\b(?! be (worth|valued))"
)
_MAY_MONTH = re.compile(r"\bMay\b")
_QUOTED = re.compile(r"[“\"«][^”\"»]+[”\"»]")


def certainty_of(words: str) -> Certainty:
    """How surely a stretch of words speaks, by its cue words."""
    plain = " ".join(_MAY_MONTH.sub("", words).split())
    if _POSSIBLE.search(plain):
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if _PROBABLE.search(plain) else Certainty.CERTAIN


def voice_in(passage: Passage, sentence: Tokens, within: Token | None) -> Voice | None:
    """The speaker that a sentence names for what it says; within narrows it to one clause."""
    source = (_reporter(within) if within is not None else None) or _according(sentence) or _quoting(sentence)
    return voice_of(passage, source) if source is not None else None


def _according(sentence: Tokens) -> Token | None:
    for token in sentence:
        if token.lower_ == "according":
            for child in token.subtree:
                if child.dep_ == "pobj" and child.head.lower_ == "to":
                    return child
        if token.lower_ in ("citing", "quoting"):
            return next((c for c in token.children if c.dep_ == "dobj"), None)
    return None


def _reporter(within: Token) -> Token | None:
    for up in (within, *ancestors(within)):
        if up.lower_ in REPORTING and up.pos_ == "VERB":
            found = _subject(up)
            if found is not None and (up == within or not (found.i == within.i or within.is_ancestor(found))):
                return found
        inserted = (c for c in up.children if c.dep_ in ("parataxis", "ccomp") and c.lower_ in REPORTING)
        for verb in inserted:
            found = _subject(verb)
            if found is not None and not verb.is_ancestor(within):
                return found
    return None


def _subject(verb: Token) -> Token | None:
    found = next((c for c in verb.children if c.dep_ in ("nsubj", "agent")), None)
    if found is not None and found.dep_ == "agent":
        return next(iter(found.children), None)
    return found


def _quoting(sentence: Tokens) -> Token | None:
    """The subject of a reporting verb that stands beside a quotation."""
    if not re.search(r"[“”\"]", sentence.text):
        return None
    for token in sentence:
        if token.lower_ in REPORTING and token.pos_ == "VERB":
            found = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if found is not None:
                return found
    return None


def acting_person(passage: Passage, sentence: Tokens) -> Voice | None:
    """The person whom a sentence is about, though it says nothing: the next 'he said' may mean them."""
    for token in sentence:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.pos_ == "PROPN":
            start = min(
                (t.i for t in token.subtree if t.i <= token.i and t.dep_ == "compound"), default=token.i
            )
            if _person_name(passage.doc[start : token.i + 1]):
                return voice_of(passage, token)
    return None


def voice_of(passage: Passage, source: Token) -> Voice | None:
    """The voice that a noun phrase names; None for 'it' and the like."""
    if source.pos_ == "PRON":
        return Voice(source.text, None, None) if source.lower_ in ("he", "she", "they", "we", "i") else None
    head = noun_head(source)
    if _REGISTER.search(" ".join(t.text for t in head.subtree)):
        return Voice("UN Register of Conventional Arms", None, Side.INTERNATIONAL)
    start = min(
        (t.i for t in head.subtree if t.i <= head.i and t.dep_ not in ("punct", "cc")), default=head.i
    )
    words = passage.doc[start : head.i + 1]
    full = passage.doc[start : max(t.i for t in head.subtree) + 1].text
    state = _state_of(passage, passage.doc[start].idx, words.end_char, full)
    person = _person_name(words) or next(
        (name for c in head.children if c.dep_ == "appos" and (name := _appositive_name(passage, c))), None
    )
    kind = _kind(full.replace(person, "")) if person else _kind(words.text) or _kind(full[:80])
    if person:
        known = catalogue().person(person)
        return Voice(person, known.state if known and known.state else state, kind)
    if not _INSTITUTION.search(words.text) and not any(t.pos_ == "PROPN" for t in words):
        return None
    name = re.sub(r"^(the|a|an)\s+", "", words.text.strip(' ,“”"'), flags=re.I)
    return Voice(name, state, kind)


def _without_titles(name: str) -> str:
    """A name without the offices and the demonym before it ('Armenian Defence Minister Seyran Ohanyan')."""
    first, _, rest = name.partition(" ")
    party = catalogue().parties_in(first)
    if rest and party and party[0].kind in (PartyKind.DEMONYM, PartyKind.STATE):
        return _without_titles(rest)
    shorter = _TITLES.sub("", name + " ").strip()
    return _without_titles(shorter) if shorter != name else name


def _appositive_name(passage: Passage, head: Token) -> str | None:
    """The name beside an office ('an adviser to the prime minister, Ali al-Moussawi')."""
    start = min(
        (t.i for t in head.subtree if t.i <= head.i and t.dep_ in ("compound", "punct", "nmod")),
        default=head.i,
    )
    return _person_name(passage.doc[start : head.i + 1]) if head.pos_ == "PROPN" else None


def _person_name(words: Tokens) -> str | None:
    """The personal name that ends a noun phrase, without titles, or None where it names no person."""
    names: list[str] = []
    for token in reversed(list(words)):
        if (token.pos_ == "PROPN" and token.text[:1].isupper()) or (
            token.text in ("-", "‑", "al", "bin", "de", "van", "von", "der") and names
        ):
            names.insert(0, token.text)
        else:
            break
    text = " ".join(names)
    text = re.sub(r"\s*-\s*", "-", text)
    plain = _without_titles(text)
    if not plain or _INSTITUTION.search(plain) or _MEDIA.search(plain) or _EXPERT.search(plain):
        return None
    if catalogue().parties_in(plain) and not catalogue().person(plain):
        return None
    return plain


def _state_of(passage: Passage, start: int, end: int, full: str) -> str | None:
    """The state that a speaker's own noun phrase names ('the Armenian Defence Ministry')."""
    for party in passage.parties:
        if start <= party.start < end:
            return party.code
    inner = catalogue().parties_in(full)
    return inner[0].code if inner else None


def _kind(words: str) -> Side | None:
    if _ANONYMOUS.search(words) or "anonymity" in words:
        return Side.ANONYMOUS
    parties = catalogue().parties_in(words)
    if any(p.kind is PartyKind.ORGANISATION for p in parties) and not re.search(
        r"(?i)ministry|department|agency", words
    ):
        return Side.INDUSTRY
    for pattern, side in (
        (_RESEARCH, Side.EXPERT),
        (_INTERNATIONAL, Side.INTERNATIONAL),
        (_MEDIA, Side.MEDIA),
        (_EXPERT, Side.EXPERT),
        (_INDUSTRY, Side.INDUSTRY),
    ):
        if pattern.search(words):
            return side
    return None


def side_of(voice: Voice, supplier: str | None, recipient: str | None) -> Side | None:
    """Where a voice stands towards a transfer."""
    if voice.kind is not None:
        return voice.kind
    if voice.state is None:
        return None
    if voice.state == supplier:
        return Side.SUPPLIER
    return Side.RECIPIENT if voice.state == recipient else Side.THIRD_STATE


def in_quotation(passage: Passage, at: int) -> bool:
    """Whether a character stands inside quotation marks (an open one counts to the end of the paragraph)."""
    text = passage.text
    if any(m.start() < at < m.end() for m in _QUOTED.finditer(text)):
        return True
    opened = max(text.rfind("“", 0, at), -1)
    return opened >= 0 and text.find("”", opened, at) < 0

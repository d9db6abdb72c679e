"""Whether two speakers are one: a person however spelt, a body of one side; and whether an outlet is speaking."""

import re
from functools import lru_cache

from armsledger.catalogue import PartyKind, catalogue
from armsledger.catalogue.fold import fold
from armsledger.claims import Claim
from armsledger.terms import Side
from armsledger.transfers.credit import AGENCIES, outlet_named

_BODY = re.compile(
    r"\b(?:minist(?:ry|ries)|government|cabinet|office|department|agency|service|army|military|navy|air force|forces|"
    r"command|embassy|council|committee|parliament|assembly|congress|senate|corporation|company|institute|"
    r"administration|staff|pentagon|kremlin|exporter|industry|delegation|authorit(?:y|ies)|presidency|"
    r"royal court|union|centre|center|organi[sz]ation|group|spokes(?:man|woman|person)|report)\b"
)
_GENERIC = frozenset(
    {"of", "the", "and", "for", "s", "a", "an", "its", "national", "state", "federal", "republic", "royal"}
)
_UNNAMED = re.compile(
    r"\b(?:sources?|officials?|insiders?|people|persons?|observers?|experts?|analysts?|specialists?|officers?|diplomats?)\b"
)
_PRESS = re.compile(
    r"\b(?:media|press|newspapers?|papers?|magazines?|weekly|weeklies|daily|dailies|agency|agencies|news|websites?|portals?|"
    r"channels?|television|radio|outlets?|reports?|journalists?|reporters?|sources?)\b",
    re.IGNORECASE,
)


def outlet_speaking(claim: Claim) -> str | None:
    """The outlet that a claim's speaker is, by its usual name; None for other speakers, and for 'local media'."""
    speaker = claim.speaker
    if not speaker:
        return None
    if not any(word[0].isupper() for word in _own_words(speaker)):
        return None
    return outlet_named(speaker, anyone=claim.side is Side.MEDIA)


def may_be_one_speaker(one: Claim, other: Claim) -> bool:
    """Whether nothing says that two claims have two speakers."""
    return one_speaker(one, other) or not (is_named(one) and is_named(other))


def one_speaker(one: Claim, other: Claim) -> bool:
    """Whether two claims have one speaker, person or body, whom both name; never an unnamed source or an outlet.

    Bodies are one where their side and the words of their names agree, their state's name apart.
    """
    if not (is_named(one) and is_named(other)):
        return False
    first, second = one.speaker or "", other.speaker or ""
    bodies = is_body(first), is_body(second)
    if any(bodies):
        return all(bodies) and one.side is other.side and _body(first) == _body(second)
    return catalogue().same_person(first, second)


@lru_cache(maxsize=10_000)
def is_body(speaker: str) -> bool:
    """Whether a speaker is an institution rather than a person."""
    if catalogue().person(speaker) is not None:
        return False
    if _BODY.search(fold(speaker)) or not any(word[0].isupper() for word in speaker.split()):
        return True
    return any(p.start == 0 and p.end == len(speaker) for p in catalogue().parties_in(speaker))


def is_named(claim: Claim) -> bool:
    """Whether a claim names a person or body as its speaker; unnamed sources, media and outlets are none."""
    if not claim.speaker or claim.side in (Side.ANONYMOUS, Side.MEDIA) or outlet_speaking(claim) is not None:
        return False
    return _UNNAMED.search(fold(claim.speaker)) is None


@lru_cache(maxsize=10_000)
def _own_words(speaker: str) -> tuple[str, ...]:
    """The words of an outlet's name but for its state's or city's name and for words that any outlet goes by."""
    if outlet_named(speaker) in AGENCIES:
        return (speaker,)
    return tuple(re.findall(r"[^\W\d_]+", _PRESS.sub(" ", _without_state(speaker))))


@lru_cache(maxsize=10_000)
def _body(speaker: str) -> frozenset[str]:
    """The words of a body's name; those for its state are left out, unless the state itself is speaking."""
    if codes := {p.code for p in catalogue().parties_in(speaker) if (p.start, p.end) == (0, len(speaker))}:
        return frozenset(codes)
    words = re.findall(r"[^\W_]+", fold(_without_state(speaker)).replace("defense", "defence"))
    return frozenset(words) - _GENERIC


def _without_state(name: str) -> str:
    for party in reversed(catalogue().parties_in(name)):
        if party.kind is not PartyKind.ORGANISATION:
            name = f"{name[: party.start]} {name[party.end :]}"
    return name

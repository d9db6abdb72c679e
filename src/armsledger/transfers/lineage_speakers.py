"""Whether two speakers are one: a person however spelt, a body of one side; and whether an outlet is speaking."""

import re
from functools import lru_cache

from armsledger.catalogue import PartyKind, catalogue
from armsledger.catalogue.fold import fold
from armsledger.claims import Claim
from armsledger.terms import Side
from armsledger.transfers.credit import outlet_named

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
    r"\b(?:media|press|newspapers?|reports?|journalists?|reporters?|daily|dailies|outlets?|sources?)\b"
)


def outlet_speaking(claim: Claim) -> str | None:
    """The outlet that a claim's speaker is, by its usual name; None for other speakers, and for 'local media'."""
    speaker = claim.speaker
    if not speaker:
        return None
    named = outlet_named(speaker)
    if named is not None or claim.side is not Side.MEDIA:
        return named
    return None if _PRESS.search(fold(speaker)) or not speaker[0].isupper() else speaker


def one_speaker(one: Claim, other: Claim) -> bool:
    """Whether two claims have one speaker, person or body, whom both name; never an unnamed source or an outlet.

    Bodies are one where their side and the words of their names agree, their state's name apart.
    """
    if not (_is_named(one) and _is_named(other)):
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


def _is_named(claim: Claim) -> bool:
    if not claim.speaker or claim.side in (Side.ANONYMOUS, Side.MEDIA) or outlet_speaking(claim) is not None:
        return False
    return _UNNAMED.search(fold(claim.speaker)) is None


@lru_cache(maxsize=10_000)
def _body(speaker: str) -> frozenset[str]:
    """The words of a body's name; those for its state are left out, unless the state itself is speaking."""
    kept = speaker
    for party in reversed(catalogue().parties_in(speaker)):
        if party.kind is PartyKind.ORGANISATION:
            continue
        if party.start == 0 and party.end == len(speaker):
            return frozenset({party.code})
        kept = kept[: party.start] + " " + kept[party.end :]
    words = re.findall(r"[^\W_]+", fold(kept).replace("defense", "defence"))
    return frozenset(words) - _GENERIC

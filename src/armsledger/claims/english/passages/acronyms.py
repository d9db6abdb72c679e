"""Short forms that an article gives to parties: '(NAF)' after 'Nigerian Air Force' means Nigeria from then on."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from armsledger.catalogue import PartyKind, PartyMention

_GIVEN = re.compile(r"\(([A-Z][A-Za-z]{0,5}[A-Z])[);,]")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"of", "the", "and", "for", "de", "del", "du", "da", "di", "la"})
_LONGEST_PHRASE = 80


def acronyms_in(text: str, parties: Iterable[PartyMention]) -> dict[str, PartyMention]:
    """The short forms that a paragraph gives in brackets, each with the mention of the party that it stands for."""
    named = list(parties)
    found: dict[str, PartyMention] = {}
    for given in _GIVEN.finditer(text):
        before = [p for p in named if p.end <= given.start()]
        start = _phrase_start(text, given.start(), given[1])
        inside = [p for p in before if start is not None and start <= p.start]
        maker = before[-1:] if before and before[-1].kind is PartyKind.ORGANISATION else []
        beside = [p for p in maker if not text[p.end : given.start()].strip()]
        for party in (*beside, *inside[:1]):
            found.setdefault(given[1], party)
    return found


def _phrase_start(text: str, end: int, short: str) -> int | None:
    """Where the phrase begins whose initials are a short form; None where the words before it have others."""
    words = [w for w in _WORD.finditer(text, max(0, end - _LONGEST_PHRASE), end) if w[0] not in _SMALL]
    spelt = words[-len(short) :]
    if len(spelt) < len(short) or not spelt[0][0][0].isupper():
        return None
    initials = "".join(word[0][0] for word in spelt)
    return spelt[0].start() if initials.upper() == short.upper() else None


def stood_for(
    text: str, acronyms: Mapping[str, PartyMention], taken: Iterable[tuple[int, int]]
) -> list[PartyMention]:
    """The mentions of parties by such short forms in a paragraph, but where other names stand."""
    if not acronyms:
        return []
    spans = list(taken)
    short = re.compile(r"(?<![\w(-])(?:" + "|".join(map(re.escape, acronyms)) + r")(?!\w|-[A-Z\d])")
    return [
        replace(_as_named(acronyms[m[0]]), start=m.start(), end=m.end())
        for m in short.finditer(text)
        if not any(low < m.end() and m.start() < high for low, high in spans)
    ]


def _as_named(party: PartyMention) -> PartyMention:
    """A state's forces and ministries stand for it as its capital does."""
    own = party.kind in (PartyKind.DEMONYM, PartyKind.STATE)
    return replace(party, kind=PartyKind.METONYM) if own else party

"""Finding who is named: states, their demonyms and metonyms, bodies, armed groups, organisations."""

import re
from collections.abc import Iterable, Iterator

from armsledger.catalogue.entries import PartyKind, PartyMention
from armsledger.catalogue.finder import Finder, Found, leftmost_longest
from armsledger.catalogue.fold import Folded
from armsledger.catalogue.tables import Organisation, Party

GIVEN_NAMES_TOO = frozenset(
    {"Jordan", "Chad", "Georgia", "Israel", "Washington", "Paris", "London", "Sofia", "Sydney"}
)
"""Parties' names that people bear."""

_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Sgt|Capt|Lt|Maj|Col|Gen|Judge|Senator|Congressman)\.? $"
)
_GIVEN_NAME_BEFORE = re.compile(
    r"\b(?:James|John|Robert|Michael|William|David|Richard|Charles|Joseph|Thomas|Christopher|Daniel|Paul|Mark|Donald|George|"
    r"Kenneth|Steven|Edward|Brian|Ronald|Anthony|Kevin|Jason|Matthew|Gary|Timothy|Jose|Larry|Jeffrey|Frank|Scott|Eric|"
    r"Stephen|Andrew|Raymond|Gregory|Joshua|Jerry|Dennis|Walter|Patrick|Peter|Harold|Douglas|Henry|Carl|Arthur|"
    r"Ryan|Jack|Jim|Tom|Mary|Linda|Susan|Anna|Sarah|Karen|Barbara|Jessica|Ruth|Sharon|Michelle|Laura|"
    r"Denzel|Kerry|Hamilton|Vernon) $"
)

_Value = tuple[str, PartyKind, str | None]


class PartyFinder:
    """Finds the parties that a text names."""

    def __init__(self, parties: Iterable[Party], organisations: Iterable[Organisation]) -> None:
        known = [*_party_names(parties), *_organisation_names(organisations)]
        self._finder = Finder(known)
        self.names = tuple(name for name, (code, _, _) in known if code)

    def find(self, folded: Folded) -> list[PartyMention]:
        """The parties named, in order; of overlapping names the leftmost and longest."""
        found = leftmost_longest(self._finder.find(folded))
        return [_mention(f) for f in found if f.value[0] and not _is_person(folded.text, f)]


def _party_names(parties: Iterable[Party]) -> Iterator[tuple[str, _Value]]:
    for party in parties:
        for name in (party.name, *party.aliases):
            yield name, (party.code, party.kind, None)
        for name in party.demonyms:
            yield name, (party.code, PartyKind.DEMONYM, None)
        for name in party.metonyms:
            yield name, (party.code, PartyKind.METONYM, None)


def _organisation_names(organisations: Iterable[Organisation]) -> Iterator[tuple[str, _Value]]:
    for organisation in organisations:
        for name in (organisation.name, *organisation.aliases):
            yield name, (organisation.home, PartyKind.ORGANISATION, organisation.name)


def _mention(found: Found[_Value]) -> PartyMention:
    code, kind, organisation = found.value
    return PartyMention(found.start, found.end, code, kind, organisation)


def _is_person(text: str, found: Found[_Value]) -> bool:
    """Whether a name that people bear too stands after a title or a given name."""
    if text[found.start : found.end] not in GIVEN_NAMES_TOO:
        return False
    before = text[max(0, found.start - 20) : found.start]
    return bool(_TITLE_BEFORE.search(before) or _GIVEN_NAME_BEFORE.search(before))

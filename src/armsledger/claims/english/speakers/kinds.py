"""What kind of source a phrase describes: press, expert, industry, international body or nobody named."""

import re

from armsledger.catalogue import PartyKind, catalogue
from armsledger.terms import Side

_ANONYMOUS = re.compile(
    r"(?i)\b(sources?|insiders?|people familiar|anonymity|anonymous|unnamed|unidentified|persons?|"
    r"(senior|top) (\w+ ){0,3}officials?)\b|^(some |several |other )?officials$"
)
_MEDIA = re.compile(
    r"\b(?i:newspapers?|(news|press) agency|news (agency|wire|site|outlet|website|service|channel)|media|websites?|"
    r"magazine|journal|broadcaster|television|reporters?|correspondent|journalists?|tabloid|weekly|daily|outlets?|"
    r"periodical|press reports?|TASS|Interfax|Reuters|AFP|Jane[’']?s|Xinhua|Yonhap|Kyodo|IRNA|Sputnik|Bloomberg)\b|"
    r"\b(RIA|Kommersant|Vedomosti|Izvestia|Hurriyet|Haaretz|Anadolu|Associated Press|BBC|CNN|NHK|Al[- ]Jazeera|"
    r"Tribune|Times|Post|Daily|Weekly|(?<=\w )News|Gazette|Herald|Observer|Radio|Television|TV|"
    r"Broadcasting|Spiegel|Journal)\b"
)
_EXPERT = re.compile(
    r"(?i)\b(experts?|analysts?|institute|think[- ]tank|researchers?|professor|cent(re|er) for|foundation|scholars?|"
    r"observers?|SIPRI|IISS|pundits?|university|study|historian|economist|specialists?|fellow|consultan\w+|"
    r"academics?|military balance|intelligence group)\b"
)
_INTERNATIONAL = re.compile(
    r"\b(UN|U\.N\.|United Nations|Security Council|OSCE|European Union|EU|NATO|[Pp]anel of [Ee]xperts|"
    r"Register of Conventional Arms|Red Cross|the register|Amnesty International)\b"
)
_INDUSTRY = re.compile(
    r"(?i)\b(company|corporation|manufacturer|firm|shipyard|shipbuilder|CEO|chief executive|chairman|vice president|"
    r"vice-president|maker|builder|industries|Inc|Ltd|GmbH|contractor|general director|manager|sales|marketing)\b"
)
_STATE_BODY = re.compile(
    r"(?i)export|eksport|\b(Rostec|ministry|ministries|minister|department|state (agency|committee|arms)|embassy|"
    r"attach[eé]|service|directorate|army|navy|air force|cooperation agency|government|parliament\w*)\b"
)

_AUTHORITY = re.compile(
    r"(?i)\b(ministry|department|committee|commission|council|government|parliament\w*|congress|senate|treasury|"
    r"customs|authority|army|navy|air force|police)\b"
)


def kind_of(text: str) -> Side | None:
    """What kind of source a phrase describes, where its words settle it."""
    if _ANONYMOUS.search(text):
        return Side.ANONYMOUS
    for pattern, side in ((_MEDIA, Side.MEDIA), (_INTERNATIONAL, Side.INTERNATIONAL), (_EXPERT, Side.EXPERT)):
        if pattern.search(text) and not ("official" in text and _STATE_BODY.search(text)):
            return side
    makers = [p for p in catalogue().parties_in(text) if p.kind is PartyKind.ORGANISATION]
    names = " ".join((text, *(p.organisation or "" for p in makers)))
    if _STATE_BODY.search(names):
        return None
    return Side.INDUSTRY if makers or _INDUSTRY.search(text) else None


def names_a_source(name: str) -> bool:
    """Whether a name is that of a publication, an institute or a company rather than a person's."""
    return bool(_MEDIA.search(name) or _EXPERT.search(name) or _INDUSTRY.search(name))


def names_an_authority(name: str) -> bool:
    """Whether a name is that of a body of a state, whose reports are the state's own words."""
    return bool(_AUTHORITY.search(name))

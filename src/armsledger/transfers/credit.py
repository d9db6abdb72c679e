"""Whom a document credits for its story: the news agencies and outlets that it names as its source."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from armsledger.catalogue import catalogue
from armsledger.documents import Publication

AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "ANI": (),
    "ANSA": (),
    "AP": ("Associated Press",),
    "APA": (),
    "ARKA": (),
    "Anadolu": ("Anadolu Agency",),
    "Antara": (),
    "Armenpress": (),
    "Azertac": ("AzerTAc", "Azertaj"),
    "BelTA": (),
    "Bernama": (),
    "Bloomberg": (),
    "DPA": ("dpa", "Deutsche Presse-Agentur"),
    "EFE": (),
    "Fars": ("Fars News Agency",),
    "IANS": ("Indo-Asian News Service",),
    "IRNA": (),
    "ISNA": (),
    "Interfax": ("Interfax-AVN", "Interfax-Ukraine"),
    "Jane's": (
        *("Jane’s", "IHS Jane's", "IHS Jane’s", "Jane's Defence Weekly", "Jane’s Defence Weekly"),
        *("IHS Jane's Defence Weekly", "Jane's Information Group"),
    ),
    "KCNA": (),
    "Kyodo": (),
    "Mediamax": (),
    "PTI": ("Press Trust of India",),
    "RFE/RL": ("RFERL", "Radio Free Europe", "Radio Liberty"),
    "RIA Novosti": ("RIA", "RIA-Novosti"),
    "Reuters": ("Thomson Reuters",),
    "SANA": (),
    "Sputnik": (),
    "TASS": ("ITAR-TASS", "ITAR TASS"),
    "Tasnim": (),
    "UNIAN": (),
    "UPI": ("United Press International",),
    "Ukrinform": (),
    "Xinhua": (),
    "Yonhap": (),
}
"""News agencies that carry arms reports, each with the other forms of its name; any other is found by its
credit line or by the words 'news agency'."""

_HEAD, _FOOT = 160, 60  # a dateline and a closing credit stand within so many characters of the ends


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


_FORMS = tuple(form for usual, others in AGENCIES.items() for form in (usual, *others))
_USUAL = {_plain(form): usual for usual, others in AGENCIES.items() for form in (usual, *others)}
_KNOWN = re.compile(
    r"(?<![\w-])("
    + "|".join(
        re.escape(form)
        for form in sorted((f for usual, others in AGENCIES.items() for f in (usual, *others)), key=len)[::-1]
    )
    + r")(?![\w-])"
)
_NAME = r"([A-Z][\w.&'’/-]*(?: [A-Z][\w.&'’/-]*){0,3})"
_PRESS = (
    r"(?:Bulletin|Chronicle|Correspondence|Courier|Daily|Digest|Dispatch|Echo|Express|Gazette|Globe|Herald|Journal|"
    r"Ledger|Letter|Mail|Mirror|Monitor|News|Newspaper|Observer|Post|Press|Radio|Reporter|Review|Standard|Star|"
    r"Telegram|Telegraph|Times|Tribune|TV|Weekly|Wire)"
)
"""Words that the names of outlets are made of; a verb of telling must stand beside them all the same."""

_OUTLET = rf"((?:[A-Z][\w&'’-]* (?:of |the |and )?){{0,3}}{_PRESS}(?: (?:Agency|Service))?)"
_TELLING = "reported|reports|learnt|learned|written|writes|wrote|says|quoted|quotes|cited|cites"
_TELLS = re.compile(rf"\b(?:{_TELLING})\b")
_TELLER = re.compile(rf"(?:\b([A-Z]{{3,8}})|{_OUTLET})(?:,? in \w+)?,? (?:has |had )?\Z")
_BEFORE = 80  # characters before a verb of telling in which the outlet's name stands
_ANYWHERE = (
    re.compile(_NAME + r"(?:'s|’s)? (?:news|press|information|wire) (?:agency|service)"),
    re.compile(r"\b(?:[Tt]he|[Bb]y) ([A-Z][A-Z./-]{1,9}) agency\b"),
    re.compile(
        rf"\b(?:[Tt]old|[Aa]ccording to|[Ii]nterview with|[Cc]iting|[Qq]uoted by|[Bb]y) (?:the )?{_OUTLET}"
    ),
    re.compile(r"\b[Aa]s (?:the )?([A-Z]{2,8}) (?:has |had )?(?:reported|said|wrote)\b"),
)
_HEADLINE = (
    re.compile(r"/([A-Z][\w. -]{1,30})/"),
    re.compile(r"\(([A-Z][\w./ -]{1,30})\)\s*[-–—:.]"),
    re.compile(r"^\s*(?:[A-Z][\w .]+, )?([A-Z][A-Z/]{1,9}):\s"),
)
_FOOTLINE = (re.compile(r"\(([A-Z][A-Z/]{1,9})\)\W*$"), re.compile(r"/([A-Z][\w -]{1,20})/\W*$"))

_KNOWN_NAME = "(?:" + "|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True)) + r")(?![\w-])"
_NAMED = rf"(?P<name>{_KNOWN_NAME}|{_OUTLET[1:-1]})"
_SAYS = rf"(?:has |had |have )?(?:{_TELLING}|said)\b"
_TO = r"(?:[Tt]old|[Ii]nterview(?:ed)? (?:with|to|for|by|in)) (?:the )?"
_FROM = (
    r"(?:(?:[Rr]eport(?:ed)?|[Cc]ited|[Qq]uoted) by|[Rr]eport (?:of|in)|[Aa]ccording to|[Cc]iting|[Qq]uoting)"
    r" (?:the )?"
)
_KIND = r"(?:news )?(?:agency|newspaper|daily|website)"
_CITED = (
    re.compile(rf"(?<![\w-]){_NAMED}(?:'s|’s)?(?: {_KIND})?(?:,? on \w+day|,)? {_SAYS}"),
    re.compile(r"\b(?P<name>[A-Z]{3,8}) (?:has |had )?(?:reported|reports|quoted|cited|wrote)\b"),
    re.compile(rf"\b(?:{_TO}|{_FROM})(?:\w+ {_KIND} )?{_NAMED}"),
    re.compile(rf"\((?:via |source: )?{_NAMED}\)\W*$"),
)
_INTERVIEW = re.compile(rf"\b{_TO}{_NAMED}")


def cited(words: str) -> frozenset[str]:
    """The outlets that some words make the source of what they tell: 'as X reported', 'told X', not a mere mention."""
    found = {match["name"] for pattern in _CITED for match in pattern.finditer(words)}
    return frozenset(_usual(name) for name in found if not _is_party(name))


def interviewed_by(words: str) -> str | None:
    """The outlet that was told something, by its usual name: 'told RIA Novosti', 'in an interview with X'."""
    found = _INTERVIEW.search(words)
    return _usual(found["name"]) if found else None


def outlet_named(name: str, *, anyone: bool = False) -> str | None:
    """The usual name of the outlet or agency that a speaker is; None where the speaker is no outlet.

    anyone says that the speaker is known to be one.
    """
    bare = re.sub(r"^(?:[Tt]he) |(?: (?:news )?(?:agency|newspaper|daily))$", "", name.strip())
    return _usual(bare) if anyone or _plain(bare) in _USUAL or re.fullmatch(_OUTLET, bare) else None


def credits(body: str) -> frozenset[str]:
    """The agencies and outlets that a body names as the source of its story, by their usual names."""
    found = [m.group(1) for m in _KNOWN.finditer(body)]
    found += [name for pattern in _ANYWHERE for name in pattern.findall(body)]
    found += [name for verb in _TELLS.finditer(body) if (name := _teller(body, verb.start()))]
    found += [name for pattern in _HEADLINE for name in pattern.findall(body[:_HEAD])]
    found += [name for pattern in _FOOTLINE for name in pattern.findall(body[-_FOOT:])]
    bare = {re.sub(r"^(?:The|An?)\b ?", "", name) for name in found}
    return frozenset(_usual(name) for name in bare if name and not _is_party(name))


def _teller(body: str, at: int) -> str | None:
    """The outlet that stands before the verb of telling at an offset."""
    named = _TELLER.search(body[max(0, at - _BEFORE) : at])
    return named and (named[1] or named[2])


def outlets(publications: Iterable[Publication]) -> frozenset[str]:
    """The outlets of some publications, and their initials, as `credits` names them; sites where none is."""
    names: set[str] = set()
    for publication in publications:
        if publication.outlet:
            words = re.findall(r"\w+", publication.outlet)
            names |= {publication.outlet, re.sub(r"\.\w{2,4}$", "", publication.outlet)}
            names |= {"".join(w[0] for w in words).upper()} if len(words) > 1 else set()
        elif host := urlsplit(publication.url or "").hostname:
            names |= set(host.split(".")[:-1]) - {"www", "com", "co", "org"}
    return frozenset(_usual(name) for name in names)


def _is_party(name: str) -> bool:
    """Whether a name is that of a country or its people: 'a Russian news agency' credits nobody."""
    return any(m.start == 0 and m.end == len(name) for m in catalogue().parties_in(name))


def _usual(name: str) -> str:
    """The name under which an outlet is known, without an article and without its state's name."""
    owner, _, rest = re.sub(r"^The ", "", name).replace("’", "'").partition("'s ")
    bare = rest if rest and _is_party(owner) else re.sub(r"^The ", "", name)
    return _USUAL.get(_plain(bare), bare)

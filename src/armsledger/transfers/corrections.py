"""Which report is a later version of another one of its outlet, and stands in its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize
from urllib.parse import parse_qsl, urlencode, urlsplit

from armsledger.claims import Claim
from armsledger.documents import Article, Label, Publication
from armsledger.terms import Polarity
from armsledger.transfers.transfer import Testimony
from armsledger.values import days_between, in_time, last_day_of

DAYS = 30  # within which an outlet corrects or updates a report under the same headline
RUN = 3  # words
KEPT = 0.5  # of the earlier text's word runs: a page that keeps less tells another story under its address
KEPT_MARKED = 0.2  # where the later one alone says that it is a corrected or updated version

_NOUN = r"(?:article|story|report|piece|item|dispatch)"
_WORDS = (
    r"correct(?:ed|ion|s)?|updat(?:ed|e)|refile|amended|clarif(?:ied|ication)|retract(?:ed|ion)|withdrawn"
)
_MARK = re.compile(
    rf"^\W*(?:(?:rpt|repeat|{_WORDS})(?:[ -]?\d+)?\s*[-–—:|)\]]+\s*)+|\W*[(\[](?:{_WORDS})[)\]]\W*$",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"\bupdate[ -]?(\d+)\b", re.IGNORECASE)
_MARKED = re.compile(_WORDS, re.IGNORECASE)
_RETRACTED = re.compile(r"retract|withdrawn", re.IGNORECASE)
_NOTE = re.compile(
    rf"\bthis {_NOUN} (?:has been|was) (?:correct|amend|updat|clarifi)ed\b"
    rf"|\b(?:an |a )?(?:earlier|previous|prior|original) version of this {_NOUN}\b"
    r"|\bcorrects (?:[\w'’-]+ ){0,6}?(?:paragraph|headline|figure|number|spelling|name|date|to (?:say|show|read))"
    r"|^\W*correction ?[:–—(]",
    re.IGNORECASE | re.MULTILINE,
)
_RETRACTION = re.compile(
    rf"\bthis {_NOUN} (?:has been|was|is) (?:retracted|withdrawn|removed|taken down|deleted)\b"
    rf"|\b(?:retracts?|withdraws?|retracted|withdrawn) (?:this|its) {_NOUN}\b",
    re.IGNORECASE,
)
_HINTS = (
    "correct",
    "amend",
    "updat",
    "clarif",
    "version of",
    "retract",
    "withdr",
    "remov",
    "taken down",
    "delet",
)
"""One of them stands in every note: looking for these is a hundred times as fast as reading for a note."""

_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|amp)$", re.IGNORECASE)

RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Version:
    """What tells an appearance's place among its outlet's versions of one report.

    address is the URL without scheme, tracking and fragment (None for a site's front page); headline the
    title without marks such as 'CORRECTED:', folded, after its outlet (None without one); mark is
    'retracted', 'corrected', 'update 2' or 'update 2 corrected' where the title or a note in the text says
    so, else empty.
    """

    address: str | None
    headline: str | None
    mark: str

    @classmethod
    def of(cls, article: Article) -> "Version":
        """The version that an article is of its outlet's report; readers' comments say nothing of it."""
        publication = article.publication
        title = publication.title or ""
        plain = re.sub(r"\W+", " ", normalize("NFKC", _MARK.sub("", title)).casefold()).strip()
        outlet = (publication.outlet or "").strip().casefold()
        headline = f"{outlet}: {plain}" if outlet and len(plain.split()) > 2 else None
        written = _written(article, Label.BODY, Label.FURNITURE)
        return cls(_address(publication.url), headline, _mark_of(title, written))

    @property
    def rank(self) -> tuple[int, int, int]:
        """Which of two versions is the later one, as far as their marks tell."""
        update = _UPDATE.search(self.mark)
        return self.mark == RETRACTED, int(update[1]) if update else 0, "corrected" in self.mark


@dataclass(frozen=True, slots=True)
class Appearance:
    """A publication with what places it among its outlet's versions: its marks and the words of its body."""

    publication: Publication
    version: Version
    body: str

    @classmethod
    def of(cls, article: Article, version: Version | None = None) -> "Appearance":
        """The appearance that an article is, its version as it was told before."""
        return cls(article.publication, version or Version.of(article), _written(article, Label.BODY))


@dataclass(frozen=True, slots=True)
class Correction:
    """A document in whose place its outlet put another one, since day, and why.

    day is the date of the other one's publication, as precise as it is told; None where nobody knows.
    """

    document_id: str
    by_document_id: str
    day: str | None
    reason: str


def correction(one: Sequence[Appearance], other: Sequence[Appearance]) -> Correction | None:
    """Which of two documents stands in the other's place, by all their appearances; None where neither does.

    Where a page went back to what it said before, its last version stands.
    """
    found = [
        Correction(earlier.publication.document_id, later.publication.document_id, day, reason)
        for some, others in ((one, other), (other, one))
        for later in some
        for earlier in others
        if (reason := corrects(later, earlier))
        for day in [later.publication.published]
    ]
    if not found:
        return None
    last = max(found, key=lambda c: (c.day is not None, in_time(c.day), c.by_document_id))
    others = (in_time(c.day) for c in found if c.day and c.by_document_id != last.by_document_id)
    against = max(others, default=("", 0))
    since = [c for c in found if c.by_document_id == last.by_document_id and in_time(c.day) > against]
    return min(since or [last], key=lambda c: (in_time(c.day), c.reason))


def corrects(later: Appearance, earlier: Appearance) -> str:
    """Why one appearance is a later version of the other; empty where it is not, or nobody can tell.

    Later is what was published or retrieved later; of one day, what is marked as the later version. At the
    same address it must keep half of the earlier text, so that a page that is written anew every day is no
    correction of itself; with a mark of its own a fifth is enough. Under the same headline of the same outlet
    elsewhere it must bear such a mark too, within 30 days. A retraction need keep nothing.
    """
    if later.publication.document_id == earlier.publication.document_id or not _is_later(later, earlier):
        return ""
    place = _common_place(later, earlier)
    if not place or (place == _HEADLINE and not later.version.mark):
        return ""
    if later.version.mark == RETRACTED != earlier.version.mark:
        return f"a retraction {place}"
    is_marked = later.version.rank > earlier.version.rank
    if _kept(earlier.body, later.body) < (KEPT_MARKED if is_marked else KEPT):
        return ""
    return f"a {'corrected' if is_marked else 'later'} version {place}"


def as_corrected(testimonies: Iterable[Testimony]) -> tuple[Testimony, ...]:
    """The testimonies, those superseded too of which the outlet took a figure back, and those that only repeat it.

    A figure is taken back where the version that stands in its document's place does not tell it again, and
    where a later report of the outlet denies it in its own voice ('19, not 20, as we reported'). Of one
    witness, who repeats it falls with it, but for what was published after the correction: that outlet
    stands by the figure.
    """
    told = _without_denied(tuple(testimonies))
    corrected = {t.superseded_by for t in told if t.superseded_by}
    kept = {_figure(t) for t in told if t.claim.document_id in corrected and not t.superseded_by}
    fallen: dict[tuple[object, ...], Testimony] = {}
    for testimony in sorted(told, key=lambda t: (in_time(t.superseded_on), t.superseded_by or "")):
        if testimony.superseded_by and _figure(testimony) not in kept:
            fallen.setdefault(_figure(testimony), testimony)
    return tuple(_fallen(t, fallen.get(_figure(t))) for t in told) if fallen else told


def _without_denied(told: tuple[Testimony, ...]) -> tuple[Testimony, ...]:
    """The testimonies, those superseded whose own outlet says later, in its own voice, that the figure is wrong."""
    denials: dict[tuple[object, ...], list[Testimony]] = {}
    for testimony in told:
        claim = testimony.claim
        if claim.polarity is Polarity.DENIED and claim.speaker is None and claim.quantity:
            denials.setdefault(_counted(claim), []).append(testimony)
    return tuple(_taken_back(t, denials.get(_counted(t.claim), ())) for t in told) if denials else told


def _counted(claim: Claim) -> tuple[object, ...]:
    """What a number is a number of, the goods by their category alone."""
    bounds = (claim.quantity.low, claim.quantity.high) if claim.quantity else None
    return claim.supplier, claim.recipient, claim.category, claim.stage, bounds


def _taken_back(testimony: Testimony, denials: Iterable[Testimony]) -> Testimony:
    if testimony.superseded_by or testimony.claim.polarity is Polarity.DENIED:
        return testimony
    own = [d for d in denials if _is_own(d, testimony)]
    if not own:
        return testimony
    first = min(own, key=lambda d: (in_time(d.published), d.claim.document_id))
    return replace(testimony, superseded_by=first.claim.document_id, superseded_on=first.published)


def _is_own(denial: Testimony, testimony: Testimony) -> bool:
    """Whether a denial is a later one by an outlet that told the figure itself, of the same goods."""
    one, other = denial.claim, testimony.claim
    named = one.system is None or other.system is None or one.system == other.system
    later = (denial.appeared_by or "") >= (testimony.appeared_by or "9999")
    apart = one.document_id != other.document_id
    return apart and named and later and bool(_outlets(denial) & _outlets(testimony))


def _outlets(testimony: Testimony) -> set[str]:
    return {p.outlet.strip().casefold() for p in testimony.publications if p.outlet}


def _figure(testimony: Testimony) -> tuple[object, ...]:
    c = testimony.claim
    goods = (c.system or c.item.casefold(), c.category)
    return testimony.witness, c.supplier, c.recipient, goods, c.stage, c.polarity, c.quantity, c.value


def _fallen(testimony: Testimony, origin: Testimony | None) -> Testimony:
    if origin is None or testimony.superseded_by:
        return testimony
    since = origin.superseded_on
    if since and any((p.appeared_by or "") > last_day_of(since) for p in testimony.publications):
        return testimony
    return replace(testimony, superseded_by=origin.superseded_by, superseded_on=since)


_ADDRESS, _HEADLINE = "at the same address", "under the same headline"


def _common_place(later: Appearance, earlier: Appearance) -> str:
    """What two appearances of an outlet have in common that makes them versions of one report."""
    one, other = later.version, earlier.version
    if one.address and one.address == other.address:
        return _ADDRESS
    if one.headline and one.headline == other.headline and _near(later.publication, earlier.publication):
        return _HEADLINE
    return ""


def _is_later(later: Appearance, earlier: Appearance) -> bool:
    one, other = later.publication, earlier.publication
    for day, before in ((one.published, other.published), (one.retrieved, other.retrieved)):
        if day and before and not (day.startswith(before) or before.startswith(day)):  # a day holds its hours
            return day > before
    return later.version.rank > earlier.version.rank


def _near(one: Publication, other: Publication) -> bool:
    if not one.published or not other.published:
        return True
    return abs(days_between(one.published, other.published)) <= DAYS


def _kept(earlier: str, later: str) -> float:
    """How much of the earlier text's word runs stands in the later one, 0 to 1."""
    runs, others = set(_runs(earlier)), set(_runs(later))
    return len(runs & others) / len(runs) if runs else 0.0


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", normalize("NFKC", text).casefold())
    return (tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def _written(article: Article, *labels: Label) -> str:
    regions = (r for r in article.document.regions if r.label in labels)
    return "\n".join(article.words(region.span) for region in regions)


def _mark_of(title: str, text: str) -> str:
    folded = text.casefold()
    text = text if any(hint in folded for hint in _HINTS) else ""
    mark = " ".join(found[0] for found in _MARK.finditer(title))
    if _RETRACTED.search(mark) or _RETRACTION.search(text):
        return RETRACTED
    update = _UPDATE.search(mark)
    others = _MARKED.search(_UPDATE.sub("", mark)) or _NOTE.search(text)
    return " ".join(([f"update {update[1]}"] if update else []) + (["corrected"] if others else []))


def _address(url: str | None) -> str | None:
    parts = urlsplit((url or "").strip())
    if not parts.netloc or (parts.path in ("", "/") and not parts.query):
        return None
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)])
    host = parts.netloc.casefold().removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}{'?' + query if query else ''}"

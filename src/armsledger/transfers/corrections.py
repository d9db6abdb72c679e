"""Which report is a later version of another one of its outlet, and stands in its place."""

import re
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize
from urllib.parse import parse_qsl, urlencode, urlsplit

from armsledger.documents import Publication

DAYS = 30  # within which an outlet corrects or updates a report under the same headline

_MARK = re.compile(
    r"^\W*(?:(?:correct(?:ed|ion)|updat(?:ed|e)|refile|amended|clarification)(?:[ -]?\d+)?\s*[-–—:|)\]]+\s*)+"
    r"|\W*[(\[](?:correct(?:ed|ion)|updated|amended)[)\]]\W*$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\bthis (?:article|story|report|piece|item) (?:has been|was) (?:correct|amend|updat)ed\b"
    r"|\b(?:an )?earlier version of this (?:article|story|report|piece|item)\b"
    r"|^\W*correction ?[:–—(]",
    re.IGNORECASE | re.MULTILINE,
)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|amp)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Version:
    """What tells an appearance's place among its outlet's versions of one report.

    address is the URL without scheme, tracking and fragment (None for a site's front page); headline the
    title without marks such as 'CORRECTED:', folded (None without an outlet); mark is 'corrected' where the
    title or a note in the text says that it is a corrected or updated version.
    """

    address: str | None
    headline: str | None
    mark: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """A publication with the words that place it among its outlet's versions."""

    publication: Publication
    version: Version


def version_of(publication: Publication, text: str) -> Version:
    """The version that an appearance is of its outlet's report."""
    title = publication.title or ""
    plain = re.sub(r"\W+", " ", normalize("NFKC", _MARK.sub("", title)).casefold()).strip()
    marked = _MARK.search(title) is not None or _NOTE.search(text) is not None
    outlet = (publication.outlet or "").strip().casefold()
    headline = f"{outlet}: {plain}" if outlet and len(plain.split()) > 2 else None
    return Version(_address(publication.url), headline, "corrected" if marked else "")


def corrects(later: Appearance, earlier: Appearance) -> str:
    """Why one appearance is a later version of the other; empty where it is not, or nobody can tell.

    The same address with another text is a later version where it was published or retrieved later, or where
    it alone says that it was corrected; the same headline of the same outlet only where it alone says so,
    within 30 days.
    """
    if later.publication.document_id == earlier.publication.document_id:
        return ""
    order = _order(earlier.publication, later.publication)
    marked = bool(later.version.mark) and not earlier.version.mark
    if later.version.address and later.version.address == earlier.version.address:
        if order > 0 or (order == 0 and marked):
            return "a later version at the same address"
        return ""
    same_headline = later.version.headline and later.version.headline == earlier.version.headline
    if same_headline and marked and order >= 0 and _near(earlier.publication, later.publication):
        return "a corrected version under the same headline"
    return ""


def _order(earlier: Publication, later: Publication) -> int:
    """1 where the one is later by its date of publication, else of retrieval; -1 earlier; 0 unknown."""
    for one, other in ((earlier.published, later.published), (earlier.retrieved, later.retrieved)):
        if one and other and one != other:
            return 1 if other > one else -1
    return 0


def _near(one: Publication, other: Publication) -> bool:
    if not one.published or not other.published:
        return True
    days = date.fromisoformat(other.published) - date.fromisoformat(one.published)
    return abs(days.days) <= DAYS


def _address(url: str | None) -> str | None:
    parts = urlsplit((url or "").strip())
    if not parts.netloc or (parts.path in ("", "/") and not parts.query):
        return None
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)])
    host = parts.netloc.casefold().removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}{'?' + query if query else ''}"

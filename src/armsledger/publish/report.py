"""The report: a folder of pages that opens in a browser without a network."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from armsledger import __version__
from armsledger.documents import Article
from armsledger.estimates import Entry, Estimate
from armsledger.publish import words
from armsledger.publish.document_page import document_page
from armsledger.publish.flows import flows
from armsledger.publish.folder import swapped_in
from armsledger.publish.notes import ReportNotes
from armsledger.publish.pages import Site, file_name, transfer_file
from armsledger.publish.quotes import key_quote, told_once
from armsledger.publish.register import described, priced
from armsledger.publish.table import last_reported
from armsledger.publish.times import years
from armsledger.publish.whom import document_lines, published_between
from armsledger.terms import UNROCA_CATEGORY, Category, Place, Stage
from armsledger.values import holds, last_day_of

SAFE_SCHEMES = frozenset({"http", "https"})
TOP_PAGES = frozenset({"index.html.j2", "documents.html.j2"})
ARTICLES_KEPT = 256
"""Articles that stay in memory while pages are written; each is needed by its own page and a few others."""
MOST_NAMED = 12
"""Further publications of a witness, and like transfers, that a transfer's page names; a link leads to the rest."""
FILTERS: Mapping[str, Callable[..., Any]] = {
    "party": words.party,
    "known_as": words.known_as,
    "category": words.category_words,
    "unroca": words.unroca_words,
    "goods": words.goods,
    "figure": words.figure,
    "reading": words.reading,
    "key_quote": key_quote,
    "told_once": told_once,
    "bounds": words.bounds,
    "interval": words.interval,
    "mode": words.mode,
    "number": words.number,
    "date": words.date,
    "period": words.period,
    "on": words.on,
    "between": words.between,
    "holds": holds,
    "last_day": last_day_of,
    "years": years,
    "described": described,
    "priced": priced,
    "last_reported": last_reported,
    "file_name": file_name,
}


def write_report(
    folder: Path,
    entries: Sequence[Entry],
    *,
    article: Callable[[str], Article],
    title: str,
    notes: ReportNotes | None = None,
) -> Path:
    """Write the report on the entries and return the path of its index.html.

    article gives a document as the ledger shows it. The folder is swapped in whole; the same entries give the
    same bytes. Raises UsageError where the folder holds something else or can't be written.
    """
    site = Site(entries, lru_cache(maxsize=ARTICLES_KEPT)(article), notes=notes or ReportNotes())
    pages = _environment(title=title, site=site)
    with swapped_in(folder) as fresh:
        _copy_static(fresh / "static")
        _write(fresh / "index.html", pages, "index.html.j2", **_index(site))
        lines = document_lines(site.testimonies)
        _write(fresh / "documents.html", pages, "documents.html.j2", lines=lines)
        for entry in site.entries:
            place = fresh / "t" / f"{transfer_file(entry)}.html"
            _write(place, pages, "transfer.html.j2", page=site.transfer_page(entry))
        for document, told in site.testimonies.items():
            page = document_page(site.article(document), told)
            _write(fresh / "d" / f"{file_name(document)}.html", pages, "document.html.j2", page=page)
    return folder / "index.html"


def safe_url(url: str | None) -> str | None:
    """The address if it is one of the web, else None: no other scheme becomes a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme.lower() in SAFE_SCHEMES and parts.netloc else None


def _index(site: Site) -> dict[str, Any]:
    """What the first page shows."""
    claims = [t for entry in site.entries for t in entry.testimonies]
    transfers = [entry.transfer for entry in site.entries]
    return {
        "flows": flows(site.entries),
        "tiles": {
            "transfers": len(site.entries),
            "claims": len(claims),
            "documents": len(site.testimonies),
            "witnesses": len({t.witness for t in claims}),
            "contested": sum(entry.conflict for entry in site.entries),
        },
        "published": published_between(claims),
        "suppliers": sorted(
            {(words.party(t.supplier, role="supplier"), t.supplier or "") for t in transfers}
        ),
        "recipients": sorted(
            {(words.party(t.recipient, role="recipient"), t.recipient or "") for t in transfers}
        ),
        "categories": [c for c in Category if any(t.category is c for t in transfers)],
        "stages": [s for s in Stage if any(entry.stage is s for entry in site.entries)],
        "most_witnesses": max((entry.witnesses for entry in site.entries), default=1),
        "set_aside_kinds": sorted(Counter(aside.kind for aside in site.notes.set_aside).items()),
    }


def _environment(*, title: str, site: Site) -> Environment:
    pages = Environment(
        loader=PackageLoader("armsledger.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(FILTERS, safe_url=safe_url, exact=_exact)
    pages.globals.update(
        report_title=title,
        version=__version__,
        site=site,
        notes=site.notes,
        side_words=words.SIDE_WORDS,
        most_named=MOST_NAMED,
        unroca_numerals=UNROCA_CATEGORY,
        title_place=Place.TITLE,
        transfer_file=transfer_file,
        search_words=_search_words,
        sort_value=_sort_value,
        stage_rank=list(Stage).index,
    )
    return pages


def _exact(text: str) -> Markup:
    """The text escaped so that a browser shows its very characters, carriage returns included."""
    return Markup(escape(text).replace("\r", Markup("&#13;")))


def _search_words(entry: Entry) -> str:
    """What the search finds an entry by, besides the words of its row."""
    claims = [t.claim for t in entry.testimonies]
    outlets = [p.outlet for t in entry.testimonies for p in t.publications]
    told = [
        *(c.item for c in claims),
        *(c.speaker for c in claims),
        *(words.known_as(c.speaker) for c in claims if c.speaker),
        *(c.supplier_org for c in claims),
        *outlets,
    ]
    return " ".join(dict.fromkeys(w for w in (entry.transfer.id, *told) if w))


def _sort_value(estimate: Estimate | None) -> str:
    """The number that a column of figures is sorted by: best, else the bound that there is."""
    if estimate is None:
        return ""
    values = (estimate.best, estimate.low, estimate.high)
    return next((f"{value:f}" for value in values if value is not None), "")


def _write(place: Path, pages: Environment, template: str, **shown: Any) -> None:
    place.parent.mkdir(exist_ok=True)
    root = "" if template in TOP_PAGES else "../"
    page = pages.get_template(template).render(root=root, **shown)
    place.write_bytes(page.encode("utf-8", "replace"))


def _copy_static(folder: Path) -> None:
    folder.mkdir()
    for file in files("armsledger.publish").joinpath("static").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())

"""The report on a balance: one page that needs nothing else, and the same as Markdown."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from armsledger import __version__
from armsledger.balance import Balance
from armsledger.documents import REPORT_MARKER
from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.publish import words
from armsledger.publish.balance_events import Event
from armsledger.publish.balance_page import BalancePage, balance_page, balance_pictures, transfer_anchor
from armsledger.publish.balance_words import LIMITS
from armsledger.publish.pages import transfer_file
from armsledger.publish.report import FILTERS, safe_url

TRANSFER_ID = re.compile(r"\b(T[0-9a-f]{8})\b")
SPECIAL = re.compile(r"([\\`*_\[\]|#~])")


def write_balance_pictures(folder: Path, balance: Balance, *, events: Sequence[Event] = ()) -> None:
    """Write each picture of a balance into a folder, as SVG and as PNG; UsageError where it can't be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for picture in balance_pictures(balance, events=events):
            (folder / f"{picture.name}.svg").write_text(picture.svg(), encoding="utf-8")
            (folder / f"{picture.name}.png").write_bytes(picture.png())
    except OSError as error:
        raise UsageError(
            f"--pictures {folder}: {error.strerror}; name a folder that can be written"
        ) from error


def write_balance_report(
    path: Path,
    balance: Balance,
    entries: Sequence[Entry],
    *,
    events: Sequence[Event] = (),
) -> Path:
    """Write the report on a balance as one HTML page, or as Markdown where the name ends in .md; returns the path.

    entries are the register's at the end of the last year that is asked for. Where the page stands in the folder
    of a register's report, each transfer opens its page there. The same balance in the same place gives the same
    bytes. UsageError where the file can't be written, or matplotlib is not installed.
    """
    page = balance_page(balance, entries, events=events)
    beside = _pages_beside(path, entries)
    text = report_markdown(page) if path.suffix.lower() == ".md" else report_html(page, beside=beside)
    try:
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(
            f"the report can't be written to {path}: {error.strerror}; choose another file"
        ) from error
    return path


def report_html(page: BalancePage, *, beside: Mapping[str, str] | None = None) -> str:
    """The page as HTML: style and pictures within, nothing to load; beside are the addresses of transfers' pages."""
    style = files("armsledger.publish").joinpath("static", "report.css").read_text(encoding="utf-8")
    template = _environment(html=True).get_template("balance.html.j2")
    shown = {one.id: words.goods(one.entry) for _, _, some in page.rests for one in some}
    return template.render(page=page, style=Markup(style), limits=LIMITS, shown=shown, beside=beside or {})


def report_markdown(page: BalancePage) -> str:
    """The page as Markdown, without its pictures, which it tells in words."""
    told = _environment(html=False).get_template("balance.md.j2").render(page=page, limits=LIMITS)
    return re.sub(r"\n{3,}", "\n\n", told).strip() + "\n"


def _pages_beside(path: Path, entries: Sequence[Entry]) -> dict[str, str]:
    """The addresses, seen from the path, of the transfers' pages in a register's report whose folder it is in."""
    if not (path.parent / REPORT_MARKER).is_file():
        return {}
    pages = {entry.transfer.id: f"t/{transfer_file(entry)}.html" for entry in entries if entry.transfer.id}
    return {name: page for name, page in pages.items() if (path.parent / page).is_file()}


@cache
def _environment(*, html: bool) -> Environment:
    pages = Environment(
        loader=PackageLoader("armsledger.publish"),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(FILTERS, safe_url=safe_url, picture=_picture, plain=_plain, linked=_linked)
    pages.globals.update(version=__version__, side_words=words.SIDE_WORDS, transfer_anchor=transfer_anchor)
    return pages


def _picture(picture: Any) -> Markup:
    """A picture as an element of the page; matplotlib has escaped its words."""
    return Markup(picture.svg())


def _linked(told: str, shown: Mapping[str, str]) -> Markup:
    """A sentence in which the id of each transfer that the page shows is its goods, and opens its card."""
    parts = TRANSFER_ID.split(told)
    return Markup("").join(
        Markup('<a href="#{}" title="{}">{}</a>').format(transfer_anchor(part), part, shown[part])
        if part in shown
        else escape(part)
        for part in parts
    )


def _plain(text: object) -> str:
    """Text of which no character means anything in Markdown, on one line."""
    line = " ".join(str(text).split()).replace("&", "&amp;").replace("<", "&lt;")
    return SPECIAL.sub(r"\\\1", line)

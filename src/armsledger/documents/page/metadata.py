"""What a page says of its own publication: title, outlet, address, date. What it does not say stays None."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from armsledger.documents.dates import date_given, full_date
from armsledger.values import holds

_DATE_NAMES = """
    article:published_time og:article:published_time datepublished publishdate publish_date publish-date
    pubdate publication_date published_time date_published og:published_time sailthru.date parsely-pub-date
    cxenseparse:recs:publishtime dc.date.issued dcterms.issued dc.date dc.date.created dcterms.created
    article.published created date
"""
"""The names of meta elements that give the date of publication, the surest first."""

_DATED = re.compile("date|time|publi", re.IGNORECASE)
_TITLE_SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " » ", " · ")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's publication, as the page gives it."""

    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


def page_metadata(root: HtmlElement) -> Metadata:
    """The metadata of a page; the date only from where pages state it, never from a copyright line."""
    named = _named(root)
    linked = list(_linked_data(root))
    url = _address(root, named)
    outlet = named.get("og:site_name") or _publisher(linked) or named.get("application-name") or _domain(url)
    title = named.get("og:title") or _heading(root) or _words(root.findtext(".//title"))
    return Metadata(title and _without_outlet(title, outlet), outlet, url, _published(root, named, linked))


def _named(root: HtmlElement) -> dict[str, str]:
    """The page's meta elements by name, the first of each name."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _words(meta.get("content"))
        if name and content:
            named.setdefault(name.strip().lower(), content)
    return named


def _linked_data(root: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of the page's JSON-LD, those of a graph one by one."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            items = data if isinstance(data, list) else [data]
            for item in items:
                graph = item.get("@graph", [item]) if isinstance(item, dict) else []
                yield from (
                    (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()
                )


def _published(root: HtmlElement, named: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    stated = [named[name] for name in _DATE_NAMES.split() if name in named]
    stated += [item["datePublished"] for item in linked if _is_article(item)]
    stated += [
        time.get("datetime") or time.get("content") or time.text_content()
        for time in root.iter("time", "span", "meta")
        if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
    ]
    for given in stated:
        day = full_date(given)
        if day:
            return day
    month = next(filter(None, map(date_given, stated)), None)
    times = {full_date(time.get("datetime") or "") for time in root.iter("time")} - {None}
    if len(times) == 1:
        day = times.pop()
        return month if month and day and not holds(month, day) else day
    if month:
        return month
    found = extract_metadata(root, extensive=False).date
    return _as_written(full_date(found), root) if found else None


def _as_written(day: str | None, root: HtmlElement) -> str | None:
    """A day that the library found; the month where the page says no more, to which the library adds a day."""
    given = [meta.get("content") or "" for meta in root.iter("meta")]
    given += [time.get("datetime") or "" for time in root.iter("time")]
    given += [
        e.text_content()
        for e in root.iter("time", "span", "div", "p", "li")
        if _DATED.search(e.get("class") or "")
    ]
    months = {date for date in map(date_given, given) if date and len(date) == len("2016-07")}
    return next((month for month in sorted(months) if day and holds(month, day)), day)


def _is_article(item: Mapping[str, Any]) -> bool:
    return isinstance(item.get("datePublished"), str) and (
        "headline" in item or "Article" in str(item.get("@type"))
    )


def _publisher(linked: list[Mapping[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return _words(publisher["name"])
    return None


def _address(root: HtmlElement, named: Mapping[str, str]) -> str | None:
    canonical = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
    for address in (canonical, named.get("og:url")):
        if address and urlsplit(address.strip()).netloc:
            return address.strip()
    return None


def _domain(url: str | None) -> str | None:
    return (
        urlsplit(url).netloc.rpartition("@")[2].partition(":")[0].removeprefix("www.") or None
        if url
        else None
    )


def _heading(root: HtmlElement) -> str | None:
    headings = [words for h1 in root.iter("h1") if (words := _words(h1.text_content()))]
    return headings[0] if len(headings) == 1 else None


def _without_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's name behind or before it."""
    if outlet and title.endswith(f"({outlet})"):
        return title.removesuffix(f"({outlet})").strip()
    for sign in _TITLE_SEPARATORS if outlet else ():
        head, _, tail = title.rpartition(sign)
        if head and tail.casefold() == str(outlet).casefold():
            return head
        head, _, tail = title.partition(sign)
        if tail and head.casefold() == str(outlet).casefold():
            return tail
    return title


def _words(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None

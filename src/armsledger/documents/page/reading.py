"""Reads a web page: its text, which of its blocks are the article, and its publication."""

import re
from copy import deepcopy
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

from armsledger.documents.decoding import check_storable, decode
from armsledger.documents.found import Block, Found, put_together
from armsledger.documents.page.blocks import page_blocks
from armsledger.documents.page.judging import judge
from armsledger.documents.page.metadata import page_metadata
from armsledger.documents.setting_aside import Kind, Unusable

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,80}encoding\s*=\s*["']([\w-]+)""", re.I
)
_DECLARED_WITHIN = 4096
MAX_ELEMENTS = 200_000
"""A page of more elements is a list or a log, and no report."""

OWN_GENERATOR = "armsledger"
"""What our own reports name as their generator; a report is no witness for itself."""


def read_page(data: bytes, name: str) -> Found:
    """The text of an .html file with its publication; raises Unusable."""
    source = decode(data, declared=_declared(data))
    check_storable(source)
    root = _tree(source)
    if any(_is_own(meta) for meta in root.iter("meta")):
        raise Unusable(Kind.OWN_REPORT, "this program wrote the page; give the reports that it was made from")
    metadata = page_metadata(deepcopy(root))
    blocks = list(page_blocks(root))
    labels = judge(root, blocks, metadata.title, metadata.outlet)
    text, units = put_together(
        Block(block.text, label, reason) for block, (label, reason) in zip(blocks, labels, strict=True)
    )
    if not units:
        raise Unusable(
            Kind.NO_BODY,
            "the page shows no text; if a script fills it, save it from a browser as a whole page",
        )
    return Found(
        source=name,
        text=text,
        units=units,
        title=metadata.title,
        outlet=metadata.outlet,
        url=metadata.url,
        published=metadata.published,
    )


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii") if found else None


def _tree(source: str) -> HtmlElement:
    # The characters are decoded already: told so, lxml does not look for an encoding by itself.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Unusable(Kind.NO_BODY, "the page has no elements; save it again from a browser") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # What stands behind that point would be missing without a word.
        raise Unusable(Kind.BROKEN, "its elements stand too deep in one another; save its text as .txt")
    if next(islice(root.iter(), MAX_ELEMENTS, None), None) is not None:
        raise Unusable(
            Kind.TOO_LARGE, f"it has more than {MAX_ELEMENTS:,} elements; split it into its articles"
        )
    return root


def _is_own(meta: HtmlElement) -> bool:
    return (meta.get("name") or "").lower() == "generator" and (meta.get("content") or "").startswith(
        OWN_GENERATOR
    )

"""Formations that a text spells out: 'two batteries of six howitzers' are twelve howitzers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from armsledger.claims.grammar.count import Count
from armsledger.claims.grammar.neighbours import merged
from armsledger.claims.grammar.nouns import FORMATIONS
from armsledger.claims.grammar.wording import GAP, listed
from armsledger.terms import Unit

_MADE_OF = (
    rf"(?:consist(?:s|ing)?{GAP}of|compris(?:es|ing|ed{GAP}of)|composed{GAP}of|made{GAP}up{GAP}of|contain(?:s|ing)"
    rf"|numbering|totall?ing|of|with|has|having|fields?|fielding|operating|includ(?:es|ing)"
    rf"|(?:equipped|armed|fitted){GAP}with)"
)
_LINK = re.compile(
    rf"(?P<of>{GAP}of{GAP})"
    rf"|(?:,?{GAP}\(?|{GAP}?\(|:{GAP}|{GAP}?-{GAP})(?P<each>(?:each|every{GAP}one){GAP}(?:of{GAP}(?:them|which){GAP})?)?"
    rf"(?P<made>{_MADE_OF}{GAP})?(?P<total>(?:a{GAP}total{GAP}of|in{GAP}all|totall?ing){GAP})?"
)
_EACH_AFTER = re.compile(
    rf"{GAP}(?:each|apiece|per{GAP}(?:battery|battalion|regiment|brigade|squadron|division|unit))(?!\w)"
)
# What comes in lots without being a formation; the guide's units do not know them.
_LOTS = listed("batches lots tranches shipments groups flights sets packages")
_PARTS = listed(
    """
    aircraft jets planes fighters helicopters tanks vehicles guns howitzers mortars drones platforms
    carriers
    """
)


def composed(text: str, counts: Iterable[Count]) -> Iterator[Count]:
    """The counts, with each formation that the text spells out given once, in its smallest unit.

    text is lower text. The parts are multiplied after 'of' and 'each', and are the whole otherwise.
    """
    return merged(counts, partial(_together, text))


def _together(text: str, whole: Count, part: Count) -> Count | None:
    lots = whole.noun.split(" ")[0].lower() in _LOTS
    if (whole.unit not in FORMATIONS and not lots) or whole.low is None or part.low is None:
        return None
    link = _LINK.fullmatch(text, whole.noun_end, part.start)
    if link is None or not (link["of"] or link["each"] or link["made"] or "(" in link[0]):
        return None
    each = bool(link["each"] or _EACH_AFTER.match(text, part.noun_end))
    if not each and not (link["of"] or _is_a_part(text, part)):
        return None
    end = part.noun_end if part.unit not in (Unit.ITEM, Unit.SYSTEM, Unit.MISSILE, Unit.ROUND) else part.end
    if each or (link["of"] and not link["total"]) or part.low < whole.low:
        high = None if whole.high is None or part.high is None else whole.high * part.high
        return replace(part, start=whole.start, end=end, low=whole.low * part.low, high=high)
    return replace(part, start=whole.start, end=end)


def _is_a_part(text: str, part: Count) -> bool:
    """Whether a count can be what a formation is made of, and not what it fires."""
    head = re.search(r"[^\s]*$", text[part.end : part.noun_end])
    return part.unit in FORMATIONS or part.unit is Unit.LAUNCHER or (head is not None and head[0] in _PARTS)

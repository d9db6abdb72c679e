"""The list of goods that a sale notice gives: its elements, their counts, and what kind of goods each names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from armsledger.catalogue import ItemMention
from armsledger.claims.grammar.numerals import numerals_in
from armsledger.terms import Category, Unit
from armsledger.values import Bounds


@dataclass(frozen=True, slots=True)
class Listed:
    """One element of the list: its words [start, end) without the count, the count's words, and what they name."""

    start: int
    end: int
    category: Category
    system: str | None = None
    quantity: Bounds | None = None
    count: tuple[int, int] | None = None


_WORD = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_COUNT = (
    r"(?:(?P<upto>up\s+to)\s+|approximately\s+|about\s+|an?\s+(?:quantity|total)\s+of\s+|an\s+additional\s+)?"
    rf"(?P<number>\(\d[\d,]*\)|(?:\d[\d,]*|{_WORD}(?:[\s-]+(?:hundred|thousand|and|{_WORD}))*\b)(?:\s*\(\d[\d,]*\))?)"
    r"(?:\s+each)?(?P<gap>\s+)(?!(?:-|percent|per\s+cent|years?|months?|weeks?|days?|hours?|mm|watts?|degrees?|bases|"
    r"sites|of\s+the)\b)"
)
_LEADING_COUNT = re.compile(_COUNT, re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*(?:(?:(?<!\d),|,(?!\d)|;)(?:\s+(?:and|or|plus)\b)?|\n\s*(?:[-•*·]\s*)?(?=\(?\d|\Z)|"
    r"(?-i:(?<=[a-z)\d])(?<!Cal)(?<!Inc)\.(?=\s+[A-Z])|\n(?=Also|Included|In addition|These|The following))|:(?=\s)|"
    rf"\b(?:and|plus|as\s+well\s+as|(?:which|that|to)\s+includes?|including|consist(?:s|ing)\s+of)\s+(?={_COUNT}))\s*",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:and\s+|or\s+)?(?:(?:also|the\s+following|these|this|the|in\s+addition|additionally|non-mde|major\s+defense|it)\b"
    r"[^,;:]*?|included\s+also\s+|includes?\s+)?\b(?:are|is|includes?|included|including|provided|following|requested|of)\b"
    r"(?:\s+(?:also|the\s+following|as\s+well|considered\s+[\w/ ]+?|replacements\s+[\w/ ]+))*\s*:?\s*",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"\b(?:also|additionally|in\s+addition|non-mde)\b", re.IGNORECASE)
"""From here on a list names what comes along with the goods."""
_AND_BESIDES = re.compile(r"\s+(?:and|as\s+well\s+as)\s+(?:associated|related|other)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:[;:]|\((?![^()]{1,14}\)\d*(?:/\d+)?\s*(?!with|for|and|or|to|on|in|which|including|from|at|as|of)[A-Za-z]))"
    r"|\s+(?:with|without|for|in\s+(?:support|connection|order)|to(?!\s+(?-i:[A-Z]))|on|from|at|which|that|being|including|"
    r"via|each|as\s+(?:well|part)|under|and\s+(?:associated|related|other)|through|per)\b(?!-)",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:support|services?|maintenance|training|sustainment|upgrad\w+|refurbish\w*|moderni[sz]\w+|modif\w+|overhaul\w*|"
    r"recertif\w+|installation|integration|repairs?|spares?|parts|logistics?|participation|program(?:me)?|partnership|"
    r"funds|life[- ]extension|assistance|requisitions?|through-life-support|course|construction)\b",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    rf"{_SERVICE.pattern}|\b(?:tests?|simulat\w+|containers?|publications?|documentation|technical|software|warrant\w+|tools?|engineering|"
    r"transportation|personnel|facilit\w+|surveys?|ferry|fuel|equipment|accessor\w+|provisioning|data|teams?|elements?|"
    r"representatives?|trainers?|associated|related|weapons?\s+system|components?)\b",
    re.IGNORECASE,
)
_SENSOR = re.compile(
    r"\b(?:radars?|sonars?|sensors?|countermeasures?|dispensers?|receivers?|jammers?|warning|detecti\w+|night\s+vision|"
    r"sights?|targeting|navigation|identification\s+friend\s+or\s+foe|interferometers?|optical|laser)\b",
    re.IGNORECASE,
)
_JETDS = re.compile(r"\b(?:AN/)?[A-Z][ALPQV][A-WYZ]-\d")
"""US designations of equipment for infrared, countermeasures, radar, sonar and sight ('AN/ALQ-99')."""
_ENGINE = re.compile(r"\bengines?\b", re.IGNORECASE)
_FUEL = re.compile(r"(?:gallons|barrels|tons?|tonnes|liters|litres)\s+of\s+", re.IGNORECASE)
_TRAINER = re.compile(r"trainers?", re.IGNORECASE)
"""Devices on which crews train; aircraft that bear the name have one of their own."""
_SHOT = frozenset(
    {Category.MISSILE, Category.AIR_DEFENCE, Category.MUNITION, Category.ENGINE, Category.SENSOR}
)
_FOR_PLATFORMS = (Category.MUNITION, Category.ENGINE, Category.SENSOR)
"""Nouns that overrule the name of what the goods are for: 'M1A1 tank cartridges' are no tanks."""
_ARTICLE = re.compile(r"(?:an?|the|various|additional|new)\s+", re.IGNORECASE)
_BARE = re.compile(r"[A-Z][\w-]*")


def listed(text: str, start: int, end: int, named: Sequence[ItemMention]) -> list[Listed]:
    """The goods of a list at [start, end): what is counted, what is of a known kind, and what it is all about.

    Parts, publications, training and the like that come along with goods are left out; where they are all
    that is sold, they are one service.
    """
    start += len(text[start:end]) - len(text[start:end].lstrip())
    pieces = _whole_names(text, _pieces(text, start, end))
    besides = _BESIDES.search(text, start, end)
    found = [
        piece
        for n, (low, high) in enumerate(pieces)
        if (piece := _listed(text, low, high, named, first=n == 0))
        and (piece.count or besides is None or low < besides.start())
    ]
    counted = [f for f in found if f.count is not None]
    if found and found[0].category is Category.SERVICE:
        return [found[0], *counted]
    return found[1:] if counted and found[0].count is None and not found[0].system else found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between the commas, semicolons, line ends and full stops of a list, brackets held together."""
    depth, low, at = 0, start, start
    while at < end:
        depth = max(0, depth + (text[at] == "(") - (text[at] == ")"))
        found = _SEPARATOR.match(text, at, end) if not depth else None
        inside_word = at > start and text[at - 1].isalnum() and text[at].isalnum()
        if found is None or found.end() == at or inside_word:
            at += 1
            continue
        if at > low:
            yield low, at
        low = at = found.end()
        if "." in found.group() and (lead := _LEAD_IN.match(text, low, end)):
            low = at = lead.end()
    if end > low:
        yield low, end


def _whole_names(text: str, pieces: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces with enumerations inside one name put together ('Nuclear, Biological, and Chemical Vehicles')."""
    whole: list[tuple[int, int]] = []
    for low, high in pieces:
        if whole and _goes_on(text[slice(*whole[-1])], text[whole[-1][1] : low], text[low:high]):
            whole[-1] = (whole[-1][0], high)
        else:
            whole.append((low, high))
    return whole


def _goes_on(before: str, joint: str, piece: str) -> bool:
    """Whether a piece carries on the name before it: after a bare capitalised word comes another, or 'and' and more."""
    last = before.split()[-1] if before.split() else ""
    bare = last.isalpha() and last.istitle() and (last[-1] != "s" or "," in before)
    return (
        bare and "." not in joint and bool(_BARE.fullmatch(piece) or ("and" in joint and piece[:1].isupper()))
    )


def _listed(text: str, low: int, high: int, named: Sequence[ItemMention], *, first: bool) -> Listed | None:
    """What one piece of a list names, or None where it only comes along with goods."""
    count = _LEADING_COUNT.match(text, low, high)
    start = count.end() if count else low
    article = _ARTICLE.match(text, start, high)
    start = article.end() if article else start
    end = _end(text, start, high, _TAIL)
    words = text[start:end]
    if not words:
        return None
    if count is None and _SERVICE.search(words):
        return Listed(start, _end(text, start, high, _AND_BESIDES), Category.SERVICE) if first else None
    found, noun = _named(text, start, end, [i for i in named if start <= i.start < end])
    if count is None:
        stands = noun is not None and found.category is not Category.UNSPECIFIED
        return found if first or (stands and not _ATTACHED.search(words)) else None
    if fuel := _FUEL.match(words):
        return replace(found, start=start + fuel.end())
    unit = noun.unit if noun else Unit.ITEM
    return replace(found, quantity=_bounds(count, unit), count=(count.start("number"), count.end("number")))


def _end(text: str, start: int, high: int, tail: re.Pattern[str]) -> int:
    """Where the words of a piece end before a tail that says more of them."""
    found = tail.search(text, start + 1, high)
    return max(start, len(text[: found.start() if found else high].rstrip(" \n\t.,")))


def _named(
    text: str, start: int, end: int, goods: Sequence[ItemMention]
) -> tuple[Listed, ItemMention | None]:
    """The words with what they name, and the mention of goods that they end in, if they do."""
    last = goods[-1] if goods and goods[-1].end >= end else None
    noun = None if last and _TRAINER.fullmatch(text, last.start, last.end) else last
    by = next((i for i in goods if i.designation), noun)
    if noun and by and noun.category in _FOR_PLATFORMS and by.category not in _SHOT:
        by = noun
    known = by is not None and by.category is not Category.UNSPECIFIED
    category = by.category if by and known else _kind(text[start:end])
    return Listed(start, end, category, by.designation.name if by and by.designation else None), noun


def _kind(words: str) -> Category:
    """The category of goods that the catalogue has no word for."""
    if _ENGINE.search(words):
        return Category.ENGINE
    return Category.SENSOR if _SENSOR.search(words) or _JETDS.search(words) else Category.UNSPECIFIED


def _bounds(count: re.Match[str], unit: Unit) -> Bounds | None:
    numeral = next(numerals_in(count["number"].strip("()")), None)
    if numeral is None:
        return None
    return Bounds(None if count["upto"] else numeral.low, numeral.low, unit)

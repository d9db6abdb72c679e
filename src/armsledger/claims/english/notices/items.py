"""The list of goods that a sale notice gives: its elements, their counts, and what kind of goods each names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from armsledger.catalogue import ItemMention
from armsledger.claims.grammar.numerals import numerals_in
from armsledger.terms import Category, Unit
from armsledger.values import Bounds


def phrase(words: str) -> re.Pattern[str]:
    """A pattern of words in any case; each of its spaces stands for some white space, as broken lines have it."""
    return re.compile(words.replace(" ", r"\s{1,12}"), re.IGNORECASE)


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
    r"(?:(?P<upto>up to) |approximately |about |an? (?:quantity|total) of |an additional )?"
    rf"(?P<number>\(\d[\d,]*\)|(?:\d[\d,]*|{_WORD}(?:[\s-]+(?:hundred|thousand|and|{_WORD}))*\b)(?:\s{{0,12}}\(\d[\d,]*\))?)"
    r"(?: each)?(?P<gap> )(?!(?:-|percent|per cent|years?|months?|weeks?|days?|hours?|mm|watts?|degrees?|bases|"
    r"sites|of the)\b)"
)
_LEADING_COUNT = phrase(_COUNT)
_SEPARATOR = phrase(
    r"\s{0,12}(?:(?:(?<!\d),|,(?!\d)|;)(?: (?:and|or|plus)\b)?|\n\s{0,12}(?:[-•*·]\s{0,12})?(?=\(?\d|\Z)|"
    r"(?-i:(?<=[a-z)\d])(?<!Cal)(?<!Inc)\.(?= [A-Z])|\n(?=Also|Included|In addition|These|The following))|:(?=\s)|"
    rf"\b(?:and|plus|as well as|(?:which|that|to) includes?|including|consist(?:s|ing) of) (?={_COUNT}))\s{{0,12}}"
)
_LEAD_IN = phrase(
    r"(?:and |or )?(?:(?:also|the following|these|this|the|in addition|additionally|non-mde|major defense|it)\b"
    r"[^,;:]*?|included also |includes? )?\b(?:are|is|includes?|included|including|provided|following|requested|of)\b"
    r"(?: (?:also|the following|as well|considered [\w/ ]+?|replacements [\w/ ]+))*\s{0,12}:?\s{0,12}"
)
_BESIDES = phrase(r"\b(?:also|additionally|in addition|non-mde)\b")
"""From here on a list names what comes along with the goods."""

_AND_BESIDES = phrase(r" (?:and|as well as) (?:associated|related|other)\b")
_TAIL = phrase(
    r"\s{0,12}(?:[;:]|\((?![^()]{1,14}\)\d*(?:/\d+)?\s{0,12}(?!with|for|and|or|to|on|in|which|including|from|at|as|of)[A-Za-z]))"
    r"| (?:with|without|for|in (?:support|connection|order)|to(?! (?-i:[A-Z]))|on|from|at|which|that|being|including|"
    r"via|each|as (?:well|part)|under|and (?:associated|related|other)|through|per)\b(?!-)"
)
_SERVICE = phrase(
    r"\b(?:support|services?|maintenance|training|sustainment|upgrad\w+|refurbish\w*|moderni[sz]\w+|modif\w+|overhaul\w*|"
    r"recertif\w+|installation|integration|repairs?|spares?|parts|logistics?|participation|program(?:me)?|partnership|"
    r"funds|life[- ]extension|assistance|requisitions?|through-life-support|course|construction)\b"
)
_ATTACHED = phrase(
    rf"{_SERVICE.pattern}|\b(?:tests?|simulat\w+|containers?|publications?|documentation|technical|software|warrant\w+|tools?|engineering|"
    r"transportation|personnel|facilit\w+|surveys?|ferry|fuel|equipment|accessor\w+|provisioning|data|teams?|elements?|"
    r"representatives?|trainers?|associated|related|weapons? system|components?)\b"
)
_SENSOR = phrase(
    r"\b(?:radars?|sonars?|sensors?|countermeasures?|dispensers?|receivers?|jammers?|warning|detecti\w+|night vision|"
    r"sights?|targeting|navigation|identification friend or foe|interferometers?|optical|laser)\b"
)
_JETDS = re.compile(r"\b(?:AN/)?[A-Z][ALPQV][A-WYZ]-\d")
"""US designations of equipment for infrared, countermeasures, radar, sonar and sight ('AN/ALQ-99')."""

_ENGINE = phrase(r"\bengines?\b")
_FUEL = phrase(r"(?:gallons|barrels|tons?|tonnes|liters|litres) of ")
_TRAINER = phrase(r"trainers?")
"""Devices on which crews train; aircraft that bear the name have one of their own."""

_SHOT = frozenset(
    {Category.MISSILE, Category.AIR_DEFENCE, Category.MUNITION, Category.ENGINE, Category.SENSOR}
)
_FOR_PLATFORMS = (Category.MUNITION, Category.ENGINE, Category.SENSOR)
"""Nouns that overrule the name of what the goods are for: 'M1A1 tank cartridges' are no tanks."""

_ARTICLE = phrase(r"(?:an?|the|various|additional|new) ")
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

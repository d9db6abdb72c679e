"""What states write into the cells of the UN Register: numbers, categories and names of states."""

import re
from functools import cache

from armsledger.registers.rows import Fault, RowFault, party_of
from armsledger.terms import UNROCA_CATEGORY, Category
from armsledger.values import Bounds

SEE_COMMENTS = "see comments"
CLASSIFIED = "classified"
NOT_DECLARED = "not declared"
ZERO = "zero"
"""Why a declared line has no number; a zero beside named goods is how some states leave the number out."""

_UN_NAMES = {"Congo": "COG"}
"""Names by which the United Nations mean another state than the press does."""

_N = r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+|\d+"
_ABOUT = re.compile(rf"(?:(?:about|around|approx(?:\.|imately)?|circa|ca?\.|some|~)\s*)?({_N})(?:\.0+)?")
_BETWEEN = re.compile(rf"(?:between\s+)?({_N})\s*(?:[-–—]|to|and)\s*({_N})")
_AT_LEAST = re.compile(rf"(?:>=?|≥|more than|over|at least|min(?:\.|imum)?)\s*({_N})|({_N})\s*(?:\+|or more)")
_AT_MOST = re.compile(rf"(?:<=?|≤|less than|fewer than|under|up to|at most|max(?:\.|imum)?)\s*({_N})")
_WITHHELD = {
    CLASSIFIED: re.compile(r"(?:classified|confidential|secret)\.?"),
    NOT_DECLARED: re.compile(
        r"(?:not (?:declared|available|specified|stated|known|reported)|unknown|n/?[ad]|[-–—?.]*)"
    ),
    SEE_COMMENTS: re.compile(
        r"(?:see|refer to)\b.*\b(?:comments?|remarks?|notes?|descriptions?|below)\.?|\*+"
    ),
}
_ANY_NUMBER = re.compile(rf"(?<![\w.,/-])({_N})(?![\w/]|[-.,]\w)(?!\s*(?:mm|cm|km|kg|cal|tons?|t)\b)")
_COUNTED = re.compile(
    rf"(?:^|\b(?:number|quantity|qty|total|no)\b[^\d\w]*(?:of (?:items|units)\s*:?\s*)?)(?:{_N})\s*$"
    rf"|(?:{_N})\s*(?:x\s|pcs?\b|pieces?\b|units?\b|items?\b|nos?\b|systems?\b|vehicles?\b|missiles?\b|aircraft\b)",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"\s*(VIII|VII|VI|V|IV|III|II|I)\b(?!-)\.?\s*(?:\(?([ab])\)?(?!\w))?", re.IGNORECASE)
_BY_NUMERAL = {numeral: category for category, numeral in UNROCA_CATEGORY.items()}
_BY_NAME = {
    "battle tank": Category.TANK,
    "armoured combat vehicle": Category.ARMOURED_VEHICLE,
    "artillery": Category.ARTILLERY,
    "combat aircraft": Category.COMBAT_AIRCRAFT,
    "attack helicopter": Category.ATTACK_HELICOPTER,
    "warship": Category.WARSHIP,
    "missile": Category.MISSILE,
    "manpads": Category.MISSILE,
    "man-portable": Category.MISSILE,
    "small arms": Category.SMALL_ARMS,
    "light weapons": Category.SMALL_ARMS,
}


def number_of(cell: str, comments: str) -> tuple[Bounds | None, str]:
    """The declared number, or why there is none; RowFault where the cell can't be read.

    '10-12' is 10 to 12, '>5' at least 5 (as docs/claims.md has 'more than'), 'about 20' is 20. Where the cell
    points to the comments, their number counts if it is the only one there and stands as a count.
    """
    told = " ".join(cell.split()).casefold()
    number = _bounds(told)
    if number is not None:
        return (None, ZERO) if number.high == 0 else (number, "")
    reason = next((reason for reason, form in _WITHHELD.items() if form.fullmatch(told)), None)
    if reason is None:
        raise RowFault(
            Fault.BAD_NUMBER, f"{cell!r} is no number of items; write one, or a range such as 10-12"
        )
    if reason == SEE_COMMENTS and (counted := _in_comments(comments)) is not None:
        return counted, ""
    return None, reason


@cache
def category_of(cell: str) -> Category:
    """Our category for one of the Register's: its numeral decides, or its name where it has none.

    VII is one category here as in the Register, missiles (a) and MANPADS (b) alike; likewise drones of IV (b)
    and V (b) are combat aircraft and attack helicopters.
    """
    numeral = _NUMERAL.match(cell)
    if numeral:
        return _BY_NUMERAL[numeral[1].upper()]
    name = cell.casefold().replace("armored", "armoured")
    found = {category for words, category in _BY_NAME.items() if words in name}
    if len(found) != 1:
        raise RowFault(
            Fault.UNKNOWN_GOODS,
            f"{cell!r} is no category of the UN Register; write its numeral and name, such as 'I. Battle tanks'",
        )
    return found.pop()


def short_category(cell: str) -> str:
    """The Register's numeral with its part: 'IV (a)', 'VII (b)', 'I'; empty where the cell has none."""
    found = _NUMERAL.match(cell)
    if not found:
        return ""
    return found[1].upper() + (f" ({found[2].lower()})" if found[2] else "")


@cache
def state_of(name: str) -> str | None:
    """The code of a party that the Register names; None where the catalogue knows none of that name."""
    name = " ".join(name.split()).removeprefix("The ")
    return _UN_NAMES.get(name) or party_of(name)


def _bounds(told: str) -> Bounds | None:
    if found := _ABOUT.fullmatch(told):
        return Bounds(_integer(found[1]), _integer(found[1]))
    if found := _BETWEEN.fullmatch(told):
        low, high = sorted((_integer(found[1]), _integer(found[2])))
        return Bounds(low, high)
    if found := _AT_LEAST.fullmatch(told):
        return Bounds(_integer(found[1] or found[2]), None)
    if found := _AT_MOST.fullmatch(told):
        return Bounds(None, _integer(found[1]))
    return None


def _in_comments(comments: str) -> Bounds | None:
    numbers = _ANY_NUMBER.findall(comments)
    if len(numbers) != 1 or not _COUNTED.search(comments) or not (number := _integer(numbers[0])):
        return None
    return Bounds(number, number)


def _integer(written: str) -> int:
    return int(re.sub(r"\D", "", written))

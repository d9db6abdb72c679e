"""What lists of losses call equipment: a type's name with its calibre and role, under a heading of the list."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from armsledger.balance.tables import packaged
from armsledger.catalogue import catalogue
from armsledger.registers.goods import fits
from armsledger.terms import Category

SUM, MIXED = "sum", "mixed"
"""What a heading stands for that is no category of ours: the rows above added up, or goods of several categories."""

_BEFORE = re.compile(r"(?:\d+ (?!mm\b))?(?:\(?unknown\)? )?(?:\d+(?:\.\d+)? ?mm )?", re.IGNORECASE)
_PART_OF = re.compile(
    r"\s*[\[(](?:[^()]* )?(?:for|of) .*|,? (?:for|of|with|on|mounted|carrying) .*|:.*", re.IGNORECASE
)
_MADE_IN = re.compile(r"[ ,]+(?:obr|zr|mod|vz)\.? ?\d{4}.*", re.IGNORECASE)
_ON_A_CHASSIS = re.compile(r"[ -]based\b|\bchassis\b", re.IGNORECASE)
_OTHER_ROLE = re.compile(
    r"\b(?:command|control|observation|(?:trans)?load(?:er|ing)|recovery|repair|ambulance|engineering|bridge|bridging|"
    r"radar|station|tanker)\b",
    re.IGNORECASE,
)
"""What a vehicle of a type's family is for where it is not the type itself: 'BM-21 battery command vehicle'."""
_NO_WORD = re.compile(r"[,/]+| {2,}")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name and its heading stand for; category is None where neither tells, and why says so."""

    designation: str | None
    category: Category | None
    why: str = ""


@lru_cache(maxsize=10_000)
def named(name: str, heading: str) -> Named:
    """The goods of a row: the type that its name begins with, else the category of the heading, else of its nouns.

    What only goes with a type, or rides on its chassis, is not the type ('launcher for S-300PS', 'MT-LB-based').
    Where a type can't be meant under its heading, the heading decides.
    """
    under = heading_category(heading)
    own = Category(under) if under and under not in (SUM, MIXED) else None
    found = _type(name)
    if found is not None:
        designation, category = found
        known = catalogue().designation(designation)
        if own is None or own is category or (known is not None and fits(known, own)):
            return Named(designation, category)
    if own is not None:
        return Named(None, own, f"no type of the catalogue is named {name!r}" if name else "")
    by_noun = _noun(name)
    if by_noun is not None:
        return Named(None, by_noun, f"no type of the catalogue is named {name!r}")
    if under == MIXED:
        return Named(None, None, f"under {heading!r} stand goods of several categories")
    return Named(None, None, f"nothing says what kind of goods {name or heading!r} are")


@lru_cache(maxsize=1_000)
def heading_category(heading: str) -> str:
    """The category that a heading stands for, or SUM or MIXED; empty where that can't be told."""
    plain = _NO_WORD.sub(" ", heading.casefold()).strip()
    plain = " ".join(plain.split())
    if plain in _headings():
        return _headings()[plain]
    items = catalogue().items_in(heading.strip())
    whole = [i for i in items if (i.start, i.end) == (0, len(heading.strip())) and i.designation is None]
    return str(whole[0].category) if whole and whole[0].category is not Category.UNSPECIFIED else ""


def _type(name: str) -> tuple[str, Category] | None:
    """The designation that a name begins with, and the category of the phrase."""
    if _ON_A_CHASSIS.search(name):
        return None
    stem = _MADE_IN.sub("", _PART_OF.sub("", _BEFORE.sub("", name, count=1))).strip()
    known = catalogue().designation(stem)
    if known is not None:
        return known.name, known.category
    begun = (i for i in catalogue().items_in(stem) if i.start == 0 and i.designation is not None)
    first = next(begun, None)
    if first is None or first.designation is None or _OTHER_ROLE.search(stem, first.end):
        return None
    if catalogue().designation(first.designation.name) is None:
        return None  # the words only look like a designation
    return first.designation.name, first.category


def _noun(name: str) -> Category | None:
    """The category of the goods noun that a name ends with: 'Unknown tank'."""
    stem = _PART_OF.sub("", _BEFORE.sub("", name, count=1)).strip()
    last = [
        i for i in catalogue().items_in(stem) if i.end == len(stem) and i.category is not Category.UNSPECIFIED
    ]
    return last[-1].category if last else None


@cache
def _headings() -> dict[str, str]:
    return {row["heading"]: row["category"] for row in packaged("loss_headings.csv").rows}

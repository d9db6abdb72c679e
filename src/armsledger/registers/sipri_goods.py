"""What SIPRI's words for goods mean here: category, unit, usual designation.

Source of the words: the descriptions and abbreviations of the SIPRI Arms Transfers Database.
"""

import re

from armsledger.catalogue import catalogue
from armsledger.registers.goods import fits
from armsledger.registers.rows import Fault, RowFault
from armsledger.terms import Category, Unit

_BY_LAST_WORDS: tuple[tuple[Category, str], ...] = (
    (Category.UNSPECIFIED, r"turret|refuel(?:l?ing)? system|communications satellite"),
    (Category.NUCLEAR, r"nuclear reactor"),
    (Category.ENGINE, r"engine|turbine|turbofan|turbojet|turboprop|turboshaft|diesel"),
    (Category.COMBAT_AIRCRAFT, r"armed uav|ucav|loitering uav"),
    (Category.UAV, r"uav"),
    (
        Category.SENSOR,
        r"radar|sonar(?: system)?|jammer|fire control|eo(?:/ir)?|(?:recce|reconnaissance) satellite"
        r"|(?:search|recce|reconnaissance|eo|sigint|elint|ew|surveillance|surv|fire control)"
        r"(?: (?:search|recce|and))* system",
    ),
    (
        Category.AIR_DEFENCE,
        r"(?:sam|abm|bmd|aa|air[- ]defence|anti-aircraft)(?: missile)? system"
        r"|ciws|(?:aa|anti-aircraft) gun|aav(?:\(\w(?:/\w)?\))?",
    ),
    (
        Category.MISSILE,
        r"missile|missile system|torpedo|guided(?: glide)? bomb|glide bomb|guided rocket|loitering munition"
        r"|sam|asm|ssm|ashm|assm|bvraam|sraam|aam|arm|slbm|icbm|irbm|abm|(?:ssm|ashm|asm|missile)? ?(?:launcher|tel)"
        r"|coast(?:al)? defence system",
    ),
    (Category.MUNITION, r"shell|depth charge|bomb|mine"),
    (Category.ARMOURED_VEHICLE, r"tank destroyer"),
    (Category.TANK, r"tank"),
    (Category.ARTILLERY, r"gun|howitzer|mortar|mrl"),
    (
        Category.ARMOURED_VEHICLE,
        r"ifv|apc|apv|arv|aev|afv|afsv|avlb|abl|alv|apc/cp|cp|armou?red (?:car|bridgelayer|(?:\w+ )?vehicle)"
        r"|(?:recce|reconnaissance|mine-clearing|engineer) (?:av|vehicle)|av|tank chassis",
    ),
    (Category.ATTACK_HELICOPTER, r"(?:combat|attack) helicopter"),
    (Category.HELICOPTER, r"helicopter"),
    (
        Category.COMBAT_AIRCRAFT,
        r"(?:fighter|fga|ground attack|combat|attack|strike|bomber|coin|multi-?role)(?:/\w+)? (?:aircraft|ac)|bomber"
        r"|fighter",
    ),
    (Category.AIRCRAFT, r"aircraft|ac|airship|(?:sea)?plane|trainer"),
    (
        Category.WARSHIP,
        r"frigate|corvette|destroyer|cruiser|battleship|submarine|carrier|fac|opv|aals|minesweeper|minehunter"
        r"|minelayer|gunboat|tanker|oiler|floating dock|hovercraft|cutter|tug|icebreaker|\w*(?:ship|boat|vessel|craft)",
    ),
)
"""Categories by the last words of a description; the first that fits, so the narrower ones stand first."""

_PATTERNS = tuple((category, re.compile(rf"(?:.*[\s/-])?(?:{words})")) for category, words in _BY_LAST_WORDS)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)$")

_BY_ARMAMENT_CATEGORY = {
    "air defence systems": Category.AIR_DEFENCE,
    "armoured vehicles": Category.ARMOURED_VEHICLE,
    "artillery": Category.ARTILLERY,
    "engines": Category.ENGINE,
    "missiles": Category.MISSILE,
    "sensors": Category.SENSOR,
    "ships": Category.WARSHIP,
}
"""SIPRI's own categories, as far as all that falls in one has one category here."""

_LAUNCHER = re.compile(r".*\b(?:launcher|tel)")
_SYSTEM = re.compile(r".*\bsystem")

_CALIBRE = re.compile(r" \d+(?:\.\d+)?mm\b.*")
_KIND_AFTER = re.compile(
    r" (?:-|[A-Z]{0,2}(?:APC|APV|IFV|ATM|SAMS?|UAV|MRL|FAC|PC|OPV|TEL|AV|SP|ATK|ASM|SSM|AAM))$"
)


def category_of(description: str, *, armament_category: str = "", designation: str = "") -> Category:
    """The category of goods; RowFault where neither words, SIPRI's own category nor designation tell one.

    Of kinds joined by a stroke ('APC/APV') the last that is known counts.
    """
    words = _IN_BRACKETS.sub("", description.casefold().strip())
    for kind in (words, *reversed(words.split("/"))):
        for category, pattern in _PATTERNS:
            if pattern.fullmatch(kind):
                return category
    nouns = [item.category for item in catalogue().items_in(description) if item.end == len(description)]
    if nouns:
        return nouns[-1]
    broad = _BY_ARMAMENT_CATEGORY.get(armament_category.casefold())
    if broad is not None:
        return broad
    known = catalogue().designation(designation) if designation else None
    if known is not None:
        return known.category
    raise RowFault(
        Fault.UNKNOWN_GOODS,
        f"nothing says what kind of goods {designation or 'it'!r} ({description or 'not described'!r}) are; "
        "please report the words",
    )


def unit_of(description: str, category: Category) -> Unit:
    """What SIPRI counts goods of a description in."""
    words = description.casefold()
    if _LAUNCHER.fullmatch(words):
        return Unit.LAUNCHER
    if _SYSTEM.fullmatch(words):
        return Unit.SYSTEM
    return Unit.MISSILE if category is Category.MISSILE and "loitering" not in words else Unit.ITEM


def system_of(designation: str, description: str, category: Category) -> str | None:
    """The usual designation of SIPRI's: the catalogue's where it knows the type, else SIPRI's own.

    None where it only repeats the description ('vehicle engine').
    """
    plain = _CALIBRE.sub("", designation).strip()
    shorter = _KIND_AFTER.sub("", plain).strip()
    if not shorter or (description and shorter.casefold().startswith(description.casefold())):
        return None
    for name in dict.fromkeys((designation, plain, shorter)):
        known = catalogue().designation(name)
        if known is not None and fits(known, category):
            return known.name
    named = catalogue().items_in(shorter)
    for item in named:
        if item.designation is None:
            continue
        same = item.designation.category is category
        if same or (item.start == 0 and fits(item.designation, category)):
            return item.designation.name
    return shorter

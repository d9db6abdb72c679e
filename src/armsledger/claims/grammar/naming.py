"""Numbers that belong to a name and count nothing: 'Type 209', 'Block 70', 'Resolution 1929'."""

import re

from armsledger.claims.grammar.wording import GAP, listed

_ALWAYS = """
    generation version phase increment tier mach type mk mk. block no. nos. article resolution page chapter
    paragraph project tranche configuration
"""
_WITH_CAPITAL = """
    No Mark Class Model Series Version Variant Increment Phase Tier Level Stage Generation Boeing Airbus
    Falcon Mirage Milan Cessna Beechcraft Embraer Gulfstream Challenger Global Dornier Casa Hawk Fokker
    Antonov Tupolev Sukhoi Bell Leopard Merkava Saab Piper King-Air Wing-Loong Section Annex Number
    Directive Formula Regulation Protocol Vision Agenda Strategy Plan Flight Route Highway Room Channel
    Group Day Week Part Volume Issue Act Bill Law Decree Order Sector Area Zone Unit Platform Hull Pennant
    Lot Option Super Item Su MiG Mi Il Tu Ka Yak
"""
# Capitals before a number name a model ('FPB 110', 'T 90'), but these parties and forces get the number.
_PARTIES = listed(
    """
    I A US USA UK UAE EU UN NATO KSA PRC DPRK ROK DRC CAR IDF PLA IAF RAF USAF PAF USMC USN ISIS PKK YPG SDF
    SAF BAE IAI UAC HAL DRDO OPEC CIS CSTO AU AFRICOM
    """
)


def _words(words: str) -> str:
    longest_first = sorted(listed(words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\-", "[ -]") for word in longest_first)


_MODEL = rf"(?:(?i:{_words(_ALWAYS)})|{_words(_WITH_CAPITAL)})"
_BEFORE = re.compile(rf"(?<![\w-]){_MODEL}(?:-|{GAP})?#?$")
_CAPITALS = re.compile(r"(?<![\w.-])(?P<word>[A-Z][A-Z0-9-]{0,6}) $")
_REACH = 14


def numbered(text: str, start: int) -> bool:
    """Whether the word before a number of an even text takes numbers as a part of its name."""
    return _BEFORE.search(text, max(0, start - _REACH), start) is not None


def follows_capitals(text: str, start: int) -> bool:
    """Whether a number stands after capitals that make it a model's; where all is in capitals, none do."""
    found = _CAPITALS.search(text, max(0, start - _REACH), start)
    if found is None or found["word"] in _PARTIES:
        return False
    before = text[max(0, found.start() - 3 * _REACH) : found.start()]
    around = before if any(map(str.isalpha, before)) else text[start : start + 3 * _REACH]
    return any(map(str.islower, around))

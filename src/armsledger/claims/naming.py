"""Numbers that belong to a name and count nothing: 'Type 209', 'Block 70', 'Resolution 1929'."""

import re

from armsledger.claims.wording import GAP

_ALWAYS = "type mk mk. block no. nos. article resolution page chapter paragraph project tranche"
_WITH_CAPITAL = (
    "No Mark Class Model Series Version Variant Increment Phase Tier Level Stage Generation Boeing Airbus "
    "Falcon Mirage Milan Cessna Beechcraft Embraer Gulfstream Challenger Global Dornier Casa Hawk Fokker Antonov"
    " Tupolev Sukhoi Bell Leopard Merkava Saab Piper King-Air Wing-Loong Section Annex Number Directive "
    " Formula Regulation Protocol Vision Agenda Strategy Plan Flight Route Highway Room Channel Group Day Week Part"
    " Volume Issue Act Bill Law Decree Order Sector Area Zone Unit Platform Hull Pennant Lot Option Super "
    " Item"
)


def _words(listed: str) -> str:
    longest_first = sorted(set(listed.split()), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\-", "[ -]") for word in longest_first)


_BEFORE = re.compile(rf"(?<![\w-])(?:(?i:{_words(_ALWAYS)})|{_words(_WITH_CAPITAL)})(?:-|{GAP})?#?$")
_REACH = 14


def numbered(text: str, start: int) -> bool:
    """Whether the word before a number of an even text takes numbers as a part of its name."""
    return _BEFORE.search(text, max(0, start - _REACH), start) is not None

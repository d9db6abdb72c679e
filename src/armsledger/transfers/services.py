"""Whether a claim about a type of equipment is about work on it: repair, modernisation, training, spares."""

import re

from armsledger.claims import Claim
from armsledger.terms import Place, Role

_WORK = (
    r"repair(?:s|ed|ing)?|overhaul(?:s|ed|ing)?|upgrad(?:e|es|ed|ing)|moderni[sz](?:e|es|ed|ing|ation)|"
    r"refurbish(?:ment|ing)|refit(?:s|ting)?|maintenance|upkeep|servicing|training|train(?:s|ed)?|"
    r"spare parts|spares|life extension"
)
_BEFORE = re.compile(
    rf"\b(?:{_WORK})\b(?:\s+(?:of|for|on|to|its|their|the|and|up|a|an|crews?|pilots?|[\w,.]*\d[\w,.]*|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|some|several|older?|existing))*\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s+(?:(?:fleet|aircraft|jets?|fighters?|helicopters?|tanks?|systems?)\s+)?"
    r"(?:(?:(?:is|are|was|were|be|being|been|will|to|have|has|had)\s+)+(?:repaired|overhauled|upgraded|modernised|"
    r"modernized|refitted)\b|(?:overhauls?|repairs?|upgrades?|modernisation|modernization|maintenance|training)\b)",
    re.IGNORECASE,
)
_BOUGHT = re.compile(
    r"\b(?:refurbished|overhauled|upgraded|modernised|modernized|repaired)\s*$", re.IGNORECASE
)
_NEAR = 60


def is_serviced(claim: Claim) -> bool:
    """Whether the words right before or after the goods speak of work on them ('repair of four Su-25').

    'Upgraded T-72s' may be what is sold, and is no service.
    """
    for span in claim.mentions.get(Role.ITEM, ()):
        for quote in claim.evidence:
            if span.place is Place.TEXT and quote.span.covers(span):
                start, end = span.start - quote.span.start, span.end - quote.span.start
                before = quote.exact[max(0, start - _NEAR) : start]
                inside = quote.exact[start:end]
                after = quote.exact[end : end + _NEAR]
                told = _BEFORE.search(before) and not _BOUGHT.search(before)
                if told or _AFTER.search(after) or _BEFORE.match(inside):
                    return True
    return False

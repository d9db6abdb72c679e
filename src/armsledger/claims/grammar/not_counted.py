"""Numbers that count nothing: in designations, names and measures, ordinals, and 'one' as a pronoun."""

import re

from armsledger.claims.grammar.naming import follows_capitals, numbered
from armsledger.claims.grammar.numerals import Numeral
from armsledger.claims.grammar.wording import GAP, listed

_MEASURES = "|".join(
    listed(
        r"""
        % per(?:cent|centage)? degrees? km/h kph mph kms? kilomet(?:er|re)s? m(?!-) met(?:er|re)s? mm cm
        nmi? miles? millimet(?:er|re)s? centimet(?:er|re)s? nautical feet foot ft inch(?:es)? yards?
        acres? hectares? sq square cubic kgs? kilos kilograms? grams? lbs? pounds? tons? tonnes? kilotons?
        megatons? dwt lit(?:er|re)s? gallons? barrels knots? kts? mach b?hp horsepower shp [kmg]w
        kilowatts? megawatts? watts? volts? [gmk]?hz rpm kn psi [gmt]b mbps am(?!-) pm(?!-) a\.m p\.m
        o'clock gmt utc year-old years?-old fold times series cents? calib(?:er|re) gauge thirds?
        quarters? halves half fifths? sixths? tenths? dimensional dollars? euros? ro?ubles? rupees? yen
        """
    )
)
_MEASURE = re.compile(
    rf"(?:{GAP}|-)?(?:{_MEASURES})(?!\w|{GAP}general(?!\w))|{GAP}years?{GAP}old(?!\w)| ?x ?[0-9]"
)
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_]|\w[-./:]|[#+:/°]|(?<!\w)no\. ?)$")
_GLUED_AFTER = re.compile(r"\w|°|[/:]\w|\+\+|\.[0-9]|-(?=\s)|-[^\W\d_]*[0-9]|'?s(?!\w)")
_HYPHENED = re.compile(r"-(?P<word>[^\W\d_]+)")
# 'the tug (703)', 'patrol vessel (MOPV) 1400'
_BRACKET_BEFORE = re.compile(r"\([a-z0-9-]+\) $")
_OPENED = re.compile(r"-(?:plus|odd)(?!\w)")
_OUGHT = re.compile(r"0[0-9]")
_ENUMERATED = re.compile(r"(?:^|\n) *$")
_LIST_MARK = re.compile(r"[.)](?= |$)")
COUNTABLE = listed(
    """
    ship aircraft plane airplane jet fighter helicopter tank vehicle vessel boat submarine frigate corvette
    howitzer rifle drone truck
    """
)
"""Goods that a hyphen may tie to their number: 'a 36-jet deal'."""

# '4 Wing' and '17 Squadron' are the names of units.
_UNIT_NAME = re.compile(
    rf"{GAP}(?:Wing|Squadron|Sqn|Brigade|Regiment|Commando|Battalion|Division|Corps|Group|Army|Para)(?!\w)"
)
_ONE_ALONE = re.compile(
    rf"{GAP}(?:of|is|was|has|had|can|cannot|could|would|will|should|may|might|must|or|and|that|who|which|another|by|day"
    rf"|thing|to|in|for|at|on|with|does|did|hand|said|says)(?!\w)|{GAP}more(?!{GAP}\w)|\W*$|[.,;:!?)\"]"
)
_BEFORE_ONE = re.compile(
    rf"(?<!\w)(?:no|any|every|some|each|which|this|that|another|other|number|day|the|only|new|old|second|first|last"
    rf"|latest|next)(?:{GAP}|-)$"
)
# 'has not sold a single tank' counts none.
_NOT_ONE = re.compile(rf"(?<!\w)(?:not?|never|n't|without|hardly|barely|nor)(?:{GAP}[\w-]+){{0,2}}{GAP}$")
_REACH = 24


def begins_no_count(text: str, plain: str, numeral: Numeral) -> bool:
    """Whether what stands before a number makes it a part of a word or name."""
    lead = plain[max(0, numeral.start - _REACH) : numeral.start]
    if _GLUED_BEFORE.search(lead) or numbered(text, numeral.start):
        return True
    if numeral.in_digits:
        bracketed = lead.endswith("(") and plain[numeral.end : numeral.end + 1] == ")"
        if bracketed or _BRACKET_BEFORE.search(lead):
            return True
        return _OUGHT.match(plain, numeral.start) is not None or follows_capitals(text, numeral.start)
    if plain.startswith("a single", numeral.start):
        return _NOT_ONE.search(lead) is not None
    return _is_one(plain, numeral) and _BEFORE_ONE.search(lead) is not None


def ends_no_count(text: str, plain: str, numeral: Numeral) -> bool:
    """Whether a number is no whole one, or what stands after it makes it a measure, an ordinal or a name."""
    if numeral.low != int(numeral.low) or numeral.low == 0:
        return True
    if numeral.scale == 1 and "." in plain[numeral.start : numeral.end]:
        return True
    if _OPENED.match(plain, numeral.end):
        return False
    if _GLUED_AFTER.match(plain, numeral.end) or _MEASURE.match(plain, numeral.end):
        return True
    if numeral.low > 1 and _UNIT_NAME.match(text, numeral.end):
        return True
    if hyphened := _HYPHENED.match(plain, numeral.end):
        return hyphened["word"] not in COUNTABLE
    if numeral.in_digits and _LIST_MARK.match(plain, numeral.end):
        return _ENUMERATED.search(plain[max(0, numeral.start - _REACH) : numeral.start]) is not None
    return _is_one(plain, numeral) and _ONE_ALONE.match(plain, numeral.end) is not None


def _is_one(plain: str, numeral: Numeral) -> bool:
    return plain[numeral.start : numeral.end] == "one"

"""What words around a figure make of it: 'at least', 'up to', 'about', 'or more', and ranges."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from armsledger.claims.grammar.numerals import scaled
from armsledger.claims.grammar.wording import GAP


class Sense(Enum):
    """Which way a bounding word opens a figure."""

    LEAST = auto()
    MOST = auto()
    ABOUT = auto()


_BEFORE = {
    Sense.LEAST: (
        "at least",
        "at a minimum",
        "more than",
        "greater than",
        "over",
        "well over",
        "just over",
        "slightly over",
        "slightly more than",
        "a little over",
        "a little more than",
        "as few as",
        "no fewer than",
        "no less than",
        "not less than",
        "not fewer than",
        "upwards of",
        "upward of",
        "in excess of",
        "a minimum of",
        "exceeding",
        "exceeds",
        "exceeded",
        "above",
    ),
    Sense.MOST: (
        "up to",
        "as many as",
        "as much as",
        "a maximum of",
        "at most",
        "at the most",
        "fewer than",
        "less than",
        "no more than",
        "not more than",
        "below",
    ),
    Sense.ABOUT: (
        "about",
        "around",
        "some",
        "approximately",
        "approx",
        "approx.",
        "nearly",
        "almost",
        "roughly",
        "circa",
        "close to",
        "an estimated",
        "estimated",
        "just under",
        "slightly under",
        "a little under",
        "just short of",
        "just shy of",
        "in the region of",
        "in the order of",
        "on the order of",
        "more or less",
        "~",
    ),
}
_AFTER = {
    Sense.LEAST: ("or more", "or greater", "and more", "-plus", "+", "at least", "at a minimum"),
    Sense.MOST: ("or fewer", "or less", "at most", "at the most"),
    Sense.ABOUT: ("or so", "-odd", "odd", "or thereabouts"),
}
_SENSE_BEFORE = {phrase: sense for sense, phrases in _BEFORE.items() for phrase in phrases}
_SENSE_AFTER = {phrase: sense for sense, phrases in _AFTER.items() for phrase in phrases}
# Words that may stand between the bounding word and its figure.
_BETWEEN = rf"(?:(?:a{GAP}total{GAP}of|another|an{GAP}additional|a{GAP}further){GAP})?"


_NO_PHRASAL_VERB = "".join(
    rf"(?<!{verb}\s)"
    for verb in (
        *("hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning"),
        *(
            "take",
            "takes",
            "took",
            "taken",
            "taking",
            "give",
            "gave",
            "given",
            "sign",
            "signed",
            "passed",
            "made",
        ),
    )
)
# 'handed over four' hands four over: no bound.


def _phrases(table: dict[str, Sense]) -> str:
    longest_first = sorted(table, key=len, reverse=True)
    written = (re.escape(phrase).replace(r"\ ", GAP) for phrase in longest_first)
    return "|".join(_NO_PHRASAL_VERB + phrase if phrase == "over" else phrase for phrase in written)


_LEFT = re.compile(rf"(?<!\w)(?P<phrase>{_phrases(_SENSE_BEFORE)})(?:{GAP}{_BETWEEN}|(?<=~))$")
_UNDER = re.compile(rf"(?<!\w)(?<!just )(?<!little )(?<!slightly )under{GAP}$")
_RIGHT = re.compile(rf"(?:{GAP}|(?=[-+]))(?P<phrase>{_phrases(_SENSE_AFTER)})(?!\w)")
_LINK = re.compile(rf"(?P<dash>{GAP}?-{GAP}?)|(?P<to>{GAP}(?:to|or){GAP}|-(?:to|or)-)|(?P<and>{GAP}and{GAP})")
_BUT = re.compile(rf",?{GAP}(?:but|and){GAP}")
# 'talks with Chad over two frigates' tells what they are about: no bound.
_ABOUT = re.compile(
    rf"(?<!\w)(?:negotiat\w+|talks?|talking|discuss\w+|disputes?|argu\w+|row)"
    rf"(?:{GAP}(?:with|between){GAP}(?:[\w'-]+{GAP}){{0,4}}[\w'-]+)?{GAP}over{GAP}$"
)
_OPENING = re.compile(rf"(?<!\w)(?P<word>between|from|anywhere{GAP}between|anywhere{GAP}from){GAP}$")
# 'rose from 12 to 18' tells of two figures, no range.
_CHANGE = re.compile(
    r"(?<!\w)(?:up|down|rose|rises?|rising|risen|grew|grow[ns]?|growing|rais(?:e|es|ed|ing)|fell|falls?|falling|fallen"
    r"|cut|increas\w+|reduc\w+|decreas\w+|drop\w*|expand\w*|went|jump\w*|climb\w*|number)(?: [\w,]+){0,3} $"
)
_REACH = 48


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its bounds, at [start, end) of a text, not yet said of what."""

    start: int
    end: int
    low: float | None
    high: float | None
    scale: int = 1


def joined(text: str, one: Figure, other: Figure) -> Figure | None:
    """The range that two neighbouring figures make ('30 to 40', 'between $1 and $2 billion'), if they do.

    text is lower text. 'and' links only after 'between'; a scale that only the second bears counts for both.
    """
    link = _LINK.fullmatch(text, one.end, other.start)
    if link is None or one.low is None or one.low != one.high or other.low is None:
        return None
    opening = _OPENING.search(text[max(0, one.start - _REACH) : one.start])
    if link["and"] and not (opening and "between" in opening["word"]):
        return None
    if (
        opening
        and opening["word"] == "from"
        and _CHANGE.search(text[: one.start - len(opening[0])][-_REACH:])
    ):
        return None
    low = one.low
    if one.scale == 1 < other.scale and low * other.scale <= other.low:
        low = scaled(low, other.scale)
    if low >= other.low:
        return None
    start = one.start - len(opening[0]) if opening else one.start
    return Figure(start, other.end, low, other.high, other.scale)


def closed(text: str, one: Figure, other: Figure) -> Figure | None:
    """The range that 'more than 20 but fewer than 30' makes of two bounded figures, if they are such."""
    if one.low is None or one.high is not None or other.high is None or other.low is not None:
        return None
    if one.low >= other.high or not _BUT.fullmatch(text, one.end, other.start):
        return None
    return Figure(one.start, other.end, one.low, other.high, other.scale)


def bounded(text: str, figure: Figure, *, after: int = 0, money: bool = False) -> Figure | None:
    """The figure with its bounding words read and taken into its span; None where they leave no bound at all.

    text is lower text; the words before the offset `after` belong to the figure before. 'under' bounds money
    alone: goods come 'under two contracts'.
    """
    start, end, low, high = figure.start, figure.end, figure.low, figure.high
    senses = set()
    if money and (found := _UNDER.search(text[max(after, start - _REACH) : start])):
        start -= len(found[0])
        senses.add(Sense.MOST)
    while found := _LEFT.search(text[max(after, start - _REACH) : start]):
        if found["phrase"] == "over" and _ABOUT.search(text[max(after, start - 2 * _REACH) : start]):
            break
        start -= len(found[0])
        senses.add(_SENSE_BEFORE[re.sub(r"\s+", " ", found["phrase"])])
    if tail := _RIGHT.match(text, end):
        end = tail.end()
        senses.add(_SENSE_AFTER[re.sub(r"\s+", " ", tail["phrase"])])
    if Sense.LEAST in senses:
        high = None
    elif Sense.MOST in senses:
        low = None
    if low is None and high is None:
        return None
    return Figure(start, end, low, high, figure.scale)

"""What stands around a word that is not always the name of goods, and makes it one."""

import re
from collections.abc import Iterable, Sequence

from armsledger.catalogue.finder import Spanned
from armsledger.terms import Category

REACH = 600
"""Characters to either side of a word in which its sentence is looked for."""

NEAR = 4
"""Words between a doubtful name and the noun that explains it, at most."""

_DOMAINS: tuple[frozenset[Category], ...] = (
    frozenset(
        {
            Category.COMBAT_AIRCRAFT,
            Category.ATTACK_HELICOPTER,
            Category.HELICOPTER,
            Category.AIRCRAFT,
            Category.UAV,
        }
    ),
    frozenset({Category.TANK, Category.ARMOURED_VEHICLE, Category.ARTILLERY, Category.VEHICLE}),
    frozenset({Category.WARSHIP}),
    frozenset(
        {Category.MISSILE, Category.AIR_DEFENCE, Category.ARTILLERY, Category.MUNITION, Category.SMALL_ARMS}
    ),
    frozenset({Category.SENSOR, Category.AIR_DEFENCE}),
    frozenset({Category.ENGINE}),
    frozenset({Category.MISSILE, Category.UAV}),
)

_MILITARY = re.compile(
    r"\b(?:militar(?:y|ies)|arm(?:y|ies)|armed forces|nav(?:y|ies|al)|air forces?|"
    r"defen[cs]e|arms|weapon\w*|soldiers?|"
    r"troops?|wars?|combat|coast ?guards?|marines|missiles?|"
    r"fighter|infantry|air base|battalions?|"
    r"brigades?|squadrons?|peacekeep\w+|special forces|security forces|border guards?|ammunition|"
    r"warships?|munitions?|Pentagon|NATO)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+(?=[^\sa-z])|\n\s*\n")
_COUNT_BEFORE = re.compile(
    r"(?:(?<![\d.,-])(?!(?:19|20)\d\d\b)\d{1,3}(?:,\d{3})*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|twenty|thirty|forty|fifty|sixty|\w+ty-\w+|dozens?(?: of)?|several|hundreds of|scores of))\s+$",
    re.IGNORECASE,
)
_OTHER_NOUN_AFTER = re.compile(
    r" (?!(?:and|or|for|to|from|in|into|with|at|by|of|on|off|as|that|which|who|were|are|was|is|be|has|have|"
    r"had|will|would|worth|plus|over|per|under|since|after|before|during|this|last|next|each|already|now|still|between|through)\b)[a-z]"
)
_MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $")
_IN_A_LIST = re.compile(r"(?:, ?(?:and |or )?| and | or | ?[&/] ?)(?:the )?")
_MARK_AFTER = re.compile(
    r"(?<!\d)s?[ -]?(?:[IVX]{1,4}|\d{1,2}[A-Z]?)(?![\w%:–-]|[.,]\d)|s? (?:Mk|Mark|Block)\b"
)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, roughly: from one full stop or empty line to the next."""
    first = 0
    for found in _BREAK.finditer(text, max(0, start - REACH), start):
        first = found.end()
    first = max(first, start - REACH)
    close = _BREAK.search(text, end, min(len(text), end + REACH))
    return first, close.start() if close else min(len(text), end + REACH)


def military(text: str, start: int, end: int, goods: Iterable[Spanned]) -> bool:
    """Whether a military word, or other goods, stand in the sentence of a span."""
    first, last = sentence(text, start, end)
    if any(first <= g.start and g.end <= last and not (g.start < end and start < g.end) for g in goods):
        return True
    return bool(_MILITARY.search(text, first, start) or _MILITARY.search(text, end, last))


def noun_says(
    text: str, name: Spanned, category: Category, nouns: Iterable[tuple[Spanned, Category]]
) -> bool:
    """Whether a noun of its kind near a doubtful name makes it goods of that category."""
    return any(
        alike(category, kind)
        and (
            _near(text, name.end, noun.start) if noun.start >= name.end else _near(text, noun.end, name.start)
        )
        for noun, kind in nouns
    )


def marked(text: str, name: Spanned, makers: Sequence[Spanned]) -> bool:
    """Whether a number before a doubtful name, a mark after it or its maker make it goods."""
    return (
        _counted(text, name)
        or bool(_MARK_AFTER.match(text, name.end))
        or any(0 <= name.start - m.end <= 3 for m in makers)
    )


def listed(text: str, one: Spanned, other: Spanned) -> bool:
    """Whether two names stand side by side in a list: 'F-16s and A-10s', 'Mistral/MICA'."""
    return bool(_IN_A_LIST.fullmatch(text, one.end, other.start))


def _counted(text: str, name: Spanned) -> bool:
    """Whether a number that is no day of a month stands before a name, and counts it, no noun after it."""
    count = _COUNT_BEFORE.search(text, max(0, name.start - 24), name.start)
    return (
        count is not None
        and not _MONTH_BEFORE.search(text, max(0, name.start - 40), count.start())
        and (text[name.end - 1] == "s" or not _OTHER_NOUN_AFTER.match(text, name.end))
    )


def alike(one: Category, other: Category) -> bool:
    """Whether two categories are of one domain, so that words for one explain a name of the other."""
    return one == other or any(one in domain and other in domain for domain in _DOMAINS)


def _near(text: str, end: int, start: int) -> bool:
    if not 0 <= start - end <= 60:
        return False
    between = text[end:start]
    return len(between.split()) <= NEAR and not _BREAK.search(between) and ";" not in between

"""What a claim's words say of the number of orders: an option of a deal, or an order after a former one.

Read from the words around the quantity, or around the item where no quantity is told, inside the evidence.
"""

import re
from collections.abc import Iterator

from armsledger.claims import Claim
from armsledger.terms import Certainty, Role, Stage
from armsledger.values import Span

_BEFORE, _AFTER, _CLOSE = 90, 60, 30
"""Characters of the clause that are looked at, and those that stand right before the number."""

_TELLING = re.compile(
    r"option|right to|more|another|addition|further|extra|second|third|fourth|follow|repeat|new|next|first|"
    r"initial|origin",
    re.IGNORECASE,
)
"""Without any of these words nothing is told of options and later orders."""

_OPTION = re.compile(r"\boption(?:s|al|ally)?\b|\bright to (?:buy|order|take|purchase)\b", re.IGNORECASE)
_MODAL_MORE = re.compile(
    r"\b(?:may|might|could)\b[^.;]{0,40}\b(?:more|another|additional|further|extra)\b(?!\s+than)",
    re.IGNORECASE,
)
_OPTION_FOR = re.compile(
    r"\boptions?\s+(?:(?:to\s+\w+|for|on|of|over)\s+)"
    r"(?:(?:up to|about|around|some|another|a|an|further|additional)\s+)*$",
    re.IGNORECASE,
)
_WITH_OPTION = re.compile(r"\b(?:with|plus|and)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?options?\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"\b(?:exercis\w+|took up|taken up|activat\w+|converted)\b[^.;]{0,30}\boptions?\b|"
    r"\boptions?\b[^.;]{0,30}\b(?:exercised|taken up|activated|converted)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:more|another|additional|further|extra|second|third|fourth|follow-on|repeat)\b(?!\s+than)(?![- ]hand)",
    re.IGNORECASE,
)
_ORDINAL_ORDER = (
    r"\b(?:(?P<first>first|initial|original)|second|third|fourth|another|new|further|additional|follow-on|repeat|next)"
    r"\s+(?:\w+[\s-]+){0,2}?(?:orders?|contracts?|deals?|agreements?|purchases?|tranche)\b"
)
_WHICH_ORDER = re.compile(_ORDINAL_ORDER, re.IGNORECASE)
_OF_WHICH_ORDER = re.compile(
    rf"^[^,;]{{0,25}}\b(?:of|under|from|in|by)\s+(?:the|a|an|its|their|that)\s+{_ORDINAL_ORDER}",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(
    r"\b(?:receiv\w+|deliver\w*|ship(?:s|ped|ping|ment)?|hand(?:s|ed|ing)?\s+over|arriv\w+|suppl(?:y|ies|ied|ying))\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:order\w*|contract\w*|sign\w*|buy\w*|bought|purchas\w+|agree\w*|sell\w*|sold|sale|approv\w+|clear\w*|"
    r"want\w*|acquir\w+|request\w*|negotiat\w+|talks|option\w*)\b",
    re.IGNORECASE,
)
_ORDERING = {
    Stage.INTEREST,
    Stage.NEGOTIATION,
    Stage.APPROVAL,
    Stage.AGREEMENT,
    Stage.SUSPENDED,
    Stage.REFUSED,
}


def tells_of_orders(claim: Claim) -> bool:
    """Whether the claim's evidence has any word by which the others here could be true."""
    return any(_TELLING.search(quote.exact) for quote in claim.evidence)


def is_option(claim: Claim) -> bool:
    """Whether the claim is about what a deal lets the recipient take beside its firm order.

    Told as possible or as a wish, with words of an option near the quantity; or 'an option for' right before
    the quantity, however surely it is told. Not an option that was taken up: that is an order.
    """
    if claim.stage is Stage.DELIVERY or was_taken_up(claim):
        return False
    open_still = claim.certainty is Certainty.POSSIBLE or claim.stage is Stage.INTEREST
    for before, words, after in _clauses(claim):
        if _OPTION_FOR.search(before):
            return True
        clause = before + words + _WITH_OPTION.split(after)[0]
        if open_still and (_OPTION.search(clause) or (claim.quantity and _MODAL_MORE.search(clause))):
            return True
    return False


def was_taken_up(claim: Claim) -> bool:
    """Whether the claim says that an option has become an order."""
    firm = claim.stage in (Stage.AGREEMENT, Stage.APPROVAL) and claim.certainty is not Certainty.POSSIBLE
    return firm and any(_TAKEN_UP.search(before + words + after) for before, words, after in _clauses(claim))


def is_later_order(claim: Claim) -> bool:
    """Whether the claim's words set its order apart from a former one: 'a second contract', 'ordered 12 more'.

    'Another three were delivered' tells of a batch, not of an order.
    """
    if was_taken_up(claim):
        return True
    for before, words, after in _clauses(claim):
        if (which := _which_order(before + words, after)) is not None:
            return which == "later"
        clause = before + words + after
        handed_over = _HANDED_OVER.search(clause) and not _ORDERED.search(clause)
        if claim.stage in _ORDERING and not handed_over and _MORE.search(before[-_CLOSE:] + words):
            return True
    return False


def is_first_order(claim: Claim) -> bool:
    """Whether the claim's words say that it is about the first of several orders."""
    return any(_which_order(before + words, after) == "first" for before, words, after in _clauses(claim))


def _which_order(told: str, after: str) -> str | None:
    """'first' or 'later' as the last ordinal before the number says, or one right after it; None without."""
    found = [*_WHICH_ORDER.finditer(told)][-1:] or [m for m in [_OF_WHICH_ORDER.match(after)] if m]
    return None if not found else "first" if found[0]["first"] else "later"


def _clauses(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Around the quantity and the item, in each quote that holds them: before, their words, after."""
    places = claim.mentions.get(Role.QUANTITY) or claim.mentions.get(Role.ITEM, ())
    items = claim.mentions.get(Role.ITEM, ())
    for quote in claim.evidence:
        for place in places:
            if not quote.span.covers(place):
                continue
            start, end = place.start, _end_of_goods(place, items, quote.span)
            at, to = start - quote.span.start, end - quote.span.start
            before = re.split(r"[;.]\s", quote.exact[max(0, at - _BEFORE) : at])[-1]
            after = re.split(r"[;.](?:\s|$)", quote.exact[to : to + _AFTER])[0]
            yield before, quote.exact[at:to], after


def _end_of_goods(place: Span, items: tuple[Span, ...], quote: Span) -> int:
    """Where the item ends that follows the quantity closely, else where the quantity does."""
    ends = [i.end for i in items if quote.covers(i) and 0 <= i.start - place.end <= _CLOSE]
    return min(ends, default=place.end)

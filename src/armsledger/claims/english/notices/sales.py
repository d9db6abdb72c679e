"""Where a text says that a sale to somebody is notified or requested: the recipients, the list and the price."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from armsledger.catalogue import PartyMention, catalogue
from armsledger.claims.english.notices.items import Listed, listed, phrase
from armsledger.claims.grammar.money import Amount, amounts_in

SUPPLIER = "USA"
"""Whose notices these are."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One telling of a sale: the words [start, end) that name it, to whom, the goods listed, and the price.

    request says that it is told as what the recipient has asked for.
    """

    start: int
    end: int
    recipients: tuple[PartyMention, ...]
    items: tuple[Listed, ...]
    amount: Amount | None
    request: bool = False


FOREIGN_SALE = phrase(
    r"\b(?:possible|proposed|potential) (?:foreign military|direct commercial) sales?(?: orders?)?(?: \(FMSO?\))?"
)
_PURCHASER = phrase(r"\bprospective purchaser\W")
_REQUEST = phrase(
    r"(?: ?\([^)]{1,40}\))?(?:,? (?:(?:has|have|had) )?request(?:ed|s)|['’]s request (?:to|for)) "
)
_OFFICE = phrase(
    r"(?:\W|(?:to|for|the|governments?|of|kingdom|state|republic|royal|people|s|democratic|federal)\b)*"
)
"""What may stand between 'sale' and the name of a state ('to the Government of the Republic of')."""

_AND = phrase(r"(?: ?\([^)]{1,40}\))?,?(?: and)?(?: the)?(?: governments? of(?: the)?)? ")
_TO_LIST = phrase(
    r"(?: ?\([^)]{1,40}\))?[,:]?\s{0,12}(?:(?:an?|the) )?(?:(?:possible|proposed|potential|additional) )*"
    r"(?:(?:foreign military )?(?:sale|purchase|procurement)(?: orders?)?(?: \(FMSO?\))?(?=[ :])(?! and))?"
    r":?\s{0,12}(?:(?:of|for) |to (?:(?:buy|purchase|procure|provide(?: funds)?(?: for)?) )?)?"
    r"(?:the (?:sale|purchase|procurement) of )?:?\s{0,12}"
)
_DESCRIPTION = phrase(r"\bdescription and quantity [^:]{0,120}:")
_LIST_END = phrase(
    r"(?-i:(?<=[a-z)\d])(?<!Cal)(?<!Inc)\. (?=[A-Z]))(?!(?:also|included|the following|these|in addition|additionally|"
    r"non-mde|major defense|other|it |the (?:[\w/-]+ ){1,8}(?:includ|consist|provid))\w*)"
    r"|,? (?:for|at|in|with) (?:an? |the )?(?:complete |total |possible )*(?:package|deal|estimated|cost|price)\b"
    r"|,? (?:worth|valued at|estimated at)\b|\(iv\)|\n\s{0,12}\n(?-i:(?=[A-Z]))"
    r"|\bThe (?:total |overall |complete )?(?:estimated )?(?:[a-z]+ ){0,3}(?:cost|value)\b"
    r"|\b(?:This|The) (?:proposed|possible|potential) sale (?:will|would|is|of)(?! (?:also )?include)|\bThis program\b"
)
"""What comes after a list: the price, the reasons, another sentence that does not say what else is included."""

_PRICED = phrase(r"\b(?:cost|worth|valued?|package|estimated|price|high as|total)\b[^.$]*$")
_TOTAL = re.compile(r"\bTOTAL\W*$")
MOST = 12
"""Tellings that are read; a notice has two or three, and a text of thousands is none."""

_LONGEST_LIST = 12_000
_REACH = 400
"""Characters after a list in which its price may stand."""


def openings(text: str) -> Iterator[Opening]:
    """Every telling of a sale in a text, in its order."""
    parties = [p for p in catalogue().parties_in(text) if p.code != SUPPLIER]
    named = catalogue().items_in(text)
    amounts = amounts_in(text)
    told = (*islice(_sales(text, parties), MOST), *islice(_requests(text, parties), MOST))
    starts = sorted(told, key=lambda found: found[0])
    for n, (start, end, recipients, at, request) in enumerate(starts):
        stop = min(starts[n + 1][0] if n + 1 < len(starts) else len(text), at + _LONGEST_LIST)
        close = _LIST_END.search(text, at, stop)
        last = close.start() if close else _paragraph_end(text, at, stop)
        yield Opening(
            start,
            end,
            recipients,
            tuple(listed(text, at, last, [i for i in named if at <= i.start < last])),
            _price(text, amounts, start, min(stop, last + _REACH)),
            request,
        )


_Start = tuple[int, int, tuple[PartyMention, ...], int, bool]


def _sales(text: str, parties: Sequence[PartyMention]) -> Iterator[_Start]:
    """'a possible Foreign Military Sale to the Government of X of …', 'Prospective Purchaser: X'."""
    for sale in chain(_PURCHASER.finditer(text), FOREIGN_SALE.finditer(text)):
        office = _OFFICE.match(text, sale.end())
        reach = office.end() if office else sale.end()
        first = next((p for p in parties if sale.end() <= p.start <= reach), None)
        if first is None:
            continue
        recipients = _together(text, parties, first)
        at = recipients[-1].end
        head = (_DESCRIPTION.search if sale.re is _PURCHASER else _TO_LIST.match)(text, at, at + 3_000)
        yield sale.start(), sale.end(), recipients, head.end() if head else at, False


def _requests(text: str, parties: Sequence[PartyMention]) -> Iterator[_Start]:
    """'The Government of X has requested a possible sale of …'."""
    for party in parties:
        asked = _REQUEST.match(text, party.end)
        lead = _TO_LIST.match(text, asked.end()) if asked else None
        if asked and lead:
            yield party.start, lead.end(), (party,), lead.end(), True


def _together(text: str, parties: Sequence[PartyMention], first: PartyMention) -> tuple[PartyMention, ...]:
    """The recipients that are named side by side ('Belgium and the Netherlands')."""
    together = [first]
    for party in parties:
        if party.start > first.start and _AND.fullmatch(text, together[-1].end, party.start):
            together.append(party)
    return tuple(together)


def _paragraph_end(text: str, at: int, stop: int) -> int:
    end = text.find("\n", at, stop)
    return end if end >= 0 else stop


def _price(text: str, amounts: Sequence[Amount], start: int, end: int) -> Amount | None:
    near = [a for a in amounts if start <= a.start < end and "$" in text[a.start : a.end]]
    summed = (a for a in near if _TOTAL.search(text, max(start, a.start - 20), a.start))
    return next(summed, None) or next(
        (a for a in near if _PRICED.search(text[max(start, a.start - 80) : text.index("$", a.start)])), None
    )

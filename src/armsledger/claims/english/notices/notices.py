"""US notices of possible arms sales, and stories that retell them: a genre of fixed phrases, read by them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from armsledger.catalogue import PartyMention, catalogue
from armsledger.claims.english.discourse import LONGEST_QUOTE, Draft, package_name
from armsledger.claims.english.notices.items import Listed, phrase
from armsledger.claims.english.notices.sales import FOREIGN_SALE, SUPPLIER, Opening, openings
from armsledger.claims.english.passages import body_of
from armsledger.claims.english.reasons import Reasons
from armsledger.claims.grammar.dates import When, dates_in
from armsledger.claims.grammar.money import Amount
from armsledger.documents import Article
from armsledger.terms import Certainty, Polarity, Role, Stage, ValueOf
from armsledger.values import Span

_FORMULAE = tuple(
    phrase(words)
    for words in (
        r"transmittal no\b",
        r"\bmedia/public contact",
        r"\bnot (?:alter|affect) the basic military balance",
        r"\badverse impact on (?:U\.? ?S\.?|United States) defense readiness",
        r"\bnotice of a (?:potential|possible|proposed) sale is required by law",
        r"\bknown offset agreements?",
        r"\bimplementation of this (?:proposed |possible |potential )?sale",
        r"\bsection 36\(b\)",
        r"\bprospective purchaser",
    )
)
"""What notices are made of; a story may quote one of these, a notice has several."""

_NOTIFIED = phrase(r"\bnotif(?:ied|ying|y) congress\b|\bdelivered to congress\b")
_SENTENCE = re.compile(
    r"[–—\xad]\s{0,12}-?|--\s{0,12}|\n\s{0,12}|(?<=[a-z0-9)%])[.!?]\s{1,12}(?=[A-Z“\"])|(?<=\d)-(?=[A-Z])"
)
_CLEARED = phrase(
    r"\b(?:notif(?:ied|ying)|approv(?:ed|es|ing)|clear(?:ed|s|ing)|authori[sz](?:ed|es|ing)|announced)\b"
)
_NOT_CLEARED = phrase(
    r"\b(?:not|never|if|may|might|could|would|expected|den(?:y|ied)|block(?:ed)?|reject(?:ed)?)\b|n['’]t\b"
)


@dataclass(frozen=True, slots=True)
class _Sale:
    """All tellings of one sale, what it is worth, and when Congress was told."""

    tellings: tuple[Opening, ...]
    amount: Amount | None
    when: When | None


def notice_drafts(article: Article) -> list[Draft] | None:
    """The drafts that a notice makes, one for each of its goods and recipients; None for any other article."""
    if sum(bool(formula.search(article.text)) for formula in _FORMULAE) < 2:
        return None
    text = body_of(article)
    sales = _sales(text, list(openings(text)), article.publication.published)
    return [d for sale in sales for d in _drafts(text, sale) if _anchored(d, article)] or None


def with_retold(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a story, and those that the fixed phrase of a notice in it adds.

    'Approved a possible foreign military sale to X of Y': what the story's own drafts say of Y stands.
    """
    if not FOREIGN_SALE.search(article.text):
        return drafts
    text = body_of(article)
    told = [o for o in openings(text) if not o.request and _is_cleared(text, o)]
    added = [
        d
        for sale in _sales(text, told, article.publication.published)
        for d in _drafts(text, sale)
        if _anchored(d, article) and not any(_share(d, e, Role.ITEM) for e in drafts)
    ]
    named = [Span(o.start, o.end) for o in told if o.items]
    kept = [d for d in drafts if not any(role is Role.ITEM and s in named for role, s in d.mentions)]
    return kept + added


def _is_cleared(text: str, opening: Opening) -> bool:
    """Whether the sentence says that the sale was approved or notified, and does not say the contrary."""
    words = text[_sentence_start(text, opening.start) : opening.start]
    return bool(_CLEARED.search(words)) and not _NOT_CLEARED.search(words)


def _share(one: Draft, other: Draft, role: Role) -> bool:
    mine, theirs = ([s for r, s in d.mentions if r is role] for d in (one, other))
    return any(a.overlaps(b) for a in mine for b in theirs)


def _anchored(draft: Draft, article: Article) -> bool:
    """Whether all its words stand in the body; furniture may come between them."""
    spans = [*draft.evidence, *(span for _, span in draft.mentions)]
    return all(article.may_be_evidence(span) for span in spans)


def _sales(text: str, found: Sequence[Opening], published: str | None) -> list[_Sale]:
    """The tellings put together by recipient and price; a sale is told in short and then at length."""
    groups: list[list[Opening]] = []
    for opening in found:
        own = next((g for g in groups if _one_sale(g, opening)), None)
        if own is None:
            groups.append([opening])
        else:
            own.append(opening)
    dates = dates_in(text, published=published or dateline(text))
    told = [g for g in groups if any(o.items for o in g)]
    return [_Sale(tuple(g), _price(g), _told_on(text, dates)) for g in told]


def _one_sale(group: Sequence[Opening], other: Opening) -> bool:
    """Whether a telling is of the sale of others: the same recipient, and no other price unless it says more of it."""
    same = {p.code for p in group[0].recipients} >= {p.code for p in other.recipients}
    prices = {o.amount.high for o in (group[0], other) if o.amount}
    return same and (other.request or len(prices) < 2)


def _price(tellings: Sequence[Opening]) -> Amount | None:
    """The price that is told first, from a telling that gives it exactly ('as high as' may come before)."""
    known = [o.amount for o in tellings if o.amount is not None]
    return next((a for a in known if a.low == a.high == known[0].high), known[0] if known else None)


def dateline(text: str) -> str | None:
    """The day that the notice itself bears ('WASHINGTON, July 22, 2009 –'), for one without a date of its own."""
    days = (d.period.start for d in dates_in(text[:1_000], published=None) if d.period.start == d.period.end)
    return next((day for day in days if day and len(day) == 10), None)


def _told_on(text: str, dates: Sequence[When]) -> When | None:
    """The date beside 'notified Congress': right after it, else before it in its sentence."""
    for told in islice(_NOTIFIED.finditer(text), 9):
        after = [d for d in dates if 0 <= d.start - told.end() <= 50]
        if after:
            return after[0]
        start = _sentence_start(text, told.start())
        before = [d for d in dates if start <= d.start < told.start()]
        if before:
            return before[-1]
    return None


def _sentence_start(text: str, at: int) -> int:
    low = max(0, at - 300)
    return max((m.end() for m in _SENTENCE.finditer(text, low, at)), default=low)


def _drafts(text: str, sale: _Sale) -> list[Draft]:
    best = max(sale.tellings, key=lambda o: (len(o.items), sum(i.count is not None for i in o.items)))
    drafts = [_draft(text, sale, item, party) for item in best.items for party in sale.tellings[0].recipients]
    if sale.amount is None:
        return drafts
    price = sale.amount.money
    whole = len(best.items) == 1
    return [
        replace(
            d,
            value=price,
            value_of=ValueOf.ITEM if whole else ValueOf.PACKAGE,
            package=None if whole else package_name(d, price),
        )
        for d in drafts
    ]


def _draft(text: str, sale: _Sale, item: Listed, party: PartyMention) -> Draft:
    opening = sale.tellings[0]
    named = [p for o in sale.tellings for p in o.recipients if p.code == party.code]
    marks = [
        *((Role.SUPPLIER, s) for s in _suppliers(text, opening)),
        *((Role.RECIPIENT, Span(p.start, p.end)) for p in named),
        (Role.ITEM, Span(item.start, item.end)),
        *([(Role.QUANTITY, Span(*item.count))] if item.count and item.quantity else []),
        *([(Role.VALUE, Span(sale.amount.start, sale.amount.end))] if sale.amount else []),
        *([(Role.WHEN, Span(sale.when.start, sale.when.end))] if sale.when else []),
    ]
    return Draft(
        supplier=SUPPLIER,
        recipient=party.code,
        item=text[item.start : item.end],
        system=item.system,
        category=item.category,
        stage=Stage.APPROVAL,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.CERTAIN,
        quantity=item.quantity,
        when=sale.when.period if sale.when else None,
        mentions=tuple(marks),
        evidence=_evidence(text, sale, item),
        trigger=Span(opening.start, opening.end),
        why=_why(text, sale, item),
    )


def _why(text: str, sale: _Sale, item: Listed) -> Reasons:
    """For people: which of a notice's fixed phrases gave what."""
    opening = sale.tellings[0]
    return {
        "trigger": f"a notice of a sale: '{text[opening.start : opening.end]}'",
        "item": f"'{text[item.start : item.end]}' of its list",
        "supplier": f"{SUPPLIER}, whose notices these are",
        "recipient": "named by the sentence of the sale",
        "stage": "approval, since Congress is told of what the government approves",
        "polarity": "affirmed by the kind of text",
        "quantity": f"'{text[slice(*item.count)]}' in the list" if item.count and item.quantity else "",
        "value": f"'{text[sale.amount.start : sale.amount.end]}', the sale's" if sale.amount else "",
        "date": f"'{text[sale.when.start : sale.when.end]}' beside 'notified Congress'" if sale.when else "",
        "certainty": "certain by the kind of text",
    }


def _suppliers(text: str, opening: Opening) -> list[Span]:
    """The agency that speaks for the supplier, where the sentence of the sale names it."""
    start = _sentence_start(text, opening.start)
    found = catalogue().parties_in(text[start : opening.start])
    return [Span(start + p.start, start + p.end) for p in found if p.code == SUPPLIER][:1]


def _evidence(text: str, sale: _Sale, item: Listed) -> tuple[Span, ...]:
    """The words that tell of the sale, of the item and of the price, none longer than a quote may be."""
    opening = sale.tellings[0]
    start = item.count[0] if item.count else item.start
    needed = [(_sentence_start(text, opening.start), opening.recipients[-1].end), (start, item.end)]
    if sale.amount is not None:
        needed.append(
            (max(_sentence_start(text, sale.amount.start), sale.amount.end - LONGEST_QUOTE), sale.amount.end)
        )
    quotes: list[tuple[int, int]] = []
    for low, high in sorted(needed):
        if quotes and max(high, quotes[-1][1]) - quotes[-1][0] <= LONGEST_QUOTE:
            quotes[-1] = (quotes[-1][0], max(high, quotes[-1][1]))
        else:
            quotes.append((max(low, high - LONGEST_QUOTE), high))
    return tuple(Span(low, high) for low, high in quotes)

"""What a sentence adds to the transfers that the sentences before it told: their date, the price of their deal."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens

from armsledger.claims.english.attribution import voice_in
from armsledger.claims.english.certainty import certainty_at
from armsledger.claims.english.chain import mentions_contract
from armsledger.claims.english.dating import ANNOUNCED_STAGES, Dated, dates_of
from armsledger.claims.english.discourse import MEANT_BY, Discourse
from armsledger.claims.english.draft import Draft, package_name
from armsledger.claims.english.goods import Goods, goods_in
from armsledger.claims.english.passage import Passage
from armsledger.claims.english.voices import told_later
from armsledger.claims.grammar.dates import When
from armsledger.claims.grammar.money import Amount
from armsledger.terms import Category, Role, Stage, ValueOf
from armsledger.values import Money, Period, Span

THE_DEAL = re.compile(
    r"(?i)\b(the|this|that|these|those|such|its|their) (([$€£]?\w[\w.,’'/-]*[\s-]){0,4}?)"
    r"(deal|contract|sale|order|purchase|agreement|acquisition|package|deliver\w+)s?\b"
)
_LEAD = 1
"""The last stretch of the lead: the title is 0 where there is one, the first paragraph 1."""
_REACH = 2
"""How many sentences after a lead may still date it."""
_REACH_OF_PRICE = 6
"""How many sentences back a deal may be priced."""


def enrich(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """Give the drafts just told what this sentence says of them; found, the sentence's own, may get what they lack."""
    _add_dates(passage, sentence, discourse)
    _inherit(passage, sentence, discourse, found)
    if all(d.value is None for d in found):
        _price_deal(passage, sentence, discourse)


def _add_dates(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """'They were delivered in May', 'The contract was signed last week': the date of what was just told."""
    dates = dates_of(passage, sentence)
    if not dates:
        return
    goods = [
        g for g in goods_in(passage, sentence) if g.category is not Category.UNSPECIFIED and not g.points_back
    ]
    for draft in list(discourse.drafts):
        if draft.when is not None and not (draft.stage is Stage.AGREEMENT and _ahead(draft.when, discourse)):
            continue
        when = _date_of(draft, dates, goods, discourse)
        if when is not None and (draft.when is None or not _ahead(when.period, discourse)):
            mention = (Role.WHEN, passage.span(when.start, when.end))
            others = tuple(m for m in draft.mentions if m[0] is not Role.WHEN)
            quote = sentence_span(passage, sentence)
            new = replace(
                draft,
                when=when.period,
                voice=draft.voice or told_later(passage, sentence, *draft.pair, discourse),
                mentions=(*others, mention),
                evidence=(*draft.evidence, quote),
            )
            date = f"'{passage.text[when.start : when.end]}', of the same event in a later sentence"
            swap(discourse, draft, new.because(date=date))


def _ahead(period: Period, discourse: Discourse) -> bool:
    """Whether a period is all to come: an agreement's deliveries, rather than the agreement."""
    return discourse.published is not None and (period.first_day or "") > discourse.published


def _date_of(draft: Draft, dates: list[Dated], goods: list[Goods], discourse: Discourse) -> When | None:
    """The date for an earlier draft: that of an event of its stage, or of the announcement of a lead's news."""
    away = discourse.sentence - draft.at[1]
    if away > _REACH or discourse.paragraph - draft.at[0] > _REACH:
        return None
    if goods and not any(_alike(g, draft) for g in goods):
        return None
    lead = draft.at[0] <= _LEAD
    for dated in dates:
        if dated.stage is draft.stage and (lead or (away == 1 and discourse.paragraph == draft.at[0])):
            return dated.when
        if lead and away == 1 and _tells(dated, draft.stage):
            return dated.when
    return None


def _tells(dated: Dated, stage: Stage) -> bool:
    """Whether a date is that of words which make the stage ('on 4 May the ministry announced')."""
    if dated.governor == "said":
        return stage in (Stage.AGREEMENT, Stage.APPROVAL)
    return dated.governor == "announced" and stage in ANNOUNCED_STAGES


def _alike(goods: Goods, draft: Draft) -> bool:
    """Whether goods named later may be an earlier draft's ('the 12 aircraft' for fighters)."""
    if goods.system:
        return goods.system == draft.system or (draft.system is None and goods.category is draft.category)
    return draft.category in MEANT_BY.get(goods.category, {goods.category})


def _inherit(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """'The contract also covers training': what a deal adds has the date and the price of the deal just told.

    'On the same day' and 'that year' give the date of whatever was just told.
    """
    dated, priced = _among(passage.dates, sentence), _among(passage.amounts, sentence)
    then = (
        next((d.when for d in discourse.just_said() if d.when), None) if _THEN.search(sentence.text) else None
    )
    deal = mentions_contract(sentence)
    for i, draft in enumerate(found):
        if draft.when is None and then is not None and not dated:
            then_told = "that of what was told before, by words such as 'the same day'"
            found[i] = draft = replace(draft, when=then).because(date=then_told)
        if draft.stage is not Stage.AGREEMENT or not deal:
            continue
        told = [
            d
            for d in reversed(discourse.drafts)
            if d.pair == draft.pair and discourse.sentence - d.at[1] <= _REACH_OF_DEAL
        ]
        when = next((d.when for d in told if d.when is not None and d.stage is draft.stage), None)
        if draft.when is None and not dated:
            of_deal = "that of the deal told before" if when is not None else None
            found[i] = draft = replace(draft, when=when).because(date=of_deal)
        price = next((d for d in told if d.value is not None and d.category is not Category.FINANCE), None)
        if draft.value is None and price is not None and not priced:
            found[i] = _in_package(draft, price, discourse)


_THEN = re.compile(
    r"(?i)\b(the|that) same (day|week|month|year|period|time)\b|\bthat (day|week|month|year)\b"
)
_REACH_OF_DEAL = 4
"""How many sentences back the deal may be told that a sentence adds to."""


def _among(marked: Sequence[When] | Sequence[Amount], sentence: Tokens) -> bool:
    return any(sentence.start_char <= m.start < sentence.end_char for m in marked)


def _in_package(draft: Draft, priced: Draft, discourse: Discourse) -> Draft:
    """A draft with the price of an earlier one, which is thereby that of a package."""
    assert priced.value is not None
    package = priced.package or package_name(priced, priced.value)
    if priced.package is None:
        swap(discourse, priced, replace(priced, value_of=ValueOf.PACKAGE, package=package))
    evidence = (*draft.evidence, *(e for e in priced.evidence[:1] if e not in draft.evidence))
    whole = replace(draft, value=priced.value, value_of=ValueOf.PACKAGE, package=package, evidence=evidence)
    return whole.because(value="that of the deal told before, which is a package")


_PRICE = re.compile(
    r"(?i)\b(worth|valued?|costs?|costing|pric(e|ed|etag)|total(s|led|ling)?|amount(s|ed)? to|estimated|spen[dt]|paid|"
    r"pays?|deal|contract|order|agreement|package)\b"
)


def _price_deal(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """Give what was just told the price of 'the deal' or of 'it'; another speaker's price is a claim of its own."""
    amounts = [a for a in passage.amounts if sentence.start_char <= a.start < sentence.end_char]
    amounts = [a for a in amounts if not a.converted]
    if not amounts or not _PRICE.search(sentence.text) or not _points_back(passage, sentence):
        return
    open_ = _unpriced(passage, sentence, discourse)
    if not open_:
        return
    amount, first = (
        min(amounts, key=lambda a: not _PRICED.search(passage.text, max(0, a.start - 30), a.start)),
        open_[0],
    )
    money = Money(amount.low, amount.high, amount.currency)
    mention = (Role.VALUE, passage.span(amount.start, amount.end))
    quote = sentence_span(passage, sentence)
    told = passage.tokens(amount.start, amount.end).root
    heard = voice_in(passage, sentence, told)
    voice = discourse.hear(heard) if heard is not None else None
    whole = len(open_) > 1
    package = package_name(first, money) if whole else None
    value = f"'{passage.text[amount.start : amount.end]}', of the deal or the goods that this sentence points back to"
    if voice is not None and first.voice is not None and voice.name != first.voice.name:
        certainty, hedged = certainty_at(told, voice.kind)
        another = replace(
            _whole_deal(first, passage, sentence) if whole else first,
            value=money,
            value_of=ValueOf.PACKAGE if whole else ValueOf.ITEM,
            package=package,
            voice=voice,
            certainty=certainty,
            mentions=(mention,),
            evidence=(quote,),
            trigger=None,
            at=(discourse.paragraph, discourse.sentence),
        )
        discourse.drafts.append(
            another.because(
                carried="another speaker's price for what was told before, whose other reasons these are",
                value=value,
                certainty=f"{certainty}, {hedged}",
            )
        )
        return
    for draft in open_:
        priced = replace(
            draft,
            value=money,
            value_of=ValueOf.PACKAGE if whole else ValueOf.ITEM,
            package=package,
            mentions=(*draft.mentions, mention),
            evidence=(*draft.evidence, quote),
        )
        swap(discourse, draft, priced.because(value=value))


def _points_back(passage: Passage, sentence: Tokens) -> bool:
    """Whether a sentence speaks of a deal or of goods told before: 'the order', 'it is valued', 'the machines cost'."""
    if THE_DEAL.search(sentence.text) or any(
        g.points_back or _WORTH.search(sentence.text) for g in goods_in(passage, sentence)
    ):
        return True
    return any(
        t.dep_ in ("nsubj", "nsubjpass")
        and (t.lower_ in _POINTERS or any(c.lower_ in _POINTERS for c in t.lefts))
        and (t.lower_ in _POINTERS or _PRICE.fullmatch(t.head.text))
        for t in sentence
    )


_PRICED = re.compile(r"(?i)\b(worth|valued|costs?|costing|priced?|total(s|ling)?|amounts?)\b[^.,;]*$")
_WORTH = re.compile(r"(?i)\b(worth|valued|cost|costs|costing|priced)\b")
_POINTERS = {"it", "they", "this", "that", "the", "these", "those"}


def _unpriced(passage: Passage, sentence: Tokens, discourse: Discourse) -> list[Draft]:
    """The drafts without a price that a sentence on 'the deal' can mean: the last told, and the same deal before."""
    goods = [
        g for g in goods_in(passage, sentence) if g.category is not Category.UNSPECIFIED and not g.points_back
    ]
    near = [
        d
        for d in discourse.drafts
        if discourse.sentence - d.at[1] <= _REACH_OF_PRICE and (not goods or any(_alike(g, d) for g in goods))
    ]
    last = [d for d in near if d.at == near[-1].at]
    return [
        d
        for d in near
        if d.value is None and (d in last or (d.pair == last[-1].pair and d.stage is last[-1].stage))
    ]


def _whole_deal(draft: Draft, passage: Passage, sentence: Tokens) -> Draft:
    """The deal that several goods belong to, named as the sentence names it ('the package')."""
    named = THE_DEAL.search(passage.text, sentence.start_char, sentence.end_char)
    item = named.group() if named else draft.item
    return replace(
        draft, item=item, system=None, category=Category.UNSPECIFIED, quantity=None, points_back=False
    )


def swap(discourse: Discourse, old: Draft, new: Draft) -> None:
    """Put a draft in the place of another."""
    discourse.drafts[discourse.drafts.index(old)] = new


def sentence_span(passage: Passage, sentence: Tokens) -> Span:
    """The sentence as evidence, without quotation marks, spaces and the full stop around it."""
    text = sentence.text.rstrip(" .\n\t")
    lead = len(text) - len(text.lstrip('“" \n\t'))
    start = sentence.start_char + lead
    return passage.span(start, min(sentence.start_char + len(text), start + 400))

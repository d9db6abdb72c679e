"""What a sentence adds to the transfers that the sentences before it told: their date, the price of their deal."""

import re
from dataclasses import replace

from spacy.tokens import Span as Tokens

from armsledger.claims.english.attribution import voice_in
from armsledger.claims.english.certainty import certainty_at
from armsledger.claims.english.chain import mentions_contract
from armsledger.claims.english.dating import ANNOUNCED_STAGES, Dated, dates_of
from armsledger.claims.english.discourse import Discourse
from armsledger.claims.english.draft import Draft, package_name
from armsledger.claims.english.goods import Goods, goods_in
from armsledger.claims.english.passage import Passage
from armsledger.claims.grammar.dates import When
from armsledger.terms import Category, Role, Stage, ValueOf
from armsledger.values import Money, Period, Span

THE_DEAL = re.compile(
    r"(?i)\b(the|this|that|these|those|such) ((\w+[\s-]){0,3})"
    r"(deal|contract|sale|order|purchase|agreement|acquisition|package|deliver\w+)s?\b"
)
_LEAD = 1
"""The last stretch of the lead: the title is 0 where there is one, the first paragraph 1."""
_REACH = 2
"""How many sentences after a lead may still date it."""


def enrich(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """Give the drafts just told what this sentence says of them; found, the sentence's own, may get what they lack."""
    _add_dates(passage, sentence, discourse)
    _inherit(passage, sentence, discourse, found)
    before = discourse.just_said(reach=3)
    if before and not found and THE_DEAL.search(sentence.text):
        _price_deal(passage, sentence, discourse, before)


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
                draft, when=when.period, mentions=(*others, mention), evidence=(*draft.evidence, quote)
            )
            swap(discourse, draft, new)


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
    if goods.system and draft.system:
        return goods.system == draft.system
    return goods.category is draft.category


def _inherit(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """'The contract also covers training': what a deal adds has the date of the deal just told."""
    if any(sentence.start_char <= w.start < sentence.end_char for w in passage.dates):
        return
    for i, draft in enumerate(found):
        if draft.when is None and draft.stage is Stage.AGREEMENT and mentions_contract(sentence):
            told = (d for d in discourse.just_said() if d.pair == draft.pair and d.stage is draft.stage)
            when = next((d.when for d in told if d.when is not None), None)
            found[i] = replace(draft, when=when)


def _price_deal(passage: Passage, sentence: Tokens, discourse: Discourse, before: list[Draft]) -> None:
    """Give what was just told the price of 'the deal'; another speaker's price is a claim of its own."""
    amounts = [a for a in passage.amounts if sentence.start_char <= a.start < sentence.end_char]
    open_ = [d for d in before if d.value is None]
    if not amounts or not open_:
        return
    amount, first = amounts[0], open_[0]
    money = Money(amount.low, amount.high, amount.currency)
    mention = (Role.VALUE, passage.span(amount.start, amount.end))
    quote = sentence_span(passage, sentence)
    told = passage.tokens(amount.start, amount.end).root
    found = voice_in(passage, sentence, told)
    voice = discourse.hear(found) if found is not None else None
    whole = len(open_) > 1
    package = package_name(first, money) if whole else None
    if voice is not None and (first.voice is None or voice.name != first.voice.name):
        discourse.drafts.append(
            replace(
                _whole_deal(first, passage, sentence) if whole else first,
                value=money,
                value_of=ValueOf.PACKAGE if whole else ValueOf.ITEM,
                package=package,
                voice=voice,
                certainty=certainty_at(told, voice.kind),
                mentions=(mention,),
                evidence=(quote,),
                trigger=None,
                at=(discourse.paragraph, discourse.sentence),
                why=f"another speaker's price for what the sentence before tells ({first.why})",
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
        swap(discourse, draft, priced)


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

"""The date that a later sentence gives what was told before it."""

from dataclasses import replace

from spacy.tokens import Span as Tokens

from armsledger.claims.english.discourse import Discourse, Draft, told_later
from armsledger.claims.english.drafting import ANNOUNCED_STAGES, Dated, dates_of, sentence_span
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.passages import Passage
from armsledger.claims.english.settling.retold import may_speak_of, named_again
from armsledger.claims.grammar.dates import When
from armsledger.terms import Role, Stage
from armsledger.values import Period

_LEAD = 1
"""The last stretch of the lead: the title is 0 where there is one, the first paragraph 1."""

_REACH = 2
"""How many sentences after a lead may still date it."""


def add_dates(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """'They were delivered in May', 'The contract was signed last week': the date of what was just told."""
    dates = dates_of(passage, sentence)
    if not dates:
        return
    goods = named_again(passage, sentence)
    for draft in list(discourse.drafts):
        if draft.when is not None and not (draft.stage is Stage.AGREEMENT and _ahead(draft.when, discourse)):
            continue
        when = _date_of(draft, dates, goods, discourse)
        if when is not None and (draft.when is None or not _ahead(when.period, discourse)):
            mention = (Role.WHEN, passage.span_of(when))
            others = tuple(m for m in draft.mentions if m[0] is not Role.WHEN)
            quote = sentence_span(passage, sentence)
            new = replace(
                draft,
                when=when.period,
                voice=draft.voice or told_later(passage, sentence, *draft.pair, discourse),
                mentions=(*others, mention),
                evidence=(*draft.evidence, quote),
            )
            date = f"'{passage.words(when)}', of the same event in a later sentence"
            discourse.swap(draft, new.because(date=date))


def _ahead(period: Period, discourse: Discourse) -> bool:
    """Whether a period is all to come: an agreement's deliveries, rather than the agreement."""
    return discourse.appeared_by is not None and (period.first_day or "") > discourse.appeared_by


def _date_of(draft: Draft, dates: list[Dated], goods: list[Goods], discourse: Discourse) -> When | None:
    """The date for an earlier draft: that of an event of its stage, or of the announcement of a lead's news."""
    away = discourse.sentence - draft.at[1]
    if away > _REACH or discourse.paragraph - draft.at[0] > _REACH:
        return None
    if not may_speak_of(draft, goods):
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

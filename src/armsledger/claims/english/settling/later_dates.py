"""The date that a later sentence gives what was told before it."""

from dataclasses import replace

from spacy.tokens import Span as Tokens

from armsledger.claims.english.discourse import Discourse, Draft, told_later
from armsledger.claims.english.drafting import (
    ANNOUNCED_STAGES,
    Dated,
    begins_ahead,
    comes_by,
    dates_of,
    sentence_span,
)
from armsledger.claims.english.goods import Goods
from armsledger.claims.english.passages import Passage
from armsledger.claims.english.settling.retold import THE_DEAL, may_speak_of, named_again, named_in, of_others
from armsledger.claims.english.speakers import Voice
from armsledger.terms import Role, Stage

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
    parties, again = named_in(passage, sentence), THE_DEAL.search(sentence.text) is not None
    for draft in list(discourse.drafts):
        if draft.when is not None and not (
            draft.stage is Stage.AGREEMENT and begins_ahead(draft.when, discourse.appeared_by)
        ):
            continue
        dated = None
        if not of_others(draft, parties):
            dated = _date_of(draft, dates, goods, discourse, again=again)
        if dated is not None and (
            draft.when is None or not begins_ahead(dated.when.period, discourse.appeared_by)
        ):
            when = dated.when
            mention = (Role.WHEN, passage.span_of(when))
            others = tuple(m for m in draft.mentions if m[0] is not Role.WHEN)
            quote = sentence_span(passage, sentence)
            new = replace(
                draft,
                when=when.period,
                voice=draft.voice or _teller(dated, draft, passage, sentence, discourse),
                mentions=(*others, mention),
                evidence=(*draft.evidence, quote),
            )
            date = f"'{passage.words(when)}', of the same event in a later sentence"
            discourse.swap(draft, new.because(date=date))


def _date_of(
    draft: Draft, dates: list[Dated], goods: list[Goods], discourse: Discourse, *, again: bool
) -> Dated | None:
    """The date for an earlier draft: that of an event of its stage, or of the announcement of a lead's news."""
    away = discourse.sentence - draft.at[1]
    if away > _REACH or discourse.paragraph - draft.at[0] > _REACH:
        return None
    if not may_speak_of(draft, goods):
        return None
    lead = draft.at[0] <= _LEAD
    near = lead or (away == 1 and discourse.paragraph == draft.at[0])
    for dated in dates:
        if draft.stage is Stage.DELIVERY and begins_ahead(dated.when.period, discourse.appeared_by):
            continue
        if dated.stage is draft.stage and near:
            return dated
        if lead and (away == 1 or again) and _tells(dated, draft.stage):
            return dated
    return next((d for d in dates if near and comes_by(d, draft.stage, discourse.appeared_by)), None)


def _teller(
    dated: Dated, draft: Draft, passage: Passage, sentence: Tokens, discourse: Discourse
) -> Voice | None:
    """Who told what an earlier sentence told, where the date is that of the telling: else they only date it."""
    if dated.governor not in ("announced", "said"):
        return None
    return told_later(passage, sentence, *draft.pair, discourse)


def _tells(dated: Dated, stage: Stage) -> bool:
    """Whether a date is that of words which make the stage ('on 4 May the ministry announced')."""
    if dated.governor == "said":
        return stage in (Stage.AGREEMENT, Stage.APPROVAL)
    return dated.governor == "announced" and stage in ANNOUNCED_STAGES

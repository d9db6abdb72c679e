"""The date that what was told before gives a sentence: 'on the same day', or the year that a report goes through."""

import re
from dataclasses import replace

from spacy.tokens import Span as Tokens

from armsledger.claims.english.discourse import Discourse, Draft, Review
from armsledger.claims.english.drafting import dates_of
from armsledger.claims.english.goods import goods_in
from armsledger.claims.english.passages import Passage, inside
from armsledger.claims.english.settling.retold import named_in
from armsledger.terms import Category, Stage
from armsledger.values import Period

_THEN = re.compile(
    r"(?i)\b(?:(?:the|that) same (?P<same>day|week|month|year|period|time)|that (?P<that>day|week|month|year))\b"
)
_LENGTHS = {"day": 10, "month": 7, "year": 4}
_REACH = 2
"""How many sentences back the day is told that 'the same day' means."""

_REACH_OF_REVIEW = 12
"""How many sentences a report may go through a year without naming it again."""

_REVIEWED = frozenset({Stage.DELIVERY, Stage.AGREEMENT, Stage.APPROVAL})

_OTHER_TIMES = {"recently", "now", "currently", "already", "previously", "earlier", "since", "soon"}


def date_from_before(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """Date the drafts of a sentence that has no date of its own; remember what it says of later sentences' dates."""
    dated = inside(sentence, passage.dates)
    if not dated:
        then, past = _then(sentence, discourse), not _of_today(sentence)
        for i, draft in enumerate(found):
            if draft.when is not None:
                continue
            if then is not None:
                told = "that of what was told before, by words such as 'the same day'"
                found[i] = replace(draft, when=then).because(date=told)
            elif (review := discourse.review) is not None and past and _is_of(review, draft, discourse):
                told = "that of what the report goes through, told before in general"
                found[i] = replace(draft, when=review.period).because(date=told)
    else:
        discourse.dated = (discourse.sentence, dated[-1].period)
        discourse.review = _review(passage, sentence, discourse) or discourse.review


def _then(sentence: Tokens, discourse: Discourse) -> Period | None:
    """What 'the same day' means: the date of what was just told, or the one named last that is as exact."""
    words = _THEN.search(sentence.text)
    if words is None:
        return None
    told = next((d.when for d in discourse.just_said() if d.when), None)
    if told is not None or discourse.dated is None:
        return told
    at, period = discourse.dated
    length = _LENGTHS.get(words["same"] or words["that"])
    exact = length is not None and period.start == period.end and len(period.start or "") >= length
    return Period.of((period.start or "")[:length]) if exact and discourse.sentence - at <= _REACH else None


def _review(passage: Passage, sentence: Tokens, discourse: Discourse) -> Review | None:
    """The year of which a sentence tells in general what was delivered or agreed: of arms, of no kind in particular."""
    goods, dates = goods_in(passage, sentence), dates_of(passage, sentence)
    if not goods or len(dates) != 1 or any(g.category is not Category.UNSPECIFIED for g in goods):
        return None
    stage, period = dates[0].stage, dates[0].when.period
    if stage not in _REVIEWED or len(period.start or "") != 4 or len(period.end or "") != 4:
        return None
    return Review(period, stage, frozenset(named_in(passage, sentence)), discourse.sentence)


def _of_today(sentence: Tokens) -> bool:
    """Whether a sentence tells of other times than a year gone by: 'has recently acquired', 'are receiving'."""
    return any(
        t.lower_ in _OTHER_TIMES
        or (t.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in t.children))
        for t in sentence
    )


def _is_of(review: Review, draft: Draft, discourse: Discourse) -> bool:
    """Whether a draft is one of the transfers of a year that a report goes through."""
    near = discourse.sentence - review.sentence <= _REACH_OF_REVIEW
    return near and draft.stage is review.stage and bool(review.parties & set(draft.pair))

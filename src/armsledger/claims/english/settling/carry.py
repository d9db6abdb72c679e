"""What a sentence adds to the one before: 'those included …', 'the deal is worth …', 'the figure could rise'."""

import re
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import certainty_at
from armsledger.claims.english.discourse import Discourse, Draft
from armsledger.claims.english.drafting import sentence_span
from armsledger.claims.english.goods import Goods, goods_in
from armsledger.claims.english.lexicon import words
from armsledger.claims.english.passages import Passage, inside
from armsledger.claims.english.speakers import voice_in
from armsledger.terms import Category, Role
from armsledger.values import Period

_MEMBERS = re.compile(
    r"(?i)\b(these|those|they|this|which|such|the (weapons|arms|systems|package|deal|list|items|hardware))\b"
)
_MEMBER_VERBS = words("listing")
_FIGURE = re.compile(
    r"(?i)\b(the|that|this) (overall |total )?(figure|total|sum|amount|volume|value|price|cost)\b"
)


def carried(passage: Passage, sentence: Tokens, discourse: Discourse) -> list[Draft]:
    """Drafts for goods that a sentence lists as members of what was just told, or for its new total."""
    before = [d for d in discourse.just_said() if d.supplier and d.recipient]
    if not before:
        return []
    whole = next((d for d in before if d.category is Category.UNSPECIFIED), before[-1])
    return _members(passage, sentence, discourse, whole) or _new_total(passage, sentence, discourse, before)


def _members(passage: Passage, sentence: Tokens, discourse: Discourse, last: Draft) -> list[Draft]:
    verb = next(
        (t for t in sentence if t.lower_ in _MEMBER_VERBS and t.dep_ in ("ROOT", "prep", "relcl")), None
    )
    if verb is None or not _MEMBERS.search(
        passage.text[sentence.start_char : _end_of_subject(verb, sentence)]
    ):
        return []
    goods = [g for g in goods_in(passage, sentence) if g.category is not Category.UNSPECIFIED]
    return [_like(last, g, passage, sentence, discourse) for g in goods if g.start >= verb.idx]


def _end_of_subject(verb: Token, sentence: Tokens) -> int:
    return max(verb.idx, sentence.start_char + 1)


def _like(last: Draft, goods: Goods, passage: Passage, sentence: Tokens, discourse: Discourse) -> Draft:
    quote = sentence_span(passage, sentence)
    mentions = [(Role.ITEM, passage.span_of(goods))]
    if goods.count is not None:
        mentions.append((Role.QUANTITY, passage.span_of(goods.count)))
    listed = replace(
        last,
        item=passage.words(goods),
        system=goods.system,
        category=goods.category,
        quantity=goods.quantity,
        mentions=tuple(mentions),
        evidence=(quote, *last.evidence[:1]),
        at=(discourse.paragraph, discourse.sentence),
        points_back=False,
    )
    return listed.because(
        carried="listed as part of what the sentence before tells, whose other reasons these are",
        item=f"'{listed.item}'",
        quantity=f"'{passage.words(goods.count)}'" if goods.count else "",
    )


def _new_total(passage: Passage, sentence: Tokens, discourse: Discourse, before: list[Draft]) -> list[Draft]:
    """'The figure could rise to $5 billion': the last priced draft once more, with its new price."""
    amounts = inside(sentence, passage.amounts)
    priced = [d for d in before if d.value is not None]
    if not amounts or not priced or not _FIGURE.search(sentence.text):
        return []
    amount, last = amounts[0], priced[-1]
    told = passage.root(amount)
    voice = voice_in(passage, sentence, told)
    certainty, hedged = certainty_at(told, voice.kind if voice else None)
    total = replace(
        last,
        value=amount.money,
        certainty=certainty,
        voice=discourse.hear(voice) if voice else None,
        when=_until(passage, sentence, last.when),
        mentions=((Role.VALUE, passage.span_of(amount)),),
        evidence=(sentence_span(passage, sentence),),
        trigger=None,
        at=(discourse.paragraph, discourse.sentence),
    )
    return [
        total.because(
            carried="a new total for what the sentence before tells, whose other reasons these are",
            value=f"'{passage.words(amount)}'",
            certainty=f"{certainty}, {hedged}",
        )
    ]


def _until(passage: Passage, sentence: Tokens, began: Period | None) -> Period | None:
    ends = [w.period.end for w in inside(sentence, passage.dates) if w.period.end]
    if began is None or not ends:
        return began
    year = ends[-1][:4]
    return Period(began.start, year) if began.start is None or began.start[:4] <= year else began

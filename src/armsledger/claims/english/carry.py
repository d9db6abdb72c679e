"""What a sentence adds to the one before: 'those included …', 'the deal is worth …', 'the figure could rise'."""

import re
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.attribution import voice_in
from armsledger.claims.english.certainty import certainty_of
from armsledger.claims.english.discourse import Discourse
from armsledger.claims.english.draft import Draft, package_name
from armsledger.claims.english.goods import Goods, goods_in
from armsledger.claims.english.passage import Passage
from armsledger.claims.english.triggers import words
from armsledger.terms import Category, Role, Stage, ValueOf
from armsledger.values import Money, Period, Span

_MEMBERS = re.compile(
    r"(?i)\b(these|those|they|this|which|such|the (weapons|arms|systems|package|deal|list|items|hardware))\b"
)
_MEMBER_VERBS = words("listing")
_FIGURE = re.compile(
    r"(?i)\b(the|that|this) (overall |total )?(figure|total|sum|amount|volume|value|price|cost)\b"
)
_THE_DEAL = re.compile(
    r"(?i)\b(the|this|that|these|those|such) ((\w+[\s-]){0,3})"
    r"(deal|contract|sale|order|purchase|agreement|acquisition|package|deliver\w+)s?\b"
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
    quote = _sentence_span(passage, sentence)
    mentions = [(Role.ITEM, passage.span(goods.start, goods.end))]
    if goods.count is not None:
        mentions.append((Role.QUANTITY, passage.span(goods.count.start, goods.count.end)))
    return replace(
        last,
        item=passage.text[goods.start : goods.end],
        system=goods.system,
        category=goods.category,
        quantity=goods.quantity,
        mentions=tuple(mentions),
        evidence=(quote, *last.evidence[:1]),
        at=(discourse.paragraph, discourse.sentence),
        why=f"listed as part of what the sentence before tells ({last.why})",
        points_back=False,
    )


def _new_total(passage: Passage, sentence: Tokens, discourse: Discourse, before: list[Draft]) -> list[Draft]:
    """'The figure could rise to $5 billion': the last priced draft once more, with its new price."""
    amounts = [a for a in passage.amounts if sentence.start_char <= a.start < sentence.end_char]
    priced = [d for d in before if d.value is not None]
    if not amounts or not priced or not _FIGURE.search(sentence.text):
        return []
    amount, last = amounts[0], priced[-1]
    voice = voice_in(passage, sentence, passage.tokens(amount.start, amount.end).root)
    return [
        replace(
            last,
            value=Money(amount.low, amount.high, amount.currency),
            certainty=certainty_of(sentence.text),
            voice=discourse.hear(voice) if voice else None,
            when=_until(passage, sentence, last.when),
            mentions=((Role.VALUE, passage.span(amount.start, amount.end)),),
            evidence=(_sentence_span(passage, sentence),),
            trigger=None,
            at=(discourse.paragraph, discourse.sentence),
            why=f"a new total for what the sentence before tells ({last.why})",
        )
    ]


def _until(passage: Passage, sentence: Tokens, began: Period | None) -> Period | None:
    ends = [
        w.period.end
        for w in passage.dates
        if sentence.start_char <= w.start < sentence.end_char and w.period.end
    ]
    if began is None or not ends:
        return began
    year = ends[-1][:4]
    return Period(began.start, year) if began.start is None or began.start[:4] <= year else began


def enrich(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """Give the drafts just told what this sentence says of 'the deal': its price, and the date of its contract."""
    before = discourse.just_said(reach=3)
    if not before:
        return
    dated = next(
        (d for d in found if d.when and d.stage is Stage.AGREEMENT and d.category is Category.UNSPECIFIED),
        None,
    )
    if dated is not None:
        for draft in before:
            if draft.pair == dated.pair and draft.stage is Stage.AGREEMENT and draft.when is None:
                _swap(discourse, draft, replace(draft, when=dated.when))
    if not found and _THE_DEAL.search(sentence.text):
        _price_deal(passage, sentence, discourse, before)


def _price_deal(passage: Passage, sentence: Tokens, discourse: Discourse, before: list[Draft]) -> None:
    """Give what was just told the price of 'the deal'; another speaker's price is a claim of its own."""
    amounts = [a for a in passage.amounts if sentence.start_char <= a.start < sentence.end_char]
    open_ = [d for d in before if d.value is None]
    if not amounts or not open_:
        return
    amount, first = amounts[0], open_[0]
    money = Money(amount.low, amount.high, amount.currency)
    mention = (Role.VALUE, passage.span(amount.start, amount.end))
    quote = _sentence_span(passage, sentence)
    found = voice_in(passage, sentence, passage.tokens(amount.start, amount.end).root)
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
                certainty=certainty_of(sentence.text),
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
        _swap(discourse, draft, priced)


def _whole_deal(draft: Draft, passage: Passage, sentence: Tokens) -> Draft:
    """The deal that several goods belong to, named as the sentence names it ('the package')."""
    named = _THE_DEAL.search(passage.text, sentence.start_char, sentence.end_char)
    item = named.group() if named else draft.item
    return replace(
        draft, item=item, system=None, category=Category.UNSPECIFIED, quantity=None, points_back=False
    )


def _swap(discourse: Discourse, old: Draft, new: Draft) -> None:
    discourse.drafts[discourse.drafts.index(old)] = new


def _sentence_span(passage: Passage, sentence: Tokens) -> Span:
    text = sentence.text.rstrip(" .\n\t")
    lead = len(text) - len(text.lstrip('“" \n\t'))
    start = sentence.start_char + lead
    return passage.span(start, min(sentence.start_char + len(text), start + 400))

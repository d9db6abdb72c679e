"""The price that a later sentence gives the deal or the goods told before it."""

import re
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import certainty_at
from armsledger.claims.english.discourse import Discourse, Draft, package_name
from armsledger.claims.english.drafting import for_service, sentence_span
from armsledger.claims.english.goods import goods_in
from armsledger.claims.english.passages import Passage, inside
from armsledger.claims.english.settling.retold import THE_DEAL, may_speak_of, named_again, named_in, of_others
from armsledger.claims.english.speakers import Voice, voice_in
from armsledger.claims.grammar.money import Amount
from armsledger.terms import Category, Role, ValueOf
from armsledger.values import Span

_REACH = 6
"""How many sentences back a deal may be priced."""

_PRICE = re.compile(
    r"(?i)\b(worth|valued?|costs?|costing|pric(e|ed|etag)|total(s|led|ling)?|amount(s|ed)? to|estimated|spen[dt]|paid|"
    r"pays?|deal|contract|order|agreement|package)\b"
)


def price_deal(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """Give what was just told the price of 'the deal' or of 'it'; another speaker's price is a claim of its own."""
    amounts = [
        a for a in inside(sentence, passage.amounts) if not (a.converted or for_service(passage.root(a)))
    ]
    if not amounts or not _PRICE.search(sentence.text) or not _points_back(passage, sentence):
        return
    if not _unpriced(passage, sentence, discourse):
        return
    amount = min(amounts, key=lambda a: not _PRICED.search(passage.text, max(0, a.start - 30), a.start))
    told = passage.root(amount)
    heard = voice_in(passage, sentence, told)
    voice = discourse.hear(heard) if heard is not None else None
    # Only now, as who was just heard may have named the speaker of earlier drafts.
    unpriced = _unpriced(passage, sentence, discourse)
    package = package_name(unpriced[0], amount.money) if len(unpriced) > 1 else None
    first, quote = unpriced[0], sentence_span(passage, sentence)
    if voice is not None and first.voice is not None and voice.name != first.voice.name:
        whole = first if package is None else _whole_deal(first, passage, sentence)
        another = _priced(whole, amount, passage, package=package)
        discourse.drafts.append(_said_anew(another, voice, told, quote, discourse))
        return
    for draft in unpriced:
        priced = _priced(draft, amount, passage, package=package)
        discourse.swap(draft, replace(priced, evidence=(*draft.evidence, quote)))


def _said_anew(draft: Draft, voice: Voice, told: Token, quote: Span, discourse: Discourse) -> Draft:
    """A draft as another speaker tells it, with no other words than this speaker's for its figure."""
    certainty, hedged = certainty_at(told, voice.kind)
    return replace(
        draft,
        voice=voice,
        certainty=certainty,
        mentions=draft.mentions[-1:],
        evidence=(quote,),
        trigger=None,
        at=(discourse.paragraph, discourse.sentence),
    ).because(
        carried="another speaker's price for what was told before, whose other reasons these are",
        certainty=f"{certainty}, {hedged}",
    )


def _priced(draft: Draft, amount: Amount, passage: Passage, *, package: str | None) -> Draft:
    """A draft with a price, which is that of a package where this has a name."""
    priced = replace(
        draft.told(Role.VALUE, passage.span_of(amount)),
        value=amount.money,
        value_of=ValueOf.ITEM if package is None else ValueOf.PACKAGE,
        package=package,
    )
    words = passage.words(amount)
    return priced.because(value=f"'{words}', of the deal or the goods that this sentence points back to")


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
    goods, parties = named_again(passage, sentence), named_in(passage, sentence)
    near = [
        d
        for d in discourse.drafts
        if discourse.sentence - d.at[1] <= _REACH and may_speak_of(d, goods) and not of_others(d, parties)
    ]
    if not near:
        return []
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

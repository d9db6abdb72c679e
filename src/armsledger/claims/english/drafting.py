"""From goods, chain and parties to the draft of a claim."""

from dataclasses import replace

from armsledger.claims.english import attach
from armsledger.claims.english.attribution import Voice
from armsledger.claims.english.certainty import certainty_told
from armsledger.claims.english.dating import going_on, when_here
from armsledger.claims.english.discourse import Discourse
from armsledger.claims.english.draft import Draft, package_name
from armsledger.claims.english.goods import Antecedent, Goods
from armsledger.claims.english.passage import Passage
from armsledger.claims.english.polarity import polarity_of
from armsledger.claims.english.shares import at_stage
from armsledger.claims.english.telling import Telling
from armsledger.claims.english.voices import sided
from armsledger.claims.english.weighing import Cast, Verdict
from armsledger.claims.grammar.dates import When
from armsledger.claims.grammar.money import Amount
from armsledger.terms import Category, Polarity, Role, Side, Stage, ValueOf
from armsledger.values import Money


def draft_of(
    telling: Telling, pair: Cast, voice: Voice | None, discourse: Discourse, verdict: Verdict
) -> Draft:
    """The draft of one claim: its polarity and certainty, its figures, and the spans behind them."""
    passage, sentence, chain = telling.passage, telling.tokens, telling.chain
    polarity, _ = polarity_of(chain, telling.goods.head)
    stage = Stage.DELIVERY if _from_register(voice) else verdict.stage
    goods = at_stage(passage, telling.goods, stage)
    when = when_here(passage, sentence, goods, chain, stage)
    amount = attach.amount_of(passage, sentence, goods, chain)
    supplier = pair.supplier.party.code if pair.supplier else None
    recipient = pair.recipient.party.code if pair.recipient else None
    voice = sided(voice, chain, supplier, recipient, discourse)
    marks = _marks(goods, pair, when, amount)
    item, trigger = _item(passage, goods), chain.inner.token
    return Draft(
        supplier=supplier,
        recipient=recipient,
        supplier_org=pair.supplier.party.organisation if pair.supplier else None,
        item=item.words,
        system=goods.system,
        category=goods.category,
        stage=stage,
        polarity=polarity,
        certainty=certainty_told(chain, voice.kind if voice else None),
        quantity=goods.quantity,
        value=Money(amount.low, amount.high, amount.currency) if amount else None,
        value_of=None if amount is None else ValueOf.ITEM,
        when=when.period if when else going_on(stage, chain, discourse.published),
        voice=voice,
        mentions=((Role.ITEM, item.span), *((r, passage.span(s, e)) for r, s, e in marks[1:])),
        evidence=(attach.quote_of(passage, sentence, chain, [(s, e) for _, s, e in marks]),),
        trigger=None
        if telling.reach == "alone"
        else passage.span(trigger.idx, trigger.idx + len(trigger.text)),
        why=_why(telling, pair, polarity, verdict.why),
        sureness=verdict.sureness,
        at=(discourse.paragraph, discourse.sentence),
        points_back=goods.points_back,
    )


def _from_register(voice: Voice | None) -> bool:
    """Whether the UN Register speaks: what it counts has been delivered."""
    return voice is not None and voice.kind is Side.INTERNATIONAL and "register" in voice.name.lower()


def _item(passage: Passage, goods: Goods) -> Antecedent:
    """The words that name the goods: their own, or those that words such as 'they' point to."""
    if goods.bare and goods.antecedent is not None:
        return goods.antecedent
    return Antecedent(passage.text[goods.start : goods.end], passage.span(goods.start, goods.end))


def _marks(goods: Goods, pair: Cast, when: When | None, amount: Amount | None) -> list[tuple[Role, int, int]]:
    marks: list[tuple[Role, int, int]] = [(Role.ITEM, goods.start, goods.end)]
    for role, casting in ((Role.SUPPLIER, pair.supplier), (Role.RECIPIENT, pair.recipient)):
        if casting is not None and casting.party.end > casting.party.start:
            marks.append((role, casting.party.start, casting.party.end))
    if goods.count is not None:
        marks.append((Role.QUANTITY, goods.count.start, goods.count.end))
    if when is not None:
        marks.append((Role.WHEN, when.start, when.end))
    if amount is not None:
        marks.append((Role.VALUE, amount.start, amount.end))
    return marks


def share_price(found: list[Draft]) -> list[Draft]:
    """A price that several goods of one sentence share, or that unnamed goods have, is that of a package."""
    shared = []
    for draft in found:
        if draft.value is None:
            shared.append(draft)
            continue
        same = [d for d in found if d.value == draft.value and d.pair == draft.pair]
        package = len(same) > 1 or draft.category is Category.UNSPECIFIED
        name = package_name(draft, draft.value)
        shared.append(
            replace(draft, value_of=ValueOf.PACKAGE, package=name)
            if package
            else replace(draft, value_of=ValueOf.ITEM)
        )
    return shared


def _why(telling: Telling, pair: Cast, polarity: Polarity, judged: str) -> str:
    inner, outer = telling.chain.inner, telling.chain.outer
    if telling.reach == "alone":
        told = "no trigger"
    else:
        bends = "".join(f", under {link.token.text!r}" for link in outer)
        told = f"trigger {inner.token.text!r} ({inner.trigger.frame}: {inner.trigger.stage}, {telling.reach}){bends}"
    return f"{told}; {judged}; {pair.why()}" + ("; denied" if polarity is Polarity.DENIED else "")

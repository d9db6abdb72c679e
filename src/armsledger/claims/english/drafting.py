"""From goods, chain and parties to the draft of a claim."""

from dataclasses import replace

from armsledger.claims.english import attach
from armsledger.claims.english.attribution import Voice
from armsledger.claims.english.certainty import certainty_told
from armsledger.claims.english.dating import going_on, when_here
from armsledger.claims.english.discourse import Discourse
from armsledger.claims.english.draft import Draft, package_name
from armsledger.claims.english.explaining import of_telling
from armsledger.claims.english.goods import Antecedent, Goods
from armsledger.claims.english.passage import Passage
from armsledger.claims.english.polarity import polarity_of
from armsledger.claims.english.shares import at_stage
from armsledger.claims.english.telling import Telling
from armsledger.claims.english.voices import sided
from armsledger.claims.english.weighing import Cast, Verdict
from armsledger.claims.grammar.dates import When
from armsledger.claims.grammar.money import Amount
from armsledger.terms import Category, Role, Side, Stage, ValueOf
from armsledger.values import Money


def draft_of(
    telling: Telling, pair: Cast, voice: Voice | None, discourse: Discourse, verdict: Verdict
) -> Draft:
    """The draft of one claim: its polarity and certainty, its figures, and the spans behind them."""
    passage, sentence, chain = telling.passage, telling.tokens, telling.chain
    stage = Stage.DELIVERY if _from_register(voice) else verdict.stage
    goods = at_stage(passage, telling.goods, stage)
    when, dated = when_here(passage, sentence, goods, chain, stage)
    amount, priced = attach.amount_of(passage, sentence, goods, chain)
    supplier = pair.supplier.party.code if pair.supplier else None
    recipient = pair.recipient.party.code if pair.recipient else None
    voice = sided(voice, chain, supplier, recipient, discourse)
    polarity, turned, denied = polarity_of(chain, telling.goods.head)
    certainty, hedged = certainty_told(chain, voice.kind if voice else None)
    marks = _marks(goods, pair, when, amount)
    item, trigger = _item(passage, goods), chain.inner.token
    draft = Draft(
        supplier=supplier,
        recipient=recipient,
        supplier_org=pair.supplier.party.organisation if pair.supplier else None,
        item=item.words,
        system=goods.system,
        category=goods.category,
        stage=stage,
        polarity=polarity,
        certainty=certainty,
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
        why={**verdict.why, **pair.why, **of_telling(telling, goods)},
        sureness=verdict.sureness,
        at=(discourse.paragraph, discourse.sentence),
        points_back=goods.points_back or goods.bare,
    )
    return draft.because(
        stage="delivery, since the UN Register counts what was delivered" if _from_register(voice) else None,
        polarity=f"{polarity}, {_denial(denied, turned=turned is not None)}",
        certainty=f"{certainty}, {hedged}",
        date=_from(passage, when, dated)
        or ("the month of publication, of talks that go on" if draft.when else None),
        value=_from(passage, amount, priced),
    )


def _denial(by: str, *, turned: bool) -> str:
    """For people: what denies a claim, or turns its stage instead."""
    return f"at a stage given {by}" if turned else by or "as nothing denies it"


def _from(passage: Passage, found: When | Amount | None, how: str) -> str | None:
    """The words of a date or of a sum with how they are tied to the transfer."""
    return f"'{passage.text[found.start : found.end]}', {how}" if found is not None else None


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
        same = {(d.system, d.category) for d in found if d.value == draft.value and d.pair == draft.pair}
        package = len(same) > 1 or draft.category is Category.UNSPECIFIED
        name = package_name(draft, draft.value)
        shared.append(
            replace(draft, value_of=ValueOf.PACKAGE, package=name).because(
                value=f"{draft.why.get('value')}; a package, since "
                + ("several goods share it" if len(same) > 1 else "no goods are named")
            )
            if package
            else replace(draft, value_of=ValueOf.ITEM)
        )
    return shared

"""From goods, chain and parties to the draft of a claim."""

import re
from dataclasses import replace

from armsledger.claims.english.chains import certainty_told, polarity_of
from armsledger.claims.english.discourse import Discourse, Draft, package_name, sided
from armsledger.claims.english.drafting.dating import going_on, when_here
from armsledger.claims.english.drafting.explaining import of_telling
from armsledger.claims.english.drafting.prices import amount_of
from armsledger.claims.english.drafting.quoting import quote_of
from armsledger.claims.english.drafting.shares import at_stage
from armsledger.claims.english.goods import Antecedent, Goods
from armsledger.claims.english.passages import Passage
from armsledger.claims.english.speakers import Voice
from armsledger.claims.english.tellings import Telling
from armsledger.claims.english.weighing import Cast, Verdict
from armsledger.claims.grammar.dates import When
from armsledger.claims.grammar.money import Amount
from armsledger.terms import Category, Polarity, Role, Side, Stage, Unit, ValueOf
from armsledger.values import Bounds


def draft_of(
    telling: Telling, pair: Cast, voice: Voice | None, discourse: Discourse, verdict: Verdict
) -> Draft:
    """The draft of one claim: its polarity and certainty, its figures, and the spans behind them."""
    passage, chain = telling.passage, telling.chain
    counted = _from_register(voice)
    stage = Stage.DELIVERY if counted else verdict.stage
    goods = at_stage(passage, telling.goods, stage)
    item = _item(passage, goods)
    supplier, recipient = (c.party.code if c else None for c in (pair.supplier, pair.recipient))
    voice = sided(voice, chain, supplier, recipient, discourse)
    polarity, turned, denied = polarity_of(chain, telling.goods.head)
    quantity, counted_so = _quantity(item, goods, polarity)
    certainty, hedged = certainty_told(chain, voice.kind if voice else None)
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
        quantity=quantity,
        voice=voice,
        mentions=((Role.ITEM, item.span),),
        why={**verdict.why, **pair.why, **of_telling(telling, goods)},
        sureness=verdict.sureness,
        at=(discourse.paragraph, discourse.sentence),
        points_back=goods.points_back or goods.bare,
    ).because(
        stage="delivery, since the UN Register counts what was delivered" if counted else None,
        quantity=counted_so,
        polarity=f"{polarity}, {_denial(denied, turned=turned is not None)}",
        certainty=f"{certainty}, {hedged}",
    )
    return _with_figures(draft, telling, goods, pair, discourse)


def _with_figures(draft: Draft, telling: Telling, goods: Goods, pair: Cast, discourse: Discourse) -> Draft:
    """A draft with its date and its price, and with the words that it all rests on."""
    passage, sentence, chain = telling.passage, telling.tokens, telling.chain
    when, dated = when_here(passage, sentence, goods, chain, draft.stage, appeared_by=discourse.appeared_by)
    amount, priced = amount_of(passage, sentence, goods, chain)
    period = when.period if when else going_on(draft.stage, chain, discourse.published)
    marks = _marks(goods, pair, when, amount)
    trigger = chain.inner.token
    return replace(
        draft,
        value=amount.money if amount else None,
        value_of=ValueOf.ITEM if amount else None,
        when=period,
        mentions=(*draft.mentions, *((role, passage.span(start, end)) for role, start, end in marks[1:])),
        evidence=(quote_of(passage, sentence, chain, [(start, end) for _, start, end in marks]),),
        trigger=None
        if telling.reach == "alone"
        else passage.span(trigger.idx, trigger.idx + len(trigger.text)),
    ).because(
        date=_from(passage, when, dated)
        or ("the month of publication, of talks that go on" if period else None),
        value=_from(passage, amount, priced),
    )


_SHIP = re.compile(
    r"(?<!\w)(?:HMS|HMCS|HMAS|HMNZS|HNLMS|HDMS|INS|USS|USNS|CGS|BRP|KRI|NNS|GNS|PNS|BNS|RSS|ROKS|ARA|TCG)"
    r" [A-Z]\w+(?!-[Cc]lass|\w)"
)
"""A ship's own name, by the letters that navies put before it."""


def _quantity(item: Antecedent, goods: Goods, polarity: Polarity) -> tuple[Bounds | None, str | None]:
    """How many there are, and for people why where it is not as counted: a named ship is one, what is denied none."""
    if goods.count is None and polarity is Polarity.DENIED:
        return None, ""
    if goods.quantity is None and _SHIP.search(item.words):
        return Bounds(1, 1, Unit.ITEM), "one, as a ship is named"
    return goods.quantity, None


def _denial(by: str, *, turned: bool) -> str:
    """For people: what denies a claim, or turns its stage instead."""
    return f"at a stage given {by}" if turned else by or "as nothing denies it"


def _from(passage: Passage, found: When | Amount | None, how: str) -> str | None:
    """The words of a date or of a sum with how they are tied to the transfer."""
    return f"'{passage.words(found)}', {how}" if found is not None else None


def _from_register(voice: Voice | None) -> bool:
    """Whether the UN Register speaks: what it counts has been delivered."""
    return voice is not None and voice.kind is Side.INTERNATIONAL and "register" in voice.name.lower()


def _item(passage: Passage, goods: Goods) -> Antecedent:
    """The words that name the goods: their own, or those that words such as 'they' point to."""
    if goods.bare and goods.antecedent is not None:
        return goods.antecedent
    return Antecedent(passage.words(goods), passage.span_of(goods))


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

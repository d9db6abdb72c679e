"""Grouping claims into deals: what one more claim costs as a pair, or the number of pairs, grows."""

import random
from collections.abc import Iterator
from time import process_time

from armsledger.claims import Claim, Coder, Quote
from armsledger.documents import Article, Document, Label, Publication, Region
from armsledger.terms import Category, Role, Stage, ValueOf
from armsledger.transfers import Testimony, group
from armsledger.values import Bounds, Money, Period, Span
from benchmarks.table import Line

CODER = Coder("made", "1")
CLAIMS_OF_A_DEAL, DEALS_OF_A_PAIR, TYPES = 25, 4, 500
MOST_GROWTH = 3.0
"""By how much one claim may cost more where there are a hundred times as many, of as many types: it is compared
with at most twelve deals of its goods, however many there are, and among a thousand claims with hardly any."""

STAGES = (Stage.NEGOTIATION, Stage.AGREEMENT, Stage.AGREEMENT, Stage.DELIVERY, Stage.DELIVERY)


def growth(claims: int) -> Iterator[Line]:
    """Microseconds a claim among so many beside those among a hundredth, in one pair and in many pairs."""
    for name, in_one_pair in (("deals of one pair", True), ("deals of many pairs", False)):
        few, many = (_told(number, in_one_pair=in_one_pair) for number in (claims // 100, claims))
        group(few)  # what is looked up once in the catalogue is no part of the question
        ours, against = _each(many), _each(few)
        yield Line(
            f"{name}, a claim",
            "made by a program",
            len(many),
            sum(len(t.claim.evidence[0].exact.split()) for t in many),
            f"{ours:.0f} us",
            f"{against:.0f} us",
            ours / against,
            f"at most {MOST_GROWTH}",
        )


def _each(told: list[Testimony]) -> float:
    began = process_time()
    group(told)
    return (process_time() - began) / len(told) * 1e6


def _told(claims: int, *, in_one_pair: bool) -> list[Testimony]:
    """Reports of one claim each: orders, deliveries and talks, some dated, numbered, priced, some by category."""
    chance = random.Random(1)
    count = max(1, claims // CLAIMS_OF_A_DEAL)
    deals = [
        (
            "AAA" if in_one_pair else f"P{at // DEALS_OF_A_PAIR}",
            chance.randrange(TYPES),
            chance.randint(1990, 2020),
            chance.choice((6, 12, 18, 24, 36, 62, 94, 118)),
        )
        for at in range(count)
    ]
    return [_testimony(at, *chance.choice(deals), chance) for at in range(claims)]


def _testimony(
    at: int, recipient: str, kind: int, year: int, number: int, chance: random.Random
) -> Testimony:
    stage = chance.choice(STAGES)
    when = year + (chance.randint(1, 4) if stage is Stage.DELIVERY else -(stage is Stage.NEGOTIATION))
    told = number if stage is not Stage.DELIVERY else max(1, number // 3)
    text = f"Report {at} tells of {told} boats of class {kind} for {recipient} in {when}."
    document = Document(text, (Region(Span(0, len(text)), Label.BODY, language="en"),))
    day = f"{when + chance.randint(0, 2)}-06-{chance.randint(10, 28)}"
    publication = Publication(document.id, published=day, language="en")
    number_at = Span(text.index(" of ") + 4, text.index(" boats"))
    value = Money(number * 1e6, number * 1e6, "USD") if chance.random() < 0.1 else None
    claim = Claim(
        article=Article(document.id, document, publication),
        coder=CODER,
        supplier="SUP",
        recipient=recipient,
        item="boats",
        system=f"Class {kind}" if chance.random() < 0.9 else None,
        category=Category.WARSHIP,
        stage=stage,
        quantity=Bounds(told, told) if chance.random() < 0.6 else None,
        value=value,
        value_of=ValueOf.PACKAGE if value else None,
        when=Period.of(str(when)) if chance.random() < 0.6 else None,
        evidence=(Quote(Span(0, len(text)), text),),
        mentions={Role.QUANTITY: (number_at,)},
    )
    return Testimony(claim, (publication,), document.id)

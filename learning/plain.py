"""Plain sentences of our own, so that what news reports seldom say in so few words is judged as well."""

import random
from collections.abc import Iterator

from armsledger.documents import Article, Document, Label, Publication, Region
from armsledger.values import Span
from learning.examples import Claim, Report

TOLD = """
{S} has sold {n} {G} to {R}.
{S} sold {G} to {R} in {y}.
{S} delivered {n} {G} to {R}.
{S} has delivered the first {G} to {R}.
{S} supplied {R} with {n} {G}.
{S} supplies {G} to {R}.
{S} exported {n} {G} to {R} in {y}.
{S} donated {n} {G} to {R}.
{S} handed over {n} {G} to {R}.
{S} equipped the army of {R} with {G}.
{S} armed {R} with {G}.
{S} smuggled {G} to {R}.
{S} shipped {n} {G} to {R} last year.
{S} will sell {n} {G} to {R}.
{S} is to deliver {n} {G} to {R} by {y}.
{S} has agreed to sell {n} {G} to {R}.
{S} has approved the sale of {n} {G} to {R}.
{S} has offered {n} {G} to {R}.
{S} will not sell {G} to {R}.
{S} refused to sell {G} to {R}.
{S} has suspended deliveries of {G} to {R}.
{S} cancelled the delivery of {n} {G} to {R}.
{S} has not sold {G} to {R}.
{S} denied that it had sold {G} to {R}.
{S} rejected reports that it had delivered {G} to {R}.
{S} says it never supplied {G} to {R}.
{S} insists that it did not deliver {G} to {R}.
{S} denied having sold any {G} to {R}.
{S} signed a contract with {R} for {n} {G}.
{S} and {R} signed a contract for {n} {G} in {y}.
{S} and {R} have not signed a contract for {G}.
{S} and {R} are in talks on {n} {G}.
{S} won a contract from {R} for {n} {G}.
{R} bought {n} {G} from {S}.
{R} has ordered {n} {G} from {S}.
{R} placed an order for {G} with {S}.
{R} signed a deal with {S} to buy {n} {G}.
{R} has received {n} {G} from {S}.
{R} took delivery of {n} {G} from {S} in {y}.
{R} acquired {n} {G} from {S}.
{R} imports {G} from {S}.
{R} wants to buy {n} {G} from {S}.
{R} has asked {S} for {n} {G}.
{R} has not asked for {G} from {S}.
{R} is negotiating with {S} for {n} {G}.
{R} plans to buy {n} {G} from {S}.
{R} is considering {G} from {S}.
{R} is interested in {G} from {S}.
{R} is not interested in {G} from {S}.
{R} will buy {G} from {S} for ${m} million.
{R} operates {D}-made {G}.
{R} has {n} {D}-made {G}.
{R} has chosen the {D} {G}.
{R} has expressed interest in {D} {G}.
{D} {G} have arrived in {R}.
Deliveries of {D} {G} to {R} began in {y}.
Talks between {S} and {R} on {G} have stalled.
Talks between {S} and {R} on {n} {G} are under way.
No contract for {G} has been signed between {S} and {R}.
The sale of {G} to {R} was approved by {S}.
The delivery of {n} {G} from {S} to {R} was completed in {y}.
{n} {G} were delivered to {R} by {S} in {y}.
{S} declared {n} {G} delivered to {R}.
{R} declared {n} {G} from {S}.
{S} sold {n} {G} to {R} in a deal worth ${m} million.
The deal between {S} and {R} covers {n} {G}.
{S} signed an arms deal with {R}. The deal covers {n} {G}.
{S} signed an arms deal with {R} in {y}. The contract includes {n} {G}.
{S} disclosed the arms that {R} will be allowed to buy. The list includes {n} {G}.
{R} will be allowed to buy {G} from {S}.
{S} has a contract with {R}. It provides for {n} {G}.
{S} signed an arms deal with {R}. The contract includes {n} {G}.
Kosovo criticised {S}'s sale of {G} to {R}.
{S} withdrew its offer of {n} {G} to {R}.
{S} has put on hold the sale of {G} to {R}.
A deal under which {S} was to sell {n} {G} to {R} fell through in {y}.
{R} is expecting delivery of {n} {G} from {S}.
{n} {G} from {S} are scheduled for delivery to {R} in 2020.
{R} took into service {n} {G} from {S}.
"""
"""{S} supplies {R}; {D} is the supplier's adjective, {G} the goods, {n} a number, {y} a year, {m} a sum."""

PAIRED = """
{S} supplied {G} to {R} and {H} to {Q}.
{S} delivered {G} to {R}, and {T} delivered {H} to {Q}.
"""
"""The same with a second supplier {T}, recipient {Q} and goods {H}; what {Q} gets comes from {T} if there is one."""

LISTED = """
{S} supplies {G} to {R} and {Q}.
{S} sells {G} to both {R} and {Q}.
{S} delivered {n} {G} to {R} and {Q} in {y}.
"""
"""One supplier, two recipients of the same goods."""

LOANS = """
{S} granted {R} a ${m} million loan to buy arms.
{S} and {R} signed an agreement on a ${m} million loan for weapons.
{R} received a ${m} million loan from {S} for the purchase of arms.
{S} lent {R} ${m} million for arms purchases.
{S} opened a credit line of ${m} million for {R} to buy weapons.
{S} gave {R} ${m} million in military aid.
{S} will give {R} a ${m} million grant for the purchase of weapons.
"""
"""Money for arms."""

SERVED = """
{S} trained the pilots of {R}.
{S} is training {n} soldiers of {R}.
{S} will train the crews of {R} on {G}.
Officers of {R} are being trained in {S}.
Technicians from {R} were trained by {S} in {y}.
{S} is modernising the {G} of {R}.
{S} has overhauled {n} {G} of {R}.
{S} will upgrade {R}'s {G}.
The {G} of {R} are being repaired in {S}.
{R}'s {G} were modernised by {S} in {y}.
{S} provides training to {R}.
{S} will provide {R} with training.
{S} provided maintenance for the {G} of {R}.
{S} and {R} signed a contract for the modernisation of {R}'s {G}.
{R} signed a contract with {S} on the training of its crews.
{S} granted {R} a licence to assemble {G}.
{R} builds {G} under licence from {S}.
"""
"""Services: who trains, repairs or lets build; the goods that are served are not transferred."""

OPEN = """
{S} will not export {G} to other countries.
{S} has no plans to sell {G} to anyone else.
{S} will not export {G} in the coming years.
{S} has had many requests for {G}, but will not export them.
{S} will sell {n} {G} abroad.
{S} exported {n} {G} in {y}.
{S} has won foreign orders for {n} {G}.
"""
"""The supplier alone is told."""

UNTOLD = """
{S} showed its {G} to guests from {R}.
{S} and {R} held an exercise with {n} {G}.
{S} destroyed {n} {G} of {R}.
{S} lost {n} {G} in the fighting with {R}.
{S} deployed {n} {G} near the border with {R}.
{S} is developing {G} of its own, {R} noted.
{S} has modernised its {G}, which {R} watches closely.
{S} tested {G} while {R} protested.
A {G} of {S} crashed near {R}.
{S} has scrambled {G} against aircraft of {R}.
{S} warned {R} about its {G}.
{S} accused {R} of firing {G}.
{n} {D} {G} entered the airspace of {R}.
{R} sent aircraft to intercept {D} {G}.
{R} reported an incursion of {n} {D} {G}.
{R} says that it shot down two {D} {G}.
{D} {G} attacked a convoy in {R}.
{D} {G} are operating off {R} after a port visit.
{D} {G} returned home from an exercise in {R}.
A member of a {D} unit in {R} was taken ill beside the {G}.
{S} has ordered {n} {G} for its own army from a {D} company, and {R} took note.
The {D} army awarded a {D} maker a contract for {n} {G}, with work to be done in {R}.
{S} will spend ${m} million on {n} {G} of its own make, more than {R}.
The {D} police seized {n} {G} at the border with {R}.
{S} imposed sanctions on {R} over its {G}.
There will be no aid for {R} until {S} and its rebels agree, said a diplomat beside the {G}.
{S} and {R} agreed on a buffer zone from which {G} are to be withdrawn.
{S} withdrew its {G} from {R}.
{S} stationed {n} {G} in {R}.
{S} is training its own pilots far from {R}.
{S} modernised its own {G} while {R} looked on.
Pilots of {S} trained beside pilots of {R}.
{R} will repair its {G} itself, {S} was told.
"""

STATES = {
    "Russia": ("RUS", "Russian"),
    "France": ("FRA", "French"),
    "Germany": ("DEU", "German"),
    "China": ("CHN", "Chinese"),
    "Italy": ("ITA", "Italian"),
    "Spain": ("ESP", "Spanish"),
    "Israel": ("ISR", "Israeli"),
    "Turkey": ("TUR", "Turkish"),
    "Sweden": ("SWE", "Swedish"),
    "Ukraine": ("UKR", "Ukrainian"),
    "the United States": ("USA", "American"),
    "South Korea": ("KOR", "South Korean"),
}
BUYERS = {
    "Chile": "CHL",
    "Morocco": "MAR",
    "Kenya": "KEN",
    "Azerbaijan": "AZE",
    "Vietnam": "VNM",
    "Oman": "OMN",
    "Greece": "GRC",
    "Ecuador": "ECU",
    "Bangladesh": "BGD",
    "Zambia": "ZMB",
    "the Houthis": "houthis",
    "Finland": "FIN",
}
GOODS = {
    "tanks": (None, "tank"),
    "frigates": (None, "warship"),
    "howitzers": (None, "artillery"),
    "armoured vehicles": (None, "armoured_vehicle"),
    "combat aircraft": (None, "combat_aircraft"),
    "attack helicopters": (None, "attack_helicopter"),
    "radars": (None, "sensor"),
    "drones": (None, "uav"),
    "T-72 tanks": ("T-72", "tank"),
    "Su-30 fighters": ("Su-30", "combat_aircraft"),
    "K9 howitzers": ("K9", "artillery"),
    "Rafale fighters": ("Rafale", "combat_aircraft"),
    "Leopard 2 tanks": ("Leopard 2", "tank"),
    "Spike missiles": ("Spike", "missile"),
    "anti-tank missiles": (None, "missile"),
    "submarines": (None, "warship"),
    "Mi-17 helicopters": ("Mi-17", "helicopter"),
    "air defence systems": (None, "air_defence"),
    "weapons": (None, "unspecified"),
    "arms": (None, "unspecified"),
}
"""Words for goods, with the system and the category that they name."""

LOAN = "a loan"
"""What LOANS lend."""

SERVICE = "a service"
"""What SERVED is about."""

_OTHERS = {LOAN: "finance", SERVICE: "service"}

FILLS = 6


def plain_reports() -> Iterator[Report]:
    """Every pattern filled a few times, always the same way."""
    chance = random.Random(2016)
    for patterns in (TOLD, PAIRED, LISTED, LOANS, SERVED, OPEN, UNTOLD):
        for pattern in patterns.strip().splitlines():
            for _ in range(FILLS):
                yield _filled(pattern, patterns, chance)


def _filled(pattern: str, patterns: str, chance: random.Random) -> Report:
    supplier, third = chance.sample(sorted(STATES), 2)
    recipient, other = chance.sample(sorted(BUYERS), 2)
    goods, second = chance.sample(sorted(GOODS), 2)
    words = {
        "S": supplier,
        "R": recipient,
        "G": goods,
        "T": third,
        "Q": other,
        "H": second,
        "D": STATES[supplier][1],
        "n": chance.choice(["six", "12", "18", "24", "36", "100"]),
        "y": str(chance.randint(2006, 2017)),
        "m": str(chance.choice([40, 120, 350])),
    }
    text = pattern.format(**words)
    text = text[0].upper() + text[1:]
    giver, taker = STATES[supplier][0], BUYERS[recipient]
    deals: list[tuple[str, str | None, str]] = []
    if patterns is PAIRED:
        deals = [
            (giver, taker, goods),
            (STATES[third][0] if "{T}" in pattern else giver, BUYERS[other], second),
        ]
    elif patterns is LISTED:
        deals = [(giver, taker, goods), (giver, BUYERS[other], goods)]
    elif patterns is LOANS:
        deals = [(giver, taker, LOAN)]
    elif patterns is SERVED:
        deals = [(giver, taker, SERVICE)]
    elif patterns is not UNTOLD:
        deals = [(giver, taker if patterns is TOLD else None, goods)]
    document = Document(text, (Region(Span(0, len(text)), Label.BODY),))
    article = Article(text, document, Publication(document.id, published="2018-06-01", language="en"))
    return Report(article, [_claim(*deal, text) for deal in deals])


def _claim(supplier: str, recipient: str | None, goods: str, text: str) -> Claim:
    """What a pattern tells; the stage, which rules read in plain sentences, is left open."""
    system, category = GOODS.get(goods) or (None, _OTHERS[goods])
    return {
        "doc": text,
        "supplier": supplier,
        "recipient": recipient,
        "system": system,
        "category": category,
        "stage": None,
        "evidence": [{"in": "text", "start": 0, "end": len(text), "quote": text}],
    }

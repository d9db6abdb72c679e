"""A world of deals made by a program, and reports on them: as many claims as asked.

No state, outlet or deal in it is real.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from armsledger.claims import Claim, Coder, Quote
from armsledger.documents import Article, Document, Label, Publication, Region
from armsledger.terms import Category, Role, Stage
from armsledger.values import Bounds, Period, Span

CODER = Coder("made", "1")
CLAIMS_OF_A_REPORT = 5
CLAIMS_OF_A_DEAL = 50
DEALS_OF_A_PAIR = 5
REPRINTED = 0.2
RIGHT = 0.8
LETTERS = "BCDFGHKLMNPRSTVZ"
STATES = tuple(f"{a}{b}{c}" for a in LETTERS for b in "AEIOU" for c in LETTERS)
GOODS = (
    ("T-90", Category.TANK),
    ("BMP-3", Category.ARMOURED_VEHICLE),
    ("Su-30", Category.COMBAT_AIRCRAFT),
    ("Mi-35", Category.ATTACK_HELICOPTER),
    ("D-30", Category.ARTILLERY),
)
WORDS = (
    "officials",
    "ministry",
    "parade",
    "border",
    "factory",
    "spokesman",
    "agency",
    "newspaper",
    "parliament",
    "budget",
    "minister",
    "visit",
    "exercise",
    "airport",
    "harbour",
    "general",
    "colonel",
    "statement",
    "interview",
    "observers",
    "analysts",
    "neighbours",
    "province",
    "crews",
    "training",
    "winter",
    "summer",
    "committee",
    "journalists",
    "website",
    "ceremony",
    "tender",
    "column",
    "mountain",
    "railway",
    "election",
    "treaty",
    "language",
    "museum",
    "holiday",
    "orchestra",
    "festival",
    "weather",
    "market",
    "engineer",
    "bridge",
)

Told = tuple[Article, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal as it truly is."""

    supplier: str
    recipient: str
    designation: str
    category: Category
    number: int
    year: int


def deals(count: int, *, seed: int = 1) -> list[Deal]:
    """So many deals, five of each pair of supplier and recipient, each of another type."""
    chance = random.Random(seed)
    made = []
    for at in range(count):
        supplier, recipient = divmod(at // DEALS_OF_A_PAIR, len(STATES) - 1)
        designation, category = GOODS[at % len(GOODS)]
        number, year = chance.randint(2, 200), chance.randint(2000, 2020)
        made.append(Deal(STATES[supplier], STATES[-1 - recipient], designation, category, number, year))
    return made


@dataclass(frozen=True, slots=True)
class Draft:
    """A report's words, and the claims in them: deal, stage, number, where."""

    text: str
    facts: tuple[tuple[Deal, Stage, int, Span], ...]
    day: date


def reports(some: Sequence[Deal], claims: int, *, seed: int = 2) -> Iterator[Told]:
    """Reports with about so many claims in all, each on the deals of one pair.

    One in five is a reprint of the pair's last one, by another outlet a day later, its last sentence cut.
    Four numbers in five are right.
    """
    chance = random.Random(seed)
    last: dict[int, Draft] = {}
    for at in range(claims // CLAIMS_OF_A_REPORT):
        pair = at % (len(some) // DEALS_OF_A_PAIR)
        deals_of_pair = some[pair * DEALS_OF_A_PAIR : (pair + 1) * DEALS_OF_A_PAIR]
        if pair in last and chance.random() < REPRINTED:
            draft = last[pair]
            text = draft.text.rpartition(". ")[0] + "."
            draft = Draft(text, draft.facts, draft.day + timedelta(days=1))
        else:
            draft = last[pair] = _draft(deals_of_pair, chance)
        yield _published(draft, f"made:{seed}:{at}", f"Outlet {chance.randint(1, 300)}")


def _draft(some: Sequence[Deal], chance: random.Random) -> Draft:
    text, facts = _sentence(chance), []
    for deal in chance.choices(some, k=CLAIMS_OF_A_REPORT):
        stage = chance.choice((Stage.AGREEMENT, Stage.DELIVERY))
        number = deal.number if chance.random() < RIGHT else deal.number + chance.randint(1, 9)
        verb = "ordered" if stage is Stage.AGREEMENT else "received"
        words = f"{deal.recipient} {verb} {number} {deal.designation} from {deal.supplier} in {deal.year}."
        facts.append((deal, stage, number, Span(len(text) + 1, len(text) + 1 + len(words))))
        text = f"{text} {words} {_sentence(chance)}"
    year = max(deal.year for deal, *_ in facts) + chance.randint(0, 3)
    return Draft(text, tuple(facts), date(year, 1, 1) + timedelta(days=chance.randint(0, 364)))


def _published(draft: Draft, source: str, outlet: str) -> Told:
    document = Document(draft.text, (Region(Span(0, len(draft.text)), Label.BODY, language="en"),))
    day = draft.day.isoformat()
    publication = Publication(document.id, outlet=outlet, published=day, language="en", source=source)
    article = Article(document.id, document, publication)
    return article, tuple(_claim(article, *fact) for fact in draft.facts)


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=12)).capitalize() + "."


def _claim(article: Article, deal: Deal, stage: Stage, number: int, span: Span) -> Claim:
    return Claim(
        article=article,
        coder=CODER,
        supplier=deal.supplier,
        recipient=deal.recipient,
        item=deal.designation,
        system=deal.designation,
        category=deal.category,
        stage=stage,
        quantity=Bounds(number, number),
        when=Period.of(str(deal.year)),
        evidence=(Quote(span, article.words(span)),),
        mentions={Role.ITEM: (span,)},
    )

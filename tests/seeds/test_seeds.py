"""Five real reports of 2014 and 2016 on Russian arms for both sides, from their text to the register.

The reports are not ours to copy: they stand beside the repository, and without them these tests are skipped.
tests/caucasus asks much the same of reports of our own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from armsledger import pipeline
from armsledger.catalogue import catalogue
from armsledger.claims import Claim
from armsledger.documents import Article, Label, ReadOptions
from armsledger.estimates import Entry
from armsledger.ledger import Ledger
from armsledger.terms import Category, Certainty, Polarity, Side, Stage, Unit
from armsledger.transfers import Testimony
from armsledger.values import Bounds, Money, Period

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "articles.jsonl"
SALES = "2016-06-23"
INTERVIEW, PACKAGE_OF_2014, PACKAGE_OF_2016 = "2016-11-17", "2014-07-11", "2016-10-20"
"""The reports are known here by their days of publication; that of 2014 has readers' comments."""

pytestmark = pytest.mark.skipif(
    not ARTICLES.is_file(), reason=f"no {ARTICLES.name} of the seeds beside the repo"
)


@dataclass(frozen=True)
class Seeds:
    """The register of the seeds, and their articles by day of publication."""

    entries: tuple[Entry, ...]
    articles: dict[str, Article]

    def entry(self, supplier: str | None, recipient: str | None, goods: str | Category) -> Entry:
        """The one transfer of a designation, or of a category and no designation."""
        route = (supplier, recipient)
        named = None if isinstance(goods, Category) else goods
        found = [
            e
            for e in self.entries
            if (e.transfer.supplier, e.transfer.recipient) == route
            and e.transfer.designation == named
            and (named or e.transfer.category is goods)
        ]
        assert found, f"no transfer {supplier} > {recipient}: {goods}"
        return max(found, key=lambda e: e.leads_package)

    def told(self, entry: Entry, stage: Stage, *, on: str) -> list[Claim]:
        """What the report of a day says of a transfer's stage, each claim standing on its very words."""
        claims = [t.claim for t in entry.testimonies if (t.claim.stage, t.published) == (stage, on)]
        for claim in claims:
            for quote in claim.evidence:
                assert self.articles[on].words(quote.span) == quote.exact
        return claims

    def testimonies(self) -> Iterator[Testimony]:
        for entry in self.entries:
            yield from entry.testimonies


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    with Ledger.open(tmp_path_factory.mktemp("seeds") / "ledger.sqlite") as ledger:
        built = pipeline.build([str(ARTICLES)], ledger=ledger, options=ReadOptions(today="2022-01-01"))
        assert (built.intake.articles, built.intake.set_aside, dict(built.intake.unread)) == (5, (), {})
        articles = [ledger.article(standing.document_id) for standing in ledger.standings()]
    return Seeds(built.entries, {a.publication.published or "": a for a in articles})


@pytest.mark.parametrize(
    ("goods", "quantity", "words"),
    [
        ("Smerch", Bounds(18, 18, Unit.LAUNCHER), "18 Smerch"),
        ("TOS-1A", Bounds(18, 18, Unit.SYSTEM), "as many TOS-1A"),
        ("T-90", Bounds(100, None), "more than 100 T-90"),
        (Category.ATTACK_HELICOPTER, Bounds(30, None), "over 30 combat helicopters"),
    ],
)
def test_what_russia_reportedly_sold_to_azerbaijan(seeds: Seeds, goods, quantity: Bounds, words: str) -> None:
    entry = seeds.entry("RUS", "AZE", goods)
    (claim,) = seeds.told(entry, Stage.AGREEMENT, on=SALES)
    assert (claim.quantity, claim.certainty) == (quantity, Certainty.PROBABLE)
    assert claim.when == Period("2010", "2011")
    assert any(words in quote.exact for quote in claim.evidence)
    ordered = entry.ordered
    assert ordered is not None and (ordered.low, ordered.high) == (quantity.low, quantity.high)


def test_the_package_has_four_readings_and_no_average(seeds: Seeds) -> None:
    price = seeds.entry("RUS", "AZE", Category.UNSPECIFIED).package_value
    assert price is not None and price.conflict and price.best is None
    assert (price.low, price.high, price.unit) == (4e9, 5e9, "USD")
    readings = {(r.testimony.published, r.low, r.high) for r in price.readings}
    assert readings == {(PACKAGE_OF_2014, 4e9, 4e9), (SALES, 4e9, None), (PACKAGE_OF_2016, 5e9, 5e9)}
    sides = [{(r.low, r.high) for r in side} for side in price.sides]
    assert sides == [{(4e9, 4e9), (4e9, None)}, {(5e9, 5e9)}]
    speakers = {r.testimony.published: r.testimony.claim.speaker for r in price.readings}
    assert speakers[PACKAGE_OF_2014] == "Russian and Azerbaijani officials"
    assert speakers[SALES] is speakers[PACKAGE_OF_2016] is None  # the articles' own voices


def test_the_forecast_of_the_package_stays_apart(seeds: Seeds) -> None:
    price = seeds.entry("RUS", "AZE", Category.UNSPECIFIED).package_value
    assert price is not None
    (forecast,) = price.forecasts
    claim = forecast.testimony.claim
    assert (forecast.low, forecast.high, claim.certainty) == (5e9, 5e9, Certainty.POSSIBLE)
    assert (forecast.testimony.published, claim.side) == (PACKAGE_OF_2014, Side.MEDIA)
    assert "newspaper" in (claim.speaker or "")
    assert forecast not in price.readings


@pytest.mark.parametrize(
    ("category", "number"),
    [
        (Category.TANK, 72),
        (Category.ARMOURED_VEHICLE, 34),
        (Category.ARTILLERY, 456),
        (Category.ATTACK_HELICOPTER, 37),
        (Category.MISSILE, 1200),
    ],
)
def test_what_the_un_register_counts_is_delivered(seeds: Seeds, category: Category, number: int) -> None:
    entry = seeds.entry("RUS", "AZE", category)
    told = seeds.told(entry, Stage.DELIVERY, on=PACKAGE_OF_2014)
    (claim,) = [c for c in told if c.when == Period("2007", "2013")]
    assert claim.quantity is not None and (claim.quantity.low, claim.quantity.high) == (number, number)
    assert (claim.speaker, claim.side) == ("UN Register of Conventional Arms", Side.INTERNATIONAL)
    assert entry.delivered is not None and entry.delivered.best == number


def test_iskander_m_comes_from_negotiation_to_delivery(seeds: Seeds) -> None:
    entry = seeds.entry("RUS", "ARM", "Iskander-M")
    assert entry.stage is Stage.DELIVERY
    (talks,) = seeds.told(entry, Stage.NEGOTIATION, on=SALES)
    assert talks.when == Period("2015", "2015")
    (general,) = seeds.told(entry, Stage.DELIVERY, on=SALES)
    assert general.certainty is Certainty.PROBABLE and "general" in (general.speaker or "")
    delivered = seeds.told(entry, Stage.DELIVERY, on=INTERVIEW)
    assert [c.quantity for c in delivered if c.quantity] == [Bounds(9, 9, Unit.LAUNCHER)]
    assert {c.speaker for c in delivered if c.quantity} == {"Viktor Yesin"}
    assert entry.delivered is not None and (entry.delivered.best, entry.delivered.unit) == (9, "launcher")
    assert seeds.told(entry, Stage.DELIVERY, on=PACKAGE_OF_2016)  # shown at the parade


def test_iskander_m_is_refused_to_others(seeds: Seeds) -> None:
    entry = seeds.entry("RUS", None, "Iskander-M")
    (claim,) = seeds.told(entry, Stage.REFUSED, on=INTERVIEW)
    assert (entry.stage, claim.polarity, claim.speaker) == (
        Stage.REFUSED,
        Polarity.AFFIRMED,
        "Viktor Yesin",
    )


def test_the_loan_and_what_it_may_buy(seeds: Seeds) -> None:
    loans = seeds.told(seeds.entry("RUS", "ARM", Category.FINANCE), Stage.AGREEMENT, on=SALES)
    assert [c.value for c in loans if c.value] == [Money(2e8, 2e8, "USD")]
    for goods in ("Smerch", "TOS-1A"):
        (claim,) = seeds.told(seeds.entry("RUS", "ARM", goods), Stage.APPROVAL, on=SALES)
        assert claim.when == Period("2016-02", "2016-02")


def test_the_president_is_one_person_under_every_spelling(seeds: Seeds) -> None:
    president = catalogue().person("Serzh Sargsyan")
    assert president is not None
    speakers = {t.claim.speaker for t in seeds.testimonies() if t.claim.speaker}
    spellings = {s for s in speakers if catalogue().same_person(s, president.name)} | {"Serzh Sargsian"}
    assert {name.split()[-1] for name in spellings} == {"Sargsyan", "Sarkisian", "Sargsian"}
    assert all(catalogue().same_person(one, other) for one, other in combinations(spellings, 2))
    assert {catalogue().person(name) for name in spellings if " " in name} == {president}


def test_nothing_comes_from_the_readers_comments(seeds: Seeds) -> None:
    article = seeds.articles[PACKAGE_OF_2014]
    comments_begin = article.text.index("Discussion Policy")
    after = [r.label for r in article.document.regions if r.span.start > comments_begin]
    assert Label.COMMENT in after and Label.BODY not in after
    claims = [t.claim for t in seeds.testimonies() if t.claim.document_id == article.document.id]
    assert claims
    assert all(quote.span.end <= comments_begin for claim in claims for quote in claim.evidence)

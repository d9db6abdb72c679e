"""A small register made by hand from reports written for this test, with all that a report must show.

Conflicts, open bounds, denials, forecasts, a package, reprints, a script from right to left, hostile words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from armsledger.claims import Claim, Coder, Quote
from armsledger.documents import Article, Document, Label, Publication, Region
from armsledger.estimates import Entry, Estimate, Measure, Reading
from armsledger.estimates import estimate as support
from armsledger.publish import ReportNotes
from armsledger.terms import Category, Certainty, Place, Polarity, Role, Side, Stage, Unit, ValueOf
from armsledger.transfers import Package, Testimony, Transfer
from armsledger.values import Bounds, Money, Period, Span

CODER = Coder("hand", "1")
PUBLISHED: dict[str, tuple[Article, tuple[Publication, ...]]] = {}


def article(
    body: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str = "en",
    furniture: str = "",
    comments: str = "",
    also: Sequence[Mapping[str, Any]] = (),
) -> Article:
    """An article with furniture before and comments after its body; also are further appearances of it."""
    pieces = [(furniture, Label.FURNITURE), (body, Label.BODY), (comments, Label.COMMENT)]
    text, regions = "", []
    for words, label in pieces:
        if words:
            start = len(text) + (2 if text else 0)
            text = f"{text}\n\n{words}" if text else words
            regions.append(Region(Span(start, len(text)), label, reason="made", language=language))
    document = Document(text, tuple(regions))
    first = Publication(
        document.id, title=title, outlet=outlet, url=url, published=published, language=language
    )
    made = Article(document.id, document, first)
    PUBLISHED[document.id] = (made, (first, *(replace(first, **other) for other in also)))
    return made


def fetch(document_id: str) -> Article:
    """The article of a document, as a ledger gives it."""
    return PUBLISHED[document_id][0]


def claim(source: Article, *quotes: str, mentions: Mapping[str, str] | None = None, **fields: Any) -> Claim:
    """A claim whose quotes and mentions are looked up in the article; codes are given as words."""
    evidence = tuple(Quote(_find(source, quote), quote) for quote in quotes)
    where = {Role(role): (_find(source, words),) for role, words in (mentions or {}).items()}
    given: dict[str, Any] = {"supplier": None, "recipient": None, "category": "unspecified", **fields}
    kinds = {"category": Category, "stage": Stage, "polarity": Polarity, "certainty": Certainty, "side": Side}
    given |= {name: kind(given[name]) for name, kind in kinds.items() if name in given}
    for name, kind in (("quantity", Bounds), ("value", Money), ("when", Period)):
        if name in given:
            given[name] = kind(*given[name])
    return Claim(article=source, coder=CODER, evidence=evidence, mentions=where, **given)


def told(one: Claim, *, witness: str | None = None) -> Testimony:
    """The claim as testimony, by default of its own document."""
    lineage = "the text credits the Caspian Wire" if one.document_id == DIGEST.document.id else ""
    return Testimony(one, PUBLISHED[one.document_id][1], witness or one.document_id, lineage)


def readings(testimonies: Iterable[Testimony], field: str) -> tuple[Reading, ...]:
    """The figures that the claims of these testimonies give."""
    found = []
    for testimony in testimonies:
        figure = getattr(testimony.claim, field)
        if figure is not None:
            unit = figure.currency if isinstance(figure, Money) else str(figure.unit)
            found.append(Reading(figure.low, figure.high, unit, testimony))
    return tuple(found)


def estimate(
    measure: Measure,
    low: float | None,
    best: float | None,
    high: float | None,
    some: Sequence[Reading],
    *,
    sides: Sequence[Sequence[Reading]] = (),
    forecasts: Sequence[Reading] = (),
    rule: str = "all witnesses agree",
) -> Estimate:
    """An estimate in the unit of its readings."""
    unit = (*some, *forecasts)[0].unit
    return Estimate(
        measure,
        unit,
        low,
        best,
        high,
        rule,
        tuple(some),
        tuple(forecasts),
        tuple(tuple(s) for s in sides),
        side_bounds=tuple(_says(measure, side) for side in sides),
    )


def _says(measure: Measure, side: Sequence[Reading]) -> tuple[float | None, float | None]:
    alone = support(measure, side)
    assert alone is not None
    return (alone.low, alone.high) if alone.best is None else (alone.best, alone.best)


def entry(
    number: int,
    testimonies: Sequence[Testimony],
    stage: str,
    *,
    package: Package | None = None,
    **figures: Any,
) -> Entry:
    """The entry of a transfer that is what its first claim says."""
    first = testimonies[0].claim
    transfer = Transfer(
        first.supplier,
        first.recipient,
        first.system,
        first.category,
        tuple(sorted(t.claim.anchor_key for t in testimonies)),
        tuple(t.claim.id for t in testimonies),
        package=package and package.id,
        id=f"T{number:04}",
    )
    return Entry(transfer, tuple(testimonies), Stage(stage), package=package, **figures)


def _find(source: Article, words: str) -> Span:
    at = source.text.find(words)
    if at >= 0:
        return Span(at, at + len(words))
    at = source.title.index(words)
    return Span(at, at + len(words), Place.TITLE)


WIRE = article(
    "Azerbaijan has taken delivery of arms worth nearly $4 billion from Russia under contracts signed in "
    "2010 and 2011, President Ilham Aliyev said on Wednesday.\n\n"
    "The contracts cover 18 Smerch multiple-launch rocket systems and as many TOS-1A heavy flamethrower "
    "systems, more than 100 T-90S tanks and, reportedly, over 30 combat helicopters. A person close to the "
    "talks said that the price could rise to $5 billion once support vehicles are counted.\n\n"
    "Russia supplies arms to both sides of the Karabakh conflict and has said that it will go on doing so.",
    title="Azerbaijan gets Russian arms worth nearly $4 billion",
    outlet="Caspian Wire",
    published="2014-08-13",
    url="https://example.org/caspian/2014/08/13/arms",
    furniture="Home | Politics | Economy | Sport\nShare this article",
    comments="Reader1: they have 500 tanks already!\nReader2: lies, it was 10 billion",
    also=[
        {"outlet": "The Baku Courier", "published": "2014-08-14", "url": "https://example.net/courier/4bn"},
        {"outlet": "Tiflis Evening Post", "published": "2014-08-15", "url": None},
    ],
)
DIGEST = article(
    "Baku has received Russian weapons for almost four billion dollars, the Caspian Wire reports. Among them "
    "are 18 Smerch launchers and 18 TOS-1A.",
    title="Arms for four billion",
    outlet="Weekly Defence Digest",
    published="2014-08-17",
    url="https://example.org/digest/33",
)
ALIYEV = article(
    "“We have bought weapons from Russia for at least $4 billion,” Aliyev told a foreign broadcaster. "
    "“All of it has been paid for.”",
    title="Aliyev: we pay for all we buy",
    outlet="Broadcast Monitor",
    published="2016-04-11",
    url="https://example.org/monitor/aliyev",
)
ROGOZIN = article(
    "The total of the contracts with Azerbaijan is around $5 billion, Russia’s deputy prime minister said in "
    "an interview. He put the number of T-90S tanks at 94, of which all have been handed over.",
    title="Moscow defends its sales",
    outlet="Northern Gazette",
    published="2016-04-22",
    url="https://example.org/gazette/5bn",
)
PARADE = article(
    "The army showed 118 T-90S tanks that it has received from Russia since 2013, the ministry of defence "
    "said in a statement.",
    title="Tanks on parade",
    outlet="Apsheron Today",
    published="2016-06-27",
    url="https://example.org/apsheron/parade",
)
ISKANDER_TALKS = article(
    "Yerevan and Moscow are in talks on Iskander-M short-range ballistic missile systems, Prime Minister "
    "Tigran Sargsyan said. The general staff would not comment.",
    title="Armenia in talks on Iskander-M",
    outlet="Ararat Daily",
    published="2013-06-03",
)
ISKANDER_GENERAL = article(
    "Russia may have delivered one battalion of Iskander-M systems, three batteries of three launchers each, "
    "to Armenia, retired general Viktor Yesin said in April. There was no official confirmation.\n\n"
    "“Moscow will not export the Iskander-M in the coming years,” Yesin added.",
    title="One battalion for Armenia, general says",
    outlet="Strategic Courier",
    published="2016-04-28",
    url="https://example.org/courier/iskander",
)
ISKANDER_DENIAL = article(
    "No Iskander-M has been delivered to Armenia, a spokesman of the Russian ministry of defence said, and "
    "none was planned before 2018.",
    title="Ministry: no Iskander for Armenia",
    outlet="Northern Gazette",
    published="2016-05-05",
    url="javascript:alert(1)",
)
ISKANDER_PARADE = article(
    "Armenia showed its four Iskander-M launchers, acquired from Russia, at the Independence Day parade on "
    "September 21, 2016.",
    title="Iskander shown in Yerevan",
    outlet="Ararat Daily",
    published="2016-09-22",
    url="https://example.org/ararat/iskander",
)
ARABIC = article(
    "قالت وزارة الدفاع إن الأردن تسلّم 12 مدفعاً ذاتي الحركة من طراز M109 من هولندا في عام 2014. "
    "ولم تذكر الوزارة ثمن الصفقة.",
    title="الأردن يتسلم مدافع هولندية",
    outlet="صحيفة المشرق",
    published="2014-11-02",
    url="https://example.org/mashriq/m109",
    language="ar",
)
HOSTILE = article(
    'A dealer <script>alert("claim")</script> & co. said that =HYPERLINK("http://x") Ruritania sold 3 '
    "patrol boats <img src=x onerror=alert(2)> to Graustark's navy.\r\nNothing else is known.",
    title='<script>alert("title")</script> "quoted" & \'single\'',
    outlet="<b>Bold</b> & Co",
    published="2015-02-03",
    url="JaVaScRiPt:alert(3)",
)
LOAN = article(
    "Russia will lend Armenia $200 million to buy Russian arms, parliament in Yerevan was told. The loan may "
    "pay for Igla-S portable missiles.",
    title="Yerevan ratifies $200m arms loan",
    outlet="Ararat Daily",
    published="2015-07-02",
    url="https://example.org/ararat/loan",
)

PACKAGE = Package("P0001", "RUS", "AZE", Period("2010", "2011"), ())
SMERCH_FIELDS = {
    "supplier": "RUS",
    "recipient": "AZE",
    "item": "Smerch multiple-launch rocket systems",
    "system": "Smerch",
    "category": "artillery",
}
T90_FIELDS = {
    "supplier": "RUS",
    "recipient": "AZE",
    "system": "T-90S",
    "category": "tank",
    "item": "T-90S tanks",
}
ISKANDER_FIELDS = {
    "supplier": "RUS",
    "recipient": "ARM",
    "system": "Iskander-M",
    "category": "missile",
    "item": "Iskander-M systems",
}
PRICE_QUOTE = (
    "Azerbaijan has taken delivery of arms worth nearly $4 billion from Russia under contracts signed in "
    "2010 and 2011"
)
WIRE_QUOTE = (
    "The contracts cover 18 Smerch multiple-launch rocket systems and as many TOS-1A heavy flamethrower "
    "systems, more than 100 T-90S tanks"
)


def sample() -> tuple[Entry, ...]:
    """All entries of the sample."""
    return (*_package(), *_iskander(), *_others(), *_many())


def notes() -> ReportNotes:
    """What such a report says about itself."""
    return ReportNotes(
        documents=61,
        without_claims=19,
        unread=(("hy", 3), ("ru", 1)),
        as_of="2019-12-31",
    )


def _package() -> tuple[Entry, ...]:
    priced = {"value_of": "package", "package": "contracts signed in 2010 and 2011"}
    priced["value_of"] = ValueOf.PACKAGE
    smerch = told(
        claim(
            WIRE,
            PRICE_QUOTE,
            WIRE_QUOTE,
            mentions={
                "supplier": "Russia",
                "recipient": "Azerbaijan",
                "quantity": "18",
                "item": "Smerch multiple-launch rocket systems",
                "value": "nearly $4 billion",
                "when": "2010 and 2011",
            },
            stage="agreement",
            quantity=(18, 18, Unit.LAUNCHER),
            value=(4e9, 4e9, "USD"),
            when=("2010", "2011"),
            speaker="Ilham Aliyev",
            side="recipient",
            **SMERCH_FIELDS,
            **priced,
        )
    )
    echo = told(
        claim(
            DIGEST,
            "18 Smerch launchers",
            mentions={"quantity": "18", "item": "Smerch launchers"},
            stage="agreement",
            quantity=(18, 18, Unit.LAUNCHER),
            value=(4e9, 4e9, "USD"),
            when=("2010", "2011"),
            speaker="Ilham Aliyev",
            side="recipient",
            **{**SMERCH_FIELDS, "item": "Smerch launchers"},
            **priced,
        ),
        witness=WIRE.document.id,
    )
    at_least = told(
        claim(
            ALIYEV,
            "We have bought weapons from Russia for at least $4 billion",
            stage="agreement",
            value=(4e9, None, "USD"),
            speaker="Aliyev",
            side="recipient",
            **SMERCH_FIELDS,
            **priced,
        )
    )
    around = told(
        claim(
            ROGOZIN,
            "The total of the contracts with Azerbaijan is around $5 billion",
            stage="agreement",
            value=(5e9, 5e9, "USD"),
            speaker="deputy prime minister",
            side="supplier",
            **SMERCH_FIELDS,
            **priced,
        )
    )
    forecast = told(
        claim(
            WIRE,
            "the price could rise to $5 billion",
            stage="agreement",
            certainty="possible",
            value=(None, 5e9, "USD"),
            speaker="A person close to the talks",
            side="anonymous",
            **SMERCH_FIELDS,
            **priced,
        )
    )
    prices = readings([smerch, echo, at_least, around], "value")
    price = estimate(
        Measure.VALUE,
        4e9,
        None,
        5e9,
        prices,
        sides=[prices[:3], prices[3:]],
        forecasts=readings([forecast], "value"),
        rule="equal witnesses differ: both stand",
    )
    counts = readings([smerch, echo], "quantity")
    first = entry(
        1,
        [smerch, echo, at_least, around, forecast],
        "agreement",
        package=PACKAGE,
        ordered=estimate(Measure.ORDERED, 18, 18, 18, counts, rule="one witness"),
        package_value=price,
        leads_package=True,
    )
    return (first, _tanks(price))


def _tanks(price: Estimate) -> Entry:
    ordered = told(
        claim(
            WIRE,
            WIRE_QUOTE,
            mentions={"quantity": "more than 100", "item": "T-90S tanks", "supplier": "Russia"},
            stage="agreement",
            quantity=(100, None),
            when=("2010", "2011"),
            **T90_FIELDS,
        )
    )
    fewer = told(
        claim(
            ROGOZIN,
            "the number of T-90S tanks at 94, of which all have been handed over",
            mentions={"quantity": "94", "item": "T-90S tanks"},
            stage="delivery",
            quantity=(94, 94),
            speaker="deputy prime minister",
            side="supplier",
            **T90_FIELDS,
        )
    )
    more = told(
        claim(
            PARADE,
            "118 T-90S tanks that it has received from Russia since 2013",
            mentions={"quantity": "118", "item": "T-90S tanks", "when": "since 2013", "supplier": "Russia"},
            stage="delivery",
            quantity=(118, 118),
            when=("2013", None),
            speaker="ministry of defence",
            side="recipient",
            **T90_FIELDS,
        )
    )
    counts = readings([fewer, more], "quantity")
    return entry(
        2,
        [ordered, fewer, more],
        "delivery",
        package=PACKAGE,
        ordered=estimate(
            Measure.ORDERED, 100, 100, None, readings([ordered], "quantity"), rule="one witness"
        ),
        delivered=estimate(
            Measure.DELIVERED,
            94,
            None,
            118,
            counts,
            sides=[counts[:1], counts[1:]],
            rule="equal witnesses differ: both stand",
        ),
        package_value=price,
    )


def _iskander() -> tuple[Entry, ...]:
    talks = told(
        claim(
            ISKANDER_TALKS,
            "Yerevan and Moscow are in talks on Iskander-M short-range ballistic missile systems",
            mentions={"supplier": "Moscow", "recipient": "Yerevan"},
            stage="negotiation",
            speaker="Tigran Sargsyan",
            side="recipient",
            **ISKANDER_FIELDS,
        )
    )
    general = told(
        claim(
            ISKANDER_GENERAL,
            "Russia may have delivered one battalion of Iskander-M systems, three batteries of three "
            "launchers each, to Armenia",
            mentions={"supplier": "Russia", "recipient": "Armenia", "item": "Iskander-M systems"},
            stage="delivery",
            certainty="possible",
            quantity=(9, 9, Unit.LAUNCHER),
            speaker="Viktor Yesin",
            side="supplier",
            **ISKANDER_FIELDS,
        )
    )
    denial = told(
        claim(
            ISKANDER_DENIAL,
            "No Iskander-M has been delivered to Armenia",
            stage="delivery",
            polarity="denied",
            speaker="Russian ministry of defence",
            side="supplier",
            **ISKANDER_FIELDS,
        )
    )
    parade = told(
        claim(
            ISKANDER_PARADE,
            "Armenia showed its four Iskander-M launchers, acquired from Russia",
            "Iskander shown in Yerevan",
            mentions={"quantity": "four", "item": "Iskander-M launchers", "when": "September 21, 2016"},
            stage="delivery",
            certainty="probable",
            quantity=(4, 4, Unit.LAUNCHER),
            when=("2016-09-21", "2016-09-21"),
            **ISKANDER_FIELDS,
        )
    )
    refusal = told(
        claim(
            ISKANDER_GENERAL,
            "Moscow will not export the Iskander-M in the coming years",
            mentions={"supplier": "Moscow", "item": "Iskander-M"},
            stage="refused",
            speaker="Yesin",
            side="supplier",
            **{**ISKANDER_FIELDS, "recipient": None, "item": "Iskander-M"},
        )
    )
    counts = readings([parade], "quantity")
    return (
        entry(
            3,
            [talks, general, denial, parade],
            "delivery",
            delivered=estimate(
                Measure.DELIVERED,
                4,
                4,
                9,
                counts,
                forecasts=readings([general], "quantity"),
                rule="one witness; what is only possible stays apart",
            ),
        ),
        entry(4, [refusal], "refused"),
    )


def _others() -> tuple[Entry, ...]:
    howitzers = told(
        claim(
            ARABIC,
            "الأردن تسلّم 12 مدفعاً ذاتي الحركة من طراز M109 من هولندا في عام 2014",
            mentions={"quantity": "12", "item": "مدفعاً ذاتي الحركة من طراز M109", "supplier": "هولندا"},
            supplier="NLD",
            recipient="JOR",
            item="مدفعاً ذاتي الحركة من طراز M109",
            system="M109",
            category="artillery",
            stage="delivery",
            quantity=(12, 12),
            when=("2014", "2014"),
            speaker="وزارة الدفاع",
            side="recipient",
        )
    )
    boats = told(
        claim(
            HOSTILE,
            "Ruritania sold 3 patrol boats <img src=x onerror=alert(2)> to Graustark's navy.\r\nNothing else",
            supplier="<i>ruritania</i>",
            recipient=None,
            item="=patrol boats",
            category="warship",
            stage="agreement",
            quantity=(3, 3),
            speaker='<script>alert("speaker")</script>',
            side="industry",
        )
    )
    loan = told(
        claim(
            LOAN,
            "Russia will lend Armenia $200 million to buy Russian arms",
            "Yerevan ratifies $200m arms loan",
            mentions={"supplier": "Russia", "recipient": "Armenia", "value": "$200 million"},
            supplier="RUS",
            recipient="ARM",
            item="loan",
            category="finance",
            stage="agreement",
            value=(2e8, 2e8, "USD"),
            value_of=ValueOf.ITEM,
        )
    )
    return (
        entry(
            5,
            [howitzers],
            "delivery",
            delivered=estimate(
                Measure.DELIVERED, 12, 12, 12, readings([howitzers], "quantity"), rule="one witness"
            ),
        ),
        entry(
            6,
            [boats],
            "agreement",
            ordered=estimate(Measure.ORDERED, 3, 3, 3, readings([boats], "quantity"), rule="one witness"),
        ),
        entry(
            7,
            [loan],
            "agreement",
            value=estimate(Measure.VALUE, 2e8, 2e8, 2e8, readings([loan], "value"), rule="one witness"),
        ),
    )


MANY = """
ISR AZE | Heron | Heron reconnaissance drones | uav | 5 5 | delivery | 2012 |
ISR AZE | Barak 8 | Barak 8 air defence systems | air_defence | - 2 | delivery | 2012 |
ISR AZE | Harop | Harop loitering munitions | missile | 50 - | delivery | 2015 |
ISR AZE | | defence equipment of many kinds | unspecified | - - | agreement | 2012 | 1600000000
TUR AZE | Bayraktar TB2 | Bayraktar TB2 drones | combat_aircraft | 3 12 | agreement | 2019 |
TUR AZE | T-122 Sakarya | T-122 Sakarya rocket launchers | artillery | 40 40 | delivery | 2011 |
BLR AZE | Polonez | Polonez rocket systems | artillery | 10 - | delivery | 2017 |
BLR AZE | 2S7 Pion | 2S7 Pion guns from store | artillery | 12 12 | delivery | 2008 |
UKR AZE | BTR-3 | BTR-3 armoured personnel carriers | armoured_vehicle | 3 3 | delivery | 2007 |
CZE AZE | DANA | DANA self-propelled howitzers | artillery | 18 36 | delivery | 2017 |
ZAF AZE | Matador | Matador mine-protected vehicles | armoured_vehicle | 30 85 | delivery | 2010 |
RUS AZE | Mi-35M | Mi-35M combat helicopters | attack_helicopter | 24 24 | delivery | 2010 |
RUS AZE | BMP-3 | BMP-3 infantry fighting vehicles | armoured_vehicle | 100 118 | delivery | 2010 |
RUS AZE | Msta-S | Msta-S self-propelled guns | artillery | 18 18 | delivery | 2010 |
RUS AZE | Khrizantema-S | Khrizantema-S tank destroyers | missile | 10 20 | delivery | 2014 |
RUS ARM | Smerch | Smerch rocket systems | artillery | 6 6 | delivery | 2015 |
RUS ARM | TOS-1A | TOS-1A flamethrowers | artillery | - - | delivery | 2015 |
RUS ARM | Su-30SM | Su-30SM fighters | combat_aircraft | 4 4 | delivery | 2019 |
RUS ARM | Igla-S | Igla-S portable missiles | missile | 200 - | delivery | 2015 |
CHN ARM | AR1A | AR1A rocket launchers | artillery | 4 8 | delivery | 2013 |
IND ARM | Swathi | Swathi weapon-locating radars | sensor | 4 4 | agreement | 2020 | 43000000
JOR ARM | 9K33 Osa-AK | Osa-AK air defence systems | air_defence | 27 35 | agreement | 2019 | 27000000
PAK AZE | JF-17 Thunder Block III | JF-17 fighters | combat_aircraft | - 24 | interest | 2018 |
KOR AZE | | armoured vehicles and a licence to build them | armoured_vehicle | 70 - | negotiation | 2018 |
MDA hezbollah | | arms from a depot | small_arms | - - | suspended | 2018 |
"""
"""Parties, designation, words, category, low and high, stage, year of order, price in dollars."""
STAGE_WORDS = {
    "interest": "wants",
    "negotiation": "is negotiating for",
    "agreement": "has ordered",
    "delivery": "has received",
    "suspended": "has been kept waiting for",
}
OUTLETS = ("Caspian Wire", "Ararat Daily", "Weekly Defence Digest", "Northern Gazette", "Strategic Courier")


def _many() -> Iterable[Entry]:
    for at, line in enumerate(MANY.strip().splitlines()):
        parties, system, item, category, counted, stage, ordered, price = (c.strip() for c in line.split("|"))
        supplier, recipient = parties.split()
        low, high = (None if n == "-" else int(n) for n in counted.split())
        yield _one(
            at, supplier, recipient, system or None, item, category, low, high, stage, int(ordered), price
        )


def _one(
    at: int,
    supplier: str,
    recipient: str,
    system: str | None,
    item: str,
    category: str,
    low: int | None,
    high: int | None,
    stage: str,
    year: int,
    price: str,
) -> Entry:
    count = f"between {low} and {high} " if low and high and low != high else f"{low} " if low else ""
    count = f"at least {low} " if low and not high else f"up to {high} " if high and not low else count
    value = float(price) if price else None
    paid = f" for ${value:,.0f}" if value else ""
    sentence = f"In {year}, {recipient} ordered {item} from {supplier}{paid}, a spokesman said."
    second = f"By now, {recipient} {STAGE_WORDS[stage]} {count}{item}, two officials told this paper."
    source = article(
        f"{sentence} {second} Neither ministry would comment, and the price has never been published.",
        title=f"{item[0].upper()}{item[1:]} for {recipient}",
        outlet=OUTLETS[at % len(OUTLETS)],
        published=f"{year + 1}-{at % 12 + 1:02}-{at % 28 + 1:02}",
        url=f"https://example.org/{at}",
    )
    common = {
        "supplier": supplier,
        "recipient": recipient,
        "system": system,
        "item": item,
        "category": category,
    }
    order = told(
        claim(
            source,
            sentence,
            mentions={"item": item, "when": str(year)} | ({"value": paid[5:]} if value else {}),
            stage="agreement" if stage not in ("interest", "negotiation") else stage,
            certainty="probable",
            when=(str(year), str(year)),
            speaker="spokesman",
            side="recipient",
            **common,
            **({"value": (value, value, "USD"), "value_of": ValueOf.ITEM} if value else {}),
        )
    )
    state = {"quantity": (low, high)} if low or high else {}
    now = told(claim(source, second, stage=stage, **common, **state))
    figures: dict[str, Any] = {}
    if state:
        measure = Measure.DELIVERED if stage == "delivery" else Measure.ORDERED
        best = low if low == high else None
        made = estimate(measure, low, best, high, readings([now], "quantity"), rule="one witness")
        figures["delivered" if stage == "delivery" else "ordered"] = made
    if value:
        figures["value"] = estimate(Measure.VALUE, value, value, value, readings([order], "value"))
    return entry(8 + at, [order, now], stage, **figures)

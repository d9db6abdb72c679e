"""Who supplies whom: by verb, noun, passive, possessive, demonym, preposition, pronoun and list."""

import pytest
from tests.claims.english.reading import claims, told

VERBS = [
    ("Russia sold ten T-90 tanks to Azerbaijan.", ["RUS AZE tank"]),
    ("Russia sold Azerbaijan ten T-90 tanks.", ["RUS AZE tank"]),
    ("Azerbaijan bought ten T-90 tanks from Russia.", ["RUS AZE tank"]),
    ("Germany delivered 20 Leopard 2 tanks to Chile in 2013.", ["DEU CHL tank"]),
    ("Chile received 20 Leopard 2 tanks from Germany.", ["DEU CHL tank"]),
    ("France supplied Egypt with a FREMM frigate.", ["FRA EGY warship"]),
    ("The United States provided Iraq with M1 Abrams tanks.", ["USA IRQ tank"]),
    ("Israel exported Heron drones to India.", ["ISR IND uav"]),
    ("Sweden handed over two Gripen fighters to Hungary.", ["SWE HUN combat_aircraft"]),
    ("The Netherlands donated two frigates to Lebanon.", ["NLD LBN warship"]),
    ("China gave Cambodia 12 Z-9 helicopters.", ["CHN KHM helicopter"]),
    ("Ukraine shipped 33 T-72 tanks to South Sudan.", ["UKR SSD tank"]),
    ("Ten Leopard 2 tanks from Germany arrived in Indonesia.", ["DEU IDN tank"]),
    ("Iraq took delivery of four F-16 fighters from the United States.", ["USA IRQ combat_aircraft"]),
    ("Norway acquired 52 F-35 fighters from the United States.", ["USA NOR combat_aircraft"]),
    ("Spain equipped the Colombian army with howitzers.", ["ESP COL artillery"]),
    ("Algeria operates Russian-made T-90 tanks.", ["RUS DZA tank"]),
]

PASSIVES = [
    ("Ten T-90 tanks were delivered to Azerbaijan by Russia.", ["RUS AZE tank"]),
    ("Ten T-90 tanks have been sold by Russia to Azerbaijan.", ["RUS AZE tank"]),
    ("Azerbaijan was supplied with ten T-90 tanks by Russia.", ["RUS AZE tank"]),
    ("Iraq has been given M1 Abrams tanks by the United States.", ["USA IRQ tank"]),
    ("Six Kilo-class submarines were bought by Vietnam from Russia.", ["RUS VNM warship"]),
    ("T-90 tanks bought from Russia were shown in Baku, Azerbaijan.", ["RUS AZE tank"]),
    ("The T-90 tanks supplied to Azerbaijan by Russia are new.", ["RUS AZE tank"]),
    ("The Azerbaijani army paraded T-90 tanks supplied by Russia.", ["RUS AZE tank"]),
    ("The howitzers that Spain delivered to Colombia in 2009 are old.", ["ESP COL artillery"]),
]

NOUNS = [
    ("Russia's sale of T-90 tanks to Azerbaijan was completed in 2013.", ["RUS AZE tank"]),
    ("The sale of T-90 tanks by Russia to Azerbaijan was completed in 2013.", ["RUS AZE tank"]),
    ("The delivery of Russian T-90 tanks to Azerbaijan began in 2013.", ["RUS AZE tank"]),
    ("Germany's deliveries of Leopard 2 tanks to Indonesia began in 2013.", ["DEU IDN tank"]),
    ("Indonesia's purchase of Leopard 2 tanks from Germany was completed in 2013.", ["DEU IDN tank"]),
    ("Armenia criticised Russia's sale of T-90 tanks to Azerbaijan.", ["RUS AZE tank"]),
    ("Algeria signed a contract with Russia for 14 Su-30 fighters.", ["RUS DZA combat_aircraft"]),
    ("Russia signed a contract with Algeria for 14 Su-30 fighters.", ["RUS DZA combat_aircraft"]),
    (
        "A contract between Russia and Algeria for 14 Su-30 fighters was signed in 2015.",
        ["RUS DZA combat_aircraft"],
    ),
    ("Vietnam concluded a deal with Russia for six Kilo-class submarines.", ["RUS VNM warship"]),
    ("Poland placed an order for K9 howitzers with South Korea.", ["KOR POL artillery"]),
]

DEMONYMS = [
    ("Baku bought Israeli Heron drones.", ["ISR AZE uav"]),
    ("Azerbaijan's army received Russian T-90 tanks.", ["RUS AZE tank"]),
    ("The Azerbaijani army received Russian T-90 tanks.", ["RUS AZE tank"]),
    ("The Polish government ordered South Korean K9 howitzers.", ["KOR POL artillery"]),
    ("The Royal Thai Navy ordered a Chinese submarine.", ["CHN THA warship"]),
    ("Kazakhstan's Defence Ministry ordered Turkish Cobra armoured vehicles.", ["TUR KAZ armoured_vehicle"]),
    ("Moscow sold T-90 tanks to Baku.", ["RUS AZE tank"]),
    ("Moscow delivered ten T-90 tanks to the Azerbaijani army.", ["RUS AZE tank"]),
    ("The Indian Air Force received the first Rafale fighters from France.", ["FRA IND combat_aircraft"]),
]

COMPANIES = [
    ("Rosoboronexport delivered ten Mi-17 helicopters to Peru.", ["RUS PER helicopter"]),
    ("Lockheed Martin sold 36 F-16 fighters to Iraq.", ["USA IRQ combat_aircraft"]),
    ("Saab delivered four Gripen fighters to Thailand.", ["SWE THA combat_aircraft"]),
    ("Thailand ordered four Gripen fighters from Saab.", ["SWE THA combat_aircraft"]),
]

GROUPS = [
    ("Iran supplied missiles to Hezbollah.", ["IRN hezbollah missile"]),
    ("Iran smuggled missiles to the Houthis in Yemen.", ["IRN houthis missile"]),
    ("The United States has supplied rifles to the YPG.", ["USA ypg small_arms"]),
    ("Hezbollah received rifles from Syria.", ["SYR hezbollah small_arms"]),
]

LISTS = [
    (
        "Russia delivered T-90 tanks, BMP-3 infantry fighting vehicles and Smerch rocket launchers to Azerbaijan.",
        ["RUS AZE armoured_vehicle", "RUS AZE artillery", "RUS AZE tank"],
    ),
    (
        "Azerbaijan bought T-90 tanks and Smerch rocket launchers from Russia.",
        ["RUS AZE artillery", "RUS AZE tank"],
    ),
    (
        "Russia supplied T-90 tanks to Azerbaijan and Iskander missiles to Armenia.",
        ["RUS ARM missile", "RUS AZE tank"],
    ),
    (
        "Russia delivered T-90 tanks to Azerbaijan, and Germany delivered Leopard 2 tanks to Chile.",
        ["DEU CHL tank", "RUS AZE tank"],
    ),
    ("Russia supplies arms to Armenia and Azerbaijan.", ["RUS ARM unspecified", "RUS AZE unspecified"]),
    ("Russia sells weapons to both Armenia and Azerbaijan.", ["RUS ARM unspecified", "RUS AZE unspecified"]),
    (
        "Russia supplied Mi-17 helicopters to Peru, Mexico and Kenya.",
        ["RUS KEN helicopter", "RUS MEX helicopter", "RUS PER helicopter"],
    ),
    ("France and Germany supplied Milan missiles to Lebanon.", ["DEU LBN missile", "FRA LBN missile"]),
    (
        "Azerbaijan bought drones from Israel and Turkey.",
        ["ISR AZE uav", "TUR AZE uav"],
    ),
    ("The United States and its allies supplied TOW missiles to Iraq.", ["USA IRQ missile"]),
]

PRONOUNS = [
    (
        "Azerbaijan is a good customer of Russia. It bought ten T-90 tanks from Russia in 2013.",
        ["RUS AZE tank"],
    ),
    ("Armenia needs new tanks. It bought ten T-90 tanks from Russia in 2013.", ["RUS ARM tank"]),
    ("Azerbaijan said that it had bought ten T-90 tanks from Russia.", ["RUS AZE tank"]),
    ("Russia said it had delivered ten T-90 tanks to Azerbaijan.", ["RUS AZE tank"]),
    (
        "“We have sold ten T-90 tanks to Azerbaijan,” Russian Deputy Prime Minister Dmitry Rogozin said.",
        ["RUS AZE tank"],
    ),
    (
        "“We have bought ten T-90 tanks from Russia,” Azerbaijani President Ilham Aliyev said.",
        ["RUS AZE tank"],
    ),
    ("Azerbaijan and its army received ten T-90 tanks from Russia.", ["RUS AZE tank"]),
]

BYSTANDERS = [
    ("Armenia's arch-foe Azerbaijan received ten T-90 tanks from Russia.", ["RUS AZE tank"]),
    ("Russia, Armenia's ally, sold ten T-90 tanks to Azerbaijan.", ["RUS AZE tank"]),
    ("Russia shipped ten T-90 tanks to Armenia through Georgia.", ["RUS ARM tank"]),
    ("Russia delivered ten T-90 tanks to Azerbaijan, a neighbour of Iran.", ["RUS AZE tank"]),
    ("Despite the war in Syria, Russia delivered ten T-90 tanks to Azerbaijan.", ["RUS AZE tank"]),
    ("Russia delivered ten T-90 tanks to Azerbaijan during a visit by Turkish officials.", ["RUS AZE tank"]),
    ("Armenian officials said Russia had delivered ten T-90 tanks to Azerbaijan.", ["RUS AZE tank"]),
    ("Russia has delivered ten T-90 tanks to Azerbaijan, worrying Armenia.", ["RUS AZE tank"]),
    ("Unlike Armenia, Azerbaijan bought ten T-90 tanks from Russia.", ["RUS AZE tank"]),
]

CONTROL = [
    ("Germany plans to sell 20 Leopard 2 tanks to Chile.", ["DEU CHL tank"]),
    ("Spain is expected to receive 20 Leopard 2 tanks from Germany.", ["DEU ESP tank"]),
    ("Norway has asked Denmark to sell it six frigates.", ["DNK NOR warship"]),
    ("Washington warned Kenya against buying Russian S-400 systems.", ["RUS KEN air_defence"]),
    ("The United States penalised Kenya for purchasing Russian S-400 systems.", ["RUS KEN air_defence"]),
    ("Germany prevented Spain from selling tanks to Egypt.", ["ESP EGY tank"]),
]

ON_THE_WAY = [
    ("Spain shipped ten tanks to Kenya by way of Morocco, Egypt and Sudan.", ["ESP KEN tank"]),
    ("Spain delivered ten tanks to Kenya via Egypt and Sudan.", ["ESP KEN tank"]),
    ("Spain delivered ten tanks to Kenya after stops in Egypt and Sudan.", ["ESP KEN tank"]),
    ("France stopped the delivery of tanks to Egypt.", ["FRA EGY tank"]),
]

BOUGHT_FOR = [
    ("Denmark will buy 40 tanks from Germany for Ukraine.", ["DEU DNK tank", "DNK UKR tank"]),
    (
        "The United States bought 21 Mi-17 helicopters from Russia for the Afghan army.",
        ["RUS USA helicopter", "USA AFG helicopter"],
    ),
    ("Norway ordered six frigates from Spain for its navy.", ["ESP NOR warship"]),
]

SHORT_FORMS = [
    (
        "The Kenyan Air Force (KAF) is short of pilots. Last year the KAF ordered six JF-17 fighters from Pakistan.",
        ["PAK KEN combat_aircraft"],
    ),
    (
        "Kenya's pilots (KAF) are few. Last year Chad ordered six JF-17 fighters from Pakistan with KAF money.",
        ["PAK TCD combat_aircraft"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(*VERBS, *PASSIVES, *NOUNS, *DEMONYMS, *COMPANIES, *GROUPS, *LISTS, *PRONOUNS, *BYSTANDERS),
        *(*CONTROL, *ON_THE_WAY, *BOUGHT_FOR, *SHORT_FORMS),
    ],
)
def test_supplier_and_recipient(text: str, expected: list[str]) -> None:
    assert told(text, "supplier", "recipient", "category") == expected


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Saab delivered four Gripen fighters to Thailand.", "Saab"),
        ("Rosoboronexport delivered ten Mi-17 helicopters to Peru.", "Rosoboronexport"),
        ("Sweden delivered four Gripen fighters to Thailand.", None),
    ],
)
def test_a_maker_is_named_beside_its_home_state(text: str, organisation: str | None) -> None:
    [claim] = claims(text)
    assert claim.supplier_org == organisation


@pytest.mark.parametrize(
    "text",
    [
        "Russia delivered ten T-90 tanks to Armenia's arch-foe.",
        "Russia sold ten T-90 tanks to Armenia's enemy in 2013.",
        "Russia delivered ten T-90 tanks to a neighbour of Armenia.",
    ],
)
def test_a_states_foe_is_not_the_state(text: str) -> None:
    assert "ARM" not in told(text, "recipient")


def test_a_recipient_that_nobody_names_stays_open() -> None:
    text = "Germany will sell 20 Leopard 2 tanks abroad."
    assert told(text, "supplier", "recipient", "category") == ["DEU - tank"]


def test_who_builds_anothers_design_gets_it() -> None:
    rows = told(
        "Peru is building two frigates under licence from Spain.", "supplier", "recipient", "category"
    )
    assert "ESP PER warship" in rows


def test_what_members_of_one_list_buy_none_of_them_sells() -> None:
    text = "Kenya imported rifles from France, Belgium, Canada and Germany."
    rows = told(text, "supplier", "recipient")
    assert rows
    assert {row.split()[1] for row in rows} == {"KEN"}

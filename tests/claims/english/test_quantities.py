"""How many, in which unit, and for how much money."""

import pytest
from tests.claims.english.reading import claims, told

from armsledger.terms import Role

COUNTS = [
    ("ten T-90 tanks", "10"),
    ("10 T-90 tanks", "10"),
    ("two T-90 tanks", "2"),
    ("24 new T-90 tanks", "24"),
    ("1,000 T-90 tanks", "1000"),
    ("a hundred T-90 tanks", "100"),
    ("twenty-four T-90 tanks", "24"),
    ("two dozen T-90 tanks", "24"),
    ("about 30 T-90 tanks", "30"),
    ("some 30 T-90 tanks", "30"),
    ("at least 30 T-90 tanks", "30.."),
    ("more than 100 T-90 tanks", "100.."),
    ("over 100 T-90 tanks", "100.."),
    ("up to 40 T-90 tanks", "..40"),
    ("between 20 and 30 T-90 tanks", "20..30"),
    ("20 to 30 T-90 tanks", "20..30"),
    ("dozens of T-90 tanks", "24.."),
    ("scores of T-90 tanks", "40.."),
    ("hundreds of T-90 tanks", "200.."),
    ("thousands of T-90 tanks", "2000.."),
    ("several T-90 tanks", "3.."),
    ("T-90 tanks", "-"),
    ("new T-90 tanks", "-"),
    ("a battalion of T-90 tanks", "1 battalion"),
    ("two squadrons of MiG-29 fighters", "2 squadron"),
    ("three batteries of Patriot missiles", "3 battery"),
    ("two regiments of S-400 systems", "2 regiment"),
    ("five S-400 battalions", "5 battalion"),
    ("18 Smerch launchers", "18 launcher"),
    ("500 Kornet missiles", "500 missile"),
    ("ten thousand Kalashnikov rifles", "10000"),
    ("two batteries of six D-30 howitzers", "12"),
    ("two batteries of six D-30 howitzers each", "12"),
    ("six Tor-M2 systems", "6 system"),
]


@pytest.mark.parametrize(("goods", "expected"), COUNTS)
def test_quantity(goods: str, expected: str) -> None:
    assert told(f"Russia delivered {goods} to Kazakhstan.", "quantity") == [expected]


@pytest.mark.parametrize(("goods", "expected"), COUNTS)
def test_quantity_of_what_is_received(goods: str, expected: str) -> None:
    assert told(f"Kazakhstan received {goods} from Russia in 2013.", "quantity") == [expected]


LISTS = [
    (
        "Russia delivered 18 Smerch launchers and as many TOS-1A launchers to Azerbaijan.",
        ["Smerch 18 launcher", "TOS-1A 18 launcher"],
    ),
    (
        "Russia delivered 94 T-90 tanks, 100 BMP-3 vehicles and 18 Smerch launchers to Azerbaijan.",
        ["BMP-3 100", "Smerch 18 launcher", "T-90 94"],
    ),
    ("Russia delivered T-90 tanks and 18 Smerch launchers to Azerbaijan.", ["Smerch 18 launcher", "T-90 -"]),
    ("Russia delivered 94 T-90 tanks and Smerch launchers to Azerbaijan.", ["Smerch -", "T-90 94"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_item_of_a_list_keeps_its_own_number(text: str, expected: list[str]) -> None:
    assert told(text, "system", "quantity") == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2013 Russia delivered T-90 tanks to Azerbaijan.",
        "Three Russian officials said that Russia had delivered T-90 tanks to Azerbaijan.",
        "Russia, one of two great exporters, delivered T-90 tanks to Azerbaijan.",
        "The 4th Brigade of Azerbaijan received T-90 tanks from Russia.",
        "Russia delivered T-90 tanks to Azerbaijan on May 5.",
        "Russia delivered T-90 tanks to two units of the Azerbaijani army.",
    ],
)
def test_other_numbers_count_no_goods(text: str) -> None:
    assert told(text, "system", "quantity") == ["T-90 -"]


OWN_PRICES = [
    ("Azerbaijan bought ten T-90 tanks from Russia for $40 million.", "40000000 USD"),
    ("Russia sold ten T-90 tanks worth $40 million to Azerbaijan.", "40000000 USD"),
    ("Russia sold ten T-90 tanks to Azerbaijan for 30 million euros.", "30000000 EUR"),
    ("Azerbaijan signed a $40 million contract with Russia for ten T-90 tanks.", "40000000 USD"),
    (
        "Azerbaijan signed a contract with Russia for ten T-90 tanks. The contract is worth $40 million.",
        "40000000 USD",
    ),
    ("Russia sold ten T-90 tanks to Azerbaijan. The deal was worth $40 million.", "40000000 USD"),
    ("Russia sold ten T-90 tanks to Azerbaijan in a deal worth more than $40 million.", "40000000.. USD"),
    ("Russia sold ten T-90 tanks to Azerbaijan in a deal valued at $40 million.", "40000000 USD"),
]


@pytest.mark.parametrize(("text", "expected"), OWN_PRICES)
def test_the_price_of_one_item_is_its_own(text: str, expected: str) -> None:
    assert told(text, "category", "value", "value_of") == [f"tank {expected} item"]


PACKAGES = [
    "Russia sold T-90 tanks, D-30 howitzers and BMP-3 vehicles worth $4 billion to Azerbaijan.",
    "Azerbaijan bought T-90 tanks, D-30 howitzers and BMP-3 vehicles from Russia for $4 billion.",
    "Under a $4 billion deal, Russia sold T-90 tanks, D-30 howitzers and BMP-3 vehicles to Azerbaijan.",
]


@pytest.mark.parametrize("text", PACKAGES)
def test_a_shared_price_is_that_of_the_package(text: str) -> None:
    found = claims(text)
    assert len(found) == 3
    assert {(c.value.low, c.value.currency) for c in found if c.value} == {(4 * 10**9, "USD")}
    assert {str(c.value_of) for c in found} == {"package"}
    assert len({c.package for c in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Russia sold Azerbaijan arms worth $4 billion.",
        "Russia sold $4 billion worth of weapons to Azerbaijan.",
        "Azerbaijan has bought weapons from Russia for $4 billion.",
    ],
)
def test_arms_in_general_with_a_price_are_a_package(text: str) -> None:
    assert told(text, "supplier", "recipient", "category", "value", "value_of") == [
        "RUS AZE unspecified 4000000000 USD package"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Russia delivered ten T-90 tanks to Azerbaijan. Oil exports brought Azerbaijan $9 billion.",
        "Azerbaijan raised its military budget to $3 billion and bought ten T-90 tanks from Russia.",
    ],
)
def test_other_money_is_no_price(text: str) -> None:
    assert told(text, "category", "value") == ["tank -"]


LATER_PRICES = [
    "Russia sold ten T-90 tanks to Azerbaijan. The contract was signed in May. It is valued at $40 million.",
    "Russia sold ten T-90 tanks to Azerbaijan. The machines cost $40 million.",
    "Russia sold ten T-90 tanks to Azerbaijan. The $40 million deal was criticised abroad.",
    "Russia sold ten tanks to Azerbaijan. The T-90 tanks, worth $40 million, will be based in Ganja.",
    "Russia sold ten tanks to Azerbaijan. With $2 million paid at once, the deal is worth $40 million in all.",
    "Azerbaijan ordered ten T-90 tanks from Russia. Rosoboronexport said that the order is worth $40 million.",
    "Russia sold ten T-90 tanks to Azerbaijan. The sale, worth €36 million ($40 million), was agreed in May.",
]


@pytest.mark.parametrize("text", LATER_PRICES)
def test_a_later_sentence_may_price_the_deal(text: str) -> None:
    prices = [c.value for c in claims(text) if c.category == "tank"]
    assert prices
    assert all(p is not None and p.low in (40_000_000, 36_000_000) for p in prices)


def test_of_two_currencies_the_first_stands() -> None:
    text = "Azerbaijan signed a deal worth €36 million ($40 million) with Russia for ten T-90 tanks."
    assert told(text, "category", "value") == ["tank 36000000 EUR"]


def test_a_deal_that_a_verb_strikes_prices_what_it_buys() -> None:
    text = "In October the government of Azerbaijan cut a $40 million deal to buy ten Russian T-90 tanks."
    assert told(text, "category", "value") == ["tank 40000000 USD"]


def test_what_a_deal_also_covers_shares_its_price() -> None:
    text = (
        "Azerbaijan signed a contract with Russia for ten T-90 tanks worth $40 million. "
        "The contract also covers the delivery of six Russian Mi-35 helicopters to Azerbaijan."
    )
    found = claims(text)
    assert {(str(c.category), c.value.low if c.value else None) for c in found} == {
        ("tank", 40_000_000),
        ("attack_helicopter", 40_000_000),
    }
    assert {str(c.value_of) for c in found} == {"package"}
    assert len({c.package for c in found}) == 1


def test_the_price_of_other_goods_is_not_taken() -> None:
    text = "Russia sold ten T-90 tanks to Azerbaijan. The Mi-35 helicopters cost $40 million."
    assert "tank -" in told(text, "category", "value")


SHARES = [
    ("Russia has delivered four of the ten T-90 tanks to Azerbaijan.", "delivery 4"),
    ("Azerbaijan received the first of ten T-90 tanks from Russia.", "delivery 1"),
    ("Azerbaijan received the second of ten T-90 tanks from Russia.", "delivery 1"),
    ("Azerbaijan received the last of ten T-90 tanks from Russia.", "delivery 10"),
    ("Azerbaijan received the first four of ten T-90 tanks from Russia.", "delivery 4"),
    ("Azerbaijan ordered four of the T-90 tanks from Russia.", "agreement 4"),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_part_that_has_come_is_counted_without_the_rest(text: str, expected: str) -> None:
    assert expected in told(text, "stage", "quantity")


def test_contracts_are_no_pieces() -> None:
    text = "Russia signed three military contracts with Azerbaijan worth $4 billion."
    assert told(text, "category", "quantity") == ["unspecified -"]


def test_number_and_price_are_shown_where_they_stand() -> None:
    text = "Azerbaijan bought about 30 T-90 tanks from Russia for $40 million."
    [claim] = claims(text)
    words = {role: [text[s.start : s.end] for s in spans] for role, spans in claim.mentions.items()}
    assert words[Role.VALUE] == ["$40 million"]
    assert "30" in words[Role.QUANTITY][0]
    assert words[Role.SUPPLIER] == ["Russia"]
    assert words[Role.RECIPIENT] == ["Azerbaijan"]


def test_a_loan_is_no_price_of_the_contracts_under_it() -> None:
    text = (
        "Russia granted Armenia a $200 million loan for arms. "
        "Armenia has signed a contract with Russia for ten T-90 tanks."
    )
    assert "tank agreement -" in told(text, "category", "stage", "value")

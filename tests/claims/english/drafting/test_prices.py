"""What it costs: which money of a sentence is the price of its goods, alone or together."""

import pytest
from tests.claims.english.reading import claims, told

from armsledger.terms import Role

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


def test_of_two_currencies_the_first_stands() -> None:
    text = "Azerbaijan signed a deal worth €36 million ($40 million) with Russia for ten T-90 tanks."
    assert told(text, "category", "value") == ["tank 36000000 EUR"]


def test_a_deal_that_a_verb_strikes_prices_what_it_buys() -> None:
    text = "In October the government of Azerbaijan cut a $40 million deal to buy ten Russian T-90 tanks."
    assert told(text, "category", "value") == ["tank 40000000 USD"]


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


def test_what_is_paid_for_an_overhaul_is_not_the_price_of_the_goods() -> None:
    text = "Russia has sold ten T-90 tanks to Chad. Chad must pay $20 million for the overhaul of the tanks."
    assert told(text, "system", "value") == ["T-90 -"]

"""What later sentences say of what it costs."""

import pytest
from tests.claims.english.reading import claims, told

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

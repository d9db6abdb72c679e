"""What carries on from one sentence to the next: members of a list, and new totals."""

import pytest
from tests.claims.english.reading import told

CARRIED = [
    (
        "Russia has delivered new weapons to Azerbaijan. Those included ten T-90 tanks and 18 Smerch launchers.",
        ["RUS AZE Smerch 18 launcher delivery", "RUS AZE T-90 10 delivery"],
    ),
    (
        "Russia has delivered new weapons to Azerbaijan. They include ten T-90 tanks and 18 Smerch launchers.",
        ["RUS AZE Smerch 18 launcher delivery", "RUS AZE T-90 10 delivery"],
    ),
    (
        "Russia has delivered new weapons to Azerbaijan, including ten T-90 tanks and 18 Smerch launchers.",
        ["RUS AZE Smerch 18 launcher delivery", "RUS AZE T-90 10 delivery"],
    ),
    (
        "Russia signed an arms deal with Azerbaijan. The deal covers ten T-90 tanks and 18 Smerch launchers.",
        ["RUS AZE Smerch 18 launcher agreement", "RUS AZE T-90 10 agreement"],
    ),
    (
        "Russia signed an arms deal with Azerbaijan. The contract includes ten T-90 tanks.",
        ["RUS AZE T-90 10 agreement"],
    ),
    (
        "Azerbaijan bought T-90 tanks from Russia in 2011. Armenia has no tanks of that kind.",
        ["RUS AZE T-90 - agreement"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_what_the_sentence_before_told_carries_on(text: str, expected: list[str]) -> None:
    assert told(text, "supplier", "recipient", "system", "quantity", "stage") == expected


def test_deliveries_of_goods_named_before() -> None:
    text = "Azerbaijan ordered ten T-90 tanks from Russia in 2011. The tanks were delivered in 2013."
    assert told(text, "supplier", "recipient", "system", "stage", "when") == [
        "RUS AZE T-90 agreement 2011",
        "RUS AZE T-90 delivery 2013",
    ]


def test_such_goods_are_those_named_before() -> None:
    text = "Russia sold Iskander missiles to Armenia. Moscow has also delivered such missiles to Algeria."
    assert told(text, "supplier", "recipient", "category", "stage") == [
        "RUS ARM missile agreement",
        "RUS DZA missile delivery",
    ]


def test_a_new_total_is_another_claim() -> None:
    text = (
        "Azerbaijan has bought weapons from Russia for $4 billion. "
        "The figure could rise to $5 billion, President Ilham Aliyev said."
    )
    assert told(text, "supplier", "recipient", "value", "certainty", "speaker") == [
        "RUS AZE 4000000000 USD certain -",
        "RUS AZE 5000000000 USD possible Ilham Aliyev",
    ]

"""What is denied, what is refused, and the many 'nots' that flip nothing."""

import pytest
from tests.claims.english.reading import told

DENIED = [
    "Russia has not delivered S-300 systems to Syria.",
    "Russia did not deliver S-300 systems to Syria.",
    "Russia never delivered S-300 systems to Syria.",
    "Russia denied that it had delivered S-300 systems to Syria.",
    "Russia denied delivering S-300 systems to Syria.",
    "Russia denied that S-300 systems had been delivered to Syria.",
    "Russia has denied reports that it delivered S-300 systems to Syria.",
    "Russia dismissed reports that it had delivered S-300 systems to Syria.",
    "Russia has not yet delivered S-300 systems to Syria.",
    "S-300 systems have not been delivered to Syria by Russia.",
    "Russia says that it has not delivered S-300 systems to Syria.",
    "“We have not delivered S-300 systems to Syria,” Russian Foreign Minister Sergei Lavrov said.",
]
AFFIRMED = [
    "Russia delivered S-300 systems to Syria.",
    "Russia, which is not a member of NATO, delivered S-300 systems to Syria.",
    "Russia delivered S-300 systems to Syria but not the launchers for training.",
    "Russia delivered S-300 systems to Syria, but the price was not disclosed.",
    "Russia has confirmed that it delivered S-300 systems to Syria.",
    "Syria, which had no modern missiles, received S-300 systems from Russia.",
    "There is no doubt that Russia delivered S-300 systems to Syria.",
    "Russia not only delivered S-300 systems to Syria but trained the crews.",
    "Not long ago Russia delivered S-300 systems to Syria.",
    "Israel, which had not been told, said that Russia had delivered S-300 systems to Syria.",
    "It is no secret that Russia delivered S-300 systems to Syria.",
    "Nobody was surprised when Russia delivered S-300 systems to Syria.",
]
DENIED_SALES = [
    "Ukraine has not sold T-72 tanks to Kenya.",
    "Ukraine has never sold T-72 tanks to Kenya.",
    "Kenya denied that it had bought T-72 tanks from Ukraine.",
    "Kenya has not bought T-72 tanks from Ukraine.",
    "Kenya did not order T-72 tanks from Ukraine.",
]
DENIED_PLANS = [
    "Ukraine denied planning to sell T-72 tanks to Kenya.",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_denied_delivery_keeps_its_stage(text: str) -> None:
    assert told(text, "supplier", "recipient", "stage", "polarity") == ["RUS SYR delivery denied"]


@pytest.mark.parametrize("text", AFFIRMED)
def test_a_not_elsewhere_flips_nothing(text: str) -> None:
    rows = told(text, "supplier", "recipient", "category", "stage", "polarity")
    assert "RUS SYR air_defence delivery affirmed" in rows
    assert not any("denied" in row for row in rows)


@pytest.mark.parametrize("text", DENIED_SALES)
def test_a_denied_sale(text: str) -> None:
    assert told(text, "supplier", "recipient", "stage", "polarity") == ["UKR KEN agreement denied"]


@pytest.mark.parametrize("text", DENIED_PLANS)
def test_a_denied_plan(text: str) -> None:
    assert told(text, "supplier", "recipient", "polarity") == ["UKR KEN denied"]


def test_of_two_clauses_the_negated_one_is_denied() -> None:
    text = "Russia delivered T-90 tanks to Azerbaijan. It has not delivered S-300 systems to Azerbaijan."
    assert told(text, "category", "stage", "polarity") == [
        "air_defence delivery denied",
        "tank delivery affirmed",
    ]


def test_in_one_sentence_too() -> None:
    text = "Russia has delivered T-90 tanks to Azerbaijan but has not delivered S-300 systems to Syria."
    assert told(text, "recipient", "category", "polarity") == [
        "AZE tank affirmed",
        "SYR air_defence denied",
    ]

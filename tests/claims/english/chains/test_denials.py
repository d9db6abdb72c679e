"""The many ways to say that it is not so: none of them may pass for a claim that it is."""

import pytest
from tests.claims.english.reading import told

DENIED = {
    "agreement": [
        "Kenya denied that it had bought T-72 tanks from Ukraine.",
        "Kenya denied having bought T-72 tanks from Ukraine.",
        "The sale of T-72 tanks by Ukraine to Kenya has not been confirmed.",
        "There is no talk of the sale of T-72 tanks to Kenya by Ukraine.",
        "There was no sale of T-72 tanks to Kenya by Ukraine.",
        "Ukraine rejected reports that it had sold T-72 tanks to Kenya.",
        "Ukraine dismissed as false reports that it had sold T-72 tanks to Kenya.",
        "Ukraine refuted claims that it sold T-72 tanks to Kenya.",
        "Kenya rejected claims of buying T-72 tanks from Ukraine.",
        "It is not true that Ukraine sold T-72 tanks to Kenya.",
        "It is false that Ukraine sold T-72 tanks to Kenya.",
        "Reports that Ukraine sold T-72 tanks to Kenya are untrue.",
        "Reports that Ukraine sold T-72 tanks to Kenya are not true.",
        "Ukraine says it never sold any T-72 tanks to Kenya.",
        "Ukraine insists that it did not sell T-72 tanks to Kenya.",
        "Ukraine has hardly sold any T-72 tanks to Kenya.",
        "Ukraine no longer sells T-72 tanks to Kenya.",
        "Ukraine is unlikely to sell T-72 tanks to Kenya.",
        "Ukraine never agreed to sell T-72 tanks to Kenya.",
        "Ukraine and Kenya have not signed a contract for T-72 tanks.",
        "No contract for T-72 tanks has been signed between Ukraine and Kenya.",
    ],
    "delivery": [
        "The delivery of T-72 tanks from Ukraine to Kenya was not confirmed by either side.",
        "Ukraine neither sold nor gave T-72 tanks to Kenya.",
        "No T-72 tanks were delivered to Kenya by Ukraine.",
        "None of the T-72 tanks were delivered by Ukraine to Kenya.",
        "Ukraine delivered no T-72 tanks to Kenya.",
        "Ukraine failed to deliver the T-72 tanks to Kenya.",
        "Ukraine cannot deliver T-72 tanks to Kenya.",
        "Kenya has not received a single T-72 tank from Ukraine.",
    ],
    "interest": [
        "Kenya is not planning to buy T-72 tanks from Ukraine.",
        "Kenya has not asked for T-72 tanks from Ukraine.",
    ],
    "refused": [
        "Kenya denied that the purchase of T-72 tanks from Ukraine had been cancelled.",
        "Ukraine did not cancel the delivery of T-72 tanks to Kenya.",
        "Ukraine has not ruled out the sale of T-72 tanks to Kenya.",
    ],
}
REFUSED = [
    "Kenya decided not to buy T-72 tanks from Ukraine.",
    "Ukraine will not sell T-72 tanks to Kenya.",
    "Ukraine refused to sell T-72 tanks to Kenya.",
    "Ukraine denied Kenya a licence to export the T-72 tanks.",
    "Ukraine ruled out the sale of T-72 tanks to Kenya.",
    "Kenya abandoned plans to buy T-72 tanks from Ukraine.",
    "Kenya dropped its plan to buy T-72 tanks from Ukraine.",
    "Kenya is not interested in T-72 tanks from Ukraine.",
]
AFFIRMED = [
    "Ukraine did not deny that it had sold T-72 tanks to Kenya.",
    "Nobody denied that Ukraine had sold T-72 tanks to Kenya.",
    "Ukraine did not only sell T-72 tanks to Kenya.",
    "Ukraine has sold T-72 tanks not only to Kenya but also to Uganda.",
    "Ukraine will not deliver the T-72 tanks to Kenya before 2018.",
    "Ukraine will deliver the T-72 tanks to Kenya no later than 2018.",
    "Ukraine sold T-72 tanks to Kenya without asking parliament.",
    "There is no question that Ukraine sold T-72 tanks to Kenya.",
]


@pytest.mark.parametrize(
    ("stage", "text"), [(stage, text) for stage, texts in DENIED.items() for text in texts]
)
def test_denied(stage: str, text: str) -> None:
    assert told(text, "supplier", "recipient", "stage", "polarity") == [f"UKR KEN {stage} denied"]


@pytest.mark.parametrize("text", REFUSED)
def test_what_will_not_be_is_refused(text: str) -> None:
    assert set(told(text, "supplier", "recipient", "stage", "polarity")) == {"UKR KEN refused affirmed"}


@pytest.mark.parametrize("text", AFFIRMED)
def test_other_negations_flip_nothing(text: str) -> None:
    rows = told(text, "supplier", "recipient", "polarity")
    assert "UKR KEN affirmed" in rows
    assert not any("denied" in row for row in rows)


def test_two_suppliers_are_denied_by_neither() -> None:
    text = "Neither Ukraine nor Poland has sold T-72 tanks to Kenya."
    assert told(text, "supplier", "polarity") == ["POL denied", "UKR denied"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ukraine sold T-72 tanks, not T-90 tanks, to Kenya.", ["T-72 affirmed", "T-90 denied"]),
        ("Ukraine sold Kenya T-72 tanks, not artillery.", ["- denied", "T-72 affirmed"]),
    ],
)
def test_of_two_goods_one_is_left_out(text: str, rows: list[str]) -> None:
    assert told(text, "system", "polarity") == rows


@pytest.mark.parametrize(
    "text",
    [
        "Kenya denied that it had bought T-72 tanks from Ukraine.",
        "Kenya rejected claims of buying T-72 tanks from Ukraine.",
    ],
)
def test_who_denies_is_the_speaker(text: str) -> None:
    assert told(text, "speaker", "side") == ["Kenya recipient"]

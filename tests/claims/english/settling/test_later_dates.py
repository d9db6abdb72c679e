"""What later sentences say of when it was."""

import pytest
from tests.claims.english.reading import claims, told

LATER = [
    (
        "Russia has delivered ten T-90 tanks to Azerbaijan. They arrived in Baku on 5 July.",
        "delivery 2016-07-05",
    ),
    (
        "Russia has sold ten T-90 tanks to Azerbaijan. The contract was signed last week, officials said.",
        "agreement 2016-07-11..2016-07-17",
    ),
    (
        "Russia has sold ten T-90 tanks to Azerbaijan. The defence ministry announced the news on 12 July.",
        "agreement 2016-07-12",
    ),
    # the date of another stage, of other goods, or of nobody's transfer adds nothing
    ("Russia has delivered ten T-90 tanks to Azerbaijan. The contract was signed in 2013.", "delivery -"),
    ("Russia has delivered ten T-90 tanks to Azerbaijan. The parade was held on 5 July.", "delivery -"),
]


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_the_next_sentence_may_date_what_was_told(text: str, expected: str) -> None:
    assert expected in told(text, "stage", "when")


def test_the_contract_dates_an_order_rather_than_its_deliveries() -> None:
    text = (
        "Azerbaijan will get ten T-90 tanks from Russia under the deal, with deliveries due in 2019. "
        "The contract was signed in May 2016."
    )
    assert "agreement 2016-05" in told(text, "stage", "when")


def test_what_a_contract_also_covers_has_its_date() -> None:
    text = (
        "Azerbaijan signed a contract with Russia for ten T-90 tanks in May 2016. "
        "The contract also covers the delivery of six Russian Mi-35 helicopters to Azerbaijan."
    )
    assert "attack_helicopter 2016-05" in told(text, "category", "when")


def test_the_sentence_that_dates_is_evidence() -> None:
    text = "Russia has delivered ten T-90 tanks to Azerbaijan. They arrived in Baku on 5 July."
    (claim,) = claims(text)
    assert any("on 5 July" in quote.exact for quote in claim.evidence)


def test_the_same_day_is_that_of_what_was_just_told() -> None:
    text = (
        "Azerbaijan received ten T-90 tanks from Russia on 5 July. "
        "Azerbaijan took delivery of six Mi-35 helicopters from Russia on the same day."
    )
    assert told(text, "category", "when") == ["attack_helicopter 2016-07-05", "tank 2016-07-05"]


def test_of_an_order_told_twice_the_earlier_date_stands() -> None:
    text = (
        "Azerbaijan will get ten T-90 tanks from Russia in 2019 under the contract. "
        "Azerbaijan ordered the ten T-90 tanks from Russia in 2014."
    )
    assert told(text, "stage", "quantity", "when") == ["agreement 10 2014"]


def test_a_delivery_made_has_no_date_to_come() -> None:
    text = "Russia has delivered ten T-90 tanks to Chad. Deliveries will run to 2019."
    assert all(row.endswith("-") for row in told(text, "stage", "when") if row.startswith("delivery"))


def test_a_sentence_on_another_buyer_dates_nothing() -> None:
    text = "Russia has sold ten T-90 tanks to Chad. Kenya signed for six used guns in February."
    assert told(text, "recipient", "when") == ["TCD -"]


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("The tanks arrived on 5 July, the army chief said.", "None"),
        (
            "The defence ministry in Moscow said on 12 July that the deal had been signed.",
            "defence ministry in Moscow",
        ),
    ],
)
def test_who_only_dates_what_was_told_is_not_who_told_it(second: str, speaker: str) -> None:
    text = f"Russia has {'delivered' if 'arrived' in second else 'sold'} ten T-90 tanks to Chad. {second}"
    assert [str(claim.speaker) for claim in claims(text)] == [speaker]

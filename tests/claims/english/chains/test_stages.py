"""How far a transfer has come: each stage's own words, and chains of them."""

import pytest
from tests.claims.english.reading import told

INTEREST = [
    "Egypt plans to buy 24 Rafale fighters from France.",
    "Egypt intends to buy 24 Rafale fighters from France.",
    "Egypt wants to buy 24 Rafale fighters from France.",
    "Egypt would like to buy 24 Rafale fighters from France.",
    "Egypt hopes to buy 24 Rafale fighters from France.",
    "Egypt is considering buying 24 Rafale fighters from France.",
    "Egypt is interested in buying 24 Rafale fighters from France.",
    "Egypt has asked France for 24 Rafale fighters.",
    "Egypt has expressed interest in French Rafale fighters.",
    "Egypt is seeking 24 Rafale fighters from France.",
    "Egypt requested 24 Rafale fighters from France.",
    "France offered Egypt 24 Rafale fighters.",
    "France offered to sell 24 Rafale fighters to Egypt.",
    "France is ready to sell 24 Rafale fighters to Egypt.",
    "France plans to sell 24 Rafale fighters to Egypt.",
    "France wants to sell 24 Rafale fighters to Egypt.",
    "France proposed the sale of 24 Rafale fighters to Egypt.",
    "France made an offer of 24 Rafale fighters to Egypt.",
    "Egypt has chosen the French Rafale fighter.",
    "Egypt selected the Rafale fighter from France.",
    "The Egyptian government may buy 24 Rafale fighters from France.",
    "France might supply Egypt with 24 Rafale fighters.",
    "France could deliver 24 Rafale fighters to Egypt.",
    "Egypt is going to sign a contract with France for 24 Rafale fighters.",
    "The contract with France for 24 Rafale fighters is to be signed by Egypt in May.",
    "Egypt has yet to decide whether to buy 24 Rafale fighters from France.",
    "If the contract is signed, France will deliver 24 Rafale fighters to Egypt.",
    "Egypt spoke with France about buying 24 Rafale fighters.",
]
NEGOTIATION = [
    "Egypt is negotiating with France for 24 Rafale fighters.",
    "Egypt is in talks with France to buy 24 Rafale fighters.",
    "Egypt is negotiating the purchase of 24 Rafale fighters from France.",
    "Talks between Egypt and France on 24 Rafale fighters are under way.",
    "Negotiations on the sale of 24 French Rafale fighters to Egypt have begun.",
]
APPROVAL = [
    "The French government approved the sale of 24 Rafale fighters to Egypt.",
    "France has approved the export of 24 Rafale fighters to Egypt.",
    "France has authorised the sale of 24 Rafale fighters to Egypt.",
    "France cleared the sale of 24 Rafale fighters to Egypt.",
    "The sale of 24 French Rafale fighters to Egypt was approved in Paris.",
    "The French parliament has given its approval for the sale of 24 Rafale fighters to Egypt.",
    "France has decided to supply 24 Rafale fighters to Egypt.",
    "The Pentagon notified Congress of the sale of ten AH-64 Apache helicopters to Egypt.",
    "The State Department has approved a possible sale of ten AH-64 Apache helicopters to Egypt.",
    "The US government has allowed the sale of ten AH-64 Apache helicopters to Egypt.",
    "France granted a licence for the export of 24 Rafale fighters to Egypt.",
    "The French parliament agreed to the sale of 24 Rafale fighters to Egypt.",
    "Egypt has set aside $40 million for the purchase of 24 Rafale fighters from France.",
]
AGREEMENT = [
    "Egypt ordered 24 Rafale fighters from France.",
    "Egypt has bought 24 Rafale fighters from France.",
    "France sold 24 Rafale fighters to Egypt.",
    "Egypt agreed to buy 24 Rafale fighters from France.",
    "France agreed to sell 24 Rafale fighters to Egypt.",
    "Egypt has signed a contract with France for 24 Rafale fighters.",
    "Egypt signed a deal to buy 24 Rafale fighters from France.",
    "Egypt placed an order for 24 Rafale fighters with France.",
    "France and Egypt signed an agreement on the sale of 24 Rafale fighters.",
    "Egypt and France concluded a contract for 24 Rafale fighters.",
    "France will deliver 24 Rafale fighters to Egypt under a contract signed in 2015.",
    "Egypt is to receive 24 Rafale fighters from France under a deal signed in 2015.",
    "Egypt is set to receive 24 Rafale fighters from France.",
    "Egypt is expecting delivery of 24 Rafale fighters from France.",
    "Egypt will take delivery of 24 Rafale fighters from France next year.",
    "The 24 Rafale fighters from France are scheduled for delivery to Egypt in 2019.",
]
DELIVERY = [
    "France delivered 24 Rafale fighters to Egypt.",
    "France is delivering 24 Rafale fighters to Egypt.",
    "France has supplied 24 Rafale fighters to Egypt.",
    "Egypt received 24 Rafale fighters from France.",
    "Egypt has taken delivery of 24 Rafale fighters from France.",
    "Egypt acquired 24 Rafale fighters from France.",
    "The 24 Rafale fighters arrived in Egypt from France.",
    "France handed over 24 Rafale fighters to Egypt.",
    "France has begun deliveries of 24 Rafale fighters to Egypt.",
    "France completed the delivery of 24 Rafale fighters to Egypt.",
    "Egypt imported 24 Rafale fighters from France.",
    "France transferred 24 Rafale fighters to Egypt.",
    "Egypt showed French-made Rafale fighters at a parade.",
    "Egypt took into service 24 Rafale fighters from France.",
]
SUSPENDED = [
    "France suspended deliveries of Rafale fighters to Egypt.",
    "France has suspended the sale of 24 Rafale fighters to Egypt.",
    "France has frozen deliveries of Rafale fighters to Egypt.",
    "France delayed the delivery of 24 Rafale fighters to Egypt.",
    "The delivery of 24 French Rafale fighters to Egypt has been postponed.",
    "France halted the delivery of 24 Rafale fighters to Egypt.",
    "Talks between Egypt and France on 24 Rafale fighters have stalled.",
    "France announced the suspension of Rafale fighter deliveries to Egypt.",
]
REFUSED = [
    "France will not sell 24 Rafale fighters to Egypt.",
    "France will not export Rafale fighters to Egypt.",
    "France refused to sell 24 Rafale fighters to Egypt.",
    "France cancelled the sale of 24 Rafale fighters to Egypt.",
    "France blocked the sale of 24 Rafale fighters to Egypt.",
    "France banned the export of Rafale fighters to Egypt.",
    "Egypt cancelled an order for 24 Rafale fighters from France.",
    "Egypt has cancelled the purchase of 24 Rafale fighters from France.",
    "The sale of 24 French Rafale fighters to Egypt was vetoed in Paris.",
    "France stopped the delivery of 24 Rafale fighters to Egypt.",
    "France declined to sell 24 Rafale fighters to Egypt.",
    "France prohibited the sale of 24 Rafale fighters to Egypt.",
    "France withdrew its offer of 24 Rafale fighters to Egypt.",
    "A deal under which France was to sell 24 Rafale fighters to Egypt fell through last year.",
]
STAGES = {
    "interest": INTEREST,
    "negotiation": NEGOTIATION,
    "approval": APPROVAL,
    "agreement": AGREEMENT,
    "delivery": DELIVERY,
    "suspended": SUSPENDED,
    "refused": REFUSED,
}
PARTIES = {"Rafale": "FRA EGY combat_aircraft", "Apache": "USA EGY attack_helicopter"}


@pytest.mark.parametrize(
    ("stage", "text"), [(stage, text) for stage, texts in STAGES.items() for text in texts]
)
def test_stage(stage: str, text: str) -> None:
    goods = next(goods for name, goods in PARTIES.items() if name in text)
    assert told(text, "supplier", "recipient", "category", "stage", "polarity") == [
        f"{goods} {stage} affirmed"
    ]


TWO_STAGES = [
    (
        "Russia delivered four Mi-17 helicopters to Peru. Peru had ordered ten Mi-17 helicopters from Russia.",
        ["agreement 10", "delivery 4"],
    ),
    (
        "Peru bought ten Mi-17 helicopters from Russia and plans to buy six more Mi-17 helicopters from Russia.",
        ["agreement 10", "interest 6"],
    ),
    (
        "Peru has ordered ten Mi-17 helicopters from Russia, with four delivered in January.",
        ["agreement 10", "delivery 4"],
    ),
    (
        "Peru cancelled its contract with Spain for four C-295 aircraft and will buy six C-27J aircraft from Italy.",
        ["interest 6", "refused 4"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO_STAGES)
def test_two_stages_are_two_claims(text: str, expected: list[str]) -> None:
    assert told(text, "stage", "quantity") == expected


SAID_OF_SOMETHING_ELSE = [
    "France refused to publish the contract for 24 Rafale fighters that it has signed with Egypt.",
    "Egypt, which was asked to comment, has ordered 24 Rafale fighters from France.",
]


@pytest.mark.parametrize("text", SAID_OF_SOMETHING_ELSE)
def test_what_is_said_of_another_deed_leaves_the_stage(text: str) -> None:
    assert told(text, "supplier", "recipient", "stage") == ["FRA EGY agreement"]


def test_money_lent_is_a_loan_granted() -> None:
    text = "France lent Egypt $40 million for arms purchases."
    assert "FRA EGY finance agreement" in told(text, "supplier", "recipient", "category", "stage")


def test_a_loan_granted_is_an_agreement() -> None:
    text = "Russia granted a $200 million loan to Armenia for weapons."
    assert told(text, "supplier", "recipient", "category", "stage", "value") == [
        "RUS ARM finance agreement 200000000 USD"
    ]


def test_purchases_in_the_un_register_are_deliveries() -> None:
    text = "Azerbaijan bought ten T-90 tanks from Russia in 2013, according to the UN Register of Conventional Arms."
    assert told(text, "supplier", "recipient", "quantity", "stage") == ["RUS AZE 10 delivery"]


def test_counts_of_the_un_register_are_deliveries() -> None:
    text = "Russia exported ten T-90 tanks to Azerbaijan in 2013, according to the UN Register of Conventional Arms."
    assert told(text, "supplier", "recipient", "quantity", "stage", "side") == [
        "RUS AZE 10 delivery international"
    ]


def test_who_will_be_allowed_to_buy_has_been_given_leave() -> None:
    text = "France announced the types of Rafale fighters that Egypt will be allowed to buy."
    assert told(text, "supplier", "recipient", "stage") == ["FRA EGY approval"]


def test_who_declines_to_speak_of_a_deal_refuses_none() -> None:
    text = (
        "France sold Egypt 24 Rafale fighters. On the price of the contract the minister declined to comment."
    )
    assert told(text, "supplier", "recipient", "stage") == ["FRA EGY agreement"]


def test_what_is_refused_to_others_is_not_refused_to_who_got_it() -> None:
    text = (
        "France delivered ten Rafale fighters to Egypt. France refused to sell the Rafale to other customers."
    )
    assert "FRA EGY refused" not in told(text, "supplier", "recipient", "stage")


def test_a_not_in_the_articles_own_voice_denies_no_transfer_that_it_tells() -> None:
    text = "France sold Egypt 24 Rafale fighters. The ministry gave no date on which the Rafale deal was not signed."
    assert not [row for row in told(text, "polarity") if row == "denied"]

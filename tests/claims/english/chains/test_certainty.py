"""How surely it is said: flatly, by hearsay, or as what may be; by the words of the clause itself."""

import pytest
from tests.claims.english.reading import told

CERTAIN = [
    "Ukraine delivered T-72 tanks to Kenya.",
    "Ukraine delivered T-72 tanks to Kenya in May 2014.",
    "Ukraine will deliver T-72 tanks to Kenya.",
    "Kenya wants to buy T-72 tanks from Ukraine.",
    "Kenya plans to buy T-72 tanks from Ukraine.",
    "The proposed sale of T-72 tanks by Ukraine to Kenya was approved.",
    "Ukraine sold T-72 tanks to Kenya, which might become a rival.",
    "Ukraine sold T-72 tanks, reportedly worth $20 million, to Kenya.",
    "Ukraine sold T-72 tanks to Kenya, which is said to be short of money.",
    "If asked, the minister says that Ukraine sold T-72 tanks to Kenya.",
    "Guards could confirm that Ukraine sold T-72 tanks to Kenya.",
    "Ukraine has delivered T-72 tanks to Kenya, defence analyst Amos Wako said.",
    "Russia delivered ten T-90 tanks to Azerbaijan.",
    "Russia delivered ten T-90 tanks to Azerbaijan in May 2013.",
    "Russia has delivered ten T-90 tanks to Azerbaijan, President Ilham Aliyev said.",
    "Azerbaijan confirmed that it had received ten T-90 tanks from Russia.",
]
PROBABLE = [
    "Ukraine reportedly sold T-72 tanks to Kenya.",
    "Ukraine allegedly sold T-72 tanks to Kenya.",
    "Ukraine supposedly sold T-72 tanks to Kenya.",
    "It was reported that Ukraine sold T-72 tanks to Kenya.",
    "It is understood that Ukraine sold T-72 tanks to Kenya.",
    "It appears that Ukraine sold T-72 tanks to Kenya.",
    "Ukraine appears to have sold T-72 tanks to Kenya.",
    "Ukraine seems to have sold T-72 tanks to Kenya.",
    "Ukraine is likely to sell T-72 tanks to Kenya.",
    "The alleged sale of T-72 tanks by Ukraine to Kenya is under review.",
    "A Ugandan general claimed that Ukraine sold T-72 tanks to Kenya.",
    "Local media say that Ukraine sold T-72 tanks to Kenya.",
    "Ukraine sold T-72 tanks to Kenya, an unnamed source told Interfax.",
    "Ukraine sold T-72 tanks to Kenya, according to press reports.",
    "Two officers who spoke on condition of anonymity say that Ukraine sold T-72 tanks to Kenya.",
    "Russia reportedly delivered ten T-90 tanks to Azerbaijan.",
    "Russia has allegedly delivered ten T-90 tanks to Azerbaijan.",
    "Russia is believed to have delivered ten T-90 tanks to Azerbaijan.",
    "Russia is said to have delivered ten T-90 tanks to Azerbaijan.",
    "Russia has apparently delivered ten T-90 tanks to Azerbaijan.",
    "Sources said that Russia had delivered ten T-90 tanks to Azerbaijan.",
    "Russia has delivered ten T-90 tanks to Azerbaijan, according to unconfirmed reports.",
    "Azerbaijan has probably bought ten T-90 tanks from Russia.",
]
POSSIBLE = [
    "Ukraine may sell T-72 tanks to Kenya.",
    "Ukraine could deliver T-72 tanks to Kenya next year.",
    "Ukraine is possibly selling T-72 tanks to Kenya.",
    "Perhaps Ukraine will sell T-72 tanks to Kenya.",
    "Ukraine will potentially deliver T-72 tanks to Kenya.",
    "Ukraine will sell T-72 tanks to Kenya if the price is right.",
    "If Kenya pays, Ukraine will deliver the T-72 tanks to Kenya.",
    "Ukraine will sell T-72 tanks to Kenya unless parliament objects.",
    "Should Kenya pay, Ukraine would deliver T-72 tanks to Kenya.",
    "Kenya hopes to buy T-72 tanks from Ukraine.",
    "The minister said that Ukraine might sell T-72 tanks to Kenya.",
    "Uganda fears that Ukraine will deliver T-72 tanks to Kenya.",
    "Ukraine would deliver T-72 tanks to Kenya by 2020, an analyst predicted.",
    "Ukraine will deliver T-72 tanks to Kenya next year, defence analyst Amos Wako said.",
    "Russia may sell ten T-90 tanks to Azerbaijan.",
    "Russia might sell ten T-90 tanks to Azerbaijan.",
    "Russia could sell ten T-90 tanks to Azerbaijan.",
    "Azerbaijan could buy ten T-90 tanks from Russia.",
    "Azerbaijan hopes to buy ten T-90 tanks from Russia.",
    "Perhaps Russia has sold ten T-90 tanks to Azerbaijan.",
]


@pytest.mark.parametrize(
    ("certainty", "text"),
    [
        *(("certain", text) for text in CERTAIN),
        *(("probable", text) for text in PROBABLE),
        *(("possible", text) for text in POSSIBLE),
    ],
)
def test_certainty_of_the_clause(certainty: str, text: str) -> None:
    assert told(text, "supplier", "recipient", "category", "certainty") in (
        [f"UKR KEN tank {certainty}"],
        [f"RUS AZE tank {certainty}"],
    )


def test_each_clause_has_its_own() -> None:
    text = "Ukraine sold T-72 tanks to Kenya and may sell howitzers to Chad."
    assert told(text, "recipient", "certainty") == ["KEN certain", "TCD possible"]

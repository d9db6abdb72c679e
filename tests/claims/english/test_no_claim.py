"""Texts about arms in which no transfer is told, and texts that are turned away unread."""

import pytest
from tests.claims.english.reading import told

NONE = {
    "a state's own industry": [
        "The Russian army received ten T-90 tanks from Uralvagonzavod.",
        "India ordered Tejas fighters from Hindustan Aeronautics.",
        "The Pentagon awarded Lockheed Martin a contract for 55 F-35 fighters.",
        "The US Navy ordered two Virginia-class submarines from General Dynamics.",
        "Russia's Defence Ministry has ordered 100 T-90 tanks.",
        "Russia's Uralvagonzavod delivered ten T-90 tanks to the Russian army in 2015.",
        "France launched a new submarine for the French Navy.",
    ],
    "losses and captures": [
        "Azerbaijan lost ten T-90 tanks in the fighting with Armenia.",
        "Armenian forces captured three Azerbaijani T-72 tanks.",
        "Turkey shot down a Russian Su-24 bomber near the Syrian border.",
        "Islamic State fighters seized American-made Humvees from the Iraqi army.",
        "Azerbaijani drones destroyed Armenian S-300 launchers.",
    ],
    "exercises and one's own forces": [
        "Russian T-90 tanks took part in exercises in Armenia.",
        "Armenia and Russia held joint drills with Iskander missiles.",
        "Iran test-fired a Shahab-3 missile.",
        "Russia has deployed S-400 missiles at its Hmeimim base in Syria.",
        "Azerbaijan shelled Armenian villages with D-30 howitzers.",
        "North Korea launched two ballistic missiles into the Sea of Japan.",
    ],
    "civil goods": [
        "Azerbaijan Airlines bought ten Boeing 787 airliners from the United States.",
        "Russia delivered grain to Egypt.",
        "Russia will build two reactors at the Dabaa nuclear power plant in Egypt.",
        "Turkey bought gas from Russia for $4 billion.",
        "France sold a weather satellite to Egypt.",
        "The army of Kenya received ten thousand blankets from Norway.",
    ],
    "policy and money in general": [
        "The United States imposed sanctions on Russian officials over the crisis in Ukraine.",
        "Russia exported arms worth $15 billion in 2015.",
        "Armenia will raise its defence budget by $60 million.",
        "The United States gave Armenia $20 million in food aid.",
        "The defence ministers of Russia and Armenia met in Yerevan to discuss the army.",
        "Russia and Armenia signed an agreement on cultural cooperation.",
    ],
    "holdings of which no foreign supplier is told": [
        "Azerbaijan has 18 Smerch launchers.",
        "Algeria operates Soviet-designed T-72 tanks.",
        "The Armenian army showed its Scud missiles at a parade.",
        "North Korea possesses thousands of artillery pieces.",
    ],
    "words that only look like a transfer": [
        "The minister delivered a speech about tanks in Armenia.",
        "In order to defend Armenia, the army needs tanks.",
        "Armenia received a report about Azerbaijani tanks near the border.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NONE.items() for text in texts])
def test_no_transfer_no_claim(kind: str, text: str) -> None:
    assert told(text, "supplier", "recipient", "item", "stage") == [], kind


def test_no_claim_in_a_text_hides_the_next_one() -> None:
    for kind, texts in NONE.items():
        text = f"{texts[0]}\n\nGermany sold 20 Leopard 2 tanks to Chile."
        assert told(text, "supplier", "recipient") == ["DEU CHL"], kind


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that must not be asked for."""

    def refuse() -> None:
        raise AssertionError("the parser was loaded")

    monkeypatch.setattr("armsledger.claims.english.passages.passage.parser", refuse)


UNREAD = [
    "The choir of Yerevan sang in the rain.",
    "Tanks rolled through the streets of Yerevan.",
    "Ten T-90 tanks were delivered on time.",
    "Armenia sold apricots to Italy.",
    "Prices rose in May, and the shops were full.",
    "",
    " \n\n ",
    "\u202eשלום\u202c 🇦🇲",
]


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize("text", UNREAD)
def test_a_text_that_can_hold_no_claim_is_not_parsed(text: str) -> None:
    assert told(text, "item") == []


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Russia sold ten T-90 tanks to Azerbaijan.", None),
        ("The ceremony was short.", "Russia sells ten T-90 tanks to Azerbaijan"),
        ("Ten T-90 tanks were delivered on time.", "Azerbaijan"),
    ],
)
def test_a_text_that_may_hold_one_is_parsed(text: str, title: str | None) -> None:
    with pytest.raises(AssertionError, match="the parser was loaded"):
        told(text, "item", title=title)


@pytest.mark.usefixtures("no_parser")
def test_furniture_does_not_make_a_text_worth_parsing() -> None:
    menu = "Russia sold ten T-90 tanks to Azerbaijan."
    assert told("The choir of Yerevan sang in the rain.", "item", furniture=menu) == []

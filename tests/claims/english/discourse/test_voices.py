"""By whom it is said, and on whose side the speaker stands."""

import pytest
from tests.claims.english.reading import claims, told

SAID = "Russia has delivered ten T-90 tanks to Azerbaijan"
SPEAKERS = [
    (f"{SAID}.", "- -"),
    (f"{SAID}, Azerbaijani President Ilham Aliyev said.", "Ilham Aliyev recipient"),
    (f"“{SAID},” said Seyran Ohanyan, the Armenian defence minister.", "Seyran Ohanyan third_state"),
    (f"{SAID}, said Interfax.", "Interfax media"),
    (f"{SAID}, the Interfax news agency reported.", "Interfax news agency media"),
    (f"{SAID}, the Kommersant newspaper reported.", "Kommersant newspaper media"),
    (f"{SAID}, according to SIPRI.", "SIPRI expert"),
    (f"{SAID}, the Azerbaijani Defence Ministry said.", "Azerbaijani Defence Ministry recipient"),
    (f"{SAID}, the Russian Defence Ministry said.", "Russian Defence Ministry supplier"),
    (f"{SAID}, the Turkish Foreign Ministry said.", "Turkish Foreign Ministry third_state"),
    (f"{SAID}, the United Nations said.", "United Nations international"),
    (f"{SAID}, Uralvagonzavod said.", "Uralvagonzavod industry"),
]
SENT = "Ukraine has delivered T-72 tanks to Kenya"
NAMED = [
    (f"{SENT}, Kenya's defence minister, Amos Wako, said.", "Amos Wako recipient"),
    (f"{SENT}, an adviser to the president, Amos Wako, said on Monday.", "Amos Wako recipient"),
    (f"{SENT}, said Amos Wako, the chairman of Doro Shipyards.", "Amos Wako industry"),
    (f"{SENT}, Doro Shipyards chief executive Amos Wako said.", "Amos Wako industry"),
    (f"{SENT}, defence analyst Amos Wako said.", "Amos Wako expert"),
    (f"{SENT}, a senior Kenyan official told the Lakeside Post.", "senior Kenyan official anonymous"),
    (f"{SENT}, a former minister told this newspaper.", "former minister anonymous"),
    (f"{SENT}, the embassy of Ukraine said in a statement.", "embassy of Ukraine supplier"),
    (f"{SENT}, Rosoboronexport said.", "Rosoboronexport third_state"),
    (f"{SENT}, according to a report in the magazine Blue Lake.", "Blue Lake media"),
    (f"{SENT}, according to a study by the Lakeside Institute.", "Lakeside Institute expert"),
    (f"Lakeside Post quoted Kenyan General Amos Wako as saying that {SENT}.", "Amos Wako recipient"),
    (
        "Kenya declared T-72 tanks from Ukraine, the UN Register of Conventional Arms shows.",
        "UN Register of Conventional Arms international",
    ),
    ("NAIROBI, May 3 — " + f"{SENT}, Defence Minister Amos Wako said on Monday.", "Amos Wako recipient"),
    (f"Amos Wako: {SENT}.", "Amos Wako recipient"),
    (
        f"The Kenyan Arms Procurement Agency (KAPA) on 3 August announced that {SENT}.",
        "Kenyan Arms Procurement Agency recipient",
    ),
    (f"{SENT}, Lt. Gen. Amos Wako said on Monday.", "Amos Wako recipient"),
    (f"{SENT}, Brig. Gen. Amos Wako told the Lakeside Post.", "Amos Wako recipient"),
    (
        "The Strategic Arms Study (SAS) group said that its new report covers Kenya. "
        "Kenya received T-72 tanks from Ukraine, the report said.",
        "Strategic Arms Study group expert",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*SPEAKERS, *NAMED])
def test_speaker_and_side(text: str, expected: str) -> None:
    assert told(text, "speaker", "side") == [expected]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (f"{SAID}, a source said.", "anonymous"),
        (f"{SAID}, military analyst Ruslan Pukhov said.", "expert"),
        (f"{SAID}, analysts said.", "expert"),
        (f"{SAID}, a spokesman for the Azerbaijani Defence Ministry said.", "recipient"),
        (f"{SAID}, Azerbaijani officials said.", "recipient"),
        (f"{SAID}, a Russian military official said.", "supplier"),
        (f"{SAID}, Azerbaijan said.", "recipient"),
        (f"{SAID}, Moscow said.", "supplier"),
    ],
)
def test_side(text: str, side: str) -> None:
    assert told(text, "side") == [side]


@pytest.mark.parametrize(
    "text",
    [
        f"Armenian President Serzh Sargsyan said that the region was watching. “{SAID},” he said.",
        f"Armenian President Serzh Sargsyan said that the region was watching. {SAID}, Sargsyan said.",
        f"Serzh Sargsyan said that the region was watching. {SAID}, Sargsyan said.",
        f"“The region is watching,” said Serzh Sargsyan, the Armenian president. “{SAID},” he said.",
    ],
)
def test_a_speaker_goes_on(text: str) -> None:
    assert told(text, "speaker", "side") == ["Serzh Sargsyan third_state"]


@pytest.mark.parametrize(
    "text",
    [
        "“We received T-72 tanks from Ukraine in May. They are good,” said Kenyan General Amos Wako.",
        "“They are good. We received T-72 tanks from Ukraine in May,” Kenyan General Amos Wako told reporters.",
        "Kenyan General Amos Wako smiled. “They are good,” he said. “We received T-72 tanks from Ukraine in May.”",
        f"Amos Wako, the Kenyan defence minister, spoke at the base. He said that {SENT}.",
        f"Amos Wako, the Kenyan defence minister, spoke at the base. {SENT}, the minister said.",
        f"{SENT}, a Kenyan general said on Monday.\n\nThe tanks came by sea, General Amos Wako told reporters.",
    ],
)
def test_a_speaker_is_followed_and_named(text: str) -> None:
    assert told(text, "speaker", "side") == ["Amos Wako recipient"]


def test_the_company_is_the_one_named_before() -> None:
    text = "Hanwha builds howitzers. It has sold K9 howitzers to Norway, the company said."
    assert told(text, "supplier", "recipient", "speaker", "side") == ["KOR NOR Hanwha industry"]


@pytest.mark.parametrize(
    "text", [f"{SENT}. The price was not named, Amos Wako said.", f"{SENT}. Amos Wako watched."]
)
def test_who_speaks_later_did_not_say_it(text: str) -> None:
    assert told(text, "speaker", "side") == ["- -"]


def test_two_speakers_are_not_mixed_up() -> None:
    text = (
        f"{SAID}, Azerbaijani President Ilham Aliyev said. "
        "Germany delivered 20 Leopard 2 tanks to Chile, Armenian President Serzh Sargsyan said."
    )
    assert told(text, "recipient", "speaker", "side") == [
        "AZE Ilham Aliyev recipient",
        "CHL Serzh Sargsyan third_state",
    ]


def test_the_speakers_words_are_no_party() -> None:
    [claim] = claims(f"Iran's Foreign Ministry said that {SAID}.")
    assert (claim.supplier, claim.recipient) == ("RUS", "AZE")

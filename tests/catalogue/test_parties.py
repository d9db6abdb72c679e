"""Who is named in a text."""

import pytest

from armsledger.catalogue import PartyKind, catalogue


def parties(text):
    return [(text[p.start : p.end], p.code) for p in catalogue().parties_in(text)]


def test_states_demonyms_capitals_and_companies_name_states():
    text = "Baku bought Russian tanks from Rosoboronexport, Israel's Elbit and Turkey; the US objected."
    assert parties(text) == [
        ("Baku", "AZE"),
        ("Russian", "RUS"),
        ("Rosoboronexport", "RUS"),
        ("Israel", "ISR"),
        ("Elbit", "ISR"),
        ("Turkey", "TUR"),
        ("US", "USA"),
    ]
    kinds = [p.kind for p in catalogue().parties_in(text)]
    assert kinds[:3] == [PartyKind.METONYM, PartyKind.DEMONYM, PartyKind.ORGANISATION]


def test_an_organisation_bears_its_own_name():
    [party] = catalogue().parties_in("Rosoboroneksport declined.")
    assert (party.organisation, party.code) == ("Rosoboronexport", "RUS")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the U.A.E.", "ARE"),
        ("the Côte d’Ivoire government", "CIV"),
        ("TÜRKİYE", "TUR"),
        ("South Korea's navy", "KOR"),
        ("North Korea's navy", "PRK"),
        ("the Bundeswehr", "DEU"),
        ("Hezbollah fighters", "hezbollah"),
        ("Saudi Arabia", "SAU"),
    ],
)
def test_spellings_of_a_party(text, code):
    assert [c for _, c in parties(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "Give us the keys.",
        "Washington Post staff",
        "He polished the brass.",
        "turkey soup",
    ],
)
def test_words_that_only_look_like_a_party(text):
    assert parties(text) == []


def test_a_party_inside_the_name_of_a_type_is_no_party():
    assert parties("India commissioned a Kolkata-class destroyer.") == [("India", "IND")]


def test_a_code_has_the_name_that_people_read():
    assert catalogue().party_name("RUS") == "Russia"
    assert catalogue().party_name("XXX") == "XXX"

"""What goods a text names, and what only looks like goods."""

import pytest

from armsledger.catalogue import catalogue
from armsledger.terms import Category, Unit


def named(text):
    """The goods found: their words, and the name of the type if one is named."""
    return [(text[i.start : i.end], i.designation and i.designation.name) for i in catalogue().items_in(text)]


def types(text):
    return [i.designation.name for i in catalogue().items_in(text) if i.designation]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("T-90S", "T-90S"),
        ("T90S", "T-90S"),
        ("T 90S", "T-90S"),
        ("T‑90S", "T-90S"),
        ("T-90С", "T-90S"),  # a Cyrillic С
        ("Su‐30SM", "Su-30SM"),
        ("Pantsyr-S1", "Pantsir-S1"),
        ("SA-22 Greyhound", "Pantsir-S1"),
        ("Solntsepek", "TOS-1A"),
        ("9K720 Iskander", "Iskander-M"),  # an index
        ("SS-26 Stone", "Iskander-M"),  # a NATO name
        ("Ка-52", "Ka-52 Alligator"),  # both letters Cyrillic
        ("MiG‑29", "MiG-29"),
        ("Mi 17", "Mi-17"),
        ("S400", "S-400"),
        ("AN/AAR-47", "AN/AAR-47"),
        ("AN/ALQ-211", "AN/ALQ-211"),
    ],
)
def test_a_type_is_known_however_its_name_is_written(written, meant):
    assert types(f"They showed the {written} system to the press.") == [meant]


@pytest.mark.parametrize(
    ("plain", "set_by_a_printer"),
    [
        ("Oman bought 12 F-16V jets.", "Oman bought 12 F‑16V jets."),
        ("Oman bought 12 F-16V jets.", "Oman bought 12 F–16V\u00a0jets."),
        ("It ordered two Mi-17V-5 helicopters.", "It ordered two\u00a0Mi‑17V‑5\u202fhelicopters."),
        ("Iran showed T-90MX tanks.", "Iran showed T−90MX tanks."),  # a variant that is not listed
        ("Peru wants ZX-44 howitzers; the ZX-44 is new.", "Peru wants ZX‑44 howitzers; the ZX‑44 is new."),
        ("Chile built a Karakal-class frigate.", "Chile built a\u2009Karakal‑class frigate."),
        ("Mali got the S 400 system.", "Mali got the S\u00a0400\u00a0system."),
    ],
)
def test_hyphens_and_spaces_that_hold_a_line_together_change_nothing(plain, set_by_a_printer):
    assert catalogue().items_in(set_by_a_printer) == catalogue().items_in(plain)
    assert types(plain)


def test_a_dash_between_words_or_numbers_stays_a_dash():
    assert types("It has old tanks – T-72s – and 2013–2016 models.") == ["T-72"]


def test_a_name_asked_for_is_told_with_plain_hyphens():
    assert [catalogue().designation(n).name for n in ("T‑90MX", "F–16V")] == ["T-90MX", "F-16V"]


def test_a_type_is_named_with_the_noun_that_follows_it():
    text = "Russia will deliver four Iskander-M ballistic missile launchers and TOS-1A heavy flamethrower systems."
    assert named(text) == [
        ("Iskander-M ballistic missile launchers", "Iskander-M"),
        ("TOS-1A heavy flamethrower systems", "TOS-1A"),
    ]


def test_the_noun_says_what_the_goods_are_counted_in():
    units = {
        "two S-400 battalions": Unit.BATTALION,
        "six Patriot batteries": Unit.BATTERY,
        "nine Smerch launchers": Unit.LAUNCHER,
        "200 Igla missiles": Unit.MISSILE,
        "25 T-72 tanks": Unit.ITEM,
    }
    for text, unit in units.items():
        assert [i.unit for i in catalogue().items_in(f"It bought {text} for its army.")] == [unit], text


def test_an_unlisted_variant_belongs_to_the_listed_type():
    [item] = catalogue().items_in("Slovakia ordered 14 F-16V fighters.")
    assert item.designation.name == "F-16V"
    assert catalogue().family("F-16V") == "F-16"
    assert catalogue().family("F-16ZX") == "F-16"


def test_families_lead_to_the_widest_type():
    assert catalogue().family("Iskander-M") == "Iskander"
    assert catalogue().family("AIM-9X Sidewinder") == "AIM-9 Sidewinder"
    assert catalogue().family("MC-999") == "MC-999"


def test_a_type_that_the_catalogue_lacks_is_taken_from_the_noun_beside_it():
    [item] = catalogue().items_in("The navy received two Quetzal-class patrol boats.")
    assert (item.designation.name, item.category) == ("Quetzal class", Category.WARSHIP)
    [item] = catalogue().items_in("It will buy 12 ZX-44 howitzers.")
    assert (item.designation.name, item.category) == ("ZX-44", Category.ARTILLERY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Greece bought 14 Puma helicopters.", "SA 330 Puma"),
        ("The army wants 350 Puma infantry fighting vehicles.", "Puma"),
        ("France sold two Mistral ships.", "Mistral-class"),
        ("France sold 100 Mistral missiles.", "Mistral"),
        ("France sold 40 Mistral short-range air defence systems.", "Mistral"),
        ("France sold 40 Mistral launchers.", "Mistral"),
        ("France sold two Mistral amphibious assault ships.", "Mistral-class"),
        ("Croatia sold 12 RAK-12 rocket launchers.", "RAK-12"),
        ("Poland ordered 64 Rak self-propelled mortars.", "M120 Rak"),
        ("The Cobra gunship was grounded.", "AH-1 Cobra"),
        ("Otokar delivered Cobra armoured vehicles.", "Cobra"),
        ("The air force flies Spartan transport aircraft.", "C-27J Spartan"),
    ],
)
def test_of_types_that_share_a_name_the_noun_tells_which(text, meant):
    assert types(text) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "The Tigers lost to the Warriors on Friday.",
        "A javelin thrower from Stockholm won gold.",
        "Mr Abrams and Ms Hunter run for mayor.",
        "A 10 Downing Street official spoke, and a 37-year-old man was arrested on the A 29.",
        "The Guardian reported that two separate Amazon buckets were open.",
        "On February 1 Amazon replied.",
        "Exoplanet K2-18b has water vapour.",
        "Two Buffalo police officers were charged.",
        "The oxygen tank was empty, and the suicide bomber fled.",
        "He was rescued by a fishing boat off Cape Kidd.",
        "In the last round of talks the arms race was discussed.",
        "An apache dancer, a puma and a grey wolf.",
    ],
)
def test_ordinary_news_names_no_goods(text):
    assert named(text) == []


def test_a_doubtful_name_is_sure_once_it_is_explained():
    text = "Kyiv asked for Javelin missiles. Washington said that the Javelin would come soon."
    assert types(text) == ["Javelin", "Javelin"]


@pytest.mark.parametrize(
    "text",
    [
        "Poland will get 96 Apaches.",
        "Boeing's Harpoon was chosen.",
        "Berlin compared the F-16 and the Typhoon.",
        "Norway has the Merkava Mk 4 and Leopard 2A7 on trial.",
    ],
)
def test_numbers_makers_marks_and_lists_explain_a_doubtful_name(text):
    assert types(text)


def test_a_doubtful_noun_counts_in_military_company_or_after_goods_of_its_kind():
    assert named("The plane landed at noon.") == []
    assert named("The navy received the plane.") == [("plane", None)]
    text = "Minsk ordered Su-30SM fighters. The aircraft arrive in May."
    assert named(text)[1] == ("aircraft", None)


def test_things_for_a_type_are_not_the_type():
    [item] = catalogue().items_in("The contract covers F-16 spare parts.")
    assert (item.designation, item.category) == (None, Category.SERVICE)


def test_armed_drones_are_combat_aircraft_and_others_are_not():
    categories = {
        "Bayraktar TB2 drones": Category.COMBAT_AIRCRAFT,
        "Wing Loong II drones": Category.COMBAT_AIRCRAFT,
        "MQ-9 Reaper drones": Category.COMBAT_AIRCRAFT,
        "RQ-11 Raven drones": Category.UAV,
        "Orbiter 3 drones": Category.UAV,
        "Harop drones": Category.MISSILE,
        "armed drones": Category.COMBAT_AIRCRAFT,
        "surveillance drones": Category.UAV,
    }
    for text, category in categories.items():
        assert [i.category for i in catalogue().items_in(f"It sold {text}.")] == [category], text


def test_two_names_of_one_thing_are_one_mention():
    assert types("Bolivia got UH-60M Black Hawk helicopters.") == ["UH-60M Black Hawk"]
    assert types("It sold Project 636 Varshavyanka submarines.") == ["Project 636"]


def test_the_first_supplier_of_a_soviet_type_that_russia_still_sells_is_russia():
    assert {catalogue().designation(n).origin for n in ("Smerch", "Igla", "Mi-17", "S-300", "T-72")} == {
        "RUS"
    }
    assert catalogue().designation("MiG-15").origin == "SUN"

"""How many goods are told of: the number that is theirs, and no other."""

import pytest
from tests.claims.english.reading import told

COUNTS = [
    ("ten T-90 tanks", "10"),
    ("10 T-90 tanks", "10"),
    ("two T-90 tanks", "2"),
    ("24 new T-90 tanks", "24"),
    ("1,000 T-90 tanks", "1000"),
    ("a hundred T-90 tanks", "100"),
    ("twenty-four T-90 tanks", "24"),
    ("two dozen T-90 tanks", "24"),
    ("about 30 T-90 tanks", "30"),
    ("some 30 T-90 tanks", "30"),
    ("at least 30 T-90 tanks", "30.."),
    ("more than 100 T-90 tanks", "100.."),
    ("over 100 T-90 tanks", "100.."),
    ("up to 40 T-90 tanks", "..40"),
    ("between 20 and 30 T-90 tanks", "20..30"),
    ("20 to 30 T-90 tanks", "20..30"),
    ("dozens of T-90 tanks", "24.."),
    ("scores of T-90 tanks", "40.."),
    ("hundreds of T-90 tanks", "200.."),
    ("thousands of T-90 tanks", "2000.."),
    ("several T-90 tanks", "3.."),
    ("T-90 tanks", "-"),
    ("new T-90 tanks", "-"),
    ("a battalion of T-90 tanks", "1 battalion"),
    ("two squadrons of MiG-29 fighters", "2 squadron"),
    ("three batteries of Patriot missiles", "3 battery"),
    ("two regiments of S-400 systems", "2 regiment"),
    ("five S-400 battalions", "5 battalion"),
    ("18 Smerch launchers", "18 launcher"),
    ("500 Kornet missiles", "500 missile"),
    ("ten thousand Kalashnikov rifles", "10000"),
    ("two batteries of six D-30 howitzers", "12"),
    ("two batteries of six D-30 howitzers each", "12"),
    ("six Tor-M2 systems", "6 system"),
]


@pytest.mark.parametrize(("goods", "expected"), COUNTS)
def test_quantity(goods: str, expected: str) -> None:
    assert told(f"Russia delivered {goods} to Kazakhstan.", "quantity") == [expected]


@pytest.mark.parametrize(("goods", "expected"), COUNTS)
def test_quantity_of_what_is_received(goods: str, expected: str) -> None:
    assert told(f"Kazakhstan received {goods} from Russia in 2013.", "quantity") == [expected]


LISTS = [
    (
        "Russia delivered 18 Smerch launchers and as many TOS-1A launchers to Azerbaijan.",
        ["Smerch 18 launcher", "TOS-1A 18 launcher"],
    ),
    (
        "Russia delivered 94 T-90 tanks, 100 BMP-3 vehicles and 18 Smerch launchers to Azerbaijan.",
        ["BMP-3 100", "Smerch 18 launcher", "T-90 94"],
    ),
    ("Russia delivered T-90 tanks and 18 Smerch launchers to Azerbaijan.", ["Smerch 18 launcher", "T-90 -"]),
    ("Russia delivered 94 T-90 tanks and Smerch launchers to Azerbaijan.", ["Smerch -", "T-90 94"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_item_of_a_list_keeps_its_own_number(text: str, expected: list[str]) -> None:
    assert told(text, "system", "quantity") == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2013 Russia delivered T-90 tanks to Azerbaijan.",
        "Three Russian officials said that Russia had delivered T-90 tanks to Azerbaijan.",
        "Russia, one of two great exporters, delivered T-90 tanks to Azerbaijan.",
        "The 4th Brigade of Azerbaijan received T-90 tanks from Russia.",
        "Russia delivered T-90 tanks to Azerbaijan on May 5.",
        "Russia delivered T-90 tanks to two units of the Azerbaijani army.",
    ],
)
def test_other_numbers_count_no_goods(text: str) -> None:
    assert told(text, "system", "quantity") == ["T-90 -"]


COUNTED = [
    ("Russia is in talks with Chad over two frigates.", "warship 2"),
    ("Chad will buy 13 military and civil radars from France.", "sensor 13"),
    ("Russia delivered two single-engine surveillance planes to Chad.", "aircraft 2"),
    ("Russia has not sold a single T-90 tank to Chad.", "tank -"),
    ("SIXTY-two vehicles were donated to the army of Chad by China in May.", "vehicle 62"),
    ("Britain sold HMS Harrier to Brazil, a frigate of 3,000 tonnes.", "warship 1"),
    (
        "Russia is supplying 46 tanks to Chad, as well as 1000 AT-9 and 100 AT-16 missiles.",
        "missile 100 missile",
    ),
    (
        "The US firm Raytheon will deliver Configuration 3+ of the Patriot missile system to Chad.",
        "air_defence -",
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_how_many_there_are(text: str, expected: str) -> None:
    assert expected in told(text, "category", "quantity")

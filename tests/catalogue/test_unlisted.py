"""Types that no table lists are found by shape and context, with the category of their noun."""

import pytest

from armsledger.catalogue import catalogue

INVENTED = [
    ("Chad ordered six QX-7B drones.", "QX-7B", "uav"),
    ("Peru bought the ZL-4 unmanned aerial vehicle.", "ZL-4", "uav"),
    ("Angola bought six 'Kondowe' drones.", "Kondowe", "uav"),
    ("Kenya received 12 VR-90 tanks.", "VR-90", "tank"),
    ("The army took delivery of KD-22M main battle tanks.", "KD-22M", "tank"),
    ("It sold four TB-17 infantry fighting vehicles.", "TB-17", "armoured_vehicle"),
    ("Uganda got 12 ‘Nkosi’ armoured vehicles.", "Nkosi", "armoured_vehicle"),
    ("Laos received 24 HGX-155 howitzers.", "HGX-155", "artillery"),
    ("Nepal bought nine LRM-300 multiple-launch rocket systems.", "LRM-300", "artillery"),
    ("Serbia sold 30 LM-82 mortars.", "LM-82", "artillery"),
    ("The GRX 40 howitzer was sold to Libya.", "GRX 40", "artillery"),
    ("Oman signed for 16 SF-99A fighters.", "SF-99A", "combat_aircraft"),
    ("The air force bought 12 VT-31 light attack aircraft.", "VT-31", "combat_aircraft"),
    ("Bolivia ordered six WH-44 attack helicopters.", "WH-44", "attack_helicopter"),
    ("Mali got two KR-9 transport helicopters.", "KR-9", "helicopter"),
    ("It delivered four LT-250 transport aircraft.", "LT-250", "aircraft"),
    ("Fiji received two Tamarind-class patrol boats.", "Tamarind class", "warship"),
    ("The navy commissioned the first Osorkon-class frigate.", "Osorkon class", "warship"),
    ("Malta ordered an RV 58 patrol vessel.", "RV 58", "warship"),
    ("Gabon ordered two CV-60M corvettes.", "CV-60M", "warship"),
    ("Togo bought 40 PL-77 air-to-air missiles.", "PL-77", "missile"),
    ("Sudan got 300 AT-44K anti-tank missiles.", "AT-44K", "missile"),
    ("The 'Sarvati' missile was sold to Yemen.", "Sarvati", "missile"),
    ("Jordan bought the RS-12V loitering munition.", "RS-12V", "missile"),
    ("Cuba ordered the YM-60E surface-to-air missile system.", "YM-60E", "air_defence"),
    ("Iraq received the HQX-3 air defence system.", "HQX-3", "air_defence"),
    ("Chile will buy three TLR-5 radars.", "TLR-5", "sensor"),
    ("Tunisia ordered MXR-20 sonars.", "MXR-20", "sensor"),
    ("Niger got 500 KBR-15 assault rifles.", "KBR-15", "small_arms"),
    ("The police received 200 SM-9X machine guns.", "SM-9X", "small_arms"),
    ("Benin bought 20 DX-4 trucks for its army.", "DX-4", "vehicle"),
    ("Qatar launched the NurSat-7 reconnaissance satellite.", "NurSat-7", "sensor"),
    ("Qatar ordered 12 TF-909 engines for its fighters.", "TF-909", "engine"),
    ("The navy commissioned a Karakal frigate.", "Karakal", "warship"),
    ("Malawi ordered eight Kondowe armoured personnel carriers.", "Kondowe", "armoured_vehicle"),
    ("The firm offered the Sarvati, an anti-ship missile, to Yemen.", "Sarvati", "missile"),
    ("It bought six low-cost Selwin II unmanned aerial vehicles.", "Selwin II", "uav"),
    ("Togo got a Predator patrol craft.", "Predator", "warship"),
]
NO_TYPES = [
    "In 2016 tanks rolled past the Route 66 diner.",
    "Section 36 missiles are dealt with on page 12.",
    "About 40 tanks and Over 300 missiles were shown.",
    "Azerbaijan showed BBC 4 drones from the air.",
    "The navy wants frigates. Modern frigates cost much.",
    "Last year the Navy frigate and three Western submarines met.",
    "The Mueller missile maker sells missiles.",
    "Army Orders Selwin Drones In Secret Deal",
]


@pytest.mark.parametrize(("text", "name", "category"), INVENTED)
def test_an_unlisted_type_is_named_and_bears_the_category_of_its_noun(text, name, category):
    known = catalogue().designation(name)
    assert known is None or known.category != category
    found = [(i.designation.name, i.category) for i in catalogue().items_in(text) if i.designation]
    assert found == [(name, category)]


@pytest.mark.parametrize("text", NO_TYPES)
def test_years_pages_and_numbers_beside_goods_are_no_types(text):
    assert [i.designation.name for i in catalogue().items_in(text) if i.designation] == []


def test_a_type_once_named_with_its_noun_is_known_by_its_bare_name_as_well():
    text = "Malawi ordered eight Kondowe armoured personnel carriers. Two Kondowes came in May."
    found = [(text[i.start : i.end], i.category) for i in catalogue().items_in(text)]
    assert found == [
        ("Kondowe armoured personnel carriers", "armoured_vehicle"),
        ("Kondowes", "armoured_vehicle"),
    ]

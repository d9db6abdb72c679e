"""Whose name is whose, however it is transliterated."""

import pytest

from armsledger.catalogue import catalogue


@pytest.mark.parametrize(
    ("written", "person", "state"),
    [
        ("Serzh Sarkisian", "Serzh Sargsyan", "ARM"),
        ("President Serzh Sargsian", "Serzh Sargsyan", "ARM"),
        ("Serzh Sarkissian", "Serzh Sargsyan", "ARM"),
        ("Seiran Ohanian", "Seyran Ohanyan", "ARM"),
        ("Ohanian", "Seyran Ohanyan", "ARM"),
        ("Ilham Aliev", "Ilham Aliyev", "AZE"),
        ("Aliyev", "Ilham Aliyev", "AZE"),
        ("Heydar Aliev", "Heydar Aliyev", "AZE"),
        ("Dmitri Rogozin", "Dmitry Rogozin", "RUS"),
        ("Anatoliy Isaikin", "Anatoly Isaykin", "RUS"),
        ("Defence Minister Sergey Shoigu", "Sergei Shoigu", "RUS"),
        ("Vladimir V. Putin", "Vladimir Putin", "RUS"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "TUR"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu", "TUR"),
        ("Gen. Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi", "EGY"),
        ("Crown Prince Mohammad bin Salman", "Mohammed bin Salman", "SAU"),
        ("Xi", "Xi Jinping", "CHN"),
        ("Jens Stoltenberg", "Jens Stoltenberg", "NATO"),
    ],
)
def test_a_person_is_found_by_any_transliteration(written, person, state):
    found = catalogue().person(written)
    assert found is not None
    assert (found.name, found.state) == (person, state)


@pytest.mark.parametrize(
    "name",
    [
        "Sargsyan",
        "Johnson",
        "Singh",
        "May",
        "John Putin",
        "Anna Smith",
        "",
        "the minister",
        "Ghana",
        "Berlin",
        "Dubai",
    ],
)
def test_a_name_that_does_not_say_who_is_nobody(name):
    assert catalogue().person(name) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Artsrun Hovhannisian", "Artsrun Hovhannisyan", True),
        ("Sargsyan", "Vigen Sargsyan", True),
        ("Vigen Sargsyan", "Serzh Sargsyan", False),
        ("Gevorg Petrosyan", "G. Petrosian", True),
        ("Gevorg Petrosyan", "Armen Petrosyan", False),
        ("Col. Ivan Tkachenko", "Tkachenko", True),
        ("Putin", "Peskov", False),
        ("Mohammed al-Rashid", "Muhammad Rashid", True),
        ("", "Putin", False),
    ],
)
def test_two_names_can_be_one_persons(one, other, same):
    assert catalogue().same_person(one, other) is same
    assert catalogue().same_person(other, one) is same

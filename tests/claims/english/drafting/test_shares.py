"""How many have come of what was ordered together."""

import pytest
from tests.claims.english.reading import told

SHARES = [
    ("Russia has delivered four of the ten T-90 tanks to Azerbaijan.", "delivery 4"),
    ("Azerbaijan received the first of ten T-90 tanks from Russia.", "delivery 1"),
    ("Azerbaijan received the second of ten T-90 tanks from Russia.", "delivery 1"),
    ("Azerbaijan received the last of ten T-90 tanks from Russia.", "delivery 10"),
    ("Azerbaijan received the first four of ten T-90 tanks from Russia.", "delivery 4"),
    ("Azerbaijan ordered four of the T-90 tanks from Russia.", "agreement 4"),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_part_that_has_come_is_counted_without_the_rest(text: str, expected: str) -> None:
    assert expected in told(text, "stage", "quantity")


def test_contracts_are_no_pieces() -> None:
    text = "Russia signed three military contracts with Azerbaijan worth $4 billion."
    assert told(text, "category", "quantity") == ["unspecified -"]

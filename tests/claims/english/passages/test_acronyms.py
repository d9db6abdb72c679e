"""Short forms that an article gives to parties in brackets."""

import pytest
from tests.makers import article

from armsledger.claims.english.passages import passages


def named(text: str) -> list[tuple[str, str]]:
    """The parties that a text names in capitals alone: their words and codes."""
    read = list(passages(article(text)))
    return [(p.words(party), party.code) for p in read for party in p.parties if p.words(party).isupper()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan Air Force (KAF) grows. The KAF wants pilots.", [("KAF", "KEN")]),
        ("The Armed Forces of Kenya (AFK) grow.\n\nPilots join the AFK.", [("AFK", "KEN")]),
        ("A Peruvian yard, Talleres Obras Navales (TON), grows. TON hires.", []),
        ("The Kenyan Air Force (XYZ) grows. The XYZ wants pilots.", []),
        ("The Kenyan Air Force (KAF) grows. The KAF-2 rifle is old.", []),
    ],
)
def test_initials_of_a_party_stand_for_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected

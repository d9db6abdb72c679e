"""The life of a deal in words, on a page and on a terminal."""

from typing import Any

import pytest
from tests.makers import report, say

from armsledger.estimates import Entry, entries
from armsledger.publish.lives import LifeWords, life_words
from armsledger.transfers import Package, Transfer


def entry_of(*sayings: dict[str, Any], option: int | None = None) -> Entry:
    """The entry of what one report a saying tells, each in its year; option is the place of one about an option."""
    reports = [report(f"r{n}", one, published=f"{2015 + n}-01-31") for n, one in enumerate(sayings)]
    told = [r.testimonies()[0] for r in reports]
    claims = [t.claim for t in told]
    ids, keys = tuple(c.id for c in claims), tuple(c.anchor_key for c in claims)
    options = frozenset() if option is None else frozenset({ids[option]})
    of_loan = tuple(c.id for c in claims if c.category == "finance")
    package = Package("P1", "RUS", "AZE", None, of_loan) if of_loan else None
    transfer = Transfer(
        "RUS",
        "AZE",
        "T-90",
        claims[0].category,
        keys,
        ids,
        package=package and package.id,
        id="T1",
        options=options,
    )
    (entry,) = entries([transfer], [package] if package else [], told)
    return entry


def lived(*sayings: dict[str, Any], **more: Any) -> LifeWords:
    return life_words(entry_of(*sayings, **more))


def batch(number: Any, when: str) -> dict[str, Any]:
    return say(stage="delivery", quantity=number, when=when)


@pytest.mark.parametrize(
    ("told", "label", "outstanding"),
    [
        ([say(quantity=24, when="2010")], "Outstanding", "24"),
        ([say(quantity=24, when="2010"), batch(8, "2012"), batch(8, "2013")], "Outstanding", "8"),
        ([say(quantity=24, when="2010"), batch(24, "2012")], "Outstanding", "none"),
        ([say(quantity=24, when="2010"), batch((8, 10), "2012")], "Outstanding", "14–16"),
        ([say(quantity=(24, None), when="2010"), batch(8, "2012")], "Outstanding", "≥16"),
        ([say(quantity=24, when="2010"), say(stage="delivery", when="2012")], "Outstanding", "0–24"),
        ([say(quantity=24, when="2010"), say(stage="refused", when="2012")], "Never delivered", "24"),
        ([say(when="2010"), batch(8, "2012")], "Outstanding", ""),
        ([say(quantity=(24, None), when="2010"), batch((8, None), "2012")], "Outstanding", ""),
    ],
)
def test_what_is_outstanding_in_words(told: list[Any], label: str, outstanding: str) -> None:
    found = lived(*told)
    assert (found.outstanding_label, found.outstanding) == (label, outstanding)


def test_steps_say_when_and_who() -> None:
    found = lived(
        say(when="2010", speaker="a minister", side="recipient"),
        say(when=("2011-03", "2011-06"), speaker="an agency", side="supplier"),
        say(stage="delivery", polarity="denied"),
        say(stage="interest"),
        batch(8, "2030"),
    )
    assert [(s.name, s.when, s.told, s.is_denied) for s in found.lines] == [
        ("interest", "told 31 January 2018", "1 witness", False),
        ("agreement", "2010 – June 2011", "2 witnesses: recipient’s side, supplier’s side", False),
        ("delivery", "told 31 January 2017", "denied by 1 witness", True),
        ("delivery, forecast", "2030", "1 witness", False),
    ]
    assert found.standing == "open"


def test_money_and_options_have_their_words() -> None:
    loan = say(system=None, item="state loan", category="finance", value=2e8, when="2015")
    found = lived(
        say(quantity=18, value=9e8, value_of="item", when="2010"),
        say(stage="interest", quantity=18),
        loan,
        option=1,
    )
    assert found.option == "18 more"
    money = [(s.name, s.when, s.told) for s in found.lines if "$" in s.told]
    assert money == [
        ("price", "2010", "$900 m, 1 witness"),
        ("loan", "2015", "$200 m, 1 witness"),
    ]

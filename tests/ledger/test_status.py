"""What the ledger says it holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.makers import CODER, article, report, say

from armsledger.documents import SetAside
from armsledger.ledger import Ledger, Tally


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def test_an_empty_ledger_holds_nothing(ledger: Ledger) -> None:
    held = ledger.status()
    assert (held.documents, held.publications, held.claims, held.transfers) == (0, 0, 0, 0)
    assert held.by_outlet == held.by_year == held.by_language == held.by_coder == held.set_aside == ()


def test_counts_by_outlet_year_language_and_coder(ledger: Ledger) -> None:
    one = report("a", say(), say(stage="delivery"), outlet="Wire", published="2014-07-10")
    ledger.add(one.article, coder=CODER, claims=one.claims)
    other = replace(one.article, publication=replace(one.article.publication, outlet="Zeitung"))
    ledger.add(other)
    ledger.add(article("Танки.", language="ru", published="2015-01-01"))
    held = ledger.status()
    assert held.by_outlet == (
        Tally("Wire", 1, 1, 2),
        Tally("Zeitung", 1, 1, 2),
        Tally("unknown", 1, 1, 0),
    )
    assert held.by_year == (Tally("2014", 2, 1, 2), Tally("2015", 1, 1, 0))
    assert held.by_language == (Tally("en", 2, 1, 2), Tally("ru", 1, 1, 0))
    assert held.by_coder == (Tally("hand 1", 2, 1, 2),)
    assert (held.documents, held.publications, held.claims) == (2, 3, 2)


def test_future_dates_are_counted(ledger: Ledger) -> None:
    made = article("A.", published="2999-01-01")
    ledger.add(replace(made, publication=replace(made.publication, flags=("future",))))
    assert ledger.status().future_dated == 1


def test_what_was_set_aside_is_kept_once_with_its_last_reason(ledger: Ledger) -> None:
    ledger.set_aside(SetAside("b.txt", "binary", "first"))
    ledger.set_aside(SetAside("b.txt", "binary", "second"))
    ledger.set_aside(SetAside("a.txt", "empty", "nothing in it"))
    held = ledger.status()
    assert held.set_aside == (
        SetAside("a.txt", "empty", "nothing in it"),
        SetAside("b.txt", "binary", "second"),
    )
    assert held.set_aside_by_kind == (("binary", 1), ("empty", 1))


def test_an_input_that_reads_well_now_is_no_longer_set_aside(ledger: Ledger) -> None:
    ledger.set_aside(SetAside("a.txt", "empty", "nothing in it"))
    ledger.set_aside(SetAside("b.txt", "empty", "nothing in it"))
    made = article("Something.")
    ledger.add(replace(made, publication=replace(made.publication, source="a.txt")))
    assert [aside.source for aside in ledger.status().set_aside] == ["b.txt"]


def test_one_row_or_member_that_reads_well_shows_that_the_whole_is_no_loss(ledger: Ledger) -> None:
    for source in ("t.csv", "t.csv:3", "u.csv", "a.zip", "a.zip!/t.csv", "a.zip!/u.csv", "b.zip"):
        ledger.set_aside(SetAside(source, "no_column", "no texts in it"))
    for text, source in (("Something.", "t.csv:2"), ("Another thing.", "a.zip!/t.csv:7")):
        made = article(text)
        ledger.add(replace(made, publication=replace(made.publication, source=source)))
    left = [aside.source for aside in ledger.status().set_aside]
    assert left == ["a.zip!/u.csv", "b.zip", "t.csv:3", "u.csv"]

"""What a takedown takes out of the ledger, and what it leaves."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.makers import CODER, report, say

from armsledger.documents import SetAside
from armsledger.errors import LedgerError, UsageError
from armsledger.ledger import Ledger
from armsledger.pipeline import resolve
from armsledger.transfers import Pair

ORDER = report("a", say(quantity=18), published="2014-07-10", outlet="Wire", url="https://wire.example/a")
LATER = report("a", say(quantity=16), published="2014-07-12", outlet="Wire", url="https://wire.example/a")
OTHER = report("other", say(supplier="ISR", system="Harop", item="Harop drones", category="uav"))
ID = ORDER.article.document.id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        for one in (ORDER, OTHER):
            opened.add(one.article, coder=CODER, claims=one.claims)
        resolve(opened)
        yield opened


def tables_with(ledger: Ledger, words: str) -> set[str]:
    """The tables in which some row holds these words."""
    with closing(sqlite3.connect(ledger.where)) as raw:
        names = [row[0] for row in raw.execute("select name from sqlite_master where type = 'table'")]
        return {n for n in names if any(words in str(row) for row in raw.execute(f"select * from {n}"))}


def test_only_the_note_that_it_was_taken_down_knows_its_id(ledger: Ledger) -> None:
    before = tables_with(ledger, ID)
    assert {"documents", "publications", "codings", "labellings", "transfer_claims"} <= before
    ledger.forget(ID, reason="asked for")
    resolve(ledger)
    assert tables_with(ledger, ID) == {"forgotten"}
    (gone,) = ledger.takedowns()
    assert (gone.document_id, gone.reason) == (ID, "asked for")
    assert ledger.takedowns(ID[:5]) == (gone,)
    assert ledger.takedowns("%") == ()


def test_nothing_else_is_touched(ledger: Ledger) -> None:
    (untouched,) = [e for e in ledger.entries() if e.transfer.supplier == "ISR"]
    assert ledger.pairs_of(ID) == (Pair("RUS", "AZE"),)
    ledger.forget(ID, reason="")
    with ledger.resolving() as desk:
        assert list(desk.waiting(at_most=9)) == [Pair("RUS", "AZE")]
    resolve(ledger)
    assert ledger.entries() == (untouched,)


def test_notes_of_what_was_set_aside_of_it_go_too(ledger: Ledger) -> None:
    source = "made.jsonl:1"
    one = report("b", say(quantity=3), published="2015-01-01")
    with_source = type(one.article.publication)(
        one.article.document.id, published="2015-01-01", source=source
    )
    ledger.add(type(one.article)(one.article.id, one.article.document, with_source), coder=CODER, claims=())
    ledger.set_aside(SetAside(source, "coder_failed", "its words"))
    ledger.set_aside(SetAside("elsewhere.jsonl", "empty", "nothing"))
    ledger.forget(one.article.document.id, reason="")
    assert [aside.source for aside in ledger.status().set_aside] == ["elsewhere.jsonl"]


def test_what_it_corrected_counts_again(ledger: Ledger) -> None:
    before = ledger.entries()
    ledger.add(LATER.article, coder=CODER, claims=LATER.claims)
    resolve(ledger)
    later = LATER.article.document.id
    assert {(c.document_id, c.by_document_id) for c in ledger.corrections(ID)} == {(ID, later)}
    assert ledger.corrections(later) == ledger.corrections(ID)
    ledger.forget(later, reason="")
    resolve(ledger)
    assert ledger.corrections(ID) == ()
    assert ledger.entries() == before


def test_it_is_told_as_such_when_it_is_asked_for(ledger: Ledger) -> None:
    ledger.forget(ID, reason="")
    with pytest.raises(UsageError, match=f"document {ID} was taken down on"):
        ledger.find(ID[:8])
    with pytest.raises(LedgerError, match="no document"):
        ledger.forget(ID, reason="")


def test_a_takedown_that_fails_takes_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise RuntimeError("killed")

    monkeypatch.setattr("armsledger.ledger.forgetting.now", fail)
    before = ledger.entries()
    with pytest.raises(RuntimeError):
        ledger.forget(ID, reason="")
    assert ledger.entries() == before
    assert ledger.takedowns() == ()

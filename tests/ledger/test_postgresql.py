"""The same ledger on a PostgreSQL server, where one is at hand.

ARMSLEDGER_POSTGRESQL names an empty database of it, such as postgresql+psycopg://user@localhost/empty; its
tables are dropped in the end. psycopg must be installed.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.makers import CODER, report, say

from armsledger import pipeline
from armsledger.documents import SetAside
from armsledger.ledger import Ledger
from armsledger.ledger.database import Database
from armsledger.ledger.schema import METADATA, SET_ASIDE

URL = os.environ.get("ARMSLEDGER_POSTGRESQL", "")
pytestmark = pytest.mark.skipif(not URL, reason="ARMSLEDGER_POSTGRESQL names no database")

ORDER = report("a", say(quantity=18, value=4_000_000_000), published="2014-07-10", outlet="Wire")
SECOND = report("b", say(quantity=24), say(stage="delivery"), published="2015-07-10", outlet="Daily")
LOAN = report("c", say(supplier="ISR", system=None, item="a loan", category="finance", value=200))


@pytest.fixture
def url() -> Iterator[str]:
    """A database without tables, and without them again in the end."""
    yield URL
    engine = create_engine(URL)
    METADATA.drop_all(engine)
    engine.dispose()


def filled(where: str | Path) -> tuple[object, ...]:
    """What a ledger tells that these reports were entered into, one after the other."""
    with Ledger.open(where) as ledger:
        for one in (ORDER, SECOND, LOAN):
            ledger.add(one.article, coder=CODER, claims=one.claims)
            pipeline.resolve(ledger)
        entries = ledger.entries()
        found = ledger.find(entries[0].transfer.id or "")
        return entries, found, ledger.claim(ORDER.claims[0].id), ledger.entries(known_by="2014")


def test_it_tells_the_same_as_a_file(url: str, tmp_path: Path) -> None:
    assert filled(url) == filled(tmp_path / "ledger.sqlite")
    assert filled(url) == filled(tmp_path / "ledger.sqlite")  # entered again, nothing changes


def test_who_reads_sees_one_state_whoever_writes_meanwhile(url: str) -> None:
    with Ledger.open(url) as ledger:
        database = Database(url, create=False, patience=1)
        with database.reading() as connection:
            count = text(f"select count(*) from {SET_ASIDE.name}")
            before = connection.scalar(count)
            ledger.set_aside(SetAside("a.txt", "empty", "it is empty"))
            assert connection.scalar(count) == before == 0
        database.close()
        assert len(ledger.status().set_aside) == 1

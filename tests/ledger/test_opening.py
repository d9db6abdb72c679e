"""What can be opened as a ledger, and what is said of the rest."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from tests.makers import report, say

from armsledger.errors import LedgerError
from armsledger.ledger import SCHEMA_VERSION, Ledger
from armsledger.ledger.database import Database
from armsledger.ledger.migrations import Migration
from armsledger.ledger.schema import METADATA
from armsledger.ledger.versions import prepare
from armsledger.pipeline import resolve


def test_a_new_ledger_carries_its_schema_version(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "new.sqlite") as ledger:
        assert ledger.status().schema_version == SCHEMA_VERSION == 2
        assert ledger.status().created.endswith("Z")


def test_what_was_stored_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    one = report("a", say())
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        ledger.add(one.article)
    with Ledger.open(tmp_path / "l.sqlite", create=False) as ledger:
        assert ledger.article(one.article.document.id) == one.article


def test_a_url_opens_the_same_ledger_as_its_path(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        ledger.add(report("a", say()).article)
    with Ledger.open(f"sqlite:///{tmp_path / 'l.sqlite'}", create=False) as ledger:
        assert ledger.status().documents == 1


def test_missing_folders_are_made(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a" / "b" / "l.sqlite") as ledger:
        assert ledger.status().documents == 0


def test_a_missing_ledger_is_not_made_by_a_reader(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger here.*armsledger build"):
        Ledger.open(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are notes.")
    with pytest.raises(LedgerError, match=r"notes\.txt.*no ledger"):
        Ledger.open(file, create=create)
    assert file.read_text() == "These are notes."


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as raw:
        raw.execute("create table songs (id)")
    with pytest.raises(LedgerError, match=r"other\.sqlite.*no ledger"):
        Ledger.open(file, create=create)
    with sqlite3.connect(file) as raw:
        assert raw.execute("select name from sqlite_master").fetchall() == [("songs",)]


def test_an_empty_file_becomes_a_ledger_only_for_a_writer(tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite"
    file.touch()
    with pytest.raises(LedgerError, match="no ledger in it yet"):
        Ledger.open(file, create=False)
    with Ledger.open(file) as ledger:
        assert ledger.status().documents == 0


def test_a_damaged_ledger_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "l.sqlite"
    with Ledger.open(file) as ledger:
        for name in "abcdefgh":
            ledger.add(report(name, say()).article)
    content = bytearray(file.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    file.write_bytes(content)
    with pytest.raises(LedgerError, match=r"l\.sqlite"), Ledger.open(file, create=False) as ledger:
        ledger.status()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="folder"):
        Ledger.open(tmp_path)


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match=r"l\.sqlite"):
        Ledger.open(tmp_path / "file" / "l.sqlite")


@pytest.mark.parametrize("url", ["nosuchdatabase://host/x", "://", "mysql+nosuchdriver://host/x"])
def test_a_url_that_leads_nowhere_is_named(url: str) -> None:
    with pytest.raises(LedgerError, match="name a file"):
        Ledger.open(url)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open("nosuchdatabase://user:secret@host/x")
    assert "secret" not in str(caught.value)


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "l.sqlite"
    Ledger.open(file).close()
    with sqlite3.connect(file) as raw:
        raw.execute("update meta set value = '999' where name = 'schema_version'")
    with pytest.raises(LedgerError, match=r"version 999.*newer armsledger"):
        Ledger.open(file)


def test_an_older_ledger_is_brought_up_to_date_step_by_step(tmp_path: Path) -> None:
    file = tmp_path / "l.sqlite"
    Ledger.open(file).close()
    with sqlite3.connect(file) as raw:
        raw.execute("update meta set value = '1' where name = 'schema_version'")
    steps = [
        Migration(2, "notes", lambda c: sql(c, "create table notes (a)")),
        Migration(3, "notes b", lambda c: sql(c, "alter table notes add b")),
    ]
    for _ in range(2):  # the second time there is nothing to do
        migrate(file, steps)
        with sqlite3.connect(file) as raw:
            assert [row[1] for row in raw.execute("pragma table_info(notes)")] == ["a", "b"]
            assert version(file) == "3"


def test_a_step_that_fails_undoes_itself_alone(tmp_path: Path) -> None:
    file = tmp_path / "l.sqlite"
    Ledger.open(file).close()
    with sqlite3.connect(file) as raw:
        raw.execute("update meta set value = '1' where name = 'schema_version'")

    def half(connection: Connection) -> None:
        sql(connection, "create table half (a)")
        sql(connection, "no sql at all")

    steps = [Migration(2, "notes", lambda c: sql(c, "create table notes (a)")), Migration(3, "half", half)]
    with pytest.raises(LedgerError):
        migrate(file, steps)
    with sqlite3.connect(file) as raw:
        tables = {row[0] for row in raw.execute("select name from sqlite_master")}
    assert "notes" in tables and "half" not in tables
    assert version(file) == "2"


def test_a_ledger_of_the_first_version_keeps_its_register_and_resolves_to_the_same(tmp_path: Path) -> None:
    """version-1.sql is what the first release wrote of three reports of our own."""
    file = tmp_path / "l.sqlite"
    with sqlite3.connect(file) as raw:
        raw.executescript((Path(__file__).parent / "version-1.sql").read_text())
    with Ledger.open(file, create=False) as ledger:
        assert version(file) == str(SCHEMA_VERSION)
        assert not ledger.is_resolved()
        before = ledger.entries()
        assert {(e.transfer.id, len(e.testimonies)) for e in before} == {
            ("T9fa4ab60", 1),
            ("T4c111809", 2),
            ("Ta67ebd52", 1),
        }
        resolve(ledger)
        assert ledger.is_resolved()
        assert [(e.transfer.id, e.ordered, e.value) for e in ledger.entries()] == [
            (e.transfer.id, e.ordered, e.value) for e in before
        ]


def test_a_ledger_in_use_by_another_process_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "l.sqlite"
    with Ledger.open(file, patience=0.1) as ledger:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(LedgerError, match="another process is writing"):
            ledger.add(report("a", say()).article)
        assert ledger.status().documents == 0  # readers are not held up
        other.execute("rollback")
        ledger.add(report("a", say()).article)
        assert ledger.status().documents == 1


def test_the_tables_can_be_made_in_postgresql_too() -> None:
    dialect = postgresql.dialect()
    for table in METADATA.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def migrate(file: Path, steps: list[Migration]) -> None:
    database = Database(file, create=False, patience=1)
    try:
        prepare(database, create=False, migrations=steps)
    finally:
        database.close()


def sql(connection: Connection, statement: str) -> None:
    connection.execute(text(statement))


def version(file: Path) -> str:
    with sqlite3.connect(file) as raw:
        return raw.execute("select value from meta where name = 'schema_version'").fetchone()[0]

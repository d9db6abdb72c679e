"""The only module that knows which database it is: opening, transactions, and what its errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidRequestError

from armsledger.errors import LedgerError

SQLITE_HEADER = b"SQLite format 3\x00"
WRITER_LOCK = 7_215_904  # any number will do, as long as every writer of this package asks for the same


class Database:
    """A ledger's database: SQLite for a path, whatever SQLAlchemy reaches for a URL.

    patience is how many seconds a transaction waits while another process writes.
    """

    def __init__(self, where: str | Path, *, create: bool, patience: float) -> None:
        url = _url(str(where), create=create)
        self.where = url.render_as_string(hide_password=True) if "://" in str(where) else str(where)
        self._backend = url.get_backend_name()
        try:
            self._engine = create_engine(url)
        except (ImportError, ArgumentError, InvalidRequestError) as error:
            raise LedgerError(
                f"{self.where}: the driver of this database is not installed or too old ({error}); "
                "install it, or name a file to use SQLite"
            ) from error
        if self._backend == "sqlite":
            _prepare_sqlite(self._engine, create=create, patience=patience)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one state of the ledger, whoever writes meanwhile."""
        with self._speaking(), self._engine.connect() as connection:
            if self._backend == "postgresql":  # by itself it sees each statement's own moment
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, *, wiping: bool = False) -> Iterator[Connection]:
        """One transaction that lands wholly or not at all; writers take turns.

        With wiping, what it deletes is written over at once, so that nothing of it stays where `wipe` can't
        run: while another process reads, or after a crash.
        """
        with self._speaking(), self._engine.connect() as connection:
            if wiping and self._backend == "sqlite":
                connection.connection.execute("PRAGMA secure_delete = ON")
            connection = connection.execution_options(armsledger_writes=True)
            with connection.begin():
                if self._backend == "postgresql":
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
                yield connection

    def wipe(self) -> None:
        """Write the file anew and empty the write-ahead log: both hold words that were deleted long before.

        LedgerError where another process reads the ledger for longer than the patience. Another database than
        SQLite does this by itself, in its own time.
        """
        if self._backend != "sqlite":
            return
        with self._speaking(), self._engine.connect() as connection:
            raw = connection.connection
            raw.execute("VACUUM")
            busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise LedgerError(
                f"{self.where}: another process reads the ledger, so that the log beside it still holds what was "
                "taken down; wait until it is done and run the command again"
            )

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.where}: {_meaning(str(error.orig))}") from error
        except sqlite3.Error as error:
            raise LedgerError(f"{self.where}: {_meaning(str(error))}") from error


def _url(where: str, *, create: bool) -> URL:
    if "://" in where:
        try:
            return make_url(where)
        except ArgumentError as error:
            raise LedgerError(f"{where}: this is no database URL; name a file or a URL") from error
    path = Path(where).expanduser()
    try:
        _check_file(path, create=create)
    except OSError as error:
        raise LedgerError(f"{where}: {error.strerror or error}; name a file that can be opened") from error
    return URL.create("sqlite", database=str(path))


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: this is a folder; name a file for the ledger")
    if path.exists():
        with path.open("rb") as file:
            start = file.read(len(SQLITE_HEADER))
        if start and start != SQLITE_HEADER:
            raise LedgerError(f"{path}: this file is no ledger; name another with --ledger")
    elif not create:
        raise LedgerError(f"{path}: there is no ledger here; make one with 'armsledger build INPUT…'")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)


def _prepare_sqlite(engine: Engine, *, create: bool, patience: float) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy says BEGIN, below, so that reads are transactions too
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        if create:
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("armsledger_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _meaning(error: str) -> str:
    meanings = {
        "locked": "another process is writing to the ledger; wait until it is done and run the command again",
        "readonly": "the ledger can't be written; check the rights of the file and of its folder",
        "unable to open": "the ledger can't be opened; check the rights of the file and of its folder",
        "not a database": "this file is no ledger; name another with --ledger",
        "malformed": "the ledger is damaged; restore it from a copy, or build it again from its inputs",
        "full": "the disk is full; make room and run the command again",
    }
    told = next((meaning for sign, meaning in meanings.items() if sign in error), None)
    return f"{told} ({error})" if told else f"the database refused: {error}"

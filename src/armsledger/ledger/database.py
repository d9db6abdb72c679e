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
from armsledger.ledger.place import ELSEWHERE, Place, place

WRITER_LOCK = 7_215_904  # any number will do, as long as every writer of this package asks for the same


class Database:
    """A ledger's database: SQLite for a path, whatever SQLAlchemy reaches for a URL.

    patience is how many seconds a transaction waits while another process writes.
    """

    def __init__(self, where: str | Path, *, create: bool, patience: float) -> None:
        self._place = _place(str(where), create=create)
        url = self._place.url if self._place else _url(str(where))
        self._mark = self._place and self._place.mark()
        self.where = str(where) if self._place else url.render_as_string(hide_password=True)
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
            if self._place and self._place.mark() != self._mark:
                raise LedgerError(
                    f"{self.where}: the ledger was written while it was read; run the command again"
                )

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

    @property
    def is_still(self) -> bool:
        """Whether it stands where nothing can be written, and is read as one that nobody writes."""
        return self._place is not None and self._place.still

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


def _place(where: str, *, create: bool) -> Place | None:
    """Where the file stands that is named, as a path or as SQLite's URL of one; none for another database."""
    path = Path(where).expanduser()
    if "://" in where:
        url = _url(where)
        if url.get_backend_name() != "sqlite" or url.query or url.database in (None, "", ":memory:"):
            return None
        path = Path(str(url.database))
    try:
        return place(path, create=create)
    except OSError as error:
        raise LedgerError(f"{where}: {error.strerror or error}; name a file that can be opened") from error


def _url(where: str) -> URL:
    try:
        return make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where}: this is no database URL; name a file or a URL") from error


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
        "readonly": f"the ledger can't be written; {ELSEWHERE}",
        "unable to open": "the ledger can't be opened; check the rights of the file and of its folder",
        "not a database": "this file is no ledger; name another with --ledger",
        "malformed": "the ledger is damaged; restore it from a copy, or build it again from its inputs",
        "full": "the disk is full; make room and run the command again",
    }
    told = next((meaning for sign, meaning in meanings.items() if sign in error), None)
    return f"{told} ({error})" if told else f"the database refused: {error}"

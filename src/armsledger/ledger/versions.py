"""The ledger's schema version: made with a new ledger, migrated in an older one, refused in a newer one."""

from collections.abc import Sequence

from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.exc import OperationalError, ProgrammingError

from armsledger.errors import LedgerError
from armsledger.ledger.clock import now
from armsledger.ledger.database import Database
from armsledger.ledger.migrations import MIGRATIONS, Migration
from armsledger.ledger.place import ELSEWHERE
from armsledger.ledger.schema import META, METADATA

SCHEMA_VERSION = 1 + len(MIGRATIONS)


def prepare(database: Database, *, create: bool, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make a new ledger's tables, bring an older ledger up to date; LedgerError for one that is newer."""
    with database.reading() as connection:
        version = _version(connection, database.where)
    if version is None:
        if not create:
            raise LedgerError(
                f"{database.where}: there is no ledger in it yet; make one with 'armsledger build INPUT…'"
            )
        version = _make(database)
    newest = 1 + len(migrations)
    if version > newest:
        raise LedgerError(
            f"{database.where}: this ledger has schema version {version}, made by a newer armsledger; "
            f"this one knows versions up to {newest}: install a newer armsledger"
        )
    if version < newest and database.is_still:
        raise LedgerError(
            f"{database.where}: this ledger has schema version {version} and must be brought up to date first, "
            f"but its folder is read-only; {ELSEWHERE}"
        )
    for migration in migrations[version - 1 :]:
        _migrate(database, migration)


def _version(connection: Connection, where: str) -> int | None:
    """The schema version, or None where there is no table at all."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    try:
        found = connection.scalar(select(META.c.value).where(META.c.name == "schema_version"))
        return int(found)  # type: ignore[arg-type]
    except (OperationalError, ProgrammingError, TypeError, ValueError) as error:
        raise LedgerError(f"{where}: this database is no ledger; name another with --ledger") from error


def _make(database: Database) -> int:
    with database.writing() as connection:
        version = _version(connection, database.where)  # another process may have been quicker
        if version is not None:
            return version
        METADATA.create_all(connection)
        connection.execute(
            META.insert(),
            [{"name": "schema_version", "value": str(SCHEMA_VERSION)}, {"name": "created", "value": now()}],
        )
    return SCHEMA_VERSION


def _migrate(database: Database, migration: Migration) -> None:
    with database.writing() as connection:
        if _version(connection, database.where) != migration.version - 1:
            return  # another process did it
        migration.step(connection)
        version = update(META).where(META.c.name == "schema_version")
        connection.execute(version.values(value=str(migration.version)))

"""The register, as the last resolve step left it: entries over stored transfers and their testimonies."""

from sqlalchemy import Connection

from armsledger.errors import UsageError
from armsledger.estimates import Entry, entries
from armsledger.ledger.outcome import packages, resolved_testimonies, transfers
from armsledger.transfers import Transfer


def all_entries(connection: Connection, *, as_of: str | None, known_by: str | None) -> tuple[Entry, ...]:
    """Every entry; as_of and known_by (YYYY-MM-DD) as in estimates.entries."""
    return entries(
        transfers(connection),
        packages(connection),
        resolved_testimonies(connection),
        as_of=as_of,
        known_by=known_by,
    )


def one_entry(connection: Connection, transfer_id: str) -> Entry:
    """The entry of one transfer; UsageError where no current claim is about it any more."""
    one = transfers(connection, transfer_id=transfer_id)
    if not one:
        raise UsageError(
            f"transfer {transfer_id} has no current claims: a newer coder or a new document took them away; "
            "'armsledger register' lists the transfers that have some"
        )
    # the price of a package rests on the claims of its other transfers too
    package = one[0].package
    found = package_entries(connection, package) if package else _entries(connection, one)
    return next(entry for entry in found if entry.transfer.id == transfer_id)


def package_entries(connection: Connection, package_id: str) -> tuple[Entry, ...]:
    """The entries of the transfers that share a package."""
    return _entries(connection, tuple(t for t in transfers(connection) if t.package == package_id))


def _entries(connection: Connection, concerned: tuple[Transfer, ...]) -> tuple[Entry, ...]:
    ids = {transfer.id for transfer in concerned if transfer.id is not None}
    testimonies = resolved_testimonies(connection, transfer_ids=ids)
    return entries(concerned, packages(connection), testimonies)

"""The register, as the last resolve step left it: entries over stored transfers and their testimonies."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection

from armsledger.errors import UsageError
from armsledger.estimates import Agreement, Entry, Priors, Reliability, agreements, entries
from armsledger.ledger import outcome
from armsledger.ledger.filters import Filters
from armsledger.ledger.outcome import of_pairs, packages, pairs, testimonies, transfers
from armsledger.ledger.schema import TRANSFERS
from armsledger.transfers import Pair, Transfer

CLAIMS_AT_A_TIME = 5_000
"""Claims in memory at a time, where no pair has more of its own."""


def each_entry(
    connection: Connection,
    wanted: Filters,
    *,
    of: Collection[Pair] | None = None,
    as_of: str | None = None,
    known_by: str | None = None,
    priors: Priors | None = None,
) -> Iterator[Entry]:
    """The entries that are asked for, in the register's order; as_of and known_by as in estimates.entries.

    of takes those of some pairs only.
    """
    reliability = learnt(connection, known_by=known_by, priors=priors)
    only = None if of is None else set(of)
    among = [(pair, claims) for pair, claims in pairs(connection, wanted) if only is None or pair in only]
    for some in _batches(among):
        found = entries(
            transfers(connection, of_pairs(some)),
            packages(connection, some),
            testimonies(connection, of_pairs(some)),
            as_of=as_of,
            known_by=known_by,
            reliability=reliability,
        )
        yield from (entry for entry in found if wanted.admits(entry))


def at_days(
    connection: Connection,
    wanted: Filters,
    days: Sequence[str],
    *,
    known_by: str | None = None,
    priors: Priors | None = None,
) -> dict[str, tuple[Entry, ...]]:
    """The entries that are asked for as of each of these days (YYYY-MM-DD), read from the database once."""
    reliability = learnt(connection, known_by=known_by, priors=priors)
    found: dict[str, tuple[Entry, ...]] = dict.fromkeys(days, ())
    for some in _batches(pairs(connection, wanted)):
        held = transfers(connection, of_pairs(some)), packages(connection, some)
        told = tuple(testimonies(connection, of_pairs(some)))
        for day in found:
            of_day = entries(*held, told, as_of=day, known_by=known_by, reliability=reliability)
            found[day] += tuple(entry for entry in of_day if wanted.admits(entry))
    return found


def learnt(connection: Connection, *, known_by: str | None, priors: Priors | None) -> Reliability:
    """How far sources are believed, by all that the ledger holds, or by what was published by a day."""
    if known_by is None:
        return Reliability.learnt(outcome.agreements(connection), priors)
    return Reliability.learnt(_agreements_by(connection, known_by), priors)


def _agreements_by(connection: Connection, known_by: str) -> Iterator[Agreement]:
    for some in _batches(pairs(connection, Filters())):
        told = {t.claim.id: t for t in testimonies(connection, of_pairs(some))}
        for transfer in transfers(connection, of_pairs(some)):
            yield from agreements((told[claim_id] for claim_id in transfer.claim_ids), known_by=known_by)


def one_entry(
    connection: Connection,
    transfer_id: str,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
    priors: Priors | None = None,
) -> Entry:
    """The entry of one transfer, as of a date and as known by a date, as in estimates.entries.

    UsageError where no current claim is about it, or none that counts then.
    """
    one = transfers(connection, TRANSFERS.c.id == transfer_id)
    if not one:
        raise UsageError(
            f"transfer {transfer_id} has no current claims: a newer coder or a new document took them away; "
            "'armsledger register' lists the transfers that have some"
        )
    # the price of a package rests on the claims of its other transfers too
    package = one[0].package
    concerned = transfers(connection, TRANSFERS.c.package_id == package) if package else one
    for entry in _entries(connection, concerned, as_of=as_of, known_by=known_by, priors=priors):
        if entry.transfer.id == transfer_id:
            return entry
    if as_of or known_by:
        raise UsageError(
            f"nothing of transfer {transfer_id} had happened or was known by then; give later dates, or none"
        )
    raise UsageError(
        f"nothing of transfer {transfer_id} counts any more: its outlets corrected the reports on it; "
        f"'armsledger show {transfer_id} --known-by DATE' shows it as it was known before"
    )


def package_entries(
    connection: Connection,
    package_id: str,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
    priors: Priors | None = None,
) -> tuple[Entry, ...]:
    """The entries of the transfers that share a package, as of a date and as known by a date."""
    concerned = transfers(connection, TRANSFERS.c.package_id == package_id)
    return _entries(connection, concerned, as_of=as_of, known_by=known_by, priors=priors)


def _entries(
    connection: Connection,
    concerned: Sequence[Transfer],
    *,
    as_of: str | None,
    known_by: str | None,
    priors: Priors | None,
) -> tuple[Entry, ...]:
    some = sorted({Pair(t.supplier, t.recipient) for t in concerned}, key=lambda pair: pair.order)
    # what an outlet took back may stand in another transfer of the pair than what repeats it
    told = testimonies(connection, of_pairs(some))
    reliability = learnt(connection, known_by=known_by, priors=priors)
    shared = packages(connection, some)
    return entries(concerned, shared, told, as_of=as_of, known_by=known_by, reliability=reliability)


def _batches(counted: Sequence[tuple[Pair, int]]) -> Iterator[list[Pair]]:
    """The pairs in their order, so many at a time that their claims fit into memory."""
    batch: list[Pair] = []
    held = 0
    for pair, claims in counted:
        if batch and held + claims > CLAIMS_AT_A_TIME:
            yield batch
            batch, held = [], 0
        batch.append(pair)
        held += claims
    if batch:
        yield batch

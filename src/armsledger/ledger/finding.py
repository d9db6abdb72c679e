"""How a thing in the ledger is found by its id, or by the beginning of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Table, select

from armsledger.errors import UsageError
from armsledger.ledger.forgetting import takedowns
from armsledger.ledger.schema import CLAIMS, DOCUMENTS, REDIRECTS, TRANSFER_IDS

CHOICES_SHOWN = 20


class Kind(StrEnum):
    """What an id may name."""

    TRANSFER = "transfer"
    CLAIM = "claim"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in the ledger; asked is the id that led to it, where a merged transfer's id did."""

    kind: Kind
    id: str
    asked: str | None = None


def find(connection: Connection, prefix: str, *kinds: Kind) -> Found:
    """The one thing whose id is, or starts with, this prefix; UsageError where there is none or a choice."""
    prefix = prefix.strip().lower()
    spellings = {prefix, prefix.capitalize()} - {""}  # a transfer's id begins with a capital
    tables = {Kind.TRANSFER: TRANSFER_IDS, Kind.CLAIM: CLAIMS, Kind.DOCUMENT: DOCUMENTS}
    found = [
        Found(kind, found_id)
        for kind, table in tables.items()
        if not kinds or kind in kinds
        for spelling in spellings
        for found_id in _starting_with(connection, table, spelling)
    ]
    exact = [some for some in found if some.id in spellings]
    choices = _choices(_in_force(connection, some) for some in exact or found)
    gone = takedowns(connection, prefix) if prefix and not choices else ()
    if len(gone) == 1:
        raise UsageError(f"{gone[0]}; its words are no longer in the ledger")
    if not choices:
        raise UsageError(
            f"nothing in the ledger has an id that starts with {prefix!r}; "
            "'armsledger register' lists the transfers"
        )
    if len(choices) > 1:
        shown = "\n".join(f"  {some.kind} {some.id}" for some in choices[:CHOICES_SHOWN])
        more = f"\n  … and {len(choices) - CHOICES_SHOWN} more" if len(choices) > CHOICES_SHOWN else ""
        raise UsageError(
            f"{prefix!r} begins the ids of {len(choices)} things; "
            f"give more of the one you mean:\n{shown}{more}"
        )
    return choices[0]


def _choices(found: Iterable[Found]) -> list[Found]:
    """Each thing once, in order; asked only where nothing but merged transfers' ids led to it."""
    things: dict[tuple[Kind, str], Found] = {}
    for some in found:
        if things.get((some.kind, some.id)) is None or some.asked is None:
            things[some.kind, some.id] = some
    return [things[key] for key in sorted(things)]


def _starting_with(connection: Connection, table: Table, prefix: str) -> list[str]:
    # a range, not LIKE, so that the index is used and no character is a wild card
    beyond = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    ids = select(table.c.id).where(table.c.id >= prefix, table.c.id < beyond).distinct()
    return list(connection.scalars(ids))


def _in_force(connection: Connection, found: Found) -> Found:
    """Follow a merged transfer's redirects to the id in force."""
    if found.kind is not Kind.TRANSFER:
        return found
    followed = {found.id}
    at = found.id
    while (
        onward := connection.scalar(select(REDIRECTS.c.to_id).where(REDIRECTS.c.from_id == at))
    ) is not None:
        if onward in followed:
            break
        followed.add(onward)
        at = onward
    return found if at == found.id else Found(Kind.TRANSFER, at, asked=found.id)

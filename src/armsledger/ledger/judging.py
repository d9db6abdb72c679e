"""What people judged: that two claims are about one deal, or two, or that nobody can tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from armsledger.errors import UsageError
from armsledger.ledger.clock import now
from armsledger.ledger.pending import touch_anchors
from armsledger.ledger.schema import JUDGEMENTS
from armsledger.terms import Sameness
from armsledger.values import Judgement, digest

CHUNK = 500
JOINT = "."
"""Between the id of what was said at once and the place of each judgement in it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said at once, as the ledger keeps it: its id, who, why, and when it was made and undone.

    judgements are those that are left of it: a later word on the same two claims takes an earlier one back.
    """

    id: str
    sameness: Sameness
    judgements: tuple[Judgement, ...]
    judge: str | None
    note: str | None
    recorded_at: str
    undone_at: str | None


def judge(
    connection: Connection, judgements: Sequence[Judgement], *, judge: str | None, note: str | None
) -> Judged:
    """Keep judgements that were made at once; the very same made again is the one that stands already.

    An earlier one on two of the claims is undone.
    """
    made = [Judgement(j.sameness, *sorted((j.one, j.other))) for j in judgements]
    if any(judgement.one == judgement.other for judgement in made):
        raise UsageError("these two are one claim; name two claims, or two transfers")
    for standing in judged(connection):
        same = (standing.judge, standing.note, set(standing.judgements)) == (judge, note, set(made))
        if same and standing.undone_at is None:
            return standing
    stamp, j = now(), JUDGEMENTS.c
    before = 0
    for judgement in made:
        of_the_two = (j.one == judgement.one, j.other == judgement.other)
        before += len(connection.scalars(select(j.id).where(*of_the_two)).all())
        still = update(JUDGEMENTS).where(*of_the_two, j.undone_at.is_(None))
        connection.execute(still.values(undone_at=stamp))
    name = "J" + digest([*([k.one, k.other] for k in made), before], length=8)
    row = {"judge": judge, "note": note, "recorded_at": stamp}
    connection.execute(
        insert(JUDGEMENTS),
        [
            row | {"id": f"{name}{JOINT}{at}", "sameness": str(k.sameness), "one": k.one, "other": k.other}
            for at, k in enumerate(made)
        ],
    )
    touch_anchors(connection, [key for k in made for key in (k.one, k.other)])
    return Judged(name, made[0].sameness, tuple(made), judge, note, stamp, None)


def undo(connection: Connection, name: str) -> None:
    """Take back what a person said at once; its rows stay and say when. UsageError where none is in force."""
    j = JUDGEMENTS.c
    some = [one for one in judged(connection) if one.id == name]
    if not some or some[0].undone_at is not None:
        known = "was undone already" if some else "is not in the ledger"
        raise UsageError(f"judgement {name} {known}; 'armsledger judge list' lists those in force")
    still = update(JUDGEMENTS).where(j.id.startswith(name + JOINT, autoescape=True), j.undone_at.is_(None))
    connection.execute(still.values(undone_at=now()))
    touch_anchors(connection, [key for k in some[0].judgements for key in (k.one, k.other)])


def judged(connection: Connection) -> tuple[Judged, ...]:
    """All that people judged, what was undone too, the oldest first."""
    rows = connection.execute(select(JUDGEMENTS)).all()
    together: dict[str, list[Row[Any]]] = {}
    for row in sorted(rows, key=lambda row: (row.recorded_at, _name_and_place(row.id))):
        together.setdefault(_name_and_place(row.id)[0], []).append(row)
    return tuple(_judged(name, some) for name, some in together.items())


def _name_and_place(row_id: str) -> tuple[str, int]:
    name, _, place = row_id.partition(JOINT)
    return name, int(place)


def _judged(name: str, rows: Sequence[Row[Any]]) -> Judged:
    first, left = rows[0], [row for row in rows if row.undone_at is None]
    return Judged(
        name,
        Sameness(first.sameness),
        tuple(Judgement(Sameness(row.sameness), row.one, row.other) for row in left or rows),
        first.judge,
        first.note,
        first.recorded_at,
        None if left else max(row.undone_at for row in rows),
    )


def judgements_on(connection: Connection, anchor_keys: Sequence[str]) -> tuple[Judgement, ...]:
    """The judgements in force of which both claims are among these."""
    j = JUDGEMENTS.c
    if connection.scalar(select(j.id).where(j.undone_at.is_(None)).limit(1)) is None:
        return ()
    keys = set(anchor_keys)
    found: list[Judgement] = []
    some = sorted(keys)
    for start in range(0, len(some), CHUNK):
        wanted = select(JUDGEMENTS).where(j.undone_at.is_(None), j.one.in_(some[start : start + CHUNK]))
        found += [
            Judgement(Sameness(row.sameness), row.one, row.other)
            for row in connection.execute(wanted)
            if row.other in keys
        ]
    return tuple(sorted(found))

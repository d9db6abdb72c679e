"""What people judged: that two claims are about one deal, or two, or that nobody can tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from armsledger.errors import UsageError
from armsledger.ledger.clock import now
from armsledger.ledger.pending import touch_anchors
from armsledger.ledger.schema import JUDGEMENTS
from armsledger.terms import Sameness
from armsledger.values import Judgement, digest

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as the ledger keeps it: its id, who judged, why, and when it was made and undone."""

    id: str
    judgement: Judgement
    judge: str | None
    note: str | None
    recorded_at: str
    undone_at: str | None


def judge(connection: Connection, judgement: Judgement, *, judge: str | None, note: str | None) -> Judged:
    """Keep a judgement; an earlier one on the same two claims that says something else is undone."""
    if judgement.one == judgement.other:
        raise UsageError("these two are one claim; name two claims, or two transfers")
    one, other = sorted((judgement.one, judgement.other))
    j = JUDGEMENTS.c
    standing = select(j.id, j.sameness).where(j.one == one, j.other == other, j.undone_at.is_(None))
    stamp = now()
    for row in connection.execute(standing).all():
        connection.execute(update(JUDGEMENTS).where(j.id == row.id).values(undone_at=stamp))
    before = connection.scalars(select(j.id).where(j.one == one, j.other == other)).all()
    made = {
        "id": "J" + digest([one, other, len(before)], length=8),
        "sameness": str(judgement.sameness),
        "one": one,
        "other": other,
        "judge": judge,
        "note": note,
        "recorded_at": stamp,
    }
    connection.execute(insert(JUDGEMENTS), [made])
    touch_anchors(connection, (one, other))
    kept = Judgement(judgement.sameness, one, other)
    return Judged(str(made["id"]), kept, judge, note, stamp, None)


def undo(connection: Connection, judgement_id: str) -> None:
    """Take a judgement back; its row stays and says when. UsageError where there is none in force."""
    j = JUDGEMENTS.c
    row = connection.execute(select(j.one, j.other, j.undone_at).where(j.id == judgement_id)).one_or_none()
    if row is None or row.undone_at is not None:
        known = "was undone already" if row else "is not in the ledger"
        raise UsageError(f"judgement {judgement_id} {known}; 'armsledger judge' lists those in force")
    connection.execute(update(JUDGEMENTS).where(j.id == judgement_id).values(undone_at=now()))
    touch_anchors(connection, (row.one, row.other))


def judged(connection: Connection) -> tuple[Judged, ...]:
    """Every judgement, undone ones too, the oldest first."""
    j = JUDGEMENTS.c
    rows = connection.execute(select(JUDGEMENTS).order_by(j.recorded_at, j.id))
    return tuple(
        Judged(
            row.id,
            Judgement(Sameness(row.sameness), row.one, row.other),
            row.judge,
            row.note,
            row.recorded_at,
            row.undone_at,
        )
        for row in rows
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

"""What changed between two registers of one ledger, such as those known by two dates, and what changed it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from armsledger.estimates.entries import place
from armsledger.estimates.estimate import Entry, Estimate, Measure
from armsledger.terms import Stage
from armsledger.transfers import Testimony

Moved = tuple[tuple[Testimony, ...], tuple[Testimony, ...]]
"""Testimonies that came, and testimonies that went."""


class Kind(StrEnum):
    """What may change of a transfer."""

    NEW = "new"
    GONE = "gone"
    STAGE = "stage"
    FIGURE = "figure"
    CONFLICT_OPENED = "conflict_opened"
    CONFLICT_CLOSED = "conflict_closed"
    WITNESSES = "witnesses"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed of a transfer, with the testimonies that came and those that went for it.

    One of before and after is None for a transfer that is new or gone; a testimony goes when its outlet
    corrects it, and leads_to are the transfers that the corrected reports are about. measure, was and now are
    of figures and conflicts alone; of_package marks the price of the package that the transfer leads.
    """

    kind: Kind
    before: Entry | None
    after: Entry | None
    came: tuple[Testimony, ...] = ()
    went: tuple[Testimony, ...] = ()
    measure: Measure | None = None
    was: Estimate | None = None
    now: Estimate | None = None
    of_package: bool = False
    leads_to: tuple[str, ...] = ()


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> Iterator[tuple[Change, ...]]:
    """What differs between two registers, both in the register's order: what changed of each transfer.

    Nothing is held but the two entries that are compared, so that registers may be streamed.
    """
    for old, new in _side_by_side(before, after):
        if found := tuple(_of_transfer(old, new)):
            yield found


def _side_by_side(
    before: Iterable[Entry], after: Iterable[Entry]
) -> Iterator[tuple[Entry | None, Entry | None]]:
    """The entries of both, those of one transfer together."""
    olds, news = iter(before), iter(after)
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if new is None or (old is not None and place(old) < place(new)):
            yield old, None
            old = next(olds, None)
        elif old is None or place(new) < place(old):
            yield None, new
            new = next(news, None)
        else:
            yield old, new
            old, new = next(olds, None), next(news, None)


def _of_transfer(old: Entry | None, new: Entry | None) -> Iterator[Change]:
    if new is None:
        yield Change(Kind.GONE, old, new, went=_of(old))
        return
    moved = _moved(_of(old), _of(new))
    if old is None:
        yield Change(Kind.NEW, old, new, *moved)
    elif (old.stage, old.denied) != (new.stage, new.denied):
        yield Change(Kind.STAGE, old, new, *_of_stages(moved, {old.stage, new.stage}))
    for measure, was, now, of_package in _figures(old, new):
        behind = _moved(_behind(was), _behind(now))
        causes = behind if any(behind) else moved
        if _bounds(was) != _bounds(now):
            yield Change(Kind.FIGURE, old, new, *causes, measure, was, now, of_package)
        opened, closed = now is not None and now.conflict, was is not None and was.conflict
        if opened != closed:
            kind = Kind.CONFLICT_OPENED if opened else Kind.CONFLICT_CLOSED
            yield Change(kind, old, new, *causes, measure, was, now, of_package)
    if old is not None and (had := _witnesses(old)) != (has := _witnesses(new)):
        other = had ^ has
        came, went = (tuple(t for t in some if t.witness in other) for some in moved)
        yield Change(Kind.WITNESSES, old, new, came, went)


def _of_stages(moved: Moved, stages: set[Stage]) -> Moved:
    """Those of the testimonies that tell of these stages; all, where none does."""
    came, went = (tuple(t for t in some if t.claim.stage in stages) for some in moved)
    return (came, went) if came or went else moved


def _witnesses(entry: Entry) -> set[str]:
    return {t.witness for t in entry.testimonies}


def _figures(
    old: Entry | None, new: Entry
) -> Iterator[tuple[Measure, Estimate | None, Estimate | None, bool]]:
    """Each measure before and after; a package's price on the entry that leads it, as the register has it."""
    for measure in Measure:
        yield measure, _own(old, measure), _own(new, measure), False
    if new.leads_package:
        yield Measure.VALUE, old.package_value if old else None, new.package_value, True


def _own(entry: Entry | None, measure: Measure) -> Estimate | None:
    """The transfer's own estimate of a measure."""
    if entry is None:
        return None
    match measure:
        case Measure.ORDERED:
            return entry.ordered
        case Measure.DELIVERED:
            return entry.delivered
        case Measure.OPTION:
            return entry.option
        case Measure.VALUE:
            return entry.value


def _bounds(shown: Estimate | None) -> tuple[float | str | None, ...]:
    """Low, best, high and what they count; nothing where nothing but forecasts is told."""
    numbers = () if shown is None else (shown.low, shown.best, shown.high)
    return () if shown is None or set(numbers) == {None} else (*numbers, shown.unit)


def _of(entry: Entry | None) -> tuple[Testimony, ...]:
    return () if entry is None else entry.testimonies


def _behind(shown: Estimate | None) -> tuple[Testimony, ...]:
    """The testimonies that bear on an estimate."""
    if shown is None:
        return ()
    readings = (*shown.readings, *shown.forecasts, *shown.denials, *shown.apart)
    return tuple(r.testimony for r in readings)


def _moved(old: Iterable[Testimony], new: Iterable[Testimony]) -> Moved:
    """The testimonies that came, and those that went."""
    had, has = ({t.claim.id: t for t in some} for some in (old, new))
    came, went = ([t for c, t in one.items() if c not in other] for one, other in ((has, had), (had, has)))
    return tuple(sorted(came, key=lambda t: t.order)), tuple(sorted(went, key=lambda t: t.order))

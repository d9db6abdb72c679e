"""Which readings count in the same unit, and which unit stands for them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from armsledger.estimates.estimate import Reading
from armsledger.terms import Unit

PIECES = frozenset({Unit.ITEM, Unit.LAUNCHER, Unit.SYSTEM})
"""Units that count the same things one by one; an item may also be a missile or round."""

_RANK = {str(unit): place for place, unit in enumerate(Unit)}


def common_unit(readings: Sequence[Reading]) -> tuple[str, frozenset[str]]:
    """The unit (or currency) that most witnesses count in, and all that count the same."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    counting = {r.unit for r in readings}
    for unit in counting:
        kinds[_kind(unit, counting)].add(unit)
    kind = min(kinds.values(), key=lambda units: (-_witnesses(units, readings), min(map(_rank, units))))
    unit = min(kind, key=lambda u: (-_witnesses({u}, readings), u == Unit.ITEM, _rank(u)))
    return unit, frozenset(kind)


def counts_like(one: str, other: str) -> bool:
    """Whether two units count the same things, so that numbers may be compared and subtracted."""
    return one == other or {one, other} <= PIECES


def _kind(unit: str, counting: Iterable[str]) -> str:
    rounds = {str(Unit.MISSILE), str(Unit.ROUND)} & set(counting)
    if unit == Unit.ITEM and len(rounds) == 1 and PIECES.isdisjoint(set(counting) - {Unit.ITEM}):
        return rounds.pop()
    return str(Unit.ITEM) if unit in PIECES else unit


def _witnesses(units: Iterable[str], readings: Iterable[Reading]) -> int:
    return len({r.testimony.witness for r in readings if r.unit in units})


def _rank(unit: str) -> tuple[int, str]:
    return _RANK.get(unit, 0), unit

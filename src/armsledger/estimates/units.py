"""Which readings count in the same unit, which unit stands for them, and which only give a sum again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from armsledger.estimates.estimate import Reading
from armsledger.terms import Unit

PIECES = frozenset({Unit.ITEM, Unit.LAUNCHER, Unit.SYSTEM})
"""Units that count the same things one by one; an item may also be a missile or round."""

LIKE = 2.0
"""Items and rounds count the same things only where their numbers differ by this factor at most."""

_RANK = {str(unit): place for place, unit in enumerate(Unit)}


def common_unit(readings: Sequence[Reading]) -> tuple[str, frozenset[str]]:
    """The unit (or currency) that most witnesses count in, and all that count the same.

    Items are missiles or rounds where their numbers are alike: 1,200 items and 1,000 missiles, not 2 and 12.
    """
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for unit in {r.unit for r in readings}:
        kinds[_kind(unit, readings)].add(unit)
    kind = min(kinds.values(), key=lambda units: (-_witnesses(units, readings), min(map(_rank, units))))
    unit = min(kind, key=lambda u: (-_witnesses({u}, readings), u == Unit.ITEM, _rank(u)))
    return unit, frozenset(kind)


def counts_like(one: str, other: str) -> bool:
    """Whether two units count the same things, so that numbers may be subtracted: a system has many launchers."""
    pair = {one, other}
    return len(pair) == 1 or (str(Unit.ITEM) in pair and pair <= PIECES)


def same_sums(readings: Sequence[Reading], unit: str) -> tuple[Reading, ...]:
    """The readings that only give in another currency a sum that their witness and document give in this."""
    given = {_place(r) for r in readings if r.unit == unit}
    return tuple(r for r in readings if r.unit != unit and _place(r) in given)


def _place(reading: Reading) -> tuple[str, str]:
    return reading.testimony.witness, reading.testimony.claim.document_id


def _kind(unit: str, readings: Sequence[Reading]) -> str:
    counting = {r.unit for r in readings}
    rounds = {str(Unit.MISSILE), str(Unit.ROUND)} & counting
    if unit == Unit.ITEM and len(rounds) == 1 and PIECES.isdisjoint(counting - {Unit.ITEM}):
        kind = rounds.pop()
        of_kind = [r for r in readings if r.unit == kind]
        if all(any(_alike(r, other) for other in of_kind) for r in readings if r.unit == unit):
            return kind
    return str(Unit.ITEM) if unit in PIECES else unit


def _alike(one: Reading, other: Reading) -> bool:
    """Whether two numbers or bounds are of the same size, or can be true together."""
    (low, high), (other_low, other_high) = _ends(one), _ends(other)
    return low <= LIKE * other_high and other_low <= LIKE * high


def _ends(reading: Reading) -> tuple[float, float]:
    return reading.low or 0.0, float("inf") if reading.high is None else reading.high


def _witnesses(units: Iterable[str], readings: Iterable[Reading]) -> int:
    return len({r.testimony.witness for r in readings if r.unit in units})


def _rank(unit: str) -> tuple[int, str]:
    return _RANK.get(unit, 0), unit

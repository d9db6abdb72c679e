"""When two claims agree, at each level, and which of one article's claims are paired."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from armsledger.claims.score_rows import Named, Row

COUNTED_LOOSELY = frozenset({"item", "system", "missile", "round", "launcher"})
FULL_FIELDS = ("category", "system", "quantity", "value", "when", "certainty", "side")

Agree = Callable[[Row, Row], bool]


def matches(gold: Sequence[Row], predicted: Sequence[Row], agree: Agree) -> dict[int, int]:
    """The most one-to-one pairs (gold's index to predicted's) that agree, the likest sought first.

    Method: augmenting paths (Kuhn), so that an early pair never costs a later one its only partner.
    """
    alike = [{j: likeness(g, p) for j, p in enumerate(predicted) if agree(g, p)} for g in gold]
    near = [[j for j, _ in sorted(some.items(), key=lambda item: -item[1])] for some in alike]
    taken: dict[int, int] = {}
    for i in sorted(range(len(gold)), key=lambda i: -max(alike[i].values(), default=0.0)):
        _place(i, near, taken)
    return {i: j for j, i in taken.items()}


def _place(first: int, near: Sequence[Sequence[int]], taken: dict[int, int]) -> None:
    """Give `first` a partner, moving others to their next choice where that makes room."""
    seen: set[int] = set()
    path = [(first, iter(near[first]))]
    chosen: list[int] = []
    while path:
        j = next((j for j in path[-1][1] if j not in seen), None)
        if j is None:
            path.pop()
            del chosen[-1:]
            continue
        seen.add(j)
        chosen.append(j)
        if j not in taken:
            taken.update(zip(chosen, (i for i, _ in path), strict=True))
            return
        path.append((taken[j], iter(near[taken[j]])))


def likeness(g: Row, p: Row) -> float:
    """How much of two claims agrees; more where all that counts does."""
    return (
        0.1 * sum(same(g, p) for same in SAME.values())
        + 0.5 * evidence_overlaps(g, p)
        + 4 * same_in_full(g, p)
    )


def same_core(g: Row, p: Row) -> bool:
    """Whether supplier, recipient and item agree."""
    return g.supplier == p.supplier and g.recipient == p.recipient and same_item(g, p)


def same_claim(g: Row, p: Row) -> bool:
    """Whether core, stage and polarity agree."""
    return same_core(g, p) and g.stage == p.stage and g.polarity == p.polarity


def same_in_full(g: Row, p: Row) -> bool:
    """Whether the claim, its evidence and all of FULL_FIELDS agree."""
    return same_claim(g, p) and evidence_overlaps(g, p) and all(SAME[field](g, p) for field in FULL_FIELDS)


def same_item(g: Named, p: Named) -> bool:
    """Whether the designations agree where both name one, else the categories."""
    return _same_system(g, p) if g.system and p.system else g.category == p.category


def _same_system(g: Named, p: Named) -> bool:
    """Equal names, or one holding the other without cutting a number: 'MQ-9' in 'MQ-9 Reaper'."""
    short, long = sorted((g.system, p.system), key=len)
    if short == long:
        return True
    if len(short) < 2 or (len(short) == 2 and not re.search(r"\d", short)):
        return False
    for found in re.finditer(re.escape(short), long):
        before, after = long[: found.start()][-1:], long[found.end() :][:1]
        cut_before = before.isdigit() and short[0].isdigit()
        cut_after = after.isdigit() and short[-1].isdigit()
        if not (cut_before or cut_after):
            return True
    return False


def _same_quantity(g: Row, p: Row) -> bool:
    """Equal bounds and unit; a plain item may also be counted as a system, missile, round or launcher."""
    if g.quantity is None or p.quantity is None or g.quantity[:2] != p.quantity[:2]:
        return g.quantity == p.quantity
    units = {g.quantity[2], p.quantity[2]}
    return len(units) == 1 or ("item" in units and units <= COUNTED_LOOSELY)


def _same_speaker(g: Row, p: Row) -> bool:
    """Neither has one, or the words of one name are among those of the other."""
    if g.speaker is None or p.speaker is None:
        return g.speaker is p.speaker
    return bool(g.speaker and p.speaker) and (g.speaker <= p.speaker or p.speaker <= g.speaker)


def evidence_overlaps(g: Row, p: Row) -> bool:
    """Whether some words are evidence of both."""
    return any(a.overlaps(b) for a in g.evidence for b in p.evidence)


SAME: Mapping[str, Agree] = MappingProxyType(
    {
        "quantity": _same_quantity,
        "value": lambda g, p: g.value == p.value,
        "certainty": lambda g, p: g.certainty == p.certainty,
        "side": lambda g, p: g.side == p.side,
        "speaker": _same_speaker,
        "when": lambda g, p: g.years == p.years,
        "category": lambda g, p: g.category == p.category,
        "system": _same_system,
    }
)
"""For each field, when it is right."""

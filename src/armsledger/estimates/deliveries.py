"""Deliveries that add up: what the parts that witnesses tell come to, and what is told of the whole.

Parts of periods that don't touch are added, whoever tells them; two reports of one period are one part. What
is told of all deliveries by a day stands against the sum of the parts until then. Source: the trade registers
of SIPRI, and the yearly returns to the UN Register, count the deliveries of one deal over the years so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from armsledger.estimates.estimate import Estimate, Reading
from armsledger.estimates.figures import Figure, said_once
from armsledger.estimates.parts import Covers, Part, Sum, heaps, part_of, together
from armsledger.estimates.units import counts_like
from armsledger.registers import is_declaration
from armsledger.values import Period

ADDED = "part deliveries of one witness added up"
ADDED_ACROSS = "part deliveries told by several witnesses added up"
LEFT = "a delivery in part of a longer time left to the whole"
BEYOND = "part deliveries not added up beyond the number ordered"


@dataclass(frozen=True, slots=True)
class _InAll:
    """What a witness tells in all, and by whom each stretch of time of which it tells nothing is filled up."""

    figure: Figure
    fillers: tuple[frozenset[str], ...]
    rule: str


def delivered(readings: Iterable[Reading], *, at_most: float | None = None) -> tuple[list[Figure], list[str]]:
    """What each witness says was delivered in all, comparable with the others, and what was done for that.

    at_most is the number ordered: parts of several witnesses that come to more are not added up, for some of
    them must be of one part; they are then at most that number.
    """
    parts = _running_totals(_of_one_batch([part_of(figure) for figure in _said(readings)]))
    kept = _left_to_wholes(parts, at_most)
    in_all = [_filled_up(base, kept, at_most) for base in _bases(kept)]
    done = {one.rule for one in in_all} | ({LEFT} if len(kept) < len(parts) else set())
    return _independent(in_all), [rule for rule in (ADDED, ADDED_ACROSS, BEYOND, LEFT) if rule in done]


def most_ordered(ordered: Iterable[Estimate], unit: str) -> float | None:
    """The largest number that was ordered, in a unit that counts the same; None where nobody can tell.

    ordered are the estimates of the order and of what may be taken besides, under an option.
    """
    known = list(ordered)
    highs = [e.high for e in known if e.high is not None and counts_like(e.unit, unit)]
    return sum(highs) if known and len(highs) == len(known) else None


def _said(readings: Iterable[Reading]) -> list[Figure]:
    """What each witness says of each period; the lines that a state declares for one are added up."""
    said: list[Reading] = []
    lines: defaultdict[tuple[str, Period], list[Reading]] = defaultdict(list)
    for reading in readings:
        when = reading.testimony.claim.when
        if when is not None and is_declaration(reading.testimony.claim.coder):
            lines[reading.testimony.witness, when].append(reading)
        else:
            said.append(reading)
    return said_once(said, in_parts=True) + [
        _of_lines(witness, when, some) for (witness, when), some in lines.items()
    ]


def _of_lines(witness: str, when: Period, lines: Sequence[Reading]) -> Figure:
    """What the lines of a state's declaration for one period come to: each is of goods of its own.

    A line that has as many as all others together is their sum.
    """
    whole = Sum(0, 0)
    for line in lines:
        whole = whole.plus(Sum(line.low, line.high))
    sums = [
        n for n in (line.low for line in lines) if n is not None and len(lines) > 2 and 2 * n == whole.low
    ]
    if sums and whole.low == whole.high:
        whole = Sum(sums[0], sums[0])
    return Figure(whole.low, whole.high, when, witness, tuple(sorted(lines, key=lambda r: r.testimony.order)))


def _of_one_batch(parts: Sequence[Part]) -> list[Part]:
    """The parts, those that may be of one batch under one period.

    Reports by several witnesses of days less than a month apart are of one batch where the numbers allow it,
    unless one of these witnesses tells of both.
    """
    dated: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.covers is Covers.PART:
            dated[part.witness].append(part)
    batches: list[list[Part]] = []
    others: list[Part] = []
    for part in sorted(parts, key=lambda p: (p.first, p.last, p.witness, p.figure.low or 0)):
        if not part.is_short:
            others.append(part)
            continue
        for batch in reversed(batches):
            if all(_is_one_batch(part, other, dated) for other in batch):
                batch.append(part)
                break
        else:
            batches.append([part])
    for batch in batches:
        first, last = min(p.first for p in batch), max(p.last for p in batch)
        others += [replace(part, first=first, last=last) for part in batch]
    return others


def _is_one_batch(one: Part, other: Part, dated: Mapping[str, Sequence[Part]]) -> bool:
    """Whether two parts may be of one batch, dated being all parts of a period by who tells them."""
    if one.witness == other.witness or not one.is_near(other) or not one.figure.meets(other.figure):
        return False
    return not any(
        part is not told and not part.is_apart(reported)
        for told, reported in ((one, other), (other, one))
        for part in dated[told.witness]
    )


def _running_totals(parts: Sequence[Part]) -> list[Part]:
    """The parts, with those marked as totals that equal what the parts of others come to by then.

    For a number with a period that takes two parts at least; a witness that tells it beside other parts lists
    parts, unless it or another one tells that period's part as well.
    """
    return [replace(p, first="", covers=Covers.TOTAL) if _is_running(p, parts) else p for p in parts]


def _is_running(part: Part, parts: Sequence[Part]) -> bool:
    told = [p for p in parts if p is not part and p.covers is Covers.PART and p.last <= part.last]
    contested = any(not p.is_apart(part) and not p.figure.meets(part.figure) for p in told)
    before = heaps(p for p in told if contested or p.witness != part.witness)
    sum_before = together(before)
    if part.covers is Covers.UNSAID:
        return bool(before) and sum_before == Sum(part.figure.low, part.figure.high)
    number = part.figure.point
    of_one_list = not contested and any(p.witness == part.witness for p in parts if p is not part)
    counts = part.covers is Covers.PART and number is not None and len(before) > 1 and not of_one_list
    return counts and sum_before == Sum(number, number)


def _left_to_wholes(parts: Sequence[Part], at_most: float | None) -> list[Part]:
    """The parts without those that lie within a longer time of which a larger number is told.

    Their readings go to the whole. Where the whole is no number but a bound that they go beyond, they stay as
    lower bounds; where it has no room for them, they stay.
    """
    kept = list(parts)
    for whole in sorted(sorted(parts, key=lambda p: p.last, reverse=True), key=lambda p: p.first):
        if not any(p is whole for p in kept):
            continue
        most, least = whole.figure.high, whole.figure.low or 0
        fit = [p for p in kept if p is not whole and (most is None or (p.figure.low or 0) <= most)]
        inside = [p for p in fit if _holds(whole, p, at_most)]
        low = together(heaps(inside)).low or 0
        own = all(p.witness == whole.witness for p in inside)
        if not inside or (most is not None and low > most):
            continue
        if own or low < least or not low:
            readings = whole.figure.readings + tuple(r for p in inside for r in p.figure.readings)
            filled = replace(whole, figure=replace(whole.figure, readings=readings))
            kept = [filled if p is whole else p for p in kept if not any(p is i for i in inside)]
        elif whole.figure.point is None:
            floors = {id(p): replace(p, figure=replace(p.figure, high=None)) for p in inside if p.figure.low}
            kept = [floors.get(id(p), p) for p in kept]
    return kept


def _holds(whole: Part, part: Part, at_most: float | None) -> bool:
    """Whether a number is told of a longer time, or of a later day, than another."""
    match whole.covers, part.covers:
        case Covers.PART, _:
            return part.covers is Covers.PART and whole.is_longer(part)
        case Covers.TOTAL, Covers.PART:
            return part.first <= whole.last
        case Covers.UNSAID, Covers.PART:
            return whole.witness == part.witness
        case Covers.UNSAID, Covers.UNSAID:
            most, less = whole.figure.high, (part.figure.low or 0) < (whole.figure.low or 0)
            ordered = at_most is not None and most is not None and most <= at_most
            return ordered and less and whole.is_told_after(part)
        case _:
            return whole.is_told_after(part)


def _bases(kept: Sequence[Part]) -> list[list[Part]]:
    """What each witness tells: its parts together, but two numbers of one time each by itself."""
    of_witness: defaultdict[str, list[Part]] = defaultdict(list)
    for part in kept:
        of_witness[part.witness].append(part)
    bases: list[list[Part]] = []
    for own in of_witness.values():
        contested = [p for p in own if any(p is not other and not p.is_apart(other) for other in own)]
        undisputed = [p for p in own if not any(p is other for other in contested)]
        bases += [[part] for part in contested] + ([undisputed] if undisputed else [])
    return bases


def _filled_up(base: Sequence[Part], kept: Sequence[Part], at_most: float | None) -> _InAll:
    """What a witness tells, together with what is told of the times of which it tells nothing."""
    filling = heaps(p for p in kept if all(p is not own and p.is_apart(own) for own in base))
    own, filled = together([part] for part in base), together([*([part] for part in base), *filling])
    readings = tuple(r for part in base for r in part.figure.readings)
    fillers = tuple(frozenset(p.witness for p in heap) for heap in filling)
    rule = ADDED_ACROSS if filling else ADDED if len(base) > 1 else ""
    if filling and at_most is not None and (filled.low or 0) > at_most:
        rule = BEYOND
        most = at_most if filled.high is None else min(filled.high, at_most)
        filled = own if (own.low or 0) > at_most else Sum(own.low, most)
    figure = replace(base[0].figure, low=filled.low, high=filled.high, when=None, readings=readings)
    return _InAll(figure, fillers, rule)


def _independent(in_all: Sequence[_InAll]) -> list[Figure]:
    """The figures, of those that agree no more by different witnesses than the weakest part of the sum has."""
    alike: defaultdict[tuple[float | None, float | None], list[_InAll]] = defaultdict(list)
    for one in in_all:
        alike[one.figure.low, one.figure.high].append(one)
    figures = []
    for some in alike.values():
        whole = sorted({one.figure.witness for one in some if not one.fillers})
        parted = sorted({one.figure.witness for one in some if one.fillers}.difference(whole))
        depth = min((len(heap.difference(whole)) for one in some for heap in one.fillers), default=0)
        stands_for = {witness: (parted[n % depth] if depth else whole[0]) for n, witness in enumerate(parted)}
        for one in some:
            witness = stands_for.get(one.figure.witness, one.figure.witness)
            figures.append(replace(one.figure, witness=witness))
    return figures

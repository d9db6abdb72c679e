"""The answer of the balance: who got how much, in money, pieces and volume."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from armsledger.balance.beside import Beside, Stocktaking, beside, stocks_of
from armsledger.balance.comparing import Line, Span, compare
from armsledger.balance.flow import Counted, Draws, Flow, Flows, Unnumbered, number_of, of_recipient
from armsledger.balance.formations import Structure, as_pieces
from armsledger.balance.money import Series, constant_dollars, lacking
from armsledger.balance.quality import Rest, Sensitivity, Weight, Weights, condition_of, rest, sensitivity
from armsledger.balance.question import LeftOut, Question
from armsledger.terms import Category, Unit
from armsledger.values import Bounds

GENERAL = frozenset({Category.FINANCE, Category.SERVICE, Category.UNSPECIFIED})
"""Goods that are no pieces of a kind: money for arms, training and repair, arms that nobody describes."""

FORMATIONS = frozenset({Unit.BATTERY, Unit.BATTALION, Unit.REGIMENT, Unit.BRIGADE, Unit.SQUADRON})


@dataclass(frozen=True, slots=True)
class Balance:
    """The answer: its lines, what it rests on, what was left out, and how it changes under other weights.

    series are those that money was converted by; weights is the name of the set that volumes were counted by,
    with its licence; rests says how much of the volume rests on facts; beside is what is told beside the lines.
    """

    question: Question
    lines: tuple[Line, ...]
    flows: tuple[Flow, ...]
    volumes: tuple[Flow, ...]
    left_out: tuple[LeftOut, ...]
    series: tuple[Series, ...]
    weights: str
    licence: str
    rests: Rest
    sensitivity: Sensitivity
    beside: Beside

    def line(self, measure: str, category: Category | None = None, *, year: int | None = None) -> Line | None:
        """The line since the first year of a measure and category by a year, by default the last one."""
        wanted = year or self.question.until
        found = (
            one
            for one in self.lines
            if (one.measure, one.category, one.year, one.span) == (measure, category, wanted, Span.SINCE)
        )
        return next(found, None)


def balance(
    question: Question,
    found: Flows,
    *,
    weights: Weights,
    others: Sequence[Weights] = (),
    structures: Sequence[Structure] = (),
    left_out: Sequence[LeftOut] = (),
    taking: Stocktaking | None = None,
    stocked: Sequence[Flow] = (),
    with_race: bool = False,
) -> Balance:
    """The answer to a question from the flows of the register; others are weights to try besides.

    left_out is what the flows don't hold, to be named with what is left out here. taking asks for holdings, of which
    stocked are the flows, from all suppliers and as far back as they are counted; with_race for action and reaction.
    """
    asked = [f for f in found.flows if f.recipient in question.recipients]
    pieces, formations = _in_pieces(asked, structures, question)
    money, unconverted = _in_dollars(asked, question)
    volumes, unweighed, rested = _volumes(pieces, weights)
    lines = [
        *_lines("ordered", _by_category(pieces, Counted.ORDERED), question, found.years),
        *_lines("delivered", _by_category(pieces, Counted.DELIVERED), question, found.years),
        *_lines("money", _and_all(money, "USD"), question, found.years),
        *_lines("volume", _and_all(volumes, "volume"), question, found.years),
    ]
    held = _delivered(_in_pieces(stocked, structures, question)[0])
    stocks = None if taking is None else stocks_of(question, held, taking)
    named = [
        *left_out,
        *formations,
        *unconverted,
        *unweighed,
        *_undescribed(asked),
        *_without_numbers(found.unnumbered, question),
    ]
    return Balance(
        question=question,
        lines=tuple(lines),
        flows=tuple(asked),
        volumes=tuple(volumes),
        left_out=tuple(sorted(set(named), key=lambda o: (o.recipient or "", o.transfer_id, o.what, o.why))),
        series=tuple(dict.fromkeys(s for f in asked for s in _series(f, question))),
        weights=weights.name,
        licence=weights.licence,
        rests=rested,
        sensitivity=sensitivity(_answer(pieces, question, found.years), [weights, *others]),
        beside=beside(question, _delivered(pieces), volumes, stocks=stocks, with_race=with_race),
    )


def _delivered(pieces: Iterable[Flow]) -> list[Flow]:
    """What came of goods that are pieces of a kind."""
    return [f for f in pieces if f.counted is Counted.DELIVERED and f.category not in GENERAL]


_Groups = Mapping[tuple[Category | None, str], Sequence[Flow]]


def _lines(measure: str, groups: _Groups, question: Question, years: Sequence[int]) -> Iterable[Line]:
    for (category, unit), some in sorted(groups.items(), key=lambda g: (g[0][0] or "", g[0][1])):
        sides = [of_recipient(some, recipient) for recipient in question.recipients]
        yield from compare(measure, category, unit, sides, question.recipients, years, n=question.draws)


def _in_pieces(
    some: Sequence[Flow], structures: Sequence[Structure], question: Question
) -> tuple[list[Flow], list[LeftOut]]:
    """The flows, formations as pieces where a source states what they hold; the others as they are, and named."""
    kept: list[Flow] = []
    named: list[LeftOut] = []
    for flow in some:
        if flow.counted is Counted.PRICED or flow.unit not in FORMATIONS:
            kept.append(flow)
            continue
        one = as_pieces(Bounds(1, 1, Unit(flow.unit)), flow.designation, stated=structures)
        if one.bounds is None or one.bounds.low is None or one.bounds.high is None:
            named.append(_left(flow, f"pieces of {flow.unit}s", one.why))
            kept.append(flow)
            continue
        low, high = one.bounds.low, one.bounds.high
        generator = np.random.default_rng([question.seed, number_of(f"{flow.unit} of {flow.designation}")])
        holds = np.rint(generator.uniform(low, high, question.draws))
        kept.append(_times(flow, low, high, "piece", holds=holds))
    return kept, named


def _times(flow: Flow, low: float, high: float, unit: str, *, holds: Draws | None = None) -> Flow:
    """A flow in another unit, of which one of the old ones holds between low and high, by these draws."""
    return replace(
        flow,
        unit=unit,
        draws=flow.draws * (low if holds is None else holds),
        low=tuple(None if f is None else f * low for f in flow.low),
        best=tuple(None if f is None or low != high else f * low for f in flow.best),
        high=tuple(None if f is None else f * high for f in flow.high),
    )


def _left(flow: Flow, what: str, why: str) -> LeftOut:
    return LeftOut(flow.transfer_id, flow.recipient, flow.category, what, why)


def _in_dollars(some: Sequence[Flow], question: Question) -> tuple[list[Flow], list[LeftOut]]:
    """Prices in constant dollars of the year in which they first stood in the register; the rest is named."""
    kept, named = [], []
    for flow in some:
        if flow.counted is not Counted.PRICED:
            continue
        one = constant_dollars(1.0, 1.0, 1.0, flow.unit, flow.first_year, base_year=question.base_year)
        if one is None:
            why = lacking(flow.unit, flow.first_year, base_year=question.base_year)
            named.append(_left(flow, f"{flow.unit} price", why))
        else:
            kept.append(_times(flow, one.factor, one.factor, "USD"))
    return kept, named


def _volumes(some: Sequence[Flow], weights: Weights) -> tuple[list[Flow], list[LeftOut], Rest]:
    """What pieces delivered count for; a formation of which nobody states the pieces counts for nothing."""
    kept: list[Flow] = []
    named: list[LeftOut] = []
    weighed: list[tuple[float, Weight]] = []
    for flow in some:
        if flow.counted is not Counted.DELIVERED or flow.category in GENERAL or flow.unit in FORMATIONS:
            continue
        unit = Unit(flow.unit) if flow.unit in set(Unit) else Unit.ITEM
        weight = weights.of(
            flow.designation, flow.category, unit=unit, condition=condition_of(flow.condition)
        )
        weighed.append((float(flow.draws[-1].mean()), weight))
        if weight.value is None:
            named.append(_left(flow, "volume", weight.why))
        else:
            kept.append(_times(flow, weight.value, weight.value, "volume"))
    return kept, named, rest(weighed)


def _answer(
    some: Sequence[Flow], question: Question, years: Sequence[int]
) -> Callable[[Weights], Mapping[str, float | None]]:
    """What the volumes come to under a set of weights: each side's, and the first one's ratio to each other."""

    def answer(weights: Weights) -> Mapping[str, float | None]:
        volumes, _, _ = _volumes(some, weights)
        groups: _Groups = {(None, "volume"): volumes}
        last = [line for line in _lines("volume", groups, question, years) if line.span is Span.SINCE][-1]
        told: dict[str, float | None] = {
            side.recipient: side.middle if weights.may_be_listed or _is_sum(volumes, side.recipient) else None
            for side in last.sides
        }
        first, *others = question.recipients
        ratios = {f"{first} : {b}": ratio.middle for b, ratio in zip(others, last.ratios, strict=True)}
        return told | ratios

    return answer


def _is_sum(volumes: Sequence[Flow], recipient: str) -> bool:
    """Whether a volume adds up several types, so that nobody reads a single weight off it."""
    return len({(flow.designation, flow.category) for flow in of_recipient(volumes, recipient)}) > 1


def _by_category(some: Iterable[Flow], counted: Counted) -> _Groups:
    groups: defaultdict[tuple[Category | None, str], list[Flow]] = defaultdict(list)
    for flow in some:
        if flow.counted is counted and flow.category not in GENERAL:
            groups[flow.category, flow.unit].append(flow)
    return groups


def _and_all(some: Sequence[Flow], unit: str) -> _Groups:
    """By category, and all together but the loans and grants, which pay for what is counted already."""
    groups: defaultdict[tuple[Category | None, str], list[Flow]] = defaultdict(list)
    for flow in some:
        groups[flow.category, unit].append(flow)
        if flow.category is not Category.FINANCE:
            groups[None, unit].append(flow)
    groups[None, unit] += []
    return groups


def _undescribed(some: Iterable[Flow]) -> Iterable[LeftOut]:
    for flow in some:
        if flow.category is Category.UNSPECIFIED and flow.counted is not Counted.PRICED:
            yield _left(flow, f"number {flow.counted}", "no report says what it is")


def _without_numbers(some: Iterable[Unnumbered], question: Question) -> Iterable[LeftOut]:
    for told in some:
        if told.recipient in question.recipients and (
            told.category not in GENERAL or told.counted is Counted.PRICED
        ):
            what = "price" if told.counted is Counted.PRICED else f"number {told.counted}"
            yield LeftOut(told.transfer_id, told.recipient, told.category, what, told.why)


def _series(flow: Flow, question: Question) -> tuple[Series, ...]:
    if flow.counted is not Counted.PRICED:
        return ()
    one = constant_dollars(1.0, 1.0, 1.0, flow.unit, flow.first_year, base_year=question.base_year)
    return () if one is None else one.series

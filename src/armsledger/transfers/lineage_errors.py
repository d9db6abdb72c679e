"""Rare figures that contradict most witnesses and that several outlets share: the later ones copied the first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from armsledger.registers import is_declaration
from armsledger.terms import Polarity, Side, Stage
from armsledger.transfers.transfer import Testimony

MAJORITY = 0.6  # of the witnesses of a measure agree on one figure
LEAST_MAJORITY = 4  # witnesses, at least
RARER = 2  # times as many witnesses give that figure as give the rare one
LEAST_NUMBER = 12  # a smaller number, or a round one, comes up twice by chance
ROUND = 5
DIGITS_OF_SUM = 3  # that tell a sum from a round one

_Measure = tuple[str, Stage, str]
_Told = dict[float, list[int]]


def shared_errors(told: Sequence[Testimony]) -> Iterator[tuple[int, int, str]]:
    """Testimonies (indexes) that repeat a rare error, each with the first that gave it and the figure in words.

    told stand in order and have their witnesses. A figure is a rare error where at least two witnesses give it
    exactly, at least four and three fifths of all agree on another one, and twice as many as give it; where it
    is no round or small number, which may come up twice by chance; where no official of either side gives it; and,
    of deliveries, where it is more than what most say, since less may be a part.

    Source: Dong, Berti-Equille and Srivastava, Integrating Conflicting Data (VLDB 2009): false values that are
    shared tell of copying, since there are many of them and only one true one.
    """
    measures: defaultdict[_Measure, _Told] = defaultdict(lambda: defaultdict(list))
    for index, testimony in enumerate(told):
        for measure, figure in _exact(testimony):
            measures[measure][figure].append(index)
    for measure, figures in measures.items():
        for figure, indexes in _rare(measure, figures, told).items():
            first = indexes[0]
            words = f"{figure:,.0f} {measure[2]}" if measure[0] == "value" else f"{figure:,.0f}"
            for index in indexes[1:]:
                if told[index].witness != told[first].witness:
                    yield index, first, words


def _exact(testimony: Testimony) -> Iterator[tuple[_Measure, float]]:
    """The exact figures that a testimony affirms and that were not taken back."""
    claim = testimony.claim
    if claim.polarity is not Polarity.AFFIRMED or testimony.superseded_by is not None:
        return
    quantity, value = claim.quantity, claim.value
    if quantity is not None and quantity.low is not None and quantity.low == quantity.high:
        yield ("quantity", claim.stage, str(quantity.unit)), quantity.low
    if value is not None and value.low is not None and value.low == value.high:
        yield ("value", claim.stage, value.currency), value.low


def _rare(
    measure: _Measure, figures: Mapping[float, list[int]], told: Sequence[Testimony]
) -> Mapping[float, list[int]]:
    witnesses = {figure: {told[i].witness for i in indexes} for figure, indexes in figures.items()}
    usual = max(witnesses, key=lambda figure: (len(witnesses[figure]), -figure))
    most, total = len(witnesses[usual]), len(set().union(*witnesses.values()))
    if most < LEAST_MAJORITY or most < MAJORITY * total:
        return {}
    return {
        figure: indexes
        for figure, indexes in figures.items()
        if figure != usual
        and len(witnesses[figure]) > 1
        and most >= RARER * len(witnesses[figure])
        and _is_distinctive(measure, figure)
        and not (measure[1] is Stage.DELIVERY and figure < usual)
        and not any(_is_official(told[i]) for i in indexes)
    }


def _is_distinctive(measure: _Measure, figure: float) -> bool:
    if measure[0] == "value":
        return len(f"{figure:.0f}".rstrip("0")) >= DIGITS_OF_SUM
    return figure > LEAST_NUMBER and figure % ROUND != 0


def _is_official(testimony: Testimony) -> bool:
    claim = testimony.claim
    return is_declaration(claim.coder) or claim.side in (Side.SUPPLIER, Side.RECIPIENT)

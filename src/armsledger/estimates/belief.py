"""What witnesses' figures make believable of the true number: a small model, worked out on a line of cells.

Each independent witness says something of the number N. With the probability that its source is right, its
figure is N, rounded or bounded as people do; else it is wrong in one of a few ways, and may be wrong in the
same way as a witness before it. Bayes' rule over every cell of the line gives what is believed of N. Nothing
is drawn at random and nothing is averaged: two groups of witnesses that differ leave two modes.

Sources: Zhao and Han (GTM, QDB 2012) for numbers told by sources of unequal reliability; Wan et al. (KDEm,
KDD 2016) for keeping several modes; Dong, Berti-Equille and Srivastava (VLDB 2009) for errors that are shared.
docs/estimates.md has the formulas.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from armsledger.estimates.likelihood import RANGE, Line, Saying, if_right, if_wrong, width
from armsledger.estimates.priors import FigureModel
from armsledger.estimates.rounding import exactly, rounded

SHARE = 0.9
"""How much of the belief an interval holds."""

_FINENESS = 1.03  # the ratio of one cell's end to the next
_REACH = 30.0  # how far beyond the smallest and the largest figure the line goes, as a factor
_FACTORS = (1, 2, 0.5, 10, 0.1)  # by which wrong figures miss the number often


@dataclass(frozen=True, slots=True)
class Mode:
    """Figures that can be true together: what they come to, how much of the belief they hold, who gives them.

    weight is from 0 to 1; what all modes leave of 1 is that none of the figures is right.
    """

    low: float | None
    high: float | None
    weight: float
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of one number; whole says that it counts pieces and is no sum of money.

    sayings stand in order of publication; denials say that a figure is not so, or (without one) that nothing
    of the deal is, and right is how likely that is true. Worked out when it is asked for: a register of many thousand
    transfers holds only what witnesses say.
    """

    sayings: tuple[Saying, ...]
    denials: tuple[Saying, ...]
    model: FigureModel
    whole: bool = True

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """The shortest stretch that holds 90 % of the belief in the true number; open where nothing is said.

        Lengths are factors. It begins at 0 where there may well be nothing at all.
        """
        if not self.sayings:
            return None, None
        line = _line(self)
        ends = np.cumsum(line.mass)
        begun = ends - line.mass
        if ends[-1] < SHARE:
            last = int(np.searchsorted(ends, SHARE - line.nothing))
            return 0, self._shown(line.last[min(last, len(ends) - 1)])
        last_of = np.searchsorted(ends, begun + SHARE - 1e-12)
        starts = np.flatnonzero(last_of < len(ends))
        lengths = line.high[last_of[starts]] / line.low[starts]
        first = int(starts[np.argmin(lengths)])
        return self._shown(line.first[first]), self._shown(line.last[last_of[first]])

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The groups of figures that can be true together, the weightiest first."""
        line = _line(self)
        scores = [_together([s for s in self.sayings if s.side == n], line, self) for n in self._sides]
        if not scores:
            return ()
        best = np.argmax(scores, axis=0)
        found = []
        for place, (number, score) in enumerate(zip(self._sides, scores, strict=True)):
            side = [s for s in self.sayings if s.side == number]
            weight = float(line.mass[(best == place) & (score > 0)].sum())
            lows, highs = (
                [s.low for s in side if s.low is not None],
                [s.high for s in side if s.high is not None],
            )
            bounds = max(lows, default=None), min(highs, default=None)
            witnesses = tuple(sorted({s.witness for s in side}))
            found.append(Mode(*bounds, round(min(weight, 1.0), 6), witnesses))
        return tuple(sorted(found, key=lambda m: (-m.weight, m.low or 0.0, m.high or 0.0)))

    def quantiles(self, shares: Line) -> Line:
        """The numbers below which these shares of the belief lie; ValueError where nothing is said."""
        if not self.sayings:
            raise ValueError("nothing is believed where no witness says anything")
        line = _line(self)
        ends = np.cumsum(line.mass)
        within = np.clip(
            np.asarray(shares, dtype=float) * (line.nothing + ends[-1]) - line.nothing, None, ends[-1]
        )
        place = np.minimum(np.searchsorted(ends, within), len(ends) - 1)
        begun = ends[place] - line.mass[place]
        share = np.clip((within - begun) / np.where(line.mass[place] > 0, line.mass[place], 1), 0, 1)
        first, last = line.first[place], line.last[place]
        numbers = first * (last / first) ** share
        numbers = np.clip(np.rint(numbers), first, last) if self.whole else _to_three_digits(numbers)
        return np.where(within <= 0, 0.0, numbers)

    def draw(self, generator: np.random.Generator, n: int) -> Line:
        """So many true numbers as they are believed in, for simulations."""
        return self.quantiles(generator.random(n))

    def _shown(self, number: float) -> float:
        number = float(number if self.whole else _to_three_digits(np.array([number]))[0])
        return int(number) if number.is_integer() else number

    @property
    def _sides(self) -> list[int]:
        return sorted({s.side for s in self.sayings})


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The line: each cell's ends, its first and last number, a number in it, and the belief that it holds."""

    low: Line
    high: Line
    first: Line
    last: Line
    middle: Line
    mass: Line
    nothing: float


@lru_cache(maxsize=64)
def _line(belief: Belief) -> _Cells:
    """The line of a belief, of mass 1 together with what is believed of there being nothing at all."""
    edges = _edges(belief)
    low, high = edges[:-1], edges[1:]
    first, last = (low + 0.5, high - 0.5) if belief.whole else (low, high)
    middle = np.sqrt(first * last)
    empty = np.empty(0)
    line = _Cells(low, high, first, last, middle, empty, 0.0)
    mass = _prior(line, belief)
    nothing = belief.model.nothing if belief.denials else 0.0
    mass *= 1 - nothing
    for place, saying in enumerate(belief.sayings):
        repeated = _repeated(belief.sayings[:place], saying)
        told, invented = _told(saying, repeated, line, belief)
        top = told.max()
        mass, nothing = mass * (told / top), nothing * (invented / top)
    for denial in belief.denials:
        mass *= np.where(_denied(denial, line, belief), 1 - denial.right, denial.right)
        nothing *= denial.right
    total = mass.sum() + nothing
    return _Cells(low, high, first, last, middle, mass / total, float(nothing / total))


def _edges(belief: Belief) -> Line:
    """Where the cells end: finely spaced, and wherever a figure or what it may be rounded from ends."""
    told = (*belief.sayings, *belief.denials)
    stated = [n for s in told for n in (s.low, s.high) if n] or [1.0]
    points = [s.point for s in told if s.point]
    start, end = min(stated) / _REACH, max(stated) * _REACH
    spaced = np.geomspace(start, end, math.ceil(math.log(end / start) / math.log(_FINENESS)))
    wide = np.array([rounded(n, to, whole=belief.whole) for n in points for to in (1, 2)]).ravel()
    if belief.whole:
        ends = [exactly(n * factor, whole=True) for n in points for factor in _FACTORS]
        ends += [exactly(n, whole=True) for n in stated]
        every = np.concatenate([spaced, wide, np.array(ends).ravel()])
        return np.unique(np.maximum(np.floor(every) + 0.5, 0.5))
    spans = [exactly(n * factor, whole=False) for n in points for factor in _FACTORS]
    for low, high in spans:
        spaced = spaced[(spaced <= low) | (high <= spaced)]
    return np.unique(np.concatenate([spaced, wide, np.array(spans).ravel(), stated]))


def _prior(line: _Cells, belief: Belief) -> Line:
    """Before any witness: all sizes alike, on a scale of logarithms; of pieces a share in round numbers."""
    widths: Line = np.log(line.high / line.low)
    if not belief.whole:
        return widths / RANGE
    model = belief.model
    mass = (1 - model.round_truths - model.three_digit_truths) * widths
    for digits, share in ((2, model.round_truths), (3, model.three_digit_truths)):
        for numbers, step in _round_numbers(line, digits=digits):
            place = np.minimum(np.searchsorted(line.high, numbers), len(mass) - 1)
            np.add.at(mass, place, np.log((numbers + step / 2) / (numbers - step / 2)) * share)
    return mass / RANGE


def _round_numbers(line: _Cells, *, digits: int) -> Iterator[tuple[Line, float]]:
    """The whole numbers on the line that so many digits and noughts write, by decades, with the step between them."""
    lowest, highest = line.first[0], line.last[-1]
    for decade in range(math.floor(math.log10(lowest)), math.ceil(math.log10(highest)) + 1):
        step = max(10.0 ** (decade + 1 - digits), 1.0)
        numbers = np.arange(10.0**decade, 10.0 ** (decade + 1), step)
        yield numbers[(numbers >= lowest) & (numbers <= highest)], step


def _told(saying: Saying, repeated: float, line: _Cells, belief: Belief) -> tuple[Line, float]:
    """How likely the witness says this, for each cell, and where there is nothing at all to tell of."""
    model, whole = belief.model, belief.whole
    right = if_right(saying, line.middle, model, whole=whole)
    wrong = if_wrong(saying, line.middle, model, whole=whole)
    invented = width(saying, model, whole=whole) / RANGE
    shared = model.shared if repeated else 0.0
    wrong = shared * repeated + (1 - shared) * wrong
    invented = shared * repeated + (1 - shared) * invented
    return saying.right * right + (1 - saying.right) * wrong, (1 - saying.right) * invented


def _repeated(before: Sequence[Saying], saying: Saying) -> float:
    """The share of earlier witnesses that say the very same."""
    others = [s for s in before if s.witness != saying.witness]
    return sum((s.low, s.high) == (saying.low, saying.high) for s in others) / max(len(others), 1)


def _denied(denial: Saying, line: _Cells, belief: Belief) -> NDArray[np.bool_]:
    """The cells of which the denial says that they are not so."""
    if denial.low is None and denial.high is None:
        return np.ones(len(line.middle), dtype=bool)
    return if_right(denial, line.middle, belief.model, whole=belief.whole) > 0


def _together(side: Sequence[Saying], line: _Cells, belief: Belief) -> Line:
    """How well each cell fits all that a group of figures says; 0 where one of them can't be right there."""
    fits = np.ones(len(line.middle))
    for saying in side:
        fits *= if_right(saying, line.middle, belief.model, whole=belief.whole)
    return fits


def _to_three_digits(numbers: Line) -> Line:
    step = 10.0 ** (np.floor(np.log10(numbers)) - 2)
    return np.rint(numbers / step) * step

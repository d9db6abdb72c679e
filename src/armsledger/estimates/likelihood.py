"""How likely a witness says what it says, if the true number were this one or that one.

A right witness gives the number itself, rounds it, or gives bounds not far from it. A wrong one doubles or
halves it (an option counted in, a first half), slips by a digit, takes a part for the whole or the whole for a
part, or is simply off. All is on a scale of logarithms: errors are factors.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armsledger.estimates.priors import FigureModel
from armsledger.estimates.rounding import digits, exactly, rounded

Line = NDArray[np.float64]

RANGE = math.log(1e4)
"""Numbers that a witness may invent spread over so much, in logarithms."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one witness says of the number: bounds (None is open), and how likely it is right.

    side says which of the groups of figures that can be true together it belongs to.
    """

    low: float | None
    high: float | None
    right: float
    witness: str = ""
    side: int = 0

    @property
    def point(self) -> float | None:
        """The number, where it is one number and no range or bound."""
        return self.low if self.low == self.high else None


def if_right(saying: Saying, numbers: Line, model: FigureModel, *, whole: bool) -> Line:
    """How likely a witness that is right says this."""
    point, low, high = saying.point, saying.low, saying.high
    if point is not None:
        return _rounds_to(point, numbers, model, whole=whole)
    if low is not None and high is not None:
        start, end = max(exactly(low, whole=whole)[0], high / 100), exactly(high, whole=whole)[1]
        within: Line = ((numbers > start) & (numbers < end)) / math.log(end / start)
        return within
    bound = (low if low is not None else high) or 0.5
    distance = np.log(numbers / bound) if low is not None else np.log(bound / numbers)
    lies = distance > -1e-9
    shape: Line = np.exp(-distance.clip(0) / model.near) * (1 - model.far_share) / model.near
    shape += np.exp(-distance.clip(0) / model.far) * model.far_share / model.far
    return np.where(lies, shape, 0.0)


def if_wrong(saying: Saying, numbers: Line, model: FigureModel, *, whole: bool) -> Line:
    """How likely a witness that is wrong says this, by itself."""
    point = saying.point
    number = point or _middle(saying)
    distance = np.log(number / numbers)
    apart = np.abs(distance)
    smooth = model.part * np.exp(-apart) * (distance < 0) + model.programme * np.exp(-apart) * (distance > 0)
    smooth += model.scattered * np.exp(-apart / model.scatter) / (2 * model.scatter) + model.anything / RANGE
    wrong: Line = smooth * width(saying, model, whole=whole)
    ways = ((model.doubled, 2), (model.halved, 0.5), (model.tenfold, 10), (model.tenth, 0.1))
    if point is None:
        near = [share * np.exp(-np.abs(distance - math.log(f)) / 0.1) / 0.2 for share, f in ways]
        return sum(near, start=wrong)
    slipped = [share * _rounds_to(point, numbers * f, model, whole=whole, about=f) for share, f in ways]
    return sum(slipped, start=wrong)


def _rounds_to(stated: float, numbers: Line, model: FigureModel, *, whole: bool, about: float = 1.0) -> Line:
    """How likely each number is told as this one; about widens 'exactly' for a number that was multiplied."""
    exact = 1 - model.two_digits - model.one_digit
    likely = np.zeros(len(numbers))
    low, high = exactly(stated, whole=whole)
    if whole and about > 1:
        low, high = stated - about / 2, stated + about / 2
    equal = (numbers > low) & (numbers < high)
    for to, share in ((2, model.two_digits), (1, model.one_digit)):
        if digits(stated) <= to:
            start, end = rounded(stated, to, whole=whole)
            likely += share * (((numbers > start) & (numbers < end)) | equal)
    return likely + exact * equal


def width(saying: Saying, model: FigureModel, *, whole: bool) -> float:
    """The stretch, in logarithms, of what is told as this number; 1 for ranges and bounds."""
    point = saying.point
    if point is None or point <= 0:
        return 1.0
    exact = 1 - model.two_digits - model.one_digit
    width = exact * _log_ratio(exactly(point, whole=whole))
    for to, share in ((2, model.two_digits), (1, model.one_digit)):
        if digits(point) <= to:
            width += share * _log_ratio(rounded(point, to, whole=whole))
    return width


def _middle(saying: Saying) -> float:
    if saying.low and saying.high:
        return math.sqrt(saying.low * saying.high)
    return saying.low or saying.high or 0.5


def _log_ratio(ends: tuple[float, float]) -> float:
    return math.log(ends[1] / max(ends[0], 1e-9))

"""Ledgers whose true numbers are known: deals drawn by a seeded generator, and what outlets tell of them.

The generator is no copy of the model that is tried on it: errors, bounds and copies come about in other ways
here (a rival number that wrong outlets share, digits swapped, scatter by a normal, bounds cut off at round
numbers), and how reliable each outlet is it keeps to itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from tests.makers import report, say

from armsledger.terms import Category
from armsledger.transfers import Testimony, Transfer

OUTLETS = 14
SPAN = (2, 1500)  # pieces in a deal, all sizes alike on a scale of logarithms


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way in which a press tells of deals.

    witnesses are the numbers of outlets of a deal, each as likely. rounding is the share of right figures that
    are rounded; bounds that of figures told as 'more than' or 'up to'; copied that of deals in which two to
    four outlets copy another, noticed or not; bogus that of deals of which nothing is true; denied that of
    true deals that an official denies. biased is the share of deals of which one outlet tells 1.3 times the
    number, always. right are the two parameters of the Beta by which outlets are right: 2 in 3 on the average.
    """

    name: str
    witnesses: Sequence[int] = (1, 1, 2, 2, 3, 3, 4, 5)
    rounding: float = 0.0
    bounds: float = 0.0
    copied: float = 0.0
    noticed: bool = True
    bogus: float = 0.0
    denied: float = 0.0
    biased: float = 0.0
    right: tuple[float, float] = (6, 3)


SCENARIOS = (
    Scenario("clean"),
    Scenario("rounding", rounding=0.5),
    Scenario("biased outlet", biased=0.35),
    Scenario("copied, noticed", copied=0.25),
    Scenario("copied, unnoticed", copied=0.25, noticed=False),
    Scenario("bounds only", bounds=1.0),
    Scenario("with denials", bogus=0.06, denied=0.15),
    Scenario("few witnesses", witnesses=(1, 2), rounding=0.2),
    Scenario("many witnesses", witnesses=(3, 4, 5, 6, 7, 8), rounding=0.2),
    Scenario("many, worse press", witnesses=(3, 4, 5, 6, 7, 8), rounding=0.2, right=(4, 4)),
    Scenario("all together", rounding=0.3, bounds=0.15, copied=0.15, bogus=0.05, denied=0.08, biased=0.35),
)


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal, its true number (0 where nothing is true), and the figures that outlets printed of it."""

    transfer: Transfer
    truth: int
    testimonies: tuple[Testimony, ...]


def drawn(scenario: Scenario, *, seed: int, deals: int) -> list[Deal]:
    """A ledger of so many deals; the same seed draws the same ledger."""
    press = _Press(np.random.default_rng([seed, *scenario.name.encode()]), scenario)
    return [press.deal(n) for n in range(deals)]


@dataclass(frozen=True, slots=True)
class _Figure:
    """What an outlet prints: bounds, the outlet, and which outlet it took them from, where it is known."""

    low: int | None
    high: int | None
    outlet: int
    witness: int


class _Press:
    """The outlets, how often each is right, and what they print."""

    def __init__(self, generator: np.random.Generator, scenario: Scenario) -> None:
        self._draw = generator
        self._scenario = scenario
        self._right = generator.beta(*scenario.right, OUTLETS)

    def deal(self, number: int) -> Deal:
        draw, scenario = self._draw, self._scenario
        real = self._truth()
        bogus = draw.random() < scenario.bogus
        rival = max(1, round(real * draw.choice([2, 0.5, 1.5, 1 + draw.random(), draw.random()])))
        figures = [self._figure(outlet, real, rival, bogus=bogus) for outlet in self._outlets(bogus=bogus)]
        if draw.random() < scenario.copied:
            figures = self._with_copies(figures)
        denied = draw.random() < (0.7 if bogus else scenario.denied)
        testimonies = tuple(self._printed(number, figures, denied=denied))
        keys = tuple(dict.fromkeys(t.claim.anchor_key for t in testimonies))
        claims = tuple(t.claim.id for t in testimonies)
        transfer = Transfer("RUS", "AZE", f"D-{number}", Category.TANK, keys, claims, id=f"T{number:08x}")
        return Deal(transfer, 0 if bogus else real, testimonies)

    def _truth(self) -> int:
        draw = self._draw
        number = float(np.exp(draw.uniform(*np.log(SPAN))))
        if draw.random() < 0.5:  # orders come in dozens, tens and hundreds
            step = draw.choice([s for s in (2, 6, 10, 12, 50, 100) if s <= max(2, number)])
            return max(2, int(step * round(number / step)))
        return max(2, round(number))

    def _outlets(self, *, bogus: bool) -> list[int]:
        draw, scenario = self._draw, self._scenario
        many = 1 if bogus else int(draw.choice(scenario.witnesses))
        chosen = [int(o) for o in draw.permutation(np.arange(1, OUTLETS))[:many]]
        if draw.random() < scenario.biased:
            chosen[int(draw.integers(many))] = 0
        return chosen

    def _figure(self, outlet: int, real: int, rival: int, *, bogus: bool) -> _Figure:
        draw, scenario = self._draw, self._scenario
        if scenario.biased and outlet == 0:
            number = round(1.3 * real)
        elif not bogus and draw.random() < self._right[outlet]:
            number = real
        else:
            number = self._wrong(real, rival)
        if draw.random() < scenario.bounds:
            return self._bound(number, outlet)
        if draw.random() < scenario.rounding:
            number = _rounded(number, int(draw.choice([1, 2, 2])))
        return _Figure(number, number, outlet, outlet)

    def _wrong(self, real: int, rival: int) -> int:
        draw = self._draw
        match int(draw.choice(6, p=(0.30, 0.25, 0.15, 0.08, 0.07, 0.15))):
            case 0:
                number = float(rival)
            case 1:
                number = real * float(np.exp(draw.normal(0, 0.5)))
            case 2:
                number = real * float(draw.uniform(0.1, 0.95))
            case 3:
                number = float(str(real)[::-1])  # digits swapped
            case 4:
                number = real * float(draw.choice([10, 0.1]))
            case _:
                number = real * float(draw.choice([2, 0.5, 3]))
        wrong = max(1, round(number))
        return wrong + 1 if wrong == real else wrong

    def _bound(self, number: int, outlet: int) -> _Figure:
        """'More than' a round number below, or 'up to' one above: at times the next one, at times far off."""
        draw = self._draw
        off = float(draw.choice([0, 0, 0.1, 0.3]) + draw.exponential(0.1))
        if draw.random() < 0.65:
            below = _cut(number / (1 + off), digits=int(draw.choice([1, 2, 2])))
            return _Figure(max(1, min(below, number)), None, outlet, outlet)
        above = _rounded(number * (1 + off), 2)
        return _Figure(None, max(above, number), outlet, outlet)

    def _with_copies(self, figures: list[_Figure]) -> list[_Figure]:
        draw = self._draw
        first = figures[0]
        used = {f.outlet for f in figures}
        free = [o for o in range(1, OUTLETS) if o not in used][: int(draw.integers(2, 5))]
        witness = first.witness if self._scenario.noticed else None
        copies = [replace(first, outlet=o, witness=o if witness is None else witness) for o in free]
        return [first, *copies, *figures[1:]]

    def _printed(self, number: int, figures: Sequence[_Figure], *, denied: bool) -> list[Testimony]:
        testimonies = []
        for place, figure in enumerate(figures):
            told = say(system=f"D-{number}", quantity=(figure.low, figure.high))
            made = report(
                f"Deal {number}, report {place}",
                told,
                published=f"2014-01-{place + 1:02d}",
                outlet=f"Outlet {figure.outlet}",
            )
            testimonies += made.testimonies(f"deal {number}, outlet {figure.witness}")
        if denied:
            side = str(self._draw.choice(["supplier", "recipient"]))
            told = say(system=f"D-{number}", polarity="denied", speaker="The ministry", side=side)
            testimonies += report(f"Deal {number}, denied", told, published="2014-02-01").testimonies()
        return testimonies


def _rounded(number: float, digits: int) -> int:
    step = 10 ** max(int(np.floor(np.log10(max(number, 1)))) - digits + 1, 0)
    return max(1, int(step * np.floor(number / step + 0.5)))


def _cut(number: float, *, digits: int) -> int:
    step = 10 ** max(int(np.floor(np.log10(max(number, 1)))) - digits + 1, 0)
    return int(step * (number // step))

"""The arms race: whether each side's yearly series answers the other's, and when nothing can be said of it.

Richardson's equations, x(t) - x(t-1) = k y(t-1) - a x(t-1) + g and the other way, and Granger's test in a vector
autoregression. A reaction is stated only where both agree; with yearly series of arms that is the exception.
docs/balance-race.md has the method.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from armsledger.balance.regressions import Fit, best_lag, granger, quantile, richardson

Draws = NDArray[np.float64]

FEWEST_YEARS = 15
"""Years below which no coefficient is worked out."""

SIGNIFICANT = 0.05
"""The chance of stating a reaction of either side where there is none; each side's test gets half of it."""

SHARE = 0.9
"""What intervals hold."""

_DRAWS = 200
_CHANGES = 5  # years in which a series must move at least
_COLLINEAR = 0.95
_LONGEST_LAG = 3


class Verdict(StrEnum):
    """What can be said of two series."""

    NOTHING = "nothing"
    ONE_ANSWERS = "one_answers"
    OTHER_ANSWERS = "other_answers"
    BOTH_ANSWER = "both_answer"


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 90 % interval."""

    low: float
    best: float
    high: float

    @property
    def over_zero(self) -> bool:
        """Whether it can be zero."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True)
class Reaction:
    """How one side's series answers the other's: Richardson's coefficients, and Granger's test.

    k is what a unit of the other's series adds to the side's a year later, a what its own level takes off, g what comes
    whatever the other does. spread is the 90 % range of k over the draws of the series, and holds the share of the
    draws in which the reaction would be stated; p_value is the median of the draws'.
    """

    who: str
    to: str
    k: Interval
    a: Interval
    g: Interval
    p_value: float
    spread: Interval
    holds: float

    @property
    def stated(self) -> bool:
        """Whether the interval of k leaves zero out and the test agrees."""
        return not self.k.over_zero and self.p_value < SIGNIFICANT / 2


@dataclass(frozen=True, slots=True)
class Race:
    """What two series say of action and reaction: a verdict, the same in words, the numbers, and what was too little.

    reactions are one's to the other and the other's to one; none where nothing could be worked out. lag is that of the
    vector autoregression, in years, by the Schwarz criterion.
    """

    one: str
    other: str
    years: tuple[int, ...]
    verdict: Verdict
    words: str
    reactions: tuple[Reaction, ...]
    lag: int | None
    draws: int
    lacking: tuple[str, ...]


def race(one: Draws, other: Draws, *, years: Sequence[int], names: tuple[str, str]) -> Race:
    """The race between two yearly series, each of shape (years,) or (years, draws).

    Of draws, 200 are worked out at most, the same for both. Raises UsageError without the extra `balance`.
    """
    x, y = _columns(one, len(years)), _columns(other, len(years))
    n = min(max(x.shape[1], y.shape[1]), _DRAWS)
    x, y = _drawn(x, n), _drawn(y, n)
    lacking = tuple(_too_little(np.median(x, axis=1), np.median(y, axis=1), names))
    if lacking:
        words = f"Nothing can be said of a race between {names[0]} and {names[1]}: {'; '.join(lacking)}."
        return Race(*names, tuple(years), Verdict.NOTHING, words, (), None, n, lacking)
    longest = min(_LONGEST_LAG, (len(years) - 8) // 6)
    lag = best_lag(np.median(x, axis=1), np.median(y, axis=1), longest)
    reactions = _reaction(x, y, names, lag), _reaction(y, x, names[::-1], lag)
    verdict = {
        (False, False): Verdict.NOTHING,
        (True, False): Verdict.ONE_ANSWERS,
        (False, True): Verdict.OTHER_ANSWERS,
        (True, True): Verdict.BOTH_ANSWER,
    }[(reactions[0].stated, reactions[1].stated)]
    noisy = tuple(told for reaction in reactions for told in _too_noisy(reaction))
    words = _words(reactions, noisy, len(years))
    return Race(*names, tuple(years), verdict, words, reactions, lag, n, noisy)


def _columns(series: Draws, years: int) -> Draws:
    columns = np.asarray(series, dtype=float).reshape(len(series), -1)
    if len(columns) != years or not np.isfinite(columns).all():
        raise ValueError("a series has a finite number for every year")
    return columns


def _drawn(columns: Draws, n: int) -> Draws:
    """So many columns, evenly from all; a single one stands for every draw."""
    return columns[:, np.linspace(0, columns.shape[1] - 1, n).round().astype(int)]


def _too_little(x: Draws, y: Draws, names: tuple[str, str]) -> Iterator[str]:
    if len(x) < FEWEST_YEARS:
        yield f"{len(x)} years are too few, {FEWEST_YEARS} are needed"
        return
    still = [
        name
        for name, series in zip(names, (x, y), strict=True)
        if np.count_nonzero(np.diff(series)) < _CHANGES
    ]
    for name in still:
        yield f"the series of {name} moves in fewer than {_CHANGES} years"
    if not still and abs(np.corrcoef(x[:-1], y[:-1])[0, 1]) > _COLLINEAR:
        yield "the two series go so much alike that their effects can't be told apart"


def _reaction(own: Draws, other: Draws, names: tuple[str, str], lag: int) -> Reaction:
    pairs = list(zip(own.T, other.T, strict=True))
    fits = [richardson(x, y) for x, y in pairs]
    tests = [granger(x, y, lag) for x, y in pairs]
    k, a, g = (_pooled(fits, place) for place in range(3))
    reach = quantile((1 + SHARE) / 2, fits[0].freedom)
    clear = [abs(fit.values[0]) > reach * fit.errors[0] for fit in fits]
    holds = np.mean([c and p < SIGNIFICANT / 2 for c, p in zip(clear, tests, strict=True)])
    spread = np.quantile([fit.values[0] for fit in fits], [(1 - SHARE) / 2, 0.5, (1 + SHARE) / 2])
    return Reaction(*names, k, a, g, float(np.median(tests)), Interval(*map(float, spread)), float(holds))


def _pooled(fits: Sequence[Fit], place: int) -> Interval:
    """One interval from the fits of all draws: the mean, with the variance within and between them.

    Source: D. B. Rubin, Multiple Imputation for Nonresponse in Surveys, 1987; degrees of freedom by J. Barnard and
    D. B. Rubin, Biometrika 86 (1999).
    """
    values = np.array([fit.values[place] for fit in fits])
    within = float(np.mean([fit.errors[place] ** 2 for fit in fits]))
    m, freedom = len(fits), fits[0].freedom
    between = (1 + 1 / m) * float(values.var(ddof=1)) if m > 1 else 0.0
    total = within + between
    if between > 0:
        share = between / total
        observed = (freedom + 1) / (freedom + 3) * freedom * (1 - share)
        freedom = 1 / (share**2 / (m - 1) + 1 / max(observed, 1e-9))
    reach = quantile((1 + SHARE) / 2, max(freedom, 1.0)) * float(np.sqrt(total))
    best = float(values.mean())
    return Interval(best - reach, best, best + reach)


def _too_noisy(reaction: Reaction) -> Iterator[str]:
    if reaction.k.over_zero:
        bounds = f"{reaction.k.low:.2g} to {reaction.k.high:.2g}"
        yield f"the coefficient of {reaction.who}'s answer to {reaction.to} may be anything from {bounds}"
    elif not reaction.stated:
        yield f"the test doesn't bear out that {reaction.who} answers {reaction.to} (p = {reaction.p_value:.2g})"


def _words(reactions: Sequence[Reaction], noisy: Sequence[str], years: int) -> str:
    told = [_told(reaction) for reaction in reactions if reaction.stated]
    if told:
        return " ".join(told)
    who, to = reactions[0].who, reactions[0].to
    return f"Nothing can be said of a race between {who} and {to} from {years} years: {'; '.join(noisy)}."


def _told(reaction: Reaction) -> str:
    more = "more" if reaction.k.best > 0 else "less"
    held = "" if reaction.holds > SHARE else f", in {reaction.holds:.0%} of the draws"
    return (
        f"The higher the series of {reaction.to}, the {more} that of {reaction.who} grew the year after: "
        f"{reaction.k.best:.2g} a unit "
        f"({reaction.k.low:.2g} to {reaction.k.high:.2g}), p = {reaction.p_value:.2g}{held}."
    )

"""The regressions behind the arms race, by statsmodels, which comes with the extra `balance`.

Sources: L. F. Richardson, Arms and Insecurity, 1960; C. W. J. Granger, Econometrica 37 (1969); H. Y. Toda and
T. Yamamoto, Journal of Econometrics 66 (1995), for a test that trends don't deceive.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from armsledger.errors import UsageError

Series = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Estimates, their standard errors, and the degrees of freedom that the residuals leave."""

    values: Series
    errors: Series
    freedom: float


def richardson(own: Series, other: Series) -> Fit:
    """k, a and g of own(t) - own(t-1) = k other(t-1) - a own(t-1) + g, by least squares."""
    before = np.column_stack([other[:-1], -own[:-1], np.ones(len(own) - 1)])
    fitted = _least_squares(np.diff(own), before)
    return Fit(np.asarray(fitted.params), np.asarray(fitted.bse), float(fitted.df_resid))


def granger(own: Series, other: Series, lag: int) -> float:
    """The p-value of an F test that the other's last years tell nothing of own that its own years don't tell.

    A vector autoregression of one lag more than is tested (Toda and Yamamoto), so that it holds for series with a
    trend too.
    """
    deep = lag + 1
    past = [series[deep - back : len(own) - back] for series in (other, own) for back in range(1, deep + 1)]
    fitted = _least_squares(own[deep:], np.column_stack([*past, np.ones(len(own) - deep)]))
    tested = np.eye(lag, 2 * deep + 1)
    return float(fitted.f_test(tested).pvalue)


def best_lag(own: Series, other: Series, longest: int) -> int:
    """The lag of their vector autoregression with the least Schwarz criterion (BIC), from 1 to the longest."""
    if longest == 1:
        return 1
    both = np.column_stack([own, other])
    return max(1, int(_library("statsmodels.tsa.vector_ar.var_model").VAR(both).select_order(longest).bic))


def quantile(share: float, freedom: float) -> float:
    """The quantile of Student's t distribution."""
    return float(_library("scipy.stats").t.ppf(share, freedom))


def _least_squares(told: Series, by: Series) -> Any:
    return _library("statsmodels.regression.linear_model").OLS(told, by).fit()


def _library(module: str) -> Any:
    """A module of the extra; UsageError, naming the extra, where it isn't installed."""
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(
            "the arms race needs statsmodels: install armsledger[balance] ('make extras' does), or leave the race out"
        ) from None

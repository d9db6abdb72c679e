"""The arithmetic of the perpetual inventory, over years and draws."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from armsledger.balance.assumptions import Retirement, ServiceLife, YearlyRate

Draws = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The stock at each year's end, and the losses for which there was no stock; of shape (years, n)."""

    stock: Draws
    missing: Draws


def course(opening: Draws, added: Draws, lost: Draws, retirement: Retirement | None) -> Course:
    """The course of a stock, year by year: what is retired goes first, then deliveries come, then losses go.

    opening enters at the end of its year, after that year's losses. All are of shape (years, n) and at least 0. Losses
    and rates take of every age alike.
    """
    life = retirement.years if isinstance(retirement, ServiceLife) else 1
    kept = 1 - retirement.share if isinstance(retirement, YearlyRate) else 1.0
    ages = np.zeros((life, opening.shape[1]))  # the oldest last
    stock, missing = np.zeros_like(added), np.zeros_like(added)
    for year in range(len(added)):
        if isinstance(retirement, ServiceLife):
            ages = np.concatenate([np.zeros_like(ages[:1]), ages[:-1]])
        ages = ages * kept
        ages[0] += added[year]
        held = ages.sum(axis=0)
        taken = np.minimum(lost[year], held)
        missing[year] = lost[year] - taken
        ages *= 1 - np.divide(taken, held, out=np.zeros_like(held), where=held > 0)
        ages += opening[year] / life
        stock[year] = np.maximum(ages.sum(axis=0), 0)
    return Course(stock, missing)

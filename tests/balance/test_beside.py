"""What stands beside the lines of a balance, from flows."""

import numpy as np
import pytest

from armsledger.balance import Counted, Flow, Question, Verdict
from armsledger.balance.beside import beside
from armsledger.terms import Category

YEARS = tuple(range(1990, 2020))
QUESTION = Question(("ARM", "AZE"), (), YEARS[0], YEARS[-1], draws=100)


def flow(recipient: str, yearly: np.ndarray, supplier: str | None = "RUS") -> Flow:
    """One transfer of which it is sure what came in each year."""
    told = tuple(map(float, np.cumsum(yearly)))
    draws = np.tile(np.cumsum(yearly)[:, None], (1, QUESTION.draws))
    figures = Category.TANK, "volume", Counted.DELIVERED, YEARS, draws, told, told, told
    return Flow(f"T-{recipient}-{supplier}", supplier, recipient, None, *figures)


def test_a_side_that_answers_the_other_is_told_by_name() -> None:
    pytest.importorskip("statsmodels")
    rng = np.random.default_rng(3)
    one = rng.uniform(0, 20, len(YEARS))
    other = 5 + np.concatenate([[0.0], 2 * one[:-1]]) + rng.uniform(0, 2, len(YEARS))
    found = beside(QUESTION, [], [flow("ARM", one), flow("AZE", other)], with_race=True).race
    assert found is not None and found.verdict is Verdict.OTHER_ANSWERS
    assert "The higher the series of Armenia, the more that of Azerbaijan grew the year after" in found.words


def test_a_supplier_whom_nobody_tells_has_a_share_and_arms_nobody() -> None:
    yearly = np.ones(len(YEARS))
    told = [flow("ARM", yearly), flow("ARM", yearly, None), flow("AZE", yearly, None)]
    found = beside(QUESTION, told, told)
    assert [dict(held.shares) for held in found.suppliers] == [{"": 0.5, "RUS": 0.5}, {"": 1.0}]
    assert [held.hhi for held in found.suppliers] == [0.5, 1.0]
    assert [pair.armed for pair in found.pairs] == [()] and found.race is None and found.stocks is None

"""Action and reaction between two yearly series, and who armed both sides."""

import sys
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from armsledger.balance.both_sides import both_sides
from armsledger.balance.race import Race, Verdict, race
from armsledger.errors import UsageError

Series = NDArray[np.float64]

NAMES = ("ARM", "AZE")


def simulated(years: int, *, k: float, a: float, l: float, b: float, seed: int) -> tuple[Series, Series]:  # noqa: E741
    """Two sides that follow Richardson's equations with chance around them, after some years of running in."""
    random = np.random.default_rng(seed)
    x, y = np.full(years + 30, 10.0), np.full(years + 30, 10.0)
    for t in range(1, len(x)):
        x[t] = x[t - 1] + k * y[t - 1] - a * x[t - 1] + 2 + random.normal()
        y[t] = y[t - 1] + l * x[t - 1] - b * y[t - 1] + 2 + random.normal()
    return x[30:], y[30:]


def noise(years: int, seed: int) -> tuple[Series, Series]:
    one, other = np.random.default_rng(seed).normal(10, 3, (2, years))
    return one, other


def run(one: Series, other: Series) -> Race:
    return race(one, other, years=range(1980, 1980 + len(one)), names=NAMES)


def share(of: list[bool]) -> float:
    return sum(of) / len(of)


def test_known_coefficients_lie_in_the_intervals_as_often_as_they_should() -> None:
    inside: dict[str, list[bool]] = {"k": [], "a": [], "l": [], "b": []}
    for seed in range(40):
        first, second = run(*simulated(60, k=0.3, a=0.5, l=0.2, b=0.4, seed=seed)).reactions
        for name, true, interval in [
            ("k", 0.3, first.k),
            ("a", 0.5, first.a),
            ("l", 0.2, second.k),
            ("b", 0.4, second.a),
        ]:
            inside[name].append(interval.low <= true <= interval.high)
    assert all(share(found) >= 0.8 for found in inside.values()), {k: share(v) for k, v in inside.items()}


def test_a_strong_race_is_stated_with_its_numbers() -> None:
    found = run(*simulated(60, k=0.5, a=0.6, l=0.4, b=0.6, seed=1))
    assert found.verdict is Verdict.BOTH_ANSWER and not found.lacking
    assert found.words.startswith(
        "The higher the series of AZE, the more that of ARM grew the year after: 0."
    )
    assert "The higher the series of ARM, the more that of AZE grew the year after" in found.words
    assert found.lag is not None and 1 <= found.lag <= 3
    first, second = found.reactions
    assert (first.who, first.to, second.who, second.to) == ("ARM", "AZE", "AZE", "ARM")
    assert first.p_value < 0.025 and not first.k.over_zero


def test_one_side_may_answer_alone() -> None:
    verdicts = [run(*simulated(60, k=0.5, a=0.6, l=0.0, b=0.4, seed=seed)).verdict for seed in range(10)]
    assert share([v is Verdict.ONE_ANSWERS for v in verdicts]) >= 0.7


@pytest.mark.parametrize("years", [16, 30])
def test_of_noise_nothing_is_said(years: int) -> None:
    found = [run(*noise(years, seed)) for seed in range(60)]
    silent = [race_.verdict is Verdict.NOTHING for race_ in found]
    assert share(silent) >= 0.9
    one = next(r for r in found if r.verdict is Verdict.NOTHING)
    assert one.words.startswith(f"Nothing can be said of a race between ARM and AZE from {years} years: ")
    assert any("may be anything from -" in told for told in one.lacking)


def test_trends_that_go_on_by_themselves_are_no_race() -> None:
    silent = []
    for seed in range(60):
        one, other = noise(30, seed)
        silent.append(run((one - 10).cumsum(), (other - 10).cumsum()).verdict is Verdict.NOTHING)
    assert share(silent) >= 0.85


def test_a_short_series_says_so() -> None:
    one, other = simulated(14, k=0.5, a=0.6, l=0.4, b=0.6, seed=1)
    found = run(one, other)
    assert found.verdict is Verdict.NOTHING and found.reactions == () and found.lag is None
    assert found.lacking == ("14 years are too few, 15 are needed",)
    assert found.words == (
        "Nothing can be said of a race between ARM and AZE: 14 years are too few, 15 are needed."
    )


def test_a_series_that_hardly_moves_says_so() -> None:
    still = np.zeros(30)
    still[20:] = 24
    found = run(still, noise(30, 1)[1])
    assert found.lacking == ("the series of ARM moves in fewer than 5 years",)


def test_series_that_go_alike_say_so() -> None:
    one, _ = noise(30, 1)
    found = run(one, 2 * one + 0.01 * noise(30, 2)[0])
    assert found.lacking == ("the two series go so much alike that their effects can't be told apart",)


def test_uncertain_series_widen_the_interval_and_tell_their_spread() -> None:
    one, other = simulated(40, k=0.5, a=0.6, l=0.4, b=0.6, seed=2)
    sure = run(one, other).reactions[0]
    random = np.random.default_rng(3)
    draws = [series[:, None] + random.normal(0, 1, (40, 500)) for series in (one, other)]
    found = race(*draws, years=range(1980, 2020), names=NAMES)
    unsure = found.reactions[0]
    assert found.draws == 200
    assert sure.spread.low == sure.spread.high
    assert unsure.spread.low < unsure.k.best < unsure.spread.high
    within = [run(*(d[:, place] for d in draws)).reactions[0].k for place in (0, 100, 200)]
    assert unsure.k.high - unsure.k.low > np.mean([k.high - k.low for k in within])
    assert 0 <= unsure.holds <= 1


def test_the_same_draws_give_the_same_answer() -> None:
    draws = np.random.default_rng(5).normal(10, 3, (2, 20, 50))
    assert run(*draws) == run(*draws)


def test_series_without_a_number_for_every_year_are_refused() -> None:
    with pytest.raises(ValueError, match="a finite number for every year"):
        race(np.zeros(20), np.full(20, np.nan), years=range(20), names=NAMES)
    with pytest.raises(ValueError, match="a finite number for every year"):
        race(np.zeros(19), np.zeros(20), years=range(20), names=NAMES)


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("statsmodels.tsa.vector_ar.var_model", "statsmodels.regression.linear_model"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=r"install armsledger\[balance\] \('make extras' does\)"):
        run(*noise(30, 1))
    assert run(*noise(5, 1)).verdict is Verdict.NOTHING  # what is too short needs no library


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """A transfer as both_sides sees it."""

    transfer_id: str
    supplier: str | None
    draws: Series
    years: tuple[int, ...] = (2010, 2011, 2012)


def sent(transfer_id: str, supplier: str | None, *numbers: float) -> Sent:
    return Sent(transfer_id, supplier, np.repeat(np.array(numbers)[:, None], 3, axis=1))


def test_who_armed_both_sides_and_when() -> None:
    to_one = [sent("T1", "RUS", 5, 5, 9), sent("T2", "RUS", 0, 0, 1), sent("T3", "CHN", 1, 1, 1)]
    to_other = [sent("T4", "RUS", 0, 3, 8), sent("T5", "ISR", 4, 4, 4), sent("T6", "CHN", 0, 0, 2)]
    russia, china = both_sides(to_one, to_other)
    assert (russia.supplier, russia.one.transfers, russia.other.transfers) == ("RUS", ("T1", "T2"), ("T4",))
    assert (russia.one.years, russia.other.years, russia.overlap) == ((2010, 2012), (2011, 2012), (2012,))
    assert (china.supplier, china.overlap) == ("CHN", ())


def test_who_sent_nothing_or_is_unknown_armed_nobody() -> None:
    assert (
        both_sides([sent("T1", "RUS", 0, 0, 0), sent("T2", None, 1, 2, 3)], [sent("T3", "RUS", 1, 2, 3)])
        == ()
    )

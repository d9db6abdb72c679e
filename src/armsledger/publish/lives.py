"""The life of a deal in the words that people read: its steps, how it stands, what is outstanding."""

from collections.abc import Iterator
from dataclasses import dataclass

from armsledger.estimates import Entry, Life, Step, life
from armsledger.estimates.life import Times
from armsledger.publish import words
from armsledger.terms import Funding, Standing

ENDED = frozenset({Standing.REFUSED, Standing.CANCELLED})


@dataclass(frozen=True, slots=True)
class LifeLine:
    """One step, or one sum of money: what it is, when, and who tells of it; is_denied where nobody affirms it."""

    name: str
    when: str
    told: str
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class LifeWords:
    """How a deal stands, what is outstanding and what an option allows, both empty where unknown; its steps."""

    standing: str
    outstanding_label: str
    outstanding: str
    option: str
    lines: tuple[LifeLine, ...]


def life_words(entry: Entry) -> LifeWords:
    """The life of an entry's deal in words."""
    found = life(entry)
    ended = found.standing in ENDED
    return LifeWords(
        standing=str(found.standing),
        outstanding_label="Never delivered" if ended else "Outstanding",
        outstanding=_outstanding(found),
        option=f"{words.figure(found.option)} more" if found.option and words.figure(found.option) else "",
        lines=(
            *(_step_line(step) for step in found.steps),
            *(_step_line(step, suffix=", forecast") for step in found.forecasts),
            *_money_lines(found),
        ),
    )


def _outstanding(found: Life) -> str:
    left = found.outstanding
    if left is None or (left.low == 0 and left.high is None):
        return ""
    if left.high == 0:
        return "none"
    whole = words.bounds(left.low, left.high, left.unit)
    if left.best is None or left.low == left.high:
        return whole
    return f"{words.bounds(left.best, left.best, left.unit)} ({words.amount(left.low, left.high)})"


def _step_line(step: Step, *, suffix: str = "") -> LifeLine:
    sides = sorted({words.SIDE_WORDS[t.claim.side] for t in step.affirmed if t.claim.side})
    told = [_counted(step.witnesses) + (f": {', '.join(sides)}" if sides else "")] if step.affirmed else []
    deniers = len({t.witness for t in step.denied})
    told += [f"denied by {_counted(deniers)}"] if deniers else []
    name = f"{step.stage}{suffix}"
    return LifeLine(name, _when(step.times), "; ".join(told), is_denied=not step.affirmed)


def _money_lines(found: Life) -> Iterator[LifeLine]:
    for payment in found.money:
        shown = words.figure(payment.estimate)
        if shown:
            what = "price" if payment.funding is Funding.PRICE else str(payment.funding)
            of_package = payment.of_package and payment.funding is Funding.PRICE
            name = f"{what} of the package" if of_package else what
            told = f"{shown}, {_counted(payment.estimate.witnesses)}"
            yield LifeLine(name, _when(payment.times), told)


def _when(times: Times) -> str:
    if times.when is not None:
        return words.period(times.when)
    told = times.told
    return f"told {words.between(told.start, told.end)}" if told and told.start and told.end else "no date"


def _counted(witnesses: int) -> str:
    return "1 witness" if witnesses == 1 else f"{witnesses} witnesses"

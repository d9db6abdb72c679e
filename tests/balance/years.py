"""Registers at the end of each year, and the balance of them, from small reports (tests/makers.py)."""

from collections.abc import Callable, Sequence
from typing import Any

from tests.makers import Report

from armsledger.balance import Balance, CatalogueWeights, Flow, Flows, Question, Weights, balance, flows
from armsledger.estimates import Entry, Reliability, entries
from armsledger.transfers import Testimony, Transfer, group, keep_ids

SEED, DRAWS = 7, 1_000
SINCE, UNTIL = 2010, 2016


def registers(
    *reports: Report,
    since: int = SINCE,
    until: int = UNTIL,
    as_of: str = "9999",
    known_by: str | None = None,
    told: Callable[[Testimony], Testimony] = lambda testimony: testimony,
    held: Callable[[Transfer], Transfer] = lambda transfer: transfer,
) -> dict[int, tuple[Entry, ...]]:
    """The register at each year's end, from that before the first one; every document its own witness."""
    testimonies = [told(t) for r in reports for t in r.testimonies()]
    groups = group(testimonies)
    transfers = [held(t) for t in keep_ids(groups.transfers, {}).transfers]
    return {
        year: entries(
            transfers,
            groups.packages,
            testimonies,
            as_of=min(f"{year}-12-31", as_of),
            known_by=known_by,
            reliability=Reliability.of_priors(),
        )
        for year in range(since - 1, until + 1)
    }


def found(*reports: Report, seed: int = SEED, draws: int = DRAWS, **how: Any) -> Flows:
    """The flows of reports."""
    return flows(registers(*reports, **how), seed=seed, draws=draws)


def only(*reports: Report, counted: str = "delivered", **how: Any) -> Flow:
    """The one flow of what is counted."""
    (flow,) = [flow for flow in found(*reports, **how).flows if flow.counted == counted]
    return flow


def answer(
    *reports: Report,
    recipients: Sequence[str] = ("ARM", "AZE"),
    seed: int = SEED,
    since: int = SINCE,
    until: int = UNTIL,
    base_year: int = 2024,
    structures: Sequence[Any] = (),
    others: Sequence[Weights] = (CatalogueWeights(growth=1),),
    **how: Any,
) -> Balance:
    """The balance of reports, by the catalogue's weights, with its index without generations besides."""
    question = Question(tuple(recipients), (), since, until, seed=seed, draws=DRAWS, base_year=base_year)
    return balance(
        question,
        found(*reports, seed=seed, since=since, until=until, **how),
        weights=CatalogueWeights(),
        others=others,
        structures=structures,
    )

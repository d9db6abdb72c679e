"""Where the claims about the same goods fall into several deals, by their dates alone."""

from collections.abc import Sequence

from armsledger.terms import Polarity, Stage
from armsledger.transfers.transfer import Testimony

DEAL_YEARS = 6  # a longer silence, or a longer time between two orders, makes a second deal


def years_after(day: str, years: int) -> str:
    """The same day so many years later, as YYYY-MM-DD."""
    return f"{int(day[:4]) + years:04d}{day[4:]}"


def split_deals(testimonies: Sequence[Testimony]) -> list[list[Testimony]]:
    """Testimonies about the same goods, in order of publication, as one list a deal, the oldest deal first.

    More than six years without a claim end a deal. Dated orders more than six years apart are of two deals
    even where claims fill the years between; those belong to the last order before them. An undated claim
    goes to the latest deal.
    """
    dated = [t for t in testimonies if t.begins]
    deals = [part for run in _runs(dated) for part in _by_order(run)] or [[]]
    deals[-1] += [t for t in testimonies if not t.begins]
    return [sorted(deal, key=lambda t: t.order) for deal in deals if deal]


def _runs(testimonies: Sequence[Testimony]) -> list[list[Testimony]]:
    """The testimonies cut wherever nothing is dated for more than six years."""
    runs: list[list[Testimony]] = []
    last = ""
    for testimony in sorted(testimonies, key=lambda t: (t.begins or "", t.order)):
        begins, ends = testimony.begins or "", testimony.effective or ""
        if not runs or begins > years_after(last, DEAL_YEARS):
            runs.append([])
            last = ends
        runs[-1].append(testimony)
        last = max(last, ends)
    return runs


def _by_order(run: Sequence[Testimony]) -> list[list[Testimony]]:
    """One run as one list for each of its orders that lie more than six years apart."""
    orders = _runs([t for t in run if _is_dated_order(t)])
    if len(orders) < 2:
        return [list(run)]
    starts = [order[0].begins or "" for order in orders]
    deals: list[list[Testimony]] = [[] for _ in orders]
    for testimony in run:
        before = sum(start <= (testimony.effective or "") for start in starts)
        deals[max(0, before - 1)].append(testimony)
    return deals


def _is_dated_order(testimony: Testimony) -> bool:
    claim = testimony.claim
    affirmed = claim.polarity is Polarity.AFFIRMED
    return affirmed and claim.stage is Stage.AGREEMENT and testimony.when is not None

"""When a claim's event falls beside those of a deal: orders, deliveries after them, and silence."""

from collections.abc import Iterator

from armsledger.terms import Stage
from armsledger.transfers.account import Account
from armsledger.transfers.deal import Deal
from armsledger.transfers.goods import GENERAL
from armsledger.transfers.weights import DEAL_YEARS, Comparison, Feature, compared

WISHES = {Stage.INTEREST, Stage.NEGOTIATION}
LATE, TOTAL_YEARS, STOPPED, SLACK = 10.0, 2.0, 2.0, 0.5
"""Years after which a delivery is very late; that a total covers; that a stop lasts; that dates may be off by."""

DAYS = 0.05
"""Two dates to the day are of one order up to so many years apart: eighteen days."""

_APART = (
    (1.0, "orders a year apart"),
    (2.0, "orders two years apart"),
    (4.0, "orders four years apart"),
    (DEAL_YEARS, "orders six years apart"),
)
_Told = tuple[Comparison, Account]


def dates(account: Account, deal: Deal) -> Iterator[_Told]:
    """The comparisons of dates and of the order of stages; none where either has no date."""
    first, last = account.first, account.last
    if first is None or last is None or deal.first is None or deal.last is None:
        return
    if account.founds:
        yield from _founding(account, deal, first, last)
    elif not account.option and (begun := deal.order or deal.approval):
        yield from _after_order(account, deal, begun, first, last)
    else:
        yield from _silence(account, deal, first, last)
    if account.claim.category not in GENERAL:
        yield from _after_the_end(account, deal, first)
    if account.naming is None and deal.naming is not None and account.dated and last - first > TOTAL_YEARS:
        words = f"a total over {_years(last - first)}"
        yield compared(Feature.DATES, "a total of years", words), deal.founder


def _founding(account: Account, deal: Deal, first: float, last: float) -> Iterator[_Told]:
    """A dated order or approval beside a deal."""
    alike, other = (deal.order, deal.approval) if account.is_dated_order else (deal.approval, deal.order)
    if deal.handed_over is not None and first > deal.handed_over + 2 * SLACK:
        words = f"ordered {_when(first)}, delivered from {_when(deal.handed_over)}"
        yield compared(Feature.STAGE, "order after deliveries", words), deal.founder
    if alike is not None:
        yield _two_orders(alike, first, last)
    elif other is not None:
        yield _two_steps(other, first, last)
    else:
        yield from _silence(account, deal, first, last)


def _two_orders(order: Account, first: float, last: float) -> _Told:
    """Two orders, or two approvals."""
    assert order.first is not None and order.last is not None
    gap = max(0.0, first - order.last, order.first - last)
    outcome = next((told for most, told in _APART if gap <= most), "orders further apart")
    width = max(last - first, order.last - order.first)
    together = (
        gap <= (DAYS if width < DAYS else SLACK / 2) if width < SLACK else int(first) == int(order.first)
    )
    if gap == 0 or together:
        outcome = "orders at one time"
    elif width < DAYS and gap <= 1.0:
        outcome = "orders on two days"
    apart = f": {_years(abs(first - order.first))} apart" if gap > SLACK else ""
    words = f"{_step(order)} {_when(first)} v {_when(order.first)}{apart}"
    return compared(Feature.DATES, outcome, words), order


def _two_steps(other: Account, first: float, last: float) -> _Told:
    """An approval and an order, whichever came first."""
    assert other.first is not None and other.last is not None
    gap = max(0.0, first - other.last, other.first - last)
    if gap > 2 * STOPPED:
        return _two_orders(other, first, last)
    words = f"{_when(first)}, {_step(other)} {_when(other.first)}"
    return compared(Feature.DATES, "approval and order" if gap <= 1.0 else "late order", words), other


def _after_order(account: Account, deal: Deal, order: Account, first: float, last: float) -> Iterator[_Told]:
    """Anything but a dated order beside a deal whose order or approval is dated."""
    assert order.first is not None and order.last is not None
    lag, stage = last - order.first, account.claim.stage
    begun = f"{_when(last)}, {_step(order)} {_when(order.first)}"
    if stage is Stage.DELIVERY:
        if last < order.first - SLACK / 4:
            yield compared(Feature.STAGE, "delivery before the order", f"delivered {begun}"), order
            return
        late = (
            "delivery in time"
            if lag <= DEAL_YEARS
            else "delivery late"
            if lag <= LATE
            else "delivery very late"
        )
        if account.dated and lag < SLACK:
            late = "delivery at once"
        yield compared(Feature.STAGE, late, f"delivered {begun}"), order
    elif stage is Stage.AGREEMENT and last < order.first - SLACK:
        yield compared(Feature.STAGE, "told before the order", f"told {begun}"), order
    else:
        yield from _silence(account, deal, first, last)


def _silence(account: Account, deal: Deal, first: float, last: float) -> Iterator[_Told]:
    """How far the claim lies from all that the deal's claims speak of."""
    assert deal.first is not None and deal.last is not None
    gap = max(0.0, first - deal.last, deal.first - last)
    outcome = "close in time" if gap <= 2.0 else "some years apart" if gap <= 4.0 else "many years apart"
    if gap > DEAL_YEARS:
        outcome = "long silence" if account.dated else "silence"
    told = f"{_when(first)} v {_when(deal.first)} to {_when(deal.last)}"
    yield (
        compared(Feature.DATES, outcome, told if gap <= SLACK else f"{told}: {_years(gap)} apart"),
        deal.founder,
    )


def _after_the_end(account: Account, deal: Deal, first: float) -> Iterator[_Told]:
    """A wish or talks after the order or delivery of what is wished for; anything long after a stop."""
    wish = account.claim.stage in WISHES and not account.option
    if wish and deal.handed_over is not None and first > deal.handed_over + SLACK:
        words = f"wanted {_when(first)}, delivered from {_when(deal.handed_over)}"
        yield compared(Feature.STAGE, "wish after deliveries", words), deal.founder
    elif wish and deal.order is not None and deal.order.last is not None and first > deal.order.last + SLACK:
        words = f"wanted {_when(first)}, ordered {_when(deal.order.last)}"
        yield compared(Feature.STAGE, "wish after the order", words), deal.order
    if deal.stopped is not None and first > deal.stopped + STOPPED:
        words = f"{_when(first)}, stopped {_when(deal.stopped)}"
        yield compared(Feature.STAGE, "after the end", words), deal.founder


def _step(account: Account) -> str:
    return "ordered" if account.claim.stage is Stage.AGREEMENT else "approved"


def _when(year: float) -> str:
    return str(int(year))


def _years(gap: float) -> str:
    whole = round(gap, 1)
    return "1 year" if whole == 1 else f"{whole:g} years"

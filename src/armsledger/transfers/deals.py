"""How deals grow: each claim joins the deal of its pair that it fits best, else it founds a new one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from armsledger.transfers.account import Account
from armsledger.transfers.comparing import Match, compare
from armsledger.transfers.deal import Deal
from armsledger.transfers.judged import Judged
from armsledger.transfers.shelves import Shelves
from armsledger.transfers.weights import WEIGHTS, Feature

CLEAR = 1.0
"""By how much the best of several types must lead before a wider name, or a category, is taken for it."""

NARROW = 2.0
"""A choice that led by less is told together with the runner-up."""

FOUNDS = "founds the deal"


def grow(accounts: Sequence[Account], judged: Judged) -> list[Deal]:
    """The deals that the claims of one supplier and recipient tell of, whatever the order of the claims.

    Exact types come before the wider names that may stand for several of them, types before bare categories;
    within each, dated orders and approvals before all else, and then in order of time, what has no date last.
    What its outlet has corrected comes after all that stands. Claims that people judged to be the same move
    together, with the first of them.
    """
    shelves = Shelves(accounts)
    by_key: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_key[account.claim.anchor_key].append(account)
    deals: list[Deal] = []
    placed: set[str] = set()
    for account in sorted(accounts, key=lambda a: _turn(a, shelves)):
        if account.claim.id in placed:
            continue
        match, runner_up, barred = _best(account, shelves, judged)
        deal = match.deal if match else Deal()
        if not match:
            deals.append(deal)
        why = _why(match, runner_up, barred)
        deal.add(account, why + _judgements(account, by_key, judged))
        placed.add(account.claim.id)
        for other in _bundled(account, by_key, judged):
            if other.claim.id not in placed:
                deal.add(other, _judgements(other, by_key, judged).removeprefix("; "))
                placed.add(other.claim.id)
        if not match:
            shelves.put(deal)
    return deals


def _bundled(account: Account, by_key: Mapping[str, Sequence[Account]], judged: Judged) -> list[Account]:
    """The claims that people judged to be the same as a claim, directly or by way of others."""
    return [other for key in judged.bundles.get(account.claim.anchor_key, ()) for other in by_key[key]]


def _turn(account: Account, shelves: Shelves) -> tuple[Any, ...]:
    superseded = account.testimony.superseded_by is not None
    return superseded, _rank(account, shelves), not account.founds, account.time


def _rank(account: Account, shelves: Shelves) -> int:
    """0 for an exact type or a name that stands for one only, 1 for a wider name, 2 for a bare category."""
    return 2 if account.naming is None else 0 if len(shelves.types(account)) <= 1 else 1


def _best(
    account: Account, shelves: Shelves, judged: Judged
) -> tuple[Match | None, Match | None, str | None]:
    """The deal that a claim fits best, the next best, and a claim of a better one that people kept it from."""
    kept_from = judged.kept_from(account.claim.anchor_key)
    found = [compare(account, deal) for deal in shelves.near(account)]
    if account.naming is None:
        found = _of_types(account, shelves) or found
    fitting = sorted((m for m in found if m.total > 0), key=lambda m: (-m.total, _distance(account, m.deal)))
    free = [m for m in fitting if kept_from.isdisjoint(m.deal.keys)]
    barred = None
    if fitting and (not free or free[0] is not fitting[0]):
        barred = min(c.claim.id for c in fitting[0].deal.members if c.claim.anchor_key in kept_from)
    if not free:
        return None, None, barred
    rival = next((m for m in free if _other_type(account, m, free[0])), None)
    if rival and account.naming and free[0].total - rival.total < CLEAR:
        own = [m for m in free if m.deal.naming and m.deal.naming.plain == account.naming.plain]
        return (own[0] if own else None), free[0], barred
    return free[0], (free[1] if len(free) > 1 else None), barred


def _of_types(account: Account, shelves: Shelves) -> list[Match]:
    """The one deal of a type that a claim of a bare category fits, if there is exactly one."""
    fits = [
        m for m in (compare(account, deal) for deal in shelves.of_category(account)) if _fits_type(account, m)
    ]
    fits.sort(key=lambda m: -m.total)
    alone = len(fits) == 1 or (len(fits) > 1 and fits[0].total - fits[1].total >= CLEAR)
    return fits[:1] if alone else []


def _fits_type(account: Account, match: Match) -> bool:
    """Whether a bare category may stand for the type: the number bears it out, or the time where it has none.

    It must not bring the type a number that nobody else told of it. Nothing may contradict; the same number
    makes up for contradictions that weigh less.
    """
    weights = {c.feature: c.weight for c in match.comparisons}
    number = weights.get(Feature.QUANTITY, 0.0)
    if account.claim.quantity is None:
        near = weights.get(Feature.DATES, 0.0) + weights.get(Feature.STAGE, 0.0)
        return near > 0 and all(c.weight >= 0 for c in match.comparisons)
    same = number > WEIGHTS["numbers near"][0]
    return match.total > 0 and number > 0 and (same or all(c.weight >= 0 for c in match.comparisons))


def _other_type(account: Account, one: Match, other: Match) -> bool:
    """Whether two deals are of two exact types that the claim's name may stand for."""
    first, second = one.deal.naming, other.deal.naming
    if first is None or second is None or account.naming is None:
        return False
    return len({first.plain, second.plain, account.naming.plain}) == 3


def _distance(account: Account, deal: Deal) -> tuple[float, float]:
    """How far the deal's beginning lies from the claim; the later deal before the earlier one."""
    began = deal.order.first if deal.order else deal.first
    if account.first is None or began is None:
        return 0.0, -(began or 0.0)
    return abs(account.first - began), -began


def _why(match: Match | None, runner_up: Match | None, barred: str | None) -> str:
    why = match.words if match else FOUNDS
    if runner_up and (match is None or match.total - runner_up.total < NARROW):
        next_best = f"the deal of {runner_up.deal.founder.claim.id} ({runner_up.total:+.1f})"
        why += f"; next best {next_best}" if match else f"; too close to tell from {next_best}"
    return why + (f"; kept from {barred}: judged different by a person" if barred else "")


def _judgements(account: Account, by_key: Mapping[str, Sequence[Account]], judged: Judged) -> str:
    """What people said of the claim, each part led in by '; '."""
    key = account.claim.anchor_key
    said = [
        ("judged same by a person as {}", judged.same),
        ("a person could not tell whether it is the same as {}", judged.unsure),
        ("judged same as {} too, but kept apart by another judgement", judged.refused),
    ]
    return "".join(
        "; " + words.format(", ".join(_claim_ids(others[key], by_key)))
        for words, others in said
        if key in others
    )


def _claim_ids(keys: Iterable[str], by_key: Mapping[str, Sequence[Account]]) -> list[str]:
    return sorted(account.claim.id for key in keys for account in by_key[key])

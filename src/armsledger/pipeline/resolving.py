"""Which claims concern one deal, and which sources are one: pair by pair of supplier and recipient."""

from armsledger.estimates import agreements
from armsledger.ledger import Desk, Ledger
from armsledger.pipeline.progress import Progress, Silence
from armsledger.transfers import Pair, keep_ids, resolve_case

PAIRS_AT_A_TIME = 1_000
"""Pairs of supplier and recipient that the resolve step settles in one transaction."""


def resolve(ledger: Ledger, *, anew: bool = False, progress: Progress | None = None) -> tuple[Pair, ...]:
    """Find the witnesses and transfers of all pairs of supplier and recipient of which claims came or went.

    Returns these pairs. anew takes all pairs, and ends at the same groups and figures. So many pairs at a time
    land wholly or not at all; what is cut short goes on with the next call.
    """
    progress = progress or Silence()
    progress.stage("Resolving", total=ledger.prepare_resolving(anew=anew))
    settled: list[Pair] = []
    while not ledger.is_resolved():
        with ledger.resolving() as desk:
            for pair in desk.waiting(at_most=PAIRS_AT_A_TIME):
                _resolve_pair(desk, pair)
                settled.append(pair)
                progress.step()
    return tuple(settled)


def _resolve_pair(desk: Desk, pair: Pair) -> None:
    case = desk.case(pair)
    resolved = resolve_case(case)
    known = desk.known(case)
    kept = keep_ids(resolved.groups.transfers, known, since=desk.handed_out_at(known), taken=desk.handed_out)
    told = {testimony.claim.id: testimony for testimony in resolved.testimonies}
    agreed = {
        transfer.id: agreements(told[claim_id] for claim_id in transfer.claim_ids)
        for transfer in kept.transfers
        if transfer.id is not None
    }
    desk.settle(pair, kept, resolved.groups.packages, resolved.testimonies, agreed)

"""Which claims concern one deal, and which documents are one witness.

The contract of the room, pure functions all:

    resolve_case(case) -> Resolved                  all that is told of one supplier and recipient
    find_witnesses(works) -> tuple[Witness, ...]    every document in exactly one
    group(testimonies) -> Groups                    the transfers and packages, whatever the order
    trace(testimonies) -> tuple[Testimony, ...]     those of one transfer, with whom each claim really rests on
    keep_ids(transfers, known) -> Kept              ids that outlive new claims and better coders
    correction(one, other) -> Correction | None     which of two documents its outlet put in the other's place
    as_corrected(testimonies)                      figures that outlets took back fall, and what only repeats them
"""

from armsledger.transfers.corrections import Appearance, Correction, Version, as_corrected, correction
from armsledger.transfers.grouping import group
from armsledger.transfers.identity import keep_ids
from armsledger.transfers.lineage import trace
from armsledger.transfers.pair import Case, Pair, Resolved, resolve_case
from armsledger.transfers.transfer import Groups, Kept, Package, Testimony, Transfer, Witness
from armsledger.transfers.witnesses import find_witnesses

__all__ = [
    "Appearance",
    "Case",
    "Correction",
    "Groups",
    "Kept",
    "Package",
    "Pair",
    "Resolved",
    "Testimony",
    "Transfer",
    "Version",
    "Witness",
    "as_corrected",
    "correction",
    "find_witnesses",
    "group",
    "keep_ids",
    "resolve_case",
    "trace",
]

"""Which claims concern one deal, and which documents are one witness.

The contract of the room, pure functions all:

    find_witnesses(works) -> tuple[Witness, ...]    every document in exactly one
    group(testimonies) -> Groups                    the transfers and packages, whatever the order
    keep_ids(transfers, known) -> Kept              ids that outlive new claims and better coders
"""

from armsledger.transfers.grouping import group
from armsledger.transfers.identity import keep_ids
from armsledger.transfers.transfer import Groups, Kept, Package, Testimony, Transfer, Witness
from armsledger.transfers.witnesses import find_witnesses

__all__ = [
    "Groups",
    "Kept",
    "Package",
    "Testimony",
    "Transfer",
    "Witness",
    "find_witnesses",
    "group",
    "keep_ids",
]

"""What the witnesses support together: low, best, high, and their conflicts.

The contract of the room, pure functions all:

    estimate(measure, readings) -> Estimate | None
    entries(transfers, packages, testimonies, as_of=…, known_by=…) -> tuple[Entry, ...]
    life(entry) -> Life
    changes(before, after) -> Iterator[tuple[Change, ...]]  what differs between two registers
    agreements(testimonies) -> tuple[Agreement, ...]        of one transfer; they add up over transfers
    Reliability.learnt(agreements, priors)                  how far each source is believed
    Priors.read(path)                                       what is believed of them before
"""

from armsledger.estimates.belief import Belief, Mode
from armsledger.estimates.changes import Change, changes
from armsledger.estimates.changes import Kind as ChangeKind
from armsledger.estimates.entries import entries
from armsledger.estimates.estimate import Entry, Estimate, Measure, Reading
from armsledger.estimates.knowing import counts
from armsledger.estimates.life import Life, Outstanding, Payment, Step, life
from armsledger.estimates.priors import Priors
from armsledger.estimates.readings import is_forecast
from armsledger.estimates.reconcile import estimate
from armsledger.estimates.reliability import Agreement, Reliability, agreements

__all__ = [
    "Agreement",
    "Belief",
    "Change",
    "ChangeKind",
    "Entry",
    "Estimate",
    "Life",
    "Measure",
    "Mode",
    "Outstanding",
    "Payment",
    "Priors",
    "Reading",
    "Reliability",
    "Step",
    "agreements",
    "changes",
    "counts",
    "entries",
    "estimate",
    "is_forecast",
    "life",
]

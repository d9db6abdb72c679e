"""What the witnesses support together: low, best, high, and their conflicts.

The contract of the room, pure functions all:

    estimate(measure, readings) -> Estimate | None
    entries(transfers, packages, testimonies, as_of=…, known_by=…) -> tuple[Entry, ...]
"""

from armsledger.estimates.entries import entries
from armsledger.estimates.estimate import Entry, Estimate, Measure, Reading
from armsledger.estimates.reconcile import estimate, is_forecast

__all__ = ["Entry", "Estimate", "Measure", "Reading", "entries", "estimate", "is_forecast"]

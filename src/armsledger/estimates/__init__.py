"""What the witnesses support together: low, best, high, and their conflicts."""

from armsledger.estimates.estimate import Entry, Estimate, Measure, Reading

__all__ = ["Entry", "Estimate", "Measure", "Reading"]

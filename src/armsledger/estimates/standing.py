"""How well a number is supported: by officials of both sides, or on weak feet."""

from collections.abc import Sequence

from armsledger.estimates.figures import Figure
from armsledger.terms import Certainty, Side

ONE = "the number from one witness"
EACH = "each number from one witness"
ANONYMOUS = "only anonymous sources"
HEDGED = "only hedged reports"
FORECASTS = "nothing but forecasts"


def confirmed(figures: Sequence[Figure]) -> float | None:
    """The number that both the supplier's and the recipient's officials state flatly; None where none is."""
    sides: dict[float, set[Side | None]] = {}
    for figure in figures:
        if figure.point is None:
            continue
        for reading in figure.readings:
            claim = reading.testimony.claim
            if reading.low == reading.high == figure.point and claim.certainty is Certainty.CERTAIN:
                sides.setdefault(figure.point, set()).add(claim.side)
    both = [number for number, some in sides.items() if {Side.SUPPLIER, Side.RECIPIENT} <= some]
    return both[0] if len(both) == 1 else None


def bracket(
    best: float | None, figures: Sequence[Figure], groups: Sequence[Sequence[Figure]], *, agreed: float | None
) -> str:
    """Why a number would stand in brackets in SIPRI's registers; empty where it would not.

    SIPRI brackets what is uncertain. Here that is a number that only one witness gives (of several modes: each
    of them), or only sources that are not named or hedge, and one that is nothing but a forecast.
    """
    if not figures:
        return FORECASTS
    if agreed is not None:
        return ""
    witnesses = {f.witness for f in figures}
    giving = figures if best is None else [f for f in figures if f.point == best]
    if len(witnesses) == 1:
        return "one witness"
    if best is not None and len({f.witness for f in giving}) == 1:
        return ONE
    if best is None and len(groups) > 1 and all(len({f.witness for f in g}) == 1 for g in groups):
        return EACH
    claims = [r.testimony.claim for f in giving for r in f.readings]
    if all(c.side is Side.ANONYMOUS for c in claims):
        return ANONYMOUS
    if all(c.certainty is not Certainty.CERTAIN for c in claims):
        return HEDGED
    return ""

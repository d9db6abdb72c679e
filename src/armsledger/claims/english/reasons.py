"""Why a claim is what it is: for each of its aspects a short phrase, so that a wrong one leads to its rule or sign."""

from collections.abc import Mapping

Reasons = Mapping[str, str]
"""For some of ASPECTS, how it was found."""

ASPECTS = (
    *("carried", "trigger", "told", "item", "supplier", "recipient", "stage", "polarity"),
    *("quantity", "value", "date", "speaker", "certainty"),
)
"""What reasons are given for, in the order in which people read them."""


def in_words(reasons: Reasons) -> str:
    """The reasons as a claim carries them: a line for each aspect, its name first."""
    told = ((aspect, reasons.get(aspect)) for aspect in ASPECTS)
    return "\n".join(f"{aspect}: {' '.join(reason.split())}" for aspect, reason in told if reason)

"""Why a claim is what it is: for each of its aspects a short phrase, so that a wrong one leads to its rule or sign."""

from collections.abc import Mapping

from armsledger.claims.english.attribution import Voice
from armsledger.terms import Side

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


def speaker_reason(voice: Voice | None, side: Side | None) -> str:
    """By which words the speaker was found, and what puts them on their side."""
    if voice is None:
        return "nobody is named, so the article's own voice"
    if side is None:
        return f"{voice.how}; on no side, as nothing tells for whom"
    return f"{voice.how}; {side}, " + (
        "by what they are" if voice.kind else f"as they speak for {voice.state}"
    )

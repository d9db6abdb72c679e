"""How far a transfer has come, from what its testimonies say."""

from collections.abc import Iterable, Sequence

from armsledger.terms import Certainty, Polarity, Stage
from armsledger.transfers import Testimony

FORWARD = (Stage.INTEREST, Stage.NEGOTIATION, Stage.APPROVAL, Stage.AGREEMENT, Stage.DELIVERY)
HALTED = (Stage.SUSPENDED, Stage.REFUSED)


def reached(testimonies: Sequence[Testimony]) -> tuple[Stage, bool]:
    """The stage that a transfer has reached, and whether nothing but denials is known of it.

    It is the furthest of the affirmed claims (of what is only possible, where nothing is surer). A suspension
    or refusal counts where nothing else is told of a later day than the last of them; a refusal does not undo
    a delivery. Where all is denied it is the furthest of what is denied.
    """
    affirmed = [t for t in testimonies if t.claim.polarity is Polarity.AFFIRMED]
    surer = [t for t in affirmed if t.claim.certainty is not Certainty.POSSIBLE]
    told = surer or affirmed or testimonies
    going = [t for t in told if t.claim.stage in FORWARD]
    halted = [t for t in told if t.claim.stage in HALTED]
    furthest = max((FORWARD.index(t.claim.stage) for t in going), default=None)
    if furthest is not None and FORWARD[furthest] is Stage.DELIVERY:
        halted = [t for t in halted if t.claim.stage is Stage.SUSPENDED]
    if furthest is None or (halted and _last(halted) >= _last(going)):
        latest = max(halted, key=lambda t: (t.effective or "", HALTED.index(t.claim.stage)))
        return latest.claim.stage, not affirmed
    return FORWARD[furthest], not affirmed


def _last(testimonies: Iterable[Testimony]) -> str:
    return max(t.effective or "" for t in testimonies)

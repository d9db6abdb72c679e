"""From figures, denials and the reliability of their sources to what is believed of the true number."""

from collections.abc import Sequence

from armsledger.estimates.belief import Belief
from armsledger.estimates.estimate import Measure, Reading
from armsledger.estimates.figures import Figure
from armsledger.estimates.likelihood import Saying
from armsledger.estimates.reliability import Reliability
from armsledger.transfers import Testimony


def believed(
    measure: Measure,
    groups: Sequence[Sequence[Figure]],
    *,
    denials: Sequence[Reading],
    denied: Sequence[Testimony],
    agreed: float | None,
    reliability: Reliability,
) -> Belief:
    """The belief that the figures, in groups that can be true together, make for the true number.

    A witness's number counts once, as surely as its surest source; agreed is the number that both sides'
    officials give. A number of nothing denies that there is something.
    """
    model = reliability.priors.figures
    told: dict[tuple[str, float | None, float | None], tuple[tuple[str, int, str, str], Saying]] = {}
    against = [Saying(r.low, r.high, reliability.of_denial(r.testimony)) for r in denials]
    against += [Saying(None, None, reliability.of_denial(t)) for t in denied]
    for side, group in enumerate(groups):
        for figure in group:
            right = max(reliability.of(r.testimony) for r in figure.readings)
            if agreed is not None and figure.point == agreed:
                right = max(right, model.both_sides)
            if figure.high == 0:
                against.append(Saying(None, None, right))
                continue
            first = min(r.testimony.order for r in figure.readings)
            saying = Saying(figure.low, figure.high, right, figure.witness, side)
            told.setdefault((figure.witness, figure.low, figure.high), (first, saying))
    sayings = tuple(saying for _, saying in sorted(told.values(), key=_by_publication))
    return Belief(sayings, tuple(against), model, whole=measure is not Measure.VALUE)


def _by_publication(
    one: tuple[tuple[str, int, str, str], Saying],
) -> tuple[tuple[str, int, str, str], str, float, float]:
    first, saying = one
    return first, saying.witness, saying.low or 0.0, saying.high or 0.0

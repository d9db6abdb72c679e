"""From the readings of one measure to low, best and high, with the rule that chose them."""

from collections.abc import Iterable, Sequence

from armsledger.estimates.believing import believed
from armsledger.estimates.deliveries import delivered, most_ordered
from armsledger.estimates.estimate import Estimate, Measure, Reading
from armsledger.estimates.figures import Figure, said_once, sides, support
from armsledger.estimates.readings import is_forecast
from armsledger.estimates.reliability import Reliability
from armsledger.estimates.standing import bracket, confirmed
from armsledger.estimates.units import common_unit, same_sums
from armsledger.terms import Polarity
from armsledger.transfers import Testimony


def estimate(
    measure: Measure,
    readings: Iterable[Reading],
    *,
    basis: str = "",
    orders: Iterable[Estimate] = (),
    denied: Iterable[Testimony] = (),
    reliability: Reliability | None = None,
) -> Estimate | None:
    """What the readings of one measure support together; None where none of them is affirmed.

    Each witness counts once for each figure. Low and high are the smallest and the largest number of any
    witness; an open bound stays open unless another number lies within it: 'more than 90' and '94' are 90 to
    94, best 94. Best is the stated number that more witnesses bear out than bear out anything that
    contradicts it, or else that officials of both sides give; of equals there is none, of bounds and ranges
    there is none, and nothing is averaged. Denials and forecasts don't count, readings in other units stay
    apart. Deliveries in separate periods are added up (see deliveries.delivered), those of several witnesses
    to no more than orders tell of. basis is put before the rule.

    What the sources are worth, by default what the priors say, and denials (denied are those without a
    number) bear on the interval and the modes alone.

    Source: low, best and high as the Uppsala Conflict Data Program has them; independent witnesses instead of
    copies as in Dong, Berti-Equille and Srivastava (2009).
    """
    ordered = sorted(readings, key=lambda r: (r.testimony.order, r.unit, r.low or 0.0, r.high or 0.0))
    affirmed = [r for r in ordered if r.testimony.claim.polarity is Polarity.AFFIRMED]
    reported = [r for r in affirmed if not is_forecast(r.testimony)]
    if not affirmed:
        return None
    denials = tuple(r for r in ordered if r.testimony.claim.polarity is Polarity.DENIED)
    forecasts = tuple(r for r in affirmed if is_forecast(r.testimony))
    unit, counted = common_unit(reported or affirmed)
    in_unit = tuple(r for r in reported if r.unit in counted)
    repeats = same_sums(reported, unit) if measure is Measure.VALUE else ()
    apart = tuple(r for r in reported if r.unit not in counted and r not in repeats)
    deniers = tuple(sorted(denied, key=lambda t: t.order))
    at_most = most_ordered(orders, unit)
    figures, treated = _figures(measure, in_unit, at_most)
    agreed = confirmed(figures)
    best, chosen = _best(figures) if agreed is None else (agreed, _confirmed_by(figures, agreed))
    contradicting = sides(figures)
    weak = bracket(best, figures, contradicting, agreed=agreed)
    left_out = [_left_out("forecast", forecasts), _left_out("denial", denials)]
    left_out += [f"denied without a number by {_counted(deniers)}" if deniers else ""]
    left_out += [_left_out(f"{u} reading", [r for r in apart if r.unit == u]) for u in _units(apart)]
    belief = believed(
        measure,
        contradicting,
        denials=[r for r in denials if r.unit in counted],
        denied=deniers,
        agreed=agreed,
        reliability=reliability or Reliability.of_priors(),
    )
    contradicting = contradicting if len(contradicting) > 1 else []
    return Estimate(
        measure=measure,
        unit=unit,
        low=_low(figures),
        best=best,
        high=_high(figures),
        rule="; ".join(
            words for words in (basis, chosen, *_added(weak, chosen), *treated, *left_out) if words
        ),
        readings=in_unit,
        forecasts=forecasts,
        sides=tuple(_readings(side) for side in contradicting),
        side_bounds=tuple(_says(side) for side in contradicting),
        denials=denials,
        apart=apart,
        repeats=repeats,
        denied=deniers,
        bracket=weak,
        belief=belief,
    )


def _figures(
    measure: Measure, readings: Sequence[Reading], at_most: float | None
) -> tuple[list[Figure], list[str]]:
    """What the witnesses say, each once, and what was done to make it comparable."""
    if measure is Measure.DELIVERED:
        return delivered(readings, at_most=at_most)
    return said_once(readings, in_parts=False), []


def _best(figures: Sequence[Figure]) -> tuple[float | None, str]:
    """The number that more witnesses bear out than anything that contradicts it, and the rule in words."""
    witnesses = len({f.witness for f in figures})
    points = [f for f in figures if f.point is not None]
    if not figures:
        return None, "nothing but forecasts"
    if not points:
        return None, "one witness, no exact number" if witnesses == 1 else "bounds and ranges only"
    distinct = {(f.low, f.high): f for f in reversed(figures)}
    borne = {bounds: support(one, figures) for bounds, one in distinct.items()}
    for figure in {(f.low, f.high): f for f in points}.values():
        rivals = [bounds for bounds, other in distinct.items() if not other.meets(figure)]
        own = borne[figure.low, figure.high]
        if all(borne[bounds] < own for bounds in rivals):
            if witnesses == 1:
                return figure.point, "one witness"
            if own == witnesses and not rivals:
                return figure.point, f"all {witnesses} witnesses agree"
            return figure.point, f"borne out by {own} of {witnesses} witnesses"
    if witnesses == 1:
        return None, "one witness gives different figures"
    return None, f"{witnesses} witnesses differ, none is borne out by more"


def _confirmed_by(figures: Sequence[Figure], number: float) -> str:
    """The rule where officials of both sides give a number, with how many witnesses bear it out."""
    witnesses = len({f.witness for f in figures})
    own = len({f.witness for f in figures if f.holds(number)})
    if witnesses == 1:
        return "confirmed by both sides; one witness"
    borne_out = (
        f"all {witnesses} witnesses agree"
        if own == witnesses
        else f"borne out by {own} of {witnesses} witnesses"
    )
    return f"confirmed by both sides; {borne_out}"


def _added(weak: str, chosen: str) -> list[str]:
    """What makes the number weak, unless the rule says so already."""
    return [] if chosen.startswith(weak) else [weak]


def _low(figures: Sequence[Figure]) -> float | None:
    """The smallest number; open where an 'up to' has no other witness's number below it."""
    lows = [f.low for f in figures if f.low is not None]
    unclosed = any(f.low is None and not any(low <= (f.high or 0.0) for low in lows) for f in figures)
    return None if unclosed else min(lows, default=None)


def _high(figures: Sequence[Figure]) -> float | None:
    """The largest number; open where an 'at least' has no other witness's number above it."""
    highs = [f.high for f in figures if f.high is not None]
    unclosed = any(f.high is None and not any(high >= (f.low or 0.0) for high in highs) for f in figures)
    return None if unclosed else max(highs, default=None)


def _says(side: Sequence[Figure]) -> tuple[float | None, float | None]:
    """What one side of a conflict says by itself: its best number, else its low and high."""
    best, _ = _best(side)
    return (_low(side), _high(side)) if best is None else (best, best)


def _left_out(what: str, readings: Sequence[Reading]) -> str:
    return f"{len(readings)} {what}{'s' * (len(readings) > 1)} left apart" if readings else ""


def _counted(testimonies: Iterable[Testimony]) -> str:
    witnesses = len({t.witness for t in testimonies})
    return "1 witness" if witnesses == 1 else f"{witnesses} witnesses"


def _units(readings: Iterable[Reading]) -> list[str]:
    return sorted({r.unit for r in readings})


def _readings(side: Iterable[Figure]) -> tuple[Reading, ...]:
    return tuple(sorted((r for f in side for r in f.readings), key=lambda r: r.testimony.order))

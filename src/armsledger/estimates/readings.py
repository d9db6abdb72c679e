"""The figures that testimonies give for each measure."""

from collections.abc import Iterable, Iterator

from armsledger.estimates.estimate import Measure, Reading
from armsledger.terms import Certainty, Stage
from armsledger.transfers import Testimony


def readings_of(measure: Measure, testimonies: Iterable[Testimony]) -> Iterator[Reading]:
    """What testimonies of one transfer say of its order, its deliveries or its own price."""
    match measure:
        case Measure.ORDERED:
            yield from counted(testimonies, Stage.AGREEMENT)
        case Measure.DELIVERED:
            yield from counted(testimonies, Stage.DELIVERY)
        case Measure.VALUE:
            yield from prices(t for t in testimonies if not t.prices_package)


def counted(testimonies: Iterable[Testimony], stage: Stage) -> Iterator[Reading]:
    """The quantities that are told of a stage."""
    for testimony in testimonies:
        quantity = testimony.claim.quantity
        if quantity is not None and testimony.claim.stage is stage:
            yield Reading(quantity.low, quantity.high, str(quantity.unit), testimony)


def prices(testimonies: Iterable[Testimony]) -> Iterator[Reading]:
    """The prices that are told."""
    for testimony in testimonies:
        value = testimony.claim.value
        if value is not None:
            yield Reading(value.low, value.high, value.currency, testimony)


def is_forecast(testimony: Testimony) -> bool:
    """Whether a claim speaks of what may be, or of a delivery still to come when it was published."""
    claim, day, begins = testimony.claim, testimony.appeared_by, testimony.begins
    to_come = claim.stage is Stage.DELIVERY and day is not None and (begins or "") > day
    return claim.certainty is Certainty.POSSIBLE or to_come

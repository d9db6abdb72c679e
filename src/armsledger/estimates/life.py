"""The life of a deal: its steps with their witnesses, its money, what is outstanding, and how it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from armsledger.estimates.estimate import Entry, Estimate, Measure, Reading
from armsledger.estimates.readings import is_forecast
from armsledger.estimates.reconcile import estimate
from armsledger.estimates.units import counts_like
from armsledger.terms import Category, Funding, Polarity, Stage, Standing
from armsledger.transfers import Testimony
from armsledger.values import Period, in_time, last_day_of

FORWARD = (Stage.INTEREST, Stage.NEGOTIATION, Stage.APPROVAL, Stage.AGREEMENT, Stage.DELIVERY)
HALTED = (Stage.SUSPENDED, Stage.REFUSED)

_GRANT = re.compile(
    r"\b(?:grants?|gifts?|donat\w+|aid|assistance|free of charge|fund(?:s|ing)?)\b", re.IGNORECASE
)
_LOAN = re.compile(r"\b(?:loans?|credits?|lend\w*|lent)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Times:
    """When something happened, as far as that is told, and when it was told; None where nobody knows.

    told is from the first to the last date of publication, each as precise as it is told.
    """

    when: Period | None
    told: Period | None

    @property
    def first(self) -> str | None:
        """The first day (YYYY-MM-DD) on which it may have happened, or else by which it was told."""
        if self.when is not None:
            return self.when.first_day or self.when.last_day
        return last_day_of(self.told.start) if self.told and self.told.start else None

    @property
    def last(self) -> str | None:
        """The last such day; of an open period its first."""
        if self.when is not None:
            return self.when.last_day or self.when.first_day
        return last_day_of(self.told.end) if self.told and self.told.end else None


@dataclass(frozen=True, slots=True)
class Step:
    """All that is told of one stage of a deal, whoever tells it: 'sold' and 'bought' are one agreement.

    A step without affirmed testimonies is one that is only denied.
    """

    stage: Stage
    times: Times
    affirmed: tuple[Testimony, ...]
    denied: tuple[Testimony, ...] = ()

    @property
    def first(self) -> str | None:
        """The first day (YYYY-MM-DD) on which it may have been taken, or else was told."""
        return self.times.first

    @property
    def last(self) -> str | None:
        """The last such day."""
        return self.times.last

    @property
    def witnesses(self) -> int:
        """How many independent witnesses affirm it."""
        return len({t.witness for t in self.affirmed})


@dataclass(frozen=True, slots=True)
class Payment:
    """Money of a deal: its price, or what pays for it; of_package marks that of the whole package."""

    funding: Funding
    estimate: Estimate
    times: Times
    of_package: bool = False


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What was ordered and has not been delivered: at least low, at most high (None is open), best if known."""

    low: float
    best: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Life:
    """The life of a deal, as of a date and as known by a date, like the entry that it is of.

    forecasts are of what may come, by stage. outstanding is None where nothing was
    ordered, or deliveries count in another unit. option is the number that may be ordered besides.
    """

    steps: tuple[Step, ...]
    standing: Standing
    money: tuple[Payment, ...] = ()
    outstanding: Outstanding | None = None
    option: Estimate | None = None
    forecasts: tuple[Step, ...] = ()


def life(entry: Entry) -> Life:
    """What the testimonies of an entry tell of the life of its deal, in whatever order they stand."""
    own = sorted((t for t in entry.testimonies if not _is_of_option(t, entry)), key=lambda t: t.order)
    forecasts = [t for t in own if is_forecast(t) and t.claim.polarity is Polarity.AFFIRMED]
    steps = _steps(t for t in own if t not in forecasts)
    outstanding = _outstanding(entry, steps)
    return Life(
        steps=steps,
        standing=_standing(entry, own, outstanding),
        money=tuple(_money(entry)),
        outstanding=outstanding,
        option=entry.option,
        forecasts=_steps(forecasts),
    )


def reached(testimonies: Sequence[Testimony]) -> tuple[Stage, bool]:
    """The stage that a transfer has reached, and whether nothing but denials is known of it.

    It is the furthest of the affirmed claims (of forecasts, where there is nothing else), or a suspension or
    refusal that stands; a refusal does not undo a delivery. Where all is denied it is the furthest of that.
    """
    told, denied = _counting(testimonies)
    furthest = FORWARD[
        max((FORWARD.index(t.claim.stage) for t in told if t.claim.stage in FORWARD), default=0)
    ]
    halt = _halt(told)
    if halt is None or (furthest, halt) == (Stage.DELIVERY, Stage.REFUSED):
        return furthest, denied
    return halt, denied


def _counting(testimonies: Sequence[Testimony]) -> tuple[Sequence[Testimony], bool]:
    """The testimonies that say how far a transfer has come, and whether these are mere denials."""
    affirmed = [t for t in testimonies if t.claim.polarity is Polarity.AFFIRMED]
    return [t for t in affirmed if not is_forecast(t)] or affirmed or testimonies, not affirmed


def _halt(told: Sequence[Testimony]) -> Stage | None:
    """The suspension or refusal that stands; None where there is none, or the deal went on since.

    It went on if something is told of a later day: a step further than any until the halt, or one with a
    date of its own. What is only retold later, without a date, is no new step.
    """
    halted = [t for t in told if t.claim.stage in HALTED]
    if not halted:
        return None
    latest = max(halted, key=lambda t: (_day(t), HALTED.index(t.claim.stage)))
    going = [t for t in told if t.claim.stage in FORWARD]
    until = max((FORWARD.index(t.claim.stage) for t in going if _day(t) <= _day(latest)), default=-1)
    after = [t for t in going if _day(t) > _day(latest)]
    if any(t.when is not None or FORWARD.index(t.claim.stage) > until for t in after):
        return None
    return latest.claim.stage


def _steps(testimonies: Iterable[Testimony]) -> tuple[Step, ...]:
    """A step for each stage that is told of: forward ones in their order, halts after what came before them."""
    told: defaultdict[Stage, list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        told[testimony.claim.stage].append(testimony)
    found = [_step(stage, told[stage]) for stage in FORWARD if stage in told]
    for stage in HALTED:
        if stage in told:
            halt = _step(stage, told[stage])
            before = [n for n, step in enumerate(found, 1) if (step.first or "") <= (halt.first or "9999")]
            found.insert(max(before, default=0), halt)
    return tuple(found)


def _step(stage: Stage, told: Sequence[Testimony]) -> Step:
    affirmed = tuple(t for t in told if t.claim.polarity is Polarity.AFFIRMED)
    denied = tuple(t for t in told if t.claim.polarity is Polarity.DENIED)
    return Step(stage, _times(affirmed or told), affirmed, denied)


def _times(told: Sequence[Testimony]) -> Times:
    """From the first to the last of the periods that are told, and of the dates of publication."""
    when = [t.claim.when if is_forecast(t) else t.when for t in told]
    dates = sorted((t.published for t in told if t.published), key=in_time)
    return Times(_hull([w for w in when if w]), Period(dates[0], dates[-1]) if dates else None)


def _hull(periods: Sequence[Period]) -> Period | None:
    """From the earliest start to the latest end, each as it is told; open where nothing ends later."""
    starts = sorted((p.first_day or "", len(p.start), p.start) for p in periods if p.start)
    ends = sorted((p.last_day or "", -len(p.end), p.end) for p in periods if p.end)
    if not periods:
        return None
    last = ends[-1][0] if ends else ""
    goes_on = any(p.end is None and (p.first_day or "") > last for p in periods)
    return Period(starts[0][2] if starts else None, ends[-1][2] if ends and not goes_on else None)


def _standing(entry: Entry, own: Sequence[Testimony], outstanding: Outstanding | None) -> Standing:
    """What the steps come to."""
    if entry.denied:
        return Standing.DENIED
    told, _ = _counting(own or entry.testimonies)
    stages = {t.claim.stage for t in told}
    if outstanding is not None and 0 in (outstanding.best, outstanding.high):
        return Standing.DELIVERED
    match _halt(told):
        case Stage.SUSPENDED:
            return Standing.SUSPENDED
        case Stage.REFUSED:
            agreed = not stages.isdisjoint((Stage.AGREEMENT, Stage.DELIVERY))
            return Standing.CANCELLED if agreed else Standing.REFUSED
    return Standing.DELIVERING if entry.stage is Stage.DELIVERY else Standing.OPEN


def _outstanding(entry: Entry, steps: Iterable[Step]) -> Outstanding | None:
    """Ordered less delivered, bound by bound and never below none; what was approved is no order."""
    ordered, delivered = entry.ordered, entry.delivered
    if ordered is None or not any(r.testimony.claim.stage is Stage.AGREEMENT for r in ordered.readings):
        return None
    if delivered is None or not delivered.readings:
        began = any(step.stage is Stage.DELIVERY and step.affirmed for step in steps)
        return Outstanding(
            0 if began else ordered.low or 0, None if began else ordered.best, ordered.high, ordered.unit
        )
    if not counts_like(ordered.unit, delivered.unit):
        return None
    known = ordered.best is not None and delivered.best is not None
    return Outstanding(
        low=0 if delivered.high is None else max(0, (ordered.low or 0) - delivered.high),
        best=max(0, (ordered.best or 0) - (delivered.best or 0)) if known else None,
        high=None if ordered.high is None else max(0, ordered.high - (delivered.low or 0)),
        unit=ordered.unit,
    )


def _money(entry: Entry) -> Iterator[Payment]:
    """The prices, loans and grants of the transfer and of its package, each kind with its own readings."""
    for whole, of_package in ((entry.value, False), (entry.package_value, True)):
        kinds: defaultdict[Funding, list[Reading]] = defaultdict(list)
        for reading in (*whole.readings, *whole.forecasts, *whole.denials, *whole.apart) if whole else ():
            kinds[_funding(reading.testimony)].append(reading)
        for funding in Funding:
            if whole is not None and funding in kinds:
                alone = whole if len(kinds) == 1 else estimate(Measure.VALUE, kinds[funding])
                if alone is not None:
                    times = _times([r.testimony for r in kinds[funding]])
                    yield Payment(funding, alone, times, of_package=of_package)


def _funding(testimony: Testimony) -> Funding:
    claim = testimony.claim
    if claim.category is not Category.FINANCE:
        return Funding.PRICE
    if _LOAN.search(claim.item):
        return Funding.LOAN
    return Funding.GRANT if _GRANT.search(claim.item) else Funding.FINANCE


def _is_of_option(testimony: Testimony, entry: Entry) -> bool:
    return testimony.claim.id in entry.transfer.options


def _day(testimony: Testimony) -> str:
    return testimony.effective or ""

"""The register: every transfer with its stage and estimates, as of a date and as known by a date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from armsledger.estimates.estimate import Entry, Estimate, Measure, Reading
from armsledger.estimates.knowing import as_known_by, counts, last_day
from armsledger.estimates.life import FORWARD, reached
from armsledger.estimates.priors import Priors
from armsledger.estimates.readings import counted, prices, readings_of
from armsledger.estimates.reconcile import estimate
from armsledger.estimates.reliability import Reliability, agreements
from armsledger.terms import Category, Polarity, Stage
from armsledger.transfers import Package, Testimony, Transfer, as_corrected

GENERAL = {Category.UNSPECIFIED, Category.FINANCE}


def entries(
    transfers: Iterable[Transfer],
    packages: Iterable[Package],
    testimonies: Iterable[Testimony],
    *,
    as_of: str | None = None,
    known_by: str | None = None,
    reliability: Reliability | None = None,
    priors: Priors | None = None,
) -> tuple[Entry, ...]:
    """The entries of the transfers of which anything is left, by supplier, recipient, category, designation.

    as_of (a date; a month or year stands for its last day) takes what had happened by then: a period counts
    from its end, an open one from its start, a claim without one from its publication. known_by takes what
    had been published by then, and of a document only the appearances until then. What has no date at all
    counts only where none is asked for. What its outlet corrected stands apart, and what only repeats it, unless
    it was corrected after known_by. UsageError where one of the two is no date.

    reliability says how far sources are believed. By default it is learnt from these transfers, as far as
    they were known by then, on top of the priors, by default the packaged ones; where it is given, whoever
    gives it sees to it that it rests on nothing later.
    """
    transfers = tuple(transfers)
    happened_by, published_by = last_day(as_of, "as-of"), last_day(known_by, "known-by")
    told: dict[str, Testimony] = {}
    published: dict[str, Testimony] = {}
    for testimony in as_corrected(testimonies):
        known = as_known_by(testimony, published_by)
        if known is None:
            continue
        published[known.claim.id] = known
        if happened_by is None or (known.effective or "9999") <= happened_by:
            told[known.claim.id] = known
    if reliability is None:
        learnt = (a for t in transfers for a in agreements(_own(t, _of(t, published)), known_by=known_by))
        reliability = Reliability.learnt(learnt, priors)
    desk = _Desk(told, published_by, reliability)
    priced = {p.id: (p, desk.package_price(p)) for p in packages if not told.keys().isdisjoint(p.claim_ids)}
    found = [entry for transfer in transfers if (entry := desk.entry(transfer, priced))]
    return tuple(sorted(_with_leaders(found), key=place))


def _of(transfer: Transfer, told: Mapping[str, Testimony]) -> list[Testimony]:
    return sorted((told[c] for c in transfer.claim_ids if c in told), key=lambda t: t.order)


def _own(transfer: Transfer, testimonies: Iterable[Testimony]) -> tuple[Testimony, ...]:
    """The testimonies that are of the deal itself and not of an option of it."""
    return tuple(t for t in testimonies if t.claim.id not in transfer.options)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is told by claim, by which day it is known, and how far its sources are believed."""

    told: Mapping[str, Testimony]
    known_by: str | None
    reliability: Reliability

    def entry(
        self, transfer: Transfer, priced: Mapping[str, tuple[Package, Estimate | None]]
    ) -> Entry | None:
        """The entry of one transfer; None where nothing is told of it that was not corrected."""
        known = _of(transfer, self.told)
        testimonies = tuple(t for t in known if counts(t, self.known_by))
        if not testimonies:
            return None
        own = _own(transfer, testimonies)
        stage, denied = reached(own or testimonies)
        ordered, option = self._ordered(own), self._option(transfer, testimonies)
        orders = [e for e in (ordered, option) if e is not None] if ordered else []
        package, package_value = priced.get(transfer.package or "", (None, None))
        return Entry(
            transfer=transfer,
            testimonies=testimonies,
            stage=stage,
            ordered=ordered,
            option=option,
            delivered=self._estimate(Measure.DELIVERED, own, Stage.DELIVERY, orders=orders),
            value=self._estimate(Measure.VALUE, own, Stage.AGREEMENT),
            package=package,
            package_value=package_value,
            denied=denied,
            superseded=tuple(t for t in known if not counts(t, self.known_by)),
        )

    def package_price(self, package: Package) -> Estimate | None:
        """The price of a package, from the claims of all its transfers."""
        claims = [self.told[c] for c in package.claim_ids if c in self.told]
        told = [t for t in claims if counts(t, self.known_by)]
        return estimate(Measure.VALUE, prices(told), reliability=self.reliability)

    def _ordered(self, testimonies: Sequence[Testimony]) -> Estimate | None:
        """The number ordered; where no agreement tells one, the number that was approved."""
        agreed = self._estimate(Measure.ORDERED, testimonies, Stage.AGREEMENT)
        if agreed is not None:
            return agreed
        approved = counted(testimonies, Stage.APPROVAL)
        return estimate(Measure.ORDERED, approved, basis="as approved", reliability=self.reliability)

    def _option(self, transfer: Transfer, testimonies: Sequence[Testimony]) -> Estimate | None:
        """The number that may be ordered besides, at whatever stage it is told."""
        told = [t for t in testimonies if t.claim.id in transfer.options]
        readings = (reading for stage in Stage for reading in counted(told, stage))
        return estimate(Measure.OPTION, readings, reliability=self.reliability)

    def _estimate(
        self,
        measure: Measure,
        testimonies: Sequence[Testimony],
        stage: Stage,
        *,
        orders: Sequence[Estimate] = (),
    ) -> Estimate | None:
        readings = list(readings_of(measure, testimonies))
        denied = _deniers(testimonies, readings, stage)
        return estimate(measure, readings, orders=orders, denied=denied, reliability=self.reliability)


def _deniers(
    testimonies: Iterable[Testimony], readings: Sequence[Reading], stage: Stage
) -> Iterator[Testimony]:
    """Who denies, without a number, that it has come to this stage, since it was first told that it has.

    Who denies a stage denies all that would follow from it.
    """
    affirmed = [r.testimony for r in readings if r.testimony.claim.polarity is Polarity.AFFIRMED]
    since = min((t.appeared_by or "" for t in affirmed), default="")
    with_number = {r.testimony.claim.id for r in readings}
    for testimony in testimonies:
        claim = testimony.claim
        denies = claim.polarity is Polarity.DENIED and claim.id not in with_number
        leads_there = claim.stage in FORWARD and FORWARD.index(claim.stage) <= FORWARD.index(stage)
        if denies and leads_there and (testimony.appeared_by or "9999") >= since:
            yield testimony


def _with_leaders(found: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, one of each package marked: that of its undescribed arms or loan, else what was told first.

    No id has a say in it, for ids hang on the order in which reports came in.
    """
    members: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.package is None:
            yield entry
        else:
            members[entry.package.id].append(entry)
    for some in members.values():
        first, *others = sorted(
            some, key=lambda e: (e.transfer.category not in GENERAL, e.testimonies[0].order)
        )
        yield replace(first, leads_package=True)
        yield from others


def place(entry: Entry) -> tuple[tuple[bool, str], ...]:
    """Where an entry stands in the register: by parties, category, designation, id; the unknown comes last."""
    transfer = entry.transfer
    parts = (transfer.supplier, transfer.recipient, str(transfer.category), transfer.designation, transfer.id)
    return tuple((part is None, part or "") for part in parts)

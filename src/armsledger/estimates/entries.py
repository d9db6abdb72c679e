"""The register: every transfer with its stage and estimates, as of a date and as known by a date."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from armsledger.errors import UsageError
from armsledger.estimates.estimate import Entry, Estimate, Measure, Reading
from armsledger.estimates.reconcile import estimate
from armsledger.estimates.stages import reached
from armsledger.terms import Category, Stage
from armsledger.transfers import Package, Testimony, Transfer
from armsledger.values import Period

GENERAL = {Category.UNSPECIFIED, Category.FINANCE}


def entries(
    transfers: Iterable[Transfer],
    packages: Iterable[Package],
    testimonies: Iterable[Testimony],
    *,
    as_of: str | None = None,
    known_by: str | None = None,
) -> tuple[Entry, ...]:
    """The entries of the transfers of which anything is left, by supplier, recipient, category, designation.

    as_of (a date; a month or year stands for its last day) takes what had happened by then: a period counts
    from its end, an open one from its start, a claim without one from its publication. known_by takes what
    had been published by then, and of a document only the appearances until then. What has no date at all
    counts only where none is asked for. UsageError where one of the two is no date.
    """
    happened_by, published_by = _last_day(as_of, "as-of"), _last_day(known_by, "known-by")
    told: dict[str, Testimony] = {}
    for testimony in testimonies:
        known = _known_by(testimony, published_by)
        if known is not None and (happened_by is None or (known.effective or "9999") <= happened_by):
            told[known.claim.id] = known
    priced = {p.id: (p, _package_price(p, told)) for p in packages if not told.keys().isdisjoint(p.claim_ids)}
    found = [entry for transfer in transfers if (entry := _entry(transfer, told, priced))]
    return tuple(sorted(_with_leaders(found), key=_place))


def _entry(
    transfer: Transfer,
    told: Mapping[str, Testimony],
    priced: Mapping[str, tuple[Package, Estimate | None]],
) -> Entry | None:
    """The entry of one transfer; None where nothing is told of it."""
    testimonies = tuple(sorted((told[c] for c in transfer.claim_ids if c in told), key=lambda t: t.order))
    if not testimonies:
        return None
    stage, denied = reached(testimonies)
    package, package_value = priced.get(transfer.package or "", (None, None))
    return Entry(
        transfer=transfer,
        testimonies=testimonies,
        stage=stage,
        ordered=_ordered(testimonies),
        delivered=estimate(Measure.DELIVERED, _counted(testimonies, Stage.DELIVERY)),
        value=estimate(Measure.VALUE, _prices(t for t in testimonies if not t.prices_package)),
        package=package,
        package_value=package_value,
        denied=denied,
    )


def _ordered(testimonies: Sequence[Testimony]) -> Estimate | None:
    """The number ordered; where no agreement tells one, the number that was approved."""
    agreed = estimate(Measure.ORDERED, _counted(testimonies, Stage.AGREEMENT))
    if agreed is not None:
        return agreed
    return estimate(Measure.ORDERED, _counted(testimonies, Stage.APPROVAL), basis="as approved")


def _package_price(package: Package, told: Mapping[str, Testimony]) -> Estimate | None:
    return estimate(Measure.VALUE, _prices(told[c] for c in package.claim_ids if c in told))


def _counted(testimonies: Iterable[Testimony], stage: Stage) -> Iterator[Reading]:
    for testimony in testimonies:
        quantity = testimony.claim.quantity
        if quantity is not None and testimony.claim.stage is stage:
            yield Reading(quantity.low, quantity.high, str(quantity.unit), testimony)


def _prices(testimonies: Iterable[Testimony]) -> Iterator[Reading]:
    for testimony in testimonies:
        value = testimony.claim.value
        if value is not None:
            yield Reading(value.low, value.high, value.currency, testimony)


def _with_leaders(found: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, one of each package marked: that of its undescribed arms or loan, else the smallest id."""
    members: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.package is None:
            yield entry
        else:
            members[entry.package.id].append(entry)
    for some in members.values():
        first, *others = sorted(some, key=lambda e: (e.transfer.category not in GENERAL, e.transfer.id or ""))
        yield replace(first, leads_package=True)
        yield from others


def _known_by(testimony: Testimony, day: str | None) -> Testimony | None:
    """The testimony as far as it was published by a day; None where it was not."""
    if day is None:
        return testimony
    publications = tuple(p for p in testimony.publications if p.published and p.published <= day)
    return replace(testimony, publications=publications) if publications else None


def _last_day(date: str | None, option: str) -> str | None:
    """The last day that a date holds; the last of a month as 31, as periods are written."""
    if date is None:
        return None
    try:
        period = Period.of(date)
        first = datetime.date.fromisoformat(period.first_day or "")
    except ValueError as wrong:
        raise UsageError(f"{option}: {date!r} is no date; give YYYY-MM-DD, YYYY-MM or YYYY") from wrong
    last_day = period.last_day or ""
    return last_day[:8] + "31" if (first + datetime.timedelta(days=1)).month != first.month else last_day


def _place(entry: Entry) -> tuple[tuple[bool, str], ...]:
    """Where the entry stands in the register; what is unknown comes last."""
    transfer = entry.transfer
    parts = (transfer.supplier, transfer.recipient, str(transfer.category), transfer.designation, transfer.id)
    return tuple((part is None, part or "") for part in parts)

"""What the pages of a report show, worked out from the entries before any template sees them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from armsledger.catalogue import catalogue
from armsledger.claims import Claim
from armsledger.documents import Article, Publication
from armsledger.estimates import Entry, Estimate, Measure, Reading
from armsledger.publish import words
from armsledger.publish.lives import LifeWords, life_words
from armsledger.publish.notes import ReportNotes
from armsledger.publish.passages import Passage, passages
from armsledger.publish.timeline import Timeline, timeline
from armsledger.publish.whom import WitnessLine, published_between, witness_lines
from armsledger.terms import Place
from armsledger.transfers import Testimony
from armsledger.values import digest, in_time

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim in a transfer's history.

    day is when it counts as having happened; echoes are the same claim as other documents of its witness
    tell it, reason why this document is the same witness as an earlier one, and joined why the claim is in
    this transfer.
    """

    testimony: Testimony
    day: str | None
    passages: tuple[Passage, ...]
    witness: int
    reason: str | None
    joined: str = ""
    echoes: tuple["Told", ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.testimony.claim

    @property
    def corrected(self) -> str:
        """By which document it was corrected and when, in words; empty where it was not."""
        return words.corrected(self.testimony)

    @property
    def first(self) -> Publication | None:
        """The document's earliest appearance."""
        return next(iter(self.testimony.publications), None)


@dataclass(frozen=True, slots=True)
class Stand:
    """Readings that give the same figure: one side of a conflict, or one wording of what all agree on."""

    figure: str
    readings: tuple[Reading, ...]

    @property
    def witnesses(self) -> int:
        """How many independent witnesses stand behind the figure."""
        return len({r.testimony.witness for r in self.readings})


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of a transfer with what stands behind it, or (of_package) the price of its package."""

    anchor: str
    label: str
    estimate: Estimate
    stands: tuple[Stand, ...]
    of_package: bool = False


@dataclass(frozen=True, slots=True)
class TransferPage:
    """All that a transfer's page shows."""

    entry: Entry
    life: LifeWords
    timeline: Timeline | None
    figures: tuple[Figure, ...]
    witnesses: tuple[WitnessLine, ...]
    published: tuple[str, str] | None
    history: tuple[Told, ...]
    superseded: tuple[Told, ...]
    members: tuple[Entry, ...]
    related: tuple[Entry, ...]


class Site:
    """The entries of a report, their articles and their pages' places; articles are fetched once."""

    def __init__(
        self, entries: Sequence[Entry], article: Callable[[str], Article], *, notes: ReportNotes
    ) -> None:
        self.entries = tuple(entries)
        self.notes = notes
        self._article = article
        self._by_supplier: dict[str | None, list[Entry]] = defaultdict(list)
        self._by_package: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._by_supplier[entry.transfer.supplier].append(entry)
            if entry.transfer.package:
                self._by_package[entry.transfer.package].append(entry)

    @cached_property
    def testimonies(self) -> Mapping[str, tuple[tuple[Testimony, Entry], ...]]:
        """Every testimony with its entry, by document; those that were corrected too."""
        found: dict[str, list[tuple[Testimony, Entry]]] = defaultdict(list)
        for entry in self.entries:
            for testimony in (*entry.testimonies, *entry.superseded):
                found[testimony.claim.document_id].append((testimony, entry))
        return {document: tuple(told) for document, told in found.items()}

    @cached_property
    def _home(self) -> Mapping[str, Entry]:
        """The entry that each claim belongs to."""
        return {t.claim.id: e for e in self.entries for t in (*e.testimonies, *e.superseded)}

    def claim_address(self, testimony: Testimony, *, on: Entry) -> str | None:
        """Where a claim stands, seen from an entry's page; None where the report leaves it out.

        A package's price is shown with every member, its claims stand with the one that they speak of.
        """
        home = self._home.get(testimony.claim.id)
        if home is None:
            return None
        return f"{'' if home is on else transfer_file(home) + '.html'}#c-{testimony.claim.id}"

    def article(self, document_id: str) -> Article:
        """The document as it is shown."""
        return self._article(document_id)

    def transfer_page(self, entry: Entry) -> TransferPage:
        """What the page of one entry shows."""
        numbers = _numbered((*entry.testimonies, *entry.superseded))
        joined = dict(zip(entry.transfer.claim_ids, entry.transfer.reasons, strict=False))
        package = entry.transfer.package
        return TransferPage(
            entry=entry,
            life=life_words(entry),
            timeline=timeline(entry.testimonies),
            figures=tuple(_figures(entry)),
            witnesses=witness_lines(entry.testimonies, numbers),
            published=published_between(entry.testimonies),
            history=_with_echoes([self._told(t, numbers, joined) for t in entry.testimonies]),
            superseded=tuple(self._told(t, numbers, joined) for t in entry.superseded),
            members=tuple(self._by_package[package]) if package else (),
            related=self._related(entry),
        )

    def _told(self, testimony: Testimony, numbers: Mapping[str, int], joined: Mapping[str, str]) -> Told:
        claim = testimony.claim
        return Told(
            testimony=testimony,
            day=testimony.effective,
            passages=passages(claim, as_coded(testimony, self._article(claim.document_id))),
            witness=numbers[testimony.witness],
            reason=testimony.lineage or None,
            joined=joined.get(claim.id, ""),
        )

    def _related(self, entry: Entry) -> tuple[Entry, ...]:
        """Entries of the same supplier and family of goods, for another recipient or none."""
        own = entry.transfer
        if own.designation is None or own.supplier is None:
            return ()
        family = catalogue().family(own.designation)
        return tuple(
            other
            for other in self._by_supplier[own.supplier]
            if other is not entry
            and other.transfer.designation is not None
            and other.transfer.recipient != own.recipient
            and catalogue().family(other.transfer.designation) == family
        )


def as_coded(testimony: Testimony, article: Article) -> Article:
    """The article under the title that the claim quotes, where the first appearance bears another."""
    quotes = [q for q in testimony.claim.evidence if q.span.place is Place.TITLE]
    if all(article.words(q.span) == q.exact for q in quotes):
        return article
    shown = (replace(article, publication=p) for p in testimony.publications)
    return next((a for a in shown if all(a.words(q.span) == q.exact for q in quotes)), article)


def file_name(identity: str) -> str:
    """The name of a page's file without its ending; an identity that is no safe name gives its hash."""
    return identity if FILE_NAME.fullmatch(identity) else digest(identity)


def transfer_file(entry: Entry) -> str:
    """The file name of an entry's page; a transfer without an id is known by its anchors."""
    transfer = entry.transfer
    return file_name(transfer.id or digest(["transfer", *sorted(transfer.anchor_keys), *transfer.claim_ids]))


def _figures(entry: Entry) -> Iterable[Figure]:
    own = (
        (Measure.ORDERED, entry.ordered),
        (Measure.OPTION, entry.option),
        (Measure.DELIVERED, entry.delivered),
        (Measure.VALUE, entry.value),
    )
    for measure, estimate in own:
        if estimate is not None:
            yield Figure(f"f-{measure}", words.MEASURE_WORDS[measure], estimate, _stands(estimate))
    if entry.package_value is not None:
        price = entry.package_value
        yield Figure("f-package", "Price of the package", price, _stands(price), of_package=True)


def _stands(shown: Estimate) -> tuple[Stand, ...]:
    if shown.conflict:
        figures = [words.bounds(low, high, shown.unit) for low, high in shown.side_bounds]
        return tuple(Stand(figure, side) for figure, side in zip(figures, shown.sides, strict=True))
    alike: dict[str, list[Reading]] = defaultdict(list)
    for reading in shown.readings:
        alike[words.reading(reading)].append(reading)
    return tuple(Stand(figure, tuple(readings)) for figure, readings in alike.items())


def _numbered(testimonies: Sequence[Testimony]) -> dict[str, int]:
    """Each witness's number on the page, in order of first publication."""
    order = sorted(testimonies, key=lambda t: (in_time(t.published), t.witness))
    return {witness: at for at, witness in enumerate(dict.fromkeys(t.witness for t in order), start=1)}


def _with_echoes(told: Sequence[Told]) -> tuple[Told, ...]:
    """The history in order of time; what a witness says again in another document stands below the first."""
    order = sorted(told, key=lambda t: (t.day or "9999", in_time(t.testimony.published), t.claim.id))
    by_publication = sorted(order, key=lambda t: in_time(t.testimony.published))
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in by_publication:
        claim = one.claim
        speaker = words.one_speaker(claim.speaker)
        key = (one.witness, claim.stage, claim.polarity, claim.quantity, claim.value, speaker)
        groups[key].append(one)
    echoes: dict[str, list[Told]] = defaultdict(list)
    hidden = set()
    for first, *later in groups.values():
        for one in later:
            if one.claim.document_id != first.claim.document_id:
                echoes[first.claim.id].append(one)
                hidden.add(one.claim.id)
    shown = (one for one in order if one.claim.id not in hidden)
    return tuple(replace(one, echoes=tuple(echoes[one.claim.id])) for one in shown)

"""Who tells of a transfer, and in which documents: witnesses with their publications, and all documents by date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from armsledger.documents import Publication
from armsledger.estimates import Entry
from armsledger.transfers import Testimony
from armsledger.values import in_time


@dataclass(frozen=True, slots=True)
class Appearance:
    """One publication of a document, and the document's id."""

    publication: Publication
    document_id: str


@dataclass(frozen=True, slots=True)
class WitnessLine:
    """One independent witness: its number on the page, where it was first published, and where else it appeared."""

    number: int
    first: Appearance | None
    others: tuple[Appearance, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of a report's list: its first publication, and how many claims on how many transfers it makes."""

    id: str
    first: Publication | None
    carried: int
    claims: int
    transfers: int

    @property
    def year(self) -> str:
        """The year of its first publication, 'undated' where that has no date."""
        published = self.first.published if self.first else None
        return published[:4] if published else "undated"


def witness_lines(testimonies: Sequence[Testimony], numbers: Mapping[str, int]) -> tuple[WitnessLine, ...]:
    """The witnesses of some testimonies in the order of their numbers; each publication once."""
    by_witness: dict[str, list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        by_witness[testimony.witness].append(testimony)
    return tuple(
        _witness_line(numbers[witness], by_witness[witness])
        for witness in sorted(by_witness, key=lambda witness: numbers[witness])
    )


def published_between(testimonies: Iterable[Testimony]) -> tuple[str, str] | None:
    """The first and the last date on which any of the testimonies was published; None where none is known.

    Each is as precise as it is told: '2018-04-12' and, in a monthly of the same month, '2018-04'.
    """
    dates = sorted((p.published for t in testimonies for p in t.publications if p.published), key=in_time)
    return (dates[0], dates[-1]) if dates else None


def document_lines(
    testimonies: Mapping[str, Sequence[tuple[Testimony, Entry]]],
) -> tuple[DocumentLine, ...]:
    """All documents that tell something, by date of their first publication, those without a date last."""
    lines = (_document_line(document, told) for document, told in testimonies.items())
    return tuple(sorted(lines, key=lambda line: (_place(line.first), line.id)))


def _witness_line(number: int, some: Sequence[Testimony]) -> WitnessLine:
    found = {
        (p.outlet, p.published, t.claim.document_id): Appearance(p, t.claim.document_id)
        for t in some
        for p in t.publications
    }
    order = sorted(found.values(), key=lambda a: (_place(a.publication), a.publication.outlet or ""))
    return WitnessLine(number, next(iter(order), None), tuple(order[1:]), claims=len(some))


def _document_line(document: str, told: Sequence[tuple[Testimony, Entry]]) -> DocumentLine:
    publications = told[0][0].publications
    return DocumentLine(
        id=document,
        first=next(iter(publications), None),
        carried=len(publications),
        claims=len(told),
        transfers=len({id(entry) for _, entry in told}),
    )


def _place(publication: Publication | None) -> tuple[str, int]:
    return in_time(publication.published if publication else None)

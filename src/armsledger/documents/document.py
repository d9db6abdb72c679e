"""What was published: Document, its regions, and the Publications in which it appeared."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.terms import Place
from armsledger.values import Span, digest, last_day_of


class Label(StrEnum):
    """What a stretch of a document is; only the body (captions belong to it) is ever evidence."""

    BODY = "body"
    FURNITURE = "furniture"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A labelled stretch of a document's text, with the reason for the label and its language.

    language is an ISO 639-1 code, or None where the stretch is too short to tell.
    """

    span: Span
    label: Label
    reason: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Stored text that never changes, known by the hash of that text.

    regions do not overlap, stand in order, and cover all of the text but white space.
    """

    text: str
    regions: tuple[Region, ...]

    @property
    def id(self) -> str:
        """The hash of the text."""
        return digest(self.text)

    @property
    def body(self) -> tuple[Span, ...]:
        """The spans that may be evidence, in order."""
        return tuple(r.span for r in self.regions if r.label is Label.BODY)


@dataclass(frozen=True, slots=True)
class Publication:
    """One appearance of a document: who published it, where, when, under which title.

    published is an ISO date, as precise as it is told (YYYY-MM-DD, YYYY-MM or YYYY), or None; language is that
    of the body (ISO 639-1); flags are words such as 'future' (the date of publication lies after the day of
    reading); source names the input that it was read from.
    """

    document_id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    retrieved: str | None = None
    flags: tuple[str, ...] = ()
    source: str | None = None

    @property
    def appeared_by(self) -> str | None:
        """The last day on which it may have been published (YYYY-MM-DD): of a month or year its last one."""
        return None if self.published is None else last_day_of(self.published)

    @property
    def id(self) -> str:
        """The hash of what makes this appearance different from others; where it was read from does not."""
        return digest([self.document_id, self.title, self.outlet, self.url, self.published, self.language])


@dataclass(frozen=True, slots=True)
class Article:
    """A document as one publication shows it: what a coder reads.

    id is the article's own id where its input gave one (JSON Lines), else the document's.
    """

    id: str
    document: Document
    publication: Publication

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    @property
    def title(self) -> str:
        """The title, empty where there is none."""
        return self.publication.title or ""

    def words(self, span: Span) -> str:
        """The exact words at a span; shorter than the span where it runs past the end."""
        return (self.title if span.place is Place.TITLE else self.text)[span.start : span.end]

    def may_be_evidence(self, span: Span) -> bool:
        """Whether a span lies inside the title or, white space apart, inside the body."""
        if span.place is Place.TITLE:
            return span.end <= len(self.title)
        if span.end > len(self.text):
            return False
        inside = [b for b in self.document.body if b.overlaps(span)]
        at = span.start
        for piece in inside:
            if self.text[at : max(at, piece.start)].strip():
                return False
            at = max(at, piece.end)
        return bool(inside) and not self.text[at : span.end].strip()

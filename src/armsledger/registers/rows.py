"""A register's row as a document of its own: one 'column: value' line a column, and reading it back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from armsledger.catalogue import PartyKind, catalogue
from armsledger.claims import Quote
from armsledger.documents import Article, Document, Label, Publication, Region, SetAside
from armsledger.errors import InputError
from armsledger.values import Span

REPEATED = "repeated"
"""The line that tells a row from the same row further up in its file."""

_SEPARATOR = ": "
_PARTIES = frozenset({PartyKind.STATE, PartyKind.BODY, PartyKind.ARMED_GROUP})


class Fault(StrEnum):
    """Why a register's row is set aside."""

    NOT_A_ROW = "not_a_row"  # its values don't match the columns
    UNKNOWN_PARTY = "unknown_party"  # a supplier or recipient that the catalogue does not know, or neither
    UNKNOWN_GOODS = "unknown_goods"  # nothing in it says what kind of goods they are
    BAD_NUMBER = "bad_number"  # a number that can't be read
    BAD_YEAR = "bad_year"  # a year that can't be read, or none
    NO_CLAIM = "no_claim"  # it says nothing of a transfer


class RowFault(InputError):
    """One row of a register can't be used; kind says why."""

    def __init__(self, kind: Fault, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind

    def of(self, source: str) -> SetAside:
        """The record of it, under the name of its source."""
        return SetAside(source, self.kind, str(self))


class Copies:
    """Makes the texts of a file's rows, and tells rows apart that are the same word for word.

    Where a row stands in its file is no part of its text, so that a later release gives it the same id.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def text(self, columns: Iterable[tuple[str, str]]) -> str:
        """The text of the next row: its columns as declared, empty ones left out, white space made even."""
        lines = [f"{name}{_SEPARATOR}{value}" for name, value in _even(columns) if name and value]
        text = "\n".join(lines)
        self._seen[text] += 1
        copy = self._seen[text]
        return text if copy == 1 else f"{text}\n{REPEATED}{_SEPARATOR}{copy}"


def row_article(text: str, *, outlet: str, title: str, published: str | None, source: str) -> Article:
    """A row's text as the article that its register published; all of it is body, in no language."""
    document = Document(text, (Region(Span(0, len(text)), Label.BODY, "register row"),))
    publication = Publication(document.id, title=title, outlet=outlet, published=published, source=source)
    return Article(document.id, document, publication)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's document, read by its columns."""

    document: Document
    _starts: Mapping[str, tuple[int, str]]

    @classmethod
    def of(cls, document: Document) -> "Row":
        """The row that a document was made from."""
        starts, at = {}, 0
        for line in document.text.split("\n"):
            name, _, value = line.partition(_SEPARATOR)
            starts[name] = (at + len(name) + len(_SEPARATOR), value)
            at += len(line) + 1
        return cls(document, starts)

    @property
    def columns(self) -> dict[str, str]:
        """The values that are not empty, by the names of their columns, in order."""
        return {name: value for name, (_, value) in self._starts.items() if name != REPEATED}

    def get(self, name: str) -> str:
        """The value of a column, empty where it is not filled."""
        return self._starts.get(name, (0, ""))[1]

    def span(self, name: str, words: str | None = None) -> tuple[Span, ...]:
        """Where the value of a column stands, or the first place of words in it; nothing where it does not."""
        start, value = self._starts.get(name, (0, ""))
        sought = value if words is None else words
        at = value.find(sought)
        return (Span(start + at, start + at + len(sought)),) if sought and at >= 0 else ()

    def line(self, name: str) -> Span | None:
        """Where the line of a column stands."""
        if name not in self._starts:
            return None
        start, value = self._starts[name]
        return Span(start - len(_SEPARATOR) - len(name), start + len(value))

    def quote(self) -> Quote:
        """The whole row."""
        return Quote(Span(0, len(self.document.text)), self.document.text)


@lru_cache(maxsize=1_000)
def party_of(name: str) -> str | None:
    """The code of the party whose name this is, from end to end; None where the catalogue knows none.

    A usual name is its party's, whatever else it is: 'Philippines' is also the plural of a demonym.
    """
    named = [p for p in catalogue().parties_in(name) if (p.start, p.end) == (0, len(name))]
    of_kind = (p.code for p in named if p.kind in _PARTIES)
    usual = (p.code for p in named if catalogue().party_name(p.code) == name)
    return next(of_kind, None) or next(usual, None)


def _even(columns: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((" ".join(name.split()), " ".join(value.split())) for name, value in columns)

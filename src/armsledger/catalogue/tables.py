"""The catalogue's data files, read and checked: plain CSV with a header comment that a person can edit."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from armsledger.catalogue.entries import Designation, PartyKind, Person
from armsledger.errors import CatalogueError
from armsledger.terms import Category, Unit

DATA: Traversable = files("armsledger.catalogue") / "data"
"""Where the packaged files lie."""

Row = Mapping[str, str]
Years = tuple[int | None, int | None]
"""From and to, None where open or not known."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Party:
    """A row of parties.csv; no code: words that only look like a party.

    Years are those between which it existed; dated gives those of a name that it bore only for a time.
    """

    code: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    metonyms: tuple[str, ...]
    start: int | None
    end: int | None
    dated: Mapping[str, Years]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of organisations.csv; years are those between which it bore the name."""

    name: str
    kind: str
    home: str
    aliases: tuple[str, ...]
    start: int | None
    end: int | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """A row of designations.csv: the designation, its other names, and which of them are common words."""

    designation: Designation
    aliases: tuple[str, ...]
    common: frozenset[str]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of people.csv; by_surname says that the surname alone is enough to mean this person."""

    person: Person
    aliases: tuple[str, ...]
    by_surname: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoodsWords:
    """A row of category_nouns.csv; kind is noun, modifier, tail or other."""

    words: tuple[str, ...]
    kind: str
    category: Category | None
    unit: Unit | None
    needs_context: bool


def parties() -> list[Party]:
    """The rows of parties.csv."""
    return _table(
        "parties.csv",
        lambda row: Party(
            row["code"],
            row["name"],
            PartyKind(row["kind"]),
            _several(row["aliases"]),
            _several(row["demonyms"]),
            _several(row["metonyms"]),
            _year(row["from"]),
            _year(row["to"]),
            dict(_dated(name) for name in _several(row["dated"])),
            _several(row["source"]),
        ),
    )


def organisations() -> list[Organisation]:
    """The rows of organisations.csv."""
    return _table(
        "organisations.csv",
        lambda row: Organisation(
            row["name"],
            row["kind"],
            row["home"],
            _several(row["aliases"]),
            _year(row["from"]),
            _year(row["to"]),
            _several(row["source"]),
        ),
    )


def types() -> list[Type]:
    """The rows of designations.csv."""
    return _table(
        "designations.csv",
        lambda row: Type(
            Designation(
                row["name"],
                Category(row["category"]),
                Unit(row["unit"] or "item"),
                row["family"] or None,
                row["origin"] or None,
            ),
            _several(row["aliases"]),
            frozenset(_several(row["context"])),
            _several(row["source"]),
        ),
    )


def goods_words() -> list[GoodsWords]:
    """The rows of category_nouns.csv, every spelling of each word written out."""
    return _table(
        "category_nouns.csv",
        lambda row: GoodsWords(
            tuple(dict.fromkeys(s for word in _several(row["nouns"]) for s in _spellings(word))),
            row["kind"],
            Category(row["category"]) if row["category"] else None,
            Unit(row["unit"]) if row["unit"] else None,
            bool(row["context"]),
        ),
    )


def people() -> list[KnownPerson]:
    """The rows of people.csv."""
    return _table(
        "people.csv",
        lambda row: KnownPerson(
            Person(
                row["name"],
                row["state"] or None,
                row["office"] or None,
                row["from"] or None,
                row["to"] or None,
            ),
            _several(row["aliases"]),
            bool(row["surname"]),
            _several(row["source"]),
        ),
    )


def _table(name: str, made: Callable[[Row], T]) -> list[T]:
    """What each row of a data file makes; a row that can't be read is named with its file and line."""
    lines = DATA.joinpath(name).read_text(encoding="utf-8").splitlines()
    comments = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.DictReader(lines[comments:], strict=True)
    table = []
    for row in reader:
        where = f"{name}, line {comments + reader.line_num}"
        if None in row or None in row.values():
            raise CatalogueError(
                f"{where}: the row has not {len(reader.fieldnames or ())} cells; "
                "put cells that hold a comma between double quotes"
            )
        try:
            table.append(made(row))
        except ValueError as error:
            raise CatalogueError(f"{where}: {error}; mend the cell") from error
    return table


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (p.strip() for p in cell.split(";")) if part)


def _year(cell: str) -> int | None:
    return int(cell) if cell else None


def _dated(cell: str) -> tuple[str, Years]:
    """A name and its years: 'Zaire 1971-1997', 'Burma -1989'."""
    name, _, years = cell.rpartition(" ")
    start, dash, end = years.partition("-")
    if not name or not dash:
        raise ValueError(f"{cell!r} is no name with its years, such as 'Zaire 1971-1997'")
    return name, (_year(start), _year(end))


def _spellings(word: str) -> Iterator[str]:
    """British and American spellings of a word written the British way."""
    yield word
    american = re.sub(r"rmour", "rmor", re.sub(r"efence", "efense", word.replace("calibre", "caliber")))
    if american != word:
        yield american

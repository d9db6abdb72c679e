"""The room's data files: plain CSV under header comments that name the series, its source and its licence."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

DATA: Traversable = files("armsledger.balance") / "data"
"""Where the packaged files lie."""


@dataclass(frozen=True, slots=True)
class Table:
    """A packaged file: what its header says of it, by 'Name', 'Source' and 'Licence', and its rows."""

    header: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]


def packaged(name: str) -> Table:
    """A packaged file, read."""
    lines = DATA.joinpath(name).read_text(encoding="utf-8").splitlines()
    comments = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return Table(dict(_header(lines[:comments])), tuple(csv.DictReader(lines[comments:], strict=True)))


def _header(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, colon, value = line.removeprefix("# ").partition(": ")
        if colon and name in ("Name", "Source", "Licence"):
            yield name, value

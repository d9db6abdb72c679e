"""What each sign weighs: tables in weights/, learnt from annotated reports by learning/ and readable by people."""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from armsledger.terms import Stage

TABLES = ("told", "supplier", "recipient", "stage")

ALWAYS = "always"
"""The sign that holds of everything; it tells how rare what a table judges is, and nothing of one case."""

Table = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Weights:
    """For each of TABLES, the logarithms of odds that each sign adds; the stage table has one column for each stage."""

    tables: Mapping[str, Table]

    def odds(self, table: str, signs: Iterable[str]) -> float:
        """The signs' weights of one table added up."""
        known = self.tables[table]
        return sum(known[sign][0] for sign in signs if sign in known)

    def stages(self, signs: Iterable[str]) -> dict[Stage, float]:
        """For each stage, the odds that the signs give it."""
        known = self.tables["stage"]
        rows = [known[sign] for sign in signs if sign in known]
        return {stage: sum(row[n] for row in rows) for n, stage in enumerate(Stage)}

    def heaviest(self, table: str, signs: Iterable[str], *, column: int = 0, n: int = 3) -> str:
        """The signs that speak most for or against, each with its weight, for people who ask why."""
        known = self.tables[table]
        told = [(sign, known[sign][column]) for sign in signs if sign in known and sign != ALWAYS]
        first = sorted(told, key=lambda pair: (-abs(pair[1]), pair[0]))[:n]
        return "; ".join(f"{sign} {weight:+.1f}" for sign, weight in first) or "no sign that was learnt"


@cache
def learnt() -> Weights:
    """The weights that come with the package."""
    return Weights({name: _read(name) for name in TABLES})


def _read(name: str) -> Table:
    text = files(__package__).joinpath("weights", f"{name}.csv").read_text(encoding="utf-8")
    lines = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(lines)
    return {sign: tuple(float(w) for w in some) for sign, *some in lines}


def chance(odds: float) -> float:
    """The probability that the logarithm of odds stands for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

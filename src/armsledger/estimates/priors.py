"""How far sources are believed before anything is learnt of them, and how figures go wrong: one file."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from armsledger.errors import UsageError
from armsledger.terms import Side

DECLARATION = "declaration"
"""The kind of a source that is a state's own return to the UN Register."""

KINDS = (DECLARATION, *(str(side) for side in Side))
"""What sources are told apart by before anything is learnt of them."""

_PACKAGED = files("armsledger.estimates") / "data" / "priors.toml"
_ERRORS = ("doubled", "halved", "tenfold", "tenth", "part", "programme", "anything")


@dataclass(frozen=True, slots=True)
class Prior:
    """How often a kind of source is right, and after how many comparisons what is learnt counts as much."""

    right: float
    weight: float


@dataclass(frozen=True, slots=True)
class FigureModel:
    """How right figures are rounded and how wrong ones go wrong; data/priors.toml explains each number."""

    both_sides: float
    hedged: float
    denial: float
    nothing: float
    two_digits: float
    one_digit: float
    round_truths: float
    three_digit_truths: float
    doubled: float
    halved: float
    tenfold: float
    tenth: float
    part: float
    programme: float
    anything: float
    scatter: float
    shared: float
    near: float
    far: float
    far_share: float

    @property
    def scattered(self) -> float:
        """The share of wrong figures that are wrong in no way of their own."""
        return 1 - sum(float(getattr(self, name)) for name in _ERRORS)


@dataclass(frozen=True, slots=True)
class Priors:
    """The priors of each kind of source, in the order of KINDS, and the model of figures."""

    reliability: tuple[tuple[str, Prior], ...]
    figures: FigureModel

    @staticmethod
    def packaged() -> "Priors":
        """Those that come with the package."""
        return _packaged()

    @staticmethod
    def read(path: str | Path) -> "Priors":
        """Those of a file in TOML over the packaged ones; UsageError where it can't be used."""
        try:
            given = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except OSError as error:
            raise UsageError(f"priors {path}: {error.strerror}; name a file that can be read") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(
                f"priors {path}: this is no TOML: {error}; start from data/priors.toml"
            ) from error
        return _made(_merged(given, str(path)), str(path))

    def of(self, kind: str) -> Prior:
        """The prior of a kind of source."""
        return dict(self.reliability)[kind]


@cache
def _packaged() -> Priors:
    return _made(tomllib.loads(_PACKAGED.read_text(encoding="utf-8")), "data/priors.toml")


def _merged(given: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The packaged tables with what is given in their place; UsageError for names that there are not."""
    base = tomllib.loads(_PACKAGED.read_text(encoding="utf-8"))
    _no_others(given, base, path, "table")
    for table in ("reliability", "figures"):
        own = given.get(table, {})
        if not isinstance(own, dict):
            raise UsageError(f"priors {path}: {table} must be a table; write [{table}]")
        _no_others(own, base[table], path, f"{table}: name")
        for name, value in own.items():
            if table == "figures":
                base[table][name] = value
            elif isinstance(value, dict):
                _no_others(value, base[table][name], path, f"reliability.{name}: name")
                base[table][name] |= value
            else:
                raise UsageError(f"priors {path}: reliability.{name} must be a table with right and weight")
    return base


def _no_others(given: Mapping[str, Any], known: Mapping[str, Any], path: str, what: str) -> None:
    if others := sorted(set(given) - set(known)):
        raise UsageError(f"priors {path}: there is no {what} {others[0]!r}; choose one of {', '.join(known)}")


def _made(tables: Mapping[str, Any], path: str) -> Priors:
    reliability = []
    for kind in KINDS:
        row = tables["reliability"][kind]
        right = _number(row["right"], f"reliability.{kind}.right", path, above=0, below=1)
        weight = _number(row["weight"], f"reliability.{kind}.weight", path, above=0, below=math.inf)
        reliability.append((kind, Prior(right, weight)))
    scales = {"scatter", "near", "far"}
    shares = {f.name: tables["figures"][f.name] for f in fields(FigureModel)}
    model = FigureModel(
        **{
            name: _number(value, f"figures.{name}", path, above=0, below=math.inf if name in scales else 1)
            for name, value in shares.items()
        }
    )
    for names in (_ERRORS, ("two_digits", "one_digit"), ("round_truths", "three_digit_truths")):
        if sum(getattr(model, name) for name in names) >= 1:
            raise UsageError(f"priors {path}: {', '.join(names)} come to 1 or more; leave some of 1 over")
    return Priors(tuple(reliability), model)


def _number(value: object, name: str, path: str, *, above: float, below: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not above < value < below:
        limits = f"above {above:g}" + ("" if below == math.inf else f" and below {below:g}")
        raise UsageError(f"priors {path}: {name} = {value!r}; give a number {limits}")
    return float(value)

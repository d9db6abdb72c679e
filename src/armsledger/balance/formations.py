"""Formations in pieces: 'a battalion' as so many launchers, where a source states the structure, and only there.

A structure is stated by a claim of the ledger that spells the formation out ('three battalions of eight launchers'),
or by the packaged table, whose rows name their sources. What nobody states stays in its unit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from armsledger.balance.tables import packaged
from armsledger.catalogue import catalogue
from armsledger.claims import Claim
from armsledger.claims.grammar.figures import Count, counts_in
from armsledger.claims.grammar.nouns import FORMATIONS, UNIT_OF
from armsledger.terms import Unit
from armsledger.values import Bounds

_WORDS = "|".join(word for word, unit in UNIT_OF.items() if unit in FORMATIONS)
_FORMATION = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)", re.IGNORECASE)
_PIECES = frozenset({Unit.ITEM, Unit.LAUNCHER, Unit.SYSTEM})


@dataclass(frozen=True, slots=True)
class Structure:
    """How many pieces one formation (unit) of a type holds, between low and high, and who states it.

    of is what the pieces are counted in: launchers, or items such as tanks.
    """

    designation: str
    unit: Unit
    low: float
    high: float
    of: Unit
    source: str


@dataclass(frozen=True, slots=True)
class Pieces:
    """A number in pieces; bounds is None where it stays in its unit. structure is what it was reckoned by."""

    bounds: Bounds | None
    structure: Structure | None
    why: str


def as_pieces(number: Bounds, designation: str | None, *, stated: Sequence[Structure] = ()) -> Pieces:
    """A number of formations as pieces, by a structure that is stated: by claims (first of all) or by the table.

    What is counted in pieces already comes back as it is; open bounds stay open.
    """
    if number.unit not in FORMATIONS:
        return Pieces(number, None, f"counted in {number.unit}s")
    found = structure_of(designation, number.unit, stated=stated)
    if found is None:
        of = designation or "a type that is not known"
        return Pieces(None, None, f"no source states how many pieces a {number.unit} of {of} holds")
    low = None if number.low is None else number.low * found.low
    high = None if number.high is None else number.high * found.high
    holds = f"{found.low:g}" if found.low == found.high else f"{found.low:g} to {found.high:g}"
    why = f"a {number.unit} of {found.designation} holds {holds} ({found.source})"
    return Pieces(Bounds(low, high, found.of), found, why)


def structure_of(
    designation: str | None, unit: Unit, *, stated: Sequence[Structure] = ()
) -> Structure | None:
    """What is stated of a formation of this very type; several statements of claims are taken together."""
    name = _usual(designation) if designation else None
    if name is None:
        return None
    said = [s for s in stated if s.unit is unit and _usual(s.designation) == name]
    if said:
        sources = "; ".join(dict.fromkeys(s.source for s in said))
        low, high = min(s.low for s in said), max(s.high for s in said)
        return Structure(name, unit, low, high, said[0].of, sources)
    return packaged_structures().get((name, unit))


def stated_structures(claims: Iterable[Claim]) -> tuple[Structure, ...]:
    """The structures that claims spell out in the words of their evidence, for the types that they name.

    Only where the formation's pieces are the very number that the claim gives.
    """
    found = (
        replace(structure, designation=claim.system, source=f"claim {claim.id}")
        for claim in claims
        if claim.system is not None and claim.quantity is not None and claim.quantity.unit in _PIECES
        for quote in claim.evidence
        for structure in _spelt_out(quote.exact, claim.quantity)
    )
    return tuple(dict.fromkeys(found))


@cache
def packaged_structures() -> dict[tuple[str, Unit], Structure]:
    """The packaged structures by designation and unit."""
    made = (
        Structure(
            row["designation"],
            Unit(row["unit"]),
            float(row["low"]),
            float(row["high"]),
            Unit(row["of"]),
            row["source"],
        )
        for row in packaged("formations.csv").rows
    )
    return {(s.designation, s.unit): s for s in made}


def _spelt_out(text: str, number: Bounds) -> Iterator[Structure]:
    """The formations of a text that come to this number, and those within them."""
    for whole in counts_in(text):
        if (whole.low, whole.high) == (number.low, number.high) and whole.unit in _PIECES:
            yield from _levels(text[whole.start : max(whole.noun_end, whole.end)], whole)


def _levels(text: str, whole: Count) -> Iterator[Structure]:
    """One formation's pieces, for each formation that a text goes through from its start to its pieces.

    The grammar adds nested formations up from the start: what it makes of the text so far is their number in all.
    """
    for word in _FORMATION.finditer(text):
        head = next((c for c in counts_in(text[: word.end()]) if c.noun_end == word.end()), None)
        if head is None or head.start or not head.low or head.low != head.high or not whole.low:
            return
        low, high = whole.low / head.low, (whole.high or 0) / head.low
        if head.unit not in FORMATIONS or not low.is_integer() or not high.is_integer() or low > high:
            return
        yield Structure("", head.unit, low, high, whole.unit, "")


def _usual(name: str) -> str:
    known = catalogue().designation(name)
    return name if known is None else known.name

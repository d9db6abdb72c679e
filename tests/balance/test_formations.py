"""Formations in pieces: only where a claim or a named source states the structure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.makers import article

from armsledger.balance import Structure, as_pieces, stated_structures, structure_of
from armsledger.balance.formations import packaged_structures
from armsledger.catalogue import catalogue
from armsledger.claims import Claim, Coder, Quote
from armsledger.claims.grammar.nouns import FORMATIONS
from armsledger.terms import Category, Stage, Unit
from armsledger.values import Bounds, Span

BATTALION = Structure("Vesper-9", Unit.BATTALION, 6, 8, Unit.LAUNCHER, "claim a")


def claim(
    text: str, pieces: float | None, *, unit: Unit = Unit.LAUNCHER, system: str | None = "Vesper-9"
) -> Claim:
    made = article(text)
    return Claim(
        article=made,
        coder=Coder("hand", "1"),
        supplier="NOR",
        recipient="MLT",
        item="systems",
        system=system,
        category=Category.AIR_DEFENCE,
        stage=Stage.DELIVERY,
        quantity=None if pieces is None else Bounds(pieces, pieces, unit),
        evidence=(Quote(Span(0, len(text)), text),),
        mentions={},
    )


# The table


def test_every_structure_names_a_type_of_the_catalogue_and_its_source() -> None:
    for structure in packaged_structures().values():
        known = catalogue().designation(structure.designation)
        assert known is not None and known.name == structure.designation
        assert structure.unit in FORMATIONS and 1 < structure.low <= structure.high
        assert len(structure.source) > 20 and structure.of in (Unit.LAUNCHER, Unit.ITEM)
        if known.category is not Category.TANK:
            assert structure.of is Unit.LAUNCHER


def test_a_formation_whose_structure_is_stated_becomes_launchers() -> None:
    told = as_pieces(Bounds(2, 2, Unit.BATTALION), "S-400 Triumf")
    assert told.bounds == Bounds(16, 16, Unit.LAUNCHER)
    assert told.structure is not None and told.why.startswith("a battalion of S-400 holds 8 (RIA Novosti")
    wide = as_pieces(Bounds(3, None, Unit.BATTERY), "Patriot")
    assert wide.bounds == Bounds(18, None, Unit.LAUNCHER) and "holds 6 to 8" in wide.why


@pytest.mark.parametrize(
    ("unit", "designation"),
    [
        (Unit.BATTALION, "Buk-M1"),
        (Unit.BATTALION, "S-300"),
        (Unit.SQUADRON, "S-400"),
        (Unit.BATTALION, "Vesper-9"),
        (Unit.BATTALION, None),
    ],
)
def test_a_formation_that_nobody_spells_out_stays_in_its_unit(unit: Unit, designation: str | None) -> None:
    told = as_pieces(Bounds(2, 2, unit), designation, stated=[])
    assert told.bounds is None and told.structure is None
    assert (
        told.why
        == f"no source states how many pieces a {unit} of {designation or 'a type that is not known'} holds"
    )


@pytest.mark.parametrize("unit", sorted(set(Unit) - FORMATIONS))
def test_what_is_counted_one_by_one_stays_as_it_is(unit: Unit) -> None:
    number = Bounds(4, 6, unit)
    assert as_pieces(number, "S-400").bounds == number


# What claims state


@pytest.mark.parametrize(
    ("text", "pieces", "structures"),
    [
        ("Norway delivered three battalions of eight launchers.", 24, {"battalion": 8}),
        ("Norway delivered a battalion of six launchers.", 6, {"battalion": 6}),
        (
            "Malta got one battalion (two batteries, each consisting of four launchers) of the system.",
            8,
            {"battalion": 8, "battery": 4},
        ),
        (
            "They sold two regiments, each of two battalions of six launchers.",
            24,
            {"regiment": 12, "battalion": 6},
        ),
        ("Norway delivered 24 launchers in three battalions.", 24, {}),
        ("Norway delivered three battalions.", None, {}),
        ("Norway delivered three battalions of eight launchers.", 20, {}),
    ],
)
def test_a_claim_that_spells_a_formation_out_states_its_structure(
    text: str, pieces: float | None, structures: dict[str, float]
) -> None:
    found = stated_structures([claim(text, pieces)])
    assert {str(s.unit): s.low for s in found} == structures
    assert all(
        s.low == s.high and s.designation == "Vesper-9" and s.source.startswith("claim ") for s in found
    )


def test_a_claim_of_no_type_states_nothing() -> None:
    assert stated_structures([claim("Norway sent a battalion of six launchers.", 6, system=None)]) == ()


def test_claims_come_before_the_table_and_are_taken_together() -> None:
    stated = [
        Structure("S-400", Unit.BATTALION, 6, 6, Unit.LAUNCHER, "claim a"),
        Structure("S-400 Triumf", Unit.BATTALION, 9, 9, Unit.LAUNCHER, "claim b"),
        Structure("S-400", Unit.REGIMENT, 99, 99, Unit.LAUNCHER, "claim c"),
        BATTALION,
    ]
    found = structure_of("S-400", Unit.BATTALION, stated=stated)
    assert found == Structure("S-400", Unit.BATTALION, 6, 9, Unit.LAUNCHER, "claim a; claim b")
    assert as_pieces(Bounds(1, 1, Unit.BATTALION), "S-400").bounds == Bounds(8, 8, Unit.LAUNCHER)


@given(low=st.integers(1, 50), more=st.integers(0, 50))
def test_pieces_keep_the_order_of_bounds(low: int, more: int) -> None:
    told = as_pieces(Bounds(low, low + more, Unit.BATTALION), "Vesper-9", stated=[BATTALION]).bounds
    assert told == Bounds(6 * low, 8 * (low + more), Unit.LAUNCHER)

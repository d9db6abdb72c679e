"""What a piece counts for in a volume: the index, SIPRI's values, the user's own, and how answers change."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registers.sheets import deliveries

from armsledger.balance import (
    Basis,
    CatalogueWeights,
    Condition,
    Factors,
    SipriWeights,
    Weight,
    Weights,
    condition_of,
    read_weights,
    rest,
    sensitivity,
    sipri_weights,
)
from armsledger.balance.quality_index import Fact, classes, facts
from armsledger.catalogue import catalogue
from armsledger.documents import Article, ReadOptions
from armsledger.errors import InputError, UsageError
from armsledger.registers import RegisterKind, SipriRow, read_register, sipri_row
from armsledger.registers.sipri_goods import category_of, system_of, unit_of
from armsledger.terms import Category, Unit

SHARED = Path(__file__).parents[3] / "shared" / "registers"
INDEX = CatalogueWeights()
KNOWN = st.sampled_from(sorted(facts()))
WEIGHED = sorted({c.category for c in classes().values()})
CONDITIONS = st.sampled_from(Condition)


def weight(weights: Weights, designation: str | None, category: str, **options: object) -> Weight:
    return weights.of(designation, Category(category), **options)  # type: ignore[arg-type]


def value(weights: Weights, designation: str | None, category: str, **options: object) -> float:
    found = weight(weights, designation, category, **options)
    assert found.value is not None, found.why
    return found.value


# The facts


def test_facts_are_of_types_that_the_catalogue_has_and_plausible() -> None:
    assert [fault for fact in facts().values() for fault in faults(fact)] == []


def faults(fact: Fact) -> Iterator[tuple[str, str]]:
    known = catalogue().designation(fact.designation)
    if known is None or known.name != fact.designation:
        yield fact.designation, "is no designation of the catalogue"
        return
    if fact.decade not in range(1930, 2030, 10) or fact.source != "general":
        yield fact.designation, f"in service since the {fact.decade}s, by {fact.source}"
    if (known.category, fact.size_class) not in classes():
        yield fact.designation, f"{known.category} has no class {fact.size_class}"
    above = facts().get(known.family or "")
    if above is not None and above.decade > fact.decade:
        yield fact.designation, f"is older than its family {above.designation}"


def test_the_classes_are_in_steps_and_each_category_has_one_usual() -> None:
    for category in WEIGHED:
        assert [c.usual for c in classes().values() if c.category is category].count(True) == 1, category
    assert {f"{c.points:e}"[:2] for c in classes().values()} <= {"1.", "2.", "5."}


# The index


def test_what_is_bigger_or_newer_counts_for_more() -> None:
    assert value(INDEX, "T-55", "tank") < value(INDEX, "T-72", "tank") < value(INDEX, "T-90S", "tank")
    assert value(INDEX, "BTR-80", "armoured_vehicle") < value(INDEX, "BMP-3", "armoured_vehicle")
    assert value(INDEX, "Su-25", "combat_aircraft") < value(INDEX, "Su-30", "combat_aircraft")
    assert value(INDEX, "Igla", "missile") < value(INDEX, "Kh-35", "missile") < value(INDEX, "T-72", "tank")


def test_a_tank_of_the_eighties_counts_for_one_and_each_decade_for_a_fifth_more() -> None:
    assert value(INDEX, "T-72B", "tank") == 1
    newer = weight(INDEX, "T-90", "tank")
    assert newer.value == pytest.approx(1.2) and newer.basis is Basis.FACT
    assert newer.why == "main battle tanks: 1; in service since the 1990s: × 1.2"
    assert value(CatalogueWeights(growth=1), "T-90", "tank") == 1


def test_what_has_no_facts_falls_back_and_says_so() -> None:
    variant = weight(INDEX, "Su-30MKQ", "combat_aircraft")
    assert variant.basis is Basis.FAMILY and "as its family Su-30" in variant.why
    unknown = weight(INDEX, "Fjordvarg-3", "armoured_vehicle")
    assert unknown.basis is Basis.CATEGORY and unknown.why.startswith(
        "nothing is known of Fjordvarg-3: as usual"
    )
    assert weight(INDEX, None, "tank").why.startswith("the type is not known: as usual")


@pytest.mark.parametrize("category", sorted(set(Category) - set(WEIGHED)))
def test_what_no_volume_can_be_given_is_not_weighed(category: Category) -> None:
    found = INDEX.of(None, category)
    assert (found.value, found.basis) == (None, Basis.NONE) and found.why.endswith("is not weighed")


def test_what_goes_with_a_type_is_not_the_type() -> None:
    missiles = weight(INDEX, "S-300PMU-2", "missile")
    assert missiles.basis is Basis.CATEGORY and missiles.value is not None
    assert missiles.value < value(INDEX, "S-300PMU-2", "air_defence") / 10
    assert value(INDEX, "S-300PMU-2", "air_defence", unit=Unit.MISSILE) == missiles.value
    assert value(INDEX, "Iskander-M", "missile", unit=Unit.MISSILE) < value(INDEX, "Iskander-M", "missile")
    assert weight(INDEX, "T-90S", "service").value is None


def test_used_pieces_count_for_less() -> None:
    new = value(INDEX, "T-72", "tank")
    assert value(INDEX, "T-72", "tank", condition=Condition.SECOND_HAND) == pytest.approx(0.4 * new)
    used = weight(INDEX, "T-72", "tank", condition=Condition.REFURBISHED)
    assert used.value == pytest.approx(0.66 * new) and used.why.endswith("; refurbished: × 0.66")
    as_new = CatalogueWeights(factors=Factors(1, 1))
    assert value(as_new, "T-72", "tank", condition=Condition.SECOND_HAND) == new


@pytest.mark.parametrize(
    ("status", "condition"),
    [
        ("New", Condition.NEW),
        ("", Condition.NEW),
        (None, Condition.NEW),
        ("Second hand", Condition.SECOND_HAND),
        ("Second hand but modernized", Condition.REFURBISHED),
        ("refurbished", Condition.REFURBISHED),
    ],
)
def test_a_registers_words_for_condition(status: str | None, condition: Condition) -> None:
    assert condition_of(status) is condition


@given(designation=KNOWN, condition=CONDITIONS, growth=st.floats(1, 2), unit=st.sampled_from(Unit))
def test_weights_are_above_nothing(designation: str, condition: Condition, growth: float, unit: Unit) -> None:
    known = catalogue().designation(designation)
    assert known is not None
    found = CatalogueWeights(growth).of(designation, known.category, unit=unit, condition=condition)
    assert found.value is not None and found.value > 0 and found.source and found.why


@given(
    designation=KNOWN,
    other=KNOWN,
    numbers=st.tuples(st.integers(1, 1000), st.integers(1, 1000)),
    times=st.integers(2, 50),
)
def test_a_ratio_of_volumes_does_not_depend_on_the_scale(
    designation: str, other: str, numbers: tuple[int, int], times: int
) -> None:
    one, two = (INDEX.of(d, catalogue().designation(d).category).value for d in (designation, other))  # type: ignore[union-attr]
    assert one and two
    (a, b) = numbers
    assert (times * a * one) / (times * b * two) == pytest.approx((a * one) / (b * two))
    assert (
        rest([(times * a, INDEX.of(designation, Category.TANK))]).shares
        == rest([(a, INDEX.of(designation, Category.TANK))]).shares
    )


@pytest.mark.parametrize("bad", [0, -1, float("nan"), float("inf")])
def test_factors_that_make_no_weights_are_refused(bad: float) -> None:
    with pytest.raises(UsageError, match=r"give a factor such as 1\.2"):
        CatalogueWeights(growth=bad)
    with pytest.raises(UsageError, match="give a number above 0"):
        Factors(second_hand=bad)


# What a volume rests on


def test_a_volume_says_what_it_rests_on() -> None:
    told = rest(
        [
            (3, Weight(2.0, Basis.FACT, "", "")),
            (1, Weight(2.0, Basis.CATEGORY, "", "")),
            (40, Weight(None, Basis.NONE, "", "")),
        ]
    )
    assert (told.volume, told.shares, told.not_weighed) == (8, {Basis.FACT: 0.75, Basis.CATEGORY: 0.25}, 40)
    assert rest([]).shares == {}


# SIPRI's own values


def from_sipri(path: Path, *changes: dict[str, str], **options: Factors) -> SipriWeights:
    path.write_text(deliveries(*changes), encoding="utf-8")
    articles = read_register(RegisterKind.SIPRI, path, ReadOptions())
    return sipri_weights((sipri_row(a.document) for a in articles if isinstance(a, Article)), **options)


TANK = {
    "designation": "T-72M1",
    "description": "tank",
    "armament_category": "Armoured vehicles",
    "local": "No",
}
NEW = TANK | {"status": "New"}


def test_the_median_of_the_rows_of_a_type_counts(tmp_path: Path) -> None:
    rows = [NEW | {"tiv_unit": v, "tiv_new": v} for v in ("3", "4", "8")]
    weights = from_sipri(tmp_path / "export.csv", *rows)
    found = weight(weights, "T-72M1", "tank")
    assert (found.value, found.basis) == (4, Basis.FACT)
    assert weight(weights, "T-72M1 ", "tank").value == 4


def test_used_pieces_have_their_own_median_and_new_ones_the_registers_figure(tmp_path: Path) -> None:
    weights = from_sipri(
        tmp_path / "export.csv",
        TANK | {"status": "Second hand", "tiv_unit": "1.5", "tiv_new": "3"},
        TANK | {"status": "Second hand", "tiv_unit": "1.7", "tiv_new": "4"},
    )
    assert value(weights, "T-72M1", "tank") == 3.5
    assert value(weights, "T-72M1", "tank", condition=Condition.SECOND_HAND) == pytest.approx(1.6)
    assert value(weights, "T-72M1", "tank", condition=Condition.REFURBISHED) == pytest.approx(3.5 * 0.66)


def test_a_type_without_rows_takes_those_of_its_family_or_category(tmp_path: Path) -> None:
    weights = from_sipri(
        tmp_path / "export.csv", NEW | {"designation": "T-72", "tiv_unit": "2", "tiv_new": "2"}
    )
    assert weight(weights, "T-72M1", "tank").basis is Basis.FAMILY
    assert weight(weights, "Leopard 2", "tank").basis is Basis.CATEGORY
    none = weight(weights, "Kilo", "warship")
    assert none.value is None and none.why.endswith("not weighed")


def test_sipris_values_stay_with_their_user(tmp_path: Path) -> None:
    weights = from_sipri(tmp_path / "export.csv", NEW | {"tiv_unit": "7.77", "tiv_new": "7.77"})
    assert weights.licence.startswith("© SIPRI") and not weights.may_be_listed
    assert "7.77" not in weight(weights, "T-72M1", "tank").why


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/registers")
def test_the_index_orders_types_as_sipris_values_do() -> None:
    read = [
        sipri_row(article.document)
        for layout in ("classic", "deliveries")
        for article in read_register(
            RegisterKind.SIPRI, SHARED / f"sipri_trade_register_{layout}.csv", ReadOptions()
        )
        if isinstance(article, Article)
    ]
    theirs = sipri_weights(read)
    kinds = {kind for kind in map(kind_of, read) if kind}
    pairs = [
        (ours, value(theirs, name, category))
        for name, category, unit in sorted(kinds)
        if (ours := INDEX.of(name, category, unit=unit).value) is not None
    ]
    assert len(pairs) > 120
    ranks = [np.argsort(np.argsort(side)) for side in zip(*pairs, strict=True)]
    assert np.corrcoef(*ranks)[0, 1] > 0.85


def kind_of(row: SipriRow) -> tuple[str, Category, Unit] | None:
    category = category_of(
        row.description, armament_category=row.armament_category, designation=row.designation
    )
    name = system_of(row.designation, row.description, category)
    return (name, category, unit_of(row.description, category)) if name and row.tiv_per_unit else None


# The user's own


def own(path: Path, content: str) -> Weights:
    path.write_text(content, encoding="utf-8")
    return read_weights(path)


def test_own_weights_by_type_and_category(tmp_path: Path) -> None:
    weights = own(
        tmp_path / "mine.csv", "# mine\ndesignation,category,weight\nT-90 S,,3\n,tank,1.5\n\nKrokodil-9,,2\n"
    )
    assert value(weights, "T-90S", "tank") == 3
    assert weight(weights, "T-72", "tank").basis is Basis.CATEGORY
    assert value(weights, "T-72", "tank", condition=Condition.SECOND_HAND) == pytest.approx(0.6)
    assert value(weights, "Krokodil-9", "uav") == 2
    assert weight(weights, "Kilo", "warship").value is None
    assert "mine.csv" in weights.name and weights.may_be_listed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", r"the first line must name the columns"),
        ("name,value\nT-90,1\n", r"the first line must name the columns"),
        ("designation,weight\n", r"there is no weight in it"),
        ("designation,weight\nT-90,many\n", r"mine\.csv, line 2: the weight 'many' is no number above 0"),
        ("designation,weight\nT-90,1\nT-72,-1\n", r"line 3: the weight '-1' is no number above 0"),
        ("designation,weight\nT-90,nan\n", r"line 2: the weight 'nan'"),
        ("category,weight\n\nboats,1\n", r"line 3: 'boats' is no category; give one of tank, "),
        ("designation,category,weight\nT-90,tank,1\n", r"line 2: give either a designation or a category"),
        ("designation,weight\nT-90S,1\nT-90 S,2\n", r"line 3: T-90S has a weight already"),
        ("designation,weight\nT-90,1,2\n", r"line 2: it has 3 values for 2 columns"),
    ],
)
def test_a_line_that_can_not_be_used_is_named(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        own(tmp_path / "mine.csv", content)


def test_a_file_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv: No such file"):
        read_weights(tmp_path / "nowhere.csv")
    (tmp_path / "mine.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="no UTF-8 text"):
        read_weights(tmp_path / "mine.csv")


# How answers change


def test_the_answer_under_each_set(tmp_path: Path) -> None:
    def answer(weights: Weights) -> dict[str, float | None]:
        old, new = (weights.of(d, Category.TANK).value for d in ("T-55", "T-90S"))
        return {"ratio": None if old is None or new is None else 40 * old / (30 * new)}

    mine = own(tmp_path / "mine.csv", "designation,weight\nT-55,1\nT-90S,1\n")
    lacking = own(tmp_path / "other.csv", "designation,weight\nT-55,1\n")
    table = sensitivity(answer, [INDEX, CatalogueWeights(growth=1), mine, lacking])
    ratios = [row.figures["ratio"] for row in table.answers]
    assert ratios[1] == ratios[2] == pytest.approx(4 / 3) and ratios[3] is None
    assert ratios[0] is not None and ratios[0] < 1
    assert table.spread == {"ratio": (ratios[0], ratios[1])}
    assert [row.weights for row in table.answers][:2] == [
        "catalogue index, × 1.2 a decade",
        "catalogue index, without generations",
    ]

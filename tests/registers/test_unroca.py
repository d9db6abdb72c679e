"""The UN Register as declared: reading files of it, odd cells, and who declared a line."""

import csv
import io
import json
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.errors import InputError
from armsledger.registers import Declaration, Fault, packaged_unroca, read_unroca, resting_on_rules
from armsledger.registers.blocks import Parties, from_blocks, reporters
from armsledger.registers.unroca import PACKAGED
from armsledger.terms import Category
from armsledger.values import Bounds

SHARED = Path(__file__).parents[3] / "shared" / "registers" / "unroca_2010_2016.json"
COLUMNS = "year,exporter,importer,category,num_items,state_of_origin,intermediate_locations,comments"
TANKS = "I. Battle tanks"


def line(**changes: str) -> dict[str, str]:
    made = dict.fromkeys(COLUMNS.split(","), "")
    made |= {"year": "2031", "exporter": "Norway", "importer": "Malta", "category": TANKS, "num_items": "4"}
    return made | changes


def written(*lines: dict[str, str]) -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, [*lines[0]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return table.getvalue()


def read(tmp_path: Path, text: str | bytes, name: str = "lines.csv"):
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_unroca(file)


def one(tmp_path: Path, **changes: str) -> Declaration:
    (found,), () = read(tmp_path, written(line(**changes)))
    return found


# Files


def test_a_json_line_keeps_its_own_text_and_place(tmp_path: Path) -> None:
    first, second = line(comments="Twin\nturret"), line(exporter="Sweden", num_items="9")
    text = f"[\n{json.dumps(first, indent=1)},\n {json.dumps(second)}\n]\n"
    (a, b), aside = read(tmp_path, text, "lines.json")
    assert aside == ()
    assert (a.line, b.line) == (2, 12)
    assert [json.loads(x.row) for x in (a, b)] == [first, second]
    assert all(x.row in text for x in (a, b))
    assert dict(b.columns) == second


def test_a_csv_line_keeps_its_own_text_and_place(tmp_path: Path) -> None:
    text = written(line(comments='of "Oak" class,\nused'), line(exporter="Sweden"))
    (a, b), _ = read(tmp_path, "# Where it is from\n" + text)
    assert (a.line, b.line) == (3, 5)
    assert a.row == '2031,Norway,Malta,I. Battle tanks,4,,,"of ""Oak"" class,\nused"'
    assert a.comments == 'of "Oak" class,\nused'
    assert b.row == "2031,Sweden,Malta,I. Battle tanks,4,,,"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = written(line(exporter="Côte d'Ivoire", comments="Véhicule blindé"))
    (found,), aside = read(tmp_path, text.encode(encoding))
    assert (found.exporter, found.comments, aside) == ("CIV", "Véhicule blindé", ())


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_what_parts_the_cells_is_seen_from_the_header(tmp_path: Path, delimiter: str) -> None:
    (found,), _ = read(tmp_path, written(line()).replace(",", delimiter).replace("num_items", "Num Items"))
    assert found.number == Bounds(4, 4)


def test_columns_may_be_left_out_if_they_are_not_needed(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, "importer,exporter,num_items,category,year\nMalta,Norway,3,Warships,2031\n")
    assert (found.importer, found.number, found.category) == ("MLT", Bounds(3, 3), Category.WARSHIP)
    with pytest.raises(InputError, match="no exporter and no category"):
        read(tmp_path, "year,importer,num_items\n2031,Malta,3\n")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"lines\.csv.*no text"):
        read(tmp_path, b"\x00\x01\x02")
    with pytest.raises(InputError, match="name a file"):
        read_unroca(tmp_path / "nowhere.csv")


def test_every_row_is_a_declaration_or_is_named(tmp_path: Path) -> None:
    rows = [
        line(),
        line(year="last"),
        line(importer="Atlantis"),
        line(category="Toys"),
        line(num_items="a few"),
        line(importer="Norway"),
    ]
    found, aside = read(tmp_path, written(*rows) + "too,short\n\n")
    assert len(found) == 1
    assert [a.kind for a in aside] == [
        Fault.BAD_YEAR,
        Fault.UNKNOWN_PARTY,
        Fault.UNKNOWN_GOODS,
        Fault.BAD_NUMBER,
        Fault.NO_CLAIM,
        Fault.NOT_A_ROW,
    ]
    assert [a.source.rpartition(":")[2] for a in aside] == ["3", "4", "5", "6", "7", "8"]
    for word, fault in zip(("last", "Atlantis", "Toys", "a few", "Norway", "2 values"), aside, strict=True):
        assert word in fault.reason


def test_json_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    found, aside = read(tmp_path, f'[{json.dumps(line())},\n3,\n{{"year": "2031"}},\n{{"year', "lines.json")
    assert len(found) == 1
    assert [(a.source.rpartition(":")[2], a.kind) for a in aside] == [
        ("2", Fault.NOT_A_ROW),
        ("3", Fault.NOT_A_ROW),
        ("4", Fault.NOT_A_ROW),
    ]


# Cells


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("12", 12, 12),
        ("1,200", 1200, 1200),
        ("1 200", 1200, 1200),
        ("12.0", 12, 12),
        ("10-12", 10, 12),
        ("10 to 12", 10, 12),
        ("12 – 10", 10, 12),
        ("between 10 and 1,100", 10, 1100),
        (">5", 5, None),
        ("at least 5", 5, None),
        ("5+", 5, None),
        ("up to 40", None, 40),
        ("about 20", 20, 20),
        ("~20", 20, 20),
        ("approx. 1,500", 1500, 1500),
    ],
)
def test_numbers(tmp_path: Path, cell: str, low: int | None, high: int | None) -> None:
    found = one(tmp_path, num_items=cell)
    assert (found.number, found.withheld) == (Bounds(low, high), "")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("classified", "classified"),
        ("Confidential", "classified"),
        ("not declared", "not declared"),
        ("N/A", "not declared"),
        ("", "not declared"),
        ("-", "not declared"),
        ("0", "zero"),
    ],
)
def test_numbers_that_are_withheld_are_never_nought(tmp_path: Path, cell: str, reason: str) -> None:
    found = one(tmp_path, num_items=cell, comments="12 units")
    assert (found.number, found.withheld) == (None, reason)


@pytest.mark.parametrize("cell", ["some dozens", "1.200", "12 + 3", "5,5", "12/14", "III"])
def test_a_number_that_can_not_be_read_is_not_guessed(tmp_path: Path, cell: str) -> None:
    _, (aside,) = read(tmp_path, written(line(num_items=cell)))
    assert aside.kind == Fault.BAD_NUMBER and cell in aside.reason


@pytest.mark.parametrize(
    ("comments", "number"),
    [
        ("12 units", 12),
        ("T-55, number: 12", 12),
        ("12 x T-55", 12),
        ("1,200 missiles", 1200),
        ("152 mm howitzer, 6 pcs", 6),
        ("12", 12),
        ("BMP-2", None),
        ("5 x gun, 2 x mortar", None),
        ("Delivered 2030: 5 units", None),
        ("Mk 3 launcher", None),
        ("see annex", None),
        ("0 units", None),
        ("", None),
    ],
)
def test_see_comments(tmp_path: Path, comments: str, number: int | None) -> None:
    found = one(tmp_path, num_items="see comments", comments=comments)
    assert found.number == (None if number is None else Bounds(number, number))
    assert found.withheld == ("see comments" if number is None else "")


@pytest.mark.parametrize(
    ("declared", "category"),
    [
        ("I. Battle tanks", Category.TANK),
        ("II. Armoured combat vehicles", Category.ARMOURED_VEHICLE),
        ("III. Large calibre artillery systems", Category.ARTILLERY),
        ("IV. (a) Combat aircraft", Category.COMBAT_AIRCRAFT),
        ("IV (b) Unmanned combat aerial vehicles", Category.COMBAT_AIRCRAFT),
        ("V. Attack helicopters", Category.ATTACK_HELICOPTER),
        ("VI. Warships", Category.WARSHIP),
        ("VII. (a) Missiles and missile launchers", Category.MISSILE),
        ("VII. (b) Man-Portable Air-Defence Systems (MANPADS).", Category.MISSILE),
        ("VIII. Small arms", Category.SMALL_ARMS),
        ("vi", Category.WARSHIP),
        ("Armored combat vehicles", Category.ARMOURED_VEHICLE),
        ("Missiles and missile launchers", Category.MISSILE),
    ],
)
def test_categories(tmp_path: Path, declared: str, category: Category) -> None:
    found = one(tmp_path, category=declared)
    assert (found.category, found.unroca_category) == (category, declared)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Czech Rep.", "CZE"),
        ("Rep. of Korea", "KOR"),
        ("Dem. People's Rep. of Korea", "PRK"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Swaziland", "SWZ"),
        ("Lao People's Dem. Rep.", "LAO"),
        ("Venezuela (Bolivarian Republic of)", "VEN"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Dem. Rep. of the Congo", "COD"),
        ("Congo", "COG"),
        ("United Rep. of Tanzania", "TZA"),
        ("Viet Nam", "VNM"),
        ("Philippines", "PHL"),
        ("Laos", "LAO"),
        ("Türkiye", "TUR"),
    ],
)
def test_states_as_the_register_spells_them(tmp_path: Path, name: str, code: str) -> None:
    found = one(tmp_path, importer=name, state_of_origin=name)
    assert (found.importer, found.importer_name, found.state_of_origin) == (code, name, code)


@pytest.mark.parametrize("name", ["Russian", "Moscow", "Boeing", "Norway and Malta", ""])
def test_what_is_no_name_of_a_party_is_none(tmp_path: Path, name: str) -> None:
    _, (aside,) = read(tmp_path, written(line(importer=name)))
    assert aside.kind == Fault.UNKNOWN_PARTY


def test_a_state_of_origin_that_nobody_knows_stays_as_declared(tmp_path: Path) -> None:
    assert one(tmp_path, state_of_origin="Norway/Malta").state_of_origin == "Norway/Malta"
    assert one(tmp_path).state_of_origin is None


# Who declared a line


def lines_of(text: str) -> list[Parties]:
    """'30 A>B' is a line of 2030 on a transfer from A to B."""
    return [
        Parties(2000 + int(year), *flow.split(">"))
        for year, flow in (one.split() for one in text.split(",") if one.strip())
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("30 A>X, 30 A>Y, 30 Z>A, 30 B>X, 31 B>Z", "A A A B B"),  # each block has one state in common
        ("30 A>X, 30 A>Y, 30 A>B, 30 B>X, 30 B>Z", "A A A B B"),  # the line between fits both: with the first
        ("30 A>X, 31 A>Y, 30 A>B, 30 X>B, 31 Y>B", "A A B B B"),  # a year that was left comes back
        ("30 A>X, 30 A>Y, 30 B>X, 30 B>Y, 31 A>C, 31 A>C", "A A B B C C"),  # a state has but one block
        ("30 A>X, 30 A>Y, 30 P>Q, 30 B>X, 30 B>Y", "A A ? B B"),  # P or Q
        ("30 A>X, 30 A>Y, 31 Z>A", "? ? ?"),  # one block alone may be a selection
        ("30 A>X, 30 A>Y, 30 A>Z, 30 B>X, 30 B>Y, 30 A>X, 30 A>Y", "A A A B B ? ?"),  # a second block of A
    ],
)
def test_the_blocks_tell_who_declared_or_say_that_they_do_not(lines: str, found: str) -> None:
    assert from_blocks(lines_of(lines)) == [None if one == "?" else one for one in found.split()]


STATES = "ABCDEFGH"


@given(st.data())
def test_blocks_that_are_plain_are_read_right(data: st.DataObject) -> None:
    """Blocks whose lines have the years in order and name several others, none of them the next to declare."""
    order = data.draw(st.permutations(STATES))
    lines, truth = [], []
    for state in order:
        others = data.draw(st.permutations([f"x{n}" for n in range(5)]))
        for at, year in enumerate(
            sorted(data.draw(st.lists(st.integers(2010, 2016), min_size=2, max_size=6)))
        ):
            other = others[at % 5]
            flow = (state, other) if data.draw(st.booleans()) else (other, state)
            lines.append(Parties(year, *flow))
            truth.append(state)
    assert from_blocks(lines) == truth


@given(st.lists(st.tuples(st.integers(2010, 2013), st.sampled_from("ABCD"), st.sampled_from("WXYZ"))))
def test_whatever_the_lines_a_declarer_is_a_party_and_has_one_block(rows: list[tuple[int, str, str]]) -> None:
    lines = [Parties(*row) for row in rows]
    found = from_blocks(lines)
    assert all(who is None or who in line.both for line, who in zip(lines, found, strict=True))
    starts = Counter(b for a, b in pairwise([None, *found]) if b is not None and a != b)
    assert all(count == 1 for count in starts.values())


def test_a_file_that_was_cut_keeps_the_inference_that_it_has(tmp_path: Path) -> None:
    # of one recipient alone, every line names that state
    rows = [line(exporter=e, reporter_inferred=e) for e in ("Norway", "Sweden", "Finland", "Poland")]
    found, _ = read(tmp_path, written(*rows))
    assert [d.reporter for d in found] == ["NOR", "SWE", "FIN", "POL"]
    assert all(d.reporter_inferred for d in found)
    nobody, _ = read(tmp_path, written(*(line(exporter=row["exporter"]) for row in rows)))
    assert [d.reporter for d in nobody] == [None] * 4


def test_an_inference_gives_way_to_the_blocks_that_bear_it_out_nearly_throughout() -> None:
    lines = lines_of("30 A>X, 30 A>Y," * 15 + "30 B>X, 30 B>Y," * 15 + "30 A>C")
    given_ = ["A"] * 30 + ["B"] * 30 + ["A"]
    assert reporters(lines, given_) == ["A"] * 30 + ["B"] * 30 + ["C"]
    assert reporters(lines[::2] + lines[1::2], given_[::2] + given_[1::2]) == given_[::2] + given_[1::2]


def test_a_reporter_that_is_stated_is_not_inferred(tmp_path: Path) -> None:
    found = one(tmp_path, reporter="Malta")
    assert (found.reporter, found.reporter_inferred) == ("MLT", False)
    assert resting_on_rules([found]) == [False]
    _, (aside,) = read(tmp_path, written(line(reporter="Sweden")))
    assert aside.kind == Fault.UNKNOWN_PARTY and "neither" in aside.reason


# The packaged figures


def rows_of_the_package() -> list[dict[str, str]]:
    text = PACKAGED.read_text(encoding="utf-8").splitlines(keepends=True)
    return list(csv.DictReader(one for one in text if not one.startswith("#")))


def test_the_packaged_lines_are_all_there() -> None:
    rows = [row for row in rows_of_the_package() if row["exporter"] != row["importer"]]
    found = packaged_unroca()
    assert len(rows) == len(found) == 2087
    assert [(r["year"], r["exporter"], r["importer"], r["category"]) for r in rows] == [
        (str(d.year), d.exporter_name, d.importer_name, d.unroca_category) for d in found
    ]
    numbers = [int(r["num_items"]) for r in rows if r["num_items"].isdigit()]
    assert sum(numbers) == sum(d.number.low or 0 for d in found if d.number)
    withheld = Counter(d.withheld for d in found if d.withheld)
    assert withheld == {"zero": numbers.count(0), "classified": 6, "not declared": 1}


def test_the_package_says_where_it_is_from() -> None:
    head = PACKAGED.read_text(encoding="utf-8").partition("\nyear,")[0]
    for word in ("United Nations Register of Conventional Arms", "as declared by states", "infers"):
        assert word in head


def test_in_the_packaged_lines_each_state_has_one_block_and_each_of_its_years_one_stretch() -> None:
    found = packaged_unroca()
    assert all(d.reporter in (d.exporter, d.importer) and d.reporter_inferred for d in found)
    blocks = [b for a, b in pairwise([None, *(d.reporter for d in found)]) if a != b]
    assert len(blocks) == len(set(blocks)) == 53
    years = [(d.reporter, d.year) for d in found]
    stretches = [b for a, b in pairwise([None, *years]) if a != b]
    assert len(stretches) == len(set(stretches))
    assert sum(resting_on_rules(found)) == 11


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/registers")
def test_the_package_is_the_shared_file_and_nine_lines_are_read_otherwise() -> None:
    shared, aside = read_unroca(SHARED)
    assert [(a.kind, "United Kingdom" in a.reason) for a in aside] == [(Fault.NO_CLAIM, True)]
    for one_, other in zip(shared, packaged_unroca(), strict=True):
        assert (one_.year, one_.exporter, one_.importer, one_.number) == (
            *(other.year, other.exporter, other.importer, other.number),
        )
        assert one_.reporter == other.reporter
    moved = defaultdict(int)
    for declared in shared:
        given_ = json.loads(declared.row)["reporter_inferred"]
        name = declared.exporter_name if declared.reporter == declared.exporter else declared.importer_name
        if given_ != name:
            moved[given_, name] += 1
    assert moved == {
        ("Russian Federation", "Viet Nam"): 5,
        ("Netherlands", "Estonia"): 2,
        ("United States", "Mexico"): 1,
        ("Azerbaijan", "Turkey"): 1,
    }

"""Losses from the CSV layouts in which visually confirmed losses are published."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.balance.loss_names import named
from armsledger.balance.loss_rows import LossStatus
from armsledger.balance.losses import LossList, LossOptions, read_losses
from armsledger.errors import InputError, UsageError
from armsledger.terms import Category

ITEMS = """country,origin,system,status,url,date_recorded,sysID,imageID,statusID,matID
Armenia,Soviet Union,T-72B Obr. 1989,destroyed,https://pictures.example/a1,2020-10-02,1,1,1,1-1
Armenia,Soviet Union,T-72B,captured,https://pictures.example/a2,2020-10-04,2,2,2,2-2
Armenia,Soviet Union,3 122mm D-30 howitzer,abandoned,https://pictures.example/a3,2020-11-01,3,3,3,3-3
Armenia,Soviet Union,T-72B,damaged,https://pictures.example/a4,2020-11-03,2,4,4,2-4
Armenia,Soviet Union,Unknown tank,destroyed,https://pictures.example/a5,2021-01-09,4,5,1,4-5
Armenia,Soviet Union,T-72B,captured,https://pictures.example/a2,2020-10-05,2,2,2,2-2
Azerbaijan,Israel,Harop,destroyed,https://pictures.example/b1,2020-10-02,5,6,1,5-6
Azerbaijan,Russia,Zorgmobil 5,destroyed,https://pictures.example/b2,2020-10-02,6,7,1,6-7
Atlantis,Russia,T-72B,destroyed,https://pictures.example/c1,2020-10-02,2,8,1,2-8
Azerbaijan,Russia,BMP-3,exploded,https://pictures.example/b3,2020-10-02,7,9,5,7-9
Azerbaijan,Russia,BMP-3,destroyed,https://pictures.example/b4,some day,7,10,1,7-10
Azerbaijan,Russia,BMP-3,destroyed
"""


def read(tmp_path: Path, text: str, options: LossOptions | None = None) -> LossList:
    path = tmp_path / "losses.csv"
    path.write_text(text, encoding="utf-8")
    return read_losses(path, options)


def numbers(read_: LossList) -> list[tuple[str, str, str | None, int, int, int]]:
    return [(x.country, str(x.category), x.designation, x.year, x.number, x.captured) for x in read_.losses]


def aside(read_: LossList) -> dict[int, str]:
    return {int(s.source.rpartition(":")[2]): s.kind for s in read_.aside}


def test_items_are_counted_by_side_goods_and_year(tmp_path: Path) -> None:
    assert numbers(read(tmp_path, ITEMS)) == [
        ("ARM", "artillery", "D-30", 2020, 1, 0),
        ("ARM", "tank", None, 2021, 1, 0),
        ("ARM", "tank", "T-72B", 2020, 1, 0),
        ("ARM", "tank", "T-72B", 2020, 1, 1),
        ("AZE", "missile", "Harop", 2020, 1, 0),
    ]


def test_every_row_is_used_or_set_aside_with_its_line(tmp_path: Path) -> None:
    found = read(tmp_path, ITEMS)
    assert aside(found) == {
        5: "not_lost",
        7: "repeated",
        9: "unknown_goods",
        10: "unknown_party",
        11: "unknown_status",
        12: "bad_year",
        13: "not_a_row",
    }
    used = sorted(line for loss in found.losses for line in loss.lines)
    assert used == [2, 3, 4, 6, 8]
    assert found.used + len(found.aside) == ITEMS.count("\n") - 1


def test_an_id_counts_once_and_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, ITEMS)
    assert found.repeated == ("2-2",)
    assert any("id '2-2' stands in line 3 too" in s.reason for s in found.aside)


def test_names_that_the_catalogue_lacks_are_counted(tmp_path: Path) -> None:
    assert read(tmp_path, ITEMS).unresolved == (("Unknown tank", 1), ("Zorgmobil 5", 1))


def test_what_counts_as_lost_is_an_option(tmp_path: Path) -> None:
    destroyed = read(tmp_path, ITEMS, LossOptions(statuses=frozenset({LossStatus.DESTROYED})))
    assert [n[:4] for n in numbers(destroyed)] == [
        ("ARM", "tank", None, 2021),
        ("ARM", "tank", "T-72B", 2020),
        ("AZE", "missile", "Harop", 2020),
    ]
    assert [a.name for a in destroyed.assumptions if a.changed] == ["lost"]
    everything = read(tmp_path, ITEMS, LossOptions(statuses=frozenset(LossStatus)))
    assert sum(x.number for x in everything.losses) == 6
    with pytest.raises(UsageError, match="give some of destroyed, captured"):
        LossOptions(statuses=frozenset())


def test_of_two_sides_each_captures_from_the_other(tmp_path: Path) -> None:
    (captured,) = [x for x in read(tmp_path, ITEMS).losses if x.captured]
    assert captured.captor == "AZE"


def test_of_three_sides_the_captor_is_only_known_where_it_is_told(tmp_path: Path) -> None:
    text = (
        "country,system,status,date,captured_by\n"
        "Armenia,T-72B,captured,2020-10-02,Azerbaijan\nArmenia,T-72B,captured,2020-10-02,\n"
        "Georgia,T-72B,destroyed,2020-10-02,\nAzerbaijan,T-72B,destroyed,2020-10-02,\n"
    )
    found = read(tmp_path, text)
    assert {x.captor for x in found.losses if x.captured} == {"AZE", None}
    assert "of 1 captured pieces the list doesn't tell by whom" in found.notes


def test_a_piece_that_changes_its_status_is_lost_once_when_it_was_first_lost(tmp_path: Path) -> None:
    text = (
        "id,Lost by,Type,Model,Status,Date\n"
        "7,Armenia,Tanks,T-72B,Damaged and captured,Jan 9 2021\n"
        "7,Armenia,Tanks,T-72B,Abandoned,30 December 2020\n"
        "7,Armenia,Tanks,T-72B,Damaged,29.12.2020\n"
        "8,Azerbaijan,Tanks,T-90S,Damaged beyond economical repair,2020-10\n"
    )
    assert numbers(read(tmp_path, text)) == [
        ("ARM", "tank", "T-72B", 2020, 1, 1),
        ("AZE", "tank", "T-90S", 2020, 1, 0),
    ]


def test_without_ids_equal_rows_are_pieces_of_their_own_and_that_is_noted(tmp_path: Path) -> None:
    text = (
        "equipment_type,cntry_army,flag,system,status,image_link,timestamp\n"
        + "Tanks,Armenia,f,T-72A,destroyed,https://pictures.example/x,2020-10-09T21:08:35Z\n" * 2
    )
    found = read(tmp_path, text)
    assert numbers(found) == [("ARM", "tank", "T-72A", 2020, 2, 0)]
    assert found.notes[0].startswith("the list has no ids")
    assert found.notes[1].startswith("1 pictures stand in several rows")


TOTALS = """country,equipment_type,destroyed,abandoned,captured,damaged,type_total,date_recorded,destroyed_diff
Armenia,All Types,90,0,20,4,114,12/31/2020,0
Armenia,Tanks,50,1,10,2,63,10/31/2020,0
Armenia,Tanks,60,0,12,2,74,12/05/2020,0
Armenia,Tanks,63,1,15,1,80,03/04/2021,0
Armenia,"Surface-To-Air Missile Systems
",20,0,0,2,22,12/05/2020,0
Armenia,Aircraft,5,0,0,0,5,12/05/2020,0
Azerbaijan,"Trucks, Vehicles, and Jeeps",30,0,1,0,31,12/05/2020,0
Azerbaijan,"Trucks, Vehicles, and Jeeps",30,0,1,0,31,12/05/2020,0
Azerbaijan,Tanks,many,0,1,0,31,12/05/2020,0
"""


def test_totals_that_grow_become_losses_of_each_year(tmp_path: Path) -> None:
    found = read(tmp_path, TOTALS)
    assert numbers(found) == [
        ("ARM", "air_defence", None, 2020, 20, 0),
        ("ARM", "tank", None, 2020, 72, 12),
        ("ARM", "tank", None, 2021, 7, 3),
        ("AZE", "vehicle", None, 2020, 31, 1),
    ]
    assert aside(found) == {2: "sum", 8: "unknown_goods", 10: "repeated", 11: "bad_number"}
    assert found.used == 5


def test_totals_that_were_corrected_downwards_count_as_corrected(tmp_path: Path) -> None:
    text = (
        "country,equipment_type,destroyed,abandoned,captured,date\n"
        "Armenia,Tanks,80,0,0,2020-12-31\nArmenia,Tanks,70,0,0,2021-12-31\nArmenia,Tanks,75,0,0,2022-12-31\n"
    )
    found = read(tmp_path, text)
    assert numbers(found) == [("ARM", "tank", None, 2020, 70, 0), ("ARM", "tank", None, 2022, 5, 0)]
    assert found.notes == ("1 series of totals fall at some year's end: the later, lower ones count",)


def test_totals_without_dates_need_a_year(tmp_path: Path) -> None:
    text = "country,system,destroyed,captured,abandoned,damaged,total\nArmenia,BM-21 Grad,7,1,0,0,8\n"
    with pytest.raises(InputError, match="no column tells a date"):
        read(tmp_path, text)
    assert numbers(read(tmp_path, text, LossOptions(year=2020))) == [
        ("ARM", "artillery", "BM-21 Grad", 2020, 8, 1)
    ]


def test_slashed_dates_are_read_in_the_order_that_the_list_shows(tmp_path: Path) -> None:
    rows = "Armenia,Tanks,{},0,0,{}\n"
    head = "country,equipment_type,destroyed,abandoned,captured,date\n"
    month_first = head + rows.format(9, "05/02/2020") + rows.format(5, "04/28/2020")
    day_first = head + rows.format(9, "05/02/2020") + rows.format(11, "28/04/2020")
    assert read(tmp_path, month_first).losses[0].number == 9  # 2 May is the later
    assert read(tmp_path, day_first).losses[0].number == 11  # 5 February is the earlier


def test_a_file_that_is_no_list_of_losses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="doesn't name the columns of a list of losses"):
        read(tmp_path, "a,b\n1,2\n")
    with pytest.raises(InputError, match="name a CSV file that can be read"):
        read_losses(tmp_path / "none.csv")


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, rng: random.Random
) -> None:
    for text in (ITEMS, TOTALS.replace('Systems\n"', 'Systems"')):
        head, *rows = text.splitlines(keepends=True)
        first = numbers(read(tmp_path_factory.mktemp("one"), text))
        rng.shuffle(rows)
        assert numbers(read(tmp_path_factory.mktemp("other"), head + "".join(rows))) == first


@pytest.mark.parametrize(
    ("name", "heading", "designation", "category"),
    [
        ("152mm 2S3(M) Akatsiya", "", "2S3 Akatsiya", Category.ARTILLERY),
        ("17 BMP-2(K)", "", "BMP-2", Category.ARMOURED_VEHICLE),
        ("MT-LB with ZU-23 AA gun", "", "MT-LB", Category.ARMOURED_VEHICLE),
        ("Unknown T-72", "Tanks", "T-72", Category.TANK),
        ("T-72 Obr. 1989", "", "T-72", Category.TANK),
        ("Launcher (for S-300PS)", "Surface-To-Air Missile Systems", None, Category.AIR_DEFENCE),
        ("9T217 transloader (for 9K33 Osa)", "", None, None),
        ("82mm mortar on an MT-LB-based carrier", "", None, Category.ARTILLERY),
        (
            "BM-21 Grad battery command vehicle",
            "Command Posts And Communications Stations",
            None,
            Category.VEHICLE,
        ),
        ("Mistral", "Man-Portable Air Defence Systems", None, Category.MISSILE),
        ("Su-25 close air support aircraft", "Aircraft", "Su-25", Category.COMBAT_AIRCRAFT),
        ("", "Helicopters", None, None),
    ],
)
def test_names_of_the_lists_are_resolved(
    name: str, heading: str, designation: str | None, category: Category | None
) -> None:
    found = named(name, heading)
    assert (found.designation, found.category) == (designation, category)
    assert bool(found.why) == (designation is None)

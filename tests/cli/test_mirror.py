"""armsledger mirror, as a user meets it."""

import csv
import io
import json
from pathlib import Path

import pytest

from armsledger.publish.mirror import MIRROR_COLUMNS, NOT_ANSWERED, SHARE_COLUMNS

UNROCA = """\
year,exporter,importer,category,num_items,comments,reporter
2015,Russian Federation,Azerbaijan,I. Battle tanks,12,T-90,Russian Federation
2015,Russian Federation,Azerbaijan,I. Battle tanks,11,,Azerbaijan
2015,Russian Federation,Armenia,VII. (b) MANPADS,classified,Igla,Russian Federation
2014,Israel,Azerbaijan,VI. Warships,1,,Azerbaijan
"""
SIPRI = """\
Transfers of major weapons: deals with deliveries or orders made for 2014 to 2015
Recipient,Supplier,Year of order,,Number ordered,,Weapon designation,Weapon description,Number delivered,\
,Year(s) of delivery,Status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons
Azerbaijan,Russia,2010,,9,,T-90S,tank,9,,2015,New,,1,9,9
"""


def rows(result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


# Without a ledger


def test_it_works_at_once_from_the_packaged_figures(run) -> None:
    result = run("mirror", "--supplier", "Russia", "--recipient", "AZE", "--category", "tank")
    assert result.exit_code == 0 and result.stderr == ""
    assert [line.split()[-5:] for line in result.stdout.splitlines() if line.startswith("Russia")] == [
        ["2013", "10", "–", "importer", "silent"],
        ["2014", "65", "–", "importer", "silent"],
        ["2015", "25", "–", "importer", "silent"],
    ]
    assert "inferred from the order of the lines" in result.stdout
    assert "of 1,245 transfers that the exporter declared" in result.stdout
    assert "\x1b" not in result.stdout
    assert "Press" not in result.stdout and "SIPRI" not in result.stdout


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (["--supplier", "RUS"], lambda r: r["supplier"] == "RUS"),
        (["--recipient", "Viet Nam"], lambda r: r["recipient"] == "VNM"),
        (["--supplier", "RUS", "--supplier", "UKR"], lambda r: r["supplier"] in ("RUS", "UKR")),
        (["--category", "warship"], lambda r: r["category"] == "warship"),
        (["--from", "2015"], lambda r: int(r["year"]) >= 2015),
        (["--to", "2011-06"], lambda r: int(r["year"]) <= 2011),
        (["--from", "2012-03-01", "--to", "2012-04-01"], lambda r: r["year"] == "2012"),
    ],
)
def test_filters(run, filters: list[str], fits) -> None:
    every = rows(run("mirror", "--format", "csv"))
    some = rows(run("mirror", *filters, "--format", "csv"))
    assert some == [row for row in every if fits(row)]
    assert 0 < len(some) < len(every) == 1245 + 449 - 130


def test_csv_and_json_tell_the_same(run) -> None:
    asked = ("mirror", "--recipient", "Australia", "--supplier", "USA", "--format")
    told, objects = rows(run(*asked, "csv")), json.loads(run(*asked, "json").stdout)
    assert list(told[0]) == list(objects[0]) == list(MIRROR_COLUMNS)
    for row, made in zip(told, objects, strict=True):
        written = {name: "" if v is None else str(v) for name, v in made.items()}
        assert {name: v.lower() if v in ("True", "False") else v for name, v in written.items()} == row
    withheld = [row for row in objects if row["importer_withheld"]]
    assert withheld and all(row["importer_declared_low"] is None for row in withheld)
    assert all(row["reporter_inferred"] is True for row in objects)


def test_the_shares_as_table_csv_and_json(run) -> None:
    table = run("mirror", "--summary")
    assert "1,245 transfers that the exporter declared" in table.stdout
    assert "inferred from the order" in table.stdout
    told = rows(run("mirror", "--summary", "--format", "csv"))
    whole = json.loads(run("mirror", "--summary", "--format", "json").stdout)
    assert list(told[0]) == list(whole["shares"][0]) == list(SHARE_COLUMNS)
    assert len(told) == len(whole["shares"])
    assert whole["reporting_side_inferred"] is True
    assert (whole["lines"], whole["lines_whose_declarer_rests_on_the_order_of_blocks"]) == (2087, 11)
    main = {r["answer"]: r for r in whole["shares"] if (r["declarer"], r["of"]) == ("exporter", "all")}
    parts = [row["transfers"] for answer, row in main.items() if answer != NOT_ANSWERED]
    assert sum(parts) == main["exactly"]["total"] == 1245
    assert main[NOT_ANSWERED]["transfers"] == sum(parts[3:])
    for row in main.values():
        assert row["share_low"] <= row["share"] <= row["share_high"]
        assert row["clustered_low"] < row["share"] < row["clustered_high"]


def test_the_same_figures_give_the_same_bytes(run) -> None:
    asked = ("mirror", "--recipient", "AUS")
    assert run(*asked).stdout == run(*asked).stdout


def test_output_goes_to_a_file(run, here: Path) -> None:
    for format in ("table", "csv", "json"):
        asked = ("mirror", "--supplier", "ISR", "--format", format)
        result = run(*asked, "--output", "mirror.out")
        assert (result.exit_code, result.stdout) == (0, "")
        assert (here / "mirror.out").read_text(encoding="utf-8") == run(*asked).stdout
    assert run("mirror", "--output", here).exit_code == 2


def test_where_nothing_fits_it_says_so(run) -> None:
    result = run("mirror", "--from", "2030")
    assert (result.exit_code, result.stderr) == (0, "No declared transfer fits.\n")
    assert "Whole file" in result.stdout
    assert run("mirror", "--from", "2030", "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--category", "tanks"], 2, "did you mean tank?"),
        (["--supplier", "Atlantis"], 2, "knows no party 'Atlantis'"),
        (["--from", "2016", "--to", "2010"], 2, "lies after"),
        (["--format", "parquet"], 2, "parquet"),
        (["--ledger", "nowhere.sqlite"], 3, "nowhere.sqlite"),
    ],
)
def test_what_can_not_be_asked_is_refused(run, words: list[str], code: int, told: str) -> None:
    result = run("mirror", *words)
    assert result.exit_code == code
    assert told in result.stderr


# With a ledger


@pytest.fixture
def imported(run, built, here: Path) -> None:  # noqa: ARG001
    """A ledger with press reports, four lines of the UN Register, and a line of SIPRI's."""
    (here / "unroca.csv").write_text(UNROCA, encoding="utf-8")
    (here / "sipri.csv").write_text(SIPRI, encoding="latin-1")
    for kind in ("unroca", "sipri"):
        result = run("import", kind, f"{kind}.csv")
        assert result.exit_code == 0, result.output


@pytest.mark.usefixtures("built")
def test_the_press_stands_beside_the_packaged_figures(run) -> None:
    (row,) = rows(
        run(
            "mirror",
            "--supplier",
            "RUS",
            "--recipient",
            "AZE",
            "--category",
            "tank",
            "--from",
            "2015",
            "--format",
            "csv",
        )
    )
    assert (row["exporter_declared_low"], row["press_low"], row["press_high"]) == ("25", "10", "10")
    assert (row["press_years"], row["press_unit"]) == ("2015", "item")
    assert row["press_transfers"].startswith("T")


@pytest.mark.usefixtures("imported")
def test_imported_lines_are_used_instead_of_the_packaged_ones(run) -> None:
    run("build", ".", "--ledger", "armsledger.sqlite")
    told = {(r["recipient"], r["category"]): r for r in rows(run("mirror", "--format", "csv"))}
    assert set(told) == {("AZE", "tank"), ("ARM", "missile"), ("AZE", "warship")}
    tanks = told["AZE", "tank"]
    assert (tanks["exporter_declared_low"], tanks["importer_declared_low"]) == ("12", "11")
    assert (tanks["answer"], tanks["reporter_inferred"]) == ("another_number", "false")
    assert tanks["press_low"] == "10", "registers are no press"
    igla = told["ARM", "missile"]
    assert (igla["exporter_withheld"], igla["unroca_category"], igla["answer"]) == (
        *("classified", "VII (b)", "silent"),
    )
    whole = json.loads(run("mirror", "--summary", "--format", "json").stdout)
    assert whole["reporting_side_inferred"] is False
    assert whole["lines_whose_declarer_rests_on_the_order_of_blocks"] is None


@pytest.mark.usefixtures("imported")
def test_sipri_is_shown_with_its_licence_and_never_written(run) -> None:
    table = run("mirror", "--recipient", "AZE", "--category", "tank")
    (line,) = (line for line in table.stdout.splitlines() if line.startswith("Russia"))
    assert line.split()[-6:] == ["2015", "12", "11", "10", "9", "differ"]
    assert "© SIPRI, for comparison only" in table.stdout
    for format in ("csv", "json"):
        written = run("mirror", "--format", format).stdout
        assert "sipri" not in written.casefold()
    assert "inferred" not in table.stdout, "these lines state who declared them"


TANKS, IGLA, WARSHIP = ("AZE", "tank"), ("ARM", "missile"), ("AZE", "warship")


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        (["--designation", "T-90"], {TANKS}),  # by a line's comments, the press, and SIPRI as T-90S
        (["--designation", "T-90S"], {TANKS}),  # by SIPRI alone
        (["--designation", "igla"], {IGLA}),
        (["--stage", "delivery"], {TANKS, IGLA, WARSHIP}),
        (["--stage", "refused"], set()),
        (["--min-witnesses", "1"], {TANKS, IGLA, WARSHIP}),
        (["--min-witnesses", "3"], {TANKS}),  # two states and the press, however many sentences it has
        (["--min-witnesses", "5"], set()),
        (["--conflict"], {TANKS}),  # 12 and 11; where one side withholds its number or is silent none differ
    ],
)
def test_filters_of_the_register_choose_transfers_of_the_mirror_too(run, filters: list[str], fits) -> None:
    result = run("mirror", *filters, "--format", "csv")
    assert {(row["recipient"], row["category"]) for row in rows(result)} == fits


def test_a_designation_that_nobody_knows_is_refused_with_the_nearest(run) -> None:
    result = run("mirror", "--designation", "Iskandar")
    assert result.exit_code == 2
    assert "did you mean Iskander?" in result.stderr


def test_as_of_a_day_only_years_that_had_ended_are_mirrored(run) -> None:
    every = rows(run("mirror", "--format", "csv"))
    for day, last in (("2012", 2012), ("2012-12-30", 2011)):
        some = rows(run("mirror", "--as-of", day, "--format", "csv"))
        assert some == [row for row in every if int(row["year"]) <= last]


def test_what_was_known_by_a_day_needs_a_register_with_its_date(run, built: Path, here: Path) -> None:
    assert built.exists()
    refused = run("mirror", "--known-by", "2016")
    assert refused.exit_code == 2 and "import unroca FILE --published DATE" in refused.stderr
    (here / "unroca.csv").write_text(UNROCA, encoding="utf-8")
    assert run("import", "unroca", "unroca.csv", "--published", "2016-05-01").exit_code == 0
    tanks = ("mirror", "--category", "tank", "--format", "csv", "--known-by")
    (row,) = rows(run(*tanks, "2016-05"))
    assert (row["exporter_declared_low"], row["press_low"]) == ("12", "10")
    assert rows(run(*tanks, "2016-04-30")) == []
    (earlier,) = rows(run("mirror", "--category", "tank", "--format", "csv", "--as-of", "2015"))
    assert earlier["press_low"] == "10"
    assert rows(run("mirror", "--format", "csv", "--category", "tank", "--as-of", "2015-12-30")) == []

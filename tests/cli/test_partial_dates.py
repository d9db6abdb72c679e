"""Reports of which the month or the year alone is known, from their files to the register."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import line

FILLER = "The ministry gave no further word on this, and its spokesman did not answer our calls at all."
REPORTS = {
    "daily": ("2018-03-20", "RUS sells AZE 18 T-90."),
    "monthly": ("2018-04", "RUS delivers AZE 10 T-90."),
    "yearbook": ("2017", "ISR sells AZE 50 Harop."),
    "words": ("April 2018", "BLR sells AZE 4 Polonez."),
    "ambiguous": ("3/4/2018", "UKR sells AZE 3 Kolchuga."),
}


def lines(**told: tuple[str, str]) -> str:
    """Reports as JSON Lines, each of an outlet of its own name."""
    return "".join(
        line(name, published=published, outlet=name.title(), text=f"{text} A report of the {name}. {FILLER}")
        for name, (published, text) in told.items()
    )


@pytest.fixture
def built(run, here: Path) -> Any:
    """What a build of the reports above says."""
    (here / "told.jsonl").write_text(lines(**REPORTS), encoding="utf-8")
    result = run("build", "told.jsonl", "--report", "report")
    assert result.exit_code == 0, result.stderr
    return result


def register(run, *options: str) -> list[dict[str, Any]]:
    result = run("register", "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def known(run, *options: str) -> set[str]:
    return {row["designation"] for row in register(run, *options)}


def test_a_build_flags_the_ambiguous_date_alone(built) -> None:
    assert "bad_date: 1" in built.stderr and "undated: 1" in built.stderr


@pytest.mark.usefixtures("built")
def test_dates_are_told_as_they_are_known(run) -> None:
    reported = {r["designation"]: (r["first_reported"], r["last_reported"]) for r in register(run)}
    assert reported == {
        "T-90": ("2018-03-20", "2018-04"),
        "Harop": ("2017", "2017"),
        "Polonez": ("2018-04", "2018-04"),
        "Kolchuga": (None, None),
    }
    evidence = csv.DictReader(io.StringIO(run("register", "--evidence", "--format", "csv").stdout))
    assert {(row["outlet"], row["published"]) for row in evidence} == {
        ("Daily", "2018-03-20"),
        ("Monthly", "2018-04"),
        ("Yearbook", "2017"),
        ("Words", "2018-04"),
        ("Ambiguous", ""),
    }


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("day", "designations"),
    [
        ("2017-12-30", set()),
        ("2017-12-31", {"Harop"}),
        ("2017", {"Harop"}),
        ("2018-04-29", {"Harop", "T-90"}),
        ("2018-04-30", {"Harop", "T-90", "Polonez"}),
        ("2018-04", {"Harop", "T-90", "Polonez"}),
    ],
)
def test_what_a_month_tells_is_known_from_its_last_day_on(run, day: str, designations: set[str]) -> None:
    assert known(run, "--known-by", day) == designations
    assert known(run, "--as-of", day) == designations


@pytest.mark.usefixtures("built")
def test_figures_of_a_month_come_and_go_with_its_last_day(run) -> None:
    def delivered(day: str) -> Any:
        (row,) = register(run, "--designation", "T-90", "--known-by", day)
        return row["stage"], row["number_delivered_best"], row["last_reported"]

    assert delivered("2018-04-29") == ("agreement", None, "2018-03-20")
    assert delivered("2018-04-30") == ("delivery", 10, "2018-04")


@pytest.mark.usefixtures("built")
def test_changes_name_the_month_of_the_report(run) -> None:
    def changed(since: str, until: str) -> list[tuple[str, str, str]]:
        result = run("register", "--changes", since, until, "--designation", "T-90", "--format", "json")
        assert result.exit_code == 0, result.stderr
        return [(r["change"], r["field"], r["reported"]) for r in json.loads(result.stdout)]

    assert changed("2018-03", "2018-04-29") == []
    assert set(changed("2018-04-29", "2018-04-30")) == {
        ("stage", None, "Monthly, 2018-04"),
        ("figure", "number_delivered", "Monthly, 2018-04"),
        ("witnesses", None, "Monthly, 2018-04"),
    }


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("options", "designations"),
    [
        (["--from", "2018-04-10", "--to", "2018-04-12"], {"T-90", "Polonez"}),  # it may have been then
        (["--from", "2018-05"], set()),
        (["--to", "2016"], set()),
        (["--to", "2017-06"], {"Harop"}),
    ],
)
def test_a_period_takes_what_may_have_been_told_in_it(
    run, options: list[str], designations: set[str]
) -> None:
    assert known(run, *options) == designations


@pytest.mark.usefixtures("built")
def test_show_and_status_tell_the_month_and_the_year(run) -> None:
    rows = {row["designation"]: row["transfer_id"] for row in register(run)}
    assert "Monthly, April 2018" in run("show", rows["T-90"]).stdout
    assert "Yearbook, 2017" in run("show", rows["Harop"]).stdout
    assert "Ambiguous, undated" in run("show", rows["Kolchuga"]).stdout
    assert "Monthly" not in run("show", rows["T-90"], "--known-by", "2018-04-29").stdout
    counted = run("status").stdout.split()
    assert all(counted.count(year) == 1 for year in ("2017", "2018"))


@pytest.mark.usefixtures("built")
def test_the_report_shows_them_as_people_write_them(run, here: Path) -> None:
    report = here / "report"
    rows = {row["designation"]: row["transfer_id"] for row in register(run)}
    pages = {name: (report / "t" / f"{id}.html").read_text("utf-8") for name, id in rows.items()}
    assert "20 March 2018 – April 2018" in pages["T-90"]
    assert '<time datetime="2018-04">April 2018</time>' in pages["T-90"]
    assert "1 independent witness, 2017" in pages["Harop"]
    assert "undated" in pages["Kolchuga"]
    index = (report / "index.html").read_text("utf-8")
    assert "from 2017 to April 2018" in index
    assert 'data-v="2018-04-30"' in index  # sorted by its last day, and shown as it is told
    assert "30 April 2018" not in "".join((index, *pages.values()))


def test_a_reprint_with_its_day_is_the_first_and_the_monthly_adds_no_witness(run, here: Path) -> None:
    text = (
        f"RUS sells AZE 18 T-90 for 100 USD. {FILLER} Nobody in the capital would say when they are to come."
    )
    reports = [("Monthly", "2018-04"), ("Daily", "2018-04-12"), ("Yearbook", "2018")]
    told = "".join(line(name, published=day, outlet=name, text=text) for name, day in reports)
    (here / "told.jsonl").write_text(told, encoding="utf-8")
    assert run("build", "told.jsonl").exit_code == 0
    (row,) = register(run)
    assert (row["witnesses"], row["first_reported"], row["last_reported"]) == (1, "2018-04-12", "2018")
    shown = run("show", row["transfer_id"]).stdout
    assert shown.index("Daily, 12 April 2018") < shown.index("Monthly") < shown.index("Yearbook")


@pytest.mark.parametrize(
    ("option", "published"), [("2018-04", "2018-04"), ("May 2018", "2018-05"), ("2017", "2017")]
)
def test_an_option_gives_the_month_to_what_says_nothing(run, here: Path, option: str, published: str) -> None:
    (here / "told.txt").write_text(f"RUS sells AZE 18 T-90. {FILLER}", encoding="utf-8")
    assert run("build", "told.txt", "--language", "en", "--published", option).exit_code == 0
    assert [row["first_reported"] for row in register(run)] == [published]


def test_an_option_that_is_no_date_is_refused_with_what_to_write(run, here: Path) -> None:
    (here / "told.txt").write_text(f"RUS sells AZE 18 T-90. {FILLER}", encoding="utf-8")
    result = run("build", "told.txt", "--published", "3/4/2018")
    assert result.exit_code == 2
    assert "2016-07-19, or 2016-07 or 2016" in result.stderr


def test_a_correction_in_a_monthly_stands_from_its_last_day_on(run, here: Path) -> None:
    address = "https://www.monthly.example/2018/tanks"
    told = [("2018-03", "RUS sells AZE 18 T-90."), ("2018-04", "RUS sells AZE 12 T-90.")]
    for n, (published, text) in enumerate(told):
        more = {"published": published, "outlet": "Monthly", "url": address}
        (here / f"{n}.jsonl").write_text(line(f"r{n}", text=f"{text} {FILLER}", **more), encoding="utf-8")
    assert run("build", "0.jsonl", "1.jsonl").exit_code == 0

    def ordered(*options: str) -> list[Any]:
        return [row["number_ordered_best"] for row in register(run, *options)]

    assert ordered() == [12]
    assert ordered("--known-by", "2018-03-30") == []
    assert ordered("--known-by", "2018-04-29") == [18]
    assert ordered("--known-by", "2018-04") == [12]
    (row,) = register(run)
    shown = run("show", row["transfer_id"]).stdout
    assert "corrected in April 2018 by document" in " ".join(shown.split())

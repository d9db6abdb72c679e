"""armsledger register --changes: what changed between what was known by two dates."""

import csv
import io
import json
from typing import Any

import pytest


def changed(run, *options: str) -> list[dict[str, Any]]:
    result = run("register", "--changes", *options, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def told(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(r["designation"], r["change"], r["field"], r["before"], r["after"]) for r in rows]


@pytest.mark.usefixtures("built")
def test_a_report_between_the_dates_is_told_with_all_that_it_changed(run) -> None:
    rows = changed(run, "2014", "2015")
    assert told(rows) == [
        ("T-90", "stage", None, "agreement", "delivery"),
        ("T-90", "figure", "number_delivered", None, "10"),
        ("T-90", "witnesses", None, "1", "2"),
    ]
    assert {row["reported"] for row in rows} == {"Daily, 2015-02-01"}
    assert len({row["claims"] for row in rows}) == 1
    assert [row["after_best"] for row in rows] == [None, 10, None]
    shown = run("show", rows[0]["documents"])
    assert "RUS delivers AZE 10 T-90." in shown.stdout


@pytest.mark.usefixtures("built")
def test_a_new_transfer_is_told_with_its_figures(run) -> None:
    rows = changed(run, "2015-12", "2016-05-01")
    assert told(rows) == [
        ("Harop", "new", None, None, "agreement"),
        ("Harop", "figure", "number_ordered", None, "50"),
        ("Harop", "figure", "financial_value", None, "$5,000"),
    ]
    assert changed(run, "2015-12", "2016-04-30") == []


@pytest.mark.usefixtures("built")
def test_nothing_changes_between_a_date_and_itself(run) -> None:
    result = run("register", "--changes", "2015", "2015-12-31")
    assert result.exit_code == 0
    assert "Nothing changed" in result.stderr


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("filters", "designations"),
    [
        ([], {"T-90", "Harop"}),
        (["--supplier", "ISR"], {"Harop"}),
        (["--designation", "T-90"], {"T-90"}),
        (["--stage", "agreement"], {"T-90", "Harop"}),  # it was one before
        (["--stage", "delivery"], {"T-90"}),
        (["--min-witnesses", "2"], {"T-90"}),
        (["--recipient", "ARM"], set()),
        (["--as-of", "2014"], set()),
    ],
)
def test_filters_choose_transfers_that_fit_before_or_after(run, filters, designations) -> None:
    assert {row["designation"] for row in changed(run, "2014", "2016", *filters)} == designations


@pytest.mark.usefixtures("built")
def test_csv_and_json_tell_the_same_and_the_table_is_plain(run) -> None:
    rows = changed(run, "2014", "2016")
    written = run("register", "--changes", "2014", "2016", "--format", "csv").stdout
    as_csv = list(csv.DictReader(io.StringIO(written)))
    assert [{k: v or None for k, v in row.items()} for row in as_csv] == [
        {k: None if v is None else str(v) for k, v in row.items()} for row in rows
    ]
    table = run("register", "--changes", "2014", "2016").stdout
    assert "\x1b" not in table
    assert "number delivered" in table and "Daily, 2015-02-01" in " ".join(table.split())
    assert max(map(len, table.splitlines())) <= 110


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--changes", "2016", "2014"], "earlier date first"),
        (["--changes", "2014", "soon"], "--changes soon"),
        (["--changes", "2014"], "--changes"),
        (["--changes", "2014", "2016", "--known-by", "2015"], "--known-by"),
        (["--changes", "2014", "2016", "--evidence"], "--evidence"),
    ],
)
def test_a_question_that_makes_no_sense_is_a_usage_error(run, options: list[str], said: str) -> None:
    result = run("register", *options)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.usefixtures("built")
def test_changes_go_to_a_file(run, here) -> None:
    assert run("register", "--changes", "2014", "2016", "--format", "csv", "--output", "c.csv").exit_code == 0
    assert (here / "c.csv").read_text(encoding="utf-8").startswith("transfer_id,supplier,recipient")

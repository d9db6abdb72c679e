"""armsledger register, as a user meets it."""

import csv
import io
import json
from pathlib import Path

import pytest

from armsledger.claims import Coder
from armsledger.documents import Article, ReadOptions, read
from armsledger.ledger import Ledger


@pytest.mark.usefixtures("built")
def test_the_table_is_plain_where_stdout_is_no_terminal(run) -> None:
    result = run("register")
    assert result.exit_code == 0
    assert "Russia" in result.stdout and "Azerbaijan" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("filters", "designations"),
    [
        ([], {"T-90", "Harop"}),
        (["--supplier", "RUS"], {"T-90"}),
        (["--supplier", "russia"], {"T-90"}),
        (["--supplier", "RUS", "--supplier", "ISR"], {"T-90", "Harop"}),
        (["--recipient", "Armenia"], set()),
        (["--designation", "t90"], {"T-90"}),
        (["--category", "tank"], {"T-90"}),
        (["--stage", "delivery"], {"T-90"}),
        (["--from", "2016"], {"Harop"}),
        (["--to", "2014-12"], {"T-90"}),
        (["--min-witnesses", "2"], {"T-90"}),
        (["--conflict"], set()),
        (["--known-by", "2014"], {"T-90"}),
        (["--known-by", "2014-07-09"], set()),
        (["--as-of", "2015"], {"T-90"}),
    ],
)
def test_filters(run, filters: list[str], designations: set[str]) -> None:
    result = run("register", *filters, "--format", "json")
    assert result.exit_code == 0
    assert {row["designation"] for row in json.loads(result.stdout)} == designations


@pytest.mark.usefixtures("built")
def test_csv_and_json_tell_the_same(run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("register", "--format", "csv").stdout)))
    objects = json.loads(run("register", "--format", "json").stdout)
    assert [row["transfer_id"] for row in rows] == [row["transfer_id"] for row in objects]
    tanks = next(row for row in rows if row["designation"] == "T-90")
    assert (tanks["number_ordered_low"], tanks["number_delivered_high"]) == ("18", "10")


@pytest.mark.usefixtures("built")
def test_evidence_gives_a_row_for_each_figure(run) -> None:
    result = run("register", "--evidence", "--format", "csv", "--supplier", "ISR")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    ordered = next(row for row in rows if row["field"] == "number_ordered")
    assert ordered["figure"] == "50"
    assert ordered["quote"] == "ISR sells AZE 50 Harop for 5000 USD."
    assert (ordered["outlet"], ordered["published"]) == ("Times", "2016-05-01")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("form", ["csv", "json", "table", "parquet"])
def test_output_goes_to_a_file(run, here: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("duckdb")
    result = run("register", "--format", form, "--output", f"out.{form}")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert (here / f"out.{form}").stat().st_size > 100


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--supplier", "Atlantis"], "Atlantis"),
        (["--supplier", "Rusia"], "did you mean Russia"),
        (["--recipient", "Azerbajani"], "did you mean Azerbaijani"),
        (["--designation", "Harpo"], "did you mean Harop"),
        (["--designation", "Zzyzx"], "knows a designation 'zzyzx'"),
        (["--designation", "Zzyzx", "--changes", "2014", "2015"], "knows a designation 'zzyzx'"),
        (["--category", "tnak"], "did you mean tank"),
        (["--stage", "sold"], "delivery"),
        (["--as-of", "2015-13"], "--as-of"),
        (["--as-of", "tomorrow"], "YYYY-MM-DD"),
        (["--known-by", "2015-02-30"], "--known-by"),
        (["--from", "2016", "--to", "2014"], "earlier date first"),
        (["--min-witnesses", "-1"], "min-witnesses"),
        (["--format", "xlsx"], "xlsx"),
        (["--output", "no/such/folder/x.csv", "--format", "csv"], "no/such/folder"),
    ],
)
def test_a_question_that_makes_no_sense_is_a_usage_error(run, options, said: str) -> None:
    result = run("register", *options)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.usefixtures("built")
def test_a_file_is_left_alone_when_the_question_fails(run, here: Path) -> None:
    (here / "out.csv").write_text("mine")
    assert run("register", "--supplier", "Atlantis", "--output", "out.csv").exit_code == 2
    assert (here / "out.csv").read_text() == "mine"


def test_without_a_ledger_there_is_nothing_to_show(run) -> None:
    result = run("register")
    assert result.exit_code == 3
    assert "armsledger build" in result.stderr
    assert not Path("armsledger.sqlite").exists()


@pytest.mark.usefixtures("built")
def test_an_empty_answer_is_said_and_is_no_error(run) -> None:
    result = run("register", "--recipient", "ARM")
    assert result.exit_code == 0
    assert "No transfer" in result.stderr


def test_a_build_that_was_cut_short_is_said(run, built: Path, reports: Path) -> None:
    with Ledger.open(built) as ledger:
        (article,) = (
            a for a in read([str(reports / "order.jsonl")], ReadOptions()) if isinstance(a, Article)
        )
        ledger.add(article, coder=Coder("toy", "2"), claims=())
    for command in ("register", "status"):
        result = run(command)
        assert result.exit_code == 0
        assert "cut short" in result.stderr
    run("build", reports)
    assert run("register").stderr == ""

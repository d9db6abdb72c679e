"""armsledger balance, and the same from Python, as a user meets them."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import line

from armsledger.balance.rows import LINE_COLUMNS
from armsledger.errors import UsageError
from armsledger.ledger import Ledger

TOLD = {
    "one": ("2013-02-01", "RUS delivers AZE 30 T-90 in 2012. It was a cold day in Baku."),
    "two": ("2014-02-01", "RUS delivers ARM 10 T-72 in 2013. It was a warm day in Yerevan."),
    "three": ("2015-03-01", "RUS delivers ARM 8 T-90 in 2014. Nobody had expected it at all."),
    "four": ("2015-05-01", "ISR delivers AZE 5 Merkava in 2014. The port was closed to the public."),
    "five": ("2016-05-01", "RUS sells AZE 12 T-72 for 36000000 USD in 2015. More was not to be learnt."),
}
SIPRI = """\
Transfers of major weapons: deals with deliveries or orders made for 2014 to 2015
Recipient,Supplier,Year of order,,Number ordered,,Weapon designation,Weapon description,Number delivered,\
,Year(s) of delivery,Status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons
Vietnam,Russia,2010,,9,,T-90S,tank,9,,2015,New,,4,36,36
Vietnam,Russia,2010,,9,,T-72,tank,9,,2015,New,,2,18,18
"""


@pytest.fixture
def balanced(run, here: Path) -> Path:
    for name, (published, text) in TOLD.items():
        (here / f"{name}.jsonl").write_text(line(name, published=published, outlet=name, text=text))
    assert run("build", *sorted(here.glob("*.jsonl"))).exit_code == 0
    return here / "armsledger.sqlite"


def rows(result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def received(result, measure: str = "delivered", category: str = "tank") -> dict[str, str]:
    """Each recipient's best figure over all years."""
    told = [
        r for r in rows(result) if (r["measure"], r["category"], r["span"]) == (measure, category, "since")
    ]
    last = max((r["year"] for r in told), default=None)
    return {r["recipient"]: r["best"] for r in told if r["year"] == last}


@pytest.mark.usefixtures("balanced")
def test_the_tables_name_parties_and_say_what_the_answer_rests_on(run) -> None:
    result = run("balance", "ARM", "Azerbaijan")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
    told = " ".join(result.stdout.split())
    assert "What Armenia and Azerbaijan got from all suppliers, 2012–2015" in told
    assert "Armenia : Azerbaijan" in told and "seed 20140" in told
    for part in ("Pieces delivered", "Pieces ordered", "Reported prices, in US dollars of 2024"):
        assert part in told
    assert "nothing known for Armenia" in told
    assert "catalogue index, × 1.2 a decade (used above)" in told and "without generations" in told
    assert "number ordered" not in told and "no report tells it" in told
    assert "GDP deflator of the United States" in told
    assert "are not military power" in told


@pytest.mark.usefixtures("balanced")
@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ([], {"ARM": "18", "AZE": "35"}),
        (["--supplier", "Russia"], {"ARM": "18", "AZE": "30"}),
        (["--supplier", "RUS", "--supplier", "ISR"], {"ARM": "18", "AZE": "35"}),
        (["--from", "2013"], {"ARM": "18", "AZE": "5"}),
        (["--from", "2017"], {}),
        (["--to", "2013"], {"ARM": "10", "AZE": "30"}),
        (["--as-of", "2013-12"], {"ARM": "10", "AZE": "30"}),
        (["--as-of", "2013-06"], {"ARM": "0", "AZE": "30"}),
        (["--known-by", "2015-04-01"], {"ARM": "18", "AZE": "30"}),
    ],
)
def test_what_is_asked(run, asked: list[str], best: dict[str, str]) -> None:
    assert received(run("balance", "ARM", "AZE", *asked, "--format", "csv")) == best


@pytest.mark.usefixtures("balanced")
def test_the_balance_never_disagrees_with_the_register(run) -> None:
    told = [r for r in rows(run("balance", "ARM", "AZE", "--format", "csv")) if r["measure"] == "delivered"]
    assert told
    for row in told:
        if row["span"] == "since":
            asked = ("--recipient", row["recipient"], "--as-of", row["year"], "--format", "csv")
            register = rows(run("register", *asked))
            for end in ("low", "high"):
                numbers = [float(r[f"number_delivered_{end}"] or 0) for r in register]
                assert float(row[end]) == sum(numbers), row


@pytest.mark.usefixtures("balanced")
def test_every_year_and_all_years_since_the_first_stand_in_csv(run) -> None:
    told = rows(run("balance", "ARM", "AZE", "--format", "csv"))
    assert list(told[0]) == list(LINE_COLUMNS)
    of = {(r["recipient"], r["span"], r["year"]): r["best"] for r in told if r["measure"] == "delivered"}
    assert [of["ARM", "year", str(year)] for year in range(2012, 2016)] == ["0", "10", "8", "0"]
    assert [of["ARM", "since", str(year)] for year in range(2012, 2016)] == ["0", "10", "18", "18"]
    known = {row["transfer_id"] for row in rows(run("register", "--format", "csv"))}
    walked = {name for row in told for name in row["transfers"].split("; ") if name}
    assert walked == known


@pytest.mark.usefixtures("balanced")
def test_no_year_after_as_of_is_shown(run) -> None:
    told = rows(run("balance", "ARM", "AZE", "--to", "2016", "--as-of", "2013", "--format", "csv"))
    assert max(row["year"] for row in told) == "2013"


@pytest.mark.usefixtures("balanced")
def test_json_holds_all_of_the_answer(run) -> None:
    asked = ("balance", "ARM", "AZE", "GEO", "--seed", "3", "--draws", "500", "--format")
    whole, told = json.loads(run(*asked, "json").stdout), rows(run(*asked, "csv"))
    assert whole["question"]["recipients"] == ["ARM", "AZE", "GEO"] and whole["question"]["seed"] == 3
    as_csv = [["" if cell is None else str(cell) for cell in row.values()] for row in whole["lines"]]
    assert as_csv == [list(row.values()) for row in told]
    assert {row["year"] for row in whole["transfers"]} == {2012, 2013, 2014, 2015}
    assert {row["what"] for row in whole["left_out"]} == {"price"}
    georgia = [row["first_to_this_note"] for row in whole["lines"] if row["recipient"] == "GEO"]
    assert "nothing known for GEO" in georgia and whole["series"] and whole["limits"]


@pytest.mark.usefixtures("balanced")
def test_the_same_seed_gives_the_same_bytes(run) -> None:
    one, same, other = (
        run("balance", "ARM", "AZE", "--seed", seed, "--format", "json").stdout for seed in (1, 1, 2)
    )
    assert one == same != other


@pytest.mark.usefixtures("balanced")
def test_markdown(run) -> None:
    told = run("balance", "ARM", "AZE", "--format", "markdown").stdout
    assert told.startswith("# What Armenia and Azerbaijan got from all suppliers, 2012–2015\n")
    assert "| Category | Armenia | Azerbaijan | Armenia : Azerbaijan |" in told
    tables = [line for line in told.splitlines() if line.startswith("| ")]
    assert {line.count(" | ") for line in tables} == {4, 3}


@pytest.mark.usefixtures("balanced")
def test_parquet_goes_to_a_file(run, here: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert run("balance", "ARM", "AZE", "--format", "parquet", "--output", "b.parquet").exit_code == 0
    (count,) = duckdb.sql(f"select count(*) from '{here / 'b.parquet'}'").fetchall()[0]
    assert count == len(rows(run("balance", "ARM", "AZE", "--format", "csv")))


@pytest.mark.usefixtures("balanced")
def test_what_is_to_come_and_what_has_no_date_are_no_years(run, here: Path) -> None:
    (here / "later").mkdir()
    told = {
        "plan": ("2016-01-01", "RUS delivers ARM 50 T-80 in 2030. It is a long time until then."),
        "undated": (None, "RUS delivers ARM 7 T-64. Nobody knows when that was or may have been."),
    }
    for name, (published, text) in told.items():
        (here / "later" / f"{name}.jsonl").write_text(line(name, published=published, outlet=name, text=text))
    assert run("build", "later").exit_code == 0
    whole = json.loads(run("balance", "ARM", "AZE", "--format", "json").stdout)
    assert (whole["question"]["since"], whole["question"]["until"]) == (2012, 2015)
    assert ("transfer", "no report bears a date") in {(row["what"], row["why"]) for row in whole["left_out"]}


# Weights


@pytest.mark.usefixtures("balanced")
def test_own_weights_are_used_and_the_answer_under_the_others_is_told(run, here: Path) -> None:
    (here / "mine.csv").write_text("designation,category,weight\nT-90,,5\n,tank,1\n")
    whole = json.loads(run("balance", "ARM", "AZE", "--weights", "mine.csv", "--format", "json").stdout)
    assert whole["weights"] == "your weights (mine.csv)"
    total = [
        r for r in whole["lines"] if (r["measure"], r["category"], r["span"]) == ("volume", None, "since")
    ]
    assert [row["best"] for row in total if row["year"] == 2015] == [10 * 1 + 8 * 5, 30 * 5 + 5 * 1]
    sets = dict.fromkeys(row["weights"] for row in whole["sensitivity"])
    assert len(sets) == 3 and {row["weights"] for row in whole["sensitivity"] if row["used"]} == {
        whole["weights"]
    }


@pytest.mark.usefixtures("balanced")
def test_sipris_values_stand_beside_where_they_were_imported(run, here: Path) -> None:
    (here / "sipri.csv").write_text(SIPRI)
    assert run("import", "sipri", "sipri.csv").exit_code == 0
    result = run("balance", "ARM", "AZE", "--format", "json")
    (figures,) = [
        {
            row["figure"]: row["value"]
            for row in json.loads(result.stdout)["sensitivity"]
            if "SIPRI" in row["licence"]
        }
    ]
    assert set(figures) == {"ARM", "AZE", "ARM : AZE"} and all(figures.values())
    assert "SIPRI" in run("balance", "ARM", "AZE").stdout


# What can't be asked


@pytest.mark.usefixtures("balanced")
@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["ARM"], 2, "two recipients or more"),
        (["ARM", "Armenia"], 2, "two recipients or more"),
        (["ARM", "Nowhere"], 2, "no party 'Nowhere'"),
        (["ARM", "AZE", "--from", "2015", "--to", "2012"], 2, "--from 2015 lies after --to 2012"),
        (["ARM", "AZE", "--from", "2015", "--as-of", "2014"], 2, "lies after --as-of"),
        (["ARM", "AZE", "--as-of", "then"], 2, "--as-of then: give a date"),
        (["ARM", "AZE", "--draws", "5"], 2, "--draws of 100 or more"),
        (["ARM", "AZE", "--base-year", "1900"], 2, "choose a base year within"),
        (["DEU", "FRA"], 2, "no dated order or delivery"),
        (["ARM", "AZE", "--weights", "none.csv"], 3, "none.csv"),
        (["ARM", "AZE", "--output", "armsledger.sqlite"], 2, "is one of the files to be read"),
        (["ARM", "AZE", "--ledger", "none.sqlite"], 3, "none.sqlite"),
    ],
)
def test_what_can_not_be_asked_is_told(run, asked: list[str], code: int, said: str) -> None:
    result = run("balance", *asked)
    assert (result.exit_code, result.stdout) == (code, "") and said in result.stderr


# From Python


def test_data_frames_have_the_lines_the_transfers_and_what_was_left_out(run, balanced: Path) -> None:
    pytest.importorskip("pandas")
    with Ledger.open(balanced, create=False) as ledger:
        told = ledger.balance("ARM", "Azerbaijan", supplier="RUS", since=2012, until=2015)
    asked = ("--supplier", "RUS", "--from", "2012", "--to", "2015", "--format", "csv")
    assert list(told.lines.columns) == list(LINE_COLUMNS)
    assert len(told.lines) == len(rows(run("balance", "ARM", "AZE", *asked)))
    last = told.lines.query("measure == 'delivered' and span == 'since' and year == 2015")
    assert dict(zip(last.recipient, last.best, strict=True)) == {"ARM": 18, "AZE": 30}
    assert set(told.transfers.supplier) == {"RUS"} and len(told.left_out) and len(told.sensitivity) == 6
    assert told.answer.question.suppliers == ("RUS",)


def test_without_pandas_the_extra_is_named(balanced: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with (
        Ledger.open(balanced, create=False) as ledger,
        pytest.raises(UsageError, match=r"install armsledger\[balance\]"),
    ):
        ledger.balance("ARM", "AZE")

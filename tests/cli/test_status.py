"""armsledger status, as a user meets it."""

import json
from pathlib import Path

import pytest


@pytest.mark.usefixtures("built")
def test_status_counts_what_the_ledger_holds(run) -> None:
    result = run("status")
    assert result.exit_code == 0
    counted = {
        words[0]: int(words[-1])
        for words in (line.split() for line in result.stdout.splitlines())
        if words and words[0] in {"Documents", "Publications", "Claims", "Transfers"} and words[-1].isdigit()
    }
    assert counted == {"Documents": 4, "Publications": 4, "Claims": 3, "Transfers": 2}
    for name in ("Wire", "Herald", "2014", "2016", "toy 1"):
        assert name in result.stdout


def test_status_names_what_was_set_aside(run, reports: Path) -> None:
    (reports / "bad.txt").touch()
    run("build", reports)
    shown = run("status").stdout
    assert "bad.txt" in shown and "empty" in shown


def test_status_counts_by_kind_and_then_names_every_input_that_was_set_aside(run, reports: Path) -> None:
    (reports / "many.jsonl").write_text("{\n" * 150)
    (reports / "\x1b[1mloud.txt").touch()
    assert run("build", reports).exit_code == 1
    shown = run("status").stdout
    _, _, told = shown.partition("\nSet aside\n")
    lines = told.splitlines()
    assert [line.split() for line in lines[:2]] == [["empty", "1"], ["not_an_article", "150"]]
    named = {line.split(": ")[0].strip() for line in lines[2:]}
    assert {f"{Path('reports/many.jsonl')}:{number}" for number in range(1, 151)} <= {
        name[name.find("reports") :] for name in named
    }
    assert len(lines) == 2 + 151
    assert "\x1b" not in shown and any("loud.txt" in name for name in named)


@pytest.mark.usefixtures("built")
def test_status_as_json(run) -> None:
    held = json.loads(run("status", "--format", "json").stdout)
    assert (held["documents"], held["claims"], held["without_claims"]) == (4, 3, 1)
    assert held["by_coder"] == [{"name": "toy 1", "publications": 4, "documents": 4, "claims": 3}]


def test_without_a_ledger_there_is_nothing_to_count(run) -> None:
    assert run("status").exit_code == 3

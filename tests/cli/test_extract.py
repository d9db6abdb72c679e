"""armsledger extract, as a user meets it."""

import csv
import io
import json
from pathlib import Path

import pytest

from armsledger.pipeline import CLAIM_FIELDS


def test_claims_are_one_a_line_under_the_articles_own_ids(run, reports: Path) -> None:
    result = run("extract", reports / "order.jsonl", reports / "drones.jsonl")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["doc"], row["supplier"], row["system"]) for row in rows] == [
        ("order", "RUS", "T-90"),
        ("drones", "ISR", "Harop"),
    ]
    assert list(rows[0]) == ["doc", *CLAIM_FIELDS, "coder"]
    assert not Path("armsledger.sqlite").exists()
    assert "found 2 claims" in result.stderr


def test_offsets_count_in_the_articles_text_as_it_stands(run, here: Path) -> None:
    text = "  İstanbul 🚀\r\n\r\nRUS sells AZE 18 T-90.\tIt was signed on a Monday.  "
    article = {"id": "x", "title": None, "text": text, "published": "2014-07-10", "language": "en"}
    (here / "x.jsonl").write_text(json.dumps({**article, "url": None, "outlet": None}), encoding="utf-8")
    row = json.loads(run("extract", "x.jsonl").stdout)
    piece = row["evidence"][0]
    assert text[piece["start"] : piece["end"]] == piece["quote"] == "RUS sells AZE 18 T-90."


def test_marks_of_no_width_and_line_ends_hide_nothing_and_move_nothing(run, here: Path) -> None:
    text = (
        "RU\u00adS\u200b sells AZE 1\u200b8 T\u2060-90. It was signed on\n"
        "a Monday in the Capital, the ministry\nsaid. Nobody gave a price. RUS delivers\n"
        "AZE 8 T-90."
    )
    row = {"id": "x", "title": None, "text": text, "published": "2014-07-10", "language": "en"}
    (here / "x.jsonl").write_text(json.dumps({**row, "url": None, "outlet": None}), encoding="utf-8")
    rows = [json.loads(line) for line in run("extract", "x.jsonl").stdout.splitlines()]
    assert [(r["supplier"], r["recipient"], r["quantity"]["low"], r["system"]) for r in rows] == [
        ("RUS", "AZE", 18, "T-90"),
        ("RUS", "AZE", 8, "T-90"),
    ]
    quotes = [r["evidence"][0] for r in rows]
    assert [text[q["start"] : q["end"]] for q in quotes] == [q["quote"] for q in quotes]
    assert quotes[0]["quote"] == "RU\u00adS\u200b sells AZE 1\u200b8 T\u2060-90."
    supplier = rows[0]["mentions"]["supplier"][0]
    assert text[supplier["start"] : supplier["end"]] == "RU\u00adS"


def test_a_plain_file_is_known_by_its_texts_hash(run, here: Path) -> None:
    (here / "a.txt").write_text("RUS sells AZE 18 T-90. It was signed on Monday in the capital.\n")
    row = json.loads(run("extract", "a.txt", "--language", "en").stdout)
    assert len(row["doc"]) == 16


def test_csv_flattens_what_is_nested(run, reports: Path) -> None:
    result = run("extract", reports / "order.jsonl", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["doc"], row["quantity_low"], row["quantity_unit"]) == ("order", "18", "item")
    assert (row["value_high"], row["value_currency"], row["when_start"]) == ("100", "USD", "")
    assert json.loads(row["evidence"])[0]["quote"] == "RUS sells AZE 18 T-90 for 100 USD."


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_output_goes_to_a_file(run, reports: Path, here: Path, form: str) -> None:
    to_stdout = run("extract", reports, "--format", form).stdout
    result = run("extract", reports, "--format", form, "--output", "claims.out")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (here / "claims.out").read_text(encoding="utf-8") == to_stdout


def test_an_output_that_can_not_be_written_is_a_usage_error(run, reports: Path) -> None:
    result = run("extract", reports, "--output", "no/such/folder/x.jsonl")
    assert result.exit_code == 2
    assert "no/such/folder" in result.stderr


def test_what_is_set_aside_is_named_and_the_rest_goes_on(run, reports: Path) -> None:
    (reports / "bad.txt").touch()
    result = run("extract", reports)
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert len(result.stdout.splitlines()) == 3


def test_nothing_usable_is_exit_code_3(run) -> None:
    assert run("extract", "nowhere.jsonl").exit_code == 3


def test_output_never_empties_what_is_to_be_read(run, reports: Path) -> None:
    report = reports / "order.jsonl"
    before = report.read_bytes()
    result = run("extract", report, "--output", report)
    assert result.exit_code == 2
    assert "one of the files to be read" in result.stderr
    assert report.read_bytes() == before

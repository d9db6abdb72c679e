"""The register's files: what stands in them, and that they read back."""

import csv
import io
import json
import sys
from dataclasses import replace

import pytest
from tests.publish import sample

from armsledger.errors import UsageError
from armsledger.estimates import Measure
from armsledger.publish import REGISTER_COLUMNS, evidence_rows, register_row, write_register
from armsledger.terms import Stage

COLUMNS = [
    *("transfer_id", "supplier", "recipient", "designation", "description", "category", "unroca_category"),
    *("stage", "item_status", "unit", "number_ordered_low", "number_ordered_best", "number_ordered_high"),
    *("year_of_order", "number_delivered_low", "number_delivered_best", "number_delivered_high"),
    *("years_of_delivery", "financial_value_low", "financial_value_best", "financial_value_high", "currency"),
    *("package", "witnesses", "documents", "conflict", "first_reported", "last_reported"),
]


@pytest.fixture(scope="module")
def entries():
    return sample.sample()


def written(entries, **options):
    stream = io.BytesIO()
    write_register(entries, stream=stream, **options)
    return stream.getvalue()


def rows_of(entries, **options):
    return list(csv.DictReader(io.StringIO(written(entries, format="csv", **options).decode(), newline="")))


def test_the_columns_are_those_of_the_contract(entries):
    assert list(REGISTER_COLUMNS) == COLUMNS
    assert list(register_row(entries[0])) == COLUMNS


def test_open_bounds_stay_open_and_conflicts_have_no_best(entries):
    tanks = register_row(entries[1])
    assert [tanks[f"number_ordered_{end}"] for end in ("low", "best", "high")] == [100, 100, None]
    assert [tanks[f"number_delivered_{end}"] for end in ("low", "best", "high")] == [94, None, 118]
    assert tanks["conflict"] is True
    assert (tanks["year_of_order"], tanks["years_of_delivery"]) == ("2010-2011", "from 2013")
    assert (tanks["first_reported"], tanks["last_reported"]) == ("2014-08-13", "2016-06-27")
    assert (tanks["witnesses"], tanks["documents"]) == (3, 3)


def test_a_package_is_counted_once_in_a_sum(entries):
    rows = [register_row(entry) for entry in entries if entry.package]
    assert {row["package"] for row in rows} == {"P0001"}
    assert [row["financial_value_low"] for row in rows] == [4e9, None]


def test_an_own_price_inside_a_package_is_part_of_it_and_stands_in_the_evidence(entries):
    leader, member = (entry for entry in entries if entry.package)
    own = replace(leader.package_value, low=1e9, best=1e9, high=1e9)
    inside = replace(member, value=own)
    rows = [register_row(entry) for entry in (replace(leader, value=own), inside)]
    assert [row["financial_value_low"] for row in rows] == [4e9, None]
    for entry in (replace(leader, value=own), inside):
        assert "financial_value_in_package" in {row["field"] for row in evidence_rows([entry])}
    forecast = replace(leader.package_value, low=None, best=None, high=None, readings=())
    alone = replace(inside, package_value=forecast)  # nobody has told the package's price yet
    assert register_row(alone)["financial_value_low"] == 1e9
    assert "financial_value" in {row["field"] for row in evidence_rows([alone])}


def test_a_reprint_adds_a_document_and_no_witness(entries):
    smerch = register_row(entries[0])
    assert (smerch["documents"], smerch["witnesses"]) == (4, 3)


def test_missing_is_empty_and_never_zero(entries):
    row = next(row for row in rows_of(entries) if row["transfer_id"] == "T0004")
    assert (
        row["recipient"] == row["number_ordered_low"] == row["financial_value_best"] == row["currency"] == ""
    )
    empties = [row for row in rows_of(entries) for value in row.values() if value == "0"]
    assert not empties


def test_what_is_only_denied_is_not_told_as_so(entries):
    denied = replace(entries[3], stage=Stage.DELIVERY, denied=True)
    assert register_row(denied)["stage"] == "delivery denied"


def test_csv_reads_back_as_the_rows_it_was_made_from(entries):
    for row, entry in zip(rows_of(entries), entries, strict=True):
        for column, value in register_row(entry).items():
            if isinstance(value, bool):
                assert row[column] == ("true" if value else "false")
            elif value is None:
                assert row[column] == ""
            elif isinstance(value, str):
                assert row[column].removeprefix("'") == value
            else:
                assert float(row[column]) == value


def test_csv_lines_end_in_line_feeds_and_text_is_utf8(entries):
    table = written(entries, format="csv", evidence=True)
    header = table.split(b"\n", 1)[0].decode()
    assert header == "transfer,field,figure,quote,speaker,side,outlet,published,url"
    assert "الأردن" in table.decode("utf-8")


def test_text_that_a_spreadsheet_would_run_is_guarded(entries):
    boats = next(row for row in rows_of(entries) if row["transfer_id"] == "T0006")
    assert boats["description"] == "'=patrol boats"


def test_big_figures_keep_their_digits(entries):
    big = 2**53 + 2
    huge = replace(entries[6].value, low=big, best=big, high=big)
    (row,) = rows_of([replace(entries[6], value=huge)])
    assert row["financial_value_best"] == "9007199254740994"


def test_json_has_numbers_as_numbers(entries):
    rows = json.loads(written(entries, format="json"))
    assert rows[0]["number_ordered_best"] == 18
    assert rows[0]["conflict"] is True
    assert rows[3]["recipient"] is None
    assert json.loads(written([], format="json")) == []


def test_parquet_has_the_same_rows_as_json(entries, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="the parquet extra is not installed")
    file = tmp_path / "register.parquet"
    file.write_bytes(written(entries, format="parquet"))
    table = duckdb.read_parquet(str(file))
    assert table.columns == COLUMNS
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in table.fetchall()]
    assert rows == json.loads(written(entries, format="json"))


@pytest.mark.parametrize("format", ["table", "csv", "json", "parquet"])
@pytest.mark.parametrize("evidence", [False, True])
def test_the_same_entries_give_the_same_bytes(entries, format, evidence):
    if format == "parquet":
        pytest.importorskip("duckdb", reason="the parquet extra is not installed")
    first = written(entries, format=format, evidence=evidence)
    assert first == written(sample.sample(), format=format, evidence=evidence)


def test_a_stream_of_text_takes_all_but_parquet(entries):
    pytest.importorskip("duckdb", reason="the parquet extra is not installed")
    stream = io.StringIO()
    write_register(entries, format="csv", stream=stream)
    assert stream.getvalue().encode() == written(entries, format="csv")
    with pytest.raises(UsageError, match="send it to a file"):
        write_register(entries, format="parquet", stream=io.StringIO())


def test_without_duckdb_the_extra_is_named(entries, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"armsledger\[parquet\]"):
        written(entries, format="parquet")


def test_an_unknown_format_names_the_known_ones(entries):
    with pytest.raises(UsageError, match="table, csv, json, parquet"):
        written(entries, format="xlsx")


def test_evidence_has_a_row_for_every_figure_claim_and_publication(entries):
    rows = [r for r in evidence_rows(entries) if r["transfer"] == "T0001" and r["field"] == "financial_value"]
    assert [(r["figure"], r["outlet"]) for r in rows] == [
        ("4000000000 USD", "Caspian Wire"),
        ("4000000000 USD", "The Baku Courier"),
        ("4000000000 USD", "Tiflis Evening Post"),
        ("4000000000 USD", "Weekly Defence Digest"),
        ("≥4000000000 USD", "Broadcast Monitor"),
        ("5000000000 USD", "Northern Gazette"),
    ]
    assert {r["speaker"] for r in rows if r["figure"].startswith("5")} == {"deputy prime minister"}
    counted = {r["figure"] for r in evidence_rows(entries) if r["field"].startswith("number_")}
    assert "18 launchers" in counted
    assert not any(figure.endswith(" launcher") and figure != "1 launcher" for figure in counted)
    (forecast, *_) = [r for r in evidence_rows(entries) if r["field"] == f"{Measure.VALUE}_forecast"]
    assert (forecast["figure"], forecast["quote"]) == (
        "≤5000000000 USD",
        "the price could rise to $5 billion",
    )


def test_every_quote_in_the_evidence_stands_in_an_article(entries):
    texts = [f"{a.text}\n{a.title}" for a, _ in sample.PUBLISHED.values()]
    for row in evidence_rows(entries):
        for quote in row["quote"].split(" […] "):
            assert any(quote in text for text in texts), quote


def test_a_lone_surrogate_does_not_stop_a_file(entries):
    broken = replace(entries[6].transfer, designation="Igla\ud800")
    for format in ("csv", "json", "table"):
        assert b"Igla" in written([replace(entries[6], transfer=broken)], format=format)


def test_the_table_fits_and_shows_bounds_and_both_sides(entries):
    lines = written(entries, format="table").decode().splitlines()
    assert max(map(len, lines)) <= 110
    tanks = next(line for line in lines if line.startswith("T0002"))
    assert "≥100" in tanks
    assert "94 | 118" in tanks
    assert "unknown" in next(line for line in lines if line.startswith("T0004"))


def test_the_table_lets_no_text_steer_the_terminal(entries):
    evil = replace(entries[6].transfer, designation="\x1b[31mIgla[bold]")
    table = written([replace(entries[6], transfer=evil)], format="table").decode()
    assert "\x1b" not in table
    assert "[bold]" in table

"""One ledger, two times: what had happened by a date, and what was known by a date."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import line

FILLER = "The ministry gave no further word on this, and its spokesman did not answer our calls at all."
REPORTS = {
    "order": ("2013-03-01", "RUS sells AZE 24 T-90 in 2010."),
    "first": ("2012-07-02", "RUS delivers AZE 8 T-90 in 2012-06."),
    "second": ("2013-12-20", "RUS delivers AZE 8 T-90 in 2013."),
    "third": ("2014-09-01", "RUS delivers AZE 8 T-90 in 2014-08-15."),
    "open": ("2014-05-01", "ISR delivers AZE 12 Harop since 2011."),
    "undated": ("2014-10-01", "BLR sells AZE 10 Polonez."),
    "halt": ("2015-02-01", "BLR freezes AZE Polonez in 2015-01."),
    "resumed": ("2016-06-01", "BLR delivers AZE Polonez in 2016-05."),
    "nowhen": ("", "UKR sells AZE 3 Kolchuga."),
    "nowhere": ("", "UKR sells ARM 2 Kolchuga in 2011."),
}


@pytest.fixture
def ledger(run, here: Path) -> str:
    """A ledger of the reports above, each of an outlet of its own."""
    folder = here / "told"
    folder.mkdir()
    for n, (name, (published, text)) in enumerate(REPORTS.items()):
        told = {"published": published} if published else {}
        article = line(name, text=f"{text} Report {n} of {name}. {FILLER}", outlet=f"Outlet {n}", **told)
        (folder / f"{name}.jsonl").write_text(article, encoding="utf-8")
    assert run("build", folder).exit_code == 0
    return "armsledger.sqlite"


def told(run, goods: str, *dates: str) -> Any:
    """Stage, ordered, delivered of the one transfer of the goods; None where the register has none."""
    result = run("register", "--designation", goods, "--format", "json", *dates)
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)
    assert len(rows) < 2
    return next(((r["stage"], r["number_ordered_best"], r["number_delivered_best"]) for r in rows), None)


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], ("delivery", 24, 24)),
        (["--as-of", "2010-12-30"], None),  # a year counts from its end
        (["--as-of", "2010"], ("agreement", 24, None)),
        (["--as-of", "2012-06-29"], ("agreement", 24, None)),
        (["--as-of", "2012-06"], ("delivery", 24, 8)),  # between the parts
        (["--as-of", "2013-12-30"], ("delivery", 24, 8)),
        (["--as-of", "2013"], ("delivery", 24, 16)),
        (["--as-of", "2014-08-14"], ("delivery", 24, 16)),
        (["--as-of", "2014-08-15"], ("delivery", 24, 24)),
        (["--known-by", "2012-07-01"], None),
        (["--known-by", "2012-07-02"], ("delivery", None, 8)),  # the order is not known yet
        (["--known-by", "2013-03"], ("delivery", 24, 8)),
        (["--known-by", "2013"], ("delivery", 24, 16)),
        (["--known-by", "2014"], ("delivery", 24, 24)),
        (["--as-of", "2010", "--known-by", "2012"], None),  # it had happened, and nobody had told
        (["--as-of", "2010", "--known-by", "2013"], ("agreement", 24, None)),
        (["--as-of", "2013", "--known-by", "2013-06"], ("delivery", 24, 8)),
    ],
)
def test_part_deliveries_and_an_order_told_later(run, dates: list[str], expected: Any) -> None:
    assert told(run, "T-90", *dates) == expected


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("goods", "dates", "expected"),
    [
        ("Harop", ["--as-of", "2010"], None),
        ("Harop", ["--as-of", "2011-01-01"], ("delivery", None, 12)),  # an open period counts from its start
        ("Harop", ["--known-by", "2014-04"], None),
        ("Polonez", ["--as-of", "2014-09"], None),  # what has no date counts from its publication
        ("Polonez", ["--as-of", "2014-10-01"], ("agreement", 10, None)),
        ("Polonez", ["--as-of", "2015-01"], ("suspended", 10, None)),
        ("Polonez", ["--as-of", "2015-01", "--known-by", "2015-01"], ("agreement", 10, None)),
        ("Polonez", ["--as-of", "2016-04"], ("suspended", 10, None)),
        ("Polonez", [], ("delivery", 10, None)),  # it went on
        ("Kolchuga", ["--recipient", "AZE"], ("agreement", 3, None)),
        ("Kolchuga", ["--recipient", "AZE", "--as-of", "2030"], None),  # no date at all
        ("Kolchuga", ["--recipient", "AZE", "--known-by", "2030"], None),
        ("Kolchuga", ["--recipient", "ARM", "--as-of", "2011"], ("agreement", 2, None)),
        ("Kolchuga", ["--recipient", "ARM", "--known-by", "2030"], None),
    ],
)
def test_open_periods_and_claims_without_dates(run, goods: str, dates: list[str], expected: Any) -> None:
    assert told(run, goods, *dates) == expected


@pytest.fixture
def corrected(run, here: Path) -> None:
    """A ledger in which an outlet corrected a number, and took a report back, two weeks later."""
    body = (
        "Officials met in the capital on Monday. {} The ceremony was short and nobody else spoke. " + FILLER
    )
    versions = [
        ("2014-03-01", "", "RUS sells AZE 118 BMP-3. UKR sells AZE 5 Kolchuga."),
        ("2014-03-15", "CORRECTED: ", "RUS sells AZE 100 BMP-3. UKR sells ARM 5 Kolchuga."),
    ]
    for n, (published, mark, text) in enumerate(versions):
        fields = {"title": f"{mark}Carriers for the army", "url": "https://example.org/a", "outlet": "Wire"}
        article = line(f"v{n}", text=body.format(text), published=published, **fields)
        (here / f"v{n}.jsonl").write_text(article, encoding="utf-8")
    assert run("build", "v0.jsonl", "v1.jsonl").exit_code == 0


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize(
    ("goods", "dates", "expected"),
    [
        ("BMP-3", [], ("agreement", 100, None)),
        ("BMP-3", ["--known-by", "2014-03-14"], ("agreement", 118, None)),
        ("BMP-3", ["--known-by", "2014-03-15"], ("agreement", 100, None)),
        ("BMP-3", ["--as-of", "2014-03-14"], None),  # what was taken back never counts, then or now
        ("BMP-3", ["--as-of", "2014-03-14", "--known-by", "2014-03-14"], ("agreement", 118, None)),
        ("Kolchuga", ["--recipient", "AZE"], None),
        ("Kolchuga", ["--recipient", "AZE", "--known-by", "2014-03-14"], ("agreement", 5, None)),
    ],
)
def test_a_correction_counts_from_the_day_on_which_it_was_published(
    run, goods: str, dates: list[str], expected: Any
) -> None:
    assert told(run, goods, *dates) == expected


@pytest.mark.usefixtures("corrected")
def test_a_transfer_that_a_correction_took_away_is_listed_as_gone(run) -> None:
    result = run("register", "--changes", "2014-03-14", "2014-03-15", "--format", "json")
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)
    (gone,) = (row for row in rows if row["change"] == "gone")
    (new,) = (row for row in rows if row["change"] == "new")
    assert (gone["recipient"], new["recipient"]) == ("AZE", "ARM")
    assert new["transfer_id"] in gone["after"]
    assert "Wire, 2014-03-01, corrected by document" in gone["reported"]
    (number,) = (row for row in rows if row["change"] == "figure" and row["designation"] == "BMP-3")
    assert (number["before_best"], number["after_best"]) == (118, 100)
    assert len(number["claims"].split("; ")) == 2


@pytest.mark.usefixtures("corrected")
def test_a_transfer_that_a_correction_took_away_is_no_fault_to_ask_for(run) -> None:
    rows = json.loads(run("register", "--known-by", "2014-03-14", "--format", "json").stdout)
    (gone,) = (row["transfer_id"] for row in rows if row["designation"] == "Kolchuga")
    result = run("show", gone)
    assert result.exit_code == 2
    assert "corrected" in result.stderr

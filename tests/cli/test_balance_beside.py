"""armsledger balance, beside its lines: suppliers, who armed both sides, holdings, action and reaction."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import line

from armsledger.balance import Stocktaking, read_openings
from armsledger.ledger import Ledger

TOLD = {
    "one": ("2011-02-01", "RUS delivers AZE 30 T-90 in 2010. It was a cold day in Baku."),
    "two": ("2013-02-01", "RUS delivers AZE 20 T-90 in 2012. Nobody had expected it at all."),
    "three": ("2013-03-01", "RUS delivers ARM 10 T-72 in 2012. It was a warm day in Yerevan."),
    "four": ("2015-05-01", "ISR delivers AZE 50 Merkava in 2014. The port was closed to all."),
    "five": ("2016-05-01", "ISR sells ARM 12 T-72 for 36000000 USD in 2015. More was not learnt."),
    "six": ("2010-05-01", "UKR delivers ARM 5 T-72 in 2009. The train came at night, unseen."),
}
OPENINGS = """\
recipient,category,designation,year,low,high,source
Armenia,tank,,2010,100,100,A yearbook
AZE,tank,,2008,200,300,A newspaper
GEO,tank,,2008,7,7,A newspaper
"""
LOSSES = """\
country,equipment_type,system,status,date_recorded
Armenia,Tanks,T-72B,destroyed,2014-04-03
Armenia,Tanks,T-72B,captured,2014-04-04
Armenia,Tanks,T-72A,damaged,2014-04-04
Azerbaijan,Tanks,T-90S,abandoned,2014-04-05
Nowhere,Tanks,T-72B,destroyed,2014-04-05
"""
ASKED = ("balance", "ARM", "AZE", "--from", "2010", "--to", "2015")


@pytest.fixture(autouse=True)
def balanced(run, here: Path) -> Path:
    for name, (published, text) in TOLD.items():
        (here / f"{name}.jsonl").write_text(line(name, published=published, outlet=name, text=text))
    assert run("build", *sorted(here.glob("*.jsonl"))).exit_code == 0
    (here / "openings.csv").write_text(OPENINGS)
    (here / "losses.csv").write_text(LOSSES)
    return here / "armsledger.sqlite"


@pytest.fixture
def told(run):
    """The whole answer to a question, as JSON has it, and how the command ended."""

    def told(*asked: str, code: int = 0) -> dict:
        result = run(*ASKED, *asked, "--format", "json")
        assert result.exit_code == code, result.stderr
        return json.loads(result.stdout)

    return told


def tanks(whole: dict) -> dict[str, list[int]]:
    """Each recipient's tanks at each year's end that is shown."""
    found: dict[str, list[int]] = {}
    for row in whole["holdings"]:
        if (row["category"], row["designation"]) == ("tank", None):
            found.setdefault(row["recipient"], []).append(row["best"])
    return found


def words(text: str) -> str:
    return " ".join(text.split())


# Suppliers, and who armed both sides


def test_suppliers_shares_and_who_armed_both_sides_are_always_told(run, told) -> None:
    shown = words(run(*ASKED).stdout)
    assert "Armenia: Russia over 99 % (concentration, HHI: 1.00; 1 is one supplier alone)." in shown
    both = "Russia: Armenia in 2012, Azerbaijan in 2010, 2012; in the same year: 2012 (transfers T"
    assert both in shown and "Israel: " not in shown
    assert "Holdings" not in shown and "Action and reaction" not in shown
    whole = told()
    assert {row["supplier"] for row in whole["both_sides"]} == {"RUS"}
    shares = {(r["recipient"], r["supplier"]): r["share"] for r in whole["suppliers"]}
    assert shares["ARM", "RUS"] == 1 and shares["AZE", "RUS"] + shares["AZE", "ISR"] == pytest.approx(1)
    (hhi,) = {row["hhi"] for row in whole["suppliers"] if row["recipient"] == "AZE"}
    assert hhi == pytest.approx(shares["AZE", "RUS"] ** 2 + shares["AZE", "ISR"] ** 2, abs=1e-4)
    assert not {"holdings", "race", "assumptions"} & set(whole)


def test_a_supplier_of_one_side_armed_nobody_else(run) -> None:
    shown = words(run(*ASKED, "--supplier", "ISR").stdout)
    assert "No supplier is known to have delivered to both Armenia and Azerbaijan." in shown
    assert "Armenia: no volume delivered is known." in shown and "from Israel" in shown


def test_of_three_recipients_each_two_are_looked_at(run) -> None:
    shown = words(run("balance", "ARM", "AZE", "GEO").stdout)
    for pair in ("Armenia and Georgia", "Azerbaijan and Georgia"):
        assert f"No supplier is known to have delivered to both {pair}." in shown


def test_csv_keeps_to_the_lines(run) -> None:
    plain, more = (run(*ASKED, *also, "--format", "csv").stdout for also in ((), ("--holdings", "--race")))
    assert plain == more and "holdings" not in next(csv.reader(io.StringIO(plain)))


# Holdings


def test_holdings_are_what_came_where_no_opening_stock_is_told(told) -> None:
    assert tanks(told("--holdings")) == {"ARM": [5, 5, 15, 15, 15, 15], "AZE": [30, 30, 50, 50, 100, 100]}


def test_holdings_count_what_all_suppliers_delivered_whichever_are_asked_for(told) -> None:
    assert tanks(told("--holdings", "--supplier", "ISR")) == tanks(told("--holdings"))


def test_opening_stocks_count_from_their_year_on(run, told) -> None:
    whole = told("--openings", "openings.csv")
    held = tanks(whole)
    assert held["ARM"] == [100, 100, 110, 110, 110, 110]
    ends = [(r["low"], r["high"]) for r in whole["holdings"] if (r["recipient"], r["year"]) == ("AZE", 2010)]
    assert 230 < ends[0][0] < 240 and 320 < ends[0][1] < 330
    shown = words(run(*ASKED, "--openings", "openings.csv").stdout)
    assert "100, end of 2010 (A yearbook)" in shown and "which are not used: 1." in shown
    assert "retirement: none (the default;" in shown


def test_losses_are_taken_off_and_rows_set_aside_are_named(run, told) -> None:
    asked = ("--openings", "openings.csv", "--losses", "losses.csv")
    whole = told(*asked, code=1)
    assert tanks(whole)["ARM"] == [100, 100, 110, 110, 108, 108]
    assert {row["kind"] for row in whole["losses_set_aside"]} == {"unknown_party", "not_lost"}
    result = run(*ASKED, *asked)
    assert "Set aside, unknown_party: 1" in result.stderr and "losses.csv:6" in result.stderr
    assert "3 rows used, 2 set aside" in words(result.stdout)


def test_a_list_whose_rows_are_all_understood_ends_well(run, here: Path) -> None:
    (here / "losses.csv").write_text("".join(LOSSES.splitlines(keepends=True)[:-1]))
    result = run(*ASKED, "--losses", "losses.csv")
    assert result.exit_code == 0 and "Set aside, not_lost: 1" in result.stderr


@pytest.mark.parametrize(
    ("option", "recipient", "held", "assumption"),
    [
        (["--count-as-lost", "captured"], "ARM", [110, 109, 109], "captured"),
        (["--unseen-losses", "3"], "ARM", [110, 104, 104], "3 times those listed"),
        (["--retire-rate", "0.5"], "ARM", [17.5, 6.75, 3.375], "0.5 of the stock a year"),
        (["--service-life", "40"], "ARM", [102.5, 98, 95.55], "40 years after delivery"),
        (["--captured-to-captor"], "ARM", [110, 108, 108], "added to the captor's"),
    ],
)
def test_each_assumption_is_an_option_and_told(
    told, option: list[str], recipient: str, held: list[float], assumption: str
) -> None:
    asked = ("--openings", "openings.csv", "--losses", "losses.csv")
    plain, whole = told(*asked, code=1), told(*asked, *option, code=1)
    assert tanks(whole)[recipient][-3:] == held
    (changed,) = [row for row in whole["assumptions"] if row["value"] != row["default"]]
    assert assumption in changed["value"]
    assert all(row["value"] == row["default"] for row in plain["assumptions"])


def test_captured_pieces_are_the_captors_only_where_that_is_asked_for(told) -> None:
    plain, whole = (told("--losses", "losses.csv", *also, code=1) for also in ([], ["--captured-to-captor"]))
    assert tanks(plain)["AZE"][-1] + 1 == tanks(whole)["AZE"][-1]


def test_what_counts_as_lost_can_be_said(told) -> None:
    damaged = ("--count-as-lost", "destroyed", "--count-as-lost", "damaged")
    whole = told("--losses", "losses.csv", *damaged, code=1)
    assert tanks(whole)["ARM"] == [5, 5, 15, 15, 13, 13]
    assert tanks(whole)["AZE"] == tanks(told("--holdings"))["AZE"]
    assert {row["kind"] for row in whole["losses_set_aside"]} == {"unknown_party", "not_lost"}


def test_what_contradicts_itself_is_told(run, here: Path) -> None:
    (here / "losses.csv").write_text(
        LOSSES.splitlines()[0] + "\n" + "ARM,Tanks,T-72B,destroyed,2011-01-01\n" * 9
    )
    shown = words(run(*ASKED, "--losses", "losses.csv").stdout)
    assert "Armenia, tanks: the losses of 2011 exceed the stock by 4 in 9" in shown


def test_losses_of_others_are_in_no_stock(run, told, here: Path) -> None:
    (here / "losses.csv").write_text(LOSSES.splitlines()[0] + "\nGeorgia,Tanks,T-72B,destroyed,2011-01-01\n")
    assert "In no stock: 1 listed losses" in words(run(*ASKED, "--losses", "losses.csv").stdout)
    (lost,) = told("--losses", "losses.csv")["losses_elsewhere"]
    assert (lost["recipient"], lost["number"], lost["lines"]) == ("GEO", 1, "2")


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["--captured-to-captor"], 2, "give --losses FILE too"),
        (["--count-as-lost", "damaged"], 2, "give --losses FILE too"),
        (["--losses", "losses.csv", "--unseen-losses", "half"], 2, "--unseen-losses half"),
        (["--losses", "losses.csv", "--unseen-losses", "0.5"], 2, "1 or more"),
        (["--retire-rate", "3"], 2, "0.03"),
        (["--service-life", "0"], 2, "whole years"),
        (["--retire-rate", "0.1", "--service-life", "9"], 2, "give one of them"),
        (["--openings", "none.csv"], 3, "none.csv"),
        (["--openings", "losses.csv"], 3, "the columns are"),
        (["--losses", "openings.csv"], 3, "list of losses"),
        (["--openings", "openings.csv", "--output", "openings.csv"], 2, "is one of the files to be read"),
    ],
)
def test_what_can_not_be_asked_is_told(run, asked: list[str], code: int, said: str) -> None:
    result = run(*ASKED, *asked)
    assert (result.exit_code, result.stdout) == (code, "") and said in words(result.stderr)


def test_a_list_without_dates_needs_its_year(run, told, here: Path) -> None:
    (here / "losses.csv").write_text("country,system,status\nArmenia,T-72B,destroyed\n")
    assert run(*ASKED, "--losses", "losses.csv").exit_code == 3
    assert tanks(told("--losses", "losses.csv", "--loss-year", "2013"))["ARM"] == [5, 5, 15, 14, 14, 14]


# Action and reaction


def test_of_few_years_nothing_can_be_said_of_a_race(run, told) -> None:
    shown = words(run(*ASKED, "--race").stdout)
    nothing = (
        "Nothing can be said of a race between Armenia and Azerbaijan: 6 years are too few, 15 are needed."
    )
    assert nothing in shown and "no sign that there is none" in shown
    assert [(r["who"], r["to"], r["k"], r["words"]) for r in told("--race")["race"]] == [
        ("ARM", "AZE", None, nothing),
        ("AZE", "ARM", None, nothing),
    ]


ONE = (3, 9, 4, 12, 5, 2, 8, 11, 6, 3, 10, 7, 2, 9, 13, 4, 6)
OTHER = (7, 2, 9, 11, 3, 8, 14, 5, 6, 10, 2, 12, 7, 4, 9, 3, 8)


@pytest.fixture
def seventeen(run, here: Path) -> None:
    """Reports of seventeen years, in each of which both sides got something."""
    (here / "years").mkdir()
    for place, pair in enumerate(zip(ONE, OTHER, strict=True)):
        for recipient, number in zip(("GEO", "MDA"), pair, strict=True):
            text = (
                f"RUS delivers {recipient} {number} T-72 in {1990 + place}. It was a quiet year in the city."
            )
            name = f"{recipient}{place}"
            report = line(name, published=f"{1991 + place}-02-01", outlet=name, text=text)
            (here / "years" / f"{name}.jsonl").write_text(report)
    assert run("build", "years").exit_code == 0


@pytest.mark.usefixtures("seventeen")
def test_of_many_years_the_answers_of_both_sides_are_worked_out(run) -> None:
    pytest.importorskip("statsmodels")
    result = run("balance", "GEO", "MDA", "--race", "--format", "json")
    one, other = json.loads(result.stdout)["race"]
    assert (one["who"], other["who"], one["first"], one["last"]) == ("GEO", "MDA", 1990, 2006)
    for row in (one, other):
        assert row["k_low"] < row["k"] < row["k_high"] and 0 <= row["p_value"] <= 1 and row["lag"] == 1
    assert one["verdict"] == "nothing" and "Georgia's answer to Moldova may be anything" in one["words"]
    assert "Nothing can be said of a race between Georgia and Moldova" in words(
        run("balance", "GEO", "MDA", "--race").stdout
    )


@pytest.mark.usefixtures("seventeen")
def test_without_statsmodels_the_extra_is_named(run, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("statsmodels")]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, "statsmodels", None)
    result = run("balance", "GEO", "MDA", "--race")
    assert result.exit_code == 2 and "armsledger[balance] ('make extras' does)" in result.stderr
    assert run("balance", "GEO", "MDA").exit_code == 0


# The report, Markdown, and from Python


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_the_report_has_the_sections_with_their_limits(run, here: Path, name: str) -> None:
    pytest.importorskip("matplotlib")
    asked = ("--openings", "openings.csv", "--losses", "losses.csv", "--race", "--report", name)
    assert run(*ASKED, *asked).exit_code == 1
    text = words((here / name).read_text(encoding="utf-8"))
    for title in ("Suppliers", "Who armed both sides", "Holdings", "Action and reaction"):
        assert f"## {title}" in text or f">{title}</h2>" in text
    for limit in ("other weights give others", "an order alone arms nobody", "what a side makes itself"):
        assert limit in text
    assert "Armenia, tanks" in text and "A yearbook" in text


def test_markdown_has_the_sections(run) -> None:
    text = run(*ASKED, "--holdings", "--format", "markdown").stdout
    assert "\n## Suppliers\n" in text and "\n## Who armed both sides\n" in text
    assert "\n| Armenia, tanks | none told | 5 in 2010 (4–10) | 15 (9–32) |\n" in text


def test_data_frames_have_them_too(balanced: Path, here: Path) -> None:
    pytest.importorskip("pandas")
    taking = Stocktaking(openings=read_openings(here / "openings.csv"))
    with Ledger.open(balanced, create=False) as ledger:
        plain = ledger.balance("ARM", "AZE", since=2010, until=2015)
        more = ledger.balance("ARM", "AZE", since=2010, until=2015, taking=taking, race=True)
    assert plain.holdings is None and plain.race is None
    assert set(plain.both_sides.supplier) == {"RUS"} and set(plain.suppliers.supplier) == {"RUS", "ISR"}
    assert more.holdings is not None and more.race is not None and len(more.race) == 2
    held = more.holdings.query("recipient == 'ARM' and category == 'tank' and year == 2015")
    assert held[held.designation.isna()].best.tolist() == [110]

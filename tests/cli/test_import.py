"""armsledger import, as a user meets it."""

import re
from pathlib import Path

import pytest
from tests.registers.sheets import NOTICE, classic, deliveries, sheet
from tests.registers.test_declarations import HEADER, LINE

from armsledger.registers import Fault

ROOT = Path(__file__).parents[2]
NUMBERS = ("739154", "739,154", "541793", "541,793", "8.8125", "65131.25")
"""Numbers that stand in the rows of SIPRI's below, and nowhere else."""


@pytest.fixture
def declared(here: Path) -> Path:
    file = here / "declared.csv"
    file.write_text(sheet(HEADER, [LINE]), encoding="utf-8")
    return file


@pytest.fixture
def exports(here: Path) -> tuple[Path, Path]:
    """Both layouts of an export, on a deal that the reports are about too."""
    parties = {"supplier": "Russia", "recipient": "Azerbaijan", "description": "tank"}
    figures = {"tiv_unit": "8.8125", "tiv_delivered": "65131.25"}
    deal = {"designation": "T-90", "ordered": "739154", "delivered": "541793", "comments": "$739154 m deal"}
    year = {"designation": "Zubrovka-9", "delivered": "541793"}
    one, other = here / "classic.csv", here / "deliveries.csv"
    one.write_text(classic({**parties, **figures, **deal}), encoding="latin-1")
    other.write_text(deliveries({**parties, **figures, **year}), encoding="utf-8")
    return one, other


def test_an_import_says_what_came_in(run, declared: Path) -> None:
    result = run("import", "unroca", declared)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Read 1 row: 1 with 1 claim, 1 new document, 1 coded." in result.stderr
    again = run("import", "unroca", declared)
    assert "0 new documents, 0 coded" in again.stderr and again.exit_code == 0
    assert "Malta" in run("register").stdout


def test_a_number_opens_onto_the_declared_line(run, declared: Path) -> None:
    run("import", "unroca", declared, "--published", "2032-06-01")
    evidence = run("register", "--evidence", "--format", "csv").stdout
    assert "num_items: 7" in evidence and "UN Register of Conventional Arms" in evidence
    assert "2032-06-01" in evidence and "Norway" in evidence


def test_rows_that_are_set_aside_are_named(run, here: Path) -> None:
    file = here / "declared.csv"
    file.write_text(sheet(HEADER, [LINE, ("2031", "Atlantis", *LINE[2:])]), encoding="utf-8")
    result = run("import", "unroca", file)
    assert result.exit_code == 1
    assert "Set aside, unknown_party: 1" in result.stderr and "Atlantis" in result.stderr
    assert "declared.csv:3" in result.stderr
    assert "Atlantis" in run("status").stdout


def test_notices_are_approvals(run, here: Path) -> None:
    file = here / "notices.txt"
    file.write_text(f"Outlet: dsca.mil\nLanguage: en\n\n{NOTICE}", encoding="utf-8")
    assert run("import", "notices", file).exit_code == 0
    shown = run("register", "--stage", "approval", "--format", "csv").stdout
    assert "USA,MLT" in shown


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("unroca", "nowhere.csv"), 3, "nowhere.csv: there is no such file"),
        (("sipri", "."), 3, "is no file"),
        (("sipri", "declared.csv"), 3, "no line names the columns of a SIPRI export"),
        (("unroca", "classic.csv"), 3, "year"),
        (("notices", "declared.csv"), 3, "no_column"),
        (("oryx", "declared.csv"), 2, "unroca"),
        (("unroca", "declared.csv", "--published", "May"), 2, "May"),
    ],
)
@pytest.mark.usefixtures("declared", "exports")
def test_what_can_not_be_imported_is_told(run, words: tuple[str, ...], code: int, told: str) -> None:
    result = run("import", *words)
    assert result.exit_code == code
    assert told in result.stderr


def test_sipris_licence_is_told_with_its_import_alone(
    run, declared: Path, exports: tuple[Path, Path]
) -> None:
    assert "© SIPRI" not in run("import", "unroca", declared).stderr
    for export in exports:
        result = run("import", "sipri", export)
        assert result.exit_code == 0
        assert "© SIPRI" in result.stderr and "comparison" in result.stderr


def test_sipris_figures_leave_by_no_door(run, reports: Path, exports: tuple[Path, Path], here: Path) -> None:
    for export in exports:
        assert run("import", "sipri", export).exit_code == 0
    before = run("build", reports, "--report", "without-sipri")
    assert before.exit_code == 0
    outputs = [before.stdout]
    for words in (
        *(("--format", form) for form in ("table", "csv", "json")),
        *(("--evidence", "--format", form) for form in ("table", "csv", "json")),
        ("--supplier", "Russia", "--designation", "T-90"),
    ):
        result = run("register", *words)
        assert result.exit_code == 0
        assert "AZE" in result.stdout or "Azerbaijan" in result.stdout
        outputs.append(result.stdout)
    pages = [path for path in (here / "without-sipri").rglob("*") if path.is_file()]
    assert len(pages) > 3
    for words in (*NUMBERS, "Zubrovka"):
        assert not [output for output in outputs if words in output], words
        assert not [page for page in pages if words.encode() in page.read_bytes()], words


def test_sipris_rows_count_for_nothing_but_themselves(run, reports: Path, exports: tuple[Path, Path]) -> None:
    run("build", reports)
    before = run("register", "--format", "csv").stdout
    for export in exports:
        run("import", "sipri", export)
    assert run("register", "--format", "csv").stdout == before
    status = run("status").stdout
    assert re.search(r"sipri 1\s+2\s+2\s+3\b", status)
    assert re.search(r"Transfers\s+2\b", status)


def test_its_page_explains_every_kind_of_row_set_aside() -> None:
    page = (ROOT / "docs" / "commands" / "import.md").read_text(encoding="utf-8")
    table = page.partition("\n## What is set aside\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(Fault)


@pytest.mark.parametrize("content", [None, "a;b\n1;2\n"], ids=["missing", "none of that register"])
def test_what_can_not_be_imported_leaves_no_empty_ledger(run, here: Path, content: str | None) -> None:
    if content is not None:
        (here / "rows.csv").write_text(content, encoding="utf-8")
    assert run("import", "sipri", "rows.csv").exit_code == 3
    assert not list(here.glob("*.sqlite*"))

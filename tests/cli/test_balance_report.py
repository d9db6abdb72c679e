"""armsledger balance --report: the page with pictures and evidence, from the command line."""

import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from armsledger.errors import UsageError
from armsledger.ledger import Ledger


@pytest.mark.usefixtures("built")
def test_a_report_is_written_beside_the_tables(run: Run, here: Path) -> None:
    (here / "events.csv").write_text("date,label\n2015-01,a summit\n", encoding="utf-8")
    done = run("balance", "AZE", "ARM", "--report", "report.html", "--events", "events.csv")
    assert done.exit_code == 0 and "Azerbaijan" in done.stdout
    text = (here / "report.html").read_text(encoding="utf-8")
    assert "<title>Azerbaijan and Armenia: arms received from all suppliers, 2014–2016</title>" in text
    assert "January 2015: a summit" in text and "Armenia: nothing is known to have been received." in text


@pytest.mark.usefixtures("built")
def test_it_is_markdown_where_the_name_ends_so(run: Run, here: Path) -> None:
    assert run("balance", "AZE", "ARM", "--report", "report.md").exit_code == 0
    assert (here / "report.md").read_text(encoding="utf-8").startswith("# Azerbaijan and Armenia")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", ["report", "report.pdf", ".report"])
def test_a_name_that_does_not_say_what_to_write_is_answered_with_one_that_does(
    run: Run, here: Path, name: str
) -> None:
    before = set(here.iterdir())
    done = run("balance", "AZE", "ARM", "--report", name)
    assert done.exit_code == 2 and done.stdout == ""
    asked = name.removesuffix(".pdf")
    assert f"--report {name}: " in done.stderr and f"{asked}.html, or {asked}.md" in done.stderr
    assert set(here.iterdir()) == before
    assert run("balance", "AZE", "ARM", "--report", f"{asked}.html").exit_code == 0
    assert (here / f"{asked}.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("balance", "AZE", "ARM", "--report", "LOUD.MD").exit_code == 0
    assert (here / "LOUD.MD").read_text(encoding="utf-8").startswith("# Azerbaijan and Armenia")


@pytest.mark.usefixtures("built")
def test_without_pandas_data_frames_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with (
        Ledger.open("armsledger.sqlite", create=False) as ledger,
        pytest.raises(UsageError, match=r"install armsledger\[balance\] \('make extras' does\)"),
    ):
        ledger.balance("AZE", "ARM")


@pytest.mark.usefixtures("built")
def test_events_without_a_report_are_refused(run: Run, here: Path) -> None:
    (here / "events.csv").write_text("date,label\n2015-01,a summit\n", encoding="utf-8")
    done = run("balance", "AZE", "ARM", "--events", "events.csv")
    assert done.exit_code == 2 and "give --report FILE.html or --pictures DIR too" in done.stderr


def test_a_report_does_not_overwrite_the_ledger(run: Run, built: Path) -> None:
    before = built.read_bytes()
    assert run("balance", "AZE", "ARM", "--report", built).exit_code == 2
    assert built.read_bytes() == before


@pytest.mark.usefixtures("built")
def test_pictures_are_written_as_svg_and_as_png(run: Run, here: Path) -> None:
    assert run("balance", "AZE", "ARM", "--pictures", "pictures").exit_code == 0
    names = {file.stem: set() for file in (here / "pictures").iterdir()}
    for file in (here / "pictures").iterdir():
        names[file.stem].add(file.suffix)
        start = b"<svg" if file.suffix == ".svg" else bytes([137]) + b"PNG"
        assert file.read_bytes().startswith(start), file.name
    assert len(names) >= 3 and all(kinds == {".svg", ".png"} for kinds in names.values())

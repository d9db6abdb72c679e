"""armsledger build, as a user meets it."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from armsledger.ledger import Ledger


def test_the_register_goes_to_stdout_and_the_summary_to_stderr(run, reports: Path) -> None:
    result = run("build", reports)
    assert result.exit_code == 0
    assert "Russia" in result.stdout and "Azerbaijan" in result.stdout
    assert "T-90" in result.stdout
    assert "Read 4 articles: 4 new documents" in result.stderr
    assert "Read 4" not in result.stdout
    assert Path("armsledger.sqlite").is_file()


def test_the_report_is_written_and_its_path_printed(run, reports: Path) -> None:
    result = run("build", reports, "--report", "out/report", "--ledger", "out/l.sqlite")
    assert result.exit_code == 0
    assert "Report: out/report/index.html" in result.stdout
    assert "Harop" in Path("out/report/index.html").read_text(encoding="utf-8")
    assert not Path("armsledger.sqlite").exists()


def test_a_second_build_prints_the_same(run, reports: Path) -> None:
    first = run("build", reports)
    again = run("build", reports)
    assert again.stdout == first.stdout
    assert "0 new documents" in again.stderr


def test_a_build_adds_to_what_the_ledger_holds(run, reports: Path) -> None:
    assert "Harop" not in run("build", reports / "order.jsonl").stdout
    result = run("build", reports / "drones.jsonl")
    assert "Harop" in result.stdout and "T-90" in result.stdout


def test_articles_come_from_stdin(run, reports: Path) -> None:
    result = run("build", "-", stdin=(reports / "order.jsonl").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert "T-90" in result.stdout


def test_what_a_file_lacks_is_filled_by_options(run, here: Path) -> None:
    (here / "plain.txt").write_text("RUS sells AZE 18 T-90. It was signed on Monday in the capital.\n")
    result = run("build", "plain.txt", "--published", "2014-07-10", "--outlet", "Wire", "--language", "en")
    assert result.exit_code == 0, result.stderr
    with Ledger.open("armsledger.sqlite") as ledger:
        publication = ledger.entries()[0].testimonies[0].publications[0]
    assert (publication.published, publication.outlet, publication.language) == ("2014-07-10", "Wire", "en")


def test_a_column_is_named_by_an_option(run, here: Path) -> None:
    (here / "t.csv").write_text(
        "Body,published,language\nRUS sells AZE 18 T-90. It was signed on a Monday.,2014-07-10,en\n"
    )
    assert run("build", "t.csv").exit_code == 3
    assert "no_column" in run("status").stdout
    result = run("build", "t.csv", "--column", "text=Body")
    assert result.exit_code == 0, result.stderr
    assert "T-90" in result.stdout
    assert "no_column" not in run("status").stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--published", "yesterday"], "yesterday"),
        (["--column", "text"], "FIELD=NAME"),
        (["--column", "colour=Red"], "colour"),
        (["--max-size", "big"], "500K"),
        (["--max-size", "0"], "500K"),
        (["--language", "klingonese"], "klingonese"),
        (["--outlet", "\x1b[1m"], "outlet"),
        (["--no-such-option"], "no-such-option"),
    ],
)
def test_an_option_that_makes_no_sense_is_a_usage_error(run, reports: Path, options, said: str) -> None:
    result = run("build", reports, *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_report_folder_with_other_files_is_refused(run, reports: Path, here: Path) -> None:
    (here / "mine").mkdir()
    (here / "mine" / "thesis.txt").write_text("all my work")
    result = run("build", reports, "--report", "mine")
    assert result.exit_code == 2
    assert "mine" in result.stderr
    assert (here / "mine" / "thesis.txt").read_text() == "all my work"
    assert run("build", reports, "--report", "mine/thesis.txt/report").exit_code == 2
    with Ledger.open("armsledger.sqlite") as ledger:
        assert ledger.status().documents == 0  # told before anything was read


def test_an_earlier_report_in_the_folder_is_no_witness(run, reports: Path) -> None:
    words = ("build", reports, "--report", reports / "report")
    first, again = run(*words), run(*words)
    assert (again.exit_code, again.stdout) == (0, first.stdout)
    assert "0 new documents" in again.stderr
    assert "Set aside" not in again.stderr


def test_pages_of_a_report_are_told_from_witnesses_wherever_they_lie(run, reports: Path, here: Path) -> None:
    run("build", reports, "--report", "report")
    pages = [page.relative_to(here) for page in (here / "report").rglob("*.html")]
    assert {page.parent.name for page in pages} == {"report", "t", "d"}
    for page in pages:
        page.rename(reports / f"{page.parent.name}-{page.name}")
    again = run("build", reports)
    assert again.exit_code == 0
    assert f"Set aside, own_report: {len(pages)}" in again.stderr
    assert "0 new documents" in again.stderr
    assert run("build", *reports.glob("t-*.html")).exit_code == 3


def test_the_same_article_twice_is_named_and_no_bad_input(run, reports: Path) -> None:
    (reports / "order-again.jsonl").write_bytes((reports / "order.jsonl").read_bytes())
    result = run("build", reports)
    assert result.exit_code == 0
    assert "Set aside, repeated: 1" in result.stderr


def test_a_language_that_no_coder_reads_is_counted_as_such(run, here: Path) -> None:
    text = "Россия поставила Азербайджану танки Т-90. Контракт был подписан в Москве в понедельник."
    article = {"id": "r", "title": None, "text": text, "published": "2014-07-10", "language": "ru"}
    (here / "r.jsonl").write_text(json.dumps({**article, "url": None, "outlet": None}), encoding="utf-8")
    result = run("build", "r.jsonl")
    assert result.exit_code == 0
    assert "no coder reads (counted, not coded): ru 1" in result.stderr


def test_today_can_be_given_so_that_a_build_can_be_repeated(run, reports: Path) -> None:
    result = run("build", reports, env={"SOURCE_DATE_EPOCH": "1420070400"})  # 2015-01-01
    assert result.exit_code == 0
    assert "future: 3" in result.stderr
    assert run("build", reports, env={"SOURCE_DATE_EPOCH": "soon"}).exit_code == 2


def binary(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)


def broken_utf8(folder: Path) -> None:
    (folder / "bad.jsonl").write_bytes(b'{"id": "x", "text": "\xff\xfe caf\xe9"}\n')


def empty(folder: Path) -> None:
    (folder / "bad.txt").touch()


def no_body(folder: Path) -> None:
    (folder / "bad.html").write_text("<html><head><title>x</title></head><nav>Home</nav></html>")


def bad_line(folder: Path) -> None:
    (folder / "bad.jsonl").write_text('{"id": "x", "title": \n')


def no_article(folder: Path) -> None:
    (folder / "bad.jsonl").write_text("[1, 2, 3]\n")


def duplicate_id(folder: Path) -> None:
    article = {"id": "order", "title": None, "text": "Another text under the same id.", "language": "en"}
    (folder / "z bad.jsonl").write_text(json.dumps({**article, "published": None, "url": None}))


def oversize(folder: Path) -> None:
    (folder / "bad.txt").write_text("Long. " * 40_000)


def loop(folder: Path) -> None:
    (folder / "bad").symlink_to(folder)


def bad_zip(folder: Path) -> None:
    (folder / "bad.zip").write_bytes(b"PK\x03\x04 no archive")


def unsafe_zip(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bad.zip", "w") as archive:
        archive.writestr("../evil.txt", "RUS sells AZE 1 T-90. It was signed on Monday.")


def missing(folder: Path) -> None:
    (folder / "bad.txt").symlink_to(folder / "nowhere.txt")


@pytest.mark.parametrize(
    "spoil",
    [
        binary,
        broken_utf8,
        empty,
        no_body,
        bad_line,
        no_article,
        duplicate_id,
        oversize,
        loop,
        bad_zip,
        unsafe_zip,
        missing,
    ],
)
def test_a_bad_input_is_named_and_the_good_one_registered(
    run, reports: Path, spoil: Callable[[Path], None]
) -> None:
    for file in sorted(reports.iterdir()):
        if file.name != "order.jsonl":
            file.unlink()
    spoil(reports)
    result = run("build", reports, "--max-size", "200K")
    assert result.exit_code == 1, result.output
    assert "T-90" in result.stdout
    assert "Set aside" in result.stderr
    assert "bad" in result.stderr
    assert "Read 1 article:" in result.stderr
    assert not (reports.parent / "evil.txt").exists()


@pytest.mark.parametrize("inputs", [["nowhere.txt"], ["*.none"], ["empty.txt"]])
def test_nothing_usable_is_exit_code_3(run, here: Path, inputs: list[str]) -> None:
    (here / "empty.txt").touch()
    result = run("build", *inputs)
    assert result.exit_code == 3
    assert inputs[0] in result.stderr
    assert result.stdout == ""


def test_an_empty_folder_is_named(run, reports: Path, here: Path) -> None:
    (here / "hollow").mkdir()
    alone = run("build", "hollow")
    assert alone.exit_code == 3
    assert "hollow: it holds no file to read" in alone.stderr
    assert run("build", "hollow", reports).exit_code == 1
    (here / "hollow" / "order.txt").write_text(
        "RUS sells AZE 7 T-72. It was signed on a Monday in the capital.\n"
    )
    assert run("build", "hollow").exit_code == 0


def test_a_ledger_that_can_not_be_opened_is_exit_code_3(run, reports: Path, here: Path) -> None:
    (here / "notes.txt").write_text("notes")
    result = run("build", reports, "--ledger", "notes.txt")
    assert result.exit_code == 3
    assert "no ledger" in result.stderr


def test_what_is_set_aside_is_told_even_if_nobody_reads_the_register(reports: Path) -> None:
    (reports / "bad.txt").touch()
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stdout:
        done = subprocess.run(
            [sys.executable, "-m", "armsledger", "build", str(reports)],
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "Read 4 articles" in done.stderr and "bad.txt" in done.stderr


def test_names_from_outside_can_not_steer_the_terminal(run, reports: Path) -> None:
    name = "\x1b[31mred\x1b[0m.txt"
    (reports / name).touch()
    result = run("build", reports)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr

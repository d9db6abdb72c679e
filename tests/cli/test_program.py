"""The program itself: help, streams, exit codes, faults."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from armsledger import __version__
from armsledger.cli.app import app
from armsledger.pipeline import building

COMMANDS = ("build", "extract", "register", "show", "judge", "forget", "status", "evaluate")
PROGRAM = [sys.executable, "-m", "armsledger"]


def test_help_names_every_command(run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in COMMANDS:
        assert command in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_commands_help_has_an_example(run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: armsledger {command}" in " ".join(result.stdout.split())


def test_version(run) -> None:
    assert run("--version").stdout == f"armsledger {__version__}\n"


@pytest.mark.parametrize("words", [["fly"], ["build"], ["show"], ["--fly"]])
def test_what_can_not_be_asked_is_exit_code_2(run, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""


def break_it(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(building, "take_in", fail)


def test_a_fault_is_one_line_and_exit_code_3(run, reports: Path, monkeypatch) -> None:
    break_it(monkeypatch, RuntimeError("out of order"))
    result = run("build", reports)
    assert result.exit_code == 3
    assert "out of order" in result.stderr and "ARMSLEDGER_DEBUG=1" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_debug_lets_a_fault_through(reports: Path, monkeypatch) -> None:
    break_it(monkeypatch, RuntimeError("out of order"))
    result = CliRunner(env={"ARMSLEDGER_DEBUG": "1"}).invoke(app, ["build", str(reports)])
    assert isinstance(result.exception, RuntimeError)


def test_an_interruption_is_one_line(run, reports: Path, monkeypatch) -> None:
    break_it(monkeypatch, KeyboardInterrupt())
    result = run("build", reports)
    assert result.exit_code == 130
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "words", [["register", "--format", "csv"], ["status"], ["--help"], ["--version"], ["build", "-h"]]
)
def test_a_reader_that_goes_away_is_no_fault(words: list[str]) -> None:
    """armsledger … | head -0: the pipe is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stdout:
        done = subprocess.run(
            [*PROGRAM, *words], stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [
        ("register", ">&-", 0),
        ("status", ">&- 2>&-", 0),
        ("--version", ">&-", 0),
        ("show zzzz", "2>&-", 2),
        ("build reports", ">&- 2>&- <&-", 0),
        ("build -", "<&-", 3),
        ("extract -", "<&-", 3),
    ],
)
def test_a_stream_that_is_closed_is_no_fault(words: str, closed: str, code: int) -> None:
    """What some schedulers do: they start a program without one of its streams."""
    command = f"{shlex.join(PROGRAM)} {words} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "should not happen" not in done.stderr
    assert "<&-" not in closed or code == 0 or "the standard input is closed" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "words",
    [
        "register",
        "status",
        "extract reports --format csv",
        "extract reports --format csv --output /dev/full",
        "--help",
    ],
)
def test_a_full_disk_under_the_output_is_one_line(words: str) -> None:
    command = f"{shlex.join(PROGRAM)} {words} > /dev/full"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.usefixtures("built")
def test_the_program_keeps_its_streams_apart() -> None:
    done = subprocess.run([*PROGRAM, "register"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Harop" in done.stdout
    failed = subprocess.run([*PROGRAM, "show", "zzzz"], capture_output=True, text=True, check=False)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr.startswith("armsledger: ")


@pytest.mark.usefixtures("built")
def test_no_colour_where_none_is_wanted() -> None:
    env = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": ""}
    done = subprocess.run([*PROGRAM, "register"], capture_output=True, text=True, env=env, check=False)
    assert "\x1b" not in done.stdout


def test_help_answers_without_loading_a_language_model() -> None:
    code = "import sys; from armsledger.cli.app import app; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SWALLOWED = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Swallowing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "typer":
            try:
                os.kill(os.getpid(), signal.SIGINT)
                sum(range(1000))
            except BaseException:
                pass

sys.meta_path.insert(0, Swallowing())
sys.argv = ["armsledger", "--version"]
from armsledger.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("started", "code"), [("", 130), ("import signal; signal.signal(2, signal.SIG_IGN)", 0)]
)
def test_an_interruption_that_a_loading_library_swallows_ends_the_program_all_the_same(
    started: str, code: int
) -> None:
    result = subprocess.run(
        [sys.executable, "-c", f"{started}\n{SWALLOWED}"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (code, "")
    assert bool(result.stdout) is (code == 0)

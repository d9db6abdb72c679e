"""Ledgers in places that can't be written, and places that are none."""

import os
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from armsledger.errors import LedgerError
from armsledger.ledger import Ledger

NOBODY = 65534


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that anybody may look into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def lent(built: Path, shelf: Path) -> Path:
    """The built ledger on the shelf."""
    return Path(shutil.copy(built, shelf / "lent.sqlite"))


@contextmanager
def read_only(folder: Path, *, but_for_the_folder: bool = False) -> Iterator[None]:
    """No file in that folder can be written, nor the folder; nor by root, who becomes somebody else for a while."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o777 if but_for_the_folder else 0o555)
    root = os.geteuid() == 0
    if root:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        assert os.access(folder, os.W_OK) is but_for_the_folder
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        folder.chmod(0o755)


@pytest.mark.parametrize("command", ["status", "register", "mirror", "balance", "show", "list"])
def test_a_ledger_that_can_not_be_written_is_read(run, lent: Path, shelf: Path, command: str) -> None:
    words = {
        "balance": ["balance", "AZE", "ARM", "--draws", "100"],
        "show": ["show", run("register", "--format", "csv").stdout.splitlines()[1].partition(",")[0]],
        "list": ["judge", "list"],
    }.get(command, [command])
    before = run(*words)
    with read_only(shelf):
        result = run(*words, "--ledger", lent)
    assert (result.exit_code, result.stdout, result.stderr) == (0, before.stdout, before.stderr)
    assert [file.name for file in shelf.iterdir()] == ["lent.sqlite"]


def test_who_wants_to_write_it_is_told_that_it_can_not_be_written(
    run, reports: Path, lent: Path, shelf: Path
) -> None:
    document = next(iter(_documents(lent)))
    with read_only(shelf):
        for words in (["build", reports], ["forget", document, "--reason", "asked", "--yes"]):
            result = run(*words, "--ledger", lent)
            assert result.exit_code == 3
            assert result.stderr.startswith(f"armsledger: {lent}: the ledger can't be written")
            assert "--ledger" in result.stderr
        result = run("build", reports, "--ledger", shelf / "new.sqlite")
    assert result.exit_code == 3
    assert "no ledger can be made here" in result.stderr


def test_a_file_that_can_not_be_written_is_told_before_anything_is_read(
    run, reports: Path, lent: Path, shelf: Path
) -> None:
    with read_only(shelf, but_for_the_folder=True):
        result = run("build", reports, "--ledger", lent)
    assert result.exit_code == 3
    assert "the file is read-only" in result.stderr


def test_a_log_that_can_not_be_read_is_no_old_ledger(run, lent: Path, shelf: Path) -> None:
    writer = sqlite3.connect(lent)
    writer.execute("insert into meta values ('a', 'b')")
    writer.commit()
    log = Path(f"{lent}-wal")
    kept = log.read_bytes()
    writer.close()
    assert kept
    log.write_bytes(kept)
    with read_only(shelf):
        result = run("status", "--ledger", lent)
    assert result.exit_code == 3
    assert log.name in result.stderr and "copy both files" in result.stderr


def test_what_another_process_left_beside_it_is_read_too(run, lent: Path, shelf: Path) -> None:
    with sqlite3.connect(lent) as writer:
        writer.execute("delete from set_aside")
        writer.execute("insert into set_aside values ('late.txt', 'empty', 'nothing in it', '2020')")
        writer.commit()
        with read_only(shelf):
            result = run("status", "--ledger", lent)
    assert result.exit_code == 0
    assert "late.txt" in result.stdout


def test_a_ledger_that_somebody_writes_while_it_is_read_as_still_is_not_told_as_read(
    lent: Path, shelf: Path
) -> None:
    with read_only(shelf), Ledger.open(lent, create=False) as ledger:
        ledger.status()
        if os.geteuid() == NOBODY:
            os.setresuid(-1, 0, -1)
        lent.chmod(0o644)
        lent.write_bytes(lent.read_bytes() + bytes(4096))
        with pytest.raises(LedgerError, match="written while it was read"):
            ledger.status()


@pytest.mark.parametrize("command", ["status", "build"])
def test_a_pipe_a_socket_and_a_device_are_no_ledgers(run, reports: Path, here: Path, command: str) -> None:
    os.mkfifo(here / "pipe")
    words = [command, reports] if command == "build" else [command]
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for place, what in (("pipe", "a pipe"), ("socket", "a socket"), (os.devnull, "a device")):
            for name in (place, f"sqlite:///{place}"):
                result = run(*words, "--ledger", name)
                assert result.exit_code == 3
                assert result.stderr == f"armsledger: {place}: this is {what}; name a file for the ledger\n"


def _documents(file: Path) -> list[str]:
    with Ledger.open(file, create=False) as ledger:
        return [standing.document_id for standing in ledger.standings()]

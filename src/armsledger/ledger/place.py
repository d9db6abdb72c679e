"""Where a ledger in a file stands: whether it can be one, be read there, and be written."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

from armsledger.errors import LedgerError

SQLITE_HEADER = b"SQLite format 3\x00"

NO_FILES = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

ELSEWHERE = (
    "change the rights, or copy the ledger to a folder that can be written and name the copy with --ledger"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A ledger's file, and how SQLite is to open it; still where it is read as a file that nobody writes."""

    path: Path
    url: URL
    still: bool = False

    def mark(self) -> tuple[int, int] | None:
        """What changes as soon as somebody writes to a still file after all."""
        if not self.still:
            return None
        told = self.path.stat()
        return told.st_mtime_ns, told.st_size


def place(path: Path, *, create: bool) -> Place:
    """Where a ledger is to be made or written, or only read; LedgerError where that can't be.

    SQLite writes beside a file that it reads, and in a folder that can't be written it can't. It is then told
    that nobody writes.
    """
    exists = path.exists()
    if exists:
        _check_file(path)
    elif not create:
        raise LedgerError(f"{path}: there is no ledger here; make one with 'armsledger build INPUT…'")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
    writable = os.access(path.resolve().parent, os.W_OK)
    if create:
        _check_writable(path, exists=exists, folder_writable=writable)
    elif not writable and _is_still(path):
        told = {"mode": "ro", "immutable": "1", "uri": "true"}
        return Place(path, URL.create("sqlite", database=path.resolve().as_uri(), query=told), still=True)
    return Place(path, URL.create("sqlite", database=str(path)))


def _check_file(path: Path) -> None:
    mode = path.stat().st_mode
    for is_such, what in NO_FILES:
        if is_such(mode):
            raise LedgerError(f"{path}: this is {what}; name a file for the ledger")
    with path.open("rb") as file:
        start = file.read(len(SQLITE_HEADER))
    if start and start != SQLITE_HEADER:
        raise LedgerError(f"{path}: this file is no ledger; name another with --ledger")


def _check_writable(path: Path, *, exists: bool, folder_writable: bool) -> None:
    if not exists and not folder_writable:
        raise LedgerError(f"{path}: no ledger can be made here, the folder is read-only; name another place")
    if not folder_writable:
        raise LedgerError(f"{path}: the ledger can't be written, its folder is read-only; {ELSEWHERE}")
    if exists and not os.access(path, os.W_OK):
        raise LedgerError(f"{path}: the ledger can't be written, the file is read-only; {ELSEWHERE}")


def _is_still(path: Path) -> bool:
    """Whether nobody has a file open for writing that stands where we can't write; its log would show it."""
    log, index = (Path(f"{path.resolve()}{end}") for end in ("-wal", "-shm"))
    if log.exists() and index.exists():  # SQLite reads both as they stand
        return False
    if log.exists() and log.stat().st_size:
        raise LedgerError(
            f"{path}: the log beside it, {log.name}, holds what was written last, and it can't be read where "
            "nothing can be written; copy both files to a folder that can be written and name the copy with --ledger"
        )
    return True

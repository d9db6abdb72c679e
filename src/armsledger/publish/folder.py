"""A report's folder, swapped in whole: an interrupted run never leaves half a report."""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from armsledger.errors import UsageError

MARKER = ".armsledger-report"
"""The file by which a folder is known as a report; it lists the files that belong to it."""
LEFT_BEHIND = 24 * 60 * 60
"""Seconds after which a half-written folder beside a report counts as left by a killed run."""


@contextmanager
def swapped_in(folder: Path) -> Iterator[Path]:
    """An empty folder to write to, which takes the place of the given one when the block ends well.

    Files in an older report that are none of its own are kept. Raises UsageError where the place holds
    anything but an older report or an empty folder, and where it can't be written.
    """
    place = folder.resolve()
    _check(place, shown=folder)
    fresh = _sibling(place, "new")
    try:
        _sweep(place)
        fresh.mkdir(parents=True)
        try:
            yield fresh
            _close(fresh, place)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise UsageError(
            f"the report can't be written to {folder}: {error.strerror}; choose another folder"
        ) from error


def _check(place: Path, *, shown: Path) -> None:
    if place.exists() and not place.is_dir():
        raise UsageError(f"{shown} is a file; name a folder for the report")
    if place.is_dir() and not (place / MARKER).is_file() and any(place.iterdir()):
        raise UsageError(f"{shown} holds files that are no report; name a new or an empty folder")


def _close(fresh: Path, place: Path) -> None:
    """Write the marker, keep the older report's foreign files, and swap the two folders."""
    own = sorted(p.relative_to(fresh).as_posix() for p in fresh.rglob("*") if p.is_file())
    (fresh / MARKER).write_text("".join(f"{name}\n" for name in own), encoding="utf-8")
    if not place.is_dir():
        fresh.rename(place)
        return
    listed = place / MARKER
    older = set(listed.read_text(encoding="utf-8").splitlines()) if listed.is_file() else set()
    for file in place.rglob("*"):
        name = file.relative_to(place).as_posix()
        if file.is_file() and name not in {*older, *own, MARKER}:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, fresh / name)
    gone = _sibling(place, "old")
    place.rename(gone)
    fresh.rename(place)
    shutil.rmtree(gone)


def _sweep(place: Path) -> None:
    """Remove what killed runs left beside the place, once it is too old to be another run's work."""
    for kind in ("new", "old"):
        for left in place.parent.glob(f".{place.name}.{kind}-*"):
            if left.stat().st_mtime < time.time() - LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)


def _sibling(place: Path, kind: str) -> Path:
    return place.with_name(f".{place.name}.{kind}-{secrets.token_hex(4)}")

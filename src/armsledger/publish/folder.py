"""A report's folder, swapped in whole: an interrupted run never leaves half a report."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from armsledger.documents import REPORT_MARKER
from armsledger.errors import UsageError

LEFT_BEHIND = 24 * 60 * 60
"""Seconds after which a half-written folder beside a report counts as left by a killed run."""


@contextmanager
def swapped_in(folder: Path) -> Iterator[Path]:
    """An empty folder to write to, which takes the place of the given one when the block ends well.

    Files in an older report that are none of its own are kept. Raises UsageError where the place holds
    anything but an older report or an empty folder, and where it can't be written.
    """
    check_report_folder(folder)
    place = folder.resolve()
    fresh = _sibling(place, "new")
    try:
        _restore(place)
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


def check_report_folder(folder: Path) -> None:
    """Raises UsageError where a folder can't take a report: it or one above it is a file, or it holds others."""
    place = folder.resolve()
    lowest = next(there for there in (place, *place.parents) if os.path.lexists(there))
    if not lowest.is_dir():
        shown = folder if lowest == place else lowest
        raise UsageError(f"{shown} is a file; choose another folder for the report")
    try:
        other = lowest == place and not (place / REPORT_MARKER).is_file() and any(place.iterdir())
    except OSError as error:
        raise UsageError(f"{folder} can't be looked into: {error.strerror}; choose another folder") from error
    if other:
        raise UsageError(f"{folder} holds files that are no report; name a new or an empty folder")


def _restore(place: Path) -> None:
    """Put back the older report that a run killed between the two renames of `_close` left beside the place."""
    if not os.path.lexists(place):
        whole = [left for left in _left_behind(place, "old") if (left / REPORT_MARKER).is_file()]
        if whole:
            max(whole, key=lambda left: left.stat().st_mtime).rename(place)


def _close(fresh: Path, place: Path) -> None:
    """Write the marker, keep the older report's foreign files, and swap the two folders."""
    own = sorted(p.relative_to(fresh).as_posix() for p in fresh.rglob("*") if p.is_file())
    (fresh / REPORT_MARKER).write_text("".join(f"{name}\n" for name in own), encoding="utf-8")
    if not place.is_dir():
        fresh.rename(place)
        return
    listed = place / REPORT_MARKER
    older = set(listed.read_text(encoding="utf-8").splitlines()) if listed.is_file() else set()
    for file in place.rglob("*"):
        name = file.relative_to(place).as_posix()
        if file.is_file() and name not in {*older, *own, REPORT_MARKER}:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, fresh / name)
    gone = _sibling(place, "old")
    place.rename(gone)
    fresh.rename(place)
    shutil.rmtree(gone)


def _sweep(place: Path) -> None:
    """Remove what killed runs left beside the place, once it is too old to be another run's work."""
    for kind in ("new", "old"):
        for left in _left_behind(place, kind):
            if left.stat().st_mtime < time.time() - LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)


def _left_behind(place: Path, kind: str) -> list[Path]:
    return list(place.parent.glob(f".{escape(place.name)}.{kind}-*"))


def _sibling(place: Path, kind: str) -> Path:
    return place.with_name(f".{place.name}.{kind}-{secrets.token_hex(4)}")

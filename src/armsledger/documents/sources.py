"""The inputs as they are found: files in folders, by patterns and links, and members of archives."""

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from armsledger.documents.setting_aside import Kind, SetAside, Unusable

STDIN = "-"

REPORT_MARKER = ".armsledger-report"
"""The file by which a folder is known as a report of ours; it lists the files that belong to the report."""

_COMPANIONS = frozenset(
    ["readme", "license", "licence", "notice", "copying", "changelog", "authors", "contributors", "makefile"]
)
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))
_SYSTEM_FOLDERS = frozenset(("__macosx",))
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
_LEDGERS = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal")


class Source(Protocol):
    """Bytes to read under a name by which the user will know them."""

    @property
    def name(self) -> str:
        """The name, fit to be printed and stored."""

    @property
    def ending(self) -> str:
        """The ending that tells the format, in lower case, with its dot."""

    def size(self) -> int:
        """The size in bytes as far as it can be known without reading; raises OSError."""

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The bytes; raises OSError or Unusable."""


@dataclass(frozen=True, slots=True)
class StandardInput:
    """The standard input, read as JSON Lines."""

    name: str = STDIN
    ending: str = ".jsonl"

    def size(self) -> int:
        """Unknown, and of no importance for a stream of lines."""
        return 0

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The standard input's bytes, left open behind us; raises Unusable where it was closed before."""
        if sys.stdin is None:
            raise Unusable(Kind.UNREADABLE, "the standard input is closed; give it lines, or name a file")
        return nullcontext(sys.stdin.buffer)


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on the disk."""

    name: str
    path: Path

    @property
    def ending(self) -> str:
        """The file's ending in lower case, with its dot."""
        return self.path.suffix.lower()

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The file's bytes; raises OSError."""
        return self.path.open("rb")

    def size(self) -> int:
        """The file's size in bytes, without reading it; raises OSError."""
        return self.path.stat().st_size


def sources(inputs: Sequence[str]) -> Iterator[Source | SetAside]:
    """Every file that the inputs name, in order, each once; what can't be listed is set aside."""
    walk = _Walk()
    for given in inputs:
        yield from walk.input(given)


def is_companion(name: str) -> bool:
    """Whether a file or folder inside a folder or archive is plainly not meant as an input.

    Hidden files, what systems leave behind, ledgers, and files such as README and LICENSE that describe a
    folder; each is read all the same when it is given by its own name.
    """
    lower = name.lower()
    stem = lower.split(".")[0]
    return (
        lower.startswith(".")
        or stem in _COMPANIONS
        or lower in _SYSTEM_FILES
        or lower in _SYSTEM_FOLDERS
        or lower.endswith(_LEDGERS)
    )


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text of one line that can be stored and printed, whatever bytes its name holds."""
    return one_line(os.fsencode(path).decode("utf-8", "backslashreplace"))


def one_line(name: str) -> str:
    """A name whose line breaks and control characters are written out, so that it can't pass for more lines."""
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), name)


def refused(error: OSError, *, listed: bool = True) -> Unusable:
    """Why the system would not give a file or folder."""
    if isinstance(error, FileNotFoundError) and listed:
        return Unusable(
            Kind.VANISHED, "it was there when it was listed and is gone now; run again if it is back"
        )
    if isinstance(error, PermissionError):
        return Unusable(
            Kind.UNREADABLE, "the system refuses to read it (permission denied); give it read rights"
        )
    why = error.strerror or type(error).__name__
    return Unusable(Kind.UNREADABLE, f"the system could not read it ({why}); check it and run again")


@dataclass(slots=True)
class _Walk:
    """One walk through all inputs; it knows the files and folders it has met, so that each is taken once.

    met counts all that it came across, what was taken before too: where it stands still, nothing was there.
    """

    seen: set[tuple[int, int]] = field(default_factory=set)
    met: int = 0

    def input(self, given: str) -> Iterator[Source | SetAside]:
        """What one input names, or word that nothing is there to be read."""
        before = self.met
        for found in self._named(given):
            self.met += 1
            yield found
        if self.met == before:
            yield SetAside(
                shown(given), Kind.EMPTY, "it holds no file to read; leave it out, or name another"
            )

    def _named(self, given: str) -> Iterator[Source | SetAside]:
        """What an input names: a file, a folder, a pattern."""
        if given == STDIN:
            yield StandardInput()
        elif "://" in given[:12]:
            yield SetAside(
                given,
                Kind.URL,
                "reading from the web isn't built yet; save the page as .html and give that file",
            )
        elif os.path.lexists(given):
            yield from self._path(Path(given), above=())
        elif any(char in given for char in "*?["):
            found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
            if not found:
                yield SetAside(shown(given), Kind.MISSING, "no file fits the pattern; check its spelling")
            for path in found:
                yield from self._path(Path(path), above=())
        else:
            yield SetAside(shown(given), Kind.MISSING, "there is no such file or folder; check the path")

    def _path(self, path: Path, *, above: tuple[tuple[int, int], ...]) -> Iterator[Source | SetAside]:
        name = shown(path)
        try:
            about = path.stat()
        except OSError as error:
            yield _bad_link(path, error).of(name) if path.is_symlink() else refused(error).of(name)
            return
        key = (about.st_dev, about.st_ino)
        if key in above:
            yield SetAside(
                name,
                Kind.LINK_LOOP,
                "the link leads back to a folder above it; the folder's files were read once",
            )
        elif key in self.seen:
            self.met += 1
        elif stat.S_ISDIR(about.st_mode):
            self.seen.add(key)
            yield from self._folder(path, (*above, key))
        elif stat.S_ISREG(about.st_mode):
            self.seen.add(key)
            yield FileSource(name, path)
        else:
            reason = "a pipe, socket or device can't be read; copy what it gives into a file"
            yield SetAside(name, Kind.NOT_A_FILE, reason)

    def _folder(self, folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Source | SetAside]:
        try:
            names = sorted(entry.name for entry in os.scandir(folder))
        except OSError as error:
            yield refused(error).of(shown(folder))
            return
        if REPORT_MARKER in names and len(above) > 1:
            return  # a report is no witness for itself; one that is given by its own name is told so
        for name in names:
            if not is_companion(name):
                yield from self._path(folder / name, above=above)


def _bad_link(path: Path, error: OSError) -> Unusable:
    if isinstance(error, FileNotFoundError):
        return Unusable(
            Kind.MISSING, f"the link leads to {shown(path.readlink())}, which is not there; mend it"
        )
    return Unusable(Kind.LINK_LOOP, "the link leads to itself; remove it")

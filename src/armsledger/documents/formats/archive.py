"""Archives (.zip): their members one after the other, read in place and never written to a disk."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from armsledger.documents.setting_aside import Kind, SetAside, Unusable
from armsledger.documents.sources import is_companion, one_line

MAX_RATIO = 200
"""Text packs to a tenth, a table of one repeated row to a hundredth of its size; bombs to a thousandth."""

MAX_MEMBERS = 1_000_000

_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|\Z)")
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError),
    *(
        NotImplementedError,
        ValueError,
        OverflowError,
        IndexError,
    ),  # a name that is not in the encoding it claims
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside an archive."""

    name: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    @property
    def ending(self) -> str:
        """The member's ending in lower case, with its dot."""
        return PurePosixPath(self.info.filename).suffix.lower()

    def size(self) -> int:
        """What the archive says that the member unpacks to; reading stops at the limit whatever it says."""
        return self.info.file_size

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The member's bytes, unpacked as they are read; raises Unusable for a damaged one."""
        return _opened(self.archive, self.info)


def members(stream: BinaryIO, name: str, limit: int) -> Iterator[Member | SetAside]:
    """The members by name, those that can't be used set aside; raises Unusable for a bad archive."""
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGE as error:
        raise Unusable(Kind.BROKEN, f"it is no whole zip archive ({error}); pack it again") from None
    with archive:
        infos = sorted(archive.infolist(), key=lambda info: info.filename)
        bad = {info: why for info in infos if (why := _bad_member(info, limit))}
        check_sizes([info for info in infos if info not in bad], stream.seek(0, 2), limit)
        for info in infos:
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if info.is_dir() or any(is_companion(part) for part in path.parts if part != ".."):
                continue
            shown = f"{name}!/{one_line(info.filename)}"
            yield bad[info].of(shown) if info in bad else Member(shown, archive, info)


def check_sizes(infos: Sequence[zipfile.ZipInfo], packed: int, limit: int) -> None:
    """Raises Unusable for an archive that unpacks to so much that it can't be honest."""
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or (total > max(packed, 1) * MAX_RATIO and total > limit):
        raise Unusable(
            Kind.ZIP_BOMB,
            f"it packs {len(infos):,} members of {total:,} bytes into {packed:,}; unpack it yourself",
        )


def _bad_member(info: zipfile.ZipInfo, limit: int) -> Unusable | None:
    if _OUTSIDE.match(info.filename):
        return Unusable(
            Kind.UNSAFE_NAME, "its name points outside the archive; pack it again under a plain name"
        )
    if info.flag_bits & 1:
        return Unusable(Kind.ENCRYPTED, "it wants a password; unpack it and give the file")
    if info.filename.lower().endswith(".zip"):
        return Unusable(
            Kind.NESTED_ARCHIVE, "an archive inside an archive is not read; unpack it and give its files"
        )
    if info.file_size > limit and info.file_size > max(info.compress_size, 1) * MAX_RATIO:
        return Unusable(
            Kind.ZIP_BOMB,
            f"it unpacks from {info.compress_size:,} to {info.file_size:,} bytes; unpack it yourself",
        )
    return None


@contextmanager
def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    try:
        with archive.open(info) as stream:
            yield cast(BinaryIO, stream)
    except _DAMAGE as error:
        raise Unusable(Kind.BROKEN, f"the archive is damaged here ({error}); pack it again") from None

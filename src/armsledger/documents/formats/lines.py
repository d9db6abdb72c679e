"""Lines of a byte stream of any length, none of which may take more memory than a limit."""

from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1 << 16


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Each line with its end; None for a line of more than limit bytes, which is passed over in chunks."""
    while line := stream.readline(limit + 2):
        if len(line.rstrip(b"\r\n")) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None

"""The program: python -m armsledger."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> None:
    """Run the command line; Ctrl-C is quiet even while the libraries are still loading."""
    _open_closed_streams()
    try:
        with _leaving_at_once():
            from armsledger.cli.app import app
        app(prog_name="armsledger")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@contextmanager
def _leaving_at_once() -> Iterator[None]:
    """Ctrl-C ends the program here and now: what loads a library may swallow an exception, and nothing is open yet."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # whoever started the program has other plans for Ctrl-C
        return
    signal.signal(signal.SIGINT, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)


def _open_closed_streams() -> None:
    """What was started with stdout or stderr closed (`>&-`) says there what nobody hears."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


if __name__ == "__main__":
    main()

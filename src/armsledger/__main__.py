"""The program: python -m armsledger."""

import os
import sys

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> None:
    """Run the command line; Ctrl-C is quiet even while the libraries are still loading."""
    _open_closed_streams()
    try:
        from armsledger.cli.app import app

        app(prog_name="armsledger")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _open_closed_streams() -> None:
    """What was started with stdout or stderr closed (`>&-`) says there what nobody hears."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


if __name__ == "__main__":
    main()

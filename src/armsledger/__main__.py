"""The program: python -m armsledger."""

import sys

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> None:
    """Run the command line; Ctrl-C is quiet even while the libraries are still loading."""
    try:
        from armsledger.cli.app import app

        app(prog_name="armsledger")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()

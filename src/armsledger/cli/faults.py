"""What is said when something goes wrong, and with which exit code."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import typer

from armsledger.cli.screen import complain
from armsledger.documents import SetAside
from armsledger.errors import ArmsledgerError, UsageError
from armsledger.pipeline import DEBUG

SET_ASIDE, USAGE, NOTHING_DONE, INTERRUPTED = 1, 2, 3, 130


def end(*, articles: int, set_aside: Iterable[SetAside]) -> None:
    """End a command that read some articles with the code that its inputs deserve."""
    if not articles:
        raise typer.Exit(NOTHING_DONE)
    if any(aside.is_bad for aside in set_aside):
        raise typer.Exit(SET_ASIDE)


@contextmanager
def told() -> Iterator[None]:
    """Turn whatever goes wrong inside into one line on stderr and an exit code."""
    try:
        yield
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # rich answers a broken pipe with SystemExit
        _let_go_of_stdout()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        complain("stopped; what was stored is kept, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    except UsageError as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    except ArmsledgerError as error:
        complain(str(error))
        raise typer.Exit(NOTHING_DONE) from None
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except Exception as error:
        if DEBUG in os.environ:
            raise
        complain(
            f"this should not happen ({type(error).__name__}: {error}); "
            f"run it again with {DEBUG}=1 and report what it prints"
        )
        raise typer.Exit(NOTHING_DONE) from None


def _let_go_of_stdout() -> None:
    """Whoever read our output is gone: nothing more is to be written, not even at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

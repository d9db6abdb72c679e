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
        with _flushed():
            yield
    except (BrokenPipeError, SystemExit):  # rich answers a broken pipe with SystemExit
        _let_go_of_stdout()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        complain("stopped; what was stored or written is kept, and the same command can be given again")
        raise typer.Exit(INTERRUPTED) from None
    except UsageError as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    except ArmsledgerError as error:
        complain(str(error))
        raise typer.Exit(NOTHING_DONE) from None
    except OSError as error:
        _let_go_of_stdout()
        what = f"{error.filename}: the system refused" if error.filename else "the output can't be written"
        why = error.strerror or type(error).__name__
        complain(f"{what} ({why}); make room or check the rights, or name another place")
        raise typer.Exit(USAGE) from None
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


@contextmanager
def _flushed() -> Iterator[None]:
    """Have what was printed written while an error of that can still be told, help texts too."""
    try:
        yield
    except typer.Exit:
        sys.stdout.flush()
        raise
    sys.stdout.flush()


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Results whose reader may close the pipe while there is still more to be done and told."""
    try:
        yield
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        _let_go_of_stdout()


def _let_go_of_stdout() -> None:
    """Whoever read our output is gone: nothing more is to be written, not even at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

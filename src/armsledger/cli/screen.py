"""The two streams: results on stdout, everything else on stderr."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.text import Text

from armsledger.errors import UsageError
from armsledger.publish import safe_text
from armsledger.publish.formats import TABLE_WIDTH


def results() -> Console:
    """Stdout; lines are broken only where it is a terminal."""
    return _console(sys.stdout)


def notes() -> Console:
    """Stderr."""
    return _console(sys.stderr)


def deliver(write: Callable[[IO[Any]], None], output: str) -> None:
    """Have a result written to stdout for '-', else to a file; UsageError where that can't be written."""
    if output == "-":
        write(sys.stdout)
        return
    try:
        with Path(output).open("wb") as stream:
            write(stream)
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; name a file that can be written") from error


def _console(stream: TextIO) -> Console:
    terminal = stream.isatty()
    return Console(
        file=stream,
        width=None if terminal else TABLE_WIDTH,
        soft_wrap=not terminal,
        highlight=False,
        markup=False,
        emoji=False,
    )


def is_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty()


def complain(message: str) -> None:
    """Say on stderr what went wrong."""
    console = notes()
    console.print(Text("armsledger: ", style="bold red") + safe_text(message))


class ProgressBar:
    """How far a build has come, on stderr; silent where that is no terminal."""

    def __init__(self) -> None:
        console = notes()
        self._bar = Bar(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=total)

    def step(self) -> None:
        """One step of the stage is done."""
        if self._task is not None:
            self._bar.advance(self._task)

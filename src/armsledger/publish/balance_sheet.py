"""Tables and sections of a balance, for terminals and for Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from armsledger.publish.table import CONTESTED, safe_text

MARKS = re.compile(r"([\\`*_{}\[\]<>|~])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell: its words, what stands below them, and whether witnesses disagree."""

    words: str
    below: str = ""
    contested: bool = False

    @property
    def text(self) -> Text:
        """The cell on a terminal, two lines of it."""
        shown = safe_text(self.words)
        if self.contested:
            shown.stylize(CONTESTED)
        return shown + Text(f"\n{self.below}", style="dim") if self.below else shown

    @property
    def line(self) -> str:
        """The cell on one line of Markdown."""
        return MARKS.sub(r"\\\1", f"{self.words} ({self.below})" if self.below else self.words)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: title, headings, rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]

    def on_terminal(self) -> Iterator[RenderableType]:
        """The table with its title."""
        yield Text(f"\n{self.title}", style="bold")
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
        for place, heading in enumerate(self.headings):
            table.add_column(safe_text(heading), justify="right" if place else "left")
        for row in self.rows:
            table.add_row(*(cell.text for cell in row))
        yield table

    def in_markdown(self) -> Iterator[str]:
        """The same, heading and table."""
        rows = [tuple(map(plain, self.headings)), ("---", *("---:" for _ in self.headings[1:]))]
        rows += [tuple(cell.line for cell in row) for row in self.rows]
        yield f"## {plain(self.title)}"
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the answer beside its lines: sentences, a table where there is one, and what it can't say."""

    anchor: str
    title: str
    told: tuple[str, ...]
    limits: str
    sheet: Sheet | None = None

    def on_terminal(self) -> Iterator[RenderableType]:
        """The section with its title."""
        if self.sheet is None:
            yield Text(f"\n{self.title}", style="bold")
        else:
            yield from self.sheet.on_terminal()
        for told in self.told:
            yield safe_text(told)
        yield Text(self.limits, style="dim")

    def in_markdown(self) -> Iterator[str]:
        """The same, with its heading."""
        if self.sheet is None:
            yield f"## {plain(self.title)}"
        else:
            yield from self.sheet.in_markdown()
        if self.told:
            yield "\n".join(f"- {plain(told)}" for told in self.told)
        yield f"*{plain(self.limits)}*"


def plain(text: str) -> str:
    """Text in which nothing is Markdown but a list's dash."""
    return MARKS.sub(r"\\\1", text.replace("\n", " "))

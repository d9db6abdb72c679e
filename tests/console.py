"""The console blocks of a page of documentation: what they show, and running it."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

from armsledger.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<inside>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\$ (?P<line>.*?)(?:\s+# exit (?P<exit>\d+))?")
REDIRECTED = re.compile(r"(?P<line>[^<>|;&]+?)(?:\s<\s*(?P<stdin>\S+))?")
PROGRAM = re.compile(r"(?:\.venv/bin/)?armsledger (?P<rest>.+)")
MADE_ID = re.compile(r"\b(?:[TPJ][0-9a-f]{8}|[0-9a-f]{16})\b")
SHORTEST_ID = 4
ELIDED = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a page shows it: the line, the exit code that it promises, the output below it."""

    line: str
    exit_code: int
    output: tuple[str, ...]


@dataclass(slots=True)
class Desk:
    """Where the commands of one page run: what `make demo` printed, and the real ids for those shown."""

    demo: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    def run(self, line: str, exit_code: int) -> str:
        """The output of a command, which must end with the exit code promised; results first."""
        if line == "make demo":
            return self.demo
        if line.startswith("make "):
            return "".join(self.run(step, 0) for step in steps_of(line))
        asked = REDIRECTED.fullmatch(line)
        program = asked and PROGRAM.fullmatch(asked["line"])
        assert asked and program, f"only armsledger (with < FILE) and make can be checked: {line!r}"
        words = [self._real(word) for word in shlex.split(program["rest"])]
        result = CliRunner().invoke(app, words, input=asked["stdin"] and Path(asked["stdin"]).read_bytes())
        assert result.exit_code == exit_code, f"{line}\nends with {result.exit_code}:\n{result.output}"
        return result.stdout + result.stderr

    def find(self, shown: tuple[str, ...], output: str) -> None:
        """Find the shown lines in the output, in their order; … stands for what was left out."""
        actual = "\n".join(map(plain, output.splitlines()))
        at = 0
        for part in parts(shown):
            pattern = re.compile("^" + "\n".join(map(self._pattern, part)) + "$", re.MULTILINE)
            found = pattern.search(actual, at)
            wanted = "\n".join(part)
            assert found, f"the page shows\n\n{wanted}\n\nbut from here on the output is\n\n{actual[at:]}"
            at = found.end()
            self.ids |= {name.removeprefix("id_"): here for name, here in found.groupdict().items()}

    def _real(self, word: str) -> str:
        """An id, or the beginning of one, as it is here: ids hang on what the coder finds."""
        found = (here[: len(word)] for shown, here in self.ids.items() if shown.startswith(word))
        return next(found, word) if len(word) >= SHORTEST_ID else word

    def _pattern(self, line: str) -> str:
        pieces = re.split(rf"({MADE_ID.pattern}|{ELIDED})", plain(line))
        return "".join(map(self._piece, pieces))

    def _piece(self, piece: str) -> str:
        """A piece of a line; an id that was not shown before matches any, and stands for it from then on."""
        if piece == ELIDED:
            return r"[^\n]*?"
        if not MADE_ID.fullmatch(piece):
            return re.escape(piece)
        if piece in self.ids:
            return re.escape(self.ids[piece])
        return f"(?P<id_{piece}>{'[0-9a-f]{16}' if len(piece) == 16 else f'{piece[0]}[0-9a-f]{{8}}'})"


def shown_on(page: Path) -> list[Shown]:
    """The commands in a page's console blocks, in order."""
    text = page.read_text(encoding="utf-8")
    blocks = [block for block in BLOCK.finditer(text) if block["language"] == "console"]
    assert len(blocks) == text.count("```console"), f"{page}: a console block does not stand at the margin"
    shown = []
    for block in blocks:
        first, *others = re.split(r"^(?=\$ )", block["inside"], flags=re.MULTILINE)
        assert not first, f"{page}: a console block must begin with a command: {first!r}"
        for lines in others:
            head, *output = lines.splitlines()
            command = COMMAND.fullmatch(head)
            assert command, head
            shown.append(Shown(command["line"], int(command["exit"] or 0), tuple(output)))
    return shown


def parts(lines: tuple[str, ...]) -> Iterator[list[str]]:
    """The stretches of shown lines that must stand together, between lines of nothing but …."""
    part: list[str] = []
    for line in (*lines, ELIDED):
        if line.strip() != ELIDED:
            part.append(line)
        elif part:
            yield part
            part = []


def plain(line: str) -> str:
    """A line whose columns are a space apart, and whose rules don't depend on a table's width."""
    return " ".join(re.sub("─+", "─", line).split())


def steps_of(target: str) -> list[str]:
    """The armsledger commands of a make target; fails where make does not know it."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    words = ["make", "--dry-run", *shlex.split(target)[1:]]
    told = subprocess.run(words, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return [line for line in told.stdout.splitlines() if PROGRAM.fullmatch(line)]

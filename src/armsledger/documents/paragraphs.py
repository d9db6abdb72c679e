"""Plain text cut into units: one line each, or a whole paragraph where its lines are hard-wrapped."""

import re
from collections.abc import Iterator

from armsledger.documents.found import Unit
from armsledger.documents.setting_aside import Kind, Unusable
from armsledger.values import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…։。！？؟۔।][\"'”’»)\]*]*$")

WRAP_WIDTH = 120
"""A line that is longer was not wrapped by hand or by a mail program."""

MAX_LINES = 100_000
"""A document of more lines is a list or a log, and no report."""

PROSE_LETTERS = 40
LONG_PROSE = 140


def paragraphs(text: str) -> tuple[Unit, ...]:
    """The units of a text in order; together they hold all of it but white space.

    Raises Unusable for a text of more than MAX_LINES lines.
    """
    units: list[Unit] = []
    for group in _groups(text):
        if len(group) > 1 and _wrapped(group):
            units.append(unit(text, group[0].span.start, group[-1].span.end))
        else:
            units.extend(_joined(text, group))
    return tuple(units)


def unit(text: str, start: int, end: int) -> Unit:
    """The unit of a text between two offsets."""
    return Unit(Span(start, end), text[start:end])


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotation marks aside."""
    return _SENTENCE_END.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a unit reads as a paragraph of an article rather than a heading, a link or a label."""
    letters = sum(map(str.isalpha, text))
    return letters >= PROSE_LETTERS and (ends_sentence(text) or len(text) >= LONG_PROSE)


def _groups(text: str) -> Iterator[list[Unit]]:
    """The non-blank lines that stand together, without a blank line between them."""
    group: list[Unit] = []
    last = 0
    for number, line in enumerate(_LINE.finditer(text)):
        if number >= MAX_LINES:
            raise Unusable(
                Kind.TOO_LARGE, f"it has more than {MAX_LINES:,} lines; split it into its articles"
            )
        words = line.group()
        if not words.strip():
            continue
        start = line.start() + len(words) - len(words.lstrip())
        if group and len(_BREAK.findall(text, last, line.start())) > 1:
            yield group
            group = []
        group.append(unit(text, start, line.start() + len(words.rstrip())))
        last = line.end()
    if group:
        yield group


def _wrapped(lines: list[Unit]) -> bool:
    """Whether every line but the last is filled to about the same width, as hard wrapping leaves them."""
    width = max(len(line.text) for line in lines)
    filled = all(len(line.text) >= 0.7 * width for line in lines[:-1])
    ends = sum(ends_sentence(line.text) for line in lines[:-1])
    return 45 <= width <= WRAP_WIDTH and filled and ends < max(1, len(lines) - 1)


def _joined(text: str, lines: list[Unit]) -> Iterator[Unit]:
    """The lines, a line that plainly continues the one before it joined to that one."""
    start, before = lines[0].span.start, lines[0]
    for line in lines[1:]:
        if not (len(before.text) >= 40 and not ends_sentence(before.text) and line.text[0].islower()):
            yield unit(text, start, before.span.end)
            start = line.span.start
        before = line
    yield unit(text, start, before.span.end)

"""Plain text cut into units: one line each, or a whole paragraph where its lines are hard-wrapped."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from armsledger.documents.found import Unit
from armsledger.documents.setting_aside import Kind, Unusable
from armsledger.values import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…։。！？؟۔।][\"'”’»)\]*]*$")

WRAP_WIDTH = 120
"""A line that is longer was not wrapped by hand or by a mail program."""

MIN_WIDTH = 20
"""Narrower columns are lists; a newspaper's column is wider."""

SLACK = 0.85
"""Programs that wrap by the width of letters on a screen leave lines of uneven numbers of characters."""

MIN_CUT_LINES = 2
FULL_SHARE, CUT_SHARE, RUN_ON_SHARE = 0.5, 0.5, 0.2
"""Of a wrapped text at least: lines that are full, of these such as end in mid-sentence, of these such as go on
with a small letter (four of five do in English prose). Titles one below the other are full by chance, and begin
with capitals."""

_BULLETS = "•·▪◦*"

MAX_LINES = 100_000
"""A document of more lines is a list or a log, and no report."""

PROSE_LETTERS = 40
LONG_PROSE = 140


def paragraphs(text: str) -> tuple[Unit, ...]:
    """The units of a text in order; together they hold all of it but white space.

    Raises Unusable for a text of more than MAX_LINES lines.
    """
    units: list[Unit] = []
    groups = list(_groups(text))
    width = _wrap_width(groups)
    for group in groups:
        if width is not None:
            units.extend(_unwrapped(text, group, width))
        elif len(group) > 1 and _wrapped(group):
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


def _wrap_width(groups: Sequence[Sequence[Unit]]) -> int | None:
    """The width at which a whole text was wrapped, by the shape of all its lines; None where it was not.

    Wrapping fills each line until the next word does not fit, wherever the sentence stands then: most lines are
    full, most of these end in mid-sentence, and many go on with a small letter. Lines of a single word, such as
    addresses on the web, were too long for any width and don't count.
    """
    width = max((len(u.text) for g in groups for u in g if " " in u.text), default=0)
    pairs = [pair for group in groups for pair in pairwise(group)]
    full = [(line, after) for line, after in pairs if _is_full(line, after, SLACK * width)]
    cut = [after for line, after in full if not ends_sentence(line.text)]
    run_on = sum(map(_goes_on, cut))
    wraps = (
        MIN_WIDTH <= width <= WRAP_WIDTH
        and len(cut) >= MIN_CUT_LINES
        and len(full) >= FULL_SHARE * len(pairs)
        and len(cut) >= CUT_SHARE * len(full)
        and run_on >= RUN_ON_SHARE * len(cut)
    )
    return width if wraps else None


def _goes_on(line: Unit) -> bool:
    """Whether a line begins as no heading, title or bullet does: with a letter, and not a capital."""
    return line.text[0].isalpha() and not line.text[0].isupper()


def _is_full(line: Unit, after: Unit, width: float) -> bool:
    """Whether the next line's first word would not have fitted on a line."""
    return len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) > width


def _unwrapped(text: str, lines: Sequence[Unit], width: int) -> Iterator[Unit]:
    """The paragraphs of lines wrapped at a width: one ends where the next word would have fitted."""
    start = lines[0].span.start
    for line, after in pairwise(lines):
        ended = ends_sentence(line.text)
        full = _is_full(line, after, width if ended else SLACK * width)
        runs_on = not ended and after.text[0].islower()
        if not (full or runs_on) or after.text[0] in _BULLETS:
            yield unit(text, start, line.span.end)
            start = after.span.start
    yield unit(text, start, lines[-1].span.end)


def _wrapped(lines: list[Unit]) -> bool:
    """Whether every line but the last is filled to about the same width, as hard wrapping leaves a paragraph."""
    width = max(len(line.text) for line in lines)
    filled = all(len(line.text) >= 0.7 * width for line in lines[:-1])
    ends = sum(ends_sentence(line.text) for line in lines[:-1])
    goes_on = any(map(_goes_on, lines[1:]))
    return 45 <= width <= WRAP_WIDTH and filled and goes_on and ends < max(1, len(lines) - 1)


def _joined(text: str, lines: list[Unit]) -> Iterator[Unit]:
    """The lines, a line that plainly continues the one before it joined to that one."""
    start, before = lines[0].span.start, lines[0]
    for line in lines[1:]:
        if not (len(before.text) >= 40 and not ends_sentence(before.text) and line.text[0].islower()):
            yield unit(text, start, before.span.end)
            start = line.span.start
        before = line
    yield unit(text, start, before.span.end)

"""What of an article is read: its title and the paragraphs of its body, each where it stands."""

import re
from collections.abc import Iterator

from armsledger.documents import Article
from armsledger.terms import Place

LONGEST_PARAGRAPH = 4_000
"""Longer runs without a break are cut, so that one parse stays small in memory."""

_PARAGRAPH_END = re.compile(r"\n\s*\n|(?<=[.!?:”\"’»…)])[ \t\r]*\n|\n(?=[ \t]*[-–—•*\d])|\n(?=[A-Z“\"])")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z’'.-]+(?:[ /][A-Z][A-Z’'.-]+){0,3}(?:,? [\w., ]{1,40})?(?: ?\([^)]{1,40}\))?\s?"
    r"(?:[—–]|-{1,3}(?![a-z])|\. ?/\w+/\.)\s?"
)
"""'WARSAW, Poland —', 'MOSCOW, July 19. /TASS/.': where a report was written is no party to what it tells."""


def stretches_of(article: Article) -> Iterator[tuple[Place, int, str]]:
    """The title and each paragraph of the body: where it is from, its offset there, and its text."""
    if article.title.strip():
        yield Place.TITLE, 0, article.title
    for region in article.document.body:
        for start, end in _paragraphs(article.text, region.start, region.end):
            yield Place.TEXT, start, article.text[start:end]


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraph bounds inside a region; a line that runs on is joined to the next."""
    at = start
    for found in [*(m.start() for m in _PARAGRAPH_END.finditer(text, start, end)), end]:
        while at < found:
            stop = min(found, at + LONGEST_PARAGRAPH)
            piece = text[at:stop]
            if piece.strip():
                dateline = _DATELINE.match(piece)
                lead = dateline.end() if dateline else len(piece) - len(piece.lstrip())
                yield at + lead, at + len(piece.rstrip())
            at = stop


def body_of(article: Article) -> str:
    """The article's text with all but its body and line ends blanked, so that offsets stay."""
    parts, at = [], 0
    for region in article.document.body:
        parts += [
            re.sub(r"\S", " ", article.text[at : region.start]),
            article.text[region.start : region.end],
        ]
        at = region.end
    return "".join(parts)

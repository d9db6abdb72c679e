"""What the tests of this room share: reading into lists, regions as words, files made on the spot."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from armsledger.documents import Article, Label, ReadOptions, SetAside, read

TODAY = "2020-12-31"

_Read = Callable[..., SimpleNamespace]


def read_all(*inputs: object, **options: Any) -> SimpleNamespace:
    """The articles and the inputs set aside, in two lists."""
    results = list(read([str(given) for given in inputs], ReadOptions(today=TODAY, **options)))
    return SimpleNamespace(
        articles=[result for result in results if isinstance(result, Article)],
        set_aside=[result for result in results if isinstance(result, SetAside)],
        kinds=[str(result.kind) for result in results if isinstance(result, SetAside)],
    )


def stretches(article: Article, label: Label) -> list[str]:
    """The words of an article's regions under a label, in order."""
    return [article.words(region.span) for region in article.document.regions if region.label is label]


@pytest.fixture(name="read_all")
def _read_all() -> _Read:
    return read_all


@pytest.fixture(name="body")
def _body() -> Callable[[Article], list[str]]:
    return lambda article: stretches(article, Label.BODY)


@pytest.fixture(name="furniture")
def _furniture() -> Callable[[Article], list[str]]:
    return lambda article: stretches(article, Label.FURNITURE)


@pytest.fixture(name="comments")
def _comments() -> Callable[[Article], list[str]]:
    return lambda article: stretches(article, Label.COMMENT)


@pytest.fixture
def article_of(tmp_path: Path) -> Iterator[Callable[..., Article]]:
    """Reads one plain text that must be one article."""

    def reading(text: str, *, ending: str = ".txt", **options: Any) -> Article:
        path = tmp_path / f"article{ending}"
        path.write_bytes(text.encode("utf-8"))
        result = read_all(path, **options)
        assert result.set_aside == []
        [article] = result.articles
        return article

    yield reading


PdfLines = Sequence[tuple[int, int, str]]


@pytest.fixture(name="make_pdf")
def _make_pdf() -> Callable[..., bytes]:
    return make_pdf


def make_pdf(pages: Sequence[PdfLines], *, title: str = "") -> bytes:
    """A PDF file with lines of Helvetica 11 at the given places (x, y, words)."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    tree = 2 * len(pages) + 2
    kids = []
    for lines in pages:
        drawn = b"".join(_drawn(x, y, words) for x, y, words in lines)
        stream = b"BT /F1 11 Tf\n" + drawn + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root %d 0 R /Info %d 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (count, table, count, tree + 1, tree + 2, len(file))
    )


def _drawn(x: int, y: int, words: str) -> bytes:
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"1 0 0 1 %d %d Tm (%s) Tj\n" % (x, y, escaped)

"""The coder's speed, as a ratio to that of the bare parse of the same texts in the same run."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import perf_counter

from armsledger.claims.english.coder import EnglishRules
from armsledger.claims.english.passages import parser
from armsledger.documents import Article
from benchmarks.table import Line
from benchmarks.texts import Source

CODER = EnglishRules()
LEAST_OF_PARSE = 0.5
LEAST_ON_NEWS = 20


def coder_against_parse(source: Source) -> Line:
    """Words per second of the whole coder against those of the parse that it rests on."""
    coding, parsing = _side_by_side(source, CODER.code, parse)
    return Line(
        "the coder against its bare parse",
        source.name,
        len(source.articles),
        source.words,
        f"{source.words / coding:,.0f} w/s",
        f"{source.words / parsing:,.0f} w/s",
        parsing / coding,
        f"at least {LEAST_OF_PARSE}",
    )


def news_against_parse(sources: Iterable[Source]) -> Iterator[Line]:
    """Coding everything against parsing everything: article by article, as coders do, and all in one stream."""
    measured: list[tuple[Source, tuple[float, float, float]]] = []
    for source in sources:
        streaming = _seconds(partial(_parse_all, source))
        measured.append((source, (*_side_by_side(source, CODER.code, parse), streaming)))
        yield from _news_lines(*measured[-1])
    if len(measured) > 1:
        every = Source("all of these", tuple(a for source, _ in measured for a in source.articles))
        yield from _news_lines(
            every, tuple(map(sum, zip(*(seconds for _, seconds in measured), strict=True)))
        )


def _news_lines(source: Source, seconds: tuple[float, ...]) -> Iterator[Line]:
    coding, *parsing = seconds
    bound = "" if source.near_misses else f"at least {LEAST_ON_NEWS}"
    size = (source.name, len(source.articles), source.words)
    for against, spent in zip(("each parsed", "parsed in a stream"), parsing, strict=True):
        question = f"news coded, {against}"
        yield Line(question, *size, f"{coding:.2f} s", f"{spent:.2f} s", spent / coding, bound)


def parse(article: Article) -> None:
    """Do with an article what any coder on the same pipeline must do at the least."""
    _drain(parser().pipe(_paragraphs(article)))


def _side_by_side(
    source: Source, one: Callable[[Article], object], other: Callable[[Article], object]
) -> tuple[float, float]:
    """Seconds of both over all articles; they take turns, so that a busy machine is busy for both."""
    for article in source.articles[:3]:
        one(article)
        other(article)
    spent = {one: 0.0, other: 0.0}
    for number, article in enumerate(source.articles):
        for job in (one, other) if number % 2 else (other, one):
            spent[job] += _seconds(partial(job, article))
    return spent[one], spent[other]


def _seconds(job: Callable[[], object]) -> float:
    start = perf_counter()
    job()
    return perf_counter() - start


def _parse_all(source: Source) -> None:
    _drain(parser().pipe(paragraph for article in source.articles for paragraph in _paragraphs(article)))


def _drain(docs: Iterator[object]) -> None:
    for _ in docs:
        pass


def _paragraphs(article: Article) -> Iterator[str]:
    texts = [article.title, *(article.text[span.start : span.end] for span in article.document.body)]
    return (line for text in texts for line in text.splitlines() if line.strip())

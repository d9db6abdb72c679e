"""The peak memory of a process of its own through which many articles stream."""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from tempfile import TemporaryDirectory

from armsledger.claims.english.coder import EnglishRules
from armsledger.documents import Article, ReadOptions, read
from benchmarks import texts
from benchmarks.table import Line

MOST = 1 << 30
ONE_IN = 10
"""Of so many articles, one carries claims."""

NEW_WORDS = 6
"""Made-up words in each article, since what a parser remembers grows with the words that it meets."""


def peak(streamed: int) -> Line:
    """The peak of a child process that reads and codes so many articles, against one gigabyte."""
    with TemporaryDirectory() as folder:
        child = subprocess.run(
            [sys.executable, "-m", "benchmarks.memory", texts.written(_rows(streamed), folder)],
            cwd=texts.ROOT,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    seen = json.loads(child.stdout)
    return Line(
        "peak memory of a stream",
        "made from tests/quality",
        seen["articles"],
        seen["words"],
        f"{seen['peak'] / 2**20:.0f} MB",
        f"{MOST / 2**20:.0f} MB",
        seen["peak"] / MOST,
        "at most 1",
    )


def _rows(streamed: int) -> Iterator[texts.Row]:
    """Our own articles again and again, each time with words that none had before."""
    made_up = random.Random(1)
    telling, others = cycle(texts.rows(told=True)), cycle(texts.rows(told=False))
    for number in range(streamed):
        row = next(others if number % ONE_IN else telling)
        words = " ".join(_word(made_up) for _ in range(NEW_WORDS))
        yield row | {"id": f"{row['id']}-{number}", "text": f"{row['text']}\n\nSeen by {words}."}


def _word(made_up: random.Random) -> str:
    return "".join(made_up.choices("aeioubdfgklmnprst", k=9)).capitalize()


def _stream(file: str) -> dict[str, int]:
    coder, articles, words = EnglishRules(), 0, 0
    for article in read([file], ReadOptions()):
        if isinstance(article, Article):
            coder.code(article)
            articles, words = articles + 1, words + len(article.text.split())
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"articles": articles, "words": words, "peak": used if sys.platform == "darwin" else used * 1024}


if __name__ == "__main__":
    print(json.dumps(_stream(sys.argv[1])))

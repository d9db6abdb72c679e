"""Finding the witnesses of many documents: seconds, peak memory and how both grow, in processes of their own."""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from time import process_time

from armsledger.documents import Document, Label, Publication, Region
from armsledger.transfers import find_witnesses
from armsledger.transfers.candidates import Work
from armsledger.values import Span
from benchmarks import texts
from benchmarks.table import Line

MOST_MEMORY = 2 << 30
MOST_MINUTES = 10
MOST_GROWTH = 1.5
"""How much more than ten times as long ten times as many documents may take."""

COPIED = 0.4  # of the documents are reprints, as of news in general
BACKGROUND = 0.3  # of the stories end in words that many others have
OUTLETS, AGENCIES, WORDS, DAYS = 400, 12, 30_000, 3_650


@dataclass(frozen=True, slots=True)
class Seen:
    """What a child process saw: seconds of processor time, bytes at the peak."""

    documents: int
    words: int
    witnesses: int
    seconds: float
    peak: int


def growth(documents: int) -> Iterator[Line]:
    """Witnesses among so many documents that a program wrote: time, memory, and the time of a tenth of them."""
    few, many = _in_a_child(documents // 10), _in_a_child(documents)
    size = ("made by a program", many.documents, many.words)
    minutes, ten_times = many.seconds / 60, 10 * few.seconds
    yield Line(
        "witnesses, processor time",
        *size,
        f"{minutes:.1f} min",
        f"{MOST_MINUTES} min",
        minutes / MOST_MINUTES,
        "at most 1",
    )
    yield Line(
        "witnesses, peak memory",
        *size,
        f"{many.peak / 2**20:.0f} MB",
        f"{MOST_MEMORY / 2**20:.0f} MB",
        many.peak / MOST_MEMORY,
        "at most 1",
    )
    yield Line(
        "witnesses, ten times a tenth",
        *size,
        f"{many.seconds:.1f} s",
        f"{ten_times:.1f} s",
        many.seconds / ten_times,
        f"at most {MOST_GROWTH}",
    )


def _in_a_child(documents: int) -> Seen:
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.witnesses", str(documents)],
        cwd=texts.ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return Seen(**json.loads(child.stdout))


class Press:
    """A press that writes stories in made-up words, and reprints them: cut, merged, changed, credited."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._words = [self._word() for _ in range(WORDS)]
        self._background = [self._sentence() for _ in range(200)]
        self._stories: list[tuple[date, str, list[str]]] = []

    def works(self, count: int) -> Iterator[Work]:
        """So many documents and their publications."""
        first = date(2010, 1, 1)
        for number in range(count):
            day = first + timedelta(DAYS * number // count)
            if self._stories and self._dice.random() < COPIED:
                yield self._reprint(day)
            else:
                yield self._new(day)

    def _new(self, day: date) -> Work:
        told = [self._sentence() for _ in range(self._dice.randint(6, 16))]
        if self._dice.random() < BACKGROUND:
            told += self._dice.sample(self._background, 2)
        agency = f"AG{self._dice.randrange(AGENCIES):02}"
        self._stories.append((day, agency, told))
        return self._work(told, day, agency)

    def _reprint(self, day: date) -> Work:
        newest = len(self._stories) - 1
        at = max(0, newest - int(self._dice.expovariate(1 / 30)))
        _, agency, told = self._stories[at]
        way = self._dice.randrange(5)
        if way == 0:
            told = told[: max(3, len(told) // 2)]
        elif way == 1:
            told = [*told, *self._stories[self._dice.randrange(len(self._stories))][2]]
        elif way == 2:
            told = [self._changed(sentence) for sentence in told]
        elif way == 3:
            told = [self._sentence(), *told[1:], f"This was reported by the {agency} agency."]
        return self._work(told, day, f"Paper {self._dice.randrange(OUTLETS)}")

    def _work(self, told: list[str], day: date, outlet: str) -> Work:
        text = " ".join(told)
        document = Document(text, (Region(Span(0, len(text)), Label.BODY, language="en"),))
        return document, (Publication(document.id, outlet=outlet, published=day.isoformat()),)

    def _sentence(self) -> str:
        words = [self._any_word() for _ in range(self._dice.randint(12, 26))]
        for _ in range(2):
            words[self._dice.randrange(len(words))] = str(self._dice.randint(2, 900))
            words.insert(self._dice.randrange(len(words)), self._any_word().capitalize())
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def _changed(self, sentence: str) -> str:
        words = sentence.split(" ")
        words[self._dice.randrange(1, len(words) - 1)] = self._any_word()
        return " ".join(words)

    def _any_word(self) -> str:
        """A word; the early ones are as frequent as they are in a language."""
        return self._words[int(WORDS ** self._dice.random()) - 1]

    def _word(self) -> str:
        return "".join(self._dice.choices("aeioubdfgklmnprstvz", k=self._dice.randint(2, 9)))


def _measured(count: int) -> Seen:
    works = list(Press(1).works(count))
    words = sum(document.text.count(" ") + 1 for document, _ in works)
    start = process_time()
    witnesses = find_witnesses(works)
    return Seen(len(works), words, len(witnesses), process_time() - start, _peak())


def _peak() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(int(sys.argv[1])))))

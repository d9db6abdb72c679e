"""Labelled pairs of documents, made from our own stories: are the two one witness?

    python -m tests.transfers.pairs.make_pairs          prints every pair, to be read by people
    python -m tests.transfers.pairs.make_pairs KIND     those of one kind

Each pair has a kind, which says what was done to a story, and the half of the stories that it was made from: the
thresholds of armsledger.transfers were set on the half 'set' alone, and the half 'held out' says how they do.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.transfers.pairs import wording

HERE = Path(__file__).parent
SET_ON = frozenset({"order", "talks", "loan", "parade", "notice", "yearly batch", "written set"})
"""The kinds of story on which thresholds were set; all other kinds are held out."""


@dataclass(frozen=True, slots=True)
class Told:
    """One document: its sentences a line each, where and when it appeared."""

    text: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, and whether they are one witness."""

    kind: str
    same: bool
    story: str
    story_kind: str
    one: Told
    other: Told

    @property
    def kind_shown(self) -> str:
        """Its kind, where those that were written by hand count as one."""
        return self.kind.partition(":")[0]

    @property
    def half(self) -> str:
        """Whether thresholds were set on it, or only reported."""
        return "set" if self.story_kind in SET_ON else "held out"


@dataclass(frozen=True, slots=True)
class Story:
    """A story of stories.toml, its texts as tuples of sentences."""

    name: str
    kind: str
    outlet: str
    initials: str
    published: str
    dateline: str
    text: tuple[str, ...]
    rewrite: tuple[str, ...]
    independent: tuple[str, ...]
    follow_up: tuple[str, ...]
    twin: tuple[tuple[str, str], ...]

    @property
    def wired(self) -> Told:
        """The story as its wire carries it."""
        return self.wire(self.text)

    def wire(self, sentences: Sequence[str], *, days: int = 0) -> Told:
        """Sentences under the wire's dateline."""
        return Told(
            f"{self.dateline} ({self.initials}) — " + "\n".join(sentences), self.outlet, self.day(days)
        )

    def day(self, days: int) -> str:
        """The day so many days after the story."""
        return (date.fromisoformat(self.published) + timedelta(days)).isoformat()

    @property
    def of_twin(self) -> tuple[str, ...]:
        """The sentences of another deal of the same parties."""
        return self.changed(*self.twin)

    def changed(self, *details: tuple[str, str]) -> tuple[str, ...]:
        """The sentences with other details."""
        whole = "\n".join(self.text)
        for old, new in details:
            if old not in whole:
                raise ValueError(f"story {self.name}: {old!r} does not stand in its text")
            whole = whole.replace(old, new)
        return tuple(whole.split("\n"))


def stories() -> tuple[Story, ...]:
    """The stories that were written for the pairs."""
    return tuple(_story(row) for row in tomllib.loads((HERE / "stories.toml").read_text("utf-8"))["story"])


def pairs() -> tuple[Pair, ...]:
    """All labelled pairs."""
    made = [
        pair for story in stories() for pair in (*_reprints(story), *_rewrites(story), *_look_alikes(story))
    ]
    return (*made, *_notices(), *_yearly(), *_written())


def _reprints(story: Story) -> Iterator[Pair]:
    """What papers print of a wire's story, none of it in other words."""
    text, wired = story.text, story.wired
    where = story.dateline.rpartition(",")[0]
    for kind, told in (
        ("cut", Told("\n".join(text[:3]), "Morning Herald", story.day(1))),
        ("abridged", Told("\n".join((text[0], *text[2:7:2], text[-1])), "The Evening Record", story.day(2))),
        (
            "re-titled",
            Told(
                "\n".join((f"By our correspondent in {where.capitalize()}", *text, wording.SIGN_OFF)),
                "The Lantern",
                story.day(1),
                title="What we know and what we don't",
            ),
        ),
        (
            "other spellings",
            Told(f"{where} — " + wording.respelt("\n".join(text)), "Globe Post", story.day(1)),
        ),
        ("re-dated", Told(wording.redated("\n".join(text), story.published), "Weekly Mirror", story.day(6))),
        (
            "merged into a round-up",
            Told("\n".join((*wording.NEWS[0], *text[:6], *wording.NEWS[1])), "News in Brief", story.day(2)),
        ),
        (
            "merged, respelt and cut",
            Told(
                wording.respelt("\n".join((*text[:5], *wording.NEWS[2], *wording.NEWS[0]))),
                "World Today",
                story.day(1),
            ),
        ),
    ):
        yield Pair(kind, True, story.name, story.kind, wired, told)


def _rewrites(story: Story) -> Iterator[Pair]:
    """The wire's story in other words."""
    light = wording.lightly_rewritten(story.text)
    credit = f"The news was reported by the {story.initials} agency."
    for kind, told in (
        ("edited, no credit", Told("\n".join(wording.edited(story.text)), "Plain Dealer", story.day(1))),
        (
            "edited and cut, no credit",
            Told("\n".join(wording.edited(story.text)[:5]), "City Sheet", story.day(1)),
        ),
        ("rewritten lightly, no credit", Told("\n".join(light), "Free Press", story.day(1))),
        ("rewritten lightly, with credit", Told("\n".join((*light, credit)), "Star Observer", story.day(1))),
        (
            "rewritten lightly and cut, with credit",
            Told("\n".join((credit, *light[:5])), "Tribune of the Coast", story.day(2)),
        ),
        ("own words, with credit", Told("\n".join(story.rewrite), "Corner Gazette", story.day(1))),
    ):
        yield Pair(kind, True, story.name, story.kind, story.wired, told)


def _look_alikes(story: Story) -> Iterator[Pair]:
    """What is not the wire's story, however like it."""
    wired, twin, near = story.wired, story.of_twin, story.changed(*story.twin[:2])
    credit = f"The news was reported by the {story.initials} agency."
    twin_light = "\n".join((*wording.lightly_rewritten(twin), credit))
    for kind, told in (
        ("another deal in the same words", story.wire(twin, days=400)),
        (
            "another deal in the same words, next day",
            Told("\n".join(twin[:5]), "Morning Herald", story.day(1)),
        ),
        ("another deal, two details apart", Told("\n".join(near), "Morning Herald", story.day(2))),
        ("another deal, rewritten, with credit", Told(twin_light, "Star Observer", story.day(2))),
        ("follow-up with the same background", story.wire((*story.follow_up, *story.text[2:7]), days=30)),
        (
            "follow-up of another outlet, with credit",
            Told(
                "\n".join((*story.follow_up, f"As {story.initials} reported:", *story.text[3:6])),
                "Globe",
                story.day(2),
            ),
        ),
        ("independent report of one event", Told("\n".join(story.independent), "Globe Post", story.day(1))),
    ):
        yield Pair(kind, False, story.name, story.kind, wired, told)


def _notices() -> Iterator[Pair]:
    """Official notices of one form: each is its own; a page that repeats one is not."""
    told = [
        (row, Told(wording.NOTICE.format(**row), "dcsa.example", row["published"])) for row in wording.NOTICES
    ]
    for (one, first), (other, second) in combinations(told, 2):
        name, kind = (
            f"{one['number']}, {other['number']}",
            "notice held out" if _odd(one, other) else "notice",
        )
        if one["country"] == other["country"] or one["goods"] == other["goods"] or _odd(one, other):
            yield Pair("two notices of one form", False, name, kind, first, second)
    for index, (row, notice) in enumerate(told):
        kind = "notice" if index % 2 else "notice held out"
        copy = replace(notice, text=wording.SITE + notice.text, outlet="Tender Watch", title="New notice")
        yield Pair("notice repeated", True, row["number"], kind, notice, copy)


def _odd(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return (int(one["number"][-2:]) + int(other["number"][-2:])) % 4 == 1


def _yearly() -> Iterator[Pair]:
    """Stories that come back with every batch and every year."""
    for number, (template, *years) in enumerate(wording.YEARLY):
        kind = "yearly list" if number % 2 else "yearly batch"
        told = [Told(template.format(**year), "Steppe News", year["published"]) for year in years]
        for one, other in combinations(told, 2):
            yield Pair("the same story, next year or batch", False, template[:30], kind, one, other)
        for story in told:
            copy = replace(story, text=story.text.rpartition("\n")[0], outlet="Copybook", title="Again")
            yield Pair("yearly story, cut", True, template[:30], kind, story, copy)


def _written() -> Iterator[Pair]:
    """Pairs that were written by hand, each for a thing that programs don't do."""
    for row in tomllib.loads((HERE / "written.toml").read_text("utf-8"))["pair"]:
        one, other = (Told(**{**row[key], "text": row[key]["text"].strip()}) for key in ("one", "other"))
        kind = "written set" if row["half"] == "set" else "written"
        yield Pair(f"by hand: {row['kind']}", row["same"], row["kind"], kind, one, other)


def _story(row: Mapping[str, Any]) -> Story:
    lines = {
        key: tuple(row[key].strip().split("\n")) for key in ("text", "rewrite", "independent", "follow_up")
    }
    outlet, initials = row["wire"]
    twin = tuple((old, new) for old, new in row["twin"])
    named = {key: row[key] for key in ("name", "kind", "published", "dateline")}
    return Story(**named, outlet=outlet, initials=initials, twin=twin, **lines)


def _print(pair: Pair) -> None:
    print(f"\n=== {pair.kind} | {'one witness' if pair.same else 'two'} | {pair.story} | {pair.half}")
    for told in (pair.one, pair.other):
        head = " | ".join(filter(None, (told.outlet, told.published, told.title)))
        print(f"--- {head}\n{re.sub('^', '    ', told.text, flags=re.MULTILINE)}")


if __name__ == "__main__":
    for one_pair in pairs():
        if sys.argv[1:] in ([], [one_pair.kind]):
            _print(one_pair)

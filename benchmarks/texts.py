"""The texts that are measured: our own, and those that lie beside the repository where they are at hand."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from armsledger.documents import Article, ReadOptions, read

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "quality"
SHARED = ROOT.parent / "shared"
Row = dict[str, Any]
NEWS = ("wikinews", "ntrex_en", "current_events")


@dataclass(frozen=True, slots=True)
class Source:
    """Articles under a name; near_misses says that they are chosen to look as if they held claims."""

    name: str
    articles: tuple[Article, ...]
    near_misses: bool = False

    @property
    def words(self) -> int:
        """How many words all of them have."""
        return sum(len(article.text.split()) for article in self.articles)


def with_claims(most: int) -> Iterator[Source]:
    """Articles that carry claims: by our own gold, by that of the guide, by marked words."""
    yield Source("tests/quality", _read(rows(told=True)[:most]))
    gold, deals = SHARED / "gold", SHARED / "corpora" / "deals.jsonl"
    if gold.is_dir():
        told = _docs(gold / "dev.claims.jsonl")
        yield Source(
            "gold/dev", _read([r for r in _rows(gold / "dev.articles.jsonl") if r["id"] in told][:most])
        )
    if deals.is_file():
        yield Source("deals", _read([row for row in _rows(deals) if row["labels"]][:most]))


def general_news(most: int) -> Iterator[Source]:
    """General news; where there is none at hand, our own articles without claims, which all but hold some."""
    files = [SHARED / "reference" / "haystack" / f"{name}.jsonl" for name in NEWS]
    for file in files:
        if file.is_file():
            found = _rows(file)
            yield Source(file.stem, _read(found[:: -(-len(found) // most)]))
    if not any(file.is_file() for file in files):
        yield Source("tests/quality, no claims", _read(rows(told=False)[:most]), near_misses=True)


def rows(*, told: bool) -> list[Row]:
    """Our own articles as JSON has them: those that carry claims, or those that do not."""
    docs = _docs(OWN / "claims.jsonl")
    return [row for row in _rows(OWN / "articles.jsonl") if (row["id"] in docs) == told]


def written(found: Iterable[Row], folder: str) -> str:
    """A file of JSON Lines in a folder with these articles."""
    file = Path(folder) / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in found)
    return str(file)


def _read(found: Iterable[Row]) -> tuple[Article, ...]:
    with TemporaryDirectory() as folder:
        return tuple(a for a in read([written(found, folder)], ReadOptions()) if isinstance(a, Article))


def _docs(file: Path) -> set[str]:
    return {row["doc"] for row in _rows(file)}


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

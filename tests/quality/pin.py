"""Measures the extractor on this folder's gold and pins what it reaches; a floor only moves upward.

usage: pin.py [--gold-changed]

pins.json holds the F1 that each level must keep and a fingerprint of the gold that it was reached on. Where
the gold has changed, the floors mean nothing any more: --gold-changed says so and pins anew, lower or higher.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from armsledger.claims import written
from armsledger.claims.coders import coder_for
from armsledger.claims.score_rows import json_rows
from armsledger.claims.scores import Scores, score, table
from armsledger.documents import Article, ReadOptions, read

HERE = Path(__file__).parent
PINS = HERE / "pins.json"
ARTICLES, CLAIMS = HERE / "articles.jsonl", HERE / "claims.jsonl"
LEVELS = ("core", "claim", "full", "relevant")
TOLERANCE = 0.0005
READ_ON = "2022-01-01"


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold-changed", action="store_true")
    asked = ask.parse_args()
    scores = measure()
    print(table(scores))
    return pin(PINS, reached(scores), fingerprint(), gold_changed=asked.gold_changed)


def pin(pins: Path, shares: Mapping[str, float], gold: str, *, gold_changed: bool) -> int:
    """Write the floors as they are from now on; 1, and nothing written, where a floor would be lowered."""
    try:
        kept = repinned(pinned(pins), shares, gold, gold_changed=gold_changed)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    pins.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def measure() -> Scores:
    """The scores of the extractor as it stands."""
    texts, gold = (json_rows(path.open(encoding="utf-8"), source=path.name) for path in (ARTICLES, CLAIMS))
    predicted = [
        {"doc": article.id, **written(claim)}
        for article in read([str(ARTICLES)], ReadOptions(today=READ_ON))
        if isinstance(article, Article) and (coder := coder_for(article.publication.language))
        for claim in coder.code(article)
    ]
    return score(texts, gold, predicted)


def reached(scores: Scores) -> dict[str, float]:
    return {level: round(getattr(scores, level).f1, 4) for level in LEVELS}


def fingerprint(*files: Path) -> str:
    """What tells one gold from another: this folder's, or that of the files."""
    read = (path.read_bytes() for path in files or (ARTICLES, CLAIMS))
    return hashlib.sha256(b"".join(read)).hexdigest()[:16]


def pinned(pins: Path = PINS) -> dict[str, Any]:
    return dict(json.loads(pins.read_text(encoding="utf-8")))


def fallen(floors: Mapping[str, float], shares: Mapping[str, float]) -> list[str]:
    """A line for each score that has fallen below its floor."""
    return [
        f"{name} is {shares[name]:.4f}, pinned at {floor:.4f}"
        for name, floor in floors.items()
        if shares[name] < floor - TOLERANCE
    ]


def repinned(
    pins: Mapping[str, Any], shares: Mapping[str, float], gold: str, *, gold_changed: bool
) -> dict[str, Any]:
    """The pins to keep from now on; ValueError where that would lower a floor or pass over changed gold."""
    if pins["gold"] != gold and not gold_changed:
        raise ValueError("the gold is not the one that was pinned; if that is meant, say --gold-changed")
    if gold_changed:
        return {"gold": gold, "floors": dict(shares)}
    if low := fallen(pins["floors"], shares):
        raise ValueError(f"a floor is never lowered: {'; '.join(low)}")
    floors = {name: max(floor, shares[name]) for name, floor in pins["floors"].items()}
    return {"gold": gold, "floors": floors}


if __name__ == "__main__":
    sys.exit(main())

"""Measures the extractor on this folder's gold and pins what it reaches; a floor only moves upward.

usage: pin.py [--gold-changed]

pins.json holds the F1 that each level must keep and a fingerprint of the gold that it was reached on. Where
the gold has changed, the floors mean nothing any more: --gold-changed says so and pins anew, lower or higher.
"""

import argparse
import hashlib
import json
import sys
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
    try:
        pins = repinned(pinned(), reached(scores), fingerprint(), gold_changed=asked.gold_changed)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    PINS.write_text(json.dumps(pins, indent=1) + "\n", encoding="utf-8")
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


def fingerprint() -> str:
    return hashlib.sha256(ARTICLES.read_bytes() + CLAIMS.read_bytes()).hexdigest()[:16]


def pinned() -> dict[str, Any]:
    return dict(json.loads(PINS.read_text(encoding="utf-8")))


def fallen(floors: dict[str, float], f1: dict[str, float]) -> list[str]:
    """A line for each level that has fallen below its floor."""
    return [
        f"{level} F1 is {f1[level]:.4f}, pinned at {floors[level]:.4f}"
        for level in LEVELS
        if f1[level] < floors[level] - TOLERANCE
    ]


def repinned(pins: dict[str, Any], f1: dict[str, float], gold: str, *, gold_changed: bool) -> dict[str, Any]:
    """The pins to keep from now on; ValueError where that would lower a floor or pass over changed gold."""
    if pins["gold"] != gold and not gold_changed:
        raise ValueError("the gold is not the one that was pinned; if that is meant, say --gold-changed")
    if gold_changed:
        return {"gold": gold, "floors": f1}
    if low := fallen(pins["floors"], f1):
        raise ValueError(f"a floor is never lowered: {'; '.join(low)}")
    return {"gold": gold, "floors": {level: max(pins["floors"][level], f1[level]) for level in LEVELS}}


if __name__ == "__main__":
    sys.exit(main())

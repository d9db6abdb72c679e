"""Measures how many facts of key.csv the extractor finds in the example reports; the pinned share only rises.

usage: python -m tests.caucasus.facts [--gold-changed]

A fact is found where one claim of its report has its parties, its goods (a designation, or a wider or exacter
one, or the category), its stage and polarity, and the very bounds of its figure, if it has one.
"""

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from tests.quality import pin

from armsledger.claims import Claim
from armsledger.documents import ReadOptions
from armsledger.pipeline import Coded, extract
from armsledger.terms import Category, Unit
from armsledger.values import Money

HERE = Path(__file__).parent
KEY, PINS = HERE / "key.csv", HERE / "pins.json"
REPORTS = HERE.parents[1] / "examples" / "caucasus"
ANYTHING = "package"
"""In the key, goods that a package's price is for, whichever the claim names."""

Fact = Mapping[str, str]


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold-changed", action="store_true")
    asked = ask.parse_args()
    facts, missed = key(), missing()
    print(*missed, f"{len(facts) - len(missed)} of {len(facts)} facts found", sep="\n")
    return pin.pin(PINS, share(facts, missed), fingerprint(), gold_changed=asked.gold_changed)


def key() -> list[Fact]:
    with KEY.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def share(facts: list[Fact], missed: list[str]) -> dict[str, float]:
    return {"facts found": round(1 - len(missed) / len(facts), 4)}


def fingerprint() -> str:
    return pin.fingerprint(KEY, *(file for file in sorted(REPORTS.iterdir()) if file.is_file()))


def missing() -> list[str]:
    """A line for each fact that the extractor, as it stands, does not find."""
    claims = defaultdict(list)
    for found in extract([str(REPORTS)], options=ReadOptions(today=pin.READ_ON)):
        if isinstance(found, Coded) and found.article.publication.source:
            file, _, line = Path(found.article.publication.source).name.partition(":")
            claims[f"{file}#{found.article.id}" if line else file] += found.claims
    facts = (fact for fact in key() if not any(is_told(fact, claim) for claim in claims[fact["file"]]))
    return [", ".join(value for value in fact.values() if value) for fact in facts]


def is_told(fact: Fact, claim: Claim) -> bool:
    """Whether the claim says what the fact is."""
    parties = (claim.supplier or "", claim.recipient or "") == (fact["supplier"], fact["recipient"])
    reached = (claim.stage, claim.polarity) == (fact["stage"], fact["polarity"])
    return parties and reached and _has_goods(fact, claim) and _has_figure(fact, claim)


def _has_goods(fact: Fact, claim: Claim) -> bool:
    wanted = fact["system_or_category"]
    if wanted == ANYTHING or wanted in set(Category):
        return wanted in (ANYTHING, claim.category)
    one, other = (re.sub(r"\W", "", name).casefold() for name in (wanted, claim.system or ""))
    return bool(other) and (one in other or other in one)


def _has_figure(fact: Fact, claim: Claim) -> bool:
    if not (fact["low"] or fact["high"]):
        return True
    unit = fact["unit_or_currency"]
    figure = claim.quantity if unit in set(Unit) else claim.value
    bounds = tuple(float(fact[end]) if fact[end] else None for end in ("low", "high"))
    other_currency = isinstance(figure, Money) and figure.currency != unit
    return figure is not None and not other_currency and (figure.low, figure.high) == bounds


if __name__ == "__main__":
    sys.exit(main())

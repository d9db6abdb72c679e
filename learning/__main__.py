"""Learn the weights of signs from annotated reports: python -m learning ARTICLES CLAIMS [ARTICLES CLAIMS …].

Prints the cross-validated scores of the whole coder, each fold coded with weights learnt from the others, and writes
src/armsledger/claims/english/weighing/weights/. The formats are those of docs/claims.md; reports and claims stay where
they are.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from armsledger.claims import written
from armsledger.claims.english.coder import EnglishRules
from armsledger.claims.english.weighing import TABLES, Weights
from armsledger.claims.scores import score, table
from armsledger.terms import Stage
from learning.examples import Example, Report, examples, reports
from learning.fitting import fitted
from learning.plain import plain_reports

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/armsledger/claims/english/weighing/weights"
Seen = Sequence[tuple[Report, list[Example]]]

HEADS = {"stage": ("sign", *map(str, Stage))}


def main(words: Sequence[str] | None = None) -> None:
    """Read the pairs of files, cross-validate, and write the tables."""
    asked = argparse.ArgumentParser(prog="python -m learning", description=__doc__)
    asked.add_argument("files", nargs="+", type=Path, help="ARTICLES CLAIMS pairs")
    asked.add_argument("--folds", type=int, default=5, help="0 leaves the cross-validation out")
    asked.add_argument("--test", action="store_true", help="write no weights")
    options = asked.parse_args(words)
    if len(options.files) % 2:
        asked.error(f"ARTICLES and CLAIMS go in pairs, and {options.files[-1]} has no partner")
    pairs = zip(options.files[::2], options.files[1::2], strict=True)
    known = [report for articles, claims in pairs for report in reports(articles, claims)]
    seen = [(report, list(examples(report))) for report in known]
    plain = [example for report in plain_reports() for example in examples(report)]
    if options.folds:
        _cross_validate(seen, plain, options.folds)
    if not options.test:
        _write(fitted([*plain, *(e for _, some in seen for e in some)]))


def _cross_validate(seen: Seen, plain: list[Example], folds: int) -> None:
    rows = [row for fold in range(folds) for row in _fold(seen, plain, fold, folds)]
    articles = [{"id": r.article.id, "text": r.article.text, "title": r.article.title} for r, _ in seen]
    gold = [claim for report, _ in seen for claim in report.claims]
    print(table(score(articles, gold, rows)))


def _fold(seen: Seen, plain: list[Example], fold: int, folds: int) -> Iterator[dict[str, object]]:
    """What the coder finds in one fold's reports with the others' weights."""
    weights = fitted([*plain, *(e for n, (_, some) in enumerate(seen) if n % folds != fold for e in some)])
    coder = EnglishRules(weights)
    for n, (report, _) in enumerate(seen):
        if n % folds == fold:
            for claim in coder.code(report.article):
                yield {"doc": report.article.id, **json.loads(json.dumps(written(claim)))}


def _write(weights: Weights) -> None:
    WEIGHTS.mkdir(exist_ok=True)
    for name in TABLES:
        with (WEIGHTS / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            lines = csv.writer(out, lineterminator="\n")
            lines.writerow(HEADS.get(name, ("sign", "weight")))
            for sign, row in sorted(weights.tables[name].items()):
                lines.writerow([sign, *(f"{w:g}" for w in row)])


if __name__ == "__main__":
    main()

"""On the annotated reports no evidence may fall outside the body, and no comment inside it."""

import json
from pathlib import Path

import pytest

from armsledger.documents import Article, Label, ReadOptions, read
from armsledger.terms import Place
from armsledger.values import Span

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize(
    ("articles", "claims"),
    [("seeds/articles.jsonl", "seeds/claims.jsonl"), ("gold/dev.articles.jsonl", "gold/dev.claims.jsonl")],
)
def test_all_evidence_lies_in_the_body(articles: str, claims: str) -> None:
    if not (SHARED / articles).exists():
        pytest.skip(f"needs {SHARED / articles}")
    results = list(read([str(SHARED / articles)], ReadOptions()))
    by_id = {result.id: result for result in results if isinstance(result, Article)}
    assert len(by_id) == len(results)
    for line in (SHARED / claims).read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        for piece in claim["evidence"]:
            span = Span(piece["start"], piece["end"], Place(piece["in"]))
            article = by_id[claim["doc"]]
            assert article.words(span) == piece["quote"]
            assert article.may_be_evidence(span), piece["quote"]


def test_the_seed_reports_as_raw_files() -> None:
    if not (SHARED / "seeds").exists():
        pytest.skip(f"needs {SHARED / 'seeds'}")
    results = list(read([str(SHARED / "seeds" / "*.txt")], ReadOptions()))
    regions = {
        label: [
            r.words(region.span) for r in results for region in r.document.regions if region.label is label
        ]
        for label in Label
    }
    assert len(results) == 5
    assert {"Facebook Forum", "XS", "LG", "All news", "Discussion Policy"}.isdisjoint(regions[Label.BODY])
    assert sum("said:" in words for words in regions[Label.COMMENT]) == 11
    assert not any("said:" in words for words in regions[Label.BODY])

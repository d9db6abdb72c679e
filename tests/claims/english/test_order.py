"""What was read before changes nothing: the same article gives the same claims in any order of reading."""

import json
from pathlib import Path

from armsledger.claims.coders import coder_for
from armsledger.claims.english.passages import parser
from armsledger.documents import Article, ReadOptions, read

ARTICLES = Path(__file__).parents[2] / "quality" / "articles.jsonl"
COUNT = 24


def claims_of(articles: list[Article]) -> dict[str, list[str]]:
    parser.cache_clear()
    coder = coder_for("en")
    assert coder is not None
    return {article.id: [claim.id for claim in coder.code(article)] for article in articles}


def test_any_order_of_reading_gives_the_same_claims(tmp_path):
    few = tmp_path / "few.jsonl"
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()[:COUNT]
    few.write_text("\n".join(lines) + "\n", encoding="utf-8")
    articles = [item for item in read([str(few)], ReadOptions()) if isinstance(item, Article)]
    assert len(articles) == COUNT == len({json.loads(line)["id"] for line in lines})
    forward, backward = claims_of(articles), claims_of(articles[::-1])
    assert any(forward.values())
    assert forward == backward

"""From annotated reports to examples: the signs of every telling, and what the annotation says of it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from armsledger.claims.agreement import same_item
from armsledger.claims.english.goods import resolved
from armsledger.claims.english.passages import passages
from armsledger.claims.english.tellings import PARTS, Scene, Telling, tellings_in
from armsledger.claims.english.weighing import (
    candidates,
    nobody_signs,
    party_signs,
    stage_signs,
    telling_signs,
)
from armsledger.claims.score_rows import folded, gold_row
from armsledger.documents import Article, Document, Label, ReadOptions, Region, read
from armsledger.values import Span

Claim = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One telling: its signs, and the claims that the annotation bases on its sentence.

    told is None where the annotation has the same goods, but from other words of the article: neither right nor wrong.
    alone tells that the sentence was read without its article.
    """

    told: bool | None
    signs: list[str]
    stage_signs: list[str]
    parties: dict[str, dict[str | None, list[str]]]
    claims: list[Claim]
    alone: bool


@dataclass(frozen=True, slots=True)
class _Goods:
    """A telling's goods as the scorer compares them."""

    system: str
    category: str


@dataclass(frozen=True, slots=True)
class Report:
    """An article with the claims that a careful reader found in it."""

    article: Article
    claims: list[Claim]


def reports(articles: Path, claims: Path) -> list[Report]:
    """The annotated reports of two JSON Lines files (gold/GUIDE.md's formats)."""
    found: dict[str, list[Claim]] = defaultdict(list)
    with claims.open(encoding="utf-8") as lines:
        for claim in map(json.loads, lines):
            found[claim["doc"]].append(claim)
    read_ = (a for a in read([str(articles)], ReadOptions()) if isinstance(a, Article))
    return [Report(article, found[article.id]) for article in read_]


def examples(report: Report) -> Iterator[Example]:
    """An example for each telling of one report, and for those of its sentences that can be judged alone."""
    scene = _scene(report.article)
    yield from _examples(report, scene, alone=False)
    for alone in _alone(report, scene):
        yield from _examples(alone, _scene(alone.article), alone=True)


def _scene(article: Article) -> Scene:
    read_ = tuple(passages(article))
    return Scene(read_, tuple(tellings_in(resolved(read_))))


def _alone(report: Report, scene: Scene) -> Iterator[Report]:
    """The report's sentences as reports of one sentence, so that a short text is judged as well as a long one.

    Of the sentences with claims only those that name all parties of their claims can be judged without the others.
    """
    done = set()
    for telling in scene.tellings:
        if telling.sentence in done:
            continue
        done.add(telling.sentence)
        here = [c for c in report.claims if _rests_on(c, telling)]
        known = {*scene.in_sentence.get(telling.sentence, ()), *_origins(scene, telling.sentence), None}
        if all(claim[part] in known for claim in here for part in PARTS):
            text = telling.tokens.text.strip()
            document = Document(text, (Region(Span(0, len(text)), Label.BODY),))
            publication = replace(report.article.publication, document_id=document.id, title="")
            claims = [{**c, "evidence": [{"in": "text", "start": 0, "end": len(text)}]} for c in here]
            yield Report(Article(report.article.id, document, publication), claims)


def _origins(scene: Scene, sentence: int) -> set[str | None]:
    return {t.goods.origin for t in scene.tellings if t.sentence == sentence}


def _examples(report: Report, scene: Scene, *, alone: bool) -> Iterator[Example]:
    published = report.article.publication.appeared_by
    for telling in scene.tellings:
        goods = _Goods(folded(telling.goods.system), str(telling.goods.category))
        same = [c for n, c in enumerate(report.claims) if same_item(gold_row(c, n), goods)]
        here = [c for c in same if _rests_on(c, telling)]
        parties: dict[str, dict[str | None, list[str]]] = {}
        signs = {code: party_signs(code, telling, scene) for code in candidates(telling, scene)}
        for part in PARTS:
            parties[part] = {**signs, None: nobody_signs(part, telling, scene)}
        yield Example(
            True if here else None if same else False,
            telling_signs(telling, scene),
            stage_signs(telling, scene, published=published),
            parties,
            here,
            alone,
        )


def _rests_on(claim: Claim, telling: Telling) -> bool:
    """Whether the claim's evidence overlaps the telling's sentence."""
    passage, tokens = telling.passage, telling.tokens
    lo, hi = passage.offset + tokens.start_char, passage.offset + tokens.end_char
    return any(
        piece["in"] == str(passage.place) and piece["start"] < hi and lo < piece["end"]
        for piece in claim["evidence"]
    )

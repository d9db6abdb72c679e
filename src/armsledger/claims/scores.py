"""How far predicted claims agree with gold ones: precision, recall and F1 at three levels.

Source of the method: the scorer that comes with the annotation guide; same figures. What must agree at each
level is told in docs/commands/evaluate.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from armsledger.claims.agreement import SAME, Agree, matches, same_claim, same_core, same_in_full
from armsledger.claims.score_rows import Row, Texts, gold_row, predicted_row, texts_by_id
from armsledger.errors import UsageError

OFTEN_UNSTATED = ("quantity", "value", "speaker", "when")

Pair = tuple[list[Row], list[Row]]


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and F1 from the number of hits, of gold and of predicted things."""

    hit: int
    gold: int
    predicted: int

    @property
    def p(self) -> float:
        """Precision; 0 where nothing is predicted."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def r(self) -> float:
        """Recall; 0 where there is no gold."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where both are 0."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What a comparison of predicted with gold claims gives.

    core counts supplier, recipient and item; claim adds stage and polarity; full adds category, system,
    quantity, value, years, certainty, side and overlapping evidence. relevant counts articles told to have
    claims. fields gives the share of claim-level matches in which each field is right. unsound counts
    predicted claims whose evidence does not stand, or whose article is not there; they are spurious too.
    """

    articles: int
    unsound: int
    core: PRF
    claim: PRF
    full: PRF
    relevant: PRF
    fields: Mapping[str, float]
    missed: tuple[Mapping[str, Any], ...]
    spurious: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Gold and sound predicted claims article by article, and which are paired at each level.

    found gives for each level (core, claim, full) and each article the pairs, gold's index to predicted's.
    """

    gold: int
    predicted: int
    pairs: Sequence[Pair]
    unsound: Sequence[Row]
    found: Mapping[str, Sequence[Mapping[int, int]]]

    def level(self, name: str) -> PRF:
        """The figures of a level."""
        return PRF(sum(map(len, self.found[name])), self.gold, self.predicted)

    def matched(self) -> Iterator[tuple[Row, Row]]:
        """The pairs of the level claim."""
        for (gold, predicted), some in zip(self.pairs, self.found["claim"], strict=True):
            yield from ((gold[i], predicted[j]) for i, j in some.items())

    def unmatched(self) -> Iterator[Pair]:
        """For each article, the claims without a partner at the level claim."""
        for (gold, predicted), some in zip(self.pairs, self.found["claim"], strict=True):
            hit = set(some.values())
            missed = [row for i, row in enumerate(gold) if i not in some]
            yield missed, [row for j, row in enumerate(predicted) if j not in hit]


def score(
    articles: Sequence[Mapping[str, Any]],
    gold: Sequence[Mapping[str, Any]],
    predicted: Sequence[Mapping[str, Any]],
) -> Scores:
    """The scores of predicted against gold claims, all as JSON has them (docs/claims.md).

    Raises InputError for a row that can't be read, UsageError for gold of an article that is not there.
    """
    return scores_of(compare(articles, gold, predicted))


def compare(
    articles: Sequence[Mapping[str, Any]],
    gold: Sequence[Mapping[str, Any]],
    predicted: Sequence[Mapping[str, Any]],
) -> Comparison:
    """Predicted and gold claims paired at each level; raises as `score` does."""
    texts = texts_by_id(articles)
    wanted = [gold_row(row, number) for number, row in enumerate(gold, 1)]
    said = [predicted_row(row, number, texts) for number, row in enumerate(predicted, 1)]
    if lost := sorted({row.doc for row in wanted} - set(texts)):
        raise UsageError(
            f"gold claims name articles that are not there: {', '.join(lost[:3])}; "
            "give the articles that the gold was made from"
        )
    pairs = _by_article(texts, wanted, [row for row in said if row.sound])
    found = {
        name: [matches(g, p, agree) for g, p in pairs]
        for name, agree in (("core", same_core), ("claim", same_claim), ("full", same_in_full))
    }
    return Comparison(len(wanted), len(said), pairs, [row for row in said if not row.sound], found)


def scores_of(comparison: Comparison) -> Scores:
    """The scores that a comparison gives."""
    pairs = comparison.pairs
    missed = [row for rows, _ in comparison.unmatched() for row in rows]
    spurious = [row for _, rows in comparison.unmatched() for row in rows]
    return Scores(
        articles=len(pairs),
        unsound=len(comparison.unsound),
        core=comparison.level("core"),
        claim=comparison.level("claim"),
        full=comparison.level("full"),
        relevant=PRF(
            sum(bool(g and p) for g, p in pairs),
            sum(bool(g) for g, _ in pairs),
            sum(bool(p) for _, p in pairs),
        ),
        fields=_fields(list(comparison.matched())),
        missed=tuple(row.source for row in missed),
        spurious=tuple(row.source for row in (*comparison.unsound, *spurious)),
    )


def figures(scores: Scores) -> dict[str, Any]:
    """The scores as JSON has them, without the lists of missed and spurious claims."""
    levels = {name: getattr(scores, name) for name in ("core", "claim", "full", "relevant")}
    shown = {
        name: {key: getattr(level, key) for key in ("p", "r", "f1", "hit", "gold", "predicted")}
        for name, level in levels.items()
    }
    return {"articles": scores.articles, "unsound": scores.unsound, **shown, "fields": dict(scores.fields)}


def table(scores: Scores) -> str:
    """The scores for people."""
    lines = []
    for name in ("core", "claim", "full", "relevant"):
        level: PRF = getattr(scores, name)
        lines.append(
            f"{name:9} P {level.p:.3f}  R {level.r:.3f}  F1 {level.f1:.3f}   "
            f"({level.hit} of {level.gold} gold, {level.predicted} predicted)"
        )
    lines.append("fields    " + "  ".join(f"{field} {share:.2f}" for field, share in scores.fields.items()))
    if scores.unsound:
        lines.append(f"unsound   {scores.unsound} claims have no evidence at its offsets, or no such article")
    return "\n".join(lines)


def _by_article(texts: Texts, gold: Sequence[Row], predicted: Sequence[Row]) -> list[Pair]:
    pairs: dict[str, Pair] = {doc: ([], []) for doc in texts}
    for side, rows in enumerate((gold, predicted)):
        for row in rows:
            pairs[row.doc][side].append(row)
    return list(pairs.values())


def _fields(matched: Sequence[tuple[Row, Row]]) -> Mapping[str, float]:
    shares = {field: _share(same, matched) for field, same in SAME.items()}
    for field in OFTEN_UNSTATED:
        stated = [(g, p) for g, p in matched if g.source.get(field)]
        shares[f"{field}, where gold states it"] = _share(SAME[field], stated)
    return MappingProxyType(shares)


def _share(same: Agree, pairs: Sequence[tuple[Row, Row]]) -> float:
    return sum(same(g, p) for g, p in pairs) / len(pairs) if pairs else 0.0

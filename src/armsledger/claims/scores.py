"""How far predicted claims agree with gold ones: precision, recall and F1 at three levels.

Source of the method: the scorer that comes with the annotation guide; same figures. What must agree at each
level is told in docs/commands/evaluate.md.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from armsledger.claims.score_rows import Row, Texts, gold_row, predicted_row, texts_by_id
from armsledger.errors import UsageError

COUNTED_LOOSELY = frozenset({"item", "system", "missile", "round", "launcher"})
FULL_FIELDS = ("category", "system", "quantity", "value", "when", "certainty", "side")
OFTEN_UNSTATED = ("quantity", "value", "speaker", "when")

Agree = Callable[[Row, Row], bool]
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


def score(
    articles: Sequence[Mapping[str, Any]],
    gold: Sequence[Mapping[str, Any]],
    predicted: Sequence[Mapping[str, Any]],
) -> Scores:
    """The scores of predicted against gold claims, all as JSON has them (docs/claims.md).

    Raises InputError for a row that can't be read, UsageError for gold of an article that is not there.
    """
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
        name: [_matches(g, p, agree) for g, p in pairs]
        for name, agree in (("core", _same_core), ("claim", _same_claim), ("full", _same_in_full))
    }
    levels = {name: PRF(sum(map(len, some)), len(wanted), len(said)) for name, some in found.items()}
    unsound = [row for row in said if not row.sound]
    missed, spurious = _unmatched(pairs, found["claim"])
    return Scores(
        articles=len(texts),
        unsound=len(unsound),
        **levels,
        relevant=PRF(
            sum(bool(g and p) for g, p in pairs),
            sum(bool(g) for g, _ in pairs),
            sum(bool(p) for _, p in pairs),
        ),
        fields=_fields(
            [
                (g[i], p[j])
                for (g, p), some in zip(pairs, found["claim"], strict=True)
                for i, j in some.items()
            ]
        ),
        missed=tuple(row.source for row in missed),
        spurious=tuple(row.source for row in unsound + spurious),
    )


def figures(scores: Scores) -> dict[str, Any]:
    """The scores as JSON has them, without the lists of missed and spurious claims."""
    levels = {name: getattr(scores, name) for name in ("core", "claim", "full", "relevant")}
    shown = {
        name: {key: getattr(level, key) for key in ("p", "r", "f1", "hit", "gold", "predicted")}
        for name, level in levels.items()
    }
    return {"articles": scores.articles, "unsound": scores.unsound, **shown, "fields": dict(scores.fields)}


def table(scores: Scores, *, errors: int = 0) -> str:
    """The scores for people, with up to so many missed and as many spurious claims below."""
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
    for name, rows in (("missed", scores.missed), ("spurious", scores.spurious)):
        lines += [f"{name:9} {brief(row)}" for row in rows[:errors]]
    return "\n".join(lines)


def brief(row: Mapping[str, Any]) -> str:
    """One claim on one line: article, parties, item, stage, and the beginning of its first evidence."""
    quote = next((piece.get("quote") or "" for piece in row.get("evidence") or ()), "")
    parties = f"{row.get('supplier')} > {row.get('recipient')}"
    item = row.get("system") or row.get("category")
    return (
        f"{row.get('doc')}: {parties} | {item} | {row.get('stage')} {row.get('polarity')} | {quote[:110]!r}"
    )


def _by_article(texts: Texts, gold: Sequence[Row], predicted: Sequence[Row]) -> list[Pair]:
    pairs: dict[str, Pair] = {doc: ([], []) for doc in texts}
    for side, rows in enumerate((gold, predicted)):
        for row in rows:
            pairs[row.doc][side].append(row)
    return list(pairs.values())


def _unmatched(pairs: Sequence[Pair], found: Sequence[Mapping[int, int]]) -> Pair:
    missed: list[Row] = []
    spurious: list[Row] = []
    for (gold, predicted), some in zip(pairs, found, strict=True):
        hit = set(some.values())
        missed += [row for i, row in enumerate(gold) if i not in some]
        spurious += [row for j, row in enumerate(predicted) if j not in hit]
    return missed, spurious


def _matches(gold: Sequence[Row], predicted: Sequence[Row], agree: Agree) -> dict[int, int]:
    """The most one-to-one pairs (gold's index to predicted's) that agree, the likest sought first.

    Method: augmenting paths (Kuhn), so that an early pair never costs a later one its only partner.
    """
    likeness = [{j: _likeness(g, p) for j, p in enumerate(predicted) if agree(g, p)} for g in gold]
    near = [[j for j, _ in sorted(some.items(), key=lambda item: -item[1])] for some in likeness]
    taken: dict[int, int] = {}
    for i in sorted(range(len(gold)), key=lambda i: -max(likeness[i].values(), default=0.0)):
        _place(i, near, taken)
    return {i: j for j, i in taken.items()}


def _place(first: int, near: Sequence[Sequence[int]], taken: dict[int, int]) -> None:
    """Give `first` a partner, moving others to their next choice where that makes room."""
    seen: set[int] = set()
    path = [(first, iter(near[first]))]
    chosen: list[int] = []
    while path:
        j = next((j for j in path[-1][1] if j not in seen), None)
        if j is None:
            path.pop()
            del chosen[-1:]
            continue
        seen.add(j)
        chosen.append(j)
        if j not in taken:
            taken.update(zip(chosen, (i for i, _ in path), strict=True))
            return
        path.append((taken[j], iter(near[taken[j]])))


def _likeness(g: Row, p: Row) -> float:
    return (
        0.1 * sum(same(g, p) for same in SAME.values())
        + 0.5 * _evidence_overlaps(g, p)
        + 4 * _same_in_full(g, p)
    )


def _same_core(g: Row, p: Row) -> bool:
    return g.supplier == p.supplier and g.recipient == p.recipient and _same_item(g, p)


def _same_claim(g: Row, p: Row) -> bool:
    return _same_core(g, p) and g.stage == p.stage and g.polarity == p.polarity


def _same_in_full(g: Row, p: Row) -> bool:
    return _same_claim(g, p) and _evidence_overlaps(g, p) and all(SAME[field](g, p) for field in FULL_FIELDS)


def _same_item(g: Row, p: Row) -> bool:
    return _same_system(g, p) if g.system and p.system else g.category == p.category


def _same_system(g: Row, p: Row) -> bool:
    """Equal names, or one holding the other without cutting a number: 'MQ-9' in 'MQ-9 Reaper'."""
    short, long = sorted((g.system, p.system), key=len)
    if short == long:
        return True
    if len(short) < 2 or (len(short) == 2 and not re.search(r"\d", short)):
        return False
    for found in re.finditer(re.escape(short), long):
        before, after = long[: found.start()][-1:], long[found.end() :][:1]
        cut_before = before.isdigit() and short[0].isdigit()
        cut_after = after.isdigit() and short[-1].isdigit()
        if not (cut_before or cut_after):
            return True
    return False


def _same_quantity(g: Row, p: Row) -> bool:
    """Equal bounds and unit; a plain item may also be counted as a system, missile, round or launcher."""
    if g.quantity is None or p.quantity is None or g.quantity[:2] != p.quantity[:2]:
        return g.quantity == p.quantity
    units = {g.quantity[2], p.quantity[2]}
    return len(units) == 1 or ("item" in units and units <= COUNTED_LOOSELY)


def _same_speaker(g: Row, p: Row) -> bool:
    """Neither has one, or the words of one name are among those of the other."""
    if g.speaker is None or p.speaker is None:
        return g.speaker is p.speaker
    return bool(g.speaker and p.speaker) and (g.speaker <= p.speaker or p.speaker <= g.speaker)


def _evidence_overlaps(g: Row, p: Row) -> bool:
    return any(a.overlaps(b) for a in g.evidence for b in p.evidence)


SAME: Mapping[str, Agree] = MappingProxyType(
    {
        "quantity": _same_quantity,
        "value": lambda g, p: g.value == p.value,
        "certainty": lambda g, p: g.certainty == p.certainty,
        "side": lambda g, p: g.side == p.side,
        "speaker": _same_speaker,
        "when": lambda g, p: g.years == p.years,
        "category": lambda g, p: g.category == p.category,
        "system": _same_system,
    }
)


def _fields(matched: Sequence[tuple[Row, Row]]) -> Mapping[str, float]:
    shares = {field: _share(same, matched) for field, same in SAME.items()}
    for field in OFTEN_UNSTATED:
        stated = [(g, p) for g, p in matched if g.source.get(field)]
        shares[f"{field}, where gold states it"] = _share(SAME[field], stated)
    return MappingProxyType(shares)


def _share(same: Agree, pairs: Sequence[tuple[Row, Row]]) -> float:
    return sum(same(g, p) for g, p in pairs) / len(pairs) if pairs else 0.0

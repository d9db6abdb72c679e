"""Why claims are missed and false ones made: each error under its cause, and what each cause costs.

An unpaired gold claim and an unpaired predicted one that differ in one of five things, or in two and rest on the
same words, are one error: the coder saw the claim and told it wrongly. What is left over is missed or false by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from armsledger.claims.agreement import (
    FULL_FIELDS,
    SAME,
    Agree,
    evidence_overlaps,
    likeness,
    matches,
    same_claim,
    same_core,
    same_item,
)
from armsledger.claims.score_rows import Row
from armsledger.claims.scores import PRF, Comparison

_SAID: Mapping[str, Agree] = MappingProxyType(
    {
        "supplier": lambda g, p: g.supplier == p.supplier,
        "recipient": lambda g, p: g.recipient == p.recipient,
        "item": same_item,
        "stage": lambda g, p: g.stage == p.stage,
        "polarity": lambda g, p: g.polarity == p.polarity,
    }
)
_QUOTED = 110


@dataclass(frozen=True, slots=True)
class Error:
    """One error: the gold claim that was missed, the predicted one that is false, or the two that are one error."""

    gold: Row | None
    predicted: Row | None


@dataclass(frozen=True, slots=True)
class Cause:
    """Errors of one kind; points is by how much the F1 of its level (claim or full) would rise without them."""

    name: str
    level: str
    errors: tuple[Error, ...]
    points: float


def causes_of(comparison: Comparison) -> tuple[Cause, ...]:
    """The causes of all errors, the dearest first: those of the level claim, then fields that only full asks for."""
    told = defaultdict(list)
    for pair, unpaired in zip(comparison.pairs, comparison.unmatched(), strict=True):
        for name, error in _errors(pair, *unpaired):
            told[name].append(error)
    for row in comparison.unsound:
        told["its quote does not stand"].append(Error(None, row))
    now = comparison.level("claim")
    claim = [Cause(name, "claim", tuple(errors), _gain(now, errors)) for name, errors in told.items()]
    return (*_dearest_first(claim), *_dearest_first(_fields(comparison)))


def listing(causes: Sequence[Cause], *, most: int) -> str:
    """Up to so many errors of each cause, a line each, and a table of all causes."""
    lines = []
    for cause in causes:
        lines += ["", f"{cause.name} ({len(cause.errors)})"]
        lines += [f"  {_line(cause, error)}" for error in cause.errors[:most]]
    width = max((len(cause.name) for cause in causes), default=0)
    lines += ["", f"{'cause':{width}}  count  F1 points"]
    for cause in causes:
        lines.append(
            f"{cause.name:{width}}  {len(cause.errors):>5}  {100 * cause.points:>5.1f} {cause.level}"
        )
    return "\n".join(lines)


def counts(causes: Sequence[Cause]) -> list[dict[str, Any]]:
    """The causes as JSON has them, without their errors."""
    return [
        {"cause": cause.name, "level": cause.level, "errors": len(cause.errors), "f1": cause.points}
        for cause in causes
    ]


def _dearest_first(causes: Iterable[Cause]) -> list[Cause]:
    return sorted(causes, key=lambda cause: (-cause.points, cause.name))


def _gain(now: PRF, errors: Sequence[Error]) -> float:
    """By how much F1 rises where missed claims are found, wrong ones right, and false ones not made."""
    found = sum(error.gold is not None for error in errors)
    made = sum(error.predicted is None for error in errors) - sum(error.gold is None for error in errors)
    return PRF(now.hit + found, now.gold, now.predicted + made).f1 - now.f1


def _errors(
    pair: tuple[list[Row], list[Row]], missed: list[Row], false: list[Row]
) -> Iterator[tuple[str, Error]]:
    """The errors of one article, each with its cause."""
    gold, predicted = pair
    together = _told_wrongly(missed, false)
    for g, p, wrong in together:
        yield _difference(g, p, wrong), Error(g, p)
    seen = {id(row) for g, p, _ in together for row in (g, p)}
    for row in missed:
        if id(row) not in seen:
            yield _why_missed(row, predicted), Error(row, None)
    for row in false:
        if id(row) not in seen:
            yield _why_false(row, gold, predicted), Error(None, row)


def _told_wrongly(missed: Sequence[Row], false: Sequence[Row]) -> list[tuple[Row, Row, list[str]]]:
    """The unpaired claims that are one error, the likest first, one to one."""
    near: list[tuple[int, bool, float, int, Row, Row, list[str]]] = []
    for g in missed:
        for p in false:
            wrong = [name for name, same in _SAID.items() if not same(g, p)]
            if len(wrong) == 1 or (len(wrong) == 2 and evidence_overlaps(g, p)):
                near.append(
                    (len(wrong), not evidence_overlaps(g, p), -likeness(g, p), len(near), g, p, wrong)
                )
    taken: set[int] = set()
    together = []
    for *_, g, p, wrong in sorted(near, key=lambda each: each[:4]):
        if taken.isdisjoint((id(g), id(p))):
            taken |= {id(g), id(p)}
            together.append((g, p, wrong))
    return together


def _difference(g: Row, p: Row, wrong: Sequence[str]) -> str:
    if wrong == ["supplier", "recipient"] and (g.supplier, g.recipient) == (p.recipient, p.supplier):
        return "supplier and recipient the wrong way round"
    if len(wrong) == 1 and wrong[0] in ("supplier", "recipient"):
        if not getattr(p, wrong[0]):
            return f"{wrong[0]} not told"
        if not getattr(g, wrong[0]):
            return f"{wrong[0]} told where gold has none"
    return f"wrong {' and '.join(wrong)}"


def _why_missed(row: Row, predicted: Sequence[Row]) -> str:
    near = [p for p in predicted if evidence_overlaps(row, p)]
    if not predicted:
        return "missed: no claim in the article"
    if not near:
        return "missed: no claim near its evidence"
    if any(same_core(row, p) for p in near):
        return "missed: a claim like it there, told once for two"
    if any(row.supplier == p.supplier and row.recipient == p.recipient for p in near):
        return "missed: claims there, the item not among them"
    return "missed: claims there, of other parties"


def _why_false(row: Row, gold: Sequence[Row], predicted: Sequence[Row]) -> str:
    if not gold:
        return "false: an article without claims"
    if any(same_claim(other, row) for other in predicted if other is not row):
        return "false: told twice"
    near = [g for g in gold if evidence_overlaps(g, row)]
    if not near:
        return "false: no gold claim near its evidence"
    if any(same_core(g, row) for g in near):
        return "false: another stage or polarity of a claim there"
    if any(row.supplier == g.supplier and row.recipient == g.recipient for g in near):
        return "false: claims there, but of other items"
    return "false: claims there, but of other parties"


def _fields(comparison: Comparison) -> Iterator[Cause]:
    """What keeps pairs of the level claim from agreeing in full, field by field."""
    now = comparison.level("full")
    for field, same in _ASKED_IN_FULL.items():
        errors = tuple(Error(g, p) for g, p in comparison.matched() if not same(g, p))
        if errors:
            others = [other for name, other in _ASKED_IN_FULL.items() if name != field]
            hit = sum(len(matches(g, p, _all_of(same_claim, *others))) for g, p in comparison.pairs)
            yield Cause(
                f"found, wrong {field}", "full", errors, PRF(hit, now.gold, now.predicted).f1 - now.f1
            )


_ASKED_IN_FULL: Mapping[str, Agree] = MappingProxyType(
    {field: SAME[field] for field in FULL_FIELDS} | {"evidence": evidence_overlaps}
)


def _all_of(*agrees: Agree) -> Agree:
    return lambda g, p: all(agree(g, p) for agree in agrees)


def _line(cause: Cause, error: Error) -> str:
    """The article, what gold and the coder say, and the quote."""
    field = cause.name.rsplit(" ", 1)[-1] if cause.level == "full" else ""
    rows = [(name, row) for name, row in (("gold", error.gold), ("told", error.predicted)) if row is not None]
    said = " | ".join(f"{name}: {_brief(row.source, field)}" for name, row in rows)
    return f"{rows[0][1].doc}: {said} | {_quote(rows[0][1].source)!r}"


def _brief(row: Mapping[str, Any], field: str) -> str:
    item = row.get("system") or row.get("category")
    told = f"{row.get('supplier')} > {row.get('recipient')}, {item}, {row.get('stage')}"
    if row.get("polarity") == "denied":
        told += " denied"
    return told + (f", {field} {_shown(row.get(field))}" if field and field != "evidence" else "")


def _shown(value: Any) -> str:
    """A field's value: '18 launcher', '4..6 item', '2016..', 'certain', '-' where there is none."""
    if not isinstance(value, dict):
        return "-" if value is None else str(value)
    low, high = (
        "" if bound is None else str(bound)
        for bound in (value.get("low", value.get("start")), value.get("high", value.get("end")))
    )
    unit = value.get("unit") or value.get("currency") or ""
    return f"{low if low == high else f'{low}..{high}'} {unit}".strip()


def _quote(row: Mapping[str, Any]) -> str:
    quote = next((piece.get("quote") or "" for piece in row.get("evidence") or ()), "")
    return quote if len(quote) <= _QUOTED else quote[: _QUOTED - 1] + "…"

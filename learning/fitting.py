"""Logistic regression over signs: one table for whether a claim is told, one for each part, one for the stage."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from armsledger.claims.english.tellings import PARTS
from armsledger.claims.english.weighing import ALWAYS, Table, Weights
from armsledger.terms import Stage
from learning.examples import Example

STRENGTH = 0.1
"""The inverse strength of the quadratic penalty (cross-validated among 0.03, 0.1 and 0.3)."""

RAREST = 3
"""Signs seen fewer times than this are left out."""

LIGHTEST = 0.01
"""Weights smaller than this are left out of the tables."""


def fitted(examples: Sequence[Example]) -> Weights:
    """The weights that fit the examples."""
    judged = [e for e in examples if e.told is not None]
    told = [e for e in examples if e.told]
    tables = {"told": _binary([e.signs for e in judged], [bool(e.told) for e in judged])}
    for part in PARTS:
        rows = [(signs, code in _gold(e, part)) for e in told for code, signs in e.parties[part].items()]
        tables[str(part)] = _binary([s for s, _ in rows], [right for _, right in rows])
    tables["stage"] = _stages([e for e in told if not e.alone and all(c["stage"] for c in e.claims)])
    return Weights(tables)


def _gold(example: Example, part: str) -> set[str | None]:
    return {claim[part] for claim in example.claims}


def _stages(told: Sequence[Example]) -> Table:
    """One column for each stage; a stage that is hardly ever told keeps to its rarity."""
    rows = [e.stage_signs for e in told]
    gold = [{c["stage"] for c in e.claims} for e in told]
    columns = [_binary(rows, [str(stage) in some for some in gold]) for stage in Stage]
    signs = sorted(set().union(*columns))
    return {sign: tuple(column.get(sign, (0.0,))[0] for column in columns) for sign in signs}


def _binary(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> Table:
    counts = Counter(sign for row in rows for sign in set(row))
    names = sorted(sign for sign, n in counts.items() if n >= RAREST)
    if sum(right) < RAREST:
        return {ALWAYS: (-6.0,)}
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=400)
    model.fit(_matrix(rows, names), list(right))
    weights = {name: float(w) for name, w in zip(names, model.coef_[0], strict=True)}
    weights[ALWAYS] = weights.get(ALWAYS, 0.0) + float(model.intercept_[0])
    return {name: (round(w, 3),) for name, w in weights.items() if abs(w) >= LIGHTEST or name == ALWAYS}


def _matrix(rows: Sequence[Sequence[str]], names: Sequence[str]) -> csr_matrix:
    place = {name: n for n, name in enumerate(names)}
    cells = [(n, place[sign]) for n, row in enumerate(rows) for sign in set(row) if sign in place]
    across, down = zip(*cells, strict=True) if cells else ((), ())
    return csr_matrix((np.ones(len(cells)), (across, down)), shape=(len(rows), len(names)))

"""How well groups agree with labels: pairwise and B-cubed precision, recall and F1."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """Precision and recall, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.3f} / {self.recall:.3f} / {self.f1:.3f}"


@dataclass(frozen=True)
class Scores:
    """Pairs: of all pairs put together, those that belong together. B-cubed: the same seen from each claim."""

    claims: int
    deals: int
    groups: int
    pairwise: Score
    b_cubed: Score

    def __str__(self) -> str:
        size = f"{self.claims} claims, {self.deals} deals, {self.groups} transfers"
        return f"{size}; P / R / F1 pairwise {self.pairwise}, B-cubed {self.b_cubed}"


def scored(labels: Mapping[str, str], groups: Mapping[str, str]) -> Scores:
    """The scores of groups against labels, both by item.

    Source of B-cubed: Bagga and Baldwin (1998), Entity-based cross-document coreferencing using the vector
    space model; of both as compared measures: Amigó, Gonzalo, Artiles and Verdejo (2009), A comparison of
    extrinsic clustering evaluation metrics based on formal constraints.
    """
    deals, found = Counter(labels.values()), Counter(groups[item] for item in labels)
    both = Counter((labels[item], groups[item]) for item in labels)
    together = _pairs(both)
    items = len(labels)
    return Scores(
        claims=items,
        deals=len(deals),
        groups=len(found),
        pairwise=Score(together / (_pairs(found) or 1), together / (_pairs(deals) or 1)),
        b_cubed=Score(
            sum(n * n / found[part] for (_, part), n in both.items()) / items,
            sum(n * n / deals[deal] for (deal, _), n in both.items()) / items,
        ),
    )


def _pairs(counted: Counter) -> int:  # type: ignore[type-arg]
    return sum(n * (n - 1) // 2 for n in counted.values())

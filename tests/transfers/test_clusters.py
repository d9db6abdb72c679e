"""Labelled claims come together as a careful reader puts them, on both halves, the held-out one too."""

from pathlib import Path

import pytest
from tests.transfers.clusters.reading import HALVES, labelled, measured
from tests.transfers.clusters.scores import Score, scored

from armsledger.transfers import group

PAIRWISE = {"tuning": 0.95, "held_out": 0.94}
"""Floors of pairwise F1, below what was measured; nothing may sink under 0.9."""


@pytest.mark.parametrize("half", HALVES)
def test_transfers_agree_with_the_labels(half: str) -> None:
    scores = measured(half)
    assert scores.pairwise.f1 >= max(0.9, PAIRWISE[half]), scores
    assert scores.b_cubed.f1 >= 0.95, scores


def test_there_are_claims_enough_and_no_pair_stands_in_both_halves() -> None:
    claims = {half: labelled(half) for half in HALVES}
    assert all(len(some) >= 100 for some in claims.values())
    pairs = [{(c.testimony.claim.supplier, c.testimony.claim.recipient) for c in claims[h]} for h in HALVES]
    assert not pairs[0] & pairs[1]
    kinds = [c.testimony.claim for some in claims.values() for c in some]
    assert {"denied", "affirmed"} == {str(k.polarity) for k in kinds}
    assert {"finance", "service", "unspecified"} <= {str(k.category) for k in kinds}
    assert any(k.supplier is None for k in kinds)
    assert sum(k.system is None for k in kinds) > 40
    assert sum(k.when is None for k in kinds) > 40


@pytest.mark.parametrize("half", HALVES)
def test_options_are_known_from_orders(half: str) -> None:
    claims = labelled(half)
    found = group([c.testimony for c in claims]).transfers
    assert {i for t in found for i in t.options} == {c.id for c in claims if c.option}


def test_scores_are_those_of_the_papers() -> None:
    """Bagga and Baldwin's own example: two wrong merges that only B-cubed tells apart."""
    truth = dict(zip("123456789abc", "aaaaabbccccc", strict=True))
    small = scored(truth, dict(zip("123456789abc", "aaaaabbbbbbb", strict=True)))
    large = scored(truth, dict(zip("123456789abc", "aaaaabbaaaaa", strict=True)))
    assert (round(small.b_cubed.precision, 2), small.b_cubed.recall) == (0.76, 1)
    assert (round(large.b_cubed.precision, 2), large.b_cubed.recall) == (0.58, 1)
    assert small.pairwise == Score(21 / 31, 1)


def test_apart_and_together_score_as_they_should() -> None:
    truth = {"1": "a", "2": "a", "3": "b"}
    apart = scored(truth, {"1": "x", "2": "y", "3": "z"})
    assert (apart.pairwise.f1, apart.b_cubed.recall, apart.b_cubed.precision) == (0, 2 / 3, 1)
    right = scored(truth, {"1": "x", "2": "x", "3": "z"})
    assert right.pairwise.f1 == right.b_cubed.f1 == 1


@pytest.mark.parametrize("half", HALVES)
def test_the_scores_on_paper_are_those_measured(half: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "deals.md").read_text(encoding="utf-8")
    scores = measured(half)
    assert f"| {scores.claims} | {scores.deals} | {scores.pairwise} | {scores.b_cubed} |" in page

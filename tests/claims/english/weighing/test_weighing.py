"""Who has a part in what is told, and whether it is told at all: signs weighed, by the package's weights or others."""

import csv
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from tests.claims.english.reading import PUBLISHED, told
from tests.makers import article

from armsledger.claims.english.coder import EnglishRules
from armsledger.claims.english.goods import resolved
from armsledger.claims.english.passages import passages
from armsledger.claims.english.tellings import Scene, tellings_in
from armsledger.claims.english.weighing import LEAST, TABLES, Verdict, Weighing, Weights, candidates, learnt
from armsledger.terms import Stage

PLAIN = "Spain delivered ten tanks to Kenya."
EVEN = (0.0,) * len(Stage)
HERE = {"here": 9.0}


def weighings(text: str, weights: Weights | None = None) -> Iterator[Weighing]:
    """Each mention of goods in a text, weighed."""
    read = tuple(passages(article(text, published=PUBLISHED)))
    scene = Scene(read, tuple(tellings_in(resolved(read))))
    return (Weighing.of(telling, scene, weights or learnt()) for telling in scene.tellings)


def verdicts(text: str, weights: Weights | None = None) -> list[Verdict]:
    return [weighing.verdict(published=PUBLISHED) for weighing in weighings(text, weights)]


def weighing_only(**tables: dict[str, float | tuple[float, ...]]) -> Weights:
    """Weights that know these signs and no others."""
    rows = {name: {"always": EVEN if name == "stage" else (0.0,)} | tables.get(name, {}) for name in TABLES}
    return Weights(
        {n: {s: w if isinstance(w, tuple) else (w,) for s, w in r.items()} for n, r in rows.items()}
    )


def coded(text: str, weights: Weights) -> list[tuple[str | None, str | None]]:
    """Supplier and recipient of each claim that the coder makes with these weights."""
    found = EnglishRules(weights).code(article(text, published=PUBLISHED))
    return [(claim.supplier, claim.recipient) for claim in found]


# Candidates


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("Zambia, Kenya's neighbour, bought ten tanks from Spain.", "KEN"),
        ("Zambia, the arch-foe of Kenya, received ten tanks from Spain.", "KEN"),
        ("Spain delivered ten tanks to Oman's rival, Zambia.", "OMN"),
    ],
)
def test_who_only_tells_who_somebody_else_is_has_no_part(text: str, related: str) -> None:
    for weighing in weighings(text):
        considered = candidates(weighing.telling, weighing.scene)
        assert related not in considered
        assert {"ESP", "ZMB"} <= set(considered)
    assert {tuple(row.split()) for row in told(text, "supplier", "recipient")} == {("ESP", "ZMB")}


def test_who_is_not_named_in_the_sentence_is_considered() -> None:
    text = "Spain and Kenya signed a contract in May. Ten tanks have been delivered."
    last = list(weighings(text))[-1]
    assert {"ESP", "KEN"} <= set(candidates(last.telling, last.scene))


# Pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Spain delivered tanks to Zambia and Kenya.", ["ESP KEN", "ESP ZMB"]),
        ("Spain and Italy delivered tanks to Kenya.", ["ESP KEN", "ITA KEN"]),
        (
            "Spain and Italy delivered tanks to Zambia and Kenya.",
            ["ESP KEN", "ESP ZMB", "ITA KEN", "ITA ZMB"],
        ),
    ],
)
def test_parties_in_one_list_each_have_a_claim(text: str, pairs: list[str]) -> None:
    assert told(text, "supplier", "recipient") == pairs


def test_who_is_left_open_stays_open() -> None:
    assert told("France will sell 12 howitzers abroad.", "supplier", "recipient") == ["FRA -"]


def test_nobody_gives_to_themselves() -> None:
    for text in (PLAIN, "Spain sold Spain's tanks.", "Spain delivered tanks to Zambia and Spain."):
        for verdict in verdicts(text):
            codes = [[c.party.code for c in (p.supplier, p.recipient) if c] for p in verdict.pairs]
            assert all(len(some) == len(set(some)) for some in codes)


# Weights


@pytest.mark.parametrize(("weight", "stands"), [(-9.0, False), (-1.0, False), (1.0, True), (9.0, True)])
def test_a_claim_is_made_from_the_least_sureness_on(weight: float, *, stands: bool) -> None:
    weights = weighing_only(told={"always": weight}, supplier=HERE, recipient=HERE)
    (verdict,) = verdicts(PLAIN, weights)
    assert 0 <= verdict.sureness <= 1
    assert (verdict.sureness >= LEAST) is stands
    assert verdict.stands is stands
    assert bool(coded(PLAIN, weights)) is stands


def test_weights_say_who_has_which_part() -> None:
    first_gives = {"before": 6.0, "after": -6.0, "nobody": -6.0}
    last_gives = {"before": -6.0, "after": 6.0, "nobody": -6.0}
    yes = {"always": 9.0}
    assert coded(PLAIN, weighing_only(told=yes, supplier=first_gives, recipient=last_gives)) == [
        ("ESP", "KEN")
    ]
    assert coded(PLAIN, weighing_only(told=yes, supplier=last_gives, recipient=first_gives)) == [
        ("KEN", "ESP")
    ]


def test_weights_say_that_nobody_has_a_part() -> None:
    weights = weighing_only(
        told={"always": 9.0},
        supplier={"before": 6.0, "after": -6.0, "nobody": -6.0},
        recipient={"before": -6.0, "after": -6.0, "nobody": 6.0},
    )
    assert coded(PLAIN, weights) == [("ESP", None)]


@pytest.mark.parametrize("stage", Stage)
def test_weights_say_the_stage_where_no_trigger_governs_the_goods(stage: Stage) -> None:
    column = tuple(6.0 if s is stage else -6.0 for s in Stage)
    sure: dict[str, Any] = {"told": {"always": 9.0}, "supplier": HERE, "recipient": HERE}
    (alone,) = verdicts(
        "Spain's six new howitzers: Kenya is glad.", weighing_only(**sure, stage={"reach=alone": column})
    )
    (governed,) = verdicts(PLAIN, weighing_only(**sure, stage={"always": column}))
    assert alone.stage is stage
    assert governed.stage is Stage.DELIVERY


def test_the_heaviest_signs_are_told_with_their_weights() -> None:
    weights = weighing_only(
        told={"always": 9.0, "named=False": 1.25, "category=tank": -0.5},
        supplier={"before": 6.0, "nobody": -6.0, "here": 0.01},
        recipient={"after": 6.0, "nobody": -6.0},
    )
    (verdict,) = verdicts(PLAIN, weights)
    assert "named=False +1.2; category=tank -0.5" in verdict.why["told"]
    assert "'Spain', nsubj of 'delivered'" in verdict.pairs[0].why["supplier"]
    assert "before +6.0; here +0.0" in verdict.pairs[0].why["supplier"]
    assert "after +6.0" in verdict.pairs[0].why["recipient"]


# The tables


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_weights_can_be_read_by_people_and_programs(name: str) -> None:
    path = files("armsledger.claims.english.weighing").joinpath("weights", f"{name}.csv")
    head, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    assert head == (["sign", *Stage] if name == "stage" else ["sign", "weight"])
    signs = [row[0] for row in rows]
    assert len(signs) == len(set(signs))
    assert signs == sorted(signs)
    assert "always" in signs
    for sign, *weights in rows:
        assert len(weights) == len(head) - 1, sign
        assert all(abs(float(weight)) < 10 for weight in weights), sign
        assert any(float(weight) for weight in weights), sign

"""Each error has one cause, is shown on one line, and costs what the scores lose by it."""

import random

import pytest
from tests.claims.test_scores import ARTICLES, TEXT, claim, piece, random_claims, spoilt

from armsledger.claims.causes import causes_of, listing
from armsledger.claims.scores import compare, scores_of

OTHER = [piece("Ukraine delivered tanks to Kenya")]


def told(gold, predicted):
    """The causes of the errors, each with how many there are."""
    return {cause.name: len(cause.errors) for cause in causes_of(compare(ARTICLES, gold, predicted))}


def test_without_errors_there_is_no_cause():
    assert told([claim()], [claim()]) == {}
    assert told([], []) == {}


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"supplier": "UKR"}, "wrong supplier"),
        ({"supplier": None}, "supplier not told"),
        ({"recipient": "KEN"}, "wrong recipient"),
        ({"recipient": None}, "recipient not told"),
        ({"system": "TOS-1A"}, "wrong item"),
        ({"system": None, "category": "tank"}, "wrong item"),
        ({"stage": "delivery"}, "wrong stage"),
        ({"polarity": "denied"}, "wrong polarity"),
        ({"stage": "delivery", "polarity": "denied"}, "wrong stage and polarity"),
        ({"supplier": "AZE", "recipient": "RUS"}, "supplier and recipient the wrong way round"),
        ({"supplier": "UKR", "stage": "delivery"}, "wrong supplier and stage"),
    ],
)
def test_a_claim_told_wrongly_is_one_error(changed, cause):
    assert told([claim()], [claim(**changed)]) == {cause: 1}


def test_a_party_that_gold_does_not_have():
    assert told([claim(supplier=None)], [claim()]) == {"supplier told where gold has none": 1}


def test_claims_that_differ_in_two_things_and_stand_elsewhere_are_two_errors():
    assert told([claim()], [claim(stage="delivery", supplier="UKR", evidence=OTHER)]) == {
        "missed: no claim near its evidence": 1,
        "false: no gold claim near its evidence": 1,
    }


@pytest.mark.parametrize(
    ("gold", "predicted", "cause"),
    [
        ([claim()], [], "missed: no claim in the article"),
        ([claim(), claim(supplier="UKR", evidence=OTHER)], [claim()], "missed: no claim near its evidence"),
        ([claim(), claim(system="TOS-1A")], [claim()], "missed: claims there, the item not among them"),
        (
            [claim(), claim(supplier="USA", recipient="KEN")],
            [claim()],
            "missed: claims there, of other parties",
        ),
        (
            [claim(), claim(quantity=None)],
            [claim()],
            "missed: a claim like it there, told once for two",
        ),
        ([], [claim()], "false: an article without claims"),
        ([claim()], [claim(), claim(quantity=None)], "false: told twice"),
        (
            [claim()],
            [claim(), claim(supplier="UKR", evidence=OTHER)],
            "false: no gold claim near its evidence",
        ),
        (
            [claim()],
            [claim(), claim(stage="delivery")],
            "false: another stage or polarity of a claim there",
        ),
        ([claim()], [claim(), claim(system="TOS-1A")], "false: claims there, but of other items"),
        (
            [claim()],
            [claim(), claim(supplier="USA", recipient="KEN")],
            "false: claims there, but of other parties",
        ),
        ([claim()], [claim(), claim(evidence=[])], "its quote does not stand"),
    ],
)
def test_what_is_left_over_is_missed_or_false(gold, predicted, cause):
    assert told(gold, predicted) == {cause: 1}


def test_what_keeps_a_found_claim_from_being_right_in_full():
    gold = [claim(when={"start": "2009", "end": "2009"})]
    assert told(gold, [claim(certainty="probable", category="missile")]) == {
        "found, wrong when": 1,
        "found, wrong certainty": 1,
        "found, wrong category": 1,
    }
    assert told([claim()], [claim(evidence=OTHER)]) == {"found, wrong evidence": 1}


def test_the_points_are_what_f1_would_gain():
    gold = [claim(), claim(recipient="ARM"), claim(recipient="GEO", system="Grad")]
    predicted = [claim(), claim(recipient="ARM", stage="delivery"), claim(recipient="IRN", system="Buk")]
    costs = {c.name: (c.level, round(c.points, 4)) for c in causes_of(compare(ARTICLES, gold, predicted))}
    assert costs == {
        "wrong recipient and item": ("claim", 0.3333),
        "wrong stage": ("claim", 0.3333),
    }
    costs = {c.name: round(c.points, 4) for c in causes_of(compare(ARTICLES, gold, predicted[:1]))}
    assert costs == {"missed: claims there, of other parties": 0.5}
    costs = {
        c.name: round(c.points, 4)
        for c in causes_of(compare(ARTICLES, gold[:1], [claim(), claim(value=None)]))
    }
    assert costs == {"false: told twice": 0.3333}


def test_a_field_costs_what_full_would_gain_if_it_did_not_count():
    gold = [claim(), claim(recipient="ARM")]
    predicted = [claim(quantity=None), claim(recipient="ARM", quantity=None, side="media", speaker="A")]
    costs = {c.name: (c.level, c.points) for c in causes_of(compare(ARTICLES, gold, predicted))}
    assert costs == {"found, wrong quantity": ("full", 0.5), "found, wrong side": ("full", 0.0)}


def test_the_listing_shows_both_claims_on_one_line_and_ends_with_the_costs():
    gold = [claim(), claim(recipient="ARM"), claim(recipient="GEO")]
    predicted = [
        claim(stage="delivery"),
        claim(recipient="ARM", stage="delivery", polarity="affirmed"),
        claim(recipient="GEO", quantity={"low": 4, "high": None, "unit": "item"}),
    ]
    lines = listing(causes_of(compare(ARTICLES, gold, predicted)), most=1).splitlines()
    assert lines == [
        "",
        "wrong stage (2)",
        "  a: gold: RUS > AZE, Smerch, agreement | told: RUS > AZE, Smerch, delivery"
        " | 'Russia sold 18 Smerch launchers'",
        "",
        "found, wrong quantity (1)",
        "  a: gold: RUS > GEO, Smerch, agreement, quantity 18 launcher"
        " | told: RUS > GEO, Smerch, agreement, quantity 4.. item | 'Russia sold 18 Smerch launchers'",
        "",
        "cause                  count  F1 points",
        "wrong stage                2   66.7 claim",
        "found, wrong quantity      1   33.3 full",
    ]


@pytest.mark.parametrize("seed", range(8))
def test_every_error_is_told_once_and_points_add_up(seed):
    chance = random.Random(seed)
    articles = [*ARTICLES[:1], ARTICLES[1] | {"text": TEXT}, {"id": "c", "text": None}]
    gold = list(random_claims(chance, 30))
    predicted = [*random_claims(chance, 30), *chance.sample(gold, 8)]
    predicted = [spoilt(chance, row) if chance.random() < 0.1 else row for row in predicted]
    comparison = compare(articles, gold, predicted)
    scores = scores_of(comparison)
    errors = [error for cause in causes_of(comparison) if cause.level == "claim" for error in cause.errors]
    missed = [id(e.gold.source) for e in errors if e.gold]
    false = [id(e.predicted.source) for e in errors if e.predicted]
    assert sorted(missed) == sorted(map(id, scores.missed))
    assert sorted(false) == sorted(map(id, scores.spurious))
    assert all(cause.points >= 0 for cause in causes_of(comparison))
    assert listing(causes_of(comparison), most=2)

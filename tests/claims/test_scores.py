"""Scores count as the annotation guide says, and as its own scorer does where that is at hand."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from armsledger.claims.score_rows import json_rows
from armsledger.claims.scores import figures, score, table
from armsledger.errors import InputError, UsageError

ROOT = Path(__file__).parents[2]
QUALITY = ROOT / "tests" / "quality"
SCORER = ROOT.parent / "shared" / "gold" / "score.py"

TEXT = "Russia sold 18 Smerch launchers to Azerbaijan, and Ukraine delivered tanks to Kenya in 2009."
ARTICLES = [
    {"id": "a", "title": "Russia arms Azerbaijan", "text": TEXT},
    {"id": "b", "title": None, "text": "No."},
]


def piece(quote, place="text"):
    start = (TEXT if place == "text" else ARTICLES[0]["title"]).index(quote)
    return {"in": place, "start": start, "end": start + len(quote), "quote": quote}


def claim(**fields):
    plain = {
        "doc": "a",
        "supplier": "RUS",
        "recipient": "AZE",
        "item": "launchers",
        "system": "Smerch",
        "category": "artillery",
        "quantity": {"low": 18, "high": 18, "unit": "launcher"},
        "value": None,
        "stage": "agreement",
        "polarity": "affirmed",
        "certainty": "certain",
        "when": None,
        "speaker": None,
        "side": None,
        "evidence": [piece("Russia sold 18 Smerch launchers")],
    }
    return plain | fields


def counts(level):
    return (level.hit, level.gold, level.predicted)


def test_equal_claims_score_one_at_every_level():
    scores = score(ARTICLES, [claim()], [claim()])
    assert [scores.core.f1, scores.claim.f1, scores.full.f1, scores.relevant.f1] == [1, 1, 1, 1]
    assert (scores.missed, scores.spurious, scores.unsound) == ((), (), 0)
    assert scores.fields["quantity"] == 1 and scores.fields["when, where gold states it"] == 0


def test_nothing_predicted_scores_nought_and_all_is_missed():
    scores = score(ARTICLES, [claim()], [])
    assert counts(scores.core) == (0, 1, 0)
    assert (scores.core.p, scores.core.r, scores.core.f1) == (0, 0, 0)
    assert scores.missed == (claim(),)


def test_no_gold_and_nothing_predicted():
    assert score(ARTICLES, [], []).claim.f1 == 0
    assert score([], [], []).articles == 0


def test_levels_part_where_stage_and_amount_differ():
    other_stage = claim(stage="delivery")
    other_count = claim(quantity={"low": 12, "high": 12, "unit": "launcher"})
    scores = score(ARTICLES, [claim()], [other_stage])
    assert (scores.core.hit, scores.claim.hit) == (1, 0)
    assert scores.spurious == (other_stage,)
    scores = score(ARTICLES, [claim()], [other_count])
    assert (scores.claim.hit, scores.full.hit) == (1, 0)
    assert scores.fields["quantity"] == 0


def test_an_early_pair_gives_up_its_partner_where_another_needs_it():
    # The likest partner of `first` is the only one of `second`: taking the likest pairs in turn finds one.
    first = claim(system="MQ-9", category="combat_aircraft")
    second = claim(system=None, category="uav", evidence=[piece("Ukraine delivered tanks")])
    likest = claim(system="MQ-9 Reaper", category="uav")
    fallback = claim(system=None, category="combat_aircraft", certainty="possible", side="media")
    for gold in ([first, second], [second, first]):
        for predicted in ([likest, fallback], [fallback, likest]):
            assert score(ARTICLES, gold, predicted).core.hit == 2


def test_a_long_chain_of_pairs_does_not_break():
    gold = [claim() for _ in range(60)] + [claim(quantity=None)]
    assert score(ARTICLES, gold, list(reversed(gold))).full.hit == 61


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("MQ-9", "MQ-9 Reaper", True),
        ("Reaper", "MQ-9 Reaper", True),
        ("S-300", "s300", True),
        ("M1", "M113", False),
        ("M1", "M1 Abrams", True),
        ("T-7", "T-72", False),
        ("72", "T-72B", True),
        ("Mk", "Mk 46", False),
        ("С-300", "с300пму", True),
    ],
)
def test_a_system_may_hold_the_other_but_never_cut_a_number(one, other, same):
    for a, b in ((one, other), (other, one)):
        assert score(ARTICLES, [claim(system=a)], [claim(system=b)]).core.hit == same


def test_without_a_system_on_both_sides_the_category_decides():
    assert score(ARTICLES, [claim(system=None)], [claim()]).core.hit == 1
    assert score(ARTICLES, [claim(system=None)], [claim(category="missile")]).core.hit == 0


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("item", "launcher", True),
        ("missile", "item", True),
        ("system", "missile", False),
        ("item", "battery", False),
    ],
)
def test_a_plain_item_may_be_counted_as_a_missile_or_launcher(gold, predicted, same):
    a, b = ({"low": 18, "high": None, "unit": unit} for unit in (gold, predicted))
    assert score(ARTICLES, [claim(quantity=a)], [claim(quantity=b)]).fields["quantity"] == same


def test_years_and_speakers_are_compared_loosely():
    one = claim(when={"start": "2009", "end": None}, speaker="Serzh Sargsyan", side="recipient")
    other = claim(
        when={"start": "2009-04-01", "end": None}, speaker="President Sargsyan Serzh", side="recipient"
    )
    fields = score(ARTICLES, [one], [other]).fields
    assert (fields["when"], fields["speaker"]) == (1, 1)
    fields = score(ARTICLES, [one], [claim()]).fields
    assert (fields["when"], fields["speaker, where gold states it"]) == (0, 0)


def test_evidence_may_stand_in_the_title_but_overlaps_only_there():
    in_title = claim(evidence=[piece("Russia arms Azerbaijan", "title")])
    assert score(ARTICLES, [in_title], [in_title]).full.hit == 1
    scores = score(ARTICLES, [claim()], [in_title])
    assert (scores.claim.hit, scores.full.hit) == (1, 0)


@pytest.mark.parametrize(
    "evidence",
    [
        None,
        [],
        [{"in": "text", "start": 0, "end": 6, "quote": "Rusian"}],
        [piece("Russia sold"), {"in": "text", "start": 5, "end": 5, "quote": ""}],
        [{"in": "text", "start": -3, "end": 6, "quote": "Russia"}],
        [{"in": "title", "start": 900, "end": 950, "quote": ""}],
        [{"start": 0, "end": 6, "quote": "Russia"}],
        [{"in": "text", "start": "0", "end": "6", "quote": "Russia"}],
    ],
)
def test_a_claim_whose_evidence_does_not_stand_matches_nothing(evidence):
    unsound = claim(evidence=evidence)
    scores = score(ARTICLES, [claim()], [unsound])
    assert (scores.unsound, scores.core.hit, scores.core.predicted) == (1, 0, 1)
    assert (scores.spurious, scores.relevant.predicted) == ((unsound,), 0)
    assert "unsound   1 claims" in table(scores)


def test_a_claim_of_an_unknown_article_is_unsound():
    assert score(ARTICLES, [], [claim(doc="elsewhere")]).unsound == 1


def test_gold_of_an_unknown_article_is_refused():
    with pytest.raises(UsageError, match="elsewhere"):
        score(ARTICLES, [claim(doc="elsewhere")], [])


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"doc": None}, "doc"),
        ({"supplier": ["RUS"]}, "supplier"),
        ({"quantity": 18}, "quantity"),
        ({"quantity": {"low": "18", "high": 18}}, "quantity"),
        ({"value": {"low": 1, "high": 10**400, "currency": "USD"}}, "value"),
        ({"when": {"start": 2009, "end": None}}, "when"),
        ({"evidence": "Russia sold"}, "evidence"),
        ({"evidence": ["Russia sold"]}, "evidence"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(fields, named):
    with pytest.raises(InputError, match=rf"gold claim 2.*`{named}`"):
        score(ARTICLES, [claim(), claim(**fields)], [])
    with pytest.raises(InputError, match=rf"predicted claim 1.*`{named}`"):
        score(ARTICLES, [], [claim(**fields)])


def test_gold_evidence_needs_offsets_and_articles_an_id():
    with pytest.raises(InputError, match=r"gold claim 1 .*`evidence`"):
        score(ARTICLES, [claim(evidence=[{"quote": "Russia"}])], [])
    with pytest.raises(InputError, match=r"article 1.*`id`"):
        score([{"text": TEXT}], [], [])


def test_json_lines_are_read_and_a_bad_line_is_named():
    assert json_rows(['{"doc": "a"}\n', "\n"], source="gold.jsonl") == ({"doc": "a"},)
    for bad in ("{", "[1]", "[" * 100_000):
        with pytest.raises(InputError, match=r"gold\.jsonl, line 3"):
            json_rows(['{"doc": "a"}', "", bad], source="gold.jsonl")


def test_the_table_has_a_line_a_level():
    lines = table(score(ARTICLES, [claim(), claim(recipient="ARM")], [claim(category="tank", system=None)]))
    assert lines.splitlines()[0].startswith("core      P 0.000  R 0.000  F1 0.000   (0 of 2 gold, 1")
    assert [line.split()[0] for line in lines.splitlines()] == ["core", "claim", "full", "relevant", "fields"]


def random_claims(chance, number):
    """Claims from small pools, so that many agree with many."""
    quotes = [
        "Russia sold 18 Smerch launchers",
        "sold 18",
        "Ukraine delivered tanks to Kenya",
        "Kenya in 2009",
    ]
    amounts = [None, {"low": None, "high": None, "unit": "item"}, {"low": 3, "high": None, "unit": "item"}]
    amounts += [{"low": 3, "high": None, "unit": "missile"}, {"low": 3.0, "high": None, "unit": "system"}]
    spans = [
        None,
        {"start": "2009", "end": "2009"},
        {"start": "2009-05", "end": "2009"},
        {"start": None, "end": None},
    ]
    for _ in range(number):
        yield claim(
            doc=chance.choice("aaab"),
            supplier=chance.choice(["RUS", "rus ", None]),
            recipient=chance.choice(["AZE", "KEN"]),
            system=chance.choice(["MQ-9", "MQ-9 Reaper", "Reaper", "M1", "M113", None, ""]),
            category=chance.choice(["uav", "tank"]),
            quantity=chance.choice(amounts),
            value=chance.choice([None, {"low": 5e9, "high": None, "currency": "USD"}]),
            stage=chance.choice(["agreement", "delivery"]),
            polarity=chance.choice(["affirmed", "affirmed", "denied"]),
            certainty=chance.choice(["certain", "probable"]),
            when=chance.choice(spans),
            speaker=chance.choice([None, "", "Ivan Volynkin", "Volynkin", "Mr. Volynkin", "?"]),
            side=chance.choice([None, "supplier"]),
            evidence=[piece(quote) for quote in chance.sample(quotes, 2)],
        )


def spoilt(chance, row):
    evidence = chance.choice(
        [[], None, [{"in": "text", "start": 1, "end": 7, "quote": "Russia"}], row["evidence"]]
    )
    return row | {"evidence": evidence, "doc": chance.choice([row["doc"], "elsewhere"])}


def scored_by_the_guide(folder, *tables):
    paths = [folder / name for name in ("articles.jsonl", "gold.jsonl", "predicted.jsonl")]
    for path, rows in zip(paths, tables, strict=True):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCORER, *paths, "--json"], capture_output=True, check=True, encoding="utf-8"
    )
    return json.loads(done.stdout)


@pytest.mark.skipif(not SCORER.exists(), reason="the guide's scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(6))
def test_figures_equal_those_of_the_guides_scorer(tmp_path, seed):
    chance = random.Random(seed)
    articles = [*ARTICLES[:1], ARTICLES[1] | {"text": TEXT}, {"id": "c", "text": None}]
    gold = list(random_claims(chance, 40))
    predicted = [*random_claims(chance, 40), *chance.sample(gold, 8)]
    predicted = [spoilt(chance, row) if chance.random() < 0.1 else row for row in predicted]
    scores = figures(score(articles, gold, predicted))
    assert scores == scored_by_the_guide(tmp_path, articles, gold, predicted)
    assert 0 < scores["claim"]["hit"] < 48


def blurred(chance, row):
    """A gold claim as a coder might have it: some fields lost or wrong."""
    system = (row["system"] or "x").split("-")[0]
    changes = {"system": system, "stage": "delivery", "speaker": None, "quantity": None, "when": None}
    changes |= {"category": "missile", "supplier": "RUS", "evidence": row["evidence"][-1:]}
    return row | {field: changes[field] for field in chance.sample(sorted(changes), chance.randrange(3))}


@pytest.mark.skipif(not SCORER.exists(), reason="the guide's scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(3))
def test_figures_on_real_reports_equal_those_of_the_guides_scorer(tmp_path, seed):
    chance = random.Random(seed)
    articles, gold = (
        json_rows((QUALITY / name).open(encoding="utf-8"), source=name)
        for name in ("articles.jsonl", "claims.jsonl")
    )
    predicted = [blurred(chance, row) for row in gold if chance.random() < 0.8]
    scores = figures(score(articles, gold, predicted))
    assert scores == scored_by_the_guide(tmp_path, articles, gold, predicted)
    assert 0 < scores["full"]["hit"] < scores["claim"]["hit"] < scores["core"]["hit"] < len(gold)

"""The extractor keeps the scores that are pinned on the project's own gold, and the gold keeps its rules."""

import json
import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from armsledger.claims import Coder, read_back
from armsledger.claims.score_rows import json_rows
from armsledger.claims.scores import score, table
from armsledger.documents import ReadOptions, read
from armsledger.terms import Category, Certainty, Polarity, Side, Stage

HERE = Path(__file__).parent
UNSTATED = (
    "supplier_org",
    "value_of",
    "package",
    "trigger",
    "item_status",
    "state_of_origin",
    "tiv_per_unit",
)


@pytest.fixture(scope="module")
def articles():
    return json_rows((HERE / "articles.jsonl").open(encoding="utf-8"), source="articles.jsonl")


@pytest.fixture(scope="module")
def claims():
    return json_rows((HERE / "claims.jsonl").open(encoding="utf-8"), source="claims.jsonl")


@pytest.fixture(scope="module")
def pin():
    return runpy.run_path(str(HERE / "pin.py"))


def make_gold(*asked):
    return subprocess.run(
        [sys.executable, HERE / "make_gold.py", *asked], capture_output=True, encoding="utf-8", check=False
    )


def test_no_pinned_score_has_fallen(pin):
    scores = pin["measure"]()
    print(table(scores))
    pins = pin["pinned"]()
    assert pins["gold"] == pin["fingerprint"](), "the gold has changed: run pin.py --gold-changed"
    assert not pin["fallen"](pins["floors"], pin["reached"](scores))
    assert not scores.unsound


def test_a_floor_is_never_lowered_unknowingly(pin):
    pins = {"gold": "a", "floors": dict.fromkeys(pin["LEVELS"], 0.5)}
    higher, lower = pins["floors"] | {"core": 0.6}, pins["floors"] | {"full": 0.4}
    assert pin["repinned"](pins, higher, "a", gold_changed=False)["floors"] == higher
    with pytest.raises(ValueError, match=r"full is 0\.4000, pinned at 0\.5000"):
        pin["repinned"](pins, lower, "a", gold_changed=False)
    with pytest.raises(ValueError, match="--gold-changed"):
        pin["repinned"](pins, higher, "b", gold_changed=False)
    assert pin["repinned"](pins, lower, "b", gold_changed=True) == {"gold": "b", "floors": lower}
    a_hair_lower = pins["floors"] | {"full": 0.4996}
    assert pin["repinned"](pins, a_hair_lower, "a", gold_changed=False) == pins


def test_the_files_are_what_the_reports_make():
    done = make_gold("--check")
    assert done.returncode == 0, done.stderr


def test_every_gold_claim_stands_in_its_article_and_has_known_codes(claims):
    read_in = {article.id: article for article in read([str(HERE / "articles.jsonl")], ReadOptions())}
    coder = Coder("reader", "1")
    for row in claims:
        whole = dict.fromkeys(UNSTATED) | row
        claim = read_back(whole, read_in[row["doc"]], coder=coder)
        assert claim.supplier or claim.recipient
        assert (claim.speaker is None) == (claim.side is None)
        assert (claim.supplier and claim.recipient) or claim.category is not Category.UNSPECIFIED


def test_gold_scores_one_against_itself(articles, claims):
    scores = score(articles, claims, claims)
    assert {level.f1 for level in (scores.core, scores.claim, scores.full, scores.relevant)} == {1}


def test_the_reports_are_many_and_various(articles, claims):
    told = Counter(row["doc"] for row in claims)
    assert len(articles) >= 54
    assert len(articles) / 3 <= len(articles) - len(told) <= len(articles) / 2
    assert max(told.values()) <= 8
    for field, codes in {
        "stage": Stage,
        "polarity": Polarity,
        "certainty": Certainty,
        "side": Side,
        "category": Category,
    }.items():
        assert {row[field] for row in claims} - {None} == {str(code) for code in codes}
    states = {row[side] for row in claims for side in ("supplier", "recipient")} - {None}
    assert len(states) >= 60
    assert {int(article["published"][:4]) for article in articles} >= {2005, 2010, 2015, 2021}


REPORT = '''
published = "2010-01-02"
text = """
Italy sold two guns to Malta. Malta paid for the guns in Italy.
"""
[[claim]]
supplier = ["ITA", "Italy"]
recipient = ["MLT", "Malta"]
item = "guns"
category = "artillery"
quantity = ["2", "two"]
stage = "agreement"
evidence = ["Italy sold two guns to Malta"]
'''


def folder_with(tmp_path, source):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "guns.toml").write_text(source, encoding="utf-8")
    return tmp_path


def test_words_are_found_where_they_stand(tmp_path):
    assert make_gold(folder_with(tmp_path, REPORT)).returncode == 0
    claim = json.loads((tmp_path / "claims.jsonl").read_text(encoding="utf-8"))
    assert claim["evidence"] == [
        {"in": "text", "start": 0, "end": 28, "quote": "Italy sold two guns to Malta"}
    ]
    assert claim["mentions"]["recipient"] == [{"in": "text", "start": 23, "end": 28}]
    assert claim["quantity"] == {"low": 2, "high": 2, "unit": "item"}
    assert claim["value"] is None


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('evidence = ["Italy sold two guns to Malta"]', 'evidence = ["Malta"]', "'Malta' stands 2 times"),
        ("Italy sold two guns to Malta. ", "Italy sold three guns. ", "stands 0 times"),
        ('"Italy"]', '"Ital"]', "'Ital' stands 0 times"),
        ('"Italy"]', '"Italy#3"]', "'Italy' stands 2 times in the text, not 3"),
        ('stage = "agreement"', 'stages = "agreement"', "unknown keys ['stages']"),
        ('"artillery"', "artillery", "guns.toml"),
    ],
)
def test_words_that_cannot_be_placed_are_refused(tmp_path, old, new, complaint):
    assert old in REPORT
    done = make_gold(folder_with(tmp_path, REPORT.replace(old, new)))
    assert done.returncode == 1
    assert complaint in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "claims.jsonl").exists()

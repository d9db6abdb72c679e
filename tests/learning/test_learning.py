"""Learning what signs weigh: from a few annotated reports to scores, and from plain sentences to a verdict."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from tests.makers import article

pytest.importorskip("sklearn", reason="learning needs scikit-learn (requirements-dev.txt)")

import learning.__main__ as program
from learning.examples import Report, examples, reports
from learning.fitting import fitted
from learning.plain import plain_reports

from armsledger.claims.english.coder import EnglishRules
from armsledger.claims.english.weighing import TABLES, Weights
from armsledger.terms import Stage

REPORTS: dict[str, tuple[str, list[tuple[str | None, str | None, str, str]]]] = {
    "a": ("Spain delivered ten tanks to Kenya in May. Rain fell in Nairobi.", [("ESP", "KEN", "tank", "delivery")]),
    "b": ("Oman has ordered six frigates from Italy.", [("ITA", "OMN", "warship", "agreement")]),
    "c": ("The army of Chad lost two tanks near the border with Libya.", []),
    "d": ("Finland bought 12 howitzers from Sweden.", [("SWE", "FIN", "artillery", "agreement")]),
    "e": ("France will sell 40 drones abroad.", [("FRA", None, "uav", "interest")]),
    "f": ("Chile showed its tanks to guests from Peru.", []),
}  # fmt: skip


def few_plain_reports() -> Iterator[Report]:
    """One filling of each pattern, for speed."""
    return islice(plain_reports(), 0, None, 5)


@pytest.fixture
def annotated(tmp_path: Path) -> tuple[Path, Path]:
    """Six reports and their claims, in the formats of docs/claims.md."""
    articles, claims = tmp_path / "articles.jsonl", tmp_path / "claims.jsonl"
    rows = (
        {"id": name, "title": None, "text": text, "published": "2016-07-19", "url": None, "language": "en"}
        for name, (text, _) in REPORTS.items()
    )
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = (claim(name, text, *one) for name, (text, some) in REPORTS.items() for one in some)
    claims.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    return articles, claims


def claim(
    name: str, text: str, supplier: str | None, recipient: str | None, category: str, stage: str
) -> dict[str, Any]:
    """A claim whose evidence is the first sentence."""
    quote = text.split(".")[0]
    return {
        "doc": name,
        "supplier": supplier,
        "recipient": recipient,
        "item": "tanks",
        "system": None,
        "category": category,
        "quantity": None,
        "value": None,
        "stage": stage,
        "polarity": "affirmed",
        "certainty": "certain",
        "when": None,
        "speaker": None,
        "side": None,
        "evidence": [{"in": "text", "start": 0, "end": len(quote), "quote": quote}],
    }


def test_annotated_reports_become_examples(annotated: tuple[Path, Path]) -> None:
    known = {report.article.id: list(examples(report)) for report in reports(*annotated)}
    assert set(known) == set(REPORTS)
    for name, (_, told) in REPORTS.items():
        assert any(example.told for example in known[name]) is bool(told), name
    whole = next(example for example in known["a"] if not example.alone)
    assert {"ESP", "KEN", None} <= set(whole.parties["supplier"])
    assert [one["recipient"] for one in whole.claims] == ["KEN"]


def test_cross_validation_prints_the_scores_of_held_out_reports(
    annotated: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in program.WEIGHTS.iterdir() if path.is_file()}
    monkeypatch.setattr(program, "plain_reports", few_plain_reports)
    program.main([*map(str, annotated), "--folds", "2", "--test"])
    printed = capsys.readouterr().out
    core = re.search(r"^core .* F1 ([\d.]+) .*\(\d of 4 gold, \d predicted\)$", printed, re.MULTILINE)
    assert core and float(core[1]) >= 0.5
    after = {path.name: path.read_bytes() for path in program.WEIGHTS.iterdir() if path.is_file()}
    assert before == after


def test_what_is_learnt_is_written_as_tables_that_are_read_back(
    annotated: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "plain_reports", lambda: islice(few_plain_reports(), 20))
    monkeypatch.setattr(program, "WEIGHTS", tmp_path / "weights")
    program.main([*map(str, annotated), "--folds", "0"])
    for name in TABLES:
        head, *rows = (tmp_path / "weights" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert head == ("sign," + (",".join(Stage) if name == "stage" else "weight"))
        assert all(len(row.rsplit(",", head.count(","))) == head.count(",") + 1 for row in rows)


def test_files_that_are_no_pairs_are_refused(
    annotated: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        program.main([str(annotated[0])])
    assert refused.value.code == 2
    assert "articles.jsonl has no partner" in capsys.readouterr().err


@pytest.fixture(scope="module")
def plainly() -> Weights:
    """Weights from plain sentences alone."""
    return fitted([example for report in islice(plain_reports(), 0, None, 2) for example in examples(report)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway sold 20 tanks to Peru.", [("NOR", "PER", "agreement")]),
        ("Peru bought 20 tanks from Norway.", [("NOR", "PER", "agreement")]),
        ("Norway has delivered 20 howitzers to Peru.", [("NOR", "PER", "delivery")]),
        ("Peru showed its tanks to guests from Norway.", []),
    ],
)
def test_plain_sentences_teach_to_judge_plain_sentences(
    plainly: Weights, text: str, told: list[tuple[str, str, str]]
) -> None:
    found = EnglishRules(plainly).code(article(text, published="2016-07-19"))
    assert [(one.supplier, one.recipient, one.stage) for one in found] == told

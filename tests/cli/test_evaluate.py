"""armsledger evaluate, as a user meets it."""

import json
import re
from pathlib import Path

import pytest


@pytest.fixture
def gold(run, reports: Path, here: Path) -> tuple[str, str]:
    """Articles and gold claims, one of which the coder can't find."""
    articles = "".join(file.read_text(encoding="utf-8") for file in sorted(reports.glob("*.jsonl")))
    (here / "articles.jsonl").write_text(articles, encoding="utf-8")
    run("extract", "articles.jsonl", "--output", "gold.jsonl")
    lines = (here / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    missed = {**json.loads(lines[0]), "supplier": "USA", "recipient": "GEO"}
    (here / "gold.jsonl").write_text("\n".join([*lines, json.dumps(missed)]), encoding="utf-8")
    return "articles.jsonl", "gold.jsonl"


def test_without_predictions_the_articles_are_coded_now(run, gold) -> None:
    result = run("evaluate", *gold)
    assert result.exit_code == 0
    assert "(3 of 4 gold, 3 predicted)" in result.stdout


def test_predictions_are_scored(run, gold, here: Path) -> None:
    (here / "none.jsonl").write_text("")
    result = run("evaluate", *gold, "none.jsonl")
    assert "(0 of 4 gold, 0 predicted)" in result.stdout


def test_errors_are_shown_on_demand(run, gold) -> None:
    assert "USA > GEO" not in run("evaluate", *gold).stdout
    shown = run("evaluate", *gold, "--errors", "5").stdout
    assert "USA > GEO" in shown
    head, *causes = shown[shown.index("\ncause ") :].splitlines()[1:]
    assert head.split() == ["cause", "count", "F1", "points"]
    assert [re.sub(r"  +", "  ", line) for line in causes] == [
        "missed: claims there, of other parties  1  14.3 claim"
    ]


def test_scores_as_json(run, gold) -> None:
    scores = json.loads(run("evaluate", *gold, "--format", "json").stdout)
    assert (scores["claim"]["hit"], scores["claim"]["gold"]) == (3, 4)
    assert "causes" not in scores
    (cause,) = json.loads(run("evaluate", *gold, "--format", "json", "--errors", "1").stdout)["causes"]
    assert (cause["level"], cause["errors"], round(cause["f1"], 3)) == ("claim", 1, 0.143)


@pytest.mark.parametrize("bad", ["nowhere.jsonl", "bad.jsonl", "latin.jsonl"])
def test_a_file_that_can_not_be_read_is_named(run, gold, here: Path, bad: str) -> None:
    (here / "bad.jsonl").write_text("{\n")
    (here / "latin.jsonl").write_bytes(b'{"doc": "caf\xe9"}\n')
    result = run("evaluate", gold[0], bad)
    assert result.exit_code == 3
    assert bad in result.stderr
    assert result.stdout == ""


def test_gold_of_other_articles_is_a_usage_error(run, gold, reports: Path) -> None:
    result = run("evaluate", reports / "road.jsonl", gold[1])
    assert result.exit_code == 2
    assert "articles that are not there" in result.stderr


def test_articles_that_are_not_coded_are_named(run, gold) -> None:
    textless = {"id": "blank", "title": None, "text": "", "language": "en"}
    russian = {"id": "ru", "title": None, "text": "Танки Т-90 поставлены в Баку.", "language": "ru"}
    with Path(gold[0]).open("a", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in (textless, russian))
    result = run("evaluate", *gold)
    assert result.exit_code == 1
    assert "Set aside, no_text: 1\n  articles.jsonl:5" in result.stderr
    assert "no coder reads (counted, not coded): ru 1" in result.stderr
    assert run("extract", gold[0], "--output", "claims.jsonl").exit_code == 1
    scored = run("evaluate", *gold, "claims.jsonl")
    assert (scored.exit_code, scored.stdout, scored.stderr) == (0, result.stdout, "")


def test_where_no_article_can_be_coded_there_is_no_score(run, here: Path) -> None:
    article = {"id": "blank", "title": None, "text": "", "language": "en"}
    (here / "blank.jsonl").write_text(json.dumps(article), encoding="utf-8")
    (here / "gold.jsonl").touch()
    result = run("evaluate", "blank.jsonl", "gold.jsonl")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "no_text" in result.stderr

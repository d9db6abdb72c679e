"""The benchmarks run and print their table; how fast they find us is no test."""

import re

from benchmarks.__main__ import main
from benchmarks.ledgers import SCENARIOS


def test_a_tiny_run_prints_each_question_with_its_ratio(capsys) -> None:
    main(["--articles", "1", "--streamed", "3"])
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["question", "texts", "articles", "words", "ours", "against", "ratio", "bound"]
    rows = {question: line for line in lines for question in (line[:34].strip(),)}
    assert list(rows) == [
        "peak memory of a stream",
        "the coder against its bare parse",
        "news coded, each parsed",
        "news coded, parsed in a stream",
    ]
    for line in lines:
        assert re.search(r" [1-9][\d,]* +[1-9][\d,]* .* \d+\.\d\d(  at (least|most) [\d.]+)?\s*$", line), line
    assert lines[1].split()[6:8] == ["tests/quality", "1"]
    assert re.search(r"3 +\d+ +[1-9]\d* MB +1024 MB", rows["peak memory of a stream"])


def test_estimates_are_tried_in_every_scenario(capsys) -> None:
    main(["estimates", "--deals", "2"])
    lines = capsys.readouterr().out.splitlines()
    assert [line[:18].strip() for line in lines[2:]] == [*(s.name for s in SCENARIOS), "all scenarios"]
    assert all(re.search(r" [\d,]+ +\d+\.\d% +\d+%( +\d\.\d{3}){6}( +\d+%){3}$", line) for line in lines[2:])


def test_witnesses_are_found_in_processes_of_their_own(capsys) -> None:
    main(["witnesses", "--documents", "60"])
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("question")
    assert [line[:34].strip() for line in lines] == [
        "witnesses, processor time",
        "witnesses, peak memory",
        "witnesses, ten times a tenth",
    ]
    assert all(re.search(r" 60 +1\d,\d{3} .* \d+\.\d\d  at most \d", line) for line in lines)

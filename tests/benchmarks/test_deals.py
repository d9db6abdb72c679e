"""The benchmark of deals prints a line for one pair and for many; how fast they are grouped is no test."""

import re

from benchmarks.__main__ import main


def test_a_tiny_run_prints_what_a_claim_costs_in_one_pair_and_in_many(capsys) -> None:
    main(["deals", "--claims", "300"])
    _, one, many = capsys.readouterr().out.splitlines()
    assert one.startswith("deals of one pair") and many.startswith("deals of many pairs")
    for line in (one, many):
        assert re.search(r" 300 +[1-9][\d,]* +\d+ us +\d+ us +\d+\.\d\d  at most 3\.0$", line), line

"""Every wording of a rule stands in docs/estimates.md, with what it means."""

import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.estimates.test_reconcile import ANONYMOUS, RECIPIENT, SUPPLIER, TOLD, figure, ordered, readings_of

from armsledger.estimates import Measure, estimate

PAGE = Path(__file__).resolve().parents[2] / "docs" / "estimates.md"
TABLE = re.search(r"\n\| words \|.*?\n\n", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def explained(rule: str) -> bool:
    """Whether each piece of a rule has its line; numbers and units stand as letters there."""
    assert TABLE is not None
    rows = [row.split("|")[1] for row in TABLE.group().split("\n") if row.startswith("|")]
    known = []
    for words in (w for cell in rows for w in re.findall(r"`([^`]+)`", cell)):
        line = re.sub(r"\b[NK]\b", r"\\d+", re.escape(words)).replace("…", r"\w+")
        known.append(re.sub(r"\b(forecast|denial|reading)s|\b(witness)es", r"(?:\1s?|witness(?:es)?)", line))
    return all(any(re.fullmatch(line, piece) for line in known) for piece in rule.split("; "))


@given(TOLD, st.sampled_from([Measure.ORDERED, Measure.DELIVERED]))
@settings(max_examples=300, deadline=None)
def test_every_rule_that_comes_up_is_explained(told: list[Any], measure: Measure) -> None:
    found = estimate(measure, readings_of(told, measure))
    assert found is None or explained(found.rule), found


def test_rules_that_seldom_come_up_are_explained() -> None:
    both = [figure(Measure.ORDERED, 94, **SUPPLIER), figure(Measure.ORDERED, 94, **RECIPIENT)]
    hedged = figure(Measure.ORDERED, 94, certainty="probable")
    anonymous = figure(Measure.ORDERED, 94, **ANONYMOUS)
    for told in ([*both, 100], [hedged, hedged], [anonymous, anonymous]):
        assert explained(ordered(*told).rule)
    assert not explained("two of three experts say so")

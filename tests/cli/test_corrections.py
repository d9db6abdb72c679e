"""What an outlet corrects gives way, and stays to be seen: from files to the register, as a user meets it."""

import json
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest
from tests.cli.conftest import line

from armsledger.ledger import Ledger

URL = "https://wire.example/2014/tanks"
TITLE = "Baku buys Russian tanks"
REST = (
    " The minister spoke about it in Moscow on a rainy Thursday afternoon. He gave no date for the first "
    "delivery and did not take any questions about the price of it. Reporters waited in vain for an answer."
)
FIRST = {
    "text": f"RUS sells AZE 18 T-90.{REST}",
    "published": "2014-07-10",
    "outlet": "Wire",
    "url": URL,
    "title": TITLE,
}
CHANGED = f"RUS sells AZE 12 T-90.{REST}"
REPRINT = {
    "text": f"RUS sells AZE 18 T-90.{REST} Wire reports.",
    "published": "2014-07-11",
    "outlet": "Daily",
    "title": "Tanks are bought in Moscow",
}
LATER_REPRINT = REPRINT | {"published": "2014-08-30"}

CORRECTED: Mapping[str, Mapping[str, str]] = {
    "saved again": {"text": CHANGED, "published": "2014-07-12"},
    "a headline": {"text": CHANGED, "url": "https://wire.example/2", "title": f"CORRECTED: {TITLE}"},
    "a note": {"text": f"{CHANGED} This article has been corrected."},
    "an update": {
        "text": CHANGED,
        "url": "https://wire.example/3",
        "title": f"UPDATE 2-{TITLE}",
        "published": "2014-07-11",
    },
    "the sentence dropped": {"text": f"This article has been corrected.{REST}"},
    "withdrawn": {"text": "This story has been withdrawn. We are sorry for it, and so is its author."},
}
STANDING = [
    {
        "text": CHANGED,
        "title": "Another story altogether",
        "url": "https://wire.example/9",
        "published": "2014-07-12",
    },
    {"text": "RUS sells AZE 12 T-90. The page tells another story every day.", "published": "2014-07-12"},
]


def build(run, folder: Path, *articles: Mapping[str, str], ledger: str = "armsledger.sqlite") -> None:
    """The articles enter the ledger one after the other, each by a build of its own."""
    for article in articles:
        name = str(sum(map(ord, json.dumps(article))))
        (folder / f"{name}.jsonl").write_text(line(name, **article), encoding="utf-8")
        result = run("build", f"{name}.jsonl", "--ledger", ledger)
        assert result.exit_code == 0, result.output


def ordered(run, *options: str, ledger: str = "armsledger.sqlite") -> list[tuple[float | None, float | None]]:
    """The numbers ordered that the register shows."""
    shown = run("register", "--format", "json", "--ledger", ledger, *options).stdout
    return [(row["number_ordered_low"], row["number_ordered_high"]) for row in json.loads(shown)]


def later(kind: str) -> dict[str, str]:
    return {**FIRST, **CORRECTED[kind]}


@pytest.mark.parametrize("kind", CORRECTED)
def test_a_corrected_version_stands_whichever_comes_first(run, here: Path, kind: str) -> None:
    wanted = [] if kind in ("the sentence dropped", "withdrawn") else [(12, 12)]
    for number, order in enumerate(permutations([FIRST, later(kind)])):
        build(run, here, *order, ledger=f"{number}.sqlite")
        assert ordered(run, ledger=f"{number}.sqlite") == wanted


@pytest.mark.parametrize(
    "other", STANDING, ids=["another headline elsewhere", "another story at the address"]
)
def test_what_is_no_correction_leaves_both_standing(run, here: Path, other: Mapping[str, str]) -> None:
    build(run, here, FIRST, {**FIRST, **other})
    with Ledger.open("armsledger.sqlite") as ledger:
        entries = ledger.entries()
    assert sum(len(entry.testimonies) for entry in entries) == 2
    assert not any(entry.superseded for entry in entries)


def test_an_older_version_gives_way_to_the_newer(run, here: Path) -> None:
    build(run, here, FIRST, {**FIRST, "text": CHANGED, "published": "2014-07-01"})
    assert ordered(run) == [(18, 18)]


def test_what_was_known_before_the_correction_is_the_old_figure(run, here: Path) -> None:
    build(run, here, FIRST, later("saved again"))
    assert ordered(run, "--known-by", "2014-07-11") == [(18, 18)]
    assert ordered(run, "--known-by", "2014-07-12") == [(12, 12)]
    build(run, here, FIRST, later("withdrawn"), ledger="withdrawn.sqlite")
    assert ordered(run, "--known-by", "2014-07-09", ledger="withdrawn.sqlite") == []


@pytest.mark.parametrize(
    ("reprint", "wanted"), [(REPRINT, [(12, 12)]), (LATER_REPRINT, None)], ids=["before", "after"]
)
def test_a_reprint_of_the_first_version_falls_with_it_unless_it_came_later(
    run, here: Path, reprint: Mapping[str, str], wanted: list[tuple[float, float]] | None
) -> None:
    """One that was printed after the correction stands by its figure, against the outlet's own."""
    shown = set()
    for number, order in enumerate(permutations([FIRST, later("saved again"), reprint])):
        build(run, here, *order, ledger=f"{number}.sqlite")
        shown.add(tuple(sorted(ordered(run, ledger=f"{number}.sqlite"), key=str)))
    (found,) = shown
    assert list(found) == wanted if wanted else found[0] != (12, 12) or len(found) > 1


def test_a_word_for_word_reprint_after_the_correction_keeps_the_figure(run, here: Path) -> None:
    before = FIRST | {"outlet": "Daily", "published": "2014-07-11", "url": "https://daily.example/1"}
    build(run, here, FIRST, later("saved again"), before)
    assert ordered(run) == [(12, 12)]
    build(run, here, before | {"published": "2014-08-01"})
    assert ordered(run) != [(12, 12)]


@pytest.fixture
def corrected(run, here: Path) -> dict[str, str]:
    """A ledger with a report and its corrected version; their ids and those of their claims."""
    build(run, here, FIRST, later("saved again"))
    with Ledger.open("armsledger.sqlite") as ledger:
        (entry,) = ledger.entries()
        (old,), (new,) = entry.superseded, entry.testimonies
    return {
        "transfer": entry.transfer.id or "",
        "old": old.claim.document_id,
        "new": new.claim.document_id,
        "old claim": old.claim.id,
        "new claim": new.claim.id,
    }


def test_what_was_corrected_stays_to_be_seen_in_its_transfer(run, corrected: dict[str, str]) -> None:
    shown = run("show", corrected["transfer"]).stdout
    history, _, since = shown.partition("Corrected since, and counted no more")
    assert "[[RUS sells AZE 12 T-90.]]" in history and "[[RUS sells AZE 18 T-90.]]" not in history
    assert "[[RUS sells AZE 18 T-90.]]" in since
    assert f"  corrected on 12 July 2014 by document {corrected['new']}\n" in since
    assert "in this transfer:" not in shown


def test_why_says_what_put_each_claim_into_its_transfer_and_its_witness(
    run, corrected: dict[str, str]
) -> None:
    history, _, since = run("show", corrected["transfer"], "--why").stdout.partition("Corrected since")
    for part in (history, since):
        assert part.count("  in this transfer: ") == 1
    assert "founds the deal" in history + since


def test_why_says_why_documents_are_one_witness(run, here: Path) -> None:
    build(run, here, FIRST, REPRINT | {"text": f"{REPRINT['text']} RUS delivers AZE 18 T-90."})
    with Ledger.open("armsledger.sqlite") as ledger:
        transfers = {entry.transfer.id: entry for entry in ledger.entries()}
        first = next(
            s.document_id for s in ledger.standings() if ledger.article(s.document_id).title == TITLE
        )
    told = "".join(run("show", transfer, "--why").stdout for transfer in transfers)
    (why,) = [text for text in told.splitlines() if text.startswith("  witness 1: ")]
    assert "same text" in why and why.endswith(f" as {first}")


def test_a_claim_and_a_document_say_that_they_were_corrected(run, corrected: dict[str, str]) -> None:
    claim = run("show", corrected["old claim"], "--why").stdout
    assert f"Corrected      on 12 July 2014 by document {corrected['new']}\n" in claim
    assert "In its transfer" in claim
    reason = "a later version at the same address"
    old, new = (run("show", corrected[name]).stdout for name in ("old", "new"))
    assert f"Corrected      by document {corrected['new']} on 12 July 2014: {reason}\n" in old
    assert f"In the place of document {corrected['old']} on 12 July 2014: {reason}\n" in new
    assert "Corrected" not in run("show", corrected["new claim"]).stdout


def test_a_reprint_that_fell_says_so_too_in_its_claim_and_not_one_that_stands(run, here: Path) -> None:
    standing = {**REPRINT, "text": f"RUS sells AZE 7 T-72.{REST} Wire reports.", "outlet": "Weekly"}
    build(run, here, FIRST, REPRINT, later("saved again"), standing)
    with Ledger.open("armsledger.sqlite") as ledger:
        fallen = [t for e in ledger.entries() for t in e.superseded]
        (reprint,) = (t.claim for t in fallen if t.publications[0].outlet == "Daily")
        (stands,) = (t.claim for e in ledger.entries() for t in e.testimonies if t.claim.system == "T-72")
        (new,) = {t.superseded_by for t in fallen}
    assert f"Corrected      on 12 July 2014 by document {new}\n" in run("show", reprint.id).stdout
    assert "Corrected" not in run("show", stands.id).stdout


def test_the_report_marks_what_was_corrected_and_says_why_claims_are_together(
    run, here: Path, corrected: dict[str, str]
) -> None:
    run("build", *here.glob("*.jsonl"), "--report", "report")
    page = next((here / "report" / "t").glob(f"{corrected['transfer']}*")).read_text(encoding="utf-8")
    since = page.partition('id="superseded-heading"')[2]
    assert f"Was corrected on 12 July 2014 by document {corrected['new']}." in since
    assert "In this transfer: founds the deal" in page


def test_a_correction_that_is_itself_corrected(run, here: Path) -> None:
    third = {**FIRST, "text": CHANGED.replace("12", "16"), "published": "2014-07-20"}
    shown = []
    for number, order in enumerate(permutations([FIRST, later("saved again"), third])):
        build(run, here, *order, ledger=f"{number}.sqlite")
        shown.append(
            [ordered(run, *known, ledger=f"{number}.sqlite") for known in ((), ("--known-by", "2014-07-15"))]
        )
    assert all(one == [[(16, 16)], [(12, 12)]] for one in shown)

"""armsledger judge, as a user meets it."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from tests.cli.conftest import line
from tests.toy import ToyCoder

from armsledger import pipeline
from armsledger.claims import coders
from armsledger.ledger import Ledger

PRESS = {
    "first": ("2010-03-01", "RUS sells AZE 18 T-90. The contract was signed in the spring of that year."),
    "second": (
        "2016-09-01",
        "RUS sells AZE 40 T-90. It is a second one, an officer told reporters on Friday.",
    ),
    "other": ("2016-10-01", "RUS sells ARM 4 Smerch. Nobody wanted to say a word about what they cost."),
    "drones": ("2016-10-02", "RUS delivers AZE 4 Smerch. They were seen at the parade, with their crews."),
}


@pytest.fixture
def press(here: Path) -> Path:
    folder = here / "press"
    folder.mkdir()
    for name, (published, text) in PRESS.items():
        row = line(name, text=text, published=published, outlet=name)
        (folder / f"{name}.jsonl").write_text(row, encoding="utf-8")
    return folder


@pytest.fixture
def claims(run, press: Path) -> dict[str, str]:
    """The ids of the claims by the names of their reports, which a ledger holds."""
    assert run("build", press).exit_code == 0
    return held()


def held() -> dict[str, str]:
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        return {
            str(t.publications[0].outlet): t.claim.id for entry in ledger.entries() for t in entry.testimonies
        }


def transfer_of(claim_id: str) -> str:
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        return ledger.claim(claim_id).transfer_id or ""


def everything(run) -> Iterator[str]:
    """All that the ledger gives to the outside."""
    for words in (("--format", "csv"), ("--format", "json", "--evidence")):
        yield run("register", *words).stdout


@pytest.fixture
def apart(claims: dict[str, str]) -> dict[str, str]:
    """The claims, those of the two orders in two transfers."""
    assert transfer_of(claims["first"]) != transfer_of(claims["second"])
    return claims


def test_same_merges_two_transfers_and_says_so(run, apart: dict[str, str]) -> None:
    one, other = (transfer_of(apart[name]) for name in ("first", "second"))
    result = run("judge", "same", one, other, "--by", "Ana", "--note", "seen the contract")
    assert result.exit_code == 0, result.output
    kept, gone = (one, other) if transfer_of(apart["first"]) == one else (other, one)
    assert transfer_of(apart["first"]) == transfer_of(apart["second"]) == kept
    assert f"\n{gone}  T-90: Russia → Azerbaijan; part of {kept} now\n" in result.stdout
    assert f"\n{kept}  T-90: Russia → Azerbaijan\n  claims: 1 → 2\n" in result.stdout
    assert f"{gone} is part of {kept} now" in run("show", gone).stdout


def test_different_parts_a_transfer_and_says_so(run, apart: dict[str, str]) -> None:
    run("judge", "same", apart["first"], apart["second"])
    before = transfer_of(apart["first"])
    result = run("judge", "different", apart["first"], apart["second"])
    assert result.exit_code == 0
    homes = {transfer_of(apart["first"]), transfer_of(apart["second"])}
    assert len(homes) == 2 and before in homes
    (new,) = homes - {before}
    assert f"{new}  T-90: Russia → Azerbaijan; new, parted from {before}" in result.stdout
    assert run("judge", "list").stdout.count("J") == 1  # the later word on two claims takes the earlier back


def test_transfers_that_are_the_same_become_one_whole(run, apart: dict[str, str], here: Path) -> None:
    for name, number in (("third", 18), ("fourth", 18)):
        text = f"RUS sells AZE {number} T-90. This is what the {name} paper of the capital told its readers."
        row = line(name, text=text, published="2010-04-01", outlet=name)
        (here / f"{name}.jsonl").write_text(row, encoding="utf-8")
        run("build", f"{name}.jsonl")
    one, other = (transfer_of(apart[name]) for name in ("first", "second"))
    before = list(everything(run))
    result = run("judge", "same", other, one)
    assert "part of" in result.stdout and "claims: 3 → 4" in result.stdout
    claims = held()
    assert len({transfer_of(claims[name]) for name in ("first", "second", "third", "fourth")}) == 1
    assert "and 2 more claims of their transfers" in run("judge", "list").stdout
    assert run("judge", "list").stdout.count("  same") == 1
    run("judge", "undo", result.stdout.partition(":")[0])
    assert list(everything(run)) == before


def test_a_transfer_else_stands_for_its_first_claim(run, apart: dict[str, str]) -> None:
    ids = [transfer_of(apart[name]) for name in ("first", "second")]
    run("judge", "different", *ids)
    shown = run("judge", "list").stdout
    assert f"claim {apart['first']} in" in shown and f"claim {apart['second']} in" in shown
    assert "“RUS sells AZE 18 T-90.”" in shown


def test_the_beginning_of_an_id_is_enough(run, apart: dict[str, str]) -> None:
    assert run("judge", "same", apart["first"][:12], transfer_of(apart["second"])[:8].lower()).exit_code == 0
    assert transfer_of(apart["first"]) == transfer_of(apart["second"])


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_undo_restores_exactly_what_was(run, apart: dict[str, str], verdict: str) -> None:
    before = list(everything(run))
    made = run("judge", verdict, apart["first"], apart["second"])
    judgement = made.stdout.partition(":")[0]
    undone = run("judge", "undo", judgement[:4].lower())
    assert (undone.exit_code, undone.stdout.splitlines()[0]) == (0, f"{judgement}: {verdict}, taken back")
    assert list(everything(run)) == before
    assert run("judge", "list").stdout == ""
    assert "taken back on" in run("judge", "list", "--all").stdout


def test_what_changes_nothing_is_told_as_such(run, apart: dict[str, str]) -> None:
    before = list(everything(run))
    for verdict in ("different", "unsure"):
        assert (
            "No transfer and no figure changed."
            in run("judge", verdict, apart["first"], apart["second"]).stdout
        )
    assert list(everything(run)) == before


def test_judgements_outlive_further_builds(run, apart: dict[str, str], press: Path) -> None:
    run("judge", "same", apart["first"], apart["second"])
    before = list(everything(run))
    run("build", press)
    with Ledger.open("armsledger.sqlite") as ledger:
        pipeline.resolve(ledger, anew=True)
    assert list(everything(run)) == before


def test_judgements_outlive_a_better_coder(run, apart: dict[str, str], press: Path, monkeypatch) -> None:
    run("judge", "same", apart["first"], apart["second"], "--by", "Ana")
    kept = transfer_of(apart["first"])
    better = ToyCoder("2")
    monkeypatch.setattr(coders, "coder_for", lambda code: better if code == "en" else None)
    assert "4 coded" in run("build", press).stderr
    now = held()
    assert now["first"] != apart["first"]
    assert transfer_of(now["first"]) == transfer_of(now["second"]) == kept
    assert f"claim {now['first']} in {kept}" in run("judge", "list").stdout


def test_a_new_report_does_not_unmake_a_judgement(run, apart: dict[str, str], here: Path) -> None:
    run("judge", "same", apart["first"], apart["second"])
    row = line(
        "third",
        text="RUS delivers AZE 18 T-90. The last ones came by sea.",
        published="2012-01-01",
        outlet="x",
    )
    (here / "third.jsonl").write_text(row)
    run("build", "third.jsonl")
    assert transfer_of(apart["first"]) == transfer_of(apart["second"])


def test_a_judgement_may_come_before_its_reports(run, apart: dict[str, str], press: Path) -> None:
    """In whatever order reports come in, with the judgement between them, the register is the same."""
    run("judge", "same", apart["first"], apart["second"])
    wanted = groups()
    for number, order in enumerate(permutations(["first", "second", "drones"])):
        ledger = f"order-{number}.sqlite"
        run(
            "build",
            press / "other.jsonl",
            press / "first.jsonl",
            press / "second.jsonl",
            "--ledger",
            "seed.sqlite",
        )
        Path("seed.sqlite").rename(ledger)
        run("judge", "same", apart["first"], apart["second"], "--ledger", ledger)
        for name in order:
            run("build", press / f"{name}.jsonl", "--ledger", ledger)
        assert groups(ledger) == wanted


def groups(where: str = "armsledger.sqlite") -> set[frozenset[str]]:
    with Ledger.open(where, create=False) as ledger:
        return {frozenset(entry.transfer.claim_ids) for entry in ledger.entries()}


def test_claims_of_two_pairs_are_never_compared(run, apart: dict[str, str]) -> None:
    result = run("judge", "same", apart["first"], apart["other"])
    assert result.exit_code == 2
    assert (
        f"claim {apart['first']} is about RUS → AZE and claim {apart['other']} about RUS → ARM"
        in result.stderr
    )
    assert "name two that are about the same" in result.stderr
    assert run("judge", "list").stdout == ""


def test_a_claim_is_not_compared_with_itself(run, apart: dict[str, str]) -> None:
    result = run("judge", "different", apart["first"], transfer_of(apart["first"]))
    assert result.exit_code == 2
    assert "stand for one claim; to part a transfer, name two of its claims" in result.stderr


def test_a_claim_of_an_older_coding_is_told_as_such(
    run, apart: dict[str, str], press: Path, monkeypatch
) -> None:
    better = ToyCoder("2")
    monkeypatch.setattr(coders, "coder_for", lambda code: better if code == "en" else None)
    run("build", press)
    result = run("judge", "same", apart["first"], held()["second"])
    assert result.exit_code == 2
    assert f"claim {apart['first']} is superseded by a newer coding" in result.stderr


@pytest.mark.parametrize(
    "words", [("same", "zzzz", "zzzz"), ("undo", "J1"), ("undo", ""), ("maybe", "a", "b"), ("same",)]
)
@pytest.mark.usefixtures("apart")
def test_what_makes_no_sense_is_a_usage_error(run, words: tuple[str, ...]) -> None:
    result = run("judge", *words)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_judgement_is_undone_once(run, apart: dict[str, str]) -> None:
    judgement = run("judge", "same", apart["first"], apart["second"]).stdout.partition(":")[0]
    run("judge", "undo", judgement)
    again = run("judge", "undo", judgement)
    assert again.exit_code == 2
    assert (
        f"judgement {judgement} was undone already; 'armsledger judge list' lists those in force"
        in again.stderr
    )


def test_the_same_word_twice_is_one_judgement(run, apart: dict[str, str]) -> None:
    words = ("judge", "same", apart["first"], apart["second"], "--by", "Ana")
    first, again = run(*words), run(*words)
    assert first.stdout.splitlines()[0] == again.stdout.splitlines()[0]
    assert run("judge", "list", "--all").stdout.count("by Ana") == 1
    assert run(*words[:-1], "Davit").exit_code == 0
    assert run("judge", "list", "--all").stdout.count(", by ") == 2
    assert run("judge", "list").stdout.count("by Davit") == 1


def test_a_judgement_that_others_overrule_is_told(run, apart: dict[str, str], here: Path) -> None:
    row = line(
        "third",
        text="RUS sells AZE 25 T-90. A paper wrote it in winter.",
        published="2013-01-01",
        outlet="third",
    )
    (here / "third.jsonl").write_text(row)
    run("build", "third.jsonl")
    third = held()["third"]
    run("judge", "different", apart["first"], apart["second"])
    run("judge", "same", apart["first"], third)
    result = run("judge", "same", apart["second"], third)
    homes = [transfer_of(claim) for claim in (apart["first"], apart["second"])]
    assert len(set(homes)) == 2
    told = "They stay in 2 transfers: other judgements keep them apart"
    assert (told in result.stderr) is (transfer_of(third) != homes[1])


def test_what_a_build_left_undone_is_resolved_first(run, press: Path) -> None:
    run("build", press)
    claims = held()
    with Ledger.open("armsledger.sqlite") as ledger:
        ledger.prepare_resolving(anew=True)
        assert not ledger.is_resolved()
    assert run("judge", "same", claims["first"], claims["second"]).exit_code == 0


@pytest.mark.usefixtures("apart")
def test_an_empty_list_says_so(run) -> None:
    result = run("judge", "list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No judgement is in force." in result.stderr


def test_names_from_outside_can_not_steer_the_terminal(run, apart: dict[str, str]) -> None:
    run("judge", "same", apart["first"], apart["second"], "--by", "\x1b[31mAna", "--note", "\x1b]0;owned\x07")
    assert "\x1b" not in run("judge", "list").stdout


def test_help_names_what_can_be_said(run) -> None:
    shown = run("judge", "--help").stdout
    for command in ("same", "different", "unsure", "undo", "list"):
        assert command in shown

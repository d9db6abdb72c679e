"""armsledger forget, as a user meets it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import ARTICLES, line

from armsledger import cli
from armsledger.claims import coders
from armsledger.ledger import Ledger

TITLE = "A secret that its outlet wants back"
STORY = (
    "RUS sells AZE 18 T-90 for 100 USD. The minister spoke about it in Moscow on a rainy Thursday afternoon. "
    "He gave no date for the first delivery and did not take any questions about the price of it."
)
REPRINT = f"{STORY} The embassy in Baku did not answer."
ELSEWHERE = "AZE buys. RUS sells AZE 12 T-90. An officer of the staff told this to a paper of the capital."


def article(here: Path, name: str, **fields: str) -> Path:
    file = here / f"{name}.jsonl"
    file.write_text(line(name, **fields), encoding="utf-8")
    return file


@pytest.fixture
def press(here: Path) -> list[Path]:
    """A report, its reprint with a sentence more, and an independent one with another number."""
    return [
        article(here, "one", text=STORY, outlet="Wire", published="2014-07-10", title=TITLE),
        article(here, "two", text=REPRINT, outlet="Daily", published="2014-07-11"),
        article(here, "three", text=ELSEWHERE, outlet="Gazette", published="2014-07-12"),
    ]


@pytest.fixture
def ids(run, press: list[Path]) -> list[str]:
    """The ids of those documents, which a ledger holds."""
    assert run("build", *press).exit_code == 0
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        by_outlet = {
            ledger.publications(standing.document_id)[0].outlet: standing.document_id
            for standing in ledger.standings()
        }
    return [by_outlet[outlet] for outlet in ("Wire", "Daily", "Gazette")]


def transfers() -> list[str | None]:
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        return [entry.transfer.id for entry in ledger.entries()]


def files(here: Path) -> Iterator[bytes]:
    """The ledger's bytes, in all its files."""
    for file in sorted(here.glob("armsledger.sqlite*")):
        yield file.read_bytes()


def test_it_says_which_figures_lose_a_witness(run, ids: list[str]) -> None:
    (transfer_id,) = transfers()
    result = run("forget", ids[2])
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"Document {ids[2]} is taken down: its text, 1 appearance (Gazette), 1 claim.",
        f"{transfer_id}  T-90: Russia → Azerbaijan",
        "  claims: 3 → 2",
        "  witnesses: 2 → 1",
        "  number ordered: 12 | 18, contested (2 witnesses) → 18 (1 witness)",
    ]
    assert "stays" not in result.stderr


def test_what_remains_of_its_witness_is_named(run, ids: list[str]) -> None:
    result = run("forget", ids[0])
    assert "witnesses:" not in result.stdout  # the reprint is the same one
    assert f"1 other document of the same witness stays:\n  {ids[1]} (Daily)\n" in result.stderr
    assert "Reports and exports that were written before" in result.stderr


def test_a_transfer_that_rests_on_nothing_any_more_is_named(run, here: Path) -> None:
    run("build", article(here, "one", text=STORY, outlet="Wire", published="2014-07-10"))
    (transfer_id,) = transfers()
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        document_id = ledger.standings()[0].document_id
    shown = run("forget", document_id).stdout
    assert f"{transfer_id}  T-90: Russia → Azerbaijan; nothing is told of it any more" in shown
    assert "  number ordered: 18 (1 witness) → none" in shown
    assert transfers() == []
    assert "no current claims" in run("show", transfer_id).stderr
    run("build", article(here, "four", text=f"{ELSEWHERE} It said no more.", published="2014-07-13"))
    assert transfers() != [transfer_id]  # an id is never handed out again


def test_no_byte_of_its_words_stays_in_the_ledgers_files(run, ids: list[str], here: Path) -> None:
    words = [
        w.encode()
        for w in (TITLE, "rainy Thursday", "take any questions", "did not answer", "embassy in Baku")
    ]
    held = b"".join(files(here))
    assert all(w in held for w in words)
    run(
        "build", article(here, "again", text=ELSEWHERE + " Again.", published="2014-08-01")
    )  # old pages get reused
    for document_id in ids[:2]:
        assert run("forget", document_id).exit_code == 0
        assert not list(here.glob("*-wal")) or not (here / "armsledger.sqlite-wal").read_bytes()
    held = b"".join(files(here))
    assert not [w for w in words if w in held]
    assert not [piece for piece in STORY.split(". ") if piece.encode() in held]
    assert b"An officer of the staff" in held


def test_nothing_is_told_of_it_but_its_id_and_outlet(run, ids: list[str]) -> None:
    told = run("forget", ids[0], "--reason", "asked for by the Wire").output
    assert TITLE not in told and "rainy" not in told and "jsonl" not in told
    assert ids[0] in told and "Wire" in told


def test_it_does_not_come_back_with_the_next_build(run, ids: list[str], press: list[Path]) -> None:
    run("forget", ids[0], "--reason", "asked for by the Wire")
    before = run("register", "--evidence", "--format", "csv").stdout
    result = run("build", *press)
    assert result.exit_code == 0
    assert "0 new documents" in result.stderr
    assert "Set aside, forgotten: 1" in result.stderr
    assert f"document {ids[0]} was taken down on 20" in result.stderr
    assert "(asked for by the Wire)" in result.stderr
    assert run("register", "--evidence", "--format", "csv").stdout == before
    assert run("build", press[0]).exit_code == 3  # nothing else was to be read


def test_a_forgotten_document_is_counted_and_told_as_such(run, ids: list[str]) -> None:
    run("forget", ids[0], "--reason", "a court's order")
    result = run("show", ids[0][:9])
    assert result.exit_code == 2
    assert "was taken down on" in result.stderr and "a court's order" in result.stderr
    assert json.loads(run("status", "--format", "json").stdout)["taken_down"] == 1
    assert "Taken down" in run("status").stdout


def test_a_second_takedown_is_told_plainly_and_does_no_harm(run, ids: list[str]) -> None:
    run("forget", ids[0])
    with closing(sqlite3.connect("armsledger.sqlite")) as raw:
        before = list(raw.iterdump())
    again = run("forget", ids[0][:10])
    assert (again.exit_code, again.stdout) == (0, "")
    assert f"Nothing to do: document {ids[0]} was taken down on" in again.stderr
    with closing(sqlite3.connect("armsledger.sqlite")) as raw:
        assert list(raw.iterdump()) == before


def test_a_takedown_that_was_cut_short_is_finished_by_the_next(
    run, ids: list[str], here: Path, monkeypatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("armsledger.pipeline.revising.resolve", killed)
        assert run("forget", ids[2]).exit_code == 130
    assert run("forget", ids[2]).exit_code == 0
    assert b"An officer of the staff" not in b"".join(files(here))
    shown = run("build", here / "two.jsonl").stdout
    assert "18" in shown and "12 | 18" not in shown


@pytest.mark.parametrize("kind", ["transfer", "claim", "nothing"])
def test_only_a_document_can_be_forgotten(run, ids: list[str], kind: str) -> None:
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        claim = ledger.claims(ids[0])[0]
    asked = {"transfer": transfers()[0], "claim": claim.id, "nothing": "zzzz"}[kind]
    result = run("forget", asked)
    assert result.exit_code == 2
    assert "nothing in the ledger" in result.stderr
    assert len(transfers()) == 1


def test_ids_and_judgements_stay(run, ids: list[str]) -> None:
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        one, other = (ledger.claims(document_id)[0].id for document_id in (ids[0], ids[2]))
    assert run("judge", "different", one, other, "--by", "Ana").exit_code == 0
    kept = transfers()
    assert len(kept) == 2
    run("forget", ids[0])
    listed = run("judge", "list").stdout
    assert "different, by Ana" in listed and "a claim that is no longer current" in listed
    with closing(sqlite3.connect("armsledger.sqlite")) as raw:
        handed_out = {row[0] for row in raw.execute("select id from transfer_ids")}
    assert set(kept) <= handed_out
    assert set(transfers()) <= set(kept)


def test_a_word_for_word_reprint_goes_with_it(run, here: Path) -> None:
    both = [
        article(here, name, text=STORY, outlet=name, published="2014-07-10") for name in ("Wire", "Daily")
    ]
    run("build", *both)
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        (standing,) = ledger.standings()
    assert "2 appearances (Daily, Wire)" in run("forget", standing.document_id).stdout
    assert "forgotten: 2" in run("build", *both).stderr


def test_a_takedown_of_a_correction_lets_the_report_count_again(run, here: Path) -> None:
    url = "https://wire.example/tanks"
    first = article(here, "one", text=STORY, outlet="Wire", published="2014-07-10", url=url)
    second = article(
        here, "two", text=STORY.replace("18", "16"), outlet="Wire", published="2014-07-12", url=url
    )
    run("build", first)
    before = run("register", "--evidence", "--format", "csv").stdout
    run("build", second)
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        (entry,) = ledger.entries()
        document_id = entry.testimonies[0].claim.document_id
        (old,) = entry.superseded
    result = run("forget", document_id)
    assert "number ordered: 16 (1 witness) → 18 (1 witness)" in result.stdout
    assert f"It stood in the place of document {old.claim.document_id}, which counts again." in result.stderr
    assert run("register", "--evidence", "--format", "csv").stdout == before


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 3), ("", 3)])
def test_on_a_terminal_it_asks(run, ids: list[str], monkeypatch, answer: str, code: int) -> None:
    monkeypatch.setattr(cli.forgetting, "is_terminal", lambda: True)
    result = run("forget", ids[0], stdin=f"{answer}\n")
    assert result.exit_code == code
    assert TITLE in result.stderr and "Take it down for good?" in result.stderr
    assert ("Nothing was taken down." in result.stderr) is (code == 3)
    assert (run("show", ids[0]).exit_code == 0) is (code == 3)


def test_it_does_not_ask_where_it_is_told_not_to(run, ids: list[str], monkeypatch) -> None:
    monkeypatch.setattr(cli.forgetting, "is_terminal", lambda: True)
    result = run("forget", ids[0], "--yes")
    assert result.exit_code == 0
    assert "for good?" not in result.output


def test_where_another_process_reads_it_says_that_a_log_stays(run, ids: list[str], monkeypatch) -> None:
    monkeypatch.setattr("armsledger.ledger.ledger.DEFAULT_PATIENCE", 0.05)
    with closing(sqlite3.connect("armsledger.sqlite", isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from documents").fetchone()
        open_patiently = Ledger.open
        monkeypatch.setattr(Ledger, "open", lambda *a, **k: open_patiently(*a, **k, patience=0.05))
        result = run("forget", ids[0])
        assert result.exit_code == 3
        assert "another process reads the ledger" in result.stderr
    assert run("forget", ids[0]).exit_code == 0
    assert not Path("armsledger.sqlite-wal").exists() or not Path("armsledger.sqlite-wal").read_bytes()


def test_a_document_without_claims_is_taken_down_too(run, here: Path) -> None:
    run("build", article(here, "road", **ARTICLES["road"]))
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        (standing,) = ledger.standings()
    result = run("forget", standing.document_id)
    assert result.exit_code == 0
    assert "0 claims" in result.stdout and "No transfer and no figure changed." in result.stdout


def test_what_a_failing_coder_said_of_it_goes_too(
    run, ids: list[str], press, monkeypatch, here: Path
) -> None:
    class Broken(type(coders.coder_for("en"))):  # type: ignore[misc]
        def code(self, made):
            raise ValueError(f"no verb in {made.title[2:]!r}")

    broken = Broken("2")
    monkeypatch.setattr(coders, "coder_for", lambda code: broken if code == "en" else None)
    assert run("build", press[0]).exit_code == 3
    assert f"no verb in '{TITLE[2:]}'" in run("status").stdout
    run("forget", ids[0])
    assert TITLE[2:].encode() not in b"".join(files(here))

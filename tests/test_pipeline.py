"""The stages in their order: what a build leaves, whatever happens on the way."""

import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from tests.toy import ToyCoder

from armsledger import pipeline
from armsledger.claims import Coder, coders
from armsledger.documents import Article, ReadOptions, SetAside, read
from armsledger.ledger import Filters, Ledger
from armsledger.pipeline import building
from armsledger.pipeline.noting import TOGETHER
from armsledger.publish import write_register

REPORTS = {
    "a": ("2014-07-10", "Wire", "RUS sells AZE 18 T-90 for 100 USD. It was signed on a Monday."),
    "b": ("2015-02-01", "Daily", "RUS delivers AZE 10 T-90. More will come in the following years."),
    "c": ("2016-03-01", "Gazette", "RUS sells ARM 9 Iskander. A second contract may follow, officials say."),
    "d": ("2016-04-01", "Post", "RUS not sells AZE 5 Iskander. The ministry called the reports false."),
    "e": ("2016-05-01", "Times", "ISR sells AZE 50 Harop for 5000 USD. The price had not been known before."),
    "f": ("2016-06-01", "Herald", "A new road was opened in the valley. Nobody spoke about tanks at all."),
}


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    use(ToyCoder(), monkeypatch)


def use(coder: ToyCoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coders, "coder_for", lambda code: coder if code in coder.languages else None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "in", REPORTS)


def written(folder: Path, reports: dict[str, tuple[str, str, str]]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, (published, outlet, text) in reports.items():
        row = {"id": name, "title": None, "text": text, "published": published, "outlet": outlet}
        line = json.dumps({**row, "url": None, "language": "en"})
        (folder / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def build(ledger: Ledger, *inputs: Path, **options: str) -> pipeline.BuildSummary:
    return pipeline.build([str(path) for path in inputs], ledger=ledger, options=ReadOptions(**options))


def exports(ledger: Ledger) -> list[bytes]:
    """All that the ledger gives to the outside."""
    entries = pipeline.register(ledger, Filters())
    out = []
    for evidence in (False, True):
        for form in ("csv", "json"):
            stream = io.BytesIO()
            write_register(entries, format=form, stream=stream, evidence=evidence)
            out.append(stream.getvalue())
    return out


def groups(ledger: Ledger) -> set[tuple[str | None, str | None, str | None, frozenset[str]]]:
    """The transfers without their ids."""
    return {
        (t.supplier, t.recipient, t.designation, frozenset(t.claim_ids))
        for t in (entry.transfer for entry in ledger.entries())
    }


def test_a_folder_becomes_a_register(ledger: Ledger, folder: Path) -> None:
    summary = build(ledger, folder)
    assert (summary.intake.articles, summary.intake.new_documents, summary.intake.coded) == (6, 6, 6)
    assert summary.intake.set_aside == ()
    routes = {(e.transfer.supplier, e.transfer.recipient, e.transfer.designation) for e in summary.entries}
    assert {("RUS", "AZE", "T-90"), ("ISR", "AZE", "Harop"), ("RUS", "ARM", "Iskander")} <= routes
    tanks = next(e for e in summary.entries if e.transfer.designation == "T-90")
    assert tanks.ordered is not None and tanks.ordered.low == 18
    assert tanks.delivered is not None and tanks.delivered.low == 10
    assert ledger.status().without_claims == 1


def test_a_second_build_changes_nothing(ledger: Ledger, folder: Path) -> None:
    build(ledger, folder)
    before = exports(ledger)
    again = build(ledger, folder)
    assert (again.intake.new_documents, again.intake.coded, again.recoded) == (0, 0, 0)
    assert exports(ledger) == before


def test_batches_in_any_order_end_with_the_same_groups(tmp_path: Path, folder: Path) -> None:
    files = sorted(folder.iterdir())
    with Ledger.open(tmp_path / "at once.sqlite") as ledger:
        build(ledger, folder)
        at_once = groups(ledger)
    for name, order in (("up", files), ("down", files[::-1])):
        with Ledger.open(tmp_path / f"{name}.sqlite") as ledger:
            for file in order:
                build(ledger, file)
            assert groups(ledger) == at_once


def test_a_newer_coder_codes_again_what_the_ledger_holds(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(ledger, folder)
    ids = {entry.transfer.id for entry in ledger.entries()}
    use(ToyCoder("2"), monkeypatch)
    summary = build(ledger, folder / "a.jsonl")
    assert summary.intake.coded == 1
    assert summary.recoded == 5
    assert {standing.coder for standing in ledger.standings()} == {Coder("toy", "2")}
    assert ledger.status().superseded == ledger.status().claims == 5
    assert {entry.transfer.id for entry in ledger.entries()} == ids


def test_what_no_coder_reads_is_counted_and_read_once_a_coder_does(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ru.jsonl"
    text = "RUS sells AZE 18 T-90. Контракт был подписан в понедельник в Москве."
    row = {"id": "r", "title": None, "text": text, "published": "2014-07-10", "url": None}
    file.write_text(json.dumps({**row, "outlet": None, "language": "ru"}), encoding="utf-8")
    summary = build(ledger, file)
    assert summary.intake.unread == {"ru": 1}
    assert (summary.intake.coded, summary.entries) == (0, ())
    coder = ToyCoder()
    coder.languages = frozenset({"en", "ru"})
    use(coder, monkeypatch)
    assert len(build(ledger, file).entries) == 1


def test_an_article_on_which_the_coder_fails_costs_no_other(ledger: Ledger, folder: Path) -> None:
    written(folder, {"bad": ("2016-01-01", "Wire", "FAIL. RUS sells GEO 3 T-90.")})
    summary = build(ledger, folder)
    assert [(aside.kind, "bad.jsonl" in aside.source) for aside in summary.intake.set_aside] == [
        ("coder_failed", True)
    ]
    assert "the toy broke" in summary.intake.set_aside[0].reason
    assert summary.intake.articles == 6
    assert [aside.kind for aside in ledger.status().set_aside] == ["coder_failed"]


def test_what_is_set_aside_is_stored_and_named(ledger: Ledger, folder: Path) -> None:
    (folder / "empty.txt").touch()
    summary = build(ledger, folder)
    assert [aside.kind for aside in summary.intake.set_aside] == ["empty"]
    assert ledger.status().set_aside == summary.intake.set_aside


def test_thousands_of_bad_lines_are_all_noted_even_if_a_run_was_cut_short(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = 2 * TOGETHER + TOGETHER // 2
    lines = ["{no JSON"] * many
    lines[many // 2] = json.dumps({"id": "g", "text": REPORTS["a"][2], "published": "2014-07-10"})
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(lines))

    def cut_short(*asked: object) -> Iterator[object]:
        yield from islice(read(*asked), TOGETHER + 10)
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "read", cut_short)
    with pytest.raises(KeyboardInterrupt):
        build(ledger, file)
    assert 0 < len(ledger.status().set_aside) <= TOGETHER + 10
    monkeypatch.setattr(building, "read", read)
    summary = build(ledger, file)
    noted = {(aside.source.rpartition(":")[2], aside.kind) for aside in ledger.status().set_aside}
    assert noted == {
        (str(number), "not_an_article") for number in range(1, many + 1) if number != many // 2 + 1
    }
    assert len(summary.intake.set_aside) == len(noted)
    assert ledger.count_transfers() == 1


def test_an_article_takes_back_the_note_on_what_holds_it_and_no_later_one(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader may note a file before one of its rows and after another: the last word stands."""
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"id": "g", "text": REPORTS["a"][2]}))
    article = next(iter(read([str(file)], ReadOptions())))
    assert isinstance(article, Article)
    note = SetAside(str(file), "broken", "it ends in the middle")
    for order, left in (((note, article), ()), ((article, note), (note,))):
        monkeypatch.setattr(building, "read", lambda *_, order=order: iter(order))
        build(ledger, file)
        assert ledger.status().set_aside == left


def test_a_future_date_is_kept_and_flagged(ledger: Ledger, tmp_path: Path) -> None:
    folder = written(tmp_path / "in", {"a": ("2031-01-01", "Wire", "RUS sells AZE 18 T-90. It was signed.")})
    summary = build(ledger, folder, today="2020-01-01")
    assert summary.intake.flagged == {"future": 1}
    assert len(summary.entries) == 1
    assert ledger.status().future_dated == 1


def test_a_register_asks_as_of_and_known_by(ledger: Ledger, folder: Path) -> None:
    build(ledger, folder)
    known = pipeline.register(ledger, Filters(), known_by="2014-12-31")
    assert [entry.transfer.designation for entry in known] == ["T-90"]
    assert known[0].delivered is None


def test_extract_gives_claims_under_the_articles_own_ids(folder: Path) -> None:
    options = ReadOptions()
    rows = [
        pipeline.claim_row(claim, doc=found.article.id)
        for found in pipeline.extract([str(folder / "a.jsonl")], options=options)
        if not isinstance(found, SetAside)
        for claim in found.claims
    ]
    assert [(row["doc"], row["supplier"], row["quantity"]) for row in rows] == [
        ("a", "RUS", {"low": 18, "high": 18, "unit": "item"})
    ]
    assert list(rows[0]) == ["doc", *pipeline.CLAIM_FIELDS, "coder"]
    assert rows[0]["coder"] == "toy 1"
    piece = rows[0]["evidence"][0]
    assert REPORTS["a"][2][piece["start"] : piece["end"]] == piece["quote"]


class Recorder:
    """Progress that remembers."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None:
        self.told.append(f"{name} {total}" if total else name)

    def step(self) -> None:
        self.told.append(".")


def test_progress_is_told(ledger: Ledger, folder: Path) -> None:
    recorder = Recorder()
    pipeline.build([str(folder)], ledger=ledger, options=ReadOptions(), progress=recorder)
    assert recorder.told == ["Reading", *"......", "Resolving 3", *"..."]


KILLED_BUILD = """
import os, signal, sys
from sqlalchemy import Engine, event
from tests.toy import ToyCoder
from armsledger import pipeline
from armsledger.claims import coders
from armsledger.documents import ReadOptions
from armsledger.ledger import Ledger

folder, where, deadly = sys.argv[1], sys.argv[2], int(sys.argv[3])
coder, count = ToyCoder(), 0
coders.coder_for = lambda code: coder

@event.listens_for(Engine, "before_cursor_execute")
def one_more(*_):
    global count
    count += 1
    if count == deadly:
        os.kill(os.getpid(), signal.SIGKILL)

with Ledger.open(where) as ledger:
    pipeline.build([folder], ledger=ledger, options=ReadOptions())
print(count)
"""


def killed_build(folder: Path, where: Path, *, at: int) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own that is killed before its at-th statement to the database."""
    command = [sys.executable, "-c", KILLED_BUILD, str(folder), str(where), str(at)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=Path(__file__).parent.parent, timeout=120, check=False
    )


def test_a_build_killed_at_any_moment_and_run_again_ends_at_the_same_register(
    tmp_path: Path, folder: Path
) -> None:
    whole = killed_build(folder, tmp_path / "whole.sqlite", at=-1)
    assert whole.returncode == 0, whole.stderr
    statements = int(whole.stdout)
    with Ledger.open(tmp_path / "whole.sqlite") as ledger:
        expected = exports(ledger)
    moments = [3, statements // 5, statements // 3, statements // 2, statements * 4 // 5, statements - 3]
    for moment in moments:
        where = tmp_path / f"killed at {moment}.sqlite"
        killed = killed_build(folder, where, at=moment)
        assert killed.returncode == -signal.SIGKILL
        with Ledger.open(where) as ledger:
            build(ledger, folder)
            assert exports(ledger) == expected, f"killed before statement {moment} of {statements}"


def test_of_a_big_register_a_build_shows_what_it_touched(
    ledger: Ledger, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(ledger, folder)
    assert whole.transfers == len(whole.entries) == 4
    monkeypatch.setattr(building, "SHOWN", 3)
    text = "ISR delivers AZE 20 Harop. Officials would not say when the rest will come."
    summary = build(ledger, written(tmp_path / "more", {"g": ("2017-01-01", "Wire", text)}))
    assert summary.transfers == 4
    assert [entry.transfer.designation for entry in summary.entries] == ["Harop"]
    assert build(ledger, folder).entries == (), "nothing new: nothing touched"

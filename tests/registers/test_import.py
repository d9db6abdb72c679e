"""Registers taken into a ledger: once, by their own coders, and for comparison where they are no witnesses."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.registers.sheets import NOTICE, classic, deliveries, sheet
from tests.registers.test_declarations import HEADER, LINE, changed
from tests.toy import ToyCoder

from armsledger import pipeline
from armsledger.claims import Claim, Coder, coders
from armsledger.documents import Article, ReadOptions
from armsledger.errors import InputError
from armsledger.ledger import Ledger
from armsledger.pipeline import Imported, building, import_register, importing
from armsledger.registers import RegisterKind, coder_of


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The coder of reports reads one kind of sentence, so that what it made is known by its name."""
    coder = ToyCoder()
    monkeypatch.setattr(coders, "coder_for", lambda code: coder if code in coder.languages else None)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path) -> dict[RegisterKind, Path]:
    """A file of each register with two rows."""
    notices = [
        {"id": name, "text": NOTICE.replace("31-07", name), "outlet": "dsca.mil"} for name in ("a", "b")
    ]
    written = {
        RegisterKind.UNROCA: ("lines.csv", sheet(HEADER, [LINE, changed(num_items="9", reporter="Malta")])),
        RegisterKind.SIPRI: ("export.csv", classic({}, {"ordered": "8"})),
        RegisterKind.NOTICES: ("notices.jsonl", "\n".join(json.dumps(notice) for notice in notices)),
    }
    for name, content in written.values():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return {kind: tmp_path / name for kind, (name, _) in written.items()}


def taken(ledger: Ledger, kind: RegisterKind, file: Path, **options: str) -> Imported:
    return import_register(kind, file, ledger=ledger, options=ReadOptions(**options))


def coders_in(ledger: Ledger) -> dict[str, int]:
    """How many current claims the ledger has of each coder."""
    return {tally.name: tally.claims for tally in ledger.status().by_coder}


def claims_in(ledger: Ledger) -> set[str]:
    return {claim.id for standing in ledger.standings() for claim in ledger.claims(standing.document_id)}


@pytest.mark.parametrize(("kind", "claims"), [("unroca", 2), ("sipri", 4), ("notices", 4)])
def test_a_second_import_changes_nothing(
    ledger: Ledger, files: dict[RegisterKind, Path], kind: str, claims: int
) -> None:
    file = files[RegisterKind(kind)]
    first = taken(ledger, RegisterKind(kind), file, today="2033-01-01")
    before, ids = ledger.status(), claims_in(ledger)
    second = taken(ledger, RegisterKind(kind), file, today="2033-02-02")
    assert first == Imported(rows=2, new_documents=2, coded=2, claims=claims, set_aside=())
    assert second == Imported(rows=2, new_documents=0, coded=0, claims=claims, set_aside=())
    assert ledger.status() == before and claims_in(ledger) == ids and len(ids) == claims


def test_a_row_is_published_when_the_register_was_released_else_imported(
    ledger: Ledger, files: dict[RegisterKind, Path]
) -> None:
    def days() -> set[str | None]:
        return {ledger.article(s.document_id).publication.published for s in ledger.standings()}

    taken(ledger, RegisterKind.UNROCA, files[RegisterKind.UNROCA], today="2033-01-01")
    assert days() == {"2033-01-01"}
    taken(ledger, RegisterKind.UNROCA, files[RegisterKind.UNROCA], published="2032-06-01")
    assert days() == {"2032-06-01"}


def test_sipris_file_says_itself_when_it_was_made(ledger: Ledger, files: dict[RegisterKind, Path]) -> None:
    taken(ledger, RegisterKind.SIPRI, files[RegisterKind.SIPRI], published="2001-01-01")
    assert {tally.name for tally in ledger.status().by_year} == {"2031"}


def test_a_declaration_is_known_from_its_release_on(ledger: Ledger, files: dict[RegisterKind, Path]) -> None:
    taken(ledger, RegisterKind.UNROCA, files[RegisterKind.UNROCA], published="2032-06-01")
    assert ledger.entries(known_by="2032-06-01") and not ledger.entries(known_by="2032-05-31")


def test_a_register_that_was_released_in_a_month_is_known_from_its_end_on(
    ledger: Ledger, files: dict[RegisterKind, Path]
) -> None:
    taken(ledger, RegisterKind.UNROCA, files[RegisterKind.UNROCA], published="2032-06")
    assert {tally.name for tally in ledger.status().by_year} == {"2032"}
    assert ledger.entries(known_by="2032-06-30") and not ledger.entries(known_by="2032-06-29")
    (found, *_) = ledger.entries(known_by="2032-06")
    assert found.testimonies[0].published == "2032-06"


def test_what_states_declared_is_in_the_register_and_sipris_figures_are_not(
    ledger: Ledger, files: dict[RegisterKind, Path]
) -> None:
    for kind in (RegisterKind.SIPRI, RegisterKind.UNROCA):
        taken(ledger, kind, files[kind])
    assert coders_in(ledger) == {"sipri 1": 4, "unroca 1": 2}
    of = {c.id: c.coder.name for s in ledger.standings() for c in ledger.claims(s.document_id)}
    assert sorted(of[claim] for e in ledger.entries() for claim in e.transfer.claim_ids) == ["unroca"] * 2
    assert ledger.status().witnesses == 2


class Newer:
    """A register's coder in a later version."""

    languages: frozenset[str] = frozenset()

    def __init__(self, kind: RegisterKind) -> None:
        self._older = coder_of(kind)
        self.coder = Coder(self._older.coder.name, "2")

    def code(self, article: Article) -> tuple[Claim, ...]:
        return tuple(replace(c, article=article, coder=self.coder) for c in self._older.code(article))


@pytest.mark.parametrize("kind", list(RegisterKind))
def test_a_newer_coder_of_a_register_replaces_its_claims(
    ledger: Ledger, files: dict[RegisterKind, Path], kind: RegisterKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(ledger, kind, files[kind])
    before = ledger.status()
    newer = Newer(kind)
    monkeypatch.setattr(importing, "coder_of", lambda _: newer)
    assert taken(ledger, kind, files[kind]).coded == 2
    after = ledger.status()
    assert (after.claims, after.superseded) == (before.claims, before.claims)
    assert set(coders_in(ledger)) == {f"{newer.coder.name} 2"}


@pytest.mark.parametrize("kind", list(RegisterKind))
def test_a_build_codes_a_registers_rows_again_by_its_own_coder_alone(
    ledger: Ledger, files: dict[RegisterKind, Path], kind: RegisterKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(ledger, kind, files[kind])
    ids, coders = claims_in(ledger), coders_in(ledger)
    assert pipeline.build([], ledger=ledger, options=ReadOptions()).recoded == 0
    assert (claims_in(ledger), coders_in(ledger)) == (ids, coders)
    newer = Newer(kind)
    monkeypatch.setattr(building, "register_coder", lambda coder: newer if coder else None)
    assert pipeline.build([], ledger=ledger, options=ReadOptions()).recoded == 2
    assert set(coders_in(ledger)) == {f"{newer.coder.name} 2"}


def test_notices_that_are_also_built_from_stay_the_registers(
    ledger: Ledger, files: dict[RegisterKind, Path]
) -> None:
    file = files[RegisterKind.NOTICES]
    taken(ledger, RegisterKind.NOTICES, file)
    ids = claims_in(ledger)
    pipeline.build([str(file)], ledger=ledger, options=ReadOptions(outlet="Copy", language="en"))
    assert claims_in(ledger) == ids


def test_notices_that_were_built_from_become_the_registers(
    ledger: Ledger, files: dict[RegisterKind, Path]
) -> None:
    file = files[RegisterKind.NOTICES]
    pipeline.build([str(file)], ledger=ledger, options=ReadOptions())
    assert not claims_in(ledger)
    taken(ledger, RegisterKind.NOTICES, file)
    assert len(claims_in(ledger)) == 4


def test_a_row_that_can_not_be_used_costs_no_other_and_is_noted(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text(deliveries({}, {"delivered": "some"}, {"recipient": "Atlantis"}), encoding="utf-8")
    done = taken(ledger, RegisterKind.SIPRI, file)
    assert (done.rows, done.new_documents, done.claims) == (3, 1, 1)
    noted = {aside.source.rpartition("/")[2]: aside.kind for aside in done.set_aside}
    assert noted == {"export.csv:8": "bad_number", "export.csv:9": "unknown_party"}
    assert {aside.source for aside in ledger.status().set_aside} == {aside.source for aside in done.set_aside}
    file.write_text(deliveries({}, {"delivered": "4"}), encoding="utf-8")
    taken(ledger, RegisterKind.SIPRI, file)
    assert [aside.kind for aside in ledger.status().set_aside] == ["unknown_party"]


@pytest.mark.parametrize("kind", list(RegisterKind))
def test_a_file_that_is_not_there_is_told(ledger: Ledger, tmp_path: Path, kind: RegisterKind) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        taken(ledger, kind, tmp_path / "nowhere")
    with pytest.raises(InputError, match="is no file"):
        taken(ledger, kind, tmp_path)

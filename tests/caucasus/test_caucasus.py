"""The reports of examples/caucasus, from the folder to the register, with the real coder."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import makers
from tests.caucasus import facts
from tests.quality import pin
from typer.testing import CliRunner, Result

from armsledger.cli.app import app
from armsledger.ledger import Ledger

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "caucasus"
REPRINTS = [
    ("2012-02-26-israel-package-wire.txt", "2012-02-27-israel-package-courier.html"),
    ("2019-12-27-su30-wire.txt", "briefs-2016-2020.jsonl:7"),
]
"""One agency story each, as two outlets carry it."""


def build(folder: Path) -> Result:
    words = ["build", str(EXAMPLES), "--ledger", str(folder / "l.sqlite"), "--report", str(folder / "report")]
    return CliRunner().invoke(app, words)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caucasus")


@pytest.fixture(scope="module")
def built(folder: Path) -> Result:
    return build(folder)


@pytest.fixture
def ledger(built: Result, folder: Path) -> Iterator[Ledger]:
    assert built.exit_code == 0
    with Ledger.open(folder / "l.sqlite", create=False) as opened:
        yield opened


def test_every_report_is_read(built: Result) -> None:
    assert built.exit_code == 0, built.stderr
    assert "Set aside" not in built.stderr
    assert "no coder reads (counted, not coded): hy 1, ru 1" in built.stderr
    assert "index.html" in built.stdout


def test_one_story_in_two_outlets_is_one_witness(ledger: Ledger) -> None:
    document_of = {
        publication.source.rpartition("/")[2]: standing.document_id
        for standing in ledger.standings()
        for publication in ledger.publications(standing.document_id)
        if publication.source
    }
    for wire, reprint in REPRINTS:
        first, second = ({k.witness_id for k in ledger.lineages(document_of[n])} for n in (wire, reprint))
        assert first == second, f"{wire} and {reprint} count as two witnesses"


def test_no_figure_is_without_the_words_that_it_came_from(ledger: Ledger) -> None:
    entries = ledger.entries()
    assert len(entries) > 50
    for entry in entries:
        assert entry.testimonies
        for estimate in (entry.ordered, entry.delivered, entry.value):
            for reading in estimate.readings if estimate else ():
                article = ledger.article(reading.testimony.claim.document_id)
                for quote in reading.testimony.claim.evidence:
                    assert article.words(quote.span) == quote.exact


def test_a_second_build_gives_the_same_bytes(built: Result, folder: Path) -> None:
    report = hashes(folder / "report")
    again = build(folder)
    assert (again.exit_code, again.stdout) == (0, built.stdout)
    assert "0 new documents" in again.stderr
    assert hashes(folder / "report") == report


def test_no_fewer_facts_are_found_than_are_pinned() -> None:
    missed = facts.missing()
    print(*missed, sep="\n")
    pins = pin.pinned(facts.PINS)
    assert pins["gold"] == facts.fingerprint(), (
        "key or reports have changed: run python -m tests.caucasus.facts --gold-changed"
    )
    assert not pin.fallen(pins["floors"], facts.share(facts.key(), missed))


def test_a_fact_is_found_where_all_of_it_is_told() -> None:
    fact = {"supplier": "RUS", "recipient": "AZE", "system_or_category": "T-90S", "stage": "delivery"}
    fact |= {"polarity": "affirmed", "low": "100", "high": "", "unit_or_currency": "item"}
    right = {"stage": "delivery", "quantity": (100, None)}
    wrong = [
        {"supplier": "UKR"},
        {"recipient": "ARM"},
        {"system": "T-72"},
        {"system": None},
        {"stage": "agreement"},
        {"polarity": "denied"},
        {"quantity": (100, 100)},
        {"quantity": None},
    ]
    told = [makers.say(**{**right, **change}) for change in ({}, *wrong)]
    claims = makers.report("a", *told).claims
    assert [facts.is_told(fact, claim) for claim in claims] == [True, *[False] * len(wrong)]
    price = {**fact, "system_or_category": "package", "low": "5", "high": "5", "unit_or_currency": "EUR"}
    sums = [{"value": 5, "currency": "EUR"}, {"value": 5}, {"value": 6, "currency": "EUR"}]
    claims = makers.report("b", *(makers.say(stage="delivery", **one) for one in sums)).claims
    assert [facts.is_told(price, claim) for claim in claims] == [True, False, False]


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }

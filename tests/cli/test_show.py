"""armsledger show, as a user meets it."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.makers import CODER, report, say
from tests.toy import ToyCoder

from armsledger import pipeline
from armsledger.claims import Quote
from armsledger.ledger import Ledger
from armsledger.terms import Place
from armsledger.values import Span


@pytest.fixture
def tanks(built: Path):
    with Ledger.open(built, create=False) as ledger:
        return next(e for e in ledger.entries() if e.transfer.designation == "T-90")


def test_a_transfer_is_shown_with_every_quote_in_its_context(run, tanks) -> None:
    result = run("show", tanks.transfer.id)
    assert result.exit_code == 0
    shown = result.stdout
    assert "T-90: Russia → Azerbaijan" in shown
    assert "[[RUS sells AZE 18 T-90 for 100 USD.]]" in shown
    assert "A minister spoke in Moscow." in shown
    assert "[[RUS delivers AZE 10 T-90.]]" in shown
    assert "Wire, 10 July 2014" in shown
    assert "Number ordered: 18" in shown
    assert "why: verb sells" not in shown


def test_a_transfer_is_shown_with_the_steps_of_its_life(run, tanks) -> None:
    lines = [" ".join(line.split()) for line in run("show", tanks.transfer.id).stdout.splitlines()]
    assert "Standing delivering" in lines
    assert "Outstanding 8" in lines
    assert "agreement told 10 July 2014 1 witness" in lines
    assert "delivery told 1 February 2015 1 witness" in lines
    assert "price told 10 July 2014 $100, 1 witness" in lines


def test_why_tells_rules_and_triggers(run, tanks) -> None:
    shown = run("show", tanks.transfer.id, "--why").stdout
    assert "why: verb sells" in shown
    assert "rule:" in shown


def test_a_figure_is_shown_with_how_far_it_is_believed_by_the_priors_given(run, tanks, here: Path) -> None:
    def believed(*options: object) -> list[str]:
        lines = run("show", tanks.transfer.id, *options).stdout.splitlines()
        at = next(n for n, line in enumerate(lines) if line.startswith("Number ordered"))
        return [line.strip() for line in lines[at : at + 4]]

    (here / "sure.toml").write_text("[reliability.media]\nright = 0.95\n", encoding="utf-8")
    plain, sure = believed(), believed("--priors", "sure.toml")
    assert plain[:2] == ["Number ordered: 18", "best 18; 1 witness; in brackets: one witness"]
    assert plain[2].startswith("believed at 90 %: ") and plain[3].startswith("18: ")
    assert sure[2] == "believed at 90 %: 18"
    (here / "wrong.toml").write_text("[reliability.press]\n", encoding="utf-8")
    refused = run("show", tanks.transfer.id, "--priors", "wrong.toml")
    assert refused.exit_code == 2
    assert "there is no reliability: name 'press'" in refused.stderr


@pytest.fixture
def explained(here: Path) -> str:
    """A claim whose coder gives a reason for each aspect; its id."""
    one = report("a tender", say(quantity=18), published="2014-07-10", outlet="Wire")
    why = "trigger: 'sold', governs 'tanks'\nsupplier: RUS by 'Russia'\nstage: agreement by 'sold'"
    with Ledger.open(str(here / "armsledger.sqlite")) as ledger:
        ledger.add(one.article, coder=CODER, claims=[replace(one.claims[0], article=one.article, why=why)])
        pipeline.resolve(ledger)
    return one.claims[0].id


def test_each_aspects_reason_has_a_line_of_its_own(run, explained: str) -> None:
    shown = run("show", explained, "--why").stdout
    assert shown.endswith(
        "Why            trigger: 'sold', governs 'tanks'\n"
        "               supplier: RUS by 'Russia'\n"
        "               stage: agreement by 'sold'\n"
    )
    assert "trigger:" not in run("show", explained).stdout


@pytest.mark.parametrize("thing", ["transfer", "document"])
def test_reasons_stand_below_each_claim_of_a_thing(run, explained: str, thing: str) -> None:
    with Ledger.open("armsledger.sqlite", create=False) as ledger:
        claim = ledger.claim(explained).testimony.claim
        asked = claim.document_id if thing == "document" else ledger.entries()[0].transfer.id
    shown = run("show", asked, "--why").stdout.splitlines()
    first = next(n for n, line in enumerate(shown) if "trigger: 'sold'" in line)
    column = shown[first].index("trigger")
    assert shown[first + 1][column:] == "supplier: RUS by 'Russia'"
    assert shown[first + 2][column:] == "stage: agreement by 'sold'"
    assert not shown[first + 2][:column].strip()


def test_a_claim_is_shown_with_all_its_fields(run, tanks) -> None:
    claim = tanks.testimonies[0].claim
    shown = run("show", claim.id, "--why").stdout
    assert f"Claim {claim.id}" in shown
    assert "Quantity       18" in shown
    assert "$100 for the item" in shown
    assert f"Transfer       {tanks.transfer.id}" in shown
    assert "[[RUS sells AZE 18 T-90 for 100 USD.]]" in shown
    assert "verb sells" in shown


def test_a_document_is_shown_with_its_regions_and_claims(run, tanks) -> None:
    claim = tanks.testimonies[0].claim
    shown = run("show", claim.document_id).stdout
    assert "Title          Tanks for Baku" in shown
    assert "[[RUS sells AZE 18 T-90 for 100 USD.]][1]" in shown
    assert f"[1] {claim.id}" in shown


def test_the_beginning_of_an_id_is_enough(run, tanks) -> None:
    claim = tanks.testimonies[0].claim
    assert run("show", claim.id[:12]).stdout == run("show", claim.id).stdout


def test_an_ambiguous_beginning_lists_its_choices(run, here: Path) -> None:
    texts = [f"RUS sells AZE {n} T-90. It was signed on a Monday, article {n}." for n in range(1, 40)]
    rows = (
        {"id": str(n), "title": None, "text": text, "published": "2014-07-10", "url": None, "language": "en"}
        for n, text in enumerate(texts)
    )
    (here / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run("build", "many.jsonl").exit_code == 0
    with Ledger.open("armsledger.sqlite") as ledger:
        ids = [standing.document_id for standing in ledger.standings()]
    shared = next(a[:1] for a, b in pairwise(ids) if a[0] == b[0])
    result = run("show", shared)
    assert result.exit_code == 2
    assert "document" in result.stderr


@pytest.mark.usefixtures("built")
def test_an_unknown_id_is_a_usage_error(run) -> None:
    result = run("show", "zzzz")
    assert result.exit_code == 2
    assert "zzzz" in result.stderr


def test_a_text_can_not_steer_the_terminal(run, here: Path) -> None:
    text = "RUS sells AZE 18 T-90. The \x1b]0;owned\x07 rest \x1b[2J of the text."
    row = {"id": "x", "title": "\x1b[31mRed", "text": text, "published": "2014-07-10", "language": "en"}
    (here / "x.jsonl").write_text(json.dumps({**row, "url": None, "outlet": "\x1b[1mWire"}))
    run("build", "x.jsonl")
    with Ledger.open("armsledger.sqlite") as ledger:
        standing = ledger.standings()[0]
        transfer_id = ledger.entries()[0].transfer.id
    for thing in (standing.document_id, transfer_id):
        result = run("show", thing, "--why")
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout


def test_a_person_is_known_under_every_spelling(run) -> None:
    spellings = ("Serzh Sargsyan", "Serzh Sarkisian", "Serzh Sargsian", "Some Ministry")
    sayings = [say(speaker=name, side="recipient", recipient="ARM", quantity=9) for name in spellings]
    one = report("an interview", *sayings, published="2016-09-22", outlet="Wire")
    with Ledger.open("armsledger.sqlite") as ledger:
        ledger.add(one.article, coder=CODER, claims=one.claims)
        pipeline.resolve(ledger)
        (entry,) = ledger.entries()
    shown = run("show", entry.transfer.id).stdout
    assert "Serzh Sargsyan, recipient’s side; Wire" in shown
    assert "Serzh Sarkisian (Serzh Sargsyan), recipient’s side; Wire" in shown
    assert "Serzh Sargsian (Serzh Sargsyan), recipient’s side; Wire" in shown
    assert "Some Ministry, recipient’s side; Wire" in shown
    rows = json.loads(run("register", "--evidence", "--format", "json").stdout)
    assert {row["speaker"] for row in rows} == set(spellings)  # as the articles name them


def test_a_transfer_is_shown_as_of_a_day_and_as_known_by_a_day(run, tanks) -> None:
    for option in ("--as-of", "--known-by"):
        shown = run("show", tanks.transfer.id, option, "2014").stdout
        assert "Stage          agreement" in shown and "31 December 2014" in shown
        assert "sells AZE 18 T-90" in shown and "delivers" not in shown
        early = run("show", tanks.transfer.id, option, "2013-12")
        assert early.exit_code == 2 and "later dates" in early.stderr
    assert run("show", tanks.transfer.id, "--as-of", "2015").stdout.count("delivers AZE 10") >= 1
    of_claim = run("show", tanks.testimonies[0].claim.id, "--known-by", "2014")
    assert of_claim.exit_code == 2 and "for transfers" in of_claim.stderr
    assert run("show", tanks.transfer.id, "--as-of", "2014-13").exit_code == 2


def test_a_claim_of_an_older_coder_says_so(run, tanks) -> None:
    claim = tanks.testimonies[0].claim
    with Ledger.open("armsledger.sqlite") as ledger:
        newer = ToyCoder("2")
        ledger.code(claim.document_id, newer.coder, newer.code(ledger.article(claim.document_id)))
        pipeline.resolve(ledger)
        (now,) = ledger.claims(claim.document_id)
    shown = run("show", claim.id).stdout
    assert "kept, in no figure: of the coder toy 1; the document's claims are those of toy 2 now" in shown
    assert "Transfer       in none" in shown
    assert "Superseded" not in run("show", now.id).stdout
    assert f"Transfer       {tanks.transfer.id}" in run("show", now.id).stdout


def test_a_document_shows_what_its_title_tells(run) -> None:
    one = report("a parade", say(), title="Baku buys tanks", published="2016-09-22")
    words = Quote(Span(5, 9, Place.TITLE), "buys")
    claim = replace(one.claims[0], article=one.article, evidence=(words,))
    with Ledger.open("armsledger.sqlite") as ledger:
        ledger.add(one.article, coder=CODER, claims=[claim])
        pipeline.resolve(ledger)
    assert "Title          Baku [[buys]][1] tanks" in run("show", claim.document_id).stdout
    assert "(title) Baku [[buys]] tanks" in run("show", claim.id).stdout

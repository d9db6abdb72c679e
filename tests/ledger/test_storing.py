"""What goes into the ledger comes out again, once, whatever order it came in."""

import sqlite3
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from tests.makers import CODER, Report, article, report, say

from armsledger.claims import Claim, Coder, Quote, read_back, written
from armsledger.documents import Article, Document, Label, Region
from armsledger.errors import LedgerError
from armsledger.ledger import Ledger
from armsledger.terms import Place
from armsledger.values import Span

NEWER = Coder("hand", "2")


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def add(ledger: Ledger, one: Report, *, coder: Coder = CODER) -> None:
    """Store a report the way the pipeline does: coded as shown, unless that was done before."""
    known = ledger.look(one.article)
    shown = known.shown
    if known.wants(coder):
        claims = [read_back(written(c), shown, coder=coder, why=c.why) for c in one.claims]
        ledger.add(one.article, shown=shown, coder=coder, claims=claims)
    else:
        ledger.add(one.article)


def republished(one: Report, **changes: str) -> Report:
    """The same document under another publication."""
    publication = replace(one.article.publication, **changes)
    return Report(replace(one.article, publication=publication), one.claims)


def test_an_article_comes_out_as_it_went_in(ledger: Ledger) -> None:
    made = article(
        "Moscow’s İstanbul deal 🚀: 18 Smerch.",
        furniture="Read also\tmore",
        published="2014-07-10",
        outlet="Wire",
        url="https://example.org/1",
        title="Smerch",
    )
    ledger.add(made)
    assert ledger.article(made.document.id) == made
    assert ledger.publications(made.document.id) == (made.publication,)


def test_claims_come_out_as_they_went_in_and_in_order(ledger: Ledger) -> None:
    one = report(
        "a", say(quantity=(18, None), when="2012"), say(stage="delivery", value=4e9, speaker="Putin")
    )
    add(ledger, one)
    assert ledger.claims(one.article.document.id) == one.claims


def test_why_a_claim_was_found_is_kept(ledger: Ledger) -> None:
    one = report("a", say())
    told = read_back(written(one.claims[0]), one.article, coder=CODER, why="trigger: sold")
    ledger.add(one.article, coder=CODER, claims=[told])
    assert ledger.claim(told.id).testimony.claim.why == "trigger: sold"


def test_storing_again_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    one = report("a", say(), outlet="Wire", published="2014-07-10")
    add(ledger, one)
    before = dump(tmp_path / "ledger.sqlite")
    add(ledger, one)
    stored = ledger.add(one.article, coder=CODER, claims=one.claims)
    assert (stored.document, stored.publication, stored.coding) == (False, False, False)
    assert dump(tmp_path / "ledger.sqlite") == before


def test_two_outlets_are_two_publications_of_one_document(ledger: Ledger) -> None:
    late = report("a", say(), outlet="Later", published="2014-07-12")
    early = republished(late, outlet="Earlier", published="2014-07-10")
    add(ledger, late)
    add(ledger, early)
    assert [p.outlet for p in ledger.publications(late.article.document.id)] == ["Earlier", "Later"]
    assert ledger.article(late.article.document.id).publication.outlet == "Earlier"
    assert ledger.status().documents == 1


def test_an_undated_publication_comes_last(ledger: Ledger) -> None:
    dated = report("a", say(), published="2016-01-01", outlet="Z")
    undated = replace(
        dated.article, publication=replace(dated.article.publication, published=None, outlet="A")
    )
    ledger.add(undated)
    ledger.add(dated.article)
    assert [p.outlet for p in ledger.publications(undated.document.id)] == ["Z", "A"]


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    """The title is evidence and the date resolves 'last year': a document is coded as it first appeared."""
    one = report("a", say(), published="2016-03-01", outlet="B", title="Old title")
    forms = [
        one,
        republished(one, published="2015-01-01", title="First title"),
        republished(one, published="2017-01-01", outlet="A", title="Last title"),
    ]
    ends = set()
    for at, order in enumerate(permutations(forms)):
        with Ledger.open(tmp_path / f"{at}.sqlite") as ledger:
            for form in order:
                known = ledger.look(form.article)
                if known.wants(CODER):
                    shown = known.shown
                    ledger.add(form.article, shown=shown, coder=CODER, claims=[titled(shown)])
                else:
                    ledger.add(form.article)
            document_id = one.article.document.id
            ends.add(tuple(claim.evidence[0].exact for claim in ledger.claims(document_id)))
    assert ends == {("First title",)}


def titled(shown: Article) -> Claim:
    """A claim that rests on the title."""
    span = Span(0, len(shown.title), Place.TITLE)
    claim = report("x", say()).claims[0]
    row = {**written(claim), "mentions": {}, "trigger": None, "evidence": []}
    row["evidence"] = [{"in": "title", "start": 0, "end": span.end, "quote": shown.title}]
    return read_back(row, shown, coder=CODER)


def test_an_earlier_appearance_makes_older_claims_superseded_not_lost(ledger: Ledger) -> None:
    late = report("a", say(), published="2016-03-01", title="Late")
    early = republished(late, published="2015-01-01", title="Early")
    for form in (late, early):
        known = ledger.look(form.article)
        assert known.wants(CODER)
        ledger.add(form.article, shown=known.shown, coder=CODER, claims=[titled(known.shown)])
    assert [c.evidence for c in ledger.claims(late.article.document.id)] == [
        (Quote(Span(0, 5, Place.TITLE), "Early"),)
    ]
    assert ledger.status().superseded == 1
    old = titled(late.article)
    assert not ledger.claim(old.id).current
    assert ledger.claim(old.id).testimony.claim == old


def test_claims_on_an_outdated_showing_do_not_become_current(ledger: Ledger) -> None:
    """Another process may have stored an earlier appearance while this one was coding."""
    late = report("a", say(), published="2016-03-01", title="Late")
    early = republished(late, published="2015-01-01", title="Early")
    ledger.add(early.article)
    ledger.add(late.article, shown=late.article, coder=CODER, claims=[titled(late.article)])
    assert ledger.claims(late.article.document.id) == ()
    assert ledger.look(late.article).wants(CODER)


def test_a_newer_coder_is_wanted_and_the_older_claims_are_kept(ledger: Ledger) -> None:
    one = report("a", say())
    add(ledger, one)
    assert not ledger.look(one.article).wants(CODER)
    assert ledger.look(one.article).wants(NEWER)
    add(ledger, one, coder=NEWER)
    assert [c.coder for c in ledger.claims(one.article.document.id)] == [NEWER]
    assert ledger.status().claims == 1
    assert ledger.status().superseded == 1
    assert not ledger.claim(one.claims[0].id).current


def test_back_to_the_older_coder_needs_no_second_copy(ledger: Ledger) -> None:
    one = report("a", say())
    for coder in (CODER, NEWER, CODER):
        add(ledger, one, coder=coder)
    assert [c.coder for c in ledger.claims(one.article.document.id)] == [CODER]
    assert ledger.status().superseded == 1


def test_a_newer_reader_labels_the_document_anew(ledger: Ledger) -> None:
    one = report("a", say())
    ledger.add(one.article, coder=CODER, claims=one.claims, reader_version="1")
    text = one.article.text
    body = Region(Span(0, len(text) - 1), Label.BODY, "found better")
    furniture = Region(Span(len(text) - 1, len(text)), Label.FURNITURE, "full stop")
    labelled = replace(one.article, document=Document(text, (body, furniture)))
    known = ledger.look(labelled, reader_version="2")
    assert known.shown.document == labelled.document
    assert known.wants(CODER)
    ledger.add(labelled, shown=known.shown, coder=CODER, claims=(), reader_version="2")
    assert ledger.article(labelled.document.id).document == labelled.document
    assert ledger.claims(labelled.document.id) == ()
    assert ledger.claim(one.claims[0].id).testimony.claim == one.claims[0]


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_labellings_by_one_reader_the_cautious_one_stands(ledger: Ledger, first: int) -> None:
    """The same text read from a page and from a plain file: the order of reading must not matter."""
    whole = article("One. Two.")
    parted = replace(
        whole,
        document=Document(
            whole.text,
            (Region(Span(0, 4), Label.BODY), Region(Span(5, 9), Label.FURNITURE, "teaser")),
        ),
    )
    for one in (whole, parted) if first == 0 else (parted, whole):
        ledger.add(one)
    assert ledger.article(whole.document.id).document == parted.document


def test_a_document_that_no_coder_reads_is_not_one_without_claims(ledger: Ledger) -> None:
    ledger.add(article("Танки Т-90.", language="ru"))
    ledger.add(article("No news.", language="en"), coder=CODER)
    held = ledger.status()
    assert held.unread == (("ru", 1),)
    assert held.without_claims == 1
    standings = {standing.language: standing.coder for standing in ledger.standings()}
    assert standings == {"ru": None, "en": CODER}


def test_an_article_lands_wholly_or_not_at_all(ledger: Ledger) -> None:
    one = report("a", say())
    with pytest.raises(AttributeError):
        ledger.add(one.article, coder=CODER, claims=[*one.claims, None])  # type: ignore[list-item]
    assert ledger.status().documents == 0
    with pytest.raises(LedgerError, match="no document"):
        ledger.article(one.article.document.id)


def test_a_claim_found_twice_counts_once(ledger: Ledger) -> None:
    one = report("a", say())
    ledger.add(one.article, coder=CODER, claims=[*one.claims, *one.claims])
    assert ledger.claims(one.article.document.id) == one.claims


def test_a_claim_that_other_hands_changed_is_named(ledger: Ledger, tmp_path: Path) -> None:
    one = report("a", say())
    add(ledger, one)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        raw.execute("update claims set body = replace(body, 'RUS affirmed', 'FRA affirmed')")
    with pytest.raises(LedgerError, match=one.claims[0].id):
        ledger.claims(one.article.document.id)


def test_recorded_at_stays_from_the_first_time(ledger: Ledger, tmp_path: Path) -> None:
    one = report("a", say())
    add(ledger, one)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        raw.execute("update documents set recorded_at = '1999-01-01T00:00:00Z'")
    add(ledger, one)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as raw:
        assert raw.execute("select recorded_at from documents").fetchall() == [("1999-01-01T00:00:00Z",)]


def dump(path: Path) -> list[str]:
    """All that an SQLite file holds."""
    with sqlite3.connect(path) as raw:
        return list(raw.iterdump())

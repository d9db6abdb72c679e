"""Whatever characters a report holds, the ledger gives them back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.makers import article

from armsledger.claims import Claim, Coder, Quote, read_back, written
from armsledger.documents import Article
from armsledger.ledger import Ledger
from armsledger.terms import Category, Stage
from armsledger.values import Bounds, Period, Span, digest

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
DATES = st.none() | st.dates().map(str)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("any") / "l.sqlite") as opened:
        yield opened


@st.composite
def articles(draw: st.DrawFn) -> Article:
    made = article(draw(TEXTS), published=draw(DATES), outlet=draw(st.none() | TEXTS), title=draw(TEXTS))
    flags = tuple(draw(st.lists(st.sampled_from(["future", "undated"]), unique=True)))
    return replace(made, publication=replace(made.publication, flags=flags, source=draw(st.none() | TEXTS)))


@st.composite
def coded(draw: st.DrawFn) -> tuple[Article, dict[str, Any], Coder, str]:
    """An article, and a claim in writing that rests on some stretch of its text."""
    made = draw(articles())
    start = draw(st.integers(0, len(made.text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(made.text))))
    low = draw(st.none() | st.integers(0, 10**12) | st.floats(0, 1e12))
    claim = Claim(
        article=made,
        coder=Coder("any", "1"),
        supplier=draw(st.none() | TEXTS),
        recipient="AZE",
        item=draw(TEXTS),
        category=draw(st.sampled_from(Category)),
        stage=draw(st.sampled_from(Stage)),
        quantity=None if low is None else Bounds(low, None),
        when=draw(st.none() | st.dates().map(lambda day: Period.of(str(day)))),
        evidence=(Quote(span, made.words(span)),),
        mentions={},
    )
    row, why = written(claim), draw(TEXTS)
    return made, row, Coder(draw(TEXTS), digest([row, why])), why  # a coder says one thing of one document


@given(articles())
def test_an_article_comes_back_as_it_was(ledger: Ledger, made: Article) -> None:
    ledger.add(made)
    assert ledger.article(made.document.id).document == made.document
    assert replace(made.publication, flags=(), source=None) in {
        replace(publication, flags=(), source=None) for publication in ledger.publications(made.document.id)
    }


@given(coded())
def test_a_claim_comes_back_as_it_was(
    ledger: Ledger, told: tuple[Article, dict[str, Any], Coder, str]
) -> None:
    made, row, coder, why = told
    claim = read_back(row, made, coder=coder, why=why)
    ledger.add(made)
    ledger.code(made.document.id, coder, [claim])
    found = ledger.claim(claim.id).testimony.claim
    assert (found, found.why) == (claim, why)
    assert claim.id in {current.id for current in ledger.claims(made.document.id)}

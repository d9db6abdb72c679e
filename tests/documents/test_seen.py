"""An article as people see it, and the way back to the stored text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.documents import Article, Document, Label, Publication, Region, as_seen
from armsledger.documents.paragraphs import paragraphs
from armsledger.documents.regions import label
from armsledger.terms import Place
from armsledger.values import Span


def article(text: str, title: str | None = None) -> Article:
    document = Document(text, label(paragraphs(text)))
    return Article("a", document, Publication(document.id, title=title))


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e"])
def test_marks_of_no_width_are_not_seen(mark: str) -> None:
    stored = article(f"{mark}The king{mark}dom bought{mark} 1{mark}2 frigates.", f"Fri{mark}gates")
    seen = as_seen(stored)
    assert (seen.article.text, seen.article.title) == ("The kingdom bought 12 frigates.", "Frigates")
    at = seen.article.text.index("12")
    assert stored.words(seen.stored(Span(at, at + 2))) == f"1{mark}2"
    assert stored.words(seen.stored(Span(0, 8, Place.TITLE))) == f"Fri{mark}gates"


def test_a_joiner_of_a_script_that_needs_it_is_kept() -> None:
    stored = article("ایران می\u200cخواهد جنگنده بخرد.")
    assert as_seen(stored).article is stored


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n   "])
def test_a_wrapped_paragraph_is_seen_without_its_line_ends(end: str) -> None:
    lines = [
        "The island state has ordered two frigates from the yard of the",
        "Kingdom of the North, its navy said on Friday. The first of the",
        "ships is to arrive in 2017.",
    ]
    stored = article(end.join(lines))
    seen = as_seen(stored)
    assert seen.article.text == " ".join(lines)
    at = seen.article.text.index("the Kingdom")
    assert stored.words(seen.stored(Span(at, at + 11))) == f"the{end}Kingdom"


def test_line_ends_between_paragraphs_are_kept() -> None:
    stored = article("The navy has ordered two frigates.\nThe yard is glad.\n\nNobody gave a price for them.")
    assert as_seen(stored).article is stored


PIECES = st.sampled_from(
    ["a", "Zeile", " ", "\n", "\r\n", "\u00ad", "\u200b", "\ufeff", "\u2028", "\t", "Ж", "."]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=20), st.data())
def test_every_stretch_of_what_is_seen_leads_back(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    words = Span(len(text) - len(text.lstrip()), len(text.rstrip())) if text.strip() else None
    document = Document(text, (Region(words, Label.BODY),) if words else ())
    stored = Article("a", document, Publication(document.id))
    seen = as_seen(stored)
    if not seen.article.text:
        return
    start = data.draw(st.integers(0, len(seen.article.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.article.text)))
    back = stored.words(seen.stored(Span(start, end)))
    shown = seen.article.text[start:end]
    assert "".join(c for c in back if c.isalpha()) == "".join(c for c in shown if c.isalpha())
    if seen.article.may_be_evidence(Span(start, end)):
        assert stored.may_be_evidence(seen.stored(Span(start, end)))

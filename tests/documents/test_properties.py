"""What holds of every text: regions cover it, spans give the words back, nothing is changed."""

import csv
import io
import json
from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.documents import Article, Document, Label, Publication, ReadOptions, Region, read
from armsledger.documents.dates import full_date
from armsledger.documents.paragraphs import paragraphs
from armsledger.documents.regions import label
from armsledger.values import Span

SENTENCES = [
    "Russia has sold 18 Smerch launchers to Azerbaijan, officials said on Thursday.",
    "Ռուսաստանը վաճառել է հրթիռային համակարգեր Ադրբեջանին։",
    "ﬁve oﬃcers’ co\u00adop\u00aderation\u00a0in İstanbul, e\u0301te\u0301 שלום العربية \U0001f680 🇦🇲",
    "Share", "3 comments", "Leave a Reply", "1. Hratch said:", "Related stories", "19 Jul 2016, 07:19", "—",
    "Advertisement", "Title: something", "a", "\u200b", "\u2028", "\x0b", "Reply", "2 days ago", "\ufeff",
]  # fmt: skip
BREAKS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "\t", "\n \n", "\u2029", "\x85", "\x0c"]
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
TEXTS = st.lists(st.sampled_from(SENTENCES) | st.sampled_from(BREAKS) | WORDS, max_size=14).map("".join)


def check(text: str, regions: tuple[Region, ...]) -> None:
    """Regions in order, apart, without white space at their ends, and nothing but white space between."""
    at = 0
    for region in regions:
        assert region.span.start >= at
        assert not text[at : region.span.start].strip()
        words = text[region.span.start : region.span.end]
        assert words == words.strip() != ""
        assert region.reason
        at = region.span.end
    assert not text[at:].strip()


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_regions_cover_every_text(text: str) -> None:
    units = paragraphs(text)
    assert all(text[unit.span.start : unit.span.end] == unit.text for unit in units)
    check(text, label(units))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_json_lines_and_tables_give_a_text_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("same")
    (folder / "a.jsonl").write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    table = io.StringIO(newline="")
    csv.writer(table).writerows([["id", "text"], ["y", text]])
    (folder / "b.csv").write_bytes(table.getvalue().encode())
    results = list(read([str(folder)], ReadOptions()))
    assert len(results) == 2
    for result in results:
        if isinstance(result, Article):
            assert result.text == text
            check(text, result.document.regions)
            assert all(result.may_be_evidence(span) for span in result.document.body)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_a_plain_file_gives_a_text_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path: Path = tmp_path_factory.mktemp("same") / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    [result] = read([str(path)], ReadOptions())
    if isinstance(result, Article):
        assert result.text == text
        check(text, result.document.regions)


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(st.sampled_from(SENTENCES) | WORDS, min_size=1, max_size=10))
def test_a_page_gives_every_block_back(tmp_path_factory: pytest.TempPathFactory, blocks: list[str]) -> None:
    path: Path = tmp_path_factory.mktemp("page") / "a.html"
    page = "".join(f"<p>{escape(block)}</p>" for block in blocks)
    path.write_text(f"<html><head><meta charset='utf-8'></head><body>{page}</body></html>", encoding="utf-8")
    [result] = read([str(path)], ReadOptions())
    if isinstance(result, Article):
        check(result.text, result.document.regions)
        said = [b for b in blocks if b == SENTENCES[0] or b == SENTENCES[1]]
        kept = [result.words(r.span) for r in result.document.regions]
        assert [words for words in kept if words in SENTENCES[:2]] == said


@given(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
def test_a_date_written_in_any_way_is_the_same_day(day: date) -> None:
    month = day.strftime("%B")
    ways = (
        day.isoformat(),
        f"{day.isoformat()}T10:00:00Z",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
    )
    assert {full_date(way) for way in ways} == {day.isoformat()}


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 200), st.integers(1, 60))
def test_evidence_never_reaches_into_furniture_or_comments(text: str, start: int, length: int) -> None:
    document = Document(text, label(paragraphs(text)))
    article = Article("a", document, Publication(document.id))
    span = Span(start, start + length)
    if article.may_be_evidence(span):
        outside = [region.span for region in document.regions if region.label is not Label.BODY]
        assert not any(span.overlaps(other) for other in outside)
        assert span.end <= len(text)

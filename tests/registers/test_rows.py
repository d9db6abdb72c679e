"""A register's row as a document: what was declared stands in it, and is found there again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.registers.rows import Copies, Row, party_of, row_article

NAMES = st.text("abcdefgh XYZ", min_size=1, max_size=12).filter(str.strip)
VALUES = st.text(max_size=30)
COLUMNS = st.dictionaries(NAMES.map(lambda name: " ".join(name.split())), VALUES, min_size=1, max_size=6)


def row_of(columns: dict[str, str], copies: Copies | None = None) -> Row:
    text = (copies or Copies()).text(columns.items())
    return Row.of(row_article(text, outlet="Register", title="Row", published=None, source="f:1").document)


@given(COLUMNS.filter(lambda columns: any(value.split() for value in columns.values())))
def test_every_value_is_found_in_its_place(columns: dict[str, str]) -> None:
    row = row_of(columns)
    assert row.columns == {name: " ".join(value.split()) for name, value in columns.items() if value.split()}
    for name, value in row.columns.items():
        (span,) = row.span(name)
        assert row.document.text[span.start : span.end] == value
        line = row.line(name)
        assert line is not None
        assert row.document.text[line.start : line.end] == f"{name}: {value}"
    assert row.quote().exact == row.document.text


def test_words_are_found_in_the_column_that_is_asked_for() -> None:
    row = row_of({"ordered": "12", "comments": "of 12, 4 for spares"})
    (span,) = row.span("comments", "12")
    assert row.document.text[: span.start].endswith("comments: of ")
    assert row.span("comments", "13") == () == row.span("nowhere")
    assert row.get("nowhere") == ""


def test_rows_that_are_the_same_word_for_word_are_told_apart() -> None:
    copies = Copies()
    same = [row_of({"year": "2031", "num": "5"}, copies) for _ in range(3)]
    assert len({row.document.id for row in same}) == 3
    assert all(row.columns == {"year": "2031", "num": "5"} for row in same)


def test_a_row_says_nothing_of_its_place_in_the_file() -> None:
    first, second = {"year": "2031", "num": "5"}, {"year": "2032", "num": "6"}
    one, other = Copies(), Copies()
    assert [one.text(row.items()) for row in (first, second)] == [
        other.text(row.items()) for row in (second, first)
    ][::-1]


def test_a_party_is_known_by_its_whole_name_alone() -> None:
    assert party_of("Norway") == "NOR"
    assert party_of("Hezbollah") == "hezbollah"
    assert party_of("Norwegian") is None
    assert party_of("Northern Norway") is None
    assert party_of("South Vietnam") is None


@pytest.mark.parametrize(("name", "code"), [("Philippines", "PHL"), ("Laos", "LAO"), ("Narnia", None)])
def test_a_usual_name_is_its_partys_even_where_it_is_a_plural_too(name: str, code: str | None) -> None:
    assert party_of(name) == code

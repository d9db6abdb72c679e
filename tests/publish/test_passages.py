"""Quotes in their context."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.publish import sample

from armsledger.claims import Quote
from armsledger.publish.pages import as_coded
from armsledger.publish.passages import REACH, merged, passages
from armsledger.terms import Place, Role
from armsledger.values import Span

WORDS = st.text(alphabet="abcé. \nÄ", min_size=1, max_size=60).filter(lambda t: t.strip())


def shown(passage):
    return "".join(part.text for part in passage.parts)


def quoted(found):
    return [part.text for passage in found for part in passage.parts if part.quoted]


def made(body, quotes, *, furniture="", comments=""):
    source = sample.article(body, furniture=furniture, comments=comments)
    at = source.text.index(body)
    spans = [Span(at + start, at + end) for start, end in quotes]
    one = sample.claim(
        source, body, supplier="RUS", item="arms", category="unspecified", stage="delivery", recipient="ARM"
    )
    return source, replace(
        one,
        article=source,
        evidence=tuple(Quote(s, source.words(s)) for s in spans),
    )


@given(st.lists(WORDS, min_size=1, max_size=30).map("".join), st.data())
def test_every_quote_stands_whole_in_its_passage_and_every_passage_in_the_text(body, data):
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    source, one = made(body, [(start, end)])
    found = passages(one, source)
    assert quoted(found) == [body[start:end]]
    (passage,) = found
    assert shown(passage) in source.text
    before, after = shown(passage).split(body[start:end], 1)[0], len(shown(passage))
    assert len(before) <= REACH + 1
    assert after <= end - start + 2 * (REACH + 1)
    assert "".join(p.text for part in passage.parts for p in part.pieces) == shown(passage)


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), min_size=1, max_size=8))
def test_merged_spans_cover_the_same_characters_once(given_spans):
    spans = [Span(start, start + length) for start, length in given_spans]
    out = merged(spans)
    covered = [i for s in out for i in range(s.start, s.end)]
    assert covered == sorted({i for s in spans for i in range(s.start, s.end)})


def test_context_stops_at_furniture_and_comments():
    source, one = made("Russia sold arms.", [(0, 6)], furniture="Menu", comments="liar!")
    assert [shown(p) for p in passages(one, source)] == ["Russia sold arms."]


def test_mentions_bear_their_roles():
    found = passages(sample.sample()[0].testimonies[0].claim, sample.WIRE)
    roles = {
        piece.roles: piece.text for p in found for part in p.parts for piece in part.pieces if piece.roles
    }
    assert roles[Role.QUANTITY,] == "18"
    assert roles[Role.VALUE,] == "nearly $4 billion"


def test_a_quote_from_the_title_is_shown_in_the_whole_title():
    parade = sample.sample()[2].testimonies[3]
    first = passages(parade.claim, sample.ISKANDER_PARADE)[0]
    assert (first.place, shown(first)) == (Place.TITLE, "Iskander shown in Yerevan")


def test_a_title_is_looked_up_in_the_publication_that_bears_it():
    parade = sample.sample()[2].testimonies[3]
    retitled = replace(
        sample.ISKANDER_PARADE,
        publication=replace(sample.ISKANDER_PARADE.publication, title="Parade"),
    )
    assert as_coded(parade, retitled).title == "Iskander shown in Yerevan"


def test_a_long_paragraph_is_cut_at_sentences():
    body = "Filler sentence here. " * 60 + "Russia sold ten tanks to Armenia. " + "More of the same. " * 60
    at = body.index("Russia")
    source, one = made(body.strip(), [(at, at + 32)])
    (passage,) = passages(one, source)
    assert passage.cut_before
    assert passage.cut_after
    assert shown(passage).startswith("Filler sentence here.")
    assert shown(passage).endswith("More of the same.")

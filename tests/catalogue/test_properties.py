"""What holds for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.catalogue import catalogue
from armsledger.catalogue.fold import Folded, fold, key

NAMES = [
    *(
        "Iskander-M",
        "Su-30SM fighters",
        "T-90С",
        "9K720",
        "Javelin missiles",
        "F-16C/D",
        "Scorpène",
        "tanks",
        "MQ-9",
    ),
    *(
        "Russia",
        "the U.S.",
        "Côte d’Ivoire",
        "Rosoboronexport",
        "Baku",
        "İstanbul",
        "Pars 6x6",
        "Hürkuş",
        "arms",
    ),
]
NOISE = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.lists(st.one_of(NOISE, st.sampled_from(NAMES)), max_size=10).map(" ".join)
PLAIN = "Russia will deliver four Iskander-M launchers and Su-30SM fighters to Armenia."


@given(TEXTS)
@settings(deadline=None)
def test_mentions_are_spans_of_the_text_in_order_and_apart(text):
    for mentions in (catalogue().parties_in(text), catalogue().items_in(text)):
        ends = [0]
        for mention in mentions:
            assert ends[-1] <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
            ends.append(mention.end)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    folded = Folded.of(text)
    assert len(fold(text)) == len(text)
    assert list(folded.at) == sorted(set(folded.at))
    assert "".join(folded.fold[i] for i in folded.at) == folded.squeezed
    assert fold(fold(text)) == fold(text)


@given(
    NOISE.filter(lambda t: not any(c.isascii() for c in t)),
    NOISE.filter(lambda t: not any(c.isascii() for c in t)),
)
@settings(deadline=None)
def test_strange_characters_around_a_sentence_move_nothing(before, after):
    start = len(before) + 2
    text = f"{before}\n\n{PLAIN}\n\n{after}"
    for find in (catalogue().parties_in, catalogue().items_in):
        inside = [m for m in find(text) if start <= m.start < start + len(PLAIN)]
        assert [(m.start - start, m.end - start) for m in inside] == [(m.start, m.end) for m in find(PLAIN)]


@given(st.sampled_from(["Iskander-M", "Su-30SM", "T-90S", "Mi-17V-5", "BM-21 Grad"]), st.data())
def test_a_designation_is_found_whatever_its_hyphens_and_spaces(name, data):
    marks = st.sampled_from(["-", " ", "‑", "–", "\u00a0", ""])
    written = "".join(data.draw(marks) if c in "- " else c for c in name)
    found = catalogue().designation(written)
    assert found is not None
    assert key(found.name) == key(name)


@given(st.text(max_size=30), st.text(max_size=30))
@settings(deadline=None)
def test_being_one_person_goes_both_ways(one, other):
    assert catalogue().same_person(one, other) == catalogue().same_person(other, one)
    assert catalogue().person(one) is None or catalogue().same_person(one, one)

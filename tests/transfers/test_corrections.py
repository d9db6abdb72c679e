"""Which version of an outlet's report stands in the place of another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.makers import Report, article, report, say

from armsledger.documents import Article, Label, Region
from armsledger.transfers import Appearance, Correction, Testimony, Version, as_corrected, correction
from armsledger.values import Span

TEXT = "The ministry said on Monday that 18 tanks were bought. The contract was signed in the spring. "
CHANGED = TEXT.replace("18", "12")
OTHER = "A bridge over the river was opened by the mayor. Several hundred guests came to see it. "
URL = "https://www.wire.example/news/2014/tanks"
TITLE = "Baku buys new tanks"


def seen(
    text: str,
    published: str | None = "2014-07-10",
    *,
    url: str | None = URL,
    title: str | None = TITLE,
    outlet: str | None = "Wire",
) -> Article:
    return article(text, published=published, url=url, title=title, outlet=outlet)


def outcome(*articles: Article) -> Correction | None:
    """What comes of the appearances of two documents; the same whichever is named first."""
    first, *_ = articles
    one = [Appearance.of(a) for a in articles if a.document == first.document]
    other = [Appearance.of(a) for a in articles if a.document != first.document]
    assert correction(one, other) == correction(other, one)
    return correction(one, other)


def stands(later: Article, earlier: Article) -> str:
    """Why the later one stands in the earlier one's place; empty where neither stands in the other's."""
    found = outcome(earlier, later)
    if found is None:
        return ""
    assert (found.document_id, found.by_document_id) == (earlier.document.id, later.document.id)
    return found.reason


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "http://wire.example/news/2014/tanks/",
        "https://m.wire.example/news/2014/tanks?utm_source=x#top",
    ],
)
def test_a_page_saved_again_with_another_number_stands_in_the_place_of_the_first(url: str) -> None:
    reason = stands(seen(CHANGED, "2014-07-12", url=url, title="Baku buys 12 tanks"), seen(TEXT))
    assert reason == "a later version at the same address"


def test_an_older_version_gives_way_whenever_it_is_found() -> None:
    assert stands(seen(TEXT), seen(CHANGED, "2014-07-02"))


@pytest.mark.parametrize("published", ["2014-07-10", None])
def test_of_one_day_nobody_can_tell(published: str | None) -> None:
    assert outcome(seen(TEXT, published), seen(CHANGED, published)) is None


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("2014-07-10", "2014-07-14", True),
        ("2014-07-10T08:00:00Z", "2014-07-10T17:30:00Z", True),
        ("2014-07-10", "2014-07-10T17:30:00Z", False),  # it may have been saved before or after
        ("2014-07-10", None, False),
    ],
)
def test_of_one_day_the_one_that_was_retrieved_later_is_the_later(
    first: str, second: str | None, is_told: bool
) -> None:
    earlier, later = (
        replace(made, publication=replace(made.publication, retrieved=retrieved))
        for made, retrieved in ((seen(TEXT), first), (seen(CHANGED), second))
    )
    if is_told:
        assert stands(later, earlier) == "a later version at the same address"
    else:
        assert outcome(earlier, later) is None


def test_a_later_month_or_day_is_later_and_within_one_month_nobody_can_tell() -> None:
    assert stands(seen(CHANGED, "2014-08"), seen(TEXT, "2014-07-31"))
    assert stands(seen(CHANGED, "2014-08-01"), seen(TEXT, "2014-07"))
    assert stands(seen(CHANGED, "2015"), seen(TEXT, "2014-07"))
    for month in ("2014-07", "2014"):
        assert outcome(seen(TEXT, "2014-07-10"), seen(CHANGED, month)) is None
    found = outcome(seen(TEXT, "2014-07"), seen(f"{NOTES[0]}\n{CHANGED}", "2014-07"))
    assert found is not None and found.day == "2014-07"


NOTES = [
    "This article has been corrected.",
    "This story was amended on 12 July 2014.",
    "An earlier version of this report gave a wrong number.",
    "A previous version of this story misstated the number.",
    "Correction: the number of tanks is 12.",
    "(Corrects the number of tanks in the first paragraph)",
    "(This version corrects paragraph 1 to say 12)",
]


@pytest.mark.parametrize("note", NOTES)
def test_of_one_day_the_one_with_a_note_is_the_later(note: str) -> None:
    assert stands(seen(f"{note}\n{CHANGED}"), seen(TEXT)) == "a corrected version at the same address"


@pytest.mark.parametrize(
    "words", ["The articles were updated.", "The corrected number is secret.", "Corrections of the border"]
)
def test_other_words_are_no_note(words: str) -> None:
    assert Version.of(seen(f"{TEXT}{words}")).mark == ""


def test_what_readers_say_is_no_note() -> None:
    one = seen(TEXT + "\nThis article was corrected, I see.")
    comment = Span(len(TEXT) + 1, len(one.text))
    regions = (Region(Span(0, len(TEXT)), Label.BODY), Region(comment, Label.COMMENT))
    commented = replace(one, document=replace(one.document, regions=regions))
    assert (Version.of(one).mark, Version.of(commented).mark) == ("corrected", "")


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        (f"CORRECTED: {TITLE}", "corrected"),
        (f"Correction: {TITLE}", "corrected"),
        (f"(UPDATED) {TITLE}", "corrected"),
        (f"{TITLE} [corrected]", "corrected"),
        (f"UPDATE 2-{TITLE}", "update 2"),
        (f"CORRECTED-UPDATE 2-{TITLE}", "update 2 corrected"),
        (f"REFILE-UPDATE 1-{TITLE}", "update 1 corrected"),
        (f"RPT-{TITLE}", ""),
        (f"RETRACTED: {TITLE}", "retracted"),
        (f"Corrected {TITLE}", None),
        ("Update on tanks for Baku", None),
    ],
)
def test_a_headlines_marks_are_no_part_of_it(title: str, mark: str | None) -> None:
    version = Version.of(seen(TEXT, title=title))
    assert version.mark == (mark or "")
    assert (version.headline == "wire: baku buys new tanks") is (mark is not None)


def elsewhere(text: str, published: str | None, title: str, outlet: str = "Wire") -> Article:
    """An article of the outlet at another address."""
    return seen(text, published, title=title, outlet=outlet, url=f"https://wire.example/{title.split()[0]}")


def test_a_correction_is_known_by_its_headline_wherever_it_stands() -> None:
    later = elsewhere(CHANGED, "2014-07-11", f"CORRECTED: {TITLE}")
    assert stands(later, seen(TEXT)) == "a corrected version under the same headline"


@pytest.mark.parametrize(
    "later",
    [
        elsewhere(CHANGED, "2014-07-11", TITLE),
        elsewhere(CHANGED, "2014-07-11", f"CORRECTED: {TITLE}", outlet="Daily"),
        elsewhere(CHANGED, "2014-09-11", f"CORRECTED: {TITLE}"),
        elsewhere(CHANGED, "2014-07-09", f"CORRECTED: {TITLE}"),
        elsewhere(OTHER, "2014-07-11", f"CORRECTED: {TITLE}"),
        elsewhere(f"{OTHER}An earlier version of this article gave a wrong year.", "2014-07-11", TITLE),
    ],
    ids=["no mark", "another outlet", "long after", "before", "another text", "a column with a note"],
)
def test_what_only_looks_like_a_correction_is_none(later: Article) -> None:
    assert outcome(seen(TEXT), later) is None


def test_a_wires_updates_stand_in_the_place_of_those_before() -> None:
    first, second, third = (
        elsewhere(TEXT + more, "2014-07-10", title)
        for more, title in (
            ("", TITLE),
            ("The price is unknown.", f"UPDATE 1-{TITLE}"),
            ("The price is 100 million dollars.", f"UPDATE 2-{TITLE}"),
        )
    )
    corrected = elsewhere(CHANGED + "The price is high.", "2014-07-10", f"CORRECTED-UPDATE 2-{TITLE}")
    versions = (first, second, third, corrected)
    for at, later in enumerate(versions):
        for earlier in versions[:at]:
            assert stands(later, earlier)


def test_a_page_that_tells_another_story_every_day_corrects_nothing() -> None:
    front = "https://wire.example/defence"
    assert outcome(seen(TEXT, url=front), seen(OTHER, "2014-07-11", url=front)) is None
    rolling = OTHER + "An earlier version of this article gave a wrong year."
    assert outcome(seen(TEXT, url=front), seen(rolling, "2014-07-11", url=front)) is None


def test_a_live_page_that_grows_stands_in_its_own_place() -> None:
    assert stands(seen(f"{OTHER}{TEXT}", "2014-07-11"), seen(TEXT))


def test_a_cut_copy_of_a_page_is_no_correction_of_it() -> None:
    long = TEXT + OTHER + "The rest of the story is told here at length, and there is much more of it. "
    assert outcome(seen(long), seen("The ministry said on Monday that", "2014-07-11")) is None


def test_a_sites_front_page_is_no_address() -> None:
    for url in ("https://wire.example", "https://wire.example/", None, "no address"):
        assert Version.of(seen(TEXT, url=url)).address is None


def test_a_correction_may_drop_the_sentence_altogether() -> None:
    shorter = TEXT.partition(". ")[2]
    assert stands(seen(f"This article has been corrected. {shorter}"), seen(TEXT))


@pytest.mark.parametrize(
    "words",
    [
        "This article has been withdrawn.",
        "This story was removed at the ministry's request.",
        "The Wire retracts this story.",
    ],
)
def test_a_retraction_need_keep_nothing(words: str) -> None:
    assert stands(seen(words, "2014-07-20"), seen(TEXT)) == "a retraction at the same address"


def test_a_page_that_goes_back_to_what_it_said_stands_as_it_is_now() -> None:
    back = [seen(TEXT), seen(CHANGED, "2014-07-11"), seen(TEXT, "2014-07-12")]
    for order in permutations(back):
        found = outcome(*order)
        assert found is not None
        assert (found.by_document_id, found.day) == (back[0].document.id, "2014-07-12")
    forth = [*back, seen(CHANGED, "2014-07-13"), seen(CHANGED, "2014-07-14")]
    for order in permutations(forth):
        found = outcome(*order)
        assert found is not None
        assert (found.by_document_id, found.day) == (back[1].document.id, "2014-07-13")


def test_a_correction_counts_from_the_first_day_it_was_told() -> None:
    later = [seen(CHANGED, day) for day in ("2014-07-14", "2014-07-12", None)]
    for order in permutations([seen(TEXT), *later]):
        found = outcome(*order)
        assert found is not None and found.day == "2014-07-12"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([TEXT, CHANGED]),
            st.sampled_from([None, "2014-07-10", "2014-07-11", "2014-07-12"]),
            st.sampled_from([TITLE, f"CORRECTED: {TITLE}", f"UPDATE 1-{TITLE}"]),
        ),
        min_size=1,
        max_size=5,
    ).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some)))
)
def test_the_order_of_appearances_does_not_matter(
    orders: tuple[Sequence[tuple[str, str | None, str]], Sequence[tuple[str, str | None, str]]],
) -> None:
    def decided(some: Sequence[tuple[str, str | None, str]]) -> Correction | None:
        made = [seen(text, day, title=title) for text, day, title in some]
        return outcome(*sorted(made, key=lambda a: a.text))

    assert decided(orders[0]) == decided(orders[1])


# What repeats a figure that was taken back


ORDER = report("a", say(quantity=18), published="2014-07-10", outlet="Wire")


def told(one: Report, *, by: str | None = None, on: str | None = None, witness: str = "w") -> list[Testimony]:
    return [replace(t, superseded_by=by, superseded_on=on) for t in one.testimonies(witness)]


def superseded(*testimonies: Testimony) -> list[str | None]:
    return [t.superseded_by for t in as_corrected(testimonies)]


TAKEN_BACK = told(ORDER, by="c", on="2014-07-12")


@pytest.mark.parametrize(
    ("published", "falls"),
    [("2014-07-11", True), ("2014-07-12", True), ("2014-07-13", False), (None, True)],
)
def test_a_reprint_falls_with_its_original_unless_it_came_after_the_correction(
    published: str | None, falls: bool
) -> None:
    reprint = report("b", say(quantity=18), published=published, outlet="Daily")
    for order in permutations([*TAKEN_BACK, *told(reprint)]):
        found = {t.claim.document_id: t for t in as_corrected(order)}[reprint.article.document.id]
        assert (found.superseded_by, found.superseded_on) == (("c", "2014-07-12") if falls else (None, None))


@pytest.mark.parametrize(
    ("saying", "witness"),
    [
        (say(quantity=18), "another"),
        (say(quantity=20), "w"),
        (say(quantity=18, stage="delivery"), "w"),
        (say(quantity=18, item="T-72 tanks", system="T-72"), "w"),
    ],
)
def test_another_witness_or_figure_does_not_fall(saying: dict[str, object], witness: str) -> None:
    other = report("b", saying, published="2014-07-11", outlet="Daily")
    assert superseded(*TAKEN_BACK, *told(other, witness=witness)) == ["c", None]


def test_a_figure_that_the_correction_tells_again_was_not_taken_back() -> None:
    correction = report("c", say(quantity=18), say(value=5), published="2014-07-12", outlet="Wire")
    reprint = report("b", say(quantity=18), published="2014-07-11", outlet="Daily")
    by = correction.article.document.id
    original = told(ORDER, by=by, on="2014-07-12")
    assert superseded(*original, *told(correction), *told(reprint)) == [by, None, None, None]


# What an outlet says of its own figure


def test_a_figure_that_its_outlet_denies_later_in_its_own_voice_is_taken_back() -> None:
    first = report("a", say(quantity=20, stage="delivery"), published="2021-03-12", outlet="Courier")
    note = report(
        "b",
        say(quantity=20, stage="delivery", polarity="denied", system=None, item="vehicles"),
        say(quantity=19, stage="delivery"),
        published="2021-03-14",
        outlet="courier",
    )
    by = note.article.document.id
    for order in permutations([*told(first), *told(note)]):
        found = {(t.claim.document_id, t.claim.polarity): t for t in as_corrected(order)}
        (old,) = (t for (document, _), t in found.items() if document != by)
        assert (old.superseded_by, old.superseded_on) == (by, "2021-03-14")
        assert all(t.superseded_by is None for (document, _), t in found.items() if document == by)


@pytest.mark.parametrize(
    ("denial", "published", "outlet"),
    [
        ({"speaker": "Ann Roe", "side": "recipient"}, "2021-03-14", "Courier"),
        ({}, "2021-03-14", "Daily"),
        ({}, "2021-03-10", "Courier"),
        ({"quantity": 21}, "2021-03-14", "Courier"),
        ({"stage": "agreement"}, "2021-03-14", "Courier"),
    ],
    ids=["somebody else's words", "another outlet", "before", "another figure", "another stage"],
)
def test_other_denials_take_nothing_back(denial: dict[str, object], published: str, outlet: str) -> None:
    first = report("a", say(quantity=20, stage="delivery"), published="2021-03-12", outlet="Courier")
    said = {"quantity": 20, "stage": "delivery", "polarity": "denied", **denial}
    note = report("b", say(**said), published=published, outlet=outlet)
    assert superseded(*told(first), *told(note)) == [None, None]

"""Reprints, cut reprints and copies of one agency story are one witness; look-alikes are not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import article

from armsledger.documents import Article
from armsledger.transfers import Witness, find_witnesses

LEAD = "Norland has begun to deliver tanks and howitzers worth up to $1 billion to Sudania, a ministry said."
STORY = (
    LEAD,
    "The contracts, signed in 2011 and 2012, provide for 94 Ferox tanks and 18 Lupus howitzers.",
    "Boris Almasy, who directs a think tank in the capital, put the price of the package at $900 million.",
    "Other people in the industry said that it was worth between $700 million and $1 billion.",
    "The state exporter of arms declined to comment on the deliveries.",
    "The order had been held back so as not to upset the balance between the two neighbours.",
    "Eastmark is an ally of Norland and host to a Norlander base at Zyma.",
    "Its government had no immediate reaction to the report.",
)
OTHER = (
    "Two patrol boats built in Vestria reached the port of Lagon on Friday, the navy of Maruba said.",
    "They carry 20 guns of 30 mm each and were paid for with a loan of $45 million.",
    "A third boat is under construction and will follow before the rainy season of next year.",
    "Fishermen had asked for protection from pirates after 12 attacks in the spring.",
    "The crews were trained for six weeks by Vestrian officers.",
)


def told(*sentences: str, **published: str) -> Article:
    return article(" ".join(sentences), **published)


def witnesses(*articles: Article) -> tuple[Witness, ...]:
    return find_witnesses([(a.document, (a.publication,)) for a in articles])


def one_reason(*articles: Article) -> str:
    """The reason why two articles are one witness."""
    found = witnesses(*articles)
    assert len(found) == 1
    assert len(found[0].reasons) == 1
    return found[0].reasons[0]


def test_two_reports_of_two_things_are_two_witnesses() -> None:
    first, second = told(*STORY), told(*OTHER)
    assert [w.documents for w in witnesses(first, second)] in (
        [(first.id,), (second.id,)],
        [(second.id,), (first.id,)],
    )


def test_the_same_body_on_two_pages_is_one_witness() -> None:
    first = article(" ".join(STORY), furniture="Home Sport Weather", published="2013-06-18")
    second = article(" ".join(STORY), furniture="Subscribe now to our letter", published="2013-06-19")
    assert one_reason(first, second) == f"same text 100 % as {first.id}"


def test_furniture_and_comments_do_not_make_two_reports_one() -> None:
    menu = " ".join(f"{word} section of our site" for word in ("Sport", "City", "Army", "Weather", "Letters"))
    first = article(" ".join(OTHER[:2]), furniture=menu * 5)
    second = article(" ".join(STORY[:2]), furniture=menu * 5)
    assert len(witnesses(first, second)) == 2


def test_a_brief_is_one_with_its_copy_but_not_with_another_brief() -> None:
    brief = "Norland delivered 18 tanks to Sudania on Friday."
    first = article(brief, furniture="Home")
    assert len(witnesses(first, article(brief, furniture="Contact"))) == 1
    assert len(witnesses(first, article("Norland delivered 24 tanks to Sudania on Friday."))) == 2
    assert len(witnesses(first, article(f"{brief[:-1]} night."))) == 2


@pytest.mark.parametrize("kept", [STORY[:3], STORY[2:6], STORY[:1] + STORY[4:7]])
def test_a_cut_reprint_is_one_with_the_whole(kept: tuple[str, ...]) -> None:
    whole, cut = told(*STORY, published="2013-06-18"), told(*kept, published="2013-06-20")
    assert one_reason(whole, cut) == f"same text, cut: 100 % of the shorter one as {whole.id}"


def test_a_reprint_with_a_new_headline_dateline_and_spellings_is_one() -> None:
    first = told(*STORY, title="Norland arms Sudania", published="2013-06-18")
    words = " ".join(STORY).replace("Almasy", "Almassy").replace("Zyma", "Zima")
    second = article(f"LONDON, June 19 — {words}", title="Ally arms adversary", published="2013-06-19")
    assert one_reason(first, second) == f"same text 100 % as {first.id}"


def test_a_copy_with_its_own_lead_is_one_where_it_credits_the_agency() -> None:
    wire = told("ZYMA, June 18 (CLW) —", *STORY, outlet="Coastal Ledger Wire", published="2013-06-18")
    own = "The newspapers of the capital have spoken of little else since Wednesday."
    paper = told(own, "Here is the list.", *STORY[1:6], "(CLW)", outlet="Digest", published="2013-06-20")
    assert one_reason(wire, paper).startswith("same agency story (CLW): same text, cut: ")


ADDED = (
    "The opposition asked in parliament what the alliance was still worth to the country.",
    "Nobody in the cabinet was prepared to answer that question on the day it was asked, or since.",
)


def test_a_rewrite_is_one_where_it_credits_the_agency_shortly_after_and_shares_most_sentences() -> None:
    wire = told("ZYMA, June 18 (CLW) —", *STORY, outlet="Coastal Ledger Wire", published="2013-06-18")
    words = (STORY[0], *ADDED, STORY[1], STORY[3], "The CLW agency reported this.")
    reason = one_reason(wire, told(*words, published="2013-06-21"))
    assert reason == f"same agency story (CLW): shares 3 of 5 sentences as {wire.id}"
    assert len(witnesses(wire, told(*words, published="2013-06-22"))) == 2
    uncredited = (*words[:-1], "The ministry did not confirm the report.")
    assert len(witnesses(wire, told(*uncredited, published="2013-06-21"))) == 2


@pytest.mark.parametrize(
    ("published", "is_one"), [("2013-06", True), ("2013", True), ("2013-07", False), ("2012", False)]
)
def test_an_agency_story_in_a_monthly_may_be_of_any_day_of_its_month(published: str, is_one: bool) -> None:
    wire = told("ZYMA, June 18 (CLW) —", *STORY, outlet="Coastal Ledger Wire", published="2013-06-18")
    monthly = told(STORY[0], *ADDED, STORY[1], STORY[3], "The CLW agency reported this.", published=published)
    assert (len(witnesses(wire, monthly)) == 1) is is_one


def test_the_report_of_a_known_day_is_the_first_of_its_month() -> None:
    monthly = article(" ".join(STORY), furniture="Home Sport Weather", published="2013-06")
    daily = article(" ".join(STORY), furniture="Subscribe now to our letter", published="2013-06-18")
    before = article(" ".join(STORY), furniture="All the news", published="2013-05")
    assert one_reason(monthly, daily) == f"same text 100 % as {daily.id}"
    assert one_reason(daily, before) == f"same text 100 % as {before.id}"


def test_a_rewrite_in_other_words_is_one_where_it_credits_the_agency_and_keeps_the_figures() -> None:
    wire = told("ZYMA, June 18 (CLW) —", *STORY[:4], outlet="Coastal Ledger Wire", published="2013-06-18")
    paper = told(
        "Tanks and howitzers worth up to $1 billion are being delivered by Norland, as CLW reported.",
        "Sudania ordered 94 Ferox tanks with 18 Lupus howitzers under contracts signed in 2012 and 2011.",
        "The package is worth $900 million to the director Boris Almasy, and $700 million to other people.",
        published="2013-06-19",
    )
    assert "same agency story (CLW): shares 5 of 5 figures" in one_reason(wire, paper)
    publication = replace(paper.publication, published="2013-06")  # figures alone do not tell of which day
    assert len(witnesses(wire, replace(paper, publication=publication))) == 2


def test_two_stories_of_one_agency_stay_two_though_they_share_their_background() -> None:
    background = STORY[2:8]
    first = told("Sudania will be sent Ferox tanks this month (CLW).", *background, outlet="CLW")
    second = told("Sudania has shown Ferox tanks at its parade (CLW).", *background, outlet="CLW")
    assert len(witnesses(first, second)) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"94": "60", "18": "24"},
        {"Ferox": "Lynx", "Lupus": "Ursa", "Sudania": "Maruba", "Norland": "Vestria", "Almasy": "Kerr"},
    ],
)
def test_two_deals_told_in_the_same_words_are_two_witnesses(changes: dict[str, str]) -> None:
    other = " ".join(STORY)
    for old, new in changes.items():
        other = other.replace(old, new)
    assert len(witnesses(told(*STORY), article(other))) == 2


def test_a_round_up_does_not_make_its_two_stories_one() -> None:
    first, second = told(*STORY, published="2013-06-18"), told(*OTHER, published="2013-06-18")
    roundup = told(*STORY, *OTHER, published="2013-06-25")
    found = witnesses(roundup, second, first)
    assert sorted(len(w.documents) for w in found) == [1, 2]
    assert not any({first.id, second.id} <= {*w.documents} for w in found)


@pytest.mark.parametrize("page", range(8))
def test_parts_cut_from_one_report_on_one_day_are_one_witness(page: int) -> None:
    made = [
        article(" ".join(some), furniture=f"Page {page}", published="2013-06-18")
        for some in (STORY[:4], STORY[4:], STORY)
    ]
    found = witnesses(*made)
    assert len(found) == 1
    assert len(found[0].reasons) == 2


def test_a_story_that_a_hundred_outlets_carry_is_one_witness() -> None:
    copies = [article(" ".join(STORY), furniture=f"Outlet number {n}") for n in range(100)]
    assert [len(w.documents) for w in witnesses(*copies)] == [100]


def test_an_empty_body_and_a_body_in_another_script_are_witnesses_too() -> None:
    empty, other = article("", furniture="Home"), article("Россия поставила 18 танков. Об этом сообщил ТАСС.")
    assert {d for w in witnesses(empty, other) for d in w.documents} == {empty.id, other.id}


POOL = [
    *(told(*STORY[:n], published=f"2013-06-{10 + n}") for n in (2, 4, 6, 8)),
    told(*STORY, "A last word of its own stands here at the very end.", published="2013-06-18"),
    told(*STORY[::-1]),
    told(*OTHER, published="2013-06-17"),
    told(*OTHER[:3], published="2013-06-18"),
    told(*STORY, *OTHER, published="2013-06-18"),
    told("(CLW) —", *STORY[:5], *OTHER[2:], published="2013-06-20"),
    article("", furniture="Nothing"),
]


@given(st.permutations(POOL), st.integers(1, len(POOL)))
@settings(max_examples=60, deadline=None)
def test_every_document_is_in_one_witness_whatever_the_order(order: list[Article], count: int) -> None:
    some = order[:count]
    found = witnesses(*some)
    assert sorted(d for w in found for d in w.documents) == sorted(a.id for a in some)
    assert found == witnesses(*sorted(some, key=lambda a: a.id))
    day = {a.id: (a.publication.published or "9999", a.id) for a in some}
    for witness in found:
        assert witness.id == witness.documents[0] == min(witness.documents, key=day.__getitem__)
        assert len(witness.reasons) == len(witness.documents) - 1


@given(st.lists(st.sampled_from(POOL), unique_by=lambda a: a.id), st.data())
@settings(max_examples=40, deadline=None)
def test_a_later_reprint_joins_its_original_and_moves_nothing_else(
    pool: list[Article], data: st.DataObject
) -> None:
    bodies = [a for a in pool if a.document.body]
    if not bodies:
        return
    original = data.draw(st.sampled_from(bodies))
    day = date.fromisoformat(original.publication.published or "2030-01-01") + timedelta(days=4000)
    reprint = article(original.text, furniture="Reprinted with thanks", published=day.isoformat())
    before, after = witnesses(*pool), witnesses(*pool, reprint)
    home = next(w for w in after if reprint.id in w.documents)
    assert original.id in home.documents
    assert {frozenset(w.documents) for w in before} == {
        frozenset({*w.documents} - {reprint.id}) for w in after
    }

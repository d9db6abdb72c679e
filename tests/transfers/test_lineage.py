"""Quotes of one statement, copies of another outlet's figure and shared rare errors rest on one witness."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import CODER, report, say

from armsledger.claims import Coder
from armsledger.transfers import Testimony, trace

DECLARED = Coder("unroca", "1")
SPEAKER = {"speaker": "Serzh Sargsyan", "side": "recipient"}


def told(
    name: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    coder: Coder = CODER,
    **fields: Any,
) -> Testimony:
    """One claim of a document of its own, resting on that document."""
    made = report(name, say(**fields), published=published, outlet=outlet, coder=coder)
    return made.testimonies()[0]


def groups(testimonies: Sequence[Testimony]) -> list[int]:
    """For each testimony, the place of the first that rests on the same witness."""
    witnesses = [t.witness for t in trace(testimonies)]
    return [witnesses.index(w) for w in witnesses]


def lineages(testimonies: Sequence[Testimony]) -> list[str]:
    return [t.lineage for t in trace(testimonies)]


def test_a_claim_alone_keeps_the_witness_of_its_document() -> None:
    alone = told("a", quantity=18)
    assert trace([alone]) == (alone,)
    assert trace([]) == ()


# Copies of another outlet's figure


@pytest.mark.parametrize(
    "words",
    [
        "T-90 tanks (as Interfax reported)",
        "T-90 tanks, according to Interfax,",
        "T-90 tanks, Interfax reported on Monday,",
        "T-90 tanks, he told Interfax,",
        "T-90 tanks, citing the Interfax news agency,",
        "T-90 tanks, a source quoted by Interfax said,",
    ],
)
def test_what_another_outlet_reported_rests_on_its_report(words: str) -> None:
    own = told("a", quantity=94, published="2013-06-18", outlet="Interfax")
    copy = told("b", quantity=94, published="2013-06-19", outlet="Daily Sun", item=words)
    assert groups([own, copy]) == [0, 0]
    assert lineages([own, copy]) == ["", f"as reported by Interfax ({own.claim.document_id})"]


def test_an_outlet_may_be_the_speaker_and_be_named_in_another_form() -> None:
    own = told("a", quantity=94, published="2013-06-18", outlet="Caucasus Ledger Wire")
    speaker = {"speaker": "CLW", "side": "media"}
    copy = told("b", quantity=94, published="2013-06-19", outlet="Daily Sun", **speaker)
    assert groups([own, copy]) == [0, 0]


def test_two_outlets_that_credit_a_third_are_one_witness_and_it_is_the_third() -> None:
    words = "T-90 tanks (as Interfax reported)"
    first = told("a", quantity=94, published="2013-06-18", outlet="Daily Sun", item=words)
    second = told("b", quantity=94, published="2014-06-19", speaker="Interfax", side="media")
    third = told("c", quantity=94, published="2014-06-19", outlet="Morning Echo")
    traced = trace([first, second, third])
    assert [t.witness for t in traced] == ["source:interfax", "source:interfax", third.witness]
    assert traced[0].lineage == "as reported by Interfax"
    assert traced[1].lineage.startswith(f"as reported by Interfax, as {first.claim.document_id}")


@pytest.mark.parametrize(
    "words",
    [
        "T-90 tanks, which Interfax had once called obsolete,",
        "T-90 tanks, the pride of the town where TASS has an office,",
        "T-90 tanks, the Defence Ministry said,",
        "T-90 tanks, according to Oleg Smirnov,",
    ],
)
def test_an_outlet_that_is_only_named_is_no_source(words: str) -> None:
    own = told("a", quantity=94, published="2013-06-18", outlet="Interfax")
    other = told("b", quantity=94, published="2013-06-19", outlet="Daily Sun", item=words)
    assert groups([own, other]) == [0, 1]


def test_an_outlets_later_report_and_its_other_figure_are_no_source() -> None:
    words = "T-90 tanks (as Interfax reported)"
    copy = told("b", quantity=94, published="2013-06-19", outlet="Daily Sun", item=words)
    for own in (
        told("a", quantity=94, published="2013-09-18", outlet="Interfax"),
        told("a", quantity=100, published="2013-06-18", outlet="Interfax"),
    ):
        assert groups([own, copy]) == [0, 1]


def test_two_people_who_told_one_agency_are_two_witnesses_and_neither_is_the_agency() -> None:
    words = "T-90 tanks, he told Interfax,"
    first = told(
        "a", quantity=94, published="2013-06-18", item=words, speaker="Ilham Aliyev", side="recipient"
    )
    second = told(
        "b", quantity=94, published="2013-06-19", item=words, speaker="Sergei Ivanov", side="supplier"
    )
    third = told("c", quantity=94, published="2013-06-20", item=words, speaker="Aliev", side="recipient")
    assert [t.witness for t in trace([first, second, third])] == [
        first.witness,
        second.witness,
        first.witness,
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("The Zyma Post", "Zyma Post"), ("Turkey’s Hurriyet", "Hurriyet")]
)
def test_an_outlet_is_one_however_it_is_named(one: str, other: str) -> None:
    both = [told(n, quantity=94, speaker=s, side="media") for n, s in (("a", one), ("b", other))]
    assert groups(both) == [0, 0]


def test_an_outlet_that_names_itself_rests_on_itself() -> None:
    own = told("a", quantity=94, outlet="Interfax", item="T-90 tanks, he told Interfax,")
    assert trace([own]) == (own,)


# Quotes of one interview or statement


def test_one_speakers_figure_is_one_statement_whoever_quotes_it_and_whenever() -> None:
    first = told("a", quantity=94, published="2013-06-18", speaker="Serzh Sargsyan", side="recipient")
    second = told("b", quantity=94, published="2013-06-20", speaker="S. Sarkisian", side="recipient")
    later = told("c", quantity=94, published="2015-01-20", speaker="Sargsian", side="recipient")
    assert groups([first, second, later]) == [0, 0, 0]
    quoted = f"quotes Serzh Sargsyan, as {first.claim.document_id}"
    assert lineages([first, second]) == ["", quoted]


def test_the_interview_is_named() -> None:
    first = told("a", quantity=94, published="2013-06-18", item="T-90 tanks, he told RIA Novosti,", **SPEAKER)
    second = told("b", quantity=94, published="2013-06-20", outlet="Daily Sun", **SPEAKER)
    chain = trace([first, second])[0].lineage
    assert chain == f"quotes RIA Novosti interview of Serzh Sargsyan, as {second.claim.document_id}"


def test_a_new_figure_is_a_new_statement() -> None:
    first = told("a", quantity=94, published="2013-06-18", **SPEAKER)
    second = told("b", quantity=100, published="2013-06-20", **SPEAKER)
    assert groups([first, second]) == [0, 1]


def test_without_a_figure_words_of_one_week_are_one_statement() -> None:
    days = [
        told(d, published=d, stage="delivery", **SPEAKER) for d in ("2013-06-18", "2013-06-20", "2014-06-20")
    ]
    assert groups(days) == [0, 0, 2]


def test_deliveries_of_two_years_are_two_statements() -> None:
    first = told("a", quantity=10, published="2013-12-18", stage="delivery", when="2013", **SPEAKER)
    second = told("b", quantity=10, published="2014-12-20", stage="delivery", when="2014", **SPEAKER)
    assert groups([first, second]) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Serzh Sargsyan", "recipient"), ("Seyran Ohanyan", "recipient")),
        (("Gevorg Sargsyan", "recipient"), ("Serzh Sargsyan", "recipient")),
        (("Defence Ministry", "supplier"), ("Defence Ministry", "recipient")),
        (("Defence Ministry", "supplier"), ("Foreign Ministry", "supplier")),
        (("military source", "anonymous"), ("military source", "anonymous")),
        (("local media", "media"), ("local media", "media")),
        (("Moscow weekly", "media"), ("Moscow weekly", "media")),
        (("Azerbaijani news agency", "media"), ("Azerbaijani news agency", "media")),
        (("defence officials", "supplier"), ("defence officials", "supplier")),
    ],
)
def test_two_speakers_and_unnamed_ones_are_two_witnesses(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    both = [
        told(name, quantity=94, published="2013-06-18", speaker=speaker, side=side)
        for name, (speaker, side) in (("a", one), ("b", other))
    ]
    assert groups(both) == [0, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Defence Ministry", "Russian Defense Ministry"),
        ("Ministry of Defence", "Russia's Ministry of Defence"),
        ("Rosoboronexport", "Rosoboronexport"),
        ("Russia", "Moscow"),
    ],
)
def test_one_body_however_it_is_named_is_one_witness(one: str, other: str) -> None:
    both = [
        told(name, quantity=94, published="2013-06-18", speaker=speaker, side="supplier")
        for name, speaker in (("a", one), ("b", other))
    ]
    assert groups(both) == [0, 0]


def test_a_reprint_follows_its_original_and_the_chain_is_shown() -> None:
    own = told("a", quantity=94, published="2013-06-18", outlet="Interfax")
    copy = told(
        "b", quantity=94, published="2013-06-19", outlet="Daily Sun", item="T-90 tanks (as Interfax reported)"
    )
    text = f"same text 91 % as {copy.claim.document_id}"
    made = report("c", say(quantity=94), published="2013-06-20", outlet="Evening Sun")
    reprint = Testimony(made.claims[0], (made.article.publication,), copy.witness, text)
    traced = trace([own, copy, reprint])
    assert {t.witness for t in traced} == {own.witness}
    assert traced[2].lineage == f"{text} ← as reported by Interfax ({own.claim.document_id})"


# Shared rare errors


def ledger(*figures: int, **fields: Any) -> list[Testimony]:
    return [
        told(f"report {n}", quantity=figure, published=f"2013-06-{10 + n}", outlet=f"Paper {n}", **fields)
        for n, figure in enumerate(figures)
    ]


def test_a_rare_error_that_is_shared_goes_back_to_the_first_who_made_it() -> None:
    reports = ledger(100, 118, 100, 100, 118, 100)
    assert groups(reports) == [0, 1, 2, 3, 1, 5]
    assert lineages(reports)[4] == f"shares the rare error 118 with {reports[1].claim.document_id}"


@pytest.mark.parametrize(
    "figures",
    [
        (100, 118, 118, 100, 100),  # three against two are no clear majority
        (100, 120, 100, 100, 120, 100),  # a round number comes up twice by chance
        (30, 11, 30, 30, 11, 30),  # and so does a small one
        (100, 118, 100, 100, 100),  # one alone copied nobody
    ],
)
def test_figures_that_may_agree_by_chance_are_no_shared_error(figures: tuple[int, ...]) -> None:
    assert groups(ledger(*figures)) == list(range(len(figures)))


def test_part_deliveries_are_no_errors_but_more_than_was_ordered_is_one() -> None:
    assert groups(ledger(94, 31, 94, 94, 31, 94, stage="delivery")) == [0, 1, 2, 3, 4, 5]
    assert groups(ledger(94, 131, 94, 94, 131, 94, stage="delivery")) == [0, 1, 2, 3, 1, 5]


def test_what_an_official_says_is_no_error() -> None:
    reports = ledger(100, 118, 100, 100, 118, 100)
    reports.append(
        told("official", quantity=118, published="2013-07-01", speaker="Ilham Aliyev", side="recipient")
    )
    assert groups(reports) == list(range(len(reports)))


# Official declarations


def declared(name: str, side: str | None, quantity: int, year: int) -> Testimony:
    speaker = {"supplier": "Russia", "recipient": "Azerbaijan"}.get(side or "")
    fields = {"quantity": quantity, "stage": "delivery", "when": str(year), "speaker": speaker, "side": side}
    return told(name, coder=DECLARED, outlet="UN Register of Conventional Arms", **fields)


def test_what_a_state_declared_over_the_years_is_one_witness_and_each_side_is_its_own() -> None:
    lines = [
        declared("a", "supplier", 10, 2013),
        declared("b", "supplier", 10, 2014),
        declared("c", "recipient", 10, 2013),
        declared("d", None, 10, 2013),
    ]
    traced = trace(lines)
    assert [t.witness for t in traced] == [
        "declaration:RUS",
        "declaration:RUS",
        "declaration:AZE",
        "declaration:unknown",
    ]
    assert traced[0].lineage == "declared by Russia"


def test_a_press_report_of_a_declaration_rests_on_it() -> None:
    line = declared("a", "supplier", 18, 2013)
    quoted = told(
        "b",
        quantity=18,
        stage="delivery",
        when="2013",
        published="2014-08-01",
        speaker="Russia",
        side="supplier",
    )
    assert {t.witness for t in trace([line, quoted])} == {"declaration:RUS"}


# Whatever the order

POOL = [
    told("a", quantity=94, published="2013-06-18", outlet="Interfax"),
    told(
        "b", quantity=94, published="2013-06-19", outlet="Daily Sun", item="T-90 tanks (as Interfax reported)"
    ),
    told("c", quantity=94, published="2013-06-20", **SPEAKER),
    told(
        "d",
        quantity=94,
        published="2013-06-21",
        speaker="Sarkisian",
        side="recipient",
        item="T-90 tanks, he told TASS,",
    ),
    told("e", quantity=100, published="2013-06-21", speaker="TASS", side="media"),
    told("f", quantity=100, speaker="TASS", side="media"),
    told("g", published="2013-06-21", **SPEAKER),
    *ledger(100, 118, 100, 100, 118, 100),
    declared("h", "supplier", 10, 2013),
    declared("i", "supplier", 118, 2014),
]


@given(st.permutations(POOL), st.integers(0, len(POOL)))
@settings(max_examples=80, deadline=None)
def test_the_order_of_arrival_changes_nothing(order: list[Testimony], count: int) -> None:
    some = order[:count]
    by_claim = {t.claim.id: t for t in trace(some)}
    assert [t.claim.id for t in trace(some)] == [t.claim.id for t in some]
    assert trace(sorted(some, key=lambda t: t.claim.id)) == tuple(by_claim[name] for name in sorted(by_claim))

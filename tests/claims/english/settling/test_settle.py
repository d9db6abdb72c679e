"""What the title adds, and what is one claim told twice."""

import pytest
from tests.claims.english.reading import claims, told

from armsledger.terms import Place

TITLE = "Russia delivers ten T-90 tanks to Azerbaijan"
OTHER_NEWS = "The ceremony in the port was watched by several hundred people and a brass band."


def test_the_title_alone_may_carry_a_claim() -> None:
    [claim] = claims(OTHER_NEWS, title=TITLE)
    assert (claim.supplier, claim.recipient, str(claim.stage)) == ("RUS", "AZE", "delivery")
    assert {quote.span.place for quote in claim.evidence} == {Place.TITLE}
    assert all(span.place is Place.TITLE for spans in claim.mentions.values() for span in spans)


def test_where_title_and_body_tell_it_the_body_is_quoted_first() -> None:
    text = "Russia has delivered ten T-90 tanks to Azerbaijan, the Interfax news agency reported."
    [claim] = claims(text, title=TITLE)
    assert claim.evidence[0].span.place is Place.TEXT
    assert claim.speaker == "Interfax news agency"


def test_the_bodys_figure_wins_over_the_titles() -> None:
    found = told(
        "Russia has delivered ten T-90 tanks to Azerbaijan.", "quantity", title="Baku gets Russian tanks"
    )
    assert found == ["10"]


REPEATED = [
    (
        "Russia sold ten T-90 tanks to Azerbaijan. The weather was fine. Russia sold ten T-90 tanks to Azerbaijan.",
        ["T-90 10 agreement"],
    ),
    (
        "Russia sold T-90 tanks to Azerbaijan.\n\nAzerbaijan bought ten T-90 tanks from Russia.",
        ["T-90 10 agreement"],
    ),
    (
        "Russia sold ten T-90 tanks to Azerbaijan.\n\nAzerbaijan bought the T-90 tanks from Russia in 2011.",
        ["T-90 10 agreement"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPEATED)
def test_what_is_told_twice_is_one_claim_with_two_quotes(text: str, expected: list[str]) -> None:
    assert told(text, "system", "quantity", "stage") == expected
    assert len(claims(text)[0].evidence) == 2


APART = [
    (
        "Russia delivered four T-90 tanks to Azerbaijan in 2012.\n\n"
        "Russia delivered six T-90 tanks to Azerbaijan in 2013.",
        ["delivery 4 2012", "delivery 6 2013"],
    ),
    (
        "Russia delivered ten T-90 tanks to Azerbaijan, Kommersant reported.\n\n"
        "Russia delivered 20 T-90 tanks to Azerbaijan, Interfax reported.",
        ["delivery 10 -", "delivery 20 -"],
    ),
    (
        "Azerbaijan ordered ten T-90 tanks from Russia in 2011. "
        "Russia delivered ten T-90 tanks to Azerbaijan in 2013.",
        ["agreement 10 2011", "delivery 10 2013"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_batches_stages_and_disputed_figures_stay_apart(text: str, expected: list[str]) -> None:
    assert told(text, "stage", "quantity", "when") == expected


def test_a_package_that_is_itemised_is_no_claim_beside_its_items() -> None:
    text = "Russia delivered weapons to Azerbaijan, including ten T-90 tanks."
    assert told(text, "category") == ["tank"]


def test_what_the_article_tells_itself_stays_its_own_where_somebody_repeats_it() -> None:
    text = "Russia sold ten T-90 tanks to Chad. Officials in Chad said that Russia had sold ten T-90 tanks to Chad."
    [claim] = claims(text)
    assert claim.speaker is None


def test_what_only_explains_a_named_type_is_no_claim_of_its_own() -> None:
    text = "Turkey has bought the S-400, a Russian air-defence system, from Russia."
    assert told(text, "system", "stage") == ["S-400 agreement"]


def test_goods_of_the_same_kind_that_are_counted_are_further_ones() -> None:
    text = "Chad has ordered ten T-90 tanks and 20 other tanks from Russia."
    assert told(text, "system", "quantity") == ["- 20", "T-90 10"]


def test_a_second_speaker_who_gives_no_other_figure_tells_the_same() -> None:
    text = (
        "The State Department said that the United States had sold 12 F-16 fighters to Chile. "
        "Lockheed Martin said that the United States had sold F-16 fighters to Chile."
    )
    assert told(text, "system", "quantity", "speaker") == ["F-16 12 State Department"]


def test_a_deal_that_is_only_planned_is_not_made_by_being_called_a_deal() -> None:
    text = (
        "Chad plans to buy ten T-90 tanks from Russia. The tanks would replace older ones. "
        "The deal with Russia is a large one, the minister said."
    )
    assert told(text, "system", "stage") == ["T-90 interest"]

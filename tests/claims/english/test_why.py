"""Why a claim was found: each aspect on a line of its own, with the words, the path and the signs behind it."""

import pytest
from tests.claims.english.reading import claims

DEAL = (
    "Kenya's defence minister Amos Wako said on Monday that Spain had agreed to sell 12 T-72 tanks to Morocco "
    "for $40 million."
)


def whys(text: str, **publication: str) -> list[dict[str, str]]:
    """For each claim of a text, the reason of each aspect."""
    return [
        dict(line.split(": ", 1) for line in claim.why.splitlines())  # type: ignore[misc]
        for claim in claims(text, **publication)
    ]


def why(text: str) -> dict[str, str]:
    (only,) = whys(text)
    return only


def test_every_aspect_has_its_reason() -> None:
    told = why(DEAL)
    assert list(told) == [
        *("trigger", "told", "item", "supplier", "recipient", "stage", "polarity", "quantity", "value"),
        *("speaker", "certainty"),
    ]
    assert told["trigger"] == (
        "'sell' (sell, verb: frame give, stage agreement), governs 'T-72 tanks' (dobj); "
        "under 'agreed' (agree, verb: frame bend, stage agreement)"
    )
    assert told["item"] == "'T-72 tanks', of the type T-72"
    assert told["supplier"].startswith("ESP by 'Spain', nsubj of 'sell', ")
    assert told["recipient"].startswith("MAR by 'Morocco', to of 'sell', ")
    assert told["stage"] == "agreement by 'sell'"
    assert told["quantity"] == "'12', the count of the goods"
    assert told["value"] == "'$40 million', on the goods or their trigger"
    assert told["speaker"] == "'Amos Wako' by 'said'; third_state, as they speak for KEN"
    assert told["certainty"] == "certain, as nothing hedges it"


def test_sureness_and_parties_name_signs_with_their_weights() -> None:
    told = why(DEAL)
    for aspect in ("told", "supplier", "recipient"):
        assert pytest.approx(0.5, abs=0.5) == float(told[aspect].split(" (")[0].split()[-1]), aspect
        assert "; " in told[aspect].partition("(")[2], aspect


@pytest.mark.parametrize(
    ("text", "aspect", "reason"),
    [
        ("Ten Leopard 2 tanks bought from Germany were shown in Oman.", "trigger", "hangs on 'Leopard 2 tanks' (acl)"),
        ("Spain sold Oman tanks. Another five Spanish howitzers for Oman in 2013.", "trigger", "none in the sentence"),
        ("Spain sold Oman tanks. Another five Spanish howitzers for Oman.", "stage", "likeliest by its signs"),
        ("France will not export missiles to Oman.", "stage", "refused by the negation of 'export'"),
        ("Oman plans to buy ten tanks from Spain.", "stage", "then interest by 'plans'"),
        ("Spain will deliver ten tanks to Oman.", "stage", "then agreement as it is still to come"),
        ("Italy denied that it had sold frigates to Chile.", "polarity", "denied, by 'denied'"),
        ("Italy has not sold frigates to Chile.", "polarity", "denied, by the negation of 'sold'"),
        ("Italy sold Chile a frigate.", "quantity", "one, by 'a' or 'an'"),
        ("Oman received the first of six tanks from Spain.", "quantity", "the part that was delivered"),
        ("Oman bought ten tanks from Spain in 2013.", "date", "'2013', on the trigger"),
        ("Spain and Oman are in talks on ten tanks.", "date", "of talks that go on"),
        ("According to a source, Oman bought ten tanks from Spain.", "speaker", "'source' by 'according'; anonymous"),
        ("Oman bought ten tanks from Spain.", "speaker", "the article's own voice"),
        ("Spain may sell ten tanks to Oman.", "certainty", "possible, by a modal, condition or wish at 'sell'"),
        ("Spain reportedly sold ten tanks to Oman.", "certainty", "probable, by hearsay at 'sold'"),
    ],
)  # fmt: skip
def test_an_aspect_leads_to_its_rule(text: str, aspect: str, reason: str) -> None:
    assert any(reason in told.get(aspect, "") for told in whys(text))


def test_what_only_other_sentences_tell_is_said_to_be_so() -> None:
    _, later = whys("Spain sold ten tanks to Oman in 2012. They were delivered last week.")
    assert later["item"] == "'They' points back to 'tanks'"
    assert later["supplier"].startswith("ESP, not named in this sentence, ")
    assert later["recipient"].startswith("OMN, not named in this sentence, ")


def test_what_a_later_sentence_adds_is_said_to_be_from_there() -> None:
    told = why("Spain sold ten tanks to Oman. The deal is worth $90 million.")
    assert told["value"] == "'$90 million', of the deal or the goods that this sentence points back to"


def test_a_party_that_is_left_open_is_said_to_be_so() -> None:
    assert why("France will sell 12 howitzers abroad.")["recipient"].startswith("left open 0.")


def test_a_list_of_members_says_where_it_is_from() -> None:
    tanks, howitzers = whys("Spain sold weapons to Oman. The list included 18 tanks and some howitzers.")
    assert tanks["carried"] == howitzers["carried"]
    assert tanks["carried"].startswith("listed as part of what the sentence before tells")
    assert (tanks["item"], howitzers["item"]) == ("'tanks'", "'howitzers'")
    assert tanks["quantity"] == "'18'"
    assert tanks["trigger"].startswith("'sold' (sell")

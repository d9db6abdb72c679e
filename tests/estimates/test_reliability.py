"""How far sources are believed: by priors, and by how often they agree with independent witnesses."""

from typing import Any

import pytest
from tests.makers import report, say

from armsledger.claims import Coder
from armsledger.estimates import Agreement, Priors, Reliability, agreements
from armsledger.transfers import Testimony as Told

PACKAGED = Priors.packaged()


def told(outlet: str | None, number: Any, witness: str | None = None, **fields: Any) -> Told:
    """One testimony: so many ordered, unless another stage is given."""
    day = fields.pop("published", "2014-01-01")
    made = report(
        f"{outlet} {number} {witness} {fields}", say(quantity=number, **fields), outlet=outlet, published=day
    )
    return made.testimonies(witness)[0]


def counted(*testimonies: Told, **by: str) -> dict[str, tuple[int, int]]:
    return {a.source: (a.agreed, a.differed) for a in agreements(testimonies, **by)}


def test_each_source_is_held_against_the_other_witnesses_alone() -> None:
    found = counted(told("Alpha", 94), told("Beta", 94), told("Gamma", 118))
    assert found == {"outlet Alpha": (1, 0), "outlet Beta": (1, 0), "outlet Gamma": (0, 1)}
    assert counted(told("Alpha", 94)) == {}


def test_copies_are_no_agreement() -> None:
    assert counted(told("Alpha", 94, "agency"), told("Beta", 94, "agency")) == {}


def test_a_round_number_agrees_with_one_that_it_may_be_rounded_from() -> None:
    assert counted(told("Alpha", 1200), told("Beta", 1184)) == {"outlet Alpha": (1, 0), "outlet Beta": (1, 0)}
    assert counted(told("Alpha", 1210), told("Beta", 1184))["outlet Alpha"] == (0, 1)


def test_quoted_speakers_count_for_their_side_too() -> None:
    officials = told("Alpha", 94, speaker="The ministry", side="supplier")
    assert counted(officials, told("Beta", 94)) == {
        "outlet Alpha": (1, 0),
        "outlet Beta": (1, 0),
        "side supplier": (1, 0),
    }


@pytest.mark.parametrize("fields", [{"polarity": "denied"}, {"certainty": "possible"}, {"stage": "interest"}])
def test_what_is_denied_or_only_possible_or_wanted_counts_for_nobody(fields: dict[str, Any]) -> None:
    assert counted(told("Alpha", 94), told("Beta", 118, **fields)) == {}


def test_deliveries_of_different_times_are_not_compared() -> None:
    parts = [told(o, n, stage="delivery", when=y) for o, n, y in (("Alpha", 8, "2012"), ("Beta", 10, "2013"))]
    assert counted(*parts) == {}
    again = told("Gamma", 8, stage="delivery", when="2012")
    assert counted(*parts, again) == {"outlet Alpha": (1, 0), "outlet Gamma": (1, 0)}


def test_what_was_corrected_or_not_yet_published_counts_for_nobody() -> None:
    corrected = told("Beta", 118)
    corrected = Told(
        corrected.claim,
        corrected.publications,
        corrected.witness,
        superseded_by="later",
        superseded_on="2014-06-01",
    )
    late = told("Gamma", 94, published="2015-01-01")
    assert counted(told("Alpha", 94), corrected) == {}
    assert counted(told("Alpha", 94), corrected, known_by="2014-05")["outlet Beta"] == (0, 1)
    assert counted(told("Alpha", 94), late, known_by="2014") == {}


def test_a_source_that_agrees_is_believed_more_than_one_that_differs() -> None:
    learnt = Reliability.learnt(
        [Agreement("outlet Good", 40, 10), Agreement("outlet Bad", 2, 48), Agreement("outlet New", 1, 0)]
    )
    good, new, bad = (learnt.of(told(name, 1)) for name in ("Good", "New", "Bad"))
    media = PACKAGED.of("media").right
    assert bad < 0.3 < media < good < 1
    assert bad < new < good
    assert learnt.of(told("Unheard of", 1)) == pytest.approx(media)


def test_counts_add_up_in_any_order_and_any_pieces() -> None:
    counts = [Agreement("outlet A", 3, 1), Agreement("outlet B", 1, 4), Agreement("outlet A", 2, 2)]
    whole = Reliability.learnt([Agreement("outlet A", 5, 3), Agreement("outlet B", 1, 4)])
    assert Reliability.learnt(counts) == Reliability.learnt(counts[::-1]) == whole


def test_priors_tell_sources_apart_of_which_nothing_was_learnt() -> None:
    plain = Reliability.of_priors()
    of_side = {
        side: plain.of(told("A", 1, speaker="They", side=side))
        for side in ("supplier", "anonymous", "expert")
    }
    for side, right in of_side.items():
        assert right == pytest.approx(PACKAGED.of(side).right)
    assert of_side["anonymous"] < plain.of(told(None, 1)) < of_side["supplier"]
    assert plain.of(told("A", 1, certainty="probable")) < plain.of(told("A", 1))
    declaration = report("row", say(quantity=8), coder=Coder("unroca", "1")).testimonies()[0]
    assert plain.of(declaration) == pytest.approx(PACKAGED.of("declaration").right)


def test_an_outlet_that_is_often_wrong_is_worth_less_in_quoting_others_too() -> None:
    learnt = Reliability.learnt([Agreement("outlet Bad", 1, 30)])
    official = {"speaker": "The ministry", "side": "supplier"}
    assert learnt.of(told("Bad", 1, **official)) < learnt.of(told("Other", 1, **official))


def test_a_denial_is_believed_less_than_a_statement() -> None:
    plain, ministry = Reliability.of_priors(), told("A", 1, speaker="The ministry", side="supplier")
    assert plain.of_denial(ministry) < plain.of(ministry)

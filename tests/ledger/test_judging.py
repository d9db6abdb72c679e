"""How the ledger keeps what people say of claims."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.makers import CODER, report, say

from armsledger.claims import Coder, read_back, written
from armsledger.errors import UsageError
from armsledger.ledger import Ledger
from armsledger.pipeline import resolve
from armsledger.terms import Sameness
from armsledger.transfers import Pair
from armsledger.values import Judgement

REPORTS = [report(name, say(quantity=n), published=f"201{n}-01-01") for n, name in enumerate("abcd", start=1)]
A, B, C, D = (one.claims[0].anchor_key for one in REPORTS)
PAIR = Pair("RUS", "AZE")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        for one in REPORTS:
            opened.add(one.article, coder=CODER, claims=one.claims)
        resolve(opened)
        yield opened


def same(one: str, other: str) -> Judgement:
    return Judgement(Sameness.SAME, one, other)


def different(one: str, other: str) -> Judgement:
    return Judgement(Sameness.DIFFERENT, one, other)


def in_force(ledger: Ledger) -> tuple[Judgement, ...]:
    """What the resolve step hears."""
    with ledger.resolving() as desk:
        return desk.case(PAIR).judgements


def ordered(judgement: Judgement) -> Judgement:
    return Judgement(judgement.sameness, *sorted((judgement.one, judgement.other)))


def test_what_is_judged_at_once_is_kept_and_undone_at_once(ledger: Ledger) -> None:
    made = ledger.judge(same(A, B), same(A, C), judge="Ana", note="seen it")
    assert ledger.judgements() == (made,)
    assert (made.sameness, made.judge, made.note, made.undone_at) == (Sameness.SAME, "Ana", "seen it", None)
    assert set(in_force(ledger)) == {ordered(same(A, B)), ordered(same(A, C))}
    ledger.undo(made.id)
    assert in_force(ledger) == ()
    (undone,) = ledger.judgements()
    assert undone.undone_at is not None and set(undone.judgements) == set(made.judgements)


def test_a_judgement_lets_its_pair_be_resolved_again(ledger: Ledger) -> None:
    assert ledger.is_resolved()
    made = ledger.judge(different(A, B))
    assert not ledger.is_resolved()
    resolve(ledger)
    ledger.undo(made.id)
    assert not ledger.is_resolved()


def test_a_later_word_on_two_claims_takes_the_earlier_back_and_no_more(ledger: Ledger) -> None:
    first = ledger.judge(same(A, B), same(A, C))
    second = ledger.judge(different(B, A))
    assert set(in_force(ledger)) == {ordered(same(A, C)), ordered(different(A, B))}
    kept = {one.id: one for one in ledger.judgements()}
    assert kept[first.id].judgements == (ordered(same(A, C)),)
    assert kept[first.id].undone_at is None
    ledger.undo(second.id)
    assert set(in_force(ledger)) == {ordered(same(A, C))}


def test_the_same_said_again_is_kept_once_but_for_who_says_it(ledger: Ledger) -> None:
    first = ledger.judge(same(A, B), judge="Ana")
    assert ledger.judge(same(B, A), judge="Ana") == first
    other = ledger.judge(same(A, B), judge="Davit")
    assert other.id != first.id
    ledger.undo(other.id)
    again = ledger.judge(same(A, B), judge="Ana")
    assert len({first.id, other.id, again.id}) == 3
    assert len(ledger.judgements()) == 3


def test_a_claim_is_not_judged_against_itself(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="one claim"):
        ledger.judge(same(A, A))
    assert ledger.judgements() == ()


def test_what_is_not_in_force_can_not_be_undone(ledger: Ledger) -> None:
    made = ledger.judge(same(A, B))
    ledger.undo(made.id)
    with pytest.raises(UsageError, match="undone already"):
        ledger.undo(made.id)
    with pytest.raises(UsageError, match="not in the ledger"):
        ledger.undo("J0")


def test_a_claim_is_found_by_its_anchor_key_whatever_coder_found_it(ledger: Ledger) -> None:
    assert {key: found.testimony.claim for key, found in ledger.claims_at(A, "none").items()} == {
        A: REPORTS[0].claims[0]
    }
    newer = Coder("hand", "2")
    again = read_back(written(REPORTS[0].claims[0]), REPORTS[0].article, coder=newer)
    ledger.add(REPORTS[0].article, coder=newer, claims=[again])
    assert ledger.claims_at(A)[A].testimony.claim == again
    ledger.forget(REPORTS[0].article.document.id, reason="")
    assert ledger.claims_at(A) == {}

"""A transfer's id is handed out once and outlives new claims, merges and splits."""

import re
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import report, say

from armsledger.terms import Category
from armsledger.transfers import Kept, Testimony, Transfer, group, keep_ids


def transfer(*keys: str) -> Transfer:
    return Transfer("RUS", "AZE", "T-90", Category.TANK, keys, tuple(f"claim {key}" for key in keys))


def known(**keys: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(some) for name, some in keys.items()}


def ids(kept: Kept) -> list[str | None]:
    return [t.id for t in kept.transfers]


def test_a_new_transfer_gets_an_id_that_hangs_on_its_earliest_claim_alone() -> None:
    kept = keep_ids([transfer("a", "b"), transfer("c")], {})
    assert len(set(ids(kept))) == 2
    assert all(re.fullmatch("T[0-9a-f]{8}", name or "") for name in ids(kept))
    assert ids(keep_ids([transfer("a", "x", "y")], {})) == ids(kept)[:1]


def test_a_transfer_that_gains_and_loses_claims_keeps_its_id() -> None:
    kept = keep_ids([transfer("c", "d", "e")], known(T1="abc"))
    assert (ids(kept), kept.redirects) == (["T1"], {})


def test_of_two_ids_that_come_together_the_one_with_most_claims_stays_and_the_other_leads_to_it() -> None:
    kept = keep_ids([transfer("a", "b", "c")], known(T1="a", T2="bc"))
    assert (ids(kept), kept.redirects) == (["T2"], {"T1": "T2"})
    assert ids(keep_ids([transfer("a", "b")], known(T2="b", T1="a"))) == ["T1"]


def test_of_two_transfers_that_come_from_one_the_bigger_keeps_the_id() -> None:
    kept = keep_ids([transfer("a"), transfer("b", "c")], known(T1="abc"))
    assert ids(kept)[1] == "T1" != ids(kept)[0]
    assert kept.redirects == {}


def test_an_id_that_was_retired_leads_to_where_its_claims_are_now() -> None:
    kept = keep_ids([transfer("a", "b", "c", "d")], known(T1="a", T2="ab", T3="bcd"))
    assert (ids(kept), kept.redirects) == (["T3"], {"T1": "T3", "T2": "T3"})


def test_an_id_is_never_given_to_something_else() -> None:
    first = keep_ids([transfer("a")], {}).transfers[0].id or ""
    kept = keep_ids([transfer("a"), transfer("b", "c", "d")], {first: frozenset("abcd")})
    assert ids(kept)[1] == first
    assert ids(kept)[0] not in (None, first)
    gone = keep_ids([transfer("a")], {first: frozenset("z")})
    assert first not in ids(gone)


BATCHES = st.lists(
    st.lists(
        st.builds(
            lambda system, **fields: say(system=system, item=system or "tanks", **fields),
            system=st.sampled_from(["T-90", "T-90S", "T-90A", None]),
            when=st.sampled_from([None, "2004", "2010", "2012", "2018"]),
            stage=st.sampled_from(["agreement", "delivery"]),
        ),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=5,
)


def told(batches: Iterable[Any]) -> list[list[Testimony]]:
    days = ("2014-01-01", "2005-01-01", "2016-01-01", "2011-01-01", "2019-01-01")
    return [
        report(f"r{n}", *sayings, published=day).testimonies()
        for n, (sayings, day) in enumerate(zip(batches, days, strict=False))
    ]


@given(BATCHES)
@settings(max_examples=100, deadline=None)
def test_in_batches_or_at_once_the_groups_are_the_same_and_ids_survive(batches: list[Any]) -> None:
    """The ledger's life: batch after batch, every id ever handed out stays in use or leads to one that is."""
    held: dict[str, frozenset[str]] = {}
    testimonies: list[Testimony] = []
    kept = Kept((), {})
    for batch in told(batches):
        before = {t.id for t in kept.transfers}
        testimonies += batch
        kept = keep_ids(group(testimonies).transfers, held)
        in_use = [t.id or "" for t in kept.transfers]
        assert len(set(in_use)) == len(in_use)
        again = [t for t in kept.transfers if t.id in held]
        assert all(held[t.id or ""] & set(t.anchor_keys) for t in again)  # never given to something else
        assert set(kept.redirects.values()) <= set(in_use)
        assert not set(kept.redirects) & set(in_use)
        assert before <= {*in_use, *kept.redirects}
        held |= {t.id or "": frozenset(t.anchor_keys) for t in kept.transfers}
    at_once = group([t for batch in told(batches) for t in batch]).transfers
    assert [t.claim_ids for t in kept.transfers] == [t.claim_ids for t in at_once]


@given(BATCHES, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_ids_do_not_depend_on_the_order_of_transfers_or_of_what_is_known(
    batches: list[Any], random: Any
) -> None:
    testimonies = [t for batch in told(batches) for t in batch]
    transfers = list(group(testimonies).transfers)
    first = keep_ids(transfers[: len(transfers) // 2 + 1], {})
    held = {t.id or "": frozenset(t.anchor_keys) for t in first.transfers}
    shuffled = random.sample(transfers, len(transfers))
    again = dict(random.sample(sorted(held.items()), len(held)))
    by_claims = {t.claim_ids: t.id for t in keep_ids(transfers, held).transfers}
    assert {t.claim_ids: t.id for t in keep_ids(shuffled, again).transfers} == by_claims


@given(
    st.sets(st.sampled_from("abcdefgh"), min_size=1),
    st.sets(st.sampled_from("abcdefgh"), min_size=1),
    st.booleans(),
)
def test_a_merge_or_a_split_that_is_taken_back_leaves_every_id_where_it_was(
    some: set[str], others: set[str], merged_first: bool
) -> None:
    """Told as the ledger tells it: an id in force stands for its claims, a retired one for its last."""
    parts = [transfer(*sorted(keys)) for keys in (some, others - some) if keys]
    whole = [transfer(*sorted(some | others))]
    held: dict[str, frozenset[str]] = {}
    since: dict[str, str] = {}
    shown = []
    for transfers in (whole, parts, whole, parts) if merged_first else (parts, whole, parts, whole):
        kept = keep_ids(transfers, held, since=since)
        fresh = [t.id or "" for t in kept.transfers if t.id not in since]
        since |= {name: str(len(since) + n) for n, name in enumerate(fresh)}
        held |= {t.id or "": frozenset(t.anchor_keys) for t in kept.transfers}
        shown.append(ids(kept))
    assert shown[0] == shown[2]
    assert shown[1] == shown[3]

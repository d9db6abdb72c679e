"""Ids of transfers, which are handed out once."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from armsledger.transfers.transfer import Kept, Transfer
from armsledger.values import digest


def fresh_id(letter: str, seed: Any, *taken: Container[str]) -> str:
    """An id that is not taken yet: the letter and 8 hex digits that depend on nothing but the seed."""
    made = letter + digest(seed, length=8)
    again = 1
    while any(made in some for some in taken):
        made = letter + digest([seed, again], length=8)
        again += 1
    return made


def keep_ids(
    transfers: Sequence[Transfer],
    known: Mapping[str, frozenset[str]],
    *,
    since: Mapping[str, str] | None = None,
    taken: Container[str] = (),
) -> Kept:
    """The transfers with their ids: known ones by the anchor keys they share, new ones for the rest.

    known holds the ids that may be theirs, retired ones too, with the anchor keys that each last stood for;
    since tells when they were handed out, and taken what other ids ever were.
    A transfer takes the id with which it shares most keys; of several the one that stood for least else, then
    the one that was handed out first, so that a merge or a split that is taken back leaves every id where it
    was. Of several transfers that claim one id the one that shares most has it. Every other known id that
    shares a key with a transfer becomes a redirect to the transfer with which it shares most. A new id depends
    on the transfer's earliest claim alone.
    """
    order = sorted(range(len(transfers)), key=lambda i: (transfers[i].anchor_keys, transfers[i].claim_ids))
    ranked = _ranked([transfers[i].anchor_keys for i in order], known, since or {})
    nearest: dict[str, int] = {}
    given: dict[int, str] = {}
    kept: set[str] = set()
    for place, name in ranked:
        nearest.setdefault(name, place)
        if place not in given and name not in kept:
            given[place] = name
            kept.add(name)
    new: set[str] = set()
    for place, index in enumerate(order):
        if place not in given:
            given[place] = fresh_id("T", transfers[index].anchor_keys[:1], known, new, taken)
            new.add(given[place])
    names = {index: given[place] for place, index in enumerate(order)}
    return Kept(
        transfers=tuple(replace(transfer, id=names[i]) for i, transfer in enumerate(transfers)),
        redirects={name: given[place] for name, place in sorted(nearest.items()) if name not in kept},
    )


def _ranked(
    keys: Sequence[Sequence[str]], known: Mapping[str, frozenset[str]], since: Mapping[str, str]
) -> list[tuple[int, str]]:
    """The pairs of a transfer and a known id that share anchor keys, those that share most first."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name, its_keys in known.items():
        for key in its_keys:
            holders[key].append(name)
    shared = Counter(
        (place, name) for place, some in enumerate(keys) for key in some for name in holders[key]
    )

    def rank(pair: tuple[int, str]) -> tuple[int, int, str, str, int]:
        place, name = pair
        return -shared[pair], len(known[name]) - shared[pair], since.get(name, ""), name, place

    return sorted(shared, key=rank)

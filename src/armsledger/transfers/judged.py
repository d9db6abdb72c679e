"""What people said of claims, made ready for the growing of deals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from armsledger.terms import Sameness
from armsledger.values import Judgement


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements by anchor key: whom a claim is bundled with, kept from, or beside without a verdict.

    bundles maps a key to all keys that must share its deal, itself among them; apart to those that must not;
    same to those it was itself judged the same as, unsure to those of which the person could not tell, and
    refused to those it was judged the same as, though another judgement keeps the two apart.
    """

    bundles: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, frozenset[str]]
    same: Mapping[str, tuple[str, ...]]
    unsure: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, tuple[str, ...]]

    def bundle(self, key: str) -> tuple[str, ...]:
        """All keys that must share the deal of this one."""
        return self.bundles.get(key, (key,))

    def kept_from(self, key: str) -> frozenset[str]:
        """The keys that must not share the deal of this one's bundle."""
        return frozenset[str]().union(*(self.apart.get(k, frozenset()) for k in self.bundle(key)))


def heard(judgements: Iterable[Judgement], keys: Iterable[str]) -> Judged:
    """The judgements on the claims at hand, whatever their order; those on other claims are left out.

    Sameness carries over from claim to claim, as far as it brings no two together that were judged different.
    """
    here = set(keys)
    told: defaultdict[Sameness, set[tuple[str, str]]] = defaultdict(set)
    for judgement in judgements:
        one, other = sorted((judgement.one, judgement.other))
        if one != other and one in here and other in here:
            told[judgement.sameness].add((one, other))
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in told[Sameness.DIFFERENT]:
        apart[one].add(other)
        apart[other].add(one)
    bundles: dict[str, set[str]] = {}
    refused, same = set(), set()
    for one, other in sorted(told[Sameness.SAME]):
        first, second = bundles.get(one, {one}), bundles.get(other, {other})
        if first is not second and any(apart[key] & second for key in first):
            refused.add((one, other))
            continue
        same.add((one, other))
        both = first | second
        bundles |= dict.fromkeys(both, both)
    return Judged(
        bundles={key: tuple(sorted(bundle)) for key, bundle in bundles.items()},
        apart={key: frozenset(others) for key, others in apart.items() if others},
        same=_by_key(same),
        unsure=_by_key(told[Sameness.UNSURE]),
        refused=_by_key(refused),
    )


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        found[one].append(other)
        found[other].append(one)
    return {key: tuple(others) for key, others in found.items()}

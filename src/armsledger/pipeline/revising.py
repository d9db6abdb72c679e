"""What people decide about the ledger: takedowns and judgements, each resolved at once, and what they change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.ledger import Judged, Kind, Ledger
from armsledger.pipeline.progress import Progress
from armsledger.pipeline.resolving import resolve
from armsledger.terms import Sameness
from armsledger.transfers import Pair
from armsledger.values import Judgement


@dataclass(frozen=True, slots=True)
class Revised:
    """The transfers of the pairs that a decision concerned, before it and after."""

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A claim or a transfer that a person speaks of: how it is named, its pair, its claims' anchor keys."""

    named: str
    pair: Pair
    anchor_keys: tuple[str, ...]


def forget(
    ledger: Ledger, document_id: str, *, reason: str = "", progress: Progress | None = None
) -> Revised:
    """Take a document down, resolve what rested on it, and rid the ledger's files of its words.

    Safe to interrupt: the next resolve step and `Ledger.wipe` do what is left. LedgerError where there is no
    such document.
    """

    def take_down() -> None:
        ledger.forget(document_id, reason=reason)

    revised = _revised(ledger, ledger.pairs_of(document_id), take_down, progress=progress)
    ledger.wipe()
    return revised


def thing(ledger: Ledger, prefix: str) -> Thing:
    """What a person means by the id of a claim or a transfer, or its beginning; UsageError where nothing.

    What waits for the resolve step is resolved first.
    """
    if not ledger.is_resolved():
        resolve(ledger)
    found = ledger.find(prefix, Kind.TRANSFER, Kind.CLAIM)
    named = f"{found.kind} {found.id}"
    if found.kind is Kind.TRANSFER:
        transfer = ledger.transfer(found.id).transfer
        return Thing(named, Pair(transfer.supplier, transfer.recipient), transfer.anchor_keys)
    claim = ledger.claim(found.id)
    if not claim.current or claim.transfer_id is None:
        why = "a row for comparison only" if claim.current else "superseded by a newer coding of its document"
        raise UsageError(
            f"{named} is {why} and in no transfer; name a claim that 'armsledger show' finds in one"
        )
    return Thing(named, Pair.of(claim.testimony.claim), (claim.testimony.claim.anchor_key,))


def judge(
    ledger: Ledger,
    sameness: Sameness,
    one: Thing,
    other: Thing,
    *,
    by: str | None = None,
    note: str | None = None,
    progress: Progress | None = None,
) -> tuple[Judged, Revised]:
    """Keep what a person says of two claims or transfers, and resolve their pair again.

    Transfers that are the same are so claim by claim; else a transfer stands for its first claim. UsageError
    where the two are one claim, or are not about one supplier and recipient.
    """
    if one.pair != other.pair:
        raise UsageError(
            f"{one.named} is about {_route(one.pair)} and {other.named} about {_route(other.pair)}; claims are "
            "compared only where supplier and recipient are the same: name two that are about the same"
        )
    first, second = one.anchor_keys[0], other.anchor_keys[0]
    if first == second:
        raise UsageError(
            f"{one.named} and {other.named} stand for one claim; to part a transfer, name two of its claims"
        )
    others = [second]
    if sameness is Sameness.SAME:
        others += [key for key in (*one.anchor_keys[1:], *other.anchor_keys[1:]) if key != second]
    judgements = [Judgement(sameness, first, key) for key in dict.fromkeys(others) if key != first]
    kept: list[Judged] = []

    def decide() -> None:
        kept.append(ledger.judge(*judgements, judge=by, note=note))

    revised = _revised(ledger, [one.pair], decide, progress=progress)
    return kept[0], revised


def undo(ledger: Ledger, judgement: Judged, *, progress: Progress | None = None) -> Revised:
    """Take a judgement back, and resolve the pair of its claims again; UsageError where it is not in force."""

    def decide() -> None:
        ledger.undo(judgement.id)

    told = ledger.claims_at(*(key for j in judgement.judgements for key in (j.one, j.other))).values()
    pairs = sorted({Pair.of(found.testimony.claim) for found in told}, key=lambda pair: pair.order)
    return _revised(ledger, pairs, decide, progress=progress)


def _revised(
    ledger: Ledger, pairs: Sequence[Pair], decide: Callable[[], None], *, progress: Progress | None
) -> Revised:
    """What a decision does to these pairs, and nothing but the decision: what waited is resolved first."""
    if not ledger.is_resolved():
        resolve(ledger, progress=progress)
    before = tuple(ledger.each_entry(of=pairs))
    decide()
    resolve(ledger, progress=progress)
    return Revised(before, tuple(ledger.each_entry(of=pairs)))


def _route(pair: Pair) -> str:
    return f"{pair.supplier or 'unknown supplier'} → {pair.recipient or 'unknown recipient'}"

"""What a decision changed in the register, told on a terminal: transfers and their figures, before → after.

Transfers are compared by their ids, whatever they are called by now, so that one that merged, parted or lost
the only report with its type is followed; and a figure that only lost a witness has changed too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from armsledger.cli.showing import parties, witnesses
from armsledger.estimates import Entry, Estimate
from armsledger.pipeline.revising import Revised
from armsledger.publish import safe_text, words

NOTHING = "none"


def change_lines(revised: Revised) -> Iterator[Text]:
    """The transfers that a decision merged, parted, took away or gave other figures, or a word that none is."""
    before, after = _Register.of(revised.before), _Register.of(revised.after)
    told = [
        line
        for transfer_id in dict.fromkeys([*before.entries, *after.entries])
        for line in _transfer_lines(transfer_id, before, after)
    ]
    yield from told or [Text("No transfer and no figure changed.")]


@dataclass(frozen=True, slots=True)
class _Register:
    """Transfers by their ids, and the id of the one that each claim is in."""

    entries: Mapping[str, Entry]
    home: Mapping[str, str]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "_Register":
        by_id = {entry.transfer.id or "": entry for entry in entries}
        return cls(by_id, {c: name for name, entry in by_id.items() for c in entry.transfer.claim_ids})

    def homes_of(self, entry: Entry) -> str:
        """The transfers that the claims of an entry are in."""
        return ", ".join(sorted({self.home[c] for c in entry.transfer.claim_ids if c in self.home}))


def _transfer_lines(transfer_id: str, before: _Register, after: _Register) -> Iterator[Text]:
    old, new = before.entries.get(transfer_id), after.entries.get(transfer_id)
    facts, others = _facts(old), _facts(new)
    changed = [name for name in dict.fromkeys([*facts, *others]) if facts.get(name) != others.get(name)]
    shown = new or old
    if shown is None or not changed:
        return
    fate = ""
    if old is None:
        origins = before.homes_of(shown)
        fate = f"; new, parted from {origins}" if origins else "; new"
    elif new is None and (goals := after.homes_of(shown)):
        fate, changed = f"; part of {goals} now", []
    elif new is None:
        fate = "; nothing is told of it any more"
    route = parties(shown.transfer.supplier, shown.transfer.recipient)
    yield safe_text(f"{transfer_id}  {words.goods(shown)}: {route}{fate}")
    for name in changed:
        yield safe_text(f"  {name}: {facts.get(name, NOTHING)} → {others.get(name, NOTHING)}")


def _facts(entry: Entry | None) -> dict[str, str]:
    """What the register says of a transfer, line by line."""
    if entry is None:
        return {}
    figures = {
        "number ordered": entry.ordered,
        "number delivered": entry.delivered,
        "financial value": entry.value,
        "price of the package": entry.package_value,
    }
    corrected = {"corrected claims": str(len(entry.superseded))} if entry.superseded else {}
    return {
        "stage": f"{entry.stage}{', denied' if entry.denied else ''}",
        "claims": str(len(entry.testimonies)),
        **corrected,
        "witnesses": str(entry.witnesses),
        **{name: _figure(estimate) for name, estimate in figures.items() if estimate is not None},
    }


def _figure(estimate: Estimate) -> str:
    """An estimate with its best where that is not all, and its witnesses."""
    told = words.figure(estimate) or "no bounds"
    if estimate.conflict:
        told += ", contested"
    elif estimate.best is not None and not estimate.low == estimate.best == estimate.high:
        told += f", best {words.bounds(estimate.best, estimate.best, estimate.unit)}"
    return f"{told} ({witnesses(estimate.witnesses)})"

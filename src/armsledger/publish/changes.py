"""What changed between two dates of knowledge, written out."""

from collections.abc import Iterable
from typing import IO, Any

from rich import box
from rich.table import Table
from rich.text import Text

from armsledger.errors import UsageError
from armsledger.estimates import Change, ChangeKind, Entry, Estimate
from armsledger.publish import words
from armsledger.publish.formats import WRITERS, Columns, print_table, send
from armsledger.publish.register import Row, stage_words, whole_number
from armsledger.publish.table import CONTESTED, party_text, safe_text
from armsledger.transfers import Testimony

ENDS = ("low", "best", "high")
CHANGES_COLUMNS: Columns = {
    **dict.fromkeys(("transfer_id", "supplier", "recipient", "designation", "category", "change"), str),
    **dict.fromkeys(("field", "before", "after"), str),
    **dict.fromkeys((f"{when}_{end}" for when in ("before", "after") for end in ENDS), float),
    **dict.fromkeys(("unit", "claims", "documents", "reported"), str),
}
"""The columns of the changes, in order, with the type of their cells."""

REPORTS_NAMED = 3
"""Reports that a line of the table names; the files name all."""


def write_changes(some: Iterable[Change], *, format: str, stream: IO[Any]) -> None:
    """Write the changes to a stream of text or of bytes; UsageError for an unknown format."""
    if format == "table":
        print_table(changes_table(some), stream)
    elif format in WRITERS:
        send(WRITERS[format](map(change_row, some), CHANGES_COLUMNS), stream)
    else:
        choices = ", ".join(["table", *WRITERS])
        raise UsageError(f"there is no format {format!r}; choose one of {choices}")


def change_row(change: Change) -> Row:
    """The change's row by CHANGES_COLUMNS; None is missing.

    before and after are as people read them; numbers stand in columns of their own. claims and documents
    are those that came or went and so made the change, reported the outlets and days of their first appearance.
    """
    transfer = _entry(change).transfer
    before, after = _sides(change)
    causes = change.came + change.went
    return {
        "transfer_id": transfer.id,
        "supplier": transfer.supplier,
        "recipient": transfer.recipient,
        "designation": transfer.designation,
        "category": str(transfer.category),
        "change": str(change.kind),
        "field": _field(change),
        "before": before or None,
        "after": after or None,
        **_numbers("before", change.was),
        **_numbers("after", change.now),
        "unit": change.now.unit if change.now else change.was.unit if change.was else None,
        "claims": "; ".join(t.claim.id for t in causes) or None,
        "documents": "; ".join(dict.fromkeys(t.claim.document_id for t in causes)) or None,
        "reported": _reported(change) or None,
    }


def changes_table(some: Iterable[Change]) -> Table:
    """One line a change: which transfer, what changed, before and after, and the reports that changed it.

    A figure that is contested from then on, or no longer, has one line.
    """
    table = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column("Transfer", no_wrap=True)
    for name in ("Supplier", "Recipient"):
        table.add_column(name, min_width=8, max_width=12)
    table.add_column("Goods", min_width=10, max_width=18)
    table.add_column("Change", min_width=12, max_width=18)
    for name in ("Before", "After"):
        table.add_column(name, justify="right", min_width=8, max_width=11)
    table.add_column("Reported by", min_width=18)
    last: Change | None = None
    for change in some:
        repeats = last is not None and last.kind is ChangeKind.FIGURE and _is_of_one_figure(last, change)
        last = change
        if repeats:
            continue
        entry = _entry(change)
        before, after = _sides(change)
        contested = change.now is not None and change.now.conflict
        table.add_row(
            safe_text(entry.transfer.id or "–"),
            party_text(entry.transfer.supplier),
            party_text(entry.transfer.recipient),
            safe_text(words.goods(entry)),
            safe_text(_what_changed(change)),
            safe_text(before),
            Text(safe_text(after).plain, style=CONTESTED if contested else ""),
            safe_text(_reported(change, at_most=REPORTS_NAMED)),
        )
    return table


def _is_of_one_figure(one: Change, other: Change) -> bool:
    """Whether two changes are of one figure of one transfer."""
    figures = [(_entry(c).transfer, c.measure, c.of_package) for c in (one, other)]
    return figures[0] == figures[1]


def _what_changed(change: Change) -> str:
    if change.measure is None:
        return {ChangeKind.NEW: "new transfer", ChangeKind.GONE: "transfer gone"}.get(
            change.kind, str(change.kind)
        )
    figure = "price of the package" if change.of_package else words.MEASURE_WORDS[change.measure].lower()
    opened, closed = (shown is not None and shown.conflict for shown in (change.now, change.was))
    turn = "" if opened == closed else ", contested now" if opened else ", no longer contested"
    return f"{figure}{turn}"


def _entry(change: Change) -> Entry:
    some = change.after or change.before
    assert some is not None
    return some


def _field(change: Change) -> str | None:
    if change.measure is None:
        return None
    return "package_price" if change.of_package else str(change.measure)


def _sides(change: Change) -> tuple[str, str]:
    """Before and after as people read them."""
    match change.kind:
        case ChangeKind.WITNESSES:
            told = [str(e.witnesses) if e else "" for e in (change.before, change.after)]
        case ChangeKind.STAGE | ChangeKind.NEW | ChangeKind.GONE:
            told = [stage_words(e) if e else "" for e in (change.before, change.after)]
            told[1] = told[1] or " ".join(["see", *change.leads_to] if change.leads_to else [])
        case _:
            told = [words.figure(e) for e in (change.was, change.now)]
    return told[0], told[1]


def _numbers(when: str, shown: Estimate | None) -> Row:
    return {f"{when}_{end}": whole_number(getattr(shown, end)) if shown else None for end in ENDS}


def _reported(change: Change, *, at_most: int | None = None) -> str:
    """The outlets and days of the reports that made the change; of those that went, what stands for them."""
    came = [_appeared(t) for t in change.came]
    went = [f"{_appeared(t)}, corrected by document {t.superseded_by}" for t in change.went]
    named = list(dict.fromkeys([*came, *went]))
    more = f" and {len(named) - at_most} more" if at_most is not None and len(named) > at_most else ""
    return "; ".join(named[:at_most]) + more


def _appeared(testimony: Testimony) -> str:
    first = next(iter(testimony.publications), None)
    return f"{(first.outlet if first else None) or 'unknown outlet'}, {testimony.published or 'undated'}"

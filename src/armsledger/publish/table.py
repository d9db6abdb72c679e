"""The register as a table for a terminal, some 110 characters wide."""

import unicodedata
from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from armsledger.estimates import Entry, Estimate
from armsledger.publish import words
from armsledger.publish.register import evidence_rows, priced, stage_words
from armsledger.publish.whom import published_between

CONTESTED = "bold yellow"


def register_table(entries: Iterable[Entry]) -> Table:
    """One line a transfer: who to whom, what, stage, the bounded figures, witnesses, last report."""
    table = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column("Transfer", no_wrap=True)
    for name in ("Supplier", "Recipient"):
        table.add_column(name, min_width=10, max_width=13)
    table.add_column("Goods", min_width=12, max_width=26)
    table.add_column("Stage", no_wrap=True)
    for name in ("Ordered", "Delivered", "Value"):
        table.add_column(name, justify="right", min_width=10, max_width=10)
    table.add_column("Wit.", justify="right", no_wrap=True)
    table.add_column("Reported", no_wrap=True)
    for entry in entries:
        transfer = entry.transfer
        table.add_row(
            safe_text(transfer.id or "–"),
            party_text(transfer.supplier),
            party_text(transfer.recipient),
            safe_text(words.goods(entry)),
            safe_text(stage_words(entry)),
            _figure(entry.ordered),
            _figure(entry.delivered),
            _figure(priced(entry)),
            safe_text(str(entry.witnesses)),
            safe_text((last_reported(entry) or "")[: len("2016-07")]),
        )
    return table


def evidence_table(entries: Iterable[Entry]) -> Table:
    """One line for each figure, claim and publication: the quote and who says it where."""
    table = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column("Transfer", no_wrap=True)
    for name, ratio in (("Field", 3), ("Figure", 3), ("Quote", 10), ("Speaker", 4), ("Outlet", 4)):
        table.add_column(name, ratio=ratio)
    table.add_column("Published", no_wrap=True)
    for row in evidence_rows(entries):
        speaker = f"{row['speaker']} ({row['side']})" if row["side"] else row["speaker"]
        cells = (row["transfer"], row["field"], row["figure"], row["quote"], speaker, row["outlet"])
        table.add_row(*(safe_text(str(cell or "")) for cell in (*cells, row["published"])))
    return table


def last_reported(entry: Entry) -> str | None:
    """The latest date of publication of any report on the transfer."""
    reported = published_between(entry.testimonies)
    return reported and reported[1]


def safe_text(value: str) -> Text:
    """Text that can't steer a terminal: control characters become a visible sign, and nothing is markup."""
    if value.isprintable():
        return Text(value)
    return Text("".join("\N{REPLACEMENT CHARACTER}" if _steers(c) else c for c in value))


def party_text(code: str | None) -> Text:
    """The party's name, or 'unknown'."""
    return Text("unknown", style="dim italic") if code is None else safe_text(words.party(code))


def _figure(estimate: Estimate | None) -> Text:
    contested = estimate is not None and estimate.conflict
    return Text(words.figure(estimate), style=CONTESTED if contested else "")


def _steers(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in {"Cc", "Cs"}

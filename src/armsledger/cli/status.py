"""armsledger status: what the ledger holds."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from armsledger.cli.build import tell_if_unresolved
from armsledger.cli.options import DEFAULT_LEDGER, LedgerAt
from armsledger.cli.screen import results
from armsledger.ledger import Ledger, Status, Tally
from armsledger.publish import safe_text

EXAMPLE = "armsledger status --ledger armsledger.sqlite"


class StatusFormat(StrEnum):
    """How the status is written."""

    TABLE = "table"
    JSON = "json"


def status(
    ledger: LedgerAt = DEFAULT_LEDGER,
    format: Annotated[StatusFormat, typer.Option(help="A table for people, or JSON.")] = StatusFormat.TABLE,
) -> None:
    """Say what the ledger holds, by outlet, year, language and coder, and what was set aside."""
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        held = opened.status()
    if format is StatusFormat.JSON:
        json.dump(asdict(held), sys.stdout, indent=1, ensure_ascii=False)
        typer.echo()
    else:
        _print(held, results())


def _print(held: Status, console: Console) -> None:
    for name, value in (
        ("Documents", held.documents),
        ("  without claims", held.without_claims),
        ("  in a language that no coder reads", sum(count for _, count in held.unread)),
        ("Publications", held.publications),
        ("  dated in the future", held.future_dated),
        ("Claims", held.claims),
        ("  superseded, kept beside them", held.superseded),
        ("Witnesses", held.witnesses),
        ("Transfers", held.transfers),
        ("Judgements in force", held.judgements),
        ("Taken down", held.taken_down),
        ("Inputs set aside", len(held.set_aside)),
        ("Schema version", held.schema_version),
    ):
        console.print(f"{name:36} {value:>8,}")
    _print_tallies("Outlet", held.by_outlet, console)
    _print_tallies("Year", held.by_year, console)
    _print_tallies("Language", held.by_language, console)
    _print_tallies("Coder", held.by_coder, console)
    if held.unread:
        console.print("\nIn a language that no coder reads")
        for language, count in held.unread:
            console.print(safe_text(f"  {language:34} {count:>8,}"))
    if held.set_aside:
        console.print("\nSet aside")
        for kind, count in held.set_aside_by_kind:
            console.print(safe_text(f"  {kind:34} {count:>8,}"))
        for aside in held.set_aside:  # there may be very many, and no console lays out that many lines soon
            sys.stdout.write(f"  {safe_text(f'{aside.source}: {aside.reason} ({aside.kind})').plain}\n")


def _print_tallies(name: str, tallies: Sequence[Tally], console: Console) -> None:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(name)
    for column in ("Publications", "Documents", "Claims"):
        table.add_column(column, justify="right", no_wrap=True)
    for tally in tallies:
        counts = (tally.publications, tally.documents, tally.claims)
        table.add_row(safe_text(tally.name), *(f"{count:,}" for count in counts))
    if tallies:
        console.print(table)

"""armsledger build: from reports to a register."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from armsledger.cli.faults import end, reader_may_leave
from armsledger.cli.options import (
    DEFAULT_LEDGER,
    Columns,
    Inputs,
    Language,
    LedgerAt,
    MaxSize,
    Outlet,
    PriorsAt,
    Published,
    read_options,
)
from armsledger.cli.screen import ProgressBar, notes
from armsledger.documents import SetAside
from armsledger.estimates import Priors
from armsledger.ledger import Ledger
from armsledger.pipeline import BuildSummary
from armsledger.pipeline import build as build_register
from armsledger.publish import safe_text, write_register

EXAMPLE = "armsledger build reports/ --report report"
NAMED = 20
"""How many inputs of a kind are named in a summary; the ledger's status names all."""


def build(
    inputs: Inputs,
    ledger: LedgerAt = DEFAULT_LEDGER,
    report: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the report to this folder.")
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    column: Columns = None,
    max_size: MaxSize = None,
    priors: PriorsAt = None,
) -> None:
    """Read reports, find claims, resolve them into transfers, store all, print the register.

    Adds to what the ledger holds. Safe to repeat and to interrupt.
    """
    options = read_options(
        published=published, outlet=outlet, language=language, columns=column, max_size=max_size
    )
    believed = Priors.read(priors) if priors else None
    with Ledger.open(ledger) as opened, ProgressBar() as progress:
        summary = build_register(
            inputs, ledger=opened, options=options, report=report, priors=believed, progress=progress
        )
    with reader_may_leave():
        if summary.entries:
            write_register(summary.entries, format="table", stream=sys.stdout)
        if summary.report is not None:
            typer.echo(f"Report: {summary.report}")
    tell(_summary_lines(summary))
    name_set_aside(summary.intake.set_aside)
    end(articles=summary.intake.articles, set_aside=summary.intake.set_aside)


def counted(number: int, thing: str) -> str:
    """So many things: '1 article', '2 articles'."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def tell(lines: Iterable[str]) -> None:
    """Say something on stderr."""
    console = notes()
    for line in lines:
        console.print(safe_text(line))


def tell_if_unresolved(ledger: Ledger) -> None:
    """Say on stderr that the register lags behind what the ledger holds, where it does."""
    if not ledger.is_resolved():
        tell(["A build was cut short or is under way: the register is that of the build before."])


def name_set_aside(
    set_aside: Iterable[SetAside], *, whole: str = "'armsledger status' names them all"
) -> None:
    """Name on stderr the inputs that could not be used, by the kind of the reason; whole says where all stand."""
    for kind, some in groupby(sorted(set_aside, key=lambda s: (s.kind, s.source)), lambda s: s.kind):
        named = list(some)
        tell([f"Set aside, {kind}: {len(named)}"])
        tell(f"  {aside.source}: {aside.reason}" for aside in named[:NAMED])
        if len(named) > NAMED:
            tell([f"  … and {len(named) - NAMED} more: {whole}"])


def unread_line(unread: Iterable[tuple[str, int]]) -> Iterator[str]:
    """What is said of articles in languages that no coder reads."""
    if told := ", ".join(f"{language} {count}" for language, count in unread):
        yield f"In a language that no coder reads (counted, not coded): {told}"


def _summary_lines(summary: BuildSummary) -> Iterator[str]:
    intake = summary.intake
    yield (
        f"Read {counted(intake.articles, 'article')}: {counted(intake.new_documents, 'new document')}, "
        f"{counted(intake.new_publications, 'new publication')}, {intake.coded} coded; "
        f"the register has {counted(summary.transfers, 'transfer')}."
    )
    if len(summary.entries) < summary.transfers:
        yield (
            f"Shown are {len(summary.entries)}, of the suppliers and recipients that this build touched; "
            "'armsledger register' shows all."
        )
    if summary.recoded:
        again = counted(summary.recoded, "stored document")
        yield f"Coded {again} again: the coder is another than before."
    yield from unread_line(intake.unread.items())
    for flag, count in intake.flagged.items():
        yield f"Flagged as {flag}: {count}"

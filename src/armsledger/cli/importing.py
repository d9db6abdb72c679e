"""armsledger import: official registers as claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from armsledger.cli.build import counted, name_set_aside, tell
from armsledger.cli.faults import end
from armsledger.cli.options import DEFAULT_LEDGER, LedgerAt, read_options
from armsledger.cli.screen import ProgressBar
from armsledger.ledger import Ledger
from armsledger.pipeline import Imported, import_register
from armsledger.registers import RegisterKind, read_register

EXAMPLE = "armsledger import unroca unroca.csv"

SIPRI_LICENCE = (
    "SIPRI's figures are © SIPRI: they stay in this ledger for comparison, are no witness, and are never exported. "
    "Its terms of use are at https://www.sipri.org/about/terms-and-conditions."
)


def import_(
    kind: Annotated[
        RegisterKind,
        typer.Argument(
            metavar="KIND",
            show_default=False,
            help="unroca (UN Register of Conventional Arms), sipri (a CSV export, for comparison only) "
            "or notices (US notices of arms sales, as articles).",
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The register's file.")],
    ledger: LedgerAt = DEFAULT_LEDGER,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When the register released it (a day, month or year), where the file does not say; else today.",
        ),
    ] = None,
) -> None:
    """Take an official register into the ledger: every row becomes claims, or is named as set aside.

    Safe to repeat and to interrupt.
    """
    options = read_options(published=published, outlet=None, language=None, columns=None, max_size=None)
    next(iter(read_register(kind, file, options)), None)  # a file that is none leaves no empty ledger behind
    with Ledger.open(ledger) as opened, ProgressBar() as progress:
        imported = import_register(kind, file, ledger=opened, options=options, progress=progress)
    tell(_summary_lines(kind, imported))
    name_set_aside(imported.set_aside)
    end(articles=imported.rows - len(imported.set_aside), set_aside=imported.set_aside)


def _summary_lines(kind: RegisterKind, imported: Imported) -> Iterator[str]:
    kept = imported.rows - len(imported.set_aside)
    yield (
        f"Read {counted(imported.rows, 'row')}: {kept} with {counted(imported.claims, 'claim')}, "
        f"{counted(imported.new_documents, 'new document')}, {imported.coded} coded."
    )
    if kind is RegisterKind.SIPRI:
        yield SIPRI_LICENCE

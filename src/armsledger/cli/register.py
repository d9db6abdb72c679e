"""armsledger register: the register, or the part of it that is asked for."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from armsledger.cli.build import tell, tell_if_unresolved
from armsledger.cli.options import (
    DEFAULT_LEDGER,
    AsOf,
    Categories,
    Conflict,
    Designations,
    From,
    KnownBy,
    LedgerAt,
    MinWitnesses,
    Recipients,
    Stages,
    Suppliers,
    To,
    filters,
    last_day,
    refuse_overwriting,
)
from armsledger.errors import UsageError
from armsledger.ledger import Ledger
from armsledger.pipeline import register as ask
from armsledger.publish import write_register

EXAMPLE = "armsledger register --recipient AZE --from 2010 --format csv"


class RegisterFormat(StrEnum):
    """How the register is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def register(
    ledger: LedgerAt = DEFAULT_LEDGER,
    supplier: Suppliers = None,
    recipient: Recipients = None,
    designation: Designations = None,
    category: Categories = None,
    stage: Stages = None,
    since: From = None,
    until: To = None,
    min_witnesses: MinWitnesses = 0,
    conflict: Conflict = False,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="One row for each figure, with its quote and speaker.")
    ] = False,
    format: Annotated[
        RegisterFormat, typer.Option(help="A table for people, or files for programs.")
    ] = RegisterFormat.TABLE,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to; - is stdout.")] = "-",
) -> None:
    """Print the register: one row a transfer, every figure bounded."""
    wanted = filters(
        suppliers=supplier,
        recipients=recipient,
        designations=designation,
        categories=category,
        stages=stage,
        since=since,
        until=until,
        min_witnesses=min_witnesses,
        conflict=conflict,
    )
    refuse_overwriting(output, [ledger])
    with Ledger.open(ledger, create=False) as opened:
        tell_if_unresolved(opened)
        entries = ask(
            opened,
            wanted,
            as_of=as_of and last_day(as_of, "--as-of"),
            known_by=known_by and last_day(known_by, "--known-by"),
        )
    if not entries:
        tell(["No transfer in the ledger fits."])
    if output == "-":
        write_register(entries, format=format, stream=sys.stdout, evidence=evidence)
        return
    try:
        with Path(output).open("wb") as stream:
            write_register(entries, format=format, stream=stream, evidence=evidence)
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; name a file that can be written") from error

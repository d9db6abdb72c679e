"""The options that several commands share; each means the same in all of them."""

import calendar
import os
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from armsledger.documents import ReadOptions
from armsledger.errors import UsageError
from armsledger.ledger import Filters
from armsledger.ledger.filters import designation_name, one_of, party_code
from armsledger.terms import Category, Stage
from armsledger.values import DATE, Period

DEFAULT_LEDGER = "armsledger.sqlite"
SIZE = re.compile(r"(\d+)\s*([KMG]?)i?B?", re.IGNORECASE)
SIZES = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        show_default=False,
        help="Files, folders, globs, or - for JSON Lines on stdin: "
        ".txt, .html, .pdf, .docx, .csv, .jsonl, .zip.",
    ),
]
LedgerAt = Annotated[
    str, typer.Option("--ledger", metavar="FILE_OR_URL", help="The ledger: a SQLite file or a database URL.")
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Date of publication (YYYY-MM-DD, YYYY-MM or YYYY) of inputs that do not say it.",
    ),
]
Outlet = Annotated[str | None, typer.Option(help="Outlet of inputs that do not say it.")]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language (ISO 639-1, such as en) of the inputs.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        show_default=False,
        help="A CSV's column for a field of the article, such as text=Body; may be repeated.",
    ),
]
MaxSize = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="Set aside documents above this size, such as 500K or 20M."),
]
Suppliers = Annotated[
    list[str] | None,
    typer.Option(
        "--supplier", metavar="PARTY", show_default=False, help="Code or any name; may be repeated."
    ),
]
Recipients = Annotated[
    list[str] | None,
    typer.Option(
        "--recipient", metavar="PARTY", show_default=False, help="Code or any name; may be repeated."
    ),
]
Designations = Annotated[
    list[str] | None,
    typer.Option(
        "--designation",
        metavar="NAME",
        show_default=False,
        help="Type of equipment, its variants included; may be repeated.",
    ),
]
Categories = Annotated[
    list[str] | None,
    typer.Option("--category", metavar="CATEGORY", show_default=False, help="Such as tank; may be repeated."),
]
Stages = Annotated[
    list[str] | None,
    typer.Option("--stage", metavar="STAGE", show_default=False, help="Such as delivery; may be repeated."),
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Reported to have happened, or else published, on or after."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", help="Reported to have happened, or else published, by."),
]
MinWitnesses = Annotated[int, typer.Option(min=0, help="At least so many independent witnesses.")]
Conflict = Annotated[bool, typer.Option("--conflict", help="Only transfers with contested figures.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only what had happened by this date.")
]
KnownBy = Annotated[
    str | None, typer.Option("--known-by", metavar="DATE", help="Only what was published by this date.")
]
PriorsAt = Annotated[
    Path | None,
    typer.Option(
        "--priors",
        metavar="FILE",
        help="How far sources are believed before anything is learnt of them (TOML), for intervals and modes.",
    ),
]


def read_options(
    *,
    published: str | None,
    outlet: str | None,
    language: str | None,
    columns: Sequence[str] | None,
    max_size: str | None,
) -> ReadOptions:
    """What the reading options say; UsageError where one can't be understood."""
    if outlet is not None and not outlet.isprintable():
        raise UsageError(f"--outlet {outlet!r}: give a name that can be printed")
    mapped = {}
    for column in columns or ():
        field, equals, name = column.partition("=")
        if not (field and equals and name):
            raise UsageError(f"--column {column}: write it as FIELD=NAME, such as text=Body")
        mapped[field.strip()] = name.strip()
    limit = {} if max_size is None else {"max_bytes": _size(max_size)}
    return ReadOptions(
        published=published, outlet=outlet, language=language, columns=mapped, today=today(), **limit
    )


def filters(
    *,
    suppliers: Sequence[str] | None = None,
    recipients: Sequence[str] | None = None,
    designations: Sequence[str] | None = None,
    categories: Sequence[str] | None = None,
    stages: Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    min_witnesses: int = 0,
    conflict: bool = False,
) -> Filters:
    """What the filtering options ask for; UsageError where one can't be understood."""
    for given, option in ((since, "--from"), (until, "--to")):
        if given is not None:
            last_day(given, option)
    if since and until and since > until and not since.startswith(until):
        raise UsageError(f"--from {since} lies after --to {until}; give the earlier date first")
    return Filters(
        suppliers=frozenset(party_code(name) for name in suppliers or ()),
        recipients=frozenset(party_code(name) for name in recipients or ()),
        designations=frozenset(designation_name(name) for name in designations or ()),
        categories=frozenset(one_of(Category, name) for name in categories or ()),
        stages=frozenset(one_of(Stage, name) for name in stages or ()),
        period=Period(since, until) if since or until else None,
        min_witnesses=min_witnesses,
        conflict=conflict,
    )


def last_day(given: str, option: str) -> str:
    """The last day (YYYY-MM-DD) of a day, month or year; UsageError where it is none."""
    try:
        if not DATE.fullmatch(given):
            raise ValueError
        year, month, day = (*map(int, given.split("-")), 0, 0)[:3]
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()
    except ValueError:
        raise UsageError(f"{option} {given}: give a date as YYYY-MM-DD, YYYY-MM or YYYY") from None


def today() -> str:
    """The day of reading: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH={epoch}: give whole seconds since 1970") from None


def _size(given: str) -> int:
    found = SIZE.fullmatch(given.strip())
    if not found or not int(found[1]):
        raise UsageError(f"--max-size {given}: give a size such as 500K, 20M or 1G")
    return int(found[1]) * SIZES[found[2].upper()]


def refuse_overwriting(output: str, read: Iterable[str]) -> None:
    """Raise UsageError where --output names a file that is being read: opening it would empty it."""
    path = Path(output)
    if output != "-" and path.exists() and any(Path(r).exists() and path.samefile(r) for r in read):
        raise UsageError(f"--output {output} is one of the files to be read; name another file")

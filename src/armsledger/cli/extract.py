"""armsledger extract: claims alone, without a ledger."""

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from armsledger.cli.build import counted, name_set_aside, tell, unread_line
from armsledger.cli.faults import end
from armsledger.cli.options import (
    Columns,
    Inputs,
    Language,
    MaxSize,
    Outlet,
    Published,
    read_options,
    refuse_overwriting,
)
from armsledger.documents import SetAside
from armsledger.errors import UsageError
from armsledger.pipeline import CLAIM_FIELDS, claim_row
from armsledger.pipeline import extract as extract_claims

EXAMPLE = "armsledger extract reports.jsonl --output claims.jsonl"
NESTED = {
    "quantity": ("low", "high", "unit"),
    "value": ("low", "high", "currency"),
    "when": ("start", "end"),
}


class ExtractFormat(StrEnum):
    """How claims are written."""

    JSONL = "jsonl"
    CSV = "csv"


def extract(
    inputs: Inputs,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to; - is stdout.")] = "-",
    format: Annotated[
        ExtractFormat, typer.Option(help="JSON Lines, or a table with one claim a row.")
    ] = ExtractFormat.JSONL,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    column: Columns = None,
    max_size: MaxSize = None,
) -> None:
    """Find the claims in reports and write them out, one a line; no ledger is touched.

    For JSON Lines, doc is the article's own id and offsets count in its text as it stands.
    """
    options = read_options(
        published=published, outlet=outlet, language=language, columns=column, max_size=max_size
    )
    refuse_overwriting(output, inputs)
    set_aside: list[SetAside] = []
    unread: Counter[str] = Counter()
    articles = claims = 0
    with _opened(output) as stream:
        write = WRITERS[format](stream)
        for found in extract_claims(inputs, options=options):
            if isinstance(found, SetAside):
                set_aside.append(found)
                continue
            articles += 1
            claims += len(found.claims)
            if found.coder is None:
                unread[found.article.publication.language or "unknown"] += 1
            for claim in found.claims:
                write(claim_row(claim, doc=found.article.id))
    told = f"Read {counted(articles, 'article')}, found {counted(claims, 'claim')}."
    tell([told, *unread_line(sorted(unread.items()))])
    name_set_aside(set_aside)
    end(articles=articles, set_aside=set_aside)


@contextmanager
def _opened(output: str) -> Iterator[IO[str]]:
    if output == "-":
        yield sys.stdout
        return
    try:
        stream = Path(output).open("w", encoding="utf-8", newline="")  # noqa: SIM115
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; name a file that can be written") from error
    with stream:
        yield stream


def _jsonl_writer(stream: IO[str]) -> Callable[[dict[str, Any]], object]:
    return lambda row: stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _csv_writer(stream: IO[str]) -> Callable[[dict[str, Any]], object]:
    header = [
        column
        for field in ("doc", *CLAIM_FIELDS, "coder")
        for column in ([f"{field}_{part}" for part in NESTED[field]] if field in NESTED else [field])
    ]
    table = csv.DictWriter(stream, header, lineterminator="\n")
    table.writeheader()
    return lambda row: table.writerow(_flat(row))


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for field, value in row.items():
        if field in NESTED:
            flat |= {f"{field}_{part}": value and value[part] for part in NESTED[field]}
        else:
            flat[field] = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
    return flat


WRITERS = {ExtractFormat.JSONL: _jsonl_writer, ExtractFormat.CSV: _csv_writer}

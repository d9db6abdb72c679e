"""The mirror of declarations as rows for programs, and its shares as rows and as JSON.

SIPRI's figures are in none of them: they are shown on screen, for comparison, and stay out of files.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from rich.console import Group

from armsledger.errors import UsageError
from armsledger.estimates.confirmation import LEVEL, Overview, Tally
from armsledger.estimates.elsewhere import MirrorRow, Told
from armsledger.estimates.mirror import NOT_AT_ALL, Answer, Declared, Declarer
from armsledger.estimates.variants import Summary
from armsledger.publish.formats import Columns, as_csv, as_json, print_table, send
from armsledger.publish.mirror_table import mirror_table, shares_tables, short_shares
from armsledger.publish.register import Cell, Row
from armsledger.registers import short_category

MIRROR_COLUMNS: Columns = {
    "supplier": str,
    "recipient": str,
    "category": str,
    "unroca_category": str,
    "year": int,
    "exporter_declared_low": float,
    "exporter_declared_high": float,
    "exporter_withheld": str,
    "exporter_lines": int,
    "exporter_filed": bool,
    "importer_declared_low": float,
    "importer_declared_high": float,
    "importer_withheld": str,
    "importer_lines": int,
    "importer_filed": bool,
    "answer": str,
    "reporter_inferred": bool,
    "press_low": float,
    "press_best": float,
    "press_high": float,
    "press_unit": str,
    "press_years": str,
    "press_transfers": str,
    "press_others": str,
}
"""The columns of the mirror in order, with the type of their cells."""

SHARE_COLUMNS: Columns = {
    "declarer": str,
    "of": str,
    "which": str,
    "answer": str,
    "transfers": int,
    "total": int,
    "share": float,
    "share_low": float,
    "share_high": float,
    "clustered_low": float,
    "clustered_high": float,
    "items": int,
    "total_items": int,
}
"""The columns of the shares in order, with the type of their cells."""

NOT_ANSWERED = "not_at_all"
"""The answers of NOT_AT_ALL together."""


def write_mirror(rows: Sequence[MirrorRow], whole: Overview, *, format: str, stream: IO[Any]) -> None:
    """Write the mirror to a stream of text or of bytes, as a table with the shares of the whole file below it.

    Raises UsageError for an unknown format.
    """
    if format == "table":
        print_table(Group(*mirror_table(rows, whole), *short_shares(whole)), stream)
    else:
        _write(map(mirror_row, rows), MIRROR_COLUMNS, format=format, stream=stream)


def write_shares(whole: Summary, *, format: str, stream: IO[Any]) -> None:
    """Write the shares of a whole file alone: by category, by year, and counted otherwise."""
    if format == "table":
        print_table(Group(*shares_tables(whole)), stream)
    elif format == "json":
        send(_shares_json(whole), stream)
    else:
        _write(share_rows(whole), SHARE_COLUMNS, format=format, stream=stream)


def mirror_row(row: MirrorRow) -> Row:
    """A transfer's row by MIRROR_COLUMNS; None is missing, and never 0.

    Of several figures of the press those in the first one's unit and years are added up; press_others names the
    others.
    """
    pair, flow = row.pair, row.pair.flow
    lines = [line for side in (pair.by_exporter, pair.by_importer) if side for line in side.lines]
    categories = dict.fromkeys(short_category(line.unroca_category) or line.unroca_category for line in lines)
    return {
        "supplier": flow.exporter,
        "recipient": flow.importer,
        "category": str(flow.category),
        "unroca_category": "; ".join(categories) or None,
        "year": flow.year,
        **_declared(Declarer.EXPORTER, pair.by_exporter),
        "exporter_filed": Declarer.EXPORTER in pair.filed,
        **_declared(Declarer.IMPORTER, pair.by_importer),
        "importer_filed": Declarer.IMPORTER in pair.filed,
        "answer": pair.answer and str(pair.answer),
        "reporter_inferred": any(line.reporter_inferred for line in lines) if lines else None,
        **_press(row.press),
    }


def share_rows(whole: Summary) -> Iterator[Row]:
    """The shares by SHARE_COLUMNS: of both sides, as a whole, by category, by year, and counted otherwise."""
    for declarer, tally in whole.overview.sides.items():
        yield from _shares("all", "", tally, clustered=True)
        for category, tallies in whole.by_category.items():
            yield from _shares("category", str(category), tallies[declarer])
        for year, tallies in whole.by_year.items():
            yield from _shares("year", str(year), tallies[declarer])
        for variant in whole.variants[declarer]:
            yield from _shares("variant", variant.code, variant.tally)


def _shares(of: str, which: str, tally: Tally, *, clustered: bool = False) -> Iterator[Row]:
    for name, answers in (*((str(a), (a,)) for a in Answer), (NOT_ANSWERED, NOT_AT_ALL)):
        share = tally.clustered(*answers) if clustered else tally.share(*answers)
        low, high = share.clustered or (None, None)
        yield {
            "declarer": str(tally.declarer),
            "of": of,
            "which": which or None,
            "answer": name,
            "transfers": share.count,
            "total": share.total,
            **_rounded(share=share.value, share_low=share.low, share_high=share.high),
            **_rounded(clustered_low=low, clustered_high=high),
            "items": sum(tally.items[a] for a in answers),
            "total_items": tally.total_items,
        }


def _shares_json(whole: Summary) -> bytes:
    """One object: what was counted and how sure it is who declared it, and the shares, a row a line."""
    head: dict[str, Cell] = {
        "lines": whole.overview.lines,
        "lines_whose_declarer_is_unknown": whole.overview.unattributed,
        "lines_whose_declarer_is_inferred": whole.overview.inferred,
        "lines_whose_declarer_rests_on_the_order_of_blocks": whole.unclear,
        "reporting_side_inferred": whole.overview.inferred > 0,
        "interval": f"Wilson, {100 * LEVEL:g} %; clustered: bootstrap over the declaring states",
        **{f"items_borne_out_for_the_{d}": t.borne_out for d, t in whole.overview.sides.items()},
        **{f"fewer_items_than_the_{d}": t.fewer for d, t in whole.overview.sides.items()},
    }
    written = "".join(
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n" for name, value in head.items()
    )
    rows = as_json(share_rows(whole), SHARE_COLUMNS).decode().rstrip("\n")
    return f'{{\n{written}"shares": {rows}\n}}\n'.encode()


def _declared(declarer: Declarer, side: Declared | None) -> Row:
    withheld = dict.fromkeys(line.withheld for line in side.lines if line.withheld) if side else {}
    return {
        f"{declarer}_declared_low": side.low if side else None,
        f"{declarer}_declared_high": side.high if side else None,
        f"{declarer}_withheld": "; ".join(withheld) or None,
        f"{declarer}_lines": len(side.lines) if side else 0,
    }


def _press(told: Sequence[Told]) -> Row:
    first = told[0] if told else None
    like = [t for t in told if first and (t.unit, t.first, t.last) == (first.unit, first.first, first.last)]
    others = [t for t in told if t not in like]
    return {
        "press_low": _added(t.low for t in like),
        "press_best": _added(t.best for t in like),
        "press_high": _added(t.high for t in like),
        "press_unit": first.unit if first else None,
        "press_years": _span(first) if first else None,
        "press_transfers": "; ".join(of for t in like for of in t.of) or None,
        "press_others": "; ".join(f"{','.join(t.of)}: {_plain(t)} {t.unit}, {_span(t)}" for t in others)
        or None,
    }


def _added(numbers: Iterable[float | None]) -> float | None:
    known = list(numbers)
    return None if not known or None in known else sum(n for n in known if n is not None)


def _span(told: Told) -> str:
    return str(told.first) if told.first == told.last else f"{told.first}-{told.last}"


def _plain(told: Told) -> str:
    ends = (told.low, told.high)
    return "-".join(dict.fromkeys("" if end is None else f"{end:g}" for end in ends))


def _rounded(**shares: float | None) -> Row:
    return {name: None if share is None else round(share, 4) for name, share in shares.items()}


def _write(rows: Iterable[Row], columns: Columns, *, format: str, stream: IO[Any]) -> None:
    if format not in ("csv", "json"):
        raise UsageError(f"there is no format {format!r}; choose one of table, csv, json")
    send((as_csv if format == "csv" else as_json)(rows, columns), stream)

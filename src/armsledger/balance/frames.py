"""The answer as data frames (pandas, of the extra `balance`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armsledger.balance.balance import Balance
from armsledger.balance.beside_rows import (
    BOTH_SIDES_COLUMNS,
    HOLDING_COLUMNS,
    RACE_COLUMNS,
    SUPPLIER_COLUMNS,
    both_sides_rows,
    holding_rows,
    race_rows,
    supplier_rows,
)
from armsledger.balance.rows import (
    LEFT_OUT_COLUMNS,
    LINE_COLUMNS,
    SENSITIVITY_COLUMNS,
    TRANSFER_COLUMNS,
    Columns,
    Row,
    left_out_rows,
    line_rows,
    sensitivity_rows,
    transfer_rows,
)
from armsledger.errors import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame

TYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """A balance as data frames, with the columns of docs/commands/balance.md; answer is what they were made of.

    holdings and race are None where they were not asked for.
    """

    lines: "DataFrame"
    transfers: "DataFrame"
    left_out: "DataFrame"
    sensitivity: "DataFrame"
    suppliers: "DataFrame"
    both_sides: "DataFrame"
    holdings: "DataFrame | None"
    race: "DataFrame | None"
    answer: Balance


def frames(answer: Balance) -> Frames:
    """The answer as data frames; UsageError where pandas isn't installed."""
    return Frames(
        lines=_frame(line_rows(answer), LINE_COLUMNS),
        transfers=_frame(transfer_rows(answer), TRANSFER_COLUMNS),
        left_out=_frame(left_out_rows(answer), LEFT_OUT_COLUMNS),
        sensitivity=_frame(sensitivity_rows(answer), SENSITIVITY_COLUMNS),
        suppliers=_frame(supplier_rows(answer), SUPPLIER_COLUMNS),
        both_sides=_frame(both_sides_rows(answer), BOTH_SIDES_COLUMNS),
        holdings=_frame(holding_rows(answer), HOLDING_COLUMNS) if answer.beside.stocks else None,
        race=_frame(race_rows(answer), RACE_COLUMNS) if answer.beside.race else None,
        answer=answer,
    )


def _frame(rows: Iterable[Row], columns: Columns) -> "DataFrame":
    try:
        from pandas import DataFrame
    except ImportError:
        raise UsageError(
            "data frames need pandas: install armsledger[balance] ('make extras' does), "
            "or use 'armsledger balance --format csv'"
        ) from None
    types = {column: TYPES[kind] for column, kind in columns.items()}
    return DataFrame(list(rows), columns=list(columns)).astype(types)

"""The answer as data frames (pandas, of the extra `balance`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armsledger.balance.balance import Balance
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
    """A balance as data frames, with the columns of docs/commands/balance.md; answer is what they were made of."""

    lines: "DataFrame"
    transfers: "DataFrame"
    left_out: "DataFrame"
    sensitivity: "DataFrame"
    answer: Balance


def frames(answer: Balance) -> Frames:
    """The answer as data frames; UsageError where pandas isn't installed."""
    return Frames(
        lines=_frame(line_rows(answer), LINE_COLUMNS),
        transfers=_frame(transfer_rows(answer), TRANSFER_COLUMNS),
        left_out=_frame(left_out_rows(answer), LEFT_OUT_COLUMNS),
        sensitivity=_frame(sensitivity_rows(answer), SENSITIVITY_COLUMNS),
        answer=answer,
    )


def _frame(rows: Iterable[Row], columns: Columns) -> "DataFrame":
    try:
        from pandas import DataFrame
    except ImportError:
        raise UsageError(
            "data frames need pandas: install armsledger[balance], or use 'armsledger balance --format csv'"
        ) from None
    types = {column: TYPES[kind] for column, kind in columns.items()}
    return DataFrame(list(rows), columns=list(columns)).astype(types)

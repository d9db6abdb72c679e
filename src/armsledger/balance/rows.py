"""The answer as rows for programs: its lines, the transfers behind them, what was left out, other weights."""

from collections.abc import Iterator
from math import isinf

import numpy as np

from armsledger.balance.balance import Balance
from armsledger.balance.comparing import ENDS, Line, Ratio
from armsledger.terms import UNROCA_CATEGORY

Cell = str | int | float | bool | None
Row = dict[str, Cell]
Columns = dict[str, type[str] | type[int] | type[float] | type[bool]]

LINE_COLUMNS: Columns = {
    "measure": str,
    "category": str,
    "unroca_category": str,
    "unit": str,
    "span": str,
    "year": int,
    "recipient": str,
    "low": float,
    "best": float,
    "high": float,
    "interval_low": float,
    "middle": float,
    "interval_high": float,
    "probability_more": float,
    "first_to_this_low": float,
    "first_to_this": float,
    "first_to_this_high": float,
    "first_to_this_note": str,
    "transfers": str,
}
"""A row for each side of each line, in order, with the type of the cells."""

TRANSFER_COLUMNS: Columns = {
    "transfer_id": str,
    "supplier": str,
    "recipient": str,
    "designation": str,
    "category": str,
    "condition": str,
    "counted": str,
    "unit": str,
    "year": int,
    "low": float,
    "best": float,
    "high": float,
    "interval_low": float,
    "middle": float,
    "interval_high": float,
}
"""A row for each transfer, each thing that is counted of it, and each year: what it came to by the year's end."""

LEFT_OUT_COLUMNS: Columns = dict.fromkeys(("transfer_id", "recipient", "category", "what", "why"), str)
"""A row for each thing that is in no sum."""

SENSITIVITY_COLUMNS: Columns = {"weights": str, "used": bool, "figure": str, "value": float, "licence": str}
"""A row for each set of weights and figure: a recipient's volume, or the ratio of two."""


def line_rows(answer: Balance) -> Iterator[Row]:
    """The lines by LINE_COLUMNS; None is missing, and never 0."""
    for line in answer.lines:
        ratios = (None, *line.ratios)
        for side, more, ratio in zip(line.sides, line.more, ratios, strict=True):
            yield {
                "measure": line.measure,
                "category": line.category and str(line.category),
                "unroca_category": line.category and UNROCA_CATEGORY.get(line.category),
                "unit": line.unit,
                "span": str(line.span),
                "year": line.year,
                "recipient": side.recipient,
                "low": short(side.low),
                "best": short(side.best),
                "high": short(side.high),
                "interval_low": short(side.interval[0]),
                "middle": short(side.middle),
                "interval_high": short(side.interval[1]),
                "probability_more": more,
                "first_to_this_low": _finite(ratio.low if ratio else None),
                "first_to_this": _finite(ratio.middle if ratio else None),
                "first_to_this_high": _finite(ratio.high if ratio else None),
                "first_to_this_note": (ratio_note(line, ratio, side.recipient) if ratio else "") or None,
                "transfers": "; ".join(dict.fromkeys(side.transfers)) or None,
            }


def transfer_rows(answer: Balance) -> Iterator[Row]:
    """The transfers by TRANSFER_COLUMNS, as the register counts them: in its units and currencies."""
    for flow in answer.flows:
        for place, year in enumerate(flow.years):
            low, best, high = flow.figures(place)
            ends = np.quantile(flow.draws[place], ENDS)
            yield {
                "transfer_id": flow.transfer_id,
                "supplier": flow.supplier,
                "recipient": flow.recipient,
                "designation": flow.designation,
                "category": str(flow.category),
                "condition": flow.condition,
                "counted": str(flow.counted),
                "unit": flow.unit,
                "year": year,
                "low": short(low),
                "best": short(best),
                "high": short(high),
                "interval_low": short(ends[0]),
                "middle": short(ends[1]),
                "interval_high": short(ends[2]),
            }


def left_out_rows(answer: Balance) -> Iterator[Row]:
    """What is in no sum, by LEFT_OUT_COLUMNS."""
    for left in answer.left_out:
        yield {
            "transfer_id": left.transfer_id,
            "recipient": left.recipient,
            "category": str(left.category),
            "what": left.what,
            "why": left.why,
        }


def sensitivity_rows(answer: Balance) -> Iterator[Row]:
    """What the volumes come to under each set of weights, by SENSITIVITY_COLUMNS."""
    for under in answer.sensitivity.answers:
        for figure, value in under.figures.items():
            yield {
                "weights": under.weights,
                "used": under.weights == answer.weights,
                "figure": figure,
                "value": _finite(value),
                "licence": under.licence,
            }


def ratio_note(line: Line, ratio: Ratio, other: str) -> str:
    """In words, where a ratio is no plain number: of whom nothing is known, or who may have got nothing; else empty."""
    first = line.sides[0].recipient
    unknown = [
        side.recipient for side in line.sides if side.recipient in (first, other) and not side.transfers
    ]
    if unknown:
        return f"nothing known for {' or '.join(unknown)}"
    if ratio.low is None or ratio.high is None or ratio.middle is None:
        return f"nobody can tell: {first} or {other} may have got nothing"
    nothing = [other] * isinf(ratio.high) + [first] * (ratio.low == 0)
    return f"{' or '.join(nothing)} may have got nothing" if nothing else ""


def short(number: float | None) -> float | None:
    """A number to six digits, and whole where it is whole; None stays None."""
    if number is None:
        return None
    short = float(f"{number:.6g}")
    return int(short) if short.is_integer() else short


def _finite(number: float | None) -> float | None:
    return None if number is None or isinf(number) else number

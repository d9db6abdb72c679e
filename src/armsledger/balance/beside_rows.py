"""What stands beside the lines of a balance as rows for programs."""

from collections.abc import Iterator, Sequence

from armsledger.balance.balance import Balance
from armsledger.balance.holdings import Stock
from armsledger.balance.race import Reaction
from armsledger.balance.rows import Columns, Row, short

SUPPLIER_COLUMNS: Columns = {
    "recipient": str,
    "supplier": str,
    "first": int,
    "last": int,
    "volume": float,
    "share": float,
    "hhi": float,
}
"""A row for each recipient and supplier: its share in the volume delivered; without supplier where nobody tells it."""

BOTH_SIDES_COLUMNS: Columns = {
    "supplier": str,
    "recipient": str,
    "other": str,
    "years": str,
    "years_to_both": str,
    "transfers": str,
}
"""A row for each supplier of both of two recipients, and each of the two: when it delivered, and to both at once."""

HOLDING_COLUMNS: Columns = {
    "recipient": str,
    "category": str,
    "designation": str,
    "unit": str,
    "year": int,
    "low": float,
    "best": float,
    "high": float,
    "openings": str,
    "contradictions": str,
}
"""A row for each stock and year's end; a designation is a family of types, none the whole category."""

_NUMBERS = ("k_low", "k", "k_high", "a_low", "a", "a_high", "g_low", "g", "g_high", "p_value", "holds")

RACE_COLUMNS: Columns = {
    "who": str,
    "to": str,
    "first": int,
    "last": int,
    "verdict": str,
    "stated": bool,
    **dict.fromkeys(_NUMBERS, float),
    "lag": int,
    "words": str,
}
"""A row for each of the two sides: how its volume answers the other's; empty where nothing could be worked out."""

ASSUMPTION_COLUMNS: Columns = dict.fromkeys(("name", "value", "default", "why"), str)
"""A row for each thing that holdings take for granted."""

LOSS_COLUMNS: Columns = {
    "recipient": str,
    "category": str,
    "designation": str,
    "year": int,
    "number": int,
    "captured": int,
    "captor": str,
    "lines": str,
}
"""A row for each loss that no stock bears, with its lines of the list."""

ASIDE_COLUMNS: Columns = dict.fromkeys(("source", "kind", "reason"), str)
"""A row for each row of the list of losses that is set aside."""


def supplier_rows(answer: Balance) -> Iterator[Row]:
    """The suppliers' shares by SUPPLIER_COLUMNS."""
    for held in answer.beside.suppliers:
        for supplier, share in held.shares.items():
            yield {
                "recipient": held.recipient,
                "supplier": supplier or None,
                "first": held.first,
                "last": held.last,
                "volume": short(held.volume * share),
                "share": short(share),
                "hhi": short(held.hhi),
            }


def both_sides_rows(answer: Balance) -> Iterator[Row]:
    """Who armed both sides, by BOTH_SIDES_COLUMNS."""
    for pair in answer.beside.pairs:
        for both in pair.armed:
            sides = (pair.one, pair.other, both.one), (pair.other, pair.one, both.other)
            for recipient, other, armed in sides:
                yield {
                    "supplier": both.supplier,
                    "recipient": recipient,
                    "other": other,
                    "years": _listed(armed.years),
                    "years_to_both": _listed(both.overlap),
                    "transfers": _listed(armed.transfers),
                }


def holding_rows(answer: Balance) -> Iterator[Row]:
    """The holdings by HOLDING_COLUMNS; none where they were not asked for."""
    stocks = answer.beside.stocks
    for stock in stocks.holdings.stocks if stocks else ():
        for place, year in enumerate(stock.years):
            yield {
                "recipient": stock.recipient,
                "category": str(stock.category),
                "designation": stock.designation,
                "unit": stock.unit,
                "year": year,
                "low": short(stock.low[place]),
                "best": short(stock.best[place]),
                "high": short(stock.high[place]),
                "openings": _listed([f"{o.source} ({o.where})" for o in stock.openings]),
                "contradictions": _told_by(stock, place),
            }


def _told_by(stock: Stock, place: int) -> str | None:
    """What contradicts itself in a year; in the first one that is shown, in those before it too."""
    year = stock.years[place]
    return _listed([c.told for c in stock.contradictions if c.year == year or (not place and c.year < year)])


def race_rows(answer: Balance) -> Iterator[Row]:
    """Action and reaction by RACE_COLUMNS; none where it was not asked for."""
    race = answer.beside.race
    if race is None:
        return
    one, other = answer.question.recipients[:2]
    reactions = race.reactions or (None, None)
    for (who, to), reaction in zip(((one, other), (other, one)), reactions, strict=True):
        yield {
            "who": who,
            "to": to,
            "first": race.years[0],
            "last": race.years[-1],
            "verdict": str(race.verdict),
            **(dict.fromkeys(("stated", *_NUMBERS)) if reaction is None else _figures(reaction)),
            "lag": race.lag,
            "words": race.words,
        }


def _figures(reaction: Reaction) -> Row:
    bounds = {"k": reaction.k, "a": reaction.a, "g": reaction.g}
    return {
        "stated": reaction.stated,
        **{
            column: short(end)
            for name, told in bounds.items()
            for column, end in (
                (f"{name}_low", told.low),
                (name, told.best),
                (f"{name}_high", told.high),
            )
        },
        "p_value": short(reaction.p_value),
        "holds": short(reaction.holds),
    }


def assumption_rows(answer: Balance) -> Iterator[Row]:
    """What holdings take for granted, by ASSUMPTION_COLUMNS."""
    for one in answer.beside.stocks.assumptions if answer.beside.stocks else ():
        yield {"name": one.name, "value": one.value, "default": one.default, "why": one.why}


def loss_rows(answer: Balance) -> Iterator[Row]:
    """The losses that no stock bears, by LOSS_COLUMNS."""
    for loss in answer.beside.stocks.losses_elsewhere if answer.beside.stocks else ():
        yield {
            "recipient": loss.country,
            "category": str(loss.category),
            "designation": loss.designation,
            "year": loss.year,
            "number": loss.number,
            "captured": loss.captured,
            "captor": loss.captor,
            "lines": _listed(loss.lines),
        }


def aside_rows(answer: Balance) -> Iterator[Row]:
    """The rows of the list of losses that are set aside, by ASIDE_COLUMNS."""
    stocks = answer.beside.stocks
    for row in stocks.losses.aside if stocks and stocks.losses else ():
        yield {"source": row.source, "kind": str(row.kind), "reason": row.reason}


def _listed(some: Sequence[object]) -> str | None:
    return "; ".join(map(str, some)) or None

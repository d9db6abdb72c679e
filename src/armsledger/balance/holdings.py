"""Holdings by perpetual inventory: opening stock and deliveries, less losses and what is retired.

    S(t) = max(0, S(t-1) - R(t) + D(t) - L(t))

for each recipient and category, and for each family of types that is told. Uncertainty is carried by draws: bounds
of opening stocks and factors of losses are drawn, deliveries come drawn. docs/balance-holdings.md has the method.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from armsledger.balance.assumptions import Assumption, Assumptions
from armsledger.balance.inventory import Draws, course
from armsledger.balance.losses import Loss
from armsledger.balance.openings import Opening
from armsledger.balance.standing import (
    PIECE,
    Begun,
    Deliveries,
    Goods,
    Pieces,
    begun,
    family_of,
    generator,
    goods_of,
)
from armsledger.errors import UsageError
from armsledger.terms import Category

DRAWS = 2000
"""How many draws are made where no deliveries come drawn."""

_ENDS = (0.05, 0.5, 0.95)
_LITTLE = 1e-9


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Where what is assumed can't all be so: the year, the share of draws in which it can't, and what it is."""

    year: int
    share: float
    told: str


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """What a recipient held at each year's end: draws of shape (years, n), their median and 90 % interval.

    designation is the family of types, None for the whole category. unit is 'piece' or a formation's.
    openings are those that it begins from: without any it is what the register knows to have come, less losses.
    """

    recipient: str
    category: Category
    designation: str | None
    unit: str
    years: tuple[int, ...]
    draws: Draws
    low: tuple[float, ...]
    best: tuple[float, ...]
    high: tuple[float, ...]
    openings: tuple[Opening, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """The stocks, each category as a whole before its families, with what was assumed.

    losses_elsewhere are those that no stock bears: of recipients and categories of which neither an opening stock nor
    a delivery is told.
    """

    stocks: tuple[Stock, ...]
    assumptions: tuple[Assumption, ...]
    losses_elsewhere: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """All that is given, sorted so that its order doesn't matter."""

    deliveries: tuple[Deliveries, ...]
    openings: tuple[Opening, ...]
    losses: tuple[Loss, ...]
    assumptions: Assumptions
    years: range
    n: int
    seed: int


def holdings(
    deliveries: Iterable[Deliveries],
    *,
    years: Sequence[int],
    openings: Iterable[Opening] = (),
    losses: Iterable[Loss] = (),
    assumptions: Assumptions | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Holdings:
    """The holdings at the end of every year from the first to the last of those given.

    Where no opening stock is told, a stock begins from none before the first of the deliveries' years. Of several
    opening stocks of one kind the last up to the first year counts, else the earliest; later ones are compared with
    what is reckoned. Sources that tell of one kind and year are drawn from alike. Opening stocks and losses after
    the last year stay out. UsageError where deliveries don't reach back to an opening stock.
    """
    span = range(min(years), max(years) + 1)
    delivered = tuple(d for d in deliveries if d.recipient is not None)
    told = _Told(
        delivered,
        tuple(sorted((o for o in openings if o.year <= span[-1]), key=lambda o: o.place)),
        tuple(sorted((x for x in losses if x.year <= span[-1]), key=lambda x: x.place)),
        assumptions or Assumptions(),
        span,
        _draws_of(delivered, draws),
        seed,
    )
    stocks = tuple(_stock(goods, told) for goods in _kinds(told))
    borne = {(s.recipient, s.category) for s in stocks if s.unit == PIECE}
    elsewhere = tuple(loss for loss in told.losses if (loss.country, loss.category) not in borne)
    return Holdings(stocks, told.assumptions.stated(), elsewhere)


def _draws_of(delivered: Sequence[Deliveries], draws: int) -> int:
    numbers = {d.draws.shape[1] for d in delivered}
    if len(numbers) > 1:
        raise ValueError(f"deliveries come with different numbers of draws: {sorted(numbers)}")
    return numbers.pop() if numbers else draws


def _kinds(told: _Told) -> list[Goods]:
    """The kinds of goods of which there is a stock, categories before their families."""
    found: set[Goods] = set()
    pieces: tuple[Pieces, ...] = (*told.deliveries, *told.openings)
    for one in pieces:
        goods = goods_of(one)
        found |= {goods.whole, goods}
    return sorted(found, key=lambda g: (g.recipient, g.category, g.unit, g.family or ""))


def _stock(goods: Goods, told: _Told) -> Stock:
    """One stock: reckoned from its first opening or delivery, shown for the years asked since all of it is known."""
    begins = begun(goods, told.openings, told.years[0])
    delivered = [d for d in told.deliveries if goods.holds(goods_of(d))]
    lost = [x for x in told.losses if _concerns(x, x.country, goods)]
    taken = [
        x for x in told.losses if x.captor and told.assumptions.captures and _concerns(x, x.captor, goods)
    ]
    first = min(
        [told.years[0], *begins.years, *(d.years[0] for d in delivered), *(x.year for x in (*lost, *taken))]
    )
    years = range(first, told.years[-1] + 1)
    shape = (len(years), told.n)
    added, gone = np.zeros(shape), np.zeros(shape)
    for delivery in delivered:
        added += _arrivals(delivery, begins.since(delivery.designation), years)
    unseen = _unseen(goods.recipient, told)
    for loss in lost:
        if _after(loss.year, begins.since(loss.designation)):
            gone[loss.year - first] += loss.number * unseen
    for loss in taken:
        if _after(loss.year, begins.since(loss.designation)):
            added[loss.year - first] += loss.captured
    way = course(begins.drawn(years, told.n, told.seed), added, gone, told.assumptions.retirement)
    shown = max([told.years[0], *begins.years]) - first
    found = [*_missing(way.missing, years, begins), *_compared(goods, told, way.stock, years)]
    draws = way.stock[shown:]
    low, best, high = (tuple(map(float, ends)) for ends in np.quantile(draws, _ENDS, axis=1))
    return Stock(
        goods.recipient,
        goods.category,
        goods.family,
        goods.unit,
        tuple(years[shown:]),
        draws,
        low,
        best,
        high,
        begins.openings,
        tuple(sorted(found, key=lambda c: (c.year, c.told))),
    )


def _concerns(loss: Loss, party: str, goods: Goods) -> bool:
    """Whether a loss of this party, or its gain, is in a stock; lists of losses count pieces."""
    return goods.holds(Goods(party, loss.category, PIECE, family_of(loss.designation)))


def _after(year: int, since: int | None) -> bool:
    return since is None or year > since


def _arrivals(delivery: Deliveries, since: int | None, years: range) -> Draws:
    """What came in each year after the year of the opening stock; where there is none, from the beginning."""
    if np.any(np.diff(delivery.draws, axis=0) < 0):
        raise ValueError("what was delivered by a year's end falls from one year to the next")
    if delivery.years[-1] < years[-1]:
        raise UsageError(
            f"deliveries are told up to {delivery.years[-1]} only; ask for holdings up to that year"
        )
    if since is not None and since + 1 < delivery.years[0]:
        raise UsageError(
            f"an opening stock of {delivery.recipient} is of the end of {since}, but deliveries are counted from "
            f"{delivery.years[0]} on; count them from {since + 1} on"
        )
    came = np.diff(delivery.draws, axis=0, prepend=0)
    arrivals = np.zeros((len(years), came.shape[1]))
    for year, number in zip(delivery.years, came, strict=True):
        if year in years and _after(year, since):
            arrivals[year - years[0]] += number
    return arrivals


def _unseen(recipient: str, told: _Told) -> Draws:
    """The factor of true losses to those listed, one for all goods of a recipient."""
    low, high = told.assumptions.unseen
    return generator(told.seed, "unseen", recipient).uniform(low, high, told.n)


def _missing(missing: Draws, years: range, begins: Begun) -> Iterator[Contradiction]:
    """The years whose losses are more than the stock can bear."""
    unknown = "" if begins.openings else "; no opening stock is told"
    for year, short in zip(years, missing, strict=True):
        where = short > _LITTLE
        if where.any():
            by = float(np.median(short[where]))
            share = float(where.mean())
            told = f"the losses of {year} exceed the stock by {by:.0f} in {share:.0%} of the draws{unknown}"
            yield Contradiction(year, share, told)


def _compared(goods: Goods, told: _Told, stock: Draws, years: range) -> Iterator[Contradiction]:
    """Later opening stocks of the same goods that what is reckoned does not meet, and parts larger than the whole."""
    own = [o for o in told.openings if goods_of(o) == goods and o.designation == goods.family]
    begins = begun(goods, told.openings, told.years[0])
    for opening in own:
        if opening in begins.openings or opening.year < max(begins.years, default=opening.year):
            continue
        draws = stock[opening.year - years[0]]
        low, high = (float(end) for end in np.quantile(draws, (_ENDS[0], _ENDS[-1])))
        if high < opening.low or low > opening.high:
            share = float(np.mean((draws < opening.low) | (draws > opening.high)))
            figures = (
                f"{opening.source} tells of {opening.low:g} to {opening.high:g} at the end of {opening.year}"
            )
            yield Contradiction(opening.year, share, f"{figures}; {low:.0f} to {high:.0f} are reckoned")
    parts = [o for o in told.openings if goods.holds(goods_of(o)) and o.designation != goods.family]
    for opening in {o for o in begins.openings if o in own}:
        same = [o for o in parts if o.year == opening.year]
        if sum(_lowest(same)) > opening.high:
            told_parts = f"its types come to {sum(_lowest(same)):g} or more"
            whole = f"{opening.source} tells of {opening.high:g} at most at the end of {opening.year}"
            yield Contradiction(opening.year, 1.0, f"{whole}; {told_parts}")


def _lowest(parts: Iterable[Opening]) -> list[float]:
    """The least that is told of each family: of itself, else of its types together."""
    by_type: dict[str, float] = {}
    for part in parts:
        name = part.designation or ""
        by_type[name] = min(part.low, by_type.get(name, part.low))
    families = {family_of(name) or "" for name in by_type}
    return [
        by_type.get(f, sum(low for name, low in by_type.items() if (family_of(name) or "") == f))
        for f in families
    ]

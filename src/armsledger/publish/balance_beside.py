"""What stands beside the lines of a balance in words: suppliers, who armed both sides, holdings, the race."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from armsledger.balance import Assumption, Balance, LossList, Pair, Stock, Stocks
from armsledger.publish import words
from armsledger.publish.balance_sheet import Figure, Section, Sheet
from armsledger.publish.balance_words import amount, by_whom, share
from armsledger.terms import Category

NAMED = 5
"""How many losses and names are told that found no place; JSON has all of them."""

SHARES_LIMITS = (
    "Shares are of the volume delivered, {by}; other weights give others. What has no known "
    "supplier counts as one supplier more, and what nobody reported in none."
)
BOTH_LIMITS = (
    "By deliveries with a number, {by}; an order alone arms nobody. A year is that in which something came, as "
    "reported, and one that nobody reported is missing."
)
HOLDINGS_LIMITS = (
    "Best figure, with what holds 90 % of the draws. Counted from all suppliers, whichever are asked for. What no "
    "witness tells of has not come, and an unlisted loss has not happened: without an opening stock a holding is only "
    "what is known to have come since the first report."
)
RACE_LIMITS = (
    "By the volume delivered each year, {by}. Transfers are a part of armament: what a side makes itself is not in "
    "them, and a third state that moves both looks like a race. That nothing can be said is no sign that there is none."
)


def sections(answer: Balance) -> Iterator[Section]:
    """The parts of the answer beside its lines; holdings and race where they were asked for."""
    by = by_whom(answer.question)
    yield Section("shares", "Suppliers", supplier_sentences(answer), SHARES_LIMITS.format(by=by))
    both = tuple(told for pair in answer.beside.pairs for told in _pair(pair))
    yield Section("both-sides", "Who armed both sides", both, BOTH_LIMITS.format(by=by))
    if answer.beside.stocks is not None:
        yield _holdings(answer.beside.stocks)
    if answer.beside.race is not None:
        told = (answer.beside.race.words,)
        yield Section("race", "Action and reaction", told, RACE_LIMITS.format(by=by))


def supplier_sentences(answer: Balance) -> tuple[str, ...]:
    """Each recipient's suppliers by share, with the Herfindahl–Hirschman index."""
    told = []
    for held in answer.beside.suppliers:
        name = words.party(held.recipient)
        if held.hhi is None:
            told.append(f"{name}: no volume delivered is known.")
            continue
        shares = ", ".join(f"{_supplier(one)} {share(part)}" for one, part in held.shares.items())
        told.append(f"{name}: {shares} (concentration, HHI: {held.hhi:.2f}; 1 is one supplier alone).")
    return tuple(told)


def _supplier(code: str) -> str:
    return words.party(code or None, role="supplier")


def _pair(pair: Pair) -> Iterator[str]:
    one, other = words.party(pair.one), words.party(pair.other)
    for both in pair.armed:
        overlap = f"in the same year: {_years(both.overlap)}" if both.overlap else "never in the same year"
        yield (
            f"{_supplier(both.supplier)}: {one} in {_years(both.one.years)}, {other} in {_years(both.other.years)}; "
            f"{overlap} (transfers {', '.join((*both.one.transfers, *both.other.transfers))})."
        )
    if not pair.armed:
        yield f"No supplier is known to have delivered to both {one} and {other}."


def _years(years: Sequence[int]) -> str:
    """Years with runs taken together: '2009–2011, 2014'."""
    runs = []
    for _, run in groupby(enumerate(years), lambda at: at[1] - at[0]):
        some = [year for _, year in run]
        runs.append(str(some[0]) if len(some) == 1 else f"{some[0]}–{some[-1]}")
    return ", ".join(runs)


def _holdings(stocks: Stocks) -> Section:
    found = stocks.holdings.stocks
    last = max((stock.years[-1] for stock in found if stock.years), default=None)
    headings = "Held", "Begins from", "At the end of the first year", f"At the end of {last}"
    rows = tuple(_stock(stock) for stock in found if stock.years)
    sheet = Sheet("Holdings", headings, rows) if rows else None
    told = (
        *([] if rows else ["No opening stock and no delivery with a number is known."]),
        *(f"{_held(s)}: {c.told}." for s in found for c in s.contradictions),
        *_elsewhere(stocks),
        *(_list_of(stocks.losses) if stocks.losses else ()),
        *(f"Assumed: {_assumed(one)}." for one in stocks.assumptions),
    )
    return Section("holdings", "Holdings", told, HOLDINGS_LIMITS, sheet)


def _stock(stock: Stock) -> tuple[Figure, ...]:
    sources = dict.fromkeys(
        f"{amount(o.low, stock.unit)}–{amount(o.high, stock.unit)}, end of {o.year} ({o.source})"
        if o.low != o.high
        else f"{amount(o.low, stock.unit)}, end of {o.year} ({o.source})"
        for o in stock.openings
    )
    first = _figure(stock, 0)
    return (
        Figure(_held(stock)),
        Figure("; ".join(sources) or "none told"),
        Figure(f"{first.words} in {stock.years[0]}", first.below),
        _figure(stock, -1),
    )


def _held(stock: Stock) -> str:
    goods = stock.designation or words.category_words(stock.category)
    if stock.unit != "piece":
        goods += f", in {words.plural(stock.unit)}"
    elif stock.category is Category.MISSILE and stock.designation is None:
        goods = "missiles and launchers"
    return f"{words.party(stock.recipient)}, {goods}"


def _figure(stock: Stock, place: int) -> Figure:
    low, high = (amount(end, stock.unit) for end in (stock.low[place], stock.high[place]))
    return Figure(amount(stock.best[place], stock.unit), low if low == high else f"{low}–{high}")


def _elsewhere(stocks: Stocks) -> Iterator[str]:
    if number := stocks.openings_elsewhere:
        yield f"Opening stocks of other parties, or of after the last year, which are not used: {number}."
    if lost := stocks.losses_elsewhere:
        goods = dict.fromkeys(f"{words.party(x.country)}, {words.category_words(x.category)}" for x in lost)
        more = f" and {len(goods) - NAMED} more" if len(goods) > NAMED else ""
        yield (
            f"In no stock: {sum(x.number for x in lost)} listed losses of goods of which neither an opening stock nor "
            f"a delivery is told ({'; '.join(list(goods)[:NAMED])}{more})."
        )


def _list_of(listed: LossList) -> Iterator[str]:
    yield (
        f"Losses: {listed.source}, {listed.used} rows used, {len(listed.aside)} set aside; a listed loss is proved, an "
        "unlisted one is not disproved."
    )
    yield from (f"Losses: {note}." for note in listed.notes)
    if listed.unresolved:
        named = ", ".join(f"{name} ({rows})" for name, rows in listed.unresolved[:NAMED])
        more = f" and {len(listed.unresolved) - NAMED} more" if len(listed.unresolved) > NAMED else ""
        yield f"Losses: names that the catalogue lacks, with their rows: {named}{more}."


def _assumed(one: Assumption) -> str:
    default = f"default: {one.default}" if one.changed else "the default"
    return f"{one.name}: {one.value} ({default}; {one.why})"

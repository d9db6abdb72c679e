"""What the report on a balance shows, worked out before any template sees it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from armsledger.balance import Balance, Line
from armsledger.estimates import Entry, Estimate, Reading
from armsledger.publish import words
from armsledger.publish.balance_beside import sections
from armsledger.publish.balance_drawing import Picture
from armsledger.publish.balance_events import Event
from armsledger.publish.balance_flows import stream_id, suppliers
from armsledger.publish.balance_pictures import deliveries, pyramid, row_id
from armsledger.publish.balance_ratio import ratios
from armsledger.publish.balance_sheet import Section
from armsledger.publish.balance_words import (
    Headline,
    amount,
    by_whom,
    chance,
    empty_sides,
    headline,
    last_lines,
    measured,
    over_years,
    ratio,
    share,
    sides_of,
    span,
    told,
)
from armsledger.publish.quotes import told_once
from armsledger.publish.whom import published_between
from armsledger.registers import is_declaration
from armsledger.terms import UNROCA_CATEGORY, Category, Stage

MOST_QUOTES = 4
"""Quotes of one transfer; the register has them all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what it counts, each side's figure, the ratio, how likely one got more, its transfers."""

    anchor: str
    year: int
    name: str
    sides: tuple[str, ...]
    ratio: str
    chance: str
    transfers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rests:
    """A transfer that figures rest on, or that is missing a delivery: its names, figures, witnesses, quotes."""

    anchor: str
    id: str
    entry: Entry
    figures: tuple[tuple[str, str], ...]
    first: str
    last: str
    readings: tuple[Reading, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Transfers that lack the same thing for the same reason."""

    what: str
    transfers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BalancePage:
    """All that the report shows, in its order."""

    title: str
    question: str
    empty: tuple[str, ...]
    answer: tuple[Headline, ...]
    pieces: tuple[Headline, ...]
    pictures: tuple[Picture, ...]
    sides: tuple[str, ...]
    rows: tuple[Row, ...]
    years: tuple[tuple[str, tuple[Row, ...]], ...]
    sections: tuple[Section, ...]
    rests: tuple[tuple[str, str, tuple[Rests, ...]], ...]
    unconfirmed: tuple[Rests, ...]
    silent: tuple[str, ...]
    missing: tuple[Missing, ...]
    assumptions: tuple[str, ...]
    balance: Balance
    shares: tuple[tuple[str, str], ...]
    sensitivity: tuple[tuple[str, tuple[str, ...]], ...]


def balance_page(balance: Balance, entries: Iterable[Entry], *, events: Sequence[Event] = ()) -> BalancePage:
    """The page on a balance; entries are the register's at the end of its last year."""
    question = balance.question
    by_id = {e.transfer.id or "": e for e in entries if e.transfer.recipient in question.recipients}
    last = last_lines(balance)
    whole = [line for line in last if line.category is None]
    used = sorted({t for line in balance.lines for side in line.sides for t in side.transfers})
    return BalancePage(
        title=f"{sides_of(question)}: arms received {by_whom(question)}, {span(question)}",
        question=_question(balance),
        empty=empty_sides(last),
        answer=tuple(headline(line) for line in whole),
        pieces=tuple(headline(line) for line in last if line.measure == "delivered"),
        pictures=balance_pictures(balance, events=events),
        sides=tuple(words.party(code) for code in question.recipients),
        rows=tuple(_row(line, by_id) for line in last),
        years=tuple(
            (measured(line), tuple(_row(y, by_id) for y in over_years(balance, line)[:-1])) for line in last
        ),
        sections=tuple(sections(balance)),
        rests=tuple(_by_pair([by_id[name] for name in used if name in by_id])),
        unconfirmed=tuple(_rests(entry) for entry in by_id.values() if _is_unconfirmed(entry)),
        silent=tuple(_silent(balance, by_id.values())),
        missing=tuple(_missing(balance, by_id)),
        assumptions=tuple(_assumptions(balance)),
        balance=balance,
        shares=tuple((str(basis), share(part)) for basis, part in balance.rests.shares.items()),
        sensitivity=tuple(_sensitivity(balance)),
    )


def balance_pictures(balance: Balance, *, events: Sequence[Event] = ()) -> tuple[Picture, ...]:
    """The pictures of a balance: volume over time, categories, the ratio over time, suppliers."""
    volume = balance.line("volume")
    of_time = [] if volume is None else [deliveries(balance, volume), ratios(balance, volume, events=events)]
    return (*of_time[:1], pyramid(balance), *of_time[1:], suppliers(balance))


def transfer_anchor(transfer_id: str) -> str:
    """The anchor of a transfer in the page."""
    return f"t-{transfer_id}"


def _question(balance: Balance) -> str:
    question = balance.question
    asked = (
        f"What did {sides_of(question)} receive {by_whom(question)} in {span(question)}, and is it parity?"
    )
    known = f" As known by {words.date(question.known_by)}." if question.known_by else ""
    return asked + (f" As of {words.date(question.as_of)}." if question.as_of else "") + known


def _row(line: Line, by_id: Mapping[str, Entry]) -> Row:
    return Row(
        anchor=row_id(line),
        year=line.year,
        name=measured(line),
        sides=tuple(told(side, line.unit) for side in line.sides),
        ratio=ratio(line),
        chance=chance(line),
        transfers=tuple(tuple(t for t in side.transfers if t in by_id) for side in line.sides),
    )


def _by_pair(entries: Sequence[Entry]) -> Iterable[tuple[str, str, tuple[Rests, ...]]]:
    """The transfers by supplier and recipient, each group with its anchor."""
    pairs = {(e.transfer.supplier, e.transfer.recipient) for e in entries}
    for supplier, recipient in sorted(pairs, key=lambda pair: (pair[1] or "", pair[0] or "~")):
        some = [e for e in entries if (e.transfer.supplier, e.transfer.recipient) == (supplier, recipient)]
        name = f"{words.party(supplier, role='supplier')} → {words.party(recipient, role='recipient')}"
        yield stream_id(supplier, recipient), name, tuple(_rests(e) for e in some)


def _rests(entry: Entry) -> Rests:
    name = entry.transfer.id or ""
    shown = [
        *(("ordered", entry.ordered), ("delivered", entry.delivered)),
        *(("price", entry.value), ("price of its package", entry.package_value)),
    ]
    readings = told_once(r for _, e in shown if e is not None for r in e.readings)
    reported = published_between(entry.testimonies)
    return Rests(
        anchor=transfer_anchor(name),
        id=name,
        entry=entry,
        figures=tuple((what, _figure(e)) for what, e in shown if e is not None and words.figure(e)),
        first=words.date(reported[0]) if reported else "undated",
        last=words.date(reported[1]) if reported else "undated",
        readings=tuple(readings[:MOST_QUOTES]),
        more=max(0, len(readings) - MOST_QUOTES),
    )


def _figure(estimate: Estimate) -> str:
    told_interval = words.interval(estimate) if estimate.modes else ""
    return words.figure(estimate) + (f", 90 %: {told_interval}" if told_interval else "")


def _is_unconfirmed(entry: Entry) -> bool:
    """Whether a deal was agreed, and nobody tells of a delivery."""
    return (
        entry.stage is Stage.AGREEMENT
        and not entry.denied
        and entry.transfer.category is not Category.FINANCE
    )


def _silent(balance: Balance, entries: Iterable[Entry]) -> Iterable[str]:
    """The Register's categories in which deliveries are told, and no state's declaration stands behind any."""
    found: dict[tuple[str, Category], bool] = {}
    for entry in entries:
        transfer = entry.transfer
        if entry.stage is Stage.DELIVERY and transfer.category in UNROCA_CATEGORY and transfer.recipient:
            declared = any(is_declaration(t.claim.coder) for t in entry.testimonies)
            key = transfer.recipient, transfer.category
            found[key] = found.get(key, False) or declared
    for code in balance.question.recipients:
        some = [words.category_words(c) for c in Category if found.get((code, c)) is False]
        if some:
            yield f"{words.party(code)}: {', '.join(some)}"


def _missing(balance: Balance, by_id: Mapping[str, Entry]) -> Iterable[Missing]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for out in balance.left_out:
        entry = by_id.get(out.transfer_id)
        name = words.goods(entry) if entry else words.category_words(out.category)
        supplier = words.party(entry.transfer.supplier if entry else None, role="supplier")
        who = f"{supplier} → {words.party(out.recipient, role='recipient')}, {name}"
        groups.setdefault(f"{out.what}: {out.why}", []).append((out.transfer_id, who))
    return (Missing(what[0].upper() + what[1:], tuple(some)) for what, some in sorted(groups.items()))


def _assumptions(balance: Balance) -> Iterable[str]:
    question = balance.question
    yield (
        f"What had come by the end of {question.since - 1} is taken off; each year is the register as it stood at that "
        "year’s end, so that a period counts from its end."
    )
    yield (
        f"Every figure is a median of {question.draws:,} draws from what the witnesses allow (seed {question.seed}); "
        "in brackets stands what holds 90 % of the draws. The numbers of one transfer move together over the years."
    )
    yield (
        f"Prices are in dollars of {question.base_year}, converted and deflated by the year in which a price first "
        "stood in the register. A package’s price counts once. Prices are those of reported deals, not payments."
    )
    yield (
        "Pieces of one category are added up whatever their type; formations such as battalions are turned into "
        "launchers only where a source states how many they hold."
    )
    yield f"Volumes are pieces delivered times a weight: {balance.weights} ({balance.licence})."


def _sensitivity(balance: Balance) -> Iterable[tuple[str, tuple[str, ...]]]:
    """A row a set of weights: each side's volume, and the ratio."""
    for answer in balance.sensitivity.answers:
        cells = [
            amount(figure, "volume") if name in balance.question.recipients else _bare(figure)
            for name, figure in answer.figures.items()
        ]
        yield answer.weights, tuple(cells)


def _bare(figure: float | None) -> str:
    return "no ratio" if figure is None else f"{figure:.3g}"

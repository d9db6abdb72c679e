"""The balance for people: measure by measure a table, then what the answer rests on and leaves out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import isinf

from rich.console import RenderableType
from rich.text import Text

from armsledger.balance import Balance, Basis, LeftOut, Line, Ratio, Side
from armsledger.balance.rows import ratio_note
from armsledger.publish import words
from armsledger.publish.balance_beside import sections
from armsledger.publish.balance_sheet import Figure, Section, Sheet, plain
from armsledger.publish.balance_words import LIMITS, amount, by_whom, last_lines, share, sides_of, span
from armsledger.publish.table import safe_text

NAMED = 3
"""How many transfers of each kind are named that were left out; files have all of them."""

TITLES = {
    "delivered": "Pieces delivered",
    "ordered": "Pieces ordered",
    "money": "Reported prices, in US dollars of {base_year}",
    "volume": "Volume delivered: pieces times their weights",
}
BASIS_WORDS = {
    Basis.FACT: "facts of the very type",
    Basis.FAMILY: "facts of its family",
    Basis.CATEGORY: "what goods of the category usually are",
}
OVERLAP = (
    "A sum that is told of several deals together may hold the prices of single ones that stand beside it: nobody can "
    "tell, and both are counted. Loans and grants stand apart, in no total."
)
READING = (
    "Figures are the best ones, with low and high in brackets; below them what holds 90 % of {draws:,} draws (seed "
    "{seed}) of what is believed. The ratio is {first}’s to the other’s."
)


def balance_table(answer: Balance) -> Iterator[RenderableType]:
    """The balance on a terminal."""
    yield Text(title(answer), style="bold")
    yield Text(_reading(answer), style="dim")
    for one in _parts(answer):
        yield from one.on_terminal()
    yield Text("")
    for note in notes(answer):
        yield safe_text(note)
    yield Text(LIMITS, style="italic")


def balance_markdown(answer: Balance) -> str:
    """The balance as Markdown."""
    written = [f"# {plain(title(answer))}", plain(_reading(answer))]
    for one in _parts(answer):
        written += one.in_markdown()
    written += ["## What it rests on, and what it leaves out", *map(plain, notes(answer)), f"*{LIMITS}*"]
    return "\n\n".join(written) + "\n"


def _parts(answer: Balance) -> Iterator[Sheet | Section]:
    yield from sheets(answer)
    yield other_weights(answer)
    yield from sections(answer)


def title(answer: Balance) -> str:
    """The question in words."""
    question = answer.question
    told = f"What {sides_of(question)} got {by_whom(question)}, {span(question)}"
    told += f", of what had happened by {words.date(question.as_of)}" if question.as_of else ""
    return told + (f", as known by {words.date(question.known_by)}" if question.known_by else "")


def sheets(answer: Balance) -> Iterator[Sheet]:
    """A table for each measure: its categories over all years, all together last."""
    lines = last_lines(answer)
    for measure, heading in TITLES.items():
        some = [line for line in lines if line.measure == measure]
        some = [line for line in some if line.category] + [line for line in some if not line.category]
        if any(side.transfers for line in some for side in line.sides):
            rows = tuple(_row(line) for line in some)
            yield Sheet(heading.format(base_year=answer.question.base_year), _headings(answer), rows)
        else:
            yield Sheet(
                heading.format(base_year=answer.question.base_year), ("Nothing that can be counted",), ()
            )


def other_weights(answer: Balance) -> Sheet:
    """What the volumes come to under each set of weights."""
    columns = tuple(dict.fromkeys(name for one in answer.sensitivity.answers for name in one.figures))
    rows = []
    for one in answer.sensitivity.answers:
        used = " (used above)" if one.weights == answer.weights else ""
        figures = (one.figures.get(column) for column in columns)
        rows.append((Figure(one.weights + used), *(Figure(amount(f, "volume")) for f in figures)))
    headings = tuple(" : ".join(map(words.party, column.split(" : "))) for column in columns)
    return Sheet("The volume under other weights", ("Weights", *headings), tuple(rows))


def notes(answer: Balance) -> Iterator[str]:
    """What the answer rests on, and what it leaves out."""
    if answer.left_out:
        yield "Left out:"
        yield from _left_out(answer.left_out)
    if any(line.measure == "money" and line.sides for line in answer.lines):
        yield OVERLAP
    for series in answer.series:
        yield f"Money by: {series.name}, {series.first}–{series.last} ({series.source}; {series.licence})."
    yield f"Volume by: {answer.weights} ({answer.licence}). {_rests(answer)}"
    for licence in dict.fromkeys(one.licence for one in answer.sensitivity.answers):
        if licence != answer.licence:
            yield f"Other weights: {licence}."


def _reading(answer: Balance) -> str:
    question = answer.question
    first = words.party(question.recipients[0])
    return READING.format(draws=question.draws, seed=question.seed, first=first)


def _headings(answer: Balance) -> tuple[str, ...]:
    first, *others = map(words.party, answer.question.recipients)
    return "Category", first, *others, *(f"{first} : {other}" for other in others), "Got more, as reported"


def _row(line: Line) -> tuple[Figure, ...]:
    goods = "All together" if line.category is None else words.category_words(line.category)
    if line.measure in ("ordered", "delivered") and line.unit != "piece":
        goods += f", in {words.plural(line.unit)}"
    ratios = (
        _ratio(line, ratio, side.recipient) for ratio, side in zip(line.ratios, line.sides[1:], strict=True)
    )
    return Figure(goods), *(_side(side, line.unit) for side in line.sides), *ratios, _more(line)


def _side(side: Side, unit: str) -> Figure:
    if not side.transfers:
        return Figure("–")
    low, best, high = (None if f is None else amount(f, unit) for f in (side.low, side.best, side.high))
    ends = f"≥{low}" if high is None else f"{low}–{high}"
    shown = best if low == best == high and best else ends if best is None else f"{best} ({ends})"
    below = "–".join(dict.fromkeys(amount(end, unit) for end in side.interval))
    return Figure(shown, below, contested=side.best is None)


def _ratio(line: Line, ratio: Ratio, other: str) -> Figure:
    note = ratio_note(line, ratio, other)
    for side in line.sides:
        note = re.sub(rf"\b{re.escape(side.recipient)}\b", words.party(side.recipient), note)
    known = all(side.transfers for side in line.sides if side.recipient in (line.sides[0].recipient, other))
    if not known or ratio.low is None or ratio.middle is None or ratio.high is None:
        return Figure(note)
    ends = f"{_times(ratio.low)}–{_times(ratio.high)}"
    return Figure(_times(ratio.middle), f"{ends}; {note}" if note else ends)


def _times(number: float) -> str:
    return "∞" if isinf(number) else f"{number:.2g}" if number < 100 else f"{number:,.0f}"


def _more(line: Line) -> Figure:
    most = max(range(len(line.more)), key=lambda place: line.more[place])
    if not line.more[most]:
        return Figure("–")
    return Figure(f"{words.party(line.sides[most].recipient)} {share(line.more[most])}")


def _left_out(left: Iterable[LeftOut]) -> Iterator[str]:
    """A line for each kind: how many, and the first ones by name."""
    kinds: defaultdict[str, list[LeftOut]] = defaultdict(list)
    for one in left:
        kinds[one.what].append(one)
    for what, some in sorted(kinds.items(), key=lambda kind: (-len(kind[1]), kind[0])):
        reasons = dict.fromkeys(one.why for one in some)
        if len(reasons) == 1:
            named = f"{', '.join(one.transfer_id for one in some[:NAMED])}{_others(some)}: {some[0].why}"
        else:
            named = "; ".join(f"{one.transfer_id}: {one.why}" for one in some[:NAMED]) + _others(some)
        yield f"- {what}, {len(some)}: {named}"


def _others(some: Sequence[LeftOut]) -> str:
    return f" and {len(some) - NAMED} more" if len(some) > NAMED else ""


def _rests(answer: Balance) -> str:
    rests = answer.rests
    shares = [f"{share(rests.shares[b])} on {told}" for b, told in BASIS_WORDS.items() if b in rests.shares]
    told = f"It rests to {', '.join(shares)}. " if shares else ""
    none = f"{words.number(round(rests.not_weighed))} pieces were not weighed." if rests.not_weighed else ""
    return (told + none).strip()

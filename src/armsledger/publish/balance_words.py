"""The words for lines of the balance: figures with their intervals, ratios, how likely one side got more."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, inf, isinf, log10

from armsledger.balance import Balance, Line, Question, Side
from armsledger.publish import words
from armsledger.terms import Category

LIMITS = (
    "Quantity and quality of arms received are not military power; press reports are biased toward what is "
    "announced; an estimate is only as good as its witnesses."
)
MEASURE_WORDS = {
    "ordered": "ordered",
    "delivered": "delivered",
    "money": "reported prices",
    "volume": "volume delivered",
}
DIGITS = 3
"""How many digits of a figure are shown: more would claim more than witnesses know."""
MOST_EXACT = 10_000
"""Fewer pieces than these are shown to the piece."""
SURE = 0.995


@dataclass(frozen=True, slots=True)
class Headline:
    """One measure in words: what was measured, each side's figure, the ratio, and how likely one got more."""

    measure: str
    figures: str
    ratio: str
    more: str

    @property
    def sentence(self) -> str:
        """All of it as one line of text."""
        return f"{self.measure}: {self.figures}. {self.ratio}. {self.more}."


def span(question: Question) -> str:
    """The years that are asked for: '2009–2016'."""
    since, until = question.since, question.until
    return str(since) if since == until else f"{since}–{until}"


def sides_of(question: Question) -> str:
    """The recipients as people read them: 'Armenia and Azerbaijan'."""
    *first, last = map(words.party, question.recipients)
    return f"{', '.join(first)} and {last}"


def by_whom(question: Question) -> str:
    """The suppliers as people read them: 'from Russia', 'from all suppliers'."""
    if not question.suppliers:
        return "from all suppliers"
    *first, last = map(words.party, question.suppliers)
    return f"from {', '.join(first)} and {last}" if first else f"from {last}"


def measured(line: Line) -> str:
    """What a line counts: 'Tanks delivered', 'Reported prices, all together'."""
    goods = "all together" if line.category is None else words.category_words(line.category)
    if line.category is Category.MISSILE and line.unit == "piece":
        goods = "missiles and launchers"
    if line.measure in ("money", "volume"):
        told = f"{MEASURE_WORDS[line.measure]}, {goods}"
    else:
        told = f"{goods} {MEASURE_WORDS[line.measure]}"
        told += "" if line.unit == "piece" else f" (counted in {words.plural(line.unit)})"
    return told[0].upper() + told[1:]


def amount(value: float | None, unit: str) -> str:
    """A figure to three digits, as people write it; 'open' where there is none."""
    if value is None or isinf(value):
        return "open"
    if unit == "USD":
        return words.money(shown := rounded(value), shown, "USD") if value else "$0"
    if unit != "volume" and value < MOST_EXACT:
        return words.number(round(value))
    return words.number(rounded(value))


def rounded(value: float) -> float:
    """A figure to so many digits as witnesses bear."""
    if value == 0:
        return 0.0
    return round(value, DIGITS - 1 - floor(log10(abs(value))))


def told(side: Side, unit: str) -> str:
    """What a side received, with the interval: '161 (110–255)'; 'none known' where nothing was counted."""
    if not side.transfers:
        return "none known"
    low, high = (amount(end, unit) for end in side.interval)
    middle = amount(side.middle, unit)
    return middle if low == high == middle else f"{middle} ({low}–{high})"


def ratio(line: Line) -> str:
    """The ratio of the first two sides, the greater one first: 'Azerbaijan 12 times as much as Armenia (7.4–22)'."""
    first, second = (words.party(side.recipient) for side in line.sides[:2])
    low, middle, high = line.ratio.low, line.ratio.middle, line.ratio.high
    if low is None or high is None:
        return "No ratio: it isn't sure enough that either received any"
    if middle is None:
        return "No ratio: as likely that only the one received any as that only the other did"
    if middle < 1:
        first, second = second, first
        low, middle, high = _inverse(high), _inverse(middle), _inverse(low)
    if isinf(middle):
        return f"{first} alone: none known for {second}"
    return f"{first} {_times(middle)} times as much as {second} ({_times(low)}–{_times(high)})"


def parity(line: Line) -> str:
    """Whether parity, a ratio of 1, lies in the interval."""
    low, high = line.ratio.low, line.ratio.high
    if low is None or high is None:
        return "Whether it is parity can't be said"
    return "Parity lies within the interval" if low <= 1 <= high else "Parity lies outside the interval"


def chance(line: Line) -> str:
    """How likely the likeliest side received more than every other; none where a side is not reported on at all."""
    if unknown := [words.party(side.recipient) for side in line.sides if not side.transfers]:
        return f"No probability: nothing is reported of {' and '.join(unknown)}"
    most = max(range(len(line.more)), key=lambda at: line.more[at])
    return (
        f"Probability that {words.party(line.sides[most].recipient)} received more: {share(line.more[most])}"
    )


def share(value: float) -> str:
    """A probability or share as people read it; nothing is sure."""
    if value >= SURE:
        return "over 99 %"
    return "under 1 %" if value < 1 - SURE else f"{value:.0%}".replace("%", " %")


def headline(line: Line) -> Headline:
    """A line in words."""
    figures = "; ".join(f"{words.party(side.recipient)} {told(side, line.unit)}" for side in line.sides)
    is_bounded = line.ratio.middle not in (None, 0.0, inf)
    verdict = f"{ratio(line)}. {parity(line)}" if is_bounded else ratio(line)
    return Headline(measured(line), figures, verdict, chance(line))


def is_pieces(line: Line) -> bool:
    """Whether a line counts goods one by one, or in formations."""
    return line.measure in ("delivered", "ordered")


def last_lines(balance: Balance) -> tuple[Line, ...]:
    """The lines of all years together: volume, money, delivered, ordered."""
    order = ("volume", "money", "delivered", "ordered")
    last = [line for line in balance.lines if line.span == "since" and line.year == balance.question.until]
    return tuple(sorted(last, key=lambda line: order.index(line.measure)))


def over_years(balance: Balance, like: Line) -> tuple[Line, ...]:
    """The lines since the first year of the same measure, category and unit, year by year."""
    kind = (like.measure, like.category, like.unit)
    found = [
        one for one in balance.lines if one.span == "since" and (one.measure, one.category, one.unit) == kind
    ]
    return tuple(sorted(found, key=lambda one: one.year))


def empty_sides(lines: Sequence[Line]) -> tuple[str, ...]:
    """The recipients of which no line counts anything."""
    codes = dict.fromkeys(side.recipient for line in lines for side in line.sides)
    some = {side.recipient for line in lines for side in line.sides if side.transfers}
    return tuple(words.party(code) for code in codes if code not in some)


def _inverse(value: float) -> float:
    return inf if value == 0 else 0.0 if isinf(value) else 1 / value


def _times(value: float) -> str:
    return (
        "no bound" if isinf(value) else f"{rounded(value):.2g}" if value < 10 else words.number(round(value))
    )

"""Amounts of money with bounds, currency and the exact words: 'nearly $4 billion', '$1-2 billion'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from armsledger.claims.grammar.currencies import (
    CODES,
    NAMED,
    NEEDS_THOUSANDS,
    PLAIN_CODES,
    SYMBOLS,
    currency_named,
)
from armsledger.claims.grammar.limits import Figure, bounded, joined
from armsledger.claims.grammar.neighbours import merged
from armsledger.claims.grammar.numerals import Numeral, numerals_in, scaled
from armsledger.claims.grammar.wording import GAP, even, lower
from armsledger.values import Money

_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "millions": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "billions": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "cr": 10**7,
    "lakh crore": 10**12,
}
_SCALE = re.compile(rf"[ -]?(?P<word>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?!\w)\.?(?![\w])")
_SYMBOLS = "|".join(re.escape(symbol) for symbol in sorted((*SYMBOLS, "$"), key=len, reverse=True))
_SYMBOL_BEFORE = re.compile(rf"(?<!\w)(?P<symbol>{_SYMBOLS}) ?$")
_SYMBOL_AFTER = re.compile(r" ?(?P<symbol>[€$£₽])(?! ?[0-9])")
_CODE = "|".join(CODES)
_CODE_BEFORE = re.compile(rf"(?<!\w)(?P<code>{_CODE}) ?$")
_CODE_AFTER = re.compile(rf" ?\(?(?P<code>{_CODE})(?!\w)(?! ?[0-9])\)?")
_OF = re.compile(rf"(?:{GAP}of)?(?:-|{GAP})")
_WEIGHT = re.compile(rf"{GAP}of(?!\w)")
_EACH_AFTER = re.compile(
    rf"{GAP}(?:each(?!{GAP}(?:year|month|quarter))|apiece|a{GAP}piece|for{GAP}each"
    rf"|per(?:-|{GAP})(?!year|annum|month|week|day|hour|cent|capita)\w+)(?!\w)"
)
_EACH_BEFORE = re.compile(
    rf"(?<!\w)(?:each(?:{GAP}\w+){{0,3}}?{GAP}(?:worth|valued|priced|costs?|costing|for)(?:{GAP}at)?"
    rf"|unit{GAP}(?:price|cost)s?{GAP}(?:of|at|is|was)){GAP}$"
)
_CONVERTS = re.compile(
    rf"{GAP}?(?:\(|\[|,{GAP}or|or|/){GAP}?(?:(?:or|i\.e\.|equivalent{GAP}to|the{GAP}equivalent{GAP}of|=|~){GAP}?)?"
)
_WORTH = re.compile(rf"(?<!\w)(?:worth|valued{GAP}at|costing){GAP}$")
_REACH = 48


@dataclass(frozen=True, slots=True)
class Amount:
    """Money at [start, end) of a text, bounding words included, in whole units of an ISO 4217 currency.

    each: it is the price of one piece. converted: it repeats the amount before it in another currency
    ('EUR 185 million ($198.8 million)').
    """

    start: int
    end: int
    low: float | None
    high: float | None
    currency: str
    each: bool = False
    converted: bool = False

    @property
    def money(self) -> Money:
        """The sum without its place in the text."""
        return Money(self.low, self.high, self.currency)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A figure together with the currency that the words before and after it give, if they give one."""

    figure: Figure
    before: str | None
    after: str | None

    @property
    def currency(self) -> str | None:
        return self.before or self.after


@lru_cache(maxsize=2)
def amounts_in(text: str, *, dollar: str = "USD") -> tuple[Amount, ...]:
    """Every amount of money, left to right; dollar is the currency that a bare '$' stands for."""
    plain = lower(text)
    amounts: list[Amount] = []
    for found in merged(_sums(text, plain, dollar), partial(_range, plain)):
        last = amounts[-1] if amounts else None
        currency = found.currency or _borrowed(plain, found.figure, last)
        figure = currency and bounded(plain, found.figure, after=last.end if last else 0, money=True)
        if currency and figure:
            each = bool(_EACH_AFTER.match(plain, figure.end)) or _follows(_EACH_BEFORE, plain, figure.start)
            amount = Amount(figure.start, figure.end, figure.low, figure.high, currency, each)
            amounts.append(replace(amount, converted=_repeats(plain, last, amount)))
    return tuple(amounts)


def _follows(pattern: re.Pattern[str], plain: str, start: int) -> bool:
    return pattern.search(plain, max(0, start - _REACH), start) is not None


def _sums(text: str, plain: str, dollar: str) -> Iterator[_Sum]:
    same, taken = even(text), 0
    for numeral in numerals_in(text):
        figure = _scaled(plain, numeral)
        if figure.start < taken:  # 'billions' in '5 billions of dollars' is the scale, no second sum
            continue
        start, before = _currency_before(same, plain, figure)
        if start < taken:  # the currency belongs to the sum before: '40 million CHF billions of dollars'
            start, before = figure.start, None
        end, after = _currency_after(same, plain, figure)
        if before == "$":
            before = after or dollar
        goes_on = plain[taken : numeral.start] == "-"  # '$1bn-2bn'
        if start < numeral.start or goes_on or not _glued(plain, numeral):
            yield _Sum(replace(figure, start=start, end=end), before, after)
            taken = end


def _glued(plain: str, numeral: Numeral) -> bool:
    """Whether the number is a part of a word ('S-300', '5th'), so that it counts no money by itself."""
    return bool(re.search(r"[^\W\d_][-/.]?$", plain[max(0, numeral.start - 2) : numeral.start]))


def _scaled(plain: str, numeral: Numeral) -> Figure:
    """The figure with a short scale read ('bn', 'crore'), as only money has it."""
    found = _SCALE.match(plain, numeral.end) if numeral.scale == 1 else None
    if found is None or numeral.high is None:
        return Figure(numeral.start, numeral.end, numeral.low, numeral.high, numeral.scale)
    scale = _SCALES[found["word"]]
    value = scaled(numeral.low, scale)
    return Figure(numeral.start, found.end("word"), value, value, scale)


def _currency_before(same: str, plain: str, figure: Figure) -> tuple[int, str | None]:
    window = max(0, figure.start - 8)
    if found := _SYMBOL_BEFORE.search(plain, window, figure.start):
        return found.start(), SYMBOLS.get(found["symbol"], "$")
    inside = plain[figure.end : figure.end + 1].isalnum()  # 'contract N3220518C3520'
    found = None if inside else _CODE_BEFORE.search(same, window, figure.start)
    if found and _fits(CODES[found["code"]], figure):
        return found.start(), CODES[found["code"]]
    return figure.start, None


def _currency_after(same: str, plain: str, figure: Figure) -> tuple[int, str | None]:
    if (found := _CODE_AFTER.match(same, figure.end)) and _fits(CODES[found["code"]], figure):
        return found.end(), CODES[found["code"]]
    if found := _SYMBOL_AFTER.match(plain, figure.end):
        return found.end(), SYMBOLS.get(found["symbol"], "USD")
    joint = _OF.match(plain, figure.end)
    found = NAMED.match(plain, joint.end()) if joint else None
    if found is None or (found.lastgroup in NEEDS_THOUSANDS and figure.scale < 1_000):
        return figure.end, None
    if found.lastgroup == "pound" and _WEIGHT.match(plain, found.end()):
        return figure.end, None
    code = currency_named(found)
    return (found.end(), code) if code else (figure.end, None)


def _fits(code: str, figure: Figure) -> bool:
    """Whether a code can mean money here: 'SAR' is search and rescue beside a small number."""
    return code in PLAIN_CODES or figure.scale >= 1_000 or (figure.low or 0) >= 10_000


def _range(plain: str, one: _Sum, other: _Sum) -> _Sum | None:
    """Two sums as one range; what has no currency after that can only borrow one."""
    if one.currency is None:
        # '300 to 350 million euros', not '2016 to $66 billion'.
        fits = other.before is None and other.after is not None
    elif other.currency is None:
        dashed = plain[one.figure.end : other.figure.start].strip() == "-"
        fits = other.figure.scale > 1 or dashed
    else:
        fits = one.currency == other.currency
    figure = joined(plain, one.figure, other.figure) if fits else None
    return None if figure is None else _Sum(figure, one.before or other.before, one.after or other.after)


def _borrowed(plain: str, figure: Figure, last: Amount | None) -> str | None:
    """The currency of the amount before, for a figure that is money only by 'worth'."""
    if last is None or figure.scale < 1_000:
        return None
    whole = bounded(plain, figure)
    return last.currency if whole and _follows(_WORTH, plain, whole.start) else None


def _repeats(plain: str, last: Amount | None, amount: Amount) -> bool:
    if last is None or last.currency == amount.currency:
        return False
    return _CONVERTS.fullmatch(plain, last.end, amount.start) is not None

"""Amounts of money with bounds, currency and the exact words: 'nearly $4 billion', '$1-2 billion'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from armsledger.claims.currencies import CODES, NAMED, NEEDS_MILLIONS, SYMBOLS, currency_named
from armsledger.claims.limits import Figure, bounded, joined
from armsledger.claims.numerals import Numeral, numerals_in, whole
from armsledger.claims.wording import GAP, lower

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
_SYMBOL = re.compile(
    rf"(?<!\w)(?P<symbol>{'|'.join(re.escape(s) for s in sorted((*SYMBOLS, '$'), key=len, reverse=True))}) ?$"
)
_CODE = "|".join(CODES)
_CODE_BEFORE = re.compile(rf"(?<!\w)(?P<code>{_CODE})[ ]?$")
_CODE_AFTER = re.compile(rf"[ ]?(?P<code>{_CODE})(?!\w)")
_OF = re.compile(rf"(?:{GAP}of)?(?:-|{GAP})")
_EACH_AFTER = re.compile(
    rf"{GAP}(?:each|apiece|a{GAP}piece|for{GAP}each|per(?:-|{GAP})(?!year|annum|month|week|day|hour|cent|capita)\w+)(?!\w)"
)
_EACH_BEFORE = re.compile(
    rf"(?<!\w)(?:each{GAP}(?:{GAP}?(?:is|was|are|of|them|one|worth|valued|priced|costs?|costing|at|will|would"
    rf"|about|around))*|unit{GAP}(?:price|cost)s?{GAP}(?:of|at|is|was))"
    rf"{GAP}$"
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


@dataclass(frozen=True, slots=True)
class _Sum:
    """A figure together with the currency that its own words give it, if they give one."""

    figure: Figure
    currency: str | None


def amounts_in(text: str, *, dollar: str = "USD") -> tuple[Amount, ...]:
    """Every amount of money, left to right; dollar is the currency that a bare '$' stands for."""
    plain = lower(text)
    amounts: list[Amount] = []
    for found in _ranges(plain, _sums(text, plain, dollar)):
        last = amounts[-1] if amounts else None
        currency = found.currency or _borrowed(plain, found, last)
        figure = currency and bounded(plain, found.figure)
        if currency and figure:
            amount = Amount(figure.start, figure.end, figure.low, figure.high, currency, _each(plain, figure))
            amounts.append(replace(amount, converted=_repeats(plain, last, amount)))
    return tuple(amounts)


def _sums(text: str, plain: str, dollar: str) -> Iterator[_Sum]:
    for numeral in numerals_in(text):
        start, code = _before(text, plain, numeral.start, dollar)
        figure = _scaled(plain, numeral)
        end, name = _after(text, plain, figure)
        if start < numeral.start or not _glued(plain, numeral):
            yield _Sum(Figure(start, end, figure.low, figure.high, figure.scale), code or name)


def _glued(plain: str, numeral: Numeral) -> bool:
    """Whether the number is a part of a word ('S-300', '5th'), so that it counts no money by itself."""
    return bool(re.search(r"[^\W\d_][-/.]?$", plain[max(0, numeral.start - 2) : numeral.start]))


def _before(text: str, plain: str, start: int, dollar: str) -> tuple[int, str | None]:
    window = max(0, start - 8)
    if found := _SYMBOL.search(plain, window, start):
        return found.start(), SYMBOLS.get(found["symbol"], dollar)
    if found := _CODE_BEFORE.search(text.replace("\u00a0", " "), window, start):
        return found.start(), CODES[found["code"]]
    return start, None


def _scaled(plain: str, numeral: Numeral) -> Figure:
    """The figure with a short scale read ('bn', 'crore'), as only money has it."""
    found = _SCALE.match(plain, numeral.end) if numeral.scale == 1 else None
    if found is None or numeral.high is None:
        return Figure(numeral.start, numeral.end, numeral.low, numeral.high, numeral.scale)
    scale = _SCALES[found["word"]]
    value = whole(round(numeral.low * scale, 4))
    return Figure(numeral.start, found.end("word"), value, value, scale)


def _after(text: str, plain: str, figure: Figure) -> tuple[int, str | None]:
    if found := _CODE_AFTER.match(text.replace("\u00a0", " "), figure.end):
        return found.end(), CODES[found["code"]]
    joint = _OF.match(plain, figure.end)
    found = NAMED.match(plain, joint.end()) if joint else None
    if found is None or (found.lastgroup in NEEDS_MILLIONS and figure.scale < 1_000):
        return figure.end, None
    code = currency_named(found)
    return (found.end(), code) if code else (figure.end, None)


def _ranges(plain: str, sums: Iterator[_Sum]) -> Iterator[_Sum]:
    """The sums with neighbours joined into ranges; what has no currency then can only borrow one."""
    before: _Sum | None = None
    for one in sums:
        both = None
        if before is not None and {before.currency, one.currency} & {None, before.currency}:
            both = joined(plain, before.figure, one.figure)
        if before is not None and both is None:
            yield before
        before = _Sum(both, before.currency or one.currency) if before and both else one
    if before is not None:
        yield before


def _borrowed(plain: str, found: _Sum, last: Amount | None) -> str | None:
    """The currency of the amount before, for a figure that is money only by 'worth'."""
    figure = bounded(plain, found.figure)
    if last is None or figure is None or figure.scale < 1_000:
        return None
    return last.currency if _WORTH.search(plain[max(0, figure.start - _REACH) : figure.start]) else None


def _each(plain: str, figure: Figure) -> bool:
    before = plain[max(0, figure.start - _REACH) : figure.start]
    return bool(_EACH_AFTER.match(plain, figure.end) or _EACH_BEFORE.search(before))


def _repeats(plain: str, last: Amount | None, amount: Amount) -> bool:
    if last is None or last.currency == amount.currency:
        return False
    return _CONVERTS.fullmatch(plain, last.end, amount.start) is not None

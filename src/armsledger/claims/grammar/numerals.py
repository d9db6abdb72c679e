"""Numbers as English writes them: '1,200', '1.5 million', 'twenty-four', 'half a dozen', 'dozens'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial

from armsledger.claims.grammar.neighbours import merged
from armsledger.claims.grammar.wording import GAP, lower

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(re.findall(r"\w+", _SMALL), start=1)}
TENS = {word: 10 * value for value, word in enumerate(re.findall(r"\w+", _TENS), start=2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SETS = {"couple": 2, "pair": 2, "brace": 2, "trio": 3, "quartet": 4, "score": 20}

# The annotation guide's readings of vague words; the words that it leaves out follow their pattern.
VAGUE = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2 * 10**6,
    "billions": 2 * 10**9,
}
SEVERAL = 3
_MOST_SCALES = 2  # 'hundred thousand', 'million dozen'

_WORD = "|".join(sorted({*SMALL, *TENS, *SCALES, "dozen"}, key=len, reverse=True))
_FIRST = "|".join(sorted({*SMALL, *TENS}, key=len, reverse=True))
_SCALE = "|".join((*SCALES, "dozen"))
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?!,?[0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?(?![0-9])"
# '1 500' is one number, but '18 155mm' and '12 122-mm' are a number and a calibre.
_SPACED = r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3}){1,4}(?![0-9.,]?[0-9]| ?-?mm\b|-)"
_PATTERNS = (
    rf"(?P<spaced>{_SPACED})",
    r"(?P<sum>(?<![0-9.,+-])(?!2 ?\+ ?2(?![0-9]))(?P<one>[0-9]{1,3}) ?\+ ?(?P<other>[0-9]{1,3})"
    rf"(?![0-9.,%+]|{GAP}?-?mm))",
    rf"(?P<comma>(?<![0-9.,])[0-9]{{1,3}},[0-9]{{1,2}}(?=(?:-|{GAP})?(?:million|billion|trillion|bn|mn|mln|bln|m)(?!\w)))",
    rf"(?P<digits>(?<![0-9.])(?:{_DIGITS}))",
    rf"(?<!\w)(?P<whole>{_FIRST}){GAP}and{GAP}a{GAP}half{GAP}(?P<half_of>{_SCALE})(?!\w)",
    rf"(?<!\w)(?:half(?:-|{GAP})a(?:-|{GAP})|a{GAP}half(?:-|{GAP})|half-)(?P<half>{_SCALE})(?!\w)",
    rf"(?<!\w)(?P<few>several|a{GAP}few)(?:{GAP}(?P<few_scale>{_SCALE})s?)?(?!\w)",
    rf"(?<!\w)(?:(?:a|one){GAP})?(?P<set>{'|'.join(SETS)})"
    rf"(?:{GAP}of{GAP}(?P<set_of>{_SCALE})|{GAP}of|{GAP}(?P<set_scale>{_SCALE}))(?!\w)",
    rf"(?<!\w)(?P<vague>{'|'.join(VAGUE)})(?:{GAP}of{GAP}(?P<vague_scale>hundreds|thousands|millions|billions))?(?!\w)",
    rf"(?<!\w)(?P<single>a{GAP}single)(?!\w)",
    r"(?:(?<=another )|(?<=further )|(?<=additional )|(?<=first )|(?<=next )|(?<=last )|(?<=the ))"
    r"(?P<dozen>dozen)(?!\w)",
    rf"(?<!\w)(?P<words>a{GAP}(?:{_SCALE})|{_FIRST})(?!\w)",
)
# A number begins with a digit or with the first letter of a word; the look at that spares the patterns most offsets.
_NEXT = re.compile(rf"(?=[0-9]|(?<!\w)[a-z])(?:{'|'.join(_PATTERNS)})")
_MORE_WORDS = re.compile(rf"(?:-|{GAP})(?P<and>and{GAP})?(?P<word>{_WORD})(?!\w)")
_MORE_SCALE = re.compile(rf"(?:-|{GAP})(?P<word>{_SCALE})(?!\w)")
_OPEN_BRACKET = re.compile(rf"{GAP}?\(")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at [start, end) of a text; high is None where the word leaves it open ('dozens').

    scale is what the last word multiplies by (million in '1.5 million'), 1 where there is none; in_digits
    says whether it begins with a figure.
    """

    start: int
    end: int
    low: float
    high: float | None
    scale: int = 1
    in_digits: bool = False


def numerals_in(text: str) -> Iterator[Numeral]:
    """Every number in digits or words, left to right, whatever it counts or names.

    'twelve (12)', as official notices have it, is one number.
    """
    return iter(_numerals(lower(text)))


@lru_cache(maxsize=2)
def _numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers of lower text; kept, since a text is searched for money and for counts in turn."""
    return tuple(merged(_each(text), partial(_once, text)))


def _each(text: str) -> Iterator[Numeral]:
    at = 0
    while found := _NEXT.search(text, at):
        numeral = _read(text, found)
        at = found.end() if numeral is None else numeral.end
        if numeral is not None:
            yield numeral


def _once(text: str, one: Numeral, other: Numeral) -> Numeral | None:
    again = (one.low, one.high) == (other.low, other.high) and one.in_digits != other.in_digits
    if again and _OPEN_BRACKET.fullmatch(text, one.end, other.start) and text.startswith(")", other.end):
        return replace(one, end=other.end + 1)
    return None


def scaled(value: float | str, scale: int) -> float:
    """The value times a scale, reckoned in decimals (34.2 billion is whole); an int where it is whole."""
    product = Decimal(str(value)) * scale
    return int(product) if product == int(product) else float(product)


def _read(text: str, found: re.Match[str]) -> Numeral | None:
    start, end = found.span()
    if found["spaced"] or found["digits"]:
        return _with_scale(text, start, end, re.sub("[ ,]", "", found[0]))
    if found["sum"]:
        value = int(found["one"]) + int(found["other"])
        return Numeral(start, end, value, value, in_digits=True)
    if found["comma"]:
        return _with_scale(text, start, end, found[0].replace(",", "."))
    if found["whole"]:
        scale = _scale(found["half_of"])
        value = (2 * _first_group(found["whole"]) + 1) * scale // 2
        return Numeral(start, end, value, value, scale)
    if found["dozen"]:
        return Numeral(start, end, 12, 12, 12)
    if found["half"]:
        scale = _scale(found["half"])
        return Numeral(start, end, scale // 2, scale // 2, scale)
    if found["few"]:
        return _several(found)
    if found["set"]:
        size, scale = SETS[found["set"]], _scale(found["set_of"] or found["set_scale"])
        return Numeral(start, end, size * scale, size * scale, scale)
    if found["vague"]:
        scale = VAGUE[found["vague_scale"]] // 2 if found["vague_scale"] else 1
        return Numeral(start, end, VAGUE[found["vague"]] * scale, None, scale)
    if found["single"]:
        return Numeral(start, end, 1, 1)
    return _words(text, start, found)


def _several(found: re.Match[str]) -> Numeral | None:
    # 'a few' alone says too little to be a figure; 'a few dozen' says as much as 'several dozen'.
    if found["few_scale"] is None and found["few"] != "several":
        return None
    scale = _scale(found["few_scale"])
    return Numeral(found.start(), found.end(), SEVERAL * scale, None, scale)


def _scale(word: str | None) -> int:
    if word is None:
        return 1
    return 12 if word == "dozen" else SCALES[word]


def _with_scale(text: str, start: int, end: int, digits: str) -> Numeral:
    scale = 1
    for _ in range(_MOST_SCALES):
        if more := _MORE_SCALE.match(text, end):
            scale *= _scale(more["word"])
            end = more.end()
    value = scaled(digits, scale)
    return Numeral(start, end, value, value, scale, True)


def _words(text: str, start: int, found: re.Match[str]) -> Numeral:
    """Read 'two hundred and fifty thousand' word by word, as far as each next word fits the ones before."""
    end, last = found.end(), found["words"].split()[-1]
    group = _first_group(last)
    total, scale, ceiling = 0, _scale(last) if last in SCALES or last == "dozen" else 1, 10**15
    if scale >= 1_000:
        total, group, ceiling = group, 0, scale
    while last != "dozen" and (more := _MORE_WORDS.match(text, end)):
        word = more["word"]
        if more["and"] and (last not in SCALES or word in SCALES or word == "dozen"):
            break
        if word in SCALES and word != "hundred":
            if not group or SCALES[word] >= ceiling:
                break
            ceiling = scale = SCALES[word]
            total, group = total + group * scale, 0
        else:
            grown = _grown(group, word)
            if grown is None:
                break
            group, scale = grown, _scale(word) if word in ("hundred", "dozen") else 1
        end, last = more.end(), word
    return Numeral(start, end, total + group, total + group, scale)


def _first_group(word: str) -> int:
    return SMALL.get(word) or TENS.get(word) or _scale(word)


def _grown(group: int, word: str) -> int | None:
    """The group of three digits with one more word, or None where the word begins another number."""
    if word in SMALL:
        value = SMALL[word]
        room = 10 if value < 10 and group % 100 >= 20 else 100
        return group + value if group % room == 0 else None
    if word in TENS:
        return group + TENS[word] if group % 100 == 0 else None
    if not 0 < group < 100:
        return None
    return group * _scale(word)

"""Folding that keeps length: texts and names made comparable while every offset stays where it was."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

LOOK_ALIKES = dict(
    zip("АВЕЁКМНОРСТХУІЇЅЈавеёкмнорстхуіїѕј", "abeekmhopctxyiisjabeekmhopctxyiisj", strict=True)
)
"""Cyrillic letters that stand in Latin designations unseen ('T-90С')."""

_OTHER_LETTERS = {"ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ə": "a", "Ə": "a"}
_JOINTS = re.compile(
    r"(?P<dash>[\u2010\u2011]|(?<=[^\W\d_])[\u2012\u2013\u2212](?=\d)|(?<=\d)[\u2012\u2013\u2212](?=[^\W\d_]))"
    r"|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
"""Hyphens that don't break a line, dashes set for a hyphen between letter and digit ('T–90'), spaces of any width."""

_MARKS = dict.fromkeys("‘’ʼ`´′ʻ", "'") | dict.fromkeys("“”„«»", '"')
_DROPPED = frozenset(" -®™\u00ad\u200b\u200c\u200d\u2060\ufeff")


class _FoldTable(dict[int, str]):
    """A translation table that works each character out when it first meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    known = LOOK_ALIKES.get(character) or _OTHER_LETTERS.get(character) or _MARKS.get(character)
    if known is not None:
        return known
    kind = unicodedata.category(character)
    if kind == "Pd" or character == "−":
        return "-"
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character)
    base = plain[0] if plain and all(unicodedata.combining(c) for c in plain[1:]) else character
    lower = base.lower()
    return lower if len(lower) == 1 else base


_TABLE = _FoldTable()


def plain_joints(text: str) -> str:
    """The text with what joins the parts of designations as plain hyphens and spaces; character for character."""
    return _JOINTS.sub(lambda joint: "-" if joint["dash"] else " ", text)


def fold(text: str) -> str:
    """The text in small letters, without accents, look-alikes as Latin; character for character."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with plain joints, its fold, and its fold squeezed: without spaces, hyphens, combining marks.

    at[i] is the text's offset of the squeezed fold's character i.
    """

    text: str
    fold: str
    squeezed: str
    at: tuple[int, ...]

    @classmethod
    @lru_cache(maxsize=16)
    def of(cls, text: str) -> "Folded":
        """The folded form of a text."""
        text = plain_joints(text)
        folded = fold(text)
        at = tuple(i for i, c in enumerate(folded) if c not in _DROPPED and not unicodedata.combining(c))
        return cls(text, folded, "".join([folded[i] for i in at]), at)

    def gaps(self, start: int, end: int) -> frozenset[int]:
        """The squeezed positions, counted from start, before which something was squeezed out."""
        if self.at[end - 1] - self.at[start] == end - 1 - start:
            return frozenset()
        return frozenset(i for i, (a, b) in enumerate(pairwise(self.at[start:end]), start=1) if b - a > 1)


def key(name: str) -> str:
    """What is left of a name when case, accents, spaces and marks do not count."""
    return "".join(c for c in fold(name) if c.isalnum())

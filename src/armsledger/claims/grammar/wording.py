"""Text made even for reading: the same length, so that every offset holds in both."""

from functools import lru_cache

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALIKE = {
    " ": "\t\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011\u2012\u2013\u2212",
    "'": "\u2018\u2019\u02bc\u00b4`",
    '"': "\u201c\u201d\u201e\u00ab\u00bb",
}
_EVEN = {ord(odd): plain for plain, many in _ALIKE.items() for odd in many}
_LOWER = _EVEN | {ord(letter): letter.lower() for letter in _CAPITALS}

GAP = r"(?: +(?:\n *)?|\n *)"
"""A pattern for what parts two words of one sentence: spaces, at most one line end, in even text."""


@lru_cache(maxsize=4)
def even(text: str) -> str:
    """The text with odd spaces, hyphens, short dashes and quote marks made plain, one for one."""
    return text.translate(_EVEN)


@lru_cache(maxsize=4)
def lower(text: str) -> str:
    """The even text with A to Z in lower case; other letters stay, since some of them change length."""
    return text.translate(_LOWER)


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written with white space between them."""
    return frozenset(words.split())

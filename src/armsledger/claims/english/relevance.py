"""Whether a text can hold a claim at all: the cheap look before the parse."""

import re
from functools import cache

from armsledger.catalogue import catalogue
from armsledger.claims.english.triggers import lexicon
from armsledger.documents import Article

_ARMS = re.compile(
    r"(?i)\b(arms|weapon\w*|armament\w*|military|defen[cs]e|army|navy|naval|air force|missile\w*|munition\w*|troops)\b"
)


@cache
def _triggers() -> re.Pattern[str]:
    forms = sorted({form for form, *_ in lexicon()}, key=len, reverse=True)
    return re.compile(r"(?i)(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


def may_hold_claim(article: Article) -> bool:
    """Whether title or body name goods or the military, a party, and a word that tells of a transfer."""
    texts = [article.title, *(article.text[s.start : s.end] for s in article.document.body)]
    return (
        any(_triggers().search(t) for t in texts)
        and any(_ARMS.search(t) or catalogue().items_in(t) for t in texts)
        and any(catalogue().parties_in(t) for t in texts)
    )

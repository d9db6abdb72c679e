"""How surely something is said: flatly, by hearsay, or as what may be."""

import re

from armsledger.terms import Certainty

_PROBABLE = re.compile(
    r"(?i)\b(reportedly|allegedly|apparently|likely|probably|presumably|purportedly|supposedly|believed to|thought to|"
    r"said to (be|have)|appears? to|appeared to|understood to|rumou?red|reported to|expected to|"
    r"sources (said|say|told)|"
    r"claim(s|ed)?|unconfirmed|according to (\w+ ){0,3}sources|seems? to|suggests?)\b"
)
_POSSIBLE = re.compile(
    r"(?i)\b(may|might|could|would like|hopes?|hoping|if|possibly|perhaps|potentially|unless)\b(?! be (worth|valued))"
)
_MAY_MONTH = re.compile(r"\bMay\b")


def certainty_of(words: str) -> Certainty:
    """How surely a stretch of words speaks, by its cue words."""
    plain = " ".join(_MAY_MONTH.sub("", words).split())
    if _POSSIBLE.search(plain):
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if _PROBABLE.search(plain) else Certainty.CERTAIN

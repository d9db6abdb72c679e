"""The cheap look before the parse.

The contract of the room:

    may_hold_claim(article)     whether a sentence names goods, tells of a transfer, and has parties enough near by
"""

from armsledger.claims.english.relevance.relevance import may_hold_claim

__all__ = [
    "may_hold_claim",
]

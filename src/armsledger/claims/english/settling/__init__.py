"""What sentences add to those before them, and what is told twice: from drafts to an article's claims.

The contract of the room:

    carried(passage, sentence, discourse)           drafts for listed members and for new totals
    enrich(passage, sentence, discourse, found)     dates and prices that come later
    settle(drafts) -> list[Draft]                   what is told twice is one, with several quotes
"""

from armsledger.claims.english.settling.carry import carried
from armsledger.claims.english.settling.followups import enrich
from armsledger.claims.english.settling.settle import settle

__all__ = [
    "carried",
    "enrich",
    "settle",
]

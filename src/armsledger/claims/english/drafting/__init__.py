"""From a judged telling to the draft of a claim: its number, price, date, and the words that it rests on.

The contract of the room:

    draft_of(telling, pair, voice, discourse, verdict) -> Draft
    share_price(drafts)                     a price that several goods of one sentence share is a package's
    dates_of(passage, sentence)             the dates of a sentence, each with what it hangs on
    for_service(root)                       whether a sum is paid for what is done to goods
    comes_by, begins_ahead                  whether a date is that of a delivery to come, whether a period is to come
"""

from armsledger.claims.english.drafting.dated import Dated, dates_of
from armsledger.claims.english.drafting.dating import ANNOUNCED_STAGES, begins_ahead, comes_by
from armsledger.claims.english.drafting.drafting import draft_of, share_price
from armsledger.claims.english.drafting.prices import for_service
from armsledger.claims.english.drafting.quoting import sentence_span

__all__ = [
    "ANNOUNCED_STAGES",
    "Dated",
    "begins_ahead",
    "comes_by",
    "dates_of",
    "draft_of",
    "for_service",
    "sentence_span",
    "share_price",
]

"""From a judged telling to the draft of a claim: its number, price, date, and the words that it rests on.

The contract of the room:

    draft_of(telling, pair, voice, discourse, verdict) -> Draft
    share_price(drafts)                     a price that several goods of one sentence share is a package's
    dates_of(passage, sentence)             the dates of a sentence, each with what it hangs on
"""

from armsledger.claims.english.drafting.dating import ANNOUNCED_STAGES, Dated, dates_of
from armsledger.claims.english.drafting.drafting import draft_of, share_price
from armsledger.claims.english.drafting.quoting import sentence_span

__all__ = [
    "ANNOUNCED_STAGES",
    "Dated",
    "dates_of",
    "draft_of",
    "sentence_span",
    "share_price",
]

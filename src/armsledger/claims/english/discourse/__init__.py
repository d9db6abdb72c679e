"""What carries on from sentence to sentence: the drafts told so far, and whose words a sentence is.

The contract of the room:

    Discourse                               the state of one article's reading; the one mutable thing in the coder
    Draft                                   a claim in the making; claim() checks it against the words
    speaker_of, listen, sided, told_later   who says it, who is heard, for which state they speak
"""

from armsledger.claims.english.discourse.discourse import Discourse, Review
from armsledger.claims.english.discourse.draft import LONGEST_QUOTE, Draft, package_name
from armsledger.claims.english.discourse.voices import home_of, listen, sided, speaker_of, told_later

__all__ = [
    "LONGEST_QUOTE",
    "Discourse",
    "Draft",
    "Review",
    "home_of",
    "listen",
    "package_name",
    "sided",
    "speaker_of",
    "told_later",
]

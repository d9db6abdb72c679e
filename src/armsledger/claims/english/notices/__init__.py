"""US notices of possible arms sales, and stories that retell them: a genre of fixed phrases, read by them.

The contract of the room:

    notice_drafts(article) -> list[Draft] | None    the drafts that a notice makes; None for any other article
    with_retold(article, drafts)                    a story's drafts with those of a notice that it retells
    dateline(text)                                  the day that a notice bears
"""

from armsledger.claims.english.notices.notices import dateline, notice_drafts, with_retold

__all__ = [
    "dateline",
    "notice_drafts",
    "with_retold",
]

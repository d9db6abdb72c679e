"""US notices of arms sales to Congress as claims: the agency's own word that a sale is approved.

The goods of a notice are found by the English extractor of notices; here its articles are read and dated.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from armsledger.claims import Claim, Coder
from armsledger.documents import Article, ReadOptions, SetAside, read
from armsledger.registers.coders import NOTICES
from armsledger.registers.rows import Fault, RowFault
from armsledger.values import holds, is_day

AGENCY = "Defense Security Cooperation Agency"
"""Who speaks in a notice that names it."""


class NoticeCoder:
    """Finds the claims of a notice, as many as it lists goods; none in any other article.

    A newer extractor makes a newer coder: its version stands in this one's.
    """

    languages: frozenset[str] = frozenset()

    def __init__(self) -> None:
        from armsledger.claims.english.coder import EnglishRules

        self.coder = Coder(NOTICES.name, f"{NOTICES.version}.{EnglishRules.coder.version}")

    def code(self, article: Article) -> tuple[Claim, ...]:
        """The notice's claims; RowFault where it is none, or names no goods or no buyer."""
        from armsledger.claims.english.notices import notice_drafts
        from armsledger.claims.english.speakers import Voice

        drafts = notice_drafts(article)
        if not drafts:
            raise RowFault(
                Fault.NO_CLAIM,
                "it is no notice of a sale, or names no goods or no buyer; give reports to 'armsledger build'",
            )
        named = AGENCY in article.text
        voice = Voice(AGENCY, "USA", None, how="the agency that notifies Congress") if named else None
        return tuple(replace(draft, voice=voice).claim(article, self.coder) for draft in drafts)


def read_notices(path: Path, options: ReadOptions) -> Iterator[Article | SetAside]:
    """The notices of a file as articles, those without a day dated by their own datelines."""
    from armsledger.claims.english.notices import dateline

    for found in read([str(path)], replace(options, published=None)):
        if isinstance(found, SetAside) or is_day(date := found.publication.published or ""):
            yield found
            continue
        day = dateline(found.text)
        if day is None or not holds(date, day):
            yield found
            continue
        kept = {flag for flag in found.publication.flags if flag != "undated"}
        flags = tuple(sorted({*kept, "date_from_text"}))
        yield replace(found, publication=replace(found.publication, published=day, flags=flags))

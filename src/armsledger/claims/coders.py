"""The coders that are there, and which of them reads a language."""

from functools import cache
from typing import Protocol

from armsledger.claims.claim import Claim, Coder
from armsledger.documents import Article


class ArticleCoder(Protocol):
    """What finds claims in an article; docs/add-a-coder.md says how to add one."""

    coder: Coder
    languages: frozenset[str]

    def code(self, article: Article) -> tuple[Claim, ...]:
        """The article's claims, each checked against its words."""
        ...


@cache
def coders() -> tuple[ArticleCoder, ...]:
    """All coders, in the order in which they are asked; models load when a coder first reads."""
    from armsledger.claims.english.coder import EnglishRules

    return (EnglishRules(),)


def coder_for(language: str | None) -> ArticleCoder | None:
    """The first coder that reads a language (ISO 639-1), or None where none does."""
    return next((c for c in coders() if language in c.languages), None)

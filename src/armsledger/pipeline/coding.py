"""What articles say of transfers, article by article, without a ledger."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from armsledger.claims import Claim, Coder, Quote, coders, written
from armsledger.claims.coders import ArticleCoder
from armsledger.documents import Article, ReadOptions, Seen, SetAside, as_seen, read
from armsledger.registers import RowFault, register_coder

CLAIM_FIELDS = (
    "supplier",
    "supplier_org",
    "recipient",
    "item",
    "system",
    "category",
    "quantity",
    "value",
    "value_of",
    "package",
    "stage",
    "polarity",
    "certainty",
    "when",
    "speaker",
    "side",
    "mentions",
    "evidence",
)
"""The fields of a claim as docs/claims.md has them, in order; `doc` and `coder` stand around them."""

DEBUG = "ARMSLEDGER_DEBUG"
"""The environment variable that lets a coder's and the command line's faults through with their trace."""

FAULT_LENGTH = 200
"""Characters of a coder's fault that are told."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An article and what its coder found in it; coder is None where no coder reads its language."""

    article: Article
    coder: Coder | None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Predictions:
    """The claims that our own coders find in a file of articles, as rows for a comparison.

    articles counts those that were read; set_aside could not be, and no coder reads the unread (by language):
    their claims are missing among the rows.
    """

    articles: int
    rows: tuple[Mapping[str, Any], ...]
    set_aside: tuple[SetAside, ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)


def code(article: Article, coder: ArticleCoder | None = None) -> Coded:
    """What an article says of transfers, by the given coder, else by the one for its language.

    A language's coder reads it as people see it, and what it finds is anchored to the text as it is stored; a
    register's coder reads rows, which are lines as they stand.
    """
    coder = coder or coders.coder_for(article.publication.language)
    if coder is None:
        return Coded(article, None)
    if register_coder(coder.coder) is not None:
        return Coded(article, coder.coder, coder.code(article))
    seen = as_seen(article)
    claims = coder.code(seen.article)
    if seen.article is not article:
        claims = tuple(_anchored(claim, article, seen) for claim in claims)
    return Coded(article, coder.coder, claims)


def _anchored(claim: Claim, article: Article, seen: Seen) -> Claim:
    """A claim of the seen article as one of the stored article."""
    stored = [seen.stored(quote.span) for quote in claim.evidence]
    return replace(
        claim,
        article=article,
        evidence=tuple(Quote(span, article.words(span)) for span in stored),
        mentions={role: tuple(map(seen.stored, spans)) for role, spans in claim.mentions.items()},
        trigger=claim.trigger and seen.stored(claim.trigger),
    )


def code_or_set_aside(article: Article, coder: ArticleCoder | None = None) -> Coded | SetAside:
    """The same, but an article on which its coder fails is set aside, so that it costs no other article."""
    source = article.publication.source or article.id
    try:
        return code(article, coder)
    except RowFault as fault:
        return fault.of(source)
    except Exception as error:
        if DEBUG in os.environ:
            raise
        said = f"{type(error).__name__}: {error}"[:FAULT_LENGTH]
        reason = f"the coder failed on it ({said}); please report this text"
        return SetAside(source, "coder_failed", reason)


def extract(inputs: Sequence[str], *, options: ReadOptions) -> Iterator[Coded | SetAside]:
    """Claims without a ledger, one input after the other."""
    for found in read(inputs, options):
        yield code_or_set_aside(found) if isinstance(found, Article) else found


def claim_row(claim: Claim, *, doc: str) -> dict[str, Any]:
    """A claim as `extract` gives it: the fields of docs/claims.md and the coder."""
    row = written(claim)
    fields = {field: row[field] for field in CLAIM_FIELDS}
    return {"doc": doc, **fields, "coder": f"{claim.coder.name} {claim.coder.version}"}


def predictions(articles: str, *, options: ReadOptions) -> Predictions:
    """What our own coders find in a file of articles."""
    found = tuple(extract([articles], options=options))
    coded = [one for one in found if isinstance(one, Coded)]
    set_aside = tuple(one for one in found if isinstance(one, SetAside))
    languages = Counter(c.article.publication.language or "unknown" for c in coded if c.coder is None)
    rows = (claim_row(claim, doc=c.article.id) for c in coded for claim in c.claims)
    return Predictions(len(coded), tuple(rows), set_aside, dict(sorted(languages.items())))

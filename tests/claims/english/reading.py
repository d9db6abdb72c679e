"""Short texts read by the English coder, and their claims as rows that people can compare."""

from typing import Any

from tests.makers import article

from armsledger.claims import Claim
from armsledger.claims.english.coder import EnglishRules
from armsledger.documents import Article
from armsledger.terms import Category, Place, Role
from armsledger.values import Bounds, Money, Period

PUBLISHED = "2016-07-19"
"""A Tuesday; what the texts of these tests mean by 'today'."""

CODER = EnglishRules()


def told(text: str, *columns: str, **publication: Any) -> list[str]:
    """The claims of a text, each a row of the columns asked for, in the order of the alphabet.

    What a claim does not say is '-'; a quantity is '10', '10..', '..10 launcher', a value '5000000 USD', a
    period '2013' or '2010..'.
    """
    return sorted(
        " ".join(_cell(getattr(claim, c)) for c in columns) for claim in claims(text, **publication)
    )


def claims(text: str, **publication: Any) -> tuple[Claim, ...]:
    """The claims of a text, each checked for what holds of all claims."""
    made = article(text, **({"published": PUBLISHED} | publication))
    found = CODER.code(made)
    for claim in found:
        check(claim, made)
    return found


def check(claim: Claim, made: Article) -> None:
    """Every word stands where the claim says, and what is said together goes together."""
    assert claim.evidence
    for quote in claim.evidence:
        whole = made.title if quote.span.place is Place.TITLE else made.text
        assert whole[quote.span.start : quote.span.end] == quote.exact
        assert quote.exact.strip()
    for spans in claim.mentions.values():
        for span in spans:
            assert made.may_be_evidence(span)
            assert made.words(span).strip()
    assert claim.item and (claim.item in made.text or claim.item in made.title)
    for role, field in ((Role.QUANTITY, claim.quantity), (Role.VALUE, claim.value), (Role.WHEN, claim.when)):
        assert field is not None or role not in claim.mentions
    assert claim.supplier or claim.recipient
    assert claim.supplier != claim.recipient
    if claim.category is Category.UNSPECIFIED:
        assert claim.supplier and claim.recipient
    assert claim.side is None or claim.speaker is not None
    assert (claim.value is None) == (claim.value_of is None)


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, Bounds):
        unit = "" if value.unit == "item" else f" {value.unit}"
        return _range(value.low, value.high) + unit
    if isinstance(value, Money):
        return f"{_range(value.low, value.high)} {value.currency}"
    if isinstance(value, Period):
        return _range(value.start, value.end)
    return str(value)


def _range(low: float | str | None, high: float | str | None) -> str:
    if low == high:
        return _figure(low)
    return f"{_figure(low)}..{_figure(high)}"


def _figure(value: float | str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:.0f}" if value == int(value) else str(value)

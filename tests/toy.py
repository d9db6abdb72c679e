"""A coder that reads one kind of sentence, for tests in which the coder is not the point.

RUS sells AZE 18 T-90 for 100 USD.      also: offers, delivers, freezes; 'not' before the verb denies
RUS delivers AZE 8 T-90 in 2013-05.     also: since, until
"""

import re

from armsledger.claims import Claim, Coder, Quote
from armsledger.documents import Article
from armsledger.terms import Category, Polarity, Role, Stage, ValueOf
from armsledger.values import Bounds, Money, Period, Span

SENTENCE = re.compile(
    r"\b(?P<supplier>[A-Z]{3}) (?P<not>not )?(?P<verb>offers|sells|delivers|freezes) (?P<recipient>[A-Z]{3})"
    r"(?: (?P<quantity>\d+))? (?P<item>[\w-]+)(?: for (?P<value>\d+) USD)?"
    r"(?: (?P<how>in|since|until) (?P<when>\d{4}(?:-\d{2}){0,2}))?\."
)
STAGES = {
    "offers": Stage.INTEREST,
    "sells": Stage.AGREEMENT,
    "delivers": Stage.DELIVERY,
    "freezes": Stage.SUSPENDED,
}


class ToyCoder:
    """Reads English only; says of each claim which version found it."""

    languages = frozenset({"en"})

    def __init__(self, version: str = "1") -> None:
        self.coder = Coder("toy", version)

    def code(self, article: Article) -> tuple[Claim, ...]:
        """One claim for each sentence in the body; the text 'FAIL' makes it fail."""
        if "FAIL" in article.text:
            raise ZeroDivisionError("the toy broke")
        return tuple(
            self._claim(article, found)
            for found in SENTENCE.finditer(article.text)
            if article.may_be_evidence(Span(*found.span()))
        )

    def _claim(self, article: Article, found: re.Match[str]) -> Claim:
        quantity, value = found["quantity"], found["value"]
        roles = [role for role in (Role.SUPPLIER, Role.RECIPIENT, Role.ITEM) if found[role]]
        return Claim(
            article=article,
            coder=self.coder,
            supplier=found["supplier"],
            recipient=found["recipient"],
            item=found["item"],
            system=found["item"],
            category=Category.TANK,
            stage=STAGES[found["verb"]],
            polarity=Polarity.DENIED if found["not"] else Polarity.AFFIRMED,
            quantity=Bounds(int(quantity), int(quantity)) if quantity else None,
            value=Money(int(value), int(value), "USD") if value else None,
            value_of=ValueOf.ITEM if value else None,
            when=_period(found["how"], found["when"]),
            mentions={role: (Span(*found.span(role)),) for role in roles},
            evidence=(Quote(Span(*found.span()), found[0]),),
            why=f"verb {found['verb']}",
        )


def _period(how: str | None, when: str | None) -> Period | None:
    if how is None or when is None:
        return None
    return Period(None if how == "until" else when, None if how == "since" else when)

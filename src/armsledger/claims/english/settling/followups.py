"""What a sentence adds to the transfers that the sentences before it told: their date, the price of their deal."""

from dataclasses import replace

from spacy.tokens import Span as Tokens

from armsledger.claims.english.chains import mentions_contract
from armsledger.claims.english.discourse import Discourse, Draft, package_name
from armsledger.claims.english.passages import Passage, inside
from armsledger.claims.english.settling.earlier_dates import date_from_before
from armsledger.claims.english.settling.later_dates import add_dates
from armsledger.claims.english.settling.later_prices import price_deal
from armsledger.terms import Category, Stage, ValueOf


def enrich(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """Give the drafts just told what this sentence says of them; found, the sentence's own, may get what they lack."""
    add_dates(passage, sentence, discourse)
    date_from_before(passage, sentence, discourse, found)
    _inherit(passage, sentence, discourse, found)
    if all(d.value is None for d in found):
        price_deal(passage, sentence, discourse)


def _inherit(passage: Passage, sentence: Tokens, discourse: Discourse, found: list[Draft]) -> None:
    """'The contract also covers training': what a deal adds has the date and the price of the deal just told."""
    dated, priced = inside(sentence, passage.dates), inside(sentence, passage.amounts)
    deal = mentions_contract(sentence)
    for i, draft in enumerate(found):
        if draft.stage is not Stage.AGREEMENT or not deal:
            continue
        told = [
            d
            for d in reversed(discourse.drafts)
            if d.pair == draft.pair and discourse.sentence - d.at[1] <= _REACH_OF_DEAL
        ]
        when = next((d.when for d in told if d.when is not None and d.stage is draft.stage), None)
        if draft.when is None and not dated:
            of_deal = "that of the deal told before" if when is not None else None
            found[i] = draft = replace(draft, when=when).because(date=of_deal)
        price = next((d for d in told if d.value is not None and d.category is not Category.FINANCE), None)
        if draft.value is None and price is not None and not priced:
            found[i] = _in_package(draft, price, discourse)


_REACH_OF_DEAL = 4
"""How many sentences back the deal may be told that a sentence adds to."""


def _in_package(draft: Draft, priced: Draft, discourse: Discourse) -> Draft:
    """A draft with the price of an earlier one, which is thereby that of a package."""
    assert priced.value is not None
    package = priced.package or package_name(priced, priced.value)
    if priced.package is None:
        discourse.swap(priced, replace(priced, value_of=ValueOf.PACKAGE, package=package))
    evidence = (*draft.evidence, *(e for e in priced.evidence[:1] if e not in draft.evidence))
    whole = replace(draft, value=priced.value, value_of=ValueOf.PACKAGE, package=package, evidence=evidence)
    return whole.because(value="that of the deal told before, which is a package")

"""Options, later orders and work on a type are known by the words around the number."""

import re
from typing import Any

import pytest
from tests.makers import CODER, article

from armsledger.claims import Claim, Quote
from armsledger.terms import Category, Certainty, Role, Stage
from armsledger.transfers.options import is_first_order, is_later_order, is_option
from armsledger.transfers.services import is_serviced
from armsledger.values import Bounds, Span


def claim(marked: str, **fields: Any) -> Claim:
    """A claim from a sentence that marks its number {so} and its item [so]."""
    text = re.sub(r"[\[\]{}]", "", marked)
    made = article(text)
    mentions = {}
    for role, (opening, closing) in {Role.ITEM: "[]", Role.QUANTITY: "{}"}.items():
        before, found, rest = marked.partition(opening)
        if found:
            start = len(re.sub(r"[\[\]{}]", "", before))
            mentions[role] = (Span(start, start + len(rest.partition(closing)[0])),)
    whole = Span(0, len(text))
    given = {"stage": "agreement", "certainty": "certain", "category": "combat_aircraft", **fields}
    return Claim(
        article=made,
        coder=CODER,
        supplier="SWE",
        recipient="BRA",
        item=made.words(mentions[Role.ITEM][0]),
        category=Category(given["category"]),
        stage=Stage(given["stage"]),
        certainty=Certainty(given["certainty"]),
        quantity=Bounds(18, 18) if Role.QUANTITY in mentions else None,
        evidence=(Quote(whole, text),),
        mentions=mentions,
    )


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ("The deal leaves an option for {18} more [jets].", {"certainty": "possible"}),
        ("They ordered 24 jets with an option for {18} more [jets].", {}),
        ("The air force has an option to buy {18} [jets] by June.", {"stage": "interest"}),
        ("It may take another {18} [jets] under the contract.", {"certainty": "possible"}),
        ("An option on {18} [jets] ends in June.", {}),
    ],
)
def test_an_option_is_known(told: str, fields: dict[str, str]) -> None:
    assert is_option(claim(told, **fields))


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ("They ordered {18} [jets] with an option for six more.", {}),
        ("They may order {18} [jets], with an option for six more.", {"certainty": "possible"}),
        ("They took up the option for {18} more [jets].", {}),
        ("The option for {18} [jets] was exercised in June.", {}),
        ("They may order {18} [jets].", {"certainty": "possible"}),
        ("The first of {18} [jets] under the option were delivered.", {"stage": "delivery"}),
    ],
)
def test_an_order_is_no_option(told: str, fields: dict[str, str]) -> None:
    assert not is_option(claim(told, **fields))


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ("They ordered {18} more [jets].", {}),
        ("A second batch of {18} [jets] was ordered.", {}),
        ("Under a new contract they buy {18} [jets].", {}),
        ("They bought an additional {18} [jets].", {}),
        ("They took up the option for {18} [jets].", {}),
        ("{18} [jets] of the second order were delivered.", {"stage": "delivery"}),
        ("A first contract was for six, a second contract for {18} [jets].", {}),
        ("The minister wants another {18} [jets].", {"stage": "interest"}),
    ],
)
def test_a_later_order_is_known(told: str, fields: dict[str, str]) -> None:
    assert is_later_order(claim(told, **fields))


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ("They ordered {18} [jets].", {}),
        ("They ordered more than {18} [jets].", {}),
        ("They ordered {18} second-hand [jets].", {}),
        ("Another {18} [jets] were delivered.", {"stage": "delivery"}),
        ("A second batch of {18} [jets] was delivered.", {"stage": "delivery"}),
        ("The army will soon receive {18} more [jets].", {}),
        ("They ordered {18} [jets] in May and a second contract followed.", {}),
        ("A second contract was for six, the first contract for {18} [jets].", {}),
    ],
)
def test_a_batch_or_a_first_order_is_no_later_order(told: str, fields: dict[str, str]) -> None:
    assert not is_later_order(claim(told, **fields))


def test_a_first_order_is_known() -> None:
    assert is_first_order(claim("All {18} [jets] of the first order are here.", stage="delivery"))
    assert not is_first_order(claim("The first {18} [jets] are here.", stage="delivery"))


@pytest.mark.parametrize(
    ("told", "serviced"),
    [
        ("A contract for the repair of {18} [jets] was signed.", True),
        ("Training for [jet] pilots goes on.", True),
        ("The {18} [jets] will be overhauled in Linköping.", True),
        ("Saab will modernise the {18} [jets].", True),
        ("It bought spare parts for its [jets].", True),
        ("They bought {18} overhauled [jets].", False),
        ("They bought {18} upgraded [jets] and will train pilots.", False),
        ("They bought {18} [jets] after a repair shop had been built.", False),
    ],
)
def test_work_on_a_type_is_no_transfer_of_it(told: str, serviced: bool) -> None:
    assert is_serviced(claim(told)) is serviced

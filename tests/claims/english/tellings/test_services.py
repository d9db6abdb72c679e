"""Services that verbs tell of: who does them, and for whom."""

import pytest
from tests.makers import article

from armsledger.claims.english.goods import resolved
from armsledger.claims.english.passages import passages
from armsledger.claims.english.tellings import Part, Telling, tellings_in
from armsledger.terms import Category, Stage

SERVED = [
    ("Russia is training Peruvian pilots.", Stage.DELIVERY),
    ("Russia has trained Peruvian pilots.", Stage.DELIVERY),
    ("The Peruvian pilots were trained by Russia.", Stage.DELIVERY),
    ("Russia will modernise Peru's T-72 tanks under a contract signed in May.", Stage.AGREEMENT),
    ("Russia might overhaul Peru's T-72 tanks.", Stage.INTEREST),
]


@pytest.mark.parametrize(("text", "stage"), SERVED)
def test_who_serves_supplies_and_whose_is_served_receives(text: str, stage: Stage) -> None:
    service = next(t for t in _tellings(text) if t.goods.category is Category.SERVICE)
    castings = (service.best(Part.SUPPLIER), service.best(Part.RECIPIENT))
    assert [c and c.party.code for c in castings] == ["RUS", "PER"]
    assert service.stage is stage


def test_what_brackets_say_by_the_way_moves_no_goods_outside_them() -> None:
    text = "Among the new machines are two Mi-35 helicopters for Mali (another 12 were ordered), a sale of last year."
    helicopters = next(t for t in _tellings(text) if t.goods.category is Category.ATTACK_HELICOPTER)
    assert helicopters.chain.inner.token.text != "ordered"


def _tellings(text: str) -> list[Telling]:
    return tellings_in(resolved(tuple(passages(article(text, published="2016-07-19")))))

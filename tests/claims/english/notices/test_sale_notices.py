"""US notices of possible arms sales: who gets what, at which price, cleared by whom; and stories that retell them."""

import json
from pathlib import Path

import pytest
from tests.claims.english.notices.made_notices import NOTICES, PHRASES, Notice
from tests.claims.english.reading import CODER, check, claims, told

from armsledger.documents import Article, ReadOptions, read
from armsledger.values import Money

CORPUS = Path(__file__).parents[5] / "shared/corpora/sale_notices.jsonl"
SURE = {"recipient": 0.99, "value": 0.97, "supplier": 0.99, "stage": 0.99}
"""The shares of real notices of which each must be right."""

STORIES = [
    (
        "The State Department has approved a possible foreign military sale to Egypt of 12 AH-64E Apache attack"
        " helicopters for an estimated $1.3 billion.",
        ["USA EGY 12 AH-64E Apache attack helicopters 1300000000 USD approval"],
    ),
    (
        "The State Department has made a determination approving a possible Foreign Military Sale to the Government"
        " of Slovakia of nine UH-60M Black Hawk helicopters and four AN/TPQ-53 radars for an estimated cost of"
        " $450 million.",
        [
            "USA SVK 4 AN/TPQ-53 radars 450000000 USD approval",
            "USA SVK 9 UH-60M Black Hawk helicopters 450000000 USD approval",
        ],
    ),
    (
        "Congress was told on Friday. The Pentagon notified lawmakers of a possible Foreign Military Sale to Peru"
        " of 20 M1117 armored vehicles at an estimated cost of $35 million. Peru bought 16 Su-25 attack aircraft from"
        " Belarus in 1998.",
        [
            "BLR PER 16 Su-25 attack aircraft - agreement",
            "USA PER 20 M1117 armored vehicles 35000000 USD approval",
        ],
    ),
]
NO_APPROVAL = [
    "The State Department has not approved a possible foreign military sale to Egypt of 12 AH-64E Apache helicopters.",
    "The State Department may approve a possible foreign military sale to Egypt of 12 AH-64E Apache helicopters.",
]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_a_notice_tells_of_its_sale_and_of_nothing_else(notice: Notice) -> None:
    text = notice.text + PHRASES
    found = told(text, "recipient", "quantity", "item", "category", published=notice.published)
    assert sorted(" ".join(row.split()) for row in found) == sorted(
        f"{code} {goods}" for code in notice.recipient.split() for goods in notice.goods
    )
    assert set(
        told(text, "supplier", "stage", "polarity", "certainty", "value", "when", published=notice.published)
    ) == {f"USA approval affirmed certain {notice.value} {notice.when}"}


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_each_claim_of_a_notice_quotes_the_recipient_its_item_and_the_price(notice: Notice) -> None:
    for claim in claims(notice.text + PHRASES, published=notice.published):
        quoted = " ".join(quote.exact for quote in claim.evidence)
        assert claim.item in quoted
        assert "$" in quoted
        assert all(len(quote.exact) <= 400 for quote in claim.evidence)


def test_the_claims_of_a_notice_share_its_price() -> None:
    shared = {n.name: {c.package for c in claims(n.text + PHRASES)} for n in NOTICES}
    alone = shared.pop("one item, listed with what comes along")
    assert alone == {None}
    assert len(shared["several counted items"]) == 1
    assert shared["several counted items"] != {None}
    of = {str(c.value_of) for c in claims(NOTICES[1].text + PHRASES)}
    assert of == {"package"}


@pytest.mark.parametrize(("story", "expected"), STORIES)
def test_a_story_that_retells_a_notice_tells_of_the_same_sale(story: str, expected: list[str]) -> None:
    assert told(story, "supplier", "recipient", "quantity", "item", "value", "stage") == expected


@pytest.mark.parametrize("story", NO_APPROVAL)
def test_a_sale_that_is_not_cleared_is_no_certain_approval(story: str) -> None:
    assert "approval affirmed certain" not in told(story, "stage", "polarity", "certainty")


@pytest.mark.skipif(not CORPUS.exists(), reason="needs the real notices of ../shared")
def test_real_notices_give_the_right_recipient_price_supplier_and_stage() -> None:
    given = {row["id"]: row for row in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())}
    right = dict.fromkeys(SURE, 0)
    for article in read([str(CORPUS)], ReadOptions(today="2022-01-01")):
        assert isinstance(article, Article)
        row, found = given[article.id], CODER.code(article)
        for claim in found:
            check(claim, article)
            assert all(len(quote.exact) <= 400 for quote in claim.evidence)
        price = Money(row["value"], row["value"], "USD")
        right["recipient"] += {c.recipient for c in found} == {row["recipient"]}
        right["value"] += bool(found) and all(c.value == price for c in found)
        right["supplier"] += {c.supplier for c in found} == {"USA"}
        right["stage"] += {str(c.stage) for c in found} == {"approval"}
    shares = {name: count / len(given) for name, count in right.items()}
    assert shares == {name: max(share, SURE[name]) for name, share in shares.items()}

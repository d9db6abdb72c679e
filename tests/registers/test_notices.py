"""US notices of arms sales as claims."""

import json
from pathlib import Path

import pytest
from tests.registers.sheets import NOTICE

from armsledger.documents import Article, ReadOptions
from armsledger.registers import (
    Fault,
    RegisterKind,
    RowFault,
    coder_of,
    is_comparison,
    is_declaration,
    read_register,
)
from armsledger.terms import Side, Stage, ValueOf
from armsledger.values import Money, Period

SHARED = Path(__file__).parents[3] / "shared" / "corpora" / "sale_notices.jsonl"


def article_of(tmp_path: Path, **fields: str | None) -> Article:
    file = tmp_path / "notices.jsonl"
    row = {"id": "n1", "title": None, "text": NOTICE, "published": None, "url": None, "outlet": None}
    file.write_text(json.dumps({**row, "language": "en", **fields}), encoding="utf-8")
    (found,) = read_register(RegisterKind.NOTICES, file, ReadOptions(published="2033-01-01"))
    assert isinstance(found, Article)
    return found


def test_a_notice_is_an_approval_by_the_united_states(tmp_path: Path) -> None:
    claims = coder_of(RegisterKind.NOTICES).code(article_of(tmp_path))
    assert {(c.supplier, c.recipient, c.stage) for c in claims} == {("USA", "MLT", Stage.APPROVAL)}
    first, second = claims
    assert first.quantity and second.quantity
    assert (first.quantity.low, second.quantity.low) == (12, 4)
    assert "Hellfire" in first.item
    assert {c.value for c in claims} == {Money(31_000_000, 31_000_000, "USD")}
    assert {c.value_of for c in claims} == {ValueOf.PACKAGE} and len({c.package for c in claims}) == 1
    assert {c.when for c in claims} == {Period.of("2031-05-05")}
    assert {(c.speaker, c.side) for c in claims} == {("Defense Security Cooperation Agency", Side.SUPPLIER)}
    assert not is_comparison(claims[0].coder) and not is_declaration(claims[0].coder)


def test_a_notice_is_published_on_its_date(tmp_path: Path) -> None:
    assert article_of(tmp_path, published="2031-05-07").publication.published == "2031-05-07"
    dated = article_of(tmp_path).publication
    assert (dated.published, "undated" in dated.flags) == ("2031-05-06", False)


@pytest.mark.parametrize(
    ("told", "published"), [("2031-05", "2031-05-06"), ("2031", "2031-05-06"), ("2031-06", "2031-06")]
)
def test_a_notice_tells_the_day_of_the_month_that_its_file_gives(
    tmp_path: Path, told: str, published: str
) -> None:
    assert article_of(tmp_path, published=told).publication.published == published


def test_any_other_article_is_no_notice(tmp_path: Path) -> None:
    story = article_of(
        tmp_path, text="Norway sold Malta 40 tanks on Monday. The price of the deal was not told."
    )
    with pytest.raises(RowFault, match="armsledger build") as fault:
        coder_of(RegisterKind.NOTICES).code(story)
    assert fault.value.kind is Fault.NO_CLAIM


def test_every_real_notice_becomes_claims() -> None:
    if not SHARED.is_file():
        pytest.skip(f"{SHARED} is not here")
    found = list(read_register(RegisterKind.NOTICES, SHARED, ReadOptions()))
    assert len(found) == 127
    for article in found:
        assert isinstance(article, Article)
        assert article.publication.published
        claims = coder_of(RegisterKind.NOTICES).code(article)
        assert {(claim.supplier, claim.stage) for claim in claims} == {("USA", Stage.APPROVAL)}

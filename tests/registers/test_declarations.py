"""Lines of the UN Register as claims."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.registers.sheets import sheet

from armsledger.claims import Claim
from armsledger.documents import Article, ReadOptions, SetAside
from armsledger.registers import RegisterKind, coder_of, is_comparison, is_declaration, read_register
from armsledger.terms import Category, Certainty, Role, Side, Stage
from armsledger.values import Bounds, Period

SHARED = Path(__file__).parents[3] / "shared" / "registers" / "unroca_2010_2016.json"
HEADER = (
    *("year", "exporter", "importer", "category", "num_items", "state_of_origin", "intermediate_locations"),
    *("comments", "reporter"),
)
LINE = ("2031", "Norway", "Malta", "II. Armoured combat vehicles", "7", "Finland", "", "BMP-2", "Norway")


def changed(**changes: str) -> tuple[str, ...]:
    return tuple(changes.get(name, value) for name, value in zip(HEADER, LINE, strict=True))


def read(tmp_path: Path, *lines: Sequence[str]) -> list[Article]:
    file = tmp_path / "declared.csv"
    file.write_text(sheet(HEADER, lines), encoding="utf-8")
    found = list(read_register(RegisterKind.UNROCA, file, ReadOptions()))
    assert not [one for one in found if isinstance(one, SetAside)]
    return [one for one in found if isinstance(one, Article)]


def claim_of(article: Article) -> Claim:
    (claim,) = coder_of(RegisterKind.UNROCA).code(article)
    return claim


def words(claim: Claim, role: Role, article: Article) -> list[str]:
    return [article.words(span) for span in claim.mentions.get(role, ())]


def test_a_line_is_a_delivery_that_its_state_declared(tmp_path: Path) -> None:
    (article,) = read(tmp_path, LINE)
    claim = claim_of(article)
    assert (claim.supplier, claim.recipient, claim.stage) == ("NOR", "MLT", Stage.DELIVERY)
    assert (claim.quantity, claim.when, claim.certainty) == (
        Bounds(7, 7),
        Period.of("2031"),
        Certainty.CERTAIN,
    )
    assert (claim.category, claim.item, claim.system) == (Category.ARMOURED_VEHICLE, "BMP-2", "BMP-2")
    assert (claim.speaker, claim.side, claim.state_of_origin) == ("Norway", Side.SUPPLIER, "FIN")
    assert [quote.exact for quote in claim.evidence] == [article.text]
    assert is_declaration(claim.coder) and not is_comparison(claim.coder)
    for role, said in (
        (Role.SUPPLIER, "Norway"),
        (Role.RECIPIENT, "Malta"),
        (Role.ITEM, "BMP-2"),
        (Role.QUANTITY, "7"),
        (Role.WHEN, "2031"),
    ):
        assert words(claim, role, article) == [said]
    assert article.publication.outlet == "UN Register of Conventional Arms"
    assert article.title == "Declaration of Norway, 2031: Norway to Malta"
    assert (article.publication.language, article.publication.published) == (None, None)


def test_the_importers_declaration_of_the_same_line_is_another_document(tmp_path: Path) -> None:
    exporter, importer = map(claim_of, read(tmp_path, LINE, changed(reporter="Malta")))
    assert (importer.speaker, importer.side) == ("Malta", Side.RECIPIENT)
    assert exporter.document_id != importer.document_id


def test_only_an_inferred_reporter_is_said_to_be_inferred(tmp_path: Path) -> None:
    (stated,) = read(tmp_path, LINE)
    assert "as the source states it" in claim_of(stated).why
    blocks = [changed(reporter="", importer=state) for state in ("Malta", "Chile")]
    blocks += [changed(reporter="", exporter="Chile", importer=state) for state in ("Peru", "Japan")]
    first, *_ = read(tmp_path, *blocks)
    claim = claim_of(first)
    assert claim.speaker == "Norway" and "inferred" in claim.why and "inferred" in first.text


def test_who_declared_is_left_open_where_nothing_tells(tmp_path: Path) -> None:
    (article,) = read(tmp_path, changed(reporter=""))
    claim = claim_of(article)
    assert (claim.speaker, claim.side) == (None, None)
    assert "not known who declared it" in claim.why


@pytest.mark.parametrize("cell", ["classified", "", "see comments"])
def test_a_number_that_is_withheld_is_none_and_not_zero(tmp_path: Path, cell: str) -> None:
    (article,) = read(tmp_path, changed(num_items=cell))
    claim = claim_of(article)
    assert claim.quantity is None and Role.QUANTITY not in claim.mentions
    assert "quantity: none" in claim.why


def test_a_number_in_the_comments_is_pointed_at_there(tmp_path: Path) -> None:
    (article,) = read(tmp_path, changed(num_items="see comments", comments="Quantity: 14 vehicles"))
    claim = claim_of(article)
    assert claim.quantity == Bounds(14, 14)
    assert words(claim, Role.QUANTITY, article) == ["14"]
    (span,) = claim.mentions[Role.QUANTITY]
    assert article.text[: span.start].endswith("comments: Quantity: ")


@pytest.mark.parametrize(
    ("comments", "item", "system"),
    [
        ("BTR-80", "BTR-80", "BTR-80"),
        ("used BTR-80 vehicles", "BTR-80 vehicles", "BTR-80"),
        ("Fjordvarg", "Fjordvarg", None),
        ("BTR-80; BMP-2", "BTR-80; BMP-2", None),
        ("3 BTR-80 and 4 others", "3 BTR-80 and 4 others", None),
        ("", "Armoured combat vehicles", None),
        (
            "This entry rests on licences that were granted and not on what was shipped",
            "Armoured combat vehicles",
            None,
        ),
        ("Mistral", "Mistral", None),  # neither a ship nor a missile, by its category
    ],
)
def test_the_goods_are_what_the_comments_name(
    tmp_path: Path, comments: str, item: str, system: str | None
) -> None:
    (article,) = read(tmp_path, changed(comments=comments))
    claim = claim_of(article)
    assert (claim.item, claim.system) == (item, system)
    assert words(claim, Role.ITEM, article) == [item]


def test_every_line_of_the_real_file_is_a_claim_or_set_aside() -> None:
    if not SHARED.is_file():
        pytest.skip(f"{SHARED} is not here")
    found = list(read_register(RegisterKind.UNROCA, SHARED, ReadOptions()))
    claims = [claim_of(one) for one in found if isinstance(one, Article)]
    assert (len(found), len(claims)) == (2088, 2087)
    assert len({claim.id for claim in claims}) == len(claims)
    assert [one.reason for one in found if isinstance(one, SetAside) and not one.reason] == []
    assert all(claim.speaker and claim.side for claim in claims)

"""Exports of SIPRI's register, in either layout, as claims for comparison."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.registers.sheets import (
    CLASSIC_HEADER,
    CLASSIC_NAMES,
    CLASSIC_ROW,
    PREAMBLE,
    classic,
    deliveries,
    sheet,
)

from armsledger.claims import Claim
from armsledger.documents import Article, ReadOptions, SetAside
from armsledger.errors import InputError
from armsledger.registers import (
    Fault,
    RegisterKind,
    RowFault,
    SipriRow,
    coder_of,
    is_comparison,
    is_declaration,
    read_register,
    sipri_row,
)
from armsledger.registers.sipri_goods import category_of, system_of, unit_of
from armsledger.terms import Category, Certainty, Role, Stage, Unit, ValueOf
from armsledger.values import Bounds, Money, Period

SHARED = Path(__file__).parents[3] / "shared" / "registers"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "export.csv"


def articles(file: Path, content: str | bytes) -> list[Article | SetAside]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_register(RegisterKind.SIPRI, file, ReadOptions()))


def coded(found: Iterable[Article | SetAside]) -> list[Claim]:
    claims: list[Claim] = []
    for article in found:
        assert isinstance(article, Article), article
        claims += coder_of(RegisterKind.SIPRI).code(article)
    return claims


def row_of(file: Path, content: str) -> SipriRow:
    (article,) = articles(file, content)
    assert isinstance(article, Article)
    return sipri_row(article.document)


def said(claim: Claim, role: Role, article: Article) -> list[str]:
    return [article.words(span) for span in claim.mentions.get(role, ())]


# What rows say


def test_a_deal_is_an_order_and_its_deliveries(file: Path) -> None:
    (article,) = articles(file, classic({}))
    assert isinstance(article, Article)
    order, delivery = coded([article])
    for claim in (order, delivery):
        assert (claim.supplier, claim.recipient, claim.category) == ("NOR", "MLT", Category.ARMOURED_VEHICLE)
        assert (claim.item, claim.system, claim.item_status) == ("Fjordvarg-3", "Fjordvarg-3", "Second hand")
        assert (claim.tiv_per_unit, claim.certainty, claim.value) == (1.25, Certainty.CERTAIN, None)
        assert (claim.speaker, claim.side) == (None, None)
        assert [quote.exact for quote in claim.evidence] == [article.text]
        assert is_comparison(claim.coder) and not is_declaration(claim.coder)
    assert (order.stage, order.quantity, order.when) == (Stage.AGREEMENT, Bounds(7, 7), Period.of("2021"))
    assert (delivery.stage, delivery.quantity) == (Stage.DELIVERY, Bounds(5, 5))
    assert delivery.when == Period("2023", "2024")
    assert said(order, Role.QUANTITY, article) == ["7"] and said(order, Role.WHEN, article) == ["2021"]
    assert said(delivery, Role.QUANTITY, article) == ["5"]
    assert said(delivery, Role.WHEN, article) == ["2023; 2024"]
    for role, words in ((Role.SUPPLIER, "Norway"), (Role.RECIPIENT, "Malta"), (Role.ITEM, "Fjordvarg-3")):
        assert said(order, role, article) == [words]
    assert order.anchor_key != delivery.anchor_key


def test_a_row_of_deliveries_is_one_delivery(file: Path) -> None:
    (article,) = articles(file, deliveries({}))
    assert isinstance(article, Article)
    (claim,) = coded([article])
    assert (claim.stage, claim.quantity, claim.when) == (Stage.DELIVERY, Bounds(3, 3), Period.of("2023"))
    assert (claim.supplier, claim.recipient, claim.tiv_per_unit) == ("NOR", "MLT", 1.25)
    assert said(claim, Role.QUANTITY, article) == ["3"]


def test_nothing_delivered_is_no_delivery(file: Path) -> None:
    (order,) = coded(articles(file, classic({"delivered": "", "years": "", "tiv_delivered": ""})))
    assert order.stage is Stage.AGREEMENT
    (row,) = articles(file, deliveries({"delivered": "0"}))
    assert isinstance(row, Article)
    with pytest.raises(RowFault) as fault:
        coder_of(RegisterKind.SIPRI).code(row)
    assert fault.value.kind is Fault.NO_CLAIM


def test_an_order_whose_number_is_not_known_yet_has_none(file: Path) -> None:
    order, _ = coded(articles(file, classic({"ordered": "", "tiv_ordered": ""})))
    assert order.quantity is None and order.when == Period.of("2021")


@pytest.mark.parametrize(
    ("changes", "order", "delivery"),
    [
        ({}, "certain", "certain"),
        ({"order_year_mark": "?"}, "probable", "certain"),
        ({"ordered_mark": "?"}, "probable", "certain"),
        ({"delivered_mark": "?"}, "certain", "probable"),
        ({"ordered": "(7)"}, "probable", "certain"),
        ({"delivered": "5?"}, "certain", "probable"),
        ({"years": "(2023-2024)"}, "certain", "probable"),
    ],
)
def test_a_mark_of_uncertainty_counts_for_the_column_before_it(
    file: Path, changes: dict[str, str], order: str, delivery: str
) -> None:
    first, second = coded(articles(file, classic(changes)))
    assert (first.certainty, second.certainty) == (order, delivery)
    assert (first.quantity, second.quantity) == (Bounds(7, 7), Bounds(5, 5))
    assert second.when == Period("2023", "2024")


@pytest.mark.parametrize(
    ("changes", "certainty"),
    [
        ({}, Certainty.CERTAIN),
        ({"order_year_mark": "Yes"}, Certainty.CERTAIN),
        ({"delivered_mark": "Yes"}, Certainty.PROBABLE),
        ({"year_mark": "Yes"}, Certainty.PROBABLE),
    ],
)
def test_an_estimate_is_only_probable(file: Path, changes: dict[str, str], certainty: Certainty) -> None:
    (claim,) = coded(articles(file, deliveries(changes)))
    assert claim.certainty is certainty


@pytest.mark.parametrize(
    ("comment", "value", "of"),
    [
        ("$40 m deal", Money(40_000_000, 40_000_000, "USD"), ValueOf.ITEM),
        ("Second-hand; EUR12.5 m deal; for navy", Money(12_500_000, 12_500_000, "EUR"), ValueOf.ITEM),
        ("$300-320 m deal", Money(300_000_000, 320_000_000, "USD"), ValueOf.ITEM),
        ("Part of $1.6 b deal", Money(1_600_000_000, 1_600_000_000, "USD"), ValueOf.PACKAGE),
        ("Part of $21 m or $30 m deal", None, None),
        ("NOK34 m ($8 m) deal or aid", None, None),
        ("$5 m deal; $7 m deal", None, None),
        ("Upgraded for $5 m before delivery", None, None),
        ("Version Mk-3", None, None),
    ],
)
def test_a_price_is_taken_where_a_comment_states_it_clearly(
    file: Path, comment: str, value: Money | None, of: ValueOf | None
) -> None:
    (article,) = articles(file, classic({"comments": comment}))
    assert isinstance(article, Article)
    order, delivery = coded([article])
    assert (order.value, order.value_of) == (value, of)
    assert (order.package is not None) == (of is ValueOf.PACKAGE)
    assert delivery.value is None
    if value is not None:
        (words,) = said(order, Role.VALUE, article)
        assert words and words in comment and "deal" not in words


# Who and what


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkiye", "TUR"),
        ("Türkiye", "TUR"),
        ("Congo", "COG"),
        ("DR Congo", "COD"),
        ("Soviet Union", "SUN"),
        ("NATO**", "NATO"),
        ("Hezbollah (Lebanon)*", "hezbollah"),
        ("East Germany (GDR)", "DDR"),
    ],
)
def test_parties_are_known_as_sipri_writes_them(file: Path, name: str, code: str) -> None:
    order, _ = coded(articles(file, classic({"recipient": name})))
    assert order.recipient == code


def test_a_supplier_that_sipri_does_not_know_is_none(file: Path) -> None:
    (article,) = articles(file, classic({"supplier": "unknown supplier(s)"}))
    assert isinstance(article, Article)
    order, _ = coded([article])
    assert order.supplier is None and Role.SUPPLIER not in order.mentions


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"recipient": "Unknown rebel group*"}, Fault.UNKNOWN_PARTY, "Unknown rebel group"),
        ({"recipient": "Libya HoR"}, Fault.UNKNOWN_PARTY, "Libya HoR"),
        (
            {"supplier": "unknown supplier(s)", "recipient": "unknown recipient(s)"},
            Fault.UNKNOWN_PARTY,
            "neither",
        ),
        ({"description": "xyzzy"}, Fault.UNKNOWN_GOODS, "xyzzy"),
        ({"designation": ""}, Fault.UNKNOWN_GOODS, "designation"),
        ({"ordered": "a few"}, Fault.BAD_NUMBER, "a few"),
        ({"delivered": "5-6"}, Fault.BAD_NUMBER, "5-6"),
        ({"years": "soon"}, Fault.BAD_YEAR, "soon"),
    ],
)
def test_what_can_not_be_understood_is_named(
    file: Path, changes: dict[str, str], kind: Fault, words: str
) -> None:
    (article,) = articles(file, classic(changes))
    assert isinstance(article, Article)
    with pytest.raises(RowFault, match=words) as fault:
        coder_of(RegisterKind.SIPRI).code(article)
    assert fault.value.kind is kind


@pytest.mark.parametrize(
    ("description", "category", "unit"),
    [
        ("light tank", Category.TANK, Unit.ITEM),
        ("tank destroyer", Category.ARMOURED_VEHICLE, Unit.ITEM),
        ("APC/APV", Category.ARMOURED_VEHICLE, Unit.ITEM),
        ("IFV/AFSV", Category.ARMOURED_VEHICLE, Unit.ITEM),
        ("IFV turret", Category.UNSPECIFIED, Unit.ITEM),
        ("self-propelled MRL", Category.ARTILLERY, Unit.ITEM),
        ("towed gun", Category.ARTILLERY, Unit.ITEM),
        ("naval gun", Category.ARTILLERY, Unit.ITEM),
        ("AA gun", Category.AIR_DEFENCE, Unit.ITEM),
        ("AAV(M)", Category.AIR_DEFENCE, Unit.ITEM),
        ("naval SAM system", Category.AIR_DEFENCE, Unit.SYSTEM),
        ("SAM", Category.MISSILE, Unit.MISSILE),
        ("portable SAM", Category.MISSILE, Unit.MISSILE),
        ("BVRAAM", Category.MISSILE, Unit.MISSILE),
        ("anti-ship missile/SSM", Category.MISSILE, Unit.MISSILE),
        ("AS torpedo", Category.MISSILE, Unit.MISSILE),
        ("SSM launcher", Category.MISSILE, Unit.LAUNCHER),
        ("coast defence system", Category.MISSILE, Unit.SYSTEM),
        ("loitering munition", Category.MISSILE, Unit.ITEM),
        ("FGA aircraft", Category.COMBAT_AIRCRAFT, Unit.ITEM),
        ("trainer/combat aircraft", Category.COMBAT_AIRCRAFT, Unit.ITEM),
        ("MP aircraft", Category.AIRCRAFT, Unit.ITEM),
        ("AEW&C aircraft", Category.AIRCRAFT, Unit.ITEM),
        ("tanker/transport ac", Category.AIRCRAFT, Unit.ITEM),
        ("MP aircraft radar", Category.SENSOR, Unit.ITEM),
        ("fire control radar", Category.SENSOR, Unit.ITEM),
        ("ASW sonar", Category.SENSOR, Unit.ITEM),
        ("air search system", Category.SENSOR, Unit.SYSTEM),
        ("combat helicopter", Category.ATTACK_HELICOPTER, Unit.ITEM),
        ("ASW helicopter", Category.HELICOPTER, Unit.ITEM),
        ("armed UAV", Category.COMBAT_AIRCRAFT, Unit.ITEM),
        ("UAV", Category.UAV, Unit.ITEM),
        ("frigate", Category.WARSHIP, Unit.ITEM),
        ("nuclear submarine", Category.WARSHIP, Unit.ITEM),
        ("landing ship", Category.WARSHIP, Unit.ITEM),
        ("minesweeper", Category.WARSHIP, Unit.ITEM),
        ("destroyer", Category.WARSHIP, Unit.ITEM),
        ("turboshaft", Category.ENGINE, Unit.ITEM),
        ("ship engine", Category.ENGINE, Unit.ITEM),
        ("nuclear reactor", Category.NUCLEAR, Unit.ITEM),
        ("EO search/fire control", Category.SENSOR, Unit.ITEM),
        ("armoured recovery vehicle", Category.ARMOURED_VEHICLE, Unit.ITEM),
        ("coast guard cutter", Category.WARSHIP, Unit.ITEM),
        ("jamming system", Category.SENSOR, Unit.SYSTEM),
    ],
)
def test_descriptions_have_categories_and_units(description: str, category: Category, unit: Unit) -> None:
    assert category_of(description) is category
    assert unit_of(description, category) is unit


def test_where_the_description_is_strange_sipris_category_or_the_designation_tells() -> None:
    assert category_of("xyzzy", armament_category="Ships") is Category.WARSHIP
    assert category_of("", armament_category="Aircraft", designation="Mi-17") is Category.HELICOPTER


@pytest.mark.parametrize(
    ("designation", "description", "system"),
    [
        ("2S1 122mm", "self-propelled gun", "2S1 Gvozdika"),
        ("BM-9A52 Smerch", "self-propelled MRL", "Smerch"),
        ("Mistral", "portable SAM", "Mistral"),  # not the ship of that name
        ("9P117 Uragan", "SSM launcher", "9P117 Uragan"),  # nor the rocket launcher of that one
        ("Heron UAV", "UAV", "Heron"),
        ("Cobra-2 -", "APC", "Cobra"),
        ("Fjordvarg APC", "APC", "Fjordvarg"),
        ("vehicle engine 201-300", "vehicle engine", None),
    ],
)
def test_designations_are_the_catalogues_where_it_knows_the_type(
    designation: str, description: str, system: str | None
) -> None:
    assert system_of(designation, description, category_of(description)) == system


# Files


def test_the_encoding_of_a_file_makes_no_difference(file: Path) -> None:
    content = classic({"supplier": "Türkiye", "comments": "Skjærgård version"})
    read = [articles(file, content.encode(encoding)) for encoding in ("utf-8", "utf-8-sig", "latin-1")]
    ids = [[article.document.id for article in some if isinstance(article, Article)] for some in read]
    assert ids[0] == ids[1] == ids[2] != []
    assert coded(read[2])[0].supplier == "TUR"


@pytest.mark.parametrize("preamble", ["", "One line\n", PREAMBLE, PREAMBLE + "\n\n" + PREAMBLE])
def test_any_number_of_lines_may_stand_above_the_columns(file: Path, preamble: str) -> None:
    found = articles(file, classic({}, preamble=preamble))
    assert [c.id for c in coded(found)] == [c.id for c in coded(articles(file, classic({})))]
    (article,) = found
    assert isinstance(article, Article)
    assert article.publication.published == ("2031-03-05" if "generated" in preamble else None)


def test_older_names_of_columns_and_other_separators_are_the_same_rows(file: Path) -> None:
    older = {"Year(s) of delivery": "Year(s) of deliveries", " ": "?", "status": "Status"}
    header = [older.get(name, name) for name in CLASSIC_HEADER]
    cells = [[CLASSIC_ROW[name] for name in CLASSIC_NAMES]]
    found = articles(file, sheet(header, cells, delimiter=";"))
    assert [c.id for c in coded(found)] == [c.id for c in coded(articles(file, classic({})))]


def test_a_row_has_the_same_id_wherever_it_stands(file: Path) -> None:
    first, second = {"ordered": "8"}, {"ordered": "9"}
    one = {claim.id for claim in coded(articles(file, classic(first, second)))}
    other = {claim.id for claim in coded(articles(file, classic({}, second, first)))}
    assert one < other


def test_the_same_deal_twice_is_two_rows(file: Path) -> None:
    found = articles(file, classic({}, {}))
    assert len({claim.id for claim in coded(found)}) == 4


def test_the_rows_of_a_file_bear_their_licence_and_their_place(file: Path) -> None:
    (article,) = articles(file, classic({}))
    assert isinstance(article, Article)
    assert article.title == "Norway to Malta: Fjordvarg-3 (© SIPRI, for comparison only)"
    assert article.publication.outlet == "SIPRI Arms Transfers Database"
    assert article.publication.source == f"{file}:7"
    assert article.publication.language is None


def test_a_row_of_too_few_values_is_set_aside(file: Path) -> None:
    found = articles(file, classic({}) + "Malta,Norway,2021\n")
    assert isinstance(found[0], Article)
    assert isinstance(found[1], SetAside)
    assert (found[1].kind, found[1].source) == (Fault.NOT_A_ROW, f"{file}:8")


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", PREAMBLE, "binary\0"])
def test_another_file_is_told_with_what_was_expected(file: Path, content: str) -> None:
    with pytest.raises(InputError, match=r"export\.csv: (no line names the columns|it is no text)"):
        articles(file, content)


def test_what_no_claim_has_is_read_back_from_the_document(file: Path) -> None:
    row = row_of(file, classic({"ordered_mark": "?", "years": "2010; 2012-2014", "comments": "For navy"}))
    assert (row.ordered, row.ordered_uncertain, row.order_year, row.order_year_uncertain) == (
        7,
        True,
        2021,
        False,
    )
    assert (row.tiv_per_unit, row.tiv_ordered, row.tiv_delivered) == (1.25, 8.75, 6.25)
    assert (row.delivery_years, row.comments) == ((2010, 2012, 2013, 2014), "For navy")
    assert (row.database_id, row.local_production, row.tiv_new) == (None, None, None)
    row = row_of(file, deliveries({"local": "Yes", "delivered_mark": "Yes"}))
    assert (row.database_id, row.local_production, row.tiv_new) == ("990017", True, 2.5)
    assert (row.delivered, row.delivered_uncertain, row.ordered) == (3, True, None)
    assert (row.tiv_per_unit, row.tiv_delivered, row.order_year) == (1.25, 3.75, 2021)


# SIPRI's own files, where they lie beside the project


@pytest.mark.parametrize(("name", "claims"), [("classic", 2), ("deliveries", 1)])
def test_every_row_of_the_real_files_becomes_claims(name: str, claims: int) -> None:
    file = SHARED / f"sipri_trade_register_{name}.csv"
    if not file.is_file():
        pytest.skip(f"{file} is not here")
    rows = sum(line.count(",") > 10 for line in file.read_text(encoding="latin-1").splitlines()) - 1
    found = list(read_register(RegisterKind.SIPRI, file, ReadOptions()))
    assert len(found) == rows > 200
    made = coded(found)
    assert len(made) == rows * claims == len({claim.id for claim in made})
    assert not [claim for claim in made if claim.recipient is None or claim.when is None]
    for article in found:
        assert isinstance(article, Article)
        row = sipri_row(article.document)
        assert row.tiv_per_unit is not None
        for number, total in ((row.ordered, row.tiv_ordered), (row.delivered, row.tiv_delivered)):
            if number is not None and total is not None:
                assert abs(row.tiv_per_unit * number - total) <= 0.0051 * (number + 1)

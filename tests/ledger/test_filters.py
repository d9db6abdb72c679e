"""Which entries a question about the register admits."""

from typing import Any

import pytest
from tests.makers import report, say

from armsledger.errors import UsageError
from armsledger.estimates import Entry
from armsledger.ledger import Filters
from armsledger.ledger.filters import designation_name, one_of, party_code
from armsledger.terms import Category, Stage
from armsledger.transfers import Transfer
from armsledger.values import Period


def entry(*, published: str | None = "2014-07-10", **said: Any) -> Entry:
    """An entry of one claim."""
    one = report("a", say(**said), published=published)
    claim = one.claims[0]
    transfer = Transfer(
        claim.supplier, claim.recipient, claim.system, claim.category, (claim.anchor_key,), (claim.id,)
    )
    return Entry(transfer, tuple(one.testimonies()), claim.stage)


def test_no_question_admits_all() -> None:
    assert Filters().admits(entry(supplier=None, system=None, published=None))


@pytest.mark.parametrize(
    ("filters", "admitted"),
    [
        (Filters(suppliers=frozenset({"RUS"})), True),
        (Filters(suppliers=frozenset({"ISR", "RUS"})), True),
        (Filters(suppliers=frozenset({"ISR"})), False),
        (Filters(recipients=frozenset({"AZE"})), True),
        (Filters(recipients=frozenset({"RUS"})), False),
        (Filters(categories=frozenset({Category.TANK})), True),
        (Filters(categories=frozenset({Category.UAV})), False),
        (Filters(stages=frozenset({Stage.AGREEMENT})), True),
        (Filters(stages=frozenset({Stage.DELIVERY})), False),
        (Filters(min_witnesses=1), True),
        (Filters(min_witnesses=2), False),
        (Filters(conflict=True), False),
        (Filters(suppliers=frozenset({"RUS"}), recipients=frozenset({"ARM"})), False),
    ],
)
def test_each_question_is_asked(filters: Filters, admitted: bool) -> None:
    assert filters.admits(entry()) is admitted


def test_a_missing_supplier_is_none_of_those_asked_for() -> None:
    assert not Filters(suppliers=frozenset({"RUS"})).admits(entry(supplier=None))


@pytest.mark.parametrize(
    ("asked", "held", "admitted"),
    [
        ("T-90", "T-90", True),
        ("t90", "T-90", True),
        ("Iskander", "Iskander-M", True),
        ("Iskander-M", "Iskander", False),
        ("T-90", "T-72", False),
        ("Unheard-of 9000", "unheard-of 9000", True),
        ("T-90", None, False),
    ],
)
def test_a_designation_stands_for_its_variants(asked: str, held: str | None, admitted: bool) -> None:
    filters = Filters(designations=frozenset({designation_name(asked)}))
    assert filters.admits(entry(system=held)) is admitted


@pytest.mark.parametrize(
    ("asked", "when", "published", "admitted"),
    [
        (Period("2010", "2012"), "2011-05", "2014-07-10", True),
        (Period("2010", "2012"), None, "2011-07-10", True),
        (Period("2010", "2012"), None, "2014-07-10", False),
        (Period("2010", "2012"), "2014", "2011-01-01", False),
        (Period("2010", None), ("2005", None), "2006-01-01", True),
        (Period(None, "2010"), ("2005", "2015"), "2016-01-01", True),
        (Period("2012-03", "2012-04"), "2012-03-31", "2016-01-01", True),
        (Period("2012-04", None), "2012-03-31", "2016-01-01", False),
        (Period(None, "2010"), None, None, False),
    ],
)
def test_a_period_asks_when_it_happened_or_else_was_published(
    asked: Period, when: Any, published: str | None, admitted: bool
) -> None:
    assert Filters(period=asked).admits(entry(when=when, published=published)) is admitted


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("russia", "RUS"),
        (" United States ", "USA"),
        ("Turkey", "TUR"),
        ("EU", "EU"),
        ("nato", "NATO"),
        ("Hezbollah", "hezbollah"),
        ("the Kremlin", "RUS"),
        ("Armenian", "ARM"),
        ("Rosoboronexport", "RUS"),
    ],
)
def test_a_party_is_known_by_code_and_by_name(name: str, code: str) -> None:
    assert party_code(name) == code


def test_an_unknown_party_is_told_as_such() -> None:
    with pytest.raises(UsageError, match="Atlantis"):
        party_code("Atlantis")


@pytest.mark.parametrize("name", ["air_defence", "Air defence", "air-defence"])
def test_a_category_is_known_however_it_is_spelt(name: str) -> None:
    assert one_of(Category, name) is Category.AIR_DEFENCE


def test_an_unknown_stage_lists_the_choices() -> None:
    with pytest.raises(UsageError, match=r"did you mean delivery.*negotiation"):
        one_of(Stage, "deliverys")

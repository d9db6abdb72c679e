"""A price that several items or documents share is one package; two prices are two."""

import re
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers import CODER, Report, article, report, say

from armsledger.claims import Claim, Quote
from armsledger.terms import Category, Role, Stage, ValueOf
from armsledger.transfers import Testimony, group
from armsledger.values import Money, Period, Span

DAY = "2016-05-01"


def priced(value: Any, when: Any = None, **fields: Any) -> dict[str, Any]:
    """A price of undescribed arms."""
    given = {"system": None, "item": "weapons", "category": "unspecified", "value_of": "package", **fields}
    return say(value=value, when=when, **given)


def packages(*told: Report | list[Testimony]) -> list[int]:
    """How many claims each package has."""
    testimonies = [t for r in told for t in (r if isinstance(r, list) else r.testimonies())]
    return sorted(len(p.claim_ids) for p in group(testimonies).packages)


def test_readings_of_one_package_across_documents_come_together() -> None:
    forecast = priced(5e9, ("2010", "2014"), certainty="possible")
    reports = [
        report("a", priced(4e9, ("2010", None)), forecast, published="2014-07-10"),
        report("b", priced((4e9, None), ("2010", "2011")), published="2016-03-09"),
        report("c", priced(5e9, ("2009", "2011")), published="2016-07-11"),
    ]
    testimonies = [t for r in reports for t in r.testimonies()]
    found = group(testimonies)
    assert [len(p.claim_ids) for p in found.packages] == [4]
    assert found.packages[0].period == Period("2009", "2011")
    assert [t.package for t in found.transfers] == [found.packages[0].id]


def test_the_items_of_a_package_are_linked_to_it_and_counted_once() -> None:
    whole = priced(4e9, ("2010", "2011"), package="contracts")
    items = [say(quantity=100, package="contracts"), say(system="Smerch", item="Smerch", package="contracts")]
    other = say(system="Mi-35M", item="Mi-35M", category="attack_helicopter")
    found = group(report("a", whole, *items, other, published=DAY).testimonies())
    (package,) = found.packages
    assert {t.designation: t.package for t in found.transfers} == {
        None: package.id,
        "T-90": package.id,
        "Smerch": package.id,
        "Mi-35M": None,
    }


def test_an_items_own_price_makes_no_package() -> None:
    assert packages(report("a", say(value=5e6, value_of="item"), published=DAY)) == []


def test_a_loan_is_no_purchase_but_for_what_its_own_sum_buys() -> None:
    loan = priced(2e8, "2015", category="finance", item="a loan")
    found = group(report("a", loan, priced(3e8, "2015"), published=DAY).testimonies())
    assert len(found.packages) == 2
    by_category = {t.category: t.package for t in found.transfers}
    assert by_category[Category.FINANCE] != by_category[Category.UNSPECIFIED]
    bought = say(system="Smerch", item="Smerch", value=2e8, value_of="package")
    assert packages(report("a", loan, published="2015-07-02"), report("b", bought, published=DAY)) == [2]


def test_a_contract_of_another_size_in_the_same_years_is_another_package() -> None:
    assert packages(report("a", priced(4e9, "2010")), report("b", priced(5e7, "2010"))) == [1, 1]


def test_a_total_since_a_year_is_not_the_price_of_a_later_contract() -> None:
    assert packages(report("a", priced(4e9, ("2010", None))), report("b", priced(4e9, "2013"))) == [1, 1]


def test_sums_in_two_currencies_are_two_packages_unless_one_document_gives_both_for_one() -> None:
    euros = priced(1.2e9, "2010", currency="EUR")
    assert packages(report("a", priced(1.6e9, "2010")), report("b", euros)) == [1, 1]
    both = (priced(1.6e9, "2010", package="deal"), {**euros, "package": "deal"})
    assert packages(report("a", *both)) == [2]


def told_of(text: str, *sums: tuple[str, float, str], **fields: Any) -> list[Testimony]:
    """A claim of arms for each sum, which the text states by the given words."""
    made = article(text, published=DAY)
    whole, testimonies = Span(0, len(text)), []
    for words, amount, currency in sums:
        at = text.index(words)
        claim = Claim(
            article=made,
            coder=CODER,
            supplier="RUS",
            recipient="ARM",
            item="arms",
            category=fields.get("category", Category.UNSPECIFIED),
            stage=Stage.AGREEMENT,
            value=Money(amount, amount, currency),
            value_of=fields.get("value_of", ValueOf.PACKAGE),
            evidence=(Quote(whole, text),),
            mentions={Role.VALUE: (Span(at, at + len(words)),)},
        )
        testimonies.append(Testimony(claim, (made.publication,), made.document.id))
    return testimonies


def test_one_sum_told_in_two_currencies_side_by_side_is_one_package() -> None:
    dollars, drams = ("$200 million", 2e8, "USD"), ("95 billion drams", 9.5e10, "AMD")
    beside = told_of("The arms cost $200 million (around 95 billion drams).", dollars, drams)
    assert packages(beside) == [2]
    assert len({t.package for t in group(beside).transfers}) == 1
    loan = told_of("A loan of $200 million (95 billion drams).", dollars, drams, category=Category.FINANCE)
    assert [len(t.claim_ids) for t in group(loan).transfers] == [2]


def test_sums_in_two_currencies_far_apart_in_a_document_are_two_packages() -> None:
    between = "which the government in Yerevan hopes to raise at home. Other arms cost"
    dollars, drams = ("$200 million", 2e8, "USD"), ("80 billion drams", 8e10, "AMD")
    assert packages(told_of(f"Arms cost $200 million, {between} 80 billion drams.", dollars, drams)) == [1, 1]


def test_a_sum_granted_and_then_paid_out_is_one() -> None:
    granted = priced(2e8, "2018", stage="approval")
    paid = priced(2e8, "2019-09", stage="delivery")
    assert packages(
        report("a", granted, published="2018-03-01"), report("b", paid, published="2019-10-01")
    ) == [2]
    again = {**granted, "when": ("2019-09", "2019-09")}
    assert packages(report("a", granted, published=DAY), report("b", again, published=DAY)) == [1, 1]


def test_packages_of_unlike_types_are_two_though_their_sums_come_near() -> None:
    def of(system: str, value: float) -> Mapping[str, Any]:
        return say(system=system, item=system, value=value, value_of="package", when="2012")

    tanks, guns = report("a", of("T-90", 4e8)), report("b", of("Smerch", 5e8))
    assert packages(tanks, guns) == [1, 1]
    assert packages(tanks, report("c", of("T-90S", 5e8))) == [2]
    assert packages(tanks, report("d", of("Smerch", 4e8))) == [2]


def test_a_packages_id_hangs_on_its_own_claims_alone() -> None:
    first = report("a", priced(4e9, "2010"), published=DAY)
    elsewhere = report("b", priced(4e9, "2010", recipient="ARM"), published="2009-05-01")
    (alone,) = group(first.testimonies()).packages
    assert re.fullmatch("P[0-9a-f]{12}", alone.id)
    assert alone in group(first.testimonies() + elsewhere.testimonies()).packages


def test_a_sum_without_a_date_is_the_same_package_only_where_the_same_is_told_again() -> None:
    first = report("a", priced(2e8, "2015"), published="2015-07-02")
    again = report("b", priced(2e8), published="2018-07-23")
    other = report("c", priced(3e8), published="2016-02-19")
    late = report("d", priced(2e8), published="2022-02-19")
    undated = report("e", priced(2e8))
    assert packages(first, again) == [2]
    assert packages(first, other) == [1, 1]
    assert packages(first, late) == [1, 1]
    assert packages(first, undated) == [1, 1]


def test_a_reprint_that_lost_the_date_adds_no_package() -> None:
    first = report("a", priced(4e9, "2010"), published="2014-01-01")
    reprint = report("b", priced(5e9), published="2016-01-01")
    assert packages(first.testimonies("w"), reprint.testimonies("w")) == [2]
    assert packages(first.testimonies("w"), reprint.testimonies("v")) == [1, 1]


def test_a_document_that_tells_two_packages_apart_keeps_them_apart() -> None:
    told = report("a", priced(4e9, "2010", package="tanks"), priced(5e9, "2011", package="aircraft"))
    bridge = report("b", priced(4.5e9, ("2010", "2011")))
    assert packages(told) == [1, 1]
    assert packages(told, bridge) == [1, 2]
    undated = report("a", priced(1e9, package="this"), priced((2e9, 3e9), package="an earlier one"))
    assert packages(undated) == [1, 1]


def test_two_estimates_and_a_forecast_of_one_package_come_together_whatever_they_are_called() -> None:
    since = ("2010", None)
    assert packages(report("a", priced(4e9, since, package="4"), priced(5e9, since, package="5"))) == [2]
    forecast = priced(5e9, certainty="possible", package="5")
    assert packages(report("a", priced(4e9, since, package="4"), forecast)) == [2]
    stated = {**forecast, "certainty": "certain"}
    assert packages(report("a", priced(4e9, since, package="4"), stated)) == [1, 1]


def test_no_package_is_left_without_a_transfer() -> None:
    tanks = [say(value=4e9, value_of="package", package="first", when="2010") for _ in range(2)]
    trucks = [
        say(system=None, item="trucks", category="vehicle", value=v, value_of="package", package=p, when=w)
        for v, p, w in ((4e9, "first", "2010"), (4e9, "first", "2010"), (1e9, "second", "2012"))
    ]
    found = group(report("a", *tanks, *trucks, published=DAY).testimonies())
    assert {t.package for t in found.transfers} == {p.id for p in found.packages}
    assert len(found.packages) == 2


PRICES = st.lists(
    st.tuples(
        st.sampled_from([4e9, (4e9, None), 5e9, 1e8]),
        st.sampled_from([None, "2010", ("2010", None), ("2009", "2011"), "2015"]),
        st.sampled_from(["2014-01-01", "2014-06-01", "2016-01-01", None]),
    ),
    min_size=1,
    max_size=6,
)


@given(PRICES, st.integers(1, 6))
@settings(max_examples=100, deadline=None)
def test_a_packages_id_outlives_every_later_report(prices: list[Any], count: int) -> None:
    prices.sort(key=lambda price: price[2] or "9999")
    reports = [report(f"r{n}", priced(v, w), published=p) for n, (v, w, p) in enumerate(prices)]
    testimonies = sorted((t for r in reports for t in r.testimonies()), key=lambda t: t.order)
    before = {p.claim_ids[0]: p.id for p in group(testimonies[:count]).packages}
    for package in group(testimonies).packages:
        assert before.get(package.claim_ids[0], package.id) == package.id

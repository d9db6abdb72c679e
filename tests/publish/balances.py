"""Balances for tests of what is shown of them, from small reports (tests/makers.py)."""

from functools import cache

from tests.balance.years import answer, registers
from tests.makers import Report, report, say

from armsledger.balance import Balance
from armsledger.estimates import Entry

HOSTILE = '</title><script src="https://elsewhere.example/x.js"></script>'

ARMENIA = (
    report(
        "one",
        say(recipient="ARM", system="T-72", quantity=18, stage="delivery", when="2012"),
        published="2013-02-01",
        outlet=HOSTILE,
        url="https://news.example/one",
    ),
    report(
        "two",
        say(recipient="ARM", system="T-72", quantity=30, stage="delivery", when="2012"),
        published="2013-03-01",
    ),
)
AZERBAIJAN = (
    report(
        "three",
        say(recipient="AZE", system="T-90S", quantity=94, stage="delivery", when="2014"),
        published="2015-01-01",
    ),
    report(
        "four",
        say(supplier="BLR", recipient="AZE", system="Su-25", quantity=6, stage="delivery", when="2011"),
        published="2012-01-01",
    ),
    report(
        "five",
        say(recipient="AZE", system="Buk-M1", stage="agreement", when="2013"),
        published="2013-06-01",
    ),
)


def of(*reports: Report) -> tuple[Balance, tuple[Entry, ...]]:
    """The balance of Armenia and Azerbaijan from reports, and the register that it rests on."""
    return answer(*reports), registers(*reports)[2016]


@cache
def both() -> tuple[Balance, tuple[Entry, ...]]:
    """The balance of two sides that both received something."""
    return of(*ARMENIA, *AZERBAIJAN)


@cache
def one_side() -> tuple[Balance, tuple[Entry, ...]]:
    """The balance of two sides of which one received nothing."""
    return of(*AZERBAIJAN)


@cache
def neither() -> tuple[Balance, tuple[Entry, ...]]:
    """The balance of two sides of which nothing is told but one order without a number."""
    return of(AZERBAIJAN[-1])

"""SIPRI's register of transfers as claims, for comparison only.

Its rows are a compilation from the same sources that we read, and © SIPRI: their claims are never
witnesses, and never exported (`is_comparison`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from armsledger.claims import Claim
from armsledger.claims.grammar.money import Amount, amounts_in
from armsledger.documents import Article
from armsledger.registers.coders import SIPRI
from armsledger.registers.rows import Fault, Row, RowFault, party_of
from armsledger.registers.sipri_export import Layout
from armsledger.registers.sipri_goods import category_of, system_of, unit_of
from armsledger.registers.sipri_rows import SipriRow, sipri_row
from armsledger.terms import Certainty, Role, Stage, ValueOf
from armsledger.values import Bounds, Money, Period, Span

_NOBODY = re.compile(
    r"unknown (?:supplier|recipient|country|state)(?:\(s\)|s)?|multiple (?:sellers|suppliers)"
)
_OWN_NAMES = {"Congo": "COG"}
"""Names that SIPRI uses in a sense of its own; its other Congo is 'DR Congo'."""

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)$")
_DEAL = re.compile(r"(?P<part>part of )?(?P<price>.+?)(?P<converted> \([^)]*\))? deal", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a layout from which a claim's arguments come."""

    designation: str
    ordered: str
    order_year: str
    delivered: str
    delivery_years: str


_COLUMNS = {
    Layout.CLASSIC: _Columns(
        "Weapon designation", "Number ordered", "Year of order", "Number delivered", "Year(s) of delivery"
    ),
    Layout.DELIVERIES: _Columns("Designation", "", "Order date", "Numbers delivered", "Delivery year"),
}


class SipriCoder:
    """Finds the claims of a row: in the classic layout the order and the deliveries, else the deliveries."""

    coder = SIPRI
    languages: frozenset[str] = frozenset()

    def code(self, article: Article) -> tuple[Claim, ...]:
        """The row's claims; RowFault where it can't be understood or says nothing."""
        read = sipri_row(article.document)
        row, columns = Row.of(article.document), _COLUMNS[read.layout]
        common = _common(article, row, read, columns)
        claims = []
        if read.layout is Layout.CLASSIC:
            claims.append(_order(common, row, read, columns))
        if read.delivered:
            claims.append(_delivery(common, row, read, columns))
        if not claims:
            raise RowFault(Fault.NO_CLAIM, "it says neither an order nor a number delivered")
        return tuple(claims)


def _common(article: Article, row: Row, read: SipriRow, columns: _Columns) -> Mapping[str, Any]:
    """What all claims of a row share, their mentions of it included."""
    if not read.designation:
        raise RowFault(Fault.UNKNOWN_GOODS, "it names no designation; correct the row or leave it out")
    supplier, recipient = _party(read.supplier), _party(read.recipient)
    if supplier is None and recipient is None:
        raise RowFault(Fault.UNKNOWN_PARTY, "it names neither a supplier nor a recipient")
    category = category_of(
        read.description, armament_category=read.armament_category, designation=read.designation
    )
    return {
        "article": article,
        "coder": SIPRI,
        "supplier": supplier,
        "recipient": recipient,
        "item": read.designation,
        "system": system_of(read.designation, read.description, category),
        "category": category,
        "evidence": (row.quote(),),
        "mentions": {
            Role.SUPPLIER: row.span("Supplier") if supplier else (),
            Role.RECIPIENT: row.span("Recipient") if recipient else (),
            Role.ITEM: row.span(columns.designation),
        },
        "item_status": read.status or None,
        "tiv_per_unit": read.tiv_per_unit,
    }


def _order(common: Mapping[str, Any], row: Row, read: SipriRow, columns: _Columns) -> Claim:
    price, price_span = _price(row, read)
    mentions = {
        **common["mentions"],
        Role.QUANTITY: _figures(row, columns.ordered),
        Role.WHEN: _figures(row, columns.order_year),
        Role.VALUE: price_span,
    }
    certainty = _certainty(read.order_year_uncertain or read.ordered_uncertain)
    own = {
        **price,
        "mentions": mentions,
        "stage": Stage.AGREEMENT,
        "quantity": _quantity(common, read, read.ordered),
        "when": Period.of(f"{read.order_year:04}") if read.order_year else None,
        "certainty": certainty,
        "trigger": row.line(columns.ordered) or row.line(columns.order_year),
        "why": _why(read, common, "agreement, by year of order and number ordered", certainty),
    }
    return Claim(**{**common, **own})


def _delivery(common: Mapping[str, Any], row: Row, read: SipriRow, columns: _Columns) -> Claim:
    years = read.delivery_years
    mentions = {
        **common["mentions"],
        Role.QUANTITY: _figures(row, columns.delivered),
        Role.WHEN: row.span(columns.delivery_years),
    }
    certainty = _certainty(read.delivered_uncertain or read.delivery_years_uncertain)
    own = {
        "mentions": mentions,
        "stage": Stage.DELIVERY,
        "quantity": _quantity(common, read, read.delivered),
        "when": Period(f"{years[0]:04}", f"{years[-1]:04}") if years else None,
        "certainty": certainty,
        "trigger": row.line(columns.delivered),
        "why": _why(read, common, "delivery, by number and years of delivery", certainty),
    }
    return Claim(**{**common, **own})


def _party(name: str) -> str | None:
    """The code of a party as SIPRI names it, '*' for armed groups and '**' for bodies taken off.

    None where SIPRI says that it does not know; RowFault where the catalogue does not know it.
    """
    plain = name.rstrip("* ")
    if not plain or _NOBODY.fullmatch(plain.casefold()):
        return None
    code = _OWN_NAMES.get(plain) or party_of(plain) or party_of(_IN_BRACKETS.sub("", plain))
    if code is None:
        raise RowFault(
            Fault.UNKNOWN_PARTY,
            f"the catalogue knows no party {name!r}; add it to the catalogue's parties, or leave the row out",
        )
    return code


def _figures(row: Row, column: str) -> tuple[Span, ...]:
    """Where the digits of a number or year stand, SIPRI's brackets and question marks apart."""
    digits = re.search(r"\d+(?:\.\d+)?", row.get(column))
    return row.span(column, digits.group()) if digits else ()


def _quantity(common: Mapping[str, Any], read: SipriRow, number: float | None) -> Bounds | None:
    return Bounds(number, number, unit_of(read.description, common["category"])) if number else None


def _certainty(uncertain: bool) -> Certainty:
    return Certainty.PROBABLE if uncertain else Certainty.CERTAIN


def _price(row: Row, read: SipriRow) -> tuple[Mapping[str, Any], tuple[Span, ...]]:
    """The price that a comment states ('$40 m deal', 'Part of $1.6 b deal') and where; none if it is unclear."""
    told = [(found, amount) for part in read.comments.split("; ") for found, amount in _deal(part)]
    if len(told) != 1:
        return {}, ()
    (found, amount) = told[0]
    price = Money(amount.low, amount.high, amount.currency)
    package = f"{read.supplier}-{read.recipient} {found['price']}" if found["part"] else None
    value_of = ValueOf.PACKAGE if found["part"] else ValueOf.ITEM
    return {"value": price, "value_of": value_of, "package": package}, row.span("Comments", found["price"])


def _deal(comment: str) -> list[tuple[re.Match[str], Amount]]:
    """The one amount of which a comment wholly consists."""
    found = _DEAL.fullmatch(comment.strip())
    if found is None:
        return []
    amounts = [a for a in amounts_in(found["price"]) if (a.start, a.end) == (0, len(found["price"]))]
    clear = len(amounts) == 1 and " or " not in found["price"] and not amounts[0].each
    return [(found, amounts[0])] if clear else []


def _why(read: SipriRow, common: Mapping[str, Any], stage: str, certainty: Certainty) -> str:
    """For people, an aspect a line: which columns gave what."""
    marked = "marked as uncertain" if certainty is Certainty.PROBABLE else "not marked as uncertain"
    told = {
        "trigger": "a row of SIPRI's register, for comparison only",
        "item": f"category {common['category']} by {read.description or read.armament_category!r}",
        "stage": stage,
        "certainty": f"{certainty}, as its figures are {marked}",
    }
    return "\n".join(f"{aspect}: {reason}" for aspect, reason in told.items())

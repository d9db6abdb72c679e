"""How a recipient's imports spread over suppliers: shares and the Herfindahl-Hirschman index.

Over SIPRI's rows volumes are sums of its trend-indicator values; over flows, whatever volumes are given.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from armsledger.registers import SipriRow
from armsledger.registers.rows import party_of

_HALF = 0.005
"""By how much a figure rounded to the hundredth may be off."""


@dataclass(frozen=True, slots=True)
class Concentration:
    """A recipient's volume over the years first to last, and the share of each supplier (of 1), the greatest first.

    hhi is the sum of the shares' squares: 1 with one supplier, 1/n with n equal ones, None where nothing came.
    """

    recipient: str
    first: int
    last: int
    volume: float
    shares: Mapping[str, float]
    hhi: float | None


@dataclass(frozen=True, slots=True)
class DealVolume:
    """A deal of SIPRI's by its rows: what they say was delivered, and what pieces times value per unit come to.

    rounding is by how much the two may differ, as both columns are rounded to the hundredth; deal is SIPRI's id, or
    else the row's parties, designation and year of order.
    """

    deal: str
    stated: float
    reckoned: float
    rounding: float


def concentration(recipient: str, first: int, last: int, volumes: Mapping[str, float]) -> Concentration:
    """Shares and HHI of suppliers' volumes, none of which may be below 0; suppliers of nothing are left out."""
    if any(volume < 0 for volume in volumes.values()):
        raise ValueError("a volume is below 0")
    total = sum(volumes.values())
    order = sorted((s for s in volumes if volumes[s]), key=lambda s: (-volumes[s], s))
    shares = {supplier: volumes[supplier] / total for supplier in order}
    hhi = sum(share**2 for share in shares.values()) if shares else None
    return Concentration(recipient, first, last, total, shares, hhi)


def supplier_shares(rows: Iterable[SipriRow], recipient: str, first: int, last: int) -> Concentration:
    """Suppliers' shares of the values that SIPRI's layout of deliveries has for a recipient, years included.

    recipient and suppliers are codes of the catalogue; a name that it does not know stays as SIPRI writes it. A row
    whose years are not all within is left out: the classic layout does not part them.
    """
    volumes: defaultdict[str, float] = defaultdict(float)
    for row in rows:
        years = row.delivery_years
        if not years or not row.tiv_delivered or _code(row.recipient) != recipient:
            continue
        if first <= years[0] and years[-1] <= last:
            volumes[_code(row.supplier)] += row.tiv_delivered
    return concentration(recipient, first, last, volumes)


def deal_volumes(rows: Iterable[SipriRow]) -> tuple[DealVolume, ...]:
    """Each deal's volume as its rows state it, beside pieces times value per unit; rows without either left out."""
    deals: dict[str, DealVolume] = {}
    for row in rows:
        if row.delivered is None or row.tiv_per_unit is None or row.tiv_delivered is None:
            continue
        made = (row.supplier, row.recipient, row.designation, str(row.order_year))
        deal = row.database_id or " / ".join(made)
        before = deals.get(deal, DealVolume(deal, 0, 0, 0))
        deals[deal] = DealVolume(
            deal,
            before.stated + row.tiv_delivered,
            before.reckoned + row.delivered * row.tiv_per_unit,
            before.rounding + _HALF * (row.delivered + 1),
        )
    return tuple(deals.values())


def _code(name: str) -> str:
    return party_of(name) or name

"""A deal so far: what its claims have told, kept so that one more claim is compared in constant time."""

from dataclasses import dataclass, field

from armsledger.terms import Polarity, Stage
from armsledger.transfers.account import Account
from armsledger.transfers.goods import Naming, is_wider

Figure = tuple[float | None, float | None, str]
"""Low, high, and the unit or currency."""


@dataclass(slots=True, eq=False)
class Deal:
    """Grows claim by claim; every figure is kept with the claim that told it first.

    order and approval are the first dated ones, first and last the years that its claims speak of, handed_over
    the first year of a delivery, stopped the last one of a suspension or refusal; joins[i] says why members[i]
    is here.
    """

    members: list[Account] = field(default_factory=list)
    joins: list[str] = field(default_factory=list)
    order: Account | None = None
    approval: Account | None = None
    first: float | None = None
    last: float | None = None
    handed_over: float | None = None
    stopped: float | None = None
    ordered: dict[Figure, Account] = field(default_factory=dict)
    delivered: dict[Figure, Account] = field(default_factory=dict)
    prices: dict[Figure, Account] = field(default_factory=dict)
    packages: dict[str, Account] = field(default_factory=dict)
    documents: dict[str, Account] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    naming: Naming | None = None
    counted: str | None = None
    later_order: Account | None = None

    @property
    def founder(self) -> Account:
        """The claim that the deal began with."""
        return self.members[0]

    def add(self, account: Account, why: str) -> None:
        """Take in one more claim."""
        claim = account.claim
        self.members.append(account)
        self.joins.append(why)
        self.keys.add(claim.anchor_key)
        self._name(account.naming)
        self.counted = self.counted or account.counted
        self.documents.setdefault(claim.document_id, account)
        if account.package:
            self.packages.setdefault(account.package, account)
        if not account.option:
            self._date(account)
            if not _denied(account):
                self._count(account)

    def _name(self, named: Naming | None) -> None:
        """Keep the exacter name; of two spellings the first in the alphabet."""
        if named is None:
            return
        own = self.naming
        respelt = own is not None and named.plain == own.plain and named.name < own.name
        if own is None or is_wider(own, named) or respelt:
            self.naming = named

    def _date(self, account: Account) -> None:
        if account.first is not None and account.last is not None:
            self.first = account.first if self.first is None else min(self.first, account.first)
            self.last = account.last if self.last is None else max(self.last, account.last)
            if account.claim.stage is Stage.DELIVERY and not _denied(account):
                begun = account.first if account.dated else account.last
                self.handed_over = begun if self.handed_over is None else min(self.handed_over, begun)
            if account.claim.stage in (Stage.SUSPENDED, Stage.REFUSED) and not _denied(account):
                self.stopped = max(self.stopped or 0.0, account.last)
        if account.is_dated_order and (self.order is None or account.time < self.order.time):
            self.order = account
        if account.is_dated_approval and (self.approval is None or account.time < self.approval.time):
            self.approval = account
        if account.later_order and self.later_order is None:
            self.later_order = account

    def _count(self, account: Account) -> None:
        claim = account.claim
        if claim.quantity is not None:
            figure = (claim.quantity.low, claim.quantity.high, str(claim.quantity.unit))
            kept = self.delivered if claim.stage is Stage.DELIVERY else self.ordered
            kept.setdefault(figure, account)
        if claim.value is not None and not account.testimony.prices_package:
            self.prices.setdefault((claim.value.low, claim.value.high, claim.value.currency), account)


def _denied(account: Account) -> bool:
    return account.claim.polarity is Polarity.DENIED

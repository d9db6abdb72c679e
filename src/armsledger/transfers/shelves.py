"""Where a pair's deals stand while they grow, so that a claim is compared with a few of them only."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

from armsledger.terms import Category
from armsledger.transfers.account import Account
from armsledger.transfers.deal import Deal
from armsledger.transfers.goods import Naming, stands_for

EARLIER, LATER = 8, 4
"""How many deals of its goods, founded before and after it, a claim is compared with."""

_Family = tuple[str, Category | None]
_UNDATED = 1e4


class Shelf:
    """Deals of the same goods in order of the years in which they began."""

    def __init__(self) -> None:
        self._deals: list[tuple[float, int, Deal]] = []

    def put(self, deal: Deal) -> None:
        """Add a deal that has just been founded."""
        began = _UNDATED if deal.first is None else deal.first
        insort(self._deals, (began, len(self._deals), deal), key=itemgetter(0, 1))

    def near(self, account: Account) -> list[Deal]:
        """The deals nearest in time; for a claim without a date the latest."""
        time = _UNDATED if account.first is None else account.first
        at = bisect_right(self._deals, time, key=itemgetter(0))
        return [deal for _, _, deal in self._deals[max(0, at - EARLIER) : at + LATER]]


class Shelves:
    """All deals of one pair by what they are of."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        names: defaultdict[_Family, dict[str, Naming]] = defaultdict(dict)
        for account in accounts:
            if account.naming is not None:
                names[_family(account)].setdefault(account.naming.plain, account.naming)
        self._stands_for = {family: stands_for(known) for family, known in names.items()}
        self._typed: defaultdict[tuple[_Family, str], Shelf] = defaultdict(Shelf)
        self._of_category: defaultdict[Category, Shelf] = defaultdict(Shelf)
        self._general: defaultdict[tuple[Category, str | None], Shelf] = defaultdict(Shelf)

    def types(self, account: Account) -> tuple[str, ...]:
        """The exact types that a claim's name stands for, among those that the pair's claims name."""
        if account.naming is None:
            return ()
        under = self._stands_for[_family(account)]
        return tuple(name for name in under[account.naming.plain] if len(under[name]) == 1)

    def near(self, account: Account) -> list[Deal]:
        """The deals of the goods that a claim names, at any level of detail; of its category for want of a type."""
        if account.naming is None:
            return self._general[account.claim.category, account.part].near(account)
        family = _family(account)
        names = self._stands_for[family][account.naming.plain]
        return [deal for name in names for deal in self._typed[family, name].near(account)]

    def of_category(self, account: Account) -> list[Deal]:
        """The deals of types of the category that a claim names."""
        return self._of_category[account.claim.category].near(account)

    def put(self, deal: Deal) -> None:
        """Add a deal that has just been founded, under what its founder names."""
        founder = deal.founder
        if founder.naming is None:
            self._general[founder.claim.category, founder.part].put(deal)
            return
        types = self.types(founder)
        name = types[0] if len(types) == 1 else founder.naming.plain
        self._typed[_family(founder), name].put(deal)
        if founder.beside is None:
            self._of_category[founder.naming.category or founder.claim.category].put(deal)


def _family(account: Account) -> _Family:
    assert account.naming is not None
    return account.naming.family, account.beside

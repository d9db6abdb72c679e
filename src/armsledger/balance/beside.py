"""What stands beside the lines of a balance: suppliers' shares, who armed both sides, holdings, action and reaction."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from armsledger.balance.assumptions import Assumption, Assumptions
from armsledger.balance.both_sides import BothSides, both_sides
from armsledger.balance.concentration import Concentration, concentration
from armsledger.balance.flow import Draws, Flow, of_recipient
from armsledger.balance.holdings import Holdings, holdings
from armsledger.balance.losses import Loss, LossList
from armsledger.balance.openings import Opening
from armsledger.balance.question import Question
from armsledger.balance.race import Race, race
from armsledger.catalogue import catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Stocktaking:
    """What holdings are to be reckoned on; nothing of it means: what the register knows to have come."""

    openings: tuple[Opening, ...] = ()
    losses: LossList | None = None
    assumptions: Assumptions = field(default_factory=Assumptions)

    @property
    def begins(self) -> tuple[int, ...]:
        """The years from whose beginning deliveries count on top of an opening stock."""
        return tuple(opening.year + 1 for opening in self.openings)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two recipients, and the suppliers of both by what is known to have been delivered."""

    one: str
    other: str
    armed: tuple[BothSides, ...]


@dataclass(frozen=True, slots=True)
class Stocks:
    """The holdings of the recipients, on what they rest, and which losses are in none of them.

    openings_elsewhere counts opening stocks of other parties, or of after the last year.
    """

    holdings: Holdings
    losses: LossList | None
    openings_elsewhere: int

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """All that is taken for granted, with the defaults."""
        return (*self.holdings.assumptions, *(self.losses.assumptions if self.losses else ()))

    @property
    def losses_elsewhere(self) -> tuple[Loss, ...]:
        """Losses that no stock bears, or of after the last year."""
        return self.holdings.losses_elsewhere


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the lines: shares in the volume delivered by recipient ('' is a supplier that nobody tells).

    stocks and race are None where they are not asked for.
    """

    suppliers: tuple[Concentration, ...]
    pairs: tuple[Pair, ...]
    stocks: Stocks | None
    race: Race | None


def beside(
    question: Question,
    delivered: Sequence[Flow],
    volumes: Sequence[Flow],
    *,
    stocks: Stocks | None = None,
    with_race: bool = False,
) -> Beside:
    """What stands beside the lines, by what was delivered and the volumes of it; the race is the first two's.

    Raises UsageError where a race is asked for that needs the extra `balance`, and it isn't installed.
    """
    return Beside(
        tuple(_suppliers(question, recipient, volumes) for recipient in question.recipients),
        tuple(
            Pair(one, other, both_sides(of_recipient(delivered, one), of_recipient(delivered, other)))
            for one, other in combinations(question.recipients, 2)
        ),
        stocks,
        _race(question, volumes) if with_race else None,
    )


def stocks_of(question: Question, delivered: Sequence[Flow], taking: Stocktaking) -> Stocks:
    """The holdings of the recipients at each year's end, by what all suppliers delivered to them."""
    own = [o for o in taking.openings if o.recipient in question.recipients and o.year <= question.until]
    reckoned = holdings(
        [flow for flow in delivered if flow.recipient in question.recipients],
        years=range(question.since, question.until + 1),
        openings=own,
        losses=taking.losses.losses if taking.losses else (),
        assumptions=taking.assumptions,
        draws=question.draws,
        seed=question.seed,
    )
    return Stocks(reckoned, taking.losses, len(taking.openings) - len(own))


def _suppliers(question: Question, recipient: str, volumes: Sequence[Flow]) -> Concentration:
    """The suppliers' shares in a recipient's volume, by the mean of the draws."""
    by_supplier: defaultdict[str, float] = defaultdict(float)
    for flow in of_recipient(volumes, recipient):
        by_supplier[flow.supplier or ""] += float(flow.draws[-1].mean())
    return concentration(recipient, question.since, question.until, by_supplier)


def _race(question: Question, volumes: Sequence[Flow]) -> Race:
    """The race between the first two recipients' yearly volumes, told by their names."""
    years = range(question.since, question.until + 1)
    one, other = question.recipients[:2]
    series = [_yearly(of_recipient(volumes, side), (len(years), question.draws)) for side in (one, other)]
    names = catalogue().party_name(one), catalogue().party_name(other)
    return race(series[0], series[1], years=years, names=names)


def _yearly(some: Sequence[Flow], shape: tuple[int, int]) -> Draws:
    whole = np.zeros(shape)
    for flow in some:
        whole += flow.draws
    return np.diff(whole, axis=0, prepend=0)

"""The question that a balance answers, and what its answer has to leave out."""

from dataclasses import dataclass

from armsledger.balance.money import BASE_YEAR, DOLLAR, lacking
from armsledger.errors import UsageError
from armsledger.terms import Category

DRAWS, SEED = 4_000, 20_140
"""How many draws carry the uncertainty, and the seed that they come from, unless others are asked for."""

EARLIEST, LATEST = 1900, 2100
"""The years that can be asked for."""

FEWEST = 100
"""Fewer draws than these tell nothing of an interval's ends."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: recipients (two or more codes), by which suppliers (all where empty), over which years."""

    recipients: tuple[str, ...]
    suppliers: tuple[str, ...]
    since: int
    until: int
    as_of: str | None = None
    known_by: str | None = None
    base_year: int = BASE_YEAR
    seed: int = SEED
    draws: int = DRAWS

    def __post_init__(self) -> None:
        if len(set(self.recipients)) < 2:
            raise UsageError("a balance is between two recipients or more; name at least two different ones")
        if self.since > self.until:
            raise UsageError(f"--from {self.since} lies after --to {self.until}; give the earlier year first")
        if self.since < EARLIEST or self.until > LATEST:
            raise UsageError(f"give years from {EARLIEST} to {LATEST}")
        if self.draws < FEWEST or self.seed < 0:
            raise UsageError(f"give --draws of {FEWEST} or more, and a --seed of 0 or more")
        lacking(DOLLAR, BASE_YEAR, base_year=self.base_year)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is in the register and in no sum of the balance, and why."""

    transfer_id: str
    recipient: str | None
    category: Category
    what: str
    why: str

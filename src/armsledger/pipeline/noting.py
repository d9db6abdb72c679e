"""Inputs that are set aside, noted in the ledger many at a time."""

from armsledger.documents import SetAside
from armsledger.ledger import Ledger

TOGETHER = 1_000
"""Inputs that are noted in one transaction."""


class Notes:
    """What one run sets aside; what it did not come to note, the next run over the same inputs finds again."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._all: list[SetAside] = []
        self._noted = 0

    def add(self, aside: SetAside) -> None:
        """Note it with the next ones."""
        self._all.append(aside)
        if len(self._all) - self._noted >= TOGETHER:
            self.settle()

    def settle(self) -> None:
        """Have the ledger know all so far: before an article enters, which may show that a note holds no longer."""
        if self._noted < len(self._all):
            self._ledger.set_aside(*self._all[self._noted :])
            self._noted = len(self._all)

    def all(self) -> tuple[SetAside, ...]:
        """All that was set aside, in order, and known to the ledger."""
        self.settle()
        return tuple(self._all)

"""How far a long work has come, for whoever wants to know."""

from typing import Protocol


class Progress(Protocol):
    """Who wants to know how far a build has come."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins; total is how many steps it has, None where nobody knows."""

    def step(self) -> None:
        """One step of the stage is done."""


class Silence:
    """Progress that nobody wants to know."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Nothing."""

    def step(self) -> None:
        """Nothing."""

"""Count: a number of things, with its bounds and its exact words."""

from dataclasses import dataclass

from armsledger.terms import Unit


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things at [start, end) of a text, bounding words included.

    noun is the first one to four words after it, empty and bare where no noun follows ('ordered ten, four of
    them'); goods is False where they name people, places, times, papers or deeds. noun_end is the end of the
    counted noun, or of the number where there is none.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: Unit = Unit.ITEM
    bare: bool = False
    noun: str = ""
    goods: bool = True
    noun_end: int = 0

"""Joining neighbours in a row of things read from a text."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def merged(items: Iterable[T], together: Callable[[T, T], T | None]) -> Iterator[T]:
    """The items, left to right, with each two neighbours made one where `together` makes them one."""
    last: T | None = None
    for item in items:
        both = None if last is None else together(last, item)
        if last is not None and both is None:
            yield last
        last = item if both is None else both
    if last is not None:
        yield last

"""Dates of context that a reader lays over a picture: a CSV of events."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from armsledger.errors import InputError
from armsledger.values import Period

COLUMNS = ("date", "label")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: when (YYYY, YYYY-MM or YYYY-MM-DD), and what, in the reader's words."""

    date: str
    label: str

    @property
    def at(self) -> float:
        """The date as a year with a fraction; a month or year stands for its first day."""
        year, *rest = (int(part) for part in self.date.split("-"))
        month, day = (*rest, 1, 1)[:2]
        return year + (month - 1) / 12 + (day - 1) / 372


def read_events(path: Path) -> tuple[Event, ...]:
    """The events of a CSV file with the columns date and label, by date; InputError where it is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"{path}: {told}; name a CSV file of events that can be read") from error
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path}: no column {missing[0]!r}; the first line must name date and label")
    return in_order([_event(row, f"{path}:{rows.line_num}") for row in rows])


def in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events from the earliest on."""
    return tuple(sorted(events, key=lambda event: (event.at, event.label)))


def _event(row: dict[str, str | None], where: str) -> Event:
    date, label = ((row.get(name) or "").strip() for name in COLUMNS)
    try:
        Period.of(date)
    except ValueError:
        raise InputError(f"{where}: {date!r} is no date; write it as 2016-04-02, 2016-04 or 2016") from None
    if not label:
        raise InputError(f"{where}: an event without a label; say what happened")
    return Event(date, label)

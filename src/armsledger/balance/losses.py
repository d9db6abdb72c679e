"""Losses by recipient, goods and year, from the CSV layouts in which visually confirmed losses are published.

Two layouts are read, known by their columns: one row an item (country, system, status, url, date_recorded, …), and
totals that grow from day to day (country, equipment_type, destroyed, abandoned, captured, damaged, type_total). Their
dates are those of the record; a loss may be older. Sources of the layouts: docs/balance-holdings.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from armsledger.balance.assumptions import Assumption
from armsledger.balance.given import Given, read_given
from armsledger.balance.loss_rows import COLUMNS, Aside, Item, LossStatus, Reader, Total
from armsledger.documents import SetAside
from armsledger.errors import InputError, UsageError
from armsledger.terms import Category

DEFAULT_STATUSES = frozenset({LossStatus.DESTROYED, LossStatus.CAPTURED, LossStatus.ABANDONED})
"""What counts as lost: a damaged piece is mended, an abandoned one seldom comes back."""

NO_FAULT = frozenset({Aside.SUM, Aside.NOT_LOST, Aside.REPEATED})
"""Rows that are read well and count in no year of their own."""

_Goods = tuple[str, Category, str | None]
_SideItems = Mapping[tuple[str, str], list[Item]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LossOptions:
    """What counts as a loss, and the year of rows without a date."""

    statuses: frozenset[LossStatus] = DEFAULT_STATUSES
    year: int | None = None

    def __post_init__(self) -> None:
        if not self.statuses:
            raise UsageError(f"no status counts as lost; give some of {', '.join(LossStatus)}")

    def stated(self) -> tuple[Assumption, ...]:
        """What is taken for granted of the lists."""
        return (
            Assumption(
                "lost",
                _listed(self.statuses),
                _listed(DEFAULT_STATUSES),
                "a damaged piece is mended, an abandoned one seldom comes back",
            ),
            Assumption(
                "year of a loss",
                told := "the year in which it was recorded",
                told,
                "the lists tell when a picture was found, and seldom when the piece was lost",
            ),
        )


@dataclass(frozen=True, slots=True)
class Loss:
    """So many pieces that a party lost in a year, and how many of them its enemy captured.

    captor is None where the list doesn't tell. designation is None where only the category is known. lines are
    those of the file that it rests on.
    """

    country: str
    category: Category
    designation: str | None
    year: int
    number: int
    captured: int
    captor: str | None
    lines: tuple[int, ...]

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands among others."""
        return self.country, self.category, self.designation or "", self.year, self.captor or "", self.lines


@dataclass(frozen=True, slots=True)
class LossList:
    """What a list of losses comes to.

    used counts the rows that were added up; every other is in aside with its line. unresolved are names that the
    catalogue lacks, with their rows, most first: they count in their category, or stand aside where none is known.
    repeated are ids that stood in more rows than one. notes tell what a reader should know of the list.
    """

    source: str
    losses: tuple[Loss, ...]
    aside: tuple[SetAside, ...]
    used: int
    unresolved: tuple[tuple[str, int], ...]
    repeated: tuple[str, ...]
    notes: tuple[str, ...]
    assumptions: tuple[Assumption, ...]

    @property
    def has_faults(self) -> bool:
        """Whether rows stand aside that can't be read, other than those that don't count or count elsewhere."""
        return any(row.kind not in NO_FAULT for row in self.aside)


def read_losses(path: Path, options: LossOptions | None = None) -> LossList:
    """The losses of a list, sorted; InputError where it is no such list or its totals have no date."""
    options = options or LossOptions()
    given = read_given(path, COLUMNS)
    totals = {"country", *map(str, DEFAULT_STATUSES)} <= given.columns
    items = {"country", "status"} <= given.columns
    if not (totals or items) or not {"name", "heading"} & given.columns:
        raise InputError(
            f"{path}: the first line doesn't name the columns of a list of losses: country, system and status for "
            "one row an item; country, equipment_type, destroyed, abandoned, captured and damaged for totals"
        )
    if "date" not in given.columns and options.year is None:
        raise InputError(
            f"{path}: no column tells a date (date_recorded, date, …); say of which year these losses are"
        )
    reader = Reader(given, options.year)
    if totals:
        return _of_totals(given, reader, options)
    return _of_items(given, reader, options)


def _of_items(given: Given, reader: Reader, options: LossOptions) -> LossList:
    """Each id counts once, as a loss of the first year in which a status of it counts."""
    read = [reader.item(line) for line in given.lines]
    aside = [row for row in read if isinstance(row, SetAside)]
    by_id: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for row in read:
        if isinstance(row, Item):
            by_id[(row.country, row.id or f"line {row.line}")].append(row)
    captor = _other_of({item.country for rows in by_id.values() for item in rows})
    tally = _Tally()
    for rows in by_id.values():
        rows.sort(key=lambda i: (i.date, i.status.rank, i.line))
        counted = next((row for row in rows if row.status in options.statuses), None)
        for row in rows:
            if row is not counted:
                aside.append(_not_counted(given, row, counted))
        if counted is not None:
            last = rows[-1]
            captured = last.status is LossStatus.CAPTURED
            tally.add(
                counted.goods, counted.year, 1, captured, last.captor or captor(counted.country), counted.line
            )
    repeated = sorted({key[1] for key, rows in by_id.items() if len(rows) > 1})
    notes = tuple(_item_notes(by_id, captor))
    return _made(given, tally, aside, reader, tuple(repeated), notes, options)


def _not_counted(given: Given, row: Item, counted: Item | None) -> SetAside:
    where = f"{given.path}:{row.line}"
    if counted is not None:
        told = f"the id {row.id!r} stands in line {counted.line} too; it counts once"
        return SetAside(where, Aside.REPEATED, told)
    told = f"what is {row.status} doesn't count as lost; name the status to count it"
    return SetAside(where, Aside.NOT_LOST, told)


def _item_notes(by_id: _SideItems, captor: Callable[[str], str | None]) -> Iterator[str]:
    items = [item for rows in by_id.values() for item in rows]
    if items and not any(item.id for item in items):
        yield "the list has no ids: rows that are the same count as pieces of their own"
    pictures = Counter(item.url for item in items if item.url)
    if shared := sum(1 for count in pictures.values() if count > 1):
        yield f"{shared} pictures stand in several rows: they show several pieces, or a piece was listed twice"
    unknown = [i for i in items if i.status is LossStatus.CAPTURED and not (i.captor or captor(i.country))]
    if unknown:
        yield f"of {len(unknown)} captured pieces the list doesn't tell by whom"


def _of_totals(given: Given, reader: Reader, options: LossOptions) -> LossList:
    """A year's losses are what its last totals are above those of the year before."""
    read = [reader.total(line) for line in given.lines]
    aside = [row for row in read if isinstance(row, SetAside)]
    series: defaultdict[tuple[str, str, str], list[Total]] = defaultdict(list)
    for row in read:
        if isinstance(row, Total):
            series[(row.goods[0], row.heading.casefold(), row.name.casefold())].append(row)
    captor = _other_of({country for country, *_ in series})
    tally, revised, repeated = _Tally(), 0, 0
    for rows in series.values():
        rows.sort(key=lambda t: (t.date, -t.lost(frozenset(LossStatus)), t.line))
        days: dict[str, Total] = {}
        for row in rows:
            first = days.setdefault(row.date, row)
            if first is not row:
                told = f"line {first.line} has the totals of {row.date} already; one of a day counts"
                aside.append(SetAside(f"{given.path}:{row.line}", Aside.REPEATED, told))
                repeated += 1
        revised += _add_years(tally, list(days.values()), options.statuses, captor)
    notes = (
        [f"{revised} series of totals fall at some year's end: the later, lower ones count"]
        if revised
        else []
    )
    return _made(given, tally, aside, reader, (), tuple(notes), options)


def _add_years(
    tally: "_Tally",
    days: Sequence[Total],
    statuses: frozenset[LossStatus],
    captor: Callable[[str], str | None],
) -> bool:
    """Adds what each year's end has above the one before; says whether totals had to be lowered to later ones."""
    ends = {day.year: day for day in days}
    years = sorted(ends)
    lost = [ends[year].lost(statuses) for year in years]
    captured = [ends[year].lost(statuses & {LossStatus.CAPTURED}) for year in years]
    before = 0, 0
    for place, year in enumerate(years):
        now = min(lost[place:]), min(captured[place:])
        lines = [day.line for day in days if day.year == year]
        own = ends[year].goods
        number, taken = now[0] - before[0], now[1] - before[1]
        tally.add(own, year, number, min(taken, number), captor(own[0]), *lines)
        before = now
    return any(later < earlier for earlier, later in pairwise(lost))


class _Tally:
    """Pieces lost by goods, year and captor, with the lines that they rest on."""

    def __init__(self) -> None:
        self._numbers: Counter[tuple[_Goods, int, str | None]] = Counter()
        self._captured: Counter[tuple[_Goods, int, str | None]] = Counter()
        self._lines: defaultdict[tuple[_Goods, int, str | None], list[int]] = defaultdict(list)

    def add(
        self, goods: _Goods, year: int, number: int, captured: int, captor: str | None, *lines: int
    ) -> None:
        """Adds so many pieces, so many of them captured."""
        key = goods, year, captor if captured else None
        self._numbers[key] += number
        self._captured[key] += captured
        self._lines[key].extend(lines)

    @property
    def used(self) -> int:
        """How many rows were added."""
        return sum(map(len, self._lines.values()))

    def losses(self) -> Iterable[Loss]:
        """What was added up, where it is any."""
        for (goods, year, captor), number in self._numbers.items():
            if number:
                key = goods, year, captor
                lines = tuple(sorted(self._lines[key]))
                yield Loss(*goods, year, number, self._captured[key], captor, lines)


def _made(
    given: Given,
    tally: _Tally,
    aside: Iterable[SetAside],
    reader: Reader,
    repeated: tuple[str, ...],
    notes: tuple[str, ...],
    options: LossOptions,
) -> LossList:
    ordered = sorted(tally.losses(), key=lambda x: x.place)
    by_line = sorted(aside, key=lambda s: int(s.source.rpartition(":")[2]))
    return LossList(
        given.path,
        tuple(ordered),
        tuple(by_line),
        tally.used,
        reader.unresolved,
        repeated,
        notes,
        options.stated(),
    )


def _other_of(countries: set[str]) -> Callable[[str], str | None]:
    """Who captured a side's pieces: the other side of a list that has two; None where it has more, or one."""
    if len(countries) != 2:
        return lambda _: None
    one, other = sorted(countries)
    return {one: other, other: one}.get


def _listed(statuses: frozenset[LossStatus]) -> str:
    return ", ".join(status for status in LossStatus if status in statuses)

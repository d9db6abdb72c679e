"""Which rows of the mirror the filters ask for, each filter meaning what it means for the register."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from armsledger.catalogue import catalogue
from armsledger.claims import Claim
from armsledger.estimates import Entry
from armsledger.estimates.elsewhere import MirrorRow
from armsledger.estimates.mirror import Answer, Declared
from armsledger.ledger import Filters
from armsledger.terms import Stage


@dataclass(frozen=True, slots=True)
class Sieve:
    """The filters, with the press' entries and the compilations' claims by the ids that the rows name them by.

    What a state declared counts as a delivery of the row's calendar year, told by one witness, that state. Two
    declarations that differ are contested figures as those of the press are.
    """

    wanted: Filters
    press: Mapping[str, Entry]
    comparisons: Mapping[str, Claim]

    @classmethod
    def of(cls, wanted: Filters, press: Iterable[Entry], comparisons: Iterable[Claim]) -> "Sieve":
        """The sieve over what the ledger holds."""
        entries = {entry.transfer.id or "": entry for entry in press}
        return cls(wanted, entries, {claim.id: claim for claim in comparisons})

    def admits(self, row: MirrorRow) -> bool:
        """Whether a row is asked for."""
        wanted, flow = self.wanted, row.pair.flow
        return (
            (not wanted.suppliers or flow.exporter in wanted.suppliers)
            and (not wanted.recipients or flow.importer in wanted.recipients)
            and (not wanted.categories or flow.category in wanted.categories)
            and self._in_period(flow.year)
            and (not wanted.designations or any(map(wanted.names, self._designations(row))))
            and (not wanted.stages or not wanted.stages.isdisjoint(self._stages(row)))
            and (not wanted.min_witnesses or len(set(self._witnesses(row))) >= wanted.min_witnesses)
            and (not wanted.conflict or self._is_contested(row))
        )

    def _in_period(self, year: int) -> bool:
        asked = self.wanted.period
        since, until = (asked.start, asked.end) if asked else (None, None)
        return (since is None or year >= int(since[:4])) and (until is None or year <= int(until[:4]))

    def _told(self, row: MirrorRow) -> list[Entry]:
        return [self.press[name] for told in row.press for name in told.of]

    def _designations(self, row: MirrorRow) -> Iterator[str | None]:
        for side in _declared(row):
            for line in side.lines:
                named = catalogue().items_in(line.comments)
                yield from (item.designation.name for item in named if item.designation)
        yield from (entry.transfer.designation for entry in self._told(row))
        yield from (self.comparisons[name].system for told in row.sipri for name in told.of)

    def _stages(self, row: MirrorRow) -> Iterator[Stage]:
        if _declared(row) or row.sipri:
            yield Stage.DELIVERY
        yield from (entry.stage for entry in self._told(row))

    def _witnesses(self, row: MirrorRow) -> Iterator[str]:
        yield from (side.lines[0].reporter or "" for side in _declared(row))
        yield from (t.witness for entry in self._told(row) for t in entry.testimonies)

    def _is_contested(self, row: MirrorRow) -> bool:
        totals = {side.total for side in _declared(row)} - {None}
        return (
            len(totals) > 1
            or row.pair.answer is Answer.ANOTHER_NUMBER
            or any(entry.conflict for entry in self._told(row))
        )


def _declared(row: MirrorRow) -> list[Declared]:
    return [side for side in (row.pair.by_exporter, row.pair.by_importer) if side]

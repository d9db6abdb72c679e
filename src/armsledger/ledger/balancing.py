"""The balance of recipients, from the register as it stood at each year's end."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from armsledger.balance import (
    BASE_YEAR,
    DRAWS,
    EARLIEST,
    LATEST,
    SEED,
    Balance,
    CatalogueWeights,
    Flow,
    LeftOut,
    Question,
    Stocktaking,
    Weights,
    balance,
    flows,
    sipri_weights,
    stated_structures,
)
from armsledger.balance.flow import reported
from armsledger.errors import UsageError
from armsledger.estimates import Entry, Priors
from armsledger.estimates.knowing import last_day
from armsledger.ledger import reading, register
from armsledger.ledger.filters import Filters, party_code
from armsledger.registers import RowFault, SipriRow, is_comparison, sipri_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a balance; of years not said, those of the first and last report that counts.

    taking asks for holdings besides, race for action and reaction between the first two recipients. Parties may be
    given by name and become codes; as_of and known_by are dates. UsageError where one of them can't be understood.
    """

    recipients: tuple[str, ...]
    suppliers: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    as_of: str | None = None
    known_by: str | None = None
    base_year: int = BASE_YEAR
    seed: int = SEED
    draws: int = DRAWS
    taking: Stocktaking | None = None
    race: bool = False

    def __post_init__(self) -> None:
        for parties in ("recipients", "suppliers"):
            codes = dict.fromkeys(party_code(name) for name in getattr(self, parties))
            object.__setattr__(self, parties, tuple(codes))
        last_day(self.as_of, "as-of")
        last_day(self.known_by, "known-by")

    def question(self, years: Sequence[int]) -> Question:
        """The question over years that are known to hold something; nothing after as_of is asked for."""
        since, until = self.since, self.until
        if since is None:
            since = min([*years, *([until] if until is not None else [])], default=None)
        if until is None:
            until = max([*years, *([since] if since is not None else [])], default=None)
        last = int(self.as_of[:4]) if self.as_of else None
        if last is not None and since is not None and until is not None:
            if since > last:
                raise UsageError(f"--from {since} lies after --as-of {self.as_of}; give an earlier year")
            until = min(until, last)
        if since is None or until is None:
            raise UsageError(
                "the ledger holds no dated order or delivery of these recipients (by these suppliers); "
                "'armsledger register' shows what it holds"
            )
        return Question(
            recipients=self.recipients,
            suppliers=self.suppliers,
            since=since,
            until=until,
            as_of=self.as_of,
            known_by=self.known_by,
            base_year=self.base_year,
            seed=self.seed,
            draws=self.draws,
        )


def balance_of(
    connection: Connection, asked: Asked, *, weights: Weights | None = None, priors: Priors | None = None
) -> Balance:
    """The balance that is asked for, its volumes by these weights, or else by the catalogue's.

    The others are the catalogue's index with and without generations, and SIPRI's values where they were imported.
    """
    wanted = Filters(suppliers=frozenset(asked.suppliers), recipients=frozenset(asked.recipients))
    whole = tuple(register.each_entry(connection, wanted, known_by=asked.known_by, priors=priors))
    question = asked.question(sorted(_years(whole, asked.as_of)))
    registers = _registers(connection, wanted, question, whole, priors)
    sets = [*([weights] if weights else []), CatalogueWeights(), CatalogueWeights(growth=1)]
    if rows := tuple(_sipri_rows(connection)):
        sets.append(sipri_weights(rows))
    used, *others = sets
    return balance(
        question,
        flows(registers, seed=question.seed, draws=question.draws),
        weights=used,
        others=others,
        structures=stated_structures(t.claim for entry in whole for t in entry.testimonies),
        left_out=tuple(_undated(whole)),
        taking=asked.taking,
        stocked=_stocked(connection, question, asked.taking, priors) if asked.taking else (),
        with_race=asked.race,
    )


def _stocked(
    connection: Connection, question: Question, taking: Stocktaking, priors: Priors | None
) -> tuple[Flow, ...]:
    """The flows that holdings are reckoned from: of all suppliers, since the first report or opening stock."""
    wanted = Filters(recipients=frozenset(question.recipients))
    whole = tuple(register.each_entry(connection, wanted, known_by=question.known_by, priors=priors))
    begins = [question.since, *_years(whole, question.as_of), *taking.begins]
    longer = replace(question, since=max(EARLIEST, min(begins)))
    registers = _registers(connection, wanted, longer, whole, priors)
    return flows(registers, seed=question.seed, draws=question.draws).flows


def _registers(
    connection: Connection,
    wanted: Filters,
    question: Question,
    whole: Iterable[Entry],
    priors: Priors | None,
) -> Mapping[int, Sequence[Entry]]:
    """The register at the end of the year before the first one, and of each year; the last one by as_of.

    A year in which nothing happened has the register of the year before.
    """
    eventful = {int(day[:4]) for entry in whole for t in entry.testimonies if (day := t.effective)}
    days: dict[int, str] = {}
    for year in range(question.since - 1, question.until + 1):
        end = min(f"{year}-12-31", question.as_of or "9999")
        days[year] = end if year in eventful else days.get(year - 1, end)
    read = register.at_days(
        connection, wanted, tuple(dict.fromkeys(days.values())), known_by=question.known_by, priors=priors
    )
    return {year: read[day] for year, day in days.items()}


def _years(entries: Iterable[Entry], as_of: str | None) -> Iterator[int]:
    """The years of the orders and deliveries that are reported, until that of as_of."""
    for entry in entries:
        for testimony in reported(entry):
            day = testimony.effective
            if day and str(EARLIEST) <= day[:4] <= (as_of or str(LATEST))[:4]:
                yield int(day[:4])


def _undated(entries: Iterable[Entry]) -> Iterator[LeftOut]:
    """The transfers of which nobody says when, nor when it was reported."""
    for entry in entries:
        if not any(t.effective for t in entry.testimonies):
            transfer = entry.transfer
            yield LeftOut(
                transfer.id or "", transfer.recipient, transfer.category, "transfer", "no report bears a date"
            )


def _sipri_rows(connection: Connection) -> Iterator[SipriRow]:
    """The rows of SIPRI's register that were imported and can be read."""
    ids = {t.claim.document_id for t in reading.comparisons(connection) if is_comparison(t.claim.coder)}
    for document_id in sorted(ids):
        try:
            yield sipri_row(reading.article_shown(connection, document_id).document)
        except RowFault:
            continue

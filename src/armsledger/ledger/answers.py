"""What a ledger answers: nothing here changes it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from armsledger.balance import (
    BASE_YEAR,
    DRAWS,
    SEED,
    Balance,
    Frames,
    Stocktaking,
    Weights,
    frames,
    read_weights,
)
from armsledger.claims import Claim
from armsledger.documents import Article, Publication
from armsledger.estimates import Entry, Priors
from armsledger.ledger import (
    appearing,
    balancing,
    coded,
    finding,
    forgetting,
    judging,
    outcome,
    pending,
    reading,
    register,
    status,
)
from armsledger.ledger.database import Database
from armsledger.ledger.filters import Filters, check_designations
from armsledger.ledger.finding import Found, Kind
from armsledger.ledger.forgetting import Takedown
from armsledger.ledger.judging import Judged
from armsledger.ledger.outcome import Lineage
from armsledger.ledger.reading import ClaimFound, Standing
from armsledger.transfers import Correction, Pair, Testimony


class Answers:
    """Documents, their claims, and the transfers that the claims are about, as they stand in a database.

    What is told of transfers is the outcome of the last resolve step, whole, even while articles enter.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def standings(self) -> tuple[Standing, ...]:
        """What every document is in the ledger, in the order of their ids."""
        with self._database.reading() as connection:
            return reading.standings(connection)

    def count_transfers(self) -> int:
        """How many transfers the register has."""
        with self._database.reading() as connection:
            return outcome.count_transfers(connection)

    def is_resolved(self) -> bool:
        """Whether the register knows all that is current: not so while a build is under way or cut short."""
        with self._database.reading() as connection:
            return not pending.is_any(connection)

    def each_entry(
        self,
        wanted: Filters | None = None,
        *,
        of: Collection[Pair] | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
        priors: Priors | None = None,
    ) -> Iterator[Entry]:
        """The register, one entry after the other, so that a big one needs no more memory than a small one.

        It holds what had happened by as_of, of what was published by known_by (YYYY-MM-DD), of all pairs or of
        these. priors say how far sources are believed before anything is learnt of them; by default the
        packaged ones.
        """
        with self._database.reading() as connection:
            yield from register.each_entry(
                connection, wanted or Filters(), of=of, as_of=as_of, known_by=known_by, priors=priors
            )

    def check(self, wanted: Filters) -> None:
        """Raise UsageError where a filter names a designation that neither the catalogue nor the register knows."""
        if wanted.designations:
            with self._database.reading() as connection:
                check_designations(wanted.designations, outcome.designations(connection))

    def entries(
        self, *, as_of: str | None = None, known_by: str | None = None, priors: Priors | None = None
    ) -> tuple[Entry, ...]:
        """The whole register at once."""
        return tuple(self.each_entry(as_of=as_of, known_by=known_by, priors=priors))

    def balance_of(
        self, asked: balancing.Asked, *, weights: Weights | None = None, priors: Priors | None = None
    ) -> Balance:
        """What recipients got, compared with its uncertainty; volumes by these weights, or the catalogue's."""
        with self._database.reading() as connection:
            return balancing.balance_of(connection, asked, weights=weights, priors=priors)

    def balance(
        self,
        *recipients: str,
        supplier: str | Sequence[str] = (),
        since: int | None = None,
        until: int | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
        weights: str | Path | None = None,
        base_year: int = BASE_YEAR,
        seed: int = SEED,
        draws: int = DRAWS,
        taking: Stocktaking | None = None,
        race: bool = False,
    ) -> Frames:
        """The same as data frames: `ledger.balance("ARM", "AZE", supplier="RUS").lines`.

        taking asks for holdings too, race for action and reaction between the first two.
        Parties are codes or names. UsageError where pandas, of the extra `balance`, isn't installed.
        """
        asked = balancing.Asked(
            recipients=recipients,
            suppliers=(supplier,) if isinstance(supplier, str) else tuple(supplier),
            since=since,
            until=until,
            as_of=as_of,
            known_by=known_by,
            base_year=base_year,
            seed=seed,
            draws=draws,
            taking=taking,
            race=race,
        )
        return frames(self.balance_of(asked, weights=read_weights(Path(weights)) if weights else None))

    def pairs_of(self, document_id: str) -> tuple[Pair, ...]:
        """The pairs of supplier and recipient whose figures may rest on a document."""
        with self._database.reading() as connection:
            return forgetting.pairs_of(connection, document_id)

    def corrections(self, document_id: str) -> tuple[Correction, ...]:
        """Which documents stand in the place of this one, and in the place of which it stands."""
        with self._database.reading() as connection:
            return appearing.corrections_of(connection, document_id)

    def takedowns(self, prefix: str = "") -> tuple[Takedown, ...]:
        """The documents that were taken down, or those of them whose ids start so."""
        with self._database.reading() as connection:
            return forgetting.takedowns(connection, prefix)

    def judgements(self) -> tuple[Judged, ...]:
        """All that people judged, what was undone too, the oldest first."""
        with self._database.reading() as connection:
            return judging.judged(connection)

    def claims_at(self, *anchor_keys: str) -> Mapping[str, ClaimFound]:
        """The current claims with these anchor keys; a key is missing where no current claim has it."""
        with self._database.reading() as connection:
            return reading.claims_at(connection, anchor_keys)

    def comparisons(self) -> Iterator[Testimony]:
        """The current claims of compilations such as SIPRI's: no witnesses, in no transfer, never exported."""
        with self._database.reading() as connection:
            yield from reading.comparisons(connection)

    def find(self, prefix: str, *kinds: Kind) -> Found:
        """The one thing whose id starts so; UsageError, listing the choices, where that is not one thing."""
        with self._database.reading() as connection:
            return finding.find(connection, prefix, *kinds)

    def transfer(
        self,
        prefix: str,
        *,
        as_of: str | None = None,
        known_by: str | None = None,
        priors: Priors | None = None,
    ) -> Entry:
        """A transfer by its id, the beginning of it, or an id that it was merged from; UsageError where none is.

        as_of and known_by as in `each_entry`.
        """
        with self._database.reading() as connection:
            found = finding.find(connection, prefix, Kind.TRANSFER)
            return register.one_entry(connection, found.id, as_of=as_of, known_by=known_by, priors=priors)

    def package(
        self,
        package_id: str,
        *,
        as_of: str | None = None,
        known_by: str | None = None,
        priors: Priors | None = None,
    ) -> tuple[Entry, ...]:
        """The entries of the transfers that share a package; as_of and known_by as in `each_entry`."""
        with self._database.reading() as connection:
            return register.package_entries(
                connection, package_id, as_of=as_of, known_by=known_by, priors=priors
            )

    def claim(self, prefix: str) -> ClaimFound:
        """A claim by its id or the beginning of it, current or superseded."""
        with self._database.reading() as connection:
            found = finding.find(connection, prefix, Kind.CLAIM)
            return reading.claim_found(connection, found.id)

    def article(self, document_id: str) -> Article:
        """A document as its first publication shows it, as it is coded; LedgerError where there is none."""
        with self._database.reading() as connection:
            return reading.article_shown(connection, document_id)

    def publications(self, document_id: str) -> tuple[Publication, ...]:
        """The appearances of a document, the first one first."""
        with self._database.reading() as connection:
            return coded.publications_of(connection, document_id)[document_id]

    def claims(self, document_id: str) -> tuple[Claim, ...]:
        """The current claims of a document, in the coder's order."""
        with self._database.reading() as connection:
            return reading.current_claims_of(connection, document_id)

    def lineages(self, document_id: str) -> tuple[Lineage, ...]:
        """What witnesses a document's claims count as, and why, after the last resolve step."""
        with self._database.reading() as connection:
            return outcome.lineages_of(connection, document_id)

    def status(self) -> status.Status:
        """What the ledger holds, counted."""
        with self._database.reading() as connection:
            return status.status(connection)

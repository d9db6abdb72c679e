"""The ledger: claims, and nothing that can't be walked back to them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from armsledger.claims import Claim, Coder
from armsledger.documents import READER_VERSION, Article, SetAside
from armsledger.ledger import forgetting, judging, looking, pending, storing, versions
from armsledger.ledger.answers import Answers
from armsledger.ledger.database import Database
from armsledger.ledger.judging import Judged
from armsledger.ledger.resolving import Desk
from armsledger.values import Judgement

DEFAULT_PATIENCE = 30.0
"""Seconds that a transaction waits while another process writes."""


class Ledger(Answers):
    """A ledger in one file or database: what it answers, and what may be entered.

    Whatever one call writes lands wholly or not at all, so that a process may end at any moment.
    """

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, patience: float = DEFAULT_PATIENCE) -> "Ledger":
        """Open a file or a database URL; LedgerError where it can't be opened, or is no ledger of ours."""
        database = Database(where, create=create, patience=patience)
        try:
            versions.prepare(database, create=create)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    @property
    def where(self) -> str:
        """The file or URL."""
        return self._database.where

    def look(self, article: Article, *, reader_version: str = READER_VERSION) -> looking.Look:
        """What is known of an article before a coder reads it: as what to read it, and how it is coded now."""
        with self._database.reading() as connection:
            return looking.look(connection, article, reader_version)

    def add(
        self,
        article: Article,
        *,
        shown: Article | None = None,
        coder: Coder | None = None,
        claims: Sequence[Claim] = (),
        reader_version: str = READER_VERSION,
    ) -> storing.Stored:
        """Store an article and, with a coder, what it found in the document as shown, in one transaction."""
        with self._database.writing() as connection:
            return storing.store(
                connection,
                article,
                reader_version=reader_version,
                shown=shown or article,
                coder=coder,
                claims=claims,
            )

    def code(self, document_id: str, coder: Coder, claims: Sequence[Claim]) -> bool:
        """Make these the current claims of a stored document; whether that coding is new."""
        with self._database.writing() as connection:
            return storing.code(connection, document_id, coder, claims)

    def set_aside(self, *asides: SetAside) -> None:
        """Note inputs that could not be used, all or none of them."""
        with self._database.writing() as connection:
            storing.keep_set_aside(connection, asides)

    def judge(self, *judgements: Judgement, judge: str | None = None, note: str | None = None) -> Judged:
        """Keep what a person says at once of some claims; it counts from the next resolve step on."""
        with self._database.writing() as connection:
            return judging.judge(connection, judgements, judge=judge, note=note)

    def undo(self, judgement_id: str) -> None:
        """Take a judgement back; UsageError where there is none in force."""
        with self._database.writing() as connection:
            judging.undo(connection, judgement_id)

    def forget(self, document_id: str, *, reason: str) -> None:
        """Take a document down: its text and all that rests on it; LedgerError where there is none.

        What the resolve step made of it goes with the next one; `wipe` after that.
        """
        with self._database.writing(wiping=True) as connection:
            forgetting.forget(connection, document_id, reason=reason)

    def wipe(self) -> None:
        """Rid the ledger's files of the remains of what was taken down; takes as long as copying them."""
        self._database.wipe()

    @contextmanager
    def resolving(self) -> Iterator[Desk]:
        """A transaction of the resolve step."""
        with self._database.writing() as connection:
            yield Desk(connection)

    def prepare_resolving(self, *, anew: bool = False) -> int:
        """Let all pairs wait for the resolve step that it must look at, or all there are; how many."""
        with self._database.writing() as connection:
            if anew:
                pending.touch_all(connection)
            else:
                pending.spread(connection)
            return pending.count(connection)

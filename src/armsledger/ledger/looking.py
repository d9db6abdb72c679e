"""What the ledger knows of an article before a coder reads it, and the ids of what a coder would make of it."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from armsledger.claims import Coder
from armsledger.documents import Article, Document
from armsledger.ledger.coded import publications_of
from armsledger.ledger.forgetting import Takedown, takedown
from armsledger.ledger.rows import article_of, document_of, order_of, regions_written
from armsledger.ledger.schema import CODINGS, DOCUMENTS, LABELLINGS
from armsledger.values import digest

# Made once: making a statement costs more than running it.
LABELLED = select(LABELLINGS.c.regions).where(
    LABELLINGS.c.document_id == bindparam("document"), LABELLINGS.c.reader_version == bindparam("reader")
)
CODED = (
    select(DOCUMENTS.c.coding_id, CODINGS.c.coder, CODINGS.c.coder_version)
    .join_from(DOCUMENTS, CODINGS, CODINGS.c.id == DOCUMENTS.c.coding_id)
    .where(DOCUMENTS.c.id == bindparam("document"))
)


@dataclass(frozen=True, slots=True)
class Look:
    """An article's document as a coder is to read it, and whose claims are its current ones, if anyone's.

    It is shown as its first known publication shows it. gone is its takedown, where it was taken down.
    """

    shown: Article
    reader_version: str
    coding_id: str | None = None
    coder: Coder | None = None
    gone: Takedown | None = None

    def wants(self, coder: Coder) -> bool:
        """Whether the current claims of the document are not this coder's, on the document as it is shown."""
        labelling = labelling_id(self.shown, self.reader_version)
        return self.coding_id != coding_id(labelling, self.shown.publication.id, coder)


def look(connection: Connection, article: Article, reader_version: str) -> Look:
    """What the ledger knows of an article."""
    document_id = article.document.id
    coded = connection.execute(CODED, {"document": document_id}).one_or_none()
    return Look(
        as_shown(connection, article, reader_version),
        reader_version,
        None if coded is None else coded.coding_id,
        None if coded is None else Coder(coded.coder, coded.coder_version),
        takedown(connection, document_id),
    )


def as_shown(connection: Connection, article: Article, reader_version: str) -> Article:
    """The article's document as its first publication shows it, among those of the ledger and this one.

    What a document says depends on the title and date that it is read with, so it must not depend on which of
    its appearances came in first.
    """
    document_id = article.document.id
    known = publications_of(connection, document_id)[document_id]
    first = min([*known, article.publication], key=order_of)
    stored = connection.execute(LABELLED, {"document": document_id, "reader": reader_version}).scalars()
    labelled = [document_of(article.text, regions) for regions in stored]
    return article_of(min([*labelled, article.document], key=_caution), first)


def labelling_id(article: Article, reader_version: str) -> str:
    """The id of an article's regions as this reader labels them."""
    return digest([article.document.id, reader_version, regions_written(article.document.regions)])


def coding_id(labelling_id: str, publication_id: str, coder: Coder) -> str:
    """The id of what a coder makes of that labelling, as that publication shows it."""
    return digest([labelling_id, publication_id, coder.name, coder.version])


def _caution(document: Document) -> tuple[int, str]:
    """Of two labellings of one text by one reader, the one that leaves less to be evidence comes first."""
    return sum(s.end - s.start for s in document.body), digest(regions_written(document.regions))

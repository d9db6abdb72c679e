"""What the ledger gives back: articles, publications, claims, testimonies, transfers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, select

from armsledger.claims import Claim, Coder
from armsledger.documents import Article, Publication
from armsledger.errors import LedgerError
from armsledger.ledger.rows import article_of, claim_of, document_of, order_of, publication_of
from armsledger.ledger.schema import (
    CLAIMS,
    CODINGS,
    DOCUMENTS,
    LABELLINGS,
    MEMBERS,
    PACKAGES,
    PUBLICATIONS,
    TRANSFER_CLAIMS,
    TRANSFERS,
    WITNESSES,
)
from armsledger.terms import Category
from armsledger.transfers import Package, Testimony, Transfer, Witness
from armsledger.values import Period


@dataclass(frozen=True, slots=True)
class Standing:
    """What a document is in the ledger: its language, and the coder whose claims are current, if any."""

    document_id: str
    language: str | None
    coder: Coder | None


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim with its witness, the transfer that it belongs to, and whether it is current."""

    testimony: Testimony
    transfer_id: str | None
    current: bool


def standings(connection: Connection) -> tuple[Standing, ...]:
    """What every document is in the ledger, in the order of their ids."""
    d, p, c = DOCUMENTS.c, PUBLICATIONS.c, CODINGS.c
    tables = DOCUMENTS.join(PUBLICATIONS, p.id == d.publication_id).outerjoin(CODINGS, c.id == d.coding_id)
    wanted = select(d.id, p.language, c.coder, c.coder_version).select_from(tables).order_by(d.id)
    return tuple(
        Standing(row.id, row.language, Coder(row.coder, row.coder_version) if row.coder else None)
        for row in connection.execute(wanted)
    )


def publications_of(connection: Connection, document_id: str) -> tuple[Publication, ...]:
    """The appearances of a document, the one that it is coded as first; none if unknown."""
    rows = connection.execute(select(PUBLICATIONS).where(PUBLICATIONS.c.document_id == document_id))
    return tuple(sorted((publication_of(row) for row in rows.mappings()), key=order_of))


def article_shown(connection: Connection, document_id: str) -> Article:
    """A document as it is coded; LedgerError where it is not in the ledger."""
    d = DOCUMENTS.c
    shown = _showing().where(
        d.id == document_id, LABELLINGS.c.id == d.labelling_id, PUBLICATIONS.c.id == d.publication_id
    )
    row = connection.execute(shown).mappings().one_or_none()
    if row is None:
        raise LedgerError(f"there is no document {document_id} in the ledger")
    return article_of(document_of(row["text"], row["regions"]), publication_of(row))


def article_coded(connection: Connection, coding_id: str) -> tuple[Article, Coder]:
    """The article that a coder had before it, and the coder."""
    c = CODINGS.c
    shown = _showing(c.coder, c.coder_version).where(
        c.id == coding_id,
        DOCUMENTS.c.id == c.document_id,
        LABELLINGS.c.id == c.labelling_id,
        PUBLICATIONS.c.id == c.publication_id,
    )
    row = connection.execute(shown).mappings().one()
    article = article_of(document_of(row["text"], row["regions"]), publication_of(row))
    return article, Coder(row["coder"], row["coder_version"])


def claims_of(connection: Connection, coding_id: str) -> tuple[Claim, ...]:
    """The claims of one coding, in the coder's order."""
    article, coder = article_coded(connection, coding_id)
    rows = connection.execute(
        select(CLAIMS).where(CLAIMS.c.coding_id == coding_id).order_by(CLAIMS.c.position)
    )
    return tuple(claim_of(row, article, coder) for row in rows)


def current_claims_of(connection: Connection, document_id: str) -> tuple[Claim, ...]:
    """The current claims of a document, in the coder's order."""
    coding_id = connection.scalar(select(DOCUMENTS.c.coding_id).where(DOCUMENTS.c.id == document_id))
    return claims_of(connection, coding_id) if coding_id else ()


def claim_found(connection: Connection, claim_id: str) -> ClaimFound:
    """The claim of that id, as the current coding has it where it is still current."""
    k, d, t = CLAIMS.c, DOCUMENTS.c, TRANSFER_CLAIMS.c
    codings = connection.scalars(select(k.coding_id).where(k.id == claim_id).order_by(k.coding_id)).all()
    current = set(connection.scalars(select(d.coding_id).where(d.coding_id.in_(codings))))
    coding_id = next((c for c in codings if c in current), codings[0])
    testimonies = testimonies_of(connection, (coding_id,), witnesses(connection))
    testimony = next(some for some in testimonies if some.claim.id == claim_id)
    transfer_id = connection.scalar(select(t.transfer_id).where(t.claim_id == claim_id))
    return ClaimFound(testimony, transfer_id, coding_id in current)


def current_codings(connection: Connection) -> tuple[str, ...]:
    """The codings that are current and hold claims, in the order of their documents."""
    d = DOCUMENTS.c
    with_claims = select(CLAIMS.c.coding_id)
    rows = connection.scalars(select(d.coding_id).where(d.coding_id.in_(with_claims)).order_by(d.id))
    return tuple(rows)


def testimonies_of(
    connection: Connection, coding_ids: Iterator[str] | tuple[str, ...], witness_ids: Mapping[str, str]
) -> Iterator[Testimony]:
    """The claims of these codings with their documents' appearances and witnesses."""
    for coding_id in coding_ids:
        claims = claims_of(connection, coding_id)
        if claims:
            document_id = claims[0].document_id
            publications = publications_of(connection, document_id)
            witness = witness_ids.get(document_id, document_id)
            yield from (Testimony(claim, publications, witness) for claim in claims)


def resolved_testimonies(
    connection: Connection, *, transfer_ids: Collection[str] | None = None
) -> Iterator[Testimony]:
    """The testimonies that the last resolve step put into transfers (or into these), and no others."""
    t = TRANSFER_CLAIMS.c
    wanted = select(t.coding_id, t.claim_id).order_by(t.coding_id)
    if transfer_ids is not None:
        wanted = wanted.where(t.transfer_id.in_(transfer_ids))
    held: dict[str, set[str]] = {}
    for coding_id, claim_id in connection.execute(wanted):
        held.setdefault(coding_id, set()).add(claim_id)
    witness_ids = witnesses(connection)
    for coding_id, claim_ids in held.items():
        for testimony in testimonies_of(connection, (coding_id,), witness_ids):
            if testimony.claim.id in claim_ids:
                yield testimony


def witnesses(connection: Connection) -> dict[str, str]:
    """The witness that each document counts as, after the last resolve step."""
    w = WITNESSES.c
    return {
        row.document_id: row.witness_id for row in connection.execute(select(w.document_id, w.witness_id))
    }


def witness_of(connection: Connection, document_id: str) -> Witness | None:
    """The witness that a document counts as, with its other documents; None where it has no claims."""
    w = WITNESSES.c
    witness_id = connection.scalar(select(w.witness_id).where(w.document_id == document_id))
    if witness_id is None:
        return None
    rows = connection.execute(
        select(w.document_id, w.reason).where(w.witness_id == witness_id).order_by(w.position)
    ).all()
    documents = tuple(row.document_id for row in rows)
    return Witness(witness_id, documents, tuple(row.reason for row in rows[1:]))


def witness_reasons(connection: Connection) -> dict[str, str]:
    """Why each document that is not the first of its witness belongs to it."""
    w = WITNESSES.c
    told = select(w.document_id, w.reason).where(w.position > 0).order_by(w.document_id)
    return {row.document_id: row.reason for row in connection.execute(told)}


def transfers(connection: Connection, *, transfer_id: str | None = None) -> tuple[Transfer, ...]:
    """The transfers (or the one) as the last resolve step left them, in its order."""
    h = TRANSFER_CLAIMS.c
    holdings: dict[str, list[str]] = {}
    held = select(h.transfer_id, h.claim_id).order_by(h.transfer_id, h.position)
    wanted = select(TRANSFERS).order_by(TRANSFERS.c.position)
    if transfer_id is not None:
        held = held.where(h.transfer_id == transfer_id)
        wanted = wanted.where(TRANSFERS.c.id == transfer_id)
    for row in connection.execute(held):
        holdings.setdefault(row.transfer_id, []).append(row.claim_id)
    return tuple(
        Transfer(
            supplier=row.supplier,
            recipient=row.recipient,
            designation=row.designation,
            category=Category(row.category),
            anchor_keys=tuple(row.anchor_keys),
            claim_ids=tuple(holdings.get(row.id, ())),
            package=row.package_id,
            id=row.id,
        )
        for row in connection.execute(wanted)
    )


def packages(connection: Connection) -> tuple[Package, ...]:
    """The packages as the last resolve step left them, in its order."""
    return tuple(
        Package(
            id=row["id"],
            supplier=row["supplier"],
            recipient=row["recipient"],
            period=Period(row["start"], row["end"]) if row["start"] or row["end"] else None,
            claim_ids=tuple(row["claim_ids"]),
        )
        for row in connection.execute(select(PACKAGES).order_by(PACKAGES.c.position)).mappings()
    )


def is_resolved(connection: Connection) -> bool:
    """Whether the last resolve step knew all that is current now."""
    d, t = DOCUMENTS.c, TRANSFER_CLAIMS.c
    with_claims = select(CLAIMS.c.id).where(CLAIMS.c.coding_id == d.coding_id).exists()
    resolved = select(t.claim_id).where(t.coding_id == d.coding_id).exists()
    missing = select(d.id).where(with_claims, ~resolved).limit(1)
    current = select(d.id).where(d.coding_id == t.coding_id).exists()
    outdated = select(t.claim_id).where(~current).limit(1)
    return connection.scalar(missing) is None and connection.scalar(outdated) is None


def known_members(connection: Connection) -> dict[str, frozenset[str]]:
    """The anchor keys that every transfer id, retired ones too, last stood for."""
    members: dict[str, set[str]] = {}
    for row in connection.execute(select(MEMBERS)):
        members.setdefault(row.transfer_id, set()).add(row.anchor_key)
    return {transfer_id: frozenset(keys) for transfer_id, keys in members.items()}


def _showing(*more: ColumnElement[str]) -> Select[tuple[str]]:
    regions = LABELLINGS.c.regions
    columns = [column for column in PUBLICATIONS.c if column.name != "recorded_at"]
    return select(DOCUMENTS.c.text, regions, *columns, *more)

"""The ledger's tables, in words that every database speaks.

Nothing is overwritten: a text, its labels, its appearances, codings and claims are only ever added. What may
change are pointers (which coding of a document is current) and the outcome of the resolve step, which is
computed anew from the claims: witnesses, transfers, transfer_claims, packages.
"""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String, primary_key=True),
    Column("text", Text, nullable=False),
    # What the document is coded as: pointers into the three tables below.
    Column("labelling_id", String, nullable=False),
    Column("publication_id", String, nullable=False),
    Column("coding_id", String, index=True),
    Column("recorded_at", String, nullable=False),
)

LABELLINGS = Table(
    "labellings",
    METADATA,
    Column("id", String, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("reader_version", String, nullable=False),
    Column("regions", JSON, nullable=False),
    Column("recorded_at", String, nullable=False),
)

PUBLICATIONS = Table(
    "publications",
    METADATA,
    Column("id", String, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", String),
    Column("language", String),
    Column("retrieved", String),
    Column("flags", JSON, nullable=False),
    Column("source", Text),
    Column("recorded_at", String, nullable=False),
)

CODINGS = Table(
    "codings",
    METADATA,
    Column("id", String, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("publication_id", ForeignKey("publications.id"), nullable=False),
    Column("labelling_id", ForeignKey("labellings.id"), nullable=False),
    Column("coder", String, nullable=False),
    Column("coder_version", String, nullable=False),
    Column("recorded_at", String, nullable=False),
)

CLAIMS = Table(
    "claims",
    METADATA,
    Column("coding_id", ForeignKey("codings.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("anchor_key", String, nullable=False, index=True),
    Column("body", JSON, nullable=False),
    Column("why", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Index("ix_claims_id", "id"),
)

TRANSFER_IDS = Table(
    "transfer_ids",
    METADATA,
    Column("id", String, primary_key=True),
    Column("founded_on", String, nullable=False),  # an anchor key
    Column("recorded_at", String, nullable=False),
)

REDIRECTS = Table(
    "redirects",
    METADATA,
    Column("from_id", ForeignKey("transfer_ids.id"), primary_key=True),
    Column("to_id", ForeignKey("transfer_ids.id"), nullable=False),
)

MEMBERS = Table(  # the anchor keys that an id, retired ones too, last stood for
    "members",
    METADATA,
    Column("transfer_id", ForeignKey("transfer_ids.id"), primary_key=True),
    Column("anchor_key", String, primary_key=True),
)

WITNESSES = Table(
    "witnesses",
    METADATA,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("witness_id", String, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("reason", Text),
)

PACKAGES = Table(
    "packages",
    METADATA,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("supplier", String),
    Column("recipient", String),
    Column("start", String),
    Column("end", String),
    Column("claim_ids", JSON, nullable=False),
)

TRANSFERS = Table(
    "transfers",
    METADATA,
    Column("id", ForeignKey("transfer_ids.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("supplier", String),
    Column("recipient", String),
    Column("designation", String),
    Column("category", String, nullable=False),
    Column("anchor_keys", JSON, nullable=False),
    Column("package_id", ForeignKey("packages.id")),
)

TRANSFER_CLAIMS = Table(
    "transfer_claims",
    METADATA,
    Column("transfer_id", ForeignKey("transfers.id"), primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("coding_id", ForeignKey("codings.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Index("ix_transfer_claims_claim", "claim_id"),
)

SET_ASIDE = Table(
    "set_aside",
    METADATA,
    Column("source", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("last_seen", String, nullable=False),
)

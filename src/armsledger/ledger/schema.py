"""The ledger's tables, in words that every database speaks.

Nothing is overwritten: a text, its labels, its appearances, codings, claims and people's judgements are only
ever added; a takedown alone takes a document out, and leaves a row that says so. What may change are pointers
(which coding of a document is current) and the outcome of the resolve step, which is computed anew from the
claims, pair of supplier and recipient by pair: transfers, transfer_claims, packages, agreements.
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
    # What its outlet's other versions of it are found by.
    Column("address", Text, index=True),
    Column("headline", Text, index=True),
    Column("mark", String, nullable=False, server_default=""),
    Column("recorded_at", String, nullable=False),
)

CORRECTIONS = Table(  # the documents in whose place their outlet put another version
    "corrections",
    METADATA,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("by_document_id", ForeignKey("documents.id"), primary_key=True),
    Column("day", String),
    Column("reason", Text, nullable=False),
    Index("ix_corrections_by", "by_document_id"),
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
    Column("pair", String, index=True),  # supplier and recipient; none for what is no witness
    Column("body", JSON, nullable=False),
    Column("why", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Index("ix_claims_id", "id"),
)

PENDING = Table(  # the pairs of which claims came or went since the last resolve step
    "pending",
    METADATA,
    Column("pair", String, primary_key=True),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", String, primary_key=True),
    Column("sameness", String, nullable=False),
    Column("one", String, nullable=False, index=True),  # anchor keys
    Column("other", String, nullable=False, index=True),
    Column("judge", Text),
    Column("note", Text),
    Column("recorded_at", String, nullable=False),
    Column("undone_at", String),
)

FORGOTTEN = Table(
    "forgotten",
    METADATA,
    Column("document_id", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
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
    Index("ix_members_anchor_key", "anchor_key"),
)

PACKAGES = Table(
    "packages",
    METADATA,
    Column("id", String, primary_key=True),
    Column("pair", String, nullable=False, index=True),
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
    Column("pair", String, nullable=False, index=True),
    Column("supplier", String),
    Column("recipient", String),
    Column("designation", String),
    Column("category", String, nullable=False),
    Column("anchor_keys", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("package_id", ForeignKey("packages.id"), index=True),
)

TRANSFER_CLAIMS = Table(
    "transfer_claims",
    METADATA,
    Column("transfer_id", ForeignKey("transfers.id"), primary_key=True),
    Column("claim_id", String, primary_key=True),
    Column("coding_id", ForeignKey("codings.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("witness_id", String, nullable=False),
    Column("lineage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_transfer_claims_claim", "claim_id"),
)

AGREEMENTS = Table(  # how often a source agreed with independent witnesses, and differed from them
    "agreements",
    METADATA,
    Column("transfer_id", ForeignKey("transfers.id"), primary_key=True),
    Column("source", String, primary_key=True),
    Column("agreed", Integer, nullable=False),
    Column("differed", Integer, nullable=False),
)

SET_ASIDE = Table(
    "set_aside",
    METADATA,
    Column("source", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("last_seen", String, nullable=False),
)

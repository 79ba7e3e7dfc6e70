"""The append-only journal with its seals; the agency's rules and official notices as they stand."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables.base import Id, Instant, key, metadata, word

meta = Table(
    "meta", metadata, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False)
)


change = Table(
    "change",
    metadata,
    key(),
    Column("subject_kind", String(16), nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by_person", Id),
    Column("for_person", Id),
    word("source"),
    Column("inbox_id", Id),
    Column("batch_id", Id),
    Column("reverts", Id),
    word("words"),
    Column("data", JSON, nullable=False),
    UniqueConstraint("subject_kind", "subject_id", "seq"),
    Index(None, "recorded_at"),
    Index(
        "ix_change_asked",
        "subject_id",
        sqlite_where=text("kind = 'extension_asked'"),
        postgresql_where=text("kind = 'extension_asked'"),
    ),
)
seal = Table(
    "seal",
    metadata,
    Column("day", Date, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("rows", Integer, nullable=False),
    Column("last_id", Id, nullable=False),
)
rule = Table(
    "rule", metadata, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False)
)
notice = Table(
    "notice",
    metadata,
    Column("day", Date, primary_key=True),
    Column("working", Boolean, nullable=False),
    word("number"),
)

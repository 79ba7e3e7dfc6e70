"""Drafts, open questions, last subjects."""

from sqlalchemy import (
    JSON,
    Column,
    Index,
    Integer,
    String,
    Table,
    text,
)

from storage.tables.base import Id, Instant, key, metadata, one_of, ref

draft = Table(
    "draft",
    metadata,
    key(),
    ref("person_id", "person", nullable=False),
    Column("kind", String(32), nullable=False),
    Column("data", JSON, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    one_of("state", ("open", "parked", "done", "replaced", "cancelled", "expired")),
    Index(None, "state", "expires_at"),
    Index(
        "uq_draft_open",
        "person_id",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
)
pending = Table(
    "pending",
    metadata,
    key(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("chat", String(128), nullable=False),
    ref("person_id", "person", nullable=False),
    ref("draft_id", "draft"),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("options", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("answer", Integer),
    Column("inbox_id", Integer),  # the newest message that was known when it was asked
    one_of("state", ("open", "answered", "replaced")),
    Index(None, "channel", "bot_id", "chat", "person_id"),
    Index(None, "draft_id"),
)
subject = Table(
    "subject",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("bot_id", String(64), primary_key=True),
    Column("chat", String(128), primary_key=True),
    Column("person_id", Id, primary_key=True, autoincrement=False),
    Column("data", JSON, nullable=False),
    Column("moment", Instant, nullable=False),
)

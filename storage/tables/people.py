"""Units, people, roles, accounts, one-time codes, registered groups."""

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

from storage.tables.base import Instant, key, metadata, one_of, ref, word
from tasks.model import Role

unit = Table(
    "unit",
    metadata,
    key(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    word("code"),
    ref("parent_id", "unit"),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("aliases", JSON, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("valid_from", Date),
    Column("valid_to", Date),
    ref("successor_id", "unit"),
)
person = Table(
    "person",
    metadata,
    key(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    word("position"),
    ref("unit_id", "unit", index=True),
    word("code"),
    Column("aliases", JSON, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("place", Integer, nullable=False, server_default="0"),
)
membership = Table(
    "membership",
    metadata,
    key(),
    ref("person_id", "person", nullable=False, index=True),
    Column("role", String(16), nullable=False),
    ref("unit_id", "unit"),
    one_of("role", Role),
)
field_unit = Table(
    "field_unit",
    metadata,
    ref("person_id", "person", primary_key=True),
    ref("unit_id", "unit", primary_key=True),
)
account = Table(
    "account",
    metadata,
    key(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("sender_id", String(128), nullable=False),
    Column("chat_id", String(128), nullable=False),
    ref("person_id", "person", nullable=False, index=True),
    Column("bound_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("last_used_at", Instant, nullable=False),
    Column("unreachable", Boolean, nullable=False, server_default=text("false")),
    Column("notice_version", Integer, nullable=False, server_default="0"),
    Index(
        "uq_account_open",
        "channel",
        "bot_id",
        "sender_id",
        unique=True,
        sqlite_where=text("revoked_at IS NULL"),
        postgresql_where=text("revoked_at IS NULL"),
    ),
)
invite = Table(
    "invite",
    metadata,
    key(),
    Column("code_hash", String(64), nullable=False, unique=True),
    ref("person_id", "person"),
    Column("group_name", Text),
    ref("unit_id", "unit"),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)
code_try = Table(
    "code_try",
    metadata,
    key(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("sender_id", String(128), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "channel", "bot_id", "sender_id", "at"),
)
substitute = Table(
    "substitute",
    metadata,
    key(),
    ref("person_id", "person", nullable=False, index=True),
    ref("other_id", "person", nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    ref("by_person", "person", nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("closed", Boolean, nullable=False, server_default=text("false")),
)
chat_group = Table(
    "chat_group",
    metadata,
    key(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("chat_id", String(128), nullable=False),
    Column("name", Text, nullable=False),
    ref("unit_id", "unit"),
    Column("registered_at", Instant, nullable=False),
    Column("closed_at", Instant),
    UniqueConstraint("channel", "bot_id", "chat_id"),
)

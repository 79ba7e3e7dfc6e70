"""Every table of the product, drawn with its reasons in docs/schema.md; a table is made when it is first used.

Instants are aware UTC through `Instant`, deadlines are dates, ids fit both SQLite and PostgreSQL.
The journal `change` is append-only; rows of `task`, `person`, `unit`, `rule` and the like are its projections.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from tasks.model import DeadlineKind, NodeType, Role, Source, State

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)
Id = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        found: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return found


def _id() -> Column[Any]:
    return Column("id", Id, primary_key=True, autoincrement=True)


def _ref(name: str, target: str, **options: Any) -> Column[Any]:
    return Column(name, Id, ForeignKey(f"{target}.id"), **options)


def _word(name: str, **options: Any) -> Column[Any]:
    return Column(name, Text, nullable=False, server_default="", **options)


def _one_of(name: str, values: Any) -> CheckConstraint:
    return CheckConstraint(f"{name} IN ({', '.join(repr(str(v)) for v in values)})", name=name)


meta = Table(
    "meta", metadata, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False)
)

# --- the journal -------------------------------------------------------------------------------------------

change = Table(
    "change",
    metadata,
    _id(),
    Column("subject_kind", String(16), nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by_person", Id),
    Column("for_person", Id),
    _word("source"),
    Column("inbox_id", Id),
    Column("batch_id", Id),
    Column("reverts", Id),
    _word("words"),
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
    _word("number"),
)

# --- people ------------------------------------------------------------------------------------------------

unit = Table(
    "unit",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    _word("code"),
    _ref("parent_id", "unit"),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("aliases", JSON, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("valid_from", Date),
    Column("valid_to", Date),
    _ref("successor_id", "unit"),
)
person = Table(
    "person",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    _word("position"),
    _ref("unit_id", "unit", index=True),
    _word("code"),
    Column("aliases", JSON, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("place", Integer, nullable=False, server_default="0"),
)
membership = Table(
    "membership",
    metadata,
    _id(),
    _ref("person_id", "person", nullable=False, index=True),
    Column("role", String(16), nullable=False),
    _ref("unit_id", "unit"),
    _one_of("role", Role),
)
field_unit = Table(
    "field_unit",
    metadata,
    _ref("person_id", "person", primary_key=True),
    _ref("unit_id", "unit", primary_key=True),
)
account = Table(
    "account",
    metadata,
    _id(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("sender_id", String(128), nullable=False),
    Column("chat_id", String(128), nullable=False),
    _ref("person_id", "person", nullable=False, index=True),
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
    _id(),
    Column("code_hash", String(64), nullable=False, unique=True),
    _ref("person_id", "person"),
    Column("group_name", Text),
    _ref("unit_id", "unit"),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)
code_try = Table(
    "code_try",
    metadata,
    _id(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("sender_id", String(128), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "channel", "bot_id", "sender_id", "at"),
)
chat_group = Table(
    "chat_group",
    metadata,
    _id(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("chat_id", String(128), nullable=False),
    Column("name", Text, nullable=False),
    _ref("unit_id", "unit"),
    Column("registered_at", Instant, nullable=False),
    Column("closed_at", Instant),
    UniqueConstraint("channel", "bot_id", "chat_id"),
)

# --- the plan ----------------------------------------------------------------------------------------------

plan = Table(
    "plan",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("year", Integer, nullable=False),
    _word("number"),
    _word("issuer"),
    Column("issued_on", Date),
    _word("identity"),
    _ref("file_id", "file"),
    Column("created_at", Instant, nullable=False),
)
task = Table(
    "task",
    metadata,
    _id(),
    _ref("plan_id", "plan", nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("node_type", String(16), nullable=False),
    _ref("parent_id", "task", index=True),
    Column("position", Integer, nullable=False, server_default="0"),
    _word("label"),
    _word("kind"),
    Column("state", String(16), nullable=False),
    Column("deadline_kind", String(16), nullable=False),
    _word("due_words"),
    Column("due_start", Date),
    Column("due_last_day", Date),
    Column("original_last_day", Date),
    Column("internal_last_day", Date),
    Column("deadline_source", String(16), nullable=False),
    Column("extensions", Integer, nullable=False, server_default="0"),
    _word("target"),
    Column("target_quantity", Float),
    _word("target_unit"),
    _ref("lead_unit_id", "unit", index=True),
    _word("lead_unit_text"),
    _ref("lead_person_id", "person", index=True),
    _word("presiding_position"),
    _word("assigned_by"),
    _word("assigned_document"),
    Column("percent", Float),
    Column("quantity_done", Float),
    _word("difficulty"),
    _word("waiting_for"),
    Column("done_on", Date),
    Column("reported_on", Date),
    Column("last_report_at", Instant),
    Column("submitted_on", Date),
    Column("sent_back_on", Date),
    _word("due_rule"),
    Column("coordinating_unit_ids", JSON, nullable=False),
    Column("inherited", JSON, nullable=False),
    Column("waiting_since", Date),
    _word("paper"),
    Column("reviewed", Boolean, nullable=False, server_default=text("false")),
    Column("gone", Boolean, nullable=False, server_default=text("false")),
    Column("version", Integer, nullable=False, server_default="0"),
    _one_of("state", State),
    _one_of("node_type", NodeType),
    _one_of("deadline_kind", DeadlineKind),
    _one_of("deadline_source", Source),
    Index(
        "ix_task_open_due",
        "due_last_day",
        sqlite_where=text("state IN ('not_started', 'in_progress') AND NOT gone"),
        postgresql_where=text("state IN ('not_started', 'in_progress') AND NOT gone"),
    ),
)
task_unit = Table(  # the coordinating units, for queries; the fact itself is the task's
    "task_unit",
    metadata,
    _ref("task_id", "task", primary_key=True),
    _ref("unit_id", "unit", primary_key=True),
)
report = Table(
    "report",
    metadata,
    _id(),  # the serial on the receipt
    _ref("task_id", "task", nullable=False, index=True),
    _ref("change_id", "change", nullable=False),
    _ref("person_id", "person", nullable=False, index=True),
    Column("effective_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False, index=True),
    Column("data", JSON, nullable=False),
    Column("words", Text, nullable=False),
    Column("reverted", Boolean, nullable=False, server_default=text("false")),
    Column("difficulty_passed_at", Instant),
)
file = Table(
    "file",
    metadata,
    _id(),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)
evidence = Table(
    "evidence",
    metadata,
    _id(),
    _ref("task_id", "task", index=True),
    _ref("report_id", "report"),
    _ref("person_id", "person", nullable=False),
    _ref("file_id", "file"),
    _word("name"),
    _word("number"),
    Column("dated", Date),
    Column("added_at", Instant, nullable=False),
)

# --- the wire ----------------------------------------------------------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    _id(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("message_key", String(256), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("raw", JSON, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try", Instant),
    _word("error"),
    UniqueConstraint("channel", "bot_id", "message_key"),
    _one_of("state", ("new", "waiting", "done", "poison", "failed")),
    Index(
        "ix_inbox_open",
        "channel",
        "bot_id",
        "chat",
        "id",
        sqlite_where=text("state IN ('new', 'waiting')"),
        postgresql_where=text("state IN ('new', 'waiting')"),
    ),
)
outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("chat", String(128), nullable=False),
    Column("lane", String(16), nullable=False),
    Column("dedup_key", String(256), nullable=False, unique=True),
    Column("body", JSON, nullable=False),
    Column("inbox_id", Id),
    Column("created_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try", Instant),
    Column("lease_until", Instant),
    Column("doubts", Integer, nullable=False, server_default="0"),
    Column("message_id", String(128)),
    Column("sent_at", Instant),
    _word("error"),
    _one_of("state", ("ready", "sending", "sent", "dead", "unknown")),
    Index(
        "ix_outbox_ready",
        "channel",
        "bot_id",
        "chat",
        "lane",
        "id",
        sqlite_where=text("state IN ('ready', 'sending')"),
        postgresql_where=text("state IN ('ready', 'sending')"),
    ),
    Index(None, "chat", "message_id"),
)

# --- conversation ------------------------------------------------------------------------------------------

draft = Table(
    "draft",
    metadata,
    _id(),
    _ref("person_id", "person", nullable=False),
    Column("kind", String(32), nullable=False),
    Column("data", JSON, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    _one_of("state", ("open", "done", "replaced", "cancelled", "expired")),
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
    _id(),
    Column("channel", String(16), nullable=False),
    Column("bot_id", String(64), nullable=False),
    Column("chat", String(128), nullable=False),
    _ref("person_id", "person", nullable=False),
    _ref("draft_id", "draft"),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("options", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("answer", Integer),
    _one_of("state", ("open", "answered", "replaced")),
    Index(None, "channel", "bot_id", "chat", "person_id"),
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

# --- the clock and slow work -------------------------------------------------------------------------------

schedule = Table(
    "schedule",
    metadata,
    _id(),
    _ref("group_id", "chat_group", nullable=False),
    Column("kind", String(16), nullable=False),
    Column("every", String(16), nullable=False),
    Column("weekday", Integer),
    Column("day", Integer),
    Column("at", String(5), nullable=False),
    _ref("by_person", "person", nullable=False),
    Column("since", Instant, nullable=False),
    Column("closed_at", Instant),
)
job_run = Table(
    "job_run",
    metadata,
    Column("job", String(64), primary_key=True),
    Column("period", String(64), primary_key=True),
    Column("ran_at", Instant, nullable=False),
    _word("note"),
)
reminder = Table(
    "reminder",
    metadata,
    _id(),
    _ref("task_id", "task", nullable=False, index=True),
    _ref("person_id", "person", nullable=False),
    Column("step", Integer, nullable=False),
    Column("day", Date, nullable=False),
    UniqueConstraint("task_id", "person_id", "day"),
)
urging = Table(  # words that wait for the next working day
    "urging",
    metadata,
    _id(),
    _ref("by_person", "person", nullable=False),
    _ref("to_person", "person", nullable=False),
    Column("task_ids", JSON, nullable=False),
    Column("words", Text, nullable=False),
    Column("send_at", Instant, nullable=False),
    Column("done", Boolean, nullable=False, server_default=text("false")),
)
job = Table(
    "job",
    metadata,
    _id(),
    Column("kind", String(32), nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("inbox_id", Id),
    Column("state", String(16), nullable=False),
    Column("result", JSON),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    _one_of("state", ("ready", "running", "done", "failed")),
)

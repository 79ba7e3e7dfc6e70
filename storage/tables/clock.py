"""Schedules, what ran for which period, told reminders, jobs."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables.base import Id, Instant, key, metadata, one_of, ref, word

schedule = Table(
    "schedule",
    metadata,
    key(),
    ref("group_id", "chat_group", nullable=False),
    Column("kind", String(16), nullable=False),
    Column("every", String(16), nullable=False),
    Column("when_off", String(8), nullable=False, server_default="same"),  # same, before or after a day off
    Column("weekday", Integer),
    Column("day", Integer),
    Column("at", String(5), nullable=False),
    ref("by_person", "person", nullable=False),
    Column("since", Instant, nullable=False),
    Column("closed_at", Instant),
)
job_run = Table(
    "job_run",
    metadata,
    Column("job", String(64), primary_key=True),
    Column("period", String(64), primary_key=True),
    Column("ran_at", Instant, nullable=False),
    word("note"),
)
reminder = Table(
    "reminder",
    metadata,
    key(),
    ref("task_id", "task", nullable=False, index=True),
    ref("person_id", "person", nullable=False),
    Column("step", Integer, nullable=False),
    Column("day", Date, nullable=False),
    UniqueConstraint("task_id", "person_id", "day"),
)
urging = Table(  # words that wait for the next working day
    "urging",
    metadata,
    key(),
    ref("by_person", "person", nullable=False),
    ref("to_person", "person", nullable=False),
    Column("task_ids", JSON, nullable=False),
    Column("words", Text, nullable=False),
    Column("send_at", Instant, nullable=False),
    Column("done", Boolean, nullable=False, server_default=text("false")),
)
job = Table(
    "job",
    metadata,
    key(),
    Column("kind", String(32), nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("inbox_id", Id),
    Column("state", String(16), nullable=False),
    Column("result", JSON),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    one_of("state", ("ready", "running", "done", "failed")),
)

"""What gathering a periodic report keeps: units' texts, tasks said to belong elsewhere, settled contradictions, living posts."""

from sqlalchemy import JSON, Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.tables.base import Id, Instant, key, metadata, one_of, ref, word

section_text = Table(  # one row is one version of what a unit wrote under a heading
    "section_text",
    metadata,
    key(),
    Column("template", String(40), nullable=False),
    Column("period", String(16), nullable=False),
    Column("heading", String(40), nullable=False),
    ref("unit_id", "unit", nullable=False),
    Column("words", Text, nullable=False),
    ref("by_person", "person", nullable=False),
    word("source"),
    Column("written_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    ref("decided_by", "person"),
    Column("decided_at", Instant),
    one_of("state", ("waiting", "passed", "sent_back", "replaced")),
)
misplaced = Table(  # "không thuộc đơn vị tôi", for the office to settle
    "misplaced",
    metadata,
    key(),
    ref("task_id", "task", nullable=False, index=True),
    ref("person_id", "person", nullable=False),
    word("words"),
    Column("asked_at", Instant, nullable=False),
    Column("settled_at", Instant),
    ref("settled_by", "person"),
    word("outcome"),
)
finding = Table(  # a contradiction that somebody answered for, as it was then
    "finding",
    metadata,
    key(),
    Column("period", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("mark", String(128), nullable=False),
    word("outcome"),
    ref("by_person", "person", nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("period", "code", "subject", "mark"),
)
live_post = Table(  # the newest summary of a schedule, kept true until the next one
    "live_post",
    metadata,
    Column("schedule_id", Id, primary_key=True, autoincrement=False),
    Column("dedup_key", String(256), nullable=False),
    Column("posted_at", Instant, nullable=False),
    Column("seen_change", Id, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("corrections", Integer, nullable=False, server_default="0"),
    Column("corrected_on", Date),
)

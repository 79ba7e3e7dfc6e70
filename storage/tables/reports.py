"""The agency's report forms, the made versions of its periodic reports, and the clerk's wording of them."""

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Table, Text, UniqueConstraint, text

from storage.tables.base import Instant, key, metadata, ref, word

report_form = Table(  # a form that the office edited; the newest version of a name stands
    "report_form",
    metadata,
    key(),
    Column("name", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    ref("by_person", "person"),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("name", "version"),
)
edition = Table(  # one made version of a report; its contents lie in the file store, whole and unchanging
    "edition",
    metadata,
    key(),
    Column("form", String(40), nullable=False),
    Column("period", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("known_at", Instant, nullable=False),
    Column("mark", String(40), nullable=False, unique=True),
    word("title"),
    ref("content_id", "file", nullable=False),
    ref("file_id", "file"),
    ref("corrects", "edition"),
    ref("by_person", "person"),
    Column("sent_number", String(80), nullable=False, server_default=""),
    Column("sent_on", Date),
    Column("sent_at", Instant),
    ref("sent_by", "person"),
    UniqueConstraint("form", "period", "number"),
)
report_edit = Table(  # the wording of one place (bản biên tập): a heading's key or a row's column
    "report_edit",
    metadata,
    key(),
    Column("form", String(40), nullable=False),
    Column("period", String(16), nullable=False),
    Column("place", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    ref("edition_id", "edition", nullable=False),
    ref("file_id", "file"),
    ref("by_person", "person"),
    Column("created_at", Instant, nullable=False),
    Column("replaced", Boolean, nullable=False, server_default=text("false")),
)

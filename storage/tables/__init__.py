"""Every table of the product, drawn with its reasons in docs/schema.md; a table is made when it is first used.

Instants are aware UTC through `Instant`, deadlines are dates, ids fit both SQLite and PostgreSQL.
The journal `change` is append-only; rows of `task`, `person`, `unit`, `rule` and the like are its projections.
"""

from storage.tables.base import Id, Instant, metadata
from storage.tables.clock import job, job_run, reminder, schedule, urging
from storage.tables.conversation import draft, pending, subject
from storage.tables.gathering import finding, live_post, misplaced, section_text
from storage.tables.journal import change, meta, notice, rule, seal
from storage.tables.people import (
    account,
    chat_group,
    code_try,
    field_unit,
    invite,
    membership,
    person,
    substitute,
    unit,
)
from storage.tables.plan import evidence, file, plan, report, task, task_unit
from storage.tables.reports import edition, report_edit, report_form
from storage.tables.wire import inbox, message_quota, outbox

__all__ = [
    "Id",
    "Instant",
    "account",
    "change",
    "chat_group",
    "code_try",
    "draft",
    "edition",
    "evidence",
    "field_unit",
    "file",
    "finding",
    "inbox",
    "invite",
    "job",
    "job_run",
    "live_post",
    "membership",
    "message_quota",
    "meta",
    "metadata",
    "misplaced",
    "notice",
    "outbox",
    "pending",
    "person",
    "plan",
    "reminder",
    "report",
    "report_edit",
    "report_form",
    "rule",
    "schedule",
    "seal",
    "section_text",
    "subject",
    "substitute",
    "task",
    "task_unit",
    "unit",
    "urging",
]

"""Slow work as rows: written in the turn that asks for it, done elsewhere, its result served as that message.

The inbox row that caused a job is `waiting` (and holds back its chat) until `finish` puts the result into
it and makes it `new` again; so the answer is the one reply to that message, in order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from storage import inbox
from storage.tables import inbox as inbox_table
from storage.tables import job

MOST_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of slow work; `kind` names the function that does it."""

    id: int
    kind: str
    arguments: Mapping[str, Any]
    inbox_id: int
    attempts: int


def put(conn: Connection, kind: str, arguments: Mapping[str, Any], inbox_id: int, now: datetime) -> int:
    """Ask for slow work on behalf of an inbox row, which waits for it."""
    values = {
        "kind": kind,
        "arguments": dict(arguments),
        "inbox_id": inbox_id,
        "state": "ready",
        "created_at": now,
    }
    job_id = int(conn.execute(job.insert().values(values).returning(job.c.id)).scalar_one())
    inbox.mark(conn, inbox_id, "waiting")
    return job_id


def any_ready(conn: Connection) -> bool:
    """Whether a job waits to be done."""
    return conn.execute(select(job.c.id).where(job.c.state == "ready").limit(1)).first() is not None


def take(conn: Connection) -> Job | None:
    """The oldest job that is ready, now `running`; None when there is none."""
    query = select(job).where(job.c.state == "ready").order_by(job.c.id).limit(1)
    row = conn.execute(query.with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    conn.execute(update(job).where(job.c.id == row.id).values(state="running", attempts=job.c.attempts + 1))
    return Job(row.id, row.kind, row.arguments, row.inbox_id, row.attempts + 1)


def finish(conn: Connection, done: Job, result: Mapping[str, Any], now: datetime) -> None:
    """Store the result and hand it to the waiting inbox row."""
    conn.execute(
        update(job).where(job.c.id == done.id).values(state="done", result=dict(result), finished_at=now)
    )
    row = inbox.get(conn, done.inbox_id)
    raw = {**row.raw, "job": {"kind": done.kind, "arguments": dict(done.arguments), "result": dict(result)}}
    conn.execute(update(inbox_table).where(inbox_table.c.id == done.inbox_id).values(raw=raw, state="new"))


def recover(conn: Connection) -> int:
    """Jobs that were running when the process died are ready again; answers how many."""
    return int(conn.execute(update(job).where(job.c.state == "running").values(state="ready")).rowcount)

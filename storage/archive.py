"""What a year left behind, read whole for its archive."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from storage.tables import change, evidence, inbox, plan, section_text, task


def any_task(conn: Connection, year: int) -> bool:
    """Whether a plan of a year has a task."""
    query = select(task.c.id).join(plan, plan.c.id == task.c.plan_id).where(plan.c.year == year).limit(1)
    return conn.execute(query).first() is not None


def changes(conn: Connection, year: int) -> list[Any]:
    """Every change that was true in a year, of any subject, in order of entry."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    query = select(change).where(change.c.effective_on >= first, change.c.effective_on <= last)
    return list(conn.execute(query.order_by(change.c.id)))


def channels(conn: Connection, inbox_ids: Sequence[int]) -> dict[int, str]:
    """By which channel each message came."""
    query = select(inbox.c.id, inbox.c.channel).where(inbox.c.id.in_(list(inbox_ids)))
    return {row.id: row.channel for row in conn.execute(query)}


def evidence_rows(conn: Connection) -> list[Any]:
    """All evidence, oldest first."""
    return list(conn.execute(select(evidence).order_by(evidence.c.id)))


def texts(conn: Connection, year: int) -> list[Any]:
    """Every version of the units' texts for the reports of a year."""
    query = select(section_text).where(section_text.c.period.like(f"{year}%"))
    return list(conn.execute(query.order_by(section_text.c.id)))

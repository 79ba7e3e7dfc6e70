"""What the clock has to do and what it has done: schedules of group posts, and one row per period run."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import job_run, reminder, schedule


@dataclass(frozen=True, slots=True)
class GroupPost:
    """A summary that goes to a group by itself."""

    id: int
    group_id: int
    kind: str
    every: str
    weekday: int | None
    day: int | None
    at: str
    by_person: int
    since: datetime
    when_off: str = "same"


def put(conn: Connection, **values: Any) -> int:
    """Store a schedule and answer its id."""
    return int(conn.execute(schedule.insert().values(values).returning(schedule.c.id)).scalar_one())


def shift(conn: Connection, schedule_id: int, when_off: str) -> bool:
    """Say what a live schedule does on a day off; False when it is no longer in force."""
    query = update(schedule).where(schedule.c.id == schedule_id, schedule.c.closed_at.is_(None))
    return conn.execute(query.values(when_off=when_off)).rowcount > 0


def close(conn: Connection, schedule_id: int, now: datetime) -> None:
    """End a schedule."""
    conn.execute(update(schedule).where(schedule.c.id == schedule_id).values(closed_at=now))


def live(conn: Connection, group_id: int | None = None) -> list[GroupPost]:
    """The schedules in force, of one group when given."""
    query = select(schedule).where(schedule.c.closed_at.is_(None)).order_by(schedule.c.id)
    if group_id is not None:
        query = query.where(schedule.c.group_id == group_id)
    return [
        GroupPost(r.id, r.group_id, r.kind, r.every, r.weekday, r.day, r.at, r.by_person, r.since, r.when_off)
        for r in conn.execute(query)
    ]


def run_once(conn: Connection, job: str, period: str, now: datetime, note: str = "") -> bool:
    """True for the first caller of (job, period), False for every other one, in any process, for ever."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    query = insert(job_run).values(job=job, period=period, ran_at=now, note=note)
    return conn.execute(query.on_conflict_do_nothing().returning(job_run.c.job)).first() is not None


def note_run(conn: Connection, job: str, period: str, note: str) -> None:
    """Say afterwards what became of a run."""
    conn.execute(update(job_run).where(job_run.c.job == job, job_run.c.period == period).values(note=note))


def last_run(conn: Connection, job: str) -> datetime | None:
    """When a job ran last."""
    query = select(job_run.c.ran_at).where(job_run.c.job == job).order_by(job_run.c.ran_at.desc())
    return conn.execute(query).scalars().first()


def reminded(conn: Connection, task_ids: list[int], person_id: int) -> dict[int, tuple[int, date]]:
    """The last reminder (step, day) of a person for each task."""
    query = (
        select(reminder.c.task_id, reminder.c.step, reminder.c.day)
        .where(reminder.c.task_id.in_(task_ids), reminder.c.person_id == person_id)
        .order_by(reminder.c.day, reminder.c.id)
    )
    return {r.task_id: (r.step, r.day) for r in conn.execute(query)}


def late_told(conn: Connection, task_ids: list[int], person_ids: list[int]) -> dict[int, date]:
    """The day on which one of the persons first heard that a task is late, by task."""
    query = (
        select(reminder.c.task_id, func.min(reminder.c.day))
        .where(reminder.c.task_id.in_(task_ids), reminder.c.person_id.in_(person_ids), reminder.c.step < 0)
        .group_by(reminder.c.task_id)
    )
    return {row[0]: row[1] for row in conn.execute(query)}


def note_reminder(conn: Connection, task_id: int, person_id: int, step: int, day: date) -> None:
    """Remember that a step was told."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    values = {"task_id": task_id, "person_id": person_id, "step": step, "day": day}
    conn.execute(insert(reminder).values(values).on_conflict_do_nothing())

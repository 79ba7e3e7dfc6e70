"""Tasks that somebody says belong to another unit: open until the office settles them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from storage.tables import misplaced


@dataclass(frozen=True, slots=True)
class Misplaced:
    """One such claim: who said it of which task in which words."""

    id: int
    task_id: int
    person_id: int
    words: str
    asked_at: datetime


def put(conn: Connection, task_id: int, person_id: int, words: str, now: datetime) -> int | None:
    """Keep one; None when the same person's claim on the task is open already."""
    if any(m.person_id == person_id for m in still_open(conn) if m.task_id == task_id):
        return None
    values = {"task_id": task_id, "person_id": person_id, "words": words, "asked_at": now}
    return int(conn.execute(misplaced.insert().values(values).returning(misplaced.c.id)).scalar_one())


def still_open(conn: Connection) -> list[Misplaced]:
    """The claims that nobody has settled, oldest first."""
    query = select(misplaced).where(misplaced.c.settled_at.is_(None)).order_by(misplaced.c.id)
    return [_row(r) for r in conn.execute(query)]


def settle(conn: Connection, task_id: int, outcome: str, by_person: int, now: datetime) -> None:
    """End every open claim on a task."""
    values = {"settled_at": now, "settled_by": by_person, "outcome": outcome}
    mine = (misplaced.c.task_id == task_id) & misplaced.c.settled_at.is_(None)
    conn.execute(update(misplaced).where(mine).values(values))


def _row(r: Any) -> Misplaced:
    return Misplaced(r.id, r.task_id, r.person_id, r.words, r.asked_at)

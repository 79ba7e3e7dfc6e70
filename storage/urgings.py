"""A leader's words that go out on the next working day: kept until their moment, sent once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from storage.tables import urging


@dataclass(frozen=True, slots=True)
class Urging:
    """Words of one person to another about some tasks, to go out at `send_at`."""

    id: int
    by_person: int
    to_person: int
    task_ids: Sequence[int]
    words: str
    send_at: datetime


def put(
    conn: Connection,
    *,
    by_person: int,
    to_person: int,
    task_ids: Sequence[int],
    words: str,
    send_at: datetime,
) -> int:
    """Keep one; answers its id."""
    values = {
        "by_person": by_person,
        "to_person": to_person,
        "task_ids": list(task_ids),
        "words": words,
        "send_at": send_at,
        "done": False,
    }
    return int(conn.execute(urging.insert().values(values).returning(urging.c.id)).scalar_one())


def due(conn: Connection, now: datetime) -> list[Urging]:
    """What is to go out by now and has not been dealt with."""
    query = select(urging).where(~urging.c.done, urging.c.send_at <= now).order_by(urging.c.id)
    return [
        Urging(r.id, r.by_person, r.to_person, r.task_ids, r.words, r.send_at) for r in conn.execute(query)
    ]


def finish(conn: Connection, urging_id: int) -> None:
    """It was sent, or there was nothing left to urge."""
    conn.execute(update(urging).where(urging.c.id == urging_id).values(done=True))


def next_moment(conn: Connection) -> datetime | None:
    """When the next one goes out, None when none waits."""
    found: datetime | None = conn.execute(select(func.min(urging.c.send_at)).where(~urging.c.done)).scalar()
    return found

"""Who stands in for whom from when to when; the newest one in force counts."""

from datetime import date, datetime

from sqlalchemy import Connection, select, update

from storage.tables import substitute


def put(
    conn: Connection, person_id: int, other_id: int, start: date, end: date, by_person: int, now: datetime
) -> int:
    """Store one; answers its id."""
    values = {
        "person_id": person_id,
        "other_id": other_id,
        "first_day": start,
        "last_day": end,
        "by_person": by_person,
        "made_at": now,
        "closed": False,
    }
    return int(conn.execute(substitute.insert().values(values).returning(substitute.c.id)).scalar_one())


def end(conn: Connection, person_id: int, day: date) -> int:
    """End what is in force or to come for a person; answers how many."""
    mine = (substitute.c.person_id == person_id, ~substitute.c.closed, substitute.c.last_day >= day)
    return int(conn.execute(update(substitute).where(*mine).values(closed=True)).rowcount)


def to_come(conn: Connection, day: date) -> list[tuple[int, int]]:
    """(absent, substitute) of everything that is not over on a day, oldest first."""
    query = (
        select(substitute.c.person_id, substitute.c.other_id)
        .where(~substitute.c.closed, substitute.c.last_day >= day)
        .order_by(substitute.c.id)
    )
    return [(r.person_id, r.other_id) for r in conn.execute(query)]


def on(conn: Connection, day: date) -> dict[int, int]:
    """By absent person who stands in on a day."""
    query = (
        select(substitute.c.person_id, substitute.c.other_id)
        .where(~substitute.c.closed, substitute.c.first_day <= day, substitute.c.last_day >= day)
        .order_by(substitute.c.id)
    )
    return {r.person_id: r.other_id for r in conn.execute(query)}

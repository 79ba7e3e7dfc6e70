"""Small facts of the installation and the agency's rules as stored words (their reading is `tasks.rules`)."""

from datetime import date

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import meta, notice, rule


def get(conn: Connection, key: str) -> str | None:
    """A small fact by key."""
    return conn.execute(select(meta.c.value).where(meta.c.key == key)).scalar_one_or_none()


def put(conn: Connection, key: str, value: str) -> None:
    """Set a small fact."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    query = insert(meta).values(key=key, value=value)
    conn.execute(query.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def rules(conn: Connection) -> dict[str, str]:
    """The agency's rules that were ever set, by name."""
    return {r.name: r.value for r in conn.execute(select(rule))}


def put_rule(conn: Connection, name: str, value: str) -> None:
    """Set one rule (the change itself is journalled by the caller)."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    query = insert(rule).values(name=name, value=value)
    conn.execute(query.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def notices(conn: Connection) -> list[tuple[date, bool, str]]:
    """Official notices of the working calendar: (day, working, number of the paper)."""
    return [(r.day, r.working, r.number) for r in conn.execute(select(notice).order_by(notice.c.day))]


def put_notice(conn: Connection, day: date, working: bool, number: str) -> None:
    """Set one day off or one swapped working day."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    query = insert(notice).values(day=day, working=working, number=number)
    changed = {"working": working, "number": number}
    conn.execute(query.on_conflict_do_update(index_elements=["day"], set_=changed))

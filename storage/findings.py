"""Contradictions of a report that somebody answered for: kept as they are, or asked back, each as it was then."""

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import finding

KEPT, ASKED = "kept", "asked"
Key = tuple[str, str, str]


def put(conn: Connection, period: str, key: Key, outcome: str, by_person: int, now: datetime) -> None:
    """Record what came of one contradiction; a later word replaces an earlier one."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    code, subject, mark = key
    values = {"period": period, "code": code, "subject": subject, "mark": mark}
    said = {"outcome": outcome, "by_person": by_person, "at": now}
    query = insert(finding).values(**values, **said)
    conn.execute(query.on_conflict_do_update(index_elements=list(values), set_=said))


def answered(conn: Connection, period: str) -> dict[Key, str]:
    """What came of the contradictions of a period; one whose figures changed since is a new one."""
    rows = conn.execute(select(finding).where(finding.c.period == period))
    return {(r.code, r.subject, r.mark): r.outcome for r in rows}

"""Report forms as the office edited them: every version is kept, the newest of a name stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from storage.tables import report_form


def newest(conn: Connection) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """The standing forms of the agency's own by name: version and body."""
    rows = conn.execute(select(report_form).order_by(report_form.c.name, report_form.c.version))
    return {r.name: (int(r.version), r.body) for r in rows}


def put(
    conn: Connection, name: str, body: Mapping[str, Any], now: datetime, by_person: int | None = None
) -> int:
    """Store the next version of a form; answers its version."""
    last = conn.execute(
        select(func.max(report_form.c.version)).where(report_form.c.name == name)
    ).scalar_one()
    version = int(last or 0) + 1
    values = {
        "name": name,
        "version": version,
        "body": dict(body),
        "by_person": by_person,
        "created_at": now,
    }
    conn.execute(report_form.insert().values(values))
    return version

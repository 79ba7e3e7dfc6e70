"""The clerk's wording (bản biên tập) by place; an edit of an edit keeps what was generated first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from storage.tables import report_edit


@dataclass(frozen=True, slots=True)
class StoredEdit:
    """The wording of one place: what the system wrote there, and what the clerk made of it."""

    place: str
    old: str
    new: str


def standing(conn: Connection, form: str, period: str) -> list[StoredEdit]:
    """The edits that stand for a period's report, in order of entry."""
    query = select(report_edit).where(
        report_edit.c.form == form, report_edit.c.period == period, ~report_edit.c.replaced
    )
    return [StoredEdit(r.place, r.old, r.new) for r in conn.execute(query.order_by(report_edit.c.id))]


def put(
    conn: Connection,
    form: str,
    period: str,
    edits: Iterable[StoredEdit],
    *,
    edition_id: int,
    file_id: int | None,
    by_person: int,
    now: datetime,
) -> int:
    """Store edits, each in place of the one before; what leads back to the generated words is none. Answers how many came."""
    before = {e.place: e for e in standing(conn, form, period)}
    count = 0
    for edit in edits:
        earlier = before.get(edit.place)
        old = earlier.old if earlier is not None and earlier.new == edit.old else edit.old
        if earlier is not None:
            _replace(conn, form, period, edit.place)
        values: dict[str, Any] = {"form": form, "period": period, "place": edit.place, "old": old}
        values |= {"new": edit.new, "edition_id": edition_id, "file_id": file_id}
        values |= {"by_person": by_person, "created_at": now, "replaced": old == edit.new}
        conn.execute(report_edit.insert().values(values))
        count += 1
    return count


def _replace(conn: Connection, form: str, period: str, place: str) -> None:
    conn.execute(
        update(report_edit)
        .where(report_edit.c.form == form, report_edit.c.period == period, report_edit.c.place == place)
        .values(replaced=True)
    )

"""The newest summary of each schedule as it was posted, so that it can be kept true until the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from storage.tables import change, live_post


@dataclass(frozen=True, slots=True)
class LivePost:
    """One post: `figures` are what it told, `notes` the corrections so far, `seen_change` what they rest on."""

    schedule_id: int
    dedup_key: str
    posted_at: datetime
    seen_change: int
    figures: Mapping[str, Any]
    notes: Sequence[str]
    corrections: int
    corrected_on: date | None


def put(
    conn: Connection, schedule_id: int, dedup_key: str, figures: Mapping[str, Any], now: datetime
) -> None:
    """A new post takes the place of the one before."""
    conn.execute(delete(live_post).where(live_post.c.schedule_id == schedule_id))
    values = {
        "schedule_id": schedule_id,
        "dedup_key": dedup_key,
        "posted_at": now,
        "seen_change": newest_change(conn),
        "figures": dict(figures),
        "notes": [],
    }
    conn.execute(live_post.insert().values(values))


def every(conn: Connection) -> list[LivePost]:
    """The living posts."""
    return [_row(r) for r in conn.execute(select(live_post).order_by(live_post.c.schedule_id))]


def corrected(
    conn: Connection, post: LivePost, figures: Mapping[str, Any], notes: Sequence[str], day: date
) -> None:
    """Remember what the post tells now."""
    values = {
        "figures": dict(figures),
        "notes": list(notes),
        "corrections": post.corrections + 1,
        "corrected_on": day,
    }
    _set(conn, post, values)


def seen(conn: Connection, post: LivePost) -> None:
    """Every change so far has been looked at."""
    _set(conn, post, {})


def newest_change(conn: Connection) -> int:
    """The id of the newest change of any task, 0 when there is none."""
    query = select(func.max(change.c.id)).where(change.c.subject_kind == "task")
    return int(conn.execute(query).scalar_one() or 0)


def first_unseen(conn: Connection, post: LivePost) -> datetime | None:
    """When the first change of a task that the post does not know was stored."""
    query = select(func.min(change.c.recorded_at)).where(
        change.c.id > post.seen_change, change.c.subject_kind == "task"
    )
    found: datetime | None = conn.execute(query).scalar_one()
    return found


def _set(conn: Connection, post: LivePost, values: Mapping[str, Any]) -> None:
    mine = live_post.c.schedule_id == post.schedule_id
    conn.execute(update(live_post).where(mine).values(seen_change=newest_change(conn), **values))


def _row(r: Any) -> LivePost:
    return LivePost(
        r.schedule_id,
        r.dedup_key,
        r.posted_at,
        r.seen_change,
        r.figures,
        r.notes,
        r.corrections,
        r.corrected_on,
    )

"""The append-only journal: every change of every subject, with the words that caused it.

(subject_kind, subject_id, seq) is unique, so two writers who read the same state cannot both append.
Audit and history are views of it; a nightly digest over the day's rows seals it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from storage.tables import change, seal
from tasks.changes import Change, ChangeKind
from tasks.model import local_date


def append(conn: Connection, new: Change) -> int:
    """Append one change and answer its id; IntegrityError when another one took its seq."""
    values = {
        "subject_kind": new.subject_kind,
        "subject_id": new.subject_id,
        "seq": new.seq,
        "kind": str(new.kind),
        "effective_on": new.effective_on,
        "recorded_at": new.recorded_at,
        "by_person": new.by_person,
        "for_person": new.for_person,
        "source": new.source,
        "inbox_id": new.inbox_id,
        "batch_id": new.batch_id,
        "reverts": new.reverts,
        "words": new.words,
        "data": plain(new.data),
    }
    return int(conn.execute(change.insert().values(values).returning(change.c.id)).scalar_one())


def next_seq(conn: Connection, subject_kind: str, subject_id: int) -> int:
    """The seq that the next change of a subject takes."""
    query = select(func.max(change.c.seq)).where(
        change.c.subject_kind == subject_kind, change.c.subject_id == subject_id
    )
    return int(conn.execute(query).scalar_one() or 0) + 1


def note(
    conn: Connection,
    subject_kind: str,
    subject_id: int,
    kind: str,
    now: datetime,
    *,
    by_person: int | None = None,
    inbox_id: int | None = None,
    words: str = "",
    data: Mapping[str, Any] | None = None,
) -> None:
    """Append a change of something that is not a task: a person, a group, a rule, a schedule, an import."""
    conn.execute(
        change.insert().values(
            subject_kind=subject_kind,
            subject_id=subject_id,
            seq=next_seq(conn, subject_kind, subject_id),
            kind=kind,
            effective_on=local_date(now),
            recorded_at=now,
            by_person=by_person,
            inbox_id=inbox_id,
            words=words,
            data=plain(data or {}),
        )
    )


def history(conn: Connection, subject_kind: str, subject_id: int) -> list[Change]:
    """Every change of one subject in order."""
    query = (
        select(change)
        .where(change.c.subject_kind == subject_kind, change.c.subject_id == subject_id)
        .order_by(change.c.seq)
    )
    return [_change(r) for r in conn.execute(query)]


def of_tasks(conn: Connection, task_ids: list[int] | None = None) -> dict[int, list[Change]]:
    """The changes of tasks (all when None) by task, each in order."""
    query = select(change).where(change.c.subject_kind == "task").order_by(change.c.subject_id, change.c.seq)
    if task_ids is not None:
        query = query.where(change.c.subject_id.in_(task_ids))
    found: dict[int, list[Change]] = {}
    for row in conn.execute(query):
        found.setdefault(row.subject_id, []).append(_change(row))
    return found


def seal_day(conn: Connection, day: date, since: datetime, until: datetime) -> str | None:
    """Chain a digest over the rows recorded in [since, until); None when the day is sealed already."""
    if conn.execute(select(seal.c.day).where(seal.c.day == day)).first() is not None:
        return None
    before = conn.execute(select(seal.c.digest).order_by(seal.c.day.desc())).scalars().first() or ""
    rows = list(
        conn.execute(
            select(change)
            .where(change.c.recorded_at >= since, change.c.recorded_at < until)
            .order_by(change.c.id)
        )
    )
    digest = hashlib.sha256(before.encode())
    for row in rows:
        digest.update(json.dumps(plain(dict(row._mapping)), sort_keys=True, ensure_ascii=False).encode())
    last = rows[-1].id if rows else 0
    conn.execute(seal.insert().values(day=day, digest=digest.hexdigest(), rows=len(rows), last_id=last))
    return digest.hexdigest()


def plain(value: Any) -> Any:
    """A value as JSON keeps it: dates in ISO form, tuples as lists."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain(v) for v in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def _change(r: Any) -> Change:
    return Change(
        subject_kind=r.subject_kind,
        subject_id=r.subject_id,
        seq=r.seq,
        kind=ChangeKind(r.kind) if r.subject_kind == "task" else r.kind,
        effective_on=r.effective_on,
        recorded_at=r.recorded_at,
        by_person=r.by_person,
        for_person=r.for_person,
        source=r.source,
        inbox_id=r.inbox_id,
        batch_id=r.batch_id,
        reverts=r.reverts,
        words=r.words,
        data=r.data,
    )

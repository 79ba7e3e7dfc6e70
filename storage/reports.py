"""Stored reports with their serials, and the evidence behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, false, func, select, true, update

from storage.journal import plain
from storage.tables import change, evidence, report, task
from storage.tasks import in_scope
from tasks.rights import Scope


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One report: `id` is the serial on its receipt."""

    id: int
    task_id: int
    seq: int
    person_id: int
    effective_on: date
    recorded_at: datetime
    data: Mapping[str, Any]
    words: str
    reverted: bool


def put(
    conn: Connection,
    *,
    task_id: int,
    seq: int,
    person_id: int,
    effective_on: date,
    now: datetime,
    data: Mapping[str, Any],
    words: str,
) -> int:
    """Store a report behind its change and answer its serial."""
    change_id = conn.execute(
        select(change.c.id).where(
            change.c.subject_kind == "task", change.c.subject_id == task_id, change.c.seq == seq
        )
    ).scalar_one()
    values = {
        "task_id": task_id,
        "change_id": change_id,
        "person_id": person_id,
        "effective_on": effective_on,
        "recorded_at": now,
        "data": plain(data),
        "words": words,
    }
    return int(conn.execute(report.insert().values(values).returning(report.c.id)).scalar_one())


def get(conn: Connection, serial: int) -> StoredReport | None:
    """A report by its serial."""
    found = _read(conn, report.c.id == serial)
    return found[0] if found else None


def last_of(conn: Connection, person_id: int, task_id: int | None = None) -> StoredReport | None:
    """The newest report of a person that still stands, on one task when given."""
    condition = (report.c.person_id == person_id) & ~report.c.reverted
    if task_id is not None:
        condition = condition & (report.c.task_id == task_id)
    found = _read(conn, condition)
    return found[-1] if found else None


def batch_of(conn: Connection, serial: int) -> list[StoredReport]:
    """The standing reports that one confirmation stored together: those of the same message."""
    cause = (
        select(change.c.inbox_id).join(report, report.c.change_id == change.c.id).where(report.c.id == serial)
    )
    inbox_id = conn.execute(cause).scalar_one_or_none()
    if inbox_id is None:
        return [r for r in _read(conn, report.c.id == serial) if not r.reverted]
    return [r for r in _read(conn, change.c.inbox_id == inbox_id) if not r.reverted]


def of_task(conn: Connection, task_id: int) -> list[StoredReport]:
    """Every report of a task in order of entry, taken back ones too."""
    return _read(conn, report.c.task_id == task_id)


def between(conn: Connection, scope: Scope, since: datetime, until: datetime) -> list[StoredReport]:
    """Standing reports recorded in (since, until] on tasks that a scope may see."""
    condition = (report.c.recorded_at > since) & (report.c.recorded_at <= until) & ~report.c.reverted
    tasks = select(task.c.id).where(in_scope(scope))
    return _read(conn, condition & report.c.task_id.in_(tasks))


def until(conn: Connection, scope: Scope, day: date) -> list[StoredReport]:
    """Standing reports that were true on or before a day, on tasks that a scope may see."""
    tasks = select(task.c.id).where(in_scope(scope))
    return _read(conn, (report.c.effective_on <= day) & ~report.c.reverted & report.c.task_id.in_(tasks))


def last_days(conn: Connection, day: date, *, unchanged: bool | None = None) -> dict[int, date]:
    """The newest day up to `day` that each task was reported on; only (un)changed ones when asked for."""
    query = select(report.c.task_id, func.max(report.c.effective_on)).where(
        report.c.effective_on <= day, ~report.c.reverted
    )
    if unchanged is not None:
        flag = func.coalesce(report.c.data["unchanged"].as_boolean(), false())
        query = query.where(flag if unchanged else ~flag)
    return {row[0]: row[1] for row in conn.execute(query.group_by(report.c.task_id))}


def every(conn: Connection) -> list[StoredReport]:
    """All reports in order of entry, taken back ones too."""
    return _read(conn, true())


def take_back(conn: Connection, serial: int) -> None:
    """Mark a report as taken back; its row and words stay."""
    conn.execute(update(report).where(report.c.id == serial).values(reverted=True))


def put_evidence(
    conn: Connection,
    task_id: int,
    serial: int | None,
    person_id: int,
    documents: Sequence[Mapping[str, Any]],
    files: Iterable[Mapping[str, Any]],
    now: datetime,
) -> None:
    """Keep what a report rests on: cited documents and files [{id, name}]."""
    common = {"task_id": task_id, "report_id": serial, "person_id": person_id, "added_at": now}
    for d in documents:
        dated = date.fromisoformat(d["date"]) if d.get("date") else None
        conn.execute(evidence.insert().values(**common, number=d["number"], dated=dated))
    for f in files:
        conn.execute(evidence.insert().values(**common, file_id=f["id"], name=f["name"]))


def evidence_of(conn: Connection, task_id: int) -> list[Any]:
    """The evidence of a task, oldest first."""
    return list(conn.execute(select(evidence).where(evidence.c.task_id == task_id).order_by(evidence.c.id)))


def shares(conn: Connection, day: date) -> dict[int, list[tuple[date, float]]]:
    """The shares that were reported of each task up to a day, in the order in which they were true."""
    percent = report.c.data["percent"].as_float()
    query = select(report.c.task_id, report.c.effective_on, percent).where(
        report.c.effective_on <= day, ~report.c.reverted, percent.is_not(None)
    )
    found: dict[int, list[tuple[date, float]]] = {}
    for task_id, on, share in conn.execute(query.order_by(report.c.effective_on, report.c.id)):
        found.setdefault(task_id, []).append((on, float(share)))
    return found


def dated_evidence(conn: Connection, day: date) -> dict[int, list[Any]]:
    """The documents dated on or before a day that reports rest on, by task."""
    query = (
        select(evidence)
        .join(report, report.c.id == evidence.c.report_id)
        .where(evidence.c.dated.is_not(None), evidence.c.dated <= day, ~report.c.reverted)
        .order_by(evidence.c.id)
    )
    found: dict[int, list[Any]] = {}
    for row in conn.execute(query):
        found.setdefault(row.task_id, []).append(row)
    return found


def _read(conn: Connection, condition: Any) -> list[StoredReport]:
    query = select(report, change.c.seq).join(change, change.c.id == report.c.change_id).where(condition)
    return [
        StoredReport(
            r.id, r.task_id, r.seq, r.person_id, r.effective_on, r.recorded_at, r.data, r.words, r.reverted
        )
        for r in conn.execute(query.order_by(report.c.id))
    ]

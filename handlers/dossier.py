""" "Hồ sơ nhiệm vụ": everything known of one task in one paper, each line with its time, its author and its source."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from handlers.turn import House
from reports.sheet import Grid, Page
from storage import archive, files, journal, people, reports
from storage import tasks as stored
from tasks.changes import Change, ChangeKind
from tasks.history import extensions, holdings
from tasks.model import VIETNAM, Task
from tasks.standing import verdict
from vietnamese.numbers import format_date
from vietnamese.words import papers as words
from vietnamese.words.tasks import code, deadline, progress, standing

PLANNED = (ChangeKind.PLANNED, ChangeKind.REPLANNED)
REPORTS = (ChangeKind.REPORTED, ChangeKind.COMPLETED_SUBMITTED)


def gather(conn: Connection, house: House, task: Task, today: date) -> Page:
    """The record of a task: plan words, deadlines and who moved them, holders, reports, evidence with hashes, the rest."""
    changes = journal.history(conn, "task", task.id)
    names = {p.id: p.name for p in people.people(conn, active_only=False)}
    found = verdict(task, today, house.rules, house.calendar)
    parts: list[str | Grid] = [
        Grid(("Nội dung", "Chi tiết"), (40, 125), _facts(conn, house, task, names), "Thông tin", frozenset()),
        f"Tình trạng đến ngày {format_date(today)}: {standing(task, found)}; {deadline(task, found.last_day)}.",
    ]
    grids = (
        ("Thời hạn và các lần thay đổi", words.DEADLINE_COLUMNS, (28, 52, 85), _deadlines(changes, names)),
        (
            "Đơn vị, người thực hiện qua các thời kỳ",
            words.HOLDERS,
            (28, 72, 65),
            _holders(house, changes, names),
        ),
        ("Báo cáo", words.REPORT_COLUMNS, (22, 25, 27, 25, 30, 53), _reports(conn, task, changes, names)),
        ("Minh chứng", words.EVIDENCE_COLUMNS, (48, 24, 30, 63), _evidence(conn, task)),
        ("Diễn biến khác", words.HISTORY, (30, 34, 32, 34, 52), _others(changes, names)),
    )
    for title, columns, widths, rows in grids:
        parts.append(Grid(columns, widths, rows, title) if rows else f"{title}: không có.")
    return Page(words.dossier_title(code(task)), task.title, tuple(parts))


def _facts(
    conn: Connection, house: House, task: Task, names: Mapping[int, str]
) -> tuple[tuple[str, ...], ...]:
    plan = next((p for p in stored.plans(conn) if p.id == task.plan_id), None)
    source = "" if plan is None else f"{plan.name}{' số ' + plan.number if plan.number else ''}"
    dated = f" ngày {format_date(plan.issued_on)}" if plan is not None and plan.issued_on else ""
    rows = (
        (
            "Kế hoạch",
            f"{source}{dated}" + (f" của {plan.issuer}" if plan is not None and plan.issuer else ""),
        ),
        ("Số trong kế hoạch", task.path),
        ("Nội dung nguyên văn", task.title),
        ("Khối lượng, sản phẩm", task.target),
        ("Thời hạn trong kế hoạch", task.due_words),
        ("Đơn vị chủ trì", house.unit_name(task.lead_unit_id) or task.lead_unit_text),
        ("Đơn vị phối hợp", "; ".join(house.unit_name(u) for u in task.coordinating_unit_ids)),
        ("Người thực hiện", names.get(task.lead_person_id or 0, "")),
        ("Nguồn giao", "; ".join(x for x in (task.assigned_by, task.assigned_document) if x)),
        ("Tiến độ", progress(task)),
        ("Khó khăn, đang chờ", "; ".join(x for x in (task.difficulty, task.waiting_for) if x)),
    )
    return tuple(row for row in rows if row[1])


def _deadlines(changes: Sequence[Change], names: Mapping[int, str]) -> tuple[tuple[str, ...], ...]:
    rows = []
    for change in changes:
        if change.kind in PLANNED and change.data.get("due_last_day"):
            day = date.fromisoformat(str(change.data["due_last_day"]))
            said = str(change.data.get("due_words") or "")
            who = ", ".join(x for x in (_by(change, names), change.source) if x)
            rows.append(
                (change.effective_on, f"{said} ({format_date(day)})" if said else format_date(day), who)
            )
    for moved in extensions(changes):
        who = ", ".join(x for x in (names.get(moved.by_person or 0, ""), moved.paper) if x)
        rows.append((moved.decided_on, words.moved(moved.old, moved.new), who))
    return tuple((format_date(day), said, who) for day, said, who in sorted(rows, key=lambda r: r[0]))


def _holders(
    house: House, changes: Sequence[Change], names: Mapping[int, str]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (format_date(h.since), house.unit_name(h.unit_id), names.get(h.person_id or 0, ""))
        for h in holdings(changes)
    )


def _reports(
    conn: Connection, task: Task, changes: Sequence[Change], names: Mapping[int, str]
) -> tuple[tuple[str, ...], ...]:
    by_seq = {c.seq: c for c in changes}
    channels = archive.channels(conn, [c.inbox_id for c in changes if c.inbox_id])
    rows = []
    for one in reports.of_task(conn, task.id):
        change = by_seq.get(one.seq)
        channel = channels.get((change.inbox_id if change else 0) or 0, "")
        who = names.get(one.person_id, "")
        if change is not None and change.for_person:
            who = f"{who} (ghi thay: {_by(change, names)})"
        rows.append(
            (
                f"{one.id:06d}",
                format_date(one.effective_on),
                _moment(one.recorded_at),
                words.CHANNELS.get(channel, channel),
                who,
                words.taken_back(one.words, one.reverted),
            )
        )
    return tuple(rows)


def _evidence(conn: Connection, task: Task) -> tuple[tuple[str, ...], ...]:
    rows = []
    for one in reports.evidence_of(conn, task.id):
        kept = files.get(conn, one.file_id) if one.file_id else None
        dated = format_date(one.dated) if one.dated else ""
        rows.append((one.number or one.name, dated, _moment(one.added_at), kept.sha256 if kept else ""))
    return tuple(rows)


def _others(changes: Sequence[Change], names: Mapping[int, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            _moment(c.recorded_at),
            words.KINDS.get(str(c.kind), str(c.kind)),
            _by(c, names),
            str(c.data.get("paper") or c.source or ""),
            c.words,
        )
        for c in changes
        if c.kind not in REPORTS
    )


def _by(change: Change, names: Mapping[int, str]) -> str:
    return names.get(change.by_person or 0, "")


def _moment(instant: datetime) -> str:
    local = instant.astimezone(VIETNAM)
    return f"{local.hour}:{local.minute:02d} {format_date(local.date())}"

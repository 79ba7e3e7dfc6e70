""" "Lưu năm": a year as plain values that can be read without the system: plans, tasks, reports, changes, evidence.

The turn only asks (`begin`); the year is gathered on a snapshot beside the conversation, for it may be large.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

from handlers import dossier, editions, periodic
from handlers.messages import Reply
from handlers.turn import House, Outcome, Turn
from reports.sheet import Page
from storage import archive as stored_year
from storage import files, jobs, journal, people, reports
from storage import tasks as stored
from tasks.errors import NotFound
from tasks.model import VIETNAM, local_date
from tasks.standing import verdict
from vietnamese.words import papers as words
from vietnamese.words.export import here as files_here
from vietnamese.words.questions import moment
from vietnamese.words.tasks import code, standing

TASK_COLUMNS = ("ma", "so", "ke_hoach", "noi_dung", "don_vi", "nguoi_thuc_hien", "thoi_han_trong_ke_hoach", "han_cuoi", "han_ban_dau", "so_lan_gia_han", "trang_thai", "tien_do_phan_tram", "ngay_hoan_thanh", "kho_khan", "dang_cho")  # fmt: skip
REPORT_COLUMNS = ("so", "ma", "ngay_thuc_hien", "ghi_nhan_luc", "nguoi_bao_cao", "loi_bao_cao", "da_rut")
CHANGE_COLUMNS = ("stt", "doi_tuong", "ma", "loai", "ngay", "ghi_luc", "nguoi_ghi", "nguon", "loi", "du_lieu")
EVIDENCE_COLUMNS = ("ma", "so_bao_cao", "van_ban", "ngay_van_ban", "ten_tep", "sha256", "bo_sung_luc")
TEXT_COLUMNS = ("mau", "ky", "muc", "don_vi", "nguoi_viet", "viet_luc", "trang_thai", "noi_dung")


def begin(turn: Turn, year: int) -> None:
    """Ask for a year as a .zip, which will be the answer to this message; NotFound for a year without tasks."""
    if not stored_year.any_task(turn.conn, year):
        raise NotFound("nothing_to_export")
    wanted = {"year": year, "at": turn.now.isoformat()}
    arguments = {"wanted": wanted, "name": f"{words.ARCHIVE} {year}.zip", "ending": ".zip"}
    jobs.put(turn.conn, "make_archive", arguments, turn.inbox_id, turn.now)


def gathered(conn: Connection, house: House, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the year that was asked for by `begin`."""
    return gather(conn, house, int(wanted["year"]), datetime.fromisoformat(wanted["at"]))


def made(turn: Turn) -> Outcome:
    """Hand over the .zip and say what is in it."""
    result = (turn.message.job or {}).get("result", {})
    if "error" in result:
        return editions.not_made()
    note = words.archive_here(result["year"], result["counts"])
    return Outcome(Reply(files_here(note), files=(editions.file_of(turn, result),)))


def gather(conn: Connection, house: House, year: int, now: datetime) -> dict[str, Any]:
    """JSON values of a year: tables by name, files {sha256, name}, one record (a sheet) per task with reports."""
    plans = {p.id: p for p in stored.plans(conn) if p.year == year}
    tasks = [t for t in stored.all_tasks(conn, gone=True) if t.plan_id in plans]
    ids = {t.id for t in tasks}
    names = {p.id: p.name for p in people.people(conn, active_only=False)}
    day = min(local_date(now), date(year, 12, 31))
    told = [r for r in reports.every(conn) if r.task_id in ids]
    changes = stored_year.changes(conn, year)
    proof = [e for e in stored_year.evidence_rows(conn) if e.task_id in ids]
    kept = {e.file_id: files.get(conn, e.file_id) for e in proof if e.file_id}
    task_rows = [
        [
            f"#{t.id}", t.path, plans[t.plan_id].name, t.title,
            house.unit_name(t.lead_unit_id) or t.lead_unit_text, names.get(t.lead_person_id or 0, ""),
            t.due_words, t.due_last_day, t.original_last_day, t.extensions,
            standing(t, verdict(t, day, house.rules, house.calendar)), t.percent, t.done_on, t.difficulty, t.waiting_for,
        ]
        for t in tasks
    ]  # fmt: skip
    report_rows = [
        [f"{r.id:06d}", f"#{r.task_id}", r.effective_on, _local(r.recorded_at), names.get(r.person_id, ""), r.words, "x" if r.reverted else ""]
        for r in told
    ]  # fmt: skip
    change_rows = [
        [c.id, c.subject_kind, c.subject_id, c.kind, c.effective_on, _local(c.recorded_at), names.get(c.by_person or 0, ""), c.source, c.words, json.dumps(c.data, ensure_ascii=False, sort_keys=True)]
        for c in changes
    ]  # fmt: skip
    proof_rows = [
        [f"#{e.task_id}", f"{e.report_id:06d}" if e.report_id else "", e.number, e.dated, e.name, _hash(kept, e.file_id), _local(e.added_at)]
        for e in proof
    ]  # fmt: skip
    text_rows = [
        [t.template, t.period, t.heading, house.unit_name(t.unit_id), names.get(t.by_person, ""), _local(t.written_at), t.state, t.words]
        for t in stored_year.texts(conn, year)
    ]  # fmt: skip
    spoken = {r.task_id for r in told}
    pages = {
        code(t).split(" ")[0].lstrip("#"): dossier.gather(conn, house, t, day)
        for t in tasks
        if t.id in spoken
    }
    counts = words.archive_counts(len(tasks), len(told), len(changes), len(kept))
    tables = {
        "nhiem-vu": (TASK_COLUMNS, task_rows),
        "bao-cao": (REPORT_COLUMNS, report_rows),
        "thay-doi": (CHANGE_COLUMNS, change_rows),
        "minh-chung": (EVIDENCE_COLUMNS, proof_rows),
        "muc-bao-cao": (TEXT_COLUMNS, text_rows),
    }
    return {
        "year": year,
        "counts": counts,
        "read_me": words.archive_read_me(
            year, periodic.agency(conn, house.rules).issuer, moment(now), counts
        ),
        "tables": {n: {"columns": list(c), "rows": journal.plain(rows)} for n, (c, rows) in tables.items()},
        "files": [{"sha256": f.sha256, "name": f"{f.id}-{f.name}"} for f in kept.values() if f is not None],
        "records": {name: TypeAdapter(Page).dump_python(page, mode="json") for name, page in pages.items()},
    }


def _local(instant: datetime) -> str:
    return instant.astimezone(VIETNAM).isoformat(timespec="seconds")


def _hash(kept: dict[int, Any], file_id: int | None) -> str:
    found = kept.get(file_id) if file_id else None
    return found.sha256 if found else ""

"""A large report: 500 tasks with 5,000 reports; how long it takes, what its process uses, whether answers wait for it."""

import resource
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.files import FileStore
from bot.gathering import with_path
from bot.jobs import run_job
from handlers import plan_store
from handlers.dispatch import prepare
from handlers.messages import Address, Message
from handlers.turn import load_house
from storage import accounts, journal, people, reports
from storage import tasks as stored
from storage.database import Database
from tasks.changes import Change, ChangeKind
from tests import house

ASKER = "director"
BEGIN = datetime(2026, 1, 15, 2, tzinfo=UTC)
WORDS = (
    "Đã tổ chức kiểm tra {n} cơ sở, hướng dẫn hồ sơ cho doanh nghiệp; phối hợp Sở Tài chính rà soát dự toán"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of the parts, megabytes of the child process and of the file, milliseconds of a question meanwhile."""

    tasks: int
    reports: int
    gathered: float
    made: float
    child_megabytes: float
    file_kilobytes: float
    question_alone: float
    question_meanwhile: float
    question_worst: float


def run(tasks: int = 500, reports_: int = 5000, ending: str = ".docx") -> Figures:
    """Measure once in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bot.db'}")
        house.build(database)
        database.write(lambda conn: fill(conn, tasks, reports_))
        try:
            return _measured(database, Path(folder), tasks, reports_, ending)
        finally:
            database.close()


def fill(conn: Connection, tasks: int, count: int) -> None:
    """A plan of so many tasks with as many reports each, told over the year."""
    read = _plan(tasks)
    known = load_house(conn, house.DESK)
    difference = plan_store.compare(conn, known, read, {})
    done = plan_store.store(conn, known, read, difference, plan_store.Source(house.BEGAN))
    everybody = {p.name: p.id for p in people.people(conn)}
    person = everybody["Lê Thị Nga"]
    accounts.bind(
        conn, channel="telegram", bot_id="test", sender_id=ASKER, chat_id=ASKER, person_id=everybody["Đỗ Minh Khôi"],
        now=BEGIN,
    )  # fmt: skip
    mine = [t for t in stored.all_tasks(conn, plan_id=done.plan_id) if t.node_type.value == "task"]
    for n in range(count):
        _report(conn, mine[n % len(mine)].id, person, n // len(mine))


def _plan(tasks: int) -> dict[str, Any]:
    base = house.plan_json()
    rows = [house.record("I", "section", "NHIỆM VỤ", None, None, None, None)]
    for n in range(1, tasks + 1):
        due = ("Tháng 12/2026", "2026-12-01/2026-12-31", "month")
        title = f"Hỗ trợ doanh nghiệp áp dụng hệ thống quản lý chất lượng và truy xuất nguồn gốc đợt {n}"
        rows.append(house.record(f"I.{n}", "task", title, due, house.QLKH, None, ("20 cơ sở", 20, "cơ sở")))
    head = {**base["document"], "number": "99", "subject": "Kế hoạch lớn"}  # type: ignore[dict-item]
    return {**base, "document": head, "tasks": rows}


def _report(conn: Connection, task_id: int, person: int, turn: int) -> None:
    now = BEGIN + timedelta(days=25 * turn, minutes=task_id % 600)
    data = {"quantity": turn + 1, "total": 20, "what": "cơ sở", "percent": 5.0 * (turn + 1)}
    data["documents"] = [{"number": f"{100 + turn}/QĐ-SKHCN", "date": now.date().isoformat()}]  # type: ignore[assignment]
    seq, said = journal.next_seq(conn, "task", task_id), WORDS.format(n=turn + 1)
    of = Change("task", task_id, seq, ChangeKind.REPORTED, now.date(), now, person, words=said, data=data)
    stored.record(conn, stored.get(conn, task_id), of)
    reports.put(
        conn,
        task_id=task_id,
        seq=seq,
        person_id=person,
        effective_on=now.date(),
        now=now,
        data=data,
        words=said,
    )


def _measured(database: Database, folder: Path, tasks: int, count: int, ending: str) -> Figures:
    alone = [_asked(database) for _ in range(20)]
    wanted = {"form": "year", "period": "2026", "day": date(2026, 12, 14).isoformat(), "official": True}
    asked = {"report": wanted, "name": f"a{ending}", "ending": ending}
    during: list[float] = []
    over = threading.Event()
    asking = threading.Thread(target=_ask_until, args=(database, over, during))
    asking.start()
    gathered, arguments = _timed(
        lambda: database.read(lambda conn: with_path(conn, "make_report", asked, FileStore(folder / "files")))
    )
    made, result = _timed(lambda: run_job("make_report", arguments))
    over.set()
    asking.join()
    assert "error" not in result, result
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Figures(
        tasks, count, round(gathered, 2), round(made, 2), round(child), round(result["size"] / 1024),
        _ms(statistics.median(alone)), _ms(statistics.median(during)), _ms(max(during)),
    )  # fmt: skip


def _timed(work: Callable[[], Mapping[str, Any]]) -> tuple[float, Mapping[str, Any]]:
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def _ask_until(database: Database, over: threading.Event, found: list[float]) -> None:
    while not over.is_set():
        found.append(_asked(database))
        over.wait(0.05)


def _asked(database: Database) -> float:
    """Seconds until a question is answered on a reader."""

    def ask(conn: Connection) -> object:
        place = Address("telegram", "test", ASKER)
        message = Message(place, "private", place.chat_id, BEGIN, "nv I.2.1 đến đâu rồi")
        answer = prepare(conn, house.DESK, 1, message, datetime(2026, 12, 15, 2, tzinfo=UTC))
        assert answer is not None
        return answer

    begin = time.perf_counter()
    database.read(ask)
    return time.perf_counter() - begin


def _ms(seconds: float) -> float:
    return round(seconds * 1000)

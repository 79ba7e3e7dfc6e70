"""A made-up department of seven units with 500 tasks in two plans that bear the same numbers; always the same."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

from sqlalchemy import Connection

from handlers import plan_store
from handlers.turn import load_house
from storage import journal
from storage import tasks as stored
from storage.database import Database
from storage.migrate import migrate
from tasks.changes import Change, ChangeKind
from tasks.model import CONTAINERS, Task
from tests import house
from tests.linking.families import EVERY_UNIT, titles

UNITS = (
    ("Lãnh đạo Sở", "LĐ", None, ()),
    ("Văn phòng Sở", "VP", None, ("Văn phòng",)),
    ("Phòng Quản lý khoa học", "QLKH", None, ("Phòng QLKH",)),
    ("Phòng Quản lý công nghệ", "QLCN", None, ("Phòng QLCN",)),
    ("Phòng Hạ tầng bưu chính viễn thông", "BCVT", None, ("Phòng BCVT",)),
    ("Thanh tra Sở", "TTS", None, ()),
    ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "TĐC", None, ("Chi cục TĐC",)),
)
WORKING = ("Văn phòng Sở", "Phòng QLKH", "Phòng QLCN", "Phòng BCVT", "Thanh tra Sở", "Chi cục TĐC")
OFFICERS = (
    ("Lê Thị Nga", 1), ("Vũ Quang Huy", 1), ("Bùi Khánh Linh", 2), ("Tạ Đình Phong", 2), ("Mai Thu Trà", 3),
    ("Đinh Công Lực", 3), ("Hà Văn Tuyên", 4), ("Ngô Thị Yến", 5), ("Kiều Anh Đức", 5), ("Phạm Thị Sen", 0),
)  # fmt: skip
FULL = dict(zip(WORKING, [u[0] for u in UNITS[1:]], strict=True))
PEOPLE = (
    ("Đỗ Minh Khôi", "Giám đốc Sở", "Lãnh đạo Sở", ("leader",)),
    ("Cao Thị Thảo", "Chánh Văn phòng", "Văn phòng Sở", ("head", "office")),
    ("Trần Văn Bình", "Trưởng phòng", "Phòng Quản lý khoa học", ("head",)),
    ("Hồ Sỹ Đan", "Chi cục trưởng", "Chi cục Tiêu chuẩn Đo lường Chất lượng", ("head",)),
    *((name, "Chuyên viên", FULL[WORKING[n]], ("officer",)) for name, n in OFFICERS),
)
MOVED = datetime(2026, 11, 16, 1, tzinfo=UTC)
TASKS = 500
ROMAN = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored task with the chunks of its title, and the number that it bore before the plan was changed."""

    task: Task
    chunks: tuple[str, ...]
    former: str = ""


def build(database: Database) -> None:
    """Migrate and fill a database with the department and both plans."""
    migrate(database)
    database.write(lambda conn: house.fill(conn, UNITS, PEOPLE, {}))
    for number, rows in enumerate(_plans(), start=12):
        known = database.read(lambda conn: load_house(conn, house.DESK))
        head = house.plan_json()["document"]
        assert isinstance(head, dict)
        given = {"source": "higher", "document": ""}
        read = {"document": {**head, "number": str(number)}, "tasks": rows, "warnings": [], "set_by": given}
        new = plan_store.Difference(None, added=tuple(rows))
        source = plan_store.Source(house.BEGAN)
        database.write(lambda conn, r=read, n=new, k=known, s=source: plan_store.store(conn, k, r, n, s))
    database.write(_renumber)


def entries(conn: Connection) -> list[Entry]:
    """Every task with its chunks."""
    chunks = {" ".join(t.split("|")): tuple(t.split("|")) for t in [*titles(), *EVERY_UNIT]}
    former = {i: min(paths) for i, paths in stored.former_numbers(conn, house.BEGAN).items()}
    tasks = (t for t in stored.all_tasks(conn) if t.node_type not in CONTAINERS)
    return [Entry(t, chunks[t.title], former.get(t.id, "")) for t in tasks]


RENUMBERED = 40


def _renumber(conn: Connection) -> None:
    """Of some tasks every second gets the number of the one before, the last of each pair one that none bore."""
    some = [t for t in stored.all_tasks(conn) if t.node_type not in CONTAINERS][::7][:RENUMBERED]
    for n, (one, other) in enumerate(zip(some[::2], some[1::2], strict=True)):
        _move(conn, other, f"{other.path.split('.')[0]}.{80 + n}")
        _move(conn, one, other.path)


def _move(conn: Connection, task: Task, path: str) -> None:
    data = {"path": path, "before": {"path": task.path}}
    new = Change(
        subject_kind="task", subject_id=task.id, seq=journal.next_seq(conn, "task", task.id),
        kind=ChangeKind.RENUMBERED, effective_on=MOVED.date(), recorded_at=MOVED, by_person=None, data=data,
    )  # fmt: skip
    stored.record(conn, task, new)


def _plans() -> list[list[dict[str, Any]]]:
    """Both plans as records: what a family holds is spread over sections, numbers and officers."""
    draw = Random(2027)
    rows = [(title, None) for title in titles()]
    draw.shuffle(rows)
    everywhere = [(title, unit) for title in EVERY_UNIT for unit in WORKING]
    rows = everywhere + rows[: TASKS - len(everywhere)]
    draw.shuffle(rows)
    return [_plan(draw, rows[:300], 6), _plan(draw, rows[300:], 4)]


def _plan(draw: Random, rows: list[tuple[str, str | None]], sections: int) -> list[dict[str, Any]]:
    records, size = [], -(-len(rows) // sections)
    for s in range(sections):
        top = ROMAN[s]
        records.append(_record(top, "section", f"NHÓM NHIỆM VỤ {top}", None, None))
        task = child = 0
        for title, unit in rows[s * size : (s + 1) * size]:
            below = task > 0 and child < 3 and draw.random() < 0.5
            task, child = (task, child + 1) if below else (task + 1, 0)
            path = f"{top}.{task}.{child}" if below else f"{top}.{task}"
            home = unit or WORKING[draw.randrange(len(WORKING))]
            own = [name for name, n in OFFICERS if WORKING[n] == home]
            person = draw.choice(own) if draw.random() < 0.7 else None
            records.append(
                _record(path, "indicator" if below else "task", title.replace("|", " "), home, person)
            )
    return records


def _record(path: str, node: str, title: str, unit: str | None, person: str | None) -> dict[str, Any]:
    due = ("Tháng 12/2026", "2026-12-01/2026-12-31", "month") if unit else None
    return house.record(path, node, title, due, unit, person, None)

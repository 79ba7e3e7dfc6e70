"""The made-up department that tests stand in: nine people, four units, a small plan for 2026.

Built straight through storage and the plan import, once a session; tests get a copy of the file.
"""

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.desk import LIMITS
from bot.holidays import public_holidays
from handlers import plan_store
from handlers.messages import Allowance
from handlers.turn import Desk, load_house
from storage import people
from storage.database import Database
from storage.migrate import migrate
from tasks.model import VIETNAM, Membership, Role
from vietnamese.normalize import fold

DESK = Desk(holidays=public_holidays(), limits=LIMITS, allowances={"zalo": Allowance()})
BEGAN = datetime(2026, 1, 12, 9, 0, tzinfo=VIETNAM)

UNITS = (
    ("Lãnh đạo Sở", "LĐ", None, ()),
    ("Văn phòng Sở", "VP", None, ("Văn phòng",)),
    ("Phòng Quản lý khoa học", "QLKH", None, ("Phòng QLKH",)),
    ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "TĐC", None, ("Chi cục TĐC", "Chi cục TCĐLCL")),
    ("Phòng Đo lường", "ĐL", "Chi cục Tiêu chuẩn Đo lường Chất lượng", ()),
)
PEOPLE = (
    ("Đỗ Minh Khôi", "Giám đốc Sở", "Lãnh đạo Sở", ("leader",)),
    ("Lâm Thu Hà", "Phó Giám đốc Sở", "Lãnh đạo Sở", ("leader",)),
    ("Cao Thị Thảo", "Chánh Văn phòng", "Văn phòng Sở", ("head", "office")),
    ("Trần Văn Bình", "Trưởng phòng", "Phòng Quản lý khoa học", ("head",)),
    ("Lê Thị Nga", "Chuyên viên", "Phòng Quản lý khoa học", ("officer",)),
    ("Vũ Quang Huy", "Chuyên viên", "Phòng Quản lý khoa học", ("officer",)),
    ("Hồ Sỹ Đan", "Chi cục trưởng", "Chi cục Tiêu chuẩn Đo lường Chất lượng", ("head",)),
    ("Ngô Thị Yến", "Chuyên viên", "Phòng Đo lường", ("officer",)),
    ("Phan Anh Tú", "Quản trị hệ thống", "Văn phòng Sở", ("admin",)),
)
FIELDS = {"Lâm Thu Hà": ("Phòng Quản lý khoa học",)}

QLKH, TDC, DL = "Phòng QLKH", "Chi cục TĐC", "Phòng Đo lường, Chi cục TĐC"
# path, type, title, due (text, range, grain), unit, person, target (text, number, what)
PLAN = (
    ("I", "section", "NHIỆM VỤ TRỌNG TÂM", None, None, None, None),
    (
        "I.1",
        "task",
        "Tổ chức hội nghị tập huấn sở hữu trí tuệ cho doanh nghiệp",
        ("Quý III", "2026-07-01/2026-09-30", "quarter"),
        QLKH,
        "Lê Thị Nga",
        ("5 hội nghị", 5, "hội nghị"),
    ),
    ("I.2", "task", "Xây dựng hệ thống truy xuất nguồn gốc nông sản", None, QLKH, None, None),
    (
        "I.2.1",
        "indicator",
        "Khảo sát nhu cầu truy xuất nguồn gốc tại các hợp tác xã",
        ("Tháng 10/2026", "2026-10-01/2026-10-31", "month"),
        QLKH,
        "Lê Thị Nga",
        ("20 hợp tác xã", 20, "hợp tác xã"),
    ),
    (
        "I.2.2",
        "indicator",
        "Vận hành thử cổng truy xuất nguồn gốc",
        ("Tháng 12/2026", "2026-12-01/2026-12-31", "month"),
        QLKH,
        "Vũ Quang Huy",
        None,
    ),
    (
        "I.3",
        "task",
        "Kiểm định phương tiện đo nhóm 2",
        ("Ngày 25/11/2026", "2026-11-25/2026-11-25", "day"),
        DL,
        "Ngô Thị Yến",
        ("10.000 phương tiện đo", 10000, "phương tiện đo"),
    ),
    (
        "I.4",
        "task",
        "Ban hành quy chế quản lý nhiệm vụ khoa học cấp cơ sở",
        ("Tháng 11/2026", "2026-11-01/2026-11-30", "month"),
        QLKH,
        None,
        None,
    ),
    ("II", "section", "NHIỆM VỤ THƯỜNG XUYÊN", None, None, None, None),
    (
        "II.1",
        "task",
        "Thanh tra chuyên đề về nhãn hàng hóa",
        ("Tháng 8/2026", "2026-08-01/2026-08-31", "month"),
        TDC,
        "Hồ Sỹ Đan",
        None,
    ),
    (
        "II.2",
        "task",
        "Hướng dẫn hồ sơ sau khi Nghị định mới được ban hành",
        ("Ngay sau khi Nghị định được ban hành", None, "condition"),
        TDC,
        None,
        None,
    ),
    (
        "II.3",
        "task",
        "Nộp báo cáo tự đánh giá áp dụng ISO",
        ("Trước ngày 15/12/2026", "2026-12-01/2026-12-14", "day"),
        TDC,
        None,
        None,
    ),
)


def plan_json() -> dict[str, object]:
    """The plan in the JSON form of `read-plan`."""
    head = {
        "number": "12", "symbol": "/KH-SKHCN", "type": "Kế hoạch", "issuer": "Sở Khoa học và Công nghệ tỉnh An Bình",
        "title": "KẾ HOẠCH", "subject": "Thực hiện nhiệm vụ trọng tâm năm 2026", "year": 2026,
        "date": {"text": "ngày 10 tháng 01 năm 2026", "range": "2026-01-10/2026-01-10", "grain": "day"},
    }  # fmt: skip
    # The UBND tỉnh set these deadlines, the office said so on the card.
    given = {"source": "higher", "document": ""}
    return {"document": head, "tasks": [record(*row) for row in PLAN], "warnings": [], "set_by": given}


def record(path, node, title, due, unit, person, target):  # type: ignore[no-untyped-def]
    """One record of `read-plan`; due is (text, range, grain), target (text, number, what)."""
    parent = path.rpartition(".")[0] or None
    return {
        "path": path,
        "node_type": node,
        "level": path.count(".") + 1,
        "label": None,
        "marker": None,
        "title": title,
        "parent": parent,
        "kind": None,
        "target": target[0] if target else None,
        "target_quantity": target[1] if target else None,
        "target_unit": target[2] if target else None,
        "start": None,
        "due": due
        and {
            "text": due[0],
            "range": due[1],
            "grain": due[2],
            "condition": due[0] if due[2] == "condition" else None,
            "year_inferred": False,
        },
        "lead_unit": unit,
        "lead_person": person,
        "lead_position": None,
        "presiding_position": None,
        "coordinating_units": [],
        "inherited": [],
        "flags": [],
    }


def build(database: Database) -> None:
    """Migrate and fill a database with the department and its plan."""
    migrate(database)
    database.write(lambda conn: fill(conn, UNITS, PEOPLE, FIELDS))
    house = database.read(lambda conn: load_house(conn, DESK))
    read = plan_json()
    difference = database.read(lambda conn: plan_store.compare(conn, house, read, {}))
    database.write(lambda conn: plan_store.store(conn, house, read, difference, plan_store.Source(BEGAN)))


def fill(conn: Connection, units: Sequence[Any], persons: Sequence[Any], fields: Mapping[str, Any]) -> None:
    """Store units (name, code, parent, aliases) and people (name, position, unit, roles); fields by name."""
    ids: dict[str, int] = {}
    for position, (name, code, parent, aliases) in enumerate(units):
        values = {
            "name": name,
            "folded": fold(name),
            "code": code,
            "parent_id": ids.get(parent or ""),
            "position": position,
            "aliases": list(aliases),
        }
        ids[name] = people.put_unit(conn, values)
    for place, (name, post, unit, roles) in enumerate(persons):
        values = {
            "name": name,
            "folded": fold(name),
            "position": post,
            "unit_id": ids[unit],
            "aliases": [],
            "place": place,
        }
        person_id = people.put_person(conn, values)
        held = [Membership(Role(role), ids[unit]) for role in roles]
        people.set_roles(conn, person_id, held, [ids[u] for u in fields.get(name, ())])


def copy(template: Path, folder: Path) -> Database:
    """A database of its own for one test, copied from the template."""
    target = folder / "bot.db"
    shutil.copyfile(template, target)
    return Database(f"sqlite:///{target}")

"""A task given by chat: whose right it is, which deadline it gets, who hears of it, and that it is a task like any other."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from handlers import assign
from handlers.turn import Outcome, Turn
from storage import journal
from storage import tasks as stored
from storage.database import Database
from tasks.changes import replay
from tasks.errors import BadValue, Contradiction, NotAllowed, NotFound
from tasks.model import DeadlineKind, Source, Task
from tests.handlers.turns import bind, called, turn_of
from vietnamese.reading import Days

DIRECTOR, DEPUTY, OFFICE = "Đỗ Minh Khôi", "Lâm Thu Hà", "Cao Thị Thảo"
HEAD, OFFICER, BRANCH = "Trần Văn Bình", "Lê Thị Nga", "Hồ Sỹ Đan"
UNTIL = Days(None, date(2026, 12, 10), "trước 11/12")


def order(conn: Connection, name: str, text: str = "giao việc", **heard: Any) -> tuple[Turn, Outcome]:
    given = {"tasks": ("báo cáo chỉ số PII",), "unit": "phòng QLKH", "due": UNTIL} | heard
    turn = turn_of(conn, name, text, **given)
    return turn, assign.assign(turn)


def take(turn: Turn, shown: Outcome, choice: int = 0) -> Outcome:
    """Take a choice of an outcome as a tap would."""
    assert shown.reply.draft is not None
    turn.arguments = {**shown.reply.choices[choice].arguments, "draft": shown.reply.draft[0]}
    return assign.confirm(turn)


def newest(conn: Connection) -> Task:
    return max(stored.all_tasks(conn), key=lambda t: t.id)


@pytest.mark.parametrize(
    ("who", "unit", "may"),
    [
        (DIRECTOR, "phòng QLKH", True),
        (DIRECTOR, "Chi cục TĐC", True),
        (DEPUTY, "phòng QLKH", True),
        (DEPUTY, "Chi cục TĐC", False),
        (HEAD, "phòng QLKH", True),
        (HEAD, "Chi cục TĐC", False),
        (BRANCH, "Phòng Đo lường", True),
        (OFFICER, "phòng QLKH", False),
    ],
)
def test_who_may_give_to_whom(database: Database, who: str, unit: str, may: bool) -> None:
    def work(conn: Connection) -> bool:
        try:
            _, shown = order(conn, who, unit=unit)
        except NotAllowed:
            return False
        return "Đề nghị xác nhận giao nhiệm vụ" in shown.reply.text.plain

    assert database.write(work) is may


def test_the_task_is_one_like_any_other(database: Database) -> None:
    def work(conn: Connection) -> None:
        bind(conn, HEAD)
        turn, shown = order(conn, DIRECTOR, "giao phòng QLKH báo cáo chỉ số PII trước 11/12")
        before = len(stored.all_tasks(conn))
        done = take(turn, shown)
        task = newest(conn)
        assert len(stored.all_tasks(conn)) == before + 1
        assert (task.title, task.due_last_day) == ("Báo cáo chỉ số PII", date(2026, 12, 10))
        assert task.original_last_day == date(2026, 12, 10)
        assert (task.deadline_source, task.deadline_kind) == (Source.INTERNAL, DeadlineKind.DAY)
        assert task.assigned_by == DIRECTOR
        assert [p.dedup_key for p in done.posts] == [
            f"assign:{task.id}:{task.version}:{called(conn, HEAD).id}"
        ]
        assert replay(journal.history(conn, "task", task.id)) == task
        assert any(p.name == "Giao trực tiếp 2026" for p in stored.plans(conn))

    database.write(work)


def test_the_plan_of_direct_orders_is_made_once(database: Database) -> None:
    def work(conn: Connection) -> None:
        for _ in range(2):
            take(*order(conn, DIRECTOR))
        assert sum(p.name == "Giao trực tiếp 2026" for p in stored.plans(conn)) == 1

    database.write(work)


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        (Days(date(2026, 12, 1), date(2026, 12, 31)), DeadlineKind.MONTH),
        (Days(date(2027, 1, 1), date(2027, 3, 31)), DeadlineKind.QUARTER),
        (Days(date(2026, 12, 5), date(2026, 12, 5)), DeadlineKind.DAY),
        (Days(None, date(2026, 12, 31)), DeadlineKind.DAY),
    ],
)
def test_the_kind_of_deadline_follows_the_words(database: Database, due: Days, kind: DeadlineKind) -> None:
    def work(conn: Connection) -> DeadlineKind:
        take(*order(conn, DIRECTOR, due=due))
        return newest(conn).deadline_kind

    assert database.write(work) is kind


def test_the_office_must_name_a_leader_of_the_field(database: Database) -> None:
    def work(conn: Connection) -> None:
        turn, shown = order(conn, OFFICE)
        labels = [c.label for c in shown.reply.choices]
        assert labels == ["Đỗ Minh Khôi, Giám đốc Sở", "Lâm Thu Hà, Phó Giám đốc Sở", "Hủy"]
        card = take(turn, shown, 1)
        take(turn, card)
        task = newest(conn)
        assert task.assigned_by == DEPUTY
        first = journal.history(conn, "task", task.id)[0]
        assert (first.by_person, first.for_person) == (called(conn, OFFICE).id, called(conn, DEPUTY).id)

    database.write(work)


def test_the_office_gives_inside_its_own_unit_by_its_head_s_right(database: Database) -> None:
    def work(conn: Connection) -> str:
        return order(conn, OFFICE, unit="Văn phòng")[1].reply.text.plain

    assert f"Người giao: đồng chí {OFFICE}" in database.write(work)


def test_a_task_of_the_plan_is_handed_over_not_made_anew(database: Database) -> None:
    def work(conn: Connection) -> None:
        turn, shown = order(
            conn,
            HEAD,
            "giao nv I.2.2 cho chị Nga",
            tasks=("I.2.2 cho chị Nga",),
            unit=None,
            person="Nga",
            due=None,
        )
        assert "Thay: đồng chí Vũ Quang Huy" in shown.reply.text.plain
        take(turn, shown)
        task = next(t for t in stored.all_tasks(conn) if t.path == "I.2.2")
        assert task.lead_person_id == called(conn, OFFICER).id
        assert task.due_last_day == date(2026, 12, 31)

    database.write(work)


@pytest.mark.parametrize(
    ("heard", "error", "code"),
    [
        ({"unit": "phòng Kế toán"}, NotFound, "no_such_unit"),
        ({"unit": None, "person": "Phạm Xuân"}, NotFound, "no_such_person"),
        ({"unit": "Chi cục TĐC", "person": "Nga"}, NotFound, "person_not_in_unit"),
        ({"due": Days(None, date(2026, 11, 1))}, Contradiction, "deadline_past"),
        ({"asks": ("impossible_date",), "due": None}, BadValue, "impossible_date"),
        ({"tasks": ("99",)}, NotFound, "no_such_task"),
    ],
)
def test_what_is_wrong_is_refused_by_name(
    database: Database, heard: dict[str, Any], error: type[Exception], code: str
) -> None:
    with pytest.raises(error, match=code):
        database.write(lambda conn: order(conn, DIRECTOR, **heard))


def test_two_units_of_one_order_are_not_cut_to_one(database: Database) -> None:
    said = "giao phòng QLKH và phòng Đo lường báo cáo trước 11/12"
    card = database.write(lambda conn: order(conn, DIRECTOR, said)[1].reply.text.plain)
    assert "Chủ trì: Phòng Quản lý khoa học" in card
    assert "Phối hợp: Phòng Đo lường" in card


@pytest.mark.parametrize(
    ("heard", "asked"),
    [
        ({"tasks": ()}, "Giao việc gì?"),
        ({"unit": None}, "đơn vị hoặc đồng chí nào"),
        ({"due": None}, "chưa có thời hạn"),
    ],
)
def test_what_is_missing_is_asked(database: Database, heard: dict[str, Any], asked: str) -> None:
    assert asked in database.write(lambda conn: order(conn, DIRECTOR, **heard)[1].reply.text.plain)

"""Only who set a deadline moves it: who is asked, who may decide, what an old card can no longer do."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from handlers import extension, extension_moves, extension_rows
from handlers.turn import Outcome, Turn
from storage import conversations, journal, requests
from storage import tasks as stored
from storage.database import Database
from tasks.changes import Change, ChangeKind, replay
from tasks.errors import NotAllowed, NotFound, OutOfDate
from tasks.model import Task
from tests.handlers.turns import bind, called, turn_of
from vietnamese.reading import Days

DIRECTOR, DEPUTY, OFFICE = "Đỗ Minh Khôi", "Lâm Thu Hà", "Cao Thị Thảo"
HEAD, OFFICER, BRANCH = "Trần Văn Bình", "Lê Thị Nga", "Hồ Sỹ Đan"


def task_at(conn: Connection, path: str) -> Task:
    return next(t for t in stored.all_tasks(conn) if t.path == path)


def inside(conn: Connection, path: str, by: str = "") -> Task:
    """The task of a path with a deadline set inside, by somebody of that name."""
    turn = turn_of(conn, OFFICE)
    task = task_at(conn, path)
    data = {"deadline_source": "internal", "assigned_by": by, "due_last_day": "2026-12-01"}
    new = replanned(turn, task, data)
    return stored.record(conn, task, new)


def replanned(turn: Turn, task: Task, data: dict[str, Any]) -> Change:
    return Change(
        subject_kind="task",
        subject_id=task.id,
        seq=journal.next_seq(turn.conn, "task", task.id),
        kind=ChangeKind.REPLANNED,
        effective_on=turn.today,
        recorded_at=turn.now,
        data=data,
    )


def say_yes(turn: Turn, shown: Outcome, choice: int = 0) -> Outcome:
    """Take a choice of an outcome as a tap would."""
    assert shown.reply.draft is not None
    turn.arguments = {**shown.reply.choices[choice].arguments, "draft": shown.reply.draft[0]}
    return extension.confirm(turn)


def ask(conn: Connection, name: str, task: Task, day: date) -> Outcome:
    turn = turn_of(conn, name, f"xin gia hạn #{task.id}", tasks=(f"#{task.id}",), due=Days(None, day))
    return say_yes(turn, extension.ask(turn))


@pytest.mark.parametrize(
    ("setter", "asker", "to"),
    [
        ("", OFFICER, [HEAD]),
        ("", HEAD, [DEPUTY]),
        (HEAD, OFFICER, [HEAD]),
        (DIRECTOR, OFFICER, [DIRECTOR]),
        (DIRECTOR, HEAD, [DIRECTOR]),
        ("Người đã nghỉ hưu", OFFICER, [HEAD]),
    ],
)
def test_who_is_asked(database: Database, setter: str, asker: str, to: list[str]) -> None:
    def work(conn: Connection) -> list[str]:
        task = inside(conn, "I.2.1", setter)
        turn = turn_of(conn, asker)
        return [p.name for p in extension_moves.addressees(turn, task, turn.me)]

    assert database.write(work) == to


@pytest.mark.parametrize(
    ("setter", "person", "may"),
    [
        ("", HEAD, True),
        ("", DEPUTY, True),
        ("", DIRECTOR, True),
        ("", BRANCH, False),
        ("", OFFICER, False),
        ("", OFFICE, False),
        (DIRECTOR, HEAD, False),
        (DIRECTOR, DIRECTOR, True),
        (HEAD, HEAD, True),
        (HEAD, BRANCH, False),
    ],
)
def test_who_may_decide(database: Database, setter: str, person: str, may: bool) -> None:
    def work(conn: Connection) -> bool:
        task = inside(conn, "I.2.1", setter)
        return extension_moves.may_decide(turn_of(conn, person), called(conn, person), task)

    assert database.write(work) is may


def test_a_head_does_not_decide_for_the_unit_s_own_task(database: Database) -> None:
    def work(conn: Connection) -> bool:
        task = inside(conn, "I.4")
        assert task.lead_person_id is None
        return extension_moves.may_decide(turn_of(conn, HEAD), called(conn, HEAD), task)

    assert database.write(work) is False


def test_asking_moves_nothing_and_tells_the_decider(database: Database) -> None:
    def work(conn: Connection) -> None:
        task = inside(conn, "I.2.1")
        bind(conn, HEAD)
        done = ask(conn, OFFICER, task, date(2026, 12, 15))
        assert stored.get(conn, task.id).due_last_day == task.due_last_day
        found = requests.open_extension(conn, task.id)
        assert found is not None
        assert found.day == date(2026, 12, 15)
        assert [p.dedup_key for p in done.posts] == [f"extend:{task.id}:{found.seq}:{called(conn, HEAD).id}"]
        assert "1 " not in done.posts[0].text.plain.splitlines()[-1][:2]

    database.write(work)


def test_nobody_reachable_is_said(database: Database) -> None:
    def work(conn: Connection) -> Outcome:
        return ask(conn, OFFICER, inside(conn, "I.2.1"), date(2026, 12, 15))

    done = database.write(work)
    assert done.posts == ()
    assert "chưa liên kết tài khoản" in done.reply.text.plain


def test_an_old_card_does_not_decide_a_newer_request(database: Database) -> None:
    def work(conn: Connection) -> None:
        task = inside(conn, "I.2.1")
        ask(conn, OFFICER, task, date(2026, 12, 15))
        head = turn_of(conn, HEAD, "duyệt gia hạn", tasks=(f"#{task.id}",))
        card = extension.approve(head)
        ask(conn, OFFICER, task, date(2026, 12, 31))
        with pytest.raises(OutOfDate):
            say_yes(head, card)
        assert stored.get(conn, task.id).due_last_day == task.due_last_day

    database.write(work)


def test_a_request_is_closed_by_its_decision(database: Database) -> None:
    def work(conn: Connection) -> None:
        task = inside(conn, "I.2.1")
        ask(conn, OFFICER, task, date(2026, 12, 15))
        head = turn_of(conn, HEAD, "duyệt gia hạn")
        assert [t.id for t in extension_rows.awaiting(head)] == [task.id]
        say_yes(head, extension.approve(head))
        after = stored.get(conn, task.id)
        assert after.due_last_day == date(2026, 12, 15)
        assert after.original_last_day == date(2026, 10, 31)
        assert requests.open_extensions(conn) == []
        assert extension_rows.awaiting(head) == []
        assert replay(journal.history(conn, "task", task.id)) == after
        with pytest.raises(NotFound, match="nothing_awaits"):
            extension.approve(turn_of(conn, HEAD, "duyệt gia hạn"))

    database.write(work)


def test_a_day_named_equal_to_the_deadline_keeps_it(database: Database) -> None:
    def work(conn: Connection) -> None:
        task = inside(conn, "I.2.1")
        ask(conn, OFFICER, task, date(2026, 12, 15))
        head = turn_of(conn, HEAD, "không đồng ý, giữ 1/12", due=Days(None, date(2026, 12, 1), "1/12"))
        card = extension.reject(head)
        assert "Giữ nguyên hạn 1/12/2026" in card.reply.text.plain
        say_yes(head, card)
        kinds = [c.kind for c in journal.history(conn, "task", task.id)]
        assert kinds[-1] is ChangeKind.EXTENSION_REFUSED

    database.write(work)


def test_the_asker_never_decides(database: Database) -> None:
    def work(conn: Connection) -> None:
        task = inside(conn, "I.2.1")
        ask(conn, HEAD, task, date(2026, 12, 15))
        with pytest.raises(NotAllowed, match="own_extension"):
            extension.approve(turn_of(conn, HEAD, "duyệt gia hạn", tasks=(f"#{task.id}",)))

    database.write(work)


def test_a_tap_after_the_right_is_gone_is_refused(database: Database) -> None:
    def work(conn: Connection) -> None:
        task = inside(conn, "I.2.1")
        ask(conn, OFFICER, task, date(2026, 12, 15))
        head = turn_of(conn, HEAD, "duyệt gia hạn")
        card = extension.approve(head)
        task = stored.get(conn, task.id)
        stored.record(conn, task, replanned(head, task, {"assigned_by": DIRECTOR}))
        with pytest.raises(NotAllowed, match="not_decider"):
            say_yes(head, card)

    database.write(work)


def test_cancelling_stores_nothing(database: Database) -> None:
    def work(conn: Connection) -> None:
        task = inside(conn, "I.2.1")
        turn = turn_of(conn, OFFICER, "xin gia hạn", tasks=("I.2.1",), due=Days(None, date(2026, 12, 15)))
        shown = extension.ask(turn)
        before = len(journal.history(conn, "task", task.id))
        assert shown.reply.draft is not None
        turn.arguments = {"draft": shown.reply.draft[0]}
        extension.cancel(turn)
        assert len(journal.history(conn, "task", task.id)) == before
        assert conversations.open_draft(conn, turn.me.id) is None

    database.write(work)

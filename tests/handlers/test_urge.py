"""Urging: the words themselves, to the person responsible, once; in the morning only what is still open."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from handlers import clock, urge, urge_send
from handlers.turn import Outcome, Turn
from storage import conversations, journal, outbox, urgings
from storage import tasks as stored
from storage.database import Database
from tasks.changes import Change, ChangeKind
from tasks.errors import NotAllowed, NotFound
from tasks.model import VIETNAM, Task
from tests.handlers.turns import NOW, bind, called, turn_of
from tests.house import DESK

DIRECTOR, DEPUTY, OFFICE = "Đỗ Minh Khôi", "Lâm Thu Hà", "Cao Thị Thảo"
HEAD, OFFICER, BRANCH = "Trần Văn Bình", "Lê Thị Nga", "Hồ Sỹ Đan"
EVENING = datetime(2026, 11, 20, 19, 30, tzinfo=VIETNAM)
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)


def said(conn: Connection, name: str, text: str, now: datetime = NOW, **heard: Any) -> tuple[Turn, Outcome]:
    turn = turn_of(conn, name, text, now=now, intent="remind", **heard)
    return turn, urge.urge(turn)


def task_at(conn: Connection, path: str) -> Task:
    return next(t for t in stored.all_tasks(conn) if t.path == path)


@pytest.mark.parametrize(
    ("path", "to"), [("I.2.1", OFFICER), ("I.4", HEAD), ("II.1", BRANCH), ("II.3", BRANCH)]
)
def test_the_doer_else_the_head_is_written_to(database: Database, path: str, to: str) -> None:
    def work(conn: Connection) -> None:
        bind(conn, to)
        _, done = said(conn, DIRECTOR, f"@bot đôn đốc {path}", tasks=(path,))
        assert [p.address.chat_id for p in done.posts] == [f"person:{to}"]
        assert f"Đồng chí {DIRECTOR}, Giám đốc Sở, đề nghị báo cáo tiến độ:" in done.posts[0].text.plain
        last = journal.history(conn, "task", task_at(conn, path).id)[-1]
        assert (last.kind, last.words) == (ChangeKind.URGED, f"đôn đốc {path}")

    database.write(work)


@pytest.mark.parametrize(
    ("who", "path", "may"),
    [
        (DIRECTOR, "II.1", True),
        (DEPUTY, "I.2.1", True),
        (DEPUTY, "II.1", False),
        (HEAD, "I.2.1", True),
        (OFFICE, "II.1", True),
        (OFFICER, "I.2.1", False),
    ],
)
def test_who_may_urge(database: Database, who: str, path: str, may: bool) -> None:
    def work(conn: Connection) -> bool:
        try:
            said(conn, who, "đôn đốc", tasks=(path,))
        except (NotAllowed, NotFound):
            return False
        return True

    assert database.write(work) is may


def test_several_people_are_counted_on_a_card_first(database: Database) -> None:
    def work(conn: Connection) -> None:
        bind(conn, HEAD, OFFICER, BRANCH)
        turn, shown = said(conn, DIRECTOR, "nhắc các đơn vị quá hạn", filters=("overdue",))
        assert shown.posts == ()
        assert "2 đồng chí" in shown.reply.text.plain
        turn.arguments = dict(shown.reply.choices[0].arguments)
        done = urge.confirm(turn)
        assert len({p.dedup_key for p in done.posts}) == 2

    database.write(work)


def evening_order(conn: Connection) -> None:
    bind(conn, OFFICER)
    turn, shown = said(conn, DIRECTOR, "đôn đốc nv I.2.1", EVENING, tasks=("I.2.1",))
    assert [c.label for c in shown.reply.choices] == ["Gửi ngay", "Gửi 8:00 ngày 23/11/2026", "Hủy"]
    turn.arguments = dict(shown.reply.choices[1].arguments)
    assert urge.confirm(turn).posts == ()


def sent_keys(conn: Connection) -> list[str]:
    return [row.dedup_key for row in outbox.after(conn, 0) if row.dedup_key.startswith("urge:")]


def test_what_waits_for_the_morning_goes_out_once(database: Database) -> None:
    def work(conn: Connection) -> None:
        evening_order(conn)
        assert clock.next_moment(conn, DESK, EVENING) == MORNING
        clock.tick(conn, DESK, EVENING)
        assert sent_keys(conn) == []
        clock.tick(conn, DESK, MORNING)
        clock.tick(conn, DESK, MORNING)
        assert len(sent_keys(conn)) == 1
        assert urgings.next_moment(conn) is None

    database.write(work)


def test_words_about_work_done_meanwhile_are_not_sent(database: Database) -> None:
    def work(conn: Connection) -> None:
        evening_order(conn)
        report(conn, task_at(conn, "I.2.1"), "awaiting")
        clock.tick(conn, DESK, MORNING)
        assert sent_keys(conn) == []
        assert urgings.next_moment(conn) is None

    database.write(work)


def report(conn: Connection, task: Task, state: str) -> Task:
    new = Change(
        subject_kind="task",
        subject_id=task.id,
        seq=journal.next_seq(conn, "task", task.id),
        kind=ChangeKind.REPORTED,
        effective_on=NOW.date(),
        recorded_at=NOW,
        by_person=called(conn, OFFICER).id,
        data={"state": state},
    )
    return stored.record(conn, task, new)


def test_the_answer_comes_back_once(database: Database) -> None:
    def work(conn: Connection) -> None:
        bind(conn, OFFICER, DIRECTOR)
        said(conn, DIRECTOR, "đôn đốc nv I.2.1", tasks=("I.2.1",))
        task = report(conn, task_at(conn, "I.2.1"), "in_progress")
        turn = turn_of(conn, OFFICER)
        (post,) = urge_send.answers(turn, task, "60 %")
        assert post.address.chat_id == f"person:{DIRECTOR}"
        assert "60 %" in post.text.plain
        task = report(conn, task, "in_progress")
        assert urge_send.answers(turn, task, "70 %") == []

    database.write(work)


def test_the_tasks_of_the_last_answer_can_be_urged(database: Database) -> None:
    def work(conn: Connection) -> None:
        turn = turn_of(conn, DIRECTOR, "đôn đốc đi", intent="remind")
        with pytest.raises(NotFound, match="whom_to_urge"):
            urge.urge(turn)
        ids = [task_at(conn, p).id for p in ("I.2.1", "II.1")]
        conversations.remember(conn, turn.place, {"task": None, "ids": ids}, NOW)
        assert "2 đồng chí về 2 nhiệm vụ" in urge.urge(turn).reply.text.plain

    database.write(work)


def test_a_leader_is_never_urged_in_words(database: Database) -> None:
    def work(conn: Connection) -> str:
        to, by = called(conn, DEPUTY), called(conn, DIRECTOR)
        turn = turn_of(conn, DIRECTOR)
        return urge_send.text_for(turn.house, by, to, "xem lại tiến độ", [], NOW).plain

    text = database.write(work)
    assert text.startswith("Kính báo cáo")
    assert "nhắc" not in text
    assert "đôn đốc" not in text

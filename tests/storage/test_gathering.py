"""What gathering a report keeps: the same on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from storage import findings, journal, live_posts, misplaced, people, reports, schedules, section_texts, tasks
from storage.database import Database
from tasks.changes import Change, ChangeKind

NOW = datetime(2026, 11, 10, 2, 0, tzinfo=UTC)
TODAY = NOW.date()


def _change(task_id: int, seq: int, kind: ChangeKind, **data: object) -> Change:
    at = NOW + timedelta(minutes=seq)
    return Change("task", task_id, seq, kind, TODAY, at, by_person=1, words="", data=data)


def _task(conn: Connection) -> int:
    plan_id = tasks.put_plan(conn, {"name": "Kế hoạch", "year": 2026, "created_at": NOW})
    return tasks.create(conn, "a", _change(0, 1, ChangeKind.PLANNED), plan_id, "1", "A").id


def _person(conn: Connection) -> tuple[int, int]:
    unit = people.put_unit(conn, {"name": "Phòng A", "folded": "phong a", "aliases": []})
    values = {"name": "Lê Nga", "folded": "le nga", "unit_id": unit, "aliases": []}
    return people.put_person(conn, values), unit


def test_only_one_version_of_a_units_text_stands(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        who, unit = _person(conn)
        where = {"template": "month", "heading": "II", "unit_id": unit}
        first = section_texts.put(
            conn, **where, period="2026-10", words="cũ", by_person=who, now=NOW, passed=True
        )
        section_texts.put(conn, **where, period="2026-11", words="nháp", by_person=who, now=NOW, passed=False)
        third = section_texts.put(
            conn, **where, period="2026-11", words="mới", by_person=who, now=NOW, passed=False
        )
        assert [t.words for t in section_texts.standing(conn, "month", "2026-11")] == ["mới"]
        assert section_texts.decide(conn, third, True, who, NOW)
        assert not section_texts.decide(conn, third, False, who, NOW)
        assert section_texts.get(conn, third).state == "passed"
        before = section_texts.last_passed(conn, "month", "II", unit, "2026-11")
        assert before is not None and before.id == first

    any_database.write(work)


def test_a_claim_is_open_once_until_it_is_settled(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        who, _ = _person(conn)
        task = _task(conn)
        assert misplaced.put(conn, task, who, "không thuộc", NOW) is not None
        assert misplaced.put(conn, task, who, "không thuộc", NOW) is None
        misplaced.settle(conn, task, "stays", who, NOW)
        assert misplaced.still_open(conn) == []
        assert misplaced.put(conn, task, who, "vẫn không thuộc", NOW) is not None

    any_database.write(work)


def test_a_later_word_on_a_contradiction_replaces_the_earlier(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        who, _ = _person(conn)
        key = ("done_percent", "t4", "60")
        findings.put(conn, "2026-11", key, findings.ASKED, who, NOW)
        findings.put(conn, "2026-11", key, findings.KEPT, who, NOW)
        assert findings.answered(conn, "2026-11") == {key: findings.KEPT}
        assert findings.answered(conn, "2026-12") == {}

    any_database.write(work)


def test_unchanged_reports_are_told_apart_in_the_database(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        who, _ = _person(conn)
        task = _task(conn)
        for seq, day, data in ((2, 3, {"percent": 40.0}), (3, 9, {"unchanged": True})):
            journal.append(conn, _change(task, seq, ChangeKind.REPORTED, **data))
            reports.put(
                conn,
                task_id=task,
                seq=seq,
                person_id=who,
                effective_on=date(2026, 11, day),
                now=NOW,
                data=data,
                words="",
            )
        assert reports.shares(conn, TODAY) == {task: [(date(2026, 11, 3), 40.0)]}
        assert reports.last_days(conn, TODAY) == {task: date(2026, 11, 9)}
        assert reports.last_days(conn, TODAY, unchanged=False) == {task: date(2026, 11, 3)}
        assert reports.last_days(conn, TODAY, unchanged=True) == {task: date(2026, 11, 9)}
        assert reports.last_days(conn, date(2026, 11, 8), unchanged=True) == {}

    any_database.write(work)


def test_a_living_post_knows_which_changes_it_has_seen(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        task = _task(conn)
        live_posts.put(conn, 1, "summary:1", {"overdue": [task], "done": 0}, NOW)
        (post,) = live_posts.every(conn)
        assert live_posts.first_unseen(conn, post) is None
        journal.append(conn, _change(task, 2, ChangeKind.REPORTED))
        schedules.run_once(conn, "x", "y", NOW)
        assert live_posts.first_unseen(conn, post) == NOW + timedelta(minutes=2)
        live_posts.corrected(conn, post, {"overdue": [], "done": 1}, ["Cập nhật"], TODAY)
        (post,) = live_posts.every(conn)
        assert (post.notes, post.corrections, post.corrected_on) == (["Cập nhật"], 1, TODAY)
        assert live_posts.first_unseen(conn, post) is None

    any_database.write(work)

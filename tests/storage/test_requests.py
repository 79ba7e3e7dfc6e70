"""Open extension requests and urgings kept for the morning: the same on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from storage import journal, people, requests, tasks, urgings
from storage.database import Database
from tasks.changes import Change, ChangeKind

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def _change(task_id: int, seq: int, kind: ChangeKind, **data: object) -> Change:
    at = NOW + timedelta(minutes=seq)
    return Change("task", task_id, seq, kind, NOW.date(), at, by_person=7, words="xin gia hạn", data=data)


def _task(conn: Connection, name: str) -> int:
    plan_id = tasks.put_plan(conn, {"name": "Giao trực tiếp 2026", "year": 2026, "created_at": NOW})
    return tasks.create(conn, name, _change(0, 1, ChangeKind.PLANNED), plan_id, "g1", name).id


def test_a_request_is_open_until_it_is_answered_or_asked_anew(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        first, second = _task(conn, "a"), _task(conn, "b")
        journal.append(conn, _change(first, 2, ChangeKind.EXTENSION_ASKED, day="2026-12-15", reason="thiếu"))
        journal.append(conn, _change(second, 2, ChangeKind.EXTENSION_ASKED, day="2026-12-20"))
        journal.append(conn, _change(second, 3, ChangeKind.REPORTED))
        assert [r.task_id for r in requests.open_extensions(conn)] == [first, second]
        journal.append(conn, _change(first, 3, ChangeKind.EXTENSION_ASKED, day="2026-12-31"))
        found = requests.open_extension(conn, first)
        assert found is not None
        assert (found.seq, found.day, found.asked_by) == (3, date(2026, 12, 31), 7)
        journal.append(conn, _change(first, 4, ChangeKind.EXTENSION_REFUSED))
        journal.append(conn, _change(second, 4, ChangeKind.EXTENDED, last_day="2026-12-20"))
        assert requests.open_extensions(conn) == []
        assert requests.open_extension(conn, first) is None

    any_database.write(work)


def test_kept_words_are_due_from_their_moment_until_dealt_with(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        unit = people.put_unit(conn, {"name": "Phòng A", "folded": "phong a", "aliases": []})
        who = people.put_person(conn, {"name": "Lê Nga", "folded": "le nga", "unit_id": unit, "aliases": []})
        morning = NOW + timedelta(days=1)
        kept = urgings.put(
            conn, by_person=who, to_person=who, task_ids=(3, 5), words="đôn đốc", send_at=morning
        )
        assert urgings.due(conn, NOW) == []
        assert urgings.next_moment(conn) == morning
        (row,) = urgings.due(conn, morning)
        assert (row.id, list(row.task_ids), row.words) == (kept, [3, 5], "đôn đốc")
        urgings.finish(conn, kept)
        assert urgings.due(conn, morning) == []
        assert urgings.next_moment(conn) is None

    any_database.write(work)

"""Inbox and outbox on both databases: stored once, in order, never two senders on one message."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import inbox, jobs, outbox
from storage.database import Database
from storage.inbox import RETRY_SECONDS, Arrival

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def arrival(key: str, chat: str = "a") -> Arrival:
    return Arrival("telegram", "1", key, chat, {"text": key, "sender_id": "9", "at": "x"})


def put(conn, key: str, chat: str = "a", lane: str = outbox.ANSWERS):  # type: ignore[no-untyped-def]
    return outbox.put(
        conn, channel="telegram", bot_id="1", chat=chat, dedup_key=key, body={"lines": []}, now=NOW, lane=lane
    )


def test_what_is_delivered_twice_is_stored_once(any_database: Database) -> None:
    first = any_database.write(lambda c: inbox.receive(c, [arrival("m:1"), arrival("m:2")], NOW))
    again = any_database.write(lambda c: inbox.receive(c, [arrival("m:2"), arrival("m:3")], NOW))
    assert len(first) == 2
    assert len(again) == 1


def test_of_one_chat_the_oldest_comes_first_and_chats_do_not_wait_for_each_other(
    any_database: Database,
) -> None:
    any_database.write(lambda c: inbox.receive(c, [arrival("1"), arrival("2"), arrival("3", "b")], NOW))
    rows = any_database.read(lambda c: inbox.next_rows(c, NOW))
    assert [(r.chat, r.raw["text"]) for r in rows] == [("a", "1"), ("b", "3")]


def test_a_waiting_row_holds_back_its_own_chat_alone(any_database: Database) -> None:
    ids = any_database.write(lambda c: inbox.receive(c, [arrival("1"), arrival("2"), arrival("3", "b")], NOW))
    any_database.write(lambda c: jobs.put(c, "read_plan", {"file": 1}, ids[0], NOW))
    assert [r.chat for r in any_database.read(lambda c: inbox.next_rows(c, NOW))] == ["b"]
    job = any_database.write(jobs.take)
    assert job is not None
    any_database.write(lambda c: jobs.finish(c, job, {"tasks": []}, NOW))
    head = any_database.read(lambda c: inbox.next_rows(c, NOW))[0]
    assert head.raw["job"]["result"] == {"tasks": []}


def test_a_failing_row_comes_back_later_and_then_is_given_up(any_database: Database) -> None:
    (row_id,) = any_database.write(lambda c: inbox.receive(c, [arrival("1")], NOW))
    for wait in RETRY_SECONDS:
        any_database.write(lambda c: inbox.begin_attempt(c, row_id))
        assert any_database.write(lambda c: inbox.fail(c, row_id, "boom", NOW)) == "new"
        assert any_database.read(lambda c: inbox.next_rows(c, NOW)) == []
        later = NOW + timedelta(seconds=wait)
        assert any_database.read(lambda c, t=later: inbox.next_rows(c, t))
    any_database.write(lambda c: inbox.begin_attempt(c, row_id))
    assert any_database.write(lambda c: inbox.fail(c, row_id, "boom", NOW)) == "failed"


def test_wiping_a_marked_message_leaves_time_and_sender_only(any_database: Database) -> None:
    (row_id,) = any_database.write(lambda c: inbox.receive(c, [arrival("1")], NOW))
    any_database.write(lambda c: inbox.wipe(c, row_id))
    assert any_database.read(lambda c: inbox.get(c, row_id)).raw == {
        "sender_id": "9",
        "at": "x",
        "wiped": True,
    }


def test_the_same_key_is_put_once(any_database: Database) -> None:
    assert any_database.write(lambda c: put(c, "summary:1:a:2026-W47")) is not None
    assert any_database.write(lambda c: put(c, "summary:1:a:2026-W47")) is None


def test_order_is_kept_per_chat_and_lane(any_database: Database) -> None:
    any_database.write(lambda c: [put(c, "1"), put(c, "2"), put(c, "3", "b"), put(c, "4", "c", outbox.BULK)])
    taken = any_database.write(lambda c: outbox.claim(c, "telegram", "1", NOW))
    assert sorted(r.dedup_key for r in taken) == ["1", "3", "4"]
    assert any_database.write(lambda c: outbox.claim(c, "telegram", "1", NOW)) == []
    first = next(r for r in taken if r.dedup_key == "1")
    any_database.write(lambda c: outbox.sent(c, first.id, "77", NOW))
    assert [r.dedup_key for r in any_database.write(lambda c: outbox.claim(c, "telegram", "1", NOW))] == ["2"]


def test_a_dead_sender_leaves_its_message_under_a_lease_that_ends(any_database: Database) -> None:
    any_database.write(lambda c: put(c, "1"))
    any_database.write(lambda c: outbox.claim(c, "telegram", "1", NOW))
    assert any_database.read(lambda c: outbox.expired_leases(c, "telegram", "1", NOW + outbox.LEASE)) == []
    late = NOW + outbox.LEASE + timedelta(seconds=1)
    assert [
        r.dedup_key for r in any_database.read(lambda c: outbox.expired_leases(c, "telegram", "1", late))
    ] == ["1"]


def test_a_naive_instant_is_refused(any_database: Database) -> None:
    with pytest.raises(Exception, match="time zone"):
        any_database.write(lambda c: inbox.receive(c, [arrival("1")], datetime(2026, 1, 1)))  # noqa: DTZ001

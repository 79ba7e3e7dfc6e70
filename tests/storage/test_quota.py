"""The month's count, who writes to whom where one person has several accounts, and notices joined to one."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from storage import accounts, outbox, people, quota
from storage.database import Database
from storage.quota import Counted
from tasks.model import VIETNAM

NOW = datetime(2026, 11, 30, 23, 59, tzinfo=VIETNAM)
MINUTE = timedelta(minutes=1)


def test_a_message_counts_in_the_month_of_vietnam_for_its_own_bot(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        quota.count(conn, "zalo", "1", NOW, received=1)
        quota.count(conn, "zalo", "1", NOW, sent=2)
        quota.count(conn, "zalo", "2", NOW, sent=5)
        quota.count(conn, "zalo", "1", NOW + MINUTE, sent=1)

    any_database.write(work)
    of_november = any_database.read(lambda conn: quota.of_month(conn, NOW))
    assert of_november == {("zalo", "1"): Counted(1, 2), ("zalo", "2"): Counted(0, 5)}
    assert any_database.read(lambda conn: quota.of_month(conn, NOW + MINUTE)) == {
        ("zalo", "1"): Counted(0, 1)
    }


def person(conn: Connection) -> int:
    return people.put_person(conn, {"name": "Lê Thị Nga", "folded": "le thi nga", "aliases": []})


def bind(conn: Connection, person_id: int, channel: str, bot: str, at: datetime) -> int:
    who = f"{channel}{bot}"
    return accounts.bind(
        conn, channel=channel, bot_id=bot, sender_id=who, chat_id=who, person_id=person_id, now=at
    ).id


def writes_by(conn: Connection, person_id: int, **more: Any) -> tuple[str, str] | None:
    found = accounts.reachable(conn, person_id, **more)
    return None if found is None else (found.channel, found.bot_id)


def test_the_clock_writes_on_the_channel_last_used_by_the_bot_bound_first_there(
    any_database: Database,
) -> None:
    def work(conn: Connection) -> None:
        nga = person(conn)
        bind(conn, nga, "telegram", "9", NOW)
        bind(conn, nga, "zalo", "1", NOW + MINUTE)
        second = bind(conn, nga, "zalo", "2", NOW + 2 * MINUTE)  # for the sake of a group
        accounts.touch(conn, second, NOW + 3 * MINUTE)
        assert writes_by(conn, nga) == ("zalo", "1")
        assert writes_by(conn, nga, avoid=("zalo", "1")) == ("zalo", "2")
        accounts.unreachable(conn, "zalo", "1", "zalo1")
        assert writes_by(conn, nga) == ("zalo", "2")
        accounts.unreachable(conn, "zalo", "2", "zalo2")
        assert writes_by(conn, nga) == ("telegram", "9")
        assert writes_by(conn, nga, avoid=("telegram", "9")) == ("telegram", "9")
        assert accounts.bound_by_bot(conn) == {("telegram", "9"): 1, ("zalo", "1"): 1, ("zalo", "2"): 1}

    any_database.write(work)


def put(conn: Connection, key: str, words: str, lane: str = outbox.NOTICES, **more: Any) -> None:
    body = {"lines": [[[words, False]]], "choices": [], "files": [], **more.pop("body", {})}
    outbox.put(
        conn, channel="zalo", bot_id="1", chat="a", dedup_key=key, body=body, now=NOW, lane=lane, **more
    )


def size(body: Any) -> int:
    return sum(len(part[0]) + 1 for row in body["lines"] for part in row)


@pytest.mark.parametrize("limit", [2000, 20])
def test_what_waits_for_one_chat_goes_as_one_message_within_the_limit(
    any_database: Database, limit: int
) -> None:
    def work(conn: Connection) -> list[str]:
        put(conn, "urge:1", "Đề nghị một")
        put(conn, "confirm:1", "Đề nghị hai", lane=outbox.BULK, not_before=NOW)
        put(conn, "summary:1:a:2026-W48", "Tổng hợp")
        put(conn, "confirm:2", "Chưa đến giờ", lane=outbox.BULK, not_before=NOW + MINUTE)
        (head,) = outbox.claim(conn, "zalo", "1", NOW)
        head = outbox.absorb(conn, head, limit, size, NOW)
        assert outbox.get(conn, head.id).body == head.body
        return [row[0][0] if row else "" for row in head.body["lines"]]

    lines = any_database.write(work)
    whole = ["Đề nghị một", "", "Đề nghị hai"]
    assert lines == (whole if limit > 20 else whole[:1])
    counts = any_database.read(outbox.counts)
    assert counts.get("merged", 0) == (1 if limit > 20 else 0)


def test_a_message_with_numbers_or_tried_before_is_joined_with_nothing(any_database: Database) -> None:
    def work(conn: Connection) -> None:
        put(conn, "confirm:1", "Đề nghị", body={"choices": [{"label": "1", "token": "p1:0"}]})
        put(conn, "confirm:2", "Đề nghị hai")
        (head,) = outbox.claim(conn, "zalo", "1", NOW)
        assert outbox.absorb(conn, head, 2000, size, NOW).body == head.body
        outbox.sent(conn, head.id, "m1", NOW)
        (second,) = outbox.claim(conn, "zalo", "1", NOW)
        outbox.not_sent(conn, second.id, NOW, "no connection")
        put(conn, "urge:3", "Đề nghị ba")
        (again,) = outbox.claim(conn, "zalo", "1", NOW)
        assert outbox.absorb(conn, again, 2000, size, NOW).body == second.body

    any_database.write(work)

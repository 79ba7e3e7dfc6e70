"""What gives way when a bot's month runs low, in which order, and what is told."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, select

from handlers import clock
from handlers.dispatch import put_post
from handlers.messages import Address, Allowance, Post
from handlers.quota import Ease, Meter
from storage import accounts, groups, outbox, people, quota, schedules
from storage.database import Database
from storage.quota import Counted
from storage.tables import outbox as table
from tasks.model import VIETNAM, Role
from tests.house import DESK
from vietnamese.text import text

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)
WEDNESDAY = MONDAY + timedelta(days=2)  # 24 November is a public holiday
BOT = "440"
GROUP = Address("zalo", BOT, "zgr-1")


def meter(left: int, ahead: float, limit: int = 3000) -> Meter:
    return Meter("zalo", BOT, Allowance(limit), Counted(sent=limit - left), ahead)


@pytest.mark.parametrize(
    ("left", "ahead", "ease"),
    [
        (3000, 1.0, Ease.FREE),
        (900, 0.5, Ease.MERGED),
        (450, 0.5, Ease.NO_SUMMARIES),
        (240, 0.5, Ease.NO_REMINDERS),
        (90, 0.5, Ease.ANSWERS_ONLY),
        (0, 0.0, Ease.ANSWERS_ONLY),
        (90, 0.02, Ease.FREE),  # the last day: what is left is enough
        (1900, 0.65, Ease.FREE),  # a little fast
        (1200, 0.9, Ease.MERGED),  # much too fast: what can be merged is merged early
    ],
)
def test_summaries_give_way_first_and_answers_never(left: int, ahead: float, ease: Ease) -> None:
    assert meter(left, ahead).ease is ease


def test_no_limit_means_that_nothing_gives_way() -> None:
    assert Meter("zalo", BOT, Allowance(0), Counted(sent=9999), 0.5).ease is Ease.FREE


def test_received_ones_count_unless_the_setting_says_no() -> None:
    assert Meter("zalo", BOT, Allowance(3000), Counted(10, 20), 1).used == 30
    assert Meter("zalo", BOT, Allowance(3000, both_ways=False), Counted(10, 20), 1).used == 20


def bound(conn: Connection, used: int, at: datetime = MONDAY) -> dict[str, int]:
    """Everybody on one bot of which so much is used; a group with a weekly and a monthly summary."""
    found = {}
    for person in people.people(conn):
        who = f"u{person.id}"
        found[person.name] = person.id
        accounts.bind(
            conn, channel="zalo", bot_id=BOT, sender_id=who, chat_id=who, person_id=person.id, now=at
        )
    quota.count(conn, "zalo", BOT, at, sent=used)
    group = groups.register(
        conn, channel="zalo", bot_id=BOT, chat_id="zgr-1", name="Lãnh đạo Sở", unit_id=None, now=at
    )
    since = at - timedelta(days=2)
    for every, values in (("week", {"weekday": 1}), ("month", {"day": 23})):
        schedules.put(
            conn, group_id=group.id, kind="summary", every=every, at="08:00", by_person=found["Cao Thị Thảo"],
            since=since, **{"weekday": None, "day": None, **values},
        )  # fmt: skip
    return found


def keys(database: Database) -> list[str]:
    return [row.dedup_key for row in database.read(lambda conn: outbox.after(conn, 0))]


def tick(database: Database, at: datetime) -> None:
    database.write(lambda conn: clock.tick(conn, DESK, at))


def test_with_plenty_left_the_clock_does_everything(database: Database) -> None:
    database.write(lambda conn: bound(conn, 10))
    tick(database, MONDAY)
    found = keys(database)
    assert sum(k.startswith("summary:") for k in found) == 2
    assert sum(k.startswith("remind:") for k in found) == 4
    assert not [k for k in found if k.startswith("quota:")]


def test_running_low_two_summaries_of_a_day_are_one_and_reminders_wait_for_the_week(
    database: Database,
) -> None:
    database.write(lambda conn: bound(conn, 2600, WEDNESDAY))
    tick(database, WEDNESDAY)
    reminded = [k for k in keys(database) if k.startswith("remind:")]
    assert len(reminded) == 1  # only Ngô Thị Yến, whose day it is
    tick(database, MONDAY + timedelta(days=7))
    later = [k for k in keys(database) if k.startswith("remind:") and k not in reminded]
    assert len(later) >= 3  # nothing was lost: a step that was not told is told later


def test_one_summary_a_day_when_low(database: Database) -> None:
    database.write(lambda conn: bound(conn, 2400))
    tick(database, MONDAY)
    assert sum(k.startswith("summary:") for k in keys(database)) == 1


def test_lower_still_the_office_hears_that_a_summary_was_left_out(database: Database) -> None:
    ids = database.write(lambda conn: bound(conn, 2700))
    tick(database, MONDAY)
    tick(database, MONDAY + timedelta(minutes=1))
    found = keys(database)
    assert not [k for k in found if k.startswith("summary:")]
    assert [k for k in found if k.startswith("quota:summary:") and k.endswith(f":{ids['Cao Thị Thảo']}")]
    assert sum(k.startswith("remind:") for k in found) == 4
    told = [k for k in found if k.startswith("quota:zalo:")]
    assert len(told) == len(set(told)) == 2  # office and admin, once


def test_then_reminders_stop_and_are_caught_up_next_month(database: Database) -> None:
    database.write(lambda conn: bound(conn, 2800))
    tick(database, MONDAY)
    assert not [k for k in keys(database) if k.startswith("remind:")]
    tick(database, datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM))
    assert [k for k in keys(database) if k.startswith("remind:")]


@pytest.mark.parametrize(("used", "urging_waits", "notice_waits"), [(10, 0, 0), (2400, 0, 1), (2950, 1, 1)])
def test_notices_wait_for_the_morning_before_urging_does(
    database: Database, used: int, urging_waits: int, notice_waits: int
) -> None:
    ids = database.write(lambda conn: bound(conn, used))
    to = Address("zalo", BOT, f"u{ids['Trần Văn Bình']}")
    noon = MONDAY + timedelta(hours=4)
    for key in ("urge:m1:4", "confirm:1:4"):
        database.write(lambda conn, k=key: put_post(conn, DESK, Post(to, text("Đề nghị"), k), noon))
    assert ("urge:m1:4" in due(database, noon)) is not bool(urging_waits)
    assert ("confirm:1:4" in due(database, noon)) is not bool(notice_waits)
    assert {"urge:m1:4", "confirm:1:4"} <= due(database, WEDNESDAY)


def due(database: Database, now: datetime) -> set[str]:
    """What may have gone by a moment."""
    rows = database.read(lambda conn: conn.execute(select(table.c.dedup_key, table.c.next_try)).all())
    return {key for key, at in rows if at is None or at <= now}


def test_the_step_down_is_told_to_the_office_only(database: Database) -> None:
    ids = database.write(lambda conn: bound(conn, 2950))
    tick(database, WEDNESDAY + timedelta(hours=1))
    told = {
        row.chat for row in database.read(lambda conn: outbox.after(conn, 0)) if "quota:" in row.dedup_key
    }
    everyone = database.read(people.people)
    meant = {f"u{p.id}" for p in everyone if p.has(Role.OFFICE, Role.ADMIN)}
    assert told == meant
    assert f"u{ids['Lê Thị Nga']}" not in told

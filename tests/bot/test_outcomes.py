"""What follows from each outcome: the table of `bot.outcomes`, row by row, and nobody told twice."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import bindparam, select

from bot import outcomes
from bot.channels import port
from bot.channels.port import (
    ChatMoved,
    FateUnknown,
    Flooded,
    NotSent,
    QuotaGone,
    Refused,
    SendFailed,
    TokenRefused,
    Unreachable,
)
from handlers.turn import Desk
from storage import groups, outbox
from storage.database import Database
from storage.tables import account
from storage.tables import outbox as table
from tests.bot.fakes import START, body

NEXT_TRY = select(table.c.next_try).where(table.c.id == bindparam("id"))
LATER = START + timedelta(seconds=100)


class Case:
    """One message that is being sent, and what is recorded about it."""

    def __init__(self, database: Database, desk: Desk) -> None:
        self.database, self.desk = database, desk

    def put(self, chat: str = "1", key: str = "reply:1:0", text: str = "chào") -> int:
        row_id = self.database.write(
            lambda c: outbox.put(
                c, channel="telegram", bot_id="1", chat=chat, dedup_key=key, body=body(text), now=START
            )
        )
        assert row_id is not None
        return row_id

    def try_(self, outcome: str | SendFailed, now: Any = LATER) -> outbox.OutboxRow:
        """Claim the head of line and record an outcome; the row as it then is."""

        def work(conn: Any) -> outbox.OutboxRow:
            (row,) = outbox.claim(conn, "telegram", "1", now, limit=1)
            outcomes.record(conn, self.desk, row, outcome, now)
            return outbox.get(conn, row.id)

        return self.database.write(work)

    def told(self, first: int = 0) -> list[tuple[str, str]]:
        """Chat and key of everything enqueued after a row."""
        return [(r.chat, r.dedup_key) for r in self.database.read(lambda c: outbox.after(c, first))]


@pytest.fixture
def case(database: Database, desk: Desk, house: dict[str, int]) -> Case:
    return Case(database, desk)


def test_sent_keeps_the_platforms_id(case: Case) -> None:
    case.put()
    row = case.try_("77")
    assert (row.state, row.message_id) == ("sent", "77")


@pytest.mark.parametrize("failure", [NotSent("no connection"), Flooded("slow down", 3.0)])
def test_what_surely_did_not_go_out_is_tried_again(case: Case, failure: SendFailed) -> None:
    case.put()
    assert case.try_(failure).state == "ready"
    assert case.try_("5", LATER + timedelta(seconds=60)).state == "sent"


def test_a_pause_of_the_platform_is_kept_to_the_second(case: Case) -> None:
    case.put()
    case.try_(Flooded("slow down", 30.0))
    early, due = LATER + timedelta(seconds=29), LATER + timedelta(seconds=30)
    assert case.database.write(lambda c: outbox.claim(c, "telegram", "1", early)) == []
    assert len(case.database.write(lambda c: outbox.claim(c, "telegram", "1", due))) == 1


def test_tries_become_rarer_and_never_stop(case: Case) -> None:
    row_id = case.put()
    now, gaps = LATER, []
    for _ in range(10):
        case.try_(NotSent("down"), now)
        moment = case.database.read(lambda c: c.execute(NEXT_TRY, {"id": row_id}).scalar_one())
        gaps.append((moment - now).total_seconds())
        now = moment
    assert gaps == [1, 2, 4, 8, 16, 30, 60, 60, 60, 60]


def test_an_answer_in_doubt_goes_once_more_in_the_same_words_and_then_rests(case: Case) -> None:
    row_id = case.put(text="Đã ghi nhận, số 12")
    first = case.try_(FateUnknown("timeout"))
    assert (first.state, first.body) == ("ready", body("Đã ghi nhận, số 12"))
    assert case.try_(FateUnknown("timeout"), LATER + timedelta(seconds=9)).state == "unknown"
    assert case.told(row_id) == []


def test_a_doubt_is_remembered_across_surely_failed_tries(case: Case) -> None:
    case.put()
    case.try_(FateUnknown("timeout"))
    case.try_(NotSent("down"), LATER + timedelta(minutes=2))
    assert case.try_(FateUnknown("timeout"), LATER + timedelta(minutes=5)).state == "unknown"


def test_a_summary_in_doubt_is_parked_and_the_office_decides(case: Case) -> None:
    row_id = case.put(chat="-5", key="summary:3:-5:2026-W47")
    assert case.try_(FateUnknown("timeout")).state == "unknown"
    assert [chat for chat, _ in case.told(row_id)] == ["3"]
    text = case.database.read(lambda c: outbox.after(c, row_id))[0].body["lines"]
    assert f"gửi lại tin {row_id}" in text[1][0][0]
    assert case.database.write(lambda c: outbox.send_again(c, row_id))
    assert case.database.read(lambda c: outbox.get(c, row_id)).state == "ready"


def test_a_person_who_is_gone_is_marked_and_the_head_is_told_once_a_day(case: Case) -> None:
    row_id = case.put()
    case.put(key="reply:2:0")
    assert case.try_(Unreachable("blocked")).state == "dead"
    case.try_(Unreachable("blocked"))
    assert [chat for chat, _ in case.told(row_id + 1)] == ["2"]
    marked = case.database.read(
        lambda c: c.execute(select(account.c.unreachable).where(account.c.chat_id == "1"))
    )
    assert [row.unreachable for row in marked] == [True]


def test_a_head_who_is_gone_is_told_to_the_office(case: Case) -> None:
    row_id = case.put(chat="2")
    case.try_(Unreachable("blocked"))
    assert [chat for chat, _ in case.told(row_id)] == ["3"]


def test_a_group_that_is_gone_is_told_to_the_office(case: Case) -> None:
    row_id = case.put(chat="-5")
    case.try_(Unreachable("kicked"))
    assert [chat for chat, _ in case.told(row_id)] == ["3"]


def test_a_message_that_the_platform_refuses_is_dead_and_the_admin_is_told(case: Case) -> None:
    row_id = case.put()
    assert case.try_(Refused("can't parse entities")).state == "dead"
    assert [chat for chat, _ in case.told(row_id)] == ["4"]


def test_a_refused_alarm_raises_no_other_alarm(case: Case) -> None:
    case.put()
    case.try_(Refused("bad"))
    alarm = case.try_(Refused("bad too"))
    assert case.told(alarm.id) == []


def test_a_group_that_moved_takes_its_messages_along(case: Case) -> None:
    case.put(chat="-5")
    other = case.put(chat="-5", key="reply:2:0")
    row = case.try_(ChatMoved("-1005"))
    assert (row.state, row.chat) == ("ready", "-1005")
    assert case.database.read(lambda c: outbox.get(c, other)).chat == "-1005"
    assert case.database.read(lambda c: groups.at(c, "telegram", "1", "-1005")) is not None


def test_a_refused_token_keeps_the_message_and_tells_the_admin(case: Case) -> None:
    row_id = case.put()
    assert case.try_(TokenRefused("401")).state == "ready"
    assert [chat for chat, _ in case.told(row_id)] == ["4"]


def test_a_used_up_quota_parks_the_bot_until_an_hour_or_a_word(case: Case) -> None:
    row_id = case.put()
    assert case.try_(QuotaGone("429")).state == "ready"
    until = case.database.read(lambda c: outbox.parked_until(c, "telegram", "1"))
    assert until == LATER + timedelta(hours=1)
    assert sorted(chat for chat, _ in case.told(row_id)) == ["3", "4"]
    assert case.database.write(lambda c: outbox.release(c, "telegram", "1"))
    assert case.database.read(lambda c: outbox.parked_until(c, "telegram", "1")) is None


def test_every_failure_of_the_port_has_a_row_in_the_table() -> None:
    kinds = [k for k in vars(port).values() if isinstance(k, type) and issubclass(k, SendFailed)]
    known = tuple(kind for kind, _ in outcomes.TABLE)
    assert [k for k in kinds if k is not SendFailed and not issubclass(k, known)] == []


def test_an_edit_carries_the_id_of_the_message_it_replaces(case: Case) -> None:
    first = case.put()
    case.try_("901")
    second = case.put(key="reply:2:0")
    row = case.database.read(lambda c: outbox.get(c, second))
    edit = outbox.OutboxRow(
        **{**{f: getattr(row, f) for f in row.__slots__}, "body": {**row.body, "edits": first}}
    )
    assert case.database.read(lambda c: outcomes.with_edited(c, edit)).body["message_id"] == "901"

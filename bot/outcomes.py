"""What became of a message, and what follows: the one table of outcomes, recorded in one transaction.

sent                 the platform's id is kept
NotSent              surely not delivered: again after a back-off (Flooded: all pause, see the sender)
QuotaGone            the bot's outbox is parked for an hour, office and admin are told
FateUnknown          once more in the very same words; in doubt again, or a summary: parked
Unreachable          dead; the account is marked, the head of the unit is told
Refused              dead; the admin is told
ChatMoved            the chat's new id everywhere, then again
TokenRefused         kept; sending pauses, the admin is told
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot import alarms
from bot.channels.port import (
    ChatMoved,
    FateUnknown,
    NotSent,
    QuotaGone,
    Refused,
    SendFailed,
    TokenRefused,
    Unreachable,
)
from handlers.turn import Desk
from storage import groups, outbox, quota
from storage.outbox import OutboxRow
from tasks.model import local_date
from vietnamese.words import delivery

DIED = FateUnknown("the sender died while sending")
BACK_OFF = (1, 2, 4, 8, 16, 30, 60)
QUOTA_PAUSE = timedelta(hours=1)
TOKEN_PAUSE = timedelta(minutes=1)
DOUBT_PAUSE = timedelta(seconds=2)
SUMMARY = "summary:"


def record(conn: Connection, desk: Desk, row: OutboxRow, outcome: str | SendFailed, now: datetime) -> None:
    """Write what became of a message, and everything that follows from it."""
    counts = isinstance(outcome, (str, FateUnknown)) and outcome is not DIED
    if counts and row.channel in desk.allowances:  # what may have gone out may have been counted there
        quota.count(conn, row.channel, row.bot_id, now, sent=1)
    if isinstance(outcome, str):
        outbox.sent(conn, row.id, outcome, now)
        if row.channel in desk.allowances:
            outbox.release(conn, row.channel, row.bot_id)
        return
    for kind, follow in TABLE:
        if isinstance(outcome, kind):
            follow(conn, desk, row, outcome, now)
            return
    outbox.unknown(conn, row.id, str(outcome))


def broken(error: Exception) -> SendFailed:
    """A fault of ours while rendering or sending: nobody knows how far it came."""
    return FateUnknown(type(error).__name__)


def with_edited(conn: Connection, row: OutboxRow) -> OutboxRow:
    """The row with the platform's id of the message that it replaces, when that one was delivered."""
    edits = row.body.get("edits")
    if edits is None:
        return row
    message_id = outbox.get(conn, int(edits)).message_id
    return replace(row, body={**row.body, "message_id": message_id})


def _not_sent(conn: Connection, desk: Desk, row: OutboxRow, failure: NotSent, now: datetime) -> None:
    seconds = failure.retry_after
    if seconds is None:
        seconds = BACK_OFF[min(row.attempts, len(BACK_OFF) - 1)]
    outbox.not_sent(conn, row.id, now + timedelta(seconds=seconds), str(failure))


def _quota(conn: Connection, desk: Desk, row: OutboxRow, failure: QuotaGone, now: datetime) -> None:
    outbox.not_sent(conn, row.id, now, str(failure))
    outbox.park(conn, row.channel, row.bot_id, now + QUOTA_PAUSE)
    key = f"quota:{row.channel}:{row.bot_id}:{local_date(now)}"
    words, here = delivery.quota_gone(row.channel), (row.channel, row.bot_id)
    alarms.tell(conn, desk, alarms.OFFICE + alarms.ADMIN, words, key, now, avoid=here)


def _unknown(conn: Connection, desk: Desk, row: OutboxRow, failure: FateUnknown, now: datetime) -> None:
    if row.dedup_key.startswith(SUMMARY):
        outbox.unknown(conn, row.id, str(failure))
        alarms.in_doubt(conn, desk, row, now)
    elif row.doubts == 0:
        outbox.doubtful(conn, row.id, now + DOUBT_PAUSE, str(failure))
    else:
        outbox.unknown(conn, row.id, str(failure))


def _unreachable(conn: Connection, desk: Desk, row: OutboxRow, failure: Unreachable, now: datetime) -> None:
    outbox.dead(conn, row.id, str(failure))
    alarms.nobody_there(conn, desk, row, now)


def _refused(conn: Connection, desk: Desk, row: OutboxRow, failure: Refused, now: datetime) -> None:
    outbox.dead(conn, row.id, str(failure))
    words = delivery.refused_by_platform(row.id, row.channel, str(failure))
    if not row.dedup_key.startswith("refused:"):
        alarms.tell(conn, desk, alarms.ADMIN, words, f"refused:{row.id}", now)


def _moved(conn: Connection, desk: Desk, row: OutboxRow, failure: ChatMoved, now: datetime) -> None:
    outbox.move_chat(conn, row.channel, row.bot_id, row.chat, failure.new_chat)
    groups.move(conn, row.channel, row.bot_id, row.chat, failure.new_chat)
    outbox.not_sent(conn, row.id, now, "the chat moved")


def _token(conn: Connection, desk: Desk, row: OutboxRow, failure: TokenRefused, now: datetime) -> None:
    outbox.not_sent(conn, row.id, now + TOKEN_PAUSE, str(failure))
    key = f"token:{row.channel}:{row.bot_id}:{local_date(now)}"
    here = (row.channel, row.bot_id)
    alarms.tell(conn, desk, alarms.ADMIN, delivery.token_refused(row.channel), key, now, avoid=here)


TABLE: tuple[tuple[type[SendFailed], Callable[..., None]], ...] = (
    (QuotaGone, _quota),
    (NotSent, _not_sent),
    (FateUnknown, _unknown),
    (Unreachable, _unreachable),
    (Refused, _refused),
    (ChatMoved, _moved),
    (TokenRefused, _token),
)

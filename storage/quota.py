"""Messages counted per bot and month in both directions, in the transaction that receives or delivers them.

A month is a calendar month in Vietnam ("2026-11"); the platform's own count begins with it [tried on day one].
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import message_quota
from tasks.model import local_date


@dataclass(frozen=True, slots=True)
class Counted:
    """What passed through one bot in one month."""

    received: int = 0
    sent: int = 0


def month_of(now: datetime) -> str:
    """The calendar month that a moment is counted in."""
    return f"{local_date(now):%Y-%m}"


def count(
    conn: Connection, channel: str, bot_id: str, now: datetime, *, received: int = 0, sent: int = 0
) -> None:
    """Add to the month's count of a bot."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    key = {"channel": channel, "bot_id": bot_id, "month": month_of(now)}
    query = insert(message_quota).values(**key, received=received, sent=sent)
    more = {"received": message_quota.c.received + received, "sent": message_quota.c.sent + sent}
    conn.execute(query.on_conflict_do_update(index_elements=list(key), set_=more))


def of_month(conn: Connection, now: datetime) -> Mapping[tuple[str, str], Counted]:
    """The counts of the month by (channel, bot)."""
    query = select(message_quota).where(message_quota.c.month == month_of(now))
    return {(r.channel, r.bot_id): Counted(r.received, r.sent) for r in conn.execute(query)}

"""What came in, committed before the platform is told that it arrived; each message once.

A row is `new` until one transaction has written everything that it causes and marked it `done`; `waiting`
means that its files are still being fetched or parsed. Of one chat the oldest row comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import inbox

RETRY_SECONDS = (1, 2, 4, 8, 16)
OPEN = text("inbox.state IN ('new', 'waiting')")  # a literal, so that the partial index serves it


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update as a channel hands it over."""

    channel: str
    bot_id: str
    message_key: str
    chat: str
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One stored update."""

    id: int
    channel: str
    bot_id: str
    chat: str
    raw: Mapping[str, Any]
    received_at: datetime
    attempts: int


def receive(conn: Connection, arrivals: Sequence[Arrival], now: datetime) -> list[int]:
    """Store what is not stored yet and answer the ids of the new rows, in order."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    ids = []
    for arrival in arrivals:
        values = {
            "channel": arrival.channel,
            "bot_id": arrival.bot_id,
            "message_key": arrival.message_key,
            "chat": arrival.chat,
            "raw": dict(arrival.raw),
            "received_at": now,
            "state": "new",
        }
        query = insert(inbox).values(values).on_conflict_do_nothing().returning(inbox.c.id)
        row = conn.execute(query).first()
        if row is not None:
            ids.append(int(row.id))
    return ids


def put_aside(conn: Connection, arrival: Arrival, error: str, now: datetime) -> list[int]:
    """Keep an update that cannot be parsed, so that it neither blocks nor is lost; answers its id if new."""
    ids = receive(conn, [arrival], now)
    for inbox_id in ids:
        conn.execute(update(inbox).where(inbox.c.id == inbox_id).values(state="poison", error=error[:500]))
    return ids


def next_rows(
    conn: Connection, now: datetime, busy: Sequence[tuple[str, str, str]] = (), limit: int = 100
) -> list[InboxRow]:
    """The head of line of every chat that is ready now and not `busy` (channel, bot_id, chat), oldest first."""
    heads = select(func.min(inbox.c.id)).where(OPEN).group_by(inbox.c.channel, inbox.c.bot_id, inbox.c.chat)
    query = (
        select(inbox)
        .where(inbox.c.id.in_(heads), inbox.c.state == "new")
        .where(or_(inbox.c.next_try.is_(None), inbox.c.next_try <= now))
        .order_by(inbox.c.id)
        .limit(limit + len(busy))
    )
    rows = [_row(r) for r in conn.execute(query)]
    return [r for r in rows if (r.channel, r.bot_id, r.chat) not in busy][:limit]


def waiting(conn: Connection) -> tuple[int, datetime | None]:
    """How many updates are still to be handled, and since when the oldest waits."""
    count, oldest = conn.execute(select(func.count(), func.min(inbox.c.received_at)).where(OPEN)).one()
    return int(count), oldest


def get(conn: Connection, inbox_id: int) -> InboxRow:
    """One row by id."""
    return _row(conn.execute(select(inbox).where(inbox.c.id == inbox_id)).one())


def begin_attempt(conn: Connection, inbox_id: int) -> int:
    """Count a try before it is made, so that a row that kills the process counts too."""
    conn.execute(update(inbox).where(inbox.c.id == inbox_id).values(attempts=inbox.c.attempts + 1))
    return int(conn.execute(select(inbox.c.attempts).where(inbox.c.id == inbox_id)).scalar_one())


def is_new(conn: Connection, inbox_id: int) -> bool:
    """Whether the row still waits to be handled; asked inside the writing transaction, which then owns it."""
    query = select(inbox.c.state).where(inbox.c.id == inbox_id).with_for_update()
    return bool(conn.execute(query).scalar_one() == "new")


def mark(conn: Connection, inbox_id: int, state: str) -> None:
    """Set the row's state: done, waiting, new."""
    conn.execute(update(inbox).where(inbox.c.id == inbox_id).values(state=state))


def wipe(conn: Connection, inbox_id: int) -> None:
    """Erase the content of a row that carried a secrecy marking; time and sender stay."""
    row = get(conn, inbox_id)
    kept = {k: row.raw[k] for k in ("sender_id", "at") if k in row.raw}
    conn.execute(update(inbox).where(inbox.c.id == inbox_id).values(raw={**kept, "wiped": True}))


def fail(conn: Connection, inbox_id: int, error: str, now: datetime) -> str:
    """Record a failed try: back to `new` after 1, 2, 4, 8, 16 s, then `failed`; answers the new state."""
    attempts = int(conn.execute(select(inbox.c.attempts).where(inbox.c.id == inbox_id)).scalar_one())
    over = attempts > len(RETRY_SECONDS)
    values: dict[str, Any] = {"state": "failed" if over else "new", "error": error[:500]}
    if not over:
        values["next_try"] = now + timedelta(seconds=RETRY_SECONDS[max(0, attempts - 1)])
    conn.execute(update(inbox).where(inbox.c.id == inbox_id).values(values))
    return str(values["state"])


def forget_raw(conn: Connection, before: datetime) -> int:
    """Erase raw updates that were handled before a moment (retention); answers how many."""
    old = and_(inbox.c.state == "done", inbox.c.received_at < before)
    return int(conn.execute(update(inbox).where(old).values(raw={"forgotten": True})).rowcount)


def came_at(conn: Connection, channel: str, bot_id: str, chat: str, before: int) -> datetime | None:
    """When the newest message of a chat came that is older than an inbox row."""
    query = select(inbox.c.received_at).where(
        inbox.c.channel == channel, inbox.c.bot_id == bot_id, inbox.c.chat == chat, inbox.c.id < before
    )
    return conn.execute(query.order_by(inbox.c.id.desc()).limit(1)).scalar_one_or_none()


def said_between(
    conn: Connection, channel: str, bot_id: str, chat: str, sender: str, after: int, before: int
) -> bool:
    """Whether a sender said anything in a chat between two messages, by their row ids."""
    query = select(inbox.c.raw).where(
        inbox.c.channel == channel,
        inbox.c.bot_id == bot_id,
        inbox.c.chat == chat,
        inbox.c.id > after,
        inbox.c.id < before,
    )
    return any((raw or {}).get("sender_id") == sender for raw in conn.execute(query).scalars())


def newest_id(conn: Connection) -> int:
    """The id of the newest row, 0 when there is none."""
    return int(conn.execute(select(func.max(inbox.c.id))).scalar_one() or 0)


def newest_moment(conn: Connection) -> datetime | None:
    """When the newest row came in."""
    return conn.execute(select(func.max(inbox.c.received_at))).scalar_one_or_none()


def _row(r: Any) -> InboxRow:
    return InboxRow(r.id, r.channel, r.bot_id, r.chat, r.raw, r.received_at, r.attempts)

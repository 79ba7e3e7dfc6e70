"""What is to be sent: one row is one platform message, written in the transaction that causes it.

`ready → sending → sent | dead | unknown`, or `merged` into another row of its chat. `dedup_key` is unique: enqueuing twice stores once. Order is
kept per (chat, lane). A claim holds a lease longer than any HTTP timeout; what died while `sending` has
an unknown fate and is resolved by `expired_leases`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import meta, outbox

Body = Mapping[str, Any]
LEASE = timedelta(seconds=180)
ANSWERS, NOTICES, BULK = LANES = ("answers", "notices", "bulk")
RANK = {lane: n for n, lane in enumerate(LANES)}
OPEN = text("outbox.state IN ('ready', 'sending')")  # a literal, so that the partial index serves it


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One platform message: `body` is what the channel renders (text, choices, files)."""

    id: int
    channel: str
    bot_id: str
    chat: str
    lane: str
    dedup_key: str
    body: Mapping[str, Any]
    inbox_id: int | None
    created_at: datetime
    attempts: int
    state: str
    message_id: str | None = None
    doubts: int = 0


def put(
    conn: Connection,
    *,
    channel: str,
    bot_id: str,
    chat: str,
    dedup_key: str,
    body: Mapping[str, Any],
    now: datetime,
    lane: str = ANSWERS,
    inbox_id: int | None = None,
    not_before: datetime | None = None,
) -> int | None:
    """Store one message and answer its id, or None when the same key is stored already."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    query = insert(outbox).values(
        channel=channel,
        bot_id=bot_id,
        chat=chat,
        lane=lane,
        dedup_key=dedup_key,
        body=dict(body),
        created_at=now,
        state="ready",
        inbox_id=inbox_id,
        next_try=not_before,
    )
    row = conn.execute(query.on_conflict_do_nothing().returning(outbox.c.id)).first()
    return None if row is None else int(row.id)


def has(conn: Connection, dedup_key: str) -> bool:
    """Whether a message of this key was ever put."""
    return conn.execute(select(outbox.c.id).where(outbox.c.dedup_key == dedup_key)).first() is not None


def by_key(conn: Connection, dedup_key: str) -> OutboxRow | None:
    """The message of a key, None when it was never put."""
    row = conn.execute(select(outbox).where(outbox.c.dedup_key == dedup_key)).first()
    return None if row is None else _row(row)


def claim(
    conn: Connection,
    channel: str,
    bot_id: str,
    now: datetime,
    limit: int = 20,
    busy: Sequence[str] = (),
    lanes: Sequence[str] = LANES,
) -> list[OutboxRow]:
    """Take at most one head of line per chat that is ready, answers first; they are `sending` under a lease."""
    mine = (outbox.c.channel == channel) & (outbox.c.bot_id == bot_id)
    heads = select(func.min(outbox.c.id)).where(mine, OPEN).group_by(outbox.c.chat, outbox.c.lane)
    ready: ColumnElement[bool] = or_(outbox.c.next_try.is_(None), outbox.c.next_try <= now)
    query = (
        select(outbox)
        .where(outbox.c.id.in_(heads), outbox.c.state == "ready", ready)
        .where(outbox.c.lane.in_(lanes), outbox.c.chat.not_in(busy))
        .order_by(case(RANK, value=outbox.c.lane), outbox.c.id)
        .limit(limit * len(LANES))
        .with_for_update(skip_locked=True)
    )
    first: dict[str, OutboxRow] = {}
    for row in conn.execute(query):
        first.setdefault(row.chat, _row(row))
    rows = list(first.values())[:limit]
    if rows:
        taken = update(outbox).where(outbox.c.id.in_([r.id for r in rows]))
        conn.execute(taken.values(state="sending", lease_until=now + LEASE, attempts=outbox.c.attempts + 1))
    return rows


def absorb(
    conn: Connection, row: OutboxRow, limit: int, size: Callable[[Body], int], now: datetime
) -> OutboxRow:
    """A claimed notice with what else waits for its chat now, as one message of at most `limit`.

    Only plain notices are joined: nothing with choices or files, no summary (its fate is decided alone),
    nothing that was tried before (it may be there already). What is joined is `merged`.
    """
    if not _plain(row):
        return row
    due = or_(outbox.c.next_try.is_(None), outbox.c.next_try <= now)
    waits = select(outbox).where(
        OPEN,
        outbox.c.channel == row.channel,
        outbox.c.bot_id == row.bot_id,
        outbox.c.chat == row.chat,
        outbox.c.lane != ANSWERS,
        outbox.c.state == "ready",
        outbox.c.attempts == 0,
        due,
    )
    body = dict(row.body)
    joined: list[int] = []
    for other in map(_row, conn.execute(waits.order_by(outbox.c.id))):
        longer = {**body, "lines": [*body["lines"], [], *other.body["lines"]]}
        if not _plain(other) or size(longer) > limit:
            break
        body, joined = longer, [*joined, other.id]
    if not joined:
        return row
    conn.execute(update(outbox).where(outbox.c.id.in_(joined)).values(state="merged", error=f"in {row.id}"))
    conn.execute(update(outbox).where(outbox.c.id == row.id).values(body=body))
    return replace(row, body=body)


def _plain(row: OutboxRow) -> bool:
    alone = row.lane == ANSWERS or row.attempts or row.dedup_key.startswith(("summary:", "quota:"))
    return not (alone or row.body.get("choices") or row.body.get("files") or row.body.get("named"))


def sent(conn: Connection, row_id: int, message_id: str | None, now: datetime) -> None:
    """Record that the platform took the message."""
    _set(conn, row_id, state="sent", message_id=message_id, sent_at=now, error="")


def not_sent(conn: Connection, row_id: int, retry_at: datetime, error: str) -> None:
    """Record that the message surely did not go out; it is tried again at `retry_at`."""
    _set(conn, row_id, state="ready", next_try=retry_at, error=error[:500])


def unknown(conn: Connection, row_id: int, error: str) -> None:
    """Park a message whose fate nobody knows."""
    _set(conn, row_id, state="unknown", error=error[:500], doubts=outbox.c.doubts + 1)


def doubtful(conn: Connection, row_id: int, retry_at: datetime, error: str) -> None:
    """Record that nobody knows whether the message went out, and that it goes once more in the same words."""
    _set(conn, row_id, state="ready", next_try=retry_at, error=error[:500], doubts=outbox.c.doubts + 1)


def send_again(conn: Connection, row_id: int) -> bool:
    """Release a parked message at a person's word; False when it is not parked."""
    parked = (outbox.c.id == row_id) & outbox.c.state.in_(("unknown", "dead"))
    values = {"state": "ready", "next_try": None, "lease_until": None, "error": ""}
    return bool(conn.execute(update(outbox).where(parked).values(values)).rowcount)


def dead(conn: Connection, row_id: int, error: str) -> None:
    """Give a message up: the platform refused it for good."""
    _set(conn, row_id, state="dead", error=error[:500])


def expired_leases(conn: Connection, channel: str, bot_id: str, now: datetime) -> list[OutboxRow]:
    """Messages that were being sent when their sender died."""
    query = select(outbox).where(
        OPEN,
        outbox.c.channel == channel,
        outbox.c.bot_id == bot_id,
        outbox.c.state == "sending",
        outbox.c.lease_until < now,
    )
    return [_row(r) for r in conn.execute(query.order_by(outbox.c.id))]


def park(conn: Connection, channel: str, bot_id: str, until: datetime) -> None:
    """Hold all sending of a bot until a moment (the month's quota is used up)."""
    release(conn, channel, bot_id)
    conn.execute(meta.insert().values(key=f"parked:{channel}:{bot_id}", value=until.isoformat()))


def release(conn: Connection, channel: str, bot_id: str) -> bool:
    """Send again at once, at the office's word; False when nothing was parked."""
    return bool(conn.execute(delete(meta).where(meta.c.key == f"parked:{channel}:{bot_id}")).rowcount)


def bots_of(conn: Connection, channel: str) -> list[str]:
    """The bots of a channel that ever had a message to send."""
    query = select(outbox.c.bot_id).where(outbox.c.channel == channel).distinct()
    return list(conn.execute(query).scalars())


def parked_until(conn: Connection, channel: str, bot_id: str) -> datetime | None:
    """Until when all sending of a bot is held; None when it is not."""
    value = conn.execute(select(meta.c.value).where(meta.c.key == f"parked:{channel}:{bot_id}")).scalar()
    return None if value is None else datetime.fromisoformat(value)


def move_chat(conn: Connection, channel: str, bot_id: str, old: str, new: str) -> None:
    """Follow a chat whose platform id changed (a group became a supergroup)."""
    mine = (outbox.c.channel == channel) & (outbox.c.bot_id == bot_id) & (outbox.c.chat == old)
    conn.execute(update(outbox).where(mine, outbox.c.state.in_(("ready", "sending"))).values(chat=new))


def after(conn: Connection, last_id: int, channel: str | None = None) -> list[OutboxRow]:
    """Messages put after one, in order of creation."""
    query = select(outbox).where(outbox.c.id > last_id).order_by(outbox.c.id)
    if channel is not None:
        query = query.where(outbox.c.channel == channel)
    return [_row(r) for r in conn.execute(query)]


def newest_key(conn: Connection, channel: str, bot_id: str, chat: str) -> str:
    """The key of the newest message to a chat, "" when there is none."""
    query = select(outbox.c.dedup_key).where(
        outbox.c.channel == channel, outbox.c.bot_id == bot_id, outbox.c.chat == chat
    )
    return str(conn.execute(query.order_by(outbox.c.id.desc()).limit(1)).scalar() or "")


def get(conn: Connection, row_id: int) -> OutboxRow:
    """One message by id."""
    return _row(conn.execute(select(outbox).where(outbox.c.id == row_id)).one())


def by_message(conn: Connection, channel: str, bot_id: str, chat: str, message_id: str) -> OutboxRow | None:
    """The message of ours that a platform id names, for replies to it."""
    query = select(outbox).where(
        outbox.c.channel == channel,
        outbox.c.bot_id == bot_id,
        outbox.c.chat == chat,
        outbox.c.message_id == message_id,
    )
    row = conn.execute(query).first()
    return None if row is None else _row(row)


def waiting(conn: Connection) -> tuple[int, datetime | None]:
    """How many messages are still to be sent, and since when the oldest waits."""
    count, oldest = conn.execute(select(func.count(), func.min(outbox.c.created_at)).where(OPEN)).one()
    return int(count), oldest


def counts(conn: Connection) -> dict[str, int]:
    """How many messages stand in each state."""
    query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    return {state: int(n) for state, n in conn.execute(query)}


def newest_moment(conn: Connection) -> datetime | None:
    """When the newest message was put."""
    return conn.execute(select(func.max(outbox.c.created_at))).scalar_one_or_none()


def _set(conn: Connection, row_id: int, **values: Any) -> None:
    conn.execute(update(outbox).where(outbox.c.id == row_id).values(lease_until=None, **values))


def _row(r: Any) -> OutboxRow:
    return OutboxRow(
        r.id,
        r.channel,
        r.bot_id,
        r.chat,
        r.lane,
        r.dedup_key,
        r.body,
        r.inbox_id,
        r.created_at,
        r.attempts,
        r.state,
        r.message_id,
        r.doubts,
    )

"""Registered groups: where summaries are posted, and of which unit a group is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, select, update

from storage.tables import chat_group


@dataclass(frozen=True, slots=True)
class Group:
    """A registered group; `unit_id` None: registered for the whole agency."""

    id: int
    channel: str
    bot_id: str
    chat_id: str
    name: str
    unit_id: int | None


def register(
    conn: Connection,
    *,
    channel: str,
    bot_id: str,
    chat_id: str,
    name: str,
    unit_id: int | None,
    now: datetime,
) -> Group:
    """Register a group, or register it anew under the scope of the newest code."""
    values = {"name": name, "unit_id": unit_id, "registered_at": now, "closed_at": None}
    mine = and_(
        chat_group.c.channel == channel, chat_group.c.bot_id == bot_id, chat_group.c.chat_id == chat_id
    )
    if conn.execute(update(chat_group).where(mine).values(values)).rowcount == 0:
        conn.execute(chat_group.insert().values(channel=channel, bot_id=bot_id, chat_id=chat_id, **values))
    found = at(conn, channel, bot_id, chat_id)
    assert found is not None
    return found


def at(conn: Connection, channel: str, bot_id: str, chat_id: str) -> Group | None:
    """The registered group behind a chat."""
    query = select(chat_group).where(
        chat_group.c.channel == channel,
        chat_group.c.bot_id == bot_id,
        chat_group.c.chat_id == chat_id,
        chat_group.c.closed_at.is_(None),
    )
    row = conn.execute(query).first()
    return None if row is None else _group(row)


def live(conn: Connection) -> list[Group]:
    """Every registered group."""
    rows = conn.execute(select(chat_group).where(chat_group.c.closed_at.is_(None)).order_by(chat_group.c.id))
    return [_group(r) for r in rows]


def move(conn: Connection, channel: str, bot_id: str, old: str, new: str) -> None:
    """Follow a group whose platform id changed."""
    mine = and_(chat_group.c.channel == channel, chat_group.c.bot_id == bot_id, chat_group.c.chat_id == old)
    conn.execute(update(chat_group).where(mine).values(chat_id=new))


def _group(r: Any) -> Group:
    return Group(r.id, r.channel, r.bot_id, r.chat_id, r.name, r.unit_id)

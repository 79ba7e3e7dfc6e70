"""Platform accounts bound to people: who writes, and to which account the bot writes by itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, select, update

from storage.tables import account, person


@dataclass(frozen=True, slots=True)
class Account:
    """A platform account bound to a person."""

    id: int
    channel: str
    bot_id: str
    sender_id: str
    chat_id: str
    person_id: int
    notice_version: int


def of(conn: Connection, channel: str, bot_id: str, sender_id: str) -> Account | None:
    """The live binding of a platform account whose person has not left."""
    query = (
        select(account)
        .join(person, person.c.id == account.c.person_id)
        .where(
            account.c.channel == channel,
            account.c.bot_id == bot_id,
            account.c.sender_id == sender_id,
            account.c.revoked_at.is_(None),
            person.c.active,
        )
    )
    row = conn.execute(query).first()
    return None if row is None else _account(row)


def live(conn: Connection, person_id: int | None = None) -> list[Account]:
    """Live bindings, the last used first; of one person when given."""
    query = (
        select(account)
        .where(account.c.revoked_at.is_(None))
        .order_by(account.c.last_used_at.desc(), account.c.id)
    )
    if person_id is not None:
        query = query.where(account.c.person_id == person_id)
    return [_account(r) for r in conn.execute(query)]


def reachable(conn: Connection, person_id: int, avoid: tuple[str, str] | None = None) -> Account | None:
    """The account to write to: on the channel last used that still delivers, the bot bound first there.

    A person may be bound to a second bot for a group's sake; the first stays the one that writes by itself.
    `avoid` names a (channel, bot) to be used only when there is no other.
    """
    query = (
        select(account)
        .where(account.c.person_id == person_id, account.c.revoked_at.is_(None), ~account.c.unreachable)
        .order_by(account.c.last_used_at.desc(), account.c.id)
    )
    rows = list(conn.execute(query))
    rows = [r for r in rows if (r.channel, r.bot_id) != avoid] or rows
    if not rows:
        return None
    here = [r for r in rows if r.channel == rows[0].channel]
    home = min(here, key=lambda r: (r.bound_at, r.id)).bot_id
    return _account(next(r for r in here if r.bot_id == home))


def bound_by_bot(conn: Connection) -> dict[tuple[str, str], int]:
    """How many people are bound to each (channel, bot)."""
    query = (
        select(account.c.channel, account.c.bot_id, func.count(account.c.person_id.distinct()))
        .join(person, person.c.id == account.c.person_id)
        .where(account.c.revoked_at.is_(None), person.c.active)
        .group_by(account.c.channel, account.c.bot_id)
    )
    return {(r[0], r[1]): int(r[2]) for r in conn.execute(query)}


def bind(
    conn: Connection,
    *,
    channel: str,
    bot_id: str,
    sender_id: str,
    chat_id: str,
    person_id: int,
    now: datetime,
) -> Account:
    """Bind an account to a person; an earlier binding of the same account ends."""
    mine = and_(account.c.channel == channel, account.c.bot_id == bot_id, account.c.sender_id == sender_id)
    conn.execute(update(account).where(mine, account.c.revoked_at.is_(None)).values(revoked_at=now))
    conn.execute(
        account.insert().values(
            channel=channel,
            bot_id=bot_id,
            sender_id=sender_id,
            chat_id=chat_id,
            person_id=person_id,
            bound_at=now,
            last_used_at=now,
        )
    )
    found = of(conn, channel, bot_id, sender_id)
    assert found is not None
    return found


def touch(conn: Connection, account_id: int, now: datetime) -> None:
    """Note that an account was used now and can be reached."""
    conn.execute(
        update(account).where(account.c.id == account_id).values(last_used_at=now, unreachable=False)
    )


def noticed(conn: Connection, account_id: int, version: int) -> None:
    """Record which version of the first-contact notice an account has had."""
    conn.execute(update(account).where(account.c.id == account_id).values(notice_version=version))


def unreachable(conn: Connection, channel: str, bot_id: str, chat_id: str) -> int | None:
    """Mark the account behind a private chat unreachable; answers its person."""
    mine = and_(account.c.channel == channel, account.c.bot_id == bot_id, account.c.chat_id == chat_id)
    conn.execute(update(account).where(mine).values(unreachable=True))
    return conn.execute(select(account.c.person_id).where(mine)).scalars().first()


def revoke(conn: Connection, person_id: int, now: datetime) -> int:
    """End every binding of a person (lost phone, left); answers how many."""
    live = and_(account.c.person_id == person_id, account.c.revoked_at.is_(None))
    return int(conn.execute(update(account).where(live).values(revoked_at=now)).rowcount)


def _account(r: Any) -> Account:
    return Account(r.id, r.channel, r.bot_id, r.sender_id, r.chat_id, r.person_id, r.notice_version)

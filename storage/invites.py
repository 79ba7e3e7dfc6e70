"""One-time codes, hashed, for people and for groups; wrong tries are counted and limited."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update

from storage.tables import code_try, invite

TRIES_AN_HOUR = 5


@dataclass(frozen=True, slots=True)
class Invite:
    """An unused code: for a person, or for a group (optionally of one unit)."""

    id: int
    person_id: int | None
    group_name: str | None
    unit_id: int | None
    expires_at: datetime
    used_at: datetime | None


def hash_code(code: str) -> str:
    """The stored form of a code: hashed, without regard to case and separators."""
    return hashlib.sha256("".join(c for c in code.upper() if c.isalnum()).encode()).hexdigest()


def put(
    conn: Connection,
    code: str,
    now: datetime,
    expires_at: datetime,
    *,
    person_id: int | None = None,
    group_name: str | None = None,
    unit_id: int | None = None,
) -> None:
    """Store a code, hashed."""
    conn.execute(
        invite.insert().values(
            code_hash=hash_code(code),
            person_id=person_id,
            group_name=group_name,
            unit_id=unit_id,
            created_at=now,
            expires_at=expires_at,
        )
    )


def find(conn: Connection, code: str) -> Invite | None:
    """The invite of a code, used or not, expired or not."""
    row = conn.execute(select(invite).where(invite.c.code_hash == hash_code(code))).first()
    if row is None:
        return None
    return Invite(row.id, row.person_id, row.group_name, row.unit_id, row.expires_at, row.used_at)


def use(conn: Connection, invite_id: int, now: datetime) -> None:
    """Spend a code."""
    conn.execute(update(invite).where(invite.c.id == invite_id).values(used_at=now))


def too_many_tries(conn: Connection, channel: str, bot_id: str, sender_id: str, now: datetime) -> bool:
    """Whether an account has used up its wrong codes of the last hour."""
    query = select(func.count()).where(
        code_try.c.channel == channel,
        code_try.c.bot_id == bot_id,
        code_try.c.sender_id == sender_id,
        code_try.c.at > now - timedelta(hours=1),
    )
    return int(conn.execute(query).scalar_one()) >= TRIES_AN_HOUR


def count_try(conn: Connection, channel: str, bot_id: str, sender_id: str, now: datetime) -> None:
    """Count a wrong code."""
    conn.execute(code_try.insert().values(channel=channel, bot_id=bot_id, sender_id=sender_id, at=now))

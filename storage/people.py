"""People, units, accounts, codes and groups as rows; who somebody is, is looked up at handling time."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, func, select, update

from storage.tables import account, chat_group, code_try, field_unit, invite, membership, person, unit
from tasks.model import Membership, Person, Role, Unit

TRIES_AN_HOUR = 5


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


@dataclass(frozen=True, slots=True)
class Invite:
    """An unused code: for a person, or for a group (optionally of one unit)."""

    id: int
    person_id: int | None
    group_name: str | None
    unit_id: int | None
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """A registered group; `unit_id` None: registered for the whole agency."""

    id: int
    channel: str
    bot_id: str
    chat_id: str
    name: str
    unit_id: int | None


def units(conn: Connection, *, active_only: bool = True) -> tuple[Unit, ...]:
    """The units in the agency's own order; those that have ended only when asked for."""
    query = select(unit).order_by(unit.c.position, unit.c.id)
    rows = conn.execute(query.where(unit.c.active) if active_only else query)
    return tuple(Unit(r.id, r.name, r.code, r.parent_id, r.position, tuple(r.aliases)) for r in rows)


def put_unit(conn: Connection, values: dict[str, Any], unit_id: int | None = None) -> int:
    """Insert or update one unit; answers its id."""
    if unit_id is None:
        return int(conn.execute(unit.insert().values(values).returning(unit.c.id)).scalar_one())
    conn.execute(update(unit).where(unit.c.id == unit_id).values(values))
    return unit_id


def people(
    conn: Connection, *, active_only: bool = True, ids: Iterable[int] | None = None
) -> tuple[Person, ...]:
    """People in the roster's order, with their roles and fields."""
    query = select(person).order_by(person.c.place, person.c.id)
    if active_only:
        query = query.where(person.c.active)
    if ids is not None:
        query = query.where(person.c.id.in_(list(ids)))
    rows = list(conn.execute(query))
    found = [r.id for r in rows]
    roles: dict[int, list[Membership]] = {}
    for m in conn.execute(
        select(membership).where(membership.c.person_id.in_(found)).order_by(membership.c.id)
    ):
        roles.setdefault(m.person_id, []).append(Membership(Role(m.role), m.unit_id))
    fields: dict[int, list[int]] = {}
    for f in conn.execute(select(field_unit).where(field_unit.c.person_id.in_(found))):
        fields.setdefault(f.person_id, []).append(f.unit_id)
    return tuple(_person(r, roles.get(r.id, ()), fields.get(r.id, ())) for r in rows)


def get_person(conn: Connection, person_id: int) -> Person:
    """One person by id, active or gone."""
    return people(conn, active_only=False, ids=[person_id])[0]


def put_person(conn: Connection, values: dict[str, Any], person_id: int | None = None) -> int:
    """Insert or update one person's row; answers the id."""
    if person_id is None:
        return int(conn.execute(person.insert().values(values).returning(person.c.id)).scalar_one())
    conn.execute(update(person).where(person.c.id == person_id).values(values))
    return person_id


def set_roles(conn: Connection, person_id: int, roles: Sequence[Membership], fields: Sequence[int]) -> None:
    """Replace a person's roles and the units of a leader's field."""
    conn.execute(delete(membership).where(membership.c.person_id == person_id))
    conn.execute(delete(field_unit).where(field_unit.c.person_id == person_id))
    for m in roles:
        conn.execute(membership.insert().values(person_id=person_id, role=str(m.role), unit_id=m.unit_id))
    for unit_id in dict.fromkeys(fields):
        conn.execute(field_unit.insert().values(person_id=person_id, unit_id=unit_id))


def account_of(conn: Connection, channel: str, bot_id: str, sender_id: str) -> Account | None:
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


def accounts(conn: Connection, person_id: int | None = None) -> list[Account]:
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
    found = account_of(conn, channel, bot_id, sender_id)
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


def hash_code(code: str) -> str:
    """The stored form of a code: hashed, without regard to case and separators."""
    return hashlib.sha256("".join(c for c in code.upper() if c.isalnum()).encode()).hexdigest()


def put_invite(
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


def find_invite(conn: Connection, code: str) -> Invite | None:
    """The invite of a code, used or not, expired or not."""
    row = conn.execute(select(invite).where(invite.c.code_hash == hash_code(code))).first()
    if row is None:
        return None
    return Invite(row.id, row.person_id, row.group_name, row.unit_id, row.expires_at, row.used_at)


def use_invite(conn: Connection, invite_id: int, now: datetime) -> None:
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


def register_group(
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
    found = group_at(conn, channel, bot_id, chat_id)
    assert found is not None
    return found


def group_at(conn: Connection, channel: str, bot_id: str, chat_id: str) -> Group | None:
    """The registered group behind a chat."""
    query = select(chat_group).where(
        chat_group.c.channel == channel,
        chat_group.c.bot_id == bot_id,
        chat_group.c.chat_id == chat_id,
        chat_group.c.closed_at.is_(None),
    )
    row = conn.execute(query).first()
    return None if row is None else _group(row)


def groups(conn: Connection) -> list[Group]:
    """Every registered group."""
    rows = conn.execute(select(chat_group).where(chat_group.c.closed_at.is_(None)).order_by(chat_group.c.id))
    return [_group(r) for r in rows]


def move_group(conn: Connection, channel: str, bot_id: str, old: str, new: str) -> None:
    """Follow a group whose platform id changed."""
    mine = and_(chat_group.c.channel == channel, chat_group.c.bot_id == bot_id, chat_group.c.chat_id == old)
    conn.execute(update(chat_group).where(mine).values(chat_id=new))


def _person(r: Any, roles: Sequence[Membership], fields: Sequence[int]) -> Person:
    return Person(
        id=r.id,
        name=r.name,
        position=r.position,
        unit_id=r.unit_id,
        code=r.code,
        aliases=tuple(r.aliases),
        memberships=tuple(roles),
        field_units=tuple(fields),
        active=r.active,
    )


def _account(r: Any) -> Account:
    return Account(r.id, r.channel, r.bot_id, r.sender_id, r.chat_id, r.person_id, r.notice_version)


def _group(r: Any) -> Group:
    return Group(r.id, r.channel, r.bot_id, r.chat_id, r.name, r.unit_id)

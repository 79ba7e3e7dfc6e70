"""Tells the people in charge, inside the transaction that records what went wrong; each matter once.

What is told travels through the outbox like everything else, so it is neither lost nor doubled; nobody
to tell is not an error (the log and the metrics have it too).
"""

from datetime import datetime

from sqlalchemy import Connection

from handlers.messages import Reply
from handlers.render import render
from handlers.turn import Desk
from storage import accounts, groups, outbox, people
from storage.outbox import OutboxRow
from tasks.model import Person, Role, local_date
from vietnamese.text import Text
from vietnamese.words import delivery

ADMIN = (Role.ADMIN,)
OFFICE = (Role.OFFICE,)
HEADS = (Role.HEAD, Role.DEPUTY)


def tell(
    conn: Connection,
    desk: Desk,
    roles: tuple[Role, ...],
    text: Text,
    key: str,
    now: datetime,
    avoid: tuple[str, str] | None = None,
) -> None:
    """Enqueue one notice per holder of the roles who can be reached; `key` makes it unique.

    `avoid`: the (channel, bot) that is in trouble is used only where there is no other way.
    """
    _post(conn, desk, [p for p in people.people(conn) if p.has(*roles)], text, key, now, avoid)


def tell_heads(conn: Connection, desk: Desk, person: Person, text: Text, key: str, now: datetime) -> None:
    """Tell the heads of a person's unit; the office when there is none but that person."""
    heads = [p for p in people.people(conn) if p.id != person.id and person.unit_id in p.units_as(*HEADS)]
    if not heads:
        heads = [p for p in people.people(conn) if p.id != person.id and p.has(*OFFICE)]
    _post(conn, desk, heads, text, key, now)


def nobody_there(conn: Connection, desk: Desk, row: OutboxRow, now: datetime) -> None:
    """The chat of a message is gone: mark the account and tell the unit's head, or the office of a group."""
    day = local_date(now)
    group = groups.at(conn, row.channel, row.bot_id, row.chat)
    if group is not None:
        words = delivery.group_unreachable(delivery.group(group.name), row.channel)
        tell(conn, desk, OFFICE, words, f"unreachable:group{group.id}:{day}", now)
        return
    person_id = accounts.unreachable(conn, row.channel, row.bot_id, row.chat)
    if person_id is not None:
        person = people.get_person(conn, person_id)
        words = delivery.person_unreachable(person.name, row.channel)
        tell_heads(conn, desk, person, words, f"unreachable:{person_id}:{day}", now)


def in_doubt(conn: Connection, desk: Desk, row: OutboxRow, now: datetime) -> None:
    """Ask the office about a summary that nobody knows the fate of."""
    group = groups.at(conn, row.channel, row.bot_id, row.chat)
    name = delivery.group("" if group is None else group.name)
    words = delivery.summary_in_doubt(row.id, name, row.created_at)
    tell(conn, desk, OFFICE, words, f"doubt:{row.id}:{row.doubts}", now)


def _post(
    conn: Connection,
    desk: Desk,
    to: list[Person],
    text: Text,
    key: str,
    now: datetime,
    avoid: tuple[str, str] | None = None,
) -> None:
    for person in to:
        account = accounts.reachable(conn, person.id, avoid)
        if account is None:
            continue
        limits = desk.limits.get(account.channel)
        if limits is None:
            continue
        outbox.put(
            conn,
            channel=account.channel,
            bot_id=account.bot_id,
            chat=account.chat_id,
            dedup_key=f"{key}:{person.id}",
            body=render(Reply(text), limits, None, desk.link)[0],
            now=now,
            lane=outbox.NOTICES,
        )

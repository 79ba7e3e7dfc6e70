"""What a chat is in the middle of: one open draft a person, what a bare "2" means there, the last subject.

A pending question belongs to (chat, person); a new one replaces the old, and an old tap finds its own
pending by token and learns that it is over. A draft that another kind of draft comes before is parked, and
opened again when that one is settled. Drafts expire and say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as lite_insert

from storage.tables import draft, pending, subject

WAITING = ("open", "parked")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation goes on: one person in one chat of one bot."""

    channel: str
    bot_id: str
    chat: str
    person_id: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person is about to confirm; `version` grows with every mend."""

    id: int
    person_id: int
    kind: str
    data: Mapping[str, Any]
    version: int
    expires_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A question with its options [{label, action, arguments}] waiting for a number, a word or a tap."""

    id: int
    place: Place
    draft_id: int | None
    version: int
    options: Sequence[Mapping[str, Any]]
    expires_at: datetime
    state: str
    answer: int | None
    created_at: datetime
    inbox_id: int = 0


def open_draft(conn: Connection, person_id: int) -> Draft | None:
    """The one open draft of a person, expired or not."""
    row = conn.execute(select(draft).where(draft.c.person_id == person_id, draft.c.state == "open")).first()
    return None if row is None else _draft(row)


def get_draft(conn: Connection, draft_id: int) -> Draft:
    """A draft by id, in any state."""
    return _draft(conn.execute(select(draft).where(draft.c.id == draft_id)).one())


def start_draft(
    conn: Connection,
    person_id: int,
    kind: str,
    data: Mapping[str, Any],
    now: datetime,
    expires_at: datetime,
    beside: bool = False,
) -> Draft:
    """Open a draft; the one that was open is parked when it is of another kind or this one comes `beside` it.

    Else it is replaced. One whose time is over is left to say so itself.
    """
    before = open_draft(conn, person_id)
    if before is not None:
        keep = beside or before.kind != kind or before.expires_at <= now
        close_draft(conn, before.id, "parked" if keep else "replaced")
    values = {
        "person_id": person_id,
        "kind": kind,
        "data": dict(data),
        "created_at": now,
        "expires_at": expires_at,
        "state": "open",
        "version": 1,
    }
    row_id = conn.execute(draft.insert().values(values).returning(draft.c.id)).scalar_one()
    return get_draft(conn, int(row_id))


def mend_draft(conn: Connection, draft_id: int, data: Mapping[str, Any], expires_at: datetime) -> Draft:
    """Write a draft's new contents under a new version."""
    values = {"data": dict(data), "version": draft.c.version + 1, "expires_at": expires_at}
    conn.execute(update(draft).where(draft.c.id == draft_id).values(values))
    return get_draft(conn, draft_id)


def close_draft(conn: Connection, draft_id: int, state: str) -> None:
    """End a draft: done, cancelled or expired; or park it."""
    conn.execute(update(draft).where(draft.c.id == draft_id).values(state=state))


def parked_drafts(conn: Connection, person_id: int, now: datetime) -> list[Draft]:
    """The drafts that wait behind another one and whose time is not over, newest first."""
    query = select(draft).where(
        draft.c.person_id == person_id, draft.c.state == "parked", draft.c.expires_at > now
    )
    return [_draft(r) for r in conn.execute(query.order_by(draft.c.id.desc()))]


def reopen_draft(conn: Connection, draft_id: int, expires_at: datetime | None = None) -> Draft:
    """Open a parked draft again, as it was; the one that is open is parked in its place."""
    row = get_draft(conn, draft_id)
    other = open_draft(conn, row.person_id)
    if other is not None and other.id != draft_id:
        close_draft(conn, other.id, "parked")
    values = {"state": "open", "expires_at": expires_at or row.expires_at}
    conn.execute(update(draft).where(draft.c.id == draft_id).values(values))
    return get_draft(conn, draft_id)


def asked_of(conn: Connection, draft_id: int) -> Pending | None:
    """The newest question that was put about a draft."""
    row = conn.execute(
        select(pending).where(pending.c.draft_id == draft_id).order_by(pending.c.id.desc())
    ).first()
    return None if row is None else _pending(row)


def expired_drafts(conn: Connection, now: datetime) -> list[Draft]:
    """Open and parked drafts whose time is over."""
    rows = conn.execute(select(draft).where(draft.c.state.in_(WAITING), draft.c.expires_at <= now))
    return [_draft(r) for r in rows]


def ask(
    conn: Connection,
    place: Place,
    options: Sequence[Mapping[str, Any]],
    now: datetime,
    expires_at: datetime,
    draft_id: int | None = None,
    version: int = 0,
    inbox_id: int = 0,
) -> Pending:
    """Put a question after the message `inbox_id`; the one that was open here for this person is replaced."""
    conn.execute(update(pending).where(_at(place), pending.c.state == "open").values(state="replaced"))
    values = {
        "channel": place.channel,
        "bot_id": place.bot_id,
        "chat": place.chat,
        "person_id": place.person_id,
        "draft_id": draft_id,
        "version": version,
        "options": [dict(o) for o in options],
        "created_at": now,
        "expires_at": expires_at,
        "state": "open",
        "inbox_id": inbox_id,
    }
    row_id = conn.execute(pending.insert().values(values).returning(pending.c.id)).scalar_one()
    return get_pending(conn, int(row_id))  # type: ignore[return-value]


def get_pending(conn: Connection, pending_id: int) -> Pending | None:
    """A question by its token, in any state."""
    row = conn.execute(select(pending).where(pending.c.id == pending_id)).first()
    return None if row is None else _pending(row)


def open_question(conn: Connection, place: Place) -> Pending | None:
    """What a bare number means in this chat for this person now."""
    query = select(pending).where(_at(place), pending.c.state == "open").order_by(pending.c.id.desc())
    row = conn.execute(query).first()
    return None if row is None else _pending(row)


def unanswered(conn: Connection, place: Place, now: datetime) -> list[Pending]:
    """The questions of this chat and person that are not over and were not answered, oldest first."""
    query = select(pending).where(_at(place), pending.c.state != "answered", pending.c.expires_at > now)
    return [_pending(r) for r in conn.execute(query.order_by(pending.c.id))]


def last_question(conn: Connection, place: Place) -> Pending | None:
    """The newest question of this chat and person in any state, to tell "already done" from "never asked"."""
    row = conn.execute(select(pending).where(_at(place)).order_by(pending.c.id.desc())).first()
    return None if row is None else _pending(row)


def answer(conn: Connection, pending_id: int, number: int) -> None:
    """Record which option was taken (0-based)."""
    conn.execute(update(pending).where(pending.c.id == pending_id).values(state="answered", answer=number))


def withdraw(conn: Connection, place: Place) -> None:
    """Drop the open question of this chat and person."""
    conn.execute(update(pending).where(_at(place), pending.c.state == "open").values(state="replaced"))


def remember(conn: Connection, place: Place, data: Mapping[str, Any], now: datetime) -> None:
    """Keep the subject that follow-ups refer to."""
    insert = pg_insert if conn.dialect.name == "postgresql" else lite_insert
    key = {"channel": place.channel, "bot_id": place.bot_id, "chat": place.chat, "person_id": place.person_id}
    query = insert(subject).values(**key, data=dict(data), moment=now)
    conn.execute(
        query.on_conflict_do_update(index_elements=list(key), set_={"data": dict(data), "moment": now})
    )


def last_subject(conn: Connection, place: Place) -> tuple[Mapping[str, Any], datetime] | None:
    """The last subject of this chat and person with its moment."""
    query = select(subject.c.data, subject.c.moment).where(
        subject.c.channel == place.channel,
        subject.c.bot_id == place.bot_id,
        subject.c.chat == place.chat,
        subject.c.person_id == place.person_id,
    )
    row = conn.execute(query).first()
    return None if row is None else (row.data, row.moment)


def _at(place: Place) -> Any:
    return (
        (pending.c.channel == place.channel)
        & (pending.c.bot_id == place.bot_id)
        & (pending.c.chat == place.chat)
        & (pending.c.person_id == place.person_id)
    )


def _draft(r: Any) -> Draft:
    return Draft(r.id, r.person_id, r.kind, r.data, r.version, r.expires_at, r.state)


def _pending(r: Any) -> Pending:
    place = Place(r.channel, r.bot_id, r.chat, r.person_id)
    return Pending(
        r.id,
        place,
        r.draft_id,
        r.version,
        r.options,
        r.expires_at,
        r.state,
        r.answer,
        r.created_at,
        r.inbox_id or 0,
    )


def draft_ends(conn: Connection) -> list[datetime]:
    """When the open and parked drafts run out."""
    return list(conn.execute(select(draft.c.expires_at).where(draft.c.state.in_(WAITING))).scalars())

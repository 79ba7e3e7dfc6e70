"""A group's summary stays true until the next one: its figures are corrected when the tasks behind them change.

Where a channel can edit, the post itself gets a line with the old figure, the new one and the time; else one
short correction a day follows, in working hours. What has just become late and whose head has not heard of it
is never told so.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from handlers import quota, summary
from handlers.messages import Address, Message, Post
from handlers.render import utf16
from handlers.summary import Digest
from handlers.turn import Desk, House, Turn
from storage import groups, live_posts, outbox, schedules
from storage import tasks as stored
from storage.groups import Group
from storage.live_posts import LivePost
from storage.outbox import OutboxRow
from tasks.due import in_working_hours, next_reminder_moment
from tasks.model import local_date
from tasks.rights import Scope
from vietnamese.text import text
from vietnamese.words import live_posts as words

SETTLES = timedelta(minutes=5)  # several reports in a row make one correction


def digest_for(
    conn: Connection, desk: Desk, house: House, group: Group, now: datetime
) -> tuple[Turn, Digest]:
    """What a group may be told now, before the rule of no surprise."""
    address = _address(group)
    turn = Turn(conn, desk, house, Message(address, "group", "", now), now, 0, group=group)
    units = None if group.unit_id is None else house.units.descendants(group.unit_id)
    return turn, summary.digest(turn, Scope(None, units, False, True, False, True, units))


def _address(group: Group) -> Address:
    return Address(group.channel, group.bot_id, group.chat_id)


def began(
    conn: Connection, schedule_id: int, dedup_key: str, found: Digest, now: datetime, *, waits: bool
) -> None:
    """Remember what a summary told; `waits`: its channel cannot edit, so corrections keep to working hours."""
    figures = _figures(found, (t.id for t, _ in found.overdue))
    live_posts.put(conn, schedule_id, dedup_key, {**figures, "waits": waits}, now)


def _figures(found: Digest, overdue: Iterable[int]) -> dict[str, Any]:
    told = (
        found.statistics,
        [[t.id for t, _ in rows] for rows in (found.overdue, found.due_soon, found.blocked)],
    )
    mark = hashlib.sha256(repr(told).encode()).hexdigest()[:16]
    return {"overdue": sorted(overdue), "done": found.statistics.done, "mark": mark}


def unchanged(conn: Connection, schedule_id: int, found: Digest) -> bool:
    """Whether a summary would tell exactly what the group's newest one tells (its corrections included)."""
    before = next((p for p in live_posts.every(conn) if p.schedule_id == schedule_id), None)
    return before is not None and before.figures.get("mark") == _figures(found, ())["mark"]


def next_moments(conn: Connection, house: House, after: datetime) -> list[datetime]:
    """When a living post has to be looked at."""
    moments = [_moment(conn, house, post, after) for post in live_posts.every(conn)]
    return [max(m, after + timedelta(seconds=1)) for m in moments if m is not None]


def _moment(conn: Connection, house: House, post: LivePost, now: datetime) -> datetime | None:
    first = live_posts.first_unseen(conn, post)
    if first is None:
        return None
    due = first + SETTLES
    if not post.figures.get("waits"):
        return due
    if post.corrected_on == local_date(due) or not in_working_hours(due, house.rules, house.calendar):
        return next_reminder_moment(max(due, now - timedelta(seconds=1)), house.rules, house.calendar)
    return due


def due(conn: Connection, desk: Desk, house: House, now: datetime) -> list[tuple[Post, dict[str, Any]]]:
    """The corrections that are due, each with the body that replaces a post where the channel edits."""
    live = {one.id: one for one in schedules.live(conn)}
    registered = {g.id: g for g in groups.live(conn)}
    found = []
    for post in live_posts.every(conn):
        one = live.get(post.schedule_id)
        first = live_posts.first_unseen(conn, post)
        if one is None or one.group_id not in registered or first is None or first + SETTLES > now:
            continue
        correction = _corrected(conn, desk, house, registered[one.group_id], post, now)
        if correction is not None:
            found.append(correction)
    return found


def _corrected(
    conn: Connection, desk: Desk, house: House, group: Group, post: LivePost, now: datetime
) -> tuple[Post, dict[str, Any]] | None:
    edits = desk.limits[group.channel].edits
    if not edits and not _may_post(house, post, now):
        return None
    if not edits and quota.ease_of(conn, desk, _address(group), now) is not quota.Ease.FREE:
        live_posts.seen(conn, post)  # a correction gives way: the next summary tells it
        return None
    turn, whole = digest_for(conn, desk, house, group, now)
    before = frozenset(post.figures["overdue"])
    known = {t.id for t, _ in summary.for_push(turn, whole).overdue}
    after = {t.id for t, _ in whole.overdue if t.id in before or t.id in known}
    same_done = int(post.figures["done"]) == whole.statistics.done
    if after == before and (same_done or not edits):
        live_posts.seen(conn, post)
        return None
    today = local_date(now)
    note = words.note(
        now,
        post.posted_at,
        (len(before), len(after)),
        (int(post.figures["done"]), whole.statistics.done) if edits else None,
        [stored.get(conn, i) for i in sorted(before - after)],
        [stored.get(conn, i) for i in sorted(after - before)],
    )
    figures = {**_figures(whole, after), "waits": not edits}
    live_posts.corrected(conn, post, figures, [*post.notes, note], today)
    key = f"{post.dedup_key}:true:{post.corrections + 1}"
    address = _address(group)
    body = _edited(conn, desk, group, post, [*post.notes, note]) if edits else {}
    said = note if edits and body else words.follows(note, post.posted_at)
    return Post(address, text(said), key), body


def _may_post(house: House, post: LivePost, now: datetime) -> bool:
    return post.corrected_on != local_date(now) and in_working_hours(now, house.rules, house.calendar)


def _edited(conn: Connection, desk: Desk, group: Group, post: LivePost, notes: list[str]) -> dict[str, Any]:
    """The posted body with its corrections below; {} where it is gone or has no room."""
    row: OutboxRow | None = outbox.by_key(conn, post.dedup_key)
    if row is None:
        return {}
    lines = [*row.body["lines"], [], *([[note, False]] for note in notes)]
    size = sum(utf16("".join(part[0] for part in line)) + 1 for line in lines)
    if size > desk.limits[group.channel].characters:
        return {}
    body: Mapping[str, Any] = row.body
    return {**body, "lines": lines, "edits": row.id}

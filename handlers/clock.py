"""What the clock does at one moment, and when it must wake next.

`tick` may be called any number of times, late, by any number of processes: a unique row per job and
period makes each thing happen once, and whatever was missed is caught up.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import Connection

from handlers import chase, live_posts, parked, quota, reminders, summary, unanswered, urge_send
from handlers.dispatch import put_post
from handlers.messages import Address, Message, Post
from handlers.schedules import as_schedule
from handlers.turn import Desk, House, Turn, holders, load_house, notify
from storage import accounts, conversations, groups, journal, outbox, schedules, urgings
from storage.quota import month_of
from storage.schedules import GroupPost
from tasks.due import Schedule, catch_up, next_occurrence, next_reminder_moment, occurrences, reminder_moment
from tasks.model import VIETNAM, Role, local_date
from vietnamese.text import Text
from vietnamese.words import quota as quota_words
from vietnamese.words import reminders as words

DAY = timedelta(days=1)
BLANK = Text(((),))


def tick(conn: Connection, desk: Desk, now: datetime) -> int:
    """Do everything that is due at `now` and not done yet; answers how many messages were put."""
    house = load_house(conn, desk)
    sent = _tell_quota(conn, desk, house, now)
    sent += _expire_drafts(conn, desk, now)
    sent += _remind(conn, desk, house, now)
    sent += sum(put_post(conn, desk, post, now) for post in urge_send.due_posts(conn, desk, now))
    sent += sum(_post_summary(conn, desk, house, one, now) for one in schedules.live(conn))
    sent += _keep_true(conn, desk, house, now)
    _seal(conn, now)
    return sent


def next_moment(conn: Connection, desk: Desk, after: datetime) -> datetime:
    """The first moment later than `after` at which `tick` has something to do."""
    house = load_house(conn, desk)
    moments = [next_reminder_moment(after, house.rules, house.calendar)]
    moments += [next_occurrence(_schedule(one), after, house.calendar)[0] for one in schedules.live(conn)]
    moments += [m for m in (*conversations.draft_ends(conn), urgings.next_moment(conn)) if m and m > after]
    moments += live_posts.next_moments(conn, house, after)
    return min(moments)


def _schedule(one: GroupPost) -> Schedule:
    return as_schedule(one.id, one.every, one.weekday, one.day, one.at, one.when_off)


def _post_summary(conn: Connection, desk: Desk, house: House, one: GroupPost, now: datetime) -> int:
    since = schedules.last_run(conn, f"summary:{one.id}") or one.since
    missed = catch_up(occurrences(_schedule(one), since, now, house.calendar), now)
    group = next((g for g in groups.live(conn) if g.id == one.group_id), None)
    if missed is None or group is None:
        return 0
    address = Address(group.channel, group.bot_id, group.chat_id)
    ease = quota.ease_of(conn, desk, address, now)
    merged = ease >= quota.Ease.MERGED and _posted_today(conn, group.id, now)
    left_out = ease >= quota.Ease.NO_SUMMARIES
    note = "merged" if merged else "quota" if left_out else ""
    if not schedules.run_once(conn, f"summary:{one.id}", missed.period, now, note):
        return 0
    if left_out:
        words = quota_words.summary_left_out(group.name)
        return _tell_office(conn, desk, house, words, f"quota:summary:{one.id}:{missed.period}", now)
    if merged:
        return 0
    turn, whole = live_posts.digest_for(conn, desk, house, group, now)
    if house.rules.silent_when_unchanged and live_posts.unchanged(conn, one.id, whole):
        schedules.note_run(conn, f"summary:{one.id}", missed.period, "unchanged")
        return 0
    found = summary.for_push(turn, whole)
    name = house.unit_name(group.unit_id) or "toàn cơ quan"
    post = Post(
        address,
        summary.text_of(turn, found, name, missed.late),
        f"summary:{one.id}:{group.chat_id}:{missed.period}",
    )
    if not put_post(conn, desk, post, now):
        return 0
    live_posts.began(conn, one.id, post.dedup_key, whole, now, waits=not desk.limits[group.channel].edits)
    return 1


def _keep_true(conn: Connection, desk: Desk, house: House, now: datetime) -> int:
    """Correct the summaries that tell something else than what holds now."""
    sent = 0
    for post, body in live_posts.due(conn, desk, house, now):
        if not body:
            sent += put_post(conn, desk, post, now)
            continue
        row = outbox.put(
            conn,
            channel=post.address.channel,
            bot_id=post.address.bot_id,
            chat=post.address.chat_id,
            dedup_key=post.dedup_key,
            body=body,
            now=now,
            lane=outbox.NOTICES,
        )
        sent += row is not None
    return sent


def _posted_today(conn: Connection, group_id: int, now: datetime) -> bool:
    """Whether a group has had a summary today: where little is left, two that fall on one day are one."""
    return not schedules.run_once(conn, f"summary-day:{group_id}", local_date(now).isoformat(), now)


def _tell_quota(conn: Connection, desk: Desk, house: House, now: datetime) -> int:
    """The office hears once of each step down that a bot's month takes."""
    sent = 0
    for meter in quota.meters(conn, desk, now).values():
        job = f"quota:{meter.channel}:{meter.bot_id}"
        told = f"{month_of(now)}:{int(meter.ease)}"
        if meter.ease is quota.Ease.FREE or not desk.sparing or not schedules.run_once(conn, job, told, now):
            continue
        row = next(r for r in quota.rows(conn, desk, now) if r.bot_id == meter.bot_id)
        sent += _tell_office(conn, desk, house, quota_words.runs_low(row, now), f"{job}:{told}", now)
    return sent


def _tell_office(conn: Connection, desk: Desk, house: House, text: Text, key: str, now: datetime) -> int:
    nobody = _nobody(conn, desk, house, now)
    posts = [notify(nobody, p.id, text, f"{key}:{p.id}") for p in holders(nobody, Role.OFFICE, Role.ADMIN)]
    return sum(put_post(conn, desk, post, now) for post in posts if post is not None)


def _nobody(conn: Connection, desk: Desk, house: House, now: datetime) -> Turn:
    return Turn(conn, desk, house, Message(Address("", "", ""), "private", "", now), now, 0)


def _reminds(conn: Connection, desk: Desk, house: House, now: datetime) -> Callable[[Address, bool], bool]:
    """Whether a reminder may go by an address today: where little is left, at a week's beginning or when pressing."""
    today = local_date(now)
    monday = today - DAY * today.weekday()
    begins = house.calendar.next_working(monday) == today

    def goes(address: Address, pressing: bool) -> bool:
        ease = quota.ease_of(conn, desk, address, now)
        if ease is quota.Ease.FREE:
            return True
        return ease < quota.Ease.NO_REMINDERS and (begins or pressing)

    return goes


def _remind(conn: Connection, desk: Desk, house: House, now: datetime) -> int:
    """Today's reminders, from their time on until the end of the working day; later they are skipped."""
    today = local_date(now)
    moment = reminder_moment(today, house.rules, house.calendar)
    if moment is None or now < moment:
        return 0
    over = now.astimezone(VIETNAM).time() > house.rules.work_end
    if not schedules.run_once(conn, "remind", today.isoformat(), now, "skipped" if over else ""):
        return 0
    if over:
        return 0
    goes = _reminds(conn, desk, house, now)
    nobody = _nobody(conn, desk, house, now)
    posts = [*reminders.posts(conn, desk, today, goes), *unanswered.posts(nobody), *chase.posts(nobody)]
    return sum(put_post(conn, desk, post, now) for post in _one_each(posts))


def _one_each(posts: list[Post]) -> list[Post]:
    """One message a person: what else there is to say stands below, after an empty line."""
    merged: dict[Address, Post] = {}
    for post in posts:
        before = merged.get(post.address)
        merged[post.address] = post if before is None else _joined(before, post)
    return list(merged.values())


def _joined(before: Post, post: Post) -> Post:
    """Both texts; the choices are those of the one that has any."""
    asking = post if post.choices and not before.choices else before
    return replace(
        before,
        text=before.text + BLANK + _without_opening(post.text, before.text),
        choices=asking.choices,
        person_id=asking.person_id,
        until=asking.until,
    )


def _without_opening(later: Text, before: Text) -> Text:
    """A text without its first line where that only greets whom the text before it greets."""
    first = "".join(span.text for span in later.lines[0])
    greeted = first.removeprefix("Kính gửi ").removeprefix("Kính báo cáo ").removeprefix("Gửi ").rstrip(":")
    return Text(later.lines[1:]) if first.endswith(":") and greeted in before.plain else later


def _expire_drafts(conn: Connection, desk: Desk, now: datetime) -> int:
    """Drafts whose time is over end and say so."""
    sent = 0
    for draft in conversations.expired_drafts(conn, now):
        conversations.close_draft(conn, draft.id, "expired")
        account = accounts.reachable(conn, draft.person_id)
        if account is None:
            continue
        text = words.draft_expired(parked.label(conn, draft), report=draft.kind == "report")
        address = Address(account.channel, account.bot_id, account.chat_id)
        sent += put_post(conn, desk, Post(address, text, f"expired:{draft.id}"), now)
    return sent


def _seal(conn: Connection, now: datetime) -> None:
    """Chain the digest of every whole day that has passed since the last one."""
    yesterday = local_date(now) - DAY
    start = datetime.combine(yesterday, time(0), VIETNAM)
    journal.seal_day(conn, yesterday, start, start + DAY)

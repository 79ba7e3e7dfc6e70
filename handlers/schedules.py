"""The office says when a group gets its summary: "8h thứ hai hằng tuần gửi tổng hợp vào nhóm này"."""

import re
from datetime import time, timedelta

from handlers.messages import Choice
from handlers.turn import Outcome, Turn, say
from storage import journal, schedules
from tasks.due import Schedule, next_occurrence, occurrences
from tasks.errors import BadValue, NotFound
from tasks.model import local_date
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import schedules as words

STOP = re.compile(r"\b(dung|huy|bo|thoi|ngung|tat) (lich )?(gui|lich|bao cao|tong hop)\b")
DEFAULT_TIME = "08:00"
WEEKEND = (6, 7)


def schedule(turn: Turn) -> Outcome:
    """Set, change or stop the summaries of this group; a new one replaces that of the same rhythm."""
    if turn.group is None:
        raise NotFound("only_group")
    require(turn.me, Action.SCHEDULE, place=turn.where)
    before = schedules.live(turn.conn, turn.group.id)
    if stops(turn):
        for one in before:
            schedules.close(turn.conn, one.id, turn.now)
            _note(turn, one.id, "removed", {})
        return say(words.stopped() if before else words.none_set())
    repeat = turn.heard.repeat
    if repeat is None:
        return say(words.say_when())
    weekday = repeat.weekday or (1 if repeat.every == "week" else None)
    at = repeat.time or DEFAULT_TIME
    plan = as_schedule(0, repeat.every, weekday, repeat.day, at)
    values = {"every": plan.every, "weekday": weekday, "day": repeat.day, "at": at}
    same = [one for one in before if one.every == plan.every]
    for one in same:
        schedules.close(turn.conn, one.id, turn.now)
    new = schedules.put(
        turn.conn, group_id=turn.group.id, kind="summary", by_person=turn.me.id, since=turn.now, **values
    )
    _note(turn, new, "set", {**values, "group": turn.group.id})
    first, _ = next_occurrence(plan, turn.now, turn.house.calendar)
    off = _falls_off(turn, plan)
    text = words.set_(plan, turn.group.name, first, bool(same))
    if not off:
        return say(text)
    return say(text + words.which_when_off(plan), *_ask_days_off(plan, new))


def as_schedule(
    row_id: int, every: str | None, weekday: int | None, day: int | None, at: str, when_off: str = "same"
) -> Schedule:
    """A stored schedule as the value that the clock computes with; refuses times that do not exist."""
    hours, _, minutes = at.partition(":")
    try:
        moment = time(int(hours), int(minutes or 0))
    except ValueError as error:
        raise BadValue("bad_rule_value", value=at) from error
    return Schedule(row_id, every or "week", weekday, day, moment, when_off)


def _falls_off(turn: Turn, plan: Schedule) -> bool:
    """Whether posts of the coming year fall on days off; a weekly one only when its weekday always is one."""
    if plan.every == "day":
        return True
    if plan.every == "week":
        return plan.weekday in WEEKEND
    until = turn.now + timedelta(days=366)
    days = (local_date(moment) for moment, _ in occurrences(plan, turn.now, until, turn.house.calendar))
    return any(not turn.house.calendar.is_working(day) for day in days)


def _ask_days_off(plan: Schedule, schedule_id: int) -> tuple[Choice, ...]:
    offered = words.DAILY_OFF if plan.every == "day" else words.WHEN_OFF
    return tuple(
        Choice(label, "schedule.day_off", {"schedule": schedule_id, "when_off": name})
        for name, label in offered.items()
    )


def day_off(turn: Turn) -> Outcome:
    """What a schedule does when its day is a day off."""
    require(turn.me, Action.SCHEDULE, place=turn.where)
    schedule_id, when_off = int(turn.arguments["schedule"]), str(turn.arguments["when_off"])
    if not schedules.shift(turn.conn, schedule_id, when_off):
        return say(words.none_set())
    _note(turn, schedule_id, "set", {"when_off": when_off})
    one = next(s for s in schedules.live(turn.conn) if s.id == schedule_id)
    plan = as_schedule(one.id, one.every, one.weekday, one.day, one.at, one.when_off)
    first, _ = next_occurrence(plan, turn.now, turn.house.calendar)
    return say(words.day_off_set(plan, first))


def stops(turn: Turn) -> bool:
    """Whether the message ends the posts of this group."""
    return turn.group is not None and STOP.search(fold(turn.message.text)) is not None


def _note(turn: Turn, schedule_id: int, kind: str, data: dict[str, object]) -> None:
    journal.note(
        turn.conn,
        "schedule",
        schedule_id,
        kind,
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
        data=data,
    )

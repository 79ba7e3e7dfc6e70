"""Who is reminded of what this morning: one message a person a day, in working hours of working days.

The doer gets the steps of the own tasks, the head those without a doer and everything of the unit that has
just become late, so that no leader or group hears of it first.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from handlers.heads import heads_of
from handlers.messages import Address, Post
from handlers.turn import Desk, House, load_house
from storage import accounts, people, schedules, substitutes
from storage import tasks as stored
from tasks.deadlines import internal_last_day
from tasks.due import reminder_step
from tasks.model import MILESTONES, Person, Standing, Task, local_date
from tasks.standing import Verdict, verdict
from vietnamese.words import reminders as words

WATCHED = (Standing.IN_TIME, Standing.DUE_SOON, Standing.OVERDUE, Standing.MILESTONE_LATE)


@dataclass(frozen=True, slots=True)
class Due:
    """One task of which one person is to be told: days before its last day (negative: days late)."""

    task: Task
    found: Verdict
    last_day: date
    step: int


def posts(
    conn: Connection,
    desk: Desk,
    today: date,
    goes: Callable[[Address, bool], bool] = lambda to, pressing: True,
) -> list[Post]:
    """Every reminder of a day; telling it is noted with it, so that a step is told once.

    `goes` may hold back a person's reminder (pressing: something ends today or tomorrow); a later day catches
    it up.
    """
    house = load_house(conn, desk)
    everyone = people.people(conn)
    away = substitutes.on(conn, today)
    told: dict[int, list[Due]] = defaultdict(list)
    for task, found, last_day in _watched(conn, house, today):
        for person in _present(_listeners(house, task, found, everyone), everyone, away):
            due = _due(conn, house, task, found, last_day, person, today)
            if due is not None:
                told[person.id].append(due)
    return [
        p
        for person in everyone
        if told[person.id]
        for p in _post(conn, house, person, told[person.id], today, goes)
    ]


def _watched(conn: Connection, house: House, today: date) -> list[tuple[Task, Verdict, date]]:
    """Open tasks near or past the day that drives reminders: the internal deadline where there is one."""
    horizon = date.fromordinal(today.toordinal() + max(house.rules.reminder_steps, default=0) + 3)
    rows = []
    for task in stored.open_before(conn, horizon):
        found = verdict(task, today, house.rules, house.calendar)
        last_day = internal_last_day(task, house.rules, house.calendar) or found.last_day
        if found.standing in WATCHED and last_day is not None:
            rows.append((task, found, last_day))
    return rows


def _listeners(house: House, task: Task, found: Verdict, everyone: tuple[Person, ...]) -> list[Person]:
    doer = [p for p in everyone if p.id == task.lead_person_id]
    heads = heads_of(house.units, task.lead_unit_id, everyone)
    late = found.standing is Standing.OVERDUE
    return [*doer, *(h for h in heads if h not in doer)] if late else doer or [*heads]


def _present(listeners: list[Person], everyone: tuple[Person, ...], away: dict[int, int]) -> list[Person]:
    """Who stands in hears it in the place of who is away; nobody hears it twice."""
    ids = dict.fromkeys(away.get(p.id, p.id) for p in listeners)
    return [p for p in everyone if p.id in ids]


def _due(
    conn: Connection, house: House, task: Task, found: Verdict, last_day: date, person: Person, today: date
) -> Due | None:
    told = schedules.reminded(conn, [task.id], person.id).get(task.id)
    reported = local_date(task.last_report_at) if task.last_report_at else None
    if (
        found.standing is Standing.OVERDUE
        and person.id != task.lead_person_id
        and (told is None or told[0] >= 0)
    ):
        reported = None  # an officer's report never keeps a lateness from the head: groups hear of it next
    step = reminder_step(last_day, today, house.rules, told[0] if told else None, reported)
    if step is None or (task.node_type in MILESTONES and step != -1):
        return None
    return Due(task, found, last_day, step)


def _post(
    conn: Connection,
    house: House,
    person: Person,
    dues: list[Due],
    today: date,
    goes: Callable[[Address, bool], bool],
) -> list[Post]:
    account = accounts.reachable(conn, person.id)
    if account is None:
        return []
    address = Address(account.channel, account.bot_id, account.chat_id)
    if not goes(address, any(0 <= (d.last_day - today).days <= 1 for d in dues)):
        return []
    for due in dues:
        schedules.note_reminder(conn, due.task.id, person.id, due.step, today)
    ordered = sorted(dues, key=lambda d: (d.last_day, d.task.id))
    text = words.reminder(person, house.unit_name(person.unit_id), ordered, house.rules.address)
    return [Post(address, text, f"remind:{person.id}:{today.isoformat()}")]

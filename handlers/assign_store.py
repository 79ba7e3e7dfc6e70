"""A confirmed order becomes a task of the plan "Giao trực tiếp <năm>" with a notice to who has to do it."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from handlers.assign_whom import Data
from handlers.linking import folded
from handlers.messages import Post
from handlers.turn import Outcome, Turn, holders, notify, say
from storage import journal, people
from storage import tasks as stored
from tasks.changes import Change, ChangeKind
from tasks.deadlines import effective_last_day, end_of, rolled
from tasks.model import DeadlineKind, NodeType, Person, Role, Source, Task
from vietnamese.words import assign as words
from vietnamese.words.assign import Order
from vietnamese.words.tasks import deadline

PERIODS = (DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.HALF, DeadlineKind.YEAR)


def order(turn: Turn, data: Data, by: Person) -> Order:
    """The order as the card, the receipt and the notice show it."""
    day = _day(data["day"])
    # Of a task that only changes hands the words of its deadline stay the plan's.
    spoken = "" if data["task"] else data["due_words"]
    last = rolled(day, Source.INTERNAL, turn.house.rules, turn.house.calendar, spoken) if day else None
    person = people.get_person(turn.conn, data["person"]) if data["person"] else None
    return Order(
        title=data["title"],
        unit=turn.house.unit_name(data["unit"]),
        person=person.name if person else "",
        said=day,
        last_day=last,
        stays=spoken if day and last == day and not turn.house.calendar.is_working(day) else "",
        by=by.name,
        entered_by=turn.me.name if by.id != turn.me.id else "",
        replaces=_before(turn, data),
        kept=_kept(turn, data),
        helping=_helping(turn, data),
        unknown=tuple(data.get("unknown", ())),
    )


def _helping(turn: Turn, data: Data) -> tuple[str, ...]:
    """Who co-operates, by name: persons, and units of which no person is named."""
    persons = [people.get_person(turn.conn, p) for p in data.get("with", ())]
    units = [u for u in data.get("coordinating") or () if u not in {p.unit_id for p in persons}]
    names = [f"đồng chí {p.name}" for p in persons] + [turn.house.unit_name(u) for u in units]
    return tuple(names)


def _kept(turn: Turn, data: Data) -> str:
    """The deadline that stays with a task that only changes hands."""
    if not data["task"]:
        return ""
    task = stored.get(turn.conn, data["task"])
    return deadline(task, effective_last_day(task, turn.house.rules, turn.house.calendar))


def _before(turn: Turn, data: Data) -> str:
    task = stored.get(turn.conn, data["task"]) if data["task"] else None
    if task is None or task.lead_person_id in (None, data["person"]):
        return ""
    return f"đồng chí {people.get_person(turn.conn, task.lead_person_id or 0).name}"


def store(turn: Turn, data: Data, by: Person) -> Outcome:
    """Make the task, or hand the existing one over, and tell its doer once."""
    told = order(turn, data, by)
    task = _handed_over(turn, data, by) if data["task"] else created(turn, data, by)
    posts: list[Post] = []
    reached: list[str] = []
    unreached: list[str] = []
    for person in doers(turn, data):
        if person.id == turn.me.id:
            reached.append(person.name)
            continue
        text = words.notice(person, task, told, data["words"], turn.house.rules.address)
        post = notify(turn, person.id, text, f"assign:{task.id}:{task.version}:{person.id}")
        (unreached if post is None else reached).append(person.name)
        posts += [] if post is None else [post]
    for person in _helpers(turn, data):
        text = words.helping_notice(person, task, told, data["words"], turn.house.rules.address)
        post = notify(turn, person.id, text, f"assign:{task.id}:{task.version}:with:{person.id}")
        (unreached if post is None else reached).append(person.name)
        posts += [] if post is None else [post]
    reply = say(words.receipt(task, told, reached, unreached)).reply
    return Outcome(reply, tuple(posts), {"task": task.id, "query": None})


def _helpers(turn: Turn, data: Data) -> list[Person]:
    """The persons named beside the doer, and the heads of the units named beside the lead."""
    told = {p.id for p in doers(turn, data)} | {turn.me.id}
    named = [people.get_person(turn.conn, p) for p in data.get("with", ())]
    units = [u for u in data.get("coordinating") or () if u not in {p.unit_id for p in named}]
    heads = [p for u in units for p in doers(turn, {"person": None, "unit": u})]
    return [p for p in (*named, *heads) if p.id not in told]


def doers(turn: Turn, data: Data) -> list[Person]:
    """The person, else the unit's heads, else its deputies."""
    if data["person"]:
        return [people.get_person(turn.conn, data["person"])]
    heads = holders(turn, Role.HEAD, unit_id=data["unit"])
    return list(heads or holders(turn, Role.DEPUTY, unit_id=data["unit"]))


def created(turn: Turn, data: Data, by: Person) -> Task:
    """The new task; `document` and `coordinating` in the data are a notice's number and the ids of helping units."""
    plan_id = _plan(turn.conn, turn)
    number = len(stored.all_tasks(turn.conn, plan_id=plan_id, gone=True)) + 1
    first = _change(turn, data, by, ChangeKind.PLANNED, 0, 1, _fields(turn, data, by, number))
    title = data["title"]
    return stored.create(turn.conn, folded(title), first, plan_id, f"g{number}", title)


def _fields(turn: Turn, data: Data, by: Person, number: int) -> dict[str, Any]:
    """The plan fields of a task given by chat: its deadline is one set inside."""
    return {
        "node_type": str(NodeType.TASK),
        "position": number,
        "deadline_kind": str(_kind(_day(data["start"]), _day(data["day"]))),
        "deadline_source": str(Source.INTERNAL),
        "due_words": data["due_words"],
        "due_start": data["start"] if data["start"] != data["day"] else None,
        "due_last_day": data["day"],
        "lead_unit_id": data["unit"],
        "lead_unit_text": turn.house.unit_name(data["unit"]),
        "lead_person_id": data["person"],
        "assigned_by": by.name,
        "assigned_document": data.get("document") or "",
        "coordinating_unit_ids": list(data.get("coordinating") or ()),
    }


def _kind(start: date | None, end: date | None) -> DeadlineKind:
    if end is None:
        return DeadlineKind.UNDETERMINED
    if start is None or start == end or start.day != 1:
        return DeadlineKind.DAY
    spans = (k for k in PERIODS if end_of(k, start) == end)
    return next(spans, DeadlineKind.DAY)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _plan(conn: Connection, turn: Turn) -> int:
    name, year = words.plan_name(turn.today.year), turn.today.year
    for plan in stored.plans(conn):
        if plan.name == name and plan.year == year:
            return int(plan.id)
    return stored.put_plan(conn, {"name": name, "year": year, "created_at": turn.now})


def _handed_over(turn: Turn, data: Data, by: Person) -> Task:
    """The holder changes; lateness stays with whoever held it. A new day is a deadline inside."""
    task = stored.get(turn.conn, data["task"])
    fields = {
        "lead_unit_id": data["unit"] or task.lead_unit_id,
        "lead_person_id": data["person"],
        "before": {"lead_unit_id": task.lead_unit_id, "lead_person_id": task.lead_person_id},
    }
    if data.get("coordinating"):
        helping = {*task.coordinating_unit_ids, *data["coordinating"]} - {fields["lead_unit_id"]}
        fields["coordinating_unit_ids"] = sorted(helping)
    seq = journal.next_seq(turn.conn, "task", task.id)
    task = stored.record(
        turn.conn, task, _change(turn, data, by, ChangeKind.HANDED_OVER, task.id, seq, fields)
    )
    if data["day"] is None:
        return task
    inside = _change(
        turn, data, by, ChangeKind.INTERNAL_DEADLINE_SET, task.id, seq + 1, {"last_day": data["day"]}
    )
    return stored.record(turn.conn, task, inside)


def _change(
    turn: Turn, data: Data, by: Person, kind: ChangeKind, task_id: int, seq: int, fields: dict[str, Any]
) -> Change:
    entered, document = by.id != turn.me.id, str(data.get("document") or "")
    return Change(
        subject_kind="task",
        subject_id=task_id,
        seq=seq,
        kind=kind,
        effective_on=turn.today,
        recorded_at=turn.now,
        by_person=turn.me.id,
        for_person=by.id if entered else None,
        source=document or (data["words"] if entered else ""),
        inbox_id=turn.inbox_id,
        words=data["words"],
        data=fields,
    )

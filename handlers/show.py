"""One task in full, and its history: every number opens down to the officer's own words."""

from datetime import date

from handlers import linking, receipts, spoken_of, which
from handlers.selection import then
from handlers.turn import Outcome, Turn, say
from storage import people, reports
from storage import tasks as stored
from tasks.errors import NotFound
from tasks.model import Task
from tasks.standing import verdict
from tasks.statistics import judged
from vietnamese.words import questions as words
from vietnamese.words import reporting


def meant(turn: Turn) -> Task:
    """The one task that a question names, or the last subject; raises NotFound."""
    pool = linking.visible(turn)
    if not pool:
        raise NotFound("no_tasks")
    if not turn.heard.tasks:
        return which.unnamed(turn, pool) or _last(turn, pool)
    return which.one(turn, turn.heard.tasks[0], pool)


def last_spoken_of(turn: Turn) -> Task:
    """The one task of the last answer here; raises NotFound("name_a_task")."""
    return _last(turn, linking.visible(turn))


def _last(turn: Turn, pool: list[Task]) -> Task:
    before = spoken_of.last(turn)
    task_id = before[0].get("task") if before else None
    found = [t for t in pool if t.id == task_id]
    if not found:
        raise NotFound("name_a_task")
    return found[0]


def show(turn: Turn) -> Outcome:
    """How one task stands, with the words of the last report."""
    task = meant(turn)
    if turn.as_of is not None:
        return _past(turn, task, turn.as_of)
    return of_task(turn, task)


def of_task(turn: Turn, task: Task) -> Outcome:
    """How a task stands now, with the words of the last report."""
    found = verdict(task, turn.today, turn.house.rules, turn.house.calendar)
    person = people.get_person(turn.conn, task.lead_person_id).name if task.lead_person_id else ""
    text = words.one(task, found, turn.house.unit_name(task.lead_unit_id), person, _extra(turn, task))
    return say(text, subject={"task": task.id, "query": None, "ids": [task.id]})


def _past(turn: Turn, task: Task, day: date) -> Outcome:
    """How it stood at the end of a past day, as known now, and how it stands today."""
    now = verdict(task, turn.today, turn.house.rules, turn.house.calendar)
    rows = [words.now_stands(task, now, turn.now)]
    before = then(turn, [task], day)
    if not before:
        return say(words.not_yet(task, day, rows), subject={"task": task.id, "query": None, "ids": [task.id]})
    told = [r for r in reports.of_task(turn.conn, task.id) if not r.reverted and r.effective_on <= day]
    if told:
        last = told[-1]
        name = people.get_person(turn.conn, last.person_id).name
        rows.insert(0, words.last_report(last.words, name, last.effective_on, last.id))
    past = before[0]
    found = verdict(past, day, turn.house.rules, turn.house.calendar)
    person = people.get_person(turn.conn, past.lead_person_id).name if past.lead_person_id else ""
    text = words.one(past, found, turn.house.unit_name(past.lead_unit_id), person, rows, day)
    return say(text, subject={"task": task.id, "query": None, "ids": [task.id]})


def _extra(turn: Turn, task: Task) -> list[str]:
    rows = []
    below = [t for t in stored.all_tasks(turn.conn, plan_id=task.plan_id) if _under(turn, t, task)]
    if below:
        pairs = judged(below, turn.today, turn.house.rules, turn.house.calendar)
        rows.append(words.below(pairs))
    told = [r for r in reports.of_task(turn.conn, task.id) if not r.reverted]
    if not told:
        arrived = receipts.line_of(turn, task)
        return [*rows, *([arrived] if arrived else []), words.no_report()]
    last = told[-1]
    name = people.get_person(turn.conn, last.person_id).name
    rows.append(words.last_report(last.words, name, last.effective_on, last.id))
    if words.extra_of(dict(last.data)):
        rows.append(words.extra_of(dict(last.data)))
    return rows


def _under(turn: Turn, task: Task, top: Task) -> bool:
    return task.id != top.id and task.path.startswith(f"{top.path}.")


def history(turn: Turn) -> Outcome:
    """Every report of one task with time and serial."""
    task = meant(turn)
    rows = []
    for told in reports.of_task(turn.conn, task.id):
        name = people.get_person(turn.conn, told.person_id).name
        rows.append(reporting.history_line(told.id, told.recorded_at, name, told.words, told.reverted))
    return say(words.history(task, rows), subject={"task": task.id, "query": None, "ids": [task.id]})

"""What one change makes of a task: a table of one small step per kind; kinds not in it only tell of the task."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from tasks.entry import REPORTS, Change, ChangeKind
from tasks.errors import NotFound, Refused
from tasks.facts import task_values, to_date, to_number
from tasks.model import FINISHED_STATES, OPEN_STATES, DeadlineKind, State, Task, local_date

Fields = dict[str, Any]
Step = Callable[[Task, Change], Fields]


def apply(task: Task | None, change: Change) -> Task:
    """The task after one change; its version is the change's seq.

    An undo, and a correction of an older report, need the history: use `changes.replay`. Raises
    NotFound("no_such_task") when the first change does not create it, Refused("needs_history") for an undo.
    """
    if change.kind is ChangeKind.PLANNED:
        return _planned(change)
    if task is None:
        raise NotFound("no_such_task", seq=change.seq)
    if change.kind is ChangeKind.UNDONE:
        raise Refused("needs_history", seq=change.seq)
    return replace(task, **_STEPS.get(change.kind, _told)(task, change), version=change.seq)


def completes(change: Change) -> bool:
    """Whether the change submits the task as done."""
    if change.kind is ChangeKind.COMPLETED_SUBMITTED:
        return True
    return change.kind in REPORTS and _state(change) in FINISHED_STATES


def _told(task: Task, change: Change) -> Fields:
    return {}


def _planned(change: Change) -> Task:
    values = task_values(change.data) | {"id": change.subject_id, "version": change.seq}
    values["original_last_day"] = values.get("original_last_day") or values.get("due_last_day")
    return Task(**values)


def _fields_changed(task: Task, change: Change) -> Fields:
    """New plan fields. A revised plan is the setter's own word; the first deadline stays beside it all the same."""
    values = task_values(change.data)
    for kept in ("id", "version", "extensions", "original_last_day"):
        values.pop(kept, None)
    if task.original_last_day is None and values.get("due_last_day"):
        values["original_last_day"] = values["due_last_day"]
    return values


def _gone(task: Task, change: Change) -> Fields:
    return {"gone": True}


def _returned(task: Task, change: Change) -> Fields:
    return _fields_changed(task, change) | {"gone": False}


def _reported(task: Task, change: Change) -> Fields:
    said = _said_on(change)
    values = _figures(task, change) | {"reported_on": said, "last_report_at": change.recorded_at}
    if completes(change):
        return values | _completed(task, change, said)
    state = _state(change) or (State.IN_PROGRESS if _progressed(task, change) else task.state)
    if state in FINISHED_STATES:
        return values
    paper = _paper(change) if state not in OPEN_STATES else ""
    if state is task.state:
        paper = task.paper
    return values | {"state": state, "done_on": None, "submitted_on": None, "paper": paper}


def _progressed(task: Task, change: Change) -> bool:
    """Figures above nothing set a task going; words alone (a difficulty, a proposal) do not."""
    said = (change.data.get(name) for name in ("percent", *_QUANTITIES))
    return task.state is State.NOT_STARTED and any(
        value is not None and to_number(value) > 0 for value in said
    )


_QUANTITIES = ("quantity", "quantity_done", "quantity_added")


def _figures(task: Task, change: Change) -> Fields:
    """What a report says of figures, difficulty and waiting; what it leaves out stays as before."""
    data = change.data
    values: Fields = {}
    for key, name in (
        ("percent", "percent"),
        ("quantity", "quantity_done"),
        ("quantity_done", "quantity_done"),
    ):
        if data.get(key) is not None:
            values[name] = to_number(data[key])
    if data.get("quantity_added") is not None:
        values["quantity_done"] = (task.quantity_done or 0.0) + to_number(data["quantity_added"])
    if data.get("difficulty") is not None:
        values["difficulty"] = str(data["difficulty"])
    if data.get("waiting_for") is not None:
        values |= _waiting(task, str(data["waiting_for"]), change)
    return values


def _waiting(task: Task, whom: str, change: Change) -> Fields:
    if whom == task.waiting_for:
        return {}
    since = to_date(change.data.get("waiting_since")) or change.effective_on
    return {"waiting_for": whom, "waiting_since": since if whom else None}


def _completed(task: Task, change: Change, said: date) -> Fields:
    """Done counts from the product's day; after a return never from before it: a new product was due then."""
    done_on = to_date(change.data.get("done_on")) or said
    if task.sent_back_on is not None and done_on < task.sent_back_on:
        done_on = said
    state = State.DONE if change.data.get("accepted") is True else State.AWAITING
    settled = {"waiting_for": "", "waiting_since": None, "paper": ""}
    return {"state": state, "done_on": done_on, "submitted_on": said} | settled


def _confirmed(task: Task, change: Change) -> Fields:
    done_on = to_date(change.data.get("done_on")) or task.done_on or change.effective_on
    return {"state": State.DONE, "done_on": done_on}


def _sent_back(task: Task, change: Change) -> Fields:
    back = change.effective_on
    return {"state": State.IN_PROGRESS, "done_on": None, "submitted_on": None, "sent_back_on": back}


def _extended(task: Task, change: Change) -> Fields:
    """Moved by who set it; the first deadline ever set stays beside the new one."""
    kind = change.data.get("deadline_kind") or DeadlineKind.DAY
    return {
        "original_last_day": task.original_last_day or task.due_last_day,
        "due_last_day": to_date(change.data.get("last_day") or change.data.get("new")),
        "deadline_kind": DeadlineKind(str(kind)),
        "extensions": task.extensions + 1,
    }


def _internal_set(task: Task, change: Change) -> Fields:
    return {"internal_last_day": to_date(change.data.get("last_day"))}


_HOLDER = (
    "lead_unit_id",
    "lead_unit_text",
    "lead_person_id",
    "presiding_position",
    "coordinating_unit_ids",
)


def _handed_over(task: Task, change: Change) -> Fields:
    """A new holder; a person of the old unit does not come along to a new one."""
    values = {name: value for name, value in task_values(change.data).items() if name in _HOLDER}
    if values.get("lead_unit_id", task.lead_unit_id) != task.lead_unit_id:
        values.setdefault("lead_person_id", None)
    return values


def _reviewed(task: Task, change: Change) -> Fields:
    """chưa rà soát settled: done with its day, under way, overdue (kept open), or given up with a reason."""
    names = ("state", "done_on", "paper", "percent")
    values = {name: value for name, value in task_values(change.data).items() if name in names}
    return values | {"reviewed": True}


def _set_aside(state: State) -> Step:
    return lambda task, change: {"state": state, "paper": _paper(change)}


def _resumed(task: Task, change: Change) -> Fields:
    return {"state": _state(change) or State.IN_PROGRESS, "paper": ""}


_STEPS: dict[ChangeKind, Step] = {
    ChangeKind.REPLANNED: _fields_changed,
    ChangeKind.RENUMBERED: _fields_changed,
    ChangeKind.SPLIT: _fields_changed,
    ChangeKind.MERGED: _fields_changed,
    ChangeKind.ASSIGNED: _fields_changed,
    ChangeKind.GONE: _gone,
    ChangeKind.RETURNED: _returned,
    ChangeKind.REPORTED: _reported,
    ChangeKind.CORRECTED: _reported,
    ChangeKind.COMPLETED_SUBMITTED: _reported,
    ChangeKind.COMPLETION_CONFIRMED: _confirmed,
    ChangeKind.SENT_BACK: _sent_back,
    ChangeKind.EXTENDED: _extended,
    ChangeKind.INTERNAL_DEADLINE_SET: _internal_set,
    ChangeKind.HANDED_OVER: _handed_over,
    ChangeKind.REVIEWED: _reviewed,
    ChangeKind.PAUSED: _set_aside(State.PAUSED),
    ChangeKind.STOPPED: _set_aside(State.STOPPED),
    ChangeKind.TRANSFERRED: _set_aside(State.TRANSFERRED),
    ChangeKind.RESUMED: _resumed,
}


def _paper(change: Change) -> str:
    return str(change.data.get("paper") or change.words)


def _state(change: Change) -> State | None:
    said = change.data.get("state")
    return State(str(said)) if said else None


def _said_on(change: Change) -> date:
    """The day of reporting (ngày báo cáo): of the message where it is given, else of the commit."""
    return to_date(change.data.get("submitted_on")) or local_date(change.recorded_at)

"""The journal's entries and what they make of a task: state follows from changes, now or as of any past moment.

Two time axes: `effective_on` is the day it was true, `recorded_at` the moment it was stored. As known now,
what was undone never happened, a correction stands in the place of what it corrects, and a submission
that was sent back never completed anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tasks.errors import NotFound, Refused
from tasks.model import DeadlineKind, NodeType, Source, State, Task, local_date


class ChangeKind(StrEnum):
    """What may happen to a subject; the first group makes the state of a task, the second only tells of it."""

    PLANNED = "planned"  # created with every plan field
    REPLANNED = "replanned"  # fields changed by a re-import
    RENUMBERED = "renumbered"
    GONE = "gone"
    RETURNED = "returned"
    REPORTED = "reported"
    COMPLETED_SUBMITTED = "completed_submitted"
    COMPLETION_CONFIRMED = "completion_confirmed"
    SENT_BACK = "sent_back"
    CORRECTED = "corrected"
    UNDONE = "undone"
    EXTENDED = "extended"
    EXTENSION_NOTED = "extension_noted"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_REFUSED = "extension_refused"
    INTERNAL_DEADLINE_SET = "internal_deadline_set"
    HANDED_OVER = "handed_over"
    ASSIGNED = "assigned"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    TRANSFERRED = "transferred"
    SPLIT = "split"
    MERGED = "merged"

    DIFFICULTY_PASSED = "difficulty_passed"
    EVIDENCE_ADDED = "evidence_added"
    OPINION = "opinion"
    URGED = "urged"
    ANSWERED = "answered"
    CONTESTED = "contested"
    CONTEST_DECIDED = "contest_decided"
    REMINDED = "reminded"

    # for subjects other than tasks: people, units, rules, calendar, periods, exports, refusals
    SET = "set"
    REMOVED = "removed"
    REFUSED = "refused"
    LOCKED = "locked"
    SENT = "sent"


COMPLETIONS = (ChangeKind.REPORTED, ChangeKind.COMPLETED_SUBMITTED, ChangeKind.CORRECTED)
REVERTING = (ChangeKind.UNDONE, ChangeKind.CORRECTED)


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the journal; (subject_kind, subject_id, seq) is unique and seq rises by one.

    `reverts` is the seq of the change of the same subject that this one undoes or corrects. `data` holds
    plain JSON values: dates as ISO strings (date values are taken too), enums as their words. A report's
    data: state, percent, quantity (lũy kế) or quantity_added (trong kỳ), difficulty ("" = none left),
    waiting_for ("" = nobody), done_on, submitted_on (the day of the message), accepted (evidence suffices),
    documents [{number, date}]. An absent or null value leaves what was known.
    """

    subject_kind: str
    subject_id: int
    seq: int
    kind: ChangeKind
    effective_on: date
    recorded_at: datetime
    by_person: int | None = None
    for_person: int | None = None
    source: str = ""
    inbox_id: int | None = None
    batch_id: int | None = None
    reverts: int | None = None
    words: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


def replay(changes: Iterable[Change]) -> Task:
    """The task that all of its changes make; raises NotFound("no_such_task") when nothing created it."""
    task = as_of(changes, date.max)
    if task is None:
        raise NotFound("no_such_task")
    return task


def as_of(changes: Iterable[Change], day: date, known_at: datetime | None = None) -> Task | None:
    """The task as it was true on `day` and known at `known_at` (None: now); None before it existed."""
    known = [c for c in changes if known_at is None or c.recorded_at <= known_at]
    task: Task | None = None
    for change in live(known):
        if change.effective_on <= day and (task is not None or change.kind is ChangeKind.PLANNED):
            task = apply(task, change)
    return None if task is None else replace(task, version=max(c.seq for c in known))


def live(changes: Iterable[Change]) -> list[Change]:
    """The changes that count as known now, in the order in which they count.

    Undone ones are left out, corrections stand where the corrected one stood, and a completion that was
    later sent back is only a report.
    """
    known = sorted(changes, key=lambda c: c.seq)
    dead = _reverted(known)
    kept = [c for c in known if c.seq not in dead and c.kind is not ChangeKind.UNDONE]
    placed = sorted(kept, key=lambda c: (_place(c, known), c.seq))
    back = max((c.seq for c in kept if c.kind is ChangeKind.SENT_BACK), default=0)
    return [_not_accepted(c) if c.seq < back else c for c in placed]


def apply(task: Task | None, change: Change) -> Task:
    """The task after one change. A change that reverts another needs the history: use `replay`.

    Raises NotFound("no_such_task") when the first change does not create it, Refused("needs_history")
    for an undo.
    """
    if change.kind is ChangeKind.PLANNED:
        task = _planned(change)
    elif task is None:
        raise NotFound("no_such_task", seq=change.seq)
    elif change.kind is ChangeKind.UNDONE:
        raise Refused("needs_history", seq=change.seq)
    else:
        step = _STEPS.get(change.kind)
        task = step(task, change) if step else task
    return replace(task, version=change.seq)


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held the task from a day on, until the next holding begins."""

    since: date
    unit_id: int | None
    person_id: int | None


def holdings(changes: Iterable[Change]) -> tuple[Holding, ...]:
    """Who held the task since when, oldest first: lateness stays with whoever held it on each day."""
    found: list[Holding] = []
    task: Task | None = None
    for change in live(changes):
        if task is None and change.kind is not ChangeKind.PLANNED:
            continue
        task = apply(task, change)
        holder = (task.lead_unit_id, task.lead_person_id)
        if not found or (found[-1].unit_id, found[-1].person_id) != holder:
            found.append(Holding(change.effective_on, *holder))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Extension:
    """A deadline moved by who set it: from `old` to `new` by a paper, decided on a day."""

    old: date | None
    new: date | None
    decided_on: date
    paper: str
    by_person: int | None


def extensions(changes: Iterable[Change]) -> tuple[Extension, ...]:
    """Every approved move of the deadline, oldest first."""
    found: list[Extension] = []
    task: Task | None = None
    for change in live(changes):
        if task is None and change.kind is not ChangeKind.PLANNED:
            continue
        old, task = task, apply(task, change)
        if change.kind is ChangeKind.EXTENDED and old is not None:
            paper = str(change.data.get("paper") or "")
            found.append(
                Extension(old.due_last_day, task.due_last_day, change.effective_on, paper, change.by_person)
            )
    return tuple(found)


# --- which changes count -------------------------------------------------------------------------------------


def _reverted(known: list[Change]) -> set[int]:
    """The seqs that are undone or corrected; an undo that was itself undone reverts nothing."""
    dead: set[int] = set()
    for change in reversed(known):
        if change.reverts is not None and change.kind in REVERTING and change.seq not in dead:
            dead.add(change.reverts)
    return dead


def _place(change: Change, known: list[Change]) -> int:
    by_seq = {c.seq: c for c in known}
    while change.kind is ChangeKind.CORRECTED and change.reverts in by_seq and change.reverts < change.seq:
        change = by_seq[change.reverts]
    return change.seq


def _not_accepted(change: Change) -> Change:
    """The report that remains of a submission sent back later: its figures, not its completion."""
    if change.kind is ChangeKind.COMPLETION_CONFIRMED:
        return replace(change, kind=ChangeKind.ANSWERED)
    if change.kind not in COMPLETIONS or not _completes(change):
        return change
    kept = {k: v for k, v in change.data.items() if k not in ("done_on", "accepted")}
    return replace(change, kind=ChangeKind.REPORTED, data=kept | {"state": State.IN_PROGRESS.value})


def _completes(change: Change) -> bool:
    done = (State.DONE.value, State.AWAITING.value)
    return change.kind is ChangeKind.COMPLETED_SUBMITTED or change.data.get("state") in done


# --- one step a kind -----------------------------------------------------------------------------------------


def _planned(change: Change) -> Task:
    values = _values(change.data) | {"id": change.subject_id}
    values.setdefault("original_last_day", values.get("due_last_day"))
    return Task(**values)


def _fields_changed(task: Task, change: Change) -> Task:
    """A re-import's new fields. A plan that moves its own deadline is the setter's word: the original stays."""
    values = _values(change.data)
    for kept in ("id", "original_last_day", "extensions"):
        values.pop(kept, None)
    if task.original_last_day is None and values.get("due_last_day"):
        values["original_last_day"] = values["due_last_day"]
    return replace(task, **values)


def _gone(task: Task, change: Change) -> Task:
    return replace(task, gone=True)


def _returned(task: Task, change: Change) -> Task:
    return replace(_fields_changed(task, change), gone=False)


def _reported(task: Task, change: Change) -> Task:
    said = _local_day(change)
    task = replace(
        task,
        **_figures(task, change),
        reported_on=said,
        last_report_at=change.recorded_at,
        reviewed=True,
    )
    if _completes(change):
        return _completed(task, change, said)
    state = _state(change.data.get("state"))
    if state is None:
        state = State.IN_PROGRESS if task.state is State.NOT_STARTED else task.state
    done = {} if state in (State.AWAITING, State.DONE) else {"done_on": None, "submitted_on": None}
    return replace(task, state=state, **done)


def _figures(task: Task, change: Change) -> dict[str, Any]:
    """What a report says about figures, difficulty and waiting; what it leaves out stays as before."""
    data = change.data
    values: dict[str, Any] = {}
    for name, key in (
        ("percent", "percent"),
        ("quantity_done", "quantity"),
        ("quantity_done", "quantity_done"),
    ):
        if data.get(key) is not None:
            values[name] = _number(data[key])
    if data.get("quantity_added") is not None:
        values["quantity_done"] = (task.quantity_done or 0.0) + _number(data["quantity_added"])
    if data.get("difficulty") is not None:
        values["difficulty"] = str(data["difficulty"])
    if data.get("waiting_for") is not None:
        values |= _waiting(task, str(data["waiting_for"]), change)
    return values


def _waiting(task: Task, whom: str, change: Change) -> dict[str, Any]:
    if whom == task.waiting_for:
        return {}
    since = _date(change.data.get("waiting_since")) or change.effective_on
    return {"waiting_for": whom, "waiting_since": since if whom else None}


def _completed(task: Task, change: Change, said: date) -> Task:
    """Done counts from the product's day; after a return never from before it (a new product was due then)."""
    done_on = _date(change.data.get("done_on")) or said
    if task.sent_back_on is not None and done_on < task.sent_back_on:
        done_on = said
    accepted = change.data.get("accepted") is True
    state = State.DONE if accepted else State.AWAITING
    return replace(task, state=state, done_on=done_on, submitted_on=said, waiting_for="", waiting_since=None)


def _confirmed(task: Task, change: Change) -> Task:
    done_on = _date(change.data.get("done_on")) or task.done_on or change.effective_on
    return replace(task, state=State.DONE, done_on=done_on)


def _sent_back(task: Task, change: Change) -> Task:
    return replace(
        task, state=State.IN_PROGRESS, done_on=None, submitted_on=None, sent_back_on=change.effective_on
    )


def _extended(task: Task, change: Change) -> Task:
    """Moved by who set it; the first deadline ever set stays beside the new one."""
    new = _date(change.data.get("last_day") or change.data.get("new"))
    return replace(
        task,
        original_last_day=task.original_last_day or task.due_last_day,
        due_last_day=new,
        deadline_kind=DeadlineKind(str(change.data.get("deadline_kind") or DeadlineKind.DAY)),
        extensions=task.extensions + 1,
    )


def _internal_set(task: Task, change: Change) -> Task:
    return replace(task, internal_last_day=_date(change.data.get("last_day")))


def _handed_over(task: Task, change: Change) -> Task:
    names = ("lead_unit_id", "lead_unit_text", "lead_person_id", "presiding_position")
    values = {k: v for k, v in _values(change.data).items() if k in names}
    if "lead_unit_id" in values and values["lead_unit_id"] != task.lead_unit_id:
        values.setdefault("lead_person_id", None)  # a person of the old unit does not come along
    return replace(task, **values)


def _reviewed(task: Task, change: Change) -> Task:
    """chưa rà soát settled: done with its day, under way, overdue (= kept open), given up with a reason."""
    values = {k: v for k, v in _values(change.data).items() if k in ("state", "done_on", "paper", "percent")}
    return replace(task, reviewed=True, **values)


def _left(state: State) -> Any:
    def step(task: Task, change: Change) -> Task:
        return replace(task, state=state, paper=str(change.data.get("paper") or change.words))

    return step


def _resumed(task: Task, change: Change) -> Task:
    return replace(task, state=_state(change.data.get("state")) or State.IN_PROGRESS, paper="")


_STEPS: dict[ChangeKind, Any] = {
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
    ChangeKind.PAUSED: _left(State.PAUSED),
    ChangeKind.STOPPED: _left(State.STOPPED),
    ChangeKind.TRANSFERRED: _left(State.TRANSFERRED),
    ChangeKind.RESUMED: _resumed,
}


# --- JSON values back to the field's ------------------------------------------------------------------------

_DATES = ("due_start", "due_last_day", "original_last_day", "internal_last_day", "done_on", "reported_on") + (
    "submitted_on",
    "sent_back_on",
    "waiting_since",
)
_ENUMS: dict[str, type[StrEnum]] = {
    "node_type": NodeType,
    "state": State,
    "deadline_kind": DeadlineKind,
    "deadline_source": Source,
}
_TUPLES = ("coordinating_unit_ids", "inherited")
_FIELDS = {f.name for f in fields(Task)}


def to_data(task: Task) -> dict[str, object]:
    """The plan fields of a task as JSON values, such that a PLANNED change with them makes the task again."""
    return {f.name: _plain(getattr(task, f.name)) for f in fields(Task) if f.name not in ("id", "version")}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _values(data: Mapping[str, object]) -> dict[str, Any]:
    return {name: _value(name, raw) for name, raw in data.items() if name in _FIELDS}


def _value(name: str, raw: object) -> Any:
    if name in _DATES:
        return _date(raw)
    if name in _ENUMS and raw is not None:
        return _ENUMS[name](str(raw))
    if name in _TUPLES:
        return tuple(raw) if isinstance(raw, list | tuple) else ()
    if name == "last_report_at" and isinstance(raw, str):
        return datetime.fromisoformat(raw)
    return raw


def _date(raw: object) -> date | None:
    if isinstance(raw, datetime):
        return local_date(raw)
    if isinstance(raw, date):
        return raw
    return date.fromisoformat(str(raw)) if raw else None


def _number(raw: object) -> float:
    return float(raw) if isinstance(raw, int | float) else float(str(raw))


def _state(raw: object) -> State | None:
    return State(str(raw)) if raw else None


def _local_day(change: Change) -> date:
    """The day of reporting: of the message where it is given, else of the commit."""
    return _date(change.data.get("submitted_on")) or local_date(change.recorded_at)

"""From what was asked to the tasks that answer it: reading -> TaskQuery -> đầu việc with their verdicts.

The same selection serves lists, counts, summaries and files, so that a number and its list agree.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers import naming
from handlers.turn import Turn
from storage import journal
from storage import tasks as stored
from tasks.changes import as_of
from tasks.errors import NotFound
from tasks.model import FINISHED_STATES, OPEN_STATES, Person, Role, Standing, State, Task, local_date
from tasks.query import Filter, TaskQuery
from tasks.rights import EVERYTHING, Scope
from tasks.standing import Verdict, stale
from tasks.statistics import judged
from vietnamese.reading import Reading

Pair = tuple[Task, Verdict]
OWN = re.compile(
    r"\b(?:tôi|mình|tui|tớ|của em|của anh|của chị)\b|\b(?:cua|viec|cho|phong|vu) (?:toi|minh|em)\b"
)
STATES = {
    "in_progress": State.IN_PROGRESS,
    "not_started": State.NOT_STARTED,
    "paused": State.PAUSED,
    "stopped": State.STOPPED,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with what the words named, for the answer's own words."""

    query: TaskQuery
    unit_names: tuple[str, ...] = ()
    person: Person | None = None


def asked(turn: Turn, heard: Reading) -> Asked:
    """The query of a reading; a unit or person that is not known is refused by name, never dropped."""
    units = naming.unit_ids(turn, heard.unit) if heard.unit else frozenset()
    person = naming.person(turn, heard.person) if heard.person else None
    filters = set(heard.filters)
    if (
        Filter.MINE in filters
        and turn.me.has(Role.LEADER, Role.OFFICE)
        and not OWN.search(heard.text.lower())
    ):
        filters.discard(Filter.MINE)
    query = TaskQuery(
        filters=frozenset(filters),
        state=STATES.get(heard.status or ""),
        unit_ids=units,
        person_id=person.id if person else None,
        period=_period(heard),
        waiting_for=heard.waiting_for or "",
        as_of=turn.as_of,
        share=heard.threshold,
    )
    if person is not None and query.state is State.IN_PROGRESS:
        query = replace(query, state=None, filters=query.filters | {Filter.OPEN})
    if heard.status == "done":
        query = replace(query, filters=query.filters | {"done"})
    names = tuple(turn.house.unit_name(u) for u in sorted(naming.tops(turn, units)))
    return Asked(query, names, person)


def _period(heard: Reading) -> tuple[date | None, date | None] | None:
    if heard.period is None:
        return None
    return (heard.period.start, heard.period.end)


def never_reported(query: TaskQuery) -> bool:
    """Whether silence is asked for at all, not since a day."""
    return Filter.UNREPORTED in query.filters and query.period is None


def run(
    turn: Turn, query: TaskQuery, scope: Scope | None = None, known_at: datetime | None = None
) -> list[Pair]:
    """The đầu việc that a query finds within the scope, in the agency's order.

    As of a past day they stand as they were true then, as known now or at `known_at`.
    """
    tree = stored.all_tasks(turn.conn)
    if query.as_of is not None and query.as_of < turn.today:
        tree = then(turn, tree, query.as_of, known_at)
    seen = stored.ids_seen(turn.conn, scope or turn.scope)
    day = query.as_of or turn.today
    pairs = judged(tree, day, turn.house.rules, turn.house.calendar, within=seen)
    return [pair for pair in pairs if _fits(turn, query, *pair)]


def everything(turn: Turn) -> Scope:
    """The scope for counts over all units, where the person may see those."""
    own = turn.scope
    if not own.counts_all:
        return own
    return replace(EVERYTHING, hide_leaders=own.hide_leaders, units=own.group_units)


def then(turn: Turn, seen: list[Task], day: date, known_at: datetime | None = None) -> list[Task]:
    """The tasks as they were true on a day; those that there were not yet are left out."""
    changes = journal.of_tasks(turn.conn, [t.id for t in seen])
    past = (as_of(changes[t.id], day, known_at) for t in seen)
    return [t for t in past if t is not None and not t.gone]


def _fits(turn: Turn, query: TaskQuery, task: Task, found: Verdict) -> bool:
    if query.unit_ids and task.lead_unit_id not in query.unit_ids:
        return False
    if query.person_id is not None and task.lead_person_id != query.person_id:
        return False
    if query.state is not None and task.state is not query.state:
        return False
    if query.task_ids and task.id not in query.task_ids:
        return False
    if query.share is not None and not _on_side(task, *query.share):
        return False
    if query.waiting_for and not naming.mentions(task.waiting_for, query.waiting_for):
        return False
    if not all(_TESTS[f](turn, task, found) for f in query.filters if f in _TESTS):
        return False
    if never_reported(query) and task.last_report_at is not None:
        return False
    return _in_period(query, task, found)


def _on_side(task: Task, side: str, bound: float) -> bool:
    """Whether the progress lies below (or at or above) a share; what was never reported stands at nothing."""
    done = task.state in FINISHED_STATES
    percent = 100.0 if done and task.percent is None else task.percent or 0.0
    return percent < bound if side == "<" else percent >= bound


def _in_period(query: TaskQuery, task: Task, found: Verdict) -> bool:
    """A period limits the last day of open tasks, the day of completion of finished ones, the silence of others."""
    if query.period is None:
        return True
    if Filter.UNREPORTED in query.filters:
        return _silent_since(query.period[0], task)
    day = (task.done_on or found.last_day) if "done" in query.filters else found.last_day
    start, end = query.period
    if day is None:
        return False
    return (start is None or start <= day) and (end is None or day <= end)


def _silent_since(start: date | None, task: Task) -> bool:
    last = task.last_report_at
    return last is None or (start is not None and local_date(last) < start)


def _mine(turn: Turn, task: Task, found: Verdict) -> bool:
    if task.lead_person_id is not None:
        return task.lead_person_id == turn.me.id
    return task.lead_unit_id is not None and task.lead_unit_id == turn.me.unit_id


def _blocked(turn: Turn, task: Task, found: Verdict) -> bool:
    return bool(task.difficulty or task.waiting_for) and task.state in OPEN_STATES


_TESTS: Mapping[str, Callable[[Turn, Task, Verdict], bool]] = {
    Filter.OVERDUE: lambda turn, t, v: v.standing is Standing.OVERDUE,
    Filter.DUE_SOON: lambda turn, t, v: v.standing is Standing.DUE_SOON,
    Filter.BLOCKED: _blocked,
    Filter.NO_DEADLINE: lambda turn, t, v: v.last_day is None and v.standing is not Standing.LEFT,
    Filter.UNREPORTED: lambda turn, t, v: t.is_open,
    Filter.MINE: _mine,
    Filter.UNREVIEWED: lambda turn, t, v: v.standing is Standing.UNREVIEWED,
    Filter.AWAITING: lambda turn, t, v: t.state is State.AWAITING,
    Filter.OPEN: lambda turn, t, v: t.is_open,
    Filter.DONE_IN_TIME: lambda turn, t, v: v.standing is Standing.DONE_IN_TIME,
    Filter.DONE_LATE: lambda turn, t, v: v.standing is Standing.DONE_LATE,
    Filter.INTERNAL_LATE: lambda turn, t, v: v.internal_late,
    Filter.STALE: lambda turn, t, v: v.standing is Standing.OVERDUE and stale(t, v),
    "done": lambda turn, t, v: t.state in (State.DONE, State.AWAITING),
}


def require_known(turn: Turn, pairs: list[Pair]) -> None:
    """Refuses with words when the person can see no task at all, so that "0" is never said of nothing."""
    if not pairs and not stored.seen_by(turn.conn, turn.scope):
        raise NotFound("no_tasks")

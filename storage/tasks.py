"""Plans and tasks: a change is appended and projected in one step, reads take the scope of who asks."""

from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, false, func, or_, select, true, update

from storage import journal
from storage.tables import change, membership, plan, task, task_unit
from tasks.changes import Change, ChangeKind, apply, replay
from tasks.entry import REVERTING
from tasks.model import CONTAINERS, DeadlineKind, NodeType, Source, State, Task
from tasks.rights import Scope

_FIELDS = tuple(f.name for f in fields(Task))
_ENUMS = {"state": State, "node_type": NodeType, "deadline_kind": DeadlineKind, "deadline_source": Source}
NEED_HISTORY = (*REVERTING, ChangeKind.SENT_BACK)
_TUPLES = ("coordinating_unit_ids", "inherited")


def put_plan(conn: Connection, values: dict[str, Any], plan_id: int | None = None) -> int:
    """Insert or update a plan's head; answers its id."""
    if plan_id is None:
        return int(conn.execute(plan.insert().values(values).returning(plan.c.id)).scalar_one())
    conn.execute(update(plan).where(plan.c.id == plan_id).values(values))
    return plan_id


def plans(conn: Connection) -> list[Any]:
    """The heads of all plans, oldest first."""
    return list(conn.execute(select(plan).order_by(plan.c.id)))


def create(conn: Connection, folded: str, first: Change, plan_id: int, path: str, title: str) -> Task:
    """Make a task from its first change; the id is the `#12` said to people and is never reused."""
    empty = {
        "plan_id": plan_id,
        "path": path,
        "title": title,
        "folded": folded,
        "node_type": NodeType.TASK,
        "state": State.NOT_STARTED,
        "deadline_kind": DeadlineKind.UNDETERMINED,
        "deadline_source": Source.HIGHER,
        "coordinating_unit_ids": [],
        "inherited": [],
    }
    row_id = int(conn.execute(task.insert().values(empty).returning(task.c.id)).scalar_one())
    data = {**first.data, "id": row_id, "plan_id": plan_id, "path": path, "title": title}
    return record(conn, None, replace(first, subject_id=row_id, seq=1, data=data), folded)


def record(conn: Connection, before: Task | None, new: Change, folded: str | None = None) -> Task:
    """Append a change and write the projection that follows from it, in the caller's transaction."""
    after = _after(conn, before, new)
    journal.append(conn, new)
    values = {k: v for k, v in _row_of(after).items() if k != "id"}
    if folded is not None:
        values["folded"] = folded
    values["version"] = new.seq
    conn.execute(update(task).where(task.c.id == new.subject_id).values(values))
    if before is None or before.coordinating_unit_ids != after.coordinating_unit_ids:
        _put_coordinating(conn, new.subject_id, after.coordinating_unit_ids)
    return get(conn, new.subject_id)


def _after(conn: Connection, before: Task | None, new: Change) -> Task:
    """The projection after a change; what reverts an earlier one follows from the whole history."""
    if new.kind in NEED_HISTORY:
        return replay([*journal.history(conn, "task", new.subject_id), new])
    return apply(before, new)


def _put_coordinating(conn: Connection, task_id: int, unit_ids: Iterable[int]) -> None:
    conn.execute(delete(task_unit).where(task_unit.c.task_id == task_id))
    for unit_id in dict.fromkeys(unit_ids):
        conn.execute(task_unit.insert().values(task_id=task_id, unit_id=unit_id))


def get(conn: Connection, task_id: int) -> Task:
    """One task by id."""
    return _task(conn.execute(select(task).where(task.c.id == task_id)).one())


def find(conn: Connection, task_id: int) -> Task | None:
    """One task by id, None when there is none."""
    row = conn.execute(select(task).where(task.c.id == task_id)).first()
    return None if row is None else _task(row)


def in_scope(scope: Scope) -> ColumnElement[bool]:
    """The rows that a scope may see; every query of tasks for somebody takes it."""
    own = false() if scope.person_id is None else task.c.lead_person_id == scope.person_id
    seen: ColumnElement[bool] = true()
    if scope.units is not None:
        seen = task.c.lead_unit_id.in_(scope.units)
        if scope.private:
            seen = or_(seen, own, task.c.id.in_(_coordinated(scope.units)))
    if scope.hide_leaders:
        leaders = select(membership.c.person_id).where(membership.c.role == "leader")
        seen = seen & or_(task.c.lead_person_id.is_(None), task.c.lead_person_id.not_in(leaders))
    return seen & ~task.c.gone


def _coordinated(units: Iterable[int]) -> Select[tuple[int]]:
    return select(task_unit.c.task_id).where(task_unit.c.unit_id.in_(units))


def all_tasks(conn: Connection, *, plan_id: int | None = None, gone: bool = False) -> list[Task]:
    """Every task, in the plan's order; those gone from the plan only when asked for."""
    query = select(task).order_by(task.c.plan_id, task.c.position, task.c.id)
    if plan_id is not None:
        query = query.where(task.c.plan_id == plan_id)
    if not gone:
        query = query.where(~task.c.gone)
    return [_task(r) for r in conn.execute(query)]


def seen_by(conn: Connection, scope: Scope, ids: Iterable[int] | None = None) -> list[Task]:
    """The tasks that a scope may see, in the plan's order."""
    query = select(task).where(in_scope(scope)).order_by(task.c.plan_id, task.c.position, task.c.id)
    if ids is not None:
        query = query.where(task.c.id.in_(list(ids)))
    return [_task(r) for r in conn.execute(query)]


def ids_seen(conn: Connection, scope: Scope) -> frozenset[int]:
    """The ids of the tasks that a scope may see."""
    return frozenset(conn.execute(select(task.c.id).where(in_scope(scope))).scalars())


def titles_seen(conn: Connection, scope: Scope) -> list[str]:
    """The titles of the tasks that a scope may see, in the plan's order; headings left out."""
    query = select(task.c.title).where(
        in_scope(scope), ~task.c.gone, task.c.node_type.not_in(list(CONTAINERS)), task.c.title != ""
    )
    return list(conn.execute(query.order_by(task.c.plan_id, task.c.position, task.c.id)).scalars())


def former_numbers(conn: Connection, since: datetime) -> dict[int, set[str]]:
    """The numbers that tasks bore in the plan until they were changed after a moment."""
    was = change.c.data["before"]["path"].as_string()
    query = select(change.c.subject_id, was).where(
        change.c.subject_kind == "task",
        change.c.recorded_at >= since,
        change.c.kind.in_((ChangeKind.RENUMBERED, ChangeKind.REPLANNED)),
        was.is_not(None),
    )
    found: dict[int, set[str]] = {}
    for task_id, path in conn.execute(query):
        found.setdefault(task_id, set()).add(path)
    return found


def open_before(conn: Connection, day: date) -> list[Task]:
    """Open tasks that end on or before a day: what the clock looks at."""
    query = (
        select(task)
        .where(
            task.c.state.in_(("not_started", "in_progress")),
            ~task.c.gone,
            or_(task.c.due_last_day <= day, task.c.internal_last_day <= day),
        )
        .order_by(task.c.due_last_day, task.c.id)
    )
    return [_task(r) for r in conn.execute(query)]


def newest_moment(conn: Connection) -> datetime | None:
    """The newest instant that any change carries."""
    return conn.execute(select(func.max(change.c.recorded_at))).scalar_one_or_none()


def _row_of(value: Task) -> dict[str, Any]:
    row = asdict(value)
    return {k: list(v) if k in _TUPLES else str(v) if k in _ENUMS else v for k, v in row.items()}


def _task(r: Any) -> Task:
    values = {name: getattr(r, name) for name in _FIELDS}
    for name, kind in _ENUMS.items():
        values[name] = kind(values[name])
    for name in _TUPLES:
        values[name] = tuple(values[name])
    return Task(**values)

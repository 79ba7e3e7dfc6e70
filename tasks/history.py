"""What the history of a task tells beside its state: who held it since when, and how its deadline moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.changes import live
from tasks.effects import apply
from tasks.entry import Change, ChangeKind
from tasks.model import Task


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held the task from a day on, until the next holding begins."""

    since: date
    unit_id: int | None
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Extension:
    """A deadline moved by who set it: from `old` to `new` by a paper, decided on a day."""

    old: date | None
    new: date | None
    decided_on: date
    paper: str
    by_person: int | None


def holdings(changes: Iterable[Change]) -> tuple[Holding, ...]:
    """Who held the task since when, oldest first."""
    found: list[Holding] = []
    for _, change, task in _steps(changes):
        held = Holding(change.effective_on, task.lead_unit_id, task.lead_person_id)
        if not found or (found[-1].unit_id, found[-1].person_id) != (held.unit_id, held.person_id):
            found.append(held)
    return tuple(found)


def extensions(changes: Iterable[Change]) -> tuple[Extension, ...]:
    """Every approved move of the deadline, oldest first."""
    return tuple(
        Extension(
            None if before is None else before.due_last_day,
            after.due_last_day,
            change.effective_on,
            str(change.data.get("paper") or ""),
            change.by_person,
        )
        for before, change, after in _steps(changes)
        if change.kind is ChangeKind.EXTENDED
    )


def late_days(last_day: date, until: date, held: Iterable[Holding]) -> tuple[tuple[int | None, int], ...]:
    """Days late per unit, in order of holding: lateness stays with whoever held the task on each day.

    Counts the days after `last_day` up to and including `until`; a day on which the task changed hands is
    the new unit's. A unit that held it twice has one entry; days before the first holding are its own.
    """
    rows = sorted(held, key=lambda holding: holding.since)
    days: dict[int | None, int] = {}
    for position, holding in enumerate(rows):
        begins = last_day + _DAY if position == 0 else max(holding.since, last_day + _DAY)
        ends = rows[position + 1].since - _DAY if position + 1 < len(rows) else until
        late = (min(ends, until) - begins).days + 1
        if late > 0:
            days[holding.unit_id] = days.get(holding.unit_id, 0) + late
    return tuple(days.items())


_DAY = timedelta(days=1)


def _steps(changes: Iterable[Change]) -> Iterator[tuple[Task | None, Change, Task]]:
    task: Task | None = None
    for change in live(changes):
        if task is not None or change.kind is ChangeKind.PLANNED:
            before, task = task, apply(task, change)
            yield before, change, task

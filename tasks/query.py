"""A question about tasks as a value: what is asked for, over which part, as of when; kept for follow-ups.

Not understanding is not known here: a query only holds what was understood. `to_json` and `from_json`
are each other's inverse, so that "còn chi cục thì sao?" can change one part of the question before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from tasks.errors import BadValue
from tasks.model import Source, State


class Filter(StrEnum):
    """Conditions that a task must all meet."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    BLOCKED = "blocked"
    NO_DEADLINE = "no_deadline"
    UNREPORTED = "unreported"
    MINE = "mine"
    PENDING_EXTENSION = "pending_extension"
    UNREVIEWED = "unreviewed"
    AWAITING = "awaiting"
    OPEN = "open"
    DONE = "done"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    INTERNAL_LATE = "internal_late"
    MILESTONE_LATE = "milestone_late"
    COORDINATING = "coordinating"
    STALE = "stale"


class Order(StrEnum):
    """The order of a list; `plan` is the printed order of plans and units."""

    PLAN = "plan"
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """What is asked; every part that is set narrows the answer. `period` is (start, end), both inclusive,
    and limits the last day; `as_of` None = now. `words` are words of the title, `waiting_for` whom for."""

    filters: frozenset[str] = frozenset()
    state: State | None = None
    unit_ids: frozenset[int] = frozenset()
    person_id: int | None = None
    plan_id: int | None = None
    section: str = ""
    period: tuple[date | None, date | None] | None = None
    order: Order = Order.PLAN
    as_of: date | None = None
    words: str = ""
    waiting_for: str = ""
    source: Source | None = None
    task_ids: tuple[int, ...] = ()
    share: tuple[str, float] | None = None  # ("<", 50.0): the progress stands below or above

    def to_json(self) -> dict[str, object]:
        """Plain JSON values of what is set, and nothing else."""
        values = {f.name: _plain(getattr(self, f.name)) for f in fields(self)}
        return {name: value for name, value in values.items() if value not in (None, "", [])}


def from_json(data: Mapping[str, object]) -> TaskQuery:
    """The query of `to_json`; unknown names are passed over, raises BadValue("bad_query") for broken values."""
    try:
        values = {f.name: _READERS[f.name](data[f.name]) for f in fields(TaskQuery) if f.name in data}
        return TaskQuery(**values)
    except (ValueError, TypeError) as error:
        raise BadValue("bad_query", reason=str(error)) from None


def merge_follow_up(previous: TaskQuery, new: TaskQuery) -> TaskQuery:
    """The question before with the parts that the new one sets in their place.

    A new person puts the unit aside and a new unit the person: "còn chi cục thì sao?" asks the same of
    another. New filters or a new state replace both, for they are the new question.
    """
    merged = replace(previous, **{name: getattr(new, name) for name in _set_parts(new)})
    if new.filters or new.state:
        merged = replace(merged, filters=new.filters, state=new.state)
    if new.unit_ids and new.person_id is None:
        merged = replace(merged, person_id=None, filters=merged.filters - {Filter.MINE})
    if new.person_id is not None and not new.unit_ids:
        merged = replace(merged, unit_ids=frozenset(), filters=merged.filters - {Filter.MINE})
    return merged if new.task_ids else replace(merged, task_ids=())


_DEFAULT = TaskQuery()


def _set_parts(query: TaskQuery) -> list[str]:
    return [f.name for f in fields(query) if getattr(query, f.name) != getattr(_DEFAULT, f.name)]


def _plain(value: Any) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)  # type: ignore[type-var]
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _day(raw: Any) -> date | None:
    return date.fromisoformat(raw) if raw else None


def _days(raw: Any) -> tuple[date | None, date | None] | None:
    if raw is None:
        return None
    start, end = raw
    return _day(start), _day(end)


_READERS: dict[str, Any] = {
    "filters": frozenset,
    "state": lambda raw: State(raw) if raw else None,
    "unit_ids": lambda raw: frozenset(int(item) for item in raw),
    "person_id": lambda raw: None if raw is None else int(raw),
    "plan_id": lambda raw: None if raw is None else int(raw),
    "section": str,
    "period": _days,
    "order": Order,
    "as_of": _day,
    "words": str,
    "waiting_for": str,
    "source": lambda raw: Source(raw) if raw else None,
    "task_ids": lambda raw: tuple(int(item) for item in raw),
    "share": lambda raw: None if raw is None else (str(raw[0]), float(raw[1])),
}

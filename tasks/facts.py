"""Between the journal's JSON values and the field's own: dates as ISO strings, enums as their words."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from tasks.model import DeadlineKind, NodeType, Source, State, Task, local_date

_DATES = frozenset(
    {
        "due_start",
        "due_last_day",
        "original_last_day",
        "internal_last_day",
        "done_on",
        "reported_on",
        "submitted_on",
        "sent_back_on",
        "waiting_since",
    }
)
_ENUMS: dict[str, type[StrEnum]] = {
    "node_type": NodeType,
    "state": State,
    "deadline_kind": DeadlineKind,
    "deadline_source": Source,
}
_TUPLES = ("coordinating_unit_ids", "inherited")
_FIELDS = frozenset(field.name for field in fields(Task))


def to_data(task: Task) -> dict[str, object]:
    """The fields of a task as JSON values, such that a PLANNED change with them makes the task again."""
    return {name: _plain(getattr(task, name)) for name in sorted(_FIELDS - {"id", "version"})}


def task_values(data: Mapping[str, object]) -> dict[str, Any]:
    """The values of `data` that are fields of a task, read back; other names are passed over.

    Raises ValueError for a value that cannot be one of its field.
    """
    return {name: _value(name, raw) for name, raw in data.items() if name in _FIELDS}


def to_date(raw: object) -> date | None:
    """A date from an ISO string, a date or an instant (its day in Vietnam); None from nothing."""
    if isinstance(raw, datetime):
        return local_date(raw)
    if isinstance(raw, date):
        return raw
    return date.fromisoformat(str(raw)) if raw else None


def to_number(raw: object) -> float:
    """A number from a JSON number or its text."""
    return float(raw) if isinstance(raw, int | float) else float(str(raw))


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _value(name: str, raw: object) -> Any:
    if name in _DATES:
        return to_date(raw)
    if name in _ENUMS and raw is not None:
        return _ENUMS[name](str(raw))
    if name in _TUPLES:
        return tuple(raw) if isinstance(raw, list | tuple) else ()
    if name == "last_report_at" and isinstance(raw, str):
        return datetime.fromisoformat(raw)
    return raw

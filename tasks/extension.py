"""Moving a deadline: only who set it moves it, always later, and never silently for the third time."""

from dataclasses import dataclass
from datetime import date

from tasks.calendar import WorkingCalendar
from tasks.deadlines import rolls
from tasks.errors import Contradiction, NotAllowed
from tasks.model import FINISHED_STATES, LEFT_STATES, TIMELESS, Source, Task
from tasks.rules import Rules


@dataclass(frozen=True, slots=True)
class Request:
    """A new last day that may be asked for or decided; `day` after rolling, `number` counts extensions from 1.

    `flags`: "over_limit" (more often than the rules foresee), "already_late", "day_off" (the day asked for
    is off and stays), "rolled" (moved off a day off).
    """

    day: date
    number: int
    flags: tuple[str, ...] = ()


def request(task: Task, day: date, today: date, rules: Rules, calendar: WorkingCalendar) -> Request:
    """A deadline set inside may be asked to move to `day`.

    Raises NotAllowed("set_by_higher_body") where only a paper of that body moves it (see `consented`), and
    Contradiction("no_deadline_to_extend" | "task_finished" | "task_left" | "extension_not_later" |
    "extension_past").
    """
    if task.deadline_source is Source.HIGHER:
        raise NotAllowed("set_by_higher_body", task=task.id)
    return _checked(task, day, today, rules, calendar)


def consented(
    task: Task, day: date, paper: str, today: date, rules: Rules, calendar: WorkingCalendar
) -> Request:
    """A higher body moved its deadline by a paper with number and date; raises as `request`.

    Without the paper Contradiction("consent_without_paper"): "đã xin gia hạn" alone moves nothing.
    """
    if not paper.strip():
        raise Contradiction("consent_without_paper", task=task.id)
    return _checked(task, day, today, rules, calendar)


def _checked(task: Task, day: date, today: date, rules: Rules, calendar: WorkingCalendar) -> Request:
    if task.state in FINISHED_STATES:
        raise Contradiction("task_finished", task=task.id)
    if task.state in LEFT_STATES:
        raise Contradiction("task_left", task=task.id)
    if task.due_last_day is None or task.deadline_kind in TIMELESS:
        raise Contradiction("no_deadline_to_extend", task=task.id)
    if day <= task.due_last_day:
        raise Contradiction("extension_not_later", task=task.id, last_day=task.due_last_day, day=day)
    if day < today:
        raise Contradiction("extension_past", task=task.id, day=day)
    moved = calendar.next_working(day) if rolls(task.deadline_source, rules) else day
    return Request(moved, task.extensions + 1, _flags(task, day, moved, today, rules, calendar))


def _flags(
    task: Task, day: date, moved: date, today: date, rules: Rules, calendar: WorkingCalendar
) -> tuple[str, ...]:
    late_from = task.due_last_day or today
    flags = {
        "over_limit": task.extensions >= rules.max_extensions,
        "already_late": today > late_from,
        "rolled": moved != day,
        "day_off": moved == day and not calendar.is_working(day),
    }
    return tuple(code for code, true in flags.items() if true)

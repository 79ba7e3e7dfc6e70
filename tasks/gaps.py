"""What a periodic report still lacks of a đầu việc, so that only that is asked for before a cut-off."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tasks.calendar import WorkingCalendar
from tasks.model import FINISHED_STATES, LEFT_STATES, Standing, State, Task
from tasks.periods import Period, chase_days
from tasks.standing import Verdict


class Gap(StrEnum):
    """What is missing: a report in the period, the words of a result, why it is late and who is waited for."""

    REPORT = "report"
    RESULT = "result"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Told:
    """What was reported of one task: within the period, ever in words of its own, and "không thay đổi" in the period."""

    in_period: bool = False
    ever: bool = False
    unchanged: bool = False


NOTHING_TOLD = Told()


def concerns(task: Task, found: Verdict) -> bool:
    """Whether a report asks anything of the task at all: what left, pauses or was never reviewed is not asked about."""
    if task.state in LEFT_STATES or task.state is State.PAUSED:
        return False
    return found.standing is not Standing.UNREVIEWED


def gap_of(task: Task, found: Verdict, told: Told, period: Period) -> Gap | None:
    """The first thing that the report lacks of a task, None when it has all."""
    if task.state in FINISHED_STATES:
        in_period = task.done_on is not None and task.done_on in period
        return Gap.RESULT if in_period and not (told.ever or told.unchanged) else None
    if not told.in_period:
        return Gap.REPORT
    if told.unchanged:
        return None
    if found.standing is Standing.OVERDUE and not (task.difficulty or task.waiting_for):
        return Gap.REASON
    return None


def chase_step(period: Period, days: int, today: date, calendar: WorkingCalendar) -> str | None:
    """The step of the chase in force on a day: "first" from its first day on, "last" on its last; None outside it.

    A cut-off keeps its date; the last day is the last working day before it.
    """
    asked = chase_days(period, days, calendar)
    if not asked[0] <= today <= asked[-1] or not calendar.is_working(today):
        return None
    return "last" if today == asked[-1] else "first"

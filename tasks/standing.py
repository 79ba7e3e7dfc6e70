"""How a task stands on a day: the one place that decides trong hạn, quá hạn, hoàn thành đúng hạn and the rest.

Overdue begins at 0:00 of the day after the last day (BLDS 148 khoản 6). Chat, group post, chart, Word
and Excel all ask `verdict`; `storage.standing` is its only translation.
"""

from dataclasses import dataclass, replace
from datetime import date

from tasks.calendar import WorkingCalendar
from tasks.deadlines import effective_last_day, internal_last_day, next_occurrence, rolled
from tasks.model import (
    CONTAINERS,
    FINISHED_STATES,
    LEFT_STATES,
    MILESTONES,
    TIMELESS,
    DeadlineKind,
    Standing,
    State,
    Task,
    local_date,
)
from tasks.rules import Rules


@dataclass(frozen=True, slots=True)
class Verdict:
    """A standing with its grounds; `reasons` are codes, `days_late` counts whole days after the last day.

    `days_left` is None when nothing is left to wait for. `days_late_original` measures the same against
    the first deadline ever set, so that an extension hides nothing.
    """

    standing: Standing
    last_day: date | None = None
    days_late: int = 0
    days_left: int | None = None
    internal_late: bool = False
    reasons: tuple[str, ...] = ()
    days_late_original: int = 0


def standing(task: Task, today: date, rules: Rules, calendar: WorkingCalendar) -> Standing:
    """The standing alone, see `verdict`."""
    return verdict(task, today, rules, calendar).standing


def verdict(task: Task, today: date, rules: Rules, calendar: WorkingCalendar) -> Verdict:
    """How the task stands at the end of `today` with its grounds; total over every task, never raises."""
    last_day = _last_day(task, today, rules, calendar)
    found = _decide(task, today, last_day, rules)
    return replace(
        found,
        last_day=last_day,
        internal_late=_internal_late(task, today, rules, calendar),
        reasons=found.reasons + _remarks(task, found, last_day),
        days_late_original=_late_against_original(task, today, rules, calendar),
    )


def _decide(task: Task, today: date, last_day: date | None, rules: Rules) -> Verdict:
    """The ladder of rules, first match wins; its order is the meaning."""
    if task.gone or task.state in LEFT_STATES:
        return Verdict(Standing.LEFT, reasons=("gone" if task.gone else task.state.value,))
    if task.node_type in CONTAINERS:
        return Verdict(Standing.NO_DEADLINE, reasons=("container",))
    if task.state in FINISHED_STATES:
        return _finished(task, last_day)
    if task.state is State.PAUSED:
        return Verdict(Standing.NO_DEADLINE, reasons=("paused",))
    if last_day is None:
        return _timeless(task)
    if _before_start(task, last_day, rules):
        return _unreviewed(task)
    return _open(task, today, last_day, rules)


def _finished(task: Task, last_day: date | None) -> Verdict:
    """Awaiting confirmation counts as done on `done_on`: a slow superior makes nobody late."""
    waiting = ("awaiting",) if task.state is State.AWAITING else ()
    done = done_day(task)
    if last_day is None:
        return Verdict(Standing.DONE_IN_TIME, reasons=(*waiting, "done_without_deadline"))
    if done is None:
        return Verdict(Standing.DONE_IN_TIME, reasons=(*waiting, "done_day_unknown"))
    late = max((done - last_day).days, 0)
    return Verdict(Standing.DONE_LATE if late else Standing.DONE_IN_TIME, days_late=late, reasons=waiting)


def _timeless(task: Task) -> Verdict:
    if task.deadline_kind in (DeadlineKind.ONGOING, DeadlineKind.RECURRING):
        return Verdict(Standing.ONGOING, reasons=(task.deadline_kind.value,))
    kind = task.deadline_kind if task.deadline_kind in TIMELESS else DeadlineKind.UNDETERMINED
    return Verdict(Standing.NO_DEADLINE, reasons=(kind.value,))


def _unreviewed(task: Task) -> Verdict:
    if task.node_type in MILESTONES:
        return Verdict(Standing.NO_DEADLINE, reasons=("before_start_of_use",))
    return Verdict(Standing.UNREVIEWED, reasons=("before_start_of_use",))


def _open(task: Task, today: date, last_day: date, rules: Rules) -> Verdict:
    left = (last_day - today).days
    if left >= 0:
        near = left <= _soon_days(task, rules)
        return Verdict(Standing.DUE_SOON if near else Standing.IN_TIME, days_left=left)
    late = Standing.MILESTONE_LATE if task.node_type in MILESTONES else Standing.OVERDUE
    return Verdict(late, days_late=-left, days_left=left)


def done_day(task: Task) -> date | None:
    """The day from which the task counts as done: of the evidence, else of the accepted submission, else of the report."""
    return task.done_on or task.submitted_on or task.reported_on


def never_reported(task: Task) -> bool:
    """Whether no report on the task was ever stored."""
    return task.last_report_at is None and task.reported_on is None


def stale(task: Task, found: Verdict) -> bool:
    """Whether nothing was reported since the last day, so that the work may well be done already."""
    if found.last_day is None:
        return False
    last = local_date(task.last_report_at) if task.last_report_at else task.reported_on
    return last is None or last <= found.last_day


def _before_start(task: Task, last_day: date, rules: Rules) -> bool:
    start = rules.start_of_use
    return start is not None and last_day < start and never_reported(task) and not task.reviewed


def _soon_days(task: Task, rules: Rules) -> int:
    short = task.deadline_kind is DeadlineKind.DAY
    return rules.due_soon_days_short if short else rules.due_soon_days


def _last_day(task: Task, today: date, rules: Rules, calendar: WorkingCalendar) -> date | None:
    if task.deadline_kind is DeadlineKind.RECURRING and task.due_last_day is None and task.due_rule:
        # An occurrence made as a task of its own carries its day; the duty itself always looks ahead.
        day = next_occurrence(task.due_rule, today)
        return rolled(day, task.deadline_source, rules, calendar, task.due_words)
    return effective_last_day(task, rules, calendar)


def _internal_late(task: Task, today: date, rules: Rules, calendar: WorkingCalendar) -> bool:
    last_day = internal_last_day(task, rules, calendar)
    if last_day is None or task.gone or task.state in (*LEFT_STATES, State.PAUSED):
        return False
    return _end(task, today) > last_day


def _late_against_original(task: Task, today: date, rules: Rules, calendar: WorkingCalendar) -> int:
    if task.original_last_day is None or task.deadline_kind in TIMELESS:
        return 0
    if task.gone or task.state in (*LEFT_STATES, State.PAUSED):
        return 0
    first = rolled(task.original_last_day, task.deadline_source, rules, calendar, task.due_words)
    return max((_end(task, today) - first).days, 0)


def _end(task: Task, today: date) -> date:
    return (done_day(task) or today) if task.state in FINISHED_STATES else today


def _remarks(task: Task, found: Verdict, last_day: date | None) -> tuple[str, ...]:
    remarks = {
        "rolled": last_day is not None and last_day != task.due_last_day,
        "extended": task.extensions > 0,
        "stale": found.standing is Standing.OVERDUE and stale(task, replace(found, last_day=last_day)),
        "reported_late": _reported_late(task, last_day),
    }
    return tuple(code for code, true in remarks.items() if true)


def _reported_late(task: Task, last_day: date | None) -> bool:
    """Done in time but told after the last day: báo muộn, never quá hạn."""
    done, told = task.done_on, task.submitted_on
    if last_day is None or done is None or told is None or task.state not in FINISHED_STATES:
        return False
    return done <= last_day < told

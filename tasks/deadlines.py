"""How deadlines are counted: ends of periods, terms, "before", rolling over days off, recurring duties.

Source: Bộ luật Dân sự 2015 điều 146 (đầu, giữa, cuối tháng; giữa năm), 147 (the day of saying is not
counted), 148 (a term ends at 24:00 of its last day; a day off rolls to the next working day).
"""

import calendar as months
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from tasks.calendar import WorkingCalendar
from tasks.errors import BadValue
from tasks.model import LEFT_STATES, TIMELESS, Deadline, DeadlineKind, Source, Task
from tasks.rules import Rules

_DAY = timedelta(days=1)
_BEFORE = re.compile(r"\btr(?:ước|uoc)\b")
_MONTHS_OF = {DeadlineKind.MONTH: 1, DeadlineKind.QUARTER: 3, DeadlineKind.HALF: 6, DeadlineKind.YEAR: 12}


def month_end(year: int, month: int) -> date:
    """The last day of a month: "cuối tháng" (BLDS 146 khoản 3 c), 24:00 of that day (148 khoản 6)."""
    return date(year, month, months.monthrange(year, month)[1])


def day_in_month(year: int, month: int, day: int) -> date:
    """The day of a month, the month's last day where it has none of that number (BLDS 148 khoản 3)."""
    return min(date(year, month, 1) + _DAY * (day - 1), month_end(year, month))


def end_of(kind: DeadlineKind, day: date) -> date:
    """The last day of the month, quarter, half-year, year, week (its Sunday) or day that holds `day`."""
    if kind is DeadlineKind.WEEK:
        return day + _DAY * (6 - day.weekday())
    size = _MONTHS_OF.get(kind)
    if size is None:
        return day
    return month_end(day.year, (day.month - 1) // size * size + size)


def before(day: date, rules: Rules) -> date:
    """The last day of "trước ngày 30/9": the 29th, or the 30th where the agency's rule includes it."""
    return day - _DAY if rules.before_excludes_day else day


def add_months(day: date, n: int) -> date:
    """The corresponding day n months on, the month's last where there is none (BLDS 148 khoản 3)."""
    index = day.year * 12 + day.month - 1 + n
    return day_in_month(index // 12, index % 12 + 1, day.day)


def term_last_day(said_on: date, n: int, unit: str, calendar: WorkingCalendar) -> date:
    """The last day of "trong n ngày/tuần/tháng/năm" said on a day, which is not counted (BLDS 147, 148).

    `unit` is day, working_day, week, month or year; a day off at the end rolls to the next working day
    (148 khoản 5). Raises BadValue("bad_term") for another unit or n < 1.
    """
    if n < 1:
        raise BadValue("bad_term", n=n, unit=unit)
    if unit == "working_day":
        return calendar.add_working_days(said_on, n)
    if unit in ("day", "week"):
        return calendar.next_working(said_on + _DAY * n * (7 if unit == "week" else 1))
    if unit in ("month", "year"):
        return calendar.next_working(add_months(said_on, n * (12 if unit == "year" else 1)))
    raise BadValue("bad_term", n=n, unit=unit)


def rolls(source: Source, rules: Rules) -> bool:
    """Whether a deadline of this source moves off a day off: said inside yes, the calendar day of a paper no."""
    return rules.roll_internal if source is Source.INTERNAL else rules.roll_higher


def is_before(words: str) -> bool:
    """Whether the words of a deadline say "before": such a day never moves on, for it would reach what it must not."""
    return _BEFORE.search(words.lower()) is not None


def rolled(day: date, source: Source, rules: Rules, calendar: WorkingCalendar, words: str = "") -> date:
    """The day on which a deadline named for `day` in these words really ends."""
    return calendar.next_working(day) if rolls(source, rules) and not is_before(words) else day


def effective_last_day(due: Task | Deadline, rules: Rules, calendar: WorkingCalendar) -> date | None:
    """The last day on which the work is still in time; None where no day can be overdue.

    Ongoing, conditional and undetermined deadlines have none, whatever date stands beside them.
    """
    kind, last_day, source, words = _parts(due)
    if last_day is None or kind in TIMELESS:
        return None
    return rolled(last_day, source, rules, calendar, words)


def internal_last_day(task: Task, rules: Rules, calendar: WorkingCalendar) -> date | None:
    """The internal deadline (hạn nội bộ) after rolling, None where none was set."""
    if task.internal_last_day is None:
        return None
    return rolled(task.internal_last_day, Source.INTERNAL, rules, calendar)


def reminder_last_day(task: Task, rules: Rules, calendar: WorkingCalendar) -> date | None:
    """The day that drives reminders: the internal deadline where set and earlier, else the one that counts."""
    days = (internal_last_day(task, rules, calendar), effective_last_day(task, rules, calendar))
    return min((day for day in days if day is not None), default=None)


def suspicious(deadline: Deadline, plan_date: date | None) -> bool:
    """Whether a deadline ends before the plan's own date, which is asked about once; beginning before is normal."""
    return plan_date is not None and deadline.last_day is not None and deadline.last_day < plan_date


def parent_last_day(children: Iterable[Task]) -> date | None:
    """The deadline of a parent that has none: the last one of its children that still count."""
    days = [c.due_last_day for c in children if _dated(c)]
    return max((day for day in days if day is not None), default=None)


def with_children(task: Task, children: Iterable[Task]) -> Task:
    """The task, with its children's last deadline where it has none of its own."""
    if task.due_last_day is not None or task.deadline_kind is not DeadlineKind.UNDETERMINED:
        return task
    dated = [c for c in children if _dated(c) and c.due_last_day]
    if not dated:
        return task
    last = max(dated, key=lambda c: c.due_last_day or date.min)
    return replace(
        task,
        due_last_day=last.due_last_day,
        deadline_kind=last.deadline_kind,
        deadline_source=last.deadline_source,
        inherited=(*task.inherited, "due_last_day"),
    )


def next_occurrence(rule: str, on_or_after: date) -> date:
    """The next last day of a recurring duty: "12-15" yearly, "20" monthly, "W5" weekly (Friday),
    "week", "month", "quarter", "half", "year" at their ends, "quarter-15" on a day of the last month.

    Raises BadValue("bad_recurrence") for any other rule.
    """
    for ahead in range(25):
        found = _occurrence(rule, on_or_after, ahead)
        if found >= on_or_after:
            return found
    raise BadValue("bad_recurrence", rule=rule)


def _occurrence(rule: str, day: date, ahead: int) -> date:
    """The rule's day in the period that lies `ahead` periods after the one of `day`."""
    name, _, number = rule.partition("-")
    try:
        if rule.startswith("W"):
            return _weekday(day, ahead, int(rule[1:]))
        if name == "week":
            return _weekday(day, ahead, 7)
        if name in ("month", "quarter", "half", "year"):
            return _end_of_nth(DeadlineKind(name), day, ahead, int(number or 31))
        if number:
            return _bounded_day(day.year + ahead, int(name), int(number))
        return _end_of_nth(DeadlineKind.MONTH, day, ahead, int(rule))
    except ValueError:
        raise BadValue("bad_recurrence", rule=rule) from None


def _weekday(day: date, ahead: int, number: int) -> date:
    if not 1 <= number <= 7:
        raise ValueError(number)
    return day + _DAY * (number - 1 - day.weekday() + 7 * ahead)


def _bounded_day(year: int, month: int, number: int) -> date:
    if not 1 <= number <= 31:
        raise ValueError(number)
    return day_in_month(year, month, number)


def _end_of_nth(kind: DeadlineKind, day: date, ahead: int, number: int) -> date:
    end = end_of(kind, add_months(day.replace(day=1), _MONTHS_OF[kind] * ahead))
    return _bounded_day(end.year, end.month, number)


def _dated(child: Task) -> bool:
    return (
        child.counts
        and not child.gone
        and child.state not in LEFT_STATES
        and child.deadline_kind not in TIMELESS
    )


def _parts(due: Task | Deadline) -> tuple[DeadlineKind, date | None, Source, str]:
    if isinstance(due, Task):
        return due.deadline_kind, due.due_last_day, due.deadline_source, due.due_words
    return due.kind, due.last_day, due.source, due.words

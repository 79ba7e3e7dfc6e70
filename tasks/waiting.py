"""What happens when nobody answers, counted in working days; nothing ever goes above a leader by itself."""

from datetime import date, datetime
from enum import StrEnum

from tasks.calendar import WorkingCalendar
from tasks.model import VIETNAM
from tasks.rules import Rules


class Unanswered(StrEnum):
    """What an unanswered request (extension, confirmation, assignment) has reached."""

    WAITING = "waiting"
    REMIND = "remind"
    OFFICE = "office"  # which speaks in person


def unanswered(asked_on: date, today: date, rules: Rules, calendar: WorkingCalendar) -> Unanswered:
    """The step that a request asked on a day has reached; the day of asking is not counted (BLDS 147)."""
    days = calendar.working_days_between(asked_on, today)
    if days >= rules.unanswered_office_days:
        return Unanswered.OFFICE
    return Unanswered.REMIND if days >= rules.unanswered_remind_days else Unanswered.WAITING


def completion_unanswered(submitted_on: date, today: date, rules: Rules, calendar: WorkingCalendar) -> bool:
    """Whether a completion waits so long that the office may confirm on behalf; it is never overdue by that."""
    return calendar.working_days_between(submitted_on, today) >= rules.confirm_wait_working_days


def difficulty_public(
    reported_at: datetime, passed: bool, now: datetime, rules: Rules, calendar: WorkingCalendar
) -> bool:
    """Whether a difficulty may reach leaders, groups and reports: passed by the head, or a working day old.

    A working day old: said on Friday at 9:00, from Monday at 9:00.
    """
    told, local = reported_at.astimezone(VIETNAM), now.astimezone(VIETNAM)
    left = rules.difficulty_wait_working_days - calendar.working_days_between(told.date(), local.date())
    return passed or left < 0 or (left == 0 and local.time() >= told.time())


def no_surprise(head_told_on: date | None, today: date, rules: Rules, calendar: WorkingCalendar) -> bool:
    """Whether a push may tell leaders or a group of a lateness: its head heard of it long enough before."""
    if rules.surprise_wait_working_days == 0:
        return True
    if head_told_on is None:
        return False
    return calendar.working_days_between(head_told_on, today) >= rules.surprise_wait_working_days


def waited_days(since: date | None, today: date) -> int:
    """Calendar days for which a blocked task has waited for somebody, 0 when it waits for nobody."""
    return 0 if since is None else max((today - since).days, 0)

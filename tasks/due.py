"""What the clock has to do: two pure functions say what is due in (since, until] and when the next moment is.

Times of schedules are local (UTC+7, the law's zone, no summer time), instants are aware UTC. A unique key
made of schedule and logical period makes a restart or a double tick harmless, so nothing here remembers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from tasks.calendar import WorkingCalendar
from tasks.deadlines import add_months, day_in_month
from tasks.errors import BadValue
from tasks.model import VIETNAM, local_date
from tasks.rules import Rules

_DAY = timedelta(days=1)
# every: months in one logical period
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
EVERY = ("day", "week", *_MONTHS)
WHEN_OFF = ("same", "before", "after")
# The furthest that a day off moves a post (Tết is at most two weeks), and the longest period.
_REACH = 21 * _DAY

Occurrence = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A standing post: `every` day, week, month, quarter, half or year; `at` local time.

    `weekday` 1 (Monday) … 7 for weeks; `day` 1 … 31 of the last month of the period, the month's last day
    where it has none of that number (default 1 for months, 31 for longer ones). `when_off`: on a day off
    send the "same" day, the working day "before" or "after"; a daily post is left out on days off unless
    "same". Raises BadValue("bad_schedule") when it cannot be read so.
    """

    id: int
    every: str
    weekday: int | None = None
    day: int | None = None
    at: time = time(7, 30)
    when_off: str = "same"

    def __post_init__(self) -> None:
        fits = self.every in EVERY and self.when_off in WHEN_OFF
        fits = (
            fits
            and (self.weekday is None or 1 <= self.weekday <= 7)
            and (self.day is None or 1 <= self.day <= 31)
        )
        if not fits:
            raise BadValue("bad_schedule", schedule=self.id, every=self.every)


def occurrences(
    schedule: Schedule, since: datetime, until: datetime, calendar: WorkingCalendar | None = None
) -> list[Occurrence]:
    """Every (instant UTC, logical period) with since < instant <= until, in order.

    Split intervals give the same as the whole; a logical period ("2026-11-20", "2026-W47", "2026-11",
    "2026-Q4", "2026-H2", "2026") comes up exactly once in all of time.
    """
    if until <= since:
        return []
    first, last = local_date(since) - _REACH, local_date(until) + _REACH
    found = (_occurrence(schedule, day, calendar) for day in _anchors(schedule, first, last))
    return sorted(each for each in found if each is not None and since < each[0] <= until)


def next_occurrence(
    schedule: Schedule, after: datetime, calendar: WorkingCalendar | None = None
) -> Occurrence:
    """The first occurrence later than `after`."""
    until = after
    while True:
        until += 40 * _DAY
        found = occurrences(schedule, after, until, calendar)
        if found:
            return found[0]


@dataclass(frozen=True, slots=True)
class CatchUp:
    """One post for everything that was missed: its newest period, all periods it stands for, and whether late."""

    period: str
    merged: tuple[str, ...]
    due_at: datetime
    late: bool


# A post that is later than this says so: a leader reads "7:30" and must know that it is another time's state.
LATE_AFTER = timedelta(hours=2)


def catch_up(missed: Iterable[Occurrence], now: datetime) -> CatchUp | None:
    """The one merged post for the missed occurrences of a schedule; None when none was missed."""
    rows = sorted(missed)
    if not rows:
        return None
    due_at, period = rows[-1]
    return CatchUp(period, tuple(name for _, name in rows), due_at, now - due_at > LATE_AFTER)


def reminder_step(
    last_day: date,
    today: date,
    rules: Rules,
    last_step_reminded: int | None = None,
    last_report_day: date | None = None,
) -> int | None:
    """The reminder to give today, as days before the last day (negative: days late), None when there is none.

    "At or below the step": a missed day is caught up, once. A report on or after the day a step began
    silences that step, not the later ones. `last_step_reminded` belongs to this very last day: a moved
    deadline starts anew.
    """
    step = step_on(last_day, today, rules)
    if step is None or (last_step_reminded is not None and last_step_reminded <= step):
        return None
    if last_report_day is not None and last_report_day >= last_day - _DAY * step:
        return None
    return step


def step_on(last_day: date, today: date, rules: Rules) -> int | None:
    """The step in force on a day: the smallest one reached, past the last day one each `overdue_rhythm_days`."""
    left = (last_day - today).days
    if left < 0:
        rhythm = rules.overdue_rhythm_days
        return -(1 + (-left - 1) // rhythm * rhythm)
    return min((step for step in rules.reminder_steps if left <= step), default=None)


def reminder_moment(day: date, rules: Rules, calendar: WorkingCalendar) -> datetime | None:
    """When reminders of a day go out (UTC); None on a day off, the next working day catches up."""
    return _instant(day, rules.reminder_time) if calendar.is_working(day) else None


def next_reminder_moment(after: datetime, rules: Rules, calendar: WorkingCalendar) -> datetime:
    """The first reminder moment later than `after`."""
    day = local_date(after)
    while True:
        moment = reminder_moment(day, rules, calendar)
        if moment is not None and moment > after:
            return moment
        day += _DAY


def next_moment(
    after: datetime, schedules: Iterable[Schedule], rules: Rules, calendar: WorkingCalendar
) -> datetime:
    """When the clock must wake next: the next reminders or the next post, whichever is first."""
    posts = [next_occurrence(schedule, after, calendar)[0] for schedule in schedules]
    return min([next_reminder_moment(after, rules, calendar), *posts])


def in_working_hours(instant: datetime, rules: Rules, calendar: WorkingCalendar) -> bool:
    """Whether the clock may write to people at an instant."""
    local = instant.astimezone(VIETNAM)
    return calendar.is_working(local.date()) and rules.work_start <= local.time() <= rules.work_end


def next_working_moment(instant: datetime, rules: Rules, calendar: WorkingCalendar) -> datetime:
    """The instant itself in working hours, else the next reminder time on a working day."""
    return (
        instant
        if in_working_hours(instant, rules, calendar)
        else next_reminder_moment(instant, rules, calendar)
    )


def _anchors(schedule: Schedule, first: date, last: date) -> Iterator[date]:
    """One day in each logical period that touches [first, last]."""
    if schedule.every in ("day", "week"):
        step = 1 if schedule.every == "day" else 7
        day = first if step == 1 else first - _DAY * first.weekday()
        while day <= last:
            yield day
            day += _DAY * step
        return
    size = _MONTHS[schedule.every]
    day = date(first.year, (first.month - 1) // size * size + 1, 1)
    while day <= last:
        yield day
        day = add_months(day, size)


def _occurrence(schedule: Schedule, anchor: date, calendar: WorkingCalendar | None) -> Occurrence | None:
    day = _shifted(schedule, _day_of(schedule, anchor), calendar)
    return None if day is None else (_instant(day, schedule.at), _period(schedule, anchor))


def _day_of(schedule: Schedule, anchor: date) -> date:
    if schedule.every == "day":
        return anchor
    if schedule.every == "week":
        return anchor + _DAY * ((schedule.weekday or 1) - 1)
    size = _MONTHS[schedule.every]
    last = add_months(anchor, size - 1)
    return day_in_month(last.year, last.month, schedule.day or (1 if size == 1 else 31))


def _shifted(schedule: Schedule, day: date, calendar: WorkingCalendar | None) -> date | None:
    if calendar is None or schedule.when_off == "same" or calendar.is_working(day):
        return day
    if schedule.every == "day":
        return None
    return calendar.next_working(day) if schedule.when_off == "after" else calendar.previous_working(day)


def _period(schedule: Schedule, anchor: date) -> str:
    year, month = anchor.year, anchor.month
    if schedule.every == "day":
        return anchor.isoformat()
    if schedule.every == "week":
        iso = anchor.isocalendar()
        return f"{iso.year}-W{iso.week:02d}"
    return {
        "month": f"{year}-{month:02d}",
        "quarter": f"{year}-Q{(month + 2) // 3}",
        "half": f"{year}-H{(month + 5) // 6}",
        "year": str(year),
    }[schedule.every]


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, VIETNAM).astimezone(UTC)

"""What a report lacks of a task, and on which days it is asked for."""

from dataclasses import replace
from datetime import date

import pytest

from tasks.calendar import WorkingCalendar
from tasks.gaps import Gap, Told, chase_step, concerns, gap_of
from tasks.model import Standing, State, Task
from tasks.periods import PeriodKind, period
from tasks.standing import Verdict

NOVEMBER = period(PeriodKind.MONTH, 2026, 11)
TASK = Task(1, 1, "I.1", "Khảo sát", state=State.IN_PROGRESS)


def found(standing: Standing) -> Verdict:
    return Verdict(standing, date(2026, 10, 31))


@pytest.mark.parametrize(
    ("task", "standing", "told", "gap"),
    [
        (TASK, Standing.IN_TIME, Told(), Gap.REPORT),
        (TASK, Standing.IN_TIME, Told(in_period=True, ever=True), None),
        (TASK, Standing.OVERDUE, Told(in_period=True, ever=True), Gap.REASON),
        (replace(TASK, difficulty="chờ kinh phí"), Standing.OVERDUE, Told(True, True), None),
        (TASK, Standing.OVERDUE, Told(in_period=True, ever=True, unchanged=True), None),
        (replace(TASK, state=State.DONE, done_on=date(2026, 11, 2)), Standing.DONE_LATE, Told(), Gap.RESULT),
        (replace(TASK, state=State.DONE, done_on=date(2026, 3, 2)), Standing.DONE_IN_TIME, Told(), None),
    ],
)
def test_what_is_missing(task: Task, standing: Standing, told: Told, gap: Gap | None) -> None:
    assert gap_of(task, found(standing), told, NOVEMBER) is gap


def test_who_is_never_asked() -> None:
    assert not concerns(replace(TASK, state=State.STOPPED), found(Standing.LEFT))
    assert not concerns(replace(TASK, state=State.PAUSED), found(Standing.NO_DEADLINE))
    assert not concerns(TASK, found(Standing.UNREVIEWED))
    assert concerns(TASK, found(Standing.NO_DEADLINE))


@pytest.mark.parametrize(
    ("day", "step"),
    [(8, None), (9, "first"), (10, "first"), (12, "first"), (13, "last"), (14, None), (16, None)],
)
def test_the_chase_ends_on_the_last_working_day_before_a_saturday_cut_off(day: int, step: str | None) -> None:
    assert chase_step(NOVEMBER, 5, date(2026, 11, day), WorkingCalendar()) == step

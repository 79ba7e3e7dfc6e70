"""The working calendar: weekends, days off, swapped days, and arithmetic that can be undone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.calendar import WorkingCalendar
from tests.tasks.samples import CALENDAR, CALENDARS, DAYS


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 11, 20), True),  # Friday
        (date(2026, 11, 21), False),  # Saturday
        (date(2026, 11, 22), False),  # Sunday
        (date(2026, 11, 24), False),  # a day off since 2026
        (date(2026, 8, 22), True),  # Saturday worked for Monday 31/8
        (date(2026, 8, 31), False),
    ],
)
def test_a_notice_wins_over_the_weekday(day: date, worked: bool) -> None:
    assert CALENDAR.is_working(day) is worked


def test_next_working_is_the_day_itself_when_it_is_worked() -> None:
    assert CALENDAR.next_working(date(2026, 11, 20)) == date(2026, 11, 20)
    assert CALENDAR.next_working(date(2026, 11, 21)) == date(2026, 11, 23)
    assert CALENDAR.next_working(date(2026, 8, 29)) == date(2026, 9, 3)
    assert CALENDAR.previous_working(date(2026, 9, 2)) == date(2026, 8, 28)


def test_five_working_days_over_a_weekend_and_a_day_off() -> None:
    assert CALENDAR.add_working_days(date(2026, 11, 20), 5) == date(2026, 11, 30)
    assert CALENDAR.add_working_days(date(2026, 11, 20), 0) == date(2026, 11, 20)
    assert CALENDAR.add_working_days(date(2026, 11, 30), -5) == date(2026, 11, 20)


def test_the_week_ends_with_its_last_worked_day() -> None:
    assert CALENDAR.last_working_day_of_week(date(2026, 11, 17)) == date(2026, 11, 20)
    assert CALENDAR.last_working_day_of_week(date(2026, 8, 17)) == date(2026, 8, 22)
    assert CALENDAR.last_working_day_of_week(date(2026, 4, 28)) == date(2026, 4, 29)


def test_a_week_without_any_work_ends_with_its_sunday() -> None:
    monday = date(2026, 2, 16)
    tet = WorkingCalendar(days_off=frozenset(monday + timedelta(days=i) for i in range(5)))
    assert tet.last_working_day_of_week(monday) == date(2026, 2, 22)


def test_a_year_without_notices_says_so() -> None:
    assert CALENDAR.covers(2026)
    assert not CALENDAR.covers(2027)


@given(CALENDARS, DAYS, st.integers(0, 30))
def test_adding_working_days_and_taking_them_off_again(calendar: WorkingCalendar, day: date, n: int) -> None:
    start = calendar.next_working(day)
    there = calendar.add_working_days(start, n)
    assert calendar.add_working_days(there, -n) == start
    assert calendar.working_days_between(start, there) == n
    assert calendar.is_working(there)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_working_days_add_up_over_any_day_between(
    calendar: WorkingCalendar, a: date, b: date, c: date
) -> None:
    between = calendar.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)

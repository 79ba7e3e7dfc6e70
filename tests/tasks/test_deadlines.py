"""Counting rules of Bộ luật Dân sự 2015 điều 146–148 and the agency's own."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.calendar import WorkingCalendar
from tasks.deadlines import (
    before,
    effective_last_day,
    end_of,
    next_occurrence,
    parent_last_day,
    reminder_last_day,
    rolled,
    suspicious,
    term_last_day,
    with_children,
)
from tasks.errors import BadValue
from tasks.model import Deadline, DeadlineKind, NodeType, Source, State
from tasks.rules import Rules
from tests.tasks.samples import CALENDAR, CALENDARS, DAYS, RULES, task

KIND = DeadlineKind


@pytest.mark.parametrize(
    ("kind", "day", "last"),
    [
        (KIND.MONTH, date(2026, 2, 10), date(2026, 2, 28)),
        (KIND.MONTH, date(2028, 2, 10), date(2028, 2, 29)),
        (KIND.QUARTER, date(2026, 7, 1), date(2026, 9, 30)),
        (KIND.HALF, date(2026, 3, 3), date(2026, 6, 30)),
        (KIND.HALF, date(2026, 7, 1), date(2026, 12, 31)),
        (KIND.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (KIND.WEEK, date(2026, 11, 20), date(2026, 11, 22)),
        (KIND.DAY, date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_blds_148_k6_a_unit_ends_with_24_hours_of_its_last_day(
    kind: DeadlineKind, day: date, last: date
) -> None:
    assert end_of(kind, day) == last


def test_before_a_day_ends_with_the_day_before_unless_the_agency_says_otherwise() -> None:
    assert before(date(2026, 9, 30), RULES) == date(2026, 9, 29)
    assert before(date(2026, 9, 30), Rules(before_excludes_day=False)) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("said", "n", "unit", "last"),
    [
        (date(2026, 11, 16), 4, "day", date(2026, 11, 20)),  # the Monday itself is not counted (147 k2)
        (date(2026, 11, 16), 5, "day", date(2026, 11, 23)),  # ends on a Saturday: rolls (148 k5)
        (date(2026, 11, 17), 1, "week", date(2026, 11, 25)),  # ends on 24/11, a day off
        (date(2026, 1, 31), 1, "month", date(2026, 3, 2)),  # 28/2 is a Saturday (148 k3, k5)
        (date(2026, 3, 31), 1, "month", date(2026, 5, 4)),  # 30/4 off, 1/5 off, weekend
        (date(2026, 11, 20), 1, "year", date(2027, 11, 22)),
        (date(2026, 11, 20), 5, "working_day", date(2026, 11, 30)),
    ],
)
def test_blds_147_148_a_term_does_not_count_the_day_of_saying(
    said: date, n: int, unit: str, last: date
) -> None:
    assert term_last_day(said, n, unit, CALENDAR) == last


@pytest.mark.parametrize(("n", "unit"), [(0, "day"), (-1, "week"), (3, "moon")])
def test_a_term_that_cannot_be_counted_is_refused(n: int, unit: str) -> None:
    with pytest.raises(BadValue, match="bad_term"):
        term_last_day(date(2026, 1, 1), n, unit, CALENDAR)


SUNDAY = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("source", "rules", "last"),
    [
        (Source.HIGHER, RULES, SUNDAY),
        (Source.INTERNAL, RULES, date(2026, 6, 1)),
        (Source.HIGHER, Rules(roll_higher=True), date(2026, 6, 1)),
        (Source.INTERNAL, Rules(roll_internal=False), SUNDAY),
    ],
)
def test_a_day_off_rolls_by_who_named_it(source: Source, rules: Rules, last: date) -> None:
    due = Deadline(KIND.MONTH, SUNDAY, source=source)
    assert effective_last_day(due, rules, CALENDAR) == last
    assert effective_last_day(task(due_last_day=SUNDAY, deadline_source=source), rules, CALENDAR) == last


@pytest.mark.parametrize("kind", [KIND.ONGOING, KIND.CONDITION, KIND.UNDETERMINED])
def test_what_has_no_day_never_gets_one(kind: DeadlineKind) -> None:
    assert effective_last_day(Deadline(kind, date(2026, 5, 5)), RULES, CALENDAR) is None


def test_reminders_follow_the_internal_deadline_where_it_comes_first() -> None:
    assert reminder_last_day(task(internal_last_day=date(2026, 9, 19)), RULES, CALENDAR) == date(2026, 9, 21)
    assert reminder_last_day(task(internal_last_day=date(2026, 10, 5)), RULES, CALENDAR) == date(2026, 9, 30)
    assert reminder_last_day(task(due_last_day=None), RULES, CALENDAR) is None


def test_only_a_deadline_that_ends_before_the_plan_is_suspicious() -> None:
    issued = date(2026, 3, 15)
    assert suspicious(Deadline(KIND.MONTH, date(2026, 2, 28)), issued)
    assert not suspicious(Deadline(KIND.MONTH, date(2026, 3, 31), start=date(2026, 1, 1)), issued)
    assert not suspicious(Deadline(KIND.CONDITION), issued)
    assert not suspicious(Deadline(KIND.MONTH, date(2026, 2, 28)), None)


def test_a_parent_without_a_deadline_takes_the_last_one_of_its_children() -> None:
    children = [
        task(2, due_last_day=date(2026, 6, 30)),
        task(3, due_last_day=date(2026, 8, 31), deadline_source=Source.INTERNAL),
        task(4, due_last_day=date(2026, 11, 30), node_type=NodeType.STEP),
        task(5, due_last_day=date(2026, 12, 31), state=State.STOPPED),
        task(6, due_last_day=date(2026, 12, 1), deadline_kind=KIND.CONDITION),
        task(7, due_last_day=date(2026, 12, 2), gone=True),
        task(8, due_last_day=None),
    ]
    assert parent_last_day(children) == date(2026, 8, 31)
    parent = with_children(task(1, due_last_day=None, deadline_kind=KIND.UNDETERMINED), children)
    assert (parent.due_last_day, parent.deadline_source) == (date(2026, 8, 31), Source.INTERNAL)
    assert "due_last_day" in parent.inherited


@pytest.mark.parametrize(
    "own",
    [
        {"due_last_day": date(2026, 4, 30)},
        {"due_last_day": None, "deadline_kind": KIND.CONDITION},
        {"due_last_day": None, "deadline_kind": KIND.ONGOING},
    ],
)
def test_a_parent_keeps_its_own_deadline_even_a_condition(own: dict[str, Any]) -> None:
    parent = task(1, **own)
    assert with_children(parent, [task(2)]) == parent
    assert parent_last_day([]) is None


@pytest.mark.parametrize(
    ("rule", "after", "day"),
    [
        ("12-15", date(2026, 12, 15), date(2026, 12, 15)),
        ("12-15", date(2026, 12, 16), date(2027, 12, 15)),
        ("02-29", date(2026, 1, 1), date(2026, 2, 28)),
        ("20", date(2026, 11, 21), date(2026, 12, 20)),
        ("31", date(2026, 2, 1), date(2026, 2, 28)),
        ("month", date(2026, 11, 30), date(2026, 11, 30)),
        ("quarter", date(2026, 11, 20), date(2026, 12, 31)),
        ("quarter-15", date(2026, 12, 16), date(2027, 3, 15)),
        ("half", date(2026, 7, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
        ("W5", date(2026, 11, 21), date(2026, 11, 27)),
        ("week", date(2026, 11, 20), date(2026, 11, 22)),
    ],
)
def test_a_recurring_duty_gives_its_next_day(rule: str, after: date, day: date) -> None:
    assert next_occurrence(rule, after) == day


@pytest.mark.parametrize(
    "rule", ["", "x", "13-01", "0", "32", "quarter-0", "12-15-1", "W9", "Wx", "month-40", "12-0"]
)
def test_an_unknown_recurrence_is_refused(rule: str) -> None:
    with pytest.raises(BadValue, match="bad_recurrence"):
        next_occurrence(rule, date(2026, 11, 20))


@given(
    st.sampled_from(
        ["12-15", "02-29", "31", "1", "quarter", "quarter-15", "month", "week", "W1", "half", "year"]
    ),
    DAYS,
)
def test_the_next_occurrence_is_never_behind_and_is_its_own_next(rule: str, day: date) -> None:
    found = next_occurrence(rule, day)
    assert found >= day
    assert next_occurrence(rule, found) == found


@given(CALENDARS, DAYS, st.integers(1, 60), st.sampled_from(["day", "week", "month", "working_day"]))
def test_a_term_ends_on_a_working_day_after_it_was_said(
    calendar: WorkingCalendar, said: date, n: int, unit: str
) -> None:
    last = term_last_day(said, n, unit, calendar)
    assert last > said
    assert calendar.is_working(last)


def test_a_day_said_to_be_before_another_never_reaches_it() -> None:
    calendar = WorkingCalendar()
    assert rolled(SUNDAY, Source.INTERNAL, Rules(), calendar) > SUNDAY
    assert rolled(SUNDAY, Source.INTERNAL, Rules(), calendar, "trước 30/11") == SUNDAY
    assert rolled(SUNDAY, Source.HIGHER, Rules(roll_higher=True), calendar, "Trước ngày 30/11/2026") == SUNDAY

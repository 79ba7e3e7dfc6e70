"""Unanswered requests, difficulties and surprises, counted in working days."""

from datetime import date, datetime

import pytest

from tasks.model import VIETNAM
from tasks.rules import Rules
from tasks.waiting import (
    Unanswered,
    completion_unanswered,
    difficulty_public,
    no_surprise,
    unanswered,
    waited_days,
)
from tests.tasks.samples import CALENDAR, RULES

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 11, 23), Unanswered.WAITING),  # one working day
        (date(2026, 11, 24), Unanswered.WAITING),  # a day off
        (date(2026, 11, 25), Unanswered.REMIND),
        (date(2026, 11, 26), Unanswered.REMIND),
        (date(2026, 11, 27), Unanswered.OFFICE),
    ],
)
def test_two_working_days_a_reminder_and_four_the_office(today: date, step: Unanswered) -> None:
    assert unanswered(FRIDAY, today, RULES, CALENDAR) is step


def test_a_completion_waits_five_working_days() -> None:
    assert not completion_unanswered(FRIDAY, date(2026, 11, 27), RULES, CALENDAR)
    assert completion_unanswered(FRIDAY, date(2026, 11, 30), RULES, CALENDAR)


@pytest.mark.parametrize(
    ("day", "hour", "public"),
    [(20, 17, False), (22, 12, False), (23, 8, False), (23, 9, True), (25, 7, True)],
)
def test_a_difficulty_waits_a_working_day_for_the_head(day: int, hour: int, public: bool) -> None:
    told = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)
    now = datetime(2026, 11, day, hour, tzinfo=VIETNAM)
    assert difficulty_public(told, False, now, RULES, CALENDAR) is public
    assert difficulty_public(told, True, now, RULES, CALENDAR)


def test_no_push_tells_of_a_lateness_that_the_head_did_not_hear_of_before() -> None:
    assert not no_surprise(None, FRIDAY, RULES, CALENDAR)
    assert not no_surprise(FRIDAY, FRIDAY, RULES, CALENDAR)
    assert not no_surprise(FRIDAY, date(2026, 11, 22), RULES, CALENDAR)
    assert no_surprise(FRIDAY, date(2026, 11, 23), RULES, CALENDAR)
    assert no_surprise(None, FRIDAY, Rules(surprise_wait_working_days=0), CALENDAR)


def test_days_of_waiting_stand_beside_days_late() -> None:
    assert waited_days(date(2026, 11, 10), FRIDAY) == 10
    assert waited_days(None, FRIDAY) == 0

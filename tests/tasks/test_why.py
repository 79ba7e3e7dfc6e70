"""Every quá hạn says why: since when, by which words, which rule, with which extensions and holders."""

from datetime import date
from typing import Any

from hypothesis import given

from tasks.changes import Change, ChangeKind, replay
from tasks.model import DeadlineKind, Source, Standing, State, Task
from tasks.standing import verdict
from tasks.why import Reason, why
from tests.tasks.samples import CALENDAR, DAYS, RULES, TASKS, change, planned, task

TODAY = date(2026, 10, 20)


def reasons(some: Task, changes: list[Change] | None = None) -> dict[str, Reason]:
    found = why(some, verdict(some, TODAY, RULES, CALENDAR), changes or [])
    return {reason.code: reason for reason in found}


def test_an_overdue_month_of_a_plan() -> None:
    found = reasons(task(due_words="Tháng 9/2026", assigned_document="QĐ 12/QĐ-UBND"))
    assert list(found) == ["late_since", "plan_words", "ends_with_month", "stale"]
    assert found["late_since"].arguments == {
        "day": date(2026, 10, 1),
        "days": 20,
        "last_day": date(2026, 9, 30),
    }
    assert found["plan_words"].arguments == {"words": "Tháng 9/2026", "document": "QĐ 12/QĐ-UBND"}
    assert found["ends_with_month"].arguments == {"day": date(2026, 9, 30)}


def test_a_day_off_shows_both_days() -> None:
    found = reasons(task(due_last_day=date(2026, 10, 18), deadline_source=Source.INTERNAL))
    assert found["rolled"].arguments == {
        "from": date(2026, 10, 18),
        "to": date(2026, 10, 19),
        "internal": True,
    }
    assert found["late_since"].arguments["day"] == date(2026, 10, 20)


def test_extensions_and_the_first_deadline_are_told() -> None:
    moved = [
        planned(),
        change(2, ChangeKind.EXTENDED, date(2026, 9, 20), last_day="2026-10-10", paper="15/CV"),
    ]
    found = reasons(replay(moved), moved)
    assert found["extended"].arguments == {
        "old": date(2026, 9, 30),
        "new": date(2026, 10, 10),
        "paper": "15/CV",
        "on": date(2026, 9, 20),
    }
    assert found["original_deadline"].arguments == {"day": date(2026, 9, 30), "days": 20, "extensions": 1}


def test_a_new_holder_answers_only_for_the_days_since() -> None:
    changes = [planned(), change(2, ChangeKind.HANDED_OVER, date(2026, 10, 16), lead_unit_id=3)]
    some = replay(changes)
    shares = [
        r.arguments
        for r in why(some, verdict(some, TODAY, RULES, CALENDAR), changes)
        if r.code == "held_late"
    ]
    assert shares == [{"unit_id": 2, "days": 15}, {"unit_id": 3, "days": 5}]


def test_what_is_not_late_says_why_not() -> None:
    assert list(reasons(task(state=State.PAUSED, due_last_day=None))) == ["paused"]
    assert list(reasons(task(deadline_kind=DeadlineKind.CONDITION, due_words="sau khi có hướng dẫn"))) == [
        "plan_words",
        "condition",
    ]


@given(TASKS, DAYS)
def test_every_lateness_has_its_first_day(some: Task, today: date) -> None:
    found = verdict(some, today, RULES, CALENDAR)
    told: dict[str, Any] = {reason.code: reason.arguments for reason in why(some, found)}
    late = found.standing in (Standing.OVERDUE, Standing.DONE_LATE, Standing.MILESTONE_LATE)
    assert ("late_since" in told) is late
    if late and found.last_day is not None:
        assert told["late_since"]["day"] > found.last_day

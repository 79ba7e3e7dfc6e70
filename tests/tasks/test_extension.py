"""Moving deadlines: only who set one moves it, always later, and the third time is flagged."""

from datetime import date
from typing import Any

import pytest

from tasks.errors import Refused
from tasks.extension import Request, consented, request
from tasks.model import DeadlineKind, Source, State
from tests.tasks.samples import CALENDAR, RULES, task

TODAY = date(2026, 9, 21)
INSIDE: dict[str, Any] = {"deadline_source": Source.INTERNAL}


def ask(day: date, today: date = TODAY, **values: Any) -> Request:
    return request(task(**INSIDE | values), day, today, RULES, CALENDAR)


def test_what_was_set_inside_may_be_asked_for() -> None:
    assert ask(date(2026, 10, 30)) == Request(date(2026, 10, 30), 1)


def test_a_day_off_rolls_and_says_so() -> None:
    assert ask(date(2026, 10, 31)) == Request(date(2026, 11, 2), 1, ("rolled",))


def test_the_third_is_flagged_and_a_late_one_is_told() -> None:
    assert ask(date(2026, 10, 30), extensions=2).flags == ("over_limit",)
    assert ask(date(2026, 10, 30), today=date(2026, 10, 1)).flags == ("already_late",)


@pytest.mark.parametrize(
    ("values", "day", "code"),
    [
        ({"deadline_source": Source.HIGHER}, date(2026, 10, 30), "set_by_higher_body"),
        ({}, date(2026, 9, 30), "extension_not_later"),
        ({"due_last_day": date(2026, 8, 31)}, date(2026, 9, 20), "extension_past"),
        ({"due_last_day": None}, date(2026, 10, 30), "no_deadline_to_extend"),
        ({"deadline_kind": DeadlineKind.CONDITION}, date(2026, 10, 30), "no_deadline_to_extend"),
        ({"state": State.AWAITING}, date(2026, 10, 30), "task_finished"),
        ({"state": State.STOPPED}, date(2026, 10, 30), "task_left"),
    ],
)
def test_refusals(values: dict[str, Any], day: date, code: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(day, **values)
    assert refused.value.code == code


def test_a_higher_body_moves_its_deadline_by_paper_only() -> None:
    from_above = task()
    moved = consented(from_above, date(2026, 10, 31), "88/UBND-KT ngày 20/9/2026", TODAY, RULES, CALENDAR)
    assert moved == Request(date(2026, 10, 31), 1, ("day_off",))  # its calendar day stays
    with pytest.raises(Refused, match="consent_without_paper"):
        consented(from_above, date(2026, 10, 31), " ", TODAY, RULES, CALENDAR)

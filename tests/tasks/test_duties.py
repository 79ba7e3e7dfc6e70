"""A nhiệm vụ by its own words first, else by its đầu việc."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tasks.duties import Duty, judged_duties
from tasks.model import DeadlineKind, NodeType, Standing, State, Task
from tasks.rules import Rules
from tasks.statistics import judged
from tests.tasks.samples import CALENDAR, DAYS, RULES, TASKS, task

TODAY = date(2026, 11, 20)
BARE: dict[str, Any] = {
    "due_last_day": None,
    "deadline_kind": DeadlineKind.UNDETERMINED,
    "lead_unit_id": None,
}
DONE = {"state": State.DONE, "done_on": date(2026, 9, 10)}
S = Standing


def only(*items: dict[str, Any], rules: Rules = RULES, **own: Any) -> Duty:
    group = task(2, node_type=NodeType.GROUP, parent_id=1, **BARE)
    works = [task(n, node_type=NodeType.WORK, parent_id=2, **values) for n, values in enumerate(items, 3)]
    (found,) = judged_duties([task(1, **BARE | own), group, *works], TODAY, rules, CALENDAR)
    return found


def test_a_duty_ahead_with_two_late_items_is_in_time_and_says_so() -> None:
    found = only({}, {}, DONE, due_last_day=date(2026, 12, 31), deadline_kind=DeadlineKind.MONTH)
    assert found.verdict.standing is S.IN_TIME
    assert [item.id for item in found.overdue_items] == [3, 4]


def test_without_a_deadline_it_takes_the_last_of_its_items_through_a_group() -> None:
    found = only({}, {"due_last_day": date(2026, 10, 31)})
    assert (found.verdict.standing, found.verdict.last_day) == (S.OVERDUE, date(2026, 10, 31))


def test_all_items_done_is_done_on_the_day_of_the_last() -> None:
    found = only(DONE, DONE | {"done_on": date(2026, 10, 2)})
    assert (found.verdict.standing, found.task.done_on) == (S.DONE_LATE, date(2026, 10, 2))
    assert "by_items" in found.verdict.reasons


def test_one_item_awaiting_keeps_the_duty_awaiting() -> None:
    found = only(DONE, DONE | {"state": State.AWAITING})
    assert (found.task.state, found.verdict.standing) == (State.AWAITING, S.DONE_IN_TIME)


def test_an_item_done_on_an_unknown_day_makes_no_duty_late() -> None:
    found = only(DONE | {"done_on": date(2026, 10, 2)}, {"state": State.DONE})
    assert found.verdict.standing is S.DONE_IN_TIME


def test_items_that_left_are_not_waited_for() -> None:
    assert only(DONE, {"state": State.STOPPED}).verdict.standing is S.DONE_IN_TIME
    assert only({"state": State.STOPPED}).task.state is State.NOT_STARTED


def test_its_own_word_comes_first() -> None:
    assert only({}, state=State.STOPPED).verdict.standing is S.LEFT
    assert only({}, state=State.PAUSED).verdict.standing is S.NO_DEADLINE


def test_begun_with_its_first_item() -> None:
    assert only({"state": State.IN_PROGRESS}, {}).task.state is State.IN_PROGRESS


def test_a_duty_of_unreviewed_items_is_unreviewed_even_after_its_last_one() -> None:
    found = only(
        {},
        {},
        rules=Rules(start_of_use=date(2026, 10, 1)),
        due_last_day=date(2026, 10, 15),
        deadline_kind=DeadlineKind.DAY,
    )
    assert found.verdict.standing is S.UNREVIEWED


@given(st.lists(TASKS, max_size=12, unique_by=lambda t: t.id), DAYS)
def test_every_item_of_a_duty_is_an_item_of_the_statistics(tree: list[Task], today: date) -> None:
    items = {t.id for t, _ in judged(tree, today, RULES, CALENDAR)}
    for duty in judged_duties(tree, today, RULES, CALENDAR):
        own = {t.id for t, _ in duty.items} | ({duty.task.id} & items)
        assert own <= items
        late = duty.verdict.standing is S.OVERDUE
        assert not late or (duty.verdict.last_day is not None and duty.verdict.last_day < today)

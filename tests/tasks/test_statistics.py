"""The official statistics: what counts, the four cells that add up, and two rates with their denominators."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.calendar import WorkingCalendar
from tasks.model import DeadlineKind, NodeType, Standing, State, Task
from tasks.rules import Rules
from tasks.statistics import Rate, Statistics, count, duties, group, judged, leaves, tally
from tests.tasks.samples import CALENDAR, CALENDARS, DAYS, RULE_SETS, RULES, TASKS, task

TODAY = date(2026, 11, 20)
BARE: dict[str, Any] = {
    "due_last_day": None,
    "deadline_kind": DeadlineKind.UNDETERMINED,
    "lead_unit_id": None,
}
N = NodeType


def ids(tasks: tuple[Task, ...]) -> list[int]:
    return [each.id for each in tasks]


def node(id: int, node_type: NodeType, parent: int | None = None, **values: Any) -> Task:
    return task(id, node_type=node_type, parent_id=parent, **values)


PLAN = [
    node(1, N.SECTION, **BARE),
    node(2, N.TASK, 1),  # one row: duty and item in one
    node(3, N.STEP, 2),
    node(4, N.TASK, 1, **BARE),  # works below
    node(5, N.GROUP, 4),
    node(6, N.WORK, 5),
    node(7, N.WORK, 5),
    node(8, N.TASK, 1, **BARE),  # indicators below, only one with a deadline of its own
    node(9, N.INDICATOR, 8),
    node(10, N.WORK, 9, **BARE),
    node(11, N.TASK, 1, **BARE),  # nothing of its own anywhere: counts all the same
    node(12, N.WORK, 11, **BARE),
]


def test_items_are_the_lowest_nodes_with_something_of_their_own() -> None:
    assert ids(leaves(PLAN)) == [2, 6, 7, 9, 11]
    assert ids(duties(PLAN)) == [2, 4, 8, 11]


def test_what_is_only_inherited_is_not_its_own() -> None:
    below = node(2, N.WORK, 1, inherited=("lead_unit_id", "due_last_day"))
    assert ids(leaves([node(1, N.TASK), below])) == [1]
    assert ids(leaves([node(1, N.TASK), node(2, N.WORK, 1, inherited=("lead_unit_id",))])) == [2]


def test_a_node_that_went_from_the_plan_is_not_there() -> None:
    assert ids(leaves([node(1, N.TASK), node(2, N.WORK, 1, gone=True)])) == [1]


def test_a_parent_whose_works_belong_to_another_unit_is_no_item_for_its_own_unit_either() -> None:
    tree = [node(1, N.TASK, lead_unit_id=2), node(2, N.WORK, 1, lead_unit_id=3)]
    assert judged(tree, TODAY, RULES, CALENDAR, within={1}) == []
    assert [t.id for t, _ in judged(tree, TODAY, RULES, CALENDAR, within={1, 2})] == [2]


def test_direct_assignments_are_duty_and_item_in_one() -> None:
    given_by_chat = [node(1, N.TASK), node(2, N.TASK)]
    found = count(given_by_chat, TODAY, RULES, CALENDAR)
    assert (found.duties, found.items) == (2, 2)


def test_parents_in_a_circle_end() -> None:
    circle = [node(1, N.TASK, 2, **BARE), node(2, N.TASK, 1, **BARE)]
    assert len(leaves(circle)) <= 2


def test_the_cells() -> None:
    tasks = [
        task(1, state=State.DONE, done_on=date(2026, 9, 1)),
        task(2, state=State.AWAITING, done_on=date(2026, 9, 2)),
        task(3, state=State.DONE, done_on=date(2026, 10, 2)),
        task(4, state=State.AWAITING, done_on=date(2026, 10, 3)),
        task(5, due_last_day=date(2026, 12, 31)),
        task(6, due_last_day=date(2026, 11, 23)),
        task(7),
        task(8, reported_on=date(2026, 10, 5)),
        task(9, deadline_kind=DeadlineKind.CONDITION),
        task(10, deadline_kind=DeadlineKind.ONGOING),
        task(11, state=State.PAUSED),
        task(12, state=State.STOPPED),
        task(13, state=State.TRANSFERRED),
        task(14, due_last_day=date(2026, 3, 31)),
    ]
    found = count(tasks, TODAY, Rules(start_of_use=date(2026, 4, 1)), CALENDAR)
    assert found == Statistics(
        duties=14,
        items=14,
        done_in_time=2,
        done_in_time_awaiting=1,
        done_late=2,
        done_late_awaiting=1,
        open_in_time=2,
        due_soon=1,
        overdue=2,
        overdue_stale=1,
        no_deadline=3,
        ongoing=1,
        unreviewed=1,
        stopped=1,
        transferred=1,
        due=6,
        due_done=4,
        due_done_in_time=2,
        overdue_ids=(7, 8),
        left_ids=(12, 13),
    )
    assert (found.done, found.open, found.left, found.total) == (4, 4, 2, 11)
    assert found.rate_of_due == Rate(4, 6)
    assert found.in_time_of_due == Rate(2, 6)
    assert found.rate_of_all == Rate(4, 11)


def test_done_ahead_of_its_day_is_not_yet_due() -> None:
    found = count(
        [task(1, state=State.DONE, done_on=TODAY, due_last_day=date(2026, 12, 31))], TODAY, RULES, CALENDAR
    )
    assert (found.due, found.done, found.rate_of_due.percent, found.rate_of_all.percent) == (
        0,
        1,
        None,
        100.0,
    )


def test_nothing_due_has_no_rate() -> None:
    found = count([], TODAY, RULES, CALENDAR)
    assert (found.rate_of_due.percent, found.rate_of_all.percent) == (None, None)


def test_a_duty_ahead_with_a_late_item() -> None:
    tree = [node(1, N.TASK, due_last_day=date(2026, 12, 31)), node(2, N.WORK, 1), node(3, N.WORK, 1)]
    found = count(tree, TODAY, RULES, CALENDAR)
    assert (found.duties, found.items, found.overdue_ids) == (1, 2, (2, 3))


def test_an_item_led_by_a_unit_takes_the_last_deadline_below_it() -> None:
    tree = [
        node(1, N.TASK, **BARE | {"lead_unit_id": 2}),
        node(2, N.WORK, 1, inherited=("due_last_day", "lead_unit_id")),
    ]
    ((item, found),) = judged(tree, TODAY, RULES, CALENDAR)
    assert (item.id, found.standing, found.last_day) == (1, Standing.OVERDUE, date(2026, 9, 30))


def test_groups_keep_the_order_of_their_first_task() -> None:
    pairs = judged(
        [task(1, lead_unit_id=3), task(2, lead_unit_id=2), task(3, lead_unit_id=3)], TODAY, RULES, CALENDAR
    )
    found = group(pairs, lambda t: t.lead_unit_id, TODAY)
    assert [(unit, stats.items) for unit, stats in found.items()] == [(3, 2), (2, 1)]


TREES = st.lists(TASKS, max_size=12, unique_by=lambda t: t.id)


@given(TREES, DAYS, RULE_SETS, CALENDARS)
def test_every_item_stands_in_exactly_one_cell(
    tree: list[Task], today: date, rules: Rules, calendar: WorkingCalendar
) -> None:
    found = count(tree, today, rules, calendar)
    assert found.total + found.left + found.unreviewed == found.items == len(leaves(tree))
    assert found.due_done_in_time <= found.due_done <= found.due <= found.total
    assert found.overdue_stale <= found.overdue == len(found.overdue_ids)


@given(TREES, DAYS, RULE_SETS, CALENDARS)
def test_groups_add_up_to_the_whole(
    tree: list[Task], today: date, rules: Rules, calendar: WorkingCalendar
) -> None:
    pairs = judged(tree, today, rules, calendar)
    whole = tally(pairs, today)
    parts = group(pairs, lambda t: t.lead_unit_id, today).values()
    for cell in (
        "items",
        "done_in_time",
        "done_late",
        "open_in_time",
        "overdue",
        "no_deadline",
        "unreviewed",
        "due",
    ):
        assert sum(getattr(part, cell) for part in parts) == getattr(whole, cell)


@given(TREES)
def test_no_item_lies_above_another(tree: list[Task]) -> None:
    by_id = {t.id: t for t in tree if not t.gone}
    items = {t.id for t in leaves(tree)}
    for item in items:
        seen, parent = {item}, by_id[item].parent_id
        while parent in by_id and parent not in seen:
            assert parent not in items
            seen.add(parent)
            parent = by_id[parent].parent_id


@pytest.mark.parametrize("node_type", [N.STEP, N.PHASE, N.SOLUTION, N.SECTION, N.OWNER, N.GROUP])
def test_steps_and_containers_never_count(node_type: NodeType) -> None:
    assert leaves([node(1, node_type)]) == ()

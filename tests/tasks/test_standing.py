"""Where a task stands on a day: every rung of the ladder, its borders, and what must never happen."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from tasks.calendar import WorkingCalendar
from tasks.model import (
    CONTAINERS,
    MILESTONES,
    TIMELESS,
    DeadlineKind,
    NodeType,
    Source,
    Standing,
    State,
    Task,
)
from tasks.rules import Rules
from tasks.standing import Verdict, stale, standing, verdict
from tests.tasks.samples import CALENDAR, CALENDARS, DAYS, RULE_SETS, RULES, TASKS, task

TODAY = date(2026, 11, 20)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
S = Standing


def judge(today: date = TODAY, rules: Rules = RULES, **values: Any) -> Verdict:
    return verdict(task(**values), today, rules, CALENDAR)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # BLDS 148 k6: the last day itself is in time until 24:00
        ({"due_last_day": TODAY}, S.DUE_SOON),
        ({"due_last_day": YESTERDAY}, S.OVERDUE),
        ({"due_last_day": TODAY + timedelta(7)}, S.DUE_SOON),
        ({"due_last_day": TODAY + timedelta(8)}, S.IN_TIME),
        # a deadline given as a day is due soon only three days before
        ({"due_last_day": TODAY + timedelta(3), "deadline_kind": DeadlineKind.DAY}, S.DUE_SOON),
        ({"due_last_day": TODAY + timedelta(4), "deadline_kind": DeadlineKind.DAY}, S.IN_TIME),
        ({"state": State.DONE, "done_on": date(2026, 9, 30)}, S.DONE_IN_TIME),
        ({"state": State.DONE, "done_on": date(2026, 10, 1)}, S.DONE_LATE),
        ({"state": State.AWAITING, "done_on": date(2026, 9, 30)}, S.DONE_IN_TIME),
        ({"state": State.AWAITING, "done_on": date(2026, 10, 1)}, S.DONE_LATE),
        ({"state": State.DONE, "submitted_on": date(2026, 10, 1)}, S.DONE_LATE),
        (
            {"state": State.DONE, "due_last_day": None, "deadline_kind": DeadlineKind.CONDITION},
            S.DONE_IN_TIME,
        ),
        ({"state": State.PAUSED}, S.NO_DEADLINE),
        ({"deadline_kind": DeadlineKind.CONDITION}, S.NO_DEADLINE),
        ({"deadline_kind": DeadlineKind.UNDETERMINED}, S.NO_DEADLINE),
        ({"deadline_kind": DeadlineKind.ONGOING}, S.ONGOING),
        ({"due_last_day": None}, S.NO_DEADLINE),
        ({"state": State.STOPPED}, S.LEFT),
        ({"state": State.TRANSFERRED}, S.LEFT),
        ({"gone": True, "state": State.DONE}, S.LEFT),
        ({"node_type": NodeType.STEP}, S.MILESTONE_LATE),
        ({"node_type": NodeType.PHASE, "due_last_day": date(2026, 12, 31)}, S.IN_TIME),
        ({"node_type": NodeType.SECTION}, S.NO_DEADLINE),
        ({"node_type": NodeType.GROUP, "state": State.DONE}, S.NO_DEADLINE),
    ],
)
def test_the_ladder(values: dict[str, Any], expected: Standing) -> None:
    assert judge(**values).standing is expected


def test_days_are_counted_from_the_day_after_the_last_day() -> None:
    late = judge(due_last_day=date(2026, 11, 18))
    assert (late.days_late, late.days_left) == (2, -2)
    ahead = judge(due_last_day=TOMORROW)
    assert (ahead.days_late, ahead.days_left) == (0, 1)
    finished = judge(state=State.DONE, done_on=date(2026, 10, 3))
    assert (finished.days_late, finished.days_left) == (3, None)


def test_a_slow_confirmation_makes_nobody_late() -> None:
    found = judge(state=State.AWAITING, done_on=date(2026, 9, 29), submitted_on=date(2026, 9, 29))
    assert (found.standing, found.days_late) == (S.DONE_IN_TIME, 0)
    assert "awaiting" in found.reasons


def test_done_in_time_but_told_late_is_reported_late_and_never_overdue() -> None:
    found = judge(state=State.AWAITING, done_on=date(2026, 9, 29), submitted_on=date(2026, 10, 5))
    assert found.standing is S.DONE_IN_TIME
    assert "reported_late" in found.reasons


def test_a_finished_task_of_unknown_day_is_not_called_late() -> None:
    found = judge(state=State.DONE)
    assert found.standing is S.DONE_IN_TIME
    assert "done_day_unknown" in found.reasons


class TestStartOfUse:
    """A task due before the start of use and never reported is chưa rà soát until its unit settles it."""

    rules = Rules(start_of_use=date(2026, 10, 1))

    def test_never_reported_is_unreviewed(self) -> None:
        assert judge(rules=self.rules).standing is S.UNREVIEWED

    def test_due_on_the_day_itself_counts(self) -> None:
        assert judge(rules=self.rules, due_last_day=date(2026, 10, 1)).standing is S.OVERDUE

    def test_without_a_start_of_use_every_task_counts(self) -> None:
        assert judge().standing is S.OVERDUE

    @pytest.mark.parametrize(
        "values",
        [
            {"reviewed": True},
            {"reported_on": date(2026, 10, 5)},
            {"last_report_at": datetime(2026, 10, 5, tzinfo=UTC)},
        ],
    )
    def test_settled_or_reported_counts(self, values: dict[str, Any]) -> None:
        assert judge(rules=self.rules, **values).standing is S.OVERDUE

    def test_a_step_of_then_is_not_late_either(self) -> None:
        assert judge(rules=self.rules, node_type=NodeType.STEP).standing is S.NO_DEADLINE

    def test_done_stays_done(self) -> None:
        found = judge(rules=self.rules, state=State.DONE, done_on=date(2026, 9, 1))
        assert found.standing is S.DONE_IN_TIME


class TestRolling:
    """Internal deadlines move off a day off (BLDS 148 k5), a higher body's calendar day stays."""

    last = date(2026, 11, 22)  # a Sunday

    def test_internal_is_in_time_on_monday(self) -> None:
        values: dict[str, Any] = {"due_last_day": self.last, "deadline_source": Source.INTERNAL}
        found = judge(date(2026, 11, 23), **values)
        assert (found.standing, found.last_day) == (S.DUE_SOON, date(2026, 11, 23))
        assert "rolled" in found.reasons
        # Monday 23/11 is worked, Tuesday 24/11 is a day off: late all the same
        assert judge(date(2026, 11, 24), **values).standing is S.OVERDUE

    def test_higher_is_overdue_on_monday(self) -> None:
        assert judge(date(2026, 11, 23), due_last_day=self.last).standing is S.OVERDUE


class TestInternalDeadline:
    """Past the internal deadline a task is chậm so với hạn nội bộ, never quá hạn."""

    def test_late_inside_only(self) -> None:
        found = judge(due_last_day=date(2026, 12, 31), internal_last_day=date(2026, 11, 10))
        assert found.standing is S.IN_TIME
        assert found.internal_late

    def test_measured_on_the_day_of_completion(self) -> None:
        values: dict[str, Any] = {
            "due_last_day": date(2026, 12, 31),
            "internal_last_day": date(2026, 11, 10),
            "state": State.DONE,
        }
        assert not judge(done_on=date(2026, 11, 10), **values).internal_late
        assert judge(done_on=date(2026, 11, 11), **values).internal_late

    def test_not_while_paused(self) -> None:
        assert not judge(internal_last_day=date(2026, 11, 10), state=State.PAUSED).internal_late


def test_an_extension_hides_nothing() -> None:
    found = judge(due_last_day=date(2026, 11, 30), original_last_day=date(2026, 9, 30), extensions=1)
    assert found.standing is S.IN_TIME or found.standing is S.DUE_SOON
    assert found.days_late_original == 51
    assert "extended" in found.reasons


def test_an_overdue_without_news_may_well_be_done() -> None:
    silent = task(last_report_at=datetime(2026, 9, 30, 5, tzinfo=UTC))
    told = task(last_report_at=datetime(2026, 9, 30, 18, tzinfo=UTC))  # 1/10 in Vietnam
    assert "stale" in verdict(silent, TODAY, RULES, CALENDAR).reasons
    assert "stale" not in verdict(told, TODAY, RULES, CALENDAR).reasons
    assert not stale(silent, Verdict(S.NO_DEADLINE))


class TestRecurring:
    """A duty without a day of its own always looks ahead; an occurrence made as a task has its day."""

    def test_looks_ahead(self) -> None:
        found = judge(deadline_kind=DeadlineKind.RECURRING, due_last_day=None, due_rule="12-15")
        assert (found.standing, found.last_day) == (S.IN_TIME, date(2026, 12, 15))
        assert judge(deadline_kind=DeadlineKind.RECURRING, due_last_day=None).standing is S.ONGOING

    def test_an_occurrence_can_be_late(self) -> None:
        found = judge(deadline_kind=DeadlineKind.RECURRING, due_last_day=YESTERDAY, due_rule="12-15")
        assert found.standing is S.OVERDUE


@given(TASKS, DAYS, RULE_SETS, CALENDARS)
def test_nothing_without_a_day_that_counts_is_ever_overdue(
    some: Task, today: date, rules: Rules, calendar: WorkingCalendar
) -> None:
    found = verdict(some, today, rules, calendar)
    if (
        some.deadline_kind in TIMELESS
        or some.state not in (State.NOT_STARTED, State.IN_PROGRESS)
        or some.node_type in (*CONTAINERS, *MILESTONES)
        or some.gone
        or (some.due_last_day is None)
    ):
        assert found.standing is not S.OVERDUE
    if found.standing is S.OVERDUE:
        assert found.last_day is not None and found.last_day < today
        assert found.days_late == (today - found.last_day).days


@given(TASKS, DAYS, RULE_SETS, CALENDARS)
def test_a_verdict_is_total_and_consistent(
    some: Task, today: date, rules: Rules, calendar: WorkingCalendar
) -> None:
    found = verdict(some, today, rules, calendar)
    assert standing(some, today, rules, calendar) is found.standing
    late = found.standing in (S.OVERDUE, S.DONE_LATE, S.MILESTONE_LATE)
    assert (found.days_late > 0) is late
    assert len(set(found.reasons)) == len(found.reasons)


@given(TASKS, DAYS, RULE_SETS, CALENDARS)
def test_an_open_task_once_overdue_stays_so(
    some: Task, today: date, rules: Rules, calendar: WorkingCalendar
) -> None:
    if standing(some, today, rules, calendar) is S.OVERDUE:
        assert standing(some, today + timedelta(1), rules, calendar) is S.OVERDUE


@given(TASKS, DAYS, DAYS, CALENDARS)
def test_rolling_never_makes_anything_late(
    some: Task, today: date, other: date, calendar: WorkingCalendar
) -> None:
    kept = standing(some, today, Rules(roll_internal=False), calendar)
    rolled = standing(some, today, Rules(roll_internal=True, roll_higher=True), calendar)
    if kept not in (S.OVERDUE, S.DONE_LATE, S.MILESTONE_LATE):
        assert rolled not in (S.OVERDUE, S.DONE_LATE, S.MILESTONE_LATE)

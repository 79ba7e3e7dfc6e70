"""The journal makes the task: one step a kind, two time axes, undo, correction, and what was sent back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.changes import Change, ChangeKind, apply, as_of, live, replay
from tasks.errors import NotFound, Refused
from tasks.facts import to_data
from tasks.history import extensions, holdings, late_days
from tasks.model import DeadlineKind, Source, State, Task
from tests.tasks.samples import TASKS, change, histories, planned

K = ChangeKind


def after(*steps: tuple[ChangeKind, Mapping[str, Any]], **plan: Any) -> Task:
    changes = [planned(**plan)]
    for seq, (kind, data) in enumerate(steps, 2):
        changes.append(change(seq, kind, date(2026, 3, seq), **data))
    return replay(changes)


def test_a_plan_s_task_keeps_its_first_deadline_beside_the_one_in_force() -> None:
    found = after()
    assert (found.id, found.due_last_day, found.original_last_day) == (
        1,
        date(2026, 9, 30),
        date(2026, 9, 30),
    )
    assert (found.state, found.deadline_kind, found.version) == (State.NOT_STARTED, DeadlineKind.MONTH, 1)


class TestReport:
    """What a report says counts; what it leaves out stays as before."""

    def test_figures_set_a_task_going(self) -> None:
        found = after((K.REPORTED, {"percent": 40}))
        assert (found.state, found.percent, found.reported_on) == (State.IN_PROGRESS, 40, date(2026, 3, 2))

    def test_a_difficulty_alone_does_not_say_that_work_began(self) -> None:
        found = after((K.REPORTED, {"difficulty": "chưa cấp kinh phí"}))
        assert (found.state, found.difficulty) == (State.NOT_STARTED, "chưa cấp kinh phí")
        assert after((K.REPORTED, {"percent": 0})).state is State.NOT_STARTED

    def test_null_keeps_and_empty_clears_a_difficulty(self) -> None:
        steps: list[tuple[ChangeKind, Mapping[str, Any]]] = [
            (K.REPORTED, {"percent": 40, "difficulty": "thiếu máy"})
        ]
        kept = after(*steps, (K.REPORTED, {"quantity": 3, "percent": None, "difficulty": None}))
        assert (kept.percent, kept.quantity_done, kept.difficulty) == (40, 3, "thiếu máy")
        assert after(*steps, (K.REPORTED, {"difficulty": ""})).difficulty == ""

    def test_in_period_counts_add_up_and_cumulative_ones_replace(self) -> None:
        found = after((K.REPORTED, {"quantity": 3}), (K.REPORTED, {"quantity_added": 2}))
        assert found.quantity_done == 5
        assert after((K.REPORTED, {"quantity": 3}), (K.REPORTED, {"quantity": 4})).quantity_done == 4

    def test_done_awaits_confirmation_unless_evidence_suffices(self) -> None:
        found = after((K.REPORTED, {"state": "done", "done_on": "2026-03-01"}))
        assert (found.state, found.done_on, found.submitted_on) == (
            State.AWAITING,
            date(2026, 3, 1),
            date(2026, 3, 2),
        )
        assert after((K.REPORTED, {"state": "done", "accepted": True})).state is State.DONE
        assert after((K.REPORTED, {"state": "awaiting"})).done_on == date(2026, 3, 2)

    def test_more_words_on_a_finished_task_leave_it_finished(self) -> None:
        found = after((K.COMPLETED_SUBMITTED, {}), (K.REPORTED, {"difficulty": "không"}))
        assert found.state is State.AWAITING

    def test_waiting_remembers_since_when(self) -> None:
        found = after(
            (K.REPORTED, {"waiting_for": "Sở Tài chính"}), (K.REPORTED, {"waiting_for": "Sở Tài chính"})
        )
        assert found.waiting_since == date(2026, 3, 2)
        assert (
            after((K.REPORTED, {"waiting_for": "x"}), (K.REPORTED, {"waiting_for": ""})).waiting_since is None
        )

    def test_paused_by_report_keeps_its_reason(self) -> None:
        found = after((K.REPORTED, {"state": "paused", "paper": "CV 9/SKHCN"}))
        assert (found.state, found.paper) == (State.PAUSED, "CV 9/SKHCN")


class TestCompletion:
    """Submitted, confirmed, sent back."""

    def test_confirmed_keeps_the_day_of_the_product(self) -> None:
        found = after((K.COMPLETED_SUBMITTED, {"done_on": "2026-02-27"}), (K.COMPLETION_CONFIRMED, {}))
        assert (found.state, found.done_on) == (State.DONE, date(2026, 2, 27))

    def test_sent_back_goes_on(self) -> None:
        found = after((K.COMPLETED_SUBMITTED, {}), (K.SENT_BACK, {}))
        assert (found.state, found.done_on, found.sent_back_on) == (State.IN_PROGRESS, None, date(2026, 3, 3))

    def test_what_was_sent_back_counts_only_from_the_submission_accepted(self) -> None:
        steps = [(K.COMPLETED_SUBMITTED, {"done_on": "2026-03-01"}), (K.SENT_BACK, {})]
        again = after(*steps, (K.COMPLETED_SUBMITTED, {"done_on": "2026-03-01"}))
        assert again.done_on == date(2026, 3, 4)
        newer = after(*steps, (K.COMPLETED_SUBMITTED, {"done_on": "2026-03-03"}))
        assert newer.done_on == date(2026, 3, 3)

    def test_a_submission_sent_back_later_was_never_done_as_known_now(self) -> None:
        changes = [
            planned(),
            change(2, K.COMPLETED_SUBMITTED, date(2026, 9, 28), percent=100),
            change(3, K.SENT_BACK, date(2026, 10, 5)),
        ]
        now = as_of(changes, date(2026, 9, 30))
        then = as_of(changes, date(2026, 9, 30), known_at=changes[1].recorded_at)
        assert now is not None and then is not None
        assert (now.state, now.done_on, now.percent) == (State.IN_PROGRESS, None, None)
        assert (then.state, then.done_on, then.percent) == (State.AWAITING, date(2026, 9, 28), 100)

    def test_the_share_before_a_submission_sent_back_stands_again(self) -> None:
        found = after(
            (K.REPORTED, {"percent": 60, "quantity": 20}),
            (K.COMPLETED_SUBMITTED, {"percent": 100}),
            (K.SENT_BACK, {}),
        )
        assert (found.percent, found.quantity_done) == (60, 20)


class TestDeadline:
    """Only an act of who set it moves a deadline; the first one stays beside it."""

    def test_extended(self) -> None:
        found = after((K.EXTENDED, {"last_day": "2026-10-31"}), (K.EXTENDED, {"last_day": "2026-11-30"}))
        assert (found.due_last_day, found.original_last_day) == (date(2026, 11, 30), date(2026, 9, 30))
        assert (found.extensions, found.deadline_kind) == (2, DeadlineKind.DAY)

    def test_a_consent_that_was_only_asked_for_moves_nothing(self) -> None:
        assert after((K.EXTENSION_NOTED, {"last_day": "2026-10-31"})).due_last_day == date(2026, 9, 30)

    def test_a_revised_plan_moves_it_and_keeps_the_first(self) -> None:
        found = after(
            (K.REPLANNED, {"due_last_day": "2026-12-31", "title": "Việc mới", "original_last_day": None})
        )
        assert (found.due_last_day, found.original_last_day, found.title) == (
            date(2026, 12, 31),
            date(2026, 9, 30),
            "Việc mới",
        )

    def test_the_first_deadline_of_an_undated_task_is_its_original(self) -> None:
        found = after((K.REPLANNED, {"due_last_day": "2026-12-31"}), due_last_day=None)
        assert found.original_last_day == date(2026, 12, 31)

    def test_internal_beside_the_official_one(self) -> None:
        found = after((K.INTERNAL_DEADLINE_SET, {"last_day": "2026-09-15"}))
        assert (found.internal_last_day, found.due_last_day) == (date(2026, 9, 15), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("kind", "data", "field", "value"),
    [
        (K.GONE, {}, "gone", True),
        (K.RENUMBERED, {"path": "II.3"}, "path", "II.3"),
        (K.ASSIGNED, {"assigned_by": "Giám đốc"}, "assigned_by", "Giám đốc"),
        (K.HANDED_OVER, {"lead_unit_id": 3}, "lead_person_id", None),
        (K.HANDED_OVER, {"lead_person_id": 8}, "lead_person_id", 8),
        (K.HANDED_OVER, {"lead_unit_id": 3, "lead_person_id": 8}, "lead_person_id", 8),
        (K.REVIEWED, {"state": "done", "done_on": "2026-02-01"}, "done_on", date(2026, 2, 1)),
        (K.REVIEWED, {}, "reviewed", True),
        (K.STOPPED, {"paper": "3/QĐ"}, "paper", "3/QĐ"),
        (K.TRANSFERRED, {}, "state", State.TRANSFERRED),
        (K.PAUSED, {}, "state", State.PAUSED),
        (K.REPLANNED, {"deadline_source": "internal"}, "deadline_source", Source.INTERNAL),
        (K.REPLANNED, {"coordinating_unit_ids": [3, 4]}, "coordinating_unit_ids", (3, 4)),
        (K.URGED, {"state": "done"}, "state", State.NOT_STARTED),
    ],
)
def test_one_step_a_kind(kind: ChangeKind, data: Mapping[str, Any], field: str, value: object) -> None:
    assert getattr(after((kind, data), lead_person_id=5), field) == value


def test_gone_and_returned_resumed_after_a_pause() -> None:
    assert not after((K.GONE, {}), (K.RETURNED, {"path": "III.1"})).gone
    assert after((K.PAUSED, {"paper": "x"}), (K.RESUMED, {})).state is State.IN_PROGRESS


class TestUndo:
    """As known now, what was undone never happened."""

    def test_undone(self) -> None:
        changes = [planned(), change(2, K.REPORTED, date(2026, 3, 1), percent=40)]
        changes.append(change(3, K.UNDONE, date(2026, 3, 5), reverts=2))
        found = replay(changes)
        assert (found.percent, found.state, found.reported_on, found.version) == (
            None,
            State.NOT_STARTED,
            None,
            3,
        )

    def test_undone_is_gone_from_the_past_too(self) -> None:
        changes = [planned(), change(2, K.REPORTED, date(2026, 3, 1), percent=40)]
        changes.append(change(3, K.UNDONE, date(2026, 3, 5), reverts=2))
        past = as_of(changes, date(2026, 3, 2))
        known_then = as_of(changes, date(2026, 3, 2), known_at=changes[1].recorded_at)
        assert past is not None and past.percent is None
        assert known_then is not None and known_then.percent == 40

    def test_an_undone_undo_reverts_nothing(self) -> None:
        changes = [planned(), change(2, K.REPORTED, date(2026, 3, 1), percent=40)]
        changes += [
            change(3, K.UNDONE, date(2026, 3, 5), reverts=2),
            change(4, K.UNDONE, date(2026, 3, 6), reverts=3),
        ]
        assert replay(changes).percent == 40

    def test_a_task_whose_creation_was_undone_is_not_there(self) -> None:
        changes = [planned(), change(2, K.UNDONE, date(2026, 3, 5), reverts=1)]
        with pytest.raises(NotFound, match="no_such_task"):
            replay(changes)

    def test_an_undo_alone_cannot_be_applied(self) -> None:
        with pytest.raises(Refused, match="needs_history"):
            apply(replay([planned()]), change(2, K.UNDONE, date(2026, 3, 5), reverts=1))
        with pytest.raises(NotFound):
            apply(None, change(1, K.REPORTED, date(2026, 3, 5)))


def test_mending_an_older_report_does_not_overwrite_a_newer_one() -> None:
    changes = [
        planned(),
        change(2, K.REPORTED, date(2026, 3, 1), percent=60),
        change(3, K.REPORTED, date(2026, 3, 10), percent=80),
        change(4, K.CORRECTED, date(2026, 3, 1), recorded_on=date(2026, 3, 12), percent=70, reverts=2),
    ]
    assert replay(changes).percent == 80
    then = as_of(changes, date(2026, 3, 5))
    assert then is not None and then.percent == 70


def test_a_late_report_counts_on_the_day_it_was_true_but_not_in_what_was_known() -> None:
    late = change(2, K.REPORTED, date(2026, 10, 10), recorded_on=date(2026, 10, 20), percent=90)
    cut_off = date(2026, 10, 14)
    locked_at = change(9, K.REPORTED, cut_off).recorded_at
    now, locked = as_of([planned(), late], cut_off), as_of([planned(), late], cut_off, known_at=locked_at)
    assert now is not None and locked is not None
    assert (now.percent, locked.percent) == (90, None)


def test_a_task_is_not_there_before_its_plan() -> None:
    assert as_of([planned()], date(2026, 1, 14)) is None
    assert as_of([planned()], date(2026, 1, 15)) is not None
    assert as_of([], date.max) is None


def test_lateness_stays_with_whoever_held_the_task_on_each_day() -> None:
    changes = [planned(), change(2, K.HANDED_OVER, date(2026, 10, 16), lead_unit_id=3)]
    held = holdings(changes)
    assert [(h.since, h.unit_id) for h in held] == [(date(2026, 1, 15), 2), (date(2026, 10, 16), 3)]
    # overdue 20 days, 15 of them before the new unit took over
    assert late_days(date(2026, 9, 30), date(2026, 10, 20), held) == ((2, 15), (3, 5))
    assert late_days(date(2026, 10, 20), date(2026, 10, 20), held) == ()


def test_extensions_are_told_with_their_papers() -> None:
    changes = [planned(), change(2, K.EXTENDED, date(2026, 9, 20), last_day="2026-10-31", paper="15/CV")]
    (found,) = extensions(changes)
    assert (found.old, found.new, found.paper) == (date(2026, 9, 30), date(2026, 10, 31), "15/CV")


@given(histories(), st.integers(1, 9))
def test_what_is_known_at_a_moment_is_the_replay_of_what_was_recorded_by_then(
    changes: list[Change], length: int
) -> None:
    prefix = changes[:length]
    known_at = prefix[-1].recorded_at
    later = as_of(changes, date.max, known_at=known_at)
    assert later == as_of(prefix, date.max)
    if later is not None:
        assert later == replay(prefix)


@given(histories(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_as_of_looks_only_at_what_was_effective(changes: list[Change], day: date) -> None:
    counted = [c for c in live(changes) if c.effective_on <= day]
    found = as_of(changes, day)
    assert (found is None) is not any(c.kind is K.PLANNED for c in counted)


@given(histories())
def test_replay_does_not_depend_on_the_order_in_which_rows_are_read(changes: list[Change]) -> None:
    assert as_of(list(reversed(changes)), date.max) == as_of(changes, date.max)


@given(histories())
def test_a_history_without_reverts_and_returns_can_be_applied_one_by_one(changes: list[Change]) -> None:
    plain = [c for c in changes if c.kind not in (K.UNDONE, K.CORRECTED, K.SENT_BACK)]
    task: Task | None = None
    for each in plain:
        task = apply(task, each)
    assert task == replay(plain)


@given(histories())
def test_shares_of_lateness_add_up_to_the_whole(changes: list[Change]) -> None:
    last, until = date(2026, 3, 31), date(2026, 12, 31)
    shares = late_days(last, until, holdings(changes))
    if shares:
        assert sum(days for _, days in shares) == (until - last).days


@given(TASKS)
def test_a_task_goes_through_the_journal_s_values_unharmed(some: Task) -> None:
    data = to_data(replace(some, original_last_day=some.original_last_day or some.due_last_day))
    first = Change("task", some.id, 1, K.PLANNED, date(2026, 1, 1), planned().recorded_at, data=data)
    assert to_data(replay([first])) == data

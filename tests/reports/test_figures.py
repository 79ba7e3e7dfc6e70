"""Figures add up or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import ReportError
from reports.figures import Figures, add_up, figures_of
from tasks.statistics import Rate, Statistics

CELLS = st.integers(0, 5000)


@given(CELLS, CELLS, CELLS, CELLS, CELLS)
def test_four_cells_and_no_deadline_are_the_total(a: int, b: int, c: int, d: int, e: int) -> None:
    found = Figures(a, b, c, d, e)
    assert found.total == a + b + c + d + e == found.done + found.open + found.no_deadline


def test_what_left_and_what_is_unreviewed_stand_outside() -> None:
    assert Figures(1, 0, 1, 0, 0, unreviewed=7, left=3).total == 2


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: Figures(done_in_time=-1), "figures_negative"),
        (lambda: Figures(done_in_time=1, awaiting_in_time=2), "awaiting_exceeds"),
        (lambda: Figures(due_done=2, due=1), "rate_impossible"),
    ],
)
def test_contradictions_are_refused(made: object, code: str) -> None:
    with pytest.raises(ReportError) as refused:
        made()  # type: ignore[operator]
    assert refused.value.code == code and code in str(refused.value)


def test_nothing_due_has_no_rate() -> None:
    assert Figures(open_in_time=3).over_due.percent is None
    assert Figures(open_in_time=3).over_all.percent == 0


def test_sum_over_units() -> None:
    found = add_up([Figures(1, 2, 3, 4, 5, due_done=1, due=2), Figures(1, 1, 1, 1, 1, due_done=2, due=2)])
    assert (found.done_in_time, found.done_late, found.open_overdue, found.over_due) == (2, 3, 5, Rate(3, 4))


def test_taken_from_the_one_place_that_counts() -> None:
    counted = Statistics(
        done_in_time=4, done_in_time_awaiting=1, done_late=2, open_in_time=5, overdue=3, no_deadline=1,
        unreviewed=2, stopped=1, transferred=1, due=9, due_done=6,
    )  # fmt: skip
    found = figures_of(counted)
    assert found.total == counted.total and found.left == 2 and found.over_due == Rate(6, 9)
    assert (found.open_overdue, found.awaiting) == (3, 1)

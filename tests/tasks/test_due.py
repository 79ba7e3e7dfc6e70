"""What the clock does: nothing twice, nothing left out, and a report that silences what it answers."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.due import (
    EVERY,
    WHEN_OFF,
    Schedule,
    catch_up,
    in_working_hours,
    next_moment,
    next_occurrence,
    next_reminder_moment,
    next_working_moment,
    occurrences,
    reminder_moment,
    reminder_step,
    step_on,
)
from tasks.errors import BadValue
from tasks.model import VIETNAM
from tasks.rules import Rules
from tests.tasks.samples import CALENDAR, DAYS, RULES


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


MONDAYS = Schedule(1, "week", weekday=1, at=time(7, 30))


def days_of(schedule: Schedule, since: datetime, until: datetime) -> list[tuple[str, str]]:
    found = occurrences(schedule, since, until, CALENDAR)
    return [(f"{instant.astimezone(VIETNAM):%d/%m %H:%M}", period) for instant, period in found]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (MONDAYS, [("16/11 07:30", "2026-W47"), ("23/11 07:30", "2026-W48"), ("30/11 07:30", "2026-W49")]),
        (Schedule(1, "month", day=31), [("30/11 07:30", "2026-11")]),
        (Schedule(1, "month"), []),
        (Schedule(1, "quarter", day=15), []),
        (
            Schedule(1, "week", weekday=2, when_off="after"),
            [("17/11 07:30", "2026-W47"), ("25/11 07:30", "2026-W48")],
        ),
        (
            Schedule(1, "week", weekday=2, when_off="before"),
            [("17/11 07:30", "2026-W47"), ("23/11 07:30", "2026-W48")],
        ),
        (Schedule(1, "week", weekday=2), [("17/11 07:30", "2026-W47"), ("24/11 07:30", "2026-W48")]),
    ],
)
def test_the_second_half_of_november(schedule: Schedule, expected: list[tuple[str, str]]) -> None:
    assert days_of(schedule, at(2026, 11, 15), at(2026, 11, 30, 23)) == expected


def test_the_31st_in_short_months_is_the_last_day() -> None:
    found = days_of(Schedule(1, "month", day=31), at(2026, 1, 31, 12), at(2026, 4, 30, 12))
    assert [day for day, _ in found] == ["28/02 07:30", "31/03 07:30", "30/04 07:30"]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("quarter", [("15/09 07:30", "2026-Q3"), ("15/12 07:30", "2026-Q4")]),
        ("half", [("15/12 07:30", "2026-H2")]),
        ("year", [("15/12 07:30", "2026")]),
    ],
)
def test_longer_periods_post_in_their_last_month(every: str, expected: list[tuple[str, str]]) -> None:
    assert days_of(Schedule(1, every, day=15), at(2026, 7, 1), at(2026, 12, 31)) == expected


def test_a_daily_post_leaves_out_days_off() -> None:
    found = days_of(Schedule(1, "day", when_off="after"), at(2026, 11, 20), at(2026, 11, 25, 12))
    assert [period for _, period in found] == ["2026-11-20", "2026-11-23", "2026-11-25"]


def test_both_ends_of_the_interval() -> None:
    moment = at(2026, 11, 16, 7, 30)
    assert occurrences(MONDAYS, moment, moment + timedelta(days=1)) == []
    assert occurrences(MONDAYS, moment - timedelta(seconds=1), moment) == [(moment, "2026-W47")]
    assert occurrences(MONDAYS, moment, moment) == []
    assert next_occurrence(MONDAYS, moment) == (at(2026, 11, 23, 7, 30), "2026-W48")


@pytest.mark.parametrize(
    "values",
    [
        {"every": "hour"},
        {"every": "week", "weekday": 8},
        {"every": "month", "day": 32},
        {"every": "day", "when_off": "x"},
    ],
)
def test_a_schedule_that_cannot_be_read_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(BadValue, match="bad_schedule"):
        Schedule(1, **values)  # type: ignore[arg-type]


SCHEDULES = st.builds(
    Schedule,
    id=st.just(1),
    every=st.sampled_from(EVERY),
    weekday=st.none() | st.integers(1, 7),
    day=st.none() | st.integers(1, 31),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    when_off=st.sampled_from(WHEN_OFF),
)
MOMENTS = st.integers(0, 364 * 24 * 60).map(lambda minutes: at(2026, 1, 1) + timedelta(minutes=minutes))


@given(SCHEDULES, st.lists(MOMENTS, min_size=2, max_size=6))
def test_split_intervals_give_what_the_whole_gives(schedule: Schedule, moments: list[datetime]) -> None:
    cuts = sorted(moments)
    parts = [each for a, b in pairwise(cuts) for each in occurrences(schedule, a, b, CALENDAR)]
    assert parts == occurrences(schedule, cuts[0], cuts[-1], CALENDAR)


@given(SCHEDULES)
def test_a_logical_period_comes_up_once(schedule: Schedule) -> None:
    found = occurrences(schedule, at(2026, 1, 1), at(2027, 6, 1), CALENDAR)
    assert len({period for _, period in found}) == len(found)


@given(SCHEDULES, MOMENTS)
def test_the_next_occurrence_is_the_first_later_one(schedule: Schedule, after: datetime) -> None:
    found = next_occurrence(schedule, after, CALENDAR)
    assert found[0] > after
    assert occurrences(schedule, after, found[0], CALENDAR) == [found]


class TestCatchUp:
    """Down too long: one merged post, which says that it is late."""

    missed = occurrences(MONDAYS, at(2026, 11, 1), at(2026, 11, 17))

    def test_merged(self) -> None:
        found = catch_up(self.missed, at(2026, 11, 17, 9))
        assert found is not None
        assert (found.period, found.merged, found.late) == (
            "2026-W47",
            ("2026-W45", "2026-W46", "2026-W47"),
            True,
        )

    def test_a_moment_late_is_not_late(self) -> None:
        found = catch_up(self.missed[-1:], at(2026, 11, 16, 7, 31))
        assert found is not None
        assert (found.merged, found.late) == (("2026-W47",), False)

    def test_nothing_missed(self) -> None:
        assert catch_up([], at(2026, 11, 17)) is None


LAST = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 11, 22), None),
        (date(2026, 11, 23), 7),
        (date(2026, 11, 26), 7),
        (date(2026, 11, 27), 3),
        (date(2026, 11, 28), 3),
        (date(2026, 11, 29), 1),
        (LAST, 0),
        (date(2026, 12, 1), -1),
        (date(2026, 12, 7), -1),
        (date(2026, 12, 8), -8),
        (date(2026, 12, 15), -15),
    ],
)
def test_the_step_in_force(today: date, step: int | None) -> None:
    assert step_on(LAST, today, RULES) == step
    assert reminder_step(LAST, today, RULES) == step


def test_a_missed_day_is_caught_up_once() -> None:
    assert reminder_step(LAST, date(2026, 11, 28), RULES, last_step_reminded=7) == 3
    assert reminder_step(LAST, date(2026, 11, 28), RULES, last_step_reminded=3) is None


def test_a_report_silences_the_step_it_answers_and_not_the_later_ones() -> None:
    told = date(2026, 11, 24)
    assert reminder_step(LAST, date(2026, 11, 25), RULES, None, told) is None
    assert reminder_step(LAST, date(2026, 11, 27), RULES, 7, told) == 3
    assert reminder_step(LAST, date(2026, 12, 1), RULES, 0, told) == -1
    assert reminder_step(LAST, date(2026, 12, 3), RULES, 0, date(2026, 12, 2)) is None


def test_a_moved_deadline_starts_anew() -> None:
    assert reminder_step(date(2026, 12, 31), date(2026, 12, 24), RULES, None, date(2026, 11, 24)) == 7


@given(DAYS, st.integers(0, 60), st.sets(st.integers(0, 60)))
def test_whatever_days_the_clock_was_up_no_step_is_told_twice(last: date, before: int, up: set[int]) -> None:
    reminded: int | None = None
    told = []
    for ahead in sorted(up):
        step = reminder_step(last, last - timedelta(before) + timedelta(ahead), RULES, reminded)
        if step is not None:
            told.append(step)
            reminded = step
    assert told == sorted(set(told), reverse=True)


def test_reminders_wait_for_a_working_day() -> None:
    assert reminder_moment(date(2026, 11, 20), RULES, CALENDAR) == at(2026, 11, 20, 8)
    assert reminder_moment(date(2026, 11, 24), RULES, CALENDAR) is None
    assert next_reminder_moment(at(2026, 11, 20, 8), RULES, CALENDAR) == at(2026, 11, 23, 8)
    assert next_reminder_moment(at(2026, 11, 20, 7, 59), RULES, CALENDAR) == at(2026, 11, 20, 8)


def test_the_clock_wakes_for_whatever_comes_first() -> None:
    after = at(2026, 11, 22, 12)
    assert next_moment(after, [MONDAYS], RULES, CALENDAR) == at(2026, 11, 23, 7, 30)
    assert next_moment(after, [], RULES, CALENDAR) == at(2026, 11, 23, 8)
    assert next_moment(after, [Schedule(2, "day", at=time(18))], RULES, CALENDAR) == at(2026, 11, 22, 18)


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        (at(2026, 11, 20, 16, 59), at(2026, 11, 20, 16, 59)),
        (at(2026, 11, 20, 17, 1), at(2026, 11, 23, 8)),
        (at(2026, 11, 20, 6), at(2026, 11, 20, 8)),
        (at(2026, 11, 21, 10), at(2026, 11, 23, 8)),
        (at(2026, 11, 23, 20), at(2026, 11, 25, 8)),
    ],
)
def test_outside_working_hours_it_waits_for_the_next_working_morning(
    moment: datetime, then: datetime
) -> None:
    assert next_working_moment(moment, RULES, CALENDAR) == then
    assert in_working_hours(then, RULES, CALENDAR)


def test_a_late_reminder_hour_outside_working_hours_is_kept() -> None:
    assert reminder_moment(date(2026, 11, 20), Rules(reminder_time=time(18)), CALENDAR) == at(
        2026, 11, 20, 18
    )

"""Reporting periods of NĐ 09/2019/NĐ-CP điều 12, custom cut-offs, and no gap or overlap for any rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks import periods
from tasks.errors import BadValue
from tasks.periods import CALENDAR_MONTHS, DECREE, PeriodKind, PeriodRule, parse_period, period_of
from tests.tasks.samples import CALENDAR, DAYS

RULES_OF_RECIPIENTS = st.builds(PeriodRule, cut_off_day=st.integers(1, 31), sending_days=st.integers(0, 5))
KINDS = st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR])


@pytest.mark.parametrize(
    ("text", "start", "cut_off"),
    [
        ("2026-10", date(2026, 9, 15), date(2026, 10, 14)),
        ("2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-3", date(2026, 2, 15), date(2026, 3, 14)),
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-h2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_nd_09_2019_dieu_12(text: str, start: date, cut_off: date) -> None:
    found = parse_period(text)
    assert (found.start, found.cut_off) == (start, cut_off)
    assert parse_period(str(found)) == found


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-0", "2026-Q5", "2026-H3", "2026-6M", "10/2026", "26-10", "1999"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="bad_period"):
        parse_period(text)


def test_a_december_task_is_in_time_at_the_year_s_cut_off_and_belongs_to_the_next_year() -> None:
    assert date(2026, 12, 14) in parse_period("2026")
    assert str(period_of(date(2026, 12, 15), "year")) == "2027"
    assert str(period_of(date(2026, 12, 15), "month")) == "2027-01"


def test_a_recipient_may_cut_off_on_another_day() -> None:
    april = parse_period("2024-04", PeriodRule(cut_off_day=15))
    assert (april.start, april.cut_off) == (date(2024, 3, 16), date(2024, 4, 15))
    february = parse_period("2026-02", CALENDAR_MONTHS)
    assert (february.start, february.cut_off) == (date(2026, 2, 1), date(2026, 2, 28))


def test_at_least_one_working_day_to_send() -> None:
    assert periods.sending_day(parse_period("2026-10"), CALENDAR) == date(2026, 10, 15)
    # 14/11/2026 is a Saturday
    november = parse_period("2026-11")
    assert periods.sending_day(november, CALENDAR) == date(2026, 11, 16)
    assert periods.sending_day(november, CALENDAR, PeriodRule(sending_days=0)) == date(2026, 11, 16)


def test_the_chase_ends_on_the_last_working_day_before_a_cut_off_that_keeps_its_date() -> None:
    november = parse_period("2026-11")
    assert november.cut_off == date(2026, 11, 14)
    assert periods.chase_days(november, 3, CALENDAR) == (
        date(2026, 11, 11),
        date(2026, 11, 12),
        date(2026, 11, 13),
    )


def test_march_is_told_in_the_first_quarter_where_the_recipient_merges() -> None:
    rule = PeriodRule(
        merges=(("03", "Q1"), ("09", "9M"), ("Q2", "H1"), ("06", "Q2"), ("12", "year"), ("Q4", "year"))
    )
    told = {
        text: str(periods.merged_into(parse_period(text, rule), rule))
        for text in ("2026-03", "2026-06", "2026-12")
    }
    assert told == {"2026-03": "2026-Q1", "2026-06": "2026-H1", "2026-12": "2026"}
    assert str(periods.merged_into(parse_period("2026-04"), rule)) == "2026-04"


def test_merges_in_a_circle_end() -> None:
    rule = PeriodRule(merges=(("03", "Q1"), ("Q1", "03")))
    assert periods.merged_into(parse_period("2026-03", rule), rule).year == 2026


def test_nine_months_of_a_day_past_september() -> None:
    assert str(period_of(date(2026, 10, 1), PeriodKind.NINE_MONTHS)) == "2026-9M"


def test_what_was_done_before_a_cut_off_and_told_after_is_a_supplement() -> None:
    october = parse_period("2026-10")
    assert periods.is_supplement(date(2026, 10, 10), date(2026, 10, 20), october)
    assert not periods.is_supplement(date(2026, 10, 10), date(2026, 10, 14), october)
    assert not periods.is_supplement(date(2026, 10, 15), date(2026, 10, 20), october)


@given(DAYS, KINDS, RULES_OF_RECIPIENTS)
def test_every_day_lies_in_exactly_one_period(day: date, kind: PeriodKind, rule: PeriodRule) -> None:
    found = period_of(day, kind, rule)
    assert day in found
    assert day not in periods.previous(found, rule)
    assert day not in periods.next(found, rule)


@given(DAYS, KINDS, RULES_OF_RECIPIENTS)
def test_periods_follow_one_another_without_gap_or_overlap(
    day: date, kind: PeriodKind, rule: PeriodRule
) -> None:
    found = period_of(day, kind, rule)
    after = periods.next(found, rule)
    assert after.start == found.cut_off + timedelta(1)
    assert periods.previous(after, rule) == found
    assert found.start <= found.cut_off


@given(st.integers(2001, 2100), RULES_OF_RECIPIENTS)
def test_longer_periods_are_made_of_shorter_ones(year: int, rule: PeriodRule) -> None:
    whole = parse_period(str(year), rule)
    for kind, count in ((PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4), (PeriodKind.HALF, 2)):
        parts = [periods.period(kind, year, number, rule) for number in range(1, count + 1)]
        assert (parts[0].start, parts[-1].cut_off) == (whole.start, whole.cut_off)
    assert parse_period(f"{year}-9M", rule).cut_off == parse_period(f"{year}-Q3", rule).cut_off


@given(DAYS, RULES_OF_RECIPIENTS, st.integers(1, 10))
def test_a_report_is_sent_on_a_working_day_after_its_cut_off(day: date, rule: PeriodRule, days: int) -> None:
    found = period_of(day, PeriodKind.MONTH, rule)
    sent = periods.sending_day(found, CALENDAR, rule)
    chase = periods.chase_days(found, days, CALENDAR)
    assert sent > found.cut_off and CALENDAR.is_working(sent)
    assert len(chase) == days and max(chase) < found.cut_off and all(map(CALENDAR.is_working, chase))


def test_the_decree_is_the_default() -> None:
    assert parse_period("2026-10") == parse_period("2026-10", DECREE)


def test_a_week_is_cut_off_on_its_weekday_and_a_day_is_its_own_cut_off() -> None:
    week = parse_period("2026-W47")
    assert (week.start, week.cut_off, str(week)) == (date(2026, 11, 14), date(2026, 11, 20), "2026-W47")
    assert (
        str(periods.next(week)) == "2026-W48"
        and str(periods.previous(parse_period("2027-W01"))) == "2026-W53"
    )
    assert str(period_of(date(2026, 11, 21), PeriodKind.WEEK)) == "2026-W48"
    assert parse_period("2026-11-20").cut_off == date(2026, 11, 20)
    assert str(periods.next(parse_period("2026-12-31"))) == "2027-01-01"


@pytest.mark.parametrize("text", ["2026-W54", "2026-W00", "2026-02-30", "2026-13-01"])
def test_no_such_week_or_day(text: str) -> None:
    with pytest.raises(BadValue):
        parse_period(text)

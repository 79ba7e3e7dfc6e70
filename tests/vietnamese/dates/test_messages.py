"""Several dates of one message, tenses, plans' years and working calendars."""

from datetime import date, datetime, time
from itertools import pairwise

import pytest

from tasks.calendar import WorkingCalendar
from tasks.model import VIETNAM
from vietnamese.dates import find_dates, read_date

NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


def spans(text: str) -> list[str]:
    return [reading.text for reading in find_dates(text, NOW)]


def test_dates_of_a_message_come_in_order_without_overlap() -> None:
    found = find_dates("Đợt 1 trước 30/11, đợt 2 từ 5/12 đến 10/12, tổng kết quý I/2027.", NOW)
    assert [(r.start, r.end) for r in found] == [
        (None, date(2026, 11, 29)),
        (date(2026, 12, 5), date(2026, 12, 10)),
        (date(2027, 1, 1), date(2027, 3, 31)),
    ]
    ends = [r.span for r in found]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))


def test_counts_and_documents_beside_a_date_stay_out() -> None:
    text = "Theo QĐ số 214/QĐ-SKHCN ngày 12/10/2026, nv 2.1 đã xong 3/5 lớp, còn lại trước 15/12 ạ"
    assert spans(text) == ["ngày 12/10/2026", "trước 15/12"]


def test_a_report_looks_back_and_a_deadline_ahead() -> None:
    assert read_date("ngày 15", NOW, "future").start == date(2026, 12, 15)
    assert read_date("ngày 15", NOW, "past").start == date(2026, 11, 15)
    assert read_date("tháng 10", NOW, "past").start == date(2026, 10, 1)
    assert read_date("quý III", NOW, "past").end == date(2026, 9, 30)
    assert read_date("thứ 3", NOW, "past").start == date(2026, 11, 17)


def test_more_than_half_a_year_off_is_asked() -> None:
    assert read_date("10/8", NOW).ask
    assert not read_date("10/2", NOW).ask


def test_a_weekday_said_on_that_weekday_is_asked() -> None:
    assert read_date("thứ sáu", NOW).ask
    assert not read_date("thứ năm", NOW).ask


def test_weekday_and_date_that_clash_are_asked() -> None:
    reading = read_date("thứ tư ngày 26/11", NOW)
    assert (reading.start, reading.ask) == (date(2026, 11, 26), True)


def test_the_year_of_a_plan_decides_what_has_none() -> None:
    assert read_date("tháng 2", NOW, year=2025).start == date(2025, 2, 1)
    assert read_date("tháng 2", NOW, year=2025).guessed == {"year"}
    assert read_date("tháng 2/2026", NOW, year=2025).guessed == frozenset()


def test_working_days_are_counted_over_the_calendar() -> None:
    off = WorkingCalendar(days_off=frozenset({date(2026, 11, 24)}), years=frozenset({2026}))
    assert read_date("2 ngày làm việc nữa", NOW, calendar=off).start == date(2026, 11, 25)
    assert not read_date("2 ngày làm việc nữa", NOW, calendar=off).ask
    assert read_date("2 ngày làm việc nữa", NOW).ask


def test_before_a_clock_time_is_that_day_and_before_a_day_is_the_day_before() -> None:
    assert read_date("trước 10h ngày 2/12", NOW).end == date(2026, 12, 2)
    assert read_date("trước 10h ngày 2/12", NOW).time == time(10)
    assert read_date("trước ngày 2/12", NOW).end == date(2026, 12, 1)


def test_a_moved_deadline_is_the_new_day() -> None:
    assert read_date("xin lùi từ 25/11 đến 9/12", NOW).start == date(2026, 12, 9)


def test_a_denied_date_gives_way() -> None:
    assert read_date("họp không phải thứ 3 mà thứ 5", NOW).start == date(2026, 11, 26)


@pytest.mark.parametrize(
    "text", ["chi Mai gui file", "giao cho chị Mai", "Trần Thị Mai chủ trì", "MAI là tên phòng"]
)
def test_names_are_no_days_unless_they_begin_the_message(text: str) -> None:
    expected = ["MAI"] if text.startswith("MAI") else []
    assert spans(text) == expected


def test_regression_units_reached_through_many_prefixes_do_not_nest() -> None:
    assert find_dates("trong " * 20000, NOW) == ()


def test_a_condition_is_kept_in_words_and_is_no_date() -> None:
    reading = read_date("ngay sau khi Bộ trả lời", NOW)
    assert (reading.kind, reading.condition, reading.found) == ("none", "ngay sau khi Bộ trả lời", False)
    assert read_date("em cảm ơn", NOW).condition is None

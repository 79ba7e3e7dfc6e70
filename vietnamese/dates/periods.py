"""Stretches of days and the arithmetic of the calendar; weeks run Monday to Sunday."""

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

Grain = Literal["day", "week", "month", "quarter", "half", "year"]

_ONE = timedelta(days=1)
MONTHS_IN: dict[Grain, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Period(NamedTuple):
    """Days start..end, both included; `grain` is the unit that was named."""

    start: date
    end: date
    grain: Grain


def day(d: date) -> Period:
    """One day."""
    return Period(d, d, "day")


def week_of(d: date) -> Period:
    """The Monday–Sunday week that holds the day."""
    monday = d - _ONE * d.weekday()
    return Period(monday, monday + _ONE * 6, "week")


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int, grain: Grain = "month") -> Period:
    """The months first..last of one year."""
    return Period(date(year, first, 1), last_of_month(year, last), grain)


def quarter(year: int, number: int) -> Period:
    """Quarter 1–4 of a year."""
    return months(year, number * 3 - 2, number * 3, "quarter")


def whole_year(year: int) -> Period:
    """1 January to 31 December."""
    return months(year, 1, 12, "year")


def real_day(year: int, month: int, number: int) -> Period | None:
    """The day; None when that month has no such day."""
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return day(date(year, month, number))


def add_months(d: date, n: int) -> date:
    """The corresponding day n months on, the month's last where there is none (BLDS 2015 điều 148 khoản 3)."""
    index = d.year * 12 + d.month - 1 + n
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(d.day, calendar.monthrange(year, month)[1]))


def unit_around(d: date, grain: Grain, offset: int = 0) -> Period:
    """The calendar week, month, quarter, half or year `offset` units from the one that holds the day."""
    if grain == "day":
        return day(d + _ONE * offset)
    if grain == "week":
        return week_of(d + _ONE * 7 * offset)
    size = MONTHS_IN[grain]
    first = (d.year * 12 + d.month - 1) // size * size + offset * size
    return months(first // 12, first % 12 + 1, first % 12 + size, grain)


def edge(period: Period, where: str) -> Period:
    """Đầu, giữa, cuối of a period as days: the month's 1st, 15th, last; 1 January, 30 June, 31 December (BLDS 146).

    A week's are Monday, Wednesday and Saturday–Sunday; a quarter's middle is the 15th of its second month.
    """
    start, end, grain = period
    if where == "đầu":
        return day(start)
    if where == "giữa":
        return day(_middle(period))
    if grain == "week":
        return Period(end - _ONE, end, "day")
    return day(end)


def _middle(period: Period) -> date:
    start, end, grain = period
    if grain == "week":
        return start + _ONE * 2
    if grain == "month" and start.month == end.month:
        return start.replace(day=15)
    if grain == "quarter":
        return add_months(start, 1).replace(day=15)
    if grain == "year" and start.year == end.year:
        return date(start.year, 6, 30)
    return start + (end - start) / 2


def half_of(period: Period, where: str) -> Period:
    """Nửa đầu or nửa cuối: 1–15 and 16–end of a month, January–June and July–December of a year."""
    start, end, grain = period
    if grain == "year" and start.year == end.year:
        return months(start.year, 1, 6, "half") if where == "đầu" else months(start.year, 7, 12, "half")
    middle = _middle(period)
    return Period(start, middle, "day") if where == "đầu" else Period(middle + _ONE, end, "day")

"""The lunar calendar against facts of published calendars."""

from datetime import date, timedelta

import pytest

from vietnamese import lunar

TETS = {
    1900: (1, 31), 1945: (2, 13), 1968: (1, 29), 1969: (2, 16), 1975: (2, 11), 1985: (1, 21), 2000: (2, 5), 2007: (2, 17),
    2014: (1, 31), 2020: (1, 25), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26),
    2029: (2, 13), 2030: (2, 2), 2033: (1, 31), 2050: (1, 23), 2100: (2, 9),
}  # fmt: skip
LEAP_MONTHS = {
    1984: 0,
    1985: 2,
    1987: 7,
    2001: 4,
    2004: 2,
    2006: 7,
    2014: 9,
    2017: 6,
    2020: 4,
    2023: 2,
    2025: 6,
    2028: 5,
    2033: 11,
}


@pytest.mark.parametrize("year", TETS)
def test_tet(year: int) -> None:
    assert lunar.tet(year) == date(year, *TETS[year])


@pytest.mark.parametrize("year", LEAP_MONTHS)
def test_leap_month(year: int) -> None:
    assert sum(m.month for m in lunar.MONTHS if m.year == year and m.leap) == LEAP_MONTHS[year]


def test_days_known_by_everybody() -> None:
    assert lunar.to_solar(2024, 3, 10) == date(2024, 4, 18)  # Giỗ Tổ
    assert lunar.to_solar(2024, 8, 15) == date(2024, 9, 17)  # Trung thu
    assert lunar.to_solar(2025, 7, 15) == date(2025, 9, 6)  # Vu lan, behind a leap sixth month
    assert lunar.last_of_year(2026) == date(2027, 2, 5)  # 29 chạp: a short month
    assert lunar.to_solar(2026, 12, 30) is None


def test_every_day_has_one_lunar_day_and_back() -> None:
    day, last = lunar.MONTHS[0].first, lunar.MONTHS[-1].first
    while day < last:
        found = lunar.to_lunar(day)
        assert found is not None and lunar.to_solar(*found[:3], leap=found[3]) == day
        day += timedelta(days=37)


def test_months_follow_one_another_without_a_gap() -> None:
    for one, other in zip(lunar.MONTHS, lunar.MONTHS[1:], strict=False):
        assert one.first + timedelta(one.length) == other.first


def test_years_unknown_are_none() -> None:
    assert (
        lunar.tet(1899) is None
        and lunar.to_lunar(date(1899, 12, 31)) is None
        and lunar.to_solar(2101, 1, 1) is None
    )
    assert lunar.to_lunar(date.max) is None

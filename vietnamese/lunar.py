"""The Vietnamese lunar calendar of 1900–2100, lunar to solar and back, exact and without any arithmetic of stars.

One row a year holds what astronomy decides at the meridian 105° E (UTC+7, the zone of Decision 121/CP of 1967):
the day of Tết, the leap month and which months have 30 days. It was computed from new moons and the sun's
longitude to the second; it parts from the Chinese calendar (UTC+8) in 1968, 1985, 2007, 2030 and 2053.
Outside these years every function answers None.
"""

from bisect import bisect_right
from datetime import date, timedelta
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2100

# Six hexadecimal digits a year: days from 1 January to Tết (7 bits), the leap month or 0 (4 bits),
# then a bit for each month in order, 1 = 30 days (13 bits, the first month lowest).
_ROWS = (
    "3d16d26207524c06a536b64b5c064b440c9b30955a56056a400b692a5752500b523adb25600b25480a4b32b4ab5802ad"
    "42056d2c6b69520da93efd92640e924c0d2536da4d5c0a564602b62e95b55606d4400ea92c5e92500e923acd265e052b"
    "480a5732b4d658035a4206d52e76c95207493d1693620a954c052b34ca5b5a0aad46056a309b65560ba4400b492a5a95"
    "500a9538f52d5e0556480ab534b5aa5805d2420da52e7d4a540e4a3d0c96600a974c055636cab55a0ad94606d2308ea5"
    "5607253e064b286c974e049b38e55b5c056b480b6934b7525a0b52420b252c9a4b520a4d3d14ab6002ad4a05ad36cb6a"
    "5c0da9460d92309d25560d25400a552854ad4e04b638e5b55e06d5480ec934be925a0e92440d262c6a56500a573d1556"
    "62056a4a0b5536b6c95c07494606932e952b54052b3e0a5b2a555a4e056a38eb655e0ba54a0d4932ba95580a9542052d"
    "2c8aad500ab53d35aa6205d24c0da536dd4a5c0e4a460c9630992e5405563e0ab52a55b25006d238cea55e072548064b"
    "32ac975604ab40055b2c6ada520b6a3d7752620b924c0b2536da4b5a0a4d4404ad2ea95b5405ad3e0baa2a5b52500d92"
    "3afd255e0d25480a5532b4ad5804b64006b52c6daa520eca3f0e92600e934c0d2636ca565a0a5b44055a2e8ad5540b55"
    "40074a286e934e0a9338f52b5e052b460a9b32b55a58056a420b652c974a520d4a3d1a95620c954a092d34caad5a0ab5"
    "4605aa2e8da5540ea5400d4a2a7d154e0c9638f9565e0556480ab532b6b45806d4420ea52e8e8a50068b3b14976004ab"
    "4a095b34cada5a0b6a460754309725540b453e0a8b28552b4e04ad"
)


class LunarMonth(NamedTuple):
    """One lunar month: its year, number 1–12, whether it is the leap one, its first solar day, 29 or 30 days."""

    year: int
    month: int
    leap: bool
    first: date
    length: int


def _months_of(year: int) -> list[LunarMonth]:
    at = (year - FIRST_YEAR) * 6
    row = int(_ROWS[at : at + 6], 16)
    first = date(year, 1, 1) + timedelta(row >> 17)
    leap = row >> 13 & 15
    names = [(m, False) for m in range(1, 13)]
    if leap:
        names.insert(leap, (leap, True))
    months = []
    for bit, (month, is_leap) in enumerate(names):
        length = 29 + (row >> bit & 1)
        months.append(LunarMonth(year, month, is_leap, first, length))
        first += timedelta(length)
    return months


MONTHS: tuple[LunarMonth, ...] = tuple(m for y in range(FIRST_YEAR, LAST_YEAR + 1) for m in _months_of(y))
_FIRSTS = [m.first for m in MONTHS]
_INDEX = {(m.year, m.month, m.leap): i for i, m in enumerate(MONTHS)}


def month_index(year: int, month: int, leap: bool = False) -> int | None:
    """The position of a lunar month in MONTHS; None where there is no such month."""
    return _INDEX.get((year, month, leap))


def index_on(day: date) -> int | None:
    """The position in MONTHS of the lunar month that holds the solar day; None outside the years known."""
    at = bisect_right(_FIRSTS, day) - 1
    if at < 0 or day >= MONTHS[at].first + timedelta(MONTHS[at].length):
        return None
    return at


def to_solar(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar date of a lunar day; None when that day or month does not exist (30 chạp of a short month)."""
    at = month_index(year, month, leap)
    if at is None or not 1 <= day <= MONTHS[at].length:
        return None
    return MONTHS[at].first + timedelta(day - 1)


def to_lunar(day: date) -> tuple[int, int, int, bool] | None:
    """Lunar (year, month, day, leap month?) of a solar date; None outside the years known."""
    at = index_on(day)
    if at is None:
        return None
    month = MONTHS[at]
    return month.year, month.month, (day - month.first).days + 1, month.leap


def tet(year: int) -> date | None:
    """The first day of the lunar year, mùng 1 Tết, that begins in the solar year."""
    return to_solar(year, 1, 1)


def last_of_year(year: int) -> date | None:
    """Giao thừa, the last day of the lunar year: 29 or 30 chạp."""
    at = month_index(year, 12)
    return None if at is None else MONTHS[at].first + timedelta(MONTHS[at].length - 1)

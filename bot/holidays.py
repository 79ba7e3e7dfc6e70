"""Vietnam's public holidays as a WorkingCalendar; the only place that imports the holidays library.

The library lacks 24 November (Ngày Văn hóa Việt Nam, a day off since 2026) in some releases; official
notices of swapped days are facts of the database, laid over this by the handlers.
"""

from datetime import date
from functools import lru_cache

import holidays

from tasks.calendar import WorkingCalendar

CULTURE_DAY_SINCE = 2026


@lru_cache(maxsize=4)
def public_holidays(first: int = 2020, last: int = 2035) -> WorkingCalendar:
    """The public holidays of the years first..last (BLLĐ 2019 điều 112)."""
    years = range(first, last + 1)
    known = holidays.country_holidays("VN", years=years)
    days = {day for day in known if isinstance(day, date)}
    days |= {date(year, 11, 24) for year in years if year >= CULTURE_DAY_SINCE}
    return WorkingCalendar(days_off=frozenset(days), years=frozenset(years))

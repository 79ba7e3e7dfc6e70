"""The working calendar as a value: which days are worked, and arithmetic over working days.

The days off (public holidays and official notices, swapped working days) are data that the process
loads; Saturday and Sunday are off unless a notice makes one a working day (BLLĐ 2019 điều 111, 112).
"""

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Days off and swapped working weekends with the notices they come from, for the `years` it covers.

    Outside those years only weekends are known to be off: `covers` tells, so that an answer can say so.
    """

    days_off: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()
    notices: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the day is worked; a notice's working weekend wins over the weekend."""
        if day in self.working_weekends:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def next_working(self, day: date) -> date:
        """The day itself where it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def previous_working(self, day: date) -> date:
        """The day itself where it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day` (before it when n < 0), `day` not counted (BLDS 147); n = 0: `day`."""
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days lie in (a, b]; negative when b < a."""
        if b < a:
            return -self.working_days_between(b, a)
        return sum(self.is_working(a + _DAY * i) for i in range(1, (b - a).days + 1))

    def last_working_day_of_week(self, day: date) -> date:
        """The last worked day of the Monday–Sunday week of `day`; its Sunday when none is worked."""
        monday = day - _DAY * day.weekday()
        worked = [monday + _DAY * i for i in range(7) if self.is_working(monday + _DAY * i)]
        return worked[-1] if worked else monday + _DAY * 6

    def covers(self, year: int) -> bool:
        """Whether the year's holidays are known."""
        return year in self.years

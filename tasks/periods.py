"""Reporting periods and their cut-offs, without gap or overlap for any one rule.

Defaults: Nghị định 09/2019/NĐ-CP điều 12: a month runs from the 15th of the month before to its 14th,
quarter, half-year, nine months and year from the 15th before their first month to the 14th of their
last. A recipient's template may cut off on another day (31 = calendar months) and merge periods.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tasks.calendar import WorkingCalendar
from tasks.deadlines import day_in_month
from tasks.errors import BadValue

_DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """The periods of reports; nine months overlap with the quarters as a report of their own.

    A week is numbered as ISO does and cut off on the rule's weekday, a day by its place in the year.
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


# kind: (months it covers, how many of them there are in a year)
_SHAPE = {
    PeriodKind.MONTH: (1, 12),
    PeriodKind.QUARTER: (3, 4),
    PeriodKind.HALF: (6, 2),
    PeriodKind.NINE_MONTHS: (9, 1),
    PeriodKind.YEAR: (12, 1),
}
_SHORT = (PeriodKind.DAY, PeriodKind.WEEK)


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """How one recipient's reports are cut: day of the last month, working days to send, what merges into what.

    `merges` holds pairs of codes without the year: ("03", "Q1") means that March is told in Q1's report.
    """

    cut_off_day: int = 14
    sending_days: int = 1
    merges: tuple[tuple[str, str], ...] = ()
    cut_off_weekday: int = 5
    basis: str = "Nghị định 09/2019/NĐ-CP"


DECREE = PeriodRule()
CALENDAR_MONTHS = PeriodRule(cut_off_day=31, basis="")


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period: `start` and `cut_off` are both inclusive days; `number` counts from 1 in its year."""

    kind: PeriodKind
    year: int
    number: int
    start: date
    cut_off: date

    @property
    def code(self) -> str:
        """The period's name without its year: "10", "Q3", "H1", "9M", "W46", "11-20", "" for the year."""
        return {
            PeriodKind.DAY: f"{self.cut_off:%m-%d}",
            PeriodKind.WEEK: f"W{self.number:02d}",
            PeriodKind.MONTH: f"{self.number:02d}",
            PeriodKind.QUARTER: f"Q{self.number}",
            PeriodKind.HALF: f"H{self.number}",
            PeriodKind.NINE_MONTHS: "9M",
            PeriodKind.YEAR: "",
        }[self.kind]

    def __str__(self) -> str:
        return f"{self.year}-{self.code}".rstrip("-")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.cut_off


def period(kind: PeriodKind | str, year: int, number: int = 1, rule: PeriodRule = DECREE) -> Period:
    """The n-th period of its kind in a year; raises BadValue("bad_period") when there is no such one."""
    kind = PeriodKind(kind)
    if kind in _SHORT:
        return _short_period(kind, year, number, rule)
    months, count = _SHAPE[kind]
    if not (1 <= number <= count and 2000 <= year <= 2200):
        raise BadValue("bad_period", kind=kind.value, year=year, number=number)
    last = number * months
    return Period(kind, year, number, _cut_off(year, last - months, rule) + _DAY, _cut_off(year, last, rule))


def _short_period(kind: PeriodKind, year: int, number: int, rule: PeriodRule) -> Period:
    try:
        if kind is PeriodKind.WEEK:
            end = date.fromisocalendar(year, number, rule.cut_off_weekday)
            return Period(kind, year, number, end - 6 * _DAY, end)
        day = date(year, 1, 1) + (number - 1) * _DAY
    except (ValueError, OverflowError):
        day = date.min
    if day.year != year or not 2000 <= year <= 2200:
        raise BadValue("bad_period", kind=kind.value, year=year, number=number)
    return Period(kind, year, number, day, day)


def parse_period(text: str, rule: PeriodRule = DECREE) -> Period:
    """The period named "2026-10", "2026-Q3", "2026-H1", "2026-9M", "2026", "2026-W46" or "2026-11-20".

    Raises BadValue("bad_period").
    """
    if found := re.fullmatch(r"(\d{4})-W(\d{1,2})", text.strip().upper()):
        return period(PeriodKind.WEEK, int(found[1]), int(found[2]), rule)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return period_of(_day(text.strip()), PeriodKind.DAY, rule)
    found = re.fullmatch(r"(\d{4})(?:-(?:(\d{1,2})|Q([1-4])|H([12])|(9M)))?", text.strip().upper())
    if not found:
        raise BadValue("bad_period", text=text)
    year, month, quarter, half, nine = found.groups()
    for kind, number in ((PeriodKind.MONTH, month), (PeriodKind.QUARTER, quarter), (PeriodKind.HALF, half)):
        if number:
            return period(kind, int(year), int(number), rule)
    return period(PeriodKind.NINE_MONTHS if nine else PeriodKind.YEAR, int(year), 1, rule)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValue("bad_period", text=text) from None


def period_of(day: date, kind: PeriodKind | str, rule: PeriodRule = DECREE) -> Period:
    """The period of a kind that holds the day; for nine months the one of the day's year, even past its end."""
    kind = PeriodKind(kind)
    if kind is PeriodKind.DAY:
        return period(kind, day.year, day.timetuple().tm_yday, rule)
    if kind is PeriodKind.WEEK:
        late = 7 * _DAY if day.isoweekday() > rule.cut_off_weekday else 0 * _DAY
        return period(kind, *(day + late).isocalendar()[:2], rule)
    year = day.year + (day > _cut_off(day.year, 12, rule))
    count = _SHAPE[kind][1]
    every = (period(kind, year, number, rule) for number in range(1, count + 1))
    return next_of(every, day) or period(kind, year, count, rule)


def next_of(periods: Iterable[Period], day: date) -> Period | None:
    """The first of the periods whose cut-off is not before the day."""
    for found in periods:
        if day <= found.cut_off:
            return found
    return None


def previous(of: Period, rule: PeriodRule = DECREE) -> Period:
    """The period of the same kind right before."""
    return _shifted(of, -1, rule)


def next(of: Period, rule: PeriodRule = DECREE) -> Period:
    """The period of the same kind right after."""
    return _shifted(of, 1, rule)


def sending_day(of: Period, calendar: WorkingCalendar, rule: PeriodRule = DECREE) -> date:
    """The last day to send: at least one working day after the cut-off (NĐ 09/2019 điều 12)."""
    return calendar.add_working_days(of.cut_off, max(rule.sending_days, 1))


def chase_days(of: Period, days: int, calendar: WorkingCalendar) -> tuple[date, ...]:
    """The working days on which missing reports are asked for; the last is the last working day before the cut-off.

    A cut-off keeps its date even on a day off.
    """
    last = calendar.previous_working(of.cut_off - _DAY)
    return tuple(calendar.add_working_days(last, -back) for back in range(days - 1, -1, -1))


def merged_into(of: Period, rule: PeriodRule = DECREE) -> Period:
    """The period whose report tells this one: March in Q1 where the recipient merges them, else itself."""
    targets = dict(rule.merges)
    for _ in targets:  # a circle of merges ends after as many steps as there are
        target = targets.get(of.code)
        if target is None:
            return of
        of = parse_period(str(of.year) if target == "year" else f"{of.year}-{target}", rule)
    return of


def is_supplement(effective_on: date, recorded_on: date, period: Period) -> bool:
    """Whether something was true by the cut-off but told after it (bổ sung): taken in or left by the office."""
    return effective_on <= period.cut_off < recorded_on


def _cut_off(year: int, month: int, rule: PeriodRule) -> date:
    """The cut-off in a month; month 0 is December of the year before."""
    year, month = (year - 1, 12) if month == 0 else (year, month)
    return day_in_month(year, month, rule.cut_off_day)


def _shifted(of: Period, by: int, rule: PeriodRule) -> Period:
    if of.kind in _SHORT:
        return period_of(of.cut_off + by * (7 if of.kind is PeriodKind.WEEK else 1) * _DAY, of.kind, rule)
    count = _SHAPE[of.kind][1]
    index = of.year * count + of.number - 1 + by
    return period(of.kind, index // count, index % count + 1, rule)
